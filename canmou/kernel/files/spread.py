"""Opening spreadsheets safely.

The reader reserves memory for the whole used area, and believes what a file says of itself: one stray cell, or one
false count, makes it ask for terabytes and takes the process down. So this is looked at first. Damaged files can
also make it panic.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

import python_calamine

from canmou.kernel.errors import Refused
from canmou.kernel.files import biff
from canmou.kernel.files.archive import ZIP_ERRORS

DAMAGED = "Excel 文件已损坏或格式不规范，无法读取。请用办公软件重新保存后再传。"

MOST_ROWS, MOST_COLUMNS = 200_000, 104
LONG, WIDE = 20_000, 52
"""Rows to 200,000 and columns to CZ, but not both: beyond row 20,000 to AZ. Some 340 MB at the very most."""

_FAR = re.compile(
    rb"\sr=[\"'](?:(?:[D-Z][A-Z]|[A-Z]{3,})\d+|[A-Z]+(?:[2-9]\d{5}|\d{7,}))[\"']", re.IGNORECASE
)
_WIDE = re.compile(rb"\sr=[\"'][BC][A-Z]\d+[\"']", re.IGNORECASE)
_LONG = re.compile(rb"\sr=[\"'][A-Z]+(?:[2-9]\d{4}|\d{6,})[\"']", re.IGNORECASE)
_BLANK = re.compile(rb"<(?:\w+:)?c\s[^<>]*/>")
_STRINGS = re.compile(rb"<(?:\w+:)?sst\b[^<>]*>")
_COUNT = re.compile(rb"uniqueCount\s*=\s*[\"'](\d+)")
_MOST_STRINGS = 10_000_000  # careless programs write the number of cells here


def open_workbook(content: bytes) -> python_calamine.CalamineWorkbook:
    """A workbook (.xlsx, .xls) ready to be read. Refuses one whose cells are scattered too far, or that is damaged.

    Call `check_archive` first. Cells that are only formatted are left out when they stand far away.
    """
    try:
        content = _compact(content) if content.startswith(b"PK") else _checked_old(content)
    except ZIP_ERRORS as error:
        raise Refused(DAMAGED) from error
    with reading():
        return python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))


@contextmanager
def reading() -> Iterator[None]:
    """Around every use of the reader: what it cannot read, or panics at, is refused."""
    try:
        yield
    except (python_calamine.CalamineError, ValueError) as error:
        raise Refused(DAMAGED) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # has no name that could be imported
            raise
        raise Refused(DAMAGED) from error


def _far(spot: str) -> Refused:
    return Refused(
        f"表格在很远的单元格 {spot} 还有内容，请删去那里的内容或空行空列，另存后再传"
        f"（最多 {MOST_ROWS} 行、100 列）。"
    )


def _checked_old(content: bytes) -> bytes:
    found = biff.streams(content)
    if not found or not all(found):
        raise Refused(DAMAGED)
    for rows, columns in (span for stream in found for span in biff.extents(stream)):
        if columns > MOST_COLUMNS or (rows > LONG and columns > WIDE):
            raise _far(f"第{rows}行第{columns}列")
    return content


def _compact(content: bytes) -> bytes:
    changed: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        if "xl/workbook.xml" not in names:
            raise Refused(DAMAGED)
        for name in names:
            if not name.endswith(".xml"):
                continue
            xml = archive.read(name)
            if xml.startswith((b"\xff\xfe", b"\xfe\xff")) or _false_count(xml):
                raise Refused(DAMAGED)
            if b"sheetData" in xml and _scattered(xml):
                xml = changed[name] = _BLANK.sub(b"", xml)
                if spot := _scattered(xml):
                    raise _far(spot)
        if not changed:
            return content
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as copy:
            for name in names:
                copy.writestr(name, changed.get(name) or archive.read(name))
        return made.getvalue()


def _false_count(xml: bytes) -> bool:
    """Whether a table of strings claims more of them than any file holds."""
    counts = (count for table in _STRINGS.findall(xml) for count in _COUNT.findall(table))
    return any(int(count) > _MOST_STRINGS for count in counts)


def _scattered(xml: bytes) -> str:
    """The first cell that stands too far out, or ""."""
    found = _FAR.search(xml)
    if found is None and (wide := _WIDE.search(xml)) and _LONG.search(xml):
        found = wide
    return re.sub(rb".*=[\"']|[\"']", b"", found[0]).decode() if found else ""

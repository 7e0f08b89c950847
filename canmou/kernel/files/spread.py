"""Opening spreadsheets safely: readers reserve memory for the whole used area, and one stray cell can make it terabytes."""

import io
import re
import zipfile

import python_calamine

from canmou.kernel.errors import Refused

DAMAGED = "Excel 文件已损坏或格式不规范，无法读取。请用办公软件重新保存后再传。"

MOST_ROWS = 200_000
"""Together with 104 columns (to CZ) up to row 20,000 and 52 columns (to AZ) below: some 340 MB at the very most."""

_FAR = re.compile(
    rb"\sr=[\"'](?:(?:[D-Z][A-Z]|[A-Z]{3,})\d+|[A-Z]+(?:[2-9]\d{5}|\d{7,}))[\"']", re.IGNORECASE
)
_WIDE = re.compile(rb"\sr=[\"'][BC][A-Z]\d+[\"']", re.IGNORECASE)
_LONG = re.compile(rb"\sr=[\"'][A-Z]+(?:[2-9]\d{4}|\d{6,})[\"']", re.IGNORECASE)
_BLANK = re.compile(rb"<(?:\w+:)?c\s[^<>]*/>")


def open_workbook(content: bytes) -> python_calamine.CalamineWorkbook:
    """A workbook (.xlsx, .xls) ready to be read. Refuses one whose cells are scattered too far, or that is damaged.

    Call `check_archive` first. Cells that are only formatted are left out when they stand far away.
    """
    if content.startswith(b"PK"):
        content = _compact(content)
    try:
        return python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
    except (python_calamine.CalamineError, ValueError) as error:
        raise Refused(DAMAGED) from error


def _compact(content: bytes) -> bytes:
    changed: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        if "xl/workbook.xml" not in names:
            raise Refused(DAMAGED)
        for name in names:
            if not name.endswith(".xml") or name.endswith("sharedStrings.xml"):
                continue
            xml = archive.read(name)
            if xml.startswith((b"\xff\xfe", b"\xfe\xff")):
                raise Refused(DAMAGED)
            if b"sheetData" in xml and _scattered(xml):
                xml = changed[name] = _BLANK.sub(b"", xml)
                if spot := _scattered(xml):
                    raise Refused(
                        f"表格在很远的单元格 {spot} 还有内容，请删去那里的内容或空行空列，另存后再传"
                        f"（最多 {MOST_ROWS} 行、100 列）。"
                    )
        if not changed:
            return content
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as copy:
            for name in names:
                copy.writestr(name, changed.get(name) or archive.read(name))
        return made.getvalue()


def _scattered(xml: bytes) -> str:
    """The first cell that stands too far out, or ""."""
    found = _FAR.search(xml)
    if found is None and (wide := _WIDE.search(xml)) and _LONG.search(xml):
        found = wide
    return re.sub(rb".*=[\"']|[\"']", b"", found[0]).decode() if found else ""

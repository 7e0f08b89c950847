"""Reading spreadsheets as they come: .xlsx, .xls, CSV in UTF-8 or GB18030. Nothing is interpreted yet."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any
from xml.etree import ElementTree

from python_calamine import CalamineWorkbook

from canmou.kernel.attachments.actions import MAX_BYTES
from canmou.kernel.errors import Refused
from canmou.kernel.files import (
    MOST_ROWS,
    Kind,
    check_archive,
    check_name,
    marked_cells,
    open_workbook,
    reading,
    sniff,
)
from canmou.kernel.files.kinds import decode

#: How a table kept as text may be called; older systems export tabulated text as .xls.
_TEXT_NAMES = ("", ".csv", ".tsv", ".txt", ".xls")


@dataclass
class RawSheet:
    """A sheet: name, rows of cells (the first row is row 1), and what of its cells the values do not tell.

    `marks` maps (row, column), from 1, of formulas and errors to "result", "none" (a formula that was never
    computed) or "error".
    """

    name: str
    rows: list[list[Any]]
    marks: dict[tuple[int, int], str] = field(default_factory=dict)


def read_workbook(name: str, content: bytes) -> list[RawSheet]:
    """All sheets of a file. Raises `Refused` for what is no readable spreadsheet, saying what to do."""
    if len(content) > MAX_BYTES:
        raise Refused(f"“{name}”超过 {MAX_BYTES // 1024 // 1024} MB，请按年度或台账分成几个文件导入")
    kind = sniff(content)
    if kind is Kind.LOCKED:
        raise Refused(f"“{name}”设了打开密码，请在 Excel 里取消密码后再导入")
    if kind is Kind.EMPTY:
        raise Refused(f"“{name}”是空文件，请检查是否选错了文件")
    if kind is Kind.TEXT:
        if PurePath(name).suffix.lower() not in _TEXT_NAMES:
            raise Refused(f"“{name}”里不是工作簿，只是文本；请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入")
        return [_read_csv(name, content)]
    if kind not in (Kind.XLSX, Kind.XLS):
        check_name(name, kind)
        raise Refused(f"“{name}”是{kind.label}，导入需要 Excel 工作簿（.xlsx、.xls）或 CSV 文件")
    if kind is Kind.XLSX:
        check_archive(content)
    book = open_workbook(content)
    with reading():
        sheets = list(_sheets(book))
    try:
        marks = _marks(content) if kind is Kind.XLSX else marked_cells(content)
    except (zipfile.BadZipFile, ValueError, KeyError, ElementTree.ParseError) as error:
        raise Refused(f"“{name}”打不开，文件可能已损坏；请用 Excel 或 WPS 打开另存后再导入") from error
    for sheet in sheets:
        sheet.marks = marks.get(sheet.name, {})
    return sheets


def _sheets(book: CalamineWorkbook) -> Iterator[RawSheet]:
    total = 0
    for title in book.sheet_names:
        sheet = book.get_sheet_by_name(title)
        total += sheet.total_height
        if total > MOST_ROWS:
            raise Refused(f"文件里超过 {MOST_ROWS} 行，请按年度或台账分成几个文件导入")
        yield RawSheet(title, sheet.to_python(skip_empty_area=False))


def _read_csv(name: str, content: bytes) -> RawSheet:
    text = decode(content)
    if text is None:
        raise Refused(f"“{name}”不是 UTF-8 或 GB18030 编码的文本，请在 Excel 里另存为“CSV UTF-8”后再导入")
    head = text[:4096].split("\n", 1)[0]
    separator = max(",\t;", key=head.count)
    try:
        rows: list[list[Any]] = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise Refused(f"“{name}”的引号不成对，请用 Excel 打开另存后再导入") from error
    if len(rows) > MOST_ROWS:
        raise Refused(f"“{name}”有 {len(rows)} 行，一次最多导入 {MOST_ROWS} 行，请分成几个文件")
    return RawSheet(PurePath(name).stem, rows)


# --- which cells of an .xlsx hold formulas and errors (the reader gives stored results, and nothing for an error)

_TOUCHED = re.compile(rb"<(?:\w+:)?f[ />]|\bt=\"e\"")
_CELL = re.compile(rb"<(?:\w+:)?c\s[^<>]*?\br=\"([A-Z]{1,3})(\d+)\"[^<>]*>")
_END = re.compile(rb"</(?:\w+:)?c>")
_RESULT = re.compile(rb"<(?:\w+:)?(?:v|t)\b[^<>/]*>[^<]")


def _marks(content: bytes) -> dict[str, dict[tuple[int, int], str]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        held = set(archive.namelist())
        return {
            title: dict(_marked(archive.read(member)))
            for title, member in _members(archive)
            if member in held
        }


def _marked(xml: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    for touched in _TOUCHED.finditer(xml):
        cell = None
        for found in _CELL.finditer(xml, max(0, touched.start() - 300), touched.end() + 300):
            if found.start() > touched.start():
                break
            cell = found
        end = _END.search(xml, touched.end())
        if cell is None or end is None:
            continue
        spot = (int(cell[2]), _column_number(cell[1].decode()))
        if b't="e"' in cell[0]:
            yield spot, "error"
        else:
            computed = b't="str"' in cell[0] or _RESULT.search(xml, touched.start(), end.start() + 1)
            yield spot, "result" if computed else "none"


def _members(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Each sheet's name and the member that holds it."""
    targets = {
        item.get("Id"): item.get("Target", "") for item in _parse(archive.read("xl/_rels/workbook.xml.rels"))
    }
    for item in _parse(archive.read("xl/workbook.xml")).iterfind(".//{*}sheet"):
        relation = next((value for key, value in item.attrib.items() if key.endswith("}id")), "")
        target = targets.get(relation, "")
        yield item.get("name", ""), target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _parse(xml: bytes) -> ElementTree.Element:
    if b"<!DOCTYPE" in xml:
        raise ValueError("no spreadsheet program declares a document type")
    return ElementTree.fromstring(xml)


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number

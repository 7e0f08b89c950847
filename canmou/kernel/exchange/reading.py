"""Reading spreadsheets as they come: .xlsx, .xls, CSV in UTF-8 or GB18030. Nothing is interpreted yet."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from lxml import etree
from python_calamine import CalamineError, CalamineWorkbook

from canmou.kernel.attachments.actions import MAX_BYTES
from canmou.kernel.errors import Refused
from canmou.kernel.files import Kind, check_archive, check_name, sniff
from canmou.kernel.files.kinds import decode

MOST_ROWS = 200_000


@dataclass
class RawSheet:
    """A sheet: name, rows of cells (the first row is row 1), and the cells that hold formulas.

    `formulas` maps (row, column), from 1, to whether a computed result is stored with the formula.
    """

    name: str
    rows: list[list[Any]]
    formulas: dict[tuple[int, int], bool] = field(default_factory=dict)


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
        return [_read_csv(name, content)]
    if kind not in (Kind.XLSX, Kind.XLS):
        check_name(name, kind)
        raise Refused(f"“{name}”是{kind.label}，导入需要 Excel 工作簿（.xlsx、.xls）或 CSV 文件")
    if kind is Kind.XLSX:
        check_archive(content)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [RawSheet(title, _rows(book, title)) for title in book.sheet_names]
    except (CalamineError, zipfile.BadZipFile, ValueError) as error:
        raise Refused(f"“{name}”打不开，文件可能已损坏；请用 Excel 或 WPS 打开另存后再导入") from error
    if kind is Kind.XLSX:
        _mark_formulas(content, sheets)
    return sheets


def _rows(book: CalamineWorkbook, title: str) -> list[list[Any]]:
    sheet = book.get_sheet_by_name(title)
    if sheet.total_height > MOST_ROWS:
        raise Refused(
            f"工作表“{title}”有 {sheet.total_height} 行，一次最多导入 {MOST_ROWS} 行，请分成几个文件"
        )
    return sheet.to_python(skip_empty_area=False)


def _read_csv(name: str, content: bytes) -> RawSheet:
    text = decode(content)
    if text is None:
        raise Refused(f"“{name}”不是 UTF-8 或 GB18030 编码的文本，请在 Excel 里另存为“CSV UTF-8”后再导入")
    sample = text[:4096]
    separator = "\t" if sample.count("\t") > sample.count(",") else ","
    try:
        rows: list[list[Any]] = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise Refused(f"“{name}”的引号不成对，请用 Excel 打开另存后再导入") from error
    if len(rows) > MOST_ROWS:
        raise Refused(f"“{name}”有 {len(rows)} 行，一次最多导入 {MOST_ROWS} 行，请分成几个文件")
    return RawSheet(PurePath(name).stem, rows)


# --- which cells hold formulas (calamine gives their stored results only)

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CELL = re.compile(rb"<c [^>]*?r=\"([A-Z]{1,3})(\d+)\"[^>]*(?<!/)>(?:(?!</c>).)*?<f[ >/].*?</c>", re.DOTALL)


def _mark_formulas(content: bytes, sheets: list[RawSheet]) -> None:
    by_name = {sheet.name: sheet for sheet in sheets}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for title, member in _members(archive):
            if title not in by_name or member not in archive.namelist():
                continue
            xml = archive.read(member)
            if b"<f" not in xml:
                continue
            for match in _CELL.finditer(xml):
                spot = (int(match[2]), _column_number(match[1].decode()))
                by_name[title].formulas[spot] = b"<v>" in match[0] or b"<is>" in match[0]


def _members(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    if "xl/workbook.xml" not in archive.namelist():
        return
    relations = {
        item.get("Id"): item.get("Target", "") for item in _parse(archive.read("xl/_rels/workbook.xml.rels"))
    }
    for item in _parse(archive.read("xl/workbook.xml")).iter(f"{_MAIN}sheet"):
        target = relations.get(item.get(_RELATION), "")
        yield item.get("name", ""), target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _parse(xml: bytes) -> etree._Element:
    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number

"""A form as a grid of cells, read from .xlsx or .docx; its structure as a digest."""

import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from canmou.kernel.compile.foreign.models import FormLayout
from canmou.kernel.errors import Refused

MOST_CELLS = 6000
Place = tuple[int, int, int]


@dataclass(frozen=True)
class Box:
    """One cell: where (from 1), what stands in it, how far it reaches, whether a formula computes it."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1
    formula: bool = False


@dataclass(frozen=True)
class Grid:
    """One sheet or table: its name, and the cells of each row (what a merged cell covers is left out)."""

    name: str
    rows: list[list[Box]]

    def boxes(self) -> Iterator[Box]:
        for row in self.rows:
            yield from row

    def at(self, row: int, column: int) -> Box | None:
        """The cell that begins here."""
        if not 0 < row <= len(self.rows):
            return None
        return next((box for box in self.rows[row - 1] if box.column == column), None)

    def heading(self, row: int, column: int) -> str:
        """The nearest words above a cell, or above what covers its column there."""
        for above in reversed(self.rows[: row - 1]):
            for box in above:
                if box.text and box.column <= column < box.column + box.columns:
                    return box.text
        return ""

    def beside(self, row: int, column: int) -> str:
        """The nearest words to the left of a cell."""
        if not 0 < row <= len(self.rows):
            return ""
        left = [box for box in self.rows[row - 1] if box.column < column and box.text]
        return left[-1].text if left else ""


def letter(column: int) -> str:
    """A column as Excel names it."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def spot(grid: Grid, row: int, column: int) -> str:
    """A cell as it is told to people: B3（新收申请）."""
    told = grid.beside(row, column) or grid.heading(row, column)
    return f"{letter(column)}{row}" + (f"（{told[:20]}）" if told else "")


def read_grids(kind: str, content: bytes) -> list[Grid]:
    """All tables of a form. Raises `Refused` for a broken file, and for one without tables or with too many cells."""
    try:
        grids = _sheets(content) if kind == FormLayout.Kind.XLSX else _tables(content)
    except Refused:
        raise
    except Exception as error:  # what openpyxl and python-docx raise for broken files is open-ended
        raise Refused("文件打不开，可能已损坏。请用办公软件打开、另存后再上传") from error
    if not any(box.text for grid in grids for box in grid.boxes()):
        raise Refused(
            "这份文件里没有找到表格。Excel 表要有表头文字，Word 文件要有表格（文本框和图片里的不算）"
        )
    return grids


def _too_many() -> Refused:
    return Refused(f"这份文件超过{MOST_CELLS}格，不像一张空白表。请删去已有的数据、多余的空行空列后再上传")


def _sheets(content: bytes) -> list[Grid]:
    import openpyxl  # slow to import

    book = openpyxl.load_workbook(io.BytesIO(content))
    if sum(sheet.max_row * sheet.max_column for sheet in book.worksheets) > MOST_CELLS:
        raise _too_many()
    return [_sheet(sheet) for sheet in book.worksheets]


def _sheet(sheet: Any) -> Grid:
    spans, covered = {}, set()
    for area in sheet.merged_cells.ranges:
        spans[area.min_row, area.min_col] = (
            area.max_row - area.min_row + 1,
            area.max_col - area.min_col + 1,
        )
        covered |= {place for place in area.cells if place != (area.min_row, area.min_col)}
    rows = []
    for row in range(1, sheet.max_row + 2):  # a row below, for lists under a mere heading
        boxes = []
        for column in range(1, sheet.max_column + 1):
            if (row, column) in covered:
                continue
            cell = sheet.cell(row, column)
            formula = cell.data_type == "f"
            text = "" if formula or cell.value is None else _words(cell.value)
            boxes.append(Box(row, column, text, *spans.get((row, column), (1, 1)), formula))
        rows.append(boxes)
    return Grid(sheet.title, rows)


def _words(value: Any) -> str:
    return str(value).removesuffix(" 00:00:00").strip()


def _tables(content: bytes) -> list[Grid]:
    import docx  # slow to import

    tables = docx.Document(io.BytesIO(content)).tables
    if sum(len(row.tc_lst) for table in tables for row in table._tbl.tr_lst) > MOST_CELLS:
        raise _too_many()
    return [Grid(f"表{number}", _table(table)) for number, table in enumerate(tables, 1)]


def _table(table: Any) -> list[list[Box]]:
    lines = [{tc.grid_offset: tc for tc in row.tc_lst} for row in table._tbl.tr_lst]
    rows = []
    for number, line in enumerate(lines):
        boxes = []
        for offset, tc in line.items():
            if tc.vMerge == "continue":
                continue
            below = 1
            while (
                number + below < len(lines)
                and offset in lines[number + below]
                and lines[number + below][offset].vMerge == "continue"
            ):
                below += 1
            words = "\n".join(
                "".join(node.text or "" for node in p.iter() if node.tag.endswith("}t")) for p in tc.p_lst
            )
            boxes.append(Box(number + 1, offset + 1, words.strip(), below, tc.grid_span))
        rows.append(boxes)
    return rows


def digest_of(kind: str, grids: list[Grid]) -> str:
    """What tells one form from another: names of sheets, words and formulas in their places. Figures do not count,
    so that the same form of another year is the same."""
    made = hashlib.sha256(kind.encode())
    for grid in grids:
        made.update(f"\n#{_figureless(grid.name)}".encode())
        for box in grid.boxes():
            if box.text or box.formula:
                text = "=" if box.formula else _figureless(box.text)
                made.update(f"\n{box.row},{box.column},{box.rows},{box.columns},{text}".encode())
    return made.hexdigest()


def _figureless(text: str) -> str:
    return re.sub(r"\d+", "#", re.sub(r"\s+", "", text))


def room_below(grid: Grid, row: int, column: int) -> int:
    """How many rows a list that begins here has, until words, a formula or the end of the form."""
    found = 0
    for number in range(row, len(grid.rows) + 1):
        box = grid.at(number, column)
        if box is None or box.rows > 1:
            break
        if found and (box.text or box.formula or _says(grid, number, column)):
            break
        found += 1
    return max(found, 1)


def _says(grid: Grid, row: int, column: int) -> bool:
    """Whether a row holds words other than a running number: a closing line (合计, 填表人)."""
    return any(box.text and not box.text.isdigit() for box in grid.rows[row - 1])

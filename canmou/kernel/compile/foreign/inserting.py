"""Rows put into a sheet, and everything that points below them moved along."""

import re
from copy import copy
from typing import Any

_CELL = re.compile(r"(\$?)([A-Z]{1,3})(\$?)(\d+)")
_LINES = re.compile(r"(\$?)(\d+):(\$?)(\d+)")


def insert_rows(book: Any, sheet: Any, at: int, count: int) -> None:
    """`count` rows before row `at`, looking as row `at` does. Formulas, merged cells, heights, rules move along."""
    heights = {number: line.height for number, line in sheet.row_dimensions.items() if line.height}
    merged = [str(area) for area in sheet.merged_cells.ranges]
    sheet.insert_rows(at, count)
    for other in book.worksheets:
        _move_formulas(other, sheet, at, count)
    _move_heights(sheet, heights, at, count)
    _copy_look(sheet, at, count)
    _move_merged(sheet, merged, at, count)
    _move_rules(sheet, at, count)
    for names in (book.defined_names, *(each.defined_names for each in book.worksheets)):
        for name in names.values():
            name.attr_text = moved(f"={name.attr_text}", sheet.title, "", at, count)[1:]
    for owner in (sheet.auto_filter, *sheet.tables.values()):
        if owner.ref:
            owner.ref = _moved_refs(owner.ref, at, count)


def moved(formula: str, title: str, own: str, at: int, count: int) -> str:
    """A formula of sheet `own` after rows were put into the sheet `title`: what points at or below them is moved."""
    from openpyxl.formula.tokenizer import Token, Tokenizer  # slow to import

    read = Tokenizer(formula)
    for token in read.items:
        if token.type == Token.OPERAND and token.subtype == Token.RANGE:
            sheet, mark, ref = token.value.rpartition("!")
            if (sheet.strip("'").replace("''", "'") if mark else own) == title:
                token.value = f"{sheet}{mark}{_moved_refs(ref, at, count)}"
    return read.render()


def _moved_refs(ref: str, at: int, count: int) -> str:
    def line(number: str) -> int:
        return int(number) + (count if int(number) >= at else 0)

    if _LINES.fullmatch(ref):
        return _LINES.sub(lambda f: f"{f[1]}{line(f[2])}:{f[3]}{line(f[4])}", ref)
    return _CELL.sub(lambda f: f"{f[1]}{f[2]}{f[3]}{line(f[4])}", ref)


def _move_formulas(other: Any, sheet: Any, at: int, count: int) -> None:
    for row in other.iter_rows():
        for cell in row:
            if cell.data_type != "f":
                continue
            if isinstance(cell.value, str):
                cell.value = moved(cell.value, sheet.title, other.title, at, count)
            elif hasattr(cell.value, "text") and cell.value.text:  # an array formula
                cell.value.text = moved(cell.value.text, sheet.title, other.title, at, count)
                if other is sheet:
                    cell.value.ref = _moved_refs(cell.value.ref, at, count)


def _move_heights(sheet: Any, heights: dict[int, float], at: int, count: int) -> None:
    for number in heights:
        sheet.row_dimensions[number].height = None
    for number, height in heights.items():
        sheet.row_dimensions[number + (count if number >= at else 0)].height = height
    for number in range(at, at + count):
        sheet.row_dimensions[number].height = heights.get(at)


def _copy_look(sheet: Any, at: int, count: int) -> None:
    """Style, and the formula of each column, from the row that was at `at`."""
    from openpyxl.formula.translate import Translator  # slow to import

    for model in list(sheet[at + count]):
        for number in range(at, at + count):
            cell = sheet.cell(number, model.column)
            if model.has_style:
                cell._style = copy(model._style)
            if model.data_type == "f" and isinstance(model.value, str):
                cell.value = Translator(model.value, model.coordinate).translate_formula(cell.coordinate)


def _move_merged(sheet: Any, merged: list[str], at: int, count: int) -> None:
    from openpyxl.worksheet.cell_range import CellRange, MultiCellRange  # slow to import

    areas = MultiCellRange()
    for text in merged:
        area = CellRange(text)
        if area.min_row == area.max_row == at:  # across the model row: across the new ones, too
            for number in range(at, at + count):
                areas.add(CellRange(area.coord.replace(str(at), str(number))))
        first = area.min_row + (count if area.min_row >= at else 0)
        last = area.max_row + (count if area.max_row >= at else 0)
        areas.add(CellRange(min_col=area.min_col, min_row=first, max_col=area.max_col, max_row=last))
    sheet.merged_cells = MultiCellRange()
    for area in areas.ranges:
        sheet.merge_cells(area.coord)


def _move_rules(sheet: Any, at: int, count: int) -> None:
    """Conditional formats and what cells allow."""
    from openpyxl.formatting.formatting import ConditionalFormattingList  # slow to import
    from openpyxl.worksheet.cell_range import MultiCellRange  # slow to import

    formats, sheet.conditional_formatting = sheet.conditional_formatting, ConditionalFormattingList()
    for each in formats:
        for rule in each.rules:
            rule.formula = [
                moved(f"={text}", sheet.title, sheet.title, at, count)[1:] for text in rule.formula or []
            ]
            sheet.conditional_formatting.add(_moved_refs(str(each.sqref), at, count), rule)
    for rule in sheet.data_validations.dataValidation:
        rule.sqref = MultiCellRange(_moved_refs(str(rule.sqref), at, count))

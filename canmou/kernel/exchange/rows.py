"""First step of a plan: cells become values, row by row. Links stay texts."""

from collections import Counter
from typing import Any

from canmou.kernel.exchange.cells import blank_for, read_cell
from canmou.kernel.exchange.plan import Plan, Progress, Row
from canmou.kernel.exchange.reading import RawSheet
from canmou.kernel.exchange.sheets import (
    EXAMPLE,
    NUMBER,
    PROBLEM_LIST,
    UID,
    Directory,
    Sheet,
    must_fill,
    open_directories,
    sheet_for,
    title_of,
)
from canmou.kernel.ledger.declare import Column
from canmou.kernel.permissions import Perm, opens
from canmou.lib.cells import CellError, is_blank, is_blank_row, is_total_row, read_text

#: Sheets of the template that hold no records.
_OURS = ("说明", "字典", PROBLEM_LIST)
_WRONG_FORMULA = "单元格里是公式错误，请改正公式或直接填写内容"
_NOT_COMPUTED = "这个公式没有计算结果，请在 Excel 里打开、保存后再导入"

Places = dict[int, Column | str]


def read_rows(plan: Plan, raw: list[RawSheet], progress: Progress) -> None:
    """Put every row of every known sheet into the plan."""
    known = [(sheet, sheet_for(sheet.name, alone=len(raw) == 1)) for sheet in raw]
    if not any(found for _, found in known):
        names = "、".join(sheet.name for sheet, _ in known[:10])
        text = f"没有一个工作表是台账（现有：{names}），请用“下载模板”得到的工作簿填写"
        plan.problem("", 0, "", text)
        return
    for sheet, found in known:
        if found is None:
            if sheet.name not in _OURS and any(not is_blank_row(row) for row in sheet.rows):
                plan.problem(sheet.name, 0, "", "不认识这个工作表，请把表名改成台账名称，或删去这张表")
        elif found in plan.by_sheet:
            plan.problem(sheet.name, 0, "", "同一台账有两张工作表，请合并成一张")
        elif _may_import(plan, found):
            plan.by_sheet[found] = []
            _read_sheet(plan, sheet, found, progress)


def _may_import(plan: Plan, sheet: Sheet) -> bool:
    if isinstance(sheet, Directory):
        if sheet in open_directories(plan.by):
            return True
    elif sheet.generated:
        plan.notice(title_of(sheet), 0, "", "这本台账由系统生成，不导入，这张表没有读")
        return False
    elif opens(plan.by, sheet.code, Perm.ADD):
        return True
    plan.problem(title_of(sheet), 0, "", "您没有登记这种台账的权限，请删去这张表，或请有权限的人导入")
    return False


def _read_sheet(plan: Plan, raw: RawSheet, sheet: Sheet, progress: Progress) -> None:
    name = title_of(sheet)
    head = _head_of(raw, sheet)
    if head is None:
        if any(not is_blank_row(row) for row in raw.rows):
            plan.problem(name, 1, "", "找不到表头，请保留模板的表头行")
        return
    places = _places(plan, sheet, raw.rows[head], head + 1)
    columns = [column for column in places.values() if isinstance(column, Column)]
    missing = [c.heading for c in sheet.sheet if must_fill(sheet, c) and c not in columns]
    if missing:
        plan.problem(name, head + 1, "", f"缺少必填的栏：{'、'.join(missing)}，请按模板补上")
        return
    plan.headed[sheet] = [column.name for column in columns]
    plan.places[sheet] = {place: _heading_of(column) for place, column in places.items()}
    formulas: dict[str, list[int]] = {}
    stray: Counter = Counter()
    for index in range(head + 1, len(raw.rows)):
        cells, raw.rows[index] = raw.rows[index], []
        if (index - head) % 5000 == 1:
            progress(f"读取{name}", index, len(raw.rows))
        stray.update(place for place, cell in enumerate(cells) if place not in places and not is_blank(cell))
        if is_blank_row(cells[place] if place < len(cells) else None for place in places):
            continue
        _read_row(plan, raw, sheet, index + 1, cells, places, formulas)
    for heading, lines in formulas.items():
        more = f"等{len(lines)}处" if len(lines) > 1 else ""
        plan.notice(name, lines[0], heading, f"{more}是公式，按它的计算结果读取")
    for place, count in sorted(stray.items()):
        plan.notice(name, head + 1, "", f"第{place + 1}栏没有栏名，其中{count}格内容没有读取")


def headings_of(raw: RawSheet, sheet: Sheet) -> tuple[int, dict[int, str]]:
    """The line of the headings (0: there is none), and the headings by place (from 0)."""
    head = _head_of(raw, sheet)
    if head is None:
        return 0, {}
    return head + 1, {
        place: heading for place, cell in enumerate(raw.rows[head]) if (heading := _heading(cell))
    }


def _head_of(raw: RawSheet, sheet: Sheet) -> int | None:
    return next((place for place, row in enumerate(raw.rows[:10]) if _is_head(row, sheet)), None)


def _is_head(row: list[Any], sheet: Sheet) -> bool:
    headings = {_heading(cell) for cell in row}
    return len(headings & {column.heading for column in sheet.sheet}) >= min(2, len(sheet.sheet))


def _heading(cell: Any) -> str:
    try:
        text = "".join(read_text(cell).value.split())
    except CellError:
        return ""
    return text.removeprefix("*").removesuffix("*").removesuffix("（必填）")


def _places(plan: Plan, sheet: Sheet, row: list[Any], line: int) -> Places:
    name = title_of(sheet)
    by_heading = {column.heading: column for column in sheet.sheet}
    places: Places = {}
    for place, cell in enumerate(row):
        heading = _heading(cell)
        if heading in (NUMBER, UID) or heading in by_heading:
            column = by_heading.get(heading, heading)
            if column in places.values():
                plan.problem(name, line, heading, "这一栏出现了两次，请删去一栏")
            places[place] = column
        elif heading:
            plan.problem(name, line, heading, "模板里没有这一栏，请改成模板的栏名或删去这一栏")
    return places


def _read_row(
    plan: Plan,
    raw: RawSheet,
    sheet: Sheet,
    line: int,
    cells: list[Any],
    places: Places,
    formulas: dict[str, list[int]],
) -> None:
    name, row = title_of(sheet), Row(sheet, line)
    cells, marks = corrected(plan, sheet, line, cells, raw.marks)
    if cells is None:
        plan.notice(name, line, "", "您选择了不导入这一行")
        return
    for place, column in places.items():
        if isinstance(column, str) and place < len(cells):
            text = "" if marks.get((line, place + 1)) else _plain(cells[place])
            if column == NUMBER:
                row.number = text
            else:
                row.uid = text
    if row.number == EXAMPLE:
        return
    if is_total_row(cells):
        plan.notice(name, line, "", "合计行，已跳过")
        return
    row.restored = bool(row.number and row.uid)
    for place, column in places.items():
        if isinstance(column, str):
            continue
        mark = marks.get((line, place + 1)) if marks else None
        if mark in ("error", "none"):
            text = _WRONG_FORMULA if mark == "error" else _NOT_COMPUTED
            plan.problem(name, line, column.heading, text, row)
            continue
        if mark:
            formulas.setdefault(column.heading, []).append(line)
        try:
            cell = read_cell(column, cells[place] if place < len(cells) else None, plan.year)
        except CellError as error:
            plan.problem(name, line, column.heading, str(error), row)
            continue
        if cell.notice:
            plan.notice(name, line, column.heading, cell.notice)
        filled = cell.value is not None and cell.value != "" and cell.value != []
        if not filled and must_fill(sheet, column):
            plan.problem(name, line, column.heading, "不能为空，请补上", row)
        row.values[column.name] = cell.value if filled else blank_for(column)
    plan.by_sheet[sheet].append(row)
    plan.rows.append(row)


Marks = dict[tuple[int, int], str]


def corrected(
    plan: Plan, sheet: Sheet, line: int, cells: list[Any], marks: Marks
) -> tuple[list[Any] | None, Marks]:
    """A row with what was corrected in the browser laid over it; None: leave the row out."""
    found = plan.corrections.get((title_of(sheet), line))
    if not found:
        return cells, marks
    if "" in found:
        return None, marks
    places = {heading: place for place, heading in plan.places[sheet].items()}
    cells = [*cells, *[None] * (max(places.values()) + 1 - len(cells))]
    for heading, text in found.items():
        if heading in places:
            cells[places[heading]] = text
            marks = {spot: mark for spot, mark in marks.items() if spot != (line, places[heading] + 1)}
    return cells, marks


def _heading_of(column: Column | str) -> str:
    return column if isinstance(column, str) else column.heading


def _plain(cell: Any) -> str:
    try:
        return read_text(cell, halfwidth=True).value
    except CellError:
        return str(cell)

"""The uploaded workbook given back with its errors marked: coloured cells with a comment, and a list of all problems."""

import io
from collections import defaultdict
from datetime import date, datetime
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from canmou.kernel.errors import NotPermitted
from canmou.kernel.exchange.models import ImportRemark
from canmou.kernel.exchange.reading import RawSheet
from canmou.kernel.exchange.rows import headings_of
from canmou.kernel.exchange.running import corrections_of, read_again
from canmou.kernel.exchange.sheets import PROBLEM_LIST, sheet_for, title_of
from canmou.kernel.ledger.models import ImportBatch
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, require

_WIDTH, _WIDEST = 12, 40
_LOOKED_AT = 200

Problems = dict[int, list[ImportRemark]]


def marked_workbook(batch: ImportBatch, *, by: User) -> bytes:
    """The file as it is now, corrections included, with every problem at its cell. For its importer alone."""
    require(by, Perm.IMPORT)
    if batch.by_id != by.pk:
        raise NotPermitted("只有上传文件的人能下载它")
    raw, corrections = read_again(batch), corrections_of(batch)
    remarks = list(ImportRemark.objects.filter(batch=batch, run=batch.reviewed, problem=True))
    return _Marker(raw, remarks, corrections).book()


class _Marker:
    def __init__(
        self, raw: list[RawSheet], remarks: list[ImportRemark], corrections: dict[tuple[str, int], dict]
    ) -> None:
        self.raw, self.remarks, self.corrections = raw, remarks, corrections
        self.buffer = io.BytesIO()
        self.file = xlsxwriter.Workbook(self.buffer, {"in_memory": True, "remove_timezone": True})
        font = {"font_name": "宋体", "font_size": 11, "valign": "vcenter"}
        self.plain = self.file.add_format(font)
        self.head = self.file.add_format({**font, "bold": True, "bg_color": "#DCE6F1", "border": 1})
        self.wrapped = self.file.add_format({**font, "text_wrap": True})
        self.link = self.file.add_format({**font, "font_color": "#0B57D0", "underline": 1})
        self.formats: dict[tuple[str, bool], Any] = {}
        self.font = font

    def book(self) -> bytes:
        places = {}  # where each problem stands: remark → (tab, row, column)
        listed = self.file.add_worksheet(PROBLEM_LIST)
        for sheet in self.raw:
            if sheet.name != PROBLEM_LIST:
                places.update(self._sheet(sheet))
        self._list(listed, places)
        listed.activate()
        self.file.close()
        return self.buffer.getvalue()

    def _list(self, page: Any, places: dict[int, tuple[str, int, int]]) -> None:
        for place, (heading, width) in enumerate((("工作表", 22), ("行", 8), ("栏", 22), ("怎么办", 90))):
            page.set_column(place, place, width)
            page.write_string(0, place, heading, self.head)
        page.freeze_panes(1, 0)
        page.set_landscape()
        page.set_paper(9)  # A4
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
        for row, remark in enumerate(self.remarks, 1):
            page.write_string(row, 0, remark.sheet, self.plain)
            if remark.line:
                page.write_number(row, 1, remark.line, self.plain)
            page.write_string(row, 2, remark.column, self.plain)
            if remark.pk in places:
                tab, line, column = places[remark.pk]
                target = f"internal:'{tab}'!{xl_rowcol_to_cell(line, column)}"
                page.write_url(row, 2, target, self.link, remark.column or "整行")
            page.write_string(row, 3, remark.message, self.wrapped)

    def _sheet(self, raw: RawSheet) -> dict[int, tuple[str, int, int]]:
        known = sheet_for(raw.name, alone=len(self.raw) == 1)
        title = title_of(known) if known else raw.name
        tab = title if known else raw.name[:31]
        page = self.file.add_worksheet(tab)
        head, places = headings_of(raw, known) if known else (0, {})
        where = {heading: place for place, heading in places.items()}
        wrong: Problems = defaultdict(list)
        for remark in self.remarks:
            if remark.sheet == title or remark.sheet == raw.name:
                wrong[remark.line].append(remark)
        found = {}
        self._widths(page, raw)
        page.freeze_panes(head, 1)
        for line, cells in enumerate(raw.rows, 1):
            marks = self._marks(wrong.get(line, ()), where)
            for remark in wrong.get(line, ()):
                found[remark.pk] = (tab, line - 1, min(self._spots(remark, where)))
            corrected = self.corrections.get((title, line), {})
            for place in range(max(len(cells), max(marks, default=-1) + 1)):
                value = cells[place] if place < len(cells) else None
                value = corrected.get(places.get(place, ""), value)
                self._cell(page, line - 1, place, value, is_head=line == head, wrong=place in marks)
            for place, text in marks.items():
                page.write_comment(line - 1, place, text, {"x_scale": 2, "author": "导入核对"})
        return found

    def _marks(self, remarks: Any, where: dict[str, int]) -> dict[int, str]:
        marks: dict[int, str] = {}
        for remark in remarks:
            for place in self._spots(remark, where):
                marks[place] = f"{marks[place]}\n{remark.message}" if place in marks else remark.message
        return marks

    def _spots(self, remark: ImportRemark, where: dict[str, int]) -> list[int]:
        """The places of the cells that a problem is about; of a whole row, its first."""
        if remark.column in where:
            return [where[remark.column]]
        return [where[part] for part in remark.column.split("、") if part in where] or [0]

    def _widths(self, page: Any, raw: RawSheet) -> None:
        widths: dict[int, int] = {}
        for cells in raw.rows[:_LOOKED_AT]:
            for place, cell in enumerate(cells):
                longest = max((len(part) for part in str(cell or "").splitlines()), default=0)
                widths[place] = max(widths.get(place, _WIDTH), min(2 * longest + 2, _WIDEST))
        for place, width in widths.items():
            page.set_column(place, place, width)

    def _cell(self, page: Any, row: int, place: int, value: Any, *, is_head: bool, wrong: bool) -> None:
        if value is None or value == "":
            if wrong:
                page.write_blank(row, place, None, self._format("", wrong))
        elif isinstance(value, bool):
            page.write_string(row, place, "是" if value else "否", self._format("", wrong))
        elif isinstance(value, datetime):
            timed = value.time() != value.time().min
            form = self._format("yyyy-mm-dd hh:mm" if timed else "yyyy-mm-dd", wrong)
            page.write_datetime(row, place, value, form)
        elif isinstance(value, date):
            page.write_datetime(row, place, value, self._format("yyyy-mm-dd", wrong))
        elif isinstance(value, int | float):
            page.write_number(row, place, value, self._format("", wrong))
        else:
            form = self.head if is_head and not wrong else self._format("", wrong)
            page.write_string(row, place, str(value)[:32_767], form)

    def _format(self, number: str, wrong: bool) -> Any:
        key = (number, wrong)
        if key not in self.formats:
            colours = {"bg_color": "#FFC7CE", "font_color": "#9C0006", "border": 1} if wrong else {}
            numbers = {"num_format": number} if number else {}
            self.formats[key] = self.file.add_format({**self.font, **colours, **numbers})
        return self.formats[key]

"""A list as a workbook: exactly the rows that the filter keeps (or that were picked), the columns shown, in that order."""

import io
from collections.abc import Iterator, Sequence
from typing import Any

import xlsxwriter

from canmou.desk.lists.cells import Cells
from canmou.desk.lists.rows import in_order, loaded
from canmou.desk.lists.selection import Selection
from canmou.kernel import audit, clock
from canmou.kernel.errors import NotPermitted, Refused
from canmou.kernel.exchange.lookup import chunks
from canmou.kernel.exchange.sheets import title_of
from canmou.kernel.ledger.declare import Column
from canmou.kernel.ledger.models import Record
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, opens

MOST = 100_000
_WIDTHS = {
    "longtext": 44,
    "text": 28,
    "date": 13,
    "datetime": 17,
    "int": 10,
    "bool": 8,
    "choice": 14,
    "unit": 16,
}
_BATCH = 1000
_FOOTER = "&C第 &P 页，共 &N 页"


def rows_for(user: User, selection: Selection, picked: Sequence[str] | None = None) -> list[int]:
    """Keys of the rows to be taken along, in the order of the list. `picked`: numbers, else all of the filter."""
    keys = in_order(user, selection, MOST)
    if len(keys) > MOST:
        raise Refused(f"符合条件的记录超过{MOST}条，一张表放不下，请加上筛选条件分几次导出")
    if picked is None:
        return keys
    wanted = set(
        selection.ledger.model.objects.filter(number__in=picked).order_by().values_list("pk", flat=True)
    )
    return [key for key in keys if key in wanted]


def export_list(selection: Selection, *, by: User, picked: Sequence[str] | None = None) -> bytes:
    """The workbook. Raises `NotPermitted`, `Refused`. Written to the audit log."""
    ledger = selection.ledger
    if not opens(by, ledger.code, Perm.EXPORT):
        raise NotPermitted(f"您没有导出“{ledger.name}”的权限")
    keys = rows_for(by, selection, picked)
    content = _Book(by, selection).write(keys)
    audit.write("导出清单", by=by, office=by.office, number=ledger.code, count=len(keys))
    return content


def batches(user: User, selection: Selection, keys: list[int]) -> Iterator[tuple[Cells, list[Record]]]:
    """The records in lists that memory holds, with what their cells say."""
    for batch in chunks(keys, _BATCH):
        records = loaded(selection.ledger, selection.shown, batch)
        yield Cells(user, selection.ledger, selection.shown, records), records


class _Book:
    def __init__(self, user: User, selection: Selection) -> None:
        self.user, self.selection, self.columns = user, selection, selection.shown
        self.buffer = io.BytesIO()
        self.file = xlsxwriter.Workbook(self.buffer, {"constant_memory": True, "remove_timezone": True})
        font = {"font_name": "宋体", "font_size": 11, "valign": "vcenter"}
        head = {**font, "bold": True, "bg_color": "#DCE6F1", "border": 1, "text_wrap": True}
        self.head = self.file.add_format(head)
        self.plain = self.file.add_format({**font, "text_wrap": True})
        self.day = self.file.add_format({**font, "num_format": "yyyy-mm-dd", "align": "center"})
        self.moment = self.file.add_format({**font, "num_format": "yyyy-mm-dd hh:mm", "align": "center"})
        self.money = self.file.add_format({**font, "num_format": "#,##0.00"})
        self.number = self.file.add_format(font)

    def write(self, keys: list[int]) -> bytes:
        page = self.file.add_worksheet(title_of(self.selection.ledger))
        page.freeze_panes(1, 1)
        page.set_landscape()
        page.set_paper(9)  # A4
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
        page.set_footer(_FOOTER)
        page.set_column(0, 0, 20)
        for place, column in enumerate(self.columns, 1):
            page.set_column(place, place, _WIDTHS.get(column.kind, 20))
        for place, heading in enumerate(["编号", *(column.heading for column in self.columns)]):
            page.write_string(0, place, heading, self.head)
        row = 0
        for cells, records in batches(self.user, self.selection, keys):
            for record in records:
                row += 1
                page.write_string(row, 0, record.number, self.plain)
                for place, column in enumerate(self.columns, 1):
                    self._cell(
                        page,
                        row,
                        place,
                        column,
                        getattr(record, column.name, None),
                        cells.text(column, record),
                    )
        page.autofilter(0, 0, max(row, 1), len(self.columns))
        self._told(row)
        self.file.close()
        return self.buffer.getvalue()

    def _cell(self, page: Any, row: int, place: int, column: Column, value: Any, text: str) -> None:
        if not text:
            return
        if column.kind == "date":
            page.write_datetime(row, place, value, self.day)
        elif column.kind == "datetime":
            page.write_datetime(row, place, value.astimezone(clock.ZONE).replace(tzinfo=None), self.moment)
        elif column.kind in ("int", "decimal", "money"):
            page.write_number(row, place, value, self.money if column.kind == "money" else self.number)
        else:
            page.write_string(row, place, text, self.plain)

    def _told(self, count: int) -> None:
        """A second sheet that says what this is."""
        page = self.file.add_worksheet("说明")
        page.set_column(0, 0, 14)
        page.set_column(1, 1, 80)
        conditions = "；".join(text for text, _ in self.selection.chips()) or "全部记录（不含作废）"
        lines = [
            ("台账", self.selection.ledger.name),
            ("单位", self.user.office.name),
            ("筛选条件", conditions),
            ("条数", str(count)),
            ("导出", f"{self.user}，{clock.now().astimezone(clock.ZONE):%Y-%m-%d %H:%M}"),
            ("提示", "本表用于查阅和上报；需要修改后再导入的，请用“导出全部记录（可再导入）”"),
        ]
        for row, (title, text) in enumerate(lines):
            page.write_string(row, 0, title, self.head)
            page.write_string(row, 1, text, self.plain)

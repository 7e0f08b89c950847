"""Writing workbooks: the empty template, and an export laid out the same so that it can be imported again."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter

from canmou.kernel import audit, clock
from canmou.kernel.errors import NotPermitted, Refused
from canmou.kernel.exchange.lookup import People, chunks
from canmou.kernel.exchange.sheets import (
    EXAMPLE,
    NUMBER,
    UID,
    Directory,
    Sheet,
    must_fill,
    open_directories,
    title_of,
)
from canmou.kernel.ledger.declare import LINES, Column, Ledger, ledgers
from canmou.kernel.ledger.models import Record
from canmou.kernel.ledger.queries import visible_to
from canmou.kernel.office.models import Office
from canmou.kernel.people.models import Unit, User
from canmou.kernel.permissions import Perm, opens, require
from canmou.kernel.secrecy import NOTICE

_WIDTHS = {
    "text": 24,
    "longtext": 40,
    "date": 13,
    "datetime": 17,
    "int": 10,
    "bool": 8,
    "refs": 40,
    "persons": 24,
}
_WIDTH = 16
_LAST_ROW = 20_000


def template(office: Office, *, by: User | None = None, only: Sequence[Sheet] | None = None) -> bytes:
    """The empty workbook: headings, notes, drop-downs, date formats, an example row."""
    typed = [ledger for ledger in _open(by) if not ledger.generated]
    return _Writer(office, by).book(only or [*open_directories(by), *typed], with_rows=False)


def export(office: Office, *, by: User, only: Sequence[Sheet] | None = None) -> bytes:
    """A workbook with all live records that `by` may export. Raises `NotPermitted`. Written to the audit log."""
    require(by, Perm.EXPORT)
    if office.pk != by.office_id:
        raise Refused("只能导出本机关的台账")
    sheets = list(only or [*open_directories(by), *_open(by)])
    for sheet in sheets:
        if isinstance(sheet, Ledger) and not opens(by, sheet.code, Perm.EXPORT):
            raise NotPermitted(f"您没有导出“{sheet.name}”的权限")
        if isinstance(sheet, Directory) and sheet not in open_directories(by):
            raise NotPermitted(f"您没有导出“{sheet.name}”的权限")
    writer = _Writer(office, by)
    content = writer.book(sheets, with_rows=True)
    audit.write(
        "导出台账", by=by, office=office, number="、".join(s.name for s in sheets)[:30], count=writer.written
    )
    return content


def _open(by: User | None) -> list[Ledger]:
    return [ledger for ledger in ledgers() if by is None or opens(by, ledger.code, Perm.EXPORT)]


class _Writer:
    def __init__(self, office: Office, by: User | None) -> None:
        self.office, self.by, self.written = office, by, 0
        self.people = People(office)
        self.buffer = io.BytesIO()
        options = {"in_memory": True, "default_date_format": "yyyy-mm-dd", "remove_timezone": True}
        self.file = xlsxwriter.Workbook(self.buffer, options)
        font = {"font_name": "宋体", "font_size": 11, "valign": "vcenter"}
        self.head = self.file.add_format(
            {**font, "bold": True, "bg_color": "#DCE6F1", "border": 1, "text_wrap": True}
        )
        self.must = self.file.add_format(
            {**font, "bold": True, "bg_color": "#FCE4D6", "border": 1, "text_wrap": True}
        )
        self.plain = self.file.add_format({**font, "text_wrap": True})
        self.sample = self.file.add_format(
            {**font, "italic": True, "font_color": "#808080", "text_wrap": True}
        )
        self.day = self.file.add_format({**font, "num_format": "yyyy-mm-dd", "align": "center"})
        self.moment = self.file.add_format({**font, "num_format": "yyyy-mm-dd hh:mm", "align": "center"})
        self.big = self.file.add_format({**font, "bold": True, "font_size": 16})
        self.link = self.file.add_format({**font, "font_color": "#0B57D0", "underline": 1})

    def book(self, sheets: Sequence[Sheet], *, with_rows: bool) -> bytes:
        self._cover(sheets)
        for sheet in sheets:
            self._sheet(sheet, with_rows)
        self._dictionary()
        self.file.close()
        return self.buffer.getvalue()

    def _cover(self, sheets: Sequence[Sheet]) -> None:
        page = self.file.add_worksheet("说明")
        page.set_column(0, 0, 24)
        page.set_column(1, 1, 90)
        page.set_paper(9)  # A4
        page.fit_to_pages(1, 0)
        page.write(0, 0, f"{self.office.short_name}台账", self.big)
        lines = [
            (
                "怎么填",
                "每张工作表是一本台账，一行一条记录；橙色栏必填，蓝色栏可空；鼠标停在栏名上可看说明。",
            ),
            (
                "编号",
                "新记录不填编号，由系统编排；已有记录的编号和“行标识”不要改，系统靠它们认出原来的记录。",
            ),
            ("示例行", "编号写着“示例”的灰色行只作样子，导入时跳过，不用删。"),
            ("日期", "写成 2022-06-07 或 2022年6月7日；只写“6月7日”时，导入时要指明年度。"),
            ("人员和单位", "写姓名和单位名称，多个用顿号隔开；同名的人写成“姓名（说明）”或人员编号。"),
            ("关联的记录", "写编号，或完整的题名（不加书名号）；多条用分号或换行隔开。"),
            ("保密", NOTICE),
        ]
        for row, (title, text) in enumerate(lines, 2):
            page.write(row, 0, title, self.plain)
            page.write(row, 1, text, self.plain)
        row = len(lines) + 3
        for line, name in [("", "基础"), *LINES.items()]:
            group = [s for s in sheets if (s.line if isinstance(s, Ledger) else "") == line]
            if group:
                page.write(row, 0, name, self.head)
                page.write(row, 1, "", self.head)
                row += 1
            for sheet in group:
                page.write_url(row, 0, f"internal:'{title_of(sheet)}'!A1", self.link, title_of(sheet))
                page.write(row, 1, sheet.note, self.plain)
                row += 1

    def _sheet(self, sheet: Sheet, with_rows: bool) -> None:
        page = self.file.add_worksheet(title_of(sheet))
        columns = sheet.sheet
        page.freeze_panes(1, 1)
        page.set_landscape()
        page.set_paper(9)  # A4
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)
        page.set_row(0, 32)
        page.write(0, 0, NUMBER, self.head)
        page.write_comment(0, 0, "由系统编排，新记录不填")
        page.set_column(0, 0, 20)
        last = len(columns) + 1
        for place, column in enumerate(columns, 1):
            self._heading(page, place, sheet, column)
        page.write(0, last, UID, self.head)
        page.write_comment(0, last, "系统用来认出原来的记录，不要改")
        page.set_column(last, last, 18, None, {"level": 1})
        row = 1
        if not with_rows:
            lines = [
                -(-2 * len(sheet.example.get(c.name, "")) // _WIDTHS.get(c.kind, _WIDTH)) for c in columns
            ]
            page.set_row(row, 16 * max(1, *lines))
            page.write(row, 0, EXAMPLE, self.sample)
            for place, column in enumerate(columns, 1):
                page.write(row, place, sheet.example.get(column.name, ""), self.sample)
            return
        for values, number, uid in self._rows(sheet):
            page.write_string(row, 0, number)
            for place, (column, value) in enumerate(zip(columns, values, strict=True), 1):
                self._cell(page, row, place, column, value)
            page.write_string(row, last, uid)
            row += 1
        self.written += row - 1
        if row > 1:
            page.autofilter(0, 0, row - 1, last)

    def _heading(self, page: Any, place: int, sheet: Sheet, column: Column) -> None:
        must = must_fill(sheet, column)
        page.write(0, place, column.heading, self.must if must else self.head)
        form = self.day if column.kind == "date" else self.moment if column.kind == "datetime" else None
        page.set_column(place, place, _WIDTHS.get(column.kind, _WIDTH), form)
        page.write_comment(0, place, _explained(column, must), {"x_scale": 1.6})
        if column.choices:
            labels = list(column.choices.values())
            source: Any = labels if len(",".join(labels)) <= 250 else None
            if source:
                message = {
                    "input_title": column.heading[:32],
                    "error_message": "请从下拉列表里选",
                    "ignore_blank": True,
                }
                page.data_validation(
                    1, place, _LAST_ROW, place, {"validate": "list", "source": source, **message}
                )
        elif column.kind == "bool":
            page.data_validation(1, place, _LAST_ROW, place, {"validate": "list", "source": ["是", "否"]})
        elif column.kind == "unit":
            page.data_validation(
                1,
                place,
                _LAST_ROW,
                place,
                {"validate": "list", "source": "=字典!$A$2:$A$500", "error_type": "warning"},
            )

    def _dictionary(self) -> None:
        page = self.file.add_worksheet("字典")
        page.write(0, 0, "单位", self.head)
        for row, name in enumerate(
            Unit.objects.filter(office=self.office).values_list("name", flat=True)[:499], 1
        ):
            page.write_string(row, 0, name)
        page.hide()

    def _rows(self, sheet: Sheet) -> Iterable[tuple[list[Any], str, str]]:
        if isinstance(sheet, Directory):
            for item in sheet.of_office(self.office).order_by("pk"):
                values = [self._value(column, getattr(item, column.name)) for column in sheet.sheet]
                yield values, "", getattr(item, "uid", "")
            return
        rows = visible_to(self.by, sheet).filter(voided=False).order_by("number")
        relations = ["ref", *(c.name for c in sheet.sheet if c.kind in ("unit", "person", "record", "ref"))]
        relations += [f"{c.name}__ref" for c in sheet.sheet if c.kind == "record"]
        for batch in chunks(rows.select_related(*relations).iterator(chunk_size=2000), 400):
            lists = {c.name: self._lists(sheet, c, batch) for c in sheet.sheet if c.many}
            for record in batch:
                values = [
                    lists[c.name].get(record.pk, "") if c.many else self._value(c, getattr(record, c.name))
                    for c in sheet.sheet
                ]
                yield values, record.number, record.ref.uid

    def _lists(self, sheet: Ledger, column: Column, batch: Sequence[Record]) -> dict[int, str]:
        """The lists of a column for many records, in one query."""
        through = getattr(sheet.model, column.name).through
        own, other = column.field.m2m_field_name(), column.field.m2m_reverse_field_name()
        rows = (
            through.objects.filter(**{f"{own}__in": [r.pk for r in batch]})
            .select_related(other)
            .order_by("pk")
        )
        found: dict[int, list[str]] = {}
        for row in rows:
            name = self.people.written_link(column, getattr(row, other), self.by)
            found.setdefault(getattr(row, f"{own}_id"), []).append(name)
        mark = "\n" if column.kind in ("refs", "records") else "、"
        return {pk: mark.join(names) for pk, names in found.items()}

    def _value(self, column: Column, value: Any) -> Any:
        if value is None or value == "":
            return None
        if column.field.is_relation:
            return self.people.written_link(column, value, self.by)
        if column.kind in ("date", "int", "decimal", "money"):
            return value
        if column.kind == "datetime":
            return value.astimezone(clock.ZONE).replace(tzinfo=None)
        return column.show(value)

    def _cell(self, page: Any, row: int, place: int, column: Column, value: Any) -> None:
        if value is None:
            return
        if column.kind == "date":
            page.write_datetime(row, place, value, self.day)
        elif column.kind == "datetime":
            page.write_datetime(row, place, value, self.moment)
        elif column.kind in ("int", "decimal", "money"):
            page.write_number(row, place, value)
        else:
            page.write_string(row, place, str(value))


def _explained(column: Column, must: bool) -> str:
    kinds = {
        "date": "日期，如 2022-06-07",
        "datetime": "日期和时间，如 2022-06-07 14:30",
        "int": "整数",
        "decimal": "数字",
        "money": "金额，元",
        "bool": "填“是”或“否”",
        "unit": "单位名称",
        "person": "姓名",
        "units": "单位名称，多个用顿号隔开",
        "persons": "姓名，多个用顿号隔开",
        "record": "所属记录的编号或题名",
        "ref": "有关记录的编号或题名",
        "refs": "有关记录的编号或题名，多条用分号或换行隔开",
        "records": "有关记录的编号或题名，多条用分号或换行隔开",
        "choice": f"可填：{'、'.join(map(str, column.choices.values()))}",
    }
    parts = [
        "必填" if must else "可空",
        kinds.get(column.kind, "文字"),
        column.note,
    ]
    return "；".join(part for part in parts if part)

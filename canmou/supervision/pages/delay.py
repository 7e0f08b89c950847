"""The page of delays and its workbook."""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from typing import Any
from urllib.parse import quote

import xlsxwriter
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html

from canmou.kernel import audit, clock
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, can
from canmou.kernel.ui.markup import badge, link
from canmou.kernel.ui.table import Column, Table
from canmou.kernel.ui.table import Row as Line
from canmou.supervision.limits import limits_of
from canmou.supervision.queries.delay import Row, Sum, by_person, by_section, delays_in, years_of

_TASKS = (
    "编号", "督办事项", "承办科室", "责任人", "交办日期", "首次时限", "延期次数", "最后时限", "了结日期", "延误天数",
    "延误工作日", "说明",
)  # fmt: skip
_STAGES = (
    "编号", "督办事项", "环节", "科室", "经手人", "起", "止", "天数", "工作日", "延误天数", "延误工作日",
)  # fmt: skip
_SUMS = ("事项", "天数", "工作日", "其中延误天数", "其中延误工作日")


def _read(user: User, query: QueryDict) -> tuple[int, list[int], list[Row]]:
    today, asked = clock.today(), query.get("year", "")
    year = (
        int(asked)
        if asked.isascii() and asked.isdigit() and len(asked) == 4 and asked > "1949"
        else today.year
    )
    years = sorted({*years_of(user), today.year, year}, reverse=True)
    return year, years, delays_in(user, year, today, limits_of(user.office))


def delays(user: User, query: QueryDict) -> dict[str, Any]:
    """The page."""
    year, years, rows = _read(user, query)
    return {
        "year": year,
        "years": years,
        "total": len(rows),
        "late": sum(1 for row in rows if row.late_days),
        "days": sum(row.late_days for row in rows),
        "workdays": sum(row.late_workdays for row in rows),
        "extensions": sum(row.extensions for row in rows),
        "table": _table(rows),
        "sections": _sum_table(by_section(rows), "科室"),
        "people": _sum_table(by_person(rows), "经手人"),
        "may_export": bool(can(user, Perm.EXPORT)),
    }


def _table(rows: list[Row]) -> Table:
    heads = [
        Column("督办事项", "long"), Column("承办", "short"), Column("首次时限", "date"), Column("延期", "num"),
        Column("延误天数", "num"), Column("延误工作日", "num"), Column("状态", "short"), Column("说明", "long"),
    ]  # fmt: skip
    return Table(heads, [Line(_cells(row)) for row in rows], "延误和延期的事项")


def _cells(row: Row) -> list[object]:
    task, source = row.task, row.delay
    course = reverse("task_page", args=[task.number])
    return [
        link(task.title, course),
        (source.lead_section if row.settled else task.lead_section).spoken,
        task.first_due_on,
        row.extensions,
        row.late_days,
        row.late_workdays,
        badge("已定") if row.settled else badge("办理中", "info"),
        format_html("{}", row.sentence),
    ]


def _sum_table(sums: list[Sum], name: str) -> Table:
    heads = [Column(name, "short"), *(Column(word, "num") for word in _SUMS)]
    return Table(heads, [Line([one.name, *_numbers(one)]) for one in sums], f"按{name}")


def _numbers(one: Sum) -> list[int]:
    return [len(one.tasks), one.days, one.workdays, one.late_days, one.late_workdays]


def workbook(user: User, query: QueryDict) -> tuple[str, bytes]:
    """The name of the file, quoted for a header, and the workbook."""
    year, _, rows = _read(user, query)
    audit.write("导出督办延误台账", by=user, office=user.office, count=len(rows))
    buffer = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(buffer, {**options, "default_date_format": "yyyy-mm-dd"})
    book.set_properties({"created": clock.at(clock.today(), 0).replace(tzinfo=None)})
    _sheet(book, "事项", _TASKS, [_task_line(row) for row in rows])
    _sheet(book, "环节", _STAGES, [line for row in rows for line in _stage_lines(row)])
    for title, sums in (("科室", by_section(rows)), ("经手人", by_person(rows))):
        _sheet(book, f"按{title}", (title, *_SUMS), [[one.name, *_numbers(one)] for one in sums])
    book.close()
    return quote(f"{year}年督办延误台账.xlsx"), buffer.getvalue()


def _sheet(book: Any, title: str, heads: Sequence[str], lines: Iterable[Sequence[Any]]) -> None:
    page, bold = book.add_worksheet(title), book.add_format({"bold": True})
    page.write_row(0, 0, heads, bold)
    page.freeze_panes(1, 0)
    page.set_column(0, len(heads) - 1, 16)
    for place, line in enumerate(lines, 1):
        page.write_row(place, 0, ["" if cell is None else cell for cell in line])


def _task_line(row: Row) -> list[Any]:
    task, delay = row.task, row.delay
    owner = delay if row.settled else task
    ended = delay.ended_on if row.settled else None
    return [
        task.number,
        task.title,
        owner.lead_section.name,
        str(owner.responsible or ""),
        task.assigned_on,
        task.first_due_on,
        row.extensions,
        owner.due_on,
        ended,
        row.late_days,
        row.late_workdays,
        row.sentence,
    ]


def _stage_lines(row: Row) -> Iterator[list[Any]]:
    for stage in row.stages:
        yield [
            row.task.number,
            row.task.title,
            stage.stage,
            stage.section.name,
            str(stage.holder or ""),
            stage.from_on,
            stage.to_on,
            stage.days,
            stage.workdays,
            stage.late_days,
            stage.late_workdays,
        ]

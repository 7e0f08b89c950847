"""What the pages of the working calendar show: a year by months, a change with what it moves, a term day by day."""

from calendar import Calendar
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString

from canmou.kernel import clock
from canmou.kernel.calendar import Term, table_for
from canmou.kernel.calendar.models import CalendarChange, CalendarDay, CalendarYear
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.ledger.moves import CalendarMove
from canmou.kernel.ledger.queries import refs_visible_to
from canmou.kernel.people.models import Person, Unit, User
from canmou.kernel.permissions import Perm, can
from canmou.kernel.ui.markup import badge, link
from canmou.kernel.ui.table import Column, Row, Table
from canmou.lib.workdays import DayTable, Step

FIRST_YEAR, LAST_YEAR = 2008, 2060
DAY = timedelta(days=1)
WEEKDAYS = "一二三四五六日"
#: Moved matters that a page lists; the rest is told by number.
SHOWN = 200
STATES = {"prepared": "warn", "applied": "ok", "dropped": "neutral"}


@dataclass(frozen=True)
class Cell:
    """A day of the grid. mark: 休 or 班 where the day differs from its weekday; changed: by the change looked at."""

    date: date
    off: bool
    mark: str
    name: str
    provisional: bool
    today: bool
    changed: bool


@dataclass(frozen=True)
class Month:
    """A month of the grid: weeks of seven days, None outside it."""

    number: int
    weeks: list[list[Cell | None]]


def months(year: int, table: DayTable, changed: Iterable[date] = ()) -> list[Month]:
    """The grid of a year."""
    marked, today = frozenset(changed), clock.today()

    def cell(day: date) -> Cell:
        kind = table.kind(day)
        weekend = day.weekday() >= 5
        mark = (
            "班"
            if kind.is_workday and weekend
            else "休"
            if not kind.is_workday and _named(kind.reason)
            else ""
        )
        name = kind.reason if mark else ""
        return Cell(day, not kind.is_workday, mark, name, kind.provisional, day == today, day in marked)

    weeks = Calendar().monthdatescalendar
    return [
        Month(n, [[cell(day) if day.month == n else None for day in week] for week in weeks(year, n)])
        for n in range(1, 13)
    ]


def _named(reason: str) -> bool:
    return not reason.startswith("周")


def year_page(user: User, asked: str) -> dict[str, Any]:
    """A year's working calendar, on what it rests, and how it came to be so."""
    year = _year(asked)
    held = CalendarYear.objects.filter(year=year).first()
    rows = list(CalendarDay.objects.filter(date__year=year))
    table = table_for([year])
    manages = bool(can(user, Perm.SETTINGS))
    changes = CalendarChange.objects.filter(year=year).select_related("made_by__person", "decided_by__person")
    if not manages:
        changes = changes.filter(state=CalendarChange.State.APPLIED)
    return {
        "year": year,
        "months": months(year, table),
        "announced": bool(held and held.announced),
        "source": held.source if held else "",
        "workdays": sum(table.kind(date(year, 1, 1) + DAY * i).is_workday for i in range(_length(year))),
        "arranged": _arranged(rows, held.source if held else ""),
        "corrected": [row for row in rows if row.year is None],
        "changes": list(changes),
        "before": year - 1 if year > FIRST_YEAR else None,
        "after": year + 1 if year < LAST_YEAR else None,
        "manages": manages,
        "weekdays": WEEKDAYS,
        "today": clock.today(),
    }


def _year(text: str) -> int:
    asked = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else clock.today().year
    return min(max(asked, FIRST_YEAR), LAST_YEAR)


def _length(year: int) -> int:
    return (date(year + 1, 1, 1) - date(year, 1, 1)).days


def _arranged(rows: Sequence[CalendarDay], usual: str) -> Table | None:
    """The holidays of a year: days off, make-up days, and on what they rest where that is not the year's notice."""
    heads = [
        Column("节日", "short"),
        Column("放假", "text"),
        Column("调休上班", "text"),
        Column("依据", "long"),
    ]
    lines = []
    for name in dict.fromkeys(row.name for row in rows):
        mine = [row for row in rows if row.name == name]
        off = [row.date for row in mine if not row.is_workday]
        worked = [row.date for row in mine if row.is_workday]
        sources = "；".join(dict.fromkeys(row.source for row in mine if row.source != usual))
        lines.append(Row([name, spans(off), "、".join(_dated(day) for day in worked), sources]))
    if not any(line.cells[3] for line in lines):
        heads, lines = heads[:3], [Row(line.cells[:3]) for line in lines]
    return Table(heads, lines, "放假和调休") if lines else None


def spans(days: Sequence[date]) -> str:
    """1月1日至3日，共3天."""
    told = []
    ordered = sorted(days)
    for _, group in groupby(enumerate(ordered), key=lambda pair: pair[1] - DAY * pair[0]):
        run = [day for _, day in group]
        first, last = run[0], run[-1]
        end = f"{last.day}日" if first.month == last.month else f"{last.month}月{last.day}日"
        told.append(
            _dated(first) if first == last else f"{first.month}月{first.day}日至{end}（{len(run)}天）"
        )
    return "、".join(told)


def _dated(day: date) -> str:
    return f"{day.month}月{day.day}日（周{WEEKDAYS[day.weekday()]}）"


def change_page(
    user: User, change: CalendarChange, table: DayTable, days: Mapping[date, tuple[str, str]]
) -> dict[str, Any]:
    """A change: the year as it becomes, each day that becomes another, and the head of the page."""
    told = [
        Row([day, f"周{WEEKDAYS[day.weekday()]}", was, becomes])
        for day, (was, becomes) in sorted(days.items())
    ]
    heads = [Column("日期", "date"), Column("星期", "short"), Column("现在", "text"), Column("改为", "text")]
    when = [("录入", f"{change.made_by}，{change.made_at:%Y-%m-%d %H:%M}")]
    if change.decided_by:
        when.append((change.get_state_display(), f"{change.decided_by}，{change.decided_at:%Y-%m-%d %H:%M}"))
    pairs = [("依据" if change.reason else "通知", change.source, True)]
    pairs += [("更正原因", change.reason, True)] if change.reason else []
    return {
        "change": change,
        "badge": badge(change.get_state_display(), STATES[change.state]),
        "facts": [*pairs, *when],
        "months": _looked_at(months(change.year, table, days), change),
        "changed": Table(heads, told, "变动的日子") if told else None,
        "changes": len(told),
        "weekdays": WEEKDAYS,
        "waiting": change.state == CalendarChange.State.PREPARED,
        "manages": bool(can(user, Perm.SETTINGS)),
    }


def _looked_at(found: list[Month], change: CalendarChange) -> list[Month]:
    """The whole year for a notice, the one month for a day."""
    touched = set(change.days.values_list("date__month", flat=True))
    return found if change.whole else [month for month in found if month.number in touched]


@dataclass(frozen=True)
class Line:
    """A matter whose day moves."""

    ref: int
    what: str
    old: date
    new: date
    person: int | None
    unit: int | None


def kept_lines(change: CalendarChange) -> list[Line]:
    """What an applied change has moved."""
    rows = CalendarMove.objects.filter(change=change)
    return [Line(row.ref_id, row.what, row.old, row.new, row.person_id, row.unit_id) for row in rows]


def moved(user: User, lines: Sequence[Line]) -> dict[str, Any]:
    """The moved matters that the reader may see, and for who manages settings the bare numbers of all.

    Nobody learns here of a record that he may not see: neither its number nor its ledger.
    """
    seen = refs_visible_to(user).filter(pk__in={line.ref for line in lines}) if can(user, Perm.VIEW) else None
    refs = {} if seen is None else seen.in_bulk()
    mine = [line for line in lines if line.ref in refs]
    shown = mine[:SHOWN]
    persons = Person.objects.in_bulk({line.person for line in shown if line.person})
    units = Unit.objects.in_bulk({line.unit for line in shown if line.unit})
    rows = [
        Row(
            [
                _record(refs[line.ref]),
                line.what,
                persons[line.person].name if line.person else "",
                units[line.unit].spoken if line.unit else "",
                line.old,
                line.new,
                _shift(line),
            ]
        )
        for line in shown
    ]
    heads = [
        Column("记录", "long"), Column("事项", "text"), Column("责任人", "short"), Column("科室", "short"),
        Column("原期限", "date"), Column("新期限", "date"), Column("变动", "short"),
    ]  # fmt: skip
    manages = bool(can(user, Perm.SETTINGS))
    return {
        "moved": Table(heads, rows, "期限变动的事项") if rows else None,
        "moved_seen": len(mine),
        "moved_more": len(mine) - len(shown),
        "moved_total": len(lines) if manages else None,
        "moved_by_day": _by_day(lines) if manages and lines else None,
    }


def _by_day(lines: Sequence[Line]) -> Table:
    counted = Counter((line.old, line.new) for line in lines)
    heads = [Column("原期限", "date"), Column("新期限", "date"), Column("件数", "num")]
    return Table(heads, [Row([old, new, n]) for (old, new), n in sorted(counted.items())], "按日期统计")


def _record(ref: RecordRef) -> SafeString:
    return link(ref.title, reverse("record", args=[ref.number]))


def _shift(line: Line) -> str:
    days = (line.new - line.old).days
    return f"延后{days}天" if days > 0 else f"提前{-days}天"


def term_page(term: Term, counted: bool) -> dict[str, Any]:
    """A term day by day. counted: by two days, so that the number is the answer."""
    rows, number = [], 0
    forward = term.count >= 0
    steps = term.days if forward else term.days[::-1]
    for step in steps:
        number += step.counted
        rows.append(_step(step, number))
    heads = [
        Column("日期", "date"), Column("星期", "short"), Column("计不计", "short"),
        Column("第几个", "num"), Column("原因", "text"),
    ]  # fmt: skip
    return {
        "term": term,
        "counted": counted,
        "answer": abs(term.count) if counted else term.end,
        "weekday": WEEKDAYS[term.end.weekday()],
        "steps": Table(heads, rows, "逐日说明") if rows else None,
        "forward": forward,
    }


def _step(step: Step, number: int) -> Row:
    mark = badge("计", "ok") if step.counted else badge("不计", "neutral")
    return Row(
        [step.day, f"周{WEEKDAYS[step.day.weekday()]}", mark, number if step.counted else "", step.reason]
    )

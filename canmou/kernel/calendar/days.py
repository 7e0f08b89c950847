"""The table of days: loading the arrangements that are shipped, and reading it for a computation."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from django.db import transaction

from canmou.kernel.calendar.models import CalendarDay, CalendarYear
from canmou.lib.workdays import DayTable

ARRANGEMENTS = Path(__file__).parent / "data" / "arrangements.json"
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Supposition:
    """A change that is not made yet. settled: day → (worked, name); plain: days that follow the week again."""

    settled: Mapping[date, tuple[bool, str]]
    plain: frozenset[date]
    announced: frozenset[int]


_supposed: ContextVar[Supposition | None] = ContextVar("supposed_calendar", default=None)


@contextmanager
def supposing(change: Supposition) -> Iterator[None]:
    """Every term computed inside is what it would be after the change. For previews; nothing is written."""
    token = _supposed.set(change)
    try:
        yield
    finally:
        _supposed.reset(token)


@transaction.atomic
def load_days() -> int:
    """Load the shipped arrangements; returns the number of days added.

    Years that the table already holds as announced stay as they are: the office may have corrected them.
    """
    shipped = json.loads(ARRANGEMENTS.read_text("utf-8"))["years"]
    held = set(CalendarYear.objects.filter(announced=True).values_list("year", flat=True))
    before = CalendarDay.objects.count()
    for text, arrangement in shipped.items():
        if int(text) in held:
            continue
        source = "；".join(arrangement["source"])
        CalendarYear.objects.update_or_create(
            year=int(text), defaults={"announced": arrangement["announced"], "source": source}
        )
        days = [
            CalendarDay(date=day, is_workday=kind == "work", name=name, source=source, year=int(text))
            for kind in ("off", "work")
            for name, spans in arrangement[kind].items()
            for day in _days(spans)
        ]
        CalendarDay.objects.bulk_create(days, ignore_conflicts=True)
    return CalendarDay.objects.count() - before


_kept: ContextVar[dict[tuple[int, ...], DayTable] | None] = ContextVar("calendar_kept", default=None)


@contextmanager
def kept() -> Iterator[None]:
    """Within, the calendar does not change, so that the days of the same years are read only once."""
    if _kept.get() is not None:
        yield
        return
    token = _kept.set({})
    try:
        yield
    finally:
        _kept.reset(token)


def table_for(years: Iterable[int]) -> DayTable:
    """The days and announcements of these years, from the database (two queries)."""
    wanted = tuple(sorted(set(years)))
    tables, change = _kept.get(), _supposed.get()
    if tables is None or change is not None:
        return _read(wanted, change)
    if wanted not in tables:
        tables[wanted] = _read(wanted, None)
    return tables[wanted]


def _read(wanted: tuple[int, ...], change: Supposition | None) -> DayTable:
    rows = CalendarDay.objects.filter(date__year__gte=wanted[0], date__year__lte=wanted[-1])
    days, names = {}, {}
    for day, is_workday, name in rows.values_list("date", "is_workday", "name"):
        days[day], names[day] = is_workday, name
    announced = set(
        CalendarYear.objects.filter(announced=True, year__in=wanted).values_list("year", flat=True)
    )
    if change is not None:
        for day in change.plain:
            days.pop(day, None)
            names.pop(day, None)
        for day, (is_workday, name) in change.settled.items():
            days[day], names[day] = is_workday, name
        announced |= change.announced
    return DayTable(days=days, announced=frozenset(announced), names=names)


def _days(spans: str) -> Iterator[date]:
    """The days of "2022-01-29 2022-01-31~2022-02-06"."""
    for span in spans.split():
        first, _, last = span.partition("~")
        day, end = date.fromisoformat(first), date.fromisoformat(last or first)
        while day <= end:
            yield day
            day += DAY

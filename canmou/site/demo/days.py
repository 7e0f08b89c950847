"""Working days for the demo: nobody meets on a Sunday or in the Spring Festival."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import lru_cache

from django.conf import settings

from canmou.kernel.calendar import load_days, table_for
from canmou.lib.workdays import DayTable, next_workday

YEARS = (2021, 2022, 2023)


@lru_cache(maxsize=1)
def _table() -> DayTable:
    load_days()
    return table_for(range(2020, 2025))


def workday(year: int, month: int, day: int) -> date:
    """That day, or the next working day after it."""
    return on_or_after(date(year, month, day))


def on_or_after(day: date) -> date:
    """`day`, or the next working day after it."""
    return next_workday(day, _table()).day


def before(day: date, days: int) -> date:
    """The last working day at least `days` before `day`."""
    found = day - timedelta(days=days)
    while not _table().kind(found).is_workday:
        found -= timedelta(days=1)
    return found


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


@contextmanager
def acting_on(day: date) -> Iterator[None]:
    """What is done within is done on that day."""
    held, settings.CANMOU_TODAY = settings.CANMOU_TODAY, day
    try:
        yield
    finally:
        settings.CANMOU_TODAY = held

"""The only source of today and now for business logic (sign-in and tokens use real time).

`CANMOU_TODAY` (a date, e.g. 2024-01-08) pins the business day for the demo; pages then show a banner.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

ZONE = ZoneInfo("Asia/Shanghai")

_as_of: ContextVar[date | None] = ContextVar("clock_as_of", default=None)


@contextmanager
def as_of(day: date) -> Iterator[None]:
    """Inside, today is this day: to compute again what was computed then. Nothing is written inside."""
    token = _as_of.set(day)
    try:
        yield
    finally:
        _as_of.reset(token)


def pinned() -> date | None:
    """The pinned business day, or None when the clock runs."""
    return settings.CANMOU_TODAY


def today() -> date:
    """The business day in Asia/Shanghai."""
    return _as_of.get() or pinned() or timezone.localdate(timezone=ZONE)


def now() -> datetime:
    """The business moment (aware). Pinned day: that day with the real time of day."""
    real = timezone.now().astimezone(ZONE)
    day = pinned()
    if day is None:
        return real
    return datetime.combine(day, real.time(), tzinfo=ZONE)


def real_now() -> datetime:
    """The real moment (aware), for sign-in, passwords, codes and tokens: a pinned day does not stop them."""
    return timezone.now().astimezone(ZONE)


def at(day: date, hour: int = 9) -> datetime:
    """An aware moment on `day` at `hour` o'clock in Asia/Shanghai."""
    return datetime.combine(day, time(hour), tzinfo=ZONE)

"""The days of a half month: when its round opens, when sections hand in, when the meeting is. All in working days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from canmou.kernel.calendar import due
from canmou.lib.periods import parse
from canmou.supervision.models import DispatchSettings

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Half:
    """A half month: A the 1st to the 15th, B the 16th to the end."""

    year: int
    month: int
    half: str

    @property
    def starts_on(self) -> date:
        return date(self.year, self.month, 1 if self.half == "A" else 16)

    @property
    def ends_on(self) -> date:
        return parse(f"{self.year:04d}-{self.month:02d}-{self.half}").end

    @property
    def label(self) -> str:
        return parse(f"{self.year:04d}-{self.month:02d}-{self.half}").label

    def before(self) -> "Half":
        """The half month before."""
        return half_of(self.starts_on - DAY)


@dataclass(frozen=True)
class Days:
    """When a round opens, is locked and met upon. `told`: how the last two were counted."""

    opens_on: date
    due_on: date
    meeting_on: date
    told: tuple[str, ...] = ()


def half_of(day: date) -> Half:
    """The half month that a day lies in."""
    return Half(day.year, day.month, "A" if day.day <= 15 else "B")


def workday_from(day: date) -> date:
    """The day, or the first working day after it."""
    return due(day - DAY, 1).date


def days_of(half: Half, settings: DispatchSettings) -> Days:
    """The days of a round by the office's settings."""
    meeting = due(half.ends_on, settings.meeting_after)
    lock = due(meeting.date, -settings.lock_before)
    return Days(
        workday_from(half.starts_on), lock.date, meeting.date, (meeting.explanation, lock.explanation)
    )


def lock_day(meeting_on: date, settings: DispatchSettings) -> date:
    """The day of locking for a meeting on another day."""
    return due(meeting_on, -settings.lock_before).date


def to_open(today: date, settings: DispatchSettings) -> Iterator[Half]:
    """The half months whose rounds should be open today: the running one once its day has come, and the one before
    while sections can still hand in."""
    running = half_of(today)
    for half in (running.before(), running):
        days = days_of(half, settings)
        if days.opens_on <= today and (half == running or today <= days.due_on):
            yield half

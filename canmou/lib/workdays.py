"""Working days over a table of days that is passed in (R-CAL-2, R-CAL-3), explained day by day.

A year whose holiday notice is in the table follows the table. A year that is not is estimated from the law
(statutory_holidays) and every result that touches it says so: provisional, 推定.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from canmou.lib.statutory_holidays import statutory_holidays

DAY = timedelta(days=1)
_WEEKDAYS = "一二三四五六日"


class DayKind(NamedTuple):
    """What a day is, why (in Chinese), and whether that is an estimate."""

    day: date
    is_workday: bool
    reason: str
    provisional: bool


class Step(NamedTuple):
    """One day of an explanation: whether it counted as a working day, and why."""

    day: date
    counted: bool
    reason: str


@dataclass(frozen=True)
class DayTable:
    """The days that notices settle (all days of a year, or only holidays and make-up days) and the years announced.

    names: the holiday that a day belongs to, where known (国庆节), for explanations.
    A day that stands in the table is certain, in whatever year.
    """

    days: Mapping[date, bool]
    announced: Collection[int]
    names: Mapping[date, str] = field(default_factory=dict)

    def kind(self, day: date) -> DayKind:
        """Whether `day` is a working day, and why."""
        weekend, weekday = day.weekday() >= 5, f"周{_WEEKDAYS[day.weekday()]}"
        if day in self.days:
            name = self.names.get(day)
            if self.days[day]:
                shifted = f"调休上班（{name}）" if name else "调休上班"
                return DayKind(day, True, f"{weekday}，{shifted}" if weekend else "工作日", False)
            return DayKind(day, False, name or (weekday if weekend else "放假"), False)
        if day.year in self.announced:
            return DayKind(day, not weekend, weekday if weekend else "工作日", False)
        name = statutory_holidays(day.year).get(day)
        reason = name or (weekday if weekend else "工作日")
        return DayKind(day, not weekend and name is None, f"{reason}（推定）", True)


@dataclass(frozen=True)
class _Explained:
    """steps: every day looked at, in order of looking. provisional: some of them are estimates."""

    steps: tuple[Step, ...]
    provisional: bool

    @property
    def skipped(self) -> tuple[Step, ...]:
        """The days that did not count, and why."""
        return tuple(step for step in self.steps if not step.counted)


@dataclass(frozen=True)
class DueDay(_Explained):
    """The day that an addition or a postponement leads to."""

    day: date


@dataclass(frozen=True)
class DayCount(_Explained):
    """The number of working days between two days."""

    count: int


def add_workdays(base: date, n: int, table: DayTable) -> DueDay:
    """The n-th working day after `base`: the base day does not count, the next day is day 1.

    A negative n counts back in the same way; 0 is the base day itself, working day or not.
    """
    direction = DAY if n > 0 else -DAY
    kinds: list[DayKind] = []
    day, left = base, abs(n)
    while left:
        day += direction
        kinds.append(table.kind(day))
        left -= kinds[-1].is_workday
    return DueDay(*_explain(kinds), day=day)


def workdays_between(start: date, end: date, table: DayTable) -> DayCount:
    """The working days after `start` up to and including `end`; negative, counted back, if `end` is earlier.

    For every n but 0, workdays_between(d, add_workdays(d, n).day) is n.
    """
    direction = DAY if end > start else -DAY
    kinds = [table.kind(start + direction * i) for i in range(1, abs((end - start).days) + 1)]
    worked = sum(kind.is_workday for kind in kinds)
    return DayCount(*_explain(kinds), count=worked if end > start else -worked)


def next_workday(day: date, table: DayTable) -> DueDay:
    """`day` if it is a working day, else the first one after it (末日顺延, R-CAL-3)."""
    kinds = [table.kind(day)]
    while not kinds[-1].is_workday:
        kinds.append(table.kind(kinds[-1].day + DAY))
    return DueDay(*_explain(kinds), day=kinds[-1].day)


def _explain(kinds: list[DayKind]) -> tuple[tuple[Step, ...], bool]:
    steps = tuple(Step(kind.day, kind.is_workday, kind.reason) for kind in kinds)
    return steps, any(kind.provisional for kind in kinds)

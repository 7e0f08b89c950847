"""A year's arrangement of holidays as a notice settles it, and what it must keep to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from canmou.lib.statutory_holidays import statutory_holidays

DAY = timedelta(days=1)
SATURDAY = 5
#: As many days running may be worked around a holiday, as a rule (全国年节及纪念日放假办法 §7).
MOST_RUNNING = 6
HOLIDAYS = ("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节")
WEEKDAYS = "一二三四五六日"
#: Days of a notice lie within this many days of the middle of its year.
_NEAR = 200


class Problem(NamedTuple):
    """Something wrong in a notice. grave: the notice cannot be taken over as it stands."""

    text: str
    grave: bool


@dataclass(frozen=True)
class Holiday:
    """What a notice says of one holiday. until: the holiday is only lengthened to this day."""

    name: str
    sentence: str
    off: tuple[date, ...] = ()
    worked: tuple[date, ...] = ()
    until: date | None = None


@dataclass(frozen=True)
class Notice:
    """A notice as it was read. whole: it settles the year, else it changes single holidays of it."""

    year: int
    title: str
    number: str
    issued_on: date | None
    holidays: tuple[Holiday, ...]
    problems: tuple[Problem, ...]
    whole: bool

    @property
    def days(self) -> dict[date, tuple[bool, str]]:
        """Each day that the notice settles: whether it is worked, and the holiday it belongs to."""
        off = {day: (False, one.name) for one in self.holidays for day in one.off}
        return off | {day: (True, one.name) for one in self.holidays for day in one.worked if day not in off}

    def settled(self, before: Mapping[date, tuple[bool, str]]) -> dict[date, tuple[bool, str]]:
        """The days of the year's arrangement after this notice, from those before it (a whole year's: none)."""
        if self.whole:
            return self.days
        days = dict(before)
        for one in self.holidays:
            held = sorted(
                day for day, (worked, name) in before.items() if _shares(name, one.name) and not worked
            )
            if one.until:
                off = span(held[-1] + DAY, one.until) if held else ()
                days |= {day: (False, one.name) for day in off}
            else:
                days = {day: kept for day, kept in days.items() if not _shares(kept[1], one.name)}
        return days | self.days

    @property
    def sound(self) -> bool:
        """Whether nothing grave is wrong."""
        return not any(problem.grave for problem in self.problems)


def check(notice: Notice) -> list[Problem]:
    """What the days as a whole must keep to."""
    problems = []
    off = {day for one in notice.holidays for day in one.off}
    worked = [(day, one.name) for one in notice.holidays for day in one.worked]
    for day, name in worked:
        if day in off:
            problems.append(Problem(f"{full(day)}既放假又上班（{name}）", True))
        elif day.weekday() < SATURDAY:
            problems.append(
                Problem(f"{full(day)}是周{WEEKDAYS[day.weekday()]}，调休上班的应是周末（{name}）", True)
            )
    for day in sorted(off | {day for day, _ in worked}):
        if abs((day - date(notice.year, 7, 1)).days) > _NEAR:
            problems.append(Problem(f"{full(day)}不在{notice.year}年前后，请核对年份", True))
    if notice.whole:
        problems += _statutory(notice, off, {day for day, _ in worked})
    if not notice.number:
        problems.append(Problem("没有读出文号，请补填", False))
    if notice.issued_on is None:
        problems.append(Problem("没有读出印发日期，请补填", False))
    return problems + _running(notice)


def _statutory(notice: Notice, off: set[date], worked: set[date]) -> list[Problem]:
    """Every day that the law gives is off, and as many working days are given as the law says."""
    law = {day: name for day, name in statutory_holidays(notice.year).items() if not name.endswith("补假")}
    problems = [
        Problem(f"{full(day)}（{name}）是法定节假日，通知中没有放假", True)
        for day, name in sorted(law.items())
        if day not in off
    ]
    named = {name for one in notice.holidays for name in one.name.split("、")}
    problems += [Problem(f"没有读出{name}的安排", True) for name in HOLIDAYS if name not in named]
    given = sum(day.weekday() < SATURDAY for day in off) - len(worked)
    due = statutory_days(notice.year)
    if given != due:
        problems.append(
            Problem(f"全年法定节假日{due}天，按通知放假的工作日减去调休上班日是{given}天，请核对", False)
        )
    return problems


def statutory_days(year: int) -> int:
    """How many days off the law gives in a year."""
    return 13 if year >= 2025 else 11


def _running(notice: Notice) -> list[Problem]:
    """Stretches around make-up days that are longer than the law's rule; allowed, but worth a look."""
    days, told = notice.days, set()
    problems = []
    for made_up in sorted(day for day, (is_workday, _) in days.items() if is_workday):
        first = last = made_up
        while _worked(first - DAY, days):
            first -= DAY
        while _worked(last + DAY, days):
            last += DAY
        length = (last - first).days + 1
        if length > MOST_RUNNING and first not in told:
            told.add(first)
            problems.append(
                Problem(f"{full(first)}至{full(last)}连续上班{length}天，一般不超过{MOST_RUNNING}天", False)
            )
    return problems


def _worked(day: date, days: dict[date, tuple[bool, str]]) -> bool:
    return days[day][0] if day in days else day.weekday() < SATURDAY


def _shares(one: str, other: str) -> bool:
    return bool(set(one.split("、")) & set(other.split("、")))


def span(first: date, last: date) -> tuple[date, ...]:
    """The days from the first to the last, both included."""
    return tuple(first + DAY * i for i in range((last - first).days + 1))


def full(day: date) -> str:
    """2024年1月8日."""
    return f"{day.year}年{day.month}月{day.day}日"

"""Terms in working days, with the sentence that explains them (R-CAL-2, R-CAL-3)."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from canmou.kernel.calendar.days import table_for
from canmou.lib.workdays import Step, add_workdays, workdays_between

#: What every term says that rests on a year without a notice.
PROVISIONAL = "其中有的年份放假安排尚未公布，按法定节假日推定，公布后可能变动。"
WORKDAYS_A_YEAR = 240  # fewer than any year has


@dataclass(frozen=True)
class Due:
    """A last day. `provisional`: a year on the way has no announced arrangement, the days are estimated (推定)."""

    date: date
    explanation: str
    provisional: bool


@dataclass(frozen=True)
class Term:
    """A term day by day: every day looked at, in the order of the calendar, whether it counted, and why."""

    start: date
    end: date
    count: int
    days: tuple[Step, ...]
    explanation: str
    provisional: bool


def due(base: date, n: int) -> Due:
    """The n-th working day after `base` (which does not count); negative n counts back."""
    term = explain(base, n)
    return Due(term.end, term.explanation, term.provisional)


def explain(start: date, n: int) -> Term:
    """The n-th working day after `start`, with each day that counted or was skipped and its cause."""
    reach = start.year + n // WORKDAYS_A_YEAR + (1 if n > 0 else 0)
    found = add_workdays(start, n, table_for(range(min(start.year, reach), max(start.year, reach) + 1)))
    words = _explain(start, n, found.day, found.skipped, found.provisional)
    return Term(start, found.day, n, tuple(sorted(found.steps)), words, found.provisional)


def between(start: date, end: date) -> Term:
    """The working days from `start` (which does not count) up to and including `end`, day by day."""
    found = workdays_between(start, end, table_for(range(min(start, end).year, max(start, end).year + 1)))
    words = f"{_full(start)}（当日不计）至{_full(end)}共 {abs(found.count)} 个工作日"
    words = "，".join([words, *_left_out(found.skipped)]) + "。" + (PROVISIONAL if found.provisional else "")
    return Term(start, end, found.count, tuple(sorted(found.steps)), words, found.provisional)


def _explain(base: date, n: int, day: date, skipped: tuple[Step, ...], provisional: bool) -> str:
    if n == 0:
        return f"{_full(base)}当日。"
    direction = "之后" if n > 0 else "之前"
    parts = [f"{_full(base)}（当日不计）{direction}第 {abs(n)} 个工作日为{_full(day)}"]
    text = "，".join([*parts, *_left_out(skipped)]) + "。"
    return text + PROVISIONAL if provisional else text


def _left_out(skipped: tuple[Step, ...]) -> list[str]:
    """What did not count: holidays by name, weekends by number."""
    parts, holidays = [], _holidays(skipped)
    if holidays:
        parts.append(f"其间{'、'.join(holidays)}不计")
    weekends = sum(step.reason.startswith("周") for step in skipped)
    if weekends:
        parts.append(f"{'另有' if holidays else '其间'}周末 {weekends} 天不计")
    return parts


def _holidays(skipped: tuple[Step, ...]) -> list[str]:
    """Runs of days off that are more than a weekend, as "国庆节（10月1日—7日）"."""
    named = sorted((step for step in skipped if not step.reason.startswith("周")), key=lambda step: step.day)
    runs = groupby(enumerate(named), key=lambda pair: (pair[1].reason, pair[1].day - timedelta(days=pair[0])))
    return [f"{reason}（{_span([step.day for _, step in group])}）" for (reason, _), group in runs]


def _span(days: list[date]) -> str:
    first, last = days[0], days[-1]
    text = f"{first.month}月{first.day}日"
    if first == last:
        return text
    return f"{text}—{last.day}日" if first.month == last.month else f"{text}—{last.month}月{last.day}日"


def _full(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"

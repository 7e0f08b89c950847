"""Figures read beside the same of last year, and month by month: values ready to be shown, kept while right."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from canmou.kernel.metrics.kept import kept
from canmou.kernel.metrics.registry import Metric, Scope, evaluate, metric_for
from canmou.lib.periods import Period, parse

_SHARE = "％"


@dataclass(frozen=True)
class Reading:
    """The value of a metric for a scope, and for the same period of last year up to the same day."""

    metric: Metric
    value: Decimal | None
    last: Decimal | None
    kind: str

    @property
    def shown(self) -> str:
        """The value as text; a dash where there is nothing to compute from."""
        return shown(self.value)

    @property
    def measure(self) -> str:
        """The measure word, for a list that has none of its own 项."""
        return self.metric.measure or "项"

    @property
    def change(self) -> Decimal | None:
        """How much more (or less) than last year; None where one of them is missing."""
        return None if self.value is None or self.last is None else _round(self.value) - _round(self.last)

    @property
    def words(self) -> str:
        """The comparison as a phrase: 比去年同期多3次（去年同期9次）."""
        if self.last is None:
            return "去年同期无数据"
        told = f"去年同期{shown(self.last)}{self.measure}"
        if self.change is None:
            return told
        if not self.change:
            return f"与去年同期持平（{told}）"
        unit, more, less = ("个百分点", "高", "低") if self.measure == _SHARE else (self.measure, "多", "少")
        return f"比去年同期{more if self.change > 0 else less}{shown(abs(self.change))}{unit}（{told}）"

    @property
    def sign(self) -> str:
        """The change with its sign: +3, −2; empty where there is none, or none is known."""
        if not self.change:
            return ""
        return f"{'+' if self.change > 0 else '−'}{shown(abs(self.change))}"


@dataclass(frozen=True)
class Month:
    """One month of a trend: the value, and that of the same month a year before. None: not begun, or nothing."""

    period: Period
    value: Decimal | None
    last: Decimal | None
    running: bool


@dataclass(frozen=True)
class Trend:
    """A metric over the twelve months that end with a scope."""

    metric: Metric
    months: tuple[Month, ...]

    @property
    def measure(self) -> str:
        """The measure word, for a list that has none of its own 项."""
        return self.metric.measure or "项"


def shown(value: Decimal | None) -> str:
    """A value as text: at most two decimals, none that are zeros; a dash for nothing."""
    if value is None:
        return "—"
    text = f"{_round(value):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _round(value: Decimal) -> Decimal:
    places = Decimal("0.1") if value != value.to_integral_value() else Decimal(1)
    return value.quantize(places, ROUND_HALF_UP)


def readings(ids: Sequence[str], scope: Scope) -> list[Reading]:
    """These metrics for a scope, each beside last year."""
    return kept(("readings", tuple(ids), *_key(scope)), lambda: [_reading(id, scope) for id in ids])


def reading(id: str, scope: Scope) -> Reading:
    """One metric for a scope, beside last year."""
    return readings([id], scope)[0]


def _reading(id: str, scope: Scope) -> Reading:
    now, before = evaluate(id, scope), evaluate(id, last_year(scope))
    return Reading(now.metric, now.value, before.value, now.computation.kind)


def last_year(scope: Scope) -> Scope:
    """The same period of the year before, up to the same day."""
    return replace(scope, period=scope.period.previous_year(), as_of=_year_back(scope.as_of))


def trend(id: str, scope: Scope) -> Trend:
    """A metric month by month: the twelve months that end with the scope, each beside the year before."""
    return kept(("trend", id, *_key(scope)), lambda: _trend(id, scope))


def _trend(id: str, scope: Scope) -> Trend:
    end = scope.until
    found = []
    for back in range(11, -1, -1):
        number = end.year * 12 + end.month - 1 - back
        month = parse(f"{number // 12:04d}-{number % 12 + 1:02d}")
        here = replace(scope, period=month)
        values = evaluate(id, here).value, evaluate(id, last_year(here)).value
        found.append(Month(month, *values, running=here.running))
    return Trend(metric_for(id), tuple(found))


def by_unit(ids: Sequence[str], scopes: Sequence[Scope]) -> list[list[Reading]]:
    """The same metrics for several scopes: one row for each."""
    return [readings(ids, scope) for scope in scopes]


def _year_back(day: date) -> date:
    return date(day.year - 1, day.month, min(day.day, monthrange(day.year - 1, day.month)[1]))


def _key(scope: Scope) -> tuple:
    return (
        scope.office.pk,
        scope.unit and scope.unit.pk,
        scope.person and scope.person.pk,
        scope.period,
        scope.as_of,
    )

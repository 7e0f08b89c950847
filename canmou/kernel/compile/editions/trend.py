"""A figure month by month, in the year of its period and in the year before."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from canmou.kernel import clock
from canmou.kernel.metrics import Scope, evaluate, scope_for
from canmou.lib import periods


@dataclass(frozen=True)
class Month:
    """One month: its value and that of the same month last year (None: nothing to compute from, or not yet begun)."""

    number: int
    value: Decimal | None
    before: Decimal | None


@dataclass(frozen=True)
class Trend:
    """The months of a year against those of the year before. `yearly`: the figure is kept by year, not by month."""

    year: int
    months: tuple[Month, ...]
    yearly: bool

    @property
    def most(self) -> Decimal:
        """The greatest value of all months, 0 where there is none."""
        return max((v for m in self.months for v in (m.value, m.before) if v is not None), default=Decimal(0))


def by_month(metric: str, scope: Scope) -> Trend:
    """The trend of a metric over the months of the year in which the scope's period ends."""
    year, today = scope.period.year, clock.today()
    values = {(y, m): _value(metric, scope, y, m, today) for y in (year - 1, year) for m in range(1, 13)}
    months = tuple(Month(m, values[year, m], values[year - 1, m]) for m in range(1, 13))
    begun = [month.value for month in months if date(year, month.number, 1) <= today]
    yearly = len(begun) > 1 and begun[0] not in (None, 0) and len(set(begun)) == 1
    if yearly:
        whole = scope_for(scope.office, periods.parse(str(year)), unit=scope.unit, person=scope.person)
        figure = evaluate(metric, whole)
        yearly = figure.value == begun[0] and figure.computation.kind not in ("level", "ratio", "spread")
    return Trend(year, months, yearly)


def _value(metric: str, scope: Scope, year: int, month: int, today: date) -> Decimal | None:
    period = periods.parse(f"{year:04d}-{month:02d}")
    if period.start > today:
        return None
    within = Scope(scope.office, period, today, scope.unit, scope.units, scope.person)
    return evaluate(metric, within).value

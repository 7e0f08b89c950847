"""The registry of metrics, the scope that they are computed for, and the figure that comes out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from canmou.kernel import clock
from canmou.kernel.errors import Refused
from canmou.kernel.metrics.computations import Computation
from canmou.kernel.office.models import Office
from canmou.kernel.people.models import Person, Unit
from canmou.kernel.permissions import unit_subtree
from canmou.lib.periods import Period


@dataclass(frozen=True)
class Scope:
    """What a figure is computed for: an office (or a unit and all below it), a period, and maybe one person.

    `until` is the last day that counts: the period's end, or the as-of day where that is earlier.
    `units` holds the keys of the unit subtree, or None for the whole office.
    """

    office: Office
    period: Period
    as_of: date
    unit: Unit | None = None
    units: frozenset[int] | None = None
    person: Person | None = None

    @property
    def until(self) -> date:
        return min(self.period.end, self.as_of)

    @property
    def running(self) -> bool:
        """Whether the period is not over on the as-of day (its figures are printed with 截至)."""
        return self.as_of < self.period.end


def scope_for(
    office: Office,
    period: Period,
    *,
    unit: Unit | None = None,
    person: Person | None = None,
    as_of: date | None = None,
) -> Scope:
    """A scope as of today (or `as_of`). Raises `Refused` when the period begins after that day."""
    day = as_of or clock.today()
    if period.start > day:
        raise Refused(f"{period.label}还没有开始（今天是{day.year}年{day.month}月{day.day}日），不能出数")
    return Scope(office, period, day, unit, unit_subtree(unit) if unit else None, person)


@dataclass(frozen=True)
class Metric:
    """A figure the office prints: id (final), Chinese label, measure word, definition, and how it is computed.

    `personal`: it knows a scope's person; any other is refused for a person, since it would tell the whole office's.
    """

    id: str
    label: str
    measure: str
    definition: str
    compute: Callable[[Scope], Computation]
    personal: bool = False


_METRICS: dict[str, Metric] = {}


def metric(
    id: str, label: str, *, measure: str = "", definition: str = "", personal: bool = False
) -> Callable:
    """Register the decorated function of a scope as the metric `id`. Raises ValueError when the id is taken."""

    def register(compute: Callable[[Scope], Computation]) -> Callable[[Scope], Computation]:
        if id in _METRICS:
            raise ValueError(f"metric {id} is declared twice")
        _METRICS[id] = Metric(
            id, label, measure, definition or (compute.__doc__ or "").strip(), compute, personal
        )
        return compute

    return register


def metrics() -> list[Metric]:
    """All metrics, by id."""
    return [_METRICS[id] for id in sorted(_METRICS)]


def metric_for(id: str) -> Metric:
    """The metric with this id. Raises `Refused` when there is none."""
    if id not in _METRICS:
        raise Refused(f"没有名为“{id}”的指标，请在指标目录里选用")
    return _METRICS[id]


@dataclass(frozen=True)
class Figure:
    """A metric computed for a scope. Value and evidence are read when asked for, each once."""

    metric: Metric
    scope: Scope
    computation: Computation

    @cached_property
    def value(self) -> Decimal | None:
        """The value in base units; None where there is nothing to compute from."""
        return self.computation.value()

    @cached_property
    def records(self) -> list[str]:
        """The sorted full numbers of exactly the records counted."""
        return self.computation.numbers()

    @cached_property
    def denominator_records(self) -> list[str]:
        """The same for the denominator of a share."""
        return self.computation.denominator_numbers()


def evaluate(id: str, scope: Scope) -> Figure:
    """The figure of a metric for a scope. Raises `Refused` for an unknown metric, or one that knows no person."""
    found = metric_for(id)
    if scope.person is not None and not found.personal:
        raise Refused(f"“{found.label}”（{id}）没有个人口径，不能用在个人总结和个人考核里")
    return Figure(found, scope, found.compute(scope))

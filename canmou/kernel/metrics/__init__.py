"""Metrics: every figure the office prints, computed from records, with exactly the records that it counts.

A metric is a function of a `Scope` that returns a `Computation`; the value and the evidence come from the same
queryset. A figure is computed for its scope, never for its viewer.

    @metric("party.study.centre_group", "党组理论学习中心组学习", measure="次")
    def centre_group_sessions(scope):
        return count(StudySession.objects.in_scope(scope, "held_on").filter(kind=StudySession.Kind.CENTRE_GROUP))
"""

from canmou.kernel.metrics import due  # noqa: F401  registers its metrics
from canmou.kernel.metrics.computations import (
    Computation,
    Level,
    count,
    distinct,
    level,
    listing,
    ratio,
    spread,
    total,
)
from canmou.kernel.metrics.reading import (
    Month,
    Reading,
    Trend,
    by_unit,
    last_year,
    reading,
    readings,
    shown,
    trend,
)
from canmou.kernel.metrics.registry import (
    Figure,
    Metric,
    Scope,
    evaluate,
    metric,
    metric_for,
    metrics,
    scope_for,
)

__all__ = [
    "Computation",
    "Figure",
    "Level",
    "Metric",
    "Month",
    "Reading",
    "Scope",
    "Trend",
    "by_unit",
    "count",
    "distinct",
    "evaluate",
    "last_year",
    "level",
    "listing",
    "metric",
    "metric_for",
    "metrics",
    "ratio",
    "reading",
    "readings",
    "scope_for",
    "shown",
    "spread",
    "total",
    "trend",
]

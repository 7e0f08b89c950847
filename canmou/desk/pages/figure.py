"""The page of one figure: definition, value, trend, by section, and its records as far as the reader may see them."""

from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse

from canmou.desk.pages.cockpit import chart, figure_href, who
from canmou.desk.scope import address, choices, section_scopes
from canmou.kernel.ledger.declare import ledger as ledger_by_code
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.ledger.queries import refs_visible_to
from canmou.kernel.metrics import Scope, evaluate, last_year, metric_for, reading, shown
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, can
from canmou.kernel.ui.markup import link
from canmou.kernel.ui.paging import paginate
from canmou.kernel.ui.table import Column, Row, Table

HEADS = [
    Column("题名", "long"),
    Column("编号", "code"),
    Column("台账", "short"),
    Column("科室", "short"),
    Column("日期", "date"),
]


def figure(user: User, id: str, scope: Scope, query: QueryDict) -> dict[str, Any]:
    """A metric for a scope. The value counts every record; those the reader may not open are only counted."""
    metric = metric_for(id)
    counted = evaluate(id, scope).computation.evidence()
    refs = refs_of(counted)
    seen = refs_visible_to(user).filter(pk__in=refs.values("pk")) if can(user, Perm.VIEW) else refs.none()
    page = paginate(seen.select_related("unit").order_by("on", "number"), query)
    total = refs.count()
    rows = [
        Row(
            [
                link(ref.title, reverse("record", args=[ref.number])),
                ref.number,
                ledger_by_code(ref.ledger).name,
                ref.unit.spoken,
                ref.on,
            ]
        )
        for ref in page.rows
    ]
    return {
        "metric": metric,
        "reading": reading(id, scope),
        "scope": scope,
        "who": who(scope),
        "period_label": f"{who(scope)}{scope.period.label}",
        "choices": choices(user, scope),
        "where": address(scope),
        "table": Table(HEADS, rows, f"{metric.label}的依据", query=query) if rows else None,
        "listing": page,
        "total": total,
        "hidden": total - seen.count(),
        "chart": chart(id, scope),
        "by_section": _by_section(user, id, scope),
        "before": last_year(scope),
    }


def refs_of(counted: QuerySet) -> QuerySet[RecordRef]:
    """The public rows of counted records, each once."""
    if counted.model is RecordRef:
        return RecordRef.objects.filter(pk__in=counted.order_by().values("pk"))
    return RecordRef.objects.filter(pk__in=counted.order_by().values("ref_id"))


def _by_section(user: User, id: str, scope: Scope) -> Table | None:
    """The figure of each section beside last year: for readers of the whole office, of a figure of the whole."""
    if scope.unit is not None:
        return None
    rows = []
    for here in section_scopes(user, scope):
        one = reading(id, here)
        if one.value or one.last:
            rows.append(Row([link(who(here), figure_href(id, here)), one.shown, shown(one.last), one.sign]))
    heads = [Column("科室", "short"), Column("本期", "num"), Column("去年同期", "num"), Column("增减", "num")]
    return Table(heads, rows, "各科室") if rows else None

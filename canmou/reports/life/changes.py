"""What changed in the records since an edition was kept, and two compiles side by side."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from canmou.kernel.compile.editions.comparing import differences, side_by_side
from canmou.kernel.compile.editions.drift import drift
from canmou.kernel.compile.editions.models import Edition
from canmou.kernel.compile.editions.printing import as_printed
from canmou.kernel.compile.editions.reading import find_edition, listed_editions
from canmou.kernel.compile.output import Compiled
from canmou.kernel.compile.templates import current
from canmou.kernel.metrics import scope_for
from canmou.kernel.permissions import Perm, require
from canmou.kernel.ui.gate import needs
from canmou.lib import periods
from canmou.reports.compiled import compiled_now
from canmou.reports.life.tables import drift_figures, drift_rows, pairs_table

NOW = "now"


@needs(Perm.COMPILE)
@require_GET
def edition_drift(request: HttpRequest, uid: str) -> HttpResponse:
    """What changed since, figure by figure and row by row."""
    edition = find_edition(request.user, uid)
    found = drift(edition, request.user)
    context = {
        "edition": edition,
        "label": periods.parse(edition.period).label,
        "drift": found,
        "figures": drift_figures(edition, found),
        "rows": drift_rows(edition, found),
    }
    return render(request, "reports/drift.html", context)


@needs(Perm.COMPILE)
@require_GET
def edition_compare(request: HttpRequest) -> HttpResponse:
    """Two compiles: any two kept ones, or a kept one against the records of now."""
    first = find_edition(request.user, request.GET.get("a", ""))
    other = request.GET.get("b", NOW)
    second = None if other == NOW else find_edition(request.user, other)
    left, right = as_printed(first), as_printed(second) if second else _now(request, first)
    pairs = side_by_side(left, right)
    context = {
        "first": first,
        "second": second,
        "heads": (_named(first), _named(second) if second else "按现在的记录"),
        "stretches": differences(left, right),
        "pairs": pairs_table(pairs, _named(first), _named(second) if second else "现在"),
        "differing": sum(pair.differs for pair in pairs),
        "others": [each for each in listed_editions(request.user)[:50] if each.pk != first.pk],
    }
    return render(request, "reports/compare.html", context)


def _named(edition: Edition) -> str:
    return f"{periods.parse(edition.period).label}第{edition.number}稿"


def _now(request: HttpRequest, edition: Edition) -> Compiled:
    require(request.user, Perm.FIGURE, None if edition.person else edition.scope_owner)
    period = periods.parse(edition.period)
    scope = scope_for(edition.office, period, unit=edition.unit, person=edition.person)
    return compiled_now(current(edition.office, edition.code), scope)

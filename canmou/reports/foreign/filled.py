"""A form filled for a period: the page, the records behind each cell, the file, handing it in."""

from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.views.decorators.http import require_GET, require_POST

from canmou.kernel.compile.foreign.filling import Filled, Value, cell_scope, fill
from canmou.kernel.compile.foreign.grid import Box, read_grids
from canmou.kernel.compile.foreign.handing import file_name, hand_in, owed, owed_ledgers
from canmou.kernel.compile.foreign.mapping import layout_named
from canmou.kernel.compile.foreign.models import FormLayout
from canmou.kernel.compile.foreign.writing import places, write
from canmou.kernel.errors import NotFound, Refused
from canmou.kernel.files.kinds import MEDIA_TYPES, Kind
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm
from canmou.kernel.ui.gate import needs
from canmou.reports.foreign.drawing import code, draw
from canmou.reports.foreign.forms import HandInForm
from canmou.reports.foreign.pages import place_named
from canmou.reports.life.figures import counted, facts_of, plain, trend_context
from canmou.reports.studio.subjects import scope_named


def _filled(user: User, uid: str, period: str) -> Filled:
    layout = layout_named(user, uid)
    return fill(layout, scope_named(user, "office", period), by=user)


@needs(Perm.COMPILE)
@require_GET
def fill_page(request: HttpRequest, uid: str, period: str) -> HttpResponse:
    """A filled form, drawn as its file is; each filled cell opens its records."""
    filled = _filled(request.user, uid, period)
    rows = owed(request.user)
    context = {
        "layout": filled.layout,
        "scope": filled.scope,
        "period": period,
        "grids": drawn(filled, period),
        "problems": filled.problems,
        "mapped": len(filled.values) + len(filled.lists),
        "added": sum(each.more for each in filled.lists.values()),
        "hand_in_form": HandInForm(rows) if rows else None,
        "not_zero": filled.not_zero(),
        "ledgers": owed_ledgers(),
    }
    return render(request, "reports/foreign_fill.html", context)


def drawn(filled: Filled, period: str) -> list:
    """The filled file as tables."""
    layout = filled.layout
    origins = {there: source for there, source, _, _ in places(filled)}
    missing = {place for place, value in filled.values.items() if value.problem}
    missing |= {place for place, rows in filled.lists.items() if rows.problem}

    def paint(table: int, box: Box) -> tuple[object, str]:
        there = (table, box.row, box.column)
        words = "公式" if box.formula else box.text
        if there in missing and there not in origins:
            return format_html("{}<em>没有填上</em>", words), "missing"
        source = origins.get(there)
        if source is None or not _traced(filled, source) or not words:
            return words, "filled" if source else "formula" if box.formula else ""
        where = reverse("foreign_evidence", args=[layout.uid, period, code(*source)])
        return format_html('<a href="{}">{}</a>', where, words), "filled"

    return draw(read_grids(layout.kind, write(filled)), paint)


def _traced(filled: Filled, place: tuple[int, int, int]) -> bool:
    return place in filled.lists or filled.values[place].figure is not None


@needs(Perm.COMPILE)
@require_GET
def evidence_page(request: HttpRequest, uid: str, period: str, cell: str) -> HttpResponse:
    """The records behind one cell, as far as the reader may open them."""
    filled, place = _filled(request.user, uid, period), place_named(cell)
    value, rows = filled.values.get(place), filled.lists.get(place)
    if value is not None and value.figure is not None:
        context = _figure_context(request.user, filled, value)
    elif rows is not None and not rows.problem:
        context = {"kind": "表里的清单", "label": rows.ledger.name, "spot": rows.spot, "figure": False}
        context |= counted(request.user, [record.number for record in rows.records], [])
    else:
        raise NotFound("这一格没有取数，或者没有填上")
    context |= {
        "foreign": filled.layout,
        "scope": context.get("scope", filled.scope),
        "back": reverse("foreign_fill", args=[uid, period]),
        "alone": reverse("foreign_evidence", args=[uid, period, cell]),
    }
    page = "reports/figure_panel.html" if request.htmx else "reports/foreign_evidence.html"
    return render(request, page, context)


def _figure_context(user: User, filled: Filled, value: Value) -> dict[str, Any]:
    figure, metric = value.figure, value.figure.metric
    scope = cell_scope(value.cell, filled.scope, user)
    context = {
        "kind": f"表里的数字 {value.spot}",
        "label": metric.label,
        "spot": value.spot,
        "figure": True,
        "printed": value.shown,
        "raw": plain(figure.value),
        "measure": metric.measure,
        "definition": metric.definition,
        "metric": metric.id,
        "facts": facts_of(user, metric.id, scope),
        "scope": scope,
    }
    context |= counted(user, figure.records, figure.denominator_records)
    return context | trend_context(metric.id, scope)


@needs(Perm.COMPILE)
@require_GET
def download(request: HttpRequest, uid: str, period: str) -> HttpResponse:
    """The filled form in its own format."""
    filled = _filled(request.user, uid, period)
    kind = Kind.XLSX if filled.layout.kind == FormLayout.Kind.XLSX else Kind.DOCX
    response = HttpResponse(write(filled), content_type=MEDIA_TYPES[kind])
    name = file_name(filled.layout, filled.scope)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response


@needs(Perm.COMPILE)
@require_POST
def hand_in_page(request: HttpRequest, uid: str, period: str) -> HttpResponse:
    """Keep the filled form with the record of the form that is owed; with `zero`, as a zero report."""
    layout = layout_named(request.user, uid)
    scope = scope_named(request.user, "office", period)
    form = HandInForm(owed(request.user), request.POST)
    if not form.is_valid():
        messages.error(request, "；".join(form.errors["number"]))
        return redirect("foreign_fill", uid=uid, period=period)
    number = form.cleaned_data["number"]
    try:
        made = hand_in(layout, scope, number, by=request.user, zero="zero" in request.POST)
    except Refused as error:
        messages.error(request, error.message)
        return redirect("foreign_fill", uid=uid, period=period)
    told = "已报零报告" if made.zero else "已报出"
    messages.success(request, f"{told}：表存在这条记录的佐证材料里，报出日期已记")
    return redirect("record", number=number)

"""Kept editions: the list, one edition, keeping, freezing, corrections, next year, downloads."""

import json
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from canmou.kernel.compile.editions import keeping
from canmou.kernel.compile.editions.freezing import FORMS, freeze, frozen_file, made, may_freeze
from canmou.kernel.compile.editions.models import Edition
from canmou.kernel.compile.editions.printing import as_printed, document_of, facts_of, trace_of
from canmou.kernel.compile.editions.reading import count_records, find_edition, listed_editions, overrides_of
from canmou.kernel.compile.output import Compiled, Entry
from canmou.kernel.documents.html import to_html
from canmou.kernel.errors import NotFound, Refused
from canmou.kernel.permissions import Perm
from canmou.kernel.ui.gate import needs
from canmou.kernel.ui.paging import paginate
from canmou.lib import periods
from canmou.reports.life.figures import offers, plain
from canmou.reports.life.tables import edition_rows
from canmou.reports.markup import anchored
from canmou.reports.queries import report_for, trimmed
from canmou.reports.views import NAMES, TYPES


@needs(Perm.COMPILE)
@require_GET
def edition_list(request: HttpRequest) -> HttpResponse:
    """Kept compiles, newest first."""
    state, code = request.GET.get("state", ""), request.GET.get("code", "")
    page = paginate(listed_editions(request.user, state=state, code=code), request.GET)
    context = {
        "page_of": page,
        "table": edition_rows(page.rows),
        "state": state,
        "code": code,
        "states": Edition.State.choices,
        "comparable": page.rows,
    }
    return render(request, "reports/editions.html", context)


@needs(Perm.COMPILE)
@require_POST
def edition_keep(request: HttpRequest, code: str, period: str) -> HttpResponse:
    """Keep the compile of this moment."""
    template, scope = report_for(request.user, code, period)
    return _kept(request, keeping.keep(template, scope, by=request.user))


@needs(Perm.COMPILE)
@require_POST
def edition_next(request: HttpRequest, uid: str, how: str) -> HttpResponse:
    """Start a further edition from this one: compiled again, as a correction, or for the next year."""
    edition = find_edition(request.user, uid)
    act = {"again": keeping.keep_again, "correct": keeping.correct, "next-year": keeping.roll_forward}.get(
        how
    )
    if act is None:
        raise NotFound("没有这个操作")
    return _kept(request, act(edition, by=request.user))


def _kept(request: HttpRequest, edition: Edition) -> HttpResponse:
    messages.success(request, f"已留存为第{edition.number}稿")
    return redirect("edition", uid=edition.uid)


@needs(Perm.COMPILE)
@require_GET
def edition_page(request: HttpRequest, uid: str) -> HttpResponse:
    """A kept edition: its text, where every figure opens its records, and what can be done with it."""
    edition = find_edition(request.user, uid)
    compiled, masked = as_printed(edition), request.GET.get("masked") == "1"
    overrides = overrides_of(edition)
    replaced = {each.entry.key: each for each in overrides if each.state == each.State.AGREED}

    def address(entry: Entry) -> str:
        return reverse("edition_figure", args=[edition.uid, entry.id])

    document = document_of(edition, compiled, masked=masked, link=address, annexes=False)
    context = {
        "edition": edition,
        "compiled": compiled,
        "body": anchored(to_html(document), marked=replaced),
        "sections": [passage.text(masked) for passage in compiled.passages if passage.level],
        "figures": _figures(edition, compiled, masked, replaced),
        "masked": masked,
        "label": periods.parse(edition.period).label,
        "records": count_records(edition),
        "facts": facts_of(edition),
        "offers": [] if masked else offers(request.user, edition, overrides),
        "may_freeze": may_freeze(edition, request.user),
        "corrected_by": edition.corrections.order_by("number").first(),
        "formats": [(form, NAMES[form]) for form in TYPES if not (masked and form == "trace")],
    }
    return render(request, "reports/edition.html", context)


def _figures(edition: Edition, compiled: Compiled, masked: bool, replaced: dict) -> list[tuple]:
    """Label, printed text, the ledger's where another is printed, and last year's value where rolled forward."""
    before: dict[str, str] = {}
    if edition.rolled_from and not masked:
        rows = edition.rolled_from.entries.filter(kind="figure").order_by("-place")
        before = {row.metric: plain(row.value) for row in rows}
    return [
        (
            entry,
            entry.traced.masked if masked else entry.traced.text,
            replaced[entry.id].entry.printed if entry.id in replaced and not masked else "",
            before.get(entry.traced.metric, ""),
        )
        for entry in compiled.figures
    ]


@needs(Perm.FREEZE)
@require_http_methods(["GET", "POST"])
def edition_freeze(request: HttpRequest, uid: str) -> HttpResponse:
    """Freeze, after saying what it means."""
    edition = find_edition(request.user, uid)
    if request.method == "POST":
        freeze(edition, by=request.user)
        messages.success(request, "已定稿。文件已存档，这一稿不会再变")
        return redirect("edition", uid=uid)
    decision = may_freeze(edition, request.user)
    if not decision:
        raise Refused(decision.reason)
    context = {"edition": edition, "label": periods.parse(edition.period).label}
    return render(request, "reports/edition_freeze.html", context)


@needs(Perm.COMPILE)
@require_GET
def edition_download(request: HttpRequest, uid: str, form: str) -> HttpResponse:
    """An edition as a file: as it was frozen, or as it is printed now."""
    if form not in TYPES:
        raise NotFound("没有这种格式")
    edition = find_edition(request.user, uid)
    masked = request.GET.get("masked") == "1"
    kind, suffix = TYPES[form]
    response = HttpResponse(_content(request, edition, form, masked), content_type=kind)
    state = "定稿" if edition.frozen else f"第{edition.number}稿"
    label = periods.parse(edition.period).label
    name = f"{edition.template.name}{label}（{state}{'、脱敏' if masked else ''}）.{suffix}"
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response


def _content(request: HttpRequest, edition: Edition, form: str, masked: bool) -> bytes:
    if edition.frozen and form in FORMS:
        return frozen_file(edition, form, masked=masked)
    compiled = as_printed(edition)
    if form == "txt":
        return compiled.text(masked).encode()
    if form == "trace":
        if masked:
            raise Refused("数字来源清单含有遮蔽的内容，脱敏版不输出来源清单")
        trace = trimmed(request.user, trace_of(edition, compiled))
        return json.dumps(trace, ensure_ascii=False, indent=1).encode()
    return made(document_of(edition, compiled, masked=masked), form)

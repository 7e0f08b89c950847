"""Reports: the list, a report whose every figure opens its records, downloads."""

import json
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from canmou.kernel.compile.output import Entry
from canmou.kernel.compile.templates import in_use
from canmou.kernel.documents.fonts import resolve
from canmou.kernel.documents.html import to_html
from canmou.kernel.errors import NotFound
from canmou.kernel.metrics import metric_for
from canmou.kernel.permissions import Perm, can
from canmou.kernel.ui.gate import needs
from canmou.reports.commands import FORMATS
from canmou.reports.commands import render as render_form
from canmou.reports.life.figures import counted, facts_of, plain, trend_context
from canmou.reports.markup import anchored, around
from canmou.reports.queries import compiled_for, entry_named, trimmed
from canmou.reports.studio.spans import SpanForm
from canmou.reports.studio.subjects import offered

TYPES = {
    "txt": ("text/plain; charset=utf-8", "txt"),
    "html": ("text/html; charset=utf-8", "html"),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    "pdf": ("application/pdf", "pdf"),
    "trace": ("application/json; charset=utf-8", "trace.json"),
}


NAMES = {"docx": "Word 文档", "pdf": "PDF", "html": "网页", "txt": "纯文本", "trace": "数字来源（JSON）"}


@needs(Perm.COMPILE)
@require_GET
def report_list(request: HttpRequest) -> HttpResponse:
    """The templates of the office, each to be compiled for a period."""
    chosen, forms, templates = request.GET.get("code", ""), [], in_use(request.user.office)
    offers = {subject: offered(request.user, subject) for subject in {each.subject for each in templates}}
    for template in templates:
        form = SpanForm(template, offers[template.subject], request.GET if template.code == chosen else None)
        if form.is_valid():
            return redirect("report", code=chosen, period=form.notation())
        forms.append(form)
    status = 422 if any(form.errors for form in forms) else 200
    context = {"forms": forms, "may_write": can(request.user, Perm.TEMPLATE, request.user.office).allowed}
    return render(request, "reports/list.html", context, status=status)


@needs(Perm.COMPILE)
@require_GET
def report_page(request: HttpRequest, code: str, period: str) -> HttpResponse:
    """A report compiled from the records of this moment."""
    template, compiled = compiled_for(request.user, code, period)
    masked = request.GET.get("masked") == "1"

    def address(entry: Entry) -> str:
        return reverse("report_source", args=[code, period, entry.id])

    document = compiled.document(masked=masked, link=address)
    context = {
        "template": template,
        "compiled": compiled,
        "body": anchored(to_html(document)),
        "sections": [passage.text(masked) for passage in compiled.passages if passage.level],
        "figures": [
            (entry, entry.traced.masked if masked else entry.traced.text) for entry in compiled.figures
        ],
        "code": code,
        "period": period,
        "label": compiled.scope.period.label,
        "masked": masked,
        "records": len({number for entry in compiled.figures for number in entry.records}),
        "fonts": resolve().substitutions,
        "formats": [(form, NAMES[form]) for form in FORMATS if not (masked and form == "trace")],
    }
    return render(request, "reports/report.html", context)


@needs(Perm.COMPILE)
@require_GET
def source_page(request: HttpRequest, code: str, period: str, entry: str) -> HttpResponse:
    """Where one figure or name of a report comes from: a page, or a panel beside the report."""
    template, compiled = compiled_for(request.user, code, period)
    found = entry_named(compiled, entry)
    traced, figure = found.traced, found.traced.kind == "figure"
    metric = metric_for(traced.metric) if figure else None
    context = {
        "template": template,
        "entry": found,
        "label": traced.label,
        "kind": "报告中的数字" if figure else "报告中的名称",
        "figure": figure,
        "printed": traced.text,
        "ledger_printed": traced.text,
        "raw": plain(traced.raw) if figure else "",
        "measure": metric.measure if metric else "",
        "definition": metric.definition if metric else "",
        "metric": traced.metric,
        "facts": facts_of(request.user, traced.metric, compiled.scope) if figure else None,
        "scope": compiled.scope,
        "sentence": around(compiled, found),
        "back": reverse("report", args=[code, period]) + f"#{found.id}",
        "alone": reverse("report_source", args=[code, period, found.id]),
    }
    context |= counted(request.user, found.records, found.denominator_records)
    if figure:
        context |= trend_context(traced.metric, compiled.scope)
    return render(request, "reports/figure_panel.html" if request.htmx else "reports/source.html", context)


@needs(Perm.COMPILE)
@require_GET
def report_download(request: HttpRequest, code: str, period: str, form: str) -> HttpResponse:
    """A report as a file."""
    if form not in TYPES:
        raise NotFound("没有这种格式")
    template, compiled = compiled_for(request.user, code, period)
    masked = request.GET.get("masked") == "1"
    kind, suffix = TYPES[form]
    if form == "trace" and not masked:
        content = json.dumps(trimmed(request.user, compiled.trace()), ensure_ascii=False, indent=1).encode()
    else:
        content = render_form(compiled, form, masked=masked)
    response = HttpResponse(content, content_type=kind)
    name = f"{template.name}{compiled.scope.period.label}{'（脱敏）' if masked else ''}.{suffix}"
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response

"""Reports: the list, a report whose every figure opens its records, downloads."""

import json
import re
from decimal import Decimal
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET

from canmou.kernel.compile.output import Compiled, Entry
from canmou.kernel.compile.templates import in_use
from canmou.kernel.documents.fonts import resolve
from canmou.kernel.documents.html import to_html
from canmou.kernel.errors import NotFound
from canmou.kernel.ledger.declare import ledger
from canmou.kernel.metrics import metric_for
from canmou.kernel.permissions import Perm, can
from canmou.kernel.ui.gate import needs
from canmou.kernel.ui.markup import link
from canmou.kernel.ui.table import Column, Row, Table
from canmou.reports.commands import FORMATS
from canmou.reports.commands import render as render_form
from canmou.reports.queries import (
    compiled_for,
    entry_named,
    evidence,
    trace_for,
)
from canmou.reports.studio.spans import SpanForm

_TYPES = {
    "txt": ("text/plain; charset=utf-8", "txt"),
    "html": ("text/html; charset=utf-8", "html"),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    "pdf": ("application/pdf", "pdf"),
    "trace": ("application/json; charset=utf-8", "trace.json"),
}


_NAMES = {"docx": "Word 文档", "pdf": "PDF", "html": "网页", "txt": "纯文本", "trace": "数字来源（JSON）"}
_FIRST = re.compile(r'data-figure="([FN]\d+)"')


@needs(Perm.COMPILE)
@require_GET
def report_list(request: HttpRequest) -> HttpResponse:
    """The templates of the office, each to be compiled for a period."""
    chosen, forms = request.GET.get("code", ""), []
    for template in in_use(request.user.office):
        form = SpanForm(request.user, template, request.GET if template.code == chosen else None)
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
        "body": _anchored(to_html(document)),
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
        "formats": [(form, _NAMES[form]) for form in FORMATS if not (masked and form == "trace")],
    }
    return render(request, "reports/report.html", context)


def _anchored(html: str) -> SafeString:
    """The text with a place to come back to at the first print of each figure and name, and at each section."""
    met: set[str] = set()

    def first(found: re.Match) -> str:
        if found[1] in met:
            return found[0]
        met.add(found[1])
        return f'id="{found[1]}" {found[0]}'

    sections = iter(range(1, 100))
    html = re.sub("<h2>", lambda _: f'<h2 id="section-{next(sections)}">', html)
    return SafeString(_FIRST.sub(first, html))


@needs(Perm.COMPILE)
@require_GET
def source_page(request: HttpRequest, code: str, period: str, entry: str) -> HttpResponse:
    """Where one figure or name of a report comes from: definition, value, and the records counted."""
    template, compiled = compiled_for(request.user, code, period)
    found = entry_named(compiled, entry)
    traced = found.traced
    counted = evidence(request.user, found.records)
    below = evidence(request.user, found.denominator_records)
    context = {
        "template": template,
        "compiled": compiled,
        "code": code,
        "period": period,
        "entry": found,
        "traced": traced,
        "kind": "报告中的数字" if traced.kind == "figure" else "报告中的名称",
        "metric": metric_for(traced.metric) if traced.kind == "figure" else None,
        "raw": _plain(traced.raw) if traced.kind == "figure" else "",
        "counted_title": "分子的记录" if below.total else "计入的记录",
        "counted": counted,
        "table": _table(counted.refs, "计入的记录"),
        "below": below,
        "below_table": _table(below.refs, "分母的记录"),
        "sentence": _around(compiled, found),
    }
    return render(request, "reports/source.html", context)


def _table(refs: list, caption: str) -> Table | None:
    heads = [
        Column("编号", "code"),
        Column("题名", "long"),
        Column("台账", "short"),
        Column("科室", "short"),
        Column("日期", "date"),
    ]
    rows = []
    for ref in refs:
        href = reverse("record", args=[ref.number])
        rows.append(
            Row(
                [
                    link(ref.number, href),
                    link(ref.title, href),
                    ledger(ref.ledger).name,
                    ref.unit.spoken,
                    ref.on,
                ]
            )
        )
    return Table(heads, rows, caption) if rows else None


def _plain(value: Decimal | None) -> str:
    """The value behind a figure without rounding beyond four places: 61, 34.8837."""
    if value is None:
        return ""
    text = f"{value:.4f}"
    return text.rstrip("0").rstrip(".")


def _around(compiled: Compiled, entry: Entry) -> SafeString:
    """The words around the first place where it is printed."""
    text = compiled.text()
    start, end = entry.spans[0]
    before = text[max(0, start - 40) : start].rpartition("\n")[2]
    after = text[end : end + 40].partition("\n")[0]
    return format_html("…{}<mark>{}</mark>{}…", before, text[start:end], after)


@needs(Perm.COMPILE)
@require_GET
def report_download(request: HttpRequest, code: str, period: str, form: str) -> HttpResponse:
    """A report as a file."""
    if form not in _TYPES:
        raise NotFound("没有这种格式")
    template, compiled = compiled_for(request.user, code, period)
    masked = request.GET.get("masked") == "1"
    kind, suffix = _TYPES[form]
    if form == "trace" and not masked:
        content = json.dumps(trace_for(request.user, compiled), ensure_ascii=False, indent=1).encode()
    else:
        content = render_form(compiled, form, masked=masked)
    response = HttpResponse(content, content_type=kind)
    name = f"{template.name}{compiled.scope.period.label}{'（脱敏）' if masked else ''}.{suffix}"
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response

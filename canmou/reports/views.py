"""Reports: the list, a report whose every figure opens its records, downloads."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET

from canmou.kernel.compile.output import Compiled, Entry
from canmou.kernel.compile.templates import in_use
from canmou.kernel.documents.fonts import resolve
from canmou.kernel.documents.html import to_html
from canmou.kernel.errors import NotFound
from canmou.kernel.ledger.declare import ledger
from canmou.kernel.metrics import metric_for
from canmou.kernel.permissions import Perm
from canmou.kernel.ui.gate import needs
from canmou.kernel.ui.markup import link
from canmou.kernel.ui.table import Column, Row, Table
from canmou.reports.commands import FORMATS
from canmou.reports.commands import render as render_form
from canmou.reports.queries import compiled_for, entry_named, evidence, period_named, years_on_offer

_TYPES = {
    "txt": ("text/plain; charset=utf-8", "txt"),
    "html": ("text/html; charset=utf-8", "html"),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    "pdf": ("application/pdf", "pdf"),
    "trace": ("application/json; charset=utf-8", "trace.json"),
}


@needs(Perm.COMPILE)
@require_GET
def report_list(request: HttpRequest) -> HttpResponse:
    """The templates of the office, each to be compiled for a period."""
    code, notation = request.GET.get("code", ""), request.GET.get("period", "").strip()
    if code and notation:
        return redirect("report", code=code, period=period_named(notation).notation)
    context = {"templates": in_use(request.user.office), "years": years_on_offer()}
    return render(request, "reports/list.html", context)


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
        "body": SafeString(to_html(document)),
        "code": code,
        "period": period,
        "label": compiled.scope.period.label,
        "masked": masked,
        "records": len({number for entry in compiled.figures for number in entry.records}),
        "fonts": resolve().substitutions,
        "formats": [(form, _NAMES[form]) for form in FORMATS],
    }
    return render(request, "reports/report.html", context)


_NAMES = {"docx": "Word 文档", "pdf": "PDF", "html": "网页", "txt": "纯文本", "trace": "数字来源（JSON）"}


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
        "metric": metric_for(traced.metric) if traced.kind == "figure" else None,
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
        Column("台账"),
        Column("科室"),
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


def _around(compiled: Compiled, entry: Entry) -> str:
    """The words around the first place where it is printed."""
    text = compiled.text()
    start, end = entry.spans[0]
    return f"…{text[max(0, start - 24) : start]}【{text[start:end]}】{text[end : end + 24]}…".replace(
        "\n", " "
    )


@needs(Perm.COMPILE)
@require_GET
def report_download(request: HttpRequest, code: str, period: str, form: str) -> HttpResponse:
    """A report as a file."""
    if form not in _TYPES:
        raise NotFound("没有这种格式")
    template, compiled = compiled_for(request.user, code, period)
    masked = request.GET.get("masked") == "1"
    kind, suffix = _TYPES[form]
    response = HttpResponse(render_form(compiled, form, masked=masked), content_type=kind)
    name = f"{template.name}{compiled.scope.period.label}{'（脱敏）' if masked else ''}.{suffix}"
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response

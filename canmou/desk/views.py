"""Home, ledgers, exchange, audit log: load through access, bind one form, call one action, respond."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from canmou.desk import listing
from canmou.desk.access import ledger_for
from canmou.desk.forms import ImportForm
from canmou.desk.pages import audit, start
from canmou.desk.pages import exchange as exchange_page
from canmou.desk.pages import ledger as ledger_pages
from canmou.kernel.errors import Refused
from canmou.kernel.exchange.importing import import_file
from canmou.kernel.exchange.writing import export, template
from canmou.kernel.permissions import Perm
from canmou.kernel.ui.gate import needs, signed_in

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PROBLEMS_SHOWN = 200


@signed_in
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Where the day begins: the latest records, and the ledgers by line of work."""
    return render(request, "desk/home.html", start.home(request.user))


@needs(Perm.VIEW)
@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """All ledgers open to the reader."""
    return render(request, "desk/overview.html", start.overview(request.user, request.GET))


@needs(Perm.VIEW)
@require_GET
def ledger_list(request: HttpRequest, code: str) -> HttpResponse:
    """The records of one ledger."""
    ledger = ledger_for(request.user, code)
    filters = listing.Filters.read(request.GET, ledger)
    page, table = listing.page_of(request.user, ledger, filters, request.GET)
    context = ledger_pages.ledger(request.user, ledger, filters, page, table)
    return render(request, "desk/ledger.html", context)


@needs(Perm.EXPORT)
@require_GET
def ledger_template(request: HttpRequest, code: str) -> HttpResponse:
    """The empty sheet of one ledger."""
    ledger = ledger_for(request.user, code, Perm.EXPORT)
    content = template(request.user.office, by=request.user, only=[ledger])
    return _download(content, f"{ledger.name}模板.xlsx", XLSX)


@needs(Perm.EXPORT)
@require_GET
def ledger_export(request: HttpRequest, code: str) -> HttpResponse:
    """The records of one ledger as a workbook."""
    ledger = ledger_for(request.user, code, Perm.EXPORT)
    return _download(export(request.user.office, by=request.user, only=[ledger]), f"{ledger.name}.xlsx", XLSX)


@needs(Perm.EXPORT)
@require_GET
def whole_template(request: HttpRequest) -> HttpResponse:
    """The empty workbook of all ledgers."""
    return _download(template(request.user.office, by=request.user), "台账模板.xlsx", XLSX)


@needs(Perm.EXPORT)
@require_GET
def whole_export(request: HttpRequest) -> HttpResponse:
    """All ledgers as one workbook."""
    return _download(export(request.user.office, by=request.user), "台账.xlsx", XLSX)


@needs(Perm.IMPORT)
@require_http_methods(["GET", "POST"])
def exchange(request: HttpRequest) -> HttpResponse:
    """Import a workbook: all or nothing, with every problem at its row and column."""
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    context: dict = {"form": form, "shown": PROBLEMS_SHOWN}
    status = 200
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            outcome = import_file(
                file.name,
                file.read(),
                by=request.user,
                year=form.cleaned_data["year"],
                dry_run=form.cleaned_data["dry_run"],
            )
        except Refused as error:
            form.add_error("file", error.message)
        else:
            context |= exchange_page.outcome(outcome, PROBLEMS_SHOWN)
            status = 422 if outcome.plan.problems else 200
    return render(request, "desk/exchange.html", context, status=422 if form.errors else status)


@needs(Perm.AUDIT)
@require_GET
def audit_log(request: HttpRequest) -> HttpResponse:
    """The audit log: who did what when, without content."""
    return render(request, "desk/audit.html", audit.audit_log(request.user, request.GET))


def _sent(request: HttpRequest) -> QueryDict | None:
    """What a form was sent with; None when the page is only opened."""
    return request.POST if request.method == "POST" else None


def _download(content: bytes, name: str, kind: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response

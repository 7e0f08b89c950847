"""Home, exchange, audit log: load through access, bind one form, call one action, respond."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from canmou.desk.forms import ImportForm
from canmou.desk.lists.views import XLSX, download
from canmou.desk.pages import audit, start
from canmou.desk.pages import exchange as exchange_page
from canmou.kernel.errors import Refused
from canmou.kernel.exchange.importing import import_file
from canmou.kernel.exchange.writing import export, template
from canmou.kernel.permissions import Perm
from canmou.kernel.ui.gate import needs, signed_in

PROBLEMS_SHOWN = 200


@signed_in
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Where the day begins: the latest records, and the ledgers by line of work."""
    return render(request, "desk/home.html", start.home(request.user))


@needs(Perm.EXPORT)
@require_GET
def whole_template(request: HttpRequest) -> HttpResponse:
    """The empty workbook of all ledgers."""
    return download(template(request.user.office, by=request.user), "台账模板.xlsx", XLSX)


@needs(Perm.EXPORT)
@require_GET
def whole_export(request: HttpRequest) -> HttpResponse:
    """All ledgers as one workbook."""
    return download(export(request.user.office, by=request.user), "台账.xlsx", XLSX)


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

"""Home and the audit log: load through access, bind one form, call one action, respond."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from canmou.desk.pages import audit, start
from canmou.kernel.permissions import Perm
from canmou.kernel.ui.gate import needs, signed_in


@signed_in
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """Where the day begins: the latest records, and the ledgers by line of work."""
    return render(request, "desk/home.html", start.home(request.user))


@needs(Perm.AUDIT)
@require_GET
def audit_log(request: HttpRequest) -> HttpResponse:
    """The audit log: who did what when, without content."""
    return render(request, "desk/audit.html", audit.audit_log(request.user, request.GET))

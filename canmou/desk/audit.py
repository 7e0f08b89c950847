"""The audit log."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from canmou.desk.pages import audit
from canmou.kernel.permissions import Perm
from canmou.kernel.ui.gate import needs


@needs(Perm.AUDIT)
@require_GET
def audit_log(request: HttpRequest) -> HttpResponse:
    """The audit log: who did what when, without content."""
    return render(request, "desk/audit.html", audit.audit_log(request.user, request.GET))

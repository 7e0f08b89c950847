"""The ledger of delays as a page with sums, and as a workbook."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from canmou.kernel.permissions import Perm
from canmou.kernel.ui.gate import needs
from canmou.supervision.pages import delay as pages

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@needs(Perm.VIEW)
@require_GET
def delay_page(request: HttpRequest) -> HttpResponse:
    """Late and extended tasks of a year, with the days by section and by person."""
    return render(request, "supervision/task_delays.html", pages.delays(request.user, request.GET))


@needs(Perm.EXPORT)
@require_GET
def delay_export(request: HttpRequest) -> HttpResponse:
    """The same as a workbook: tasks, stages, sums by section, sums by person."""
    name, content = pages.workbook(request.user, request.GET)
    answer = HttpResponse(content, content_type=XLSX)
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return answer

"""Quick entry: many rows of one ledger, typed or pasted; and what cells and fields suggest."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from canmou.desk import quick as grids
from canmou.desk import suggesting
from canmou.desk.access import ledger_for, records_for
from canmou.desk.asking import wants_json
from canmou.kernel.errors import NotFound, Refused
from canmou.kernel.ledger.actions import withdraw
from canmou.kernel.permissions import Perm
from canmou.kernel.ui.gate import needs

MORE_ROWS = 10


@needs(Perm.ADD)
@require_http_methods(["GET", "POST"])
def quick(request: HttpRequest, code: str) -> HttpResponse:
    """The grid. Right rows are saved, wrong ones come back with what to do; a script asks for the same as JSON."""
    ledger = ledger_for(request.user, code, Perm.ADD)
    grid = grids.Grid(ledger, request.user)
    saved = []
    if request.method == "POST":
        grid.fill(request.POST)
        if request.POST.get("do") == "save":
            saved = grid.save()
        elif request.POST.get("do") == "check":
            grid.check()
        if wants_json(request):
            return JsonResponse(grids.answer(grid))
        grid.pad(MORE_ROWS if request.POST.get("do") == "more" else 0)
        saved += grids.entered_before(request.user, ledger, request.POST.getlist("saved"))
    grid.pad(max(0, grids.BLANK_ROWS - len(grid.rows)))
    context = grids.page(grid, saved) | {"lists": suggesting.lists(request.user, ledger)}
    return render(request, "desk/quick.html", context, status=422 if grid.wrong else 200)


@needs(Perm.ADD)
@require_POST
def quick_undo(request: HttpRequest, code: str) -> HttpResponse:
    """Withdraw rows that one has just entered."""
    ledger = ledger_for(request.user, code, Perm.ADD)
    records = records_for(request.user, ledger, request.POST.getlist("number"))
    try:
        withdraw(records, by=request.user, reason=request.POST.get("reason", ""))
    except Refused as error:
        if wants_json(request):
            return JsonResponse({"refused": error.message}, status=409)
        messages.error(request, error.message)
    else:
        if wants_json(request):
            return JsonResponse({"withdrawn": [record.number for record in records]})
        messages.success(request, f"已撤回{len(records)}条，编号保留，不计入任何数字")
    return redirect("quick", code=code)


@needs(Perm.VIEW)
@require_GET
def suggest(request: HttpRequest, code: str) -> HttpResponse:
    """Records that a link column may name, as a cell is typed."""
    ledger = ledger_for(request.user, code)
    try:
        column = ledger.column(request.GET.get("column", ""))
    except KeyError as error:
        raise NotFound("没有这一栏") from error
    return JsonResponse({"options": suggesting.records(request.user, column, request.GET.get("q", ""))})

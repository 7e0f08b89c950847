"""The pages of meeting slips."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from canmou.kernel.errors import NotFound, NotPermitted, Refused
from canmou.kernel.permissions import Perm, can, require
from canmou.kernel.ui.fields import carried_out
from canmou.kernel.ui.gate import needs
from canmou.supervision.actions import slip as actions
from canmou.supervision.forms.slip import NotesForm, SlipForm
from canmou.supervision.pages import slip as pages
from canmou.supervision.queries import slip as queries
from canmou.supervision.queries.consultation import inside

#: What may be made of a point: by which action, and what is said.
USES: dict[str, tuple[Callable[..., object], str]] = {
    "task": (actions.make_task, "已转为督办事项"),
    "material": (actions.make_material, "已存入领导表述"),
    "note": (actions.keep_point, "已作备查"),
}


@needs(Perm.VIEW)
@require_http_methods(["GET", "POST"])
def slips(request: HttpRequest) -> HttpResponse:
    """The slips; who may register takes one down here."""
    if not inside(request.user):
        raise NotFound("没有这一页")
    sent = request.POST if request.method == "POST" else None
    if sent is not None:
        require(request.user, Perm.ADD)
    form = SlipForm(request.user, sent) if can(request.user, Perm.ADD) else None
    if sent is not None and form.is_valid():
        values = form.cleaned_data
        made = carried_out(
            form,
            lambda: actions.take_slip(
                form.slip(), notes=values["notes"], attended=values["attended"], by=request.user
            ),
        )
        if made is not None:
            messages.success(request, f"已登记，编号 {made.number}；逐条定去向")
            return redirect("slip", number=made.number)
    status = 422 if form is not None and form.errors else 200
    return render(request, "supervision/intake_slips.html", pages.overview(request.user, form), status=status)


@needs(Perm.ADD)
@require_POST
def slip_preview(request: HttpRequest) -> HttpResponse:
    """How the notes would be split."""
    context = pages.preview(request.user, request.POST.get("notes", ""))
    return render(request, "supervision/intake_slip_preview.html", context)


@needs(Perm.VIEW)
@require_GET
def slip(request: HttpRequest, number: str) -> HttpResponse:
    """One slip with its points."""
    found = queries.slip_for(request.user, number)
    return render(request, "supervision/intake_slip.html", pages.slip(request.user, found))


@needs(Perm.EDIT)
@require_POST
def slip_points(request: HttpRequest, number: str) -> HttpResponse:
    """Take down further points."""
    found = queries.slip_for(request.user, number)
    require(request.user, Perm.EDIT, found)
    form = NotesForm(request.POST)
    notes = request.POST.get("notes", "")
    if form.is_valid():
        made = carried_out(form, lambda: actions.add_points(found, notes=notes, by=request.user))
        if made is not None:
            messages.success(request, f"已添{len(made)}条")
            return redirect("slip", number=number)
    return render(request, "supervision/intake_slip.html", pages.slip(request.user, found, form), status=422)


@needs(Perm.EDIT)
@require_POST
def slip_use(request: HttpRequest, number: str, point: str) -> HttpResponse:
    """Settle what becomes of a point."""
    found = queries.slip_for(request.user, number)
    row = queries.point_for(request.user, found, point)
    if request.POST.get("use") not in USES:
        raise NotFound("没有这种去向")
    act, told = USES[request.POST["use"]]
    try:
        act(row, by=request.user)
    except (NotPermitted, NotFound):
        raise
    except Refused as error:
        messages.error(request, error.message)
    else:
        messages.success(request, told)
    return redirect("slip", number=number)

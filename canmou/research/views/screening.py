"""The pages of screening."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from canmou.kernel.errors import NotPermitted, Refused
from canmou.kernel.permissions import Perm
from canmou.kernel.ui.fields import carried_out
from canmou.kernel.ui.gate import needs
from canmou.research.actions import screening as actions
from canmou.research.forms.screening import SheetForm
from canmou.research.pages import screening as pages
from canmou.research.queries import call as queries


@needs(Perm.VIEW)
@require_GET
def sheets(request: HttpRequest, number: str) -> HttpResponse:
    """The reviewer's list."""
    call = queries.call_for(request.user, number)
    return render(request, "research/screening_list.html", pages.sheets(request.user, call))


@needs(Perm.VIEW)
@require_http_methods(["GET", "POST"])
def sheet(request: HttpRequest, number: str, which: str) -> HttpResponse:
    """One sheet; saving leads to the next."""
    call = queries.call_for(request.user, number)
    actions.turn_of(call, request.user)
    sent = request.POST if request.method == "POST" else None
    form = SheetForm(call, sent) if sent is not None else None
    context = pages.sheet(request.user, call, which, form)
    if form is not None and form.is_valid():
        values = form.cleaned_data
        done = carried_out(
            form,
            lambda: actions.score(
                context["proposal"],
                points=form.points,
                abstained=values["abstained"],
                note=values["note"],
                by=request.user,
            ),
        )
        if done is not None and context["next"]:
            return redirect("call_sheet", number=number, which=context["next"].number)
        if done is not None:
            return redirect("call_screening", number=number)
    status = 422 if form is not None and form.errors else 200
    return render(request, "research/screening_sheet.html", context, status=status)


@needs(Perm.VIEW)
@require_POST
def hand_in(request: HttpRequest, number: str) -> HttpResponse:
    """The reviewer is done."""
    call = queries.call_for(request.user, number)
    try:
        actions.hand_in(call, by=request.user)
    except NotPermitted:
        raise
    except Refused as error:
        messages.error(request, error.message)
    else:
        messages.success(request, "已交评审表")
    return redirect("call_screening", number=number)


@needs(Perm.VIEW)
@require_GET
def scores(request: HttpRequest, number: str) -> HttpResponse:
    """The outcome of screening."""
    call = queries.call_for(request.user, number)
    return render(request, "research/screening_scores.html", pages.scores(call))

"""The pages of proposals: a unit's own list, the guide of a call, filing, and one proposal."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from canmou.kernel.errors import Invalid, NotFound, NotPermitted, Refused
from canmou.kernel.permissions import Perm, can, require
from canmou.kernel.secrecy import SecrecyRefused
from canmou.kernel.ui.fields import carried_out
from canmou.kernel.ui.gate import needs
from canmou.research import calling
from canmou.research.actions import proposal as actions
from canmou.research.forms.call import DeclineForm, ProposalForm, ReturnForm, SplitForm
from canmou.research.pages import proposal as pages
from canmou.research.queries import call as queries


@needs(Perm.VIEW)
@require_GET
def my_proposals(request: HttpRequest) -> HttpResponse:
    """The calls open to one's unit and what it proposed."""
    return render(request, "research/proposal_mine.html", pages.mine(request.user))


@needs(Perm.VIEW)
@require_GET
def guide(request: HttpRequest, number: str) -> HttpResponse:
    """What a call says."""
    call = queries.open_call(request.user, number)
    return render(request, "research/call_guide.html", pages.guide(request.user, call))


@needs(Perm.VIEW)
@require_http_methods(["GET", "POST"])
def propose(request: HttpRequest, number: str) -> HttpResponse:
    """File a proposal."""
    call = queries.open_call(request.user, number)
    keeps = bool(can(request.user, Perm.EDIT, call)) and calling.inside(request.user)
    sent = request.POST if request.method == "POST" else None
    form = ProposalForm(request.user, call, sent, keeps=keeps)
    if sent is not None and form.is_valid():
        made = carried_out(form, lambda: actions.propose(form.fresh(), by=request.user))
        if made is not None:
            messages.success(request, f"已报送，编号 {made.number}")
            return redirect("call_proposal", number=made.number)
    status = 422 if form.errors else 200
    context = {**pages.guide(request.user, call), "form": form, "proposal": None}
    return render(request, "research/proposal_form.html", context, status=status)


@needs(Perm.VIEW)
@require_GET
def proposal(request: HttpRequest, number: str) -> HttpResponse:
    """One proposal."""
    found = queries.proposal_for(request.user, number)
    return render(request, "research/proposal.html", pages.proposal(request.user, found))


@needs(Perm.VIEW)
@require_http_methods(["GET", "POST"])
def proposal_edit(request: HttpRequest, number: str) -> HttpResponse:
    """The proposer changes or supplements it."""
    found = queries.proposal_for(request.user, number)
    if not calling.speaks_for(request.user, found.proposed_by):
        raise NotPermitted("只有提出单位可以改")
    sent = request.POST if request.method == "POST" else None
    form = ProposalForm(request.user, found.call, sent, proposal=found)
    if sent is not None and form.is_valid():
        done = carried_out(form, lambda: actions.correct(form.fill(found), by=request.user))
        if done is not None:
            messages.success(request, "已保存并报送")
            return redirect("call_proposal", number=number)
    status = 422 if form.errors else 200
    context = {**pages.guide(request.user, found.call), "form": form, "proposal": found}
    return render(request, "research/proposal_form.html", context, status=status)


@needs(Perm.VIEW)
@require_POST
def proposal_step(request: HttpRequest, number: str, verb: str) -> HttpResponse:
    """One step of a proposal."""
    found = queries.proposal_for(request.user, number)
    if verb == "withdraw":
        return _done(request, number, lambda: actions.withdraw(found, by=request.user), "已撤回")
    require(request.user, Perm.EDIT, found)
    if verb == "accept":
        return _done(request, number, lambda: actions.accept([found], by=request.user), "已受理")
    steps = {
        "send_back": (ReturnForm, lambda values: actions.send_back(found, **values, by=request.user)),
        "decline": (DeclineForm, lambda values: actions.decline(found, **values, by=request.user)),
        "split": (
            SplitForm,
            lambda values: actions.split(found, titles=values["titles"].splitlines(), by=request.user),
        ),
    }
    if verb not in steps:
        raise NotFound("没有这一步")
    make, act = steps[verb]
    form = make(request.POST)
    if form.is_valid():
        return _done(request, number, lambda: act(form.cleaned_data), "已办理")
    messages.error(request, "；".join(text for texts in form.errors.values() for text in texts))
    return redirect("call_proposal", number=number)


def _done(request: HttpRequest, number: str, act: Callable[[], Any], told: str) -> HttpResponse:
    try:
        act()
    except (NotPermitted, NotFound, SecrecyRefused):
        raise
    except Invalid as error:
        messages.error(request, "；".join(error.problems.values()))
    except Refused as error:
        messages.error(request, error.message)
    else:
        messages.success(request, told)
    return redirect("call_proposal", number=number)

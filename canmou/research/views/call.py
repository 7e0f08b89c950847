"""The office's pages of calls for topics."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from canmou.kernel.errors import Invalid, NotFound, NotPermitted, Refused
from canmou.kernel.people.queries import own_sections
from canmou.kernel.permissions import Perm, require
from canmou.kernel.secrecy import SecrecyRefused
from canmou.kernel.ui.fields import carried_out
from canmou.kernel.ui.gate import needs
from canmou.research import calling
from canmou.research.actions import call as actions
from canmou.research.actions import checking, screening
from canmou.research.actions import proposal as proposals
from canmou.research.forms.call import CallForm, RetimeForm, ScreenForm
from canmou.research.models import Call
from canmou.research.pages import call as pages
from canmou.research.queries import call as queries


@needs(Perm.VIEW)
@require_GET
def calls(request: HttpRequest) -> HttpResponse:
    """All calls; people from outside are led to their own page."""
    if not calling.inside(request.user):
        return redirect("my_proposals")
    return render(request, "research/call_list.html", pages.overview(request.user))


@needs(Perm.ADD)
@require_http_methods(["GET", "POST"])
def call_new(request: HttpRequest) -> HttpResponse:
    """Prepare a call."""
    sent = request.POST if request.method == "POST" else None
    form = CallForm(request.user, sent)
    if sent is not None and form.is_valid():
        made = carried_out(form, lambda: _prepared(request, form))
        if made is not None:
            messages.success(request, "已存为拟制中的征集，核对后发出")
            return redirect("call", number=made.number)
    return _form(request, form, None)


def _prepared(request: HttpRequest, form: CallForm) -> Call:
    values = form.cleaned_data
    sections = own_sections(request.user)
    if not sections:
        raise Refused("您不在任何科室任职，不能拟制征集")
    day = values["closes_at"].date()
    call = form.fill(Call(unit=sections[0], issued_on=day, closes_on=day, closes_at=values["closes_at"]))
    return actions.prepare(
        call, recipients=values["recipients"], criteria=values["criteria"], by=request.user
    )


@needs(Perm.EDIT)
@require_http_methods(["GET", "POST"])
def call_edit(request: HttpRequest, number: str) -> HttpResponse:
    """Change a call."""
    call = queries.call_for(request.user, number)
    require(request.user, Perm.EDIT, call)
    sent = request.POST if request.method == "POST" else None
    form = CallForm(request.user, sent, call=call)
    if sent is not None and form.is_valid():
        values = form.cleaned_data
        done = carried_out(
            form,
            lambda: actions.revise(
                form.fill(call),
                recipients=values["recipients"],
                criteria=values["criteria"],
                closes_at=values["closes_at"],
                by=request.user,
            ),
        )
        if done is not None:
            messages.success(request, "已保存")
            return redirect("call", number=number)
    return _form(request, form, call)


def _form(request: HttpRequest, form: CallForm, call: Call | None) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, "research/call_form.html", {"form": form, "call": call}, status=status)


@needs(Perm.VIEW)
@require_GET
def call(request: HttpRequest, number: str) -> HttpResponse:
    """The worktable of one call."""
    found = queries.call_for(request.user, number)
    narrowed = {name: request.GET.get(name, "")[:20].replace("\0", "") for name in ("state", "unit", "field")}
    return render(request, "research/call.html", pages.call(request.user, found, narrowed))


@needs(Perm.EDIT)
@require_POST
def call_step(request: HttpRequest, number: str, verb: str) -> HttpResponse:
    """One step of a call."""
    found = queries.call_for(request.user, number)
    require(request.user, Perm.EDIT, found)
    plain = {"open": actions.send_out, "close": actions.close, "rank": screening.rank}
    if verb in plain:
        return done(request, number, lambda: plain[verb](found, by=request.user))
    forms = {
        "extend": (RetimeForm, actions.extend),
        "reopen": (RetimeForm, actions.reopen),
        "screen": (lambda data: ScreenForm(request.user, data), screening.begin),
    }
    if verb not in forms:
        raise NotFound("没有这一步")
    make, act = forms[verb]
    return filled(request, number, make(request.POST), lambda values: act(found, **values, by=request.user))


@needs(Perm.EDIT)
@require_POST
def call_sort(request: HttpRequest, number: str) -> HttpResponse:
    """Accept the proposals ticked, or all; let those ticked go on within one of them."""
    found = queries.call_for(request.user, number)
    require(request.user, Perm.EDIT, found)
    rows = queries.proposals_of(found)
    ticked = [row for row in rows if row.number in request.POST.getlist("proposal")]
    match request.POST.get("do"):
        case "accept":
            waiting = [row for row in ticked if row.state == "submitted"]
            return done(request, number, lambda: proposals.accept(waiting, by=request.user))
        case "accept_all":
            waiting = [row for row in rows if row.state == "submitted"]
            return done(request, number, lambda: proposals.accept(waiting, by=request.user))
        case "merge":
            into = next((row for row in rows if row.number == request.POST.get("into")), None)
            if into is None:
                messages.error(request, "请选合并后以哪一条为主")
                return redirect("call", number=number)
            note = request.POST.get("note", "")[:200]
            return done(
                request, number, lambda: proposals.merge(ticked, into=into, note=note, by=request.user)
            )
        case "unmerge":
            one = next((row for row in rows if row.number == request.POST.get("one")), None)
            if one is None:
                raise NotFound("没有这条建议")
            return done(request, number, lambda: proposals.unmerge(one, by=request.user))
    raise NotFound("没有这一步")


@needs(Perm.EDIT)
@require_POST
def call_check(request: HttpRequest, number: str) -> HttpResponse:
    """Hold all proposals against earlier topics."""
    found = queries.call_for(request.user, number)
    return done(
        request, number, lambda: checking.check_likeness(found, by=request.user), "已与近三年课题比对"
    )


def done(request: HttpRequest, number: str, act: Callable[[], Any], told: str = "已办理") -> HttpResponse:
    """Carry out and go back to the call, with the sentence of a refusal."""
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
    return redirect("call", number=number)


def filled(request: HttpRequest, number: str, form: Any, act: Callable[[dict], Any]) -> HttpResponse:
    """The same with a form beside the button."""
    if form.is_valid():
        return done(request, number, lambda: act(form.cleaned_data))
    messages.error(request, "；".join(text for texts in form.errors.values() for text in texts))
    return redirect("call", number=number)

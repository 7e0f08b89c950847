"""The steps on a record: each button leads to one form, which a script shows in a dialog over the record's page."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from canmou.desk import flow_acts
from canmou.desk.access import record_for, turn_for
from canmou.desk.flow_acts import Dialog
from canmou.desk.todo.people import roll
from canmou.kernel.errors import Invalid, NotFound, Refused
from canmou.kernel.ledger.declare import LINES, ledger_for
from canmou.kernel.ledger.models import Record
from canmou.kernel.permissions import Perm
from canmou.kernel.ui.gate import needs
from canmou.kernel.workflow import unwatch, watch


@needs(Perm.VIEW)
@require_http_methods(["GET", "POST"])
def flow_step(request: HttpRequest, number: str, verb: str) -> HttpResponse:
    """Take a step of the record's workflow, with its opinion and what its form asks."""
    record = record_for(request.user, number)
    return _dialog(request, record, flow_acts.step(request.user, record, verb, _sent(request)))


@needs(Perm.VIEW)
@require_http_methods(["GET", "POST"])
def flow_more(request: HttpRequest, number: str, what: str) -> HttpResponse:
    """What may be done beside the steps: ask others, circulate, urge, take back, put into the flow."""
    record = record_for(request.user, number)
    return _dialog(request, record, flow_acts.more(request.user, record, what, _sent(request)))


@needs(Perm.VIEW)
@require_http_methods(["GET", "POST"])
def flow_turn(request: HttpRequest, number: str, uid: str, what: str) -> HttpResponse:
    """What one does with one's own turn: answer it, add a signer, hand it over."""
    record = record_for(request.user, number)
    turn = turn_for(request.user, record, uid, what)
    return _dialog(request, record, flow_acts.turn(request.user, record, turn, what, _sent(request)))


@needs(Perm.VIEW)
@require_POST
def flow_watch(request: HttpRequest, number: str) -> HttpResponse:
    """Follow a record, or no longer."""
    record = record_for(request.user, number)
    if request.POST.get("watch") == "1":
        watch(record.ref, by=request.user)
        messages.success(request, "已关注，它的进展在“待办—我关注的”里")
    else:
        unwatch(record.ref, by=request.user)
        messages.success(request, "不再关注")
    return redirect("record", number=number)


def _dialog(request: HttpRequest, record: Record, dialog: Dialog) -> HttpResponse:
    """Show the form, or do what it asks. A refusal stands above the form, at its fields where it concerns them."""
    form, status = dialog.form, 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                dialog.carry_out(form.cleaned_data)
            except NotFound:
                raise
            except Refused as error:
                refuse(form, error)
            else:
                messages.success(request, dialog.done)
                return redirect(reverse("record", args=[record.number]) + "#flow")
    part = "HX-Request" in request.headers
    return render(
        request,
        "desk/flow_form_part.html" if part else "desk/flow_form.html",
        _context(request, record, dialog) | {"part": part},
        status=status,
    )


def refuse(form: Any, error: Refused) -> None:
    """What an action refused, at the fields it concerns."""
    if not isinstance(error, Invalid):
        form.add_error(None, error.message)
        return
    for name, text in error.problems.items():
        form.add_error(name if name in form.fields else None, text)


def _context(request: HttpRequest, record: Record, dialog: Dialog) -> dict[str, Any]:
    ledger = ledger_for(type(record))
    return {
        "record": record,
        "ledger": ledger,
        "line": LINES[ledger.line],
        "title": dialog.title,
        "question": dialog.question,
        "blocked": dialog.blocked,
        "final": dialog.final,
        "form": dialog.form,
        "button": dialog.button or dialog.title,
        "tone": dialog.tone,
        "writes": dialog.writes,
        "version": dialog.version,
        "action": request.path,
        "roll": roll(request.user) if dialog.names else [],
        "several": dialog.several,
    }


def _sent(request: HttpRequest) -> tuple[Any, Any] | None:
    """What a form was sent with, and its files; None when it is only opened."""
    return (request.POST, request.FILES) if request.method == "POST" else None

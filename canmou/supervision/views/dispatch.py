"""The screens of the half-month dispatch: rounds, frozen sheets, settings."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from canmou.kernel import clock
from canmou.kernel.documents.html import to_html
from canmou.kernel.errors import Invalid, Refused
from canmou.kernel.permissions import Perm, require
from canmou.kernel.ui.gate import needs
from canmou.supervision.actions import dispatch, dispatch_issue
from canmou.supervision.dispatch import access, pages
from canmou.supervision.dispatch.days import half_of
from canmou.supervision.dispatch.editions import document_kept, draft_document, file_of
from canmou.supervision.dispatch.running import convener_of, owing_sections, settings_of
from canmou.supervision.dispatch.snapshot import Snapshot
from canmou.supervision.forms.dispatch import (
    DaysForm,
    OpinionForm,
    SettingsForm,
)
from canmou.supervision.models import DispatchRound
from canmou.supervision.states.dispatch import ROUND

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


@needs(Perm.VIEW)
@require_GET
def round_list(request: HttpRequest) -> HttpResponse:
    """All rounds with what was late and red in each."""
    return render(request, "supervision/dispatch_list.html", pages.round_list(request.user, request.GET))


@needs(Perm.ADD)
@require_POST
def round_open(request: HttpRequest) -> HttpResponse:
    """Open the round of the running half month by hand."""
    half = half_of(clock.today())
    round = dispatch.open_round(request.user.office, half, by=request.user)
    messages.success(request, f"{round.label}已开期，各科室的调度表已进待办")
    return redirect("dispatch_round", number=round.number)


@needs(Perm.VIEW)
@require_GET
def round_page(request: HttpRequest, number: str) -> HttpResponse:
    """One round: sections, buttons, frozen sheets, remarks."""
    round = access.round_for(request.user, number)
    return render(request, "supervision/dispatch_round.html", pages.round_page(request.user, round))


@needs(Perm.VIEW)
@require_GET
def round_draft(request: HttpRequest, number: str) -> HttpResponse:
    """What the sheet would say if the round were locked today."""
    round = access.round_for(request.user, number)
    paper = SafeString(to_html(draft_document(round, Snapshot(round))))
    return render(request, "supervision/dispatch_draft.html", {"round": round, "paper": paper})


def _confirmed(
    request: HttpRequest,
    number: str,
    form: Any,
    context: dict[str, Any],
    work: Callable[[DispatchRound, dict], str],
) -> HttpResponse:
    """Ask before a step of a round; take it when it was sent, telling what happened."""
    round = access.round_for(request.user, number)
    require(request.user, Perm.EDIT, round)
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, work(round, form.cleaned_data))
            return redirect("dispatch_round", number=number)
        except Invalid as error:
            for name, told in error.problems.items():
                form.add_error(name if name in form.fields else None, told)
        except Refused as error:
            form.add_error(None, error.message)
    context = {"round": round, "form": form, **context}
    return render(request, "supervision/dispatch_confirm.html", context, status=422 if form.errors else 200)


@needs(Perm.EDIT)
@require_http_methods(["GET", "POST"])
def round_lock(request: HttpRequest, number: str) -> HttpResponse:
    """Lock a round, after a look at who still owes."""
    step = ROUND.transition("lock")
    context = {"title": "锁定本期", "button": "锁定并留存定稿", "asks": step.asks, "tone": "primary"}
    context["owing"] = pages.owing(access.round_for(request.user, number))

    def work(round: DispatchRound, values: dict) -> str:
        edition = dispatch.lock_round(round, by=request.user, opinion=values["opinion"])
        return f"{round.label}已锁定，留存第{edition.number}版定稿"

    return _confirmed(request, number, OpinionForm(request.POST or None), context, work)


@needs(Perm.EDIT)
@require_http_methods(["GET", "POST"])
def round_reopen(request: HttpRequest, number: str) -> HttpResponse:
    """Open a locked round again, with the reason."""
    step = ROUND.transition("reopen")
    context = {"title": "解锁本期", "button": "解锁", "asks": step.asks, "tone": "bad"}

    def work(round: DispatchRound, values: dict) -> str:
        dispatch.reopen_round(round, by=request.user, opinion=values["opinion"])
        return f"{round.label}已解锁，科室可以收回修改"

    return _confirmed(request, number, OpinionForm(request.POST or None, required=True), context, work)


@needs(Perm.EDIT)
@require_http_methods(["GET", "POST"])
def round_close(request: HttpRequest, number: str) -> HttpResponse:
    """End a round after its meeting."""
    step = ROUND.transition("close")
    context = {"title": "结束本期", "button": "结束本期", "asks": step.asks, "tone": "primary"}

    def work(round: DispatchRound, values: dict) -> str:
        dispatch.close_round(round, by=request.user, opinion=values["opinion"])
        return f"{round.label}已结束"

    return _confirmed(request, number, OpinionForm(request.POST or None), context, work)


@needs(Perm.EDIT)
@require_http_methods(["GET", "POST"])
def round_days(request: HttpRequest, number: str) -> HttpResponse:
    """Another day for the meeting."""
    round = access.round_for(request.user, number)
    form = DaysForm(request.POST or None, initial={"meeting_on": round.meeting_on})
    context = {"title": "改会期", "button": "保存", "asks": "", "tone": "primary"}

    def work(round: DispatchRound, values: dict) -> str:
        dispatch.reschedule(round, by=request.user, **values)
        return f"调度会改在{round.meeting_on}" + (
            f"，报送时限{round.due_on}" if round.state == "open" else ""
        )

    return _confirmed(request, number, form, context, work)


@needs(Perm.VIEW)
@require_GET
def edition(request: HttpRequest, uid: str) -> HttpResponse:
    """A frozen sheet as it was kept, with what changed since."""
    found = access.edition_for(request.user, uid)
    context = pages.edition_page(request.user, found)
    around = {}
    if issue := context["issue"]:
        replaces = str(issue.replaces.document_number) if issue.replaces else ""
        around = {"number": str(issue.document_number), "issued_on": issue.issued_on, "replaces": replaces}
    context["paper"] = SafeString(to_html(document_kept(found, **around)))
    return render(request, "supervision/dispatch_edition.html", context)


@needs(Perm.EDIT)
@require_POST
def edition_issue(request: HttpRequest, uid: str) -> HttpResponse:
    """Issue a frozen sheet: number and files."""
    found = access.edition_for(request.user, uid)
    issue = dispatch_issue.issue_sheet(found, by=request.user)
    messages.success(request, f"已印发，发文字号{issue.document_number}")
    return redirect("dispatch_edition", uid=uid)


@needs(Perm.VIEW)
@require_GET
def edition_file(request: HttpRequest, uid: str, form: str) -> HttpResponse:
    """The file of an issued sheet as it was made."""
    found = access.edition_for(request.user, uid)
    content = file_of(found, form)
    response = HttpResponse(content, content_type=TYPES[form])
    way = "inline" if form == "pdf" else "attachment"
    response["Content-Disposition"] = f"{way}; filename*=UTF-8''{quote(f'{found.title}.{form}')}"
    return response


@needs(Perm.EDIT)
@require_http_methods(["GET", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    """How the office runs its dispatch."""
    held = settings_of(request.user.office)
    unit = convener_of(held, clock.today())
    require(request.user, Perm.EDIT, DispatchRound(office=request.user.office, unit=unit))
    form = SettingsForm(held, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            exempt = list(form.cleaned_data["exempt"])
            dispatch_issue.save_settings(form.instance, exempt, by=request.user)
        except Invalid as error:
            for name, told in error.problems.items():
                form.add_error(name if name in form.fields else None, told)
        else:
            messages.success(request, "已保存，从下一期起照此办理")
            return redirect("dispatch_settings")
    context = {"form": form, "owing": owing_sections(held, clock.today())}
    return render(request, "supervision/dispatch_settings.html", context, status=422 if form.errors else 200)

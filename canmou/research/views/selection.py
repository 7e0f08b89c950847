"""The pages of the selection meeting."""

from urllib.parse import quote

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from canmou.kernel import clock
from canmou.kernel.documents.docx import to_docx
from canmou.kernel.documents.pdf import to_pdf
from canmou.kernel.errors import NotFound, NotPermitted, Refused
from canmou.kernel.permissions import Perm, require
from canmou.kernel.ui.fields import carried_out
from canmou.kernel.ui.gate import needs
from canmou.research.actions import publication
from canmou.research.actions import selection as actions
from canmou.research.forms.selection import MeetingForm, PublishForm
from canmou.research.pages import selection as pages
from canmou.research.published import list_of
from canmou.research.queries import call as queries
from canmou.research.queries import selection
from canmou.research.views.call import filled

PRINTED = {
    "pdf": (to_pdf, "application/pdf"),
    "docx": (to_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}


@needs(Perm.VIEW)
@require_http_methods(["GET", "POST"])
def meeting(request: HttpRequest, number: str) -> HttpResponse:
    """The order with the live result; convening the meeting."""
    call = queries.call_for(request.user, number)
    form = None
    if request.method == "POST":
        require(request.user, Perm.EDIT, call)
        form = MeetingForm(request.user, call, request.POST)
        if form.is_valid():
            made = carried_out(form, lambda: actions.convene(call, **form.cleaned_data, by=request.user))
            if made is not None:
                messages.success(request, "已登记选题会，按评审名次排好了议程")
                return redirect("call_meeting", number=number)
    status = 422 if form is not None and form.errors else 200
    return render(
        request, "research/selection_meeting.html", pages.meeting(request.user, call, form), status=status
    )


@needs(Perm.VIEW)
@require_http_methods(["GET", "POST"])
def decision(request: HttpRequest, number: str, which: str) -> HttpResponse:
    """One proposal on the table; deciding leads to the next that is open."""
    call = queries.call_for(request.user, number)
    sent = request.POST if request.method == "POST" else None
    context = pages.decision(request.user, call, which, sent)
    form = context["form"]
    if sent is not None:
        require(request.user, Perm.EDIT, call)
        if form is None:
            raise Refused("课题已经公布，选题会的决定不能再改")
    if sent is not None and form.is_valid():
        done = carried_out(
            form,
            lambda: actions.decide(
                context["meeting"], context["item"].proposal, **form.cleaned_data, by=request.user
            ),
        )
        if done is not None:
            messages.success(request, f"“{context['item'].proposal.title}”：{done.get_outcome_display()}")
            following = context["following"]
            if following:
                return redirect("call_decision", number=number, which=following.proposal.number)
            return redirect("call_meeting", number=number)
    status = 422 if form is not None and form.errors else 200
    return render(request, "research/selection_decision.html", context, status=status)


@needs(Perm.EDIT)
@require_POST
def move(request: HttpRequest, number: str, which: str) -> HttpResponse:
    """Another place in the order."""
    call = queries.call_for(request.user, number)
    found = pages.of_call(call)
    items = {item.proposal.number: item for item in selection.agenda(found)}
    place = request.POST.get("place", "")
    if which not in items or not place.isdecimal():
        raise NotFound("没有这条建议，或者次序不是数字")
    try:
        actions.move(found, items[which].proposal, place=int(place[:5]), by=request.user)
    except NotPermitted:
        raise
    except Refused as error:
        messages.error(request, error.message)
    return redirect("call_meeting", number=number)


@needs(Perm.EDIT)
@require_POST
def publish(request: HttpRequest, number: str) -> HttpResponse:
    """Publish the list."""
    call = queries.call_for(request.user, number)
    form = PublishForm(request.POST)
    return filled(
        request,
        number,
        form,
        lambda values: publication.publish(call, due_on=values["due_on"], by=request.user),
    )


@needs(Perm.VIEW)
@require_GET
def list_document(request: HttpRequest, number: str, form: str) -> HttpResponse:
    """The list as it would be, before it is numbered and kept."""
    call = queries.call_for(request.user, number)
    if form not in PRINTED:
        raise NotFound("没有这种格式")
    topics = selection.listed_so_far(pages.of_call(call))
    make, kind = PRINTED[form]
    response = HttpResponse(make(list_of(call, topics, day=clock.today())), content_type=kind)
    name = quote(f"{call.year}年调研课题名单（未编号）.{form}")
    response["Content-Disposition"] = (
        f"{'inline' if form == 'pdf' else 'attachment'}; filename*=UTF-8''{name}"
    )
    return response

"""The meeting: one screen, and a line on which a remark becomes a task."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from canmou.kernel.errors import Invalid
from canmou.kernel.permissions import Perm
from canmou.kernel.ui.gate import needs
from canmou.supervision.actions import dispatch_meeting
from canmou.supervision.dispatch import access
from canmou.supervision.dispatch.meeting import meeting_page
from canmou.supervision.forms.dispatch import RemarkForm
from canmou.supervision.models import DispatchRound


@needs(Perm.VIEW)
@require_http_methods(["GET", "POST"])
def meeting(request: HttpRequest, number: str) -> HttpResponse:
    """The screen of the meeting; a remark is written down on one line."""
    round = access.round_for(request.user, number)
    form = RemarkForm(round, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            return _remarked(request, round, form)
        except Invalid as error:
            for name, told in error.problems.items():
                form.add_error(name if name in form.fields else None, told)
    context = meeting_page(request.user, round) | {"form": form}
    return render(request, "supervision/dispatch_meeting.html", context, status=422 if form.errors else 200)


def _remarked(request: HttpRequest, round: DispatchRound, form: RemarkForm) -> HttpResponse:
    values = dict(form.cleaned_data)
    as_task = not values.pop("record_only")
    made = dispatch_meeting.add_remark(round, by=request.user, as_task=as_task, **values)
    told = f"已交{made.addressed_to.spoken}办理，时限{made.due_on}" if made.task else "已登记"
    messages.success(request, f"“{made.remark[:30]}”{told}")
    return redirect("dispatch_meeting", number=round.number)


@needs(Perm.EDIT)
@require_POST
def remark_task(request: HttpRequest, number: str) -> HttpResponse:
    """Make a task of a remark that was only written down."""
    remark = access.remark_for(request.user, number)
    dispatch_meeting.to_task(remark, by=request.user)
    messages.success(request, f"已转为督办事项，交{remark.addressed_to.spoken}办理")
    return redirect("dispatch_round", number=remark.round.number)

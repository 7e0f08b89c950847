"""Field activities: quick entry on a phone, filling in, the papers before a trip."""

from collections.abc import Callable
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from canmou.kernel.documents.docx import to_docx
from canmou.kernel.documents.pdf import to_pdf
from canmou.kernel.errors import NotFound, NotPermitted, Refused
from canmou.kernel.permissions import Perm
from canmou.kernel.secrecy import SecrecyRefused
from canmou.kernel.ui.fields import carried_out
from canmou.kernel.ui.gate import needs
from canmou.research.actions import fieldwork
from canmou.research.forms.fieldwork import ActivityForm
from canmou.research.models import FieldActivity
from canmou.research.pages import topic as pages
from canmou.research.papers import PAPERS
from canmou.research.queries.topic import part_for, topic_for

PRINTED = {
    "pdf": (to_pdf, "application/pdf"),
    "docx": (to_docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}


def _carried_out(form: ActivityForm, act: Callable[[], FieldActivity]) -> FieldActivity | None:
    """As `carried_out`; a secrecy mark is told over the form, so that its draft can be forgotten."""
    try:
        return carried_out(form, act)
    except SecrecyRefused as error:
        form.forbidden = True
        form.add_error(None, error.message)
    return None


@needs(Perm.EDIT)
@require_http_methods(["GET", "POST"])
def activity_new(request: HttpRequest, key: str) -> HttpResponse:
    """Enter an activity: from a phone, a few taps and a photo."""
    topic = topic_for(request.user, key)
    fieldwork.require_work(topic, request.user)
    sent = request.POST if request.method == "POST" else None
    form = ActivityForm(request.user, sent, request.FILES or None)
    if sent is not None and form.is_valid():
        made = _carried_out(
            form,
            lambda: fieldwork.enter_activity(
                form.onto(FieldActivity()),
                topic=topic,
                participants=form.cleaned_data["participants"],
                files=form.incoming,
                by=request.user,
            ),
        )
        if made is not None:
            messages.success(request, f"已登记，编号 {made.number}")
            return redirect("activity", number=made.number)
    context = {
        "topic": topic,
        "form": form,
        "activity": None,
        "draft": f"activity:{request.user.pk}:{topic.number}",
    }
    return render(request, "research/field_activity_form.html", context, status=422 if form.errors else 200)


@needs(Perm.VIEW)
@require_GET
def activity(request: HttpRequest, number: str) -> HttpResponse:
    """One activity and what may be printed for it."""
    found = part_for(request.user, FieldActivity, number)
    return render(request, "research/field_activity.html", pages.activity_page(request.user, found))


@needs(Perm.EDIT)
@require_http_methods(["GET", "POST"])
def activity_fill(request: HttpRequest, number: str) -> HttpResponse:
    """Change the plan of an activity, or write down what came of it."""
    found = part_for(request.user, FieldActivity, number)
    fieldwork.require_work(found.topic, request.user)
    sent = request.POST if request.method == "POST" else None
    form = ActivityForm(request.user, sent, request.FILES or None, activity=found)
    if sent is not None and form.is_valid():
        done = _carried_out(
            form, lambda: fieldwork.fill_activity(form.onto(found), files=form.incoming, by=request.user)
        )
        if done is not None:
            messages.success(request, "已保存")
            return redirect("activity", number=number)
    context = {
        "topic": found.topic,
        "form": form,
        "activity": found,
        "draft": f"activity:{request.user.pk}:{number}:{found.version}",
    }
    return render(request, "research/field_activity_form.html", context, status=422 if form.errors else 200)


@needs(Perm.EDIT)
@require_POST
def activity_number(request: HttpRequest, number: str) -> HttpResponse:
    """Give the contact letter its number."""
    found = part_for(request.user, FieldActivity, number)
    try:
        fieldwork.number_letter(found, by=request.user)
    except NotPermitted:
        raise
    except Refused as error:
        messages.error(request, error.message)
    else:
        messages.success(request, f"联系函编号 {found.letter}")
    return redirect("activity", number=number)


@needs(Perm.VIEW)
@require_GET
def activity_paper(request: HttpRequest, number: str, kind: str, form: str) -> HttpResponse:
    """One of the papers before a trip, as PDF or Word."""
    found = part_for(request.user, FieldActivity, number)
    if kind not in PAPERS or form not in PRINTED:
        raise NotFound("没有这种材料")
    name, make = PAPERS[kind]
    to_file, mime = PRINTED[form]
    response = HttpResponse(to_file(make(pages.trip_of(found))), content_type=mime)
    where = "inline" if form == "pdf" else "attachment"
    response["Content-Disposition"] = f"{where}; filename*=UTF-8''{quote(f'{name}（{found.number}）.{form}')}"
    return response

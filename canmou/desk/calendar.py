"""工作日历: the year, terms counted day by day, notices taken over, days corrected, and what a change moves."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from canmou.desk import calendar_pages as pages
from canmou.desk.calendar_forms import CorrectionForm, NoticeForm, TermForm
from canmou.desk.calendar_reads import change_of, days_of, lines_of, problems_of, table_of
from canmou.kernel import calendar
from canmou.kernel.calendar import changing
from canmou.kernel.errors import Refused
from canmou.kernel.permissions import Perm
from canmou.kernel.ui.gate import needs, signed_in

both = require_http_methods(["GET", "POST"])


@signed_in
@require_GET
def workdays(request: HttpRequest) -> HttpResponse:
    """The working calendar of a year."""
    return render(request, "desk/calendar.html", pages.year_page(request.user, request.GET.get("year", "")))


@signed_in
@require_GET
def term(request: HttpRequest) -> HttpResponse:
    """A term in working days, each day with its cause. The address holds the question, so it can be passed on."""
    form = TermForm(request.GET) if request.GET else TermForm()
    context: dict = {"form": form}
    if request.GET and form.is_valid():
        asked = form.cleaned_data
        counted = asked["end"] is not None
        found = (
            calendar.between(asked["start"], asked["end"])
            if counted
            else calendar.explain(asked["start"], asked["days"])
        )
        context |= pages.term_page(found, counted)
    return render(request, "desk/calendar_term.html", context)


@needs(Perm.SETTINGS)
@both
def notice(request: HttpRequest) -> HttpResponse:
    """Take over a notice: read it, then look at it."""
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = NoticeForm(request.user, *sent)
    if request.method == "POST" and form.is_valid():
        try:
            made = changing.prepare_notice(form.paper(), by=request.user)
        except Refused as error:
            form.refuse(error)
        else:
            return redirect("workdays_change", uid=made.uid)
    context = {"form": form, "title": "录入放假通知"}
    return render(request, "desk/calendar_notice.html", context, status=422 if form.errors else 200)


@needs(Perm.SETTINGS)
@both
def correct(request: HttpRequest) -> HttpResponse:
    """Correct one day."""
    sent = request.POST if request.method == "POST" else None
    form = CorrectionForm(sent, initial={"day": request.GET.get("day", "")[:10]})
    if request.method == "POST" and form.is_valid():
        try:
            made = changing.prepare_correction(form.correction(), by=request.user)
        except Refused as error:
            form.refuse(error)
        else:
            return redirect("workdays_change", uid=made.uid)
    context = {"form": form, "title": "更正某一天"}
    return render(request, "desk/calendar_correct.html", context, status=422 if form.errors else 200)


@signed_in
@require_GET
def change(request: HttpRequest, uid: str) -> HttpResponse:
    """One change of the calendar: before it is confirmed what it would do, afterwards what it did."""
    found = change_of(request.user, uid)
    context = {
        **pages.change_page(request.user, found, table_of(found), days_of(found)),
        **problems_of(found),
        **pages.moved(request.user, lines_of(found)),
    }
    return render(request, "desk/calendar_change.html", context)


@needs(Perm.SETTINGS)
@require_POST
def change_apply(request: HttpRequest, uid: str) -> HttpResponse:
    """Confirm a change."""
    try:
        done = changing.apply_change(change_of(request.user, uid), by=request.user)
    except Refused as error:
        messages.error(request, error.message)
    else:
        told = (
            f"，{done.moved}件事项的期限随之变动，已通知责任人" if done.moved else "，没有事项的期限因此变动"
        )
        messages.success(request, f"已生效{told}")
    return redirect("workdays_change", uid=uid)


@needs(Perm.SETTINGS)
@require_POST
def change_drop(request: HttpRequest, uid: str) -> HttpResponse:
    """Do without a prepared change."""
    try:
        changing.drop_change(change_of(request.user, uid), by=request.user)
    except Refused as error:
        messages.error(request, error.message)
        return redirect("workdays_change", uid=uid)
    messages.success(request, "已放弃，日历没有变动")
    return redirect("workdays")

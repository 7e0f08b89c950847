"""The weekly sheet of a section: quick to fill, on it the half-month dispatch is built."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from canmou.kernel import clock
from canmou.kernel.errors import NotFound, NotPermitted, Refused
from canmou.kernel.people.models import Unit, User
from canmou.kernel.permissions import Perm
from canmou.kernel.ui.gate import needs
from canmou.supervision.actions.weekly import file_sheet
from canmou.supervision.forms.weekly import SheetForm
from canmou.supervision.pages import weekly as pages
from canmou.supervision.queries.weekly import may_file, monday_of, sections_of, sheet_of


@needs(Perm.FIGURE)
@require_GET
def weekly(request: HttpRequest) -> HttpResponse:
    """This week's sheet of one's own section."""
    sections = sections_of(request.user)
    if not sections:
        raise NotFound("本单位还没有科室")
    return redirect("weekly_sheet", week=monday_of(clock.today()).isoformat(), unit=sections[0].uid)


@needs(Perm.FIGURE)
@require_http_methods(["GET", "POST"])
def sheet(request: HttpRequest, week: str, unit: str) -> HttpResponse:
    """The sheet of a section for a week: read it, or write it where one may."""
    monday, section = _week(week), _section(request.user, unit)
    found = sheet_of(request.user, section, monday)
    begin = pages.written(found) if found else pages.starting(request.user, section, monday)
    form = SheetForm(request.POST if request.method == "POST" else None, initial=begin)
    if request.method == "POST":
        if not may_file(request.user, section):
            raise NotPermitted("您不能报送这个科室的周工作表")
        if form.is_valid():
            try:
                file_sheet(section, monday, by=request.user, **form.cleaned_data)
            except Refused as error:
                form.add_error(None, error.message)
            else:
                messages.success(request, "周工作表已报送" if found is None else "周工作表已更新")
                return redirect("weekly_sheet", week=week, unit=unit)
    context = pages.page(request.user, section, monday, found) | {"form": form}
    return render(request, "supervision/weekly_sheet.html", context, status=422 if form.errors else 200)


def _week(text: str) -> date:
    """The Monday of an address. Raises `NotFound` for any other day."""
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise NotFound("没有这一周") from error
    if day.weekday() != 0 or not 2000 <= day.year < 2100:
        raise NotFound("没有这一周：地址里要写星期一的日期")
    return day


def _section(user: User, uid: str) -> Unit:
    """A section of the user's office. Raises `NotFound`."""
    found = next((each for each in sections_of(user) if each.uid == uid), None)
    if found is None:
        raise NotFound("没有这个科室")
    return found

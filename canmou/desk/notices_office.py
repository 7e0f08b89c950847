"""The administrator's pages on notices: the office's robot, days and hours, and what was sent or not."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from canmou.desk.notices_forms import OfficeForm
from canmou.desk.pages import notices as pages
from canmou.kernel.errors import Invalid, Refused
from canmou.kernel.notices.choosing import OfficeChoice, amend_settings
from canmou.kernel.notices.outbox import send_again, try_robot
from canmou.kernel.permissions import Perm
from canmou.kernel.ui.gate import needs


@never_cache
@needs(Perm.SETTINGS)
@require_http_methods(["GET", "POST"])
def notice_office(request: HttpRequest) -> HttpResponse:
    """The office's chat robot, the days of reminders, the hours of digests."""
    held = pages.office(request.user)
    form = OfficeForm(request.POST or None, initial=held["initial"])
    if request.method == "POST" and form.is_valid():
        try:
            amend_settings(OfficeChoice(**form.cleaned_data), by=request.user)
        except Invalid as error:
            for name, text in error.problems.items():
                form.add_error(name or None, text)
        else:
            messages.success(request, "通知设置已保存")
            return redirect("notice_office")
    status = 422 if form.errors else 200
    return render(request, "desk/notice_office.html", {**held, "form": form}, status=status)


@needs(Perm.SETTINGS)
@require_POST
def notice_office_try(request: HttpRequest) -> HttpResponse:
    """A message of trial to the office's group."""
    try:
        try_robot(by=request.user)
    except Refused as error:
        messages.error(request, error.message)
    else:
        messages.success(request, "测试消息已发到工作群")
    return redirect("notice_office")


@never_cache
@needs(Perm.SETTINGS)
@require_GET
def notice_outbox(request: HttpRequest) -> HttpResponse:
    """To whom, when, by which way, how often tried and why not; never what."""
    return render(request, "desk/notice_outbox.html", pages.outbox(request.user, request.GET))


@needs(Perm.SETTINGS)
@require_POST
def notice_again(request: HttpRequest, uid: str) -> HttpResponse:
    """Put a failed message on its way anew."""
    message = send_again(uid, by=request.user)
    messages.success(request, f"给{message.user or '工作群'}的通知已重新排队")
    return redirect("notice_outbox")

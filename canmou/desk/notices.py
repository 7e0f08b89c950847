"""通知: the bell, the list, and how one wants to be told."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from canmou.desk.notices_forms import WaysForm
from canmou.desk.pages import notices as pages
from canmou.kernel.errors import Invalid, Refused
from canmou.kernel.notices.choosing import choose
from canmou.kernel.notices.models import Channel
from canmou.kernel.notices.outbox import try_out
from canmou.kernel.notices.reading import read_all, read_one, unread_count
from canmou.kernel.ui.gate import signed_in


@never_cache
@signed_in
@require_GET
def bell(request: HttpRequest) -> HttpResponse:
    """The bell with the number of unread notices; the frame of every page asks for it once."""
    return render(request, "desk/notice_bell.html", {"unread": unread_count(request.user)})


@never_cache
@signed_in
@require_GET
def notices(request: HttpRequest) -> HttpResponse:
    """What one was told, newest first."""
    return render(request, "desk/notices.html", pages.listed(request.user, request.GET))


@never_cache
@signed_in
@require_GET
def notice_open(request: HttpRequest, uid: str) -> HttpResponse:
    """To what a notice is about; it counts as read."""
    notice = read_one(uid, by=request.user)
    href = notice.link or (reverse("record", args=[notice.ref.number]) if notice.ref else reverse("notices"))
    local = url_has_allowed_host_and_scheme(href, allowed_hosts=None)
    return redirect(href if local else reverse("notices"))


@signed_in
@require_POST
def notices_read(request: HttpRequest) -> HttpResponse:
    """All read."""
    count = read_all(by=request.user)
    messages.success(request, f"{count}条通知已标为已读" if count else "没有未读的通知")
    return redirect("notices")


@never_cache
@signed_in
@require_http_methods(["GET", "POST"])
def notice_ways(request: HttpRequest) -> HttpResponse:
    """How one wants to be told by mail and chat."""
    ways = pages.ways(request.user)
    form = WaysForm(request.POST or None, initial=ways["initial"])
    if request.method == "POST" and form.is_valid():
        try:
            choose(by=request.user, **form.cleaned_data)
        except Invalid as error:
            for name, text in error.problems.items():
                form.add_error(name or None, text)
        else:
            messages.success(request, "通知方式已保存")
            return redirect("notice_ways")
    status = 422 if form.errors else 200
    return render(request, "desk/notice_ways.html", {**ways, "form": form}, status=status)


@signed_in
@require_POST
def notice_try(request: HttpRequest, channel: str) -> HttpResponse:
    """A message of trial to oneself."""
    if channel not in Channel.values:
        raise Refused("没有这种通知渠道")
    try:
        try_out(channel, by=request.user)
    except Refused as error:
        messages.error(request, error.message)
    else:
        messages.success(request, "测试消息已发出，请查收")
    return redirect("notice_ways")

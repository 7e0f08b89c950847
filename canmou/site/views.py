"""The pages about the system itself, and what is shown when signing in is locked or a form was too old."""

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import requires_csrf_token
from django.views.decorators.http import require_GET

from canmou.kernel.ui.gate import public, signed_in
from canmou.site import gallery as gallery_content
from canmou.site.settings import UI


@signed_in
@require_GET
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component of the interface on one page."""
    return render(request, "gallery.html", gallery_content.context(request))


@public
@require_GET
def third_party(request: HttpRequest) -> FileResponse:
    """The third-party code in the pages and its licences."""
    return FileResponse(
        (UI / "static/canmou/third-party.txt").open("rb"), content_type="text/plain; charset=utf-8"
    )


def locked_out(request: HttpRequest, credentials: dict[str, Any], *args: Any, **kwargs: Any) -> HttpResponse:
    """Shown when a login is locked after too many wrong passwords."""
    context = {
        "title": "账号已锁定",
        "status": 429,
        "message": "口令连续输错5次，账号锁定15分钟。请稍后再试，或联系系统管理员。",
    }
    return render(request, "trouble.html", context, status=429)


@requires_csrf_token
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Shown when a form comes without its token: the page was too old, or another site sent it."""
    context = {
        "title": "页面已过期",
        "status": 403,
        "message": "这个页面打开得太久了，或已退出登录。请返回、刷新后重新提交。",
    }
    return render(request, "trouble.html", context, status=403)

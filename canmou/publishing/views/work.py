"""One work in all that it lives as; works that may be one, for a person to say."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from canmou.kernel.errors import NotFound, NotPermitted, Refused
from canmou.kernel.permissions import Perm
from canmou.kernel.ui.gate import needs
from canmou.library.api import keep_apart, merge_works, undo_merge
from canmou.publishing.pages import work as pages


@needs(Perm.VIEW)
@require_GET
def work(request: HttpRequest, number: str) -> HttpResponse:
    """Report, articles, submissions, instructions, awards, reprints of one work."""
    return render(
        request, "publishing/work.html", pages.work(request.user, pages.work_for(request.user, number))
    )


@needs(Perm.VIEW)
@require_GET
def works_same(request: HttpRequest) -> HttpResponse:
    """Works that may be one, and what was taken together."""
    return render(request, "publishing/works_same.html", pages.same(request.user))


@needs(Perm.VIEW)
@require_http_methods(["GET", "POST"])
def work_same(request: HttpRequest, number: str) -> HttpResponse:
    """Say that another work is this one, or that it is not."""
    user, found = request.user, pages.work_for(request.user, number)
    if request.method == "GET":
        return render(request, "publishing/work_same.html", pages.same_as(user, found))
    other = pages.work_for(user, request.POST.get("other", ""))
    why = request.POST.get("why", "")[:200]
    if "apart" in request.POST:
        return _done(
            request, number, lambda: keep_apart(found, other, by=user), "已认定不是同一成果，不再提示"
        )
    return _done(
        request,
        number,
        lambda: merge_works(found, other, why=why, by=user),
        f"{other.number}已并入，各项统计只计一篇",
    )


@needs(Perm.VIEW)
@require_POST
def work_merge_undo(request: HttpRequest, uid: str) -> HttpResponse:
    """Take a merging back."""
    made = pages.merge_for(request.user, uid)
    reason = request.POST.get("reason", "")[:200]
    return _done(
        request,
        made.kept.number,
        lambda: undo_merge(made, reason=reason, by=request.user),
        "已撤销归并，两个母本各自计数",
    )


def _done(request: HttpRequest, number: str, act: Callable[[], object], told: str) -> HttpResponse:
    try:
        act()
    except (NotPermitted, NotFound):
        raise
    except Refused as error:
        messages.error(request, error.message)
    else:
        messages.success(request, told)
    return redirect("work", number=number)

"""The pages of people from outside: one question by an address of its own, answered once, without an account.

They read no session and set no cookie: the address is the whole right, so forms need no token against forgery
either. A link that opens nothing says the same whatever the cause.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import quote

from csp.constants import NONE, SELF
from csp.decorators import csp_replace
from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from canmou.kernel.errors import Invalid, NotFound, Refused
from canmou.kernel.ui.gate import public
from canmou.kernel.workflow import outside
from canmou.portal.actions import MOST_ANSWER, MOST_NAME, download, take_answer
from canmou.portal.limits import too_often
from canmou.portal.queries import shown_files

POLICY = {
    "default-src": [NONE],
    "style-src": [SELF],
    "script-src": [SELF],
    "img-src": [SELF],
    "font-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-ancestors": [NONE],
}


class AnswerForm(forms.Form):
    """Name and answer."""

    text = forms.CharField(
        label="您的答复",
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=f"没有意见请写“无意见”，最多{MOST_ANSWER}字",
        required=False,
    )
    name = forms.CharField(label="您的姓名", max_length=MOST_NAME, required=False)


def guarded(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Not too often, never kept or listed by anybody, refusals as a page of this side."""

    @wraps(view)
    def inner(request: HttpRequest, *args: Any, **values: Any) -> HttpResponse:
        if too_often(request):
            response = _told(request, "打开得太频繁了，请过一分钟再试", 429)
        else:
            try:
                response = view(request, *args, **values)
            except NotFound as error:
                response = _told(request, error.message, 404)
            except Refused as error:
                response = _told(request, error.message, 409)
        response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
        response["Referrer-Policy"] = "no-referrer"
        return response

    return csrf_exempt(never_cache(csp_replace(POLICY)(inner)))


def _told(request: HttpRequest, message: str, status: int) -> HttpResponse:
    return render(request, "portal/told.html", {"message": message}, status=status)


@public
@guarded
@require_http_methods(["GET", "POST"])
def question(request: HttpRequest, token: str) -> HttpResponse:
    """The question behind a link, and its answer."""
    link = outside.opened(token)
    form = AnswerForm(request.POST if request.method == "POST" else None, initial={"name": link.name})
    if request.method == "POST" and form.is_valid():
        try:
            take_answer(token, name=form.cleaned_data["name"], text=form.cleaned_data["text"])
        except Invalid as error:
            for name, text in error.problems.items():
                form.add_error(name or None, text)
        except NotFound:
            raise
        except Refused as error:
            form.add_error("text", error.message)
        else:
            return render(request, "portal/thanks.html", {"link": link})
    shown = getattr(link, "question", None)
    context = {
        "link": link,
        "form": form,
        "token": token,
        "text": shown.text if shown else "",
        "files": shown_files(link),
        "asker": link.made_by.person.name if link.made_by.person else "",
    }
    return render(request, "portal/question.html", context, status=422 if form.errors else 200)


@public
@guarded
@require_GET
def shown_file(request: HttpRequest, token: str, uid: str) -> HttpResponse:
    """A file that goes with the question."""
    name, content = download(token, uid)
    response = HttpResponse(content, content_type="application/octet-stream")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response


@public
@require_GET
def robots(request: HttpRequest) -> HttpResponse:
    """Nothing here is for search engines."""
    return HttpResponse("User-agent: *\nDisallow: /\n", content_type="text/plain; charset=utf-8")

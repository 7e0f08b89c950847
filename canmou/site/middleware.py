"""What every request passes: the idle timeout, and refusals shown as pages in Chinese."""

import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import redirect, render
from django.urls import reverse

from canmou.accounts.actions.signing import FACTOR_DUE, close_session
from canmou.kernel import audit, secrecy
from canmou.kernel.errors import Invalid, NotFound, NotPermitted, Refused, Stale

Respond = Callable[[HttpRequest], HttpResponse]
SEEN = "seen"
SEEN_EVERY = 60  # seconds between two writes of the session


class IdleTimeout:
    """Signs a user out after IDLE_TIMEOUT without a request. Real time, whatever the business day."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            now = int(time.time())
            seen = request.session.get(SEEN, now)
            if now - seen > settings.IDLE_TIMEOUT.total_seconds():
                close_session(request)
            elif SEEN not in request.session or now - seen >= SEEN_EVERY:
                request.session[SEEN] = now
        return self.get_response(request)


class CompressedPages(GZipMiddleware):
    """Pages and their fragments go out compressed; downloads, which mostly are already, go as they are."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        kind = response.get("Content-Type", "").partition(";")[0]
        return (
            super().process_response(request, response)
            if kind in ("text/html", "application/json")
            else response
        )


class Origin:
    """Audit rows written while a request runs carry its network address."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with audit.origin(request.META.get("REMOTE_ADDR", "")):
            return self.get_response(request)


class SignInDue:
    """A login goes nowhere before its password is its own and, where a role asks for it, a second factor is there."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            due = "password_change" if request.user.must_change_password else ""
            if not due and FACTOR_DUE in request.session:
                due = "factor"
            if due and request.path not in (reverse(due), reverse("sign_out")):
                return redirect(due)
        return self.get_response(request)


STATUS = ((NotFound, 404), (NotPermitted, 403), (Stale, 409), (Invalid, 422), (Refused, 409))


class PlainAddress:
    """An address with a zero byte names nothing; PostgreSQL would fail on it where SQLite finds nothing."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path:
            context = {"message": "没有这个网页，请核对网址", "status": 404}
            return render(request, "refused.html", context, status=404)
        return self.get_response(request)


class RefusalPages:
    """A Refused that no view caught becomes a page that says the sentence (htmx: a fragment).

    Refusals of the secrecy guard are logged here, outside every transaction, also those that a view caught.
    """

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with secrecy.logged():
            return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, Refused):
            return None
        status = next(code for kind, code in STATUS if isinstance(error, kind))
        template = "ui/refusal_fragment.html" if request.htmx else "refused.html"
        return render(request, template, {"message": error.message, "status": status}, status=status)

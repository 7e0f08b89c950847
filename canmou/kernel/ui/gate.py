"""The gate of a view: who may open it. Every view has exactly one; a house test walks all routes."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse

from canmou.kernel.permissions import Perm, require

View = Callable[..., HttpResponse]


def needs(perm: Perm) -> Callable[[View], View]:
    """Only for holders of `perm` somewhere; what they may do to one record its action still checks."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: object, **values: object) -> HttpResponse:
            require(request.user, perm)
            request.user.acting_for = None  # for whom, the action will tell
            return view(request, *args, **values)

        guarded.gate = perm
        return guarded

    return guard


def signed_in(view: View) -> View:
    """For everyone who is signed in (one's own account, the start page)."""
    view.gate = "signed_in"
    return view


def public(view: View) -> View:
    """For everyone, without signing in. Its route stands on the list in tests/house/test_routes.py."""
    view = login_not_required(view)
    view.gate = "public"
    return view

"""What a sign-in that is not complete yet may ask: is the login locked, who is in the second step."""

from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from django.http import HttpRequest

from canmou.kernel import clock
from canmou.kernel.people.models import User

#: Seconds between password and code.
PATIENCE = 300


def locked(request: HttpRequest) -> bool:
    """Whether the login that is being tried is locked already."""
    return AxesProxyHandler.is_locked(request, {"username": request.POST.get("username", "")})


def login_named(username: str) -> User | None:
    """The login with this name."""
    return User.objects.filter(username=username[:40]).first() if username.isprintable() else None


def pending_user(waiting: dict[str, Any]) -> User | None:
    """Who gave the right password a moment ago and may still give the code."""
    if not waiting or clock.real_now().timestamp() - waiting.get("at", 0) > PATIENCE:
        return None
    return (
        User.objects.filter(pk=waiting.get("user"), is_active=True).select_related("person", "office").first()
    )

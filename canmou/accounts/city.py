"""Sign-in by the city's identity provider (OpenID Connect, authorization code with PKCE).

Off unless CANMOU_OIDC_ISSUER, _CLIENT and _SECRET are set. State, nonce, signature, issuer, audience and times are
checked by Authlib. A claim (CANMOU_OIDC_CLAIM) finds the login whose 统一身份标识 it equals; none is ever made.
"""

from functools import lru_cache
from typing import Any

from authlib.common.errors import AuthlibBaseError
from authlib.integrations.django_client import OAuth
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from joserfc.errors import JoseError
from requests import RequestException

from canmou.kernel.errors import Refused
from canmou.kernel.people.models import User

TIMEOUT = 10


def enabled() -> bool:
    """Whether this installation knows an identity provider."""
    return bool(settings.OIDC_ISSUER and settings.OIDC_CLIENT and settings.OIDC_SECRET)


def go(request: HttpRequest) -> HttpResponse:
    """The redirect to the provider, with state, nonce and PKCE challenge kept in the session."""
    _require_enabled()
    try:
        return _client().authorize_redirect(request, _back(request))
    except (AuthlibBaseError, RequestException, ValueError, RuntimeError) as error:
        raise Refused("连不上市统一身份认证，请稍后再试，或用登录名和口令登录") from error


def user_from(request: HttpRequest) -> User:
    """The login that the provider's answer names. Raises `Refused` with a sentence for the sign-in page."""
    _require_enabled()
    try:
        token = _client().authorize_access_token(request, leeway=60)
    except (AuthlibBaseError, JoseError, RequestException, ValueError, KeyError, RuntimeError) as error:
        raise Refused("市统一身份认证没有通过，请重新登录；多次不成请联系系统管理员") from error
    claims: dict[str, Any] = token.get("userinfo") or {}
    identity = str(claims.get(settings.OIDC_CLAIM) or "")
    found = (
        list(User.objects.filter(identity=identity).select_related("person", "office")[:2])
        if identity
        else []
    )
    if len(found) != 1 or not found[0].is_active:
        raise Refused("您的统一身份没有对应的在用账号，请联系系统管理员")
    return found[0]


def _require_enabled() -> None:
    if not enabled():
        raise Refused("没有启用市统一身份认证")


def _back(request: HttpRequest) -> str:
    return request.build_absolute_uri(reverse("sign_in_city_back"))


def _client() -> Any:
    return _registered(settings.OIDC_ISSUER, settings.OIDC_CLIENT, settings.OIDC_SECRET)


@lru_cache(maxsize=4)
def _registered(issuer: str, client: str, secret: str) -> Any:
    oauth = OAuth()
    oauth.register(
        "city",
        client_id=client,
        client_secret=secret,
        server_metadata_url=f"{issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={
            "scope": settings.OIDC_SCOPE,
            "code_challenge_method": "S256",
            "default_timeout": TIMEOUT,
        },
    )
    return oauth.city

"""The interface itself: who is calling, how refusals are answered, and the gate on every route."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from ninja import NinjaAPI, Router
from ninja.errors import AuthenticationError, ValidationError
from ninja.security import HttpBearer
from ninja.throttling import AuthRateThrottle

from canmou.kernel import audit
from canmou.kernel.api.tokens import token_for
from canmou.kernel.errors import Invalid, NotFound, NotPermitted, Refused, Stale
from canmou.kernel.people.models import User

RATE = "1200/m"
#: A character that no database stores, as JSON and as bytes.
_ZEROS = (rb"\u0000", b"\0")
_READING = frozenset({"GET", "HEAD", "OPTIONS"})
_STATUS = ((NotFound, 404), (NotPermitted, 403), (Stale, 409), (Invalid, 422), (Refused, 409))
#: pydantic's kinds of mistake, in the words of who must mend them.
_MISTAKES = {
    "missing": "没有给出",
    "int_parsing": "应是整数",
    "bool_parsing": "应是 true 或 false",
    "json_invalid": "请求正文不是正确的 JSON",
    "dict_type": "应是对象",
    "string_type": "应是文字",
    "greater_than_equal": "太小",
    "less_than_equal": "太大",
    "extra_forbidden": "没有这一项",
}


class PersonalToken(HttpBearer):
    """`Authorization: Bearer canmou-…`. A token for reading changes nothing. Raises `NotPermitted`."""

    def authenticate(self, request: HttpRequest, token: str) -> User | None:
        found = token_for(token)
        if found is None:
            return None
        if found.user.must_change_password:
            raise NotPermitted("请先登录网页修改口令，再使用接口")
        if request.method not in _READING and not found.may_write:
            raise NotPermitted("这个令牌只能查询；需要登记和修改时，请新建一个可以登记的令牌")
        if "%00" in request.META.get("QUERY_STRING", "") or any(zero in request.body for zero in _ZEROS):
            raise Invalid({"": "请求里有零字符，任何一栏都不能存，请去掉"})
        request.user = found.user
        return found.user


def make_api(routers: dict[str, Router]) -> NinjaAPI:
    """The interface with these routers, by the first part of their address."""
    api = NinjaAPI(
        title="参谋接口",
        version="1",
        urls_namespace="api",
        auth=PersonalToken(),
        throttle=[AuthRateThrottle(RATE)],
        docs_url=None,
        openapi_url=None,
    )
    for prefix, router in routers.items():
        api.add_router(prefix, router)
    api.add_exception_handler(Refused, lambda request, error: _refused(api, request, error))
    api.add_exception_handler(ValidationError, lambda request, error: _mistaken(api, request, error))
    api.add_exception_handler(
        AuthenticationError,
        lambda request, error: _told(api, request, 401, "令牌无效、已停用或已过期，请在“我的接口令牌”里新建"),
    )
    return api


def gated_urls(api: NinjaAPI) -> tuple[list[URLPattern], str, str]:
    """The routes: no session is needed, the token is the gate, and audit rows say that a program came."""
    patterns, app_name, namespace = api.urls
    own = [pattern for pattern in patterns if pattern.name != "api-root"]
    for pattern in own:
        pattern.callback = _through_audit(pattern.callback)
    return own, app_name, namespace


def _through_audit(view: Any) -> Any:
    def called(request: HttpRequest, *args: Any, **values: Any) -> HttpResponse:
        with audit.origin(f"接口 {request.META.get('REMOTE_ADDR', '')}"):
            return view(request, *args, **values)

    called = login_not_required(called)
    called.csrf_exempt = True  # no cookie is read, so no other site can lend one
    called.gate = "token"
    return called


def _told(api: NinjaAPI, request: HttpRequest, status: int, message: str, **more: Any) -> HttpResponse:
    return api.create_response(request, {"message": message, **more}, status=status)


def _refused(api: NinjaAPI, request: HttpRequest, error: Refused) -> HttpResponse:
    status = next(code for kind, code in _STATUS if isinstance(error, kind))
    problems = {"problems": error.problems} if isinstance(error, Invalid) else {}
    return _told(api, request, status, error.message, **problems)


def _mistaken(api: NinjaAPI, request: HttpRequest, error: ValidationError) -> HttpResponse:
    problems = {}
    for item in error.errors:
        place = str(item["loc"][-1]) if len(item["loc"]) > 1 else ""
        problems[place] = _MISTAKES.get(item["type"], "写法不对")
    message = "；".join(f"{place or '请求'}：{text}" for place, text in problems.items())
    return _told(api, request, 422, message, problems=problems)

"""Signing in and out: every attempt is noted, good ones with their session, and all stand in the audit log."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.contrib import auth
from django.contrib.auth import HASH_SESSION_KEY
from django.db import transaction
from django.http import HttpRequest

from canmou.accounts.actions import second_factor
from canmou.accounts.models import SignIn
from canmou.kernel import audit, clock, keys
from canmou.kernel.people.models import User, new_uid

BACKEND = "django.contrib.auth.backends.ModelBackend"
#: Set in the session while a role asks for a second factor that is not there yet.
FACTOR_DUE = "second_factor_due"
_BROWSERS = (
    ("Edg/", "Edge"),
    ("QQBrowser", "QQ浏览器"),
    ("360", "360浏览器"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS = (
    ("UOS", "统信UOS"),
    ("Kylin", "麒麟"),
    ("HarmonyOS", "鸿蒙"),
    ("Android", "安卓"),
    ("iPhone", "iPhone"),
    ("Windows", "Windows"),
    ("Macintosh", "macOS"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True)
class Before:
    """The sign-in before this one, and what failed since: shown to everybody who has just signed in."""

    at: datetime | None
    ip: str
    failures: int

    @property
    def sentence(self) -> str:
        """上次登录：1月5日 09:12，来自10.1.2.3；此后有2次失败尝试."""
        failed = f"此后有{self.failures}次失败的登录尝试，如不是您本人，请尽快修改口令并告诉系统管理员"
        if self.at is None:
            return f"这是您第一次登录；{failed}" if self.failures else "这是您第一次登录"
        moment = f"{self.at.astimezone(clock.ZONE):%Y-%m-%d %H:%M}"
        told = f"上次登录：{moment}，来自{self.ip or '本机'}"
        return f"{told}；{failed}" if self.failures else told


@transaction.atomic
def open_session(request: HttpRequest, user: User, *, way: str) -> Before:
    """Sign a login in that has shown all it must. A one-time password is spent by it."""
    before = _before(user)
    auth.login(request, user, backend=BACKEND)
    if user.password_expires_at is not None and way != SignIn.Way.CITY:
        user.password_expires_at = clock.real_now()
        user.save(update_fields=["password_expires_at"])
    if second_factor.required(user) and not second_factor.confirmed(user):
        request.session[FACTOR_DUE] = True
    SignIn.objects.create(
        user=user,
        at=clock.real_now(),
        ip=_address(request),
        agent=_agent(request),
        way=way,
        outcome=SignIn.Outcome.OK,
        session=session_digest(request),
    )
    audit.write("登录", by=user, office=user.office, number=user.username)
    return before


@transaction.atomic
def note_failure(request: HttpRequest, user: User, *, way: str, outcome: str) -> None:
    """Note an attempt that failed."""
    SignIn.objects.create(
        user=user, at=clock.real_now(), ip=_address(request), agent=_agent(request), way=way, outcome=outcome
    )
    audit.write("登录失败", by=None, office=user.office, number=user.username, changed={"outcome": outcome})


def close_session(request: HttpRequest) -> None:
    """Sign out; the session is noted as ended."""
    user = request.user
    if user.is_authenticated:
        SignIn.objects.filter(user=user, session=session_digest(request), ended_at=None).update(
            ended_at=clock.real_now()
        )
        audit.write("退出", by=user, office=user.office, number=user.username)
    auth.logout(request)


@transaction.atomic
def end_other_sessions(request: HttpRequest) -> None:
    """End every session of one's login but the one at hand."""
    user = request.user
    user.epoch = new_uid()
    user.save(update_fields=["epoch"])
    keep_this_session(request)
    audit.write("退出其他设备", by=user, office=user.office, number=user.username)


def keep_this_session(request: HttpRequest) -> None:
    """Bind the session at hand to the password and epoch of now; the others are ended."""
    request.session.cycle_key()
    old = request.session.get("session_digest", "")
    request.session[HASH_SESSION_KEY] = request.user.get_session_auth_hash()
    mine = SignIn.objects.filter(user=request.user, outcome=SignIn.Outcome.OK, ended_at=None)
    mine.exclude(session=old).update(ended_at=clock.real_now())


def session_digest(request: HttpRequest) -> str:
    """What the table of sign-ins keeps of this session; it stays when the session's key changes."""
    if "session_digest" not in request.session:
        request.session["session_digest"] = keys.mac("accounts.session", new_uid())
    return request.session["session_digest"]


def running(user: User) -> list[SignIn]:
    """The sessions of a login that may still be open, newest first."""
    since = clock.real_now().timestamp() - settings.SESSION_COOKIE_AGE
    rows = SignIn.objects.filter(user=user, outcome=SignIn.Outcome.OK, ended_at=None)
    return [row for row in rows if row.at.timestamp() >= since]


def _before(user: User) -> Before:
    last = SignIn.objects.filter(user=user, outcome=SignIn.Outcome.OK).first()
    failed = SignIn.objects.filter(user=user).exclude(outcome=SignIn.Outcome.OK)
    if last is not None:
        failed = failed.filter(at__gt=last.at)
    return Before(last.at if last else None, last.ip if last else "", failed.count())


def _address(request: HttpRequest) -> str:
    return request.META.get("REMOTE_ADDR", "")[:45]


def _agent(request: HttpRequest) -> str:
    """System and browser in a few words: enough to know one's own device by."""
    text = request.headers.get("User-Agent", "")
    system = next((name for mark, name in _SYSTEMS if mark in text), "")
    browser = next((name for mark, name in _BROWSERS if mark in text), "")
    version = re.search(r"(?:Edg|Chrome|Firefox)/(\d+)", text)
    return " ".join(part for part in (system, browser, version[1] if version else "") if part)[:60]

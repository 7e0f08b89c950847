"""What programs come with: personal tokens and calendar addresses. Made by their owner, shown once, kept as a digest."""

import hashlib
import secrets
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from canmou.kernel import audit, secrecy
from canmou.kernel.api.models import ApiToken, CalendarFeed
from canmou.kernel.errors import Invalid, NotFound, Refused
from canmou.kernel.people.models import User

PREFIX = "canmou-"
#: The longest life of a token, and how many a person may have in force.
MOST_DAYS = 366
MOST = 10


def today() -> date:
    """The real day: tokens, like sign-in, do not follow a pinned business day."""
    return timezone.localdate()


def in_force(user: User) -> QuerySet[ApiToken]:
    """The user's tokens that open something today."""
    return ApiToken.objects.filter(user=user, revoked_at=None, expires_on__gte=today())


@transaction.atomic
def issue_token(*, by: User, name: str, days: int, may_write: bool = False) -> tuple[ApiToken, str]:
    """Make a token for oneself. Returns it with its text, which is not kept anywhere.

    Raises `Invalid` for a missing purpose or a life outside 1–366 days, `Refused` when there are ten already.
    """
    problems = {}
    if not name.strip():
        problems["name"] = "请写明用途，例如“督查平台取数”"
    if not 1 <= days <= MOST_DAYS:
        problems["days"] = f"有效期在1至{MOST_DAYS}天之间"
    if problems:
        raise Invalid(problems)
    secrecy.guard_values({"用途": name}, by=by, door="api")
    if in_force(by).count() >= MOST:
        raise Refused(f"有效的令牌已有{MOST}个，请先停用不再使用的")
    text = PREFIX + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        user=by,
        name=name.strip()[:40],
        digest=_digest(text),
        may_write=may_write,
        created_at=timezone.now(),
        expires_on=today() + timedelta(days=days),
    )
    audit.write("新建接口令牌", by=by, office=by.office, number=token.uid, changed={"may_write": may_write})
    return token, text


@transaction.atomic
def revoke_token(uid: str, *, by: User) -> ApiToken:
    """End one of one's own tokens. Raises `NotFound` for any other."""
    token = ApiToken.objects.select_for_update().filter(user=by, uid=uid, revoked_at=None).first()
    if token is None:
        raise NotFound("没有这个令牌，或已停用")
    token.revoked_at = timezone.now()
    token.save(update_fields=["revoked_at"])
    audit.write("停用接口令牌", by=by, office=by.office, number=token.uid)
    return token


def revoke_all(user: User) -> int:
    """End all tokens of a login and its calendar's address, as when it is disabled. Returns how many tokens."""
    CalendarFeed.objects.filter(user=user).delete()
    return ApiToken.objects.filter(user=user, revoked_at=None).update(revoked_at=timezone.now())


def token_for(text: str) -> ApiToken | None:
    """The token with this text, if it is in force and its login may sign in; notes the day of use."""
    day = today()
    token = (
        ApiToken.objects.select_related("user__person", "user__office")
        .filter(digest=_digest(text), revoked_at=None, expires_on__gte=day, user__is_active=True)
        .first()
    )
    if token is None:
        return None
    unused_today = Q(used_on=None) | Q(used_on__lt=day)
    if token.used_on is None or token.used_on < day:
        ApiToken.objects.filter(unused_today, pk=token.pk).update(used_on=day)
    return token


@transaction.atomic
def open_feed(*, by: User) -> str:
    """A new secret for the address of one's calendar; an earlier one ends."""
    text = secrets.token_urlsafe(32)
    CalendarFeed.objects.update_or_create(
        user=by, defaults={"digest": _digest(text), "created_at": timezone.now()}
    )
    audit.write("开通日程订阅", by=by, office=by.office)
    return text


@transaction.atomic
def close_feed(*, by: User) -> None:
    """End the address of one's calendar. Raises `NotFound` when there is none."""
    if not CalendarFeed.objects.filter(user=by).delete()[0]:
        raise NotFound("没有开通日程订阅")
    audit.write("停用日程订阅", by=by, office=by.office)


def feed_owner(text: str) -> User | None:
    """Whose calendar stands under this secret, if the login may sign in."""
    feed = (
        CalendarFeed.objects.select_related("user__person", "user__office")
        .filter(digest=_digest(text), user__is_active=True, user__must_change_password=False)
        .first()
    )
    return feed.user if feed else None


def _digest(text: str) -> str:
    """Tokens carry 256 random bits, so a plain digest cannot be searched."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

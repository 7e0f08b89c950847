"""What the pages on notices show."""

from typing import Any

from django.conf import settings
from django.db.models import Count
from django.http import QueryDict
from django.urls import reverse

from canmou.kernel import clock
from canmou.kernel.keys import KeyProblem
from canmou.kernel.notices.choosing import about_office, about_user, choices_of, host_of, settings_of
from canmou.kernel.notices.models import Channel, Notice, NoticeKind, Outgoing
from canmou.kernel.notices.reading import notices_of, unread, unread_count
from canmou.kernel.notices.telling import inside
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, can
from canmou.kernel.ui.paging import Page, number_asked

PER_PAGE = 50
TONES = {
    NoticeKind.OVERDUE: "bad",
    NoticeKind.URGE: "warn",
    NoticeKind.BACK: "warn",
    NoticeKind.REMIND: "warn",
    NoticeKind.SYSTEM: "neutral",
}
_STATES = {
    Outgoing.State.WAITING: "info",
    Outgoing.State.SENT: "ok",
    Outgoing.State.FAILED: "bad",
    Outgoing.State.NEEDLESS: "neutral",
}


def listed(user: User, query: QueryDict) -> dict[str, Any]:
    """A page of one's notices: the unread ones, or all."""
    waiting = unread_count(user)
    whole = query.get("show") == "all" or not waiting
    found = notices_of(user) if whole else unread(user)
    total = found.count() if whole else waiting
    number = min(number_asked(query), max(1, -(-total // PER_PAGE)))
    rows = list(found[(number - 1) * PER_PAGE : number * PER_PAGE])
    today = clock.today()
    return {
        "rows": [(notice, TONES.get(notice.kind, "info"), _moment(notice, today)) for notice in rows],
        "listing": Page(rows, number, total, False, PER_PAGE, query),
        "unread": waiting,
        "tabs": [("?show=unread", f"未读 {waiting}", not whole), ("?show=all", "全部", whole)],
    }


def _moment(notice: Notice, today: Any) -> str:
    at = notice.at.astimezone(clock.ZONE)
    if at.date() == today:
        return f"今天 {at:%H:%M}"
    return f"{at:%m-%d %H:%M}" if at.year == today.year else f"{at:%Y-%m-%d}"


def ways(user: User) -> dict[str, Any]:
    """One's channels as they are, and whether they can work at all."""
    made, office = choices_of(user), settings_of(user.office)
    mail, chat = made[Channel.MAIL], made[Channel.CHAT]
    email = user.person.email if user.person else ""
    own = _host(chat.sealed_address, about_user(user))
    group = bool(office.sealed_address) and inside(user)
    return {
        "initial": {"mail": mail.mode, "chat_mode": chat.mode},
        "email": email,
        "mail_works": bool(settings.EMAIL_HOST and email),
        "mail_server": bool(settings.EMAIL_HOST),
        "own": own,
        "group": group,
        "chat_works": bool(settings.CHAT_HOSTS and (own or group)),
        "chat_allowed": bool(settings.CHAT_HOSTS),
        "office": office,
    }


def _host(sealed: str, about: str) -> str:
    try:
        return host_of(sealed, about)
    except KeyProblem:
        return "无法解密，请重新填写"


def office(user: User) -> dict[str, Any]:
    """The office's settings, for its administrator."""
    held = settings_of(user.office)
    names = ("chat", "first_lead", "second_lead", "morning", "afternoon")
    about = about_office(user.office)
    return {
        "initial": {name: getattr(held, name) for name in names},
        "group": _host(held.sealed_address, about),
        "signed": bool(held.sealed_secret),
        "hosts": "、".join(settings.CHAT_HOSTS),
        "mail": f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}" if settings.EMAIL_HOST else "",
        "sender": settings.DEFAULT_FROM_EMAIL,
        "tabs": tabs(user, "notice_office"),
    }


def tabs(user: User, here: str) -> list[tuple[str, str, bool]]:
    """The administrator's pages on notices."""
    first = [("users", "账号与机构")] if can(user, Perm.ACCOUNTS) else []
    items = [*first, ("notice_office", "通知设置"), ("notice_outbox", "发送记录")]
    return [(reverse(route), words, route == here) for route, words in items]


def outbox(user: User, query: QueryDict) -> dict[str, Any]:
    """Messages of the office by state, newest first."""
    every = Outgoing.objects.filter(office=user.office)
    counts = dict(every.order_by().values_list("state").annotate(Count("pk")))
    asked = query.get("state", "")
    found = every.filter(state=asked) if asked in Outgoing.State.values else every
    total = counts.get(asked, 0) if asked in Outgoing.State.values else sum(counts.values())
    number = min(number_asked(query), max(1, -(-total // PER_PAGE)))
    rows = found.select_related("user__person")[(number - 1) * PER_PAGE : number * PER_PAGE]
    return {
        "rows": [(message, _STATES[message.state]) for message in rows],
        "listing": Page(rows, number, total, False, PER_PAGE, query),
        "states": [("", f"全部 {sum(counts.values())}", not asked)]
        + [
            (state, f"{Outgoing.State(state).label} {counts.get(state, 0)}", asked == state)
            for state in Outgoing.State.values
        ],
        "tabs": tabs(user, "notice_outbox"),
    }

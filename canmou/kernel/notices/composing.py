"""The words of a message: titles of ordinary records alone, of restricted ones the number and 请登录查看."""

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse

from canmou.kernel.notices import chat
from canmou.kernel.notices.models import Notice, NoticeKind
from canmou.kernel.people.models import User
from canmou.kernel.permissions import readers_of

MORE = "另有{n}条，请登录查看"
#: As many lines as a mail shows.
MOST_LINES = 40


def subject(notices: Sequence[Notice], digest: bool) -> str:
    """The subject of a mail names no record."""
    urgent = "（特急）" if any(notice.urgent for notice in notices) else ""
    return f"【参谋】{urgent}{'通知汇总：' if digest else ''}您有{len(notices)}条新通知"


def line(notice: Notice) -> str:
    """One notice outside the system."""
    mark = "特急·" if notice.urgent else ""
    kind = NoticeKind(notice.kind).label
    if notice.ref is None:
        return f"【{mark}{kind}】{notice.sentence}"
    if readers_of(notice.ref.ledger) is not None:
        return f"【{mark}{kind}】{notice.ref.number}，请登录查看"
    return f"【{mark}{kind}】{notice.ref.title}（{notice.ref.number}）：{notice.sentence}"


def mail_text(user: User, notices: Sequence[Notice]) -> str:
    """The text of a mail."""
    lines = [f"{place}. {line(notice)}" for place, notice in enumerate(notices[:MOST_LINES], 1)]
    if len(notices) > MOST_LINES:
        lines.append(MORE.format(n=len(notices) - MOST_LINES))
    head = f"{user}：您在参谋系统有{len(notices)}条新通知。"
    return "\n".join([head, "", *lines, "", where(), "不想收这样的邮件，请在系统的“通知方式”里修改。"])


def chat_text(notices: Sequence[Notice]) -> str:
    """The text for the person's own robot."""
    head = f"【参谋】您有{len(notices)}条新通知"
    return chat.fitted([head, *map(line, notices), where()], MORE)


def group_text(user: User, notices: Sequence[Notice]) -> str:
    """The text for a group, which others read: who, how many, of what kind, and numbers; no title, no sentence."""
    urgent = [notice for notice in notices if notice.urgent]
    lines = [f"【参谋】{user}：{_counts(notices)}，请登录查看"]
    lines += [f"特急：{notice.ref.number}" for notice in urgent if notice.ref]
    return chat.fitted([*lines, where()], MORE)


def group_digest(by_user: Sequence[tuple[User, Sequence[Notice]]]) -> str:
    """The text of the group's digest: a line for each person, with how many of what kind."""
    lines = [f"{user}：{_counts(notices)}" for user, notices in by_user]
    return chat.fitted([f"【参谋】通知汇总（{len(by_user)}人）{where()}", *lines], "另有{n}人，请登录查看")


def _counts(notices: Sequence[Notice]) -> str:
    """待办2条、提醒1条."""
    numbers = [(kind.label, sum(notice.kind == kind for notice in notices)) for kind in NoticeKind]
    return "、".join(f"{label}{number}条" for label, number in numbers if number)


def where() -> str:
    """Where to read on."""
    origins = settings.CSRF_TRUSTED_ORIGINS
    return f"查看：{origins[0]}{reverse('notices')}" if origins else "请登录参谋系统查看。"

"""The outbox: what waits is sent, tried again at growing intervals, and what fails is told to the administrator."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.urls import reverse

from canmou.kernel import audit, clock
from canmou.kernel.errors import NotFound, Refused
from canmou.kernel.keys import KeyProblem
from canmou.kernel.notices import chat, composing, mail
from canmou.kernel.notices.choosing import Robot, choices_of, office_robot, robot_for, settings_of
from canmou.kernel.notices.models import Channel, Notice, Outgoing, Reminder
from canmou.kernel.notices.reading import unread
from canmou.kernel.notices.telling import reaches, tell_administrators
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, require

#: How long after each failed attempt the next is made; after the last the message has failed.
AGAIN = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360))
#: After so many failed attempts the administrator is warned.
WARNED = 3
#: While a message is being sent, no other process takes it; if this one dies, it is tried again.
TAKEN = timedelta(minutes=10)
#: Messages of one run: robots of a group take 20 a minute.
A_RUN, A_RUN_BY_CHAT = 200, 15
YEAR = timedelta(days=366)
State = Outgoing.State


def deliver(now: datetime | None = None) -> dict[str, int]:
    """Send what is due. Returns how many messages came to which state.

    A channel that is down is left alone for the rest of the run, so that nothing waits for many time-outs.
    """
    now = now or clock.real_now()
    due = Outgoing.objects.filter(state=State.WAITING, next_at__lte=now)
    due = due.select_related("user__person", "user__office", "office").order_by("next_at", "pk")
    done: dict[str, int] = {}
    down: set[str] = set()
    by_chat = 0
    for message in due[:A_RUN]:
        if message.channel in down or by_chat == A_RUN_BY_CHAT and message.channel == Channel.CHAT:
            continue
        if not _taken(message, now):
            continue
        by_chat += message.channel == Channel.CHAT
        state = _sent(message, now, down)
        done[state] = done.get(state, 0) + 1
    return done


def _taken(message: Outgoing, now: datetime) -> bool:
    """Compare-and-set, so that of two processes one sends it."""
    free = Outgoing.objects.filter(pk=message.pk, state=State.WAITING, next_at=message.next_at)
    message.attempts += 1
    return bool(free.update(next_at=now + TAKEN, attempts=message.attempts))


def _sent(message: Outgoing, now: datetime, down: set[str]) -> str:
    try:
        went = _posted(message) if message.user else _posted_to_group(message)
    except (mail.MailFailed, chat.ChatFailed) as error:
        if error.down:
            down.add(message.channel)
        return _failed(message, str(error), error.final, now)
    except KeyProblem:
        return _failed(message, "机器人地址无法解密，请重新填写", True, now)
    return (
        _closed(message, State.SENT, sent_at=clock.real_now()) if went else _closed(message, State.NEEDLESS)
    )


def _posted(message: Outgoing) -> bool:
    """Send to one login what it has still to read and may see. Whether there was any."""
    user, office = message.user, settings_of(message.office)
    notices = list(unread(user).filter(outgoing=message).order_by("-urgent", "pk"))
    if not notices or not user.is_active:
        return False
    choice = choices_of(user)[message.channel]
    if not reaches(user, message.channel, choice, office):
        raise mail.MailFailed("收件人没有可用的地址", final=True)
    if message.channel == Channel.MAIL:
        text = composing.mail_text(user, notices)
        mail.post(user.person.email, composing.subject(notices, message.digest), text)
        return True
    robot = robot_for(user, choice, office)
    if robot.shared:
        phone = user.person.phone
        called = (phone,) if len(phone) == 11 and phone.isdecimal() else ()
        said = chat.Message(composing.group_text(user, notices), called)
    else:
        said = chat.Message(composing.chat_text(notices))
    chat.post(robot.address, robot.kind, robot.secret, said)
    return True


def _posted_to_group(message: Outgoing) -> bool:
    """Send to the office's group how many notices each of its readers has still to read. Whether there were any."""
    users = User.objects.filter(notices__outgoing=message, is_active=True).distinct()
    users = users.select_related("person", "office").order_by("person__code", "pk")
    held = [(user, list(unread(user).filter(outgoing=message))) for user in users]
    if not (held := [(user, notices) for user, notices in held if notices]):
        return False
    robot = office_robot(settings_of(message.office))
    if robot is None:
        raise chat.ChatFailed("没有设置群机器人", final=True)
    chat.post(robot.address, robot.kind, robot.secret, chat.Message(composing.group_digest(held)))
    return True


def _failed(message: Outgoing, reason: str, final: bool, now: datetime) -> str:
    over = final or message.attempts > len(AGAIN)
    with transaction.atomic():
        if over:
            _closed(message, State.FAILED, failure=reason[:200])
        else:
            wait = AGAIN[message.attempts - 1]
            Outgoing.objects.filter(pk=message.pk).update(next_at=now + wait, failure=reason[:200])
        if over or message.attempts == WARNED:
            told = "没有发出去" if over else "迟迟发不出去"
            tell_administrators(
                message.office,
                sentence=f"有通知{told}（{Channel(message.channel).label}），请查看原因",
                link=reverse("notice_outbox"),
            )
    return State.FAILED if over else State.WAITING


def _closed(message: Outgoing, state: str, **values: object) -> str:
    Outgoing.objects.filter(pk=message.pk).update(state=state, **values)
    return state


@transaction.atomic
def send_again(uid: str, *, by: User) -> Outgoing:
    """Put a failed message on its way anew. Raises `NotFound`, or `Refused` when it has not failed."""
    require(by, Perm.SETTINGS)
    message = Outgoing.objects.select_for_update().filter(office=by.office, uid=uid).first()
    if message is None:
        raise NotFound("没有这条发送记录")
    if message.state != State.FAILED:
        raise Refused("只有没有发出的才能重新发送")
    message.state, message.attempts, message.next_at = State.WAITING, 0, clock.real_now()
    message.save(update_fields=["state", "attempts", "next_at"])
    audit.write("重新发送通知", by=by, office=by.office, number=message.uid)
    return message


TRIAL = "【参谋】这是一条测试消息，收到说明设置正确。"


def try_out(channel: str, *, by: User) -> None:
    """Send a message of trial to oneself. Raises `Refused` with the reason when it does not go out."""
    choice = choices_of(by)[channel]
    if not reaches(by, channel, choice, settings_of(by.office)):
        raise Refused("这个渠道还没有可用的地址，请先按页面上的说明补上")
    try:
        if channel == Channel.MAIL:
            mail.post(by.person.email, "【参谋】测试邮件", TRIAL)
        else:
            _tried(robot_for(by, choice, settings_of(by.office)))
    except (mail.MailFailed, chat.ChatFailed) as error:
        raise Refused(f"没有发出去：{error}") from error


def try_robot(*, by: User) -> None:
    """Send a message of trial to the office's group. Raises `Refused` with the reason when it does not go out."""
    require(by, Perm.SETTINGS)
    try:
        _tried(office_robot(settings_of(by.office)))
    except chat.ChatFailed as error:
        raise Refused(f"没有发出去：{error}") from error


def _tried(robot: Robot | None) -> None:
    if robot is None:
        raise Refused("还没有填写群机器人地址")
    chat.post(robot.address, robot.kind, robot.secret, chat.Message(TRIAL))


def prune(now: datetime | None = None) -> int:
    """Forget notices read or settled over a year ago, and messages that left half a year ago. Returns how many rows."""
    now = now or clock.real_now()
    over = Q(read_at__lt=now - YEAR) | Q(step__closed_at__lt=now - YEAR)
    ended = Outgoing.objects.exclude(state=State.WAITING).filter(made_at__lt=now - YEAR / 2)
    gone = ended.delete()[1].get(Outgoing._meta.label, 0)
    old = Notice.objects.filter(over, at__lt=now - YEAR)
    gone += old.exclude(outgoing__state=State.WAITING).delete()[1].get(Notice._meta.label, 0)
    return gone + Reminder.objects.filter(on__lt=(now - YEAR).date()).delete()[0]

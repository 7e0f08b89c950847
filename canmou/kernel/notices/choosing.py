"""How each login wants its notices, and the office's settings of reminders, digests and the chat robot."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from canmou.kernel import audit, keys
from canmou.kernel.errors import Invalid
from canmou.kernel.notices import chat
from canmou.kernel.notices.models import Channel, NoticeChoice, NoticeSettings
from canmou.kernel.office.models import Office
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, require

Mode = NoticeChoice.Mode
MOST_LEAD = 30


def settings_of(office: Office) -> NoticeSettings:
    """The office's settings; those that an office starts with where nothing was set."""
    return NoticeSettings.objects.filter(office=office).first() or NoticeSettings(office=office)


def choices_of(user: User) -> dict[str, NoticeChoice]:
    """The user's choice for every channel; 每日汇总 where none was made."""
    made = {choice.channel: choice for choice in NoticeChoice.objects.filter(user=user)}
    return {channel: made.get(channel) or NoticeChoice(user=user, channel=channel) for channel in Channel}


def choices_among(users: Iterable[User]) -> dict[tuple[int, str], NoticeChoice]:
    """The choices of many at once (one query): (user key, channel) → choice. Absent: not chosen."""
    found = NoticeChoice.objects.filter(user__in=[user.pk for user in users])
    return {(choice.user_id, choice.channel): choice for choice in found}


@transaction.atomic
def choose(*, by: User, mail: str, chat_mode: str, address: str = "", forget: bool = False) -> None:
    """Set one's own channels. `address`: a new robot of one's own; empty keeps the present one, `forget` drops it.

    Raises `Invalid` for an address that may not be used.
    """
    problems = {}
    if address and (wrong := chat.problem(address)):
        problems["address"] = wrong
    if {mail, chat_mode} - set(Mode.values):
        problems[""] = "请选择立即、半日汇总、每日汇总或不发"
    if problems:
        raise Invalid(problems)
    NoticeChoice.objects.update_or_create(user=by, channel=Channel.MAIL, defaults={"mode": mail})
    values = {"mode": chat_mode}
    if address or forget:
        values["sealed_address"] = sealed(address, about_user(by))
    NoticeChoice.objects.update_or_create(user=by, channel=Channel.CHAT, defaults=values)
    audit.write(
        "修改通知方式", by=by, office=by.office, changed={"mail": mail, "chat": chat_mode, "address": address}
    )


@dataclass(frozen=True)
class OfficeChoice:
    """What the administrator sets for the office. An empty address or secret keeps the present one."""

    chat: str
    first_lead: int
    second_lead: int
    morning: int
    afternoon: int
    address: str = ""
    secret: str = ""
    forget: bool = False


@transaction.atomic
def amend_settings(wanted: OfficeChoice, *, by: User) -> NoticeSettings:
    """Set the office's robot, days and hours. Raises `Invalid` where they do not fit together."""
    require(by, Perm.SETTINGS)
    if problems := _problems(wanted):
        raise Invalid(problems)
    held = settings_of(by.office)
    for name in ("chat", "first_lead", "second_lead", "morning", "afternoon"):
        setattr(held, name, getattr(wanted, name))
    if wanted.address or wanted.forget:
        held.sealed_address = sealed(wanted.address, about_office(by.office))
    if wanted.secret or wanted.forget:
        held.sealed_secret = sealed(wanted.secret, about_office(by.office))
    held.save()
    changed = {name: getattr(wanted, name) for name in wanted.__dataclass_fields__}
    audit.write("修改通知设置", by=by, office=by.office, changed=changed)
    return held


def _problems(wanted: OfficeChoice) -> dict[str, str]:
    problems = {}
    if wanted.chat not in NoticeSettings.Chat.values:
        problems["chat"] = "请选择群机器人的种类"
    if wanted.address and (wrong := chat.problem(wanted.address)):
        problems["address"] = wrong
    if not wanted.second_lead < wanted.first_lead <= MOST_LEAD:
        problems["second_lead"] = f"第二次提醒要比第一次晚，第一次最多提前{MOST_LEAD}个工作日"
    if not wanted.morning < wanted.afternoon <= 23:
        problems["afternoon"] = "下午汇总要比上午汇总晚，在0至23点之间"
    return problems


def sealed(text: str, about: str) -> str:
    """A secret of this table as kept; empty stays empty."""
    return keys.seal(text.encode(), about=about) if text else ""


def reseal(again: keys.Again) -> int:
    """Seal the robots' addresses and secrets anew when the wrapping key is renewed; returns how many rows."""
    turned = 0
    for choice in NoticeChoice.objects.exclude(sealed_address="").select_related("user").order_by("pk"):
        turned += _replace(choice, {"sealed_address": again(choice.sealed_address, about_user(choice.user))})
    for office in NoticeSettings.objects.select_related("office").order_by("pk"):
        about = about_office(office.office)
        turned += _replace(
            office, {n: again(getattr(office, n), about) for n in ("sealed_address", "sealed_secret")}
        )
    return turned


def _replace(row: NoticeChoice | NoticeSettings, tokens: dict[str, str]) -> int:
    changed = [name for name, token in tokens.items() if token != getattr(row, name)]
    for name in changed:
        setattr(row, name, tokens[name])
    if changed:
        row.save(update_fields=changed)
    return int(bool(changed))


def about_user(user: User) -> str:
    """What the sealed address of a login's own robot is bound to."""
    return f"notice.user.{user.uid}"


def about_office(office: Office) -> str:
    """What an office's sealed robot is bound to."""
    return f"notice.office.{office.code}"


@dataclass(frozen=True)
class Robot:
    """Where a chat message goes. `shared`: a group reads it, not the person alone."""

    address: str
    kind: str = NoticeSettings.Chat.WECOM
    secret: str = ""
    shared: bool = False


def robot_for(user: User, choice: NoticeChoice | None, office: NoticeSettings) -> Robot | None:
    """The user's own robot, else the office's; None where there is neither. Raises `KeyProblem`."""
    if choice is not None and choice.sealed_address:
        return Robot(_opened(choice.sealed_address, about_user(user)))
    return office_robot(office)


def office_robot(office: NoticeSettings) -> Robot | None:
    """The robot of the office's group. Raises `KeyProblem`."""
    if not office.sealed_address:
        return None
    about = about_office(office.office)
    secret = _opened(office.sealed_secret, about) if office.sealed_secret else ""
    return Robot(_opened(office.sealed_address, about), office.chat, secret, shared=True)


def host_of(sealed_address: str, about: str) -> str:
    """The host of a kept address, for showing; the address itself is never shown again."""
    return chat.host(_opened(sealed_address, about)) if sealed_address else ""


def _opened(token: str, about: str) -> str:
    return keys.unseal(token, about=about).decode()

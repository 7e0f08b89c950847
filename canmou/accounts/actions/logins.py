"""Logins: make, describe, give a one-time password, disable with handing over, open again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from canmou.accounts.actions.checks import hold, require_filled, same_office
from canmou.accounts.actions.handing import hand_to
from canmou.accounts.actions.passwords import keep_former
from canmou.accounts.models import Handover, HandoverLine, SignIn
from canmou.accounts.passwords import one_time_password
from canmou.accounts.queries.holding import Held, HeldTurns, held_by
from canmou.kernel import audit, clock
from canmou.kernel.api.tokens import revoke_all
from canmou.kernel.errors import Invalid, Refused
from canmou.kernel.people.models import Delegation, Person, User, new_uid
from canmou.kernel.permissions import Perm

#: How long a one-time password on paper can be used.
ONE_TIME = timedelta(days=7)


@dataclass(frozen=True)
class Slip:
    """A one-time password, told this once."""

    user: User
    password: str


@dataclass(frozen=True)
class LoginFacts:
    """What is told of a login beside its person. `identity`: its name at the city's identity provider."""

    username: str
    label: str = ""
    used_by: Person | None = None
    identity: str = ""


@transaction.atomic
def create_login(facts: LoginFacts, *, person: Person | None, by: User) -> Slip:
    """A new login with a one-time password and no role at all."""
    hold(by, Perm.ACCOUNTS, {"用途": facts.label})
    require_filled({"username": (facts.username, "登录名")})
    if User.objects.filter(username__iexact=facts.username).exists():
        raise Invalid({"username": f"登录名“{facts.username}”已有人用，请换一个"})
    if person is not None:
        same_office(by, person.office_id)
        if User.objects.filter(person=person).exists():
            raise Invalid({"person": f"{person}已有账号"})
    elif not facts.label:
        raise Invalid({"label": "不属于个人的账号请写明用途"})
    _check_identity(facts.identity, by)
    user = User(
        username=facts.username,
        office=by.office,
        person=person,
        used_by=None if person else facts.used_by,
        label=facts.label,
        identity=facts.identity,
    )
    slip = _one_time(user)
    audit.write("新建账号", by=by, office=by.office, number=user.username, changed={"person": person})
    return slip


@transaction.atomic
def amend_login(user: User, *, label: str, used_by: Person | None, identity: str, by: User) -> User:
    """Correct what a login is for, who uses it and what the identity provider calls it."""
    hold(by, Perm.ACCOUNTS, {"用途": label})
    same_office(by, user.office_id)
    _not_own(user, by)
    _check_identity(identity, by, but=user)
    wanted = {"label": label, "used_by": None if user.person_id else used_by, "identity": identity}
    changed = {name: value for name, value in wanted.items() if getattr(user, name) != value}
    if changed:
        for name, value in changed.items():
            setattr(user, name, value)
        user.save(update_fields=list(changed))
        audit.write("修改账号", by=by, office=user.office, number=user.username, changed=changed)
    return user


@transaction.atomic
def give_one_time_password(user: User, *, by: User) -> Slip:
    """A new one-time password on paper; the old password and every session end."""
    hold(by, Perm.ACCOUNTS, {})
    same_office(by, user.office_id)
    _not_own(user, by)
    if not user.is_active:
        raise Refused(f"{user}的账号已停用，请先启用")
    keep_former(user)
    slip = _one_time(user)
    end_sessions(user)
    audit.write("发放一次性口令", by=by, office=user.office, number=user.username)
    return slip


@transaction.atomic
def give_slips(users: Sequence[User], *, by: User) -> list[Slip]:
    """One-time passwords for several logins, all or none."""
    return [give_one_time_password(user, by=by) for user in users]


@transaction.atomic
def disable_login(
    user: User, *, reason: str, receivers: Mapping[tuple[str, str], Person], by: User
) -> Handover:
    """Disable a login. Every group of open items needs a receiver; sessions, tokens and delegations end."""
    hold(by, Perm.ACCOUNTS, {"停用原因": reason})
    same_office(by, user.office_id)
    _not_own(user, by)
    require_filled({"reason": (reason, "停用原因")})
    if not user.is_active:
        raise Refused(f"{user}的账号已停用")
    groups = held_by(user.person) if user.person else []
    missing = [group.text for group in groups if group.key not in receivers]
    if missing:
        raise Refused(f"{user}名下还有未办结的事项，请先指定接收人：{'；'.join(missing)}")
    for group in groups:
        _check_receiver(user, receivers[group.key])
    handover = Handover.objects.create(user=user, reason=reason, made_by=by, made_at=clock.now())
    for group in groups:
        _hand_over(handover, group, receivers[group.key], by)
    user.is_active = False
    user.save(update_fields=["is_active"])
    end_sessions(user)
    running = Delegation.objects.filter(Q(giver=user) | Q(taker=user), revoked_at=None)
    ended = running.update(revoked_at=clock.now())
    audit.write(
        "停用账号",
        by=by,
        office=user.office,
        number=user.username,
        changed={"is_active": False, "delegations": ended},
        count=sum(group.count for group in groups),
    )
    return handover


@transaction.atomic
def enable_login(user: User, *, by: User) -> Slip:
    """Open a disabled login again, with a new one-time password."""
    hold(by, Perm.ACCOUNTS, {})
    same_office(by, user.office_id)
    if user.is_active:
        raise Refused(f"{user}的账号在用，不用启用")
    user.is_active = True
    keep_former(user)
    slip = _one_time(user)
    audit.write("启用账号", by=by, office=user.office, number=user.username, changed={"is_active": True})
    return slip


def end_sessions(user: User) -> None:
    """End all sessions (they are bound to the epoch) and all tokens of a login."""
    user.epoch = new_uid()
    user.save(update_fields=["epoch"])
    SignIn.objects.filter(user=user, outcome=SignIn.Outcome.OK, ended_at=None).update(
        ended_at=clock.real_now()
    )
    revoke_all(user)


def _one_time(user: User) -> Slip:
    password = one_time_password()
    user.set_password(password)
    user.must_change_password = True
    user.password_expires_at = clock.real_now() + ONE_TIME
    user.save()
    return Slip(user, password)


def _not_own(user: User, by: User) -> None:
    if user.pk == by.pk:
        raise Refused("不能对自己的账号这样做，请由另一名系统管理员办理；改自己的口令请到“我的账号”")


def _check_identity(identity: str, by: User, but: User | None = None) -> None:
    taken = User.objects.filter(office=by.office, identity=identity).exclude(pk=but.pk if but else None)
    if identity and taken.exists():
        raise Invalid({"identity": f"统一身份标识“{identity}”已对应另一个账号"})


def _check_receiver(user: User, receiver: Person) -> None:
    if receiver.pk == user.person_id or receiver.office_id != user.office_id:
        raise Refused("接收人要是本机关的另一个人")
    if not User.objects.filter(person=receiver, is_active=True).exists():
        raise Refused(f"{receiver}没有在用的账号，不能接收")


def _hand_over(handover: Handover, group: Held | HeldTurns, receiver: Person, by: User) -> None:
    code, column = group.key
    if moved := hand_to(group, receiver, by=by):
        HandoverLine.objects.create(
            handover=handover, ledger=code, column=column, count=moved, receiver=receiver
        )

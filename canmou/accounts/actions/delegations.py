"""Delegation (委托): somebody acts in another's place from a day to a day. Never an administrator's, never onward."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction

from canmou.accounts.actions.checks import require_filled, require_span, same_office
from canmou.kernel import audit, clock, secrecy
from canmou.kernel.errors import Invalid, NotPermitted, Refused
from canmou.kernel.people.models import DelegatedRole, Delegation, User
from canmou.kernel.people.queries import posts_on
from canmou.kernel.permissions import Perm, can, current_grants, known

LONGEST = timedelta(days=366)


@transaction.atomic
def delegate(
    giver: User,
    *,
    taker: User,
    roles: Sequence[str] = (),
    matter: str,
    valid_from: date,
    valid_to: date,
    by: User,
) -> Delegation:
    """Let `taker` act for `giver`, with these roles or (none named) with the whole post."""
    _may(giver, by)
    secrecy.guard_values({"委托事项": matter}, by=by, door="account")
    same_office(by, taker.office_id)
    require_filled({"matter": (matter, "委托事项")})
    require_span(valid_from, valid_to, "结束日期不能早于开始日期", "valid_to")
    if valid_from < clock.today():
        raise Invalid({"valid_from": "开始日期不能早于今天"})
    if valid_to - valid_from > LONGEST:
        raise Invalid({"valid_to": "委托最长一年，到期可再办"})
    lendable = _lendable(giver)
    if not set(roles) <= lendable:
        raise Invalid({"roles": "只能委托委托人自己现有的角色"})
    _check_taker(giver, taker, by)
    running = Delegation.objects.filter(
        giver=giver, taker=taker, revoked_at=None, valid_from__lte=valid_to, valid_to__gte=valid_from
    )
    if running.exists():
        raise Refused(f"{giver}在这一期间已委托{taker}，请先收回再办")
    made = Delegation.objects.create(
        giver=giver,
        taker=taker,
        whole=not roles,
        matter=matter,
        valid_from=valid_from,
        valid_to=valid_to,
        made_by=by,
        made_at=clock.now(),
    )
    DelegatedRole.objects.bulk_create(
        DelegatedRole(delegation=made, role=role) for role in dict.fromkeys(roles)
    )
    audit.write(
        "委托",
        by=by,
        office=by.office,
        number=f"{giver.username}→{taker.username}",
        changed={"roles": list(roles), "valid_from": valid_from, "valid_to": valid_to},
    )
    return made


@transaction.atomic
def revoke(delegation: Delegation, *, by: User) -> Delegation:
    """End a delegation at once: by the giver, the one who made it, the taker, or the giver's head."""
    if by.pk not in (delegation.giver_id, delegation.taker_id, delegation.made_by_id):
        _may(delegation.giver, by)
    if not Delegation.objects.filter(pk=delegation.pk, revoked_at=None).update(revoked_at=clock.now()):
        raise Refused("这项委托已收回")
    delegation.refresh_from_db()
    number = f"{delegation.giver.username}→{delegation.taker.username}"
    audit.write("收回委托", by=by, office=by.office, number=number)
    return delegation


def _may(giver: User, by: User) -> None:
    """One's own, or of somebody in a unit over which one may."""
    same_office(by, giver.office_id)
    by.acting_for = None
    if giver.pk == by.pk:
        return
    if not heads(by, giver):
        raise NotPermitted(f"您不能为{giver}办理委托，请由本人或其科室负责人办理")


def heads(by: User, other: User) -> bool:
    """Whether `by` (in his own right, not by delegation) may delegate for `other`."""
    if other.person_id is None:
        return False
    posts = posts_on(clock.today()).filter(person=other.person_id).select_related("unit")
    for post in posts:
        decision = can(by, Perm.DELEGATE, post.unit)
        if decision and decision.acting_for is None:
            return True
    return False


def _lendable(giver: User) -> set[str]:
    if not giver.is_active:
        raise Refused(f"{giver}的账号已停用")
    codes = current_grants(clock.today()).filter(user=giver).values_list("role", flat=True)
    held = [role for role in map(known, codes) if role is not None]
    if any(role.administrator for role in held):
        raise Refused("系统、安全、审计管理员的职权不能委托，请由机关另行指定")
    if not held or any(role.outside for role in held):
        raise Refused(f"{giver}没有可以委托的职权")
    return {role.code for role in held}


def _check_taker(giver: User, taker: User, by: User) -> None:
    if taker.pk == giver.pk:
        raise Invalid({"taker": "受托人要是另一个人"})
    if taker.pk == by.pk:
        raise Refused("不能把他人的职权委托给自己，请由本人办理")
    codes = current_grants(clock.today()).filter(user=taker).values_list("role", flat=True)
    held = [role for role in map(known, codes) if role is not None]
    unfit = not taker.is_active or not held or any(role.administrator or role.outside for role in held)
    if unfit:
        raise Invalid({"taker": f"{taker}不能受托：要选本机关在用的业务账号"})

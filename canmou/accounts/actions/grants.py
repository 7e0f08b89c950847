"""Role grants: given and ended by the security administrator alone, and never to oneself."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from canmou.accounts.actions.checks import hold, require_span, same_office
from canmou.accounts.models import GrantRequest
from canmou.kernel import audit, clock
from canmou.kernel.errors import Invalid, Refused
from canmou.kernel.people.models import RoleGrant, Unit, User
from canmou.kernel.permissions import Perm, Role, known, require

DAY = timedelta(days=1)
OWN = ("section", "office", "party_group")


@transaction.atomic
def grant_role(
    user: User, *, role: str, unit: Unit | None, valid_from: date, valid_to: date | None, by: User
) -> RoleGrant:
    """Give a role over a unit (None: the whole office). Raises `Refused` where the three must stay apart."""
    hold(by, Perm.GRANTS, {})
    same_office(by, user.office_id)
    _not_oneself(user, by)
    wanted = _wanted(role, unit)
    if valid_from < clock.today():
        raise Invalid({"valid_from": "生效日期不能早于今天"})
    require_span(valid_from, valid_to, "失效日期不能早于生效日期", "valid_to")
    if not user.is_active:
        raise Refused(f"{user}的账号已停用，不能授权")
    _keep_apart(user, wanted, valid_from, valid_to)
    rival = _overlapping(RoleGrant.objects.filter(user=user, role=role, unit=unit), valid_from, valid_to)
    if rival.exists():
        raise Refused(f"{user}在这一期间已有“{wanted.name}”的同样授权")
    made = RoleGrant.objects.create(
        user=user, role=role, unit=unit, valid_from=valid_from, valid_to=valid_to, granted_by=by
    )
    audit.write(
        "授予角色",
        by=by,
        office=user.office,
        number=user.username,
        changed={"role": role, "unit": unit, "valid_from": valid_from, "valid_to": valid_to},
    )
    return made


@transaction.atomic
def end_grant(grant: RoleGrant, *, last: date, by: User) -> RoleGrant:
    """The grant ends with `last`; yesterday ends it at once."""
    hold(by, Perm.GRANTS, {})
    same_office(by, grant.user.office_id)
    _not_oneself(grant.user, by)
    if last < clock.today() - DAY:
        raise Invalid({"last": "不能补填以前的日期；填昨天即刻失效"})
    if grant.valid_to is not None and grant.valid_to <= last:
        raise Invalid({"last": f"这项授权本来就到{grant.valid_to}为止"})
    grant.valid_to = last
    grant.save(update_fields=["valid_to"])
    audit.write(
        "终止授权", by=by, office=grant.user.office, number=grant.user.username, changed={grant.role: last}
    )
    return grant


@transaction.atomic
def request_grant(user: User, *, role: str, unit: Unit | None, valid_from: date, by: User) -> GrantRequest:
    """Prepare a grant; it holds nothing before the security administrator agrees."""
    hold(by, Perm.ACCOUNTS, {})
    same_office(by, user.office_id)
    _wanted(role, unit)
    waiting = GrantRequest.objects.filter(
        user=user, role=role, unit=unit, state=GrantRequest.State.WAITING
    ).first()
    if waiting is not None:
        return waiting
    made = GrantRequest.objects.create(
        user=user, role=role, unit=unit, valid_from=valid_from, asked_by=by, asked_at=clock.now()
    )
    audit.write(
        "提出授权", by=by, office=user.office, number=user.username, changed={"role": role, "unit": unit}
    )
    return made


@transaction.atomic
def decide_request(request: GrantRequest, *, agree: bool, by: User) -> GrantRequest:
    """Agree to a prepared grant, or decline it."""
    require(by, Perm.GRANTS)
    same_office(by, request.user.office_id)
    if request.asked_by_id == by.pk:
        raise Refused("自己提出的授权要由别人确认")
    states = GrantRequest.State
    decided = GrantRequest.objects.filter(pk=request.pk, state=states.WAITING).update(
        state=states.GRANTED if agree else states.DECLINED, decided_by=by, decided_at=clock.now()
    )
    if not decided:
        raise Refused("他人已处理，请刷新后再看")
    if agree:
        grant_role(
            request.user,
            role=request.role,
            unit=request.unit,
            valid_from=max(request.valid_from, clock.today()),
            valid_to=None,
            by=by,
        )
    else:
        audit.write(
            "未同意授权",
            by=by,
            office=by.office,
            number=request.user.username,
            changed={"role": request.role},
        )
    request.refresh_from_db()
    return request


def _not_oneself(user: User, by: User) -> None:
    same_human = user.human_id is not None and user.human_id == by.human_id
    if user.pk == by.pk or same_human:
        raise Refused("不能给自己授权，也不能终止自己的授权，请由另一名安全管理员办理")


def _wanted(code: str, unit: Unit | None) -> Role:
    found = known(code)
    if found is None:
        raise Invalid({"role": "没有这个角色"})
    if found.outside:
        if unit is None or unit.kind in OWN:
            raise Invalid({"unit": f"“{found.name}”要指明是哪个外单位"})
    elif found.sectional:
        if unit is not None and unit.kind not in OWN:
            raise Invalid({"unit": f"“{found.name}”的范围要选本机关的科室"})
    elif unit is not None:
        raise Invalid({"unit": f"“{found.name}”的范围是全室，不选科室"})
    if found.sectional and unit is None:
        raise Invalid({"unit": f"“{found.name}”要指明科室"})
    if unit is not None and unit.ended_on is not None:
        raise Invalid({"unit": f"{unit}已撤销"})
    return found


def _keep_apart(user: User, wanted: Role, start: date, end: date | None) -> None:
    """The three administrators exclude each other in one human, and each excludes all other roles in one login."""
    logins = [user.pk]
    if user.human_id:
        person = user.human_id
        logins += User.objects.filter(Q(person=person) | Q(used_by=person)).values_list("pk", flat=True)
    rows = _overlapping(RoleGrant.objects.filter(user__in=logins), start, end).values_list("user_id", "role")
    for login, code in rows:
        other = known(code)
        if other is None:
            continue
        if code in wanted.excludes:
            raise Refused(
                f"{user}已是{other.name}，不能再任{wanted.name}：系统、安全、审计三员须由不同的人担任"
            )
        if login == user.pk and code != wanted.code and (other.administrator or wanted.administrator):
            admin = other if other.administrator else wanted
            raise Refused(f"{admin.name}的账号不看业务内容，不能同时有业务角色；请另开账号")
    if wanted.administrator and user.taken.filter(revoked_at=None, valid_to__gte=start).exists():
        raise Refused(f"{user}正受托代行他人职权，不能任{wanted.name}；请先收回委托")


def _overlapping(rows: QuerySet[RoleGrant], start: date, end: date | None) -> QuerySet[RoleGrant]:
    rows = rows.filter(Q(valid_to=None) | Q(valid_to__gte=start))
    return rows if end is None else rows.filter(valid_from__lte=end)

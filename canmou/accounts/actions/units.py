"""Units: add, correct, rename, put elsewhere, merge, close. Former names and parents keep their dates."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from canmou.accounts.actions.checks import hold, require_filled, same_office
from canmou.accounts.models import GrantRequest
from canmou.kernel import audit, clock
from canmou.kernel.errors import Invalid, Refused
from canmou.kernel.people.models import Post, RoleGrant, Unit, UnitVersion, User
from canmou.kernel.people.queries import posts_on
from canmou.kernel.permissions import Perm, current_grants, unit_subtree

DAY = timedelta(days=1)
#: Since when a unit bore its name where nobody noted it.
ALWAYS = date(1949, 10, 1)


@dataclass(frozen=True)
class UnitFacts:
    """What a unit is called and how it is reached."""

    name: str
    short_name: str = ""
    kind: str = Unit.Kind.SECTION
    parent: Unit | None = None
    contact: str = ""
    order: int = 0


@transaction.atomic
def add_unit(facts: UnitFacts, *, on: date, by: User) -> Unit:
    """A new unit from a day on."""
    hold(by, Perm.ACCOUNTS, {"单位名称": facts.name, "联系方式": facts.contact})
    _check_name(facts.name, by)
    unit = Unit.objects.create(
        office=by.office,
        name=facts.name,
        short_name=facts.short_name,
        kind=facts.kind,
        parent=facts.parent,
        contact=facts.contact,
        order=facts.order,
        started_on=on,
    )
    audit.write("新设单位", by=by, office=by.office, number=unit.uid, changed={"name": unit.name})
    return unit


@transaction.atomic
def amend_unit(unit: Unit, *, contact: str, order: int, short_name: str, by: User) -> Unit:
    """Correct contact, order and short name; the name changes by `rename_unit`."""
    hold(by, Perm.ACCOUNTS, {"联系方式": contact, "简称": short_name})
    same_office(by, unit.office_id)
    wanted = {"contact": contact, "order": order, "short_name": short_name}
    changed = {name: value for name, value in wanted.items() if getattr(unit, name) != value}
    if changed:
        for name, value in changed.items():
            setattr(unit, name, value)
        unit.save(update_fields=list(changed))
        audit.write("修改单位", by=by, office=unit.office, number=unit.uid, changed=changed)
    return unit


@transaction.atomic
def rename_unit(unit: Unit, *, name: str, short_name: str, parent: Unit | None, on: date, by: User) -> Unit:
    """A new name or parent from a day on (not later than today); the former stays with its dates."""
    hold(by, Perm.ACCOUNTS, {"单位名称": name, "简称": short_name})
    same_office(by, unit.office_id)
    _open(unit)
    if (unit.name, unit.short_name, unit.parent_id) == (name, short_name, parent.pk if parent else None):
        raise Invalid({"name": "名称和上级都没有变化"})
    if name != unit.name:
        _check_name(name, by)
    if parent is not None and parent.pk in unit_subtree(unit):
        raise Invalid({"parent": "上级不能是本单位自己或它的下级"})
    _keep_version(unit, on)
    unit.name, unit.short_name, unit.parent = name, short_name, parent
    unit.save(update_fields=["name", "short_name", "parent"])
    changed = {"name": name, "short_name": short_name, "parent": parent, "valid_from": on}
    audit.write("单位更名", by=by, office=unit.office, number=unit.uid, changed=changed)
    return unit


@transaction.atomic
def merge_unit(unit: Unit, *, into: Unit, on: date, by: User) -> Unit:
    """The unit ends the day before and goes below the other; its people go over with their titles.

    Roles over the old unit end; the security administrator is asked for them over the other.
    """
    hold(by, Perm.ACCOUNTS, {})
    same_office(by, unit.office_id)
    _open(unit)
    _open(into)
    if into.pk in unit_subtree(unit):
        raise Invalid({"into": "不能并入本单位自己或它的下级"})
    _keep_version(unit, on)
    last = on - DAY
    for post in posts_on(on).filter(unit=unit).select_related("person"):
        if post.valid_from > last:
            raise Refused(f"{post.person}的任职日期晚于并入日期，请先核对任职")
        Post.objects.create(
            person=post.person,
            unit=into,
            title=post.title,
            level=post.level,
            establishment=post.establishment,
            leading=post.leading,
            rank=post.rank,
            valid_from=on,
            valid_to=post.valid_to,
        )
        post.valid_to = last
        post.save(update_fields=["valid_to"])
    for grant in _grants_over(unit):
        GrantRequest.objects.create(
            user=grant.user,
            role=grant.role,
            unit=into,
            valid_from=max(on, clock.today()),
            asked_by=by,
            asked_at=clock.now(),
        )
        grant.valid_to = max(last, clock.today() - DAY)
        grant.save(update_fields=["valid_to"])
    unit.ended_on, unit.merged_into, unit.parent = last, into, into
    unit.save(update_fields=["ended_on", "merged_into", "parent"])
    audit.write(
        "单位并入",
        by=by,
        office=unit.office,
        number=unit.uid,
        changed={"merged_into": into, "ended_on": last},
    )
    return unit


@transaction.atomic
def close_unit(unit: Unit, *, on: date, by: User) -> Unit:
    """The unit ends with a day. Refused while somebody is in post or holds a role there, or a unit stands below."""
    hold(by, Perm.ACCOUNTS, {})
    same_office(by, unit.office_id)
    _open(unit)
    if unit.started_on and on < unit.started_on:
        raise Invalid({"on": "撤销日期不能早于设立日期"})
    left = Post.objects.filter(Q(valid_to=None) | Q(valid_to__gt=on), unit=unit).count()
    if left:
        raise Refused(f"{unit}还有{left}个在任职务，请先免职或调动，或办理并入")
    if unit.children.filter(ended_on=None).exists():
        raise Refused(f"{unit}还有下级单位，请先撤销或改挂")
    if held := _grants_over(unit).count():
        raise Refused(f"还有{held}项授权以{unit}为范围，请安全管理员先行终止")
    unit.ended_on = on
    unit.save(update_fields=["ended_on"])
    audit.write("撤销单位", by=by, office=unit.office, number=unit.uid, changed={"ended_on": on})
    return unit


def _check_name(name: str, by: User) -> None:
    require_filled({"name": (name, "单位名称")})
    if Unit.objects.filter(office=by.office, name=name).exists():
        raise Invalid({"name": f"已有名为“{name}”的单位"})


def _open(unit: Unit) -> None:
    if unit.ended_on is not None:
        raise Refused(f"{unit}已于{unit.ended_on}撤销")
    if unit.kind == Unit.Kind.OFFICE:
        raise Refused("本机关不能更名、并入或撤销，请联系开发维护单位")


def _keep_version(unit: Unit, on: date) -> None:
    if on > clock.today():
        raise Invalid({"on": "不能填以后的日期，请到当天再办"})
    before = unit.versions.order_by("-valid_to").first()
    start = before.valid_to + DAY if before else unit.started_on or ALWAYS
    if on <= start:
        raise Invalid({"on": f"现在的名称从{start}起使用，新名称的日期要晚于这一天"})
    UnitVersion.objects.create(
        unit=unit,
        name=unit.name,
        short_name=unit.short_name,
        parent=unit.parent,
        valid_from=start,
        valid_to=on - DAY,
    )


def _grants_over(unit: Unit) -> QuerySet[RoleGrant]:
    return current_grants(clock.today()).filter(unit=unit).select_related("user")

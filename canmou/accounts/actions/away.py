"""Absences with their stand-in, the duty roster, and AB 岗 pairs."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from canmou.accounts.actions.checks import require_filled, require_span, same_office
from canmou.accounts.actions.delegations import delegate
from canmou.kernel import audit, clock, secrecy
from canmou.kernel.errors import Invalid, NotPermitted, Refused
from canmou.kernel.people.models import Absence, Duty, Person, StandIn, User
from canmou.kernel.people.queries import posts_on
from canmou.kernel.permissions import Perm, can

LONGEST = timedelta(days=366 * 2)


@dataclass(frozen=True)
class Leave:
    """Who is away when, why, and who stands in."""

    person: Person
    kind: str
    valid_from: date
    valid_to: date
    stand_in: Person | None = None
    note: str = ""


@transaction.atomic
def record_absence(leave: Leave, *, delegated: bool = False, by: User) -> Absence:
    """Note that a person is away. `delegated`: the stand-in also acts with the person's roles for these days."""
    _may(leave.person, by)
    secrecy.guard_values({"说明": leave.note}, by=by, door="account")
    require_span(leave.valid_from, leave.valid_to, "结束日期不能早于开始日期", "valid_to")
    if leave.valid_to - leave.valid_from > LONGEST:
        raise Invalid({"valid_to": "一次外出最长登记两年，请核对日期"})
    _check_stand_in(leave)
    days = {"valid_from__lte": leave.valid_to, "valid_to__gte": leave.valid_from, "voided": False}
    twin = leave.person.absences.filter(**days).first()
    if twin is not None:
        raise Refused(f"{leave.person}在{twin.valid_from}至{twin.valid_to}已登记外出，请先撤销或改日期")
    duty = leave.person.duties.filter(voided=False, on__gte=leave.valid_from, on__lte=leave.valid_to).first()
    if duty is not None:
        raise Refused(f"{leave.person}在{duty.on}已排值班，请先调班")
    made = Absence.objects.create(
        person=leave.person,
        kind=leave.kind,
        valid_from=leave.valid_from,
        valid_to=leave.valid_to,
        stand_in=leave.stand_in,
        note=leave.note,
        made_by=by,
        made_at=clock.now(),
    )
    audit.write(
        "登记外出",
        by=by,
        office=by.office,
        number=leave.person.code,
        changed={"valid_from": leave.valid_from, "valid_to": leave.valid_to, "stand_in": leave.stand_in},
    )
    if delegated:
        _delegate(leave, by)
    return made


@transaction.atomic
def void_absence(absence: Absence, *, by: User) -> Absence:
    """Take back an absence that was noted."""
    _may(absence.person, by)
    if not Absence.objects.filter(pk=absence.pk, voided=False).update(voided=True):
        raise Refused("这条外出登记已撤销")
    absence.refresh_from_db()
    audit.write("撤销外出", by=by, office=by.office, number=absence.person.code)
    return absence


@transaction.atomic
def plan_duty(person: Person, *, on: date, kind: str, by: User) -> Duty:
    """Put a person on the duty roster of a day."""
    _may_plan(person, by)
    away = person.absences.filter(voided=False, valid_from__lte=on, valid_to__gte=on).first()
    if away is not None:
        raise Invalid({"person": f"{person}在{away.valid_from}至{away.valid_to}外出，请换一人"})
    if person.duties.filter(on=on, kind=kind, voided=False).exists():
        raise Invalid({"person": f"{person}这一天已排在同一班次"})
    made = Duty.objects.create(person=person, on=on, kind=kind, made_by=by, made_at=clock.now())
    audit.write("安排值班", by=by, office=by.office, number=person.code, changed={"on": on, "kind": kind})
    return made


@transaction.atomic
def swap_duty(duty: Duty, *, person: Person, by: User) -> Duty:
    """Another takes over a turn of duty."""
    if by.person_id != duty.person_id:
        _may_plan(duty.person, by)
    same_office(by, person.office_id)
    if not Duty.objects.filter(pk=duty.pk, voided=False).update(voided=True):
        raise Refused("这个班次已撤销或已调换")
    away = person.absences.filter(voided=False, valid_from__lte=duty.on, valid_to__gte=duty.on).first()
    if away is not None:
        raise Invalid({"person": f"{person}在{away.valid_from}至{away.valid_to}外出，请换一人"})
    if person.duties.filter(on=duty.on, kind=duty.kind, voided=False).exists():
        raise Invalid({"person": f"{person}这一天已排在同一班次"})
    made = Duty.objects.create(person=person, on=duty.on, kind=duty.kind, made_by=by, made_at=clock.now())
    audit.write(
        "调班", by=by, office=by.office, number=duty.person.code, changed={"on": duty.on, "person": person}
    )
    return made


@transaction.atomic
def void_duty(duty: Duty, *, by: User) -> Duty:
    """Take a turn off the roster."""
    _may_plan(duty.person, by)
    if not Duty.objects.filter(pk=duty.pk, voided=False).update(voided=True):
        raise Refused("这个班次已撤销或已调换")
    duty.refresh_from_db()
    audit.write("撤销值班", by=by, office=by.office, number=duty.person.code, changed={"on": duty.on})
    return duty


@transaction.atomic
def pair(person: Person, *, other: Person, matter: str, since: date, by: User) -> StandIn:
    """Name the B 岗 of a person for a part of the work."""
    _may(person, by)
    secrecy.guard_values({"工作事项": matter}, by=by, door="account")
    require_filled({"matter": (matter, "工作事项")})
    same_office(by, other.office_id)
    if other.pk == person.pk:
        raise Invalid({"other": "B岗要是另一个人"})
    if person.stand_ins.filter(matter=matter, valid_to=None).exists():
        raise Invalid({"matter": "这项工作已有B岗，请先终止原来的"})
    made = StandIn.objects.create(person=person, other=other, matter=matter, valid_from=since)
    audit.write("设置AB岗", by=by, office=by.office, number=person.code, changed={"other": other})
    return made


@transaction.atomic
def end_pair(stand_in: StandIn, *, by: User) -> StandIn:
    """The pair ends today."""
    _may(stand_in.person, by)
    day = max(clock.today(), stand_in.valid_from)
    if not StandIn.objects.filter(pk=stand_in.pk, valid_to=None).update(valid_to=day):
        raise Refused("这个AB岗已终止")
    stand_in.refresh_from_db()
    audit.write("终止AB岗", by=by, office=by.office, number=stand_in.person.code)
    return stand_in


def manages(by: User, person: Person) -> bool:
    """Whether `by` may note absences and plan duty for this person."""
    posts = posts_on(clock.today()).filter(person=person).select_related("unit")
    return any(can(by, Perm.DUTY, post.unit) for post in posts)


def _may(person: Person, by: User) -> None:
    same_office(by, person.office_id)
    if by.person_id != person.pk:
        _may_plan(person, by)


def _may_plan(person: Person, by: User) -> None:
    same_office(by, person.office_id)
    if not manages(by, person):
        raise NotPermitted(f"您不能为{person}登记或安排，请由其科室负责人或综合、人事人员办理")


def _check_stand_in(leave: Leave) -> None:
    other = leave.stand_in
    if other is None:
        return
    if other.pk == leave.person.pk:
        raise Invalid({"stand_in": "代岗人要是另一个人"})
    if other.office_id != leave.person.office_id:
        raise Invalid({"stand_in": "代岗人要是本机关的人"})
    away = other.absences.filter(
        voided=False, valid_from__lte=leave.valid_to, valid_to__gte=leave.valid_from
    ).first()
    if away is not None:
        raise Invalid({"stand_in": f"{other}在{away.valid_from}至{away.valid_to}也外出，请换一人"})


def _delegate(leave: Leave, by: User) -> None:
    giver = User.objects.filter(person=leave.person).first()
    taker = User.objects.filter(person=leave.stand_in).first() if leave.stand_in else None
    if giver is None or taker is None:
        raise Invalid({"delegated": "同时委托权限，要求本人和代岗人都有账号"})
    delegate(
        giver,
        taker=taker,
        matter="外出期间代管工作",
        valid_from=leave.valid_from,
        valid_to=leave.valid_to,
        by=by,
    )

"""Persons and their posts: add, amend, appoint, end a post, move to another unit."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from canmou.accounts.actions.checks import hold, require_filled, require_span
from canmou.accounts.models import GrantRequest
from canmou.kernel import audit, clock
from canmou.kernel.errors import Invalid, Refused
from canmou.kernel.people.models import Person, Post, RoleGrant, Unit, User
from canmou.kernel.permissions import Perm, current_grants, known

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Facts:
    """What is known of a person beside the posts."""

    name: str
    code: str
    note: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class Appointment:
    """A post to be taken up. `rank` orders names in reports, the lowest first."""

    unit: Unit
    title: str
    since: date
    level: str = Post.Level.NONE
    establishment: str = Post.Establishment.NONE
    leading: bool = False
    rank: int = 100


@transaction.atomic
def add_person(facts: Facts, appointment: Appointment, *, by: User) -> Person:
    """A new colleague with the first post. Raises `Invalid` where the code is taken."""
    hold(by, Perm.ACCOUNTS, {"姓名": facts.name, "说明": facts.note, "职务": appointment.title})
    _check(facts, by)
    person = Person.objects.create(
        office=by.office,
        name=facts.name,
        code=facts.code,
        note=facts.note,
        phone=facts.phone,
        email=facts.email,
    )
    _take_up(person, appointment, by)
    audit.write("新增人员", by=by, office=by.office, number=person.code, changed={"name": person.name})
    return person


@transaction.atomic
def amend_person(person: Person, facts: Facts, *, by: User) -> Person:
    """Correct what is known of a person."""
    hold(by, Perm.ACCOUNTS, {"姓名": facts.name, "说明": facts.note})
    _check(facts, by, but=person)
    changed = {
        name: getattr(facts, name)
        for name in ("name", "code", "note", "phone", "email")
        if getattr(facts, name) != getattr(person, name)
    }
    if changed:
        for name, value in changed.items():
            setattr(person, name, value)
        person.save(update_fields=list(changed))
        audit.write("修改人员", by=by, office=person.office, number=person.code, changed=changed)
    return person


@transaction.atomic
def appoint(person: Person, appointment: Appointment, *, by: User) -> Post:
    """Give a person one more post from a day on."""
    hold(by, Perm.ACCOUNTS, {"职务": appointment.title})
    post = _take_up(person, appointment, by)
    audit.write("任职", by=by, office=person.office, number=person.code, changed={"unit": appointment.unit})
    return post


@transaction.atomic
def end_post(post: Post, *, on: date, by: User) -> Post:
    """The post ends with this day; the roles held over its unit end with it."""
    hold(by, Perm.ACCOUNTS, {})
    _end(post, on, by)
    audit.write("免职", by=by, office=post.person.office, number=post.person.code, changed={"valid_to": on})
    return post


@transaction.atomic
def move_person(post: Post, appointment: Appointment, *, by: User) -> Post:
    """The post ends the day before, a new one begins; roles over the old unit end and are asked for over the new."""
    hold(by, Perm.ACCOUNTS, {"职务": appointment.title})
    if post.unit_id == appointment.unit.pk:
        raise Invalid({"unit": "新科室和原科室相同；只改职务请免去原职务后另行任职"})
    ended = _end(post, appointment.since - DAY, by)
    made = _take_up(post.person, appointment, by)
    for grant in ended:
        GrantRequest.objects.create(
            user=grant.user,
            role=grant.role,
            unit=appointment.unit,
            valid_from=max(appointment.since, clock.today()),
            asked_by=by,
            asked_at=clock.now(),
        )
    audit.write(
        "调动",
        by=by,
        office=post.person.office,
        number=post.person.code,
        changed={"unit": appointment.unit, "valid_from": appointment.since},
    )
    return made


def _check(facts: Facts, by: User, but: Person | None = None) -> None:
    require_filled({"name": (facts.name, "姓名"), "code": (facts.code, "人员编号")})
    taken = Person.objects.filter(office=by.office, code=facts.code).exclude(pk=but.pk if but else None)
    if taken.exists():
        raise Invalid({"code": f"人员编号“{facts.code}”已有人用，请换一个"})


def _take_up(person: Person, appointment: Appointment, by: User) -> Post:
    require_filled({"title": (appointment.title, "职务")})
    unit = appointment.unit
    if unit.office_id != by.office_id:
        raise Refused("没有这个单位")
    if unit.ended_on and unit.ended_on < appointment.since:
        raise Invalid({"unit": f"{unit}已于{unit.ended_on}撤销，不能再任职"})
    running = person.posts.filter(unit=unit, title=appointment.title, valid_to=None)
    if running.exists():
        raise Invalid({"title": f"{person}现在就是{unit}{appointment.title}，不用重复登记"})
    return Post.objects.create(
        person=person,
        unit=unit,
        title=appointment.title,
        level=appointment.level,
        establishment=appointment.establishment,
        leading=appointment.leading,
        rank=appointment.rank,
        valid_from=appointment.since,
    )


def _end(post: Post, on: date, by: User) -> list[RoleGrant]:
    """End a post with a day. The grants over its unit that ended with it."""
    if post.valid_to is not None:
        raise Refused(f"这个职务已于{post.valid_to}免去")
    require_span(post.valid_from, on, "免职日期不能早于任职日期")
    post.valid_to = on
    post.save(update_fields=["valid_to"])
    login = User.objects.filter(person=post.person).first()
    still = post.person.posts.filter(unit=post.unit).exclude(pk=post.pk).filter(valid_to=None).exists()
    if login is None or still:
        return []
    last = max(on, clock.today() - DAY)
    ended = []
    for grant in current_grants(clock.today()).filter(user=login, unit=post.unit):
        role = known(grant.role)
        if role is not None and role.sectional:
            grant.valid_to = last if grant.valid_to is None else min(grant.valid_to, last)
            grant.save(update_fields=["valid_to"])
            audit.write(
                "终止授权", by=by, office=login.office, number=login.username, changed={grant.role: last}
            )
            ended.append(grant)
    return ended

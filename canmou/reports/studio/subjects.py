"""Whom a report may be about: the office, a section, a person, as far as the user may compile for them.

In an address the subject stands behind the period: `2023-Q2@uid`. Without one a template of the office is about the
office (or the user's own section), one of a section about the user's, one of a person about the user.
"""

from dataclasses import dataclass

from canmou.kernel import clock
from canmou.kernel.compile.models import ReportTemplate
from canmou.kernel.compile.templates import require_subject
from canmou.kernel.errors import NotFound
from canmou.kernel.metrics import Scope, scope_for
from canmou.kernel.people.models import Person, Unit, User
from canmou.kernel.people.queries import posts_on
from canmou.kernel.permissions import Perm, can, require, standing
from canmou.lib import periods
from canmou.lib.periods import Period

SUBJECT = ReportTemplate.Subject


def period_named(notation: str) -> Period:
    """The period of an address. Raises `NotFound`."""
    try:
        return periods.parse(notation)
    except ValueError as error:
        raise NotFound(str(error)) from error


def scope_named(user: User, subject: str, notation: str, perm: Perm = Perm.COMPILE) -> Scope:
    """The scope that an address names, for a template about this kind of subject.

    Raises `NotFound` for a period or subject that is not there for the user, `NotPermitted`, and `Refused` for a
    period that begins in the future or a subject that must be chosen first.
    """
    span, _, uid = notation.partition("@")
    period = period_named(span)
    scope = _scope(user, subject, period, uid, perm)
    require(user, Perm.FIGURE, None if scope.person else scope.unit or user.office)
    require_subject(subject, scope)
    return scope


def _scope(user: User, subject: str, period: Period, uid: str, perm: Perm) -> Scope:
    if subject == SUBJECT.PERSON:
        return scope_for(user.office, period, person=_person(user, uid, perm))
    if uid:
        return scope_for(user.office, period, unit=_unit(user, uid, perm))
    if subject == SUBJECT.UNIT:
        return scope_for(user.office, period, unit=own_unit(user, perm))
    return scope_for(user.office, period, unit=reporting_unit(user, perm))


def reporting_unit(user: User, perm: Perm = Perm.COMPILE) -> Unit | None:
    """The unit whose report the user may compile: their own section, or None for the whole office."""
    if can(user, perm, user.office):
        return None
    grants = standing(user).with_perm(perm)
    return Unit.objects.get(pk=grants[0].unit_id) if grants else None


def own_unit(user: User, perm: Perm = Perm.COMPILE) -> Unit | None:
    """The section that the user's person belongs to today, where the user may compile for it."""
    if user.person_id:
        posts = posts_on(clock.today()).filter(person=user.person_id, unit__kind=Unit.Kind.SECTION)
        for post in posts.select_related("unit"):
            if can(user, perm, post.unit):
                return post.unit
    return reporting_unit(user, perm)


def _unit(user: User, uid: str, perm: Perm) -> Unit:
    unit = Unit.objects.filter(office=user.office, uid=uid).first()
    if unit is None or not can(user, perm, unit):
        raise NotFound("没有这个科室，或者您不能为它生成报告")
    return unit


def _person(user: User, uid: str, perm: Perm) -> Person | None:
    if not uid:
        return next((person for person in people(user, perm) if person.pk == user.person_id), None)
    for person in people(user, perm):
        if person.uid == uid:
            return person
    raise NotFound("没有这个人，或者您不能为其生成报告")


def units(user: User, perm: Perm = Perm.COMPILE) -> list[Unit]:
    """The sections that the user may compile for, in the office's order."""
    rows = Unit.objects.filter(office=user.office, kind=Unit.Kind.SECTION, ended_on__isnull=True)
    return [unit for unit in rows if can(user, perm, unit)]


def people(user: User, perm: Perm = Perm.COMPILE) -> list[Person]:
    """The people in post today in those sections, by section and rank."""
    held = posts_on(clock.today()).filter(unit__in=units(user, perm))
    found = {
        post.person_id: post.person
        for post in held.select_related("person").order_by("unit__order", "rank", "id")
    }
    return list(found.values())


@dataclass(frozen=True)
class Choice:
    """One entry of a list of subjects: what the address says, and its name."""

    uid: str
    name: str


def choices(user: User, subject: str, perm: Perm = Perm.COMPILE) -> list[Choice]:
    """The subjects on offer for a template about this kind; an empty uid is the whole office."""
    if subject == SUBJECT.PERSON:
        return [Choice(person.uid, person.name) for person in people(user, perm)]
    whole = [Choice("", "全室")] if subject == SUBJECT.OFFICE and can(user, perm, user.office) else []
    return whole + [Choice(unit.uid, unit.name) for unit in units(user, perm)]


@dataclass(frozen=True)
class Offered:
    """The subjects on offer to a user for templates about one kind, and the user's own among them ("": none)."""

    choices: list[Choice]
    own: str = ""


def offered(user: User, subject: str, perm: Perm = Perm.COMPILE) -> Offered:
    """What is on offer for templates about this kind of subject."""
    own = ""
    if subject == SUBJECT.UNIT:
        unit = own_unit(user, perm)
        own = unit.uid if unit else ""
    elif subject == SUBJECT.PERSON and user.person:
        own = user.person.uid
    return Offered(choices(user, subject, perm), own)


def address(notation: str, uid: str) -> str:
    """Period and subject as they stand in an address."""
    return f"{notation}@{uid}" if uid else notation

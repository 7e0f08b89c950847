"""The condition that fills the lists and the one that lets somebody act are one, whoever is away, lends or lacks a login."""

import random
from datetime import date

import pytest

from canmou.kernel import clock
from canmou.kernel.ledger.declare import ledgers
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.people.models import Absence, Delegation, Duty, Person, RoleGrant, StandIn, Unit, User
from canmou.kernel.permissions import Perm, can, restrict
from canmou.kernel.permissions.roles import _RESTRICTED
from canmou.kernel.workflow import inbox
from canmou.kernel.workflow.models import Step
from canmou.kernel.workflow.roster import load
from canmou.kernel.workflow.routing import first_seeing, hands, of_person, of_unit
from canmou.library.models import Work

TODAY = date(2024, 1, 8)
DAY = {"valid_from": TODAY, "valid_to": TODAY}


def at_random(cast, chance):
    """Leave, stand-ins, delegations, duty and disabled logins, drawn by chance."""
    by, at = cast.users["general"], clock.now()
    people = [user.person for user in cast.users.values() if user.person] + cast.staff[10:20]
    for person in chance.sample(people, 9):
        stand_in = chance.choice([None, *people])
        Absence.objects.create(
            person=person,
            kind="trip",
            stand_in=stand_in if stand_in != person else None,
            made_by=by,
            made_at=at,
            **DAY,
        )
    for person, other in zip(chance.sample(people, 5), chance.sample(people, 5), strict=True):
        if person != other:
            StandIn.objects.create(person=person, other=other, matter="文稿", valid_from=TODAY)
    logins = [user for user in cast.users.values() if user.person]
    for giver, taker in zip(chance.sample(logins, 3), chance.sample(logins, 3), strict=True):
        if giver != taker:
            Delegation.objects.create(giver=giver, taker=taker, matter="代管", made_by=by, made_at=at, **DAY)
    Duty.objects.create(on=TODAY, person=chance.choice(people), made_by=by, made_at=at)
    gone = [user.pk for user in chance.sample(logins, 4)]
    User.objects.filter(pk__in=gone).update(is_active=False)


def spread(cast, works, chance):
    """Open turns of all sorts of people and units."""
    units = [cast.unit(key) for key in ("research1", "economy", "society", "leadership", "office", "general")]
    outsider = Person.objects.create(office=cast.office, code="W1", name="外请专家")
    for work in works:
        for _ in range(4):
            who = chance.choice([*cast.staff, outsider]) if chance.random() < 0.6 else None
            unit = None if who else chance.choice(units)
            Step.objects.create(
                office=cast.office,
                ref=work.ref,
                person=who,
                unit=unit,
                heads=bool(unit) and chance.random() < 0.5,
                opened_at=clock.now(),
                asked_by=cast.users["general"],
            )


@pytest.mark.parametrize("readers", [None, frozenset({"personnel_officer", "section_head"})])
@pytest.mark.parametrize("seed", range(6))
def test_lists_hold_exactly_what_is_in_the_first_hands(cast, seed, readers):
    chance = random.Random(seed)
    rows = [Work(title=f"文稿{n}", kind="report", finished_on=date(2023, 5, 4)) for n in range(8)]
    works = cast.enter(rows, unit="research1")
    at_random(cast, chance)
    spread(cast, works, chance)
    if readers:
        restrict(Work.LEDGER, readers)
    try:
        check_lists(cast)
    finally:
        if readers:
            _RESTRICTED.pop(Work.LEDGER)


def check_lists(cast):
    roster = load(cast.office.pk)
    listed = {user.pk: set(inbox.mine(user)) for user in User.objects.all()}
    lost = {row.number for row in inbox.stranded(cast.users["sysadmin"])}
    steps = list(Step.objects.select_related("ref", "person", "unit"))
    assert len(steps) == 32
    for step in steps:
        levels = (
            of_person(roster, step.person_id, step.person.name)
            if step.person_id
            else of_unit(roster, step.unit_id, step.unit.spoken)
        )
        expected = {hand.login for hand in first_seeing(levels, roster, step.ref.ledger, None)}
        assert expected or step.ref.number in lost
        if step.person_id and (login := roster.login_of.get(step.person_id)):
            also = {login, *roster.takers.get(login, ())}
            expected |= {key for key in also if roster.sees(key, step.ref.ledger, None)}
        assert {key for key, mine in listed.items() if step in mine} == expected, step
        assert expected <= {hand.login for hand in hands(step, roster)}


def test_the_roster_and_the_policy_agree_on_who_may_see(cast):
    """Every login × every ledger, filed by the department's own unit, by another, by nobody; with roles lent."""
    for taker, giver in (("neighbour", "personnel"), ("keeper", "secretary"), ("sysadmin", "head")):
        Delegation.objects.create(
            giver=cast.users[giver],
            taker=cast.users[taker],
            matter="代管",
            made_by=cast.users["general"],
            made_at=clock.now(),
            **DAY,
        )
    bureau = RoleGrant.objects.get(user__username="department").unit
    other = Unit.objects.filter(kind="department").exclude(pk=bureau.pk).first()
    roster = load(cast.office.pk)
    for user in User.objects.all():
        for ledger in ledgers():
            for source in (None, bureau, other):
                ref = RecordRef(
                    office=cast.office, ledger=ledger.code, unit=cast.unit("research1"), source_unit=source
                )
                seen = roster.sees(user.pk, ledger.code, source.pk if source else None)
                assert seen == bool(can(user, Perm.VIEW, ref)), (user.username, ledger.code, source)

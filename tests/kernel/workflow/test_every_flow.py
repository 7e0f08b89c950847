"""Every workflow of the house: all states × transitions × cast, and nothing that waits for somebody out of sight.

What should happen is worked out here from the declaration and the cast's own tables, not by the engine.
"""

import itertools
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import transaction

from canmou.kernel import clock
from canmou.kernel.errors import NotPermitted, Refused
from canmou.kernel.ledger.declare import ledger_for
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.people.models import Absence, Person, Unit, User
from canmou.kernel.permissions import Perm, can
from canmou.kernel.workflow import Actor, advance, inbox, offers, workflow, workflows
from canmou.kernel.workflow.models import Step
from canmou.kernel.workflow.turns import place
from canmou.site.demo.cast import LOGINS, STAFF

TODAY = date(2024, 1, 8)
STATES = [(flow.code, state.code) for flow in workflows() for state in flow.states]
WAITING = [(flow.code, state.code) for flow in workflows() for state in flow.states if not state.rest]
#: The people that columns name, in turn: one with a login, one without, a head, somebody of another section.
NAMED = ("冯子昂", "丁若兰", "高振华", "乔安然", "谭志刚")
#: What a column cannot be filled with by its kind alone.
FACTS = {
    "SDR": {"year": 2024, "ends_on": date(2024, 1, 15)},
    "RTP": {"source": "self_chosen"},
    "IIN": {"subject": "示例", "checked_on": TODAY},
}


class Rollback(Exception):
    """Undoes what a try has done."""


def sample(cast, model, people=None):
    """A record with every required column and every person filled, by the kinds of its columns."""
    ledger, record = ledger_for(model), model()
    people = people or itertools.cycle(NAMED)
    for column in ledger.sheet:
        field = column.field
        if column.many or column.name == "mask" or column.name == "source_unit":
            continue
        if field.is_relation and field.related_model is Person:
            setattr(record, column.name, cast.named(next(people)))
        elif column.required and (value := of_kind(cast, column, people)) is not None:
            setattr(record, column.name, value)
    for name, value in FACTS.get(ledger.code, {}).items():
        setattr(record, name, value)
    return cast.enter([record], unit="research1")[0]


def of_kind(cast, column, people):
    field = column.field
    if field.is_relation:
        if field.related_model is Unit:
            return cast.unit("research1")
        if field.related_model is RecordRef:
            return None
        return sample(cast, field.related_model, people)
    if column.choices:
        return next(iter(column.choices))
    return {
        "date": TODAY,
        "datetime": clock.at(TODAY),
        "int": 1,
        "decimal": Decimal(1),
        "money": Decimal(1),
        "bool": False,
    }.get(column.kind, "示例")


def put(cast, flow, state):
    """A record in this state, with its turns open."""
    record = sample(cast, flow.model)
    flow.model.objects.filter(pk=record.pk).update(state=state)
    RecordRef.objects.filter(pk=record.ref_id).update(state=state)
    record = flow.model.objects.select_related("ref", "unit").get(pk=record.pk)
    place(flow, record, by=cast.users["general"])
    return record


# --- who should have a turn, from the tables of the cast: nobody is away

SECTION_OF = {name: section for section, *_, name in STAFF}
LOGIN_OF = {name: login for login, name, _, _ in LOGINS if name}
HEAD_OF = {unit: login for login, _, roles, _ in LOGINS for role, unit in roles if role == "section_head"}


def first_of(section):
    """The head of a section, else the first of it by rank who has a login, else the office."""
    members = [LOGIN_OF[name] for where, *_, name in STAFF if where == section and name in LOGIN_OF]
    return [HEAD_OF[section]] if section in HEAD_OF else members[:1] or ["general"]


def should_hold(cast, turn):
    if turn.person is not None:
        name = turn.person.name
        return {LOGIN_OF[name]} if name in LOGIN_OF else set(first_of(SECTION_OF[name]))
    key = next((key for key, unit in cast.units.items() if unit.pk == turn.unit.pk), None)
    if key in (None, "office"):
        assert key == "office", f"a turn of {turn.unit}: teach this test"
        return {"general"}
    members = {LOGIN_OF[name] for where, *_, name in STAFF if where == key and name in LOGIN_OF}
    return set(first_of(key)) | (set() if turn.head else members)


def may(cast, record, flow, step, user):
    """Whether this user may take the step, guards aside."""
    if not can(user, Perm.VIEW, record):
        return False
    holds = any(user.username in should_hold(cast, turn) for turn in flow.state(record.state).turns(record))
    permitted = bool(can(user, step.perm, record))
    return {
        Actor.HOLDER: holds,
        Actor.PERM: permitted,
        Actor.EITHER: holds or permitted,
        Actor.ASKER: user.username == "general" and not flow.state(record.state).rest,
    }[step.actor]


def tried(flow, record, step, user):
    """What comes of pressing: the new state, or the refusal. Everything is undone."""
    fresh = flow.model.objects.select_related("ref", "unit").get(pk=record.pk)
    try:
        with transaction.atomic():
            outcome = advance(flow, fresh, step.verb, by=user, opinion="意见").state
            raise Rollback
    except Rollback:
        return outcome
    except Refused as refused:
        return refused


@pytest.mark.parametrize(("code", "state"), STATES)
def test_every_transition_for_everyone_of_the_cast(cast, code, state):
    flow = workflow(code)
    record = put(cast, flow, state)
    before = Step.objects.filter(ref=record.ref).count(), RecordRef.objects.get(pk=record.ref_id).state
    everyone = list(User.objects.order_by("pk"))
    for place_, user in enumerate(everyone):
        shown = {offer.transition.verb: offer for offer in offers(flow, record, user)}
        assert list(shown) == [step.verb for step in flow.transitions if state in step.sources]
        for number, step in enumerate(flow.transitions):
            if state not in step.sources:
                if number % len(everyone) == place_:  # refused before it is asked who presses
                    refused = tried(flow, record, step, user)
                    assert "只能在" in str(refused) or not can(user, Perm.VIEW, record), (step.verb, refused)
                continue
            allowed = may(cast, record, flow, step, user)
            guard = next((told for guard in step.guards if (told := guard(record, user))), "")
            offer = shown[step.verb]
            assert offer.enabled == (allowed and not guard), (user.username, step.verb, offer.reason)
            assert not allowed or offer.reason == guard
            if allowed and not guard:
                assert tried(flow, record, step, user) == step.target, step.verb
            elif not allowed and place_ % 3 == number % 3:
                outcome = tried(flow, record, step, user)
                assert isinstance(outcome, NotPermitted) and outcome.message == offer.reason
    assert (
        Step.objects.filter(ref=record.ref).count(),
        RecordRef.objects.get(pk=record.ref_id).state,
    ) == before


def away(person):
    Absence.objects.create(
        person=person,
        kind="annual",
        valid_from=TODAY,
        valid_to=TODAY + timedelta(days=3),
        made_by=User.objects.first(),
        made_at=clock.now(),
    )


def disabled(person):
    User.objects.filter(person=person).update(is_active=False)


def without_login(person):
    User.objects.filter(person=person).update(person=None)


@pytest.mark.parametrize("gone", [away, disabled, without_login])
@pytest.mark.parametrize(("code", "state"), WAITING)
def test_what_waits_stands_in_somebodys_list_whoever_is_gone(cast, code, state, gone):
    flow = workflow(code)
    record = put(cast, flow, state)
    steps = set(Step.objects.filter(ref=record.ref, closed_at=None))
    assert steps, f"{flow.name}“{flow.label(state)}” waits for nobody"
    addressed = {step.person for step in steps if step.person}
    members = {person for step in steps if step.unit for person in of_unit(cast, step.unit)}
    for person in addressed | members:
        gone(person)
    lost = set(steps)
    for user in User.objects.filter(is_active=True):
        if gone is away and user.person in addressed | members:
            continue  # has it too, and is not there
        lost -= set(inbox.mine(user))
    assert lost == set() and inbox.stranded(cast.users["sysadmin"]) == []


def of_unit(cast, unit):
    key = next((key for key, mine in cast.units.items() if mine.pk == unit.pk), None)
    return [cast.named(name) for where, *_, name in STAFF if where == key]

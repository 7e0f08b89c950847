"""Who has a step: leave, stand-ins, delegation, AB岗, heads, acting heads, duty, the office, readers, nobody."""

from datetime import date, timedelta

import pytest

from canmou.kernel import clock
from canmou.kernel.people.models import Absence, Delegation, Duty, Person, RoleGrant, StandIn, User
from canmou.kernel.workflow import State, Transition, Turn, Workflow, advance, declare, holders, inbox, start
from canmou.kernel.workflow.models import Step
from canmou.kernel.workflow.routing import head_of
from canmou.library.models import Work

TODAY = date(2024, 1, 8)
WEEK = {"valid_from": TODAY, "valid_to": TODAY + timedelta(days=6)}


def leave(cast, name, stand_in=None, **days):
    return Absence.objects.create(
        person=cast.named(name),
        kind="annual",
        stand_in=cast.named(stand_in) if stand_in else None,
        made_by=cast.users["general"],
        made_at=clock.now(),
        **(days or WEEK),
    )


def login(cast, name, *roles):
    """Give somebody of the staff a login with these roles over units."""
    user = User.objects.create(username=f"login-{name}", office=cast.office, person=cast.named(name))
    for role, unit in roles:
        RoleGrant.objects.create(
            user=user, role=role, unit=cast.unit(unit) if unit else None, valid_from=date(2020, 1, 1)
        )
    return user


def turn(work):
    return Step.objects.select_related("ref", "person", "unit").get(ref=work.ref, closed_at=None)


def who(work, on=None):
    return [user.username for user in holders(turn(work), on)]


def listed(work):
    """In whose lists the record's open step stands, with the reason."""
    step = turn(work)
    found = {}
    for user in User.objects.filter(is_active=True):
        desk = inbox.desk(user)
        if step in desk.mine():
            found[user.username] = desk.via(step)
    return found


def test_a_step_is_its_own_persons(cast, running):
    assert (who(running), listed(running)) == (["clerk"], {"clerk": ""})


def test_while_away_the_named_stand_in_has_it_and_the_one_away_keeps_it(cast, running):
    leave(cast, "冯子昂", stand_in="高振华")
    assert listed(running) == {"clerk": "", "head": "冯子昂年休假，由代岗人代办"}
    assert who(running) == ["head", "clerk"]
    after = TODAY + timedelta(days=7)
    assert who(running, after) == ["clerk"]


def test_a_stand_in_answers_in_the_others_name(cast, flow, running):
    leave(cast, "冯子昂", stand_in="高振华")
    advance(flow, running, "hand_in", by=cast.users["head"], opinion="代为送核")
    step = Step.objects.get(ref=running.ref, verdict="hand_in")
    assert (step.signature, step.via, step.acting_for) == (
        "高振华（代冯子昂）",
        "冯子昂年休假，由代岗人代办",
        cast.users["clerk"],
    )


def test_a_stand_in_who_is_away_too_is_followed_to_his_own(cast, running):
    leave(cast, "冯子昂", stand_in="高振华")
    leave(cast, "高振华", stand_in="乔安然")
    assert listed(running) == {"clerk": "", "neighbour": "冯子昂年休假，由代岗人代办"}


def test_stand_ins_in_a_ring_do_not_lose_the_step(cast, running):
    leave(cast, "冯子昂", stand_in="高振华")
    leave(cast, "高振华", stand_in="冯子昂")
    assert listed(running) == {"clerk": "", "general": "冯子昂年休假，转办公室"}


def test_the_partner_for_good_stands_in_when_nobody_was_named(cast, running):
    leave(cast, "冯子昂")
    StandIn.objects.create(
        person=cast.named("冯子昂"), other=cast.named("乔安然"), matter="文稿", valid_from=date(2023, 1, 1)
    )
    assert listed(running) == {"clerk": "", "neighbour": "冯子昂年休假，由AB岗代办"}


def test_who_was_given_the_whole_post_has_the_steps_beside_the_giver(cast, running):
    Delegation.objects.create(
        giver=cast.users["clerk"],
        taker=cast.users["neighbour"],
        matter="代管",
        made_by=cast.users["clerk"],
        made_at=clock.now(),
        **WEEK,
    )
    assert listed(running) == {"clerk": "", "neighbour": "受冯子昂委托"}
    assert who(running, TODAY + timedelta(days=7)) == ["clerk"]


def test_a_delegation_comes_before_the_partner_for_good(cast, running):
    leave(cast, "冯子昂")
    StandIn.objects.create(
        person=cast.named("冯子昂"), other=cast.named("高振华"), matter="文稿", valid_from=date(2023, 1, 1)
    )
    Delegation.objects.create(
        giver=cast.users["clerk"],
        taker=cast.users["neighbour"],
        matter="代管",
        made_by=cast.users["clerk"],
        made_at=clock.now(),
        **WEEK,
    )
    assert listed(running) == {"clerk": "", "neighbour": "冯子昂年休假，由受托人代办"}


def test_without_a_stand_in_the_head_of_the_section_has_it(cast, running):
    leave(cast, "冯子昂")
    assert listed(running) == {"clerk": "", "head": "冯子昂年休假，由科室负责人代办"}


def test_with_the_head_away_too_the_next_by_rank_acts(cast, running):
    login(cast, "吕晓东", ("staff", "research1"))
    leave(cast, "冯子昂")
    leave(cast, "高振华")
    assert listed(running) == {"clerk": "", "login-吕晓东": "冯子昂年休假，由科室负责人代办"}


def test_a_whole_section_away_goes_to_the_office(cast, running):
    leave(cast, "冯子昂")
    leave(cast, "高振华")
    assert listed(running) == {"clerk": "", "general": "冯子昂年休假，转办公室"}


def test_with_the_office_away_too_the_days_duty_has_it(cast, running):
    for name in ("冯子昂", "高振华", "孙启航"):
        leave(cast, name)
    Duty.objects.create(
        on=TODAY, person=cast.named("马文秀"), made_by=cast.users["general"], made_at=clock.now()
    )
    assert listed(running) == {"clerk": "", "custodian": "冯子昂年休假，转今日值班人员"}


def test_a_disabled_login_or_none_at_all_loses_no_step(cast, flow, running):
    User.objects.filter(username="clerk").update(is_active=False)
    assert listed(running) == {"head": "冯子昂没有在用的账号，由科室负责人代办"}
    person = cast.named("丁若兰")
    Step.objects.filter(ref=running.ref, closed_at=None).update(person=person)
    assert listed(running) == {"head": "丁若兰没有在用的账号，由科室负责人代办"}


def test_a_person_without_post_or_login_goes_to_the_office(cast, running):
    expert = Person.objects.create(office=cast.office, code="W1", name="外请专家")
    Step.objects.filter(ref=running.ref, closed_at=None).update(person=expert)
    assert listed(running) == {"general": "外请专家没有在用的账号，转办公室"}


def test_a_units_turn_stands_in_its_heads_list_and_any_member_may_take_it(cast, flow, running):
    advance(flow, running, "park", by=cast.users["head"])
    assert (listed(running), who(running)) == ({"head": ""}, ["head", "clerk"])
    assert turn(running) in inbox.of_sections(cast.users["clerk"])
    advance(flow, running, "unpark", by=cast.users["clerk"])
    assert running.state == "drafting"


def test_a_turn_of_the_head_is_not_for_the_members(cast, flow, running):
    advance(flow, running, "park", by=cast.users["head"])
    Step.objects.filter(ref=running.ref, closed_at=None).update(heads=True)
    assert who(running) == ["head"]
    leave(cast, "高振华", stand_in="丁若兰")
    login(cast, "吕晓东", ("staff", "research1"))
    assert listed(running) == {"login-吕晓东": "负责人不在，由科室其他同志代办"}


def test_a_unit_of_the_office_without_logins_goes_to_the_office(cast, running):
    Step.objects.filter(ref=running.ref, closed_at=None).update(person=None, unit=cast.unit("economy"))
    assert listed(running) == {"general": "经济调研科没有人可办，转办公室"}


def test_the_office_itself_is_who_keeps_all_ledgers(cast, running):
    Step.objects.filter(ref=running.ref, closed_at=None).update(person=None, unit=cast.unit("office"))
    assert listed(running) == {"general": ""}


def test_a_turn_of_an_outside_unit_without_logins_opens_at_the_keeping_section(cast, monkeypatch, flow, work):
    bureau = cast.body("淄州市财政局", kind="department", short_name="市财政局")
    states = (
        State("asked", "外单位答复", turn=lambda record: [Turn(unit=bureau)]),
        State("done", "办结", rest=True),
    )
    steps = (Transition("close", "办结", ("asked",), "done"),)
    monkeypatch.setattr(declare, "_BY_MODEL", {})
    other = declare.register(Workflow("test_outside", "答复", Work, states, steps))
    start(other, work, by=cast.users["head"])
    assert (turn(work).holder, listed(work)) == ("调研一科", {"head": "市财政局没有账号，由调研一科代办"})


def test_nobody_at_all_stands_in_the_system_administrators_list_by_number(cast, running):
    assert inbox.stranded(cast.users["sysadmin"]) == []
    User.objects.exclude(username="sysadmin").update(is_active=False)
    (lost,) = inbox.stranded(cast.users["sysadmin"])
    assert (lost.number, lost.holder) == (running.number, "冯子昂")
    assert running.title not in repr(lost)


@pytest.mark.parametrize("away", [False, True])
def test_who_heads_a_section_today(cast, away):
    if away:
        leave(cast, "高振华", stand_in="冯子昂")
    expected = "冯子昂" if away else "高振华"
    assert head_of(cast.unit("research1")).name == expected
    assert head_of(cast.unit("economy")).name == "谭志刚"


def test_a_step_of_a_deputy_with_the_grant_of_a_head_by_delegation(cast, flow, running):
    advance(flow, running, "park", by=cast.users["head"])
    leave(cast, "高振华")
    Delegation.objects.create(
        giver=cast.users["head"],
        taker=cast.users["neighbour"],
        matter="代管",
        made_by=cast.users["head"],
        made_at=clock.now(),
        **WEEK,
    )
    assert listed(running) == {"neighbour": ""}

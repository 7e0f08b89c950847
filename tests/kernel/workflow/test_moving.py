"""Seeing, urging, taking back, handing over, watching."""

from dataclasses import replace
from datetime import date

import pytest

from canmou.kernel.errors import Invalid, NotPermitted, Refused
from canmou.kernel.ledger.actions import amend
from canmou.kernel.ledger.models import RecordChange
from canmou.kernel.workflow import (
    advance,
    ask,
    declare,
    hand_over,
    inbox,
    mark_seen,
    take_back,
    unwatch,
    urge,
    watch,
)
from canmou.kernel.workflow.models import Step, Watch
from canmou.kernel.workflow.moving import can_take_back
from canmou.kernel.workflow.turns import place


def turn(work):
    return Step.objects.select_related("ref", "person", "unit").get(ref=work.ref, closed_at=None)


@pytest.fixture
def handed_in(cast, flow, running):
    advance(flow, running, "hand_in", by=cast.users["clerk"])
    return running


def test_only_who_has_the_turn_has_seen_it(cast, running):
    mark_seen(running, by=cast.users["head"])
    assert turn(running).seen_at is None
    mark_seen(running, by=cast.users["clerk"])
    assert turn(running).seen_at is not None


def test_what_nobody_has_opened_is_taken_back(cast, handed_in):
    first = Step.objects.get(ref=handed_in.ref, verdict="hand_in")
    assert can_take_back(handed_in, by=cast.users["clerk"])
    take_back(handed_in, by=cast.users["clerk"])
    again = turn(handed_in)
    first.refresh_from_db()
    assert (handed_in.state, again.holder, again.moved_from, again.due_on, first.overtaken_at is None) == (
        "drafting",
        "冯子昂",
        first,
        date(2024, 1, 12),
        False,
    )
    assert not can_take_back(handed_in, by=cast.users["clerk"])
    with pytest.raises(Refused, match="没有可以撤回的一步"):
        take_back(handed_in, by=cast.users["clerk"])


def test_what_the_next_has_opened_is_not_taken_back(cast, handed_in):
    mark_seen(handed_in, by=cast.users["head"])
    with pytest.raises(Refused, match="高振华已打开，不能撤回"):
        take_back(handed_in, by=cast.users["clerk"])
    assert (turn(handed_in).state, can_take_back(handed_in, by=cast.users["clerk"])) == ("reviewed", False)


def test_a_turn_of_ones_own_section_is_not_opened_by_oneself(cast, flow, running):
    advance(flow, running, "park", by=cast.users["head"])
    mark_seen(running, by=cast.users["head"])
    assert (turn(running).unit, turn(running).seen_at) == (cast.unit("research1"), None)
    assert can_take_back(running, by=cast.users["head"])
    take_back(running, by=cast.users["head"])
    assert turn(running).state == "drafting"
    advance(flow, running, "park", by=cast.users["head"])
    mark_seen(running, by=cast.users["clerk"])
    with pytest.raises(Refused, match="已打开，不能撤回"):
        take_back(running, by=cast.users["head"])
    assert turn(running).state == "waiting"


def test_what_a_step_filled_in_is_put_back_with_it(cast, flow, running):
    running.characters, running.title, running.finished_on = 4200, "调研二稿", date(2024, 1, 5)
    filled = ["characters", "title", "finished_on"]
    advance(flow, running, "hand_in", by=cast.users["clerk"], filled=filled)
    take_back(running, by=cast.users["clerk"])
    running.refresh_from_db()
    assert (running.characters, running.title, running.finished_on, running.ref.title, running.ref.on) == (
        3000,
        "调研一稿",
        date(2023, 5, 4),
        "调研一稿",
        date(2023, 5, 4),
    )
    assert RecordChange.objects.filter(ref=running.ref).last().values == {
        "title": ["调研二稿", "调研一稿"],
        "finished_on": ["2024-01-05", "2023-05-04"],
        "characters": ["4200", "3000"],
        "state": ["核稿", "起草"],
    }


def test_only_ones_own_last_step_is_taken_back(cast, handed_in):
    with pytest.raises(NotPermitted, match="只能撤回自己办的最后一步"):
        take_back(handed_in, by=cast.users["general"])
    handed_in.title = "改过"
    amend(handed_in, by=cast.users["head"])
    with pytest.raises(Refused, match="之后记录又有改动"):
        take_back(handed_in, by=cast.users["clerk"])
    assert turn(handed_in).state == "reviewed"


def test_a_step_that_did_something_elsewhere_is_not_taken_back(cast, flow, running):
    declare.when("test_text", "hand_in", lambda record, by: None)
    advance(flow, running, "hand_in", by=cast.users["clerk"])
    with pytest.raises(Refused, match="已引起其他事项"):
        take_back(running, by=cast.users["clerk"])


def test_a_step_declared_final_is_not_taken_back(cast, monkeypatch, flow, running):
    firm = replace(flow, transitions=tuple(replace(step, final=True) for step in flow.transitions))
    monkeypatch.setitem(declare._BY_MODEL, type(running), firm)
    advance(firm, running, "hand_in", by=cast.users["clerk"])
    with pytest.raises(Refused, match="已引起其他事项"):
        take_back(running, by=cast.users["clerk"])
    assert turn(running).state == "reviewed"


def test_a_finished_record_is_not_taken_back(cast, flow, handed_in):
    advance(flow, handed_in, "pass_on", by=cast.users["head"])
    advance(flow, handed_in, "sign_off", by=cast.users["leader"])
    with pytest.raises(Refused, match="已到“已签发”，不能撤回"):
        take_back(handed_in, by=cast.users["leader"])


def test_urging_is_counted_once_a_day_by_each(cast, running):
    assert urge(running, by=cast.users["leader"], note="请抓紧") == 1
    with pytest.raises(Refused, match="今天已催办"):
        urge(running, by=cast.users["leader"])
    urge(turn(running), by=cast.users["head"])
    assert turn(running).urges == 2
    with pytest.raises(Refused, match="没有别人要办的环节"):
        urge(running, by=cast.users["clerk"])


def test_a_turn_is_handed_over_and_stays_so_when_the_record_changes(cast, flow, running):
    old = turn(running)
    (fresh,) = hand_over([old], by=cast.users["clerk"], to=cast.named("乔安然"), reason="抽调")
    assert (fresh.moved_from, fresh.due_on, fresh.first_due_on, fresh.via) == (
        old,
        old.due_on,
        old.first_due_on,
        "冯子昂移交",
    )
    running.title = "改过"
    amend(running, by=cast.users["head"])
    assert turn(running) == fresh
    assert (list(inbox.mine(cast.users["clerk"])), list(inbox.mine(cast.users["neighbour"]))) == ([], [fresh])
    advance(flow, running, "hand_in", by=cast.users["neighbour"])
    assert running.state == "reviewed"


@pytest.mark.parametrize(("by", "allowed"), [("clerk", True), ("head", True), ("neighbour", False)])
def test_who_may_hand_over(cast, running, by, allowed):
    if allowed:
        hand_over([turn(running)], by=cast.users[by], to=cast.named("陆思源"), reason="抽调")
    else:
        with pytest.raises(NotPermitted, match="您不能移交"):
            hand_over([turn(running)], by=cast.users[by], to=cast.named("陆思源"), reason="抽调")
    assert turn(running).holder == ("陆思源" if allowed else "冯子昂")


def test_a_hand_over_needs_a_reason_and_a_receiver_with_a_login(cast, running):
    with pytest.raises(Invalid, match="移交原因"):
        hand_over([turn(running)], by=cast.users["clerk"], to=cast.named("陆思源"), reason=" ")
    with pytest.raises(Refused, match="丁若兰没有在用的账号"):
        hand_over([turn(running)], by=cast.users["clerk"], to=cast.named("丁若兰"), reason="抽调")
    assert turn(running).holder == "冯子昂"


def test_a_handed_over_signature_keeps_its_place(cast, running):
    whom = [cast.named("乔安然"), cast.named("陆思源")]
    first, second = ask(running, by=cast.users["clerk"], kind="sign", whom=whom, ordered=True)
    (fresh,) = hand_over([first], by=cast.users["neighbour"], to=cast.named("贾书林"), reason="出差")
    second.refresh_from_db()
    assert (second.after, second.opened_at, fresh.group) == (fresh, None, first.group)


def test_a_turn_that_moves_within_its_state_keeps_its_days(cast, flow, running):
    Step.objects.filter(ref=running.ref, closed_at=None).update(
        person=cast.named("陆思源"), due_on=date(2024, 1, 9), first_due_on=date(2024, 1, 5)
    )
    place(flow, running, by=cast.users["general"], later=False)
    assert (turn(running).holder, turn(running).due_on, turn(running).first_due_on) == (
        "冯子昂",
        date(2024, 1, 9),
        date(2024, 1, 5),
    )
    assert turn(running).asked_by == cast.users["head"]


def test_watching(cast, running):
    watch(running.ref, by=cast.users["neighbour"])
    watch(running.ref, by=cast.users["neighbour"])
    assert [row.ref for row in inbox.watching(cast.users["neighbour"])] == [running.ref]
    unwatch(running.ref, by=cast.users["neighbour"])
    assert Watch.objects.count() == 0
    with pytest.raises(NotPermitted):
        watch(running.ref, by=cast.users["sysadmin"])

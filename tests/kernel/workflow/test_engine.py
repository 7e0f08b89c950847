"""Steps, buttons with reasons, compare-and-set, effects."""

import pytest

from canmou.kernel.errors import Invalid, NotPermitted, Refused, Stale
from canmou.kernel.ledger.actions import void
from canmou.kernel.ledger.models import RecordChange, RecordRef
from canmou.kernel.workflow import (
    State,
    Transition,
    Turn,
    Workflow,
    advance,
    declare,
    earlier,
    history,
    inbox,
    offers,
    start,
    turn_of,
)
from canmou.kernel.workflow.models import Step
from canmou.library.models import Work


def open_turns(work):
    return [(s.state, s.holder) for s in Step.objects.filter(ref=work.ref, closed_at=None)]


def test_a_record_enters_the_flow_with_its_first_turn(cast, flow, work):
    start(flow, work, by=cast.users["head"], opinion="抓紧")
    work.refresh_from_db()
    change = RecordChange.objects.get(ref=work.ref)
    assert (work.state, work.version, RecordRef.objects.get(pk=work.ref_id).state) == (
        "drafting",
        2,
        "drafting",
    )
    assert (change.verb, change.reason, change.values) == ("转入流程", "抓紧", {"state": ["已登记", "起草"]})
    step = Step.objects.get(ref=work.ref)
    assert (step.holder, str(step.due_on), str(step.first_due_on), step.asked_by) == (
        "冯子昂",
        "2024-01-12",
        "2024-01-12",
        cast.users["head"],
    )


def test_a_record_enters_only_once_and_by_who_may_edit_it(cast, flow, work):
    with pytest.raises(NotPermitted, match="归其他科室"):
        start(flow, work, by=cast.users["neighbour"])
    assert open_turns(work) == []
    start(flow, work, by=cast.users["head"])
    with pytest.raises(Refused, match="已在“文稿”流程里，现在是“起草”"):
        start(flow, work, by=cast.users["head"])
    assert open_turns(work) == [("drafting", "冯子昂")]


def test_a_step_moves_state_public_row_history_turns_and_audit_together(cast, flow, running):
    advance(flow, running, "hand_in", by=cast.users["clerk"], opinion="请核")
    running.refresh_from_db()
    change = RecordChange.objects.filter(ref=running.ref).last()
    assert (running.state, running.version, RecordRef.objects.get(pk=running.ref_id).state) == (
        "reviewed",
        3,
        "reviewed",
    )
    assert (change.verb, change.reason, change.values) == ("送核", "请核", {"state": ["起草", "核稿"]})
    assert [(s.verdict, s.opinion, s.signature, s.is_open) for s in history(running)] == [
        ("hand_in", "请核", "冯子昂", False),
        ("", "", "", True),
    ]
    assert open_turns(running) == [("reviewed", "高振华")]


def test_buttons_carry_the_reason_why_not(cast, flow, running):
    running.characters = None
    shown = [(offer.transition.verb, offer.reason) for offer in offers(flow, running, cast.users["clerk"])]
    assert shown == [("hand_in", "还没有填写字数，请先补上字数"), ("park", "")]
    shown = [
        (offer.transition.verb, offer.reason) for offer in offers(flow, running, cast.users["neighbour"])
    ]
    assert shown == [
        ("hand_in", "这一步由冯子昂办理，现在不归您办"),
        ("park", "您只能对本科室的记录“修改台账记录”，这条记录归其他科室"),
    ]


def test_who_has_no_turn_may_not_and_nothing_moves(cast, flow, running):
    with pytest.raises(NotPermitted, match="由冯子昂办理，现在不归您办"):
        advance(flow, running, "hand_in", by=cast.users["head"])
    running.refresh_from_db()
    assert (running.state, running.version, open_turns(running)) == ("drafting", 2, [("drafting", "冯子昂")])


def test_a_step_from_the_wrong_state_says_where_one_stands(cast, flow, running):
    with pytest.raises(Refused, match="“签发”只能在“审签”时进行，现在是“起草”"):
        advance(flow, running, "sign_off", by=cast.users["leader"])


def test_the_second_of_two_hands_is_told(cast, flow, running):
    twin = Work.objects.get(pk=running.pk)
    advance(flow, running, "hand_in", by=cast.users["clerk"])
    with pytest.raises(Stale, match="他人已处理：冯子昂已“送核”，现在是“核稿”"):
        advance(flow, twin, "hand_in", by=cast.users["clerk"])
    assert RecordChange.objects.filter(ref=running.ref).count() == 2


def test_an_opinion_is_asked_for(cast, flow, running):
    advance(flow, running, "hand_in", by=cast.users["clerk"])
    with pytest.raises(Invalid, match="“退回”要写明意见"):
        advance(flow, running, "return_for_changes", by=cast.users["head"], opinion=" ")
    advance(flow, running, "return_for_changes", by=cast.users["head"], opinion="数字要核")
    assert (running.state, open_turns(running)) == ("drafting", [("drafting", "冯子昂")])


def test_a_return_goes_to_any_earlier_state_that_was_passed(cast, flow, running):
    advance(flow, running, "hand_in", by=cast.users["clerk"])
    advance(flow, running, "pass_on", by=cast.users["head"])
    assert [state.code for state in earlier(flow, running)] == ["drafting", "reviewed"]
    with pytest.raises(Refused, match="“退回”不能到“待科室处理”"):
        advance(
            flow, running, "return_for_changes", by=cast.users["leader"], opinion="再核", target="waiting"
        )
    advance(flow, running, "return_for_changes", by=cast.users["leader"], opinion="再核", target="reviewed")
    assert open_turns(running) == [("reviewed", "高振华")]


def test_a_step_fills_columns_in_the_same_write(cast, flow, running):
    running.characters, running.title = 4200, "调研二稿"
    advance(flow, running, "hand_in", by=cast.users["clerk"], filled=["characters", "title"])
    running.refresh_from_db()
    change = RecordChange.objects.filter(ref=running.ref).last()
    assert (running.characters, running.ref.title, change.values) == (
        4200,
        "调研二稿",
        {"title": ["调研一稿", "调研二稿"], "characters": ["3000", "4200"], "state": ["起草", "核稿"]},
    )


def test_what_a_step_fills_is_checked_and_nothing_moves(cast, flow, running):
    running.title = ""
    with pytest.raises(Invalid, match="不能为空"):
        advance(flow, running, "hand_in", by=cast.users["clerk"], filled=["title"])
    with pytest.raises(ValueError, match="title was set"):
        advance(flow, running, "hand_in", by=cast.users["clerk"])
    running.refresh_from_db()
    assert (running.title, running.state, running.version) == ("调研一稿", "drafting", 2)


def test_whose_turn_it_is(cast, flow, running):
    assert turn_of(flow, running) == [Turn(person=cast.named("冯子昂"))]
    void(running, by=cast.users["general"], reason="重复登记")
    assert turn_of(flow, running) == []
    assert list(inbox.mine(cast.users["clerk"])) == []


def test_an_effect_runs_in_the_same_transaction(cast, flow, running):
    seen = []
    declare.when("test_text", "hand_in", lambda record, by: seen.append((record.state, by)))
    advance(flow, running, "hand_in", by=cast.users["clerk"])
    assert seen == [("reviewed", cast.users["clerk"])]


@pytest.mark.parametrize(
    ("states", "steps", "told"),
    [
        ((State("a", "甲"),), (Transition("go", "走", ("a",), "b"),), "unknown states"),
        (
            (State("a", "甲"), State("b", "乙")),
            (Transition("go", "走", ("a",), "b"),),
            "no step leads out of",
        ),
        (
            (State("a", "甲"), State("b", "乙", rest=True)),
            (Transition("stay", "留", ("a",), "a"),),
            "no step leads to",
        ),
    ],
)
def test_an_unsound_table_is_refused(states, steps, told):
    with pytest.raises(ValueError, match=told):
        Workflow("bad", "坏表", Work, states, steps)

"""Steps, buttons with reasons, compare-and-set, effects."""

from datetime import date

import pytest

from canmou.kernel.errors import Invalid, NotPermitted, Refused, Stale
from canmou.kernel.ledger.actions import void
from canmou.kernel.ledger.models import RecordChange, RecordRef
from canmou.kernel.people.models import User
from canmou.kernel.workflow import State, Transition, Workflow, advance, offers, turn_of
from canmou.kernel.workflow import engine as kept
from canmou.library.models import Work


def long_enough(work, by):
    return "" if work.characters else "还没有填写字数，请先补上字数"


FLOW = Workflow(
    "test_text",
    "文稿",
    Work,
    states=(
        State("recorded", "起草", turn=lambda work: [work.created_by]),
        State("reviewed", "已核稿", turn=lambda work: list(User.objects.filter(username="leader"))),
        State("signed", "已签发"),
    ),
    transitions=(
        Transition("review", "核稿", ("recorded",), "reviewed", guards=(long_enough,)),
        Transition("return_for_changes", "退回", ("reviewed",), "recorded", opinion=True),
        Transition("sign_off", "签发", ("reviewed",), "signed"),
    ),
)


@pytest.fixture
def work(cast):
    text = Work(title="调研一稿", kind="report", finished_on=date(2023, 5, 4), characters=3000)
    return cast.enter([text], unit="research1")[0]


def test_a_step_moves_state_public_row_history_and_audit_together(cast, work):
    advance(FLOW, work, "review", by=cast.users["head"], opinion="同意")
    work.refresh_from_db()
    change = RecordChange.objects.get(ref=work.ref)
    assert (work.state, work.version, RecordRef.objects.get(pk=work.ref_id).state) == (
        "reviewed",
        2,
        "reviewed",
    )
    assert (change.verb, change.reason, change.values) == ("核稿", "同意", {"state": ["起草", "已核稿"]})


def test_buttons_carry_the_reason_why_not(cast, work):
    work.characters = None
    buttons = [(offer.transition.verb, offer.reason) for offer in offers(FLOW, work, cast.users["head"])]
    assert buttons == [("review", "还没有填写字数，请先补上字数")]


def test_another_section_may_not_and_nothing_moves(cast, work):
    with pytest.raises(NotPermitted, match="归其他科室"):
        advance(FLOW, work, "review", by=cast.users["neighbour"])
    work.refresh_from_db()
    assert (work.state, work.version) == ("recorded", 1)


def test_a_step_from_the_wrong_state_says_where_one_stands(cast, work):
    with pytest.raises(Refused, match="“签发”只能在“已核稿”时进行，现在是“起草”"):
        advance(FLOW, work, "sign_off", by=cast.users["head"])


def test_the_second_of_two_hands_is_told(cast, work):
    twin = Work.objects.get(pk=work.pk)
    advance(FLOW, work, "review", by=cast.users["head"])
    with pytest.raises(Stale, match="他人已处理"):
        advance(FLOW, twin, "review", by=cast.users["head"])
    assert RecordChange.objects.filter(ref=work.ref).count() == 1


def test_an_opinion_is_asked_for(cast, work):
    advance(FLOW, work, "review", by=cast.users["head"])
    with pytest.raises(Invalid, match="“退回”要写明意见"):
        advance(FLOW, work, "return_for_changes", by=cast.users["head"], opinion=" ")
    assert (
        advance(FLOW, work, "return_for_changes", by=cast.users["head"], opinion="数字要核").state
        == "recorded"
    )


def test_whose_turn_it_is(cast, work):
    assert turn_of(FLOW, work) == [cast.users["general"]]
    advance(FLOW, work, "review", by=cast.users["head"])
    assert turn_of(FLOW, work) == [cast.users["leader"]]
    void(work, by=cast.users["general"], reason="重复登记")
    assert turn_of(FLOW, work) == []


def test_an_effect_runs_in_the_same_transaction(cast, work, monkeypatch):
    seen = []
    monkeypatch.setattr(
        kept, "_EFFECTS", {("test_text", "review"): [lambda record, by: seen.append((record.state, by))]}
    )
    advance(FLOW, work, "review", by=cast.users["head"])
    assert seen == [("reviewed", cast.users["head"])]


def test_an_unsound_table_is_refused():
    with pytest.raises(ValueError, match="unknown states"):
        Workflow("bad", "坏表", Work, (State("a", "甲"),), (Transition("go", "走", ("a",), "b"),))

"""Turns of a workflow: whoever has one is told, nobody else, and what was done meanwhile asks for nothing."""

from datetime import date

import pytest

from canmou.accounts.actions.away import Leave, record_absence
from canmou.kernel.ledger.declare import record_of
from canmou.kernel.notices import of_turns
from canmou.kernel.notices.models import Notice
from canmou.kernel.notices.reading import notices_of, read_of, unread_count
from canmou.kernel.workflow import (
    PERM,
    State,
    Transition,
    Turn,
    Workflow,
    advance,
    answer,
    ask,
    circulate,
    declare,
    outside,
    start,
    urge,
)
from canmou.library.models import Work

MONDAY = date(2024, 1, 8)


@pytest.fixture
def flow(cast, monkeypatch):
    """A text: the clerk drafts, the head reviews, it is done."""
    for table in ("_WORKFLOWS", "_BY_MODEL", "_EFFECTS"):
        monkeypatch.setattr(declare, table, dict(getattr(declare, table)))
    monkeypatch.setattr(of_turns, "_URGENT", {})
    states = (
        State(
            "drafting", "起草", turn=lambda work: [Turn(person=cast.named("冯子昂"))], due=lambda work: DUE
        ),
        State("reviewed", "核稿", turn=lambda work: [Turn(unit=work.unit, head=True)]),
        State("done", "已办结", rest=True),
    )
    steps = (
        Transition("hand_in", "送核", ("drafting",), "reviewed"),
        Transition("return_for_changes", "退回", ("reviewed",), "drafting", opinion=True, back=True),
        Transition("finish", "办结", ("drafting", "reviewed"), "done", actor=PERM),
    )
    return declare.register(Workflow("test_notices", "文稿", Work, states, steps))


DUE = date(2024, 1, 12)


@pytest.fixture
def work(cast):
    text = Work(title="调研一稿", kind="report", finished_on=date(2023, 5, 4), characters=3000)
    return cast.enter([text], unit="research1")[0]


def told(cast, login):
    rows = Notice.objects.filter(user=cast.users[login]).order_by("pk")
    return [(one.kind, one.sentence) for one in rows]


def test_who_gets_a_turn_is_told_and_who_gave_it_is_not(cast, flow, work):
    running = start(flow, work, by=cast.users["head"])
    assert told(cast, "clerk") == [("turn", "轮到您办（起草），1月12日前")]
    assert told(cast, "head") == []
    advance(flow, running, "hand_in", by=cast.users["clerk"])
    assert told(cast, "head") == [("turn", "轮到您办（核稿）")]
    assert (len(told(cast, "clerk")), Notice.objects.count()) == (1, 2)


def test_what_was_done_is_settled_and_no_longer_counts(cast, flow, work):
    clerk = cast.users["clerk"]
    running = start(flow, work, by=cast.users["head"])
    assert unread_count(clerk) == 1
    advance(flow, running, "finish", by=cast.users["head"])
    assert unread_count(clerk) == 0
    assert [(one.settled, one.fresh) for one in notices_of(clerk)] == [(True, False)]


def test_a_return_tells_its_reason(cast, flow, work):
    running = start(flow, work, by=cast.users["head"])
    advance(flow, running, "hand_in", by=cast.users["clerk"])
    advance(flow, running, "return_for_changes", by=cast.users["head"], opinion="数据要核实")
    assert told(cast, "clerk")[-1] == ("back", "高振华退回，请您重办（起草）：数据要核实，1月12日前")


def test_who_is_away_is_not_told_but_the_stand_in_with_the_reason(cast, flow, work):
    leave = Leave(cast.named("高振华"), "trip", MONDAY, MONDAY, cast.named("陆思源"), "")
    record_absence(leave, delegated=False, by=cast.users["personnel"])
    running = start(flow, work, by=cast.users["general"])
    advance(flow, running, "hand_in", by=cast.users["clerk"])
    assert told(cast, "head") == []
    assert told(cast, "keeper") == [("turn", "轮到您办（核稿）（高振华出差，由代岗人代办）")]


def test_urging_tells_the_holder_with_the_count(cast, flow, work):
    running = start(flow, work, by=cast.users["head"])
    urge(running, by=cast.users["leader"])
    assert told(cast, "clerk")[-1] == ("urge", "周承远催办（起草），第1次，1月12日前")
    assert told(cast, "leader") == []


def test_who_asked_is_told_the_answer_but_not_of_every_reader(cast, flow, work):
    clerk, head = cast.users["clerk"], cast.users["head"]
    running = start(flow, work, by=head)
    people = [cast.named("周承远")]
    (asked,) = ask(running, by=clerk, kind="sign", whom=people, note="请看第三段")
    assert told(cast, "leader") == [("turn", "冯子昂请您会签：请看第三段")]
    answer(asked, by=cast.users["leader"], verdict="agree", opinion="同意")
    assert told(cast, "clerk")[-1] == ("answer", "周承远：同意，附有意见（会签）")
    before = Notice.objects.filter(user=clerk).count()
    (reading,) = circulate(running, by=clerk, readers=people)
    assert told(cast, "leader")[-1] == ("read", "冯子昂请您阅知")
    answer(reading, by=cast.users["leader"], verdict="read")
    assert Notice.objects.filter(user=clerk).count() == before


def test_an_answer_from_outside_is_told_to_who_asked(cast, flow, work):
    clerk = cast.users["clerk"]
    running = start(flow, work, by=cast.users["head"])
    made = outside.invite(running, by=clerk, name="王教授", purpose="请对第三章提意见", expires_on=DUE)
    before = Notice.objects.count()
    outside.answer(made.token, opinion="第三章数据偏旧")
    assert Notice.objects.count() == before + 1
    assert told(cast, "clerk")[-1] == ("answer", "王教授由链接答复：有意见，附有意见（外部答复）")


def test_what_is_urgent_by_its_ledger_is_marked(cast, flow, work):
    of_turns.urgent_where(work.ledger_code, lambda record: record.title == "调研一稿")
    start(flow, work, by=cast.users["head"])
    assert [one.urgent for one in Notice.objects.all()] == [True]


def test_opening_the_record_reads_its_notices(cast, flow, work, django_assert_num_queries):
    clerk = cast.users["clerk"]
    start(flow, work, by=cast.users["head"])
    read_of(work.ref, by=cast.users["leader"])
    assert unread_count(clerk) == 1
    read_of(work.ref, by=clerk)
    assert unread_count(clerk) == 0
    with django_assert_num_queries(1):
        read_of(work.ref, by=clerk)


def test_the_record_behind_a_notice_is_the_works(cast, flow, work):
    start(flow, work, by=cast.users["head"])
    assert record_of(Notice.objects.get().ref) == work

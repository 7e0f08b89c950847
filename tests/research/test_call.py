"""A call goes out complete, takes proposals to the minute, and moves its closing moment only with a reason."""

from datetime import date, timedelta

import pytest
from call_play import QUESTION, TITLE, drafted, filed, idea, login, opened, outside, past

from canmou.kernel import clock
from canmou.kernel.errors import Invalid, NotPermitted, Refused
from canmou.kernel.ledger.actions import add
from canmou.kernel.ledger.models import RecordChange
from canmou.kernel.notices.reading import notices_of
from canmou.kernel.workflow import advance
from canmou.kernel.workflow.models import Step
from canmou.research import calling
from canmou.research.actions import call as calls
from canmou.research.actions import proposal as proposals
from canmou.research.models import Proposal, ScreeningCriterion
from canmou.research.states.call import CALL
from canmou.research.states.proposal import PROPOSAL

pytestmark = pytest.mark.django_db


def told(user):
    return [notice.sentence for notice in notices_of(user)]


def test_a_call_goes_out_and_who_may_propose_is_told(cast):
    call = drafted(cast)
    assert (call.state, told(cast.users["department"])) == ("drafting", [])
    calls.send_out(call, by=cast.users["head"])
    assert (call.state, call.issued_on) == ("open", date(2024, 1, 8))
    moment = calling.moment(call.closes_at)
    assert told(cast.users["department"]) == [f"百题调研：可以报送选题建议，截止时间{moment}"]
    assert [(s.holder, s.due_on) for s in Step.objects.filter(ref=call.ref, closed_at=None)] == [
        ("调研一科", call.closes_on)
    ]


@pytest.mark.parametrize(
    ("more", "sentence"),
    [({"guide": ""}, "先写申报指南"), ({"recipients": []}, "先选可以申报的单位")],
)
def test_an_incomplete_call_does_not_go_out(cast, more, sentence):
    call = drafted(cast, **more)
    with pytest.raises(Refused, match=sentence):
        calls.send_out(call, by=cast.users["head"])
    call.refresh_from_db()
    assert call.state == "drafting"


def test_points_make_a_hundred(cast):
    call = drafted(cast)
    with pytest.raises(Invalid, match="合计100分"):
        calls.set_criteria(call, [("选题价值", 60), ("可行", 30)], by=cast.users["head"])
    assert sum(row.weight for row in ScreeningCriterion.objects.filter(call=call)) == 100


def test_a_proposal_is_kept_by_the_section_and_seen_by_its_unit(cast):
    call = opened(cast)
    made = filed(cast, call)
    unit = outside(cast, "市工信局")
    assert (made.state, made.source, made.unit, made.source_unit, made.filed_on) == (
        "submitted",
        "department",
        cast.unit("research1"),
        unit,
        date(2024, 1, 8),
    )
    assert Step.objects.filter(ref=made.ref).count() == 0


def test_after_the_minute_nothing_is_taken_though_nobody_pressed_anything(cast):
    call = past(opened(cast))
    assert call.state == "open"
    with pytest.raises(Refused, match="截止，不再接收"):
        filed(cast, call)
    with pytest.raises(Refused, match="截止，不再接收"):
        filed(cast, call, unit=outside(cast, "市商务局"), by=cast.users["head"])
    assert Proposal.objects.count() == 0


def test_the_last_minute_is_taken(cast):
    assert filed(cast, opened(cast, minutes=1)).state == "submitted"


def test_the_plain_ledger_is_no_way_around_the_closing(cast):
    call = past(opened(cast))
    row = idea(call, outside(cast, "市商务局"), source="department", filed_on=date(2024, 1, 8))
    row.unit = cast.unit("research1")
    with pytest.raises(Invalid, match="请在征集页面报送"):
        add(row, by=cast.users["general"])
    assert Proposal.objects.count() == 0


def test_it_does_not_close_early_nor_extend_late(cast):
    call = opened(cast)
    with pytest.raises(Refused, match="还没到截止时刻"):
        calls.close(call, by=cast.users["head"])
    past(call)
    with pytest.raises(Refused, match="重新开放"):
        calls.extend(
            call, closes_at=clock.now() + timedelta(days=1), opinion="应部门要求", by=cast.users["head"]
        )
    call.refresh_from_db()
    assert call.closes_at < clock.now()


def test_reopening_needs_a_reason_stands_in_the_history_and_is_told(cast):
    call = past(opened(cast))
    calls.close(call, by=cast.users["head"])
    later = clock.now() + timedelta(days=2)
    with pytest.raises(Invalid):
        calls.reopen(call, closes_at=later, opinion=" ", by=cast.users["head"])
    call.refresh_from_db()
    assert call.state == "closed"
    calls.reopen(call, closes_at=later, opinion="两个区县系统故障", by=cast.users["head"])
    assert calling.takes_proposals(call)
    last = RecordChange.objects.filter(ref=call.ref).last()
    assert (last.verb, last.reason, "closes_at" in last.values) == ("重新开放", "两个区县系统故障", True)
    assert (
        told(cast.users["department"])[0] == f"百题调研：重新开放至{calling.moment(later)}：两个区县系统故障"
    )


def test_the_closing_moment_is_not_changed_by_hand(cast):
    call = opened(cast)
    call.closes_at += timedelta(days=1)
    call.closes_on += timedelta(days=1)
    with pytest.raises(Invalid, match="不能直接改"):
        calls.revise(
            call,
            recipients=list(call.recipients.all()),
            criteria=calls.CRITERIA,
            closes_at=None,
            by=cast.users["head"],
        )


def test_each_unit_has_its_places(cast):
    call = opened(cast, department_limit=2)
    first, _ = filed(cast, call), filed(cast, call, TITLE.replace("厂房", "园区"))
    with pytest.raises(Refused, match="最多报2条"):
        filed(cast, call, TITLE.replace("厂房", "矿山"))
    proposals.withdraw(first, by=cast.users["department"])
    assert filed(cast, call, TITLE.replace("厂房", "矿山")).state == "submitted"


def test_two_units_may_ask_the_same(cast):
    call = opened(cast)
    filed(cast, call)
    other = login(cast, "市商务局")
    assert filed(cast, call, unit=outside(cast, "市商务局"), by=other).title == TITLE
    with pytest.raises(Invalid):
        filed(cast, call)


@pytest.mark.parametrize(
    ("more", "column"),
    [
        ({"title": "太短"}, "title"),
        ({"question": "为什么？"}, "question"),
        ({"question": QUESTION * 20}, "question"),
        ({"field": "天文"}, "field"),
        ({"contact": ""}, "contact"),
    ],
)
def test_the_form_check_names_the_column(cast, more, column):
    with pytest.raises(Invalid) as found:
        filed(cast, opened(cast), **more)
    assert (list(found.value.problems), Proposal.objects.count()) == ([column], 0)


def test_nobody_proposes_in_anothers_name(cast):
    call = opened(cast)
    with pytest.raises(NotPermitted):
        filed(cast, call, unit=outside(cast, "市商务局"))
    with pytest.raises(NotPermitted):
        filed(cast, call, unit=cast.unit("economy"), by=cast.users["neighbour"])
    assert filed(cast, call, unit=cast.unit("society"), by=cast.users["neighbour"]).source == "section"
    ordered = filed(
        cast,
        call,
        TITLE.replace("厂房", "矿山"),
        unit=cast.unit("economy"),
        by=cast.users["head"],
        source="leader",
        leader=cast.named("周承远"),
    )
    bus = TITLE.replace("厂房", "校车")
    own = {"unit": cast.unit("society"), "by": cast.users["neighbour"], "source": "self_chosen"}
    small = filed(cast, call, bus, **own)
    assert (ordered.source, ordered.source_unit, small.source) == ("leader", None, "self_chosen")


def test_who_was_not_asked_does_not_propose(cast):
    call = opened(cast, recipients=[outside(cast, "市商务局")])
    with pytest.raises(Refused, match="没有发给市工信局"):
        filed(cast, call)


def test_returned_for_more_and_filed_again_after_the_closing(cast):
    call = opened(cast)
    made = filed(cast, call)
    past(call)
    made.call = call
    proposals.send_back(
        made, supplement_by=date(2024, 1, 10), opinion="请说明厂房范围", by=cast.users["head"]
    )
    assert (made.state, made.answer) == ("returned", "请说明厂房范围")
    assert [(s.holder, s.due_on) for s in Step.objects.filter(ref=made.ref, closed_at=None)] == [
        ("市工信局", date(2024, 1, 10))
    ]
    made.question = QUESTION + "范围限于市属国有厂房。"
    proposals.correct(made, by=cast.users["department"])
    assert (made.state, made.question.endswith("国有厂房。")) == ("submitted", True)


def test_the_time_to_supplement_ends(cast, settings):
    made = filed(cast, opened(cast))
    proposals.send_back(made, supplement_by=date(2024, 1, 9), opinion="请补充", by=cast.users["head"])
    settings.CANMOU_TODAY = date(2024, 1, 10)
    with pytest.raises(Refused, match="补充时限"):
        proposals.correct(made, by=cast.users["department"])
    made.refresh_from_db()
    assert made.state == "returned"


def test_declined_with_the_reason_that_the_proposer_reads(cast):
    made = filed(cast, opened(cast))
    with pytest.raises(Invalid):
        proposals.decline(made, opinion="", by=cast.users["head"])
    proposals.decline(made, opinion="属部门日常工作", by=cast.users["head"])
    made.refresh_from_db()
    assert (made.state, made.answer) == ("declined", "属部门日常工作")
    assert told(cast.users["department"])[0] == "不予受理，理由见办理答复"


def test_split_and_merge(cast):
    call = opened(cast)
    one, two = filed(cast, call), filed(cast, call, TITLE.replace("厂房", "园区"))
    parts = proposals.split(
        one, titles=["关于老旧厂房产权的调研", "关于老旧厂房规划的调研"], by=cast.users["head"]
    )
    one.refresh_from_db()
    assert (one.state, [(p.state, p.split_from, p.source_unit) for p in parts]) == (
        "split",
        [("accepted", one, one.source_unit)] * 2,
    )
    assert calling.used(call, one.proposed_by) == 2
    proposals.accept([two], by=cast.users["head"])
    proposals.merge([parts[1]], into=two, by=cast.users["head"])
    with pytest.raises(Refused, match="并入"):
        proposals.decline(two, opinion="不收", by=cast.users["head"])
    proposals.unmerge(parts[1], by=cast.users["head"])
    proposals.decline(two, opinion="不收", by=cast.users["head"])
    assert two.state == "declined"


def test_the_outcome_comes_with_the_list_only(cast):
    made = filed(cast, opened(cast))
    proposals.accept([made], by=cast.users["head"])
    with pytest.raises(Refused, match="公布课题时一并办理"):
        advance(PROPOSAL, made, "select", by=cast.users["head"])
    with pytest.raises(NotPermitted):
        advance(PROPOSAL, made, "select", by=cast.users["department"])
    made.refresh_from_db()
    assert made.state == "accepted"


def test_screening_waits_until_all_are_looked_at(cast):
    call = opened(cast)
    filed(cast, call)
    past(call)
    calls.close(call, by=cast.users["head"])
    with pytest.raises(Refused, match="还有1条没有受理"):
        advance(CALL, call, "screen", by=cast.users["head"])

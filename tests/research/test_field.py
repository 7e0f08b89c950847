"""Topics in their flow: opened with a plan, worked on by their team, ended with their report or with a reason."""

from datetime import date

import pytest

from canmou.kernel.attachments.entering import Incoming
from canmou.kernel.attachments.models import Attachment
from canmou.kernel.errors import Invalid, NotPermitted, Refused
from canmou.kernel.ledger.actions import add
from canmou.kernel.people.models import RoleGrant, Unit, User
from canmou.kernel.workflow import advance, outside, workflow
from canmou.kernel.workflow.models import Step
from canmou.library.models import Work
from canmou.research.actions import data_request, fieldwork
from canmou.research.actions import topic as actions
from canmou.research.dispatching import behind_time
from canmou.research.models import (
    DataRequest,
    FieldActivity,
    MidtermCheck,
    Milestone,
    Outline,
    Report,
    TeamMember,
    Topic,
)

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 32


def opened(cast, title="关于软件园配套的调研", *, by="head", head="高振华", source="joint", **fields):
    topic = Topic(
        title=title,
        topic_class="major",
        source=source,
        lead_unit=cast.unit("research1"),
        lead_leader=cast.named("韩立诚"),
        due_on=date(2024, 6, 28),
        **fields,
    )
    return actions.open_topic(topic, head=cast.named(head), writer=cast.named("冯子昂"), by=cast.users[by])


def activity(**fields):
    facts = {"subject": "走访软件园", "held_on": date(2024, 1, 8), "place": "高新区软件园", "method": "visit"}
    return FieldActivity(**(facts | fields))


def went(cast, topic, by="clerk", **fields):
    return fieldwork.enter_activity(
        activity(**fields), topic=topic, participants=[cast.named("冯子昂")], by=cast.users[by]
    )


def reported(cast, topic):
    work = add(
        Work(
            title=f"{topic.title}报告",
            kind="report",
            finished_on=date(2024, 1, 8),
            unit=topic.unit,
        ),
        by=cast.users["general"],
    )
    return add(
        Report(work=work, topic=topic, kind="major", finished_on=date(2024, 1, 8), unit=topic.unit),
        by=cast.users["general"],
    )


def test_a_topic_is_opened_with_its_team_and_its_plan(cast):
    topic = opened(cast)
    assert (topic.state, topic.year, topic.unit) == ("approved", 2024, cast.unit("research1"))
    rows = Milestone.objects.order_by("due_on")
    assert [(row.step, str(row.due_on)) for row in rows] == [
        ("kickoff", "2024-01-29"),
        ("fieldwork", "2024-04-03"),
        ("draft", "2024-05-16"),
        ("review", "2024-06-11"),
        ("closeout", "2024-06-28"),
    ]
    team = TeamMember.objects.order_by("pk").values_list("person__name", "role")
    assert list(team) == [("高振华", "head"), ("冯子昂", "writer")]
    step = Step.objects.get(ref=topic.ref, closed_at=None)
    assert (step.person, step.due_on) == (cast.named("高振华"), date(2024, 6, 28))


def test_it_goes_its_way_to_the_end_and_its_milestones_follow(cast):
    head, clerk = cast.users["head"], cast.users["clerk"]
    topic = opened(cast)
    actions.kickoff(topic, by=head)
    with pytest.raises(Refused, match="提纲还没有审定"):
        advance(workflow("topic"), topic, "go_out", by=head)
    outline = fieldwork.write_outline(topic, questions="一、底数", submitted=True, by=clerk)
    assert Step.objects.get(ref=outline.ref, closed_at=None).person == cast.named("韩立诚")
    leader = cast.users["leader"]  # the lead leader has no login
    fieldwork.approve_outline(outline, by=leader)
    assert (outline.state, outline.approved_by) == ("approved", leader.person)
    advance(workflow("topic"), topic, "go_out", by=head)
    with pytest.raises(Refused, match="还没有登记已开展的调研活动"):
        actions.draft(topic, by=head)
    went(cast, topic)
    actions.draft(topic, by=head)
    actions.submit(topic, by=head)
    with pytest.raises(Refused, match="先登记这个课题的调研报告"):
        actions.finish(topic, by=head)
    reported(cast, topic)
    actions.finish(topic, by=head)
    topic.refresh_from_db()
    assert (topic.state, topic.ending, topic.finished_on) == ("finished", "finished", date(2024, 1, 8))
    assert set(Milestone.objects.values_list("done_on", flat=True)) == {date(2024, 1, 8)}
    assert not Step.objects.filter(ref=topic.ref, closed_at=None).exists()


def test_a_topic_without_a_head_is_not_kicked_off(cast):
    topic = Topic(
        title="无人牵头",
        topic_class="key",
        source="upper",
        lead_unit=cast.unit("research1"),
        due_on=date(2024, 6, 28),
    )
    actions.open_topic(topic, by=cast.users["head"])
    with pytest.raises(Refused, match="先确定课题组组长"):
        actions.kickoff(topic, by=cast.users["head"])
    assert Milestone.objects.filter(done_on=None).count() == 5


def test_it_ends_before_its_time_only_with_a_reason(cast):
    head = cast.users["head"]
    topic, other = opened(cast), opened(cast, "关于园区道路的调研")
    with pytest.raises(Invalid):
        actions.terminate(topic, by=head)
    with pytest.raises(Invalid, match="没有这个编号的在研课题"):
        actions.merge(topic, into=topic.number, opinion="同一件事", by=head)
    assert (topic.state, Topic.objects.get(pk=topic.pk).ending) == ("approved", "")
    actions.merge(topic, into=other.number, opinion="同一件事", by=head)
    held = Topic.objects.get(pk=topic.pk)
    assert (held.state, held.ending, held.ended_why, held.merged_into) == (
        "merged",
        "merged",
        "同一件事",
        other,
    )
    actions.withdraw(other, opinion="条件不具备", by=head)
    with pytest.raises(Refused, match="不再登记调研过程"):
        went(cast, other)
    assert FieldActivity.objects.count() == 0


def test_nobody_approves_his_own_outline_and_a_changed_one_is_approved_again(cast):
    head, topic = cast.users["head"], opened(cast)
    own = fieldwork.write_outline(topic, questions="一、底数", submitted=True, by=head)
    with pytest.raises(Refused):
        fieldwork.approve_outline(own, by=head)
    assert Outline.objects.get().approved_on is None
    own = Outline.objects.get()
    advance(workflow("outline"), own, "amend", opinion="再细一点", by=cast.users["leader"])
    with pytest.raises(NotPermitted, match="只有课题组成员"):
        fieldwork.write_outline(topic, questions="二", by=cast.users["neighbour"])
    fieldwork.write_outline(topic, questions="一、底数；二、卡点", submitted=True, by=head)
    assert Outline.objects.get().questions == "一、底数；二、卡点"


def test_a_member_of_the_team_from_another_section_enters_what_he_did(cast):
    topic, neighbour = opened(cast), cast.users["neighbour"]
    with pytest.raises(NotPermitted):
        went(cast, topic, by="neighbour")
    fieldwork.join_team(topic, person=neighbour.person, role="member", by=cast.users["head"])
    made = fieldwork.enter_activity(
        activity(),
        topic=topic,
        participants=[neighbour.person],
        files=[Incoming("IMG_1.png", PNG)],
        by=neighbour,
    )
    assert (made.unit, list(made.participants.all())) == (topic.unit, [neighbour.person])
    assert Attachment.objects.get().ref == made.ref
    row = TeamMember.objects.get(person=neighbour.person)
    fieldwork.leave_team(row, by=cast.users["head"])
    with pytest.raises(NotPermitted):
        went(cast, topic, by="neighbour")
    assert FieldActivity.objects.count() == 1


def test_a_new_head_takes_the_turn(cast):
    topic = opened(cast)
    fieldwork.join_team(topic, person=cast.named("冯子昂"), role="head", by=cast.users["head"])
    now = TeamMember.objects.filter(left_on=None).values_list("person__name", "role")
    assert list(now) == [("冯子昂", "head")]
    assert Step.objects.get(ref=topic.ref, closed_at=None).person == cast.named("冯子昂")


def test_an_activity_is_not_before_its_topic(cast):
    topic = opened(cast)
    with pytest.raises(Invalid, match="不能早于立项"):
        went(cast, topic, held_on=date(2023, 12, 29))
    assert FieldActivity.objects.count() == 0


def test_the_letter_is_numbered_once_and_before_the_trip(cast):
    topic, head = opened(cast), cast.users["head"]
    host = Unit.objects.get(short_name="市工信局")
    trip = went(cast, topic, held_on=date(2024, 1, 11), host=host)
    fieldwork.number_letter(trip, by=head)
    number = FieldActivity.objects.get().letter
    assert number == "淄政研函〔2024〕1号"
    with pytest.raises(Refused, match="已编号"):
        fieldwork.number_letter(trip, by=head)
    bare = went(cast, topic, held_on=date(2024, 1, 12))
    with pytest.raises(Refused, match="先填写接洽单位"):
        fieldwork.number_letter(bare, by=head)


def test_a_mid_term_check_is_anothers(cast):
    topic = opened(cast)
    check = MidtermCheck(progress=40, verdict="slow", finding="座谈未完", requirement="月底前完成")
    with pytest.raises(Refused, match="组长不能检查自己的课题"):
        fieldwork.check_midterm(check, topic=topic, by=cast.users["head"])
    made = fieldwork.check_midterm(check, topic=topic, by=cast.users["general"])
    assert (made.checked_by, made.unit) == (cast.named("孙启航"), topic.unit)


def test_the_plan_stays_within_the_topic(cast):
    topic = opened(cast)
    row = Milestone.objects.select_related("ref", "unit", "office", "topic").get(step="kickoff")
    late = fieldwork.Planned(row, date(2024, 7, 1), None, None, "")
    with pytest.raises(Invalid):
        fieldwork.set_plan(topic, [late], by=cast.users["head"])
    row.refresh_from_db()
    moved = fieldwork.Planned(row, date(2024, 2, 5), cast.named("冯子昂"), None, "推后")
    assert fieldwork.set_plan(topic, [moved], by=cast.users["head"]) == 1
    assert Milestone.objects.get(step="kickoff").due_on == date(2024, 2, 5)


def asked(cast, topic, *names, due_on=date(2024, 1, 12)):
    units = [Unit.objects.get(short_name=name) for name in names]
    return data_request.ask_data(
        topic, asked=units, content="近三年软件业营业收入", due_on=due_on, by=cast.users["head"]
    )


def department(cast, name="市工信局"):
    unit = Unit.objects.get(short_name=name)
    user = User.objects.create(username=f"dept-{unit.pk}", office=cast.office)
    RoleGrant.objects.create(user=user, role="outside_unit", unit=unit, valid_from="2021-01-01")
    return user


def test_a_department_answers_through_its_account(cast):
    user = department(cast)
    own, other = asked(cast, opened(cast), "市工信局", "市教育局")
    step = Step.objects.get(ref=own.ref, closed_at=None)
    assert (step.unit, step.due_on) == (own.asked, date(2024, 1, 12))
    with pytest.raises(NotPermitted):
        data_request.supply(other, reply="无", by=user)
    with pytest.raises(Invalid):
        data_request.supply(own, reply=" ", by=user)
    data_request.supply(own, reply="见附表", files=[Incoming("数据.png", PNG)], by=user)
    held = DataRequest.objects.get(pk=own.pk)
    assert (held.state, held.reply, held.received_on) == ("supplied", "见附表", date(2024, 1, 8))
    data_request.again(held, opinion="缺2023年", by=cast.users["head"])
    assert DataRequest.objects.get(pk=own.pk).received_on is None
    assert DataRequest.objects.get(pk=other.pk).state == "asked"


def test_a_link_from_outside_answers_the_request(cast):
    (request,) = asked(cast, opened(cast), "市教育局")
    made = outside.invite(
        request, by=cast.users["head"], name="王科长", purpose="请提供数据", expires_on=date(2024, 1, 12)
    )
    outside.answer(made.token, opinion="2023年为120亿元")
    held = DataRequest.objects.get()
    assert (held.state, held.reply, held.received_on) == ("supplied", "2023年为120亿元", date(2024, 1, 8))
    assert "王科长" in held.answered_by


def test_what_is_late_reaches_the_dispatch_of_its_section(cast, settings):
    topic = opened(cast)
    asked(cast, topic, "市工信局")
    unit, span = cast.unit("research1"), (date(2024, 1, 16), date(2024, 1, 31))
    settings.CANMOU_TODAY = date(2024, 1, 31)
    rows = list(behind_time(cast.office.pk, unit.pk, *span))
    assert [row.content for row in rows] == [
        "课题《关于软件园配套的调研》：开题",
        "课题《关于软件园配套的调研》：市工信局提供数据",
    ]
    assert rows[0].told == "应于1月29日完成，已逾期2天"
    assert list(behind_time(cast.office.pk, cast.unit("society").pk, *span)) == []

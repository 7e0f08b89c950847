"""What was said at a meeting is taken down by speaker, and each point becomes a task, a material, or is kept."""

from datetime import date

import pytest

from canmou.kernel.errors import Invalid, Refused
from canmou.kernel.workflow import advance, workflow
from canmou.kernel.workflow.models import Step
from canmou.library.models import LeaderPhrase
from canmou.supervision.actions import slip as actions
from canmou.supervision.models import MeetingPoint, MeetingSlip, SupervisionTask

pytestmark = pytest.mark.django_db
NOTES = "周承远：先摸清平台企业底数\n再建一本台账\n王市长：涉企政策要算清企业账\n散会前强调安全"


def taken(cast, notes=NOTES, by="clerk"):
    slip = MeetingSlip(title="全市数字经济发展座谈会", held_on=date(2024, 1, 8), place="会议中心")
    return actions.take_slip(slip, notes=notes, attended=[cast.named("冯子昂")], by=cast.users[by])


def points(slip):
    return list(MeetingPoint.objects.filter(slip=slip).order_by("sequence"))


def open_holders(record):
    return sorted(step.holder for step in Step.objects.filter(ref=record.ref, closed_at=None))


def test_points_by_speaker_known_and_unknown(cast):
    slip = taken(cast)
    assert [(p.sequence, p.speaker, p.speaker_name, p.point, p.use) for p in points(slip)] == [
        (1, cast.named("周承远"), "", "先摸清平台企业底数", "open"),
        (2, cast.named("周承远"), "", "再建一本台账", "open"),
        (3, None, "王市长", "涉企政策要算清企业账", "open"),
        (4, None, "王市长", "散会前强调安全", "open"),
    ]
    assert (slip.state, open_holders(slip)) == ("sorting", ["冯子昂"])


def test_a_slip_without_points_is_none(cast):
    with pytest.raises(Invalid):
        taken(cast, notes="周承远：\n")
    assert MeetingSlip.objects.count() == 0


def test_a_point_becomes_a_task_and_both_name_each_other(cast):
    slip = taken(cast)
    task = actions.make_task(points(slip)[0], by=cast.users["clerk"])
    first = points(slip)[0]
    assert (first.use, first.followed_by) == ("task", task.ref)
    assert (task.title, task.origin_record, task.lead_section) == (
        "先摸清平台企业底数",
        first.ref,
        cast.unit("research1"),
    )
    assert open_holders(task) == ["调研一科"]
    with pytest.raises(Refused, match="已经转过"):
        actions.make_task(first, by=cast.users["clerk"])
    assert SupervisionTask.objects.count() == 1


def test_a_point_becomes_a_leaders_phrase(cast):
    slip = taken(cast)
    phrase = actions.make_material(points(slip)[1], by=cast.users["clerk"])
    assert (phrase.leader, phrase.leader_post, phrase.words) == (
        cast.named("周承远"),
        "党组书记、主任",
        "再建一本台账",
    )
    assert points(slip)[1].followed_by == phrase.ref
    with pytest.raises(Refused, match="不在人员库"):
        actions.make_material(points(slip)[2], by=cast.users["clerk"])
    assert LeaderPhrase.objects.count() == 1


def test_it_is_done_when_every_point_is_settled(cast):
    slip, by = taken(cast), cast.users["clerk"]
    actions.make_task(points(slip)[0], by=by)
    for point in points(slip)[1:3]:
        actions.keep_point(point, by=by)
    with pytest.raises(Refused, match="还有1条要点没有转成任务或素材"):
        advance(workflow("slip"), slip, "finish", by=by)
    actions.keep_point(points(slip)[3], by=by)
    advance(workflow("slip"), slip, "finish", by=by)
    assert (slip.state, open_holders(slip)) == ("sorted", [])
    with pytest.raises(Refused):
        actions.add_points(slip, notes="再补一条", by=by)


def test_points_taken_down_later_come_behind(cast):
    slip = taken(cast)
    actions.add_points(slip, notes="韩立诚（副主任）：抓好落实", by=cast.users["clerk"])
    assert [(p.sequence, p.speaker, p.point) for p in points(slip)][4:] == [
        (5, cast.named("韩立诚"), "抓好落实")
    ]

"""A plan item on its way: tasks with inherited deadlines, reported done with proof, closed by a second person."""

from datetime import date

import pytest

from canmou.kernel.attachments.entering import Incoming
from canmou.kernel.errors import Invalid, NotPermitted, Refused
from canmou.kernel.ledger.actions import amend
from canmou.kernel.workflow import advance, inbox, offers, start
from canmou.supervision.actions import task as tasks
from canmou.supervision.actions import task_time, task_work
from canmou.supervision.actions.intake_writing import enter
from canmou.supervision.actions.plan_item import (
    Part,
    PartRefused,
    decompose,
    evaluate_item,
    report_item,
    send_item_back,
)
from canmou.supervision.limits import limits_of
from canmou.supervision.models import PlanDocument, PlanItem, SupervisionTask, TaskProgress
from canmou.supervision.plan_lights import item_light
from canmou.supervision.queries.plan_item import progress_of
from canmou.supervision.states.plan import ITEM

DUE = date(2024, 6, 30)
FILE = [Incoming("照片.txt", "会议记录".encode())]


@pytest.fixture
def item(cast):
    """An item of 经济调研科, 谭志刚 answers for it, 韩立诚 leads, in the flow."""
    document = PlanDocument(
        title="2024年工作要点", kind="key_points", line="research", year=2024, adopted_on=date(2024, 1, 4)
    )
    (document,) = cast.enter([document], unit="general")
    made = PlanItem(
        document=document, sequence=1, task="开展产业链调研", due_on=DUE, first_due_on=DUE,
        lead_section=cast.unit("economy"), responsible=cast.named("谭志刚"), leader=cast.named("韩立诚"),
    )  # fmt: skip
    (made,) = cast.enter([made], unit="general")
    return start(ITEM, made, by=cast.users["general"])


def again(item):
    return PlanItem.objects.get(pk=item.pk)


def part(cast, **values):
    return Part(**{"title": "走访重点企业", "lead_section": cast.unit("economy"), "due_on": DUE} | values)


def split(cast, item, *parts, user="general", authority="meeting", hand_out_now=True):
    return decompose(
        item,
        parts or [part(cast)],
        by=cast.users[user],
        basis="党组会",
        authority=authority,
        hand_out_now=hand_out_now,
    )


def reasons(item, by):
    return {offer.transition.verb: offer.reason for offer in offers(ITEM, item, by)}


def test_an_item_waits_with_who_answers_for_it(cast, item):
    [step] = inbox.Step.objects.filter(ref=item.ref_id, closed_at=None)
    assert (str(step.person), step.state, step.due_on, step.first_due_on) == (
        "谭志刚",
        "in_progress",
        DUE,
        DUE,
    )


def test_an_item_without_anybody_waits_with_its_section_or_keeper(cast, item):
    other = PlanItem(document=item.document, sequence=2, task="编印手册", due_on=DUE)
    (other,) = cast.enter([other], unit="general")
    start(ITEM, other, by=cast.users["general"])
    [step] = inbox.Step.objects.filter(ref=other.ref_id, closed_at=None)
    assert step.unit == cast.unit("general")


def test_tasks_inherit_and_stand_under_the_item(cast, item):
    first, second = split(
        cast, item,
        part(cast, support=[cast.unit("research1")], responsible=cast.named("谭志刚")),
        part(cast, title="撰写分析报告", due_on=date(2024, 5, 31), lead_section=cast.unit("research1")),
    )  # fmt: skip
    assert (first.plan_item, first.kind, first.due_on, first.first_due_on, first.state) == (
        item, "plan", DUE, DUE, "assigned",
    )  # fmt: skip
    assert (list(first.support_sections.all()), second.lead_section) == (
        [cast.unit("research1")],
        cast.unit("research1"),
    )


def test_a_task_that_ends_after_its_item_needs_a_reason(cast, item):
    late = date(2024, 7, 15)
    with pytest.raises(PartRefused) as error:
        split(cast, item, part(cast), part(cast, title="印发报告汇编", due_on=late))
    assert (error.value.place, error.value.problems) == (
        1,
        {"late_reason": "晚于计划时限2024-06-30，请提前，或写明理由"},
    )
    assert SupervisionTask.objects.count() == 0
    [task] = split(cast, item, part(cast, due_on=late, late_reason="等半年统计数据"))
    assert (task.due_on, task.late_reason) == (late, "等半年统计数据")


def extended(cast, item, first, later):
    """A task of 调研一科 that is given more time."""
    [task] = split(cast, item, part(cast, due_on=first, lead_section=cast.unit("research1")))

    def now():
        return SupervisionTask.objects.get(pk=task.pk)

    task_work.accept(now(), by=cast.users["head"], responsible=cast.named("冯子昂"))
    task_time.ask_extension(now(), by=cast.users["clerk"], due_on=later, reason="等半年统计数据")
    task_time.agree_extension(now(), by=cast.users["general"], opinion="同意")
    return now()


def test_an_extension_past_its_item_keeps_why_it_ends_later(cast, item):
    task = extended(cast, item, DUE, date(2024, 7, 15))
    assert (task.due_on, task.first_due_on, task.late_reason) == (date(2024, 7, 15), DUE, "等半年统计数据")
    assert {"due_on", "late_reason"} <= set(task.ref.changes.get(verb="同意延期").values)


def test_an_extension_within_its_item_needs_no_reason_for_ending_later(cast, item):
    task = extended(cast, item, date(2024, 5, 31), DUE)
    assert (task.due_on, task.late_reason) == (DUE, "")


def test_a_task_handed_on_past_its_item_needs_a_reason(cast, item):
    [task] = split(cast, item)
    tasks.recall(task, by=cast.users["general"], opinion="应由社会调研科承办")
    again = {"lead_section": cast.unit("society"), "due_on": date(2024, 7, 15)}
    with pytest.raises(Invalid, match="晚于计划时限2024-06-30"):
        tasks.reassign(SupervisionTask.objects.get(pk=task.pk), by=cast.users["general"], **again)
    assert SupervisionTask.objects.get(pk=task.pk).due_on == DUE
    task = SupervisionTask.objects.get(pk=task.pk)
    tasks.reassign(task, by=cast.users["general"], opinion="改交后时间不够", **again)
    task = SupervisionTask.objects.get(pk=task.pk)
    assert (task.due_on, task.late_reason) == (date(2024, 7, 15), "改交后时间不够")


def test_a_task_in_the_past_or_the_same_again_is_refused_and_nothing_is_made(cast, item):
    with pytest.raises(PartRefused, match="已经过了"):
        split(cast, item, part(cast, due_on=date(2024, 1, 2)))
    split(cast, item)
    with pytest.raises(PartRefused) as error:
        split(cast, item)
    assert list(error.value.problems) == ["duplicate_reason"]
    assert SupervisionTask.objects.count() == 1


def test_who_may_not_enter_tasks_may_not_decompose(cast, item):
    with pytest.raises(NotPermitted):
        split(cast, item, user="leader")
    assert SupervisionTask.objects.count() == 0


def test_an_item_is_as_far_as_its_tasks(cast, item):
    first, second, _ = split(
        cast, item, part(cast), part(cast, title="撰写分析报告"), part(cast, title="召开座谈会")
    )
    common = {"reported_on": date(2024, 1, 8), "unit": cast.unit("economy")}
    reports = [
        TaskProgress(task=first, percent=90, content="过半", **common),
        TaskProgress(task=second, percent=30, content="起步", **common),
    ]
    enter(reports, by=cast.users["general"], verb="报进展")
    progress = progress_of([item])[item.pk]
    assert (progress.percent, progress.done, len(progress.tasks)) == (40, 0, 3)


def test_reading_progress_costs_the_same_for_many(cast, item, django_assert_num_queries):
    split(cast, item, part(cast), part(cast, title="召开座谈会"))
    with django_assert_num_queries(2):
        progress_of([item])
    other = again(item)
    with django_assert_num_queries(2):
        progress_of([item, other])


def test_done_needs_proof(cast, item):
    with pytest.raises(Invalid, match="报完成要有佐证"):
        report_item(item, by=cast.users["general"], completion="已完成")
    assert (again(item).state, again(item).reported_on, again(item).completion) == ("in_progress", None, "")


def test_done_needs_its_tasks_done(cast, item):
    split(cast, item)
    assert reasons(item, cast.users["general"])["report"] == "还有1件分解的任务没有办结，办结后再报完成"
    with pytest.raises(Refused, match="还有1件"):
        report_item(item, by=cast.users["general"], completion="已完成", files=FILE)
    assert again(item).state == "in_progress"


def test_a_second_person_closes_it(cast, item):
    general = cast.users["general"]
    report_item(item, by=general, completion="走访20家企业，形成报告", files=FILE)
    assert (again(item).state, again(item).reported_on, str(again(item).reported_by)) == (
        "reported", date(2024, 1, 8), "孙启航",
    )  # fmt: skip
    [step] = inbox.Step.objects.filter(ref=item.ref_id, closed_at=None)
    assert str(step.person) == "韩立诚"
    with pytest.raises(Refused, match="责任人、报告人以外的人"):
        evaluate_item(again(item), by=general, evaluation="good")
    neighbour = cast.users["neighbour"]
    assert (
        reasons(again(item), neighbour)["evaluate"]
        == "您只能对本科室的记录“修改台账记录”，这条记录归其他科室"
    )
    assert again(item).completed_on is None


def test_closing_and_giving_back(cast, item):
    general = cast.users["general"]
    item.responsible, item.supervisor = cast.named("谭志刚"), cast.named("周承远")
    item = amend(item, by=general)
    report_item(item, by=general, completion="初稿", files=FILE)
    leader = cast.users["leader"]
    with pytest.raises(Invalid, match="要写明意见"):
        send_item_back(again(item), by=leader)
    send_item_back(again(item), by=leader, opinion="缺企业名单")
    assert (again(item).state, again(item).reported_on, again(item).reported_by) == (
        "in_progress",
        None,
        None,
    )
    report_item(again(item), by=general, completion="终稿", files=FILE)
    evaluate_item(again(item), by=leader, evaluation="good", opinion="扎实")
    done = again(item)
    assert (done.state, done.completed_on, done.evaluation, str(done.evaluated_by), done.evaluated_on) == (
        "closed", date(2024, 1, 8), "good", "周承远", date(2024, 1, 8),
    )  # fmt: skip
    assert inbox.Step.objects.filter(ref=item.ref_id, closed_at=None).count() == 0


def test_a_stopped_item_is_nobodys(cast, item):
    with pytest.raises(Invalid, match="要写明意见"):
        advance(ITEM, item, "stop", by=cast.users["general"])
    advance(ITEM, again(item), "stop", by=cast.users["general"], opinion="上级取消")
    assert (again(item).state, inbox.Step.objects.filter(ref=item.ref_id, closed_at=None).count()) == (
        "stopped",
        0,
    )


def test_what_steps_write_nobody_changes_by_hand(cast, item):
    item.completed_on = date(2024, 1, 8)
    with pytest.raises(Refused):
        amend(item, by=cast.users["general"])
    assert again(item).completed_on is None


@pytest.mark.parametrize(
    ("on", "completed", "first", "colour", "sentence"),
    [
        (date(2024, 3, 1), None, DUE, "green", "时限2024-06-30，还剩121天"),
        (date(2024, 6, 28), None, DUE, "yellow", "时限2024-06-30，还剩2天，不超过3个工作日"),
        (date(2024, 6, 3), None, DUE, "yellow", "时限2024-06-30，还剩27天，不超过全部时间的20％"),
        (date(2024, 7, 2), None, DUE, "red", "时限2024-06-30，已超期2天"),
        (date(2024, 8, 1), date(2024, 7, 1), DUE, "red", "2024-07-01完成，时限2024-06-30，超期1天"),
        (date(2024, 8, 1), date(2024, 6, 1), date(2024, 5, 31), "green", "2024-06-01完成，时限2024-06-30；首次时限2024-05-31"),
    ],
)  # fmt: skip
def test_the_light_and_its_sentence(cast, item, on, completed, first, colour, sentence):
    item.completed_on, item.first_due_on = completed, first
    found = item_light(item, on, limits_of(cast.office))
    assert (found.colour, found.sentence) == (colour, sentence)

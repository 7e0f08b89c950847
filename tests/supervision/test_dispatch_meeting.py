"""Remarks of the meeting: written down as they are made, tasks of their sections at once."""

from datetime import date

import pytest

from canmou.kernel.errors import Invalid, NotPermitted, Refused
from canmou.kernel.workflow import inbox
from canmou.supervision.actions.dispatch_meeting import add_remark, to_task
from canmou.supervision.models import DispatchRemark, SupervisionTask
from tests.supervision.dispatching import few_sections, fresh, handed_in, locked, opened


@pytest.fixture
def round(cast):
    few_sections(cast)
    made = opened(cast)
    handed_in(cast, made, cast.unit("research1"), "clerk")
    locked(cast, made)
    return fresh(made)


def remark(cast, round, by="keeper", **columns):
    values = {"remark": "尽快补充企业样本", "section": cast.unit("research1"), "due_on": date(2024, 1, 19)}
    return add_remark(round, by=cast.users[by], **values | columns)


def test_a_remark_is_a_task_at_once(cast, round):
    made = remark(cast, round, responsible=cast.named("冯子昂"))
    task = SupervisionTask.objects.get()
    assert (task.title, task.kind, task.lead_section, task.due_on, task.responsible, task.state) == (
        "尽快补充企业样本", "dispatch", cast.unit("research1"), date(2024, 1, 19), cast.named("冯子昂"), "assigned",
    )  # fmt: skip
    assert (task.basis, task.origin_record, task.assigned_by) == (
        "2024年1月上半月工作调度会议定",
        made.ref,
        cast.named("周承远"),
    )
    assert DispatchRemark.objects.get().task == task.ref
    assert inbox.mine(cast.users["head"]).filter(ref=task.ref).count() == 1


def test_a_remark_without_a_task_becomes_one_later(cast, round):
    made = remark(cast, round, as_task=False)
    assert (SupervisionTask.objects.count(), made.task) == (0, None)
    to_task(made, by=cast.users["general"])
    assert DispatchRemark.objects.get().task == SupervisionTask.objects.get().ref
    with pytest.raises(Refused, match="已经转为督办事项"):
        to_task(DispatchRemark.objects.get(), by=cast.users["general"])
    assert SupervisionTask.objects.count() == 1


@pytest.mark.parametrize("who", ["leader", "head", "neighbour", "department", "sysadmin"])
def test_only_the_convening_section_writes_remarks(cast, round, who):
    with pytest.raises(NotPermitted):
        remark(cast, round, by=who)
    assert (DispatchRemark.objects.count(), SupervisionTask.objects.count()) == (0, 0)


def test_a_day_gone_by_is_refused_and_nothing_is_kept(cast, round):
    with pytest.raises(Invalid, match="时限不能早于今天"):
        remark(cast, round, due_on=date(2024, 1, 5))
    assert (DispatchRemark.objects.count(), SupervisionTask.objects.count()) == (0, 0)


def test_the_same_task_twice_needs_a_reason(cast, round):
    remark(cast, round)
    with pytest.raises(Invalid, match="重复督办"):
        remark(cast, round, remark="尽快补充企业样本！")
    assert DispatchRemark.objects.count() == 1
    remark(cast, round, remark="尽快补充企业样本！", duplicate_reason="范围不同")
    assert SupervisionTask.objects.count() == 2


def test_no_remarks_before_the_lock(cast):
    few_sections(cast)
    round = opened(cast)
    with pytest.raises(Refused, match="锁定以后"):
        remark(cast, round)
    assert DispatchRemark.objects.count() == 0

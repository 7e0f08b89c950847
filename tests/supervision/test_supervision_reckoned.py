"""The days for signing and objecting follow the calendar, with a line in the task's history."""

from datetime import date

import pytest

from canmou.kernel import calendar
from canmou.kernel.calendar import changing
from canmou.kernel.calendar.changing import Correction
from canmou.kernel.ledger.models import RecordChange
from canmou.kernel.workflow.models import Step
from canmou.supervision.actions.task import register_task
from canmou.supervision.models import SupervisionTask


@pytest.fixture
def task(cast):
    calendar.load_days()
    made = SupervisionTask(
        title="补充完善调研报告", kind="instruction", urgency="normal", authority="order", basis="市政府主要领导批示",
        lead_section=cast.unit("economy"),
    )  # fmt: skip
    return register_task(made, by=cast.users["general"], hand_out_now=True)


def closed(cast):
    wanted = Correction(date(2024, 1, 9), False, "停电", "检修", "后勤通知")
    return changing.prepare_correction(wanted, by=cast.users["sysadmin"])


def test_they_move_and_the_deadlines_stay(cast, task):
    change = closed(cast)
    assert [(m.matter.what, m.old.day, m.new.day) for m in changing.would_move(change)] == [
        ("督办事项：签收", 9, 10),
        ("督办事项：提出异议", 10, 11),
    ]
    changing.apply_change(change, by=cast.users["sysadmin"])
    held = SupervisionTask.objects.get()
    assert (held.accept_due_on, held.objection_until) == (date(2024, 1, 10), date(2024, 1, 11))
    assert (held.first_due_on, held.due_on) == (task.first_due_on, task.due_on)
    step = Step.objects.get(closed_at=None)
    assert (step.due_on, step.first_due_on) == (date(2024, 1, 10), date(2024, 1, 9))
    told = [row.values for row in RecordChange.objects.filter(verb="工作日历调整").order_by("pk")]
    assert told == [
        {"accept_due_on": ["2024-01-09", "2024-01-10"]},
        {"objection_until": ["2024-01-10", "2024-01-11"]},
    ]


def test_days_that_somebody_set_are_left_alone(cast, task):
    SupervisionTask.objects.update(accept_due_on=date(2024, 1, 12), objection_until=date(2024, 1, 15))
    Step.objects.filter(closed_at=None).update(due_on=date(2024, 1, 12))
    assert changing.would_move(closed(cast)) == []

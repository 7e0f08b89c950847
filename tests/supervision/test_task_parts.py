"""What steps write about a task in its flow is not entered or changed in the ledgers; the sentence names the button."""

from datetime import date

import pytest
from task_play import Play

from canmou.kernel.calendar import load_days
from canmou.kernel.errors import Invalid
from canmou.kernel.ledger.actions import add, add_right_ones, amend
from canmou.kernel.ledger.drafts import Draft
from canmou.supervision.models import (
    SupervisionTask,
    TaskExtension,
    TaskObjection,
    TaskProgress,
    TaskSuspension,
    TaskUrge,
)

pytestmark = pytest.mark.django_db
DAY = date(2024, 1, 8)


@pytest.fixture
def play(cast, settings):
    load_days()
    return Play(cast, settings).on("2024-01-08").handed().begun()


def parts(task):
    common = {"task": task, "unit": task.unit}
    return {
        "申请延期": TaskExtension(
            **common, requested_on=DAY, former_due_on=task.due_on, due_on=date(2024, 3, 1), reason="等数据"
        ),
        "报进展": TaskProgress(**common, reported_on=DAY, percent=10, content="开始"),
        "提出异议": TaskObjection(**common, raised_on=DAY, ground="deadline", last_on=DAY, reason="太紧"),
        "挂起": TaskSuspension(
            **common,
            suspended_on=DAY,
            cause="data",
            reason="等普查",
            expected_on=date(2024, 2, 1),
            former_due_on=task.due_on,
        ),
        "催办": TaskUrge(**common, urged_on=DAY),
    }


@pytest.mark.parametrize("button", ["申请延期", "报进展", "提出异议", "挂起", "催办"])
def test_a_part_of_a_task_in_its_flow_is_entered_by_its_button_alone(play, button):
    record = parts(play.fresh())[button]
    with pytest.raises(Invalid, match=f"用“{button}”") as caught:
        add(record, by=play.user("general"))
    assert list(caught.value.problems) == ["task"]
    entered = add_right_ones([Draft(parts(play.task)[button])], by=play.user("general"))
    assert (entered.written, list(entered.problems[0])) == ({}, ["task"])
    assert type(record).objects.count() == 0


def test_a_task_entered_later_takes_its_parts_in_the_ledger(cast):
    task = SupervisionTask(
        title="旧事项",
        kind="daily",
        basis="主任办公会",
        assigned_on=date(2023, 12, 1),
        lead_section=cast.unit("research1"),
        due_on=date(2024, 1, 31),
        unit=cast.unit("general"),
    )
    cast.enter([task])
    add(parts(task)["报进展"], by=cast.users["general"])
    assert TaskProgress.objects.count() == 1


def test_an_extension_in_the_flow_is_decided_by_its_button_alone(play):
    play.asked("2024-02-20")
    wish = TaskExtension.objects.select_related("ref", "unit", "task").get()
    wish.outcome, wish.decided_on = "agreed", DAY
    with pytest.raises(Invalid, match="由办理环节的按钮填写"):
        amend(wish, by=play.user("general"))
    play.agreed()
    assert (TaskExtension.objects.get().outcome, play.fresh().due_on) == ("agreed", date(2024, 2, 20))

"""What only the steps of a task write about it once it is in its flow: no ledger page and no import does."""

from typing import Any

from canmou.kernel.ledger.declare import ledger_for
from canmou.kernel.ledger.drafts import Draft, linked
from canmou.kernel.ledger.writing import changes
from canmou.kernel.workflow import in_flow
from canmou.supervision.models import (
    SupervisionTask,
    TaskExtension,
    TaskObjection,
    TaskProgress,
    TaskSuspension,
    TaskUrge,
)

#: The button that writes each of them.
BUTTONS = {
    TaskProgress: "报进展",
    TaskExtension: "申请延期",
    TaskObjection: "提出异议",
    TaskSuspension: "挂起",
    TaskUrge: "催办”或“督查单",
}
#: Those whose later steps are written by buttons as well.
DECIDED = (TaskExtension, TaskObjection, TaskSuspension)


def entered_by_steps(record: Any) -> dict[str, str]:
    """Why a part of a task in its flow is not entered in its ledger: field → sentence."""
    if type(record) not in BUTTONS or not _flowing(record):
        return {}
    name = ledger_for(type(record)).name
    told = (
        f"这件事已在督办流程里，{name}不在台账里直接登记；请打开这件督办事项，用“{BUTTONS[type(record)]}”按钮"
    )
    return {"task": told}


def changed_by_steps(before: Any, after: Any) -> dict[str, str]:
    """Why an extension, objection or suspension of a task in its flow is not changed by hand: field → sentence."""
    if not isinstance(before, DECIDED) or not _flowing(before):
        return {}
    ledger = ledger_for(type(before))
    if not changes(ledger, before, Draft(after)):
        return {}
    return {"": f"这件事在督办流程里，{ledger.name}由办理环节的按钮填写，不能直接改"}


def _flowing(record: Any) -> bool:
    task = linked(record, "task")
    if isinstance(task, int):
        task = SupervisionTask.objects.filter(pk=task).first()
    return task is not None and in_flow(task)

"""What follows from an instruction: tasks with their days, and the decisions that a work turned into."""

from collections.abc import Sequence

from django.db import transaction

from canmou.instructions.models import Conversion, FollowUpTask, Instruction
from canmou.kernel import clock
from canmou.kernel.attachments.entering import Incoming, add_with_evidence
from canmou.kernel.errors import Invalid, Refused
from canmou.kernel.ledger.actions import add, amend
from canmou.kernel.ledger.drafts import Draft
from canmou.kernel.people.models import Unit, User

_REST = {"merged": "已并入原件，请在原件上办", "closed": "已经办结，要再办请先“重新办理”"}


@transaction.atomic
def open_task(
    row: Instruction, task: FollowUpTask, *, supporting: Sequence[Unit] = (), by: User
) -> FollowUpTask:
    """Give somebody something to do from an instruction; the day reminds of itself."""
    if row.unchecked:
        raise Refused("批示类型还没有复核，复核以后再交办")
    if row.state in _REST or row.copy_of_id:
        raise Refused(_REST.get(row.state, _REST["merged"]))
    task.instruction, task.unit = row, row.unit
    task.assigned_on = task.assigned_on or clock.today()
    return add(task, by=by, lists={"supporting": list(supporting)})


@transaction.atomic
def finish_task(task: FollowUpTask, *, result: str, reported: bool = False, by: User) -> FollowUpTask:
    """It is done, with what result; `reported`: the leader was told today."""
    if task.done_on and not reported:
        raise Refused("这一项已经办结")
    if not result.strip():
        raise Invalid({"result": "请写明办理结果"})
    task.result = result.strip()
    task.done_on = task.done_on or max(clock.today(), task.assigned_on)
    task.reported_on = clock.today() if reported else task.reported_on
    return amend(task, by=by)


@transaction.atomic
def convert(
    row: Instruction, conversion: Conversion, *, files: Sequence[Incoming] = (), by: User
) -> Conversion:
    """Note the decision that a work entered by way of this instruction, with the grade of proof."""
    if row.work_id is None:
        raise Refused("这件批示没有对应成果，不能登记成果转化")
    if row.copy_of_id:
        raise Refused(_REST["merged"])
    if conversion.converted_on < row.given_on:
        raise Invalid({"converted_on": f"转化日期早于批示日期（{row.given_on}），不会由它促成"})
    by_words = conversion.grade in (Conversion.Grade.L2, Conversion.Grade.L3)
    if by_words and (row.kind != Instruction.Kind.AFFIRMATIVE or row.unchecked):
        raise Invalid({"grade": "L2、L3 要有经过复核的肯定性批示作证，这件不是"})
    conversion.work, conversion.instruction, conversion.unit = row.work, row, row.unit
    return add_with_evidence(Draft(conversion), files=files, by=by)

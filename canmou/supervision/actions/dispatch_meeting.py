"""Remarks of the meeting, written down as they are made, and the tasks that they become at once."""

from datetime import date

from django.db import transaction

from canmou.kernel import clock
from canmou.kernel.errors import Invalid, Refused
from canmou.kernel.ledger.actions import add, amend
from canmou.kernel.people.models import Person, Unit, User
from canmou.kernel.permissions import Perm, require
from canmou.supervision.actions.task import register_task
from canmou.supervision.models import DispatchEntry, DispatchRemark, DispatchRound, SupervisionTask


@transaction.atomic
def add_remark(
    round: DispatchRound,
    *,
    by: User,
    remark: str,
    section: Unit,
    due_on: date,
    made_by: Person | None = None,
    responsible: Person | None = None,
    entry: DispatchEntry | None = None,
    as_task: bool = True,
    duplicate_reason: str = "",
) -> DispatchRemark:
    """Write down a remark of the meeting; at once it is a task of the section, with its deadline and its owner."""
    require(by, Perm.EDIT, round)
    if round.state not in ("locked", "closed"):
        raise Refused("锁定以后才登记调度意见")
    if entry is not None and entry.round_id != round.pk:
        raise Refused("这条任务不在本期")
    row = DispatchRemark(
        office_id=round.office_id,
        unit=round.unit,
        round=round,
        entry=entry,
        remark=remark.strip(),
        made_by=made_by or round.presider,
        made_on=clock.today(),
        addressed_to=section,
        due_on=due_on,
    )
    made = add(row, by=by)
    return (
        to_task(made, by=by, responsible=responsible, duplicate_reason=duplicate_reason) if as_task else made
    )


@transaction.atomic
def to_task(
    remark: DispatchRemark, *, by: User, responsible: Person | None = None, duplicate_reason: str = ""
) -> DispatchRemark:
    """Make a task of a remark and hand it out at once (立项并交办), with the remark as its origin."""
    require(by, Perm.EDIT, remark)
    if remark.task_id:
        raise Refused("这条意见已经转为督办事项")
    if remark.addressed_to is None or remark.due_on is None:
        raise Invalid({"due_on": "先写明承办科室和时限，才能转为督办事项"})
    if remark.due_on < clock.today():
        raise Invalid({"due_on": "时限不能早于今天"})
    task = SupervisionTask(
        unit=remark.unit,
        title=remark.remark[:150],
        kind=SupervisionTask.Kind.DISPATCH,
        basis=f"{remark.round.label}工作调度会议定",
        authority=SupervisionTask.Authority.MEETING,
        origin_record=remark.ref,
        requirement=remark.remark if len(remark.remark) > 150 else "",
        assigned_by=remark.made_by,
        lead_section=remark.addressed_to,
        responsible=responsible,
        due_on=remark.due_on,
        duplicate_reason=duplicate_reason,
    )
    remark.task = register_task(task, by=by, hand_out_now=True).ref
    return amend(remark, by=by, reason="转为督办事项")

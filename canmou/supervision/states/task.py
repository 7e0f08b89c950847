"""The flow of a supervised task (domain §8.2): 立项 → 交办 → 签收 → 承办 → 反馈 → 核查 → 办结 → 归档.

Beside it: 异议, 延期, 挂起 and 恢复, 退办. Whoever supervises is the 督办人, the 交办人, or a keeper of all ledgers.
"""

from datetime import date, timedelta

from canmou.kernel import clock
from canmou.kernel.people.models import Person, Unit
from canmou.kernel.permissions import Perm
from canmou.kernel.workflow import ASKER, EITHER, PERM, State, Transition, Turn, Workflow, register
from canmou.supervision.limits import after, row_of
from canmou.supervision.models import SupervisionTask, TaskSuspension
from canmou.supervision.states.task_guards import (
    another_decides,
    authorised,
    has_evidence,
    needs_approval,
    ours,
    second_person,
    supervising,
    within_deadline,
    within_objection,
)


def _people(*people: Person | None) -> list[Turn]:
    """The first of these that is named."""
    found = next((person for person in people if person is not None), None)
    return [Turn(person=found)] if found else []


def _assigner(task: SupervisionTask) -> list[Turn]:
    return _people(task.assigned_by, task.supervisor)


def _supervisor(task: SupervisionTask) -> list[Turn]:
    return _people(task.supervisor, task.assigned_by)


def _section(task: SupervisionTask) -> list[Turn]:
    return [Turn(unit=task.lead_section)]


def _carrier(task: SupervisionTask) -> list[Turn]:
    return _people(task.responsible) or _section(task)


def _not_doer(task: SupervisionTask, *people: Person | None) -> list[Turn]:
    """The first of these who did not do the work himself, else whoever keeps the office's ledgers."""
    doers = {task.responsible_id, task.reported_by_id}
    found = _people(*(person for person in people if person and person.pk not in doers))
    return found or [Turn(unit=Unit.objects.get(office=task.office, kind="office"))]


def _verifier(task: SupervisionTask) -> list[Turn]:
    return _not_doer(task, task.supervisor, task.assigned_by)


def _closer(task: SupervisionTask) -> list[Turn]:
    return _not_doer(task, task.assigned_by, task.supervisor)


def _soon(column: str) -> object:
    """The last day of a step that has so many working days from today."""

    def last_day(task: SupervisionTask) -> date:
        return after(clock.today(), getattr(row_of(task.office), column))

    return last_day


def _carrying_due(task: SupervisionTask) -> date:
    """The deadline; a standing task has to be reported on before."""
    return min(task.due_on, task.feedback_due_on) if task.feedback_due_on else task.due_on


def _suspended_due(task: SupervisionTask) -> date | None:
    resting = TaskSuspension.objects.live().filter(task=task, resumed_on=None).order_by("pk").last()
    return resting.expected_on if resting else None


def _archive_due(task: SupervisionTask) -> date:
    days = row_of(task.office).archive_days
    return (task.completed_on or clock.today()) + timedelta(days=days)


TASK = register(
    Workflow(
        "task",
        "督办事项",
        SupervisionTask,
        states=(
            State("proposed", "立项", turn=_assigner, due=_soon("decide_workdays")),
            State("assigned", "交办待签收", turn=_section, due=lambda task: task.accept_due_on),
            State("objected", "异议待定", turn=_assigner, due=_soon("decide_workdays")),
            State("accepted", "已签收", turn=_section, due=_soon("accept_workdays")),
            State("in_progress", "承办", turn=_carrier, due=_carrying_due),
            State("extending", "延期待批", turn=_assigner, due=_soon("decide_workdays")),
            State("suspended", "挂起", turn=_supervisor, due=_suspended_due),
            State("reported", "反馈待核查", turn=_verifier, due=_soon("verify_workdays")),
            State("verified", "核查待销号", turn=_closer, due=_soon("verify_workdays")),
            State("returned", "退办", turn=_assigner, due=_soon("decide_workdays")),
            State("closed", "办结", turn=_supervisor, due=_archive_due),
            State("archived", "归档", rest=True),
            State("dropped", "撤项", rest=True),
        ),
        transitions=(
            Transition(
                "assign",
                "交办",
                ("proposed",),
                "assigned",
                actor=EITHER,
                guards=(authorised, ours),
                tone="primary",
            ),
            Transition(
                "approve",
                "批准交办",
                ("proposed",),
                "assigned",
                guards=(needs_approval, ours),
                tone="primary",
            ),
            Transition("accept", "签收", ("assigned",), "accepted", tone="primary"),
            Transition(
                "object",
                "提出异议",
                ("assigned", "accepted"),
                "objected",
                guards=(within_objection,),
                asks="对责任主体或办理时限有异议的，在期限内书面提出",
                final=True,
            ),
            Transition(
                "uphold",
                "维持原交办",
                ("objected",),
                "assigned",
                opinion=True,
                guards=(another_decides,),
                final=True,
            ),
            Transition(
                "adjust",
                "调整交办",
                ("objected",),
                "assigned",
                guards=(another_decides,),
                tone="primary",
                final=True,
            ),
            Transition("begin", "承办", ("accepted",), "in_progress", tone="primary"),
            Transition("progress", "报进展", ("in_progress",), "in_progress"),
            Transition(
                "report", "办结反馈", ("in_progress",), "reported", guards=(has_evidence,), tone="primary"
            ),
            Transition(
                "ask_extension",
                "申请延期",
                ("in_progress",),
                "extending",
                guards=(within_deadline,),
                final=True,
            ),
            Transition(
                "agree_extension",
                "同意延期",
                ("extending",),
                "in_progress",
                guards=(another_decides,),
                tone="primary",
                final=True,
            ),
            Transition(
                "refuse_extension",
                "不同意延期",
                ("extending",),
                "in_progress",
                opinion=True,
                guards=(another_decides,),
                final=True,
            ),
            Transition(
                "withdraw_extension", "撤回延期申请", ("extending",), "in_progress", actor=ASKER, final=True
            ),
            Transition(
                "suspend",
                "挂起",
                ("in_progress",),
                "suspended",
                actor=PERM,
                perm=Perm.VIEW,
                guards=(supervising,),
                asks="挂起期间不计时，写明原因和预计恢复日期",
                final=True,
            ),
            Transition(
                "resume",
                "恢复",
                ("suspended",),
                "in_progress",
                actor=EITHER,
                perm=Perm.VIEW,
                guards=(supervising,),
                tone="primary",
                final=True,
            ),
            Transition(
                "verify",
                "核查通过",
                ("reported",),
                "verified",
                guards=(second_person,),
                tone="primary",
                decides=True,
            ),
            Transition("redo", "退回补办", ("reported", "verified"), "in_progress", opinion=True),
            Transition(
                "close",
                "办结销号",
                ("verified",),
                "closed",
                guards=(second_person, has_evidence),
                tone="primary",
                final=True,
            ),
            Transition(
                "return_task",
                "退办",
                ("assigned", "accepted"),
                "returned",
                opinion=True,
                asks="不应由本科室承办的，写明理由和建议的承办科室",
                final=True,
            ),
            Transition(
                "recall",
                "收回交办",
                ("assigned", "accepted", "in_progress"),
                "returned",
                actor=PERM,
                perm=Perm.VIEW,
                opinion=True,
                guards=(supervising,),
                final=True,
            ),
            Transition(
                "reassign",
                "改交",
                ("returned",),
                "assigned",
                guards=(another_decides,),
                tone="primary",
                final=True,
            ),
            Transition(
                "drop",
                "撤项",
                ("proposed", "returned"),
                "dropped",
                opinion=True,
                tone="danger",
                asks="写明不再督办的理由",
                final=True,
            ),
            Transition(
                "archive",
                "归档",
                ("closed",),
                "archived",
                actor=EITHER,
                perm=Perm.EDIT,
                tone="primary",
                final=True,
            ),
        ),
        text=lambda task: "\n".join((task.title, task.requirement, task.result)),
        kept=(
            "assigned_on",
            "accept_due_on",
            "accepted_on",
            "objection_until",
            "first_due_on",
            "due_on",
            "feedback_due_on",
            "reported_on",
            "reported_by",
            "verified_by",
            "verified_on",
            "completed_on",
            "closed_by",
            "evaluation",
            "lost_points",
            "lost_why",
            "suspended_on",
            "returned_on",
            "archived_on",
            "lead_section",
        ),
    )
)

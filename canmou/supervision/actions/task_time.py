"""What touches the time of a task: objections, extensions, suspensions. The first deadline is touched by none."""

from datetime import date

from django.db import transaction

from canmou.kernel import clock
from canmou.kernel.errors import Invalid, Refused
from canmou.kernel.people.models import Person, Unit, User
from canmou.kernel.workflow import advance
from canmou.supervision.actions.intake_writing import change, enter
from canmou.supervision.actions.task import explain_lateness, hand_again, later_than_plan, words_for
from canmou.supervision.limits import after, limits_of, row_of
from canmou.supervision.models import SupervisionTask, TaskExtension, TaskObjection, TaskSuspension
from canmou.supervision.states.task import TASK


@transaction.atomic
def raise_objection(
    task: SupervisionTask, *, by: User, ground: str, reason: str = "", opinion: str = ""
) -> SupervisionTask:
    """Object to being the one who answers, or to the deadline, within the days for it."""
    last = task.objection_until or clock.today()
    reason, opinion = words_for(task, reason, opinion)
    advance(TASK, task, "object", by=by, opinion=opinion)
    objection = TaskObjection(
        task=task,
        raised_on=clock.today(),
        raised_by=by.person,
        ground=ground,
        last_on=last,
        reason=reason,
        unit=task.unit,
    )
    enter([objection], by=by, verb="提出异议")
    return task


def _decide_objection(task: SupervisionTask, by: User, outcome: str, note: str) -> None:
    found = TaskObjection.objects.live().filter(task=task, outcome="pending").order_by("pk").last()
    if found is None:
        raise Refused("没有待处理的异议")
    found.outcome, found.decided_by, found.decided_on = outcome, by.person, clock.today()
    found.decision_note = note
    change(found, by=by, verb="处理异议")


@transaction.atomic
def uphold(task: SupervisionTask, *, by: User, opinion: str = "") -> SupervisionTask:
    """The task stays where it is; the section signs for it."""
    task.accept_due_on = after(clock.today(), row_of(task.office).accept_workdays)
    advance(TASK, task, "uphold", by=by, opinion=opinion, filled=("accept_due_on",))
    _decide_objection(task, by, TaskObjection.Outcome.UPHELD, opinion)
    return task


@transaction.atomic
def adjust(
    task: SupervisionTask,
    *,
    by: User,
    lead_section: Unit,
    due_on: date,
    responsible: Person | None = None,
    opinion: str = "",
) -> SupervisionTask:
    """Give it to another section, or more time, because of an objection."""
    if lead_section == task.lead_section and due_on == task.due_on:
        raise Invalid({"": "承办科室和时限都没有变；不调整的请用“维持原交办”"})
    hand_again(task, "adjust", by, lead_section, responsible, due_on, opinion)
    _decide_objection(task, by, TaskObjection.Outcome.CHANGED, opinion)
    return task


def _settle_extension(task: SupervisionTask, by: User, outcome: str, note: str) -> TaskExtension:
    """Set down what became of the wish for more time that is pending."""
    wish = TaskExtension.objects.live().filter(task=task, outcome="pending").order_by("pk").last()
    if wish is None:
        raise Refused("没有待批复的延期申请")
    wish.outcome, wish.decided_by, wish.decided_on = outcome, by.person, clock.today()
    wish.decision_note = note
    return change(wish, by=by, verb="批复延期")


@transaction.atomic
def ask_extension(
    task: SupervisionTask, *, by: User, due_on: date, reason: str = "", opinion: str = ""
) -> SupervisionTask:
    """Ask for more time, in writing and in time."""
    if due_on <= task.due_on:
        raise Invalid({"due_on": f"要晚于现在的时限{task.due_on}"})
    if TaskExtension.objects.live().filter(task=task, requested_on=clock.today()).exists():
        raise Refused("今天已经申请过延期，明天才能再申请")
    former = task.due_on
    if not reason.strip() and not task.offline and (late := later_than_plan(task, due_on)):
        raise Invalid({"reason": late})
    reason, opinion = words_for(task, reason, opinion)
    advance(TASK, task, "ask_extension", by=by, opinion=opinion)
    wish = TaskExtension(
        task=task,
        requested_on=clock.today(),
        requested_by=by.person,
        former_due_on=former,
        due_on=due_on,
        reason=reason,
        unit=task.unit,
    )
    enter([wish], by=by, verb="申请延期")
    return task


@transaction.atomic
def agree_extension(task: SupervisionTask, *, by: User, opinion: str = "") -> SupervisionTask:
    """Grant more time: the deadline moves, the first one stays."""
    wish = TaskExtension.objects.live().filter(task=task, outcome="pending").order_by("pk").last()
    if wish is None:
        raise Refused("没有待批复的延期申请")
    task.due_on = wish.due_on
    late = explain_lateness(task, wish.reason, "")
    advance(TASK, task, "agree_extension", by=by, opinion=opinion, filled=("due_on", *late))
    _settle_extension(task, by, TaskExtension.Outcome.AGREED, opinion)
    return task


@transaction.atomic
def refuse_extension(task: SupervisionTask, *, by: User, opinion: str = "") -> SupervisionTask:
    """Grant no more time."""
    advance(TASK, task, "refuse_extension", by=by, opinion=opinion)
    _settle_extension(task, by, TaskExtension.Outcome.REFUSED, opinion)
    return task


@transaction.atomic
def withdraw_extension(task: SupervisionTask, *, by: User, opinion: str = "") -> SupervisionTask:
    """Do without more time after all."""
    advance(TASK, task, "withdraw_extension", by=by, opinion=opinion)
    _settle_extension(task, by, TaskExtension.Outcome.WITHDRAWN, opinion or "申请人撤回")
    return task


@transaction.atomic
def suspend(
    task: SupervisionTask, *, by: User, cause: str, expected_on: date, reason: str = "", opinion: str = ""
) -> SupervisionTask:
    """Let a task rest with its cause; its clock stands still."""
    today, former = clock.today(), task.due_on
    if TaskSuspension.objects.live().filter(task=task, suspended_on=today).exists():
        raise Refused("今天已经挂起过一次，明天才能再挂起")
    reason, opinion = words_for(task, reason, opinion)
    resting = TaskSuspension(
        task=task,
        suspended_on=today,
        suspended_by=by.person,
        cause=cause,
        reason=reason,
        expected_on=expected_on,
        former_due_on=former,
        unit=task.unit,
    )
    enter([resting], by=by, verb="挂起")
    task.suspended_on = today
    return advance(TASK, task, "suspend", by=by, opinion=opinion, filled=("suspended_on",))


@transaction.atomic
def resume(task: SupervisionTask, *, by: User, opinion: str = "") -> SupervisionTask:
    """Go on: the working days that were left when it was suspended are given again."""
    resting = TaskSuspension.objects.live().filter(task=task, resumed_on=None).order_by("pk").last()
    if resting is None:
        raise Refused("没有挂起的记录，不能恢复")
    today = clock.today()
    left = limits_of(task.office).workdays(resting.suspended_on, resting.former_due_on)
    task.due_on = after(today, left) if left > 0 else task.due_on
    task.suspended_on = None
    late = explain_lateness(task, f"挂起期间不计时：{resting.reason}", "")
    advance(TASK, task, "resume", by=by, opinion=opinion, filled=("due_on", "suspended_on", *late))
    resting.resumed_on, resting.resumed_by, resting.due_on = today, by.person, task.due_on
    change(resting, by=by, verb="恢复")
    return task

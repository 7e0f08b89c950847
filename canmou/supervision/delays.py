"""What a task took longer than its first deadline allowed, and whose steps took it.

Days are told as terms are: the day on which something is received does not count. A stage from the 8th to the 10th
has two days; stages follow one another without gap, so their days add up to the whole. Stages in which the task was
suspended do not count. The allowance is used up in the order of stages; what goes beyond it is the delay of the
stage in which it falls.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import transaction

from canmou.kernel import audit, clock
from canmou.kernel.ledger.declare import ledger_for
from canmou.kernel.ledger.drafts import Draft
from canmou.kernel.ledger.writing import apply_change, changes, write
from canmou.kernel.people.models import Person, Unit, User
from canmou.kernel.people.queries import posts_on
from canmou.kernel.workflow.models import Step
from canmou.supervision.limits import Limits, limits_of
from canmou.supervision.models import SupervisionTask, TaskDelay, TaskDelayShare, TaskExtension
from canmou.supervision.states.task import TASK

#: States before the hand-out and after the end do not count.
OUTSIDE = ("proposed", "closed", "archived", "dropped")
RESTING = "suspended"
BEFORE = "流程外"


@dataclass(frozen=True)
class Stage:
    """A stretch in one state with one holder."""

    state: str
    stage: str
    section: Unit
    holder: Person | None
    from_on: date
    to_on: date
    days: int = 0
    workdays: int = 0
    late_days: int = 0
    late_workdays: int = 0

    @property
    def counts(self) -> bool:
        """Whether the clock ran."""
        return self.state != RESTING


@dataclass(frozen=True)
class Delay:
    """A task's time, whole and by stage. `allowed` and `used` are calendar days."""

    task: SupervisionTask
    on: date
    allowed: int
    used: int
    suspended: int
    late_days: int
    late_workdays: int
    extensions: int
    stages: tuple[Stage, ...]

    @property
    def late(self) -> bool:
        """Whether the first deadline was missed."""
        return self.late_days > 0 or self.late_workdays > 0

    @property
    def sentence(self) -> str:
        """How the delay was counted."""
        task = self.task
        told = f"{task.assigned_on}交办，首次时限{task.first_due_on}，准用{self.allowed}天；"
        told += f"到{self.on}实用{self.used}天"
        told += f"（另挂起{self.suspended}天不计）" if self.suspended else ""
        told += f"，延期{self.extensions}次" if self.extensions else ""
        if not self.late:
            return told + "，没有超过首次时限"
        return f"{told}，延误{self.late_days}天（{self.late_workdays}个工作日）"


def delays_of(tasks: Sequence[SupervisionTask], on: date, limits: Limits) -> list[Delay]:
    """The time of each task that has a first deadline, up to its end or to `on`: a few queries for however many."""
    counted = [task for task in tasks if task.first_due_on]
    steps = _steps([task.ref_id for task in counted])
    homes = _homes(step.person_id for found in steps.values() for step in found)
    extended = _extended(counted)
    return [
        _delay(task, min(on, task.completed_on or on), steps[task.ref_id], homes, extended[task.pk], limits)
        for task in counted
    ]


def delay_of(task: SupervisionTask, on: date, limits: Limits) -> Delay | None:
    """The time of one task; None where it has no first deadline."""
    return next(iter(delays_of([task], on, limits)), None)


def _steps(refs: list[int]) -> dict[int, list[Step]]:
    found: dict[int, list[Step]] = defaultdict(list)
    rows = Step.objects.filter(ref__in=refs, flow=TASK.code, kind=Step.Kind.ACT, opened_at__isnull=False)
    for step in (
        rows.exclude(state__in=OUTSIDE)
        .select_related("person", "unit", "answered_by__person")
        .order_by("opened_at", "pk")
    ):
        found[step.ref_id].append(step)
    return found


def _homes(persons: object) -> dict[int, Unit]:
    """The section of each person today."""
    posts = posts_on(clock.today()).filter(person__in={key for key in persons if key}, unit__kind="section")
    return {post.person_id: post.unit for post in posts.select_related("unit").order_by("-rank", "-pk")}


def _extended(tasks: Sequence[SupervisionTask]) -> dict[int, int]:
    found: dict[int, int] = defaultdict(int)
    agreed = TaskExtension.objects.live().filter(task__in=tasks, outcome=TaskExtension.Outcome.AGREED)
    for key in agreed.values_list("task", flat=True):
        found[key] += 1
    return found


def _delay(
    task: SupervisionTask,
    end: date,
    steps: Sequence[Step],
    homes: dict[int, Unit],
    extensions: int,
    limits: Limits,
) -> Delay:
    allowed = (task.first_due_on - task.assigned_on).days
    allowed_workdays = limits.workdays(task.assigned_on, task.first_due_on)
    used = used_workdays = suspended = 0
    stages = []
    for stage in _stages(task, end, steps, homes):
        days, workdays = (stage.to_on - stage.from_on).days, limits.workdays(stage.from_on, stage.to_on)
        late = late_workdays = 0
        if stage.counts:
            late = max(0, used + days - allowed) - max(0, used - allowed)
            late_workdays = max(0, used_workdays + workdays - allowed_workdays)
            late_workdays -= max(0, used_workdays - allowed_workdays)
            used, used_workdays = used + days, used_workdays + workdays
        else:
            suspended += days
        stages.append(
            replace(stage, days=days, workdays=workdays, late_days=late, late_workdays=late_workdays)
        )
    return Delay(
        task,
        end,
        allowed,
        used,
        suspended,
        max(0, used - allowed),
        max(0, used_workdays - allowed_workdays),
        extensions,
        tuple(stages),
    )


def _stages(task: SupervisionTask, end: date, steps: Sequence[Step], homes: dict[int, Unit]) -> list[Stage]:
    """The stretches from the hand-out to the end, without gap; those that begin and end on one day are left out."""
    found: list[Stage] = []
    at = task.assigned_on
    for step in steps:
        opened = min(_day(step.opened_at), end)
        closed = min(_day(step.closed_at) if step.closed_at else end, end)
        if opened > at:
            found.append(Stage("", BEFORE, task.lead_section, None, at, opened))
        start = max(opened, at)
        if closed <= start:
            at = max(at, opened)
            continue
        holder = step.person or (step.answered_by.person if step.answered_by else None)
        section = step.unit or homes.get(step.person_id, task.lead_section)
        found.append(Stage(step.state, TASK.label(step.state), section, holder, start, closed))
        at = closed
    if at < end:
        found.append(Stage("", BEFORE, task.lead_section, None, at, end))
    return found


def _day(moment: object) -> date:
    return moment.astimezone(clock.ZONE).date()


@transaction.atomic
def settle(task: SupervisionTask, on: date, *, by: User) -> TaskDelay | None:
    """Set down for ever what an ended task was late or extended; None where it was neither."""
    found = delay_of(task, on, limits_of(task.office))
    if found is None or not (found.late or found.extensions):
        return None
    row = TaskDelay.objects.filter(task=task, ended_on=None).first()
    if row is None:
        row = _row(found, by, ended_on=on)
    else:
        ledger = ledger_for(TaskDelay)
        before = TaskDelay.objects.select_related("ref", "unit").get(pk=row.pk)
        _fill(row, found, ended_on=on)
        apply_change(Draft(row), by=by, verb="结算延误", values=changes(ledger, before, Draft(row)))
    shares = [Draft(_share(row, place, stage)) for place, stage in enumerate(found.stages, 1)]
    if shares:
        write(shares, by=by)
    return row


def follow_voiding(record: Any, *, by: User) -> None:
    """The running delay of a task is void while the task is, and goes on when that is restored."""
    if not isinstance(record, SupervisionTask):
        return
    row = TaskDelay.objects.select_related("ref", "unit").filter(task=record, ended_on=None).first()
    if row is None or row.voided == record.voided:
        return
    row.voided = record.voided
    verb, told = ("作废", "督办事项已作废") if row.voided else ("恢复", "督办事项已恢复")
    apply_change(Draft(row), by=by, verb=verb, values={}, reason=told)
    audit.write(verb, by=by, office=row.office, number=row.number, changed={"voided": row.voided})


@transaction.atomic
def note_late(on: date) -> int:
    """Open a row for each running task that has missed its first deadline; returns how many. Run daily."""
    open_tasks = SupervisionTask.objects.live().filter(first_due_on__lt=on, completed_on=None)
    open_tasks = open_tasks.exclude(state__in=OUTSIDE).exclude(pk__in=TaskDelay.objects.values("task"))
    by_office: dict[int, list[SupervisionTask]] = defaultdict(list)
    for task in open_tasks.select_related("office", "lead_section", "unit", "created_by", "responsible"):
        by_office[task.office_id].append(task)
    noted = 0
    for tasks in by_office.values():
        for found in delays_of(tasks, on, limits_of(tasks[0].office)):
            if found.late:
                _row(found, found.task.created_by)
                noted += 1
    return noted


def note_late_today() -> int:
    """The daily work: open a row for what became late."""
    return note_late(clock.today())


def _row(found: Delay, by: User, ended_on: date | None = None) -> TaskDelay:
    task = found.task
    row = TaskDelay(
        office=task.office, unit=task.unit, task=task, assigned_on=task.assigned_on, noted_on=clock.today()
    )
    _fill(row, found, ended_on)
    write([Draft(row)], by=by)
    return row


def _fill(row: TaskDelay, found: Delay, ended_on: date | None) -> None:
    task = found.task
    row.lead_section, row.responsible = task.lead_section, task.responsible
    row.first_due_on, row.due_on, row.ended_on = task.first_due_on, task.due_on, ended_on
    row.extensions, row.suspended_days = found.extensions, found.suspended
    row.allowed_days, row.used_days = found.allowed, found.used
    row.late_days, row.late_workdays = found.late_days, found.late_workdays
    row.sentence = found.sentence[:300]


def _share(row: TaskDelay, place: int, stage: Stage) -> TaskDelayShare:
    return TaskDelayShare(
        office=row.office,
        unit=row.unit,
        delay=row,
        place=place,
        stage=stage.stage,
        section=stage.section,
        holder=stage.holder,
        from_on=stage.from_on,
        to_on=stage.to_on,
        days=stage.days,
        workdays=stage.workdays,
        late_days=stage.late_days,
        late_workdays=stage.late_workdays,
    )

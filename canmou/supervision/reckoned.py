"""Days of tasks that are counted in working days from the hand-out: what a change of the calendar moves.

The days for signing and for objecting. A slip's day for the answer is printed on the slip and stays; deadlines are
days that somebody set.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from canmou.kernel import clock
from canmou.kernel.calendar import Matter, Moved, Reckoning, reckon
from canmou.kernel.people.models import User
from canmou.kernel.workflow.models import Step
from canmou.lib.workdays import add_workdays
from canmou.supervision.actions.intake_writing import change
from canmou.supervision.limits import limits_of
from canmou.supervision.models import SupervisionTask

#: Column, the limit that it is counted by, in which states it matters, what it is called.
_COUNTED = (
    ("accept_due_on", "accept_workdays", ("assigned",), "督办事项：签收"),
    ("objection_until", "objection_workdays", ("assigned", "accepted"), "督办事项：提出异议"),
)


def _running(touched: frozenset[date]) -> Iterator[Matter]:
    if not touched:
        return
    handed = _handed()
    tasks = SupervisionTask.objects.live().filter(ref__in=handed, state__in=("assigned", "accepted"))
    tasks = list(tasks.select_related("office").order_by("pk"))
    limits = {office: limits_of(office) for office in {task.office for task in tasks}}
    for task in tasks:
        found = limits[task.office]
        for column, limit, states, what in _COUNTED:
            kept = getattr(task, column)
            if kept and task.state in states and kept >= clock.today():
                day = add_workdays(handed[task.ref_id], getattr(found.row, limit), found.table).day
                key = (column, task.pk)
                yield Matter(key, task.ref_id, what, day, None, task.lead_section_id, kept)


def _handed() -> dict[int, date]:
    """The day of the latest hand-out of each task that is signed for or not, by its record."""
    rows = Step.objects.filter(flow="task", state="assigned", kind=Step.Kind.ACT, opened_at__isnull=False)
    open_ = rows.filter(ref__state__in=("assigned", "accepted")).order_by("opened_at", "pk")
    return {ref: at.astimezone(clock.ZONE).date() for ref, at in open_.values_list("ref", "opened_at")}


def _move(moves: Sequence[Moved], by: User) -> None:
    for moved in moves:
        column, key = moved.matter.key
        task = SupervisionTask.objects.select_related("ref", "unit", "office").get(pk=key)
        setattr(task, column, moved.new)
        change(task, by=by, verb="工作日历调整")
        if column == "accept_due_on":
            waiting = Step.objects.filter(ref=task.ref_id, state="assigned", closed_at=None, due_on=moved.old)
            waiting.update(due_on=moved.new)


reckon(Reckoning("督办签收和异议期限", _running, _move))

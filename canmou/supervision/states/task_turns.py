"""Whose turn a supervised task is in each state, and by when."""

from collections.abc import Callable
from datetime import date, timedelta

from canmou.kernel import clock
from canmou.kernel.people.models import Person, Unit
from canmou.kernel.workflow import Turn
from canmou.supervision.limits import after, row_of
from canmou.supervision.models import SupervisionTask, TaskExtension, TaskObjection, TaskSuspension


def _people(*people: Person | None) -> list[Turn]:
    """The first of these that is named."""
    found = next((person for person in people if person is not None), None)
    return [Turn(person=found)] if found else []


def assigner(task: SupervisionTask) -> list[Turn]:
    """The 交办人, else who supervises."""
    return _people(task.assigned_by, task.supervisor)


def supervisor(task: SupervisionTask) -> list[Turn]:
    """Who supervises, else the 交办人."""
    return _people(task.supervisor, task.assigned_by)


def section(task: SupervisionTask) -> list[Turn]:
    """Whoever of the section that leads."""
    return [Turn(unit=task.lead_section)]


def carrier(task: SupervisionTask) -> list[Turn]:
    """Who answers for it, else the section."""
    return _people(task.responsible) or section(task)


def _not_doer(task: SupervisionTask, *people: Person | None) -> list[Turn]:
    """The first of these who did not do the work himself, else whoever keeps the office's ledgers."""
    doers = {task.responsible_id, task.reported_by_id}
    found = _people(*(person for person in people if person and person.pk not in doers))
    return found or [Turn(unit=Unit.objects.get(office=task.office, kind="office"))]


def verifier(task: SupervisionTask) -> list[Turn]:
    """Another than who did the work: first who supervises."""
    return _not_doer(task, task.supervisor, task.assigned_by)


def closer(task: SupervisionTask) -> list[Turn]:
    """Another than who did the work: first the 交办人."""
    return _not_doer(task, task.assigned_by, task.supervisor)


def soon(column: str, since: Callable[[SupervisionTask], date | None]) -> Callable[[SupervisionTask], date]:
    """The last day of a step that has so many working days from the day on which it came up."""

    def last_day(task: SupervisionTask) -> date:
        return after(since(task) or clock.today(), getattr(row_of(task.office), column))

    return last_day


def registered(task: SupervisionTask) -> date:
    """The day of registration."""
    return task.created_at.astimezone(clock.ZONE).date()


def objected(task: SupervisionTask) -> date | None:
    """The day of the pending objection."""
    raised = TaskObjection.objects.live().filter(task=task, outcome="pending").order_by("pk").last()
    return raised.raised_on if raised else None


def wished(task: SupervisionTask) -> date | None:
    """The day of the pending wish for more time."""
    wish = TaskExtension.objects.live().filter(task=task, outcome="pending").order_by("pk").last()
    return wish.requested_on if wish else None


def carrying_due(task: SupervisionTask) -> date:
    """The deadline; a standing task has to be reported on before."""
    return min(task.due_on, task.feedback_due_on) if task.feedback_due_on else task.due_on


def suspended_due(task: SupervisionTask) -> date | None:
    """When it was expected to go on."""
    resting = TaskSuspension.objects.live().filter(task=task, resumed_on=None).order_by("pk").last()
    return resting.expected_on if resting else None


def archive_due(task: SupervisionTask) -> date:
    """When it must be filed."""
    days = row_of(task.office).archive_days
    return (task.completed_on or clock.today()) + timedelta(days=days)

"""Loading a supervised task or a slip that an address names: not found when it is invisible."""

from canmou.kernel.errors import NotFound
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.ledger.queries import find, refs_visible_to
from canmou.kernel.people.models import User
from canmou.supervision.models import SupervisionTask, TaskUrge
from canmou.supervision.queries.task import tasks_for


def task_for(user: User, number: str) -> SupervisionTask:
    """The live task with this number."""
    rows = tasks_for(user).select_related("ref", "office", "unit", "lead_section", "responsible")
    found = (
        rows.select_related("supervisor", "assigned_by").filter(number=number).first()
        if number.isprintable()
        else None
    )
    if found is None:
        raise NotFound("没有这个编号的督办事项，或者您无权查看")
    return found


def slip_for(user: User, number: str) -> TaskUrge:
    """The slip with this number."""
    found = find(user, number)
    if not isinstance(found, TaskUrge) or found.voided:
        raise NotFound("没有这个编号的督查单，或者您无权查看")
    return found


def origin_for(user: User, number: str) -> RecordRef | None:
    """The record that a task comes from; None where no number is given."""
    if not number:
        return None
    found = (
        refs_visible_to(user).filter(number=number, voided=False).first() if number.isprintable() else None
    )
    if found is None:
        raise NotFound("没有这个编号的来源记录，或者您无权查看")
    return found

"""What is done with a plan item: decompose it into tasks, report it done with proof, evaluate it, stop it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from canmou.kernel import clock
from canmou.kernel.attachments.entering import Incoming
from canmou.kernel.errors import Invalid, Refused
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.people.models import Person, Unit, User
from canmou.kernel.permissions import Perm, require
from canmou.kernel.workflow import advance
from canmou.supervision.actions.intake_writing import keep_files
from canmou.supervision.actions.task import register_task
from canmou.supervision.models import PlanItem, SupervisionTask
from canmou.supervision.queries.plan_item import proven
from canmou.supervision.states.plan import ITEM


@dataclass(frozen=True)
class Part:
    """A task that an item is to be decomposed into. `late_reason`: why it may end after its item."""

    title: str
    lead_section: Unit
    due_on: date
    support: Sequence[Unit] = ()
    responsible: Person | None = None
    requirement: str = ""
    late_reason: str = ""
    duplicate_reason: str = ""


class PartRefused(Refused):
    """One of several tasks cannot be registered: `place` tells which, `problems` why."""

    def __init__(self, place: int, error: Refused) -> None:
        super().__init__(error.message)
        self.place = place
        self.problems = error.problems if isinstance(error, Invalid) else {"": error.message}


@transaction.atomic
def decompose(
    item: PlanItem, parts: Sequence[Part], *, by: User, basis: str, authority: str, hand_out_now: bool
) -> list[SupervisionTask]:
    """Make supervised tasks of an item, all or none. Raises `PartRefused` naming the part that is wrong."""
    require(by, Perm.ADD, SupervisionTask(office=item.office, unit=item.unit))
    if item.completed_on or item.state in ("closed", "stopped"):
        raise Refused("这一项已经完成或者中止，不用再分解")
    made = []
    for place, part in enumerate(parts):
        if part.due_on > item.due_on and not part.late_reason.strip():
            told = f"晚于计划时限{item.due_on}，请提前，或写明理由"
            raise PartRefused(place, Invalid({"late_reason": told}))
        if part.due_on < clock.today():
            raise PartRefused(place, Invalid({"due_on": f"{part.due_on}已经过了，请填今天以后的日期"}))
        try:
            made.append(_register(item, part, by, basis, authority, hand_out_now))
        except Refused as error:
            raise PartRefused(place, error) from error
    return made


def _register(
    item: PlanItem, part: Part, by: User, basis: str, authority: str, hand_out_now: bool
) -> SupervisionTask:
    standing = item.standing and part.due_on == item.due_on
    task = SupervisionTask(
        unit=item.unit,
        title=part.title,
        kind=SupervisionTask.Kind.PLAN,
        urgency=SupervisionTask.Urgency.STANDING if standing else SupervisionTask.Urgency.NORMAL,
        basis=basis,
        authority=authority,
        plan_item=item,
        lead_section=part.lead_section,
        responsible=part.responsible,
        supervisor=item.supervisor if item.supervisor_id != getattr(part.responsible, "pk", None) else None,
        assigned_by=by.person,
        due_on=part.due_on,
        requirement=part.requirement,
        late_reason=part.late_reason,
        duplicate_reason=part.duplicate_reason,
    )
    return register_task(task, by=by, support=part.support, hand_out_now=hand_out_now)


@transaction.atomic
def report_item(
    item: PlanItem,
    *,
    by: User,
    completion: str,
    evidence: Sequence[RecordRef] = (),
    files: Sequence[Incoming] = (),
    opinion: str = "",
) -> PlanItem:
    """Tell that an item is done, with proof: records, files, or tasks that were closed."""
    item.completion, item.reported_on, item.reported_by = completion, clock.today(), by.person
    held = list(item.evidence.all())
    lists = {"evidence": [*held, *(ref for ref in evidence if ref not in held)]}
    filled = ("completion", "reported_on", "reported_by")
    advance(ITEM, item, "report", by=by, opinion=opinion, filled=filled, lists=lists)
    keep_files(item, files, by=by)
    if not proven(item):
        raise Invalid({"evidence": "报完成要有佐证：填佐证记录的编号，或上传文件"})
    return item


@transaction.atomic
def evaluate_item(item: PlanItem, *, by: User, evaluation: str, opinion: str = "") -> PlanItem:
    """Close an item (评价销号). It counts as completed on the day on which it was reported done."""
    item.completed_on = item.reported_on or clock.today()
    item.evaluation, item.evaluated_by, item.evaluated_on = evaluation, by.person, clock.today()
    filled = ("completed_on", "evaluation", "evaluated_by", "evaluated_on")
    return advance(ITEM, item, "evaluate", by=by, opinion=opinion, filled=filled)


@transaction.atomic
def send_item_back(item: PlanItem, *, by: User, opinion: str = "", target: str | None = None) -> PlanItem:
    """Give an item back that is not done yet (退回)."""
    item.reported_on, item.reported_by = None, None
    filled = ("reported_on", "reported_by")
    return advance(ITEM, item, "send_back", by=by, opinion=opinion, target=target, filled=filled)

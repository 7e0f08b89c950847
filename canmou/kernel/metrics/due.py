"""Figures of what is open and late, from the dates that ledgers declare and the open turns of workflows."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from canmou.kernel import clock
from canmou.kernel.ledger.dates import marks_of_office
from canmou.kernel.ledger.due import Due, Kind
from canmou.kernel.ledger.duerows import Mark
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.metrics.computations import Count
from canmou.kernel.metrics.kept import kept
from canmou.kernel.metrics.registry import Scope, metric
from canmou.kernel.people.models import Unit
from canmou.kernel.workflow.models import Step
from canmou.kernel.workflow.roster import load

#: The units whose turns are told under their own name.
_INSIDE = (Unit.Kind.SECTION, Unit.Kind.OFFICE, Unit.Kind.PARTY_GROUP)
#: Days ahead in which the last day of a turn counts as come up.
_AHEAD = Due(Kind.DEADLINE, "", "").before
_DATED = frozenset({Kind.DEADLINE, Kind.EXPIRY})


@dataclass(frozen=True)
class _AsOfToday(Count):
    """A count that can be told for today alone: what was open on an earlier day is not kept."""

    known: bool = True

    def value(self) -> Decimal | None:
        return super().value() if self.known else None


def _counted(scope: Scope, kinds: frozenset[Kind], late: bool = False) -> _AsOfToday:
    today = clock.today()
    if scope.as_of != today:
        return _AsOfToday(RecordRef.objects.none(), known=False)
    found: list[Mark] = kept(("marks", scope.office.pk), lambda: marks_of_office(scope.office.pk))
    days = {(mark.ref, mark.unit, mark.day) for mark in found if mark.due.kind in kinds}
    if Kind.DEADLINE in kinds:
        days |= kept(("turns", scope.office.pk), lambda: _turns(scope.office.pk))
    keys = {
        ref
        for ref, unit, day in days
        if (scope.units is None or unit in scope.units) and (day < today or not late)
    }
    return _AsOfToday(RecordRef.objects.filter(pk__in=keys))


def _turns(office_id: int) -> set[tuple[int, int, date]]:
    """Record, unit and last day of the open turns of workflows that have come up, as far ahead as deadlines do.

    What a person has is told under that person's section; what somebody outside has, under the section that keeps it.
    """
    roster = load(office_id)
    inside = set(Unit.objects.filter(office=office_id, kind__in=_INSIDE).values_list("pk", flat=True))
    rows = Step.objects.filter(office=office_id, closed_at=None, opened_at__isnull=False, ref__voided=False)
    rows = rows.filter(due_on__lte=clock.today() + timedelta(days=_AHEAD)).exclude(kind=Step.Kind.READ)
    found = set()
    for ref, own, person, unit, day in rows.values_list("ref", "ref__unit", "person", "unit", "due_on"):
        sections = roster.sections.get(person, ()) if person else (unit,)
        found.add((ref, next((key for key in sections if key in inside), own), day))
    return found


@metric("dates.open", "限期事项", measure="件")
def open_items(scope: Scope) -> Count:
    """今天尚未办理、已到提醒期的期限、到期事项和流程里待办的环节，含已超期的；一条记录有几项期限也只计一件，归口按负责办理的科室。"""
    return _counted(scope, _DATED)


@metric("dates.overdue", "超期未办事项", measure="件")
def overdue_items(scope: Scope) -> Count:
    """限期事项中期限已过、今天尚未办理的；一条记录有几项期限也只计一件，归口按负责办理的科室。"""
    return _counted(scope, _DATED, late=True)


@metric("dates.evidence", "缺佐证记录", measure="条")
def lacking_evidence(scope: Scope) -> Count:
    """今天应附佐证材料而还没有附件的记录，只看近半年的；归口按记录的科室。"""
    return _counted(scope, frozenset({Kind.EVIDENCE}))

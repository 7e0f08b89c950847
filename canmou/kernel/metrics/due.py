"""Figures of what is open and late, from the dates that ledgers declare."""

from dataclasses import dataclass
from decimal import Decimal

from canmou.kernel import clock
from canmou.kernel.ledger.dates import marks_of_office
from canmou.kernel.ledger.due import Kind
from canmou.kernel.ledger.duerows import Mark
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.metrics.computations import Count
from canmou.kernel.metrics.kept import kept
from canmou.kernel.metrics.registry import Scope, metric

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
    keys = {
        mark.ref
        for mark in found
        if mark.due.kind in kinds
        and (scope.units is None or mark.unit in scope.units)
        and (mark.day < today or not late)
    }
    return _AsOfToday(RecordRef.objects.filter(pk__in=keys))


@metric("dates.open", "限期事项", measure="件")
def open_items(scope: Scope) -> Count:
    """今天尚未办理、已到提醒期的期限和到期事项，含已超期的；一条记录有几项期限也只计一件，归口按负责办理的科室。"""
    return _counted(scope, _DATED)


@metric("dates.overdue", "超期未办事项", measure="件")
def overdue_items(scope: Scope) -> Count:
    """限期事项中期限已过、今天尚未办理的；一条记录有几项期限也只计一件，归口按负责办理的科室。"""
    return _counted(scope, _DATED, late=True)


@metric("dates.evidence", "缺佐证记录", measure="条")
def lacking_evidence(scope: Scope) -> Count:
    """今天应附佐证材料而还没有附件的记录，只看近半年的；归口按记录的科室。"""
    return _counted(scope, frozenset({Kind.EVIDENCE}))

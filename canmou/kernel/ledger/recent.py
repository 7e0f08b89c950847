"""What moved in the ledgers of an office between two days: records of those days, steps taken, days filled in.

Only ledgers that all staff read, and of those only the wholes, not their parts: what comes out may be shown to
every member of the office.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from canmou.kernel import clock
from canmou.kernel.ledger.declare import Ledger, ledgers
from canmou.kernel.ledger.models import RecordChange, RecordRef
from canmou.kernel.office.models import Office

MOST = 2000
_AMENDED = "修改"
_QUIET = frozenset({"作废", "撤回", "代为登记"})


@dataclass(frozen=True)
class Move:
    """One record that moved. `what`: the words of its moves in order, e.g. 登记、办结日期."""

    ref: RecordRef
    ledger: Ledger
    what: tuple[str, ...]

    @property
    def told(self) -> str:
        """The moves as words."""
        return "、".join(self.what)


def moves(
    office: Office,
    first: date,
    last: date,
    *,
    units: Iterable[int] | None = None,
    without: Iterable[str] = (),
) -> list[Move]:
    """What moved from `first` to `last`, both days included, in order of ledger and business day.

    units: only records that these units own. without: codes of ledgers to leave out. Two queries.
    """
    told = {
        each.code: each
        for each in ledgers()
        if not each.restricted and not each.parent and each.code not in set(without)
    }
    rows = RecordRef.objects.filter(office=office, voided=False, ledger__in=list(told))
    if units is not None:
        rows = rows.filter(unit_id__in=list(units))
    said: dict[int, list[str]] = {}
    refs: dict[int, RecordRef] = {}
    for ref in rows.filter(on__gte=first, on__lte=last).order_by("on", "pk")[:MOST]:
        refs[ref.pk] = ref
        said[ref.pk] = ["新登记"]
    for change in _changes(rows, first, last):
        words = _words(told[change.ref.ledger], change)
        if words:
            refs.setdefault(change.ref_id, change.ref)
            said.setdefault(change.ref_id, []).extend(words)
    order = list(told)
    found = [Move(ref, told[ref.ledger], tuple(dict.fromkeys(said[pk]))) for pk, ref in refs.items()]
    return sorted(
        found, key=lambda move: (order.index(move.ref.ledger), move.ref.on or date.min, move.ref.pk)
    )


def _changes(rows: object, first: date, last: date) -> Iterable[RecordChange]:
    begin, end = clock.at(first, 0), clock.at(last + timedelta(days=1), 0)
    found = RecordChange.objects.filter(Q(at__gte=begin) & Q(at__lt=end), ref__in=rows, batch=None)
    found = found.exclude(verb__in=_QUIET)
    return found.select_related("ref").order_by("at", "pk")[:MOST]


def _words(ledger: Ledger, change: RecordChange) -> list[str]:
    """A step by its name; an amendment by the days that it filled in, which are what is said to have happened."""
    if change.verb != _AMENDED:
        return [change.verb]
    days = {column.name: column.heading for column in ledger.sheet if column.kind == "date"}
    return [
        f"{days[name]}{after}"
        for name, (before, after) in ledger.in_order(change.values)
        if name in days and not before and after
    ]

"""Which records point at a record: its parts, and whatever other ledgers linked to it."""

from dataclasses import dataclass

from django.db.models import QuerySet

from canmou.kernel.ledger.declare import Column, Ledger, ledgers
from canmou.kernel.ledger.models import Record, RecordRef
from canmou.kernel.ledger.queries import refs_visible_to
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, can, opens

_PER_UNION = 60
SHOWN = 20


@dataclass(frozen=True)
class Group:
    """The records of one ledger that point here. `new_here`: parts may be entered from this page."""

    ledger: Ledger
    refs: list[RecordRef]
    total: int
    field: str = ""

    @property
    def part(self) -> bool:
        return bool(self.field)


def pointing_columns(code: str) -> list[tuple[Ledger, Column]]:
    """Every column of every ledger that may point at a record of this ledger."""
    found = []
    for ledger in ledgers():
        for column in ledger.sheet:
            if column.kind in ("record", "records", "ref", "refs") and (
                not column.ledgers or code in column.ledgers
            ):
                found.append((ledger, column))
    return found


def groups(user: User, record: Record) -> list[Group]:
    """Records pointing here that the reader may see, by ledger; parts first, also those that have none yet."""
    columns = pointing_columns(record.LEDGER)
    keys: set[int] = set()
    queries = [_keys(ledger, column, record) for ledger, column in columns if opens(user, ledger.code)]
    for start in range(0, len(queries), _PER_UNION):
        first, *rest = queries[start : start + _PER_UNION]
        keys.update(first.union(*rest, all=True).values_list("ref_id", flat=True) if rest else first)
    by_ledger: dict[str, list[RecordRef]] = {}
    for ref in refs_visible_to(user).filter(pk__in=keys, voided=False).order_by("-on", "-pk"):
        by_ledger.setdefault(ref.ledger, []).append(ref)
    parts = {ledger.code: column.name for ledger, column in columns if ledger.parent == column.name}
    result = []
    for ledger in ledgers():
        refs = by_ledger.get(ledger.code, [])
        may_add = ledger.code in parts and opens(user, ledger.code, Perm.ADD)
        if refs or may_add:
            result.append(
                Group(ledger, refs[:SHOWN], len(refs), parts.get(ledger.code, "") if may_add else "")
            )
    return sorted(result, key=lambda group: not group.part)


def _keys(ledger: Ledger, column: Column, record: Record) -> QuerySet:
    target = record.ref_id if column.kind in ("ref", "refs") else record.pk
    return ledger.model.objects.order_by().filter(**{column.name: target}).values_list("ref_id", flat=True)


def may(user: User, perm: Perm, record: Record) -> bool:
    """Whether to show a button."""
    return bool(can(user, perm, record))

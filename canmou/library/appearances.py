"""Where a work lives: every record of every ledger that says it is of this work, and what became of those."""

from collections.abc import Iterator
from dataclasses import dataclass

from canmou.kernel.ledger.declare import Column, Ledger, ledgers
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.ledger.queries import visible_to
from canmou.kernel.people.models import User
from canmou.kernel.permissions import opens
from canmou.library.models import Work

_LEDGER = "LWK"


@dataclass(frozen=True)
class Appearances:
    """What one reader may see of a work in one ledger, the first first. `part`: it tells what became of another."""

    ledger: Ledger
    refs: list[RecordRef]
    part: bool = False


def columns_to_work() -> Iterator[tuple[Ledger, Column]]:
    """The columns that say of which work a record is."""
    for ledger in ledgers():
        for column in ledger.sheet:
            if column.ledgers == (_LEDGER,):
                yield ledger, column


def columns_to_records() -> Iterator[tuple[Ledger, Column]]:
    """All columns that may point at a work: those above, and the links to whatever record."""
    yield from columns_to_work()
    for ledger in ledgers():
        for column in ledger.sheet:
            loose = column.kind in ("ref", "refs") and column.ledgers != (_LEDGER,)
            if loose and (not column.ledgers or _LEDGER in column.ledgers):
                yield ledger, column


def points_at(column: Column, work: Work) -> object:
    """What a column holds when it points at a work: its row, or its public row."""
    return work if column.field.related_model is Work else work.ref


def appearances(user: User, work: Work) -> list[Appearances]:
    """All that this reader may see of a work, ledger by ledger: a fixed number of queries for however many."""
    found: dict[str, dict[int, RecordRef]] = {}
    known: dict[str, Ledger] = {}
    for ledger, column in columns_to_work():
        if not opens(user, ledger.code):
            continue
        rows = visible_to(user, ledger).filter(voided=False, **{column.name: points_at(column, work)})
        for row in rows.select_related("ref").order_by("pk"):
            known[ledger.code] = ledger
            found.setdefault(ledger.code, {})[row.ref_id] = row.ref
    shown = [Appearances(known[code], _in_time(refs)) for code, refs in found.items()]
    return [*shown, *_parts(user, shown)]


def _parts(user: User, shown: list[Appearances]) -> Iterator[Appearances]:
    """What became of the records found: the ledgers whose records are parts of theirs."""
    by_model = {entry.ledger.model: entry for entry in shown}
    direct = {entry.ledger.code for entry in shown}
    for ledger in ledgers():
        if not ledger.parent or ledger.code in direct or not opens(user, ledger.code):
            continue
        whole = by_model.get(ledger.column(ledger.parent).field.related_model)
        if whole is None:
            continue
        rows = visible_to(user, ledger).filter(voided=False, **{f"{ledger.parent}__ref__in": whole.refs})
        if refs := {row.ref_id: row.ref for row in rows.select_related("ref")}:
            yield Appearances(ledger, _in_time(refs), part=True)


def _in_time(refs: dict[int, RecordRef]) -> list[RecordRef]:
    return sorted(refs.values(), key=lambda ref: (ref.on is None, ref.on, ref.pk))

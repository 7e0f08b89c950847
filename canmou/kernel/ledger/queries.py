"""Reads over ledgers, trimmed to what the user may see."""

from collections.abc import Iterable

from django.db.models import QuerySet

from canmou.kernel.errors import NotFound
from canmou.kernel.ledger.declare import Ledger, ledgers, record_of
from canmou.kernel.ledger.models import Record, RecordChange, RecordRef
from canmou.kernel.people.models import User
from canmou.kernel.permissions import opens, visible, visible_refs

_PER_QUERY = 400  # databases limit the parameters of a query


def visible_to(user: User, ledger: Ledger) -> QuerySet:
    """The records of a ledger that the user may see (void ones too), newest first."""
    order = (f"-{ledger.date}", "-pk") if ledger.date else ("-pk",)
    return ledger.model.objects.filter(visible(user, ledger.code)).order_by(*order)


def open_ledgers(user: User) -> list[Ledger]:
    """The ledgers of which the user may see anything."""
    return [ledger for ledger in ledgers() if opens(user, ledger.code)]


def refs_visible_to(user: User) -> QuerySet[RecordRef]:
    """Public rows of every ledger that the user may see."""
    return RecordRef.objects.filter(visible_refs(user, [ledger.code for ledger in ledgers()]))


def find(user: User, number: str) -> Record:
    """The record with this number. Raises `NotFound` when there is none or the user may not see it."""
    ref = refs_visible_to(user).filter(number=number).first() if number.isprintable() else None
    if ref is None:
        raise NotFound("没有这个编号的记录，或者您无权查看")
    return record_of(ref)


def changes_since(record: Record, version: int) -> list[RecordChange]:
    """What was changed after this version, oldest first."""
    found = RecordChange.objects.filter(ref=record.ref_id, version__gt=version)
    return list(found.select_related("by__person", "acting_for__person").order_by("version", "id"))


def visible_numbers(user: User, numbers: Iterable[str]) -> set[str]:
    """Those of these numbers whose records the user may see, a few queries for however many."""
    wanted, seen = sorted(set(numbers)), set()
    for start in range(0, len(wanted), _PER_QUERY):
        rows = refs_visible_to(user).filter(number__in=wanted[start : start + _PER_QUERY])
        seen.update(rows.values_list("number", flat=True))
    return seen

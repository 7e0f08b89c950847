"""Facts about counted records that their public rows do not hold: who entered them, and their files."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from canmou.kernel.attachments.models import Attachment
from canmou.kernel.ledger.declare import ledger
from canmou.kernel.ledger.models import RecordRef

_CHUNK = 400


@dataclass(frozen=True)
class Origin:
    """Who entered a record, and when."""

    by: str
    at: datetime


def entered(refs: Iterable[RecordRef]) -> dict[int, Origin]:
    """Who entered each of these records: one query per ledger among them (and 400 records)."""
    by_ledger: dict[str, list[int]] = defaultdict(list)
    for ref in refs:
        by_ledger[ref.ledger].append(ref.pk)
    found = {}
    for code, keys in by_ledger.items():
        for start in range(0, len(keys), _CHUNK):
            rows = ledger(code).model.objects.filter(ref__in=keys[start : start + _CHUNK]).order_by()
            columns = ("ref_id", "created_at", "created_by__person__name", "created_by__username")
            for pk, at, name, login in rows.values_list(*columns):
                found[pk] = Origin(name or login, at)
    return found


def files_of(refs: Iterable[RecordRef]) -> dict[int, list[Attachment]]:
    """The files of each of these records."""
    keys = [ref.pk for ref in refs]
    found: dict[int, list[Attachment]] = defaultdict(list)
    for start in range(0, len(keys), _CHUNK):
        rows = Attachment.objects.filter(ref__in=keys[start : start + _CHUNK], voided=False)
        for attachment in rows.select_related("blob").order_by("added_at", "pk"):
            found[attachment.ref_id].append(attachment)
    return found

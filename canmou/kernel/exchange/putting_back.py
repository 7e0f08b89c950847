"""The records that an import changed, and how to put back what they held."""

import copy
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from canmou.kernel.exchange.earlier import PUBLIC, value_of
from canmou.kernel.exchange.lookup import chunks
from canmou.kernel.ledger.declare import Ledger, ledger
from canmou.kernel.ledger.models import ImportBatch, Record, RecordChange, RecordRef


@dataclass(frozen=True)
class Step:
    """One record: its change by the import, what it is now, and what it held before."""

    change: RecordChange
    record: Record
    ledger: Ledger
    fields: dict[str, Any]
    lists: dict[str, list[int]]
    public: dict[str, Any]

    @property
    def ref(self) -> RecordRef:
        return self.change.ref

    @property
    def version(self) -> int:
        """The version that the import left."""
        return self.change.version

    def restored(self) -> Record:
        """The record as it was, not saved."""
        record = copy.copy(self.record)
        for name, value in self.fields.items():
            setattr(record, name, value)
        return record


def steps_of(batch: ImportBatch) -> list[Step]:
    """All records that the import changed, in the order in which it did."""
    changes = RecordChange.objects.filter(batch=batch, earlier__isnull=False).select_related("ref")
    by_ledger: dict[str, list[RecordChange]] = defaultdict(list)
    for change in changes.order_by("pk"):
        by_ledger[change.ref.ledger].append(change)
    steps = []
    for code, group in by_ledger.items():
        found, records = ledger(code), {}
        for part in chunks(change.ref_id for change in group):
            records.update({record.ref_id: record for record in found.model.objects.filter(ref__in=part)})
        for change in group:
            steps.append(_step(change, records[change.ref_id], found))
    return steps


def _step(change: RecordChange, record: Record, found: Ledger) -> Step:
    kept = change.earlier
    fields = {name: value_of(found.model, name, value) for name, value in kept["fields"].items()}
    public = {name: value_of(RecordRef, name, kept["public"][name]) for name in PUBLIC}
    return Step(change, record, found, fields, kept["lists"], public)

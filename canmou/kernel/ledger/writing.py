"""Writing checked drafts and changes to the tables of a ledger, set by set. Nobody but actions and imports calls this."""

from collections import defaultdict
from collections.abc import Sequence

from django.db import transaction

from canmou.kernel import clock
from canmou.kernel.errors import Stale
from canmou.kernel.ledger.declare import Ledger, ledger_for
from canmou.kernel.ledger.drafts import Draft, ordered
from canmou.kernel.ledger.following import follow
from canmou.kernel.ledger.models import ImportBatch, LedgerCounter, Origin, Record, RecordChange, RecordRef
from canmou.kernel.people.models import User, new_uid
from canmou.lib.numbering import format_number, parse_number

_BATCH = 2000


@transaction.atomic
def write(
    drafts: Sequence[Draft], *, by: User, origin: str = Origin.APP, batch: ImportBatch | None = None
) -> list[Record]:
    """Write checked drafts set by set: numbers, public rows, records, lists. The caller writes the audit row."""
    moment = clock.now()
    by_ledger: dict[Ledger, list[Draft]] = defaultdict(list)
    for draft in drafts:
        by_ledger[ledger_for(type(draft.record))].append(draft)
    for ledger, group in by_ledger.items():
        _number(ledger, group)
        refs = []
        for draft in group:
            record = draft.record
            record.origin, record.created_at, record.created_by = origin, moment, by
            record.version, record.state = 1, record.state or record.DRAFT_STATE
            refs.append(fill_ref(RecordRef(uid=draft.uid or new_uid(), batch=batch), record, ledger))
        for ref, draft in zip(RecordRef.objects.bulk_create(refs, _BATCH), group, strict=True):
            draft.record.ref = ref
        ledger.model.objects.bulk_create([draft.record for draft in group], _BATCH)
        _link(ledger, group)
    return [draft.record for draft in drafts]


def fill_ref(ref: RecordRef, record: Record, ledger: Ledger) -> RecordRef:
    """Make a public row tell what its record tells; not saved."""
    ref.office_id, ref.ledger, ref.number = record.office_id, ledger.code, record.number
    ref.unit_id, ref.source_unit_id = record.unit_id, record.source_unit_id
    ref.title, ref.mask, ref.on = ledger.title_of(record), record.mask, ledger.date_of(record)
    if hasattr(ref.on, "hour"):
        ref.on = ref.on.astimezone(clock.ZONE).date()
    ref.state, ref.voided = record.state, record.voided
    return ref


def _number(ledger: Ledger, group: Sequence[Draft]) -> None:
    """Give numbers, in order, from locked counter rows; restored rows keep theirs and push the counter up."""
    by_series: dict[tuple[int, int], list[Draft]] = defaultdict(list)
    for draft in group:
        if draft.number:
            year = parse_number(draft.number).year
        else:
            day = ledger.date_of(draft.record) or clock.today()
            year = day.year
        by_series[draft.record.office_id, year].append(draft)
    for (office_id, year), series in by_series.items():
        counter, _ = LedgerCounter.objects.select_for_update().get_or_create(
            office_id=office_id, ledger=ledger.code, year=year
        )
        restored = [parse_number(draft.number).seq for draft in series if draft.number]
        counter.last = max([counter.last, *restored])
        code = series[0].record.office.code
        for draft in series:
            if draft.number:
                draft.record.number = draft.number
                continue
            counter.last += 1
            draft.record.number = format_number(code, ledger.code, year, counter.last)
        counter.save(update_fields=["last"])


def _link(ledger: Ledger, group: Sequence[Draft]) -> None:
    for column in ledger.sheet:
        if not column.many:
            continue
        through = getattr(ledger.model, column.name).through
        own, other = column.field.m2m_field_name(), column.field.m2m_reverse_field_name()
        rows = [
            through(**{f"{own}_id": draft.record.pk, f"{other}_id": item.pk})
            for draft in group
            for item in dict.fromkeys(draft.lists.get(column.name, ()))
        ]
        through.objects.bulk_create(rows, _BATCH)


def changes(ledger: Ledger, before: Record, draft: Draft) -> dict[str, list[str]]:
    """What a draft changes: field → [before, after], as shown to readers. Lists not given are unchanged."""
    found = {}
    for column in ledger.sheet:
        if column.many:
            if column.name not in draft.lists:
                continue
            old = [item.pk for item in ordered(before, column.name)]
            if old != [item.pk for item in draft.lists[column.name]]:
                shown = "、".join(str(item) for item in draft.lists[column.name])
                found[column.name] = ["、".join(str(i) for i in ordered(before, column.name)), shown]
            continue
        attname = column.field.attname
        if getattr(before, attname) != getattr(draft.record, attname):
            found[column.name] = [
                column.show(getattr(before, column.name)),
                column.show(getattr(draft.record, column.name)),
            ]
    return found


def apply_change(
    draft: Draft,
    *,
    by: User,
    verb: str,
    values: dict[str, list[str]],
    reason: str = "",
) -> None:
    """Write a checked change with its history, by compare-and-set on the version. The caller writes the audit row."""
    record, ledger = draft.record, ledger_for(type(draft.record))
    held = record.version
    record.version = held + 1
    columns = [c.field.name for c in ledger.sheet if not c.many]
    fresh = {name: getattr(record, record._meta.get_field(name).attname) for name in columns}
    fresh = {record._meta.get_field(name).attname: value for name, value in fresh.items()}
    fresh |= {"version": record.version, "voided": record.voided, "state": record.state}
    if not ledger.model.objects.filter(pk=record.pk, version=held).update(**fresh):
        record.version = held
        raise Stale("他人刚刚处理了这条记录，请刷新后再试")
    for column in ledger.sheet:
        if column.many and column.name in values:
            getattr(record, column.name).clear()
    _link(ledger, [Draft(record, {name: items for name, items in draft.lists.items() if name in values})])
    fill_ref(record.ref, record, ledger).save()
    RecordChange.objects.create(
        ref=record.ref,
        version=record.version,
        verb=verb,
        at=clock.now(),
        by=by,
        acting_for_id=by.acting_for_id,
        reason=reason,
        values=values,
    )
    follow(record, by=by)


def void_all(records: Sequence[Record], *, by: User, verb: str, reason: str) -> None:
    """Void unchanged records of one ledger together, with their history. The caller writes the audit row."""
    ledger, moment = ledger_for(type(records[0])), clock.now()
    for version in {record.version for record in records}:
        group = [record for record in records if record.version == version]
        rows = ledger.model.objects.live().filter(pk__in=[record.pk for record in group], version=version)
        if rows.update(voided=True, version=version + 1) != len(group):
            raise Stale("他人刚刚处理了其中的记录，请刷新后再试")
    RecordRef.objects.filter(pk__in=[record.ref_id for record in records]).update(voided=True)
    for record in records:
        record.version, record.voided = record.version + 1, True
    RecordChange.objects.bulk_create(
        RecordChange(
            ref_id=r.ref_id,
            version=r.version,
            verb=verb,
            at=moment,
            by=by,
            acting_for_id=by.acting_for_id,
            reason=reason,
        )
        for r in records
    )

"""What can be done to a record: add, amend, void, restore. Each in one transaction with number, history and audit.

`check` finds what is wrong with drafts; `write` writes them set by set and expects checked drafts (an import
checks first and writes later); `add` and `add_many` do both.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from canmou.kernel import audit, clock, secrecy
from canmou.kernel.errors import Invalid, Refused, Stale
from canmou.kernel.ledger.constraints import broken
from canmou.kernel.ledger.declare import Ledger, ledger_for
from canmou.kernel.ledger.models import ImportBatch, LedgerCounter, Origin, Record, RecordChange, RecordRef
from canmou.kernel.people.models import User, new_uid
from canmou.kernel.permissions import Perm, require
from canmou.lib.numbering import format_number, parse_number

_BATCH = 2000
EARLIEST, LATEST = date(1949, 10, 1), date(2099, 12, 31)


@dataclass
class Draft:
    """A record to be written, with its lists (link tables), and for restored rows its number and row id."""

    record: Record
    lists: dict[str, Sequence[models.Model]] = field(default_factory=dict)
    number: str = ""
    uid: str = ""


def add(record: Record, *, by: User, lists: dict[str, Sequence[models.Model]] | None = None) -> Record:
    """Enter one record. Raises `NotPermitted`, `Invalid` (field → sentence), `SecrecyRefused`."""
    return add_many([Draft(record, lists or {})], by=by)[0]


@transaction.atomic
def add_many(drafts: Sequence[Draft], *, by: User) -> list[Record]:
    """Enter many records at once, all or none."""
    for draft in drafts:
        draft.record.office_id = draft.record.office_id or by.office_id
    for sample in {(type(d.record), d.record.unit_id): d.record for d in drafts}.values():
        require(by, Perm.ADD, sample)
    for draft in drafts:
        if problems := check(draft):
            raise Invalid(problems)
    _refuse_twins(drafts)
    guard(drafts, by=by)
    written = write(drafts, by=by, origin=Origin.APP)
    for record in written[:1] if len(written) == 1 else []:
        audit.write("登记", by=by, office=record.office, number=record.number, changed=_filled(record))
    if len(written) > 1:
        audit.write("成批登记", by=by, office=written[0].office, number=written[0].number, count=len(written))
    return written


def _filled(record: Record) -> dict[str, Any]:
    return {c.name: c.show(getattr(record, c.name)) for c in ledger_for(type(record)).sheet if not c.many}


def check(draft: Draft) -> dict[str, str]:
    """What is wrong with a draft: field name → sentence. No query."""
    record, ledger, problems = draft.record, ledger_for(type(draft.record)), {}
    for column in ledger.sheet:
        if column.many:
            if column.required and not draft.lists.get(column.name):
                problems[column.name] = f"“{column.heading}”不能为空"
            continue
        if column.field.is_relation:
            if column.required and linked(record, column.name) is None:
                problems[column.name] = f"“{column.heading}”不能为空"
            continue
        value = getattr(record, column.name)
        if value in (None, "") and column.required:
            problems[column.name] = f"“{column.heading}”不能为空"
        elif value not in (None, ""):
            problem = _wrong(column, value, record)
            if problem:
                problems[column.name] = problem
    if not problems:
        try:
            record.clean()
        except ValidationError as error:
            if hasattr(error, "error_dict"):
                problems.update({name: "；".join(texts) for name, texts in error.message_dict.items()})
            else:
                problems[""] = "；".join(error.messages)
    return problems or broken(record)


def linked(record: Record, name: str) -> Any:
    """What a link column points at: the loaded (maybe not yet saved) object, else the key, else None."""
    cached = record._state.fields_cache.get(name)
    return cached if cached is not None else getattr(record, record._meta.get_field(name).attname)


def _wrong(column: Any, value: Any, record: Record) -> str:
    if column.kind in ("date", "datetime"):
        day = value.date() if column.kind == "datetime" else value
        if not EARLIEST <= day <= LATEST:
            return f"“{column.heading}”的日期 {day} 不合常理，请检查年份"
        return ""
    most = column.field.max_length if column.kind == "text" else None
    if most and len(str(value)) > most:
        return f"“{column.heading}”：最多{most}字，现有{len(str(value))}字，请缩短"
    try:
        setattr(record, column.name, column.field.clean(value, record))
    except ValidationError as error:
        return f"“{column.heading}”：{'；'.join(error.messages)}"
    return ""


def _refuse_twins(drafts: Sequence[Draft]) -> None:
    by_ledger: dict[Ledger, list[Draft]] = defaultdict(list)
    for draft in drafts:
        by_ledger[ledger_for(type(draft.record))].append(draft)
    for ledger, group in by_ledger.items():
        if not ledger.key:
            continue
        seen: set[tuple] = set()
        taken = existing_keys(ledger, (draft.record for draft in group))
        for draft in group:
            key = ledger.key_of(draft.record)
            if key in taken or key in seen:
                names = "、".join(ledger.column(name).heading for name in ledger.key)
                other = taken.get(key, "本批中")
                raise Invalid(
                    {ledger.key[0]: f"{ledger.name}里已有{names}相同的记录（{other}），请打开那条修改"}
                )
            seen.add(key)


def _refuse_twin_of(record: Record) -> None:
    """Refuse when another live record has the natural key that this one is to have."""
    ledger = ledger_for(type(record))
    taken = existing_keys(ledger, [record])
    other = taken.get(ledger.key_of(record)) if ledger.key else None
    if other and other != record.number:
        names = "、".join(ledger.column(name).heading for name in ledger.key)
        raise Invalid({ledger.key[0]: f"{ledger.name}里已有{names}相同的记录（{other}），同一件事只登记一次"})


def existing_keys(ledger: Ledger, records: Iterable[Record]) -> dict[tuple, str]:
    """Natural keys of live records of the same office that any of `records` could collide with → their numbers."""
    records = list(records)
    if not records or not ledger.key:
        return {}
    fields = [ledger.model._meta.get_field(name).attname for name in ledger.key]
    rows = ledger.model.objects.live().filter(office_id=records[0].office_id)
    wanted = {ledger.key_of(record) for record in records}
    narrowing = fields[0]
    values = {key[0] for key in wanted}
    if len(values) <= 400 and None not in values:
        rows = rows.filter(**{f"{narrowing}__in": values})
    return {
        tuple(row[:-1]): row[-1] for row in rows.values_list(*fields, "number") if tuple(row[:-1]) in wanted
    }


def guard(drafts: Sequence[Draft], *, by: User) -> None:
    """Refuse texts that carry a secrecy mark. Raises `SecrecyRefused` naming ledger and column."""
    for draft in drafts:
        ledger = ledger_for(type(draft.record))
        texts = {
            f"{ledger.name}“{c.heading}”": getattr(draft.record, c.name)
            for c in ledger.sheet
            if c.kind in ("text", "longtext") and getattr(draft.record, c.name)
        }
        secrecy.guard_values(texts, by=by, door="ledger")


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
            refs.append(_fill_ref(RecordRef(uid=draft.uid or new_uid(), batch=batch), record, ledger))
        for ref, draft in zip(RecordRef.objects.bulk_create(refs, _BATCH), group, strict=True):
            draft.record.ref = ref
        ledger.model.objects.bulk_create([draft.record for draft in group], _BATCH)
        _link(ledger, group)
    return [draft.record for draft in drafts]


def _fill_ref(ref: RecordRef, record: Record, ledger: Ledger) -> RecordRef:
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


@transaction.atomic
def amend(
    record: Record,
    *,
    by: User,
    lists: dict[str, Sequence[models.Model]] | None = None,
    reason: str = "",
) -> Record:
    """Write the changed columns of a loaded record. `record.version` is the version that the user read.

    Raises `NotPermitted`, `Invalid`, `SecrecyRefused`, and `Stale` telling what the other person changed.
    """
    ledger = ledger_for(type(record))
    before = ledger.model.objects.select_for_update().select_related("ref", "unit").get(pk=record.pk)
    require(by, Perm.EDIT, before)
    require(by, Perm.EDIT, record)
    if before.voided:
        raise Refused("这条记录已作废，不能修改；如需恢复请先撤销作废")
    if before.version != record.version:
        raise Stale(_what_changed(before, record.version))
    draft = Draft(record, {**_lists_of(ledger, before), **(lists or {})})
    if problems := check(draft):
        raise Invalid(problems)
    _refuse_twin_of(record)
    guard([draft], by=by)
    secrecy.guard_values({"原因": reason}, by=by, door="ledger")
    values = changes(ledger, before, draft)
    if not values:
        return record
    apply_change(draft, by=by, verb="修改", values=values, reason=reason)
    changed = {name: after for name, (_, after) in values.items()}
    audit.write("修改", by=by, office=before.office, number=record.number, changed=changed)
    return record


def _what_changed(current: Record, read_version: int) -> str:
    later = RecordChange.objects.filter(ref=current.ref, version__gt=read_version).select_related(
        "by__person"
    )
    ledger = ledger_for(type(current))
    told = []
    for change in later:
        names = "、".join(
            "状态" if name == "state" else ledger.column(name).heading for name in change.values
        )
        told.append(f"{change.by} 于 {change.at.astimezone(clock.ZONE):%m-%d %H:%M} {change.verb}了{names}")
    return "您打开之后别人改过这条记录：" + "；".join(told) + "。您的修改没有保存，请核对后重新提交"


def _lists_of(ledger: Ledger, record: Record) -> dict[str, list[models.Model]]:
    return {column.name: ordered(record, column.name) for column in ledger.sheet if column.many}


def ordered(record: Record, name: str) -> list[models.Model]:
    """The items of a list column in the order in which they were entered."""
    field_ = record._meta.get_field(name)
    through = getattr(type(record), name).through
    other = field_.m2m_reverse_field_name()
    rows = through.objects.filter(**{field_.m2m_field_name(): record.pk}).order_by("pk").select_related(other)
    return [getattr(row, other) for row in rows]


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
    _fill_ref(record.ref, record, ledger).save()
    RecordChange.objects.create(
        ref=record.ref, version=record.version, verb=verb, at=clock.now(), by=by, reason=reason, values=values
    )


@transaction.atomic
def void(record: Record, *, by: User, reason: str) -> Record:
    """Void a record: it keeps its number and history and counts nowhere. A reason is required."""
    require(by, Perm.VOID, record)
    if record.voided:
        raise Refused("这条记录已经作废")
    if not reason.strip():
        raise Invalid({"reason": "请写明作废原因"})
    return _set_void(record, True, "作废", by, reason)


@transaction.atomic
def restore(record: Record, *, by: User, reason: str) -> Record:
    """Undo a voiding. A reason is required."""
    require(by, Perm.VOID, record)
    if not record.voided:
        raise Refused("这条记录没有作废，不用恢复")
    if not reason.strip():
        raise Invalid({"reason": "请写明恢复原因"})
    _refuse_twin_of(record)
    return _set_void(record, False, "恢复", by, reason)


def _set_void(record: Record, voided: bool, verb: str, by: User, reason: str) -> Record:
    secrecy.guard_values({"原因": reason}, by=by, door="ledger")
    record.voided = voided
    apply_change(Draft(record), by=by, verb=verb, values={}, reason=reason)
    audit.write(verb, by=by, office=record.office, number=record.number, changed={"voided": voided})
    return record

"""What can be done to a record: add, amend, void, restore, withdraw. Each in one transaction with number, history, audit.

`drafts.check` finds what is wrong with drafts; `writing.write` writes them set by set and expects checked drafts (an
import checks first and writes later); the actions here do both.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction

from canmou.kernel import audit, clock, secrecy
from canmou.kernel.errors import Invalid, NotPermitted, Refused, Stale
from canmou.kernel.ledger.declare import Ledger, ledger_for
from canmou.kernel.ledger.drafts import Draft, check, examine, guard, ordered
from canmou.kernel.ledger.following import not_entered
from canmou.kernel.ledger.models import Origin, Record, RecordChange
from canmou.kernel.ledger.twins import twins
from canmou.kernel.ledger.writing import apply_change, changes, void_all, write
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, require


def add(
    record: Record,
    *,
    by: User,
    lists: dict[str, Sequence[models.Model]] | None = None,
    step: bool = False,
) -> Record:
    """Enter one record. Raises `NotPermitted`, `Invalid` (field → sentence), `SecrecyRefused`."""
    return add_many([Draft(record, lists or {})], by=by, step=step)[0]


@transaction.atomic
def add_many(drafts: Sequence[Draft], *, by: User, step: bool = False) -> list[Record]:
    """Enter many records at once, all or none. `step`: a step brings them about; what no hand may enter, it may."""
    for draft in drafts:
        draft.record.office_id = draft.record.office_id or by.office_id
    for sample in {(type(d.record), d.record.unit_id): d.record for d in drafts}.values():
        require(by, Perm.ADD, sample)
    for draft in drafts:
        if problems := check(draft) or ({} if step else not_entered(draft.record)):
            raise Invalid(problems)
    _refuse_twins([draft.record for draft in drafts])
    guard(drafts, by=by)
    return _enter(drafts, by=by)


@dataclass(frozen=True)
class Entered:
    """What became of several drafts, by their place: the records written, and what is wrong with the others."""

    written: dict[int, Record]
    problems: dict[int, dict[str, str]]


@transaction.atomic
def add_right_ones(drafts: Sequence[Draft], *, by: User) -> Entered:
    """Enter those of many records that are right; the others stay with whoever typed them, each with its problems."""
    for draft in drafts:
        draft.record.office_id = draft.record.office_id or by.office_id
    found = examine(drafts, by=by)
    right = [place for place, problems in enumerate(found) if not problems]
    written = _enter([drafts[place] for place in right], by=by) if right else []
    problems = {place: told for place, told in enumerate(found) if told}
    return Entered(dict(zip(right, written, strict=True)), problems)


def _enter(drafts: Sequence[Draft], *, by: User) -> list[Record]:
    written = write(drafts, by=by, origin=Origin.APP)
    _note_principal(written, by=by)
    for record in written[:1] if len(written) == 1 else []:
        audit.write("登记", by=by, office=record.office, number=record.number, changed=_filled(record))
    if len(written) > 1:
        audit.write("成批登记", by=by, office=written[0].office, number=written[0].number, count=len(written))
    return written


def _note_principal(written: Sequence[Record], *, by: User) -> None:
    """What was entered in another's place begins its history with both names."""
    if by.acting_for:
        RecordChange.objects.bulk_create(
            RecordChange(
                ref=record.ref,
                version=record.version,
                verb="代为登记",
                at=record.created_at,
                by=by,
                acting_for_id=by.acting_for_id,
            )
            for record in written
        )


def _filled(record: Record) -> dict[str, Any]:
    return {c.name: c.show(getattr(record, c.name)) for c in ledger_for(type(record)).sheet if not c.many}


def _refuse_twins(records: Sequence[Record]) -> None:
    """Refuse when another live record has what only one may have."""
    for problems in twins(records):
        if problems:
            raise Invalid(problems)


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
    held = ledger.model.objects.select_for_update(of=("self",), no_key=True)
    before = held.select_related("ref", "unit").get(pk=record.pk)
    require(by, Perm.EDIT, before)
    require(by, Perm.EDIT, record)
    if before.voided:
        raise Refused("这条记录已作废，不能修改；如需恢复请先撤销作废")
    if before.version != record.version:
        raise Stale(_what_changed(before, record.version))
    draft = Draft(record, {**_lists_of(ledger, before), **(lists or {})})
    if problems := ledger.kept(before, record) or check(draft):
        raise Invalid(problems)
    _refuse_twins([record])
    guard([draft], by=by)
    reason = _kept_reason(before, reason)
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
        "by__person", "acting_for__person"
    )
    ledger = ledger_for(type(current))
    told = []
    for change in later:
        names = "、".join(
            "状态" if name == "state" else ledger.column(name).heading for name in change.values
        )
        told.append(
            f"{change.signature} 于 {change.at.astimezone(clock.ZONE):%m-%d %H:%M} {change.verb}了{names}"
        )
    return "您打开之后别人改过这条记录：" + "；".join(told) + "。您的修改没有保存，请核对后重新提交"


def _lists_of(ledger: Ledger, record: Record) -> dict[str, list[models.Model]]:
    return {column.name: ordered(record, column.name) for column in ledger.sheet if column.many}


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
    _refuse_twins([record])
    return _set_void(record, False, "恢复", by, reason)


def _kept_reason(record: Record, reason: str) -> str:
    """The reason as it is kept: of a matter kept off-line no word is."""
    return "线下事项，原因不在本系统登记" if record.wordless and reason else reason


def _set_void(record: Record, voided: bool, verb: str, by: User, reason: str) -> Record:
    reason = _kept_reason(record, reason)
    secrecy.guard_values({"原因": reason}, by=by, door="ledger")
    record.voided = voided
    apply_change(Draft(record), by=by, verb=verb, values={}, reason=reason)
    audit.write(verb, by=by, office=record.office, number=record.number, changed={"voided": voided})
    return record


@transaction.atomic
def withdraw(records: Sequence[Record], *, by: User, reason: str) -> None:
    """Void what one has entered oneself today and nobody has changed since: a slip, which needs no right to void.

    The records are of one ledger. They keep their numbers and their history.
    """
    if not records:
        raise Refused("没有可以撤回的记录")
    if not reason.strip():
        raise Invalid({"reason": "请写明撤回原因"})
    reason = _kept_reason(next((row for row in records if row.wordless), records[0]), reason)
    secrecy.guard_values({"原因": reason}, by=by, door="ledger")
    for record in records:
        require(by, Perm.ADD, record)
        today = record.created_at.astimezone(clock.ZONE).date() == clock.today()
        own = record.created_by_id == by.pk and record.origin == Origin.APP
        if not (own and today) or record.version != 1 or record.voided:
            raise NotPermitted(
                f"只能撤回自己今天登记、还没有改动过的记录；{record.number}不能撤回，请由有作废权限的人作废"
            )
    void_all(records, by=by, verb="撤回", reason=reason)
    office, numbers = records[0].office, [record.number for record in records]
    audit.write(
        "撤回登记", by=by, office=office, number=numbers[0], changed={"voided": True}, count=len(numbers)
    )

"""Two works are one: a person says so, every record is turned to the one that stays, and it can be undone.

The records keep pointing at one work each, so that every figure that counts works counts this one once.
"""

from typing import Any

from django.db import transaction

from canmou.kernel import audit, clock, secrecy
from canmou.kernel.errors import Invalid, Refused, Stale
from canmou.kernel.ledger.declare import Column, Ledger, ledger_for, record_of
from canmou.kernel.ledger.drafts import Draft
from canmou.kernel.ledger.models import Record, RecordChange
from canmou.kernel.ledger.writing import apply_change, fill_ref
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, require
from canmou.library.appearances import columns_to_records, points_at
from canmou.library.models import Work, WorkMerge, WorkPair, WorkTurn
from canmou.library.texts import keep_text, text_of

DOOR = "成果归并"


@transaction.atomic
def merge_works(kept: Work, merged: Work, *, why: str, by: User) -> WorkMerge:
    """Take one work into another: what pointed at it points at the one that stays, and it counts no more."""
    require(by, Perm.EDIT, kept)
    require(by, Perm.VOID, merged)
    kept, merged = _locked(kept), _locked(merged)
    if kept.pk == merged.pk or kept.office_id != merged.office_id:
        raise Refused("请选两个不同的成果母本")
    if kept.voided or merged.voided:
        raise Refused("已作废的成果母本不能归并")
    if not why.strip():
        raise Invalid({"why": "请写明为什么是同一成果"})
    secrecy.guard_values({"依据": why}, by=by, door=DOOR)
    made = WorkMerge.objects.create(
        office=kept.office, kept=kept, merged=merged, why=why.strip()[:200], at=clock.now(), by=by
    )
    turned: list[WorkTurn] = []
    for ledger, column in columns_to_records():
        for record in _pointing(ledger, column, merged):
            both = column.many and _holds(record, column, kept)
            _turn(record, ledger, column, merged, kept, by=by)
            turned.append(WorkTurn(merge=made, ref=record.ref, column=column.name, both=both))
    WorkTurn.objects.bulk_create(turned)
    if not text_of(kept) and (text := text_of(merged)):
        keep_text(kept, text, by=by, source=f"{merged.number}的全文")
    _set_void(merged, True, f"并入{kept.number}", by)
    changed = {"merged": merged.number, "turned": str(len(turned))}
    audit.write("归并成果", by=by, office=kept.office, number=kept.number, changed=changed)
    return made


@transaction.atomic
def undo_merge(made: WorkMerge, *, reason: str, by: User) -> WorkMerge:
    """They are two after all: what was turned, and has not been changed since, points back."""
    kept, merged = _locked(made.kept), _locked(made.merged)
    require(by, Perm.EDIT, kept)
    require(by, Perm.VOID, merged)
    if not reason.strip():
        raise Invalid({"reason": "请写明撤销原因"})
    secrecy.guard_values({"原因": reason}, by=by, door=DOOR)
    if not WorkMerge.objects.filter(pk=made.pk, undone_at=None).update(
        undone_at=clock.now(), undone_by=by, undo_reason=reason.strip()[:200]
    ):
        raise Stale("这次归并已经撤销，他人已处理")
    _set_void(merged, False, f"撤销并入{kept.number}", by)
    for turn in WorkTurn.objects.filter(merge=made).select_related("ref").order_by("pk"):
        record = record_of(turn.ref)
        ledger = ledger_for(type(record))
        column = ledger.column(turn.column)
        if _holds(record, column, kept):
            _turn(record, ledger, column, kept, merged, by=by, leave=turn.both)
    audit.write(
        "撤销成果归并", by=by, office=kept.office, number=kept.number, changed={"merged": merged.number}
    )
    made.refresh_from_db()
    return made


@transaction.atomic
def keep_apart(one: Work, other: Work, *, by: User) -> WorkPair:
    """Say that two works that look alike are two: they are not proposed again."""
    require(by, Perm.EDIT, one)
    require(by, Perm.VIEW, other)
    if one.pk == other.pk:
        raise Refused("请选两个不同的成果母本")
    first, second = sorted((one, other), key=lambda work: work.pk)
    made, fresh = WorkPair.objects.get_or_create(
        first=first, second=second, defaults={"at": clock.now(), "by": by}
    )
    if fresh:
        audit.write(
            "认定不是同一成果", by=by, office=one.office, number=one.number, changed={"other": other.number}
        )
    return made


def _locked(work: Work) -> Work:
    held = Work.objects.select_for_update(of=("self",), no_key=True)
    return held.select_related("ref", "unit", "office").get(pk=work.pk)


def _pointing(ledger: Ledger, column: Column, work: Work) -> list[Record]:
    rows = ledger.model.objects.filter(**{column.name: points_at(column, work)}).select_related("ref")
    found = list(rows.order_by("pk"))
    if found and (ledger.generated or column.name in ledger.once):
        raise Refused(f"{work.number}已用在封存的记录里，不能并入别的成果；请反过来归并")
    return found


def _holds(record: Record, column: Column, work: Work) -> bool:
    wanted = points_at(column, work).pk  # type: ignore[attr-defined]
    if column.many:
        return getattr(record, column.name).filter(pk=wanted).exists()
    return getattr(record, column.field.attname) == wanted


def _turn(
    record: Record, ledger: Ledger, column: Column, old: Work, new: Work, *, by: User, leave: bool = False
) -> None:
    """Turn one link, with its history; `leave`: the old one stays beside it. What was decided on the record stands."""
    before: Any = points_at(column, old)
    after: Any = points_at(column, new)
    held = record.version
    fields: dict[str, Any] = {"version": held + 1}
    if not column.many:
        fields[column.field.attname] = after.pk
    if not ledger.model.objects.filter(pk=record.pk, version=held).update(**fields):
        raise Stale("他人刚刚处理了有关记录，请刷新后再试")
    record.version = held + 1
    if column.many:
        names = getattr(record, column.name)
        if not leave:
            names.remove(before)
        names.add(after)
    else:
        setattr(record, column.name, after)
    fill_ref(record.ref, record, ledger).save()
    RecordChange.objects.create(
        ref=record.ref,
        version=record.version,
        verb="归并成果",
        at=clock.now(),
        by=by,
        values={column.name: [str(before), str(after)]},
    )


def _set_void(work: Work, voided: bool, reason: str, by: User) -> None:
    work.voided = voided
    apply_change(Draft(work), by=by, verb="作废" if voided else "恢复", values={}, reason=reason)

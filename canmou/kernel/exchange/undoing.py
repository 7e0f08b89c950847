"""Undoing an import: what it made is void and keeps its numbers, what it changed holds again what it held before.

What is to be put back is read and compared before; the transaction itself only writes, set by set.
"""

from collections import defaultdict
from datetime import datetime

from django.db import IntegrityError, connection, models, transaction
from django.db.models import F

from canmou.kernel import audit, clock
from canmou.kernel.errors import Refused, Stale
from canmou.kernel.exchange.obstacles import obstacles
from canmou.kernel.exchange.putting_back import Step, steps_of
from canmou.kernel.exchange.staging import quoted
from canmou.kernel.ledger.declare import Ledger, ledger
from canmou.kernel.ledger.models import ImportBatch, ImportState, RecordChange, RecordRef
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, require

VERB = "撤销导入"
_AGAIN = "什么也没有撤销，请再试一次"
_BATCH = 2000


def undo(batch: ImportBatch) -> ImportBatch:
    """Undo an import that waits for it, for `undone_by` and with the reason given. All or nothing.

    Raises `NotPermitted`, `Refused` while something is built on it (see `obstacles`), `Stale`.
    """
    steps, by = steps_of(batch), batch.undone_by
    require_undo(batch, steps, by)
    try:
        return _undo(batch, steps, by)
    except IntegrityError as error:
        raise Stale(f"恢复原值与后来登记的记录矛盾，{_AGAIN}") from error


def require_undo(batch: ImportBatch, steps: list[Step], by: User) -> None:
    """Whoever undoes may void all that the import made, and edit all that it changed."""
    require(by, Perm.IMPORT)
    made = RecordRef.objects.filter(batch=batch).order_by()
    for code, unit, filed_by in made.values_list("ledger", "unit", "source_unit").distinct():
        subject = RecordRef(office_id=batch.office_id, ledger=code, unit_id=unit, source_unit_id=filed_by)
        require(by, Perm.VOID, subject)
    for step in steps:
        require(by, Perm.EDIT, step.ref)
        require(by, Perm.EDIT, step.restored())


@transaction.atomic
def _undo(batch: ImportBatch, steps: list[Step], by: User) -> ImportBatch:
    moment, mine = clock.now(), ImportBatch.objects.filter(pk=batch.pk, run=batch.run)
    if not mine.filter(state=ImportState.UNDOING).update(state=ImportState.UNDONE, undone_at=moment, told=""):
        raise Stale("这次导入他人已处理，请刷新")
    made = RecordRef.objects.filter(batch=batch, voided=False)
    list(made.select_for_update().order_by("pk").values_list("pk", flat=True))  # nobody links to them now
    if found := obstacles(batch, steps):
        raise Refused(f"有{len(found)}处已经用到这次导入的内容，不能撤销，台账没有变动。详见“撤销导入”页")
    count = 0
    for code in made.order_by("ledger").values_list("ledger", flat=True).distinct():
        count += _void(batch, ledger(code), by, moment)
    made.update(voided=True)
    by_ledger: dict[Ledger, list[Step]] = defaultdict(list)
    for step in steps:
        by_ledger[step.ledger].append(step)
    for found, group in by_ledger.items():
        _put_back(found, group)
    _write_history(steps, by, batch.undo_reason, moment)
    audit.write(VERB, by=by, office=batch.office, number=batch.uid, count=count + len(steps))
    batch.refresh_from_db()
    return batch


def _void(batch: ImportBatch, found: Ledger, by: User, moment: datetime) -> int:
    """History first, then the records."""
    table, refs = quoted(found.model._meta.db_table), quoted(RecordRef._meta.db_table)
    changes = quoted(RecordChange._meta.db_table)
    empty = "CAST('{}' AS jsonb)" if connection.vendor == "postgresql" else "'{}'"
    at = RecordChange._meta.get_field("at").get_db_prep_save(moment, connection)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {changes} (ref_id, version, verb, at, by_id, acting_for_id, reason, {quoted('values')}) "
            f"SELECT t.ref_id, t.version + 1, %s, %s, %s, %s, %s, {empty} FROM {table} t "
            f"JOIN {refs} r ON r.id = t.ref_id WHERE r.batch_id = %s AND NOT t.voided ORDER BY t.id",
            [VERB, at, by.pk, by.acting_for_id, batch.undo_reason, batch.pk],
        )
    live = found.model.objects.filter(ref__batch=batch, voided=False)
    return live.update(voided=True, version=F("version") + 1)


def _put_back(found: Ledger, steps: list[Step]) -> None:
    """Columns by compare-and-set on the version, public rows, lists."""
    model = found.model
    same: dict[tuple[str, ...], list[Step]] = defaultdict(list)
    for step in steps:
        same[tuple(sorted(step.fields))].append(step)
    for names, group in same.items():
        fields = [model._meta.get_field(name) for name in names]
        sets = "".join(f"{quoted(field.column)} = %s, " for field in fields)
        _update(
            f"UPDATE {quoted(model._meta.db_table)} SET {sets}version = version + 1 "
            "WHERE id = %s AND version = %s AND NOT voided",
            [
                [
                    *(field.get_db_prep_save(step.fields[field.attname], connection) for field in fields),
                    step.record.pk,
                    step.version,
                ]
                for step in group
            ],
        )
    public = {name: RecordRef._meta.get_field(name) for name in steps[0].public}
    sets = ", ".join(f"{quoted(field.column)} = %s" for field in public.values())
    _update(
        f"UPDATE {quoted(RecordRef._meta.db_table)} SET {sets} WHERE id = %s",
        [
            [
                *(field.get_db_prep_save(step.public[name], connection) for name, field in public.items()),
                step.ref.pk,
            ]
            for step in steps
        ],
    )
    for column in found.sheet:
        if column.many:
            _put_back_list(found, column.name, [step for step in steps if column.name in step.lists])


def _update(sql: str, rows: list[list]) -> None:
    """Each row must meet exactly one record."""
    with connection.cursor() as cursor:
        cursor.executemany(sql, rows)
        if cursor.rowcount != len(rows):
            raise Stale(f"有人刚刚改了其中的记录，{_AGAIN}")


def _put_back_list(found: Ledger, name: str, steps: list[Step]) -> None:
    if not steps:
        return
    field: models.ManyToManyField = found.model._meta.get_field(name)
    through = field.remote_field.through
    own, other = field.m2m_field_name(), field.m2m_reverse_field_name()
    through.objects.filter(**{f"{own}__in": [step.record.pk for step in steps]}).delete()
    rows = [
        through(**{f"{own}_id": step.record.pk, f"{other}_id": key})
        for step in steps
        for key in step.lists[name]
    ]
    through.objects.bulk_create(rows, _BATCH)


def _write_history(steps: list[Step], by: User, reason: str, moment: datetime) -> None:
    rows = [
        RecordChange(
            ref=step.ref,
            version=step.version + 1,
            verb=VERB,
            at=moment,
            by=by,
            acting_for_id=by.acting_for_id,
            reason=reason,
            values={name: [after, before] for name, (before, after) in step.change.values.items()},
        )
        for step in steps
    ]
    RecordChange.objects.bulk_create(rows, _BATCH)

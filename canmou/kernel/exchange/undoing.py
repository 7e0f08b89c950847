"""Undoing an import: what it made is void and keeps its numbers, what it changed holds again what it held before.

What is to be put back, and what stands in the way, is found before; the transaction itself only writes, set by set.
Every change of a record leaves an audit row: where the log has grown meanwhile, it is looked once more.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, connection, models, transaction
from django.db.models import F

from canmou.kernel import audit, clock
from canmou.kernel.errors import Refused, Stale
from canmou.kernel.exchange.earlier import PUBLIC
from canmou.kernel.exchange.obstacles import obstacles
from canmou.kernel.exchange.putting_back import Step, steps_of
from canmou.kernel.exchange.staging import quoted
from canmou.kernel.ledger.declare import Ledger, ledger
from canmou.kernel.ledger.models import ImportBatch, ImportState, RecordChange, RecordRef
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, require

VERB = "撤销导入"
_AGAIN = "什么也没有撤销，请再试一次"


def undo(batch: ImportBatch) -> ImportBatch:
    """Undo an import that waits for it, for `undone_by` and with the reason given. All or nothing.

    Raises `NotPermitted`, `Refused` while something is built on it (see `obstacles`), `Stale`.
    """
    head, by = audit.head(), batch.undone_by
    steps = steps_of(batch)
    require_undo(batch, steps, by)
    _refuse_obstacles(batch, steps)
    moment = clock.now()
    statements = _statements(batch, steps, by, moment)
    try:
        return _undo(batch, steps, statements, head, moment)
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


def _refuse_obstacles(batch: ImportBatch, steps: list[Step]) -> None:
    if found := obstacles(batch, steps):
        raise Refused(f"有{len(found)}处已经用到这次导入的内容，不能撤销，台账没有变动。详见“撤销导入”页")


@transaction.atomic
def _undo(
    batch: ImportBatch,
    steps: list[Step],
    statements: list["Statement"],
    head: tuple[int, str],
    moment: datetime,
) -> ImportBatch:
    by = batch.undone_by
    mine = ImportBatch.objects.filter(pk=batch.pk, run=batch.run)
    if not mine.filter(state=ImportState.UNDOING).update(state=ImportState.UNDONE, undone_at=moment, told=""):
        raise Stale("这次导入他人已处理，请刷新")
    made = RecordRef.objects.filter(batch=batch, voided=False)
    list(made.select_for_update().order_by("pk").values_list("pk", flat=True))  # nobody links to them now
    if audit.head() != head:
        _refuse_obstacles(batch, steps)
    count = 0
    for code in made.order_by("ledger").values_list("ledger", flat=True).distinct():
        count += _void(batch, ledger(code), by, moment)
    made.update(voided=True)
    for statement in statements:
        statement.run()
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


@dataclass
class Statement:
    """SQL for many rows. exact: each row must meet exactly one record, or somebody was faster."""

    sql: str
    rows: list[list[Any]]
    exact: bool = True

    def run(self) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(self.sql, self.rows)
            if self.exact and cursor.rowcount != len(self.rows):
                raise Stale(f"有人刚刚改了其中的记录，{_AGAIN}")


def _statements(batch: ImportBatch, steps: list[Step], by: User, moment: datetime) -> list[Statement]:
    """All that puts back what the import changed, made before the transaction."""
    by_ledger: dict[Ledger, list[Step]] = defaultdict(list)
    for step in steps:
        by_ledger[step.ledger].append(step)
    found = [statement for sheet, group in by_ledger.items() for statement in _of_ledger(sheet, group)]
    public = [
        step for step in steps if any(getattr(step.ref, name) != old for name, old in step.public.items())
    ]
    if public:
        found.append(_of_refs(public))
    if steps:
        found.append(_of_history(steps, by, batch.undo_reason, moment))
    return found


def _of_ledger(sheet: Ledger, steps: list[Step]) -> Iterator[Statement]:
    """Columns by compare-and-set on the version, then lists."""
    model = sheet.model
    same: dict[tuple[str, ...], list[Step]] = defaultdict(list)
    for step in steps:
        same[tuple(sorted(step.fields))].append(step)
    for names, group in same.items():
        fields = [model._meta.get_field(name) for name in names]
        sets = "".join(f"{quoted(field.column)} = %s, " for field in fields)
        yield Statement(
            f"UPDATE {quoted(model._meta.db_table)} SET {sets}version = version + 1 "
            "WHERE id = %s AND version = %s AND NOT voided",
            [
                [*(_stored(f, step.fields[f.attname]) for f in fields), step.record.pk, step.version]
                for step in group
            ],
        )
    for column in sheet.sheet:
        touched = [step for step in steps if column.name in step.lists] if column.many else []
        if touched:
            yield from _of_list(model._meta.get_field(column.name), touched)


def _of_list(field: models.ManyToManyField, steps: list[Step]) -> Iterator[Statement]:
    through = field.remote_field.through._meta
    table = quoted(through.db_table)
    own = quoted(through.get_field(field.m2m_field_name()).column)
    other = quoted(through.get_field(field.m2m_reverse_field_name()).column)
    yield Statement(
        f"DELETE FROM {table} WHERE {own} = %s", [[step.record.pk] for step in steps], exact=False
    )
    rows = [[step.record.pk, key] for step in steps for key in step.lists[field.name]]
    if rows:
        yield Statement(f"INSERT INTO {table} ({own}, {other}) VALUES (%s, %s)", rows)


def _of_refs(steps: list[Step]) -> Statement:
    fields = {name: RecordRef._meta.get_field(name) for name in PUBLIC}
    sets = ", ".join(f"{quoted(field.column)} = %s" for field in fields.values())
    return Statement(
        f"UPDATE {quoted(RecordRef._meta.db_table)} SET {sets} WHERE id = %s",
        [[*(_stored(f, step.public[name]) for name, f in fields.items()), step.ref.pk] for step in steps],
    )


def _of_history(steps: list[Step], by: User, reason: str, moment: datetime) -> Statement:
    names = ("ref_id", "version", "verb", "at", "by_id", "acting_for_id", "reason", "values")
    columns = ", ".join(map(quoted, names))
    at, values = (RecordChange._meta.get_field(name) for name in ("at", "values"))
    same = [VERB, _stored(at, moment), by.pk, by.acting_for_id, reason]
    return Statement(
        f"INSERT INTO {quoted(RecordChange._meta.db_table)} ({columns}) VALUES ({', '.join(['%s'] * 8)})",
        [
            [
                step.ref.pk,
                step.version + 1,
                *same,
                _stored(values, {name: [now, then] for name, (then, now) in step.change.values.items()}),
            ]
            for step in steps
        ],
    )


def _stored(field: Any, value: Any) -> Any:
    return field.get_db_prep_save(value, connection)

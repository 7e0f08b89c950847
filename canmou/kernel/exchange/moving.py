"""Carrying out a plan: rows are staged in temporary tables, then moved by one short set-based transaction.

The transaction takes numbers from the locked counters, inserts public rows, records and links by INSERT … SELECT,
updates by UPDATE … FROM, writes history and one audit row. Before it or after it, nothing between.
"""

from typing import Any

from django.db import IntegrityError, connection, models, transaction

from canmou.kernel import audit
from canmou.kernel.errors import Refused, Stale
from canmou.kernel.exchange.lookup import chunks
from canmou.kernel.exchange.matching import standing_records
from canmou.kernel.exchange.plan import Plan, Progress, silent
from canmou.kernel.exchange.sheets import DIRECTORIES
from canmou.kernel.exchange.staging import (
    PENDING,
    REF_COLUMNS,
    REFS,
    SERIES,
    Stage,
    own_fields,
    quoted,
    staged,
    staged_list,
)
from canmou.kernel.ledger.declare import Ledger
from canmou.kernel.ledger.models import ImportBatch, LedgerCounter, Record, RecordChange, RecordRef
from canmou.lib.numbering import LARGEST_SEQUENCE

_AGAIN = "什么也没有导入；请重新导入一次"


def carry_out(plan: Plan, progress: Progress = silent) -> ImportBatch:
    """Move a sound plan into the ledgers. Raises `Refused` when it has problems, `Stale` when records changed since."""
    if plan.problems:
        raise Refused(f"还有{plan.problem_count}处问题没有改正，什么也没有导入")
    stage = Stage(plan)
    try:
        stage.fill(progress)
        progress("写入", 0, 1)
        batch = _Mover(stage).move()
        progress("写入", 1, 1)
        return batch
    except IntegrityError as error:
        raise Stale(f"核对之后有人改了台账，或这些行互相矛盾，{_AGAIN}") from error
    finally:
        stage.clear()


class _Mover:
    def __init__(self, stage: Stage) -> None:
        self.stage, self.plan = stage, stage.plan

    @transaction.atomic
    def move(self) -> ImportBatch:
        plan, stage = self.plan, self.stage
        batch = ImportBatch.objects.create(
            office=plan.office,
            by=plan.by,
            at=stage.moment,
            file_name=plan.file_name[:200],
            added=len(plan.added),
            changed=len(plan.changed),
            unchanged=plan.unchanged,
        )
        counters = self._lock_counters()
        if standing_records(plan) != plan.stood:
            raise Stale(f"核对之后有人在这些台账里登记了新记录，{_AGAIN}")
        self._save_directories()
        self._move_refs(batch, counters)
        for sheet in stage.added:
            self._move_new(sheet)
        for sheet in stage.changed:
            self._move_changed(sheet)
        for sheet in dict.fromkeys((*stage.added, *stage.changed)):
            self._move_lists(sheet)
        audit.write(
            "导入台账",
            by=plan.by,
            office=plan.office,
            number=batch.uid,
            changed={"file": plan.file_name},
            count=batch.added + batch.changed,
        )
        return batch

    def _save_directories(self) -> None:
        """In the order of what they point at; a unit after the unit above it."""
        for directory in DIRECTORIES:
            rows = self.plan.by_sheet.get(directory, ())
            waiting = [row for row in rows if row.existing is None or row.changed]
            while waiting:
                later = []
                for row in waiting:
                    targets = {
                        column.name: row.record._state.fields_cache.get(column.name)
                        for column in directory.sheet
                        if column.field.is_relation
                    }
                    if any(target is not None and target.pk < 0 for target in targets.values()):
                        later.append(row)
                        continue
                    for name, target in targets.items():
                        if target is not None:
                            setattr(row.record, name, target)  # it has its key by now
                    if row.existing is None:
                        row.record.pk = None
                    row.record.save(force_insert=row.existing is None)
                if len(later) == len(waiting):
                    raise Refused("单位、人员之间的关系绕成了一圈，什么也没有导入；请检查“上级单位”")
                waiting = later

    # -- numbers and public rows

    def _lock_counters(self) -> dict[tuple[str, int], int]:
        """Take the numbers: the last one given out before, per ledger and year. Locks each counter till the end."""
        stage, before = self.stage, {}
        for ledger, year in sorted({*stage.wanted, *stage.restored}):
            counter, _ = LedgerCounter.objects.select_for_update().get_or_create(
                office=self.plan.office, ledger=ledger, year=year
            )
            last = max(counter.last, stage.restored.get((ledger, year), 0))
            before[ledger, year] = last
            counter.last = last + stage.wanted[ledger, year]
            if counter.last > LARGEST_SEQUENCE:
                raise Refused(f"台账{ledger}在{year}年的编号已用完，最多{LARGEST_SEQUENCE}条，什么也没有导入")
            counter.save(update_fields=["last"])
        return before

    def _move_refs(self, batch: ImportBatch, counters: dict[tuple[str, int], int]) -> None:
        rank = "q.last + s.rank"
        serial = (
            f"lpad(({rank})::text, 5, '0')"
            if connection.vendor == "postgresql"
            else f"printf('%%05d', {rank})"
        )
        taken = f"%s || s.ledger || '-' || s.series || '-' || {serial}"
        unit, source = (_resolved(RecordRef._meta.get_field(name)) for name in ("unit", "source_unit"))
        copied = ", ".join(f"s.{quoted(name)}" for name in REF_COLUMNS)
        names = ", ".join(map(quoted, [*REF_COLUMNS, "number", "unit_id", "source_unit_id", "batch_id"]))
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {quoted(SERIES)} (ledger, year, last) VALUES (%s, %s, %s)",
                [(ledger, year, last) for (ledger, year), last in counters.items()],
            )
            cursor.execute(
                f"INSERT INTO {quoted(RecordRef._meta.db_table)} ({names}) SELECT {copied}, "
                f"CASE WHEN s.number <> '' THEN s.number ELSE {taken} END, {unit}, {source}, %s "
                f"FROM {quoted(REFS)} s JOIN {quoted(SERIES)} q ON q.ledger = s.ledger AND q.year = s.series "
                f"ORDER BY s.place",
                [f"{self.plan.office.code}-", batch.pk],
            )

    # -- records

    def _move_new(self, sheet: Ledger) -> None:
        fields = own_fields(sheet.model)
        names = ", ".join(quoted(f.column) for f in fields)
        chosen = ", ".join(_resolved(f) if f.is_relation else f"s.{quoted(f.column)}" for f in fields)
        target, source = quoted(sheet.model._meta.db_table), quoted(staged(sheet))
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {target} (ref_id, number, {names}) SELECT r.id, r.number, {chosen} "
                f"FROM {source} s JOIN {quoted(RecordRef._meta.db_table)} r ON r.uid = s.stage_uid ORDER BY r.id"
            )
            for f in self.stage.inner.get(sheet, ()):  # only now are the rows there that these point at
                pending = f"s.{quoted(f.column + PENDING)}"
                cursor.execute(
                    f"UPDATE {target} SET {quoted(f.column)} = {_found(sheet.model, pending)} "
                    f"FROM {source} s JOIN {quoted(RecordRef._meta.db_table)} r ON r.uid = s.stage_uid "
                    f"WHERE {target}.ref_id = r.id AND {pending} IS NOT NULL"
                )

    def _move_changed(self, sheet: Ledger) -> None:
        target, source = quoted(sheet.model._meta.db_table), quoted(staged(sheet, change=True))
        refs, changes = quoted(RecordRef._meta.db_table), quoted(RecordChange._meta.db_table)
        shown = [c.field for c in sheet.sheet if not c.many]
        sets = ", ".join(
            f"{quoted(f.column)} = {_resolved(f) if f.is_relation else f's.{quoted(f.column)}'}"
            for f in shown
        )
        postgres = connection.vendor == "postgresql"
        day = "CAST(s.new_on AS date)" if postgres else "s.new_on"
        history = "CAST(s.history AS jsonb)" if postgres else "s.history"
        unit, source_unit = (_resolved(RecordRef._meta.get_field(name)) for name in ("unit", "source_unit"))
        moment = RecordChange._meta.get_field("at").get_db_prep_save(self.stage.moment, connection)
        with connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE {target} SET {sets}, version = {target}.version + 1 FROM {source} s "
                f"WHERE {target}.id = s.id AND {target}.version = s.version AND NOT {target}.voided"
            )
            if cursor.rowcount != len(self.stage.changed[sheet]):
                raise Stale(f"核对之后有人改了其中的记录，{_AGAIN}")
            cursor.execute(
                f"UPDATE {refs} SET title = s.new_title, mask = s.mask, {quoted('on')} = {day}, "
                f"unit_id = {unit}, source_unit_id = {source_unit} FROM {source} s WHERE {refs}.id = s.ref_id"
            )
            cursor.execute(
                f"INSERT INTO {changes} (ref_id, version, verb, at, by_id, reason, {quoted('values')}) "
                f"SELECT s.ref_id, s.version + 1, '导入修改', %s, %s, '', {history} FROM {source} s",
                [moment, self.plan.by.pk],
            )

    # -- lists

    def _move_lists(self, sheet: Ledger) -> None:
        for column in sheet.sheet:
            if not column.many:
                continue
            through = getattr(sheet.model, column.name).through
            own = through._meta.get_field(column.field.m2m_field_name())
            other = through._meta.get_field(column.field.m2m_reverse_field_name())
            replaced = [r.record.pk for r in self.stage.changed.get(sheet, ()) if column.name in r.changed]
            for batch in chunks(replaced):
                through.objects.filter(**{f"{own.name}__in": batch}).delete()
            table = staged_list(sheet, column)
            if table not in self.stage.tables:
                continue
            item = _found(other.related_model, "s.item_uid")
            with connection.cursor() as cursor:
                cursor.execute(
                    f"INSERT INTO {quoted(through._meta.db_table)} ({quoted(own.column)}, {quoted(other.column)}) "
                    f"SELECT t.id, COALESCE(s.item_id, {item}) FROM {quoted(table)} s "
                    f"JOIN {quoted(RecordRef._meta.db_table)} r ON r.uid = s.row_uid "
                    f"JOIN {quoted(sheet.model._meta.db_table)} t ON t.ref_id = r.id ORDER BY s.place"
                )


def _found(model: type[models.Model], uid: str) -> str:
    """SQL that finds the key of a row by its row id, once it is stored."""
    if issubclass(model, Record):
        records, refs = quoted(model._meta.db_table), quoted(RecordRef._meta.db_table)
        return f"(SELECT x.id FROM {records} x JOIN {refs} y ON y.id = x.ref_id WHERE y.uid = {uid})"
    if any(f.name == "uid" for f in model._meta.fields):
        return f"(SELECT x.id FROM {quoted(model._meta.db_table)} x WHERE x.uid = {uid})"
    return "NULL"


def _resolved(field: Any) -> str:
    """SQL for a link column: the staged key, or the key of the row that came with it."""
    found = _found(field.related_model, f"s.{quoted(field.column + PENDING)}")
    staged_key = f"s.{quoted(field.column)}"
    return staged_key if found == "NULL" else f"COALESCE({staged_key}, {found})"

"""Carrying out a plan: rows are staged in temporary tables, then moved by one short set-based transaction.

The transaction inserts public rows, records and links by INSERT … SELECT, updates by UPDATE … FROM, writes history and
one audit row. Before it or after it, nothing between. Whoever draws a number waits for its counter, so counters are
locked last: until then rows stand with the numbers that are expected, those next in turn with stand-ins.
"""

import time

from django.db import IntegrityError, connection, transaction

from canmou.kernel import audit
from canmou.kernel.errors import Refused, Stale
from canmou.kernel.exchange.lookup import chunks
from canmou.kernel.exchange.matching import standing_records
from canmou.kernel.exchange.plan import Plan, Progress, silent
from canmou.kernel.exchange.settling import settle
from canmou.kernel.exchange.sheets import DIRECTORIES
from canmou.kernel.exchange.staging import (
    SERIES,
    Stage,
    own_fields,
    quoted,
    refuse_full,
    staged,
    staged_list,
)
from canmou.kernel.exchange.targets import by_target
from canmou.kernel.ledger.declare import Ledger
from canmou.kernel.ledger.models import ImportBatch, LedgerCounter, RecordChange, RecordRef
from canmou.kernel.people.models import Unit

_AGAIN = "什么也没有导入；请重新导入一次"
#: How often, and how many seconds apart, counters are tried that somebody else holds.
_TRIES, _PAUSE = 50, 0.01


def carry_out(plan: Plan, progress: Progress = silent) -> ImportBatch:
    """Move a sound plan into the ledgers. Raises `Refused` when it has problems, `Stale` when records changed since."""
    if plan.problems:
        raise Refused(f"还有{plan.problem_count}处问题没有改正，什么也没有导入")
    stage = Stage(plan)
    try:
        stage.fill(progress)
        progress("写入", 0, 1)
        with by_target():
            batch = Mover(stage).move()
        progress("写入", 1, 1)
        return batch
    except IntegrityError as error:
        raise Stale(f"核对之后有人改了台账，或这些行互相矛盾，{_AGAIN}") from error
    finally:
        stage.clear()


class Mover:
    """Moves what is staged, all or nothing."""

    def __init__(self, stage: Stage) -> None:
        self.stage, self.plan, self.keys = stage, stage.plan, stage.keys
        self.moved: set[str] = set()

    @transaction.atomic
    def move(self) -> ImportBatch:
        """The transaction."""
        plan, stage = self.plan, self.stage
        self._refuse_late(moved=False)
        batch = settle(plan, stage.moment)
        self.keys.settle()
        self._save_directories()
        for sheet in stage.added:
            self._move_new(sheet, batch)
            self._move_lists(sheet)
        self._check_links()
        for sheet in stage.changed:
            self._move_changed(sheet, batch)
            self._move_lists(sheet, change=True)
        self._check_links()
        self._take_numbers()
        for sheet in stage.added:
            self._number(sheet)
        audit.write(
            "导入台账",
            by=plan.by,
            office=plan.office,
            number=batch.uid,
            changed={"file": plan.file_name},
            count=batch.added + batch.changed,
        )
        return batch

    def _refuse_late(self, *, moved: bool) -> None:
        """Raises `Stale` when a ledger of the file has got records since it was matched, but for our own."""
        found = standing_records(self.plan)
        if moved:
            found.subtract({sheet.code: len(rows) for sheet, rows in self.stage.added.items()})
        if found != self.plan.stood:
            raise Stale(f"核对之后有人在这些台账里登记了新记录，{_AGAIN}")

    def _check_links(self) -> None:
        """PostgreSQL would check foreign keys at the commit, when others wait for us; SQLite was told not to."""
        if _shared():
            connection.check_constraints()
        else:
            self.stage.targets.refuse_missing()
            connection.check_constraints([directory.model._meta.db_table for directory in DIRECTORIES])

    def _take_numbers(self) -> None:
        """Lock the counters till the end; where one has moved, put what it stands at beside the staged rows."""
        office, stage, moved = self.plan.office, self.stage, []
        self._lock_counters()
        if _shared():
            self._refuse_late(moved=True)
        for (ledger, year), wanted in sorted(stage.wanted.items()):
            counter, _ = LedgerCounter.objects.select_for_update().get_or_create(
                office=office, ledger=ledger, year=year
            )
            last = max(counter.last, stage.restored[ledger, year])
            if last != stage.given_out[ledger, year]:
                if (ledger, year) in stage.firm:
                    raise Stale(f"核对之后有人在这些台账里取了新编号，{_AGAIN}")
                moved.append((ledger, year, last))
            counter.last = last + wanted
            refuse_full(ledger, year, counter.last)
            counter.save(update_fields=["last"])
        self.moved = {ledger for ledger, *_ in moved}
        series = [(*key, last) for key, last in stage.given_out.items() if key[0] in self.moved]
        known = {(ledger, year): last for ledger, year, last in (*series, *moved)}
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {quoted(SERIES)} (ledger, year, last) VALUES (%s, %s, %s)",
                [(*key, last) for key, last in known.items()],
            )

    def _lock_counters(self) -> None:
        """All counters of the ledgers that get rows: whoever enters a record there has done so, or waits for us.

        We do not wait in line for one: its holder may wait for a number that we have moved with.
        """
        ledgers = {ledger for ledger, _ in self.stage.wanted}
        counters = LedgerCounter.objects.filter(office=self.plan.office, ledger__in=ledgers).order_by("pk")
        for _ in range(_TRIES):
            if len(counters.select_for_update(skip_locked=True)) == counters.count():
                return
            time.sleep(_PAUSE)
        raise Stale(f"有人正在这些台账里登记新记录，{_AGAIN}")

    def _save_directories(self) -> None:
        """In the order of what they point at; a unit after the unit above it."""
        for directory in DIRECTORIES:
            rows = self.plan.by_sheet.get(directory, ())
            waiting = [row for row in rows if row.existing is None or row.changed]
            if directory.model is Unit:
                waiting.sort(key=lambda row: _depth(row.record))
            for row in waiting:
                record = row.record
                if row.existing is None:
                    record.pk = self.keys.settled(directory.model, record.pk)
                for column in directory.sheet:
                    if column.field.is_relation and (target := record._state.fields_cache.get(column.name)):
                        setattr(record, column.name, target)  # it has its final key by now
                record.save(force_insert=row.existing is None)

    def _move_new(self, sheet: Ledger, batch: ImportBatch) -> None:
        """Public rows, then records."""
        keys, model, source = self.keys, sheet.model, quoted(staged(sheet))
        ref, unit = keys.sql(RecordRef, "s.ref_id"), keys.sql(Unit, "s.unit_id")
        filed_by = keys.sql(Unit, "s.source_unit_id")
        fields = own_fields(model)
        names = ", ".join(quoted(f.column) for f in fields)
        columns = [(f, f"s.{quoted(f.column)}") for f in fields]
        chosen = ", ".join(keys.sql(f.related_model, name) if f.is_relation else name for f, name in columns)
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {quoted(RecordRef._meta.db_table)} (id, uid, office_id, ledger, number, unit_id, "
                f"source_unit_id, title, mask, {quoted('on')}, state, voided, batch_id) "
                f"SELECT {ref}, s.stage_uid, s.office_id, %s, s.number, {unit}, {filed_by}, s.stage_title, s.mask, "
                f"s.stage_on, s.state, s.voided, %s FROM {source} s",
                [sheet.code, batch.pk],
            )
            cursor.execute(
                f"INSERT INTO {quoted(model._meta.db_table)} (id, ref_id, number, {names}) "
                f"SELECT {keys.sql(model, 's.id')}, {ref}, s.number, {chosen} FROM {source} s"
            )

    def _number(self, sheet: Ledger) -> None:
        """The rows that stand with stand-ins get their numbers."""
        keys, source = self.keys, quoted(staged(sheet))
        number, given = self._number_sql(sheet)
        with connection.cursor() as cursor:
            for model, key in ((RecordRef, "s.ref_id"), (sheet.model, "s.id")):
                target = quoted(model._meta.db_table)
                cursor.execute(
                    f"UPDATE {target} SET number = {number} FROM {source} s "
                    f"WHERE {target}.id = {keys.sql(model, key)} AND s.stage_number <> ''",
                    given,
                )

    def _number_sql(self, sheet: Ledger) -> tuple[str, list[str]]:
        """SQL for the number of a staged row, with its parameters: as staged, unless a counter has moved since."""
        if sheet.code not in self.moved:
            return "s.stage_number", []
        last = f"(SELECT q.last FROM {quoted(SERIES)} q WHERE q.ledger = %s AND q.year = s.stage_series)"
        pad = "lpad(({0})::text, 5, '0')" if connection.vendor == "postgresql" else "printf('%%05d', {0})"
        taken = f"%s || s.stage_series || '-' || {pad.format(f'{last} + s.stage_rank')}"
        prefix = f"{self.plan.office.code}-{sheet.code}-"
        return f"CASE WHEN s.stage_rank = 0 THEN s.stage_number ELSE {taken} END", [prefix, sheet.code]

    def _move_changed(self, sheet: Ledger, batch: ImportBatch) -> None:
        """Records by compare-and-set on the version, their public rows, their history."""
        keys = self.keys
        target, source = quoted(sheet.model._meta.db_table), quoted(staged(sheet, change=True))
        refs, changes = quoted(RecordRef._meta.db_table), quoted(RecordChange._meta.db_table)
        shown = [(c.field, quoted(c.field.column)) for c in sheet.sheet if not c.many]
        sets = ", ".join(
            f"{name} = {keys.sql(f.related_model, f's.{name}') if f.is_relation else f's.{name}'}"
            for f, name in shown
        )
        history, earlier = "s.stage_history", "s.stage_earlier"
        if connection.vendor == "postgresql":
            history, earlier = f"CAST({history} AS jsonb)", f"CAST({earlier} AS jsonb)"
        moment = RecordChange._meta.get_field("at").get_db_prep_save(self.stage.moment, connection)
        with connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE {target} SET {sets}, version = {target}.version + 1 FROM {source} s "
                f"WHERE {target}.id = s.id AND {target}.version = s.version AND NOT {target}.voided"
            )
            if cursor.rowcount != len(self.stage.changed[sheet]):
                raise Stale(f"核对之后有人改了其中的记录，{_AGAIN}")
            cursor.execute(
                f"UPDATE {refs} SET title = s.stage_title, mask = s.mask, {quoted('on')} = s.stage_on, "
                f"unit_id = {keys.sql(Unit, 's.unit_id')}, source_unit_id = {keys.sql(Unit, 's.source_unit_id')} "
                f"FROM {source} s WHERE {refs}.id = s.ref_id"
            )
            cursor.execute(
                f"INSERT INTO {changes} (ref_id, version, verb, at, by_id, reason, {quoted('values')}, "
                f"batch_id, earlier) SELECT s.ref_id, s.version + 1, '导入修改', %s, %s, '', {history}, %s, {earlier} "
                f"FROM {source} s ORDER BY s.id",
                [moment, self.plan.by.pk, batch.pk],
            )

    def _move_lists(self, sheet: Ledger, *, change: bool = False) -> None:
        for column in sheet.sheet:
            if not column.many:
                continue
            through = getattr(sheet.model, column.name).through
            own = through._meta.get_field(column.field.m2m_field_name())
            other = through._meta.get_field(column.field.m2m_reverse_field_name())
            replaced = self.stage.changed[sheet] if change else ()
            for batch in chunks(row.record.pk for row in replaced if column.name in row.changed):
                through.objects.filter(**{f"{own.name}__in": batch}).delete()
            table = staged_list(sheet, column, change=change)
            if table not in self.stage.tables:
                continue
            row, item = (
                self.keys.sql(sheet.model, "s.row_id"),
                self.keys.sql(other.related_model, "s.item_id"),
            )
            with connection.cursor() as cursor:
                cursor.execute(
                    f"INSERT INTO {quoted(through._meta.db_table)} ({quoted(own.column)}, {quoted(other.column)}) "
                    f"SELECT {row}, {item} FROM {quoted(table)} s ORDER BY s.place"
                )


def _shared() -> bool:
    """Whether others can write while our transaction lasts."""
    return connection.features.has_select_for_update


def _depth(unit: Unit) -> int:
    """How many units stand above a unit."""
    depth, above = 0, unit.parent
    while above is not None:
        depth, above = depth + 1, above.parent
    return depth

"""Carrying out a plan: rows are staged in temporary tables, then moved by one short set-based transaction.

Temporary tables belong to the connection: nothing of them survives a crash, and filling them locks nobody out.
The transaction itself takes numbers from the locked counters, inserts public rows, records and links by
INSERT … SELECT, updates by UPDATE … FROM, writes history and one audit row. Before it or after it, nothing between.
"""

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from django.db import connection, models, transaction

from canmou.kernel import audit, clock
from canmou.kernel.errors import Refused, Stale
from canmou.kernel.exchange.lookup import chunks
from canmou.kernel.exchange.planning import Plan, Progress, Row
from canmou.kernel.exchange.sheets import Directory, in_order
from canmou.kernel.ledger.actions import linked
from canmou.kernel.ledger.declare import Ledger
from canmou.kernel.ledger.models import (
    ImportBatch,
    LedgerCounter,
    Origin,
    Record,
    RecordChange,
    RecordRef,
)
from canmou.lib.numbering import format_number, parse_number

_BATCH = 2000
_PENDING = "__uid"


def carry_out(plan: Plan, progress: Progress = lambda stage, done, most: None) -> ImportBatch:
    """Move a sound plan into the ledgers. Raises `Refused` when it has problems, `Stale` when records changed since."""
    if plan.problems:
        raise Refused(f"还有{len(plan.problems)}处问题没有改正，什么也没有导入")
    mover = _Mover(plan)
    try:
        mover.stage(progress)
        return mover.move()
    finally:
        mover.clear()


class _Mover:
    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.moment = clock.now()
        self.added: dict[Ledger, list[Row]] = defaultdict(list)
        self.changed: dict[Ledger, list[Row]] = defaultdict(list)
        self.directory: list[Row] = []
        for row in plan.rows:
            if isinstance(row.sheet, Directory):
                self.directory.append(row)
            elif row.existing is None:
                self.added[row.sheet].append(row)
            elif row.changed:
                self.changed[row.sheet].append(row)
        self.tables: list[str] = []

    # -- staging: outside the transaction

    def stage(self, progress: Progress) -> None:
        total = sum(len(rows) for rows in (*self.added.values(), *self.changed.values()))
        done = 0
        for sheet in in_order(list(self.added)):
            self._stage_new(sheet, self.added[sheet])
            done += len(self.added[sheet])
            progress("暂存", done, total)
        for sheet, rows in self.changed.items():
            self._stage_changed(sheet, rows)
            done += len(rows)
            progress("暂存", done, total)

    def _create(self, name: str, like: str, extra: Sequence[str]) -> str:
        table = f"stage_{name}"
        self.tables.append(table)
        empty = "WITH NO DATA" if connection.vendor == "postgresql" else "WHERE 0"
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE IF EXISTS {_q(table)}")
            source = f"SELECT * FROM {_q(like)} {'' if connection.vendor == 'postgresql' else empty}"
            cursor.execute(
                f"CREATE TEMPORARY TABLE {_q(table)} AS {source} {empty if connection.vendor == 'postgresql' else ''}"
            )
            for column in extra:
                cursor.execute(f"ALTER TABLE {_q(table)} ADD COLUMN {_q(column)} text")
        return table

    def _fill(self, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        marks = ", ".join(["%s"] * len(columns))
        names = ", ".join(map(_q, columns))
        sql = f"INSERT INTO {_q(table)} ({names}) VALUES ({marks})"
        for batch in chunks(rows, _BATCH):
            with connection.cursor() as cursor:
                cursor.executemany(sql, batch)

    def _stage_new(self, sheet: Ledger, rows: list[Row]) -> None:
        fields = _own_fields(sheet.model)
        links = [f for f in fields if f.is_relation]
        extra = ["stage_uid", *(f.column + _PENDING for f in links)]
        table = self._create(sheet.code.lower(), sheet.model._meta.db_table, extra)
        values = []
        for row in rows:
            record = row.record
            record.origin, record.state, record.version = Origin.IMPORT, record.state or record.DRAFT_STATE, 1
            record.created_at, record.created_by = self.moment, self.plan.by
            keys, pending = self._links_of(record, links)
            plain = [keys[f.name] if f.is_relation else _stored(f, record) for f in fields]
            values.append([*plain, row.uid, *(pending[f.name] for f in links)])
        self._fill(table, [*(f.column for f in fields), *extra], values)
        self._stage_refs(sheet, rows)
        self._stage_lists(sheet, rows)

    def _links_of(self, record: Record, links: Sequence[Any]) -> tuple[dict[str, Any], dict[str, str | None]]:
        keys, pending = {}, {}
        for f in links:
            target = linked(record, f.name)
            if isinstance(target, models.Model):
                keys[f.name] = target.pk
                pending[f.name] = None if target.pk is not None else _uid_of(target)
            else:
                keys[f.name], pending[f.name] = target, None
        return keys, pending

    def _stage_refs(self, sheet: Ledger, rows: list[Row]) -> None:
        table = self._create(
            f"{sheet.code.lower()}_ref",
            RecordRef._meta.db_table,
            [f"unit_id{_PENDING}", f"source_unit_id{_PENDING}", "series", "rank"],
        )
        values = []
        by_year: dict[int, int] = defaultdict(int)
        for row in rows:
            record = row.record
            day = sheet.date_of(record)
            day = day.astimezone(clock.ZONE).date() if hasattr(day, "hour") else day
            year = parse_number(row.number).year if row.number else (day or clock.today()).year
            if not row.number:
                by_year[year] += 1
            keys, pending = self._links_of(
                record, [record._meta.get_field(n) for n in ("unit", "source_unit")]
            )
            values.append(
                [
                    row.uid,
                    record.office_id,
                    sheet.code,
                    row.number,
                    keys["unit"],
                    keys["source_unit"],
                    row.title,
                    record.mask,
                    RecordRef._meta.get_field("on").get_db_prep_save(day, connection),
                    record.state,
                    False,
                    pending["unit"],
                    pending["source_unit"],
                    str(year),
                    str(by_year[year]),
                ]
            )
        columns = "uid office_id ledger number unit_id source_unit_id title mask on state voided".split()
        self._fill(
            table, [*columns, f"unit_id{_PENDING}", f"source_unit_id{_PENDING}", "series", "rank"], values
        )
        self.years = getattr(self, "years", {}) | {sheet.code: dict(by_year)}

    def _stage_lists(self, sheet: Ledger, rows: list[Row]) -> None:
        for column in sheet.sheet:
            if not column.many:
                continue
            pairs = [(row, item) for row in rows for item in row.lists.get(column.name, ())]
            if pairs:
                self._stage_pairs(sheet, column, pairs)

    def _stage_pairs(self, sheet: Ledger, column: Any, pairs: list[tuple[Row, Any]]) -> None:
        table = f"stage_{sheet.code.lower()}_{column.name}"
        if table not in self.tables:
            self.tables.append(table)
            with connection.cursor() as cursor:
                cursor.execute(f"DROP TABLE IF EXISTS {_q(table)}")
                cursor.execute(
                    f"CREATE TEMPORARY TABLE {_q(table)} (place integer, row_uid text, item_id bigint, item_uid text)"
                )
        values = [
            (
                place,
                row.uid if row.existing is None else row.existing.ref.uid,
                item.pk,
                None if item.pk else _uid_of(item),
            )
            for place, (row, item) in enumerate(pairs)
        ]
        self._fill(table, ["place", "row_uid", "item_id", "item_uid"], values)

    def _stage_changed(self, sheet: Ledger, rows: list[Row]) -> None:
        fields = _own_fields(sheet.model)
        links = [f for f in fields if f.is_relation]
        extra = [*(f.column + _PENDING for f in links), "new_title", "new_on", "history", "ref_key"]
        table = self._create(f"{sheet.code.lower()}_change", sheet.model._meta.db_table, extra)
        values = []
        for row in rows:
            record = row.record
            keys, pending = self._links_of(record, links)
            day = sheet.date_of(record)
            day = day.astimezone(clock.ZONE).date() if hasattr(day, "hour") else day
            plain = [keys[f.name] if f.is_relation else _stored(f, record) for f in fields]
            history = json.dumps(row.changed, ensure_ascii=False)
            values.append(
                [
                    record.pk,
                    *plain,
                    *(pending[f.name] for f in links),
                    row.title,
                    day.isoformat() if day else None,
                    history,
                    str(record.ref_id),
                ]
            )
        columns = [sheet.model._meta.pk.column, *(f.column for f in fields), *extra]
        self._fill(table, columns, values)
        for column in sheet.sheet:
            if column.many:
                pairs = [
                    (row, i) for row in rows if column.name in row.changed for i in row.lists[column.name]
                ]
                self._stage_pairs(sheet, column, pairs) if pairs else None

    # -- moving: one transaction

    @transaction.atomic
    def move(self) -> ImportBatch:
        plan = self.plan
        batch = ImportBatch.objects.create(
            office=plan.office,
            by=plan.by,
            at=self.moment,
            file_name=plan.file_name[:200],
            added=sum(len(rows) for rows in self.added.values()),
            changed=sum(len(rows) for rows in self.changed.values()),
            unchanged=plan.unchanged,
        )
        self._save_directories()
        sheets = in_order(list(self.added))
        for sheet in sheets:
            self._move_refs(sheet, batch)
        for sheet in sheets:
            self._move_new(sheet)
        for sheet in self.changed:
            self._move_changed(sheet)
        for sheet in {*self.added, *self.changed}:
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
        for row in self.directory:
            if row.existing is None or row.changed:
                for column in row.sheet.sheet:
                    if column.field.is_relation and (
                        target := row.record._state.fields_cache.get(column.name)
                    ):
                        setattr(row.record, column.name, target)  # it has its key by now
                row.record.save(force_insert=row.existing is None)

    def _move_refs(self, sheet: Ledger, batch: ImportBatch) -> None:
        table = f"stage_{sheet.code.lower()}_ref"
        office = self.plan.office
        with connection.cursor() as cursor:
            for year, wanted in self._years(sheet).items():
                counter, _ = LedgerCounter.objects.select_for_update().get_or_create(
                    office=office, ledger=sheet.code, year=year
                )
                restored = [parse_number(r.number) for r in self.added[sheet] if r.number]
                counter.last = max([counter.last, *(part.seq for part in restored if part.year == year)])
                if wanted:
                    format_number(
                        office.code, sheet.code, year, counter.last + wanted
                    )  # refuses a full series
                    prefix = f"{office.code}-{sheet.code}-{year}-"
                    serial = (
                        "lpad(({0} + CAST({1} AS integer))::text, 5, '0')"
                        if connection.vendor == "postgresql"
                        else "printf('%%05d', {0} + CAST({1} AS integer))"
                    ).format("%s", _q("rank"))
                    cursor.execute(
                        f"UPDATE {_q(table)} SET number = %s || {serial} WHERE number = '' AND series = %s",
                        [prefix, counter.last, str(year)],
                    )
                    counter.last += wanted
                counter.save(update_fields=["last"])
            unit, source = (_resolved(RecordRef._meta.get_field(n), "s") for n in ("unit", "source_unit"))
            names = "uid office_id ledger number title mask on state voided".split()
            cursor.execute(
                f"INSERT INTO {_q(RecordRef._meta.db_table)} ({', '.join(map(_q, names))}, unit_id, source_unit_id, batch_id) "
                f"SELECT {', '.join(f's.{_q(n)}' for n in names)}, {unit}, {source}, %s FROM {_q(table)} s ORDER BY s.number",
                [batch.pk],
            )

    def _years(self, sheet: Ledger) -> dict[int, int]:
        years = dict(self.years[sheet.code])
        for row in self.added[sheet]:
            if row.number:
                years.setdefault(parse_number(row.number).year, 0)
        return years

    def _move_new(self, sheet: Ledger) -> None:
        fields = [f for f in _own_fields(sheet.model) if f.name not in ("number",)]
        columns = ", ".join(_q(f.column) for f in fields)
        chosen = ", ".join(_resolved(f, "s") if f.is_relation else f"s.{_q(f.column)}" for f in fields)
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {_q(sheet.model._meta.db_table)} (ref_id, number, {columns}) "
                f"SELECT r.id, r.number, {chosen} FROM {_q(f'stage_{sheet.code.lower()}')} s "
                f"JOIN {_q(RecordRef._meta.db_table)} r ON r.uid = s.stage_uid ORDER BY r.number"
            )

    def _move_changed(self, sheet: Ledger) -> None:
        table, target = f"stage_{sheet.code.lower()}_change", sheet.model._meta.db_table
        shown = [c.field for c in sheet.sheet if not c.many]
        sets = ", ".join(
            f"{_q(f.column)} = {_resolved(f, 's') if f.is_relation else f's.{_q(f.column)}'}" for f in shown
        )
        day = f"CAST(s.{_q('new_on')} AS date)" if connection.vendor == "postgresql" else f"s.{_q('new_on')}"
        history = (
            f"CAST(s.{_q('history')} AS jsonb)" if connection.vendor == "postgresql" else f"s.{_q('history')}"
        )
        refs, unit = RecordRef._meta.db_table, RecordRef._meta.get_field("unit")
        source = RecordRef._meta.get_field("source_unit")
        with connection.cursor() as cursor:
            cursor.execute(
                f"UPDATE {_q(target)} SET {sets}, version = {_q(target)}.version + 1 FROM {_q(table)} s "
                f"WHERE {_q(target)}.id = s.id AND {_q(target)}.version = s.version AND NOT {_q(target)}.voided"
            )
            if cursor.rowcount != len(self.changed[sheet]):
                raise Stale("核对之后有人改了其中的记录，什么也没有导入；请重新导入一次")
            cursor.execute(
                f"UPDATE {_q(refs)} SET title = s.new_title, mask = s.mask, {_q('on')} = {day}, "
                f"unit_id = {_resolved(unit, 's')}, source_unit_id = {_resolved(source, 's')} "
                f"FROM {_q(table)} s WHERE {_q(refs)}.id = CAST(s.ref_key AS bigint)"
            )
            moment = RecordChange._meta.get_field("at").get_db_prep_save(self.moment, connection)
            cursor.execute(
                f"INSERT INTO {_q(RecordChange._meta.db_table)} (ref_id, version, verb, at, by_id, reason, {_q('values')}) "
                f"SELECT CAST(s.ref_key AS bigint), s.version + 1, '导入修改', %s, %s, '', {history} FROM {_q(table)} s",
                [moment, self.plan.by.pk],
            )

    def _move_lists(self, sheet: Ledger) -> None:
        refs = _q(RecordRef._meta.db_table)
        for column in sheet.sheet:
            if not column.many:
                continue
            through = getattr(sheet.model, column.name).through
            own = through._meta.get_field(column.field.m2m_field_name())
            other = through._meta.get_field(column.field.m2m_reverse_field_name())
            replaced = [r.record.pk for r in self.changed.get(sheet, ()) if column.name in r.changed]
            for batch in chunks(replaced):
                through.objects.filter(**{f"{own.name}__in": batch}).delete()
            table = f"stage_{sheet.code.lower()}_{column.name}"
            if table not in self.tables:
                continue
            item = _found(other.related_model, "s.item_uid")
            with connection.cursor() as cursor:
                cursor.execute(
                    f"INSERT INTO {_q(through._meta.db_table)} ({_q(own.column)}, {_q(other.column)}) "
                    f"SELECT t.id, COALESCE(s.item_id, {item}) FROM {_q(table)} s "
                    f"JOIN {refs} r ON r.uid = s.row_uid JOIN {_q(sheet.model._meta.db_table)} t ON t.ref_id = r.id "
                    f"ORDER BY s.place"
                )

    def clear(self) -> None:
        """Drop the staging tables (a broken connection has dropped them already)."""
        if connection.connection is None:
            return
        with connection.cursor() as cursor:
            for table in self.tables:
                cursor.execute(f"DROP TABLE IF EXISTS {_q(table)}")


def _q(name: str) -> str:
    return connection.ops.quote_name(name)


def _own_fields(model: type[models.Model]) -> list[Any]:
    return [f for f in model._meta.concrete_fields if not f.primary_key and f.name not in ("ref", "number")]


def _stored(field: Any, record: Record) -> Any:
    return field.get_db_prep_save(getattr(record, field.attname), connection)


def _uid_of(target: models.Model) -> str:
    return target.ref.uid if isinstance(target, Record) else target.uid


def _found(model: type[models.Model], uid: str) -> str:
    """SQL that finds the key of a row by its uid, once it is stored."""
    if issubclass(model, Record):
        refs = _q(RecordRef._meta.db_table)
        return f"(SELECT x.id FROM {_q(model._meta.db_table)} x JOIN {refs} y ON y.id = x.ref_id WHERE y.uid = {uid})"
    if any(f.name == "uid" for f in model._meta.fields):
        return f"(SELECT x.id FROM {_q(model._meta.db_table)} x WHERE x.uid = {uid})"
    return "NULL"


def _resolved(field: Any, alias: str) -> str:
    """SQL for a link column: the staged key, or the key of the row that came with it."""
    found = _found(field.related_model, f"{alias}.{_q(field.column + _PENDING)}")
    staged = f"{alias}.{_q(field.column)}"
    return staged if found == "NULL" else f"COALESCE({staged}, {found})"

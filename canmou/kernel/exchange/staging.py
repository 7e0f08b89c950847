"""The rows of a plan in temporary tables: they belong to the connection, so nothing of them survives a crash, and
filling them locks nobody out."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import connection, models

from canmou.kernel import clock
from canmou.kernel.exchange.lookup import chunks
from canmou.kernel.exchange.plan import Plan, Progress, Row
from canmou.kernel.ledger.actions import linked
from canmou.kernel.ledger.declare import Column, Ledger
from canmou.kernel.ledger.models import Origin, Record, RecordRef
from canmou.lib.numbering import parse_number

_BATCH = 2000
PENDING = "__uid"
REFS, SERIES = "stage_ref", "stage_series"
#: Columns of the public row that are copied as they are.
REF_COLUMNS = "uid office_id ledger title mask on state voided".split()


class Stage:
    """Fills and drops the staging tables of one plan."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.moment = clock.now()
        self.added: dict[Ledger, list[Row]] = {sheet: [] for sheet in plan.order}
        self.changed: dict[Ledger, list[Row]] = {sheet: [] for sheet in plan.order}
        for row in plan.rows:
            if isinstance(row.sheet, Ledger):
                if row.existing is None:
                    self.added[row.sheet].append(row)
                elif row.changed:
                    self.changed[row.sheet].append(row)
        self.added = {sheet: rows for sheet, rows in self.added.items() if rows}
        self.changed = {sheet: rows for sheet, rows in self.changed.items() if rows}
        #: (ledger, year) → how many numbers are to be taken; restored: (ledger, year) → highest sequence brought along
        self.wanted: Counter[tuple[str, int]] = Counter()
        self.restored: dict[tuple[str, int], int] = {}
        #: columns of a ledger that point at rows of the same ledger that come with the file
        self.inner: dict[Ledger, list[Any]] = {}
        self.tables: list[str] = []
        self.placed = 0
        self.listed: dict[str, int] = {}

    def fill(self, progress: Progress) -> None:
        """Create and fill all tables."""
        total = sum(len(rows) for rows in (*self.added.values(), *self.changed.values()))
        done = 0
        columns = [*REF_COLUMNS, "number", "place", "series", "rank", "unit_id", "source_unit_id"]
        columns += [f"unit_id{PENDING}", f"source_unit_id{PENDING}"]
        counted = [(name, "integer") for name in ("place", "series", "rank")]
        self._create(REFS, RecordRef._meta.db_table, counted, columns[-2:])
        self._create_plain(SERIES, "ledger text, year integer, last integer")
        for sheet, rows in self.added.items():
            self._fill(REFS, columns, self._ref_rows(sheet, rows))
            self._stage_new(sheet, rows)
            self._stage_lists(sheet, [(row, row.lists) for row in rows])
            done += len(rows)
            progress("暂存", done, total)
        for sheet, rows in self.changed.items():
            self._stage_changed(sheet, rows)
            touched = [
                (row, {name: row.lists[name] for name in row.changed if name in row.lists}) for row in rows
            ]
            self._stage_lists(sheet, touched)
            done += len(rows)
            progress("暂存", done, total)

    def clear(self) -> None:
        """Drop the tables (a broken connection has dropped them already)."""
        if connection.connection is None or not connection.is_usable():
            return
        with connection.cursor() as cursor:
            for table in self.tables:
                cursor.execute(f"DROP TABLE IF EXISTS {quoted(table)}")

    def _create(
        self, table: str, like: str, typed: Iterable[tuple[str, str]] = (), texts: Iterable[str] = ()
    ) -> None:
        self.tables.append(table)
        empty = "WITH NO DATA" if connection.vendor == "postgresql" else ""
        nothing = "WHERE 1 = 0"
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE IF EXISTS {quoted(table)}")
            cursor.execute(
                f"CREATE TEMPORARY TABLE {quoted(table)} AS SELECT * FROM {quoted(like)} {nothing} {empty}"
            )
            for column, kind in (*typed, *((name, "text") for name in texts)):
                cursor.execute(f"ALTER TABLE {quoted(table)} ADD COLUMN {quoted(column)} {kind}")

    def _create_plain(self, table: str, columns: str) -> None:
        self.tables.append(table)
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE IF EXISTS {quoted(table)}")
            cursor.execute(f"CREATE TEMPORARY TABLE {quoted(table)} ({columns})")

    def _fill(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        marks = ", ".join(["%s"] * len(columns))
        names = ", ".join(map(quoted, columns))
        sql = f"INSERT INTO {quoted(table)} ({names}) VALUES ({marks})"
        with connection.cursor() as cursor:
            for batch in chunks(rows, _BATCH):
                cursor.executemany(sql, batch)

    def _ref_rows(self, sheet: Ledger, rows: list[Row]) -> Iterable[list[Any]]:
        links = [RecordRef._meta.get_field(name) for name in ("unit", "source_unit")]
        for row in rows:
            record, day = row.record, _day(sheet, row.record)
            if row.number:
                part = parse_number(row.number)
                year, rank = part.year, 0
                self.restored[sheet.code, year] = max(self.restored.get((sheet.code, year), 0), part.seq)
            else:
                year = (day or clock.today()).year
                self.wanted[sheet.code, year] += 1
                rank = self.wanted[sheet.code, year]
            keys, pending = _links_of(record, links)
            on = RecordRef._meta.get_field("on").get_db_prep_save(day, connection)
            state = record.state or record.DRAFT_STATE
            plain = [row.uid, record.office_id, sheet.code, row.title, record.mask, on, state, False]
            self.placed += 1
            yield [*plain, row.number, self.placed, year, rank, *keys, *pending]

    def _stage_new(self, sheet: Ledger, rows: list[Row]) -> None:
        fields = own_fields(sheet.model)
        plain, links = [f for f in fields if not f.is_relation], [f for f in fields if f.is_relation]
        extra = ["stage_uid", *(f.column + PENDING for f in links)]
        table = staged(sheet)
        self._create(table, sheet.model._meta.db_table, texts=extra)
        inner = [place for place, f in enumerate(links) if f.related_model is sheet.model]

        def values() -> Iterable[list[Any]]:
            for row in rows:
                record = row.record
                record.origin, record.state, record.version = (
                    Origin.IMPORT,
                    record.state or record.DRAFT_STATE,
                    1,
                )
                record.created_at, record.created_by = self.moment, self.plan.by
                keys, pending = _links_of(record, links)
                for place in inner:
                    if pending[place]:
                        self.inner.setdefault(sheet, [])
                        if links[place] not in self.inner[sheet]:
                            self.inner[sheet].append(links[place])
                yield [*(_stored(f, record) for f in plain), *keys, row.uid, *pending]

        self._fill(table, [*(f.column for f in (*plain, *links)), *extra], values())

    def _stage_changed(self, sheet: Ledger, rows: list[Row]) -> None:
        fields = own_fields(sheet.model)
        plain, links = [f for f in fields if not f.is_relation], [f for f in fields if f.is_relation]
        extra = [*(f.column + PENDING for f in links), "new_title", "new_on", "history"]
        table = staged(sheet, change=True)
        self._create(table, sheet.model._meta.db_table, texts=extra)

        def values() -> Iterable[list[Any]]:
            for row in rows:
                record, day = row.record, _day(sheet, row.record)
                keys, pending = _links_of(record, links)
                history = json.dumps(row.changed, ensure_ascii=False)
                told = [row.title, day.isoformat() if day else None, history]
                yield [
                    record.pk,
                    record.ref_id,
                    *(_stored(f, record) for f in plain),
                    *keys,
                    *pending,
                    *told,
                ]

        columns = ["id", "ref_id", *(f.column for f in (*plain, *links)), *extra]
        self._fill(table, columns, values())

    def _stage_lists(self, sheet: Ledger, rows: list[tuple[Row, dict[str, list[Any]]]]) -> None:
        for column in sheet.sheet:
            if column.many:
                pairs = [(row, item) for row, lists in rows for item in lists.get(column.name, ())]
                if pairs:
                    self._stage_pairs(staged_list(sheet, column), pairs)

    def _stage_pairs(self, table: str, pairs: list[tuple[Row, Any]]) -> None:
        start = self.listed.get(table, 0)
        if table not in self.tables:
            self._create_plain(table, "place integer, row_uid text, item_id bigint, item_uid text")
        self.listed[table] = start + len(pairs)
        values = (
            (place, row.uid, item.pk, None) if item.pk > 0 else (place, row.uid, None, _uid_of(item))
            for place, (row, item) in enumerate(pairs, start)
        )
        self._fill(table, ["place", "row_uid", "item_id", "item_uid"], values)


def quoted(name: str) -> str:
    """A name as the database wants it."""
    return connection.ops.quote_name(name)


def staged(sheet: Ledger, *, change: bool = False) -> str:
    """The staging table of a ledger's new (or changed) records."""
    return f"stage_{sheet.code.lower()}{'_change' if change else ''}"


def staged_list(sheet: Ledger, column: Column) -> str:
    """The staging table of a list column."""
    return f"stage_{sheet.code.lower()}_{column.name}"


def own_fields(model: type[models.Model]) -> list[Any]:
    """The columns of a record but for its key, its public row and its number."""
    return [f for f in model._meta.concrete_fields if not f.primary_key and f.name not in ("ref", "number")]


def _links_of(record: Record, links: Sequence[Any]) -> tuple[list[Any], list[str | None]]:
    """For each link: the key of what is stored, and the row id of what is not."""
    keys: list[Any] = []
    pending: list[str | None] = []
    for f in links:
        target = linked(record, f.name)
        key = target.pk if isinstance(target, models.Model) else target
        stored = key is None or key > 0
        keys.append(key if stored else None)
        pending.append(None if stored else _uid_of(target))
    return keys, pending


def _day(sheet: Ledger, record: Record) -> date | None:
    day = sheet.date_of(record)
    return day.astimezone(clock.ZONE).date() if hasattr(day, "hour") else day


def _stored(field: Any, record: Record) -> Any:
    return field.get_db_prep_save(getattr(record, field.attname), connection)


def _uid_of(target: models.Model) -> str:
    return target.ref.uid if isinstance(target, Record) else target.uid

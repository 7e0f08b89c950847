"""The rows of a plan in temporary tables: they belong to the connection, so nothing of them survives a crash, and
filling them locks nobody out. All keys are known by then, those of new rows too."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import connection, models

from canmou.kernel import clock
from canmou.kernel.errors import Refused
from canmou.kernel.exchange.earlier import earlier_of
from canmou.kernel.exchange.keys import Keys
from canmou.kernel.exchange.lookup import chunks
from canmou.kernel.exchange.plan import Plan, Progress, Row
from canmou.kernel.exchange.sheets import DIRECTORIES
from canmou.kernel.exchange.targets import Targets
from canmou.kernel.ledger.declare import Column, Ledger
from canmou.kernel.ledger.drafts import linked
from canmou.kernel.ledger.models import LedgerCounter, Origin, Record, RecordRef
from canmou.lib.numbering import LARGEST_SEQUENCE, parse_number

_BATCH = 2000
#: Of ledgers whose counters have moved since their numbers were staged: the last one given out, by year.
SERIES = "stage_series"
#: How many of the next numbers are left free while rows move, of all ledgers of a file; and of each at least.
_FREE, _FREE_EACH = 200, 5


class Stage:
    """Fills and drops the staging tables of one plan."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.moment = clock.now()
        self.keys = Keys()
        self.targets = Targets(self.keys)
        self.added: dict[Ledger, list[Row]] = {}
        self.changed: dict[Ledger, list[Row]] = {}
        for sheet in plan.order:
            if new := [row for row in plan.by_sheet[sheet] if row.existing is None]:
                self.added[sheet] = new
            if changed := [row for row in plan.by_sheet[sheet] if row.existing is not None and row.changed]:
                self.changed[sheet] = changed
        #: (ledger, year) → how many numbers are to be taken; the highest sequence that came along; and, as far as
        #: is known before the counters are locked, where they stand, and the last one given out before
        self.wanted: Counter[tuple[str, int]] = Counter()
        self.restored: Counter[tuple[str, int]] = Counter()
        self.counted: Counter[tuple[str, int]] = Counter()
        self.given_out: dict[tuple[str, int], int] = {}
        #: those of which a new row is moved with the number that is expected, not with a stand-in
        self.firm: set[tuple[str, int]] = set()
        self.free = max(_FREE_EACH, _FREE // max(1, len(self.added)))
        self.tables: dict[str, int] = {}

    def fill(self, progress: Progress) -> None:
        """Create and fill all tables."""
        total = sum(len(rows) for rows in (*self.added.values(), *self.changed.values()))
        done = 0
        progress("暂存", done, total)
        self._reserve_keys()
        self._read_counters()
        self._create(SERIES, "(ledger text, year integer, last integer, PRIMARY KEY (ledger, year))")
        for sheet, rows in self.added.items():
            self._stage_new(sheet, rows)
            self._stage_lists(sheet, [(row, row.lists) for row in rows])
            done += len(rows)
            progress("暂存", done, total)
        for sheet, rows in self.changed.items():
            self._stage_changed(sheet, rows)
            touched = [
                (row, {name: row.lists[name] for name in row.changed if name in row.lists}) for row in rows
            ]
            self._stage_lists(sheet, touched, change=True)
            done += len(rows)
            progress("暂存", done, total)

    def clear(self) -> None:
        """Drop the tables (a broken connection has dropped them already)."""
        if connection.connection is None or not connection.is_usable():
            return
        with connection.cursor() as cursor:
            for table in self.tables:
                cursor.execute(f"DROP TABLE IF EXISTS {quoted(table)}")

    def _reserve_keys(self) -> None:
        for directory in DIRECTORIES:
            new = [row for row in self.plan.by_sheet.get(directory, ()) if row.existing is None]
            for row, key in zip(
                new, self.keys.reserve(directory.model, len(new)) if new else (), strict=True
            ):
                row.record.pk = key
        new = [row for rows in self.added.values() for row in rows]
        for row, key in zip(new, self.keys.reserve(RecordRef, len(new)) if new else (), strict=True):
            row.record.ref.pk = key
        for sheet, rows in self.added.items():
            for row, key in zip(rows, self.keys.reserve(sheet.model, len(rows)), strict=True):
                row.record.pk = key

    def _create(self, table: str, columns: str, typed: Iterable[tuple[str, str]] = ()) -> None:
        """A temporary table, replacing what a broken run may have left on this connection."""
        self.tables[table] = 0
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE IF EXISTS {quoted(table)}")
            cursor.execute(f"CREATE TEMPORARY TABLE {quoted(table)} {columns}")
            for column, kind in typed:
                cursor.execute(f"ALTER TABLE {quoted(table)} ADD COLUMN {quoted(column)} {kind}")

    def _create_like(self, table: str, model: type[models.Model], typed: Iterable[tuple[str, str]]) -> None:
        empty = "WITH NO DATA" if connection.vendor == "postgresql" else ""
        self._create(table, f"AS SELECT * FROM {quoted(model._meta.db_table)} WHERE 1 = 0 {empty}", typed)

    def _fill(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        names = ", ".join(map(quoted, columns))
        marks = ", ".join(["%s"] * len(columns))
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                with cursor.copy(f"COPY {quoted(table)} ({names}) FROM STDIN") as copy:
                    for row in rows:
                        copy.write_row(row)
                        self.tables[table] += 1
                return
            for batch in chunks(rows, _BATCH):
                cursor.executemany(f"INSERT INTO {quoted(table)} ({names}) VALUES ({marks})", batch)
                self.tables[table] += len(batch)

    def _stage_new(self, sheet: Ledger, rows: list[Row]) -> None:
        fields = own_fields(sheet.model)
        plain, links = [f for f in fields if not f.is_relation], [f for f in fields if f.is_relation]
        told = [("stage_uid", "text"), ("stage_title", "text"), ("stage_on", "date")]
        numbered = [("stage_number", "text"), ("stage_series", "integer"), ("stage_rank", "integer")]
        self._create_like(staged(sheet), sheet.model, [*told, *numbered])

        def values() -> Iterable[list[Any]]:
            for row in rows:
                record = row.record
                record.origin, record.version = Origin.IMPORT, 1
                record.state = record.state or record.DRAFT_STATE
                record.created_at, record.created_by = self.moment, self.plan.by
                day = _day(sheet, record)
                series, rank, number = self._number_of(sheet, row, day)
                waits = self._must_wait(sheet, series, rank, number)
                yield [
                    record.pk,
                    record.ref.pk,
                    f"~{row.uid}" if waits else number,
                    *(_stored(f, record) for f in plain),
                    *self._links_of(record, links),
                    row.uid,
                    row.title,
                    _ON.get_db_prep_save(day, connection),
                    number if waits else "",
                    series,
                    rank,
                ]

        columns = ["id", "ref_id", "number", *(f.column for f in (*plain, *links))]
        self._fill(staged(sheet), [*columns, *(name for name, _ in (*told, *numbered))], values())
        for (ledger, year), wanted in self.wanted.items():
            refuse_full(ledger, year, self.given_out[ledger, year] + wanted)

    def _links_of(self, record: Record, links: Sequence[Any]) -> list[int | None]:
        keys = [_key(record, f.name) for f in links]
        for f, key in zip(links, keys, strict=True):
            self.targets.note(f.related_model, (key,))
        return keys

    def _number_of(self, sheet: Ledger, row: Row, day: date | None) -> tuple[int, int, str]:
        """The row's year, its place among those that take a new number (0: it brought its own), and its number."""
        if row.number:
            return parse_number(row.number).year, 0, row.number
        year = (day or clock.today()).year
        self.wanted[sheet.code, year] += 1
        rank = self.wanted[sheet.code, year]
        sequence = self.given_out.setdefault((sheet.code, year), self.restored[sheet.code, year]) + rank
        return year, rank, f"{self.plan.office.code}-{sheet.code}-{year}-{sequence:05d}"

    def _must_wait(self, sheet: Ledger, year: int, rank: int, number: str) -> bool:
        """Whether the row gets its number only when its counter is locked: others may draw that number before."""
        ahead = int(number[-5:]) - self.counted[sheet.code, year]
        if 0 < ahead <= self.free:
            return True
        if rank:
            self.firm.add((sheet.code, year))
        return False

    def _read_counters(self) -> None:
        for sheet, rows in self.added.items():
            for row in rows:
                if row.number:
                    part = parse_number(row.number)
                    series = sheet.code, part.year
                    self.restored[series] = max(self.restored[series], part.seq)
                    self.wanted[series] += 0
        counters = LedgerCounter.objects.filter(office=self.plan.office)
        for ledger, year, last in counters.values_list("ledger", "year", "last"):
            self.counted[ledger, year] = last
            self.given_out[ledger, year] = max(last, self.restored[ledger, year])
        for series, last in self.restored.items():
            self.given_out.setdefault(series, last)

    def _stage_changed(self, sheet: Ledger, rows: list[Row]) -> None:
        fields = own_fields(sheet.model)
        plain, links = [f for f in fields if not f.is_relation], [f for f in fields if f.is_relation]
        told = [("stage_title", "text"), ("stage_on", "date"), ("stage_history", "text")]
        told.append(("stage_earlier", "text"))
        table = staged(sheet, change=True)
        self._create_like(table, sheet.model, told)
        values = (
            [
                row.record.pk,
                row.existing.ref_id,
                *(_stored(f, row.record) for f in plain),
                *self._links_of(row.record, links),
                row.title,
                _ON.get_db_prep_save(_day(sheet, row.record), connection),
                json.dumps(row.changed, ensure_ascii=False),
                earlier_of(row),
            ]
            for row in rows
        )
        columns = ["id", "ref_id", *(f.column for f in (*plain, *links)), *(name for name, _ in told)]
        self._fill(table, columns, values)

    def _stage_lists(
        self, sheet: Ledger, rows: list[tuple[Row, dict[str, list[Any]]]], *, change: bool = False
    ) -> None:
        for column in sheet.sheet:
            if not column.many:
                continue
            pairs = [(row, item) for row, lists in rows for item in lists.get(column.name, ())]
            if not pairs:
                continue
            self.targets.note(column.field.related_model, {item.pk for _, item in pairs})
            table = staged_list(sheet, column, change=change)
            self._create(table, "(place integer, row_id bigint, item_id bigint)")
            values = ((place, row.record.pk, item.pk) for place, (row, item) in enumerate(pairs))
            self._fill(table, ["place", "row_id", "item_id"], values)


_ON = RecordRef._meta.get_field("on")


def refuse_full(ledger: str, year: int, sequence: int) -> None:
    """Raises `Refused` when a series has no such number."""
    if sequence > LARGEST_SEQUENCE:
        raise Refused(f"台账{ledger}在{year}年的编号已用完，最多{LARGEST_SEQUENCE}条，什么也没有导入")


def quoted(name: str) -> str:
    """A name as the database wants it."""
    return connection.ops.quote_name(name)


def staged(sheet: Ledger, *, change: bool = False) -> str:
    """The staging table of a ledger's new (or changed) records."""
    return f"stage_{sheet.code.lower()}{'_change' if change else ''}"


def staged_list(sheet: Ledger, column: Column, *, change: bool = False) -> str:
    """The staging table of a list column of new (or changed) records."""
    return f"{staged(sheet, change=change)}_{column.name}"


def own_fields(model: type[models.Model]) -> list[Any]:
    """The columns of a record but for its key, its public row and its number."""
    return [f for f in model._meta.concrete_fields if not f.primary_key and f.name not in ("ref", "number")]


def _key(record: Record, name: str) -> int | None:
    target = linked(record, name)
    return target.pk if isinstance(target, models.Model) else target


def _day(sheet: Ledger, record: Record) -> date | None:
    day = sheet.date_of(record)
    return day.astimezone(clock.ZONE).date() if hasattr(day, "hour") else day


def _stored(field: Any, record: Record) -> Any:
    return field.get_db_prep_save(getattr(record, field.attname), connection)

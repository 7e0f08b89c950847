"""Database triggers that refuse to change or remove rows of the append-only tables, on both engines."""

from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = (
    "kernel_auditrow",
    "kernel_secrecyevent",
    "kernel_editionentry",
    "kernel_editionpiece",
    "kernel_editionrecord",
    "kernel_editionfile",
)
#: Tables about an edition that close when it is frozen → how a row ({row} is NEW or OLD) names its edition.
CLOSING = {
    "kernel_edition": "{row}.id",
    "kernel_override": "{row}.edition_id",
    "kernel_editionentry": "{row}.edition_id",
    "kernel_editionpiece": "{row}.edition_id",
    "kernel_editionrecord": "(SELECT edition_id FROM kernel_editionentry WHERE id = {row}.entry_id)",
    "kernel_editionfile": "{row}.edition_id",
}
MESSAGE = "append-only"
#: (table, column) → a column that keeps its first value for ever. Filled by the ledgers that declare it.
ONCE: list[tuple[str, str]] = []
#: Table → the column from which on, once filled, its row stands ("" : from the beginning). Its rows are never deleted.
SETTLED: dict[str, str] = {}


def keep_first(table: str, column: str) -> None:
    """From now on a value of this column is never changed nor taken away, once it stands."""
    if (table, column) not in ONCE:
        ONCE.append((table, column))


def settle(table: str, column: str = "") -> None:
    """From now on rows of this table are not changed any more once `column` is filled, and never deleted."""
    SETTLED[table] = column


def install(connection: BaseDatabaseWrapper) -> None:
    """Create the triggers; those already there are replaced."""
    drop(connection)
    present = set(connection.introspection.table_names())
    kept = [guard for guard in _guards() if guard[1] in present]  # tables of apps may come later
    with connection.cursor() as cursor:
        for statement in (*_create(connection.vendor), *_create_closing(connection.vendor)):
            cursor.execute(statement)
        for guard in kept:
            for statement in _create_guard(connection.vendor, *guard):
                cursor.execute(statement)


def drop(connection: BaseDatabaseWrapper) -> None:
    """Remove the triggers (before a migration that rebuilds one of the tables)."""
    present = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for name, table in _names(connection.vendor):
            if table not in present:
                continue
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")


def installed(connection: BaseDatabaseWrapper) -> bool:
    """Whether every trigger is there and switched on."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        present = {row[0] for row in cursor.fetchall()}
    return present >= {name for name, _ in _names(connection.vendor)}


def _names(vendor: str) -> list[tuple[str, str]]:
    guards = ((name, table) for name, table, _, _ in _guards())
    return [*_appending(vendor), *((name, table) for name, table, _ in _closing()), *guards]


def _guards() -> list[tuple[str, str, str, str]]:
    """Name, table, event and the condition under which a change is refused, for what ledgers declare as kept."""
    found = [
        (
            f"{table}_{column}_once",
            table,
            "update",
            f"OLD.{column} IS NOT NULL AND (NEW.{column} IS NULL OR NEW.{column} <> OLD.{column})",
        )
        for table, column in ONCE
    ]
    for table, column in SETTLED.items():
        found.append(
            (f"{table}_settled", table, "update", f"OLD.{column} IS NOT NULL" if column else "1 = 1")
        )
        found.append((f"{table}_no_delete", table, "delete", "1 = 1"))
    return found


def _create_guard(vendor: str, name: str, table: str, event: str, condition: str) -> list[str]:
    if vendor != "postgresql":
        return [
            f"CREATE TRIGGER {name} BEFORE {event.upper()} ON {table} WHEN {condition} "
            f"BEGIN SELECT RAISE(ABORT, '{table} keeps what it holds'); END"
        ]
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN IF {condition} THEN RAISE EXCEPTION '{table} keeps what it holds'; END IF; "
        f"RETURN {'OLD' if event == 'delete' else 'NEW'}; END $$",
        f"CREATE TRIGGER {name} BEFORE {event.upper()} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
    ]


def _appending(vendor: str) -> list[tuple[str, str]]:
    events = ("update", "delete", "truncate") if vendor == "postgresql" else ("update", "delete")
    return [(f"{table}_no_{event}", table) for table in TABLES for event in events]


def _closing() -> list[tuple[str, str, str]]:
    """Name, table and event of the triggers on a frozen edition. Rows that are only added need no more than INSERT."""
    return [
        (f"{table}_closed_{event}", table, event)
        for table in CLOSING
        for event in (("insert",) if table in TABLES else ("insert", "update", "delete"))
        if (table, event) != ("kernel_edition", "insert")
    ]


def _create(vendor: str) -> list[str]:
    if vendor != "postgresql":
        return [
            f"CREATE TRIGGER {name} BEFORE {name.rpartition('_')[2].upper()} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is {MESSAGE}'); END"
            for name, table in _appending(vendor)
        ]
    made = [
        "CREATE OR REPLACE FUNCTION canmou_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '% is {MESSAGE}', TG_TABLE_NAME; END $$"
    ]
    for name, table in _appending(vendor):
        event = name.rpartition("_")[2].upper()
        level = "STATEMENT" if event == "TRUNCATE" else "ROW"
        made.append(
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH {level} EXECUTE FUNCTION canmou_append_only()"
        )
    return made


def _create_closing(vendor: str) -> list[str]:
    made = []
    for name, table, event in _closing():
        row = "NEW" if event == "insert" else "OLD"
        frozen = (
            f"SELECT 1 FROM kernel_edition WHERE id = {CLOSING[table].format(row=row)} AND state = 'frozen'"
        )
        if vendor != "postgresql":
            made.append(
                f"CREATE TRIGGER {name} BEFORE {event.upper()} ON {table} WHEN EXISTS ({frozen}) "
                f"BEGIN SELECT RAISE(ABORT, '{table} is {MESSAGE} once frozen'); END"
            )
            continue
        made.append(
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN IF EXISTS ({frozen}) THEN RAISE EXCEPTION '{table} is {MESSAGE} once frozen'; END IF; "
            f"RETURN {'OLD' if event == 'delete' else 'NEW'}; END $$"
        )
        made.append(
            f"CREATE TRIGGER {name} BEFORE {event.upper()} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"
        )
    return made

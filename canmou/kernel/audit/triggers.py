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


def install(connection: BaseDatabaseWrapper) -> None:
    """Create the triggers; those already there are replaced."""
    drop(connection)
    with connection.cursor() as cursor:
        for statement in (*_create(connection.vendor), *_create_closing(connection.vendor)):
            cursor.execute(statement)


def drop(connection: BaseDatabaseWrapper) -> None:
    """Remove the triggers (before a migration that rebuilds one of the tables)."""
    with connection.cursor() as cursor:
        for name, table in _names(connection.vendor):
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
    return [*_appending(vendor), *((name, table) for name, table, _ in _closing())]


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

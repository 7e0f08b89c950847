"""Database triggers that refuse to change or remove rows of the append-only tables, on both engines."""

from django.db.backends.base.base import BaseDatabaseWrapper

TABLES = ("kernel_auditrow", "kernel_secrecyevent")
MESSAGE = "append-only"


def install(connection: BaseDatabaseWrapper) -> None:
    """Create the triggers; those already there are replaced."""
    drop(connection)
    with connection.cursor() as cursor:
        for statement in _create(connection.vendor):
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
    events = ("update", "delete", "truncate") if vendor == "postgresql" else ("update", "delete")
    return [(f"{table}_no_{event}", table) for table in TABLES for event in events]


def _create(vendor: str) -> list[str]:
    if vendor != "postgresql":
        return [
            f"CREATE TRIGGER {name} BEFORE {name.rpartition('_')[2].upper()} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is {MESSAGE}'); END"
            for name, table in _names(vendor)
        ]
    made = [
        "CREATE OR REPLACE FUNCTION canmou_append_only() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '% is {MESSAGE}', TG_TABLE_NAME; END $$"
    ]
    for name, table in _names(vendor):
        event = name.rpartition("_")[2].upper()
        level = "STATEMENT" if event == "TRUNCATE" else "ROW"
        made.append(
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH {level} EXECUTE FUNCTION canmou_append_only()"
        )
    return made

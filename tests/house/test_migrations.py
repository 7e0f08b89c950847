"""The migrations make what the models say. (The other tests make their tables from the models.)"""

import subprocess
import sys

import pytest
from django.apps import apps
from django.db import connections
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.utils import translation
from sources import ROOT

from canmou.kernel.audit import triggers


def test_no_migration_is_missing(settings):
    settings.MIGRATION_MODULES = {}
    loader = MigrationLoader(None)
    with translation.override(None):  # names in migrations are as written, not as translated
        now = ProjectState.from_apps(apps)
        changes = MigrationAutodetector(loader.project_state(), now).changes(graph=loader.graph)
        missing = {app: [str(op) for m in found for op in m.operations] for app, found in changes.items()}
    assert missing == {}


def test_one_migration_each():
    """Before the first release an app has one migration; those with triggers of their own have a second one."""
    counts = {}
    for path in sorted((ROOT / "canmou").glob("*/migrations/0*.py")):
        counts.setdefault(path.parts[-3], []).append(path.stem)
    expected = {app: ["0001_initial"] for app in counts} | {
        "kernel": ["0001_initial", "0002_append_only"],
        "supervision": ["0001_initial", "0002_kept"],
    }
    assert counts == expected


def schema(connection):
    """Table → its columns with type and nullness."""
    with connection.cursor() as cursor:
        tables = [
            name for name in connection.introspection.table_names(cursor) if name != "django_migrations"
        ]
        return {
            table: {
                column.name: (
                    connection.introspection.get_field_type(column.type_code, column),
                    column.null_ok,
                )
                for column in connection.introspection.get_table_description(cursor, table)
            }
            for table in tables
        }


@pytest.fixture
def migrated(db, tmp_path):
    """A connection to an empty database of the same engine, brought up by the migrations."""
    plain = connections["default"]
    config = plain.settings_dict.copy()
    environment = {"PATH": "/usr/bin:/bin", "CANMOU_DATA": str(tmp_path)}
    if plain.vendor == "sqlite":
        config["NAME"] = tmp_path / "canmou.sqlite3"
    else:
        config["NAME"] = f"{config['NAME']}_migrated"
        with plain._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{config["NAME"]}"')
            cursor.execute(f'CREATE DATABASE "{config["NAME"]}"')
        environment["CANMOU_DATABASE_URL"] = (
            f"postgresql://{config['USER']}@/{config['NAME']}?host={config['HOST']}"
        )
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    made = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert made.returncode == 0, made.stderr
    opened = plain.__class__(config, alias="default")
    yield opened
    opened.close()


def test_migrations_make_the_tables_of_the_models(migrated):
    own = {
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.startswith("canmou.")
    }
    by_migrations, by_models = schema(migrated), schema(connections["default"])
    assert by_migrations.keys() == by_models.keys()
    assert {table: by_migrations[table] for table in own} == {table: by_models[table] for table in own}
    assert triggers.installed(migrated)

"""Bringing a database to this version.

An empty database gets its tables straight from the models, and the migrations are noted as applied: running
them one by one re-reads every related model at every step and takes a minute where this takes seconds. A test
holds that both ways make the same tables.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from canmou.kernel.audit import triggers


class NoMigrations:
    """A MIGRATION_MODULES under which no app has migrations."""

    def __contains__(self, app: str) -> bool:
        return True

    def __getitem__(self, app: str) -> None:
        return None


@contextmanager
def _without_migrations() -> Iterator[None]:
    before = settings.MIGRATION_MODULES
    settings.MIGRATION_MODULES = NoMigrations()
    try:
        yield
    finally:
        settings.MIGRATION_MODULES = before


def _create_tables() -> None:
    """The tables that are missing, one transaction per app in order of layers (PostgreSQL limits locks per each)."""
    configs = list(apps.get_app_configs())
    own = [[config] for config in configs if config.name.startswith("canmou.")]
    foreign = [config for config in configs if not config.name.startswith("canmou.")]
    present = set(connection.introspection.table_names())
    for group in [foreign, *own]:
        with connection.schema_editor() as editor:
            for model in (model for config in group for model in config.get_models()):
                if model._meta.can_migrate(connection) and model._meta.db_table not in present:
                    editor.create_model(model)


def bring_up() -> None:
    """Create or upgrade all tables. Safe to repeat, also after being interrupted."""
    loader = MigrationLoader(connection)
    if ("kernel", "0001_initial") in loader.applied_migrations:
        if loader.graph.nodes.keys() - loader.applied_migrations.keys():
            call_command("migrate", interactive=False, verbosity=0)
        return
    _create_tables()
    with _without_migrations():
        call_command("migrate", run_syncdb=True, interactive=False, verbosity=0)
    triggers.install(connection)
    recorder = MigrationRecorder(connection)
    recorder.ensure_schema()
    rows = [recorder.Migration(app=app, name=name) for app, name in loader.graph.nodes]
    recorder.migration_qs.bulk_create(rows)

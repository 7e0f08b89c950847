"""The first migration of an app, carried out in one step.

Every ledger points at the same few kernel tables, so Django's ordinary run through hundreds of operations rebuilds
almost every model class at each of them (minutes for two hundred tables). A first migration only creates tables:
its operations are replayed on the state alone, the classes are built once, and each table is created whole, with
its indexes and constraints.
"""

from typing import Any

from django.db import migrations
from django.db.migrations.operations import AddConstraint, AddField, AddIndex, CreateModel

_ALLOWED = (CreateModel, AddField, AddConstraint, AddIndex)


class FirstMigration(migrations.Migration):
    """Base of every 0001_initial. Later migrations are ordinary ones."""

    initial = True

    def apply(self, project_state: Any, schema_editor: Any, collect_sql: bool = False) -> Any:
        """Create all tables of the app. Raises TypeError for an operation that does not belong here."""
        project_state.__dict__.pop("apps", None)
        for operation in self.operations:
            if not isinstance(operation, _ALLOWED):
                raise TypeError(f"{self}: {type(operation).__name__} does not belong into a first migration")
            operation.state_forwards(self.app_label, project_state)
        for operation in self.operations:
            if isinstance(operation, CreateModel):
                schema_editor.create_model(project_state.apps.get_model(self.app_label, operation.name))
        project_state.__dict__.pop("apps", None)
        return project_state

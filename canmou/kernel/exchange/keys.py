"""Keys of rows that are not stored yet, known before the transaction that stores them.

PostgreSQL draws them from the sequences, for good. SQLite has nothing to draw from: the keys that would come next are
assumed, and when somebody was faster, all of them move up by the same step.
"""

from django.db import connection, models

_POSTGRES = "postgresql"


class Keys:
    """The keys of one import, per model."""

    def __init__(self) -> None:
        self._last: dict[type[models.Model], int] = {}
        self._step: dict[type[models.Model], int] = {}
        self._new: dict[type[models.Model], frozenset[int]] = {}

    def reserve(self, model: type[models.Model], count: int) -> list[int]:
        """Keys for so many rows, in ascending order. Called once per model."""
        table = model._meta.db_table
        if connection.vendor == _POSTGRES:
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
                    [connection.ops.quote_name(table), count],
                )
                keys = sorted(key for (key,) in cursor.fetchall())
        else:
            self._last[model] = last = _last_key(table)
            keys = list(range(last + 1, last + count + 1))
        self._new[model] = frozenset(keys)
        return keys

    def is_new(self, model: type[models.Model], key: int) -> bool:
        """Whether this is the key of a row that this import stores."""
        return key in self._new.get(model, ())

    def settle(self) -> None:
        """Called first in the transaction: finds how far the assumed keys must move."""
        self._step = {model: _last_key(model._meta.db_table) - last for model, last in self._last.items()}

    def settled(self, model: type[models.Model], key: int) -> int:
        """The key as it will be stored."""
        step = self._step.get(model, 0)
        return key + step if step and key > self._last[model] else key

    def sql(self, model: type[models.Model], column: str) -> str:
        """SQL for a staged column that holds keys of this model, stored ones or new ones."""
        step = self._step.get(model, 0)
        return (
            f"CASE WHEN {column} > {self._last[model]} THEN {column} + {step} ELSE {column} END"
            if step
            else column
        )


def _last_key(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        row = cursor.fetchone()
    return row[0] if row else 0

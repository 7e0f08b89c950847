"""Django's SQLite backend, with a shorter wait for the one writer that SQLite allows.

SQLite itself asks again ever more slowly, at last ten times a second, so that whoever has waited long meets others who
have just come, and may wait on. Here every transaction that writes asks two hundred times a second from the start.
"""

import sqlite3
import time

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

_PAUSE = 0.005


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection that begins its transactions so."""

    def _start_transaction_under_autocommit(self) -> None:
        """Begin as soon as nobody else writes. Raises `OperationalError` after the time-out of the settings."""
        patience = float(self.settings_dict["OPTIONS"].get("timeout", 5))
        until = time.monotonic() + patience
        self.ensure_connection()
        self.connection.execute("PRAGMA busy_timeout = 0")
        try:
            while True:
                try:
                    return super()._start_transaction_under_autocommit()
                except OperationalError as error:
                    code = getattr(error.__cause__, "sqlite_errorcode", None)
                    if code != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                        raise
                time.sleep(_PAUSE)
        finally:
            self.connection.execute(f"PRAGMA busy_timeout = {int(patience * 1000)}")

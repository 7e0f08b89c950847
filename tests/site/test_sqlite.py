"""One writer at a time on SQLite: whoever waits begins as soon as the other is done, or is told after the time-out."""

import sqlite3
import threading

import pytest
from django.db.utils import DEFAULT_DB_ALIAS, ConnectionHandler, OperationalError

from canmou.site.environment import database


@pytest.fixture
def opened(tmp_path, django_db_blocker):
    """`opened(timeout)`: a connection of ours to a file, and a plain one of somebody else's."""
    made = []

    def connect(timeout):
        settings = database("", tmp_path)
        settings["OPTIONS"]["timeout"] = timeout
        ours = ConnectionHandler({DEFAULT_DB_ALIAS: settings})[DEFAULT_DB_ALIAS]
        ours.inc_thread_sharing()
        ours.cursor().execute("CREATE TABLE kept (n)")
        theirs = sqlite3.connect(settings["NAME"], isolation_level=None, check_same_thread=False)
        made.extend((ours, theirs))
        return ours, theirs

    with django_db_blocker.unblock():  # a file of its own, not the test database
        yield connect
        for each in made:
            each.close()


def begun(ours):
    """Begin and end a transaction of ours."""
    ours.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    ours.connection.execute("INSERT INTO kept VALUES (1)")
    ours.connection.execute("COMMIT")
    ours.autocommit = True


def test_a_writer_waits_for_the_other_and_then_writes(opened):
    ours, theirs = opened(20)
    theirs.execute("BEGIN IMMEDIATE")
    threading.Timer(0.2, theirs.execute, ["COMMIT"]).start()
    begun(ours)
    assert ours.connection.execute("SELECT count(*) FROM kept").fetchone() == (1,)
    assert ours.connection.execute("PRAGMA busy_timeout").fetchone() == (20_000,)


def test_a_writer_that_has_waited_long_enough_is_told(opened):
    ours, theirs = opened(0.1)
    theirs.execute("BEGIN IMMEDIATE")
    with pytest.raises(OperationalError, match="locked"):
        begun(ours)
    assert ours.connection.execute("SELECT count(*) FROM kept").fetchone() == (0,)
    theirs.execute("COMMIT")
    assert ours.connection.execute("PRAGMA busy_timeout").fetchone() == (100,)

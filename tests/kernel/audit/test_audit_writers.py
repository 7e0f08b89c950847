"""Writers at the same time: one chain, no gap, no twin."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections

from canmou.kernel import audit


@pytest.fixture
def at_the_database(transactional_db, tmp_path):
    """Runs a function on a connection of its own. SQLite's test database lives in memory, where writers cannot
    wait for each other, so it is copied to a file first."""
    path = tmp_path / "canmou.sqlite3"
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with sqlite3.connect(path) as copy:
            connection.connection.backup(copy)
            copy.execute("PRAGMA journal_mode=WAL")

    def run(work):
        if connection.vendor == "sqlite":
            plain = connections["default"]
            connections["default"] = type(plain)({**plain.settings_dict, "NAME": path}, "default")
        try:
            return work()
        finally:
            connections["default"].close()

    return run


def test_four_writers_make_one_chain(at_the_database):
    def write_many(name):
        return at_the_database(
            lambda: [audit.write("修改", by=None, number=f"{name}-{place}").seq for place in range(15)]
        )

    with ThreadPoolExecutor(4) as writers:
        written = [seq for found in writers.map(write_many, ["A", "B", "C", "D"]) for seq in found]
        report = writers.submit(at_the_database, audit.verify).result()
    assert sorted(written) == list(range(1, 61))
    assert report == audit.Report(rows=60)

"""Bringing a database up: from nothing, again, and after being interrupted half way."""

import os
import sqlite3
import subprocess
import sys

import pytest


@pytest.fixture
def canmou(tmp_path):
    """Runs the command on a data folder of its own; gives exit code and output."""

    def call(*argv):
        environment = {"PATH": os.environ["PATH"], "CANMOU_DATA": str(tmp_path)}
        done = subprocess.run(
            [sys.executable, "-m", "canmou", *argv], env=environment, capture_output=True, text=True
        )
        return done.returncode, done.stdout + done.stderr

    return call


def tables(tmp_path):
    with sqlite3.connect(tmp_path / "canmou.sqlite3") as database:
        rows = database.execute(
            "SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY 1, 2"
        )
        return rows.fetchall()


def test_migrate_makes_everything_once_and_heals_what_was_interrupted(canmou, tmp_path):
    assert canmou("migrate") == (0, "数据库已是当前版本\n")
    made = tables(tmp_path)
    assert ("table", "kernel_recordref") in made
    assert ("trigger", "kernel_auditrow_no_update") in made
    assert canmou("migrate") == (0, "数据库已是当前版本\n")
    assert tables(tmp_path) == made
    with sqlite3.connect(tmp_path / "canmou.sqlite3") as database:
        database.execute("DELETE FROM django_migrations")  # as if killed between the tables and the notes
    assert canmou("migrate") == (0, "数据库已是当前版本\n")
    assert tables(tmp_path) == made
    assert canmou("status", "--empty") == (0, "")

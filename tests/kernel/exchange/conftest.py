"""Workbooks made row by row, their import, and the state of the whole database."""

import hashlib
import io
import os
import shutil
import time
from contextlib import contextmanager

import pytest
import xlsxwriter
from django.core.management import call_command
from django.db import connection, connections

from canmou.kernel.audit import triggers
from canmou.kernel.exchange.importing import import_file
from canmou.kernel.people.models import User
from canmou.site.demo.cast import make_cast

GROUND = ["题名", "文本类别", "完成日期", "作者", "字数"]
WORK = ["题名", "简称", "文本类别", "完成日期", "字数"]


class Formula(str):
    """A cell with this formula and a stored result."""

    def __new__(cls, text, result=None):
        made = super().__new__(cls, text)
        made.result = result
        return made


def make_book(sheets):
    """An .xlsx of {sheet: rows}."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"default_date_format": "yyyy-mm-dd"}) as book:
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            for line, row in enumerate(rows):
                for place, value in enumerate(row):
                    if isinstance(value, Formula):
                        page.write_formula(line, place, value, None, value.result)
                    elif value is not None:
                        page.write(line, place, value)
    return made.getvalue()


@pytest.fixture(scope="session")
def formula():
    return Formula


@pytest.fixture(scope="session")
def book():
    return make_book


@pytest.fixture
def bring(cast):
    """Imports {sheet: rows} (or the bytes of a file) as one of the cast."""

    def run(content, *, by="general", name="台账.xlsx", **options):
        data = content if isinstance(content, bytes) else make_book(content)
        user = type(cast.users[by]).objects.get(username=by)  # as at the next request: nothing cached
        return import_file(name, data, by=user, **options)

    return run


@pytest.fixture
def works(bring):
    """Imports rows of 成果母本 under the usual headings; further headings may be named."""

    def run(*rows, headings=WORK, **options):
        return bring({"成果母本": [headings, *rows]}, **options)

    return run


def digest(*, leaving=()):
    """A digest of every row of every table."""
    found = {}
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            if table in leaving or table.startswith("stage_"):
                continue
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows = sorted(repr(row) for row in cursor.fetchall())
            found[table] = hashlib.sha256("\n".join(rows).encode()).hexdigest()
    return found


@pytest.fixture
def state():
    """Calls give a digest of the whole database, to hold one moment against another."""
    return digest


def told(outcome):
    return [(r.sheet, r.row, r.column, r.message) for r in outcome.plan.problems]


@pytest.fixture(scope="session")
def problems():
    """The problems of an outcome as (sheet, row, column, what to do)."""
    return told


@pytest.fixture(scope="module")
def ground(django_db_setup, django_db_blocker, tmp_path_factory, book, request):
    """A database of its own with the office and twenty works, which is copied for every kill."""
    with django_db_blocker.unblock():
        copies = Copies(connections["default"], tmp_path_factory.mktemp("killed"))
        yield copies
        copies.drop()


class Copies:
    """The ground database and copies of it, on either engine."""

    def __init__(self, plain, folder):
        self.plain, self.folder, self.made = plain, folder, set()
        self.ready = False

    def name(self, label):
        return (
            str(self.folder / f"{label}.sqlite3") if self.plain.vendor == "sqlite" else f"canmou_kill_{label}"
        )

    def wrapper(self, label):
        config = self.plain.settings_dict.copy()
        config["NAME"] = self.name(label)
        return self.plain.__class__(config, alias="default")

    def _sql(self, *statements):
        with self.plain._nodb_cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)

    def create(self, label):
        if self.plain.vendor != "sqlite":
            self._sql(f"DROP DATABASE IF EXISTS {self.name(label)}", f"CREATE DATABASE {self.name(label)}")
        self.made.add(label)

    def copy(self, label):
        if self.plain.vendor == "sqlite":
            shutil.copy(self.name("ground"), self.name(label))
        else:
            self._sql(
                f"DROP DATABASE IF EXISTS {self.name(label)}",
                f"CREATE DATABASE {self.name(label)} TEMPLATE {self.name('ground')}",
            )
        self.made.add(label)

    def settled(self, label):
        """Wait until the server has noticed that its client is gone."""
        if self.plain.vendor == "sqlite":
            return
        for _ in range(200):
            with self.plain._nodb_cursor() as cursor:
                cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE datname = %s", [self.name(label)])
                if not cursor.fetchone()[0]:
                    return
            time.sleep(0.05)
        raise AssertionError("the server still serves a client that was killed")

    def drop(self):
        for label in self.made:
            if self.plain.vendor == "sqlite":
                os.unlink(self.name(label))
            else:
                self._sql(f"DROP DATABASE IF EXISTS {self.name(label)}")

    @contextmanager
    def within(self, label):
        wrapper = self.wrapper(label)
        connections["default"] = wrapper
        try:
            yield wrapper
        finally:
            wrapper.close()
            connections["default"] = self.plain


@pytest.fixture
def copies(ground, db, demo_day, book):
    """The ground, filled once."""
    if not ground.ready:
        ground.create("ground")
        with ground.within("ground") as wrapper:
            call_command("migrate", run_syncdb=True, verbosity=0)
            triggers.install(wrapper)
            make_cast()
            login = User.objects.get(username="general")
            rows = [[f"原有第{n}篇", "文章", "2022-06-07", "高振华", n] for n in range(20)]
            assert import_file("a.xlsx", book({"成果母本": [GROUND, *rows]}), by=login).plan.problems == []
        ground.ready = True
    return ground

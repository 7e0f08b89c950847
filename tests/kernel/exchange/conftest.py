"""Workbooks made row by row, their import, and the state of the whole database."""

import hashlib
import io

import pytest
import xlsxwriter
from django.db import connection

from canmou.kernel.exchange.importing import import_file

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

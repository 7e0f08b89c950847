"""Check constraints asked in Python answer as the database does, and say in Chinese what to do."""

from datetime import date
from decimal import Decimal
from itertools import islice, product

from django.db import connection
from django.db.models import CheckConstraint

from canmou.kernel.ledger.constraints import _fields, _holds, broken
from canmou.kernel.ledger.declare import ledgers
from canmou.library.models import Indicator, IndicatorValue, Work


def test_plain_comparisons_name_both_columns():
    assert broken(Indicator(used_from=date(2022, 5, 1), used_to=date(2022, 4, 1))) == {
        "used_to": "“停用日期”不能早于“启用日期”"
    }
    assert broken(Work(cited=0)) == {"cited": "“列举次序”不能小于1"}
    assert broken(IndicatorValue(revision=0, status="flash")) == {"revision": "“版次”不能小于1"}


def test_what_is_empty_breaks_nothing():
    assert broken(Indicator(used_from=date(2022, 5, 1))) == {}
    assert broken(Indicator(used_to=date(2022, 5, 1))) == {}
    assert broken(Work()) == {}


def test_alternatives_name_all_columns():
    early = IndicatorValue(as_of=date(2022, 6, 1), period_end=date(2022, 6, 30), status="final")
    assert broken(early) == {
        "as_of": "“取数日期”、“期末日期”、“数据状态”填写的内容不合规则或互相矛盾，请核对"
    }
    early.status = "flash"
    assert broken(early) == {}


def values_for(field):
    """A few values of a column's type, with the edges that rules look at."""
    kind = field.get_internal_type()
    if field.is_relation:
        return [None, 1, 2]
    if field.choices:
        return ["", *(code for code, _ in field.choices)][:4]
    if kind == "DateField":
        return [None, date(2022, 1, 1), date(2022, 6, 1)]
    if kind == "DecimalField":
        return [None, Decimal("-1"), Decimal("0"), Decimal("0.5"), Decimal("100"), Decimal("101")]
    if kind == "BooleanField":
        return [True, False]
    if "Integer" in kind:
        return [None, 0, 1, 3, 9, 21, 101]
    return ["", "甲"]


def test_every_constraint_answers_as_the_database_does(db):
    editor = connection.SchemaEditorClass(connection, collect_sql=True)
    asked = 0
    for ledger in ledgers():
        for constraint in ledger.model._meta.constraints:
            if isinstance(constraint, CheckConstraint):
                sql = str(constraint._get_check_sql(ledger.model, editor)).replace("%", "%%")
                compare(ledger.model, constraint, sql)
                asked += 1
    assert asked > 100


def compare(model, constraint, sql):
    fields = [model._meta.get_field(name) for name in dict.fromkeys(_fields(constraint.condition))]
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    marks = ", ".join(map(typed, fields))
    with connection.cursor() as cursor:
        for values in islice(product(*map(values_for, fields)), 150):
            record = model()
            for field, value in zip(fields, values, strict=True):
                setattr(record, field.attname, value)
            stored = [f.get_db_prep_save(v, connection) for f, v in zip(fields, values, strict=True)]
            cursor.execute(f"WITH t({columns}) AS (SELECT {marks}) SELECT {sql} FROM t", stored)
            found = cursor.fetchone()[0]
            told = None if found is None else bool(found)
            assert _holds(constraint.condition, record) == told, (constraint.name, values)


def typed(field):
    """A parameter with the type that the column has (SQLite: only numbers need it)."""
    if field.get_internal_type() == "DecimalField":
        return "CAST(%s AS NUMERIC)"
    if connection.vendor == "postgresql":
        kind = field.rel_db_type(connection) if field.is_relation else field.db_type(connection)
        return f"CAST(%s AS {kind})"
    return "%s"

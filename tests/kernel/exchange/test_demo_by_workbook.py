"""The demo office's year is built from one workbook alone: exported here, imported into a founded, empty office."""

from contextlib import contextmanager

import pytest
from django.db import connections

from canmou.kernel.compile.templates import compile_report, current
from canmou.kernel.exchange.importing import import_file
from canmou.kernel.exchange.sheets import DIRECTORIES
from canmou.kernel.exchange.writing import export
from canmou.kernel.ledger.declare import ledgers
from canmou.kernel.ledger.models import LedgerCounter, Origin, RecordRef
from canmou.kernel.metrics import scope_for
from canmou.kernel.office.models import Office
from canmou.kernel.people.models import Person, RoleGrant, Unit, User
from canmou.lib import periods
from canmou.lib.numbering import parse_number
from canmou.site.founding import Founding, found_office


@pytest.fixture
def here(db):
    """The connection of the empty database, taken before the demo's is put in its place."""
    return connections["default"]


@contextmanager
def within(connection):
    held = connections["default"]
    connections["default"] = connection
    try:
        yield
    finally:
        connections["default"] = held


def keeper(office):
    """A login that may see and import every ledger."""
    login = User.objects.create_login(username="keeper-of-all", password="x", office=office)
    roles = {"general_affairs"}.union(*(ledger.readers for ledger in ledgers() if ledger.restricted))
    for role in sorted(roles):
        RoleGrant.objects.create(user=login, role=role, valid_from="2021-01-01")
    return login


def told_as(model):
    """The column by which something that a link points at is told without keys."""
    return {Unit: "name", Person: "code"}.get(model, "number")


def lists_of(ledger, name):
    """What a column with several links holds, by record."""
    through, column = getattr(ledger.model, name).through, ledger.column(name).field
    own, other = column.m2m_field_name(), column.m2m_reverse_field_name()
    told = f"{other}__{told_as(through._meta.get_field(other).related_model)}"
    found = {}
    for record, item in through.objects.order_by("pk").values_list(f"{own}_id", told):
        found.setdefault(record, []).append(item)
    return found


def contents(office):
    """Every live record by number with all its columns, and every directory entry.

    What the system generates is not imported, and what is imported stands outside its flow.
    """
    found = {}
    refs = ["ref__number", "ref__title", "ref__mask", "ref__on", "ref__unit__name", "ref__uid"]
    for ledger in ledgers():
        if ledger.generated:
            continue
        lists = {c.name: lists_of(ledger, c.name) for c in ledger.sheet if c.many}
        plain = [c for c in ledger.sheet if not c.many]
        asked = [
            f"{c.name}__{told_as(c.field.related_model)}" if c.field.is_relation else c.name for c in plain
        ]
        rows = ledger.model.objects.live().filter(office=office)
        for key, number, *values in rows.values_list("pk", "number", *asked, *refs):
            told = dict(zip([*(c.name for c in plain), *refs], values, strict=True))
            found[number] = told | {name: held.get(key, []) for name, held in lists.items()}
    for directory in DIRECTORIES:
        for item in directory.of_office(office):
            told = {c.name: plain_value(getattr(item, c.name)) for c in directory.sheet}
            found[directory.name, *(str(told[name]) for name in directory.key)] = told
    return found


def plain_value(value):
    """A value, or what a link points at, told without keys."""
    return getattr(value, told_as(type(value))) if isinstance(value, Unit | Person) else value


def reports(office, years=("2021", "2022", "2023")):
    found = {}
    for year in years:
        compiled = compile_report(current(office, "annual"), scope_for(office, periods.parse(year)))
        found[year] = (compiled.text(), compiled.text(masked=True), compiled.trace())
    return found


def last_of_live():
    """Ledger, year and the last sequence among live records: a workbook carries no void ones."""
    last = {}
    generated = [ledger.code for ledger in ledgers() if ledger.generated]
    rows = RecordRef.objects.filter(voided=False).exclude(ledger__in=generated)
    for number in rows.values_list("number", flat=True):
        found = parse_number(number)
        series = found.ledger, found.year
        last[series] = max(last.get(series, 0), found.seq)
    return {(*series, seq) for series, seq in last.items()}


def test_the_demo_office_is_built_from_a_workbook_alone(here, demo):
    before = contents(demo)
    told = reports(demo)
    counters = last_of_live()
    workbook = export(demo, by=keeper(demo))
    described = Office.objects.filter(pk=demo.pk).values().get()
    with within(here):
        founding = Founding(
            code=demo.code, name=demo.name, short_name=demo.short_name, plain_name=demo.plain_name,
            city=demo.city, city_short=demo.city_short, province=demo.province, issuer_code=demo.issuer_code,
        )  # fmt: skip
        office = found_office(founding).office
        Office.objects.filter(pk=office.pk).update(**{k: v for k, v in described.items() if k != "id"})
        office.refresh_from_db()
        outcome = import_file("台账.xlsx", workbook, by=keeper(office))
        assert [str(problem) for problem in outcome.plan.problems] == []
        after = contents(office)
        assert after.keys() == before.keys()
        assert {key: after[key] for key in after if after[key] != before[key]} == {}
        assert set(LedgerCounter.objects.values_list("ledger", "year", "last")) == counters
        assert {o for ledger in ledgers() for o in ledger.model.objects.values_list("origin", flat=True)} == {
            Origin.IMPORT
        }
        again = reports(office)
        for year, (text, masked, trace) in told.items():
            assert again[year][0] == text
            assert again[year][1] == masked
            assert again[year][2] == trace
        outcome = import_file("台账.xlsx", export(office, by=User.objects.get(username="keeper-of-all")),
                              by=User.objects.get(username="keeper-of-all"))  # fmt: skip
        assert [str(problem) for problem in outcome.plan.problems] == []
        assert (outcome.batch.added, outcome.batch.changed) == (0, 0)

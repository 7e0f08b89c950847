"""Each kind of computation: the value, and exactly the records behind it, against plain SQL."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection

from canmou.activities.models import Event
from canmou.kernel.errors import Refused
from canmou.kernel.ledger.actions import Draft, add_many, void
from canmou.kernel.metrics import (
    Figure,
    Metric,
    count,
    distinct,
    evaluate,
    level,
    listing,
    metric,
    metric_for,
    ratio,
    scope_for,
    spread,
    total,
)
from canmou.kernel.people.models import Unit
from canmou.lib import periods

ROWS = [
    ("甲", "meeting", date(2022, 1, 1), 10, "research1"),
    ("乙", "meeting", date(2022, 1, 20), 20, "research1"),
    ("丙", "study", date(2022, 3, 5), 5, "society"),
    ("丁", "visit", date(2022, 12, 31), None, "society"),
    ("戊", "meeting", date(2021, 12, 31), 7, "research1"),
    ("己", "meeting", date(2023, 1, 1), 8, "society"),
    ("庚", "study", date(2024, 1, 5), 9, "research1"),
    ("辛", "study", date(2024, 1, 20), 9, "research1"),
    ("作废", "meeting", date(2022, 1, 9), 99, "research1"),
]


@pytest.fixture
def events(cast):
    """Nine events, one of them void."""
    drafts = [
        Draft(Event(title=title, kind=kind, held_on=day, headcount=heads, unit=cast.unit(unit)))
        for title, kind, day, heads, unit in ROWS
    ]
    written = add_many(drafts, by=cast.users["general"])
    void(written[-1], by=cast.users["general"], reason="重复")
    return written


def sql(query, *params):
    """The first column of a plain query, sorted."""
    with connection.cursor() as cursor:
        cursor.execute(query, params)
        return sorted(row[0] for row in cursor.fetchall())


WHERE = "FROM activities_event WHERE NOT voided AND held_on BETWEEN '2022-01-01' AND '2022-12-31'"


def year(cast, notation="2022", **values):
    return scope_for(cast.office, periods.parse(notation), **values)


def rows(scope):
    return Event.objects.in_scope(scope, "held_on")


def test_count(cast, events):
    found = count(rows(year(cast)))
    assert found.value() == sql(f"SELECT COUNT(*) {WHERE}")[0] == 4
    assert found.numbers() == sql(f"SELECT number {WHERE}")
    assert count(rows(year(cast, "2020"))).value() == 0


def test_distinct(cast, events):
    found = distinct(rows(year(cast)), "kind")
    assert found.value() == sql(f"SELECT COUNT(DISTINCT kind) {WHERE}")[0] == 3
    assert found.numbers() == sql(f"SELECT number {WHERE}")


def test_total(cast, events):
    found = total(rows(year(cast)), "headcount")
    assert found.value() == sql(f"SELECT SUM(headcount) {WHERE}")[0] == 35
    assert found.numbers() == sql(f"SELECT number {WHERE}")
    assert total(rows(year(cast, "2020")), "headcount").value() == 0


def test_ratio(cast, events):
    everything = count(rows(year(cast)))
    found = ratio(count(rows(year(cast)).filter(kind="meeting")), everything)
    assert found.value() == Decimal(50)
    assert found.numbers() == sql(f"SELECT number {WHERE} AND kind='meeting'")
    assert found.denominator_numbers() == sql(f"SELECT number {WHERE}")
    nothing = count(rows(year(cast, "2020")))
    assert ratio(nothing, nothing).value() is None
    assert ratio(nothing, everything).value() == 0


def test_level_takes_the_last_row_of_each_key(cast, events):
    scope = year(cast)
    found = level(Event.objects.up_to(scope, "held_on"), key=("kind",), date="held_on", field="headcount")
    last = (
        "FROM activities_event e WHERE NOT voided AND held_on <= '2022-12-31' AND held_on = (SELECT MAX(held_on) "
        "FROM activities_event o WHERE NOT o.voided AND o.held_on <= '2022-12-31' AND o.kind = e.kind)"
    )
    assert found.numbers() == sql(f"SELECT number {last}")
    assert found.value() == sql(f"SELECT SUM(headcount) {last}")[0] == 25  # 乙 20, 丙 5, 丁 unknown
    before = Event.objects.up_to(year(cast, "2020"), "held_on")
    assert level(before, key=("kind",), date="held_on", field="headcount").value() is None


def test_spread_looks_only_at_months_in_which_there_were_any(cast, events):
    found = spread(rows(year(cast)), "held_on")
    assert found.bounds() == (1, 2)
    assert found.value() == 2
    assert found.numbers() == sql(f"SELECT number {WHERE}")
    assert spread(rows(year(cast, "2020")), "held_on").bounds() is None


def test_listing_keeps_the_order_and_its_evidence_is_sorted(cast, events):
    found = listing(rows(year(cast)).order_by("-held_on"))
    assert [row.title for row in found.rows] == ["丁", "丙", "乙", "甲"]
    assert found.numbers() == sql(f"SELECT number {WHERE}")
    assert listing(rows(year(cast)).filter(pk__in=[])).numbers() == []


def test_a_scope_is_closed_on_both_ends(cast, events):
    titles = {row.title for row in rows(year(cast))}
    assert titles == {"甲", "乙", "丙", "丁"}
    assert {row.title for row in rows(year(cast, "2022-01-01..2022-01-20"))} == {"甲", "乙"}


def test_a_scope_of_a_unit_holds_the_units_below_it(cast, events):
    team = Unit.objects.create(
        office=cast.office, name="产业专班", kind="section", parent=cast.unit("research1")
    )
    Event.objects.filter(title="乙").update(unit=team)
    scope = year(cast, unit=cast.unit("research1"))
    assert {row.title for row in rows(scope)} == {"甲", "乙"}
    assert {row.title for row in rows(year(cast, unit=team))} == {"乙"}
    assert {row.title for row in rows(year(cast, unit=cast.unit("office")))} == {"甲", "乙", "丙", "丁"}


def test_a_running_period_ends_today(cast, events):
    scope = year(cast, "2024")
    assert (scope.until, scope.running) == (date(2024, 1, 8), True)
    assert {row.title for row in rows(scope)} == {"庚"}
    assert {row.title for row in rows(year(cast, "2024", as_of=date(2024, 1, 31)))} == {"庚", "辛"}
    assert (year(cast).until, year(cast).running) == (date(2022, 12, 31), False)


def test_a_period_that_has_not_begun_is_refused(cast):
    with pytest.raises(Refused) as refusal:
        year(cast, "2025")
    assert refusal.value.message == "2025年还没有开始（今天是2024年1月8日），不能出数"
    with pytest.raises(Refused):
        year(cast, "2024-01-09..2024-01-31")
    assert year(cast, "2024-01-08..2024-01-31").until == date(2024, 1, 8)


def test_an_unknown_metric_is_refused_and_one_declared_twice_is_a_mistake(cast):
    with pytest.raises(Refused) as refusal:
        evaluate("no.such.metric", year(cast))
    assert refusal.value.message == "没有名为“no.such.metric”的指标，请在指标目录里选用"
    with pytest.raises(ValueError):
        metric("party.study.centre_group", "再来一个")(lambda scope: None)
    assert metric_for("party.study.centre_group").label == "党组理论学习中心组学习"


def test_a_figure_reads_value_and_evidence_once(cast, events, django_assert_num_queries):
    found = Figure(Metric("x", "x", "次", "", None), year(cast), count(rows(year(cast))))
    with django_assert_num_queries(2):
        assert (found.value, len(found.records), found.denominator_records) == (4, 4, [])
        assert (found.value, len(found.records)) == (4, 4)

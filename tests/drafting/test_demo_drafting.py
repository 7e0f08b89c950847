"""The demo's writing tasks and the figures over them, held against plain SQL."""

from decimal import Decimal

import pytest
from django.db import connection

from canmou.kernel.metrics import evaluate, scope_for
from canmou.lib.periods import parse
from canmou.site.demo import drafting


@pytest.fixture
def scope(cast):
    drafting.load(cast)
    return lambda period: scope_for(cast.office, parse(period))


def _sql(query):
    with connection.cursor() as cursor:
        cursor.execute(query)
        return [row[0] for row in cursor.fetchall()]


def _tasks(where):
    return _sql(
        "select number from drafting_writingtask where held_on between '2022-01-01' and '2022-12-31' "
        f"and {where} order by number"
    )


@pytest.mark.django_db
def test_counts_open_onto_their_tasks(scope):
    wheres = {
        "drafting.tasks": "1 = 1",
        "drafting.tasks.principal": "made_for = 'principal'",
        "drafting.tasks.deputy": "made_for = 'deputy'",
        "drafting.tasks.committee": "made_for = 'committee'",
        "drafting.speeches": "genre = 'speech'",
        "drafting.hostings": "genre in ('hosting', 'address')",
        "drafting.briefings": "genre = 'briefing'",
    }
    figures = {id: evaluate(id, scope("2022")) for id in wheres}
    assert {id: f.records for id, f in figures.items()} == {id: _tasks(w) for id, w in wheres.items()}
    assert {id: int(f.value) for id, f in figures.items()} == {
        "drafting.tasks": 39,
        "drafting.tasks.principal": 24,
        "drafting.tasks.deputy": 10,
        "drafting.tasks.committee": 1,
        "drafting.speeches": 24,
        "drafting.hostings": 9,
        "drafting.briefings": 3,
    }


@pytest.mark.django_db
def test_the_five_named_speeches_come_first_in_their_order(scope):
    rows = list(evaluate("drafting.principal_speeches", scope("2022")).computation.rows)
    assert [row.occasion for row in rows[:5]] == [
        "美丽宜居乡村建设工作调度会",
        "预制食品产业集群发展座谈会",
        "新能源制造业座谈会",
        "形势政策报告会",
        "全市数字经济发展座谈会",
    ]
    assert {row.made_for for row in rows} == {"principal"}


@pytest.mark.django_db
@pytest.mark.parametrize("year", ["2021", "2022", "2023"])
def test_one_government_work_report_a_year(scope, year):
    rows = list(evaluate("drafting.work_reports", scope(year)).computation.rows)
    assert [row.title for row in rows] == ["政府工作报告"]


@pytest.mark.django_db
def test_on_time_share_is_that_of_plain_sql(scope):
    done = _sql(
        "select count(*) from drafting_writingtask t join drafting_delivery d on d.task_id = t.id "
        "where t.held_on between '2022-01-01' and '2022-12-31'"
    )[0]
    late = _sql(
        "select count(*) from drafting_writingtask t join drafting_delivery d on d.task_id = t.id "
        "where t.held_on between '2022-01-01' and '2022-12-31' and d.delivered_on > t.due_on"
    )[0]
    figure = evaluate("drafting.on_time_share", scope("2022"))
    assert figure.value == Decimal(done - late) * 100 / Decimal(done)
    assert (len(figure.records), len(figure.denominator_records)) == (done - late, done)


@pytest.mark.django_db
def test_what_is_still_owed_at_the_pinned_day(scope):
    undelivered = evaluate("drafting.undelivered", scope("2024"))
    assert [number[:6] for number in undelivered.records] == ["ZZ-MTK"]
    unassigned = evaluate("drafting.engagements.unassigned", scope("2024"))
    assert unassigned.value == 0  # the meeting of 10 January lies after today


@pytest.mark.django_db
def test_passages_and_rules_in_force(scope):
    expected = _sql(
        "select count(*) from drafting_passage where adopted_on <= '2022-12-31' "
        "and (ended_on is null or ended_on > '2022-12-31')"
    )[0]
    assert evaluate("drafting.passages", scope("2022")).value == expected == 14
    assert evaluate("drafting.proof_rules", scope("2022")).value == 18

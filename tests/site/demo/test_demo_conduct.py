"""The demo's records of cadres and of office life: rich, of every year, and equal to plain SQL."""

from datetime import date

import pytest
from django.db import connection

from canmou.kernel.ledger.declare import ledgers
from canmou.kernel.metrics import evaluate, scope_for
from canmou.kernel.people.models import Post
from canmou.lib import periods
from canmou.personnel.actions import draft_scores
from canmou.personnel.models import (
    AssessmentResult,
    AssessmentRound,
    IndicatorScore,
    QuotaPool,
    StaffMember,
)

OWN = [led for led in ledgers() if led.app in ("personnel", "affairs")]


def sql(statement, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchone()[0]


def value(office, id, period="2022"):
    return evaluate(id, scope_for(office, periods.parse(period))).value


@pytest.mark.parametrize("led", OWN, ids=lambda led: led.code)
def test_every_ledger_has_records(demo, led):
    assert led.model.objects.live().count() >= 2


@pytest.mark.parametrize("led", [led for led in OWN if led.date], ids=lambda led: led.code)
def test_nothing_is_dated_after_the_business_day_but_terms(demo, led):
    """Deadlines and terms may lie ahead; what happened may not."""
    if led.code in ("NRM",):
        return
    assert led.model.objects.filter(**{f"{led.date}__gt": date(2024, 1, 8)}).count() == 0


@pytest.mark.parametrize(
    ("id", "expected", "statement"),
    [
        (
            "personnel.talks.reminded",
            2,
            "SELECT count(DISTINCT person_id) FROM personnel_disciplinetalk WHERE NOT voided "
            "AND measure = 'reminder_talk' AND held_on BETWEEN %s AND %s",
        ),
        (
            "personnel.warning.films",
            4,
            "SELECT count(DISTINCT film) FROM personnel_filmscreening WHERE NOT voided AND screened_on BETWEEN %s AND %s",
        ),
        (
            "personnel.training.participants",
            186,
            "SELECT count(*) FROM personnel_enrolment e JOIN personnel_trainingclass c ON c.id = e.training_id "
            "WHERE NOT e.voided AND e.outcome = 'attended' AND c.reach = 'city' AND c.held_on BETWEEN %s AND %s",
        ),
        (
            "personnel.secondments.cadres",
            4,
            "SELECT count(DISTINCT person_id) FROM personnel_secondment WHERE NOT voided AND sent_on BETWEEN %s AND %s",
        ),
        (
            "affairs.law.oaths_and_rules",
            6,
            "SELECT count(*) FROM affairs_lawactivity WHERE NOT voided AND kind IN ('oath', 'rules') "
            "AND held_on BETWEEN %s AND %s",
        ),
        (
            "affairs.secrecy.meetings",
            4,
            "SELECT count(*) FROM affairs_secrecymeeting WHERE NOT voided AND held_on BETWEEN %s AND %s",
        ),
        (
            "affairs.secrecy.trainings",
            3,
            "SELECT count(*) FROM affairs_secrecytraining WHERE NOT voided AND held_on BETWEEN %s AND %s",
        ),
    ],
)
def test_figures_of_2022_are_those_of_plain_sql(demo, id, expected, statement):
    assert value(demo, id) == expected
    assert sql(statement, date(2022, 1, 1), date(2022, 12, 31)) == expected


@pytest.mark.parametrize(("day", "away"), [("2021-12-31", 2), ("2022-12-31", 4), ("2023-12-31", 5)])
def test_the_share_away_is_of_the_42_in_post(demo, day, away):
    still = "AND (returned_on IS NULL OR returned_on >= %s)"
    out = sql(
        f"SELECT count(*) FROM personnel_secondment WHERE NOT voided AND sent_on <= %s {still}", day, day
    )
    posts = sql(
        "SELECT count(DISTINCT person_id) FROM kernel_post WHERE establishment <> 'none' AND valid_from <= %s",
        day,
    )
    assert (out, posts) == (away, 42)
    share = value(demo, "personnel.secondments.share", day[:4])
    assert round(share, 4) == round(share.__class__(away * 100) / 42, 4)


def test_the_register_agrees_with_the_posts(demo):
    register = {(m.person_id, m.section_id, m.position, m.establishment) for m in StaffMember.objects.all()}
    posts = Post.objects.exclude(establishment="none")
    assert register == {(p.person_id, p.unit_id, p.title, p.establishment) for p in posts}


def test_places_for_excellence_are_not_exceeded(demo):
    for pool in QuotaPool.objects.select_related("round"):
        given = AssessmentResult.objects.filter(round=pool.round, grade="excellent").count()
        assert given == pool.places <= pool.headcount * pool.share / 100


def test_the_scores_can_be_computed_again(demo):
    held = {score.pk: (score.value, score.score) for score in IndicatorScore.objects.all()}
    again = draft_scores(AssessmentRound.objects.get(title="2022年度公务员年度考核"))
    assert len(held) == 48
    assert {draft.record.pk: (draft.record.value, draft.record.score) for draft in again} == held

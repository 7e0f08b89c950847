"""Figures of partners, media and institutions against plain SQL on the demo office."""

from datetime import date

import pytest
from django.db import connection

from canmou.kernel.ledger.actions import void
from canmou.kernel.metrics import evaluate, scope_for
from canmou.kernel.people.models import User
from canmou.lib import periods
from canmou.partners.models import BenefitService, MediaPiece

PLAIN = {
    "partners.services.person_times": (
        "SELECT count(*) FROM partners_benefitservice WHERE NOT voided AND served_on BETWEEN %s AND %s",
        326,
    ),
    "partners.proposed": (
        "SELECT count(*) FROM partners_proposedaddition WHERE NOT voided AND submitted_on BETWEEN %s AND %s",
        34,
    ),
    "partners.media.articles": (
        "SELECT count(*) FROM partners_mediapiece WHERE NOT voided AND finished_on BETWEEN %s AND %s",
        6,
    ),
    "partners.media.views": (
        "SELECT sum(r.views) FROM partners_reading r JOIN partners_placement p ON p.id = r.placement_id "
        "JOIN partners_mediapiece m ON m.id = p.piece_id WHERE m.finished_on BETWEEN %s AND %s AND r.read_on = "
        "(SELECT max(read_on) FROM partners_reading o WHERE o.placement_id = p.id AND o.read_on <= '2022-12-31')",
        1264300,
    ),
    "partners.nominations.elected": (
        "SELECT count(DISTINCT partner_id) FROM partners_bodynomination "
        "WHERE result = 'elected' AND elected_on BETWEEN %s AND %s",
        2,
    ),
    "partners.commended.units": (
        "SELECT count(DISTINCT unit_partner_id) FROM partners_commendation WHERE commended_on BETWEEN %s AND %s",
        27,
    ),
    "partners.benefits": (
        "SELECT count(*) FROM partners_benefit WHERE valid_to IS NULL AND valid_from < %s AND valid_from < %s",
        10,
    ),
    "partners.joint_research": (
        "SELECT count(*) FROM partners_jointresearch WHERE started_on BETWEEN %s AND %s",
        2,
    ),
}


def figure(office, id, year="2022"):
    return evaluate(id, scope_for(office, periods.parse(year), as_of=date(2024, 1, 8)))


@pytest.mark.parametrize("id", PLAIN)
def test_a_figure_equals_plain_sql(demo, id):
    statement, expected = PLAIN[id]
    with connection.cursor() as cursor:
        cursor.execute(statement, ["2022-01-01", "2022-12-31"])
        found = cursor.fetchone()[0]
    assert (figure(demo, id).value, found) == (expected, expected)


def test_views_count_the_last_reading_of_each_placement(demo):
    found = figure(demo, "partners.media.views")
    assert (found.value, len(found.records)) == (1264300, 24)


def test_views_before_the_last_readings_are_smaller(demo):
    scope = scope_for(demo, periods.parse("2022"), as_of=date(2022, 11, 30))
    early = evaluate("partners.media.views", scope)
    assert len(early.records) == 24
    assert 0 < early.value < 1264300


def test_a_void_record_counts_nowhere(demo):
    by = User.objects.get(username="general")
    void(
        BenefitService.objects.filter(served_on__year=2022).select_related("ref", "unit").first(),
        by=by,
        reason="重复登记",
    )
    void(MediaPiece.objects.get(title="一颗种子的产业梦"), by=by, reason="未播发")
    assert figure(demo, "partners.services.person_times").value == 325
    assert figure(demo, "partners.media.articles").value == 5
    assert len(figure(demo, "partners.media.views").records) == 20


def test_what_the_report_names_comes_in_order(demo):
    rows = figure(demo, "partners.media.channels").computation.rows
    assert [row.name for row in rows] == ["淄州日报", "淄州电视台", "淄州晚报", "博览新闻"]
    rows = figure(demo, "partners.benefits.used").computation.rows
    assert [row.name for row in rows[:2]] == ["子女入学", "交通出行"]
    rows = figure(demo, "partners.joint_research.topics").computation.rows
    assert [row.topic for row in rows] == ["中医药传承创新发展", "政府行政指导"]
    rows = figure(demo, "partners.proposed.batches").computation.rows
    assert [row.ordinal for row in rows] == [2]


def test_partners_who_left_are_in_office_no_longer(demo):
    assert figure(demo, "partners.units", "2022").value == 40
    assert figure(demo, "partners.units", "2023").value == 59
    assert figure(demo, "partners.persons", "2023").value == 36

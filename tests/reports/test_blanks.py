"""Every numeric blank of the annual report: the metric, what is printed, and an independent computation in plain SQL."""

import csv
import re
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import connection

from canmou.kernel.compile.templates import compile_report, current
from canmou.kernel.metrics import evaluate, scope_for
from canmou.lib.periods import parse

DATA = Path(__file__).parents[1] / "data"
SEED = (DATA / "annual-report-2022.txt").read_text(encoding="utf-8")
BLANKS = list(csv.DictReader((DATA / "blanks.csv").read_text(encoding="utf-8-sig").splitlines()))
NUMBERS = [blank for blank in BLANKS if blank["kind"] == "number"]

LIVE = "NOT {0}.voided AND {0}.{1} BETWEEN '2022-01-01' AND '2022-12-31'"


def _count(table, day, condition="", what="*"):
    where = LIVE.format("t", day) + (f" AND {condition}" if condition else "")
    return f"SELECT COUNT({what}) FROM {table} t WHERE {where}"


def _award(series, grade):
    return (
        "SELECT COUNT(*) FROM honours_award t JOIN honours_contest c ON c.id = t.contest_id "
        f"WHERE {LIVE.format('t', 'awarded_on')} AND c.series = '{series}' AND t.grade = '{grade}'"
    )


def _grade(grade):
    return (
        "SELECT COUNT(*) FROM research_graderesult t JOIN research_gradinground r ON r.id = t.round_id "
        f"WHERE NOT t.voided AND {LIVE.format('r', 'concluded_on')} AND t.grade = '{grade}'"
    )


def _articles(kinds, what):
    return (
        f"SELECT {what} FROM publishing_article a JOIN publishing_issue i ON i.id = a.issue_id "
        "JOIN publishing_periodical p ON p.id = i.periodical_id "
        f"WHERE NOT i.voided AND {LIVE.format('a', 'published_on')} AND p.kind IN ({kinds})"
    )


REFERENCE, JOURNAL, DIGEST = "'reference', 'leader'", "'journal'", "'digest'"

#: metric → one statement that gives its value for 2022
SQL = {
    "party.study.centre_group": _count("party_studysession", "held_on", "t.kind = 'centre_group'"),
    "party.study.collective": _count("party_studysession", "held_on", "t.kind = 'collective'"),
    "party.study.party_group": _count("party_studysession", "held_on", "t.kind = 'party_group'"),
    "party.problems.found": _count("party_rectificationitem", "found_on", "t.source = 'org_life'"),
    "party.visits.households": (
        "SELECT COUNT(DISTINCT t.household_id) FROM party_visit t JOIN party_household h ON h.id = t.household_id "
        f"WHERE {LIVE.format('t', 'visited_on')} AND t.kind = 'condolence' AND h.kind IN ('party_member', 'resident')"
    ),
    "honours.research.provincial_gov.first": _award("provincial_gov", "first"),
    "honours.research.provincial_gov.second": _award("provincial_gov", "second"),
    "honours.research.provincial_gov.third": _award("provincial_gov", "third"),
    "honours.research.provincial_office.first": _award("provincial_office", "first"),
    "honours.research.provincial_office.second": _award("provincial_office", "second"),
    "research.topics.selected": _count("research_topic", "approved_on", "t.source = 'call'"),
    "research.topics.self_chosen": _count("research_topic", "approved_on", "t.source = 'self_chosen'"),
    "research.activities.major": (
        "SELECT COUNT(*) FROM research_fieldactivity t JOIN research_topic o ON o.id = t.topic_id "
        f"WHERE {LIVE.format('t', 'held_on')} AND o.topic_class = 'major'"
    ),
    "research.grading.special": _grade("special"),
    "research.grading.first": _grade("first"),
    "research.grading.second": _grade("second"),
    "research.grading.third": _grade("third"),
    "research.reports.finished": (
        "SELECT COUNT(DISTINCT t.work_id) FROM research_report t JOIN library_work w ON w.id = t.work_id "
        f"WHERE {LIVE.format('t', 'finished_on')} AND w.author_origin IN ('in_house', 'joint')"
    ),
    "instructions.affirmative": (
        "SELECT COUNT(*) FROM (SELECT DISTINCT t.leader_id, t.work_id FROM instructions_instruction t "
        f"WHERE {LIVE.format('t', 'given_on')} AND t.kind = 'affirmative' AND t.work_id IS NOT NULL "
        "AND t.copy_of_id IS NULL AND t.level IN ('nation', 'province', 'city')) pairs"
    ),
    "publishing.special_issue.issues": (
        "SELECT COUNT(*) FROM publishing_issue t JOIN publishing_periodical p ON p.id = t.periodical_id "
        f"WHERE {LIVE.format('t', 'published_on')} AND p.kind = {DIGEST}"
    ),
    "publishing.reference.articles": _articles(REFERENCE, "COUNT(*)"),
    "publishing.reference.self_written_share": _articles(
        REFERENCE, "100.0 * SUM(CASE WHEN a.author_origin = 'in_house' THEN 1 ELSE 0 END) / COUNT(*)"
    ),
    "publishing.journal.issues": (
        "SELECT COUNT(*) FROM publishing_issue t JOIN publishing_periodical p ON p.id = t.periodical_id "
        f"WHERE {LIVE.format('t', 'published_on')} AND p.kind = {JOURNAL}"
    ),
    "publishing.journal.articles": _articles(JOURNAL, "COUNT(*)"),
    "publishing.journal.characters": _articles(JOURNAL, "SUM(a.characters)"),
    "publishing.upper_visits": _count("publishing_uppervisit", "ended_on"),
    "partners.services.person_times": _count("partners_benefitservice", "served_on"),
    "partners.proposed": _count("partners_proposedaddition", "submitted_on"),
    "partners.media.articles": _count("partners_mediapiece", "finished_on"),
    "partners.media.views": (
        "SELECT SUM(r.views) FROM partners_reading r JOIN partners_placement l ON l.id = r.placement_id "
        f"JOIN partners_mediapiece m ON m.id = l.piece_id WHERE NOT r.voided AND {LIVE.format('m', 'finished_on')} "
        "AND r.read_on = (SELECT MAX(x.read_on) FROM partners_reading x WHERE x.placement_id = r.placement_id "
        "AND NOT x.voided AND x.read_on <= '2022-12-31')"
    ),
    "party.salons": _count("party_salon", "held_on"),
    "personnel.training.participants": (
        "SELECT COUNT(*) FROM personnel_enrolment t JOIN personnel_trainingclass c ON c.id = t.training_id "
        f"WHERE NOT t.voided AND {LIVE.format('c', 'held_on')} AND c.reach = 'city' AND t.outcome = 'attended'"
    ),
    "personnel.secondments.cadres": _count("personnel_secondment", "sent_on", what="DISTINCT t.person_id"),
    "personnel.secondments.share": (
        "SELECT 100.0 * (SELECT COUNT(DISTINCT s.person_id) FROM personnel_secondment s WHERE NOT s.voided "
        "AND s.sent_on <= '2022-12-31' AND (s.returned_on IS NULL OR s.returned_on > '2022-12-31')) / "
        "(SELECT COUNT(*) FROM personnel_staffmember m WHERE NOT m.voided AND m.entered_on <= '2022-12-31' "
        "AND (m.left_on IS NULL OR m.left_on > '2022-12-31'))"
    ),
    "party.theme_days": _count("party_partyday", "held_on"),
    "affairs.law.oaths_and_rules": _count("affairs_lawactivity", "held_on", "t.kind IN ('oath', 'rules')"),
    "affairs.secrecy.meetings": _count("affairs_secrecymeeting", "held_on"),
    "affairs.secrecy.trainings": _count("affairs_secrecytraining", "held_on"),
    "disclosure.requests.answered": _count(
        "disclosure_foirequest", "delivered_on", "t.decided_on IS NOT NULL"
    ),
    "disclosure.messages.answered": _count("disclosure_citizenmessage", "answered_on"),
    "disclosure.items.published": _count("disclosure_publisheditem", "published_on"),
    "disclosure.channel.research_posts": (
        "SELECT COUNT(*) FROM disclosure_accountpost t JOIN disclosure_mediaaccount m ON m.id = t.account_id "
        f"WHERE {LIVE.format('t', 'posted_on')} AND m.purpose = 'research'"
    ),
    "policies.pushed": (
        "SELECT COUNT(DISTINCT t.item_id) FROM policies_policypush t JOIN policies_policyitem i ON i.id = t.item_id "
        f"WHERE NOT i.voided AND {LIVE.format('t', 'pushed_on')}"
    ),
    "policies.channel.followers": (
        "SELECT r.value FROM activities_channelreading r JOIN policies_policyhub h ON h.channel_id = r.channel_id "
        f"WHERE r.measure = 'followers' AND {LIVE.format('r', 'read_on')} ORDER BY r.read_on DESC LIMIT 1"
    ),
}


@pytest.fixture
def scope(demo):
    return scope_for(demo, parse("2022"))


@pytest.fixture
def compiled(demo, scope):
    return compile_report(current(demo, "annual"), scope)


def test_there_is_a_statement_for_each_numeric_blank():
    assert sorted(SQL) == sorted(blank["metric_or_source"] for blank in NUMBERS)


@pytest.mark.parametrize("id", sorted(SQL))
def test_a_figure_equals_the_plain_computation(scope, id):
    with connection.cursor() as cursor:
        cursor.execute(SQL[id])
        (found,) = cursor.fetchone()
    value = evaluate(id, scope).value
    assert round(value, 6) == round(Decimal(str(found)), 6)


def test_the_masked_edition_is_the_seed_byte_for_byte(compiled):
    assert compiled.text(masked=True) == SEED


def test_each_blank_is_filled_as_its_row_says(compiled):
    masked, text = compiled.text(masked=True), compiled.text()
    stars = [(match.start(), match.end()) for match in re.finditer(r"\*+", masked)]
    filled = [(end - start, text[start:end]) for start, end in stars]
    assert filled == [(int(blank["stars"]), blank["example_value"]) for blank in BLANKS]


def test_each_numeric_blank_lies_in_the_span_of_its_metric(compiled):
    masked = compiled.text(masked=True)
    stars = [(match.start(), match.end()) for match in re.finditer(r"\*+", masked)]
    spans = [
        (start, end, entry["metric"])
        for entry in compiled.trace()["figures"]
        for start, end in entry["spans"]
    ]
    found = {
        blank["blank"]: [metric for start, end, metric in spans if start <= place[0] and place[1] <= end]
        for blank, place in zip(BLANKS, stars, strict=True)
        if blank["kind"] == "number"
    }
    assert found == {blank["blank"]: [blank["metric_or_source"]] for blank in NUMBERS}

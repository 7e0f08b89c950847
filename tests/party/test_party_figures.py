"""Every figure of party building, held against plain SQL on the demo office."""

from decimal import Decimal

import pytest
from django.db import connections

from canmou.kernel.metrics import evaluate, metrics, scope_for
from canmou.kernel.metrics.computations import Listing, Ratio
from canmou.lib.periods import parse

pytestmark = pytest.mark.django_db

SPAN = "not r.voided and r.{0} between '{{a}}' and '{{z}}'"
SESSION = "from party_studysession r where " + SPAN.format("held_on") + " and r.kind = "
PROBLEM = "from party_rectificationitem r where r.source = 'org_life' and " + SPAN.format("found_on")
BRANCH = "from party_branchmeeting r where " + SPAN.format("held_on") + " and r.kind = "

#: metric → what follows "select r.number"; the value is the number of rows
COUNTS = {
    "party.study.centre_group": SESSION + "'centre_group'",
    "party.study.collective": SESSION + "'collective'",
    "party.study.party_group": SESSION + "'party_group'",
    "party.study.topics": "from party_focustopic r join party_studyplan p on p.id = r.plan_id "
    "where not r.voided and not p.voided and p.year = {year}",
    "party.study.self_study": "from party_selfstudy r where " + SPAN.format("studied_on"),
    "party.study.attended": "from party_attendance r join party_studysession s on s.id = r.session_id "
    "where not r.voided and not s.voided and s.held_on between '{a}' and '{z}' "
    "and r.status in ('present', 'made_up')",
    "party.study.conversions": "from party_conversion r where " + SPAN.format("converted_on"),
    "party.meetings": "from party_partygroupmeeting r where " + SPAN.format("held_on"),
    "party.meetings.first_topics": "from party_agendaitem r where r.first_topic and "
    + SPAN.format("discussed_on"),
    "party.meetings.items": "from party_agendaitem r where " + SPAN.format("discussed_on"),
    "party.salons": "from party_salon r where " + SPAN.format("held_on"),
    "party.salons.outcomes": "from party_salonoutcome r where " + SPAN.format("followed_on"),
    "party.problems.found": PROBLEM,
    "party.problems.closed": PROBLEM + " and r.verified_on <= '{z}'",
    "party.problems.open": PROBLEM + " and (r.verified_on is null or r.verified_on > '{z}')",
    "party.problems.all": "from party_rectificationitem r where " + SPAN.format("found_on"),
    "party.life.meetings": "from party_orglifemeeting r where " + SPAN.format("held_on"),
    "party.life.preparations": "from party_lifepreparation r where " + SPAN.format("done_on"),
    "party.life.talks": "from party_membertalk r where " + SPAN.format("talked_on"),
    "party.branch.members": BRANCH + "'members'",
    "party.branch.committee": BRANCH + "'committee'",
    "party.branch.group": BRANCH + "'group'",
    "party.branch.lecture": BRANCH + "'lecture'",
    "party.duties": "from party_partyduty r where not r.voided and r.year = {year}",
    "party.duties.ticks": "from party_dutytick r where " + SPAN.format("done_on"),
    "party.visits": "from party_visit r where " + SPAN.format("visited_on"),
    "party.visits.needs": "from party_householdneed r where " + SPAN.format("found_on"),
    "party.theme_days": "from party_partyday r where " + SPAN.format("held_on"),
    "party.checkups": "from party_partycheckup r where " + SPAN.format("held_on"),
}

#: metric → (what is counted or added, what follows; its rows are the evidence)
VALUES = {
    "party.study.self_study.persons": ("count(distinct r.person_id)", COUNTS["party.study.self_study"]),
    "party.salons.speakers": (
        "count(distinct r.speaker_id)",
        "from party_salonspeaker r where " + SPAN.format("spoke_on"),
    ),
    "party.members": (
        "count(distinct r.person_id)",
        "from party_partymember r where not r.voided and r.since <= '{z}' and (r.until is null or r.until > '{z}')",
    ),
    "party.life.appraised": (
        "count(distinct r.member_id)",
        "from party_memberappraisal r where " + SPAN.format("appraised_on"),
    ),
    "party.visits.households": (
        "count(distinct r.household_id)",
        "from party_visit r join party_household h on h.id = r.household_id where r.kind = 'condolence' "
        "and h.kind in ('party_member', 'resident') and " + SPAN.format("visited_on"),
    ),
    "party.visits.gifts": (
        "sum(r.gift_value)",
        "from party_visit r where r.gift_value is not null and " + SPAN.format("visited_on"),
    ),
}

#: metric → (numerator, denominator)
SHARES = {
    "party.study.topics.covered": (
        COUNTS["party.study.topics"] + " and exists (select 1 from party_studysession_topics t "
        "join party_studysession s on s.id = t.studysession_id where t.focustopic_id = r.id and not s.voided "
        "and s.held_on between '{a}' and '{z}')",
        COUNTS["party.study.topics"],
    ),
    "party.study.attendance": (
        "from party_attendance r join party_studysession s on s.id = r.session_id where not r.voided "
        "and not s.voided and s.held_on between '{a}' and '{z}' and r.status in ('present', 'made_up')",
        "from party_attendance r join party_studysession s on s.id = r.session_id where not r.voided "
        "and not s.voided and s.held_on between '{a}' and '{z}'",
    ),
    "party.duties.on_time": (
        "from party_dutytick r where r.done_on <= r.due_on and " + SPAN.format("due_on"),
        "from party_dutytick r where " + SPAN.format("due_on"),
    ),
    "party.visits.needs_answered": (
        COUNTS["party.visits.needs"] + " and r.answered_on <= '{z}'",
        COUNTS["party.visits.needs"],
    ),
}


def sql(query, year):
    with connections["default"].cursor() as cursor:
        cursor.execute(query.format(a=f"{year}-01-01", z=f"{year}-12-31", year=year))
        return [row[0] for row in cursor.fetchall()]


def numbers(tail, year):
    return sql(f"select r.number {tail} order by r.number", year)


@pytest.mark.parametrize("year", ["2021", "2022", "2023"])
def test_counts(demo, year):
    scope = scope_for(demo, parse(year))
    figures = {id: evaluate(id, scope) for id in COUNTS}
    expected = {id: numbers(tail, year) for id, tail in COUNTS.items()}
    assert {id: figure.records for id, figure in figures.items()} == expected
    assert {id: figure.value for id, figure in figures.items()} == {
        id: len(rows) for id, rows in expected.items()
    }


@pytest.mark.parametrize("year", ["2021", "2022", "2023"])
def test_distinct_values_and_sums(demo, year):
    scope = scope_for(demo, parse(year))
    figures = {id: evaluate(id, scope) for id in VALUES}
    expected = {id: sql(f"select {what} {tail}", year)[0] for id, (what, tail) in VALUES.items()}
    assert {id: figure.value for id, figure in figures.items()} == expected
    evidence = {id: numbers(tail, year) for id, (_, tail) in VALUES.items()}
    assert {id: figure.records for id, figure in figures.items()} == evidence


@pytest.mark.parametrize("year", ["2021", "2022", "2023"])
def test_shares(demo, year):
    scope = scope_for(demo, parse(year))
    for id, (above, below) in SHARES.items():
        figure = evaluate(id, scope)
        counted, among = numbers(above, year), numbers(below, year)
        assert (figure.records, figure.denominator_records) == (counted, among)
        assert figure.value == Decimal(len(counted)) * 100 / len(among)


def test_2022_is_what_the_office_reported(demo):
    scope = scope_for(demo, parse("2022"))
    wanted = {
        "party.study.centre_group": 12,
        "party.study.collective": 26,
        "party.study.party_group": 36,
        "party.study.topics": 14,
        "party.problems.found": 23,
        "party.problems.open": 0,
        "party.visits.households": 36,
        "party.salons": 8,
        "party.theme_days": 12,
        "party.members": 37,
    }
    assert {id: evaluate(id, scope).value for id in wanted} == wanted


def test_no_figure_is_left_unchecked(demo):
    scope = scope_for(demo, parse("2022"))
    own = {metric.id: metric.compute(scope) for metric in metrics() if metric.id.startswith("party.")}
    figures = {id for id, computation in own.items() if not isinstance(computation, Listing)}
    assert figures == {*COUNTS, *VALUES, *SHARES}
    assert {id for id in figures if isinstance(own[id], Ratio)} == set(SHARES)

"""The demo's periodicals and submissions against the fills of the annual report, each figure held against plain SQL."""

from decimal import Decimal

import pytest
from django.db import connection

from canmou.kernel.metrics import evaluate, scope_for
from canmou.lib.periods import parse
from canmou.site.demo import activities, publishing


@pytest.fixture
def scope(cast):
    activities.load(cast)
    publishing.load(cast)
    return lambda period: scope_for(cast.office, parse(period))


def _sql(query):
    with connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchall()


_YEAR = "between '2022-01-01' and '2022-12-31'"
_ISSUES = (
    "from publishing_issue i join publishing_periodical p on p.id = i.periodical_id "
    f"where i.published_on {_YEAR} and p.kind in ({{kinds}})"
)
_ARTICLES = (
    "from publishing_article a join publishing_issue i on i.id = a.issue_id "
    "join publishing_periodical p on p.id = i.periodical_id "
    f"where a.published_on {_YEAR} and p.kind in ({{kinds}})"
)
_REFERENCE = "'reference', 'leader'"


@pytest.mark.django_db
def test_figures_of_2022_and_the_records_they_open_onto(scope):
    queries = {
        "publishing.special_issue.issues": ("i", _ISSUES.format(kinds="'digest'"), 38),
        "publishing.reference.articles": ("a", _ARTICLES.format(kinds=_REFERENCE), 54),
        "publishing.reference.self_written": (
            "a",
            _ARTICLES.format(kinds=_REFERENCE) + " and a.author_origin = 'in_house'",
            39,
        ),
        "publishing.journal.issues": ("i", _ISSUES.format(kinds="'journal'"), 12),
        "publishing.journal.articles": ("a", _ARTICLES.format(kinds="'journal'"), 312),
        "publishing.upper_visits": ("v", f"from publishing_uppervisit v where v.ended_on {_YEAR}", 7),
        "publishing.submissions.experience": (
            "s",
            f"from publishing_submission s where s.sent_on {_YEAR} and s.kind = 'experience'",
            8,
        ),
    }
    for id, (table, query, expected) in queries.items():
        figure = evaluate(id, scope("2022"))
        numbers = sorted(number for (number,) in _sql(f"select {table}.number {query}"))
        assert (id, figure.value, figure.records) == (id, Decimal(expected), numbers)


@pytest.mark.django_db
def test_share_and_characters_of_2022(scope):
    share = evaluate("publishing.reference.self_written_share", scope("2022"))
    assert (share.value, len(share.records), len(share.denominator_records)) == (
        Decimal(39) * 100 / 54,
        39,
        54,
    )
    characters = evaluate("publishing.journal.characters", scope("2022"))
    assert (characters.value, len(characters.records)) == (Decimal(952_000), 312)


@pytest.mark.django_db
def test_special_issues_keep_to_three_or_four_a_month_from_february(scope):
    figure = evaluate("publishing.special_issue.monthly", scope("2022"))
    assert figure.computation.bounds() == (3, 4)
    days = [
        day
        for (day,) in _sql(
            "select i.published_on " + _ISSUES.format(kinds="'digest'") + " order by i.published_on"
        )
    ]
    months = [int(str(day)[5:7]) for day in days]
    assert [months.count(month) for month in range(1, 13)] == [0, 4, 3, 3, 4, 3, 4, 3, 4, 3, 4, 3]
    themes = [
        issue.theme for issue in evaluate("publishing.special_issue.themes", scope("2022")).computation.rows
    ]
    assert themes[:3] == ["扩大消费", "国内大市场", "专精特新"]
    assert len(set(themes)) == 38


@pytest.mark.django_db
def test_the_special_issue_is_founded_once(scope):
    founded = {
        year: [row.name for row in evaluate("publishing.special_issue.founded", scope(year)).computation.rows]
        for year in ("2021", "2022", "2023")
    }
    assert founded == {"2021": [], "2022": ["参阅件·政策与要闻专刊"], "2023": []}


@pytest.mark.django_db
def test_lists_that_the_report_names(scope):
    def names(id, column):
        return [str(getattr(row, column)) for row in evaluate(id, scope("2022")).computation.rows]

    assert names("publishing.reference.periodicals", "name") == ["参阅件", "参阅件·呈阅专刊"]
    assert names("publishing.journal.periodicals", "name") == ["经济社会发展"]
    assert names("publishing.journal.features", "name")[0] == "奋进新征程建功新时代"
    assert names("publishing.upper_visits.bodies", "body") == [
        "山东省人民政府研究室",
        "山东省经济社会发展研究中心",
    ]
    assert names("publishing.submissions.experience_titles", "title")[:2] == [
        "关于我市黄河滩区居民迁建后续帮扶工作情况汇报",
        "淄州市首创全国地市级“技改专项贷”助力产业转型升级",
    ]
    assert names("publishing.submissions.published_research", "title") == [
        "逆势而上谋发展危中寻机开新局——我市医疗健康企业积极应对疫情增创发展新优势的调研"
    ]
    assert names("publishing.demands.inspections", "title") == ["黄河流域生态保护和高质量发展专项巡视"]
    assert names("publishing.demands.receptions", "title") == ["省观摩点评"]


@pytest.mark.django_db
def test_every_issue_has_three_reviews_by_three_people(scope):
    for year in ("2021", "2022", "2023"):
        assert evaluate("publishing.reviews.incomplete", scope(year)).value == 0
    rows = _sql(
        "select issue_id, count(distinct reviewer_id), count(*) from publishing_reviewpass group by issue_id"
    )
    assert {row[1:] for row in rows} == {(3, 3)}


@pytest.mark.django_db
def test_issue_numbers_have_no_gaps(scope):
    for name, low, high, many in _sql(
        "select p.name, min(i.total_sequence), max(i.total_sequence), count(*) "
        "from publishing_issue i join publishing_periodical p on p.id = i.periodical_id group by p.name"
    ):
        assert (name, high - low + 1) == (name, many)


@pytest.mark.django_db
def test_score_takes_the_rule_of_event_and_level(scope):
    expected = _sql(
        "select sum(r.points) from publishing_submissionevent e "
        "join publishing_scorerule r on r.event = e.kind and r.level = e.level "
        f"where e.happened_on {_YEAR}"
    )[0][0]
    assert evaluate("publishing.submissions.score", scope("2022")).value == Decimal(str(expected))


@pytest.mark.django_db
def test_what_is_owed_at_the_pinned_day(scope):
    owed = evaluate("publishing.demands.owed", scope("2024"))
    rows = _sql(
        "select number from publishing_demanditem where due_on <= '2024-01-08' and handed_in_on is null"
    )
    assert (owed.value, owed.records) == (Decimal(1), [rows[0][0]])

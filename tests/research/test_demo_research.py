"""The demo office's research agrees with the annual report's figures, counted here by plain SQL."""

from datetime import date

import pytest
from django.db import connection
from django.db.models import F

from canmou.instructions.models import Instruction
from canmou.kernel.metrics import evaluate, scope_for
from canmou.lib import periods
from canmou.research.models import Entry, GradeResult, ReviewScore, Topic
from canmou.research.rules import grades_by_place, trimmed_mean

pytestmark = pytest.mark.django_db

TOPICS = "select count(*) from research_topic where not voided and approved_on between '2022-01-01' and '2022-12-31' and {}"
GRADED = (
    "select count(*) from research_graderesult g join research_gradinground r on r.id = g.round_id "
    "where not g.voided and not r.voided and r.concluded_on between '2022-01-01' and '2022-12-31' and g.grade = '{}'"
)
INSTRUCTIONS = (
    "select count(*) from (select distinct leader_id, work_id from instructions_instruction where not voided "
    "and given_on between '2022-01-01' and '2022-12-31' and kind = 'affirmative' and work_id is not null "
    "and copy_of_id is null and level in {}) as counted"
)
FIGURES = {
    "research.topics.selected": (118, TOPICS.format("source = 'call'")),
    "research.topics.self_chosen": (24, TOPICS.format("source = 'self_chosen'")),
    "research.chains.surveyed": (
        20,
        "select count(distinct chain_id) from research_topic where not voided and year = 2022",
    ),
    "research.activities.major": (
        63,
        "select count(*) from research_fieldactivity a join research_topic t on t.id = a.topic_id "
        "where not a.voided and t.topic_class = 'major' and a.held_on between '2022-01-01' and '2022-12-31'",
    ),
    "research.grading.entries": (
        168,
        "select count(*) from research_entry e join research_gradinground r on r.id = e.round_id "
        "where not e.voided and r.concluded_on between '2022-01-01' and '2022-12-31'",
    ),
    "research.grading.special": (10, GRADED.format("special")),
    "research.grading.first": (18, GRADED.format("first")),
    "research.grading.second": (27, GRADED.format("second")),
    "research.grading.third": (36, GRADED.format("third")),
    "research.reports.finished": (
        86,
        "select count(distinct r.work_id) from research_report r join library_work w on w.id = r.work_id "
        "where not r.voided and w.author_origin = 'in_house' and r.finished_on between '2022-01-01' and '2022-12-31'",
    ),
    "instructions.affirmative": (57, INSTRUCTIONS.format("('province', 'city')")),
    "instructions.affirmative.provincial": (6, INSTRUCTIONS.format("('province')")),
    "instructions.affirmative.city": (51, INSTRUCTIONS.format("('city')")),
}
KINDS = {"chain": 20, "livelihood": 9, "small_entry": 22, "major": 21, "ordered": 14}


def figure(office, id, period="2022"):
    return evaluate(id, scope_for(office, periods.parse(period)))


def sql(text):
    with connection.cursor() as cursor:
        cursor.execute(text)
        return cursor.fetchone()[0]


@pytest.mark.parametrize("id", FIGURES)
def test_each_figure_of_2022_equals_plain_sql(demo, id):
    expected, query = FIGURES[id]
    assert (figure(demo, id).value, sql(query)) == (expected, expected)


def test_the_reports_of_2022_by_kind_of_origin(demo):
    found = {kind: figure(demo, f"research.reports.{kind}").value for kind in KINDS}
    assert found == KINDS
    assert sum(KINDS.values()) == figure(demo, "research.reports.finished").value


def test_about_three_hundred_proposals_came_from_all_departments_and_districts(demo):
    assert figure(demo, "research.proposals").value == 302
    assert figure(demo, "research.proposals.units").value == 35 + 5


def test_twenty_two_of_the_small_entry_topics_were_finished_in_their_year(demo):
    rows = Topic.objects.live().filter(year=2022, source=Topic.Source.SELF_CHOSEN)
    assert rows.count() == 24
    assert rows.filter(finished_on__lte=date(2022, 12, 31)).count() == 22


def test_titles_that_the_report_names_come_in_its_order(demo):
    scope = scope_for(demo, periods.parse("2022"))
    topics = evaluate("research.topics.major.cited", scope).computation.rows
    reports = evaluate("research.reports.cited", scope).computation.rows
    assert [topic.short_name for topic in topics] == ["数字经济发展", "房地产", "环保产业", "新能源汽车"]
    assert [report.work.short_name for report in reports] == [
        "新经济培育",
        "文化中心",
        "“小巨人”企业发展",
        "“专精特新”企业发展",
    ]


def test_the_round_concluded_in_2022_graded_the_year_before(demo):
    (round_,) = figure(demo, "research.grading.rounds").computation.rows
    assert (round_.round_year, round_.reach, round_.title) == (2021, "全市政府系统", "优秀调研成果等级评定")


def test_grades_follow_from_the_scores(demo):
    """Places, means and grades are recomputed from the single scores."""
    entries = Entry.objects.live().filter(round__round_year=2021).select_related("work")
    scores: dict[int, list] = {}
    for score in ReviewScore.objects.live().filter(entry__round__round_year=2021):
        scores.setdefault(score.entry_id, []).append(score.sum)
    assert {len(found) for found in scores.values()} == {5}
    ranked = sorted(entries, key=lambda entry: (-trimmed_mean(scores[entry.pk]), entry.work.title))
    quotas = [("special", 10), ("first", 18), ("second", 27), ("third", 36)]
    expected = [
        (entry.pk, trimmed_mean(scores[entry.pk]), grade)
        for entry, grade in zip(ranked, grades_by_place(len(ranked), quotas), strict=True)
        if grade
    ]
    results = GradeResult.objects.live().filter(round__round_year=2021).order_by("place")
    assert [(result.entry_id, result.score, result.grade) for result in results] == expected


def test_no_juror_read_the_entry_of_their_own_unit(demo):
    own = ReviewScore.objects.live().filter(reviewer__avoided=F("entry__entered_by"))
    assert own.count() == 0


def test_two_leaders_praised_the_report_on_the_high_tech_zone(demo):
    rows = Instruction.objects.live().filter(
        work__title="奋力争当引领区域高质量发展的排头兵", kind="affirmative"
    )
    found = [(row.leader.name, row.leader_post) for row in rows.order_by("leader_rank")]
    assert found == [("靳怀川", "省委常委、副省长"), ("蔺书衡", "省政协副主席")]
    counted = set(figure(demo, "instructions.affirmative").records)
    assert {row.number for row in rows} <= counted


def test_copies_circulation_marks_and_words_without_a_work_are_not_counted(demo):
    counted = set(figure(demo, "instructions.affirmative").records)
    rows = Instruction.objects.live().filter(given_on__year=2022)
    others = rows.exclude(copy_of=None) | rows.filter(kind="circulated") | rows.filter(work=None)
    assert others.count() >= 10
    assert counted.isdisjoint({row.number for row in others})


@pytest.mark.parametrize("period", ["2021", "2023"])
def test_the_other_years_have_figures_of_their_own(demo, period):
    for id in FIGURES:
        assert (
            0 < figure(demo, id, period).value != figure(demo, id).value or id == "research.grading.special"
        )

"""Every figure of honours, held against plain SQL on the demo office, and the lists that reports name."""

from decimal import Decimal

import pytest
from django.db import connections

from canmou.kernel.metrics import evaluate, metrics, scope_for
from canmou.kernel.metrics.computations import Listing, Ratio
from canmou.lib.periods import parse

pytestmark = pytest.mark.django_db

AWARDS = "from honours_award r where not r.voided and r.awarded_on between '{a}' and '{z}'"
OF_SERIES = (
    "from honours_award r join honours_contest c on c.id = r.contest_id where not r.voided "
    "and r.awarded_on between '{{a}}' and '{{z}}' and c.series = '{0}' and r.grade = '{1}'"
)
SERIES = ("provincial_gov", "provincial_office")
GRADES = ("special", "first", "second", "third", "excellent")
HELD = (
    "from honours_creationtitle r where not r.voided and r.granted_on <= '{z}' "
    "and (r.valid_to is null or r.valid_to >= '{z}')"
)
KINDS = ("civilized", "model_organ", "economical", "smoke_free", "other")

COUNTS = {
    f"honours.research.{series}.{grade}": OF_SERIES.format(series, grade)
    for series in SERIES
    for grade in GRADES
} | {
    "honours.awards": AWARDS,
    "honours.entries": "from honours_contestentry r where not r.voided and r.submitted_on between '{a}' and '{z}'",
    "honours.reprints": "from honours_promotion r where not r.voided and r.happened_on between '{a}' and '{z}' "
    "and r.kind not in ('promoted', 'introduced')",
    "honours.cases": "from honours_modelcase r where not r.voided and r.listed_on between '{a}' and '{z}'",
    "honours.titles": HELD,
    "honours.titles.expiring": HELD + " and r.valid_to <= '{soon}'",
    "honours.titles.reviews": "from honours_titlereview r where not r.voided and r.reviewed_on between '{a}' and '{z}'",
}
VALUES = {
    "honours.persons": ("count(distinct r.holder_person_id)", AWARDS + " and r.holder_kind = 'person'"),
    "honours.assessment.score": (
        "coalesce(sum(r.score), 0)",
        "from honours_assessmentindicator r where not r.voided and r.year = {year} and r.score is not null",
    ),
} | {
    f"honours.titles.{kind}.bodies": (
        "(select count(distinct b.unit_id) from honours_creationtitle_bodies b join honours_creationtitle t "
        "on t.id = b.creationtitle_id where t.kind = '" + kind + "' and not t.voided "
        "and t.granted_on between '{a}' and '{z}')",
        "from honours_creationtitle r where not r.voided and r.kind = '" + kind + "' "
        "and r.granted_on between '{a}' and '{z}'",
    )
    for kind in KINDS
}
DECIDED = (
    "from honours_contestentry r where not r.voided and r.result_on between '{a}' and '{z}' and r.result in "
)


def sql(query, year):
    with connections["default"].cursor() as cursor:
        cursor.execute(
            query.format(a=f"{year}-01-01", z=f"{year}-12-31", soon=f"{int(year) + 1}-03-31", year=year)
        )
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
    for id, (what, tail) in VALUES.items():
        figure = evaluate(id, scope)
        (expected, *_) = sql(f"select {what} {tail}", year) or [0]
        assert (id, round(figure.value, 2)) == (id, round(Decimal(str(expected)), 2))
        assert figure.records == numbers(tail, year)


@pytest.mark.parametrize("year", ["2021", "2022", "2023"])
def test_the_win_rate(demo, year):
    figure = evaluate("honours.win_rate", scope_for(demo, parse(year)))
    won, decided = numbers(DECIDED + "('won')", year), numbers(DECIDED + "('won', 'lost')", year)
    assert (figure.records, figure.denominator_records) == (won, decided)
    assert figure.value == Decimal(len(won)) * 100 / len(decided)


def test_no_figure_is_left_unchecked(demo):
    scope = scope_for(demo, parse("2022"))
    own = {metric.id: metric.compute(scope) for metric in metrics() if metric.id.startswith("honours.")}
    figures = {id for id, computation in own.items() if not isinstance(computation, Listing)}
    assert figures == {*COUNTS, *VALUES, "honours.win_rate"}
    assert {id for id in figures if isinstance(own[id], Ratio)} == {"honours.win_rate"}


def listed(demo, id, *columns, year="2022"):
    rows = evaluate(id, scope_for(demo, parse(year))).computation.rows
    return [tuple(str(getattr(row, column)) for column in columns) for row in rows]


def test_2022_is_what_the_office_reported(demo):
    scope = scope_for(demo, parse("2022"))
    wanted = {
        "honours.research.provincial_gov.first": 2,
        "honours.research.provincial_gov.second": 3,
        "honours.research.provincial_gov.third": 4,
        "honours.research.provincial_office.first": 1,
        "honours.research.provincial_office.second": 2,
        "honours.titles.smoke_free.bodies": 4,
    }
    assert {id: evaluate(id, scope).value for id in wanted} == wanted


def test_the_honours_that_the_report_names(demo):
    assert listed(demo, "honours.party.works", "title", "honour", "grade") == [
        (
            "深化“党建＋调研沙龙”品牌影响力推动决策参谋服务水平不断提升",
            "全市“活力党建”创新案例",
            "second",
        ),
        (
            "深挖廉洁文化资源厚植公廉淄州根基——关于高质量推进我市新时代廉洁文化的调研",
            "全市机关党建优秀调研成果",
            "first",
        ),
    ]
    assert listed(demo, "honours.titles.model_organ", "title") == [("模范机关",)]
    assert listed(demo, "honours.titles.smoke_free", "title") == [("淄州市无烟党政机关",)]
    assert listed(demo, "honours.periodicals", "title", "honour") == [
        ("经济社会发展", "全国城市十佳党政期刊")
    ]
    assert listed(demo, "honours.cases.thinktank", "title", "programme", "area", "batch") == [
        ("淄州城市发展合伙人制度", "有解思维", "全市", "3")
    ]
    assert listed(demo, "honours.reprints.party", "body", "medium") == [("中共中央组织部", "共产党员网")]
    assert listed(demo, "honours.reprints.drafting", "title", "medium") == [
        ("奋力争当引领区域高质量发展的排头兵", "国家发改委网站")
    ]
    assert listed(demo, "honours.promotions.drafting", "title", "body", "area") == [
        ("奋力争当引领区域高质量发展的排头兵", "山东省发展和改革委员会", "全省")
    ]
    assert listed(demo, "honours.reprints.capacity", "happened_on", "medium") == [
        ("2022-06-07", "政务公开看山东")
    ]
    assert listed(demo, "honours.promotions.brand", "brand", "area") == [("党建＋调研沙龙", "全市")]

"""The tables of the statutory report and their identities."""

from datetime import date

import pytest

from canmou.disclosure.models import ApplicantCategory, Decision
from canmou.disclosure.statutory import (
    COLUMNS,
    ROWS,
    broken_identities,
    carry_over_breaks,
    statutory_tables,
)
from canmou.kernel.metrics import evaluate, scope_for
from canmou.lib import periods


def tables(office, year):
    return statutory_tables(scope_for(office, periods.parse(str(year)), as_of=date(2024, 1, 8)))


def test_the_form_has_its_size():
    assert (len(ROWS), len(COLUMNS), len(Decision)) == (25, 7, 21)


@pytest.mark.parametrize(
    ("year", "expected"), [(2021, (5, 0, 4, 1)), (2022, (7, 1, 7, 1)), (2023, (9, 1, 9, 1))]
)
def test_the_demo_years_add_up(demo, year, expected):
    found = tables(demo, year)
    totals = tuple(
        found.table3[row]["total"] for row in ("received", "carried_over", "results", "carried_on")
    )
    assert totals == expected
    assert broken_identities(found.table3, found.table4) == []
    assert sorted(found.table2) == ["coercion", "fees", "licence", "normative", "penalty", "rules"]


def test_years_follow_on_each_other(demo):
    assert carry_over_breaks(tables(demo, 2021), tables(demo, 2022)) == []
    assert carry_over_breaks(tables(demo, 2022), tables(demo, 2023)) == []
    assert len(carry_over_breaks(tables(demo, 2022), tables(demo, 2021))) == 2


def test_the_annual_figure_equals_the_statutory_table(demo):
    scope = scope_for(demo, periods.parse("2022"), as_of=date(2024, 1, 8))
    assert (
        evaluate("disclosure.requests.answered", scope).value == tables(demo, 2022).table3["results"]["total"]
    )


def test_a_wrong_cell_breaks_three_identities(demo):
    found = tables(demo, 2022)
    found.table3["GRANT"]["natural_person"] += 1
    assert broken_identities(found.table3, found.table4) == [
        "表三“自然人”列：办理结果总计不等于各分项之和",
        "表三第3行：总计不等于各类申请人之和",
    ]
    found.table3["received"]["total"] += 1
    assert "表三“总计”列：第一项加第二项之和不等于第三项加第四项之和" in broken_identities(
        found.table3, found.table4
    )
    found.table4["review"]["total"] += 1
    assert broken_identities(found.table3, found.table4)[-1] == "表四“行政复议”：总计不等于各项结果之和"


def test_a_large_published_table_passes():
    """Published figures of one year: 14,069 new and 560 carried over, 13,810 answered and 819 carried on."""
    empty = dict.fromkeys(COLUMNS, 0)
    people, others = (13612, 535, 13364, 783), (457, 25, 446, 36)
    table3 = {row: dict(empty) for row in ROWS}
    for row, person, other in zip(
        ("received", "carried_over", "results", "carried_on"), people, others, strict=True
    ):
        table3[row] |= {"natural_person": person, "enterprise": other, "total": person + other}
    table3["GRANT"] |= table3["results"]
    review = {"upheld": 376, "corrected": 97, "other": 196, "pending": 121, "total": 790}
    direct = {"upheld": 16, "corrected": 1, "other": 12, "pending": 27, "total": 56}
    after = {"upheld": 74, "corrected": 1, "other": 30, "pending": 51, "total": 156}
    assert table3["results"]["total"] == 13810
    assert broken_identities(table3, {"review": review, "direct": direct, "after": after}) == []
    assert list(ApplicantCategory.values) == COLUMNS[:-1]

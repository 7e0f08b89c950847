"""What the library refuses, and that its demo holds revised values."""

from datetime import date
from decimal import Decimal

import pytest

from canmou.kernel.errors import Invalid
from canmou.kernel.metrics import evaluate, scope_for
from canmou.kernel.people.models import Unit
from canmou.lib import periods
from canmou.library.models import CityPractice, Clipping, Indicator, IndicatorValue, LeaderPhrase, Work
from canmou.site.demo import library


def refused(cast, record):
    with pytest.raises(Invalid) as found:
        cast.enter([record])
    assert type(record).objects.count() == 0
    return found.value.problems


def value(indicator, **fields):
    facts = {
        "period": "2022-06",
        "period_end": date(2022, 6, 30),
        "value": Decimal("5.6"),
        "as_of": date(2022, 7, 18),
    }
    return IndicatorValue(indicator=indicator, **(facts | fields))


@pytest.fixture
def indicator(cast):
    row = Indicator(
        name="规上工业增速",
        definition="可比价",
        measure="％",
        frequency="month",
        aggregation="cumulative",
        source=Unit.objects.get(short_name="市统计局"),
        used_from=date(2021, 1, 1),
    )
    return cast.enter([row])[0]


def test_a_work_is_entered_once(cast):
    cast.enter([Work(title="一篇报告", kind="report", finished_on=date(2022, 3, 1))])
    with pytest.raises(Invalid, match="成果母本里已有题名相同的记录"):
        cast.enter([Work(title="一篇报告", kind="article", finished_on=date(2022, 4, 1))])
    assert Work.objects.count() == 1


def test_a_title_carries_no_book_marks(cast):
    row = Work(title="《一篇报告》", kind="report", finished_on=date(2022, 3, 1))
    assert refused(cast, row) == {"title": "题名不加书名号，出稿时自动添加"}


def test_a_work_named_in_reports_has_a_short_name(cast):
    row = Work(title="一篇报告", kind="report", finished_on=date(2022, 3, 1), cited=1)
    assert refused(cast, row) == {"short_name": "要在报告中列举的成果请填写简称"}


def test_a_revision_says_why(cast, indicator):
    assert refused(cast, value(indicator, revision=2)) == {"revision_reason": "修订过的数值请写明修订原因"}


def test_a_value_known_before_its_period_ends_is_a_flash(cast, indicator):
    early = {"as_of": date(2022, 6, 20)}
    assert refused(cast, value(indicator, **early)) == {"as_of": "期末之前取得的数值只能标为快报"}
    assert cast.enter([value(indicator, status="flash", **early)])[0].number == "ZZ-LIV-2022-00001"


def test_a_value_and_its_revision_stand_side_by_side(cast, indicator):
    rows = [value(indicator), value(indicator, revision=2, revision_reason="核实", value=Decimal("5.4"))]
    cast.enter(rows)
    with pytest.raises(Invalid):
        cast.enter([value(indicator)])
    assert [str(row) for row in rows] == ["规上工业增速 2022-06", "规上工业增速 2022-06（第2版）"]


def test_works_of_departments_are_not_the_offices_own(cast):
    rows = [
        Work(title=title, kind="report", author_origin=origin, finished_on=date(2022, 3, 1), characters=4000)
        for title, origin in (("甲", "in_house"), ("乙", "joint"), ("丙", "department"))
    ]
    cast.enter(rows)
    scope = scope_for(cast.office, periods.parse("2022"))
    assert evaluate("library.works.finished", scope).records == [rows[0].number, rows[1].number]
    assert evaluate("library.works.characters", scope).value == 8000


def test_the_demo_fills_every_ledger_of_the_library(cast):
    library.load(cast)
    counts = {
        model.__name__: model.objects.count() for model in (Indicator, LeaderPhrase, CityPractice, Clipping)
    }
    assert counts == {"Indicator": 13, "LeaderPhrase": 17, "CityPractice": 18, "Clipping": 18}
    revised = IndicatorValue.objects.filter(revision=2)
    assert revised.count() == 22
    assert all(row.embargo_until is None for row in revised)
    scope = scope_for(cast.office, periods.parse("2022"))
    assert evaluate("library.indicators.revised", scope).value == 11

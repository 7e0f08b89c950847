"""Drift: figure by figure and row by row, trimmed to the reader; comparison of two compiles; the trend by month."""

from datetime import date
from decimal import Decimal

import pytest

from canmou.kernel.compile.editions.comparing import differences, side_by_side
from canmou.kernel.compile.editions.drift import drift
from canmou.kernel.compile.editions.freezing import freeze
from canmou.kernel.compile.editions.printing import as_printed
from canmou.kernel.compile.editions.trend import by_month
from canmou.kernel.ledger.actions import amend, restore, void
from canmou.kernel.metrics import count, metric
from canmou.kernel.metrics.registry import _METRICS


@pytest.fixture
def frozen(brief):
    return freeze(brief.keep(), by=brief.users["leader"])


def figures(found):
    return [(f.entry.key, f.entry.printed, f.now, f.added, f.dropped) for f in found.figures]


def rows(found):
    return [(row.ref.number, row.what, [entry.key for entry in row.entries], row.told) for row in found.rows]


def test_nothing_changed_is_no_drift(brief, frozen):
    found = drift(frozen, brief.users["leader"])
    assert (found.any, found.figures, found.rows, found.hidden, found.unmoved) == (False, [], [], 0, 3)


def test_a_record_added_later(brief, frozen):
    late = brief.event()
    brief.event(day=date(2023, 9, 9))
    found = drift(frozen, brief.users["leader"])
    assert figures(found) == [
        ("F1", "3", Decimal(4), 1, 0),
        ("F3", "67％", Decimal(50), 1, 0),
    ]
    number, what, keys, told = rows(found)[0]
    assert (number, what, keys) == (late.number, "新计入", ["F1", "F3"])
    assert told[0].startswith("孙启航于2024-01-08") and told[0].endswith("登记")
    assert len(found.rows) == 1


def test_a_record_voided_since(brief, frozen):
    void(brief.events[0], by=brief.users["general"], reason="重复登记")
    found = drift(frozen, brief.users["leader"])
    assert figures(found) == [("F1", "3", Decimal(2), 0, 1), ("F3", "67％", Decimal(100), 0, 1)]
    assert [row[:3] for row in rows(found)] == [
        (brief.events[0].number, "已作废", ["F1", "F3"]),
        (brief.events[0].number, "已作废", ["N1"]),
    ]
    assert rows(found)[0][3][0].endswith("作废：原因：重复登记")


def test_a_record_changed_since_with_before_and_after(brief, frozen):
    event = brief.events[1]
    event.title, event.place = "读书会", "二楼"
    amend(event, by=brief.users["general"])
    found = drift(frozen, brief.users["leader"])
    assert (figures(found), found.unmoved) == ([], 3)
    number, what, keys, told = rows(found)[0]
    assert (number, what, keys) == (event.number, "已修改", ["F1", "F3", "N2"])
    assert told[0].split("修改：")[1] == "活动名称 读书分享会 → 读书会；地点 空 → 二楼"


def test_a_record_moved_out_of_the_period_is_dropped_and_says_why(brief, frozen):
    event = brief.events[2]
    event.held_on = date(2023, 1, 7)
    amend(event, by=brief.users["general"])
    found = drift(frozen, brief.users["leader"])
    assert [row[:3] for row in rows(found)] == [
        (event.number, "不再计入", ["F1", "F3"]),
        (event.number, "已修改", ["N3"]),
    ]
    assert "2022-08-07 → 2023-01-07" in rows(found)[0][3][0]


def test_what_was_undone_is_told_though_the_figures_are_the_same(brief, frozen):
    void(brief.events[0], by=brief.users["general"], reason="误会")
    restore(brief.events[0], by=brief.users["general"], reason="没有重复")
    found = drift(frozen, brief.users["leader"])
    assert figures(found) == []
    assert [verb.partition("：")[0][-2:] for verb in rows(found)[0][3]] == ["作废", "恢复"]


def test_restricted_rows_are_only_counted(brief, frozen):
    void(brief.talk, by=brief.users["personnel"], reason="登记错人")
    closed = drift(frozen, brief.users["leader"])
    assert (figures(closed), closed.rows, closed.hidden) == ([("F2", "1", Decimal(0), 0, 1)], [], 1)
    opened = drift(frozen, brief.users["secretary"])
    assert ([row.ref for row in opened.rows], opened.hidden) == ([brief.talk.ref], 0)


def test_a_metric_that_is_no_more_is_said(brief, frozen, monkeypatch):
    monkeypatch.delitem(_METRICS, "test.talks", raising=False)
    import canmou.kernel.metrics.registry as registry

    monkeypatch.delitem(registry._METRICS, "test.talks")
    found = drift(frozen, brief.users["leader"])
    assert ([entry.key for entry in found.gone], found.any) == (["F2"], True)


def test_drift_costs_the_same_for_one_row_and_for_many(brief, frozen, django_assert_max_num_queries):
    leader = brief.users["leader"]
    brief.event("先来的")
    drift(frozen, leader)
    with django_assert_max_num_queries(30) as small:
        drift(frozen, leader)
    for number in range(6):
        brief.event(f"又一场{number}")
    with django_assert_max_num_queries(30) as large:
        drift(frozen, leader)
    assert len(large) == len(small)


def test_two_compiles_are_compared_by_sentence_and_by_figure(brief):
    first = as_printed(brief.keep())
    brief.event("收官会")
    void(brief.talk, by=brief.users["personnel"], reason="登记错人")
    second = as_printed(brief.keep())
    assert [(stretch.how, stretch.text) for stretch in differences(first, second)] == [
        ("equal", "一、活动情况"),
        (
            "gone",
            "举办活动3场。廉政谈话1人次。学习占67％。其中有《产业链座谈会》、《读书分享会》、《宪法学习会》。",
        ),
        (
            "new",
            "举办活动4场。学习占50％。其中有《产业链座谈会》、《读书分享会》、《宪法学习会》、《收官会》。",
        ),
    ]
    pairs = side_by_side(first, second)
    assert [(p.label, p.first and p.first.traced.text, p.second and p.second.traced.text) for p in pairs] == [
        ("举办活动", "3", "4"),
        ("廉政谈话", "1", None),
        ("学习占比", "67％", "50％"),
    ]
    assert [(pair.change, pair.differs) for pair in pairs] == [
        (Decimal(1), True),
        (None, True),
        (Decimal("-16.666667"), True),
    ]
    assert round(pairs[0].share, 1) == Decimal("33.3")


def test_the_trend_shows_each_month_beside_last_year(brief):
    brief.event(day=date(2021, 6, 1))
    trend = by_month("test.events", brief.scope("2022"))
    assert {m.number: (m.value, m.before) for m in trend.months if m.value or m.before} == {
        6: (1, 1),
        7: (1, 0),
        8: (1, 0),
    }
    assert (trend.year, trend.most, trend.yearly, len(trend.months)) == (2022, 1, False, 12)
    running = by_month("test.events", brief.scope("2024"))
    assert [month.value for month in running.months[:2]] == [0, None]


def test_a_figure_kept_by_year_has_no_months(brief):
    metric("test.yearly", "按年的数")(
        lambda scope: count(type(brief.events[0]).objects.of_year(scope, "held_on__year"))
    )
    assert by_month("test.yearly", brief.scope("2022")).yearly

"""The shipped days, and terms computed over the table."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest

from canmou.kernel import calendar
from canmou.kernel.calendar.models import CalendarDay, CalendarYear

pytestmark = pytest.mark.django_db
DAY_TABLE = Path(__file__).parents[2] / "data" / "workdays-2018-2026.csv"


@pytest.fixture
def days():
    return calendar.load_days()


def test_every_day_of_nine_years_is_what_the_notices_say(days):
    with DAY_TABLE.open(encoding="utf-8") as file:
        expected = {date.fromisoformat(row["date"]): row["is_workday"] == "1" for row in csv.DictReader(file)}
    table = calendar.table_for(range(2018, 2027))
    assert len(expected) == 3287
    assert {day: table.kind(day).is_workday for day in expected} == expected
    assert not any(table.kind(day).provisional for day in expected)


def test_a_year_that_is_not_announced_is_known_as_such(days):
    assert list(CalendarYear.objects.values_list("year", "announced")) == [
        *((year, True) for year in range(2018, 2027)),
        (2027, False),
    ]


def test_loading_again_adds_nothing_and_keeps_what_the_office_changed(days):
    CalendarDay.objects.filter(date=date(2022, 10, 8)).update(is_workday=False, name="市里另行通知")
    CalendarDay.objects.filter(date=date(2022, 10, 9)).delete()
    assert calendar.load_days() == 0
    assert CalendarDay.objects.get(date=date(2022, 10, 8)).name == "市里另行通知"
    assert not CalendarDay.objects.filter(date=date(2022, 10, 9)).exists()


def test_a_year_the_office_announced_itself_is_kept(days):
    CalendarYear.objects.filter(year=2027).update(announced=True, source="市政府办公室通知")
    calendar.load_days()
    assert CalendarYear.objects.get(year=2027).source == "市政府办公室通知"


def test_a_term_over_the_national_day_holiday(days):
    assert calendar.due(date(2022, 9, 29), 3) == calendar.Due(
        date(2022, 10, 9),
        "2022年9月29日（当日不计）之后第 3 个工作日为2022年10月9日，其间国庆节（10月1日—7日）不计。",
        False,
    )


def test_weekends_are_told_apart_from_holidays(days):
    assert calendar.due(date(2022, 6, 2), 6).explanation == (
        "2022年6月2日（当日不计）之后第 6 个工作日为2022年6月13日，其间端午节（6月3日—5日）不计，另有周末 2 天不计。"
    )


def test_counting_back(days):
    assert calendar.due(date(2022, 10, 9), -3).date == date(2022, 9, 29)


def test_no_days_is_the_day_itself(days):
    assert calendar.due(date(2022, 10, 1), 0) == calendar.Due(date(2022, 10, 1), "2022年10月1日当日。", False)


def test_a_term_into_a_year_without_announcement_is_provisional_and_says_so(days):
    found = calendar.due(date(2026, 12, 28), 10)
    assert found.provisional
    assert found.explanation.endswith("其中有的年份放假安排尚未公布，按法定节假日推定，公布后可能变动。")


def test_a_term_that_ends_before_the_unknown_year_is_not(days):
    assert not calendar.due(date(2026, 12, 21), 5).provisional


def test_long_terms_reach_every_year_they_need(days):
    found = calendar.due(date(2019, 1, 2), 1000)
    table = calendar.table_for(range(2019, 2026))
    day, left = date(2019, 1, 2), 1000
    while left:
        day += timedelta(days=1)
        left -= table.kind(day).is_workday
    assert (found.date, found.provisional) == (day, False)


def test_two_queries_for_a_term(days, django_assert_num_queries):
    with django_assert_num_queries(2):
        calendar.due(date(2022, 9, 29), 20)


def test_every_day_of_a_term_is_told_with_its_cause(days):
    term = calendar.explain(date(2022, 9, 29), 3)
    assert (term.end, term.count, term.provisional) == (date(2022, 10, 9), 3, False)
    assert [(step.day.isoformat(), step.counted, step.reason) for step in term.days] == [
        ("2022-09-30", True, "工作日"),
        *((f"2022-10-{day:02}", False, "国庆节") for day in range(1, 8)),
        ("2022-10-08", True, "周六，调休上班（国庆节）"),
        ("2022-10-09", True, "周日，调休上班（国庆节）"),
    ]


def test_a_term_counted_back_is_told_in_the_order_of_the_calendar(days):
    assert [step.day.day for step in calendar.explain(date(2022, 6, 8), -3).days] == [2, 3, 4, 5, 6, 7]


def test_the_days_of_an_estimated_term_say_so(days):
    term = calendar.explain(date(2026, 12, 31), 1)
    assert [(step.day, step.counted, step.reason) for step in term.days] == [
        (date(2027, 1, 1), False, "元旦（推定）"),
        (date(2027, 1, 2), False, "周六（推定）"),
        (date(2027, 1, 3), False, "周日（推定）"),
        (date(2027, 1, 4), True, "工作日（推定）"),
    ]
    assert term.provisional


def test_every_day_of_2027_is_provisional(days):
    table = calendar.table_for([2027])
    assert all(table.kind(date(2027, 1, 1) + timedelta(days=i)).provisional for i in range(365))


def test_working_days_between_two_days(days):
    term = calendar.between(date(2022, 9, 29), date(2022, 10, 9))
    assert (term.count, term.explanation) == (
        3,
        "2022年9月29日（当日不计）至2022年10月9日共 3 个工作日，其间国庆节（10月1日—7日）不计。",
    )
    assert calendar.between(date(2022, 10, 9), date(2022, 9, 29)).count == -3
    assert calendar.between(date(2022, 10, 9), date(2022, 10, 9)).count == 0
    assert calendar.between(date(2026, 12, 31), date(2027, 1, 8)).provisional

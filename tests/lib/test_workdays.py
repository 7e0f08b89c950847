from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from canmou.lib.statutory_holidays import statutory_holidays
from canmou.lib.workdays import (
    DayCount,
    DayKind,
    DayTable,
    DueDay,
    Step,
    add_workdays,
    next_workday,
    workdays_between,
)

# 国庆节 2022 (国办发明电〔2021〕11号): off 1–7 October, at work on Saturday 8 and Sunday 9.
NATIONAL_DAY = {date(2022, 10, day): False for day in range(1, 8)} | {
    date(2022, 10, day): True for day in (8, 9)
}
TABLE = DayTable(NATIONAL_DAY, {2022}, {day: "国庆节" for day in NATIONAL_DAY})
NOTHING = DayTable({}, frozenset())


def oct_(day: int) -> date:
    return date(2022, 10, day)


def test_the_base_day_does_not_count():
    due = add_workdays(date(2022, 9, 29), 2, TABLE)
    assert due == DueDay(
        day=oct_(8),
        provisional=False,
        steps=(
            Step(date(2022, 9, 30), True, "工作日"),
            *(Step(oct_(day), False, "国庆节") for day in range(1, 8)),
            Step(oct_(8), True, "周六，调休上班（国庆节）"),
        ),
    )
    assert [step.day for step in due.skipped] == [oct_(day) for day in range(1, 8)]


def test_counting_back_and_standing_still():
    assert add_workdays(oct_(10), -3, TABLE).day == date(2022, 9, 30)
    assert add_workdays(oct_(3), 0, TABLE) == DueDay(day=oct_(3), steps=(), provisional=False)


def test_between():
    assert workdays_between(date(2022, 9, 29), oct_(9), TABLE).count == 3
    assert workdays_between(oct_(9), date(2022, 9, 29), TABLE).count == -3
    assert workdays_between(oct_(3), oct_(3), TABLE) == DayCount(count=0, steps=(), provisional=False)


def test_postponing_to_a_working_day():
    assert next_workday(date(2022, 9, 30), TABLE).day == date(2022, 9, 30)
    due = next_workday(oct_(6), TABLE)
    assert (due.day, [step.day for step in due.skipped]) == (oct_(8), [oct_(6), oct_(7)])
    assert next_workday(oct_(15), TABLE).skipped == (
        Step(oct_(15), False, "周六"),
        Step(oct_(16), False, "周日"),
    )


def test_reasons_without_names():
    table = DayTable({date(2022, 10, 1): False, date(2022, 10, 3): False, date(2022, 10, 8): True}, {2022})
    reasons = [table.kind(oct_(day)).reason for day in (1, 3, 8, 10)]
    assert reasons == ["周六", "放假", "周六，调休上班", "工作日"]


def test_a_year_without_notice_is_an_estimate_that_says_so():
    due = add_workdays(date(2022, 12, 29), 3, TABLE)
    assert due.day == date(2023, 1, 4)
    assert due.provisional is True
    assert due.steps[1:5] == (
        Step(date(2022, 12, 31), False, "周六"),
        Step(date(2023, 1, 1), False, "元旦（推定）"),
        Step(date(2023, 1, 2), False, "元旦补假（推定）"),
        Step(date(2023, 1, 3), True, "工作日（推定）"),
    )
    assert add_workdays(date(2022, 12, 28), 2, TABLE).provisional is False


def test_a_day_in_the_table_is_certain_in_any_year():
    table = DayTable({date(2023, 1, 2): False}, {2022}, {date(2023, 1, 2): "元旦"})
    assert table.kind(date(2023, 1, 2)) == DayKind(date(2023, 1, 2), False, "元旦", False)
    assert table.kind(date(2023, 1, 3)).provisional is True


def test_statutory_holidays_of_2027():
    assert statutory_holidays(2027) == {
        date(2027, 1, 1): "元旦",
        date(2027, 2, 5): "春节", date(2027, 2, 6): "春节", date(2027, 2, 7): "春节", date(2027, 2, 8): "春节",
        date(2027, 2, 9): "春节补假", date(2027, 2, 10): "春节补假",
        date(2027, 4, 5): "清明节",
        date(2027, 5, 1): "劳动节", date(2027, 5, 2): "劳动节", date(2027, 5, 3): "劳动节补假", date(2027, 5, 4): "劳动节补假",
        date(2027, 6, 9): "端午节", date(2027, 9, 15): "中秋节",
        date(2027, 10, 1): "国庆节", date(2027, 10, 2): "国庆节", date(2027, 10, 3): "国庆节",
        date(2027, 10, 4): "国庆节补假", date(2027, 10, 5): "国庆节补假",
    }  # fmt: skip


def test_mid_autumn_upon_national_day_is_made_up():
    assert statutory_holidays(2020)[date(2020, 10, 1)] == "国庆节"
    assert [day for day, name in statutory_holidays(2020).items() if name == "中秋节补假"] == [
        date(2020, 10, 6)
    ]


@pytest.mark.parametrize("year", range(2008, 2061))
def test_a_year_has_as_many_days_off_by_law(year):
    weekdays_off = sum(day.weekday() < 5 for day in statutory_holidays(year))
    assert weekdays_off == (13 if year >= 2025 else 11)


@pytest.mark.parametrize("year", range(2014, 2027))
def test_every_holiday_by_law_was_a_day_off_in_fact(year):
    by_law = {day for day, name in statutory_holidays(year).items() if not name.endswith("补假")}
    assert {day for day in by_law if chinese_calendar.is_workday(day)} == set()


DAYS = st.dates(date(2021, 1, 1), date(2024, 12, 31))
COUNTS = st.integers(-60, 60)


@given(DAYS, COUNTS.filter(bool), st.sampled_from([TABLE, NOTHING]))
def test_between_undoes_add(base, n, table):
    due = add_workdays(base, n, table)
    assert table.kind(due.day).is_workday
    assert workdays_between(base, due.day, table) == DayCount(
        count=n, steps=due.steps, provisional=due.provisional
    )
    assert sum(step.counted for step in due.steps) == abs(n)


@given(DAYS, st.integers(1, 40), st.integers(1, 40))
def test_adding_twice_is_adding_the_sum(base, first, second):
    assert (
        add_workdays(add_workdays(base, first, TABLE).day, second, TABLE).day
        == add_workdays(base, first + second, TABLE).day
    )


@given(DAYS)
def test_postponing_is_the_first_working_day_from_the_day_on(day):
    assert next_workday(day, TABLE).day == add_workdays(day - timedelta(days=1), 1, TABLE).day

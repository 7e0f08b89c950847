"""The light of a task and the sentence that explains it; the days that follow from its urgency."""

from datetime import date

import pytest

from canmou.supervision.lights import Light, light, limits_of
from canmou.supervision.limits import objection_term, row_of, term
from canmou.supervision.models import SupervisionTask

pytestmark = pytest.mark.django_db

ASSIGNED, DUE = date(2023, 12, 1), date(2024, 1, 31)


@pytest.fixture
def limits(cast):
    from canmou.kernel.calendar import load_days  # models are ready only now

    load_days()
    return limits_of(cast.office)


def task(**changes):
    return SupervisionTask(**({"title": "补充数据", "assigned_on": ASSIGNED, "due_on": DUE} | changes))


@pytest.mark.parametrize(
    ("on", "colour", "sentence"),
    [
        (date(2024, 1, 8), "green", "时限2024年1月31日，还剩23天（17个工作日）"),
        (
            date(2024, 1, 19),
            "yellow",
            "时限2024年1月31日，还剩12天（8个工作日），占全部时间的19％，不超过20％",
        ),
        (date(2024, 1, 26), "yellow", "时限2024年1月31日，还剩5天（3个工作日），不超过3个工作日"),
        (DUE, "yellow", "时限2024年1月31日，今天到期，不超过3个工作日"),
        (date(2024, 2, 5), "red", "时限2024年1月31日，已超期5天（4个工作日）"),
    ],
)
def test_the_light_of_a_running_task(limits, on, colour, sentence):
    late = 5 if colour == "red" else 0
    assert light(task(), on, limits) == Light(colour, sentence, late)


def test_a_finished_task_keeps_its_mark(limits):
    late = task(completed_on=date(2024, 2, 5))
    told = "2024年2月5日办结，时限2024年1月31日，超期5天（4个工作日）"
    assert light(late, date(2024, 6, 1), limits) == Light("red", told, 5)
    assert light(late, date(2024, 2, 4), limits).colour == "red"
    done = light(task(completed_on=DUE), date(2024, 6, 1), limits)
    assert done == Light("green", "2024年1月31日办结，时限2024年1月31日")


def test_what_stands_still_has_no_light(limits):
    on = date(2024, 3, 1)
    assert light(task(suspended_on=date(2024, 1, 8)), on, limits) == Light(
        "grey", "2024年1月8日起挂起，时限暂停"
    )
    assert light(task(returned_on=date(2024, 1, 9)), on, limits) == Light(
        "grey", "2024年1月9日退办，不再计时"
    )


def test_an_extended_task_names_its_first_deadline(limits):
    found = light(task(first_due_on=date(2024, 1, 10)), date(2024, 1, 8), limits)
    assert found == Light("green", "时限2024年1月31日，还剩23天（17个工作日）；首次时限2024年1月10日")


def test_thresholds_are_the_offices_own(cast, limits):
    row = row_of(cast.office)
    row.yellow_share, row.yellow_workdays = 50, 0
    row.save()
    assert light(task(), date(2024, 1, 8), limits_of(cast.office)) == Light(
        "yellow", "时限2024年1月31日，还剩23天（17个工作日），占全部时间的37％，不超过50％"
    )


@pytest.mark.parametrize(
    ("urgency", "assigned", "last", "sentence"),
    [
        (
            "urgent",
            date(2024, 1, 8),
            date(2024, 1, 15),
            "较急事项5日：2024-01-08交办，当日不计，第5日为2024-01-13，遇周六顺延至2024-01-15。",
        ),
        (
            "normal",
            date(2024, 1, 8),
            date(2024, 1, 23),
            "一般事项15日：2024-01-08交办，当日不计，第15日为2024-01-23。",
        ),
    ],
)
def test_time_limits_follow_from_the_urgency(limits, urgency, assigned, last, sentence):
    found = term(urgency, assigned, limits)
    assert (found.on, found.sentence) == (last, sentence)


def test_limits_may_be_counted_in_working_days(cast, limits):
    row = row_of(cast.office)
    row.counting, row.urgent_days = "workdays", 5
    row.save()
    found = term("urgent", date(2024, 2, 7), limits_of(cast.office))
    assert found.on == date(2024, 2, 20)
    assert "春节（2月10日—17日）不计" in found.sentence


def test_an_objection_has_two_working_days_and_says_which(limits):
    found = objection_term(date(2024, 1, 12), limits)
    assert found.on == date(2024, 1, 16)
    assert found.sentence == "2024年1月12日（当日不计）之后第 2 个工作日为2024年1月16日，其间周末 2 天不计。"

"""Figures beside last year, month by month, and of what is open and late."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from canmou.kernel.calendar import load_days
from canmou.kernel.ledger.actions import void
from canmou.kernel.metrics import (
    Reading,
    evaluate,
    last_year,
    metric_for,
    reading,
    readings,
    scope_for,
    shown,
    trend,
)
from canmou.kernel.workflow import ask
from canmou.lib.periods import parse
from canmou.publishing.models import Submission
from canmou.supervision.actions.task import register_task
from canmou.supervision.actions.task_work import accept
from canmou.supervision.models import SupervisionTask

SENT = "publishing.submissions"


@pytest.fixture
def send(cast):
    upper = cast.body("省政府研究室", kind="upper_body")

    def enter(*days, unit="research1"):
        rows = [Submission(title=f"材料{day}{unit}", kind="summary", body=upper, sent_on=day) for day in days]
        return cast.enter(rows, unit=unit)

    return enter


def of(value, last, measure="次"):
    metric = metric_for("party.salons" if measure == "次" else "drafting.on_time_share")
    return Reading(metric, value and Decimal(value), last and Decimal(last), "count")


def test_the_comparison_in_words_and_with_its_sign():
    told = [
        (of("12", "9"), "比去年同期多3次（去年同期9次）", "+3"),
        (of("9", "12"), "比去年同期少3次（去年同期12次）", "−3"),
        (of("9", "9"), "与去年同期持平（去年同期9次）", ""),
        (of("9", None), "去年同期无数据", ""),
        (of(None, "9"), "去年同期9次", ""),
        (of("98.34", "97.1", "％"), "比去年同期高1.2个百分点（去年同期97.1％）", "+1.2"),
        (of("80", "97.16", "％"), "比去年同期低17.2个百分点（去年同期97.2％）", "−17.2"),
    ]
    assert [(one.words, one.sign) for one, _, _ in told] == [(words, sign) for _, words, sign in told]


def test_values_as_text():
    values = [None, Decimal(0), Decimal("3.00"), Decimal("98.345"), Decimal("1234567"), Decimal("0.5")]
    assert [shown(value) for value in values] == ["—", "0", "3", "98.3", "1234567", "0.5"]


def test_a_running_year_is_set_beside_the_same_day_of_last_year(cast, send):
    send(
        date(2024, 1, 4),
        date(2024, 1, 8),
        date(2024, 1, 9),
        date(2023, 1, 8),
        date(2023, 1, 9),
        date(2023, 6, 1),
    )
    scope = scope_for(cast.office, parse("2024"))
    one = reading(SENT, scope)
    assert (one.value, one.last) == (2, 1)
    assert (last_year(scope).period.notation, last_year(scope).until) == ("2023", date(2023, 1, 8))
    whole = reading(SENT, scope_for(cast.office, parse("2023")))
    assert (whole.value, whole.last) == (3, 0)
    section = scope_for(cast.office, parse("2024"), unit=cast.unit("society"))
    assert reading(SENT, section).value == 0


def test_leap_day_is_set_beside_the_28th(cast, settings):
    settings.CANMOU_TODAY = date(2024, 2, 29)
    scope = scope_for(cast.office, parse("2024"))
    assert last_year(scope).until == date(2023, 2, 28)


def test_a_trend_is_twelve_months_beside_the_year_before(cast, send):
    send(date(2024, 1, 4), date(2023, 12, 1), date(2023, 12, 31), date(2023, 1, 3), date(2023, 1, 20))
    found = trend(SENT, scope_for(cast.office, parse("2024"))).months
    assert [month.period.notation for month in found][::11] == ["2023-02", "2024-01"]
    assert [(month.value, month.last) for month in found[-2:]] == [(2, 0), (1, 1)]
    assert [month.running for month in found] == [False] * 11 + [True]
    year = trend(SENT, scope_for(cast.office, parse("2023"))).months
    assert [month.value for month in year] == [2] + [0] * 10 + [2]


def test_values_are_kept_until_something_is_written(cast, send):
    scope = scope_for(cast.office, parse("2024"))
    assert readings([SENT], scope)[0].value == 0
    with CaptureQueriesContext(connection) as seen:
        assert readings([SENT], scope)[0].value == 0
    assert len(seen) == 1
    (sent,) = send(date(2024, 1, 4))
    assert readings([SENT], scope)[0].value == 1
    void(sent, by=cast.users["general"], reason="重复")
    assert readings([SENT], scope)[0].value == 0


def test_values_are_not_kept_over_midnight(cast, send, settings):
    send(date(2024, 1, 9))
    assert reading(SENT, scope_for(cast.office, parse("2024"))).value == 0
    settings.CANMOU_TODAY = date(2024, 1, 9)
    assert reading(SENT, scope_for(cast.office, parse("2024"))).value == 1


def test_what_is_open_and_late_is_a_figure_with_its_records(cast):
    def task(day, section):
        return SupervisionTask(
            title=f"{day}",
            kind="daily",
            urgency="normal",
            basis="室务会议",
            assigned_on=date(2023, 11, 1),
            lead_section=cast.unit(section),
            due_on=day,
        )

    late, _, far = cast.enter(
        [
            task(date(2024, 1, 5), "research1"),
            task(date(2024, 1, 9), "society"),
            task(date(2024, 6, 1), "society"),
        ]
    )
    scope = scope_for(cast.office, parse("2024"))
    assert evaluate("dates.overdue", scope).records == [late.number]
    assert (evaluate("dates.open", scope).value, evaluate("dates.evidence", scope).value) == (2, 0)
    assert far.number not in evaluate("dates.open", scope).records
    section = scope_for(cast.office, parse("2024"), unit=cast.unit("society"))
    assert (evaluate("dates.open", section).value, evaluate("dates.overdue", section).value) == (1, 0)
    assert evaluate("dates.open", last_year(scope)).value is None


def test_open_turns_of_workflows_are_open_and_late_too_each_matter_once(cast, settings):
    load_days()
    task = SupervisionTask(
        title="补充数据",
        kind="daily",
        basis="室务会议",
        authority="meeting",
        lead_section=cast.unit("research1"),
        assigned_by=cast.named("周承远"),
        due_on=date(2024, 1, 31),
        unit=cast.unit("general"),
    )
    register_task(task, by=cast.users["general"], hand_out_now=True)

    def told(metric):
        """In the whole office, in the section that has it, in another."""
        units = (None, cast.unit("research1"), cast.unit("society"))
        scopes = [scope_for(cast.office, parse("2024"), unit=unit) for unit in units]
        return [evaluate(metric, scope).value for scope in scopes]

    whole = scope_for(cast.office, parse("2024"))
    assert evaluate("dates.open", whole).records == [task.number]
    assert (told("dates.open"), told("dates.overdue")) == ([1, 1, 0], [0, 0, 0])
    ask(task, by=cast.users["general"], kind="sign", whom=[cast.named("乔安然")], due_on=date(2024, 1, 9))
    assert told("dates.open") == [1, 1, 1]
    settings.CANMOU_TODAY = date(2024, 1, 10)
    assert told("dates.overdue") == [1, 1, 1]
    void(task, by=cast.users["general"], reason="重复")
    assert told("dates.open") == [0, 0, 0]


def test_a_turn_far_ahead_has_not_come_up(cast):
    load_days()
    task = SupervisionTask(
        title="全年调研",
        kind="daily",
        basis="室务会议",
        authority="meeting",
        lead_section=cast.unit("research1"),
        responsible=cast.named("冯子昂"),
        assigned_by=cast.named("周承远"),
        due_on=date(2024, 6, 30),
        unit=cast.unit("general"),
    )
    register_task(task, by=cast.users["general"], hand_out_now=True)
    accept(task, by=cast.users["head"])
    scope = scope_for(cast.office, parse("2024"), unit=cast.unit("research1"))
    assert (task.state, evaluate("dates.open", scope).value) == ("in_progress", 0)

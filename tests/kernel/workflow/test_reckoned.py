"""Open turns reckoned in working days: a change of the calendar moves them; what somebody set stays."""

from datetime import date

import pytest

from canmou.kernel import calendar
from canmou.kernel.calendar import changing
from canmou.kernel.calendar.changing import Correction
from canmou.kernel.notices.models import Notice
from canmou.kernel.workflow.models import Step
from canmou.supervision.actions.task import register_task
from canmou.supervision.models import SupervisionTask

DAY_OFF = date(2024, 1, 9)


@pytest.fixture
def office(cast):
    calendar.load_days()
    return cast


def task(office, title="补充完善调研报告", **values):
    made = SupervisionTask(
        title=title, kind="instruction", urgency="normal", authority="order", basis="市政府主要领导批示",
        lead_section=office.unit("economy"), **values,
    )  # fmt: skip
    return register_task(made, by=office.users["general"])


def closed(office, day=DAY_OFF):
    admin = office.users["sysadmin"]
    return changing.prepare_correction(Correction(day, False, "停电", "检修", "后勤通知"), by=admin)


def test_a_turn_moves_with_the_calendar_and_its_first_day_stays(office):
    made = task(office)
    step = Step.objects.get(ref=made.ref, closed_at=None)
    assert step.due_on == date(2024, 1, 10)
    change = closed(office)
    (moved,) = changing.would_move(change)
    assert (moved.matter.what, moved.old, moved.new) == (
        "督办事项：立项",
        date(2024, 1, 10),
        date(2024, 1, 11),
    )
    step.refresh_from_db()
    assert step.due_on == date(2024, 1, 10)
    changing.apply_change(change, by=office.users["sysadmin"])
    step.refresh_from_db()
    assert (step.due_on, step.first_due_on) == (date(2024, 1, 11), date(2024, 1, 10))


def test_those_who_have_it_are_told_the_old_and_the_new_day(office):
    made = task(office)
    Notice.objects.all().delete()
    changing.apply_change(closed(office), by=office.users["sysadmin"])
    told = Notice.objects.get()
    assert (told.user, told.ref_id) == (office.users["general"], made.ref_id)
    assert told.sentence == "工作日历有调整，“督办事项：立项”的期限由2024-01-10改为2024-01-11"


def test_a_day_that_somebody_set_is_left_alone(office):
    made = task(office)
    Step.objects.filter(ref=made.ref).update(due_on=date(2024, 1, 12))
    change = closed(office)
    assert changing.would_move(change) == []
    changing.apply_change(change, by=office.users["sysadmin"])
    assert Step.objects.get(ref=made.ref).due_on == date(2024, 1, 12)


def test_days_outside_the_turn_and_closed_turns_do_not_move(office):
    made = task(office)
    assert changing.would_move(closed(office, date(2024, 1, 11))) == []
    Step.objects.filter(ref=made.ref).update(closed_at="2024-01-08T10:00+08:00")
    assert changing.would_move(closed(office)) == []


def test_a_void_record_does_not_move(office):
    made = task(office)
    SupervisionTask.objects.filter(pk=made.pk).update(voided=True)
    assert changing.would_move(closed(office)) == []

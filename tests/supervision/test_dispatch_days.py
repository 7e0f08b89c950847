"""The days of a half month, in working days, and what they are by the office's settings."""

from datetime import date

import pytest

from canmou.kernel.calendar import load_days
from canmou.supervision.dispatch.days import Half, days_of, half_of, lock_day, to_open, workday_from
from canmou.supervision.dispatch.running import convener_of, hand_of, owing_sections, settings_of
from canmou.supervision.models import DispatchSettings


@pytest.fixture
def calendar(db):
    load_days()


@pytest.mark.parametrize(
    ("day", "half", "ends"),
    [
        (date(2024, 1, 1), Half(2024, 1, "A"), date(2024, 1, 15)),
        (date(2024, 1, 16), Half(2024, 1, "B"), date(2024, 1, 31)),
        (date(2024, 2, 29), Half(2024, 2, "B"), date(2024, 2, 29)),
        (date(2023, 12, 31), Half(2023, 12, "B"), date(2023, 12, 31)),
    ],
)
def test_half_month(day, half, ends):
    assert (half_of(day), half.ends_on) == (half, ends)
    assert half_of(half.starts_on) == half


def test_the_half_before_goes_over_the_year():
    assert Half(2024, 1, "A").before() == Half(2023, 12, "B")


def test_meeting_and_lock_keep_off_the_spring_festival(calendar):
    settings = DispatchSettings(meeting_after=3, lock_before=2)
    # 2024: off from 10 to 17 February, worked on Sunday the 18th
    days = days_of(Half(2024, 2, "A"), settings)
    assert (days.opens_on, days.due_on, days.meeting_on) == (
        date(2024, 2, 1),
        date(2024, 2, 18),
        date(2024, 2, 20),
    )
    assert "春节" in days.told[0]


def test_a_round_opens_on_the_first_working_day(calendar):
    assert days_of(Half(2024, 1, "A"), DispatchSettings()).opens_on == date(2024, 1, 2)
    assert days_of(Half(2023, 12, "B"), DispatchSettings()).opens_on == date(2023, 12, 18)
    assert workday_from(date(2024, 2, 18)) == date(2024, 2, 18)


def test_another_meeting_day_moves_the_lock(calendar):
    assert lock_day(date(2024, 1, 22), DispatchSettings(lock_before=2)) == date(2024, 1, 18)
    assert lock_day(date(2024, 1, 22), DispatchSettings(lock_before=0)) == date(2024, 1, 22)


@pytest.mark.parametrize(
    ("today", "halves"),
    [
        (date(2024, 1, 1), [Half(2023, 12, "B")]),  # a holiday: the new round opens tomorrow
        (date(2024, 1, 2), [Half(2023, 12, "B"), Half(2024, 1, "A")]),
        (date(2024, 1, 3), [Half(2024, 1, "A")]),  # the lock day of the one before is over
        (date(2024, 1, 16), [Half(2024, 1, "A"), Half(2024, 1, "B")]),
    ],
)
def test_rounds_that_should_be_open(calendar, today, halves):
    assert list(to_open(today, DispatchSettings())) == halves


def test_defaults_without_a_row(cast):
    settings = settings_of(cast.office)
    assert (settings.pk, settings.automatic) == (None, True)
    assert convener_of(settings, date(2024, 1, 8)) == cast.unit("general")
    assert hand_of(settings, cast.unit("general")) == cast.users["general"]
    assert len(owing_sections(settings, date(2024, 1, 8))) == 11


def test_exempt_and_closed_sections_hand_in_nothing(cast):
    row = DispatchSettings.objects.create(office=cast.office)
    row.exempt.add(cast.unit("leadership"))
    center = cast.unit("center")
    center.ended_on = date(2023, 12, 31)
    center.save()
    names = [unit.name for unit in owing_sections(settings_of(cast.office), date(2024, 1, 8))]
    assert ("室领导" in names, "市经济社会发展研究中心" in names, len(names)) == (False, False, 9)

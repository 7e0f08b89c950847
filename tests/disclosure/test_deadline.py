"""The statutory clock of information requests, by hand-counted days."""

from datetime import date

import pytest

from canmou.disclosure.deadline import deadline
from canmou.disclosure.models import ClockPause, Correction, Extension, FoiRequest, ProcessingFee
from canmou.kernel.calendar import load_days


@pytest.fixture
def request_of_march(cast):
    load_days()
    (request,) = cast.enter(
        [
            FoiRequest(
                subject="课题名单", category="natural_person", channel="counter", arrived_on=date(2022, 3, 7)
            )
        ]
    )
    return request


def test_twenty_working_days(request_of_march):
    # 8 March is the first day; 2 April (a Saturday) is worked for Qingming, 3–5 April are off
    assert deadline(request_of_march).on == date(2022, 4, 2)


def test_an_answered_correction_starts_the_clock_anew(cast, request_of_march):
    cast.enter(
        [
            Correction(
                request=request_of_march,
                notified_on=date(2022, 3, 9),
                items="请明确年度",
                deadline_on=date(2022, 3, 25),
                corrected_on=date(2022, 3, 14),
                outcome="corrected",
            )
        ]
    )
    assert deadline(request_of_march).on == date(2022, 4, 12)


def test_a_payment_starts_the_clock_anew(cast, request_of_march):
    cast.enter(
        [
            ProcessingFee(
                request=request_of_march,
                basis="pages",
                quantity=150,
                amount=1700,
                noticed_on=date(2022, 3, 9),
                paid_on=date(2022, 3, 14),
            )
        ]
    )
    assert deadline(request_of_march).on == date(2022, 4, 12)


def test_an_extension_is_added(cast, request_of_march):
    cast.enter(
        [
            Extension(
                request=request_of_march,
                workdays=5,
                approved_by=cast.named("宋雅琴"),
                approved_on=date(2022, 3, 30),
                notified_on=date(2022, 3, 31),
                reason="信息量大",
            )
        ]
    )
    assert deadline(request_of_march).on == date(2022, 4, 12)


@pytest.mark.parametrize(
    ("replied", "expected"),
    [
        (date(2022, 3, 18), date(2022, 4, 12)),  # 14–18 March: 5 days
        (None, date(2022, 4, 27)),  # capped at 15 working days after 15 March: 14 March – 6 April, 17 days
    ],
)
def test_a_consultation_stops_the_clock(cast, request_of_march, replied, expected):
    cast.enter(
        [
            ClockPause(
                request=request_of_march,
                kind="third_party",
                sent_on=date(2022, 3, 14),
                recipient_received_on=date(2022, 3, 15),
                letter_no="淄政研公开函〔2022〕1号",
                replied_on=replied,
                stance="agreed" if replied else "silent",
            )
        ]
    )
    assert deadline(request_of_march).on == expected

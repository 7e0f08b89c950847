"""Absences with stand-ins, the duty roster, AB 岗."""

from datetime import date

import pytest

from canmou.accounts.actions.away import (
    Leave,
    end_pair,
    pair,
    plan_duty,
    record_absence,
    swap_duty,
    void_absence,
    void_duty,
)
from canmou.kernel.errors import Invalid, NotPermitted, Refused
from canmou.kernel.people.models import Absence, Delegation, Duty, StandIn

MONDAY, FRIDAY = date(2024, 1, 8), date(2024, 1, 12)


def away(cast, name, *, by, stand_in=None, start=MONDAY, end=FRIDAY, **values):
    leave = Leave(cast.named(name), "annual", start, end, cast.named(stand_in) if stand_in else None)
    return record_absence(leave, by=cast.users[by], **values)


@pytest.mark.parametrize("by", ["clerk", "head", "leader", "general", "personnel"])
def test_oneself_the_head_and_the_office_note_an_absence(cast, by):
    away(cast, "冯子昂", by=by, stand_in="吕晓东")
    noted = Absence.objects.get()
    assert (noted.person, noted.stand_in, noted.made_by) == (
        cast.named("冯子昂"),
        cast.named("吕晓东"),
        cast.users[by],
    )


@pytest.mark.parametrize("by", ["neighbour", "sysadmin", "auditor", "department"])
def test_others_do_not(cast, by):
    with pytest.raises(NotPermitted):
        away(cast, "冯子昂", by=by)
    assert Absence.objects.count() == 0


def test_a_stand_in_must_be_there(cast):
    away(cast, "吕晓东", by="head")
    with pytest.raises(Invalid) as refusal:
        away(cast, "冯子昂", by="clerk", stand_in="吕晓东")
    assert refusal.value.problems == {"stand_in": "吕晓东在2024-01-08至2024-01-12也外出，请换一人"}
    assert Absence.objects.count() == 1


def test_absences_of_one_person_do_not_overlap_unless_taken_back(cast):
    first = away(cast, "冯子昂", by="clerk")
    with pytest.raises(Refused):
        away(cast, "冯子昂", by="clerk", start=FRIDAY, end=FRIDAY)
    void_absence(first, by=cast.users["clerk"])
    away(cast, "冯子昂", by="clerk", start=FRIDAY, end=FRIDAY)
    assert list(Absence.objects.order_by("pk").values_list("voided", flat=True)) == [True, False]


def test_the_stand_in_may_be_given_the_roles_for_the_same_days(cast):
    away(cast, "高振华", by="head", stand_in="冯子昂", delegated=True)
    lent = Delegation.objects.get()
    assert (lent.giver, lent.taker, lent.valid_from, lent.valid_to) == (
        cast.users["head"],
        cast.users["clerk"],
        MONDAY,
        FRIDAY,
    )


def test_without_a_login_nothing_is_delegated_or_noted(cast):
    with pytest.raises(Invalid):
        away(cast, "高振华", by="head", stand_in="吕晓东", delegated=True)
    assert (Absence.objects.count(), Delegation.objects.count()) == (0, 0)


def test_duty_and_absence_exclude_each_other(cast):
    turn = plan_duty(cast.named("冯子昂"), on=MONDAY, kind="staff", by=cast.users["head"])
    with pytest.raises(Refused, match="先调班"):
        away(cast, "冯子昂", by="clerk")
    swap_duty(turn, person=cast.named("丁若兰"), by=cast.users["clerk"])
    away(cast, "冯子昂", by="clerk")
    with pytest.raises(Invalid):
        plan_duty(cast.named("冯子昂"), on=FRIDAY, kind="staff", by=cast.users["head"])
    live = Duty.objects.filter(voided=False).values_list("person__name", "on")
    assert list(live) == [("丁若兰", MONDAY)]


@pytest.mark.parametrize("by", ["clerk", "neighbour", "sysadmin"])
def test_only_those_in_charge_plan_duty(cast, by):
    with pytest.raises(NotPermitted):
        plan_duty(cast.named("冯子昂"), on=MONDAY, kind="staff", by=cast.users[by])
    assert Duty.objects.count() == 0


def test_a_turn_taken_off_keeps_its_row(cast):
    turn = plan_duty(cast.named("乔安然"), on=MONDAY, kind="staff", by=cast.users["general"])
    with pytest.raises(NotPermitted):
        void_duty(turn, by=cast.users["head"])
    void_duty(turn, by=cast.users["general"])
    assert list(Duty.objects.values_list("voided", flat=True)) == [True]
    plan_duty(cast.named("乔安然"), on=MONDAY, kind="staff", by=cast.users["general"])
    assert Duty.objects.filter(voided=False).count() == 1


def test_ab_pairs(cast):
    values = {"other": cast.named("吕晓东"), "matter": "信息报送", "since": MONDAY}
    made = pair(cast.named("冯子昂"), **values, by=cast.users["clerk"])
    with pytest.raises(Invalid):
        pair(cast.named("冯子昂"), **values, by=cast.users["head"])
    with pytest.raises(Invalid):
        pair(cast.named("吕晓东"), **values, by=cast.users["head"])
    assert StandIn.objects.count() == 1
    end_pair(made, by=cast.users["head"])
    assert StandIn.objects.get().valid_to == MONDAY

"""The demo's plans, party building and honours: complete, and of one piece."""

from collections import Counter

import pytest

from canmou.kernel.ledger.declare import ledgers
from canmou.kernel.models import RecordRef
from canmou.party.models import AgendaItem, Attendance, PartyMember, RectificationItem, Salon, SalonSpeaker
from canmou.supervision.models import DispatchEntry, DispatchRound

pytestmark = pytest.mark.django_db

APPS = ("supervision", "party", "honours")


def test_no_ledger_is_empty(demo):
    held = set(RecordRef.objects.filter(office=demo).values_list("ledger", flat=True))
    assert {ledger.code for ledger in ledgers() if ledger.app in APPS} - held == set()


def test_nothing_is_dated_after_today(demo):
    codes = {ledger.code: ledger for ledger in ledgers() if ledger.app in APPS}
    late = RecordRef.objects.filter(office=demo, ledger__in=codes, on__gt="2024-01-08")
    planned = {
        "SPI",
        "SFF",
        "SDR",
        "SDS",
    }  # their business date is a deadline, or the end of the running half month
    assert set(late.values_list("ledger", flat=True)) - planned == set()


def test_thirty_seven_members_in_three_groups(demo):
    groups = Counter(PartyMember.objects.values_list("group__name", flat=True))
    assert groups == {"第一党小组": 13, "第二党小组": 12, "第三党小组": 12}
    duties = Counter(PartyMember.objects.exclude(duty="member").values_list("duty", flat=True))
    assert duties == {
        "secretary": 1,
        "deputy": 1,
        "organization": 1,
        "publicity": 1,
        "discipline": 1,
        "group_head": 3,
    }


def test_every_party_group_meeting_opens_with_the_first_topic(demo):
    firsts = AgendaItem.objects.filter(sequence=1)
    assert firsts.count() == 54
    assert set(firsts.values_list("first_topic", flat=True)) == {True}


def test_who_studies_is_on_the_list_of_the_session(demo):
    outsiders = Attendance.objects.filter(session__kind="party_group").exclude(
        person__in=PartyMember.objects.values("person")
    )
    assert outsiders.count() == 0
    sizes = Counter(
        Attendance.objects.filter(session__kind="collective", session__held_on__year=2022).values_list(
            "session"
        )
    )
    assert set(sizes.values()) == {42}


def test_all_problems_of_2022_were_put_right_and_verified_by_another(demo):
    rows = RectificationItem.objects.filter(source="org_life", found_on__year=2022)
    facts = list(rows.values_list("closed_on", "verified_on", "owner", "verified_by"))
    assert len(facts) == 23
    assert all(closed <= verified and owner != by for closed, verified, owner, by in facts)
    assert max(verified for _, verified, _, _ in facts).isoformat() <= "2022-12-31"


def test_the_three_named_salons_of_2022(demo):
    named = Salon.objects.filter(held_on__year=2022, cited__isnull=False).order_by("cited")
    assert list(named.values_list("title", flat=True)) == [
        "“学习贯彻全国人代会和省市党代会、人代会精神”专题研讨",
        "“践行‘严真细实快’工作作风”大讨论",
        "2021年度绩效考核专题分析会",
    ]
    order = SalonSpeaker.objects.filter(salon__title=named[1].title).order_by("pk")
    assert list(order.values_list("sequence", flat=True)) == list(range(1, order.count() + 1))


def test_two_rounds_a_month_from_the_day_the_mechanism_was_set_up(demo):
    rounds = Counter(DispatchRound.objects.values_list("year", flat=True))
    assert rounds == {2022: 21, 2023: 24, 2024: 1}
    assert str(DispatchRound.objects.order_by("ends_on").first().ends_on) == "2022-02-28"
    sections = DispatchEntry.objects.values("round", "section").distinct().count()
    assert sections == 45 * 10 + 3  # three have begun on the running one

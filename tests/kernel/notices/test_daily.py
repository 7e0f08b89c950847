"""Reminders and digests: before the day and just after it, once, in one message."""

from datetime import date, datetime, timedelta

import pytest

from canmou.accounts.actions.away import Leave, record_absence
from canmou.kernel import clock
from canmou.kernel.calendar import load_days, table_for
from canmou.kernel.notices import NoticeKind, deliver, gather, prune, remind, tell
from canmou.kernel.notices.choosing import OfficeChoice, amend_settings, choose
from canmou.kernel.notices.models import Notice, NoticeRun, Outgoing, Reminder
from canmou.kernel.notices.reading import read_all, unread_count
from canmou.kernel.notices.reminders import stage_of
from canmou.kernel.workflow import answer, ask
from canmou.supervision.models import PlanDocument, PlanItem

MONDAY = date(2024, 1, 8)


def at(day, hour=8):
    return datetime(day.year, day.month, day.day, hour, 30, tzinfo=clock.ZONE)


@pytest.fixture
def day(settings):
    """`day(date)`: the business day is that."""

    def turn(to):
        settings.CANMOU_TODAY = to
        return at(to)

    return turn


@pytest.fixture
def item(cast, day):
    """A plan item of 冯子昂 (clerk), due on Thursday 2024-01-18."""
    load_days()
    day(MONDAY)
    document = PlanDocument(
        title="年度工作要点", year=2024, kind="key_points", line="conduct", adopted_on=date(2024, 1, 5)
    )
    cast.enter([document], unit="general")
    made = PlanItem(
        document=document,
        sequence=1,
        task="编制产业链图谱",
        responsible=cast.named("冯子昂"),
        due_on=date(2024, 1, 18),
    )
    (made,) = cast.enter([made], unit="research1")
    return made


def told(cast):
    return [
        (one.kind, one.sentence) for one in Notice.objects.filter(user=cast.users["clerk"]).order_by("pk")
    ]


def test_reminders_come_three_and_one_working_day_before_and_on_the_overdue_day(cast, item, day):
    given = {}
    for number in range(8, 32):
        today = date(2024, 1, number)
        if count := remind(day(today)):
            given[today] = count
        assert remind(day(today)) == 0
    assert list(given) == [date(2024, 1, 15), date(2024, 1, 17), date(2024, 1, 19)]
    assert told(cast) == [
        ("remind", "应于1月18日前完成，还有3个工作日"),
        ("remind", "应于1月18日前完成，还有1个工作日"),
        ("overdue", "应于1月18日前完成，已超期1天"),
    ]


def test_what_the_machine_slept_through_is_told_when_it_wakes_and_only_once(cast, item, day):
    assert remind(day(date(2024, 1, 16))) == 1  # two days before: the first reminder was missed
    assert remind(day(date(2024, 1, 23))) == 1  # three working days after
    assert [kind for kind, _ in told(cast)] == ["remind", "overdue"]
    NoticeRun.objects.all().delete()
    assert remind(day(date(2024, 1, 23))) == 0
    assert Reminder.objects.count() == 2


def test_what_is_long_overdue_is_no_news(cast, item, day):
    assert remind(day(date(2024, 1, 24))) == 0


def test_a_deadline_moved_is_reminded_anew(cast, item, day):
    assert remind(day(date(2024, 1, 17))) == 1
    PlanItem.objects.filter(pk=item.pk).update(due_on=date(2024, 1, 19))
    assert remind(day(date(2024, 1, 18))) == 1
    assert told(cast)[-1] == ("remind", "应于1月19日前完成，还有1个工作日")


def test_the_office_sets_the_days(cast, item, day):
    amend_settings(OfficeChoice("wecom", 5, 2, 8, 14), by=cast.users["sysadmin"])
    given = [n for n in range(8, 20) if remind(day(date(2024, 1, n)))]
    assert given == [11, 16, 19]


def test_where_nobody_is_named_the_head_of_the_section_is_reminded(cast, item, day):
    PlanItem.objects.filter(pk=item.pk).update(responsible=None)
    assert remind(day(date(2024, 1, 15))) == 1
    assert told(cast) == []
    assert [one.user for one in Notice.objects.all()] == [cast.users["head"]]


def test_a_stand_in_is_reminded_of_what_is_due_while_another_is_away(cast, item, day):
    day(MONDAY)
    leave = Leave(cast.named("冯子昂"), "sick", MONDAY, date(2024, 1, 16), cast.named("高振华"), "")
    record_absence(leave, delegated=False, by=cast.users["personnel"])
    assert remind(day(date(2024, 1, 15))) == 1
    assert [one.user for one in Notice.objects.all()] == [cast.users["head"]]


def test_an_open_turn_is_reminded_and_an_item_of_the_same_day_not_beside_it(cast, item, day):
    clerk, head = cast.users["clerk"], cast.users["head"]
    day(date(2024, 1, 12))
    due_on = date(2024, 1, 18)
    (step,) = ask(item, by=head, kind="advise", whom=[clerk.person], due_on=due_on)
    Notice.objects.all().delete()
    assert remind(day(date(2024, 1, 15))) == 1
    assert told(cast) == [("remind", "征求意见：应于1月18日前完成，还有3个工作日")]
    answer(step, by=clerk, verdict="none")
    assert remind(day(date(2024, 1, 17))) == 1
    assert told(cast)[1:] == [("remind", "应于1月18日前完成，还有1个工作日")]


def test_no_reminder_at_night_on_a_day_off_or_of_what_is_done(cast, item, day):
    day(date(2024, 1, 15))
    assert remind(at(date(2024, 1, 15), 6)) == 0
    assert remind(day(date(2024, 1, 14))) == 0
    type(item.ref).objects.filter(pk=item.ref_id).update(voided=True)
    PlanItem.objects.filter(pk=item.pk).update(voided=True)
    assert remind(day(date(2024, 1, 15))) == 0


@pytest.mark.parametrize(
    ("due_on", "today", "stage"),
    [
        (date(2024, 2, 18), date(2024, 2, 9), 1),  # the day after the holiday is one working day away
        (date(2024, 2, 18), date(2024, 2, 8), 3),
        (date(2024, 2, 18), date(2024, 2, 7), 3),
        (date(2024, 2, 18), date(2024, 2, 6), None),
        (date(2024, 2, 9), date(2024, 2, 18), -1),  # overdue: the first working day after the holiday
        (date(2024, 1, 18), date(2024, 1, 18), 1),
    ],
)
def test_stages_are_counted_in_working_days(db, due_on, today, stage):
    load_days()
    assert stage_of(due_on, today, (3, 1), table_for([2024])) == stage


def test_a_digest_a_day_and_nothing_when_there_is_nothing(reachable, records, mailbox, day):
    load_days()
    clerk, head = reachable("clerk"), reachable("head")
    choose(by=head, mail="half", chat_mode="none")
    now = day(MONDAY)
    for user in (clerk, head):
        tell(user, kind=NoticeKind.TURN, ref=records.plain, sentence="请您审核")
        tell(user, kind=NoticeKind.TURN, ref=records.hidden, sentence="请您办理")
    assert gather(at(MONDAY, 7)) == 0
    assert gather(now) == 2
    assert gather(now) == 0
    tell(head, kind=NoticeKind.READ, ref=records.plain, sentence="请您传阅")
    tell(clerk, kind=NoticeKind.READ, ref=records.plain, sentence="请您传阅")
    assert gather(at(MONDAY, 14)) == 1  # the half-day reader alone
    assert deliver() == {"sent": 2}
    subjects = sorted((mail["To"], mail["Subject"].strip()) for mail in mailbox.mails)
    assert subjects == [
        ("clerk@example.gov.cn", "【参谋】通知汇总：您有1条新通知"),
        ("head@example.gov.cn", "【参谋】通知汇总：您有2条新通知"),
    ]
    assert gather(day(MONDAY + timedelta(days=1))) == 1  # what came to the daily reader after the morning
    read_all(by=clerk)
    assert deliver() == {"needless": 1}


def test_the_group_gets_one_digest_for_all_with_counts_alone(reachable, records, robot, cast, day):
    load_days()
    now = day(MONDAY)
    wanted = OfficeChoice("wecom", 3, 1, 8, 14, address=robot.address)
    amend_settings(wanted, by=cast.users["sysadmin"])
    clerk, head, editor = cast.users["clerk"], cast.users["head"], cast.users["editor"]
    choose(by=editor, mail="none", chat_mode="daily", address=robot.address + "-own")
    for user in (clerk, head, editor, cast.users["department"]):
        tell(user, kind=NoticeKind.TURN, ref=records.plain, sentence="请您审核")
    tell(head, kind=NoticeKind.REMIND, ref=records.plain, sentence="应于1月12日前办结")
    tell(head, kind=NoticeKind.TURN, ref=records.hidden, sentence="请您办理")
    assert gather(now) == 2
    assert gather(now) == 0
    assert deliver() == {"sent": 2}
    said = {path[-5:]: body["text"]["content"] for path, body in robot.calls}
    assert said["y=k-1"].splitlines() == [
        "【参谋】通知汇总（2人）请登录参谋系统查看。",
        "高振华：待办1条、提醒1条",
        "冯子昂：待办1条",
    ]
    assert "产业链座谈会" in said["1-own"]
    assert gather(day(MONDAY + timedelta(days=1))) == 0


def test_a_group_digest_that_nobody_needs_any_more_is_not_sent(reachable, records, robot, cast, day):
    load_days()
    now = day(MONDAY)
    wanted = OfficeChoice("wecom", 3, 1, 8, 14, address=robot.address)
    amend_settings(wanted, by=cast.users["sysadmin"])
    tell(cast.users["clerk"], kind=NoticeKind.TURN, ref=records.plain, sentence="请您审核")
    assert gather(now) == 1
    read_all(by=cast.users["clerk"])
    assert deliver() == {"needless": 1}
    assert robot.calls == []


def test_who_got_a_turn_today_is_not_reminded_of_it_today(cast, item, day):
    clerk = cast.users["clerk"]
    now = day(date(2024, 1, 15))
    ask(item, by=cast.users["head"], kind="advise", whom=[clerk.person], due_on=date(2024, 1, 18))
    assert remind(now) == 0
    assert remind(day(date(2024, 1, 16))) == 1
    assert told(cast)[-1] == ("remind", "征求意见：应于1月18日前完成，还有2个工作日")


def test_a_reminder_of_a_turn_is_settled_with_it(cast, item, day):
    clerk = cast.users["clerk"]
    day(date(2024, 1, 12))
    (step,) = ask(item, by=cast.users["head"], kind="advise", whom=[clerk.person], due_on=date(2024, 1, 18))
    Notice.objects.all().delete()
    assert (remind(day(date(2024, 1, 15))), unread_count(clerk)) == (1, 1)
    answer(step, by=clerk, verdict="none")
    assert unread_count(clerk) == 0


def test_old_notices_are_forgotten_unread_ones_never(cast, records):
    clerk = cast.users["clerk"]
    read, waiting = (
        tell(clerk, kind=NoticeKind.TURN, ref=records.plain, sentence=words) for words in ("看过", "没看")
    )
    now = clock.real_now()
    Notice.objects.update(at=now - timedelta(days=500))
    Notice.objects.filter(pk=read.pk).update(read_at=now - timedelta(days=400))
    Reminder.objects.create(
        user=clerk, ref=records.plain, what="办结", due_on=MONDAY, stage=1, on=MONDAY - timedelta(days=1)
    )
    old = Outgoing.objects.create(
        office=cast.office,
        user=clerk,
        channel="mail",
        state="sent",
        made_at=now - timedelta(days=200),
        next_at=now,
    )
    old.notices.add(read)
    assert prune(now) == 3
    assert list(Notice.objects.all()) == [waiting]
    assert prune(now) == 0


def test_no_digest_on_a_day_off(reachable, records, mailbox, day):
    load_days()
    clerk = reachable("clerk")
    tell(clerk, kind=NoticeKind.TURN, ref=records.plain, sentence="请您审核")
    assert gather(day(date(2024, 1, 13))) == 0
    assert gather(day(date(2024, 2, 4))) == 1  # a Sunday that is worked
    assert Outgoing.objects.count() == 1

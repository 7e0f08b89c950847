"""Dated items: which come up, for whom, what they say, when they are done, and what they keep to themselves."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from canmou.activities.models import Event
from canmou.disclosure.models import FoiRequest
from canmou.honours.models import Contest, CreationTitle
from canmou.kernel.attachments.actions import attach
from canmou.kernel.calendar import load_days
from canmou.kernel.ledger.actions import Draft, amend, void
from canmou.kernel.ledger.dates import (
    Count,
    Whose,
    counted,
    counted_by_unit,
    due_by_day,
    due_items,
    held_by,
    marks,
)
from canmou.kernel.ledger.declare import ledgers
from canmou.kernel.ledger.due import TODO, Kind
from canmou.kernel.people.models import Unit
from canmou.partners.models import Agreement, Institution
from canmou.personnel.models import DisciplineTalk
from canmou.supervision.models import SupervisionTask, TaskExtension


@pytest.fixture(autouse=True)
def calendar(cast):
    load_days()


def task(cast, title, due_on, *, responsible="冯子昂", section="research1", **values):
    return SupervisionTask(
        title=title,
        kind="daily",
        urgency="normal",
        basis="室务会议",
        assigned_on=date(2023, 11, 1),
        lead_section=cast.unit(section),
        responsible=cast.named(responsible) if responsible else None,
        due_on=due_on,
        **values,
    )


def told(items):
    return [(item.ref.title.partition(" ")[2] or item.ref.title, item.sentence) for item in items]


def titles(items):
    return [item.ref.title.partition(" ")[2] or item.ref.title for item in items]


def test_a_deadline_says_how_much_time_there_is(cast):
    days = {"迟": (2024, 1, 6), "今": (2024, 1, 8), "近": (2024, 1, 11), "节后": (2024, 2, 20)}
    days |= {"周末": (2024, 1, 13), "远": (2024, 2, 8), "来年": (2025, 1, 1)}
    cast.enter([task(cast, title, date(*day)) for title, day in days.items()])
    found = due_items(cast.users["clerk"], until=date(2025, 1, 31))
    assert told(found) == [
        ("迟", "应于1月6日前办结，已超期2天"),
        ("今", "应于1月8日前办结，今天到期"),
        ("近", "应于1月11日前办结，还有3个工作日"),
        ("周末", "应于1月13日前办结，还有4个工作日"),
        ("远", "应于2月8日前办结，还有24个工作日"),
        ("节后", "应于2月20日前办结，还有28个工作日"),
        ("来年", "应于2025年1月1日前办结，还有359天"),
    ]
    assert [item.overdue for item in found] == [True] + [False] * 6


def test_without_a_day_only_what_has_come_up_is_shown(cast):
    cast.enter([task(cast, "近", date(2024, 2, 7)), task(cast, "远", date(2024, 2, 8))])
    assert titles(due_items(cast.users["clerk"])) == ["近"]
    assert titles(due_items(cast.users["clerk"], since=date(2024, 2, 8), until=date(2024, 2, 8))) == ["远"]


def test_mine_the_sections_and_the_offices(cast):
    cast.enter(
        [
            task(cast, "我的", date(2024, 1, 9)),
            task(cast, "科里的", date(2024, 1, 10), responsible=None),
            task(cast, "邻科的", date(2024, 1, 11), responsible="乔安然", section="society"),
        ]
    )
    clerk, neighbour = cast.users["clerk"], cast.users["neighbour"]
    assert titles(due_items(clerk)) == ["我的"]
    assert titles(due_items(clerk, Whose.SECTION)) == ["我的", "科里的"]
    assert titles(due_items(clerk, Whose.OFFICE)) == ["我的", "科里的", "邻科的"]
    assert titles(due_items(neighbour)) == titles(due_items(neighbour, Whose.SECTION)) == ["邻科的"]
    assert titles(due_items(clerk, Whose.OFFICE, person=neighbour.person)) == ["邻科的"]


def test_what_is_done_put_off_or_void_asks_nothing(cast):
    rows = [task(cast, name, date(2024, 1, 9)) for name in ("办结", "挂起", "作废", "在办")]
    rows[0].result = "已办"
    rows[0].completed_on, rows[1].suspended_on = date(2024, 1, 5), date(2024, 1, 5)
    done, _, voided, doing = cast.enter(rows)
    void(voided, by=cast.users["general"], reason="重复")
    assert titles(due_items(cast.users["clerk"])) == ["在办"]
    doing.completed_on, doing.result = date(2024, 1, 8), "已办"
    amend(doing, by=cast.users["general"])
    assert due_items(cast.users["clerk"]) == []


def test_a_part_of_a_void_whole_asks_nothing(cast):
    (whole,) = cast.enter([task(cast, "事项", date(2024, 1, 9), assigned_by=cast.named("周承远"))])
    cast.enter(
        [
            TaskExtension(
                task=whole,
                requested_on=date(2024, 1, 5),
                former_due_on=date(2024, 1, 9),
                due_on=date(2024, 1, 12),
                reason="等数据",
                outcome="pending",
            )
        ]
    )
    leader = cast.users["leader"]
    assert [item.sentence for item in due_items(leader)] == ["应于1月9日前批复，还有1个工作日"]
    void(whole, by=cast.users["general"], reason="重复")
    assert due_items(leader) == []


def test_a_term_that_was_renewed_is_not_told(cast):
    title = {"kind": "civilized", "level": "city", "line": "party", "keeper": cast.unit("party")}
    rows = [
        CreationTitle(title="文明单位", granted_on=date(2020, 1, 1), valid_to=date(2023, 12, 31), **title),
        CreationTitle(title="节约机关", granted_on=date(2021, 3, 1), valid_to=date(2024, 2, 29), **title),
        CreationTitle(title="旧称号", granted_on=date(2018, 1, 1), valid_to=date(2021, 12, 31), **title),
    ]
    cast.enter(rows, unit="party")
    secretary = cast.users["secretary"]
    expiring = due_items(secretary, Whose.SECTION, kinds={Kind.EXPIRY})
    assert told(expiring) == [
        ("文明单位", "称号已于2023年12月31日到期，已过期8天"),
        ("节约机关", "称号将于2月29日到期，还有52天"),
    ]
    again = CreationTitle(title="文明单位", granted_on=date(2024, 1, 3), valid_to=date(2027, 1, 2), **title)
    cast.enter([again], unit="party")
    assert titles(due_items(secretary, Whose.SECTION, kinds={Kind.EXPIRY})) == ["节约机关"]


def test_a_record_that_needs_a_file_asks_for_it_until_it_has_one(cast):
    university = cast.body("海岱大学", kind="university")
    (institution,) = cast.enter(
        [Institution(body=university, kind="university", since=date(2021, 1, 1))], unit="thinktank"
    )
    (agreement,) = cast.enter(
        [
            Agreement(
                institution=institution,
                title="合作协议",
                nature="think_tank",
                signed_on=date(2023, 12, 18),
                valid_to=date(2028, 12, 31),
            )
        ],
        unit="thinktank",
    )
    reader = cast.users["thinktank"]
    assert told(due_items(reader, Whose.SECTION)) == [("合作协议", "缺协议文本，应于1月2日前补上，已超期6天")]
    attach(agreement.ref, name="协议.txt", content="协议".encode(), by=cast.users["general"])
    assert due_items(reader, Whose.SECTION) == []


def test_the_statutory_clock_is_computed(cast):
    requests = [
        FoiRequest(subject=name, category="natural_person", channel="counter", arrived_on=day)
        for name, day in (("甲", date(2023, 12, 22)), ("乙", date(2023, 12, 1)))
    ]
    cast.enter(requests, unit="thinktank")
    found = due_items(cast.users["disclosure"], Whose.SECTION)
    assert [item.sentence for item in found] == [
        "应于2023年12月29日前答复，已超期10天",
        "应于1月22日前答复，还有10个工作日",
    ]


def test_the_calendar_holds_what_takes_place_and_what_falls_due(cast):
    event = Event(title="座谈会", kind="meeting", held_on=date(2024, 1, 10), started_on=date(2024, 1, 9))
    cast.enter([event, Event(title="下周", kind="meeting", held_on=date(2024, 1, 15))], unit="research1")
    cast.enter([task(cast, "交办", date(2024, 1, 10))])
    days = due_by_day(cast.users["clerk"], Whose.SECTION, date(2024, 1, 8), date(2024, 1, 14))
    assert {day: titles(items) for day, items in days.items() if items} == {
        date(2024, 1, 9): ["座谈会"],
        date(2024, 1, 10): ["座谈会", "交办"],
    }
    assert list(days) == [date(2024, 1, day) for day in range(8, 15)]
    assert days[date(2024, 1, 9)][0].sentence == "1月9日至1月10日举行"
    assert due_items(cast.users["clerk"], Whose.SECTION, kinds={Kind.EVENT}, until=date(2024, 1, 31)) != []


def test_those_who_take_part_have_it_in_their_calendar(cast):
    event = Event(title="座谈会", kind="meeting", held_on=date(2024, 1, 10))
    cast.enter([Draft(event, lists={"participants": [cast.named("乔安然"), cast.named("冯子昂")]})])
    week = date(2024, 1, 8), date(2024, 1, 14)
    for login, seen in (("neighbour", ["座谈会"]), ("clerk", ["座谈会"]), ("head", [])):
        days = due_by_day(cast.users[login], Whose.MINE, *week)
        assert sum((titles(items) for items in days.values()), []) == seen


def test_counts(cast):
    days = [date(2024, 1, 5), date(2024, 1, 8), date(2024, 1, 14), date(2024, 1, 15)]
    cast.enter([task(cast, str(day), day) for day in days])
    cast.enter([task(cast, "邻科", date(2024, 1, 1), section="society")])
    found = marks(cast.users["leader"])
    assert counted(found) == Count(total=5, overdue=2, today=1, week=1)
    assert counted_by_unit(found) == {
        cast.unit("research1").pk: Count(total=4, overdue=1, today=1, week=1),
        cast.unit("society").pk: Count(total=1, overdue=1, today=0, week=0),
    }


def test_what_a_person_holds_is_counted_to_the_far_end(cast):
    cast.enter([task(cast, str(year), date(year, 6, 1)) for year in (2024, 2025, 2031)])
    done = task(cast, "办结", date(2024, 1, 2), completed_on=date(2024, 1, 2), result="已办")
    cast.enter([done])
    assert held_by(cast.named("冯子昂")) == 3
    assert held_by(cast.named("乔安然")) == 0


def test_restricted_records_come_up_only_for_those_who_may_read_them(cast):
    talk = DisciplineTalk(
        person=cast.named("冯子昂"),
        kind="daily",
        held_on=date(2024, 1, 2),
        talker=cast.named("高振华"),
        reason="routine",
        follow_up_due=date(2024, 1, 9),
    )
    cast.enter([talk], unit="personnel", by="personnel")
    seen = {
        login: len(marks(user, Whose.OFFICE, until=date(2024, 12, 31))) for login, user in cast.users.items()
    }
    assert {login for login, number in seen.items() if number} == {"personnel", "secretary"}
    assert marks(cast.users["head"], Whose.MINE) == []  # he is named in it, and may not read it


def test_outsiders_see_what_they_filed_and_administrators_nothing(cast):
    department = Unit.objects.get(short_name="市工信局")
    cast.enter(
        [
            task(cast, "别家的", date(2024, 1, 9)),
            task(cast, "自家的", date(2024, 1, 9), source_unit=department),
        ]
    )
    assert titles(due_items(cast.users["department"], Whose.OFFICE)) == ["自家的"]
    for login in ("sysadmin", "secadmin", "auditor"):
        for whose in Whose:
            assert marks(cast.users[login], whose, until=date(2024, 12, 31), kinds=set(Kind)) == []


def test_every_declaration_can_be_asked_in_few_queries(cast):
    declared = [due for ledger in ledgers() for due in ledger.due]
    assert len(declared) > 90
    assert [due.label for due in declared if due.to_do and due.kind is not Kind.EXPIRY and not due.done] == []
    for login in ("general", "personnel", "department", "clerk"):
        user = cast.users[login]
        for whose in Whose:
            with CaptureQueriesContext(
                connection,
            ) as seen:
                due_items(user, whose, kinds=set(Kind))
            assert len(seen) <= 9


def test_the_number_of_queries_does_not_grow_with_the_rows(cast):
    user, numbers = cast.users["clerk"], []
    for title in ("一", "二", "三"):
        cast.enter([task(cast, title, date(2024, 1, 9))])
        due_items(user)
        with CaptureQueriesContext(connection) as seen:
            assert len(due_items(user)) == "一二三".index(title) + 1
        numbers.append(len(seen))
    assert numbers[0] == numbers[1] == numbers[2]
    assert TODO == {Kind.DEADLINE, Kind.EXPIRY, Kind.EVIDENCE}


def test_a_contest_has_no_days(cast):
    cast.enter([Contest(title="评选", series="other", level="city", line="research")])
    assert marks(cast.users["general"], until=date(2024, 12, 31), kinds=set(Kind)) == []

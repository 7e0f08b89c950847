"""The home page for each standing: what is due, the week, what one recorded, figures; and the list of what is due."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from canmou.activities.models import Event
from canmou.kernel.calendar import load_days
from canmou.kernel.ledger.actions import void
from canmou.kernel.ledger.drafts import Draft
from canmou.kernel.people.models import Unit
from canmou.personnel.models import DisciplineTalk
from canmou.publishing.models import Submission
from canmou.supervision.models import SupervisionTask


@pytest.fixture(autouse=True)
def calendar(cast):
    load_days()


def page(browser, path="/"):
    answer = browser.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def part(browser, path):
    return browser.get(path, headers={"HX-Request": "true"}).content.decode()


def task(cast, title, due_on, responsible="冯子昂", section="research1", **values):
    return SupervisionTask(
        title=title,
        kind="daily",
        urgency="normal",
        basis="室务会议",
        assigned_on=date(2023, 11, 1),
        lead_section=cast.unit(section),
        responsible=cast.named(responsible),
        due_on=due_on,
        **values,
    )


def groups(text):
    """Heading of each group of what is due → titles."""
    found = {}
    for block in text.split('<h3 class="due-head">')[1:]:
        heading = re.sub(r"<[^>]+>", "", block.partition('<span class="count"')[0])
        found[heading] = re.findall(r'<li><a href="/records/[^"]+">([^<]+)</a><span class="what">', block)
    return found


def days(text):
    """Day of the month → what stands under it, for the days that have anything."""
    found = {}
    for block in text.partition('class="week-days"')[2].split("<li class=")[1:]:
        number = re.search(r"<b>(\d+)</b>", block)[1]
        if items := re.findall(r'<li><a href="/records/[^"]+">([^<]+)</a>', block):
            found[number] = items
    return found


def test_what_is_due_is_grouped_by_when(visit, cast):
    when = {"迟": 5, "今": 8, "周内": 12, "周后": 15}
    cast.enter([task(cast, title, date(2024, 1, day)) for title, day in when.items()])
    text = page(visit("clerk"))
    assert groups(text) == {"已超期": ["迟"], "今天": ["今"], "本周": ["周内"], "以后": ["周后"]}
    assert "应于1月5日前办结，已超期3天" in text


def test_the_tabs_count_and_the_first_with_anything_is_open(visit, cast):
    cast.enter([task(cast, "科里的", date(2024, 1, 9), responsible="高振华")])
    text = page(visit("clerk"))
    assert re.findall(r'<a href="\?whose=(\w+)"( aria-current="page")?>([^<]+)</a>', text) == [
        ("mine", "", "我的 0"),
        ("section", ' aria-current="page"', "本科室 1"),
    ]
    assert groups(page(visit("clerk"), "/?whose=mine")) == {}
    assert "眼下没有到期的事" in page(visit("clerk"), "/?whose=mine")
    assert groups(page(visit("leader"))) == {"本周": ["科里的"]}


def test_a_long_group_leads_to_the_whole_list(visit, cast):
    cast.enter([task(cast, f"第{n}项", date(2024, 1, 1 + n)) for n in range(1, 7)])
    browser = visit("clerk")
    text = page(browser)
    assert groups(text)["已超期"] == ["第6项", "第5项", "第4项", "第3项", "第2项"]
    href = re.search(r'<a href="([^"]+)">另有1项', text)[1].replace("&amp;", "&")
    assert href == "/todo/?tab=mine&when=late"
    whole = page(browser, href)
    assert re.findall(r">(第\d项)<", whole) == [f"第{n}项" for n in range(1, 7)]


def test_the_week_marks_holidays_and_worked_weekends(visit, cast):
    browser = visit("clerk")
    text = page(browser, "/?week=2024-02-10")
    assert re.findall(r"<b>(\d+)</b>", text.partition("week-days")[2]) == [
        "5",
        "6",
        "7",
        "8",
        "9",
        "10",
        "11",
    ]
    assert re.findall(r"<em>([^<]+)</em>", text) == ["春节", "春节"]
    assert re.findall(r"<em>([^<]+)</em>", page(browser, "/?week=2024-02-04")) == ["调休上班"]
    assert re.findall(r"<em>([^<]+)</em>", page(browser)) == ["今天"]
    assert 'href="?week=2024-01-29#week"' in text
    assert "1月8日—1月14日" in page(browser, "/?week=nonsense")


def test_the_week_shows_the_sections_events_and_deadlines_and_where_one_takes_part(visit, cast):
    own = Event(title="产业链座谈", kind="meeting", held_on=date(2024, 1, 10))
    other = Event(title="邻科座谈", kind="meeting", held_on=date(2024, 1, 10))
    joined = Event(title="一起调研", kind="meeting", held_on=date(2024, 1, 11))
    cast.enter([own], unit="research1")
    cast.enter([other, Draft(joined, lists={"participants": [cast.named("冯子昂")]})], unit="society")
    cast.enter([task(cast, "交办", date(2024, 1, 12))])
    assert days(page(visit("clerk"))) == {"10": ["产业链座谈"], "11": ["一起调研"], "12": ["交办"]}
    assert days(page(visit("clerk"), "/?week=2024-01-15")) == {}


def test_what_one_recorded_lately_and_registers_most_are_at_hand(visit, cast):
    events = [Event(title=f"第{n}场", kind="study", held_on=date(2023, 3, n)) for n in range(1, 4)]
    (first, *_) = cast.enter(events, unit="research1", by="clerk")
    (gone,) = cast.enter(
        [Event(title="作废的", kind="study", held_on=date(2023, 3, 9))], unit="research1", by="clerk"
    )
    void(gone, by=cast.users["general"], reason="重复")
    cast.enter([task(cast, "别人登记的", date(2024, 1, 9))])
    text = page(visit("clerk"))
    lately = text.partition("我最近登记")[2].partition("</section>")[0]
    assert re.findall(r"<li><a [^>]+>([^<]+)</a><small>([^<]+)</small>", lately) == [
        ("2023-03-01 第1场", "活动台账 · 一批3条 · 2023-03-01")
    ]
    assert re.findall(r'aria-label="登记([^"]+)"', text)[0] == "活动台账"
    assert "我最近登记" not in page(visit("neighbour"))


def test_figures_come_after_the_page_beside_last_year(visit, cast):
    sent = [date(2024, 1, 4), date(2024, 1, 5), date(2023, 1, 5), date(2023, 1, 9)]
    upper = cast.body("省政府研究室", kind="upper_body")
    rows = [Submission(title=f"材料{day}", kind="summary", body=upper, sent_on=day) for day in sent]
    cast.enter(rows, unit="research1")
    browser = visit("clerk")
    assert 'hx-get="/figures/"' in page(browser)
    assert "对上报送文稿" not in page(browser)
    text = part(browser, "/figures/")
    assert "<html" not in text
    assert "<span>对上报送文稿</span><b>2<small>篇</small></b>" in text
    assert "<em><i>+1</i>比去年同期多1篇（去年同期1篇）</em>" in text
    assert "<html" in page(browser, "/figures/")
    assert "对上报送文稿" not in part(visit("neighbour"), "/figures/")


def test_figures_follow_the_records_at_once(visit, cast):
    browser = visit("clerk")
    upper = cast.body("省政府研究室", kind="upper_body")
    assert "都还没有数字" in part(browser, "/figures/")
    (sent,) = cast.enter(
        [Submission(title="材料", kind="summary", body=upper, sent_on=date(2024, 1, 4))], unit="research1"
    )
    assert "<b>1<small>篇" in part(browser, "/figures/")
    void(sent, by=cast.users["general"], reason="重复")
    assert "都还没有数字" in part(browser, "/figures/")


@pytest.mark.parametrize("login", ["sysadmin", "secadmin", "auditor"])
def test_an_administrator_sees_nothing_of_the_offices_business(login, visit, cast):
    cast.enter([task(cast, "机密以外的事", date(2024, 1, 9))])
    browser = visit(login)
    text = page(browser)
    assert "这个账号不查看业务内容" in text
    assert [
        word for word in ("机密以外的事", "待办</h2>", "week-days", 'hx-get="/figures/"') if word in text
    ] == []
    assert browser.get("/due/").status_code == 403
    assert browser.get("/figures/").status_code == 403


def test_an_outside_department_sees_its_own_alone(visit, cast):
    department = Unit.objects.get(short_name="市工信局")
    cast.enter(
        [
            task(cast, "自家的", date(2024, 1, 9), source_unit=department),
            task(cast, "别家的", date(2024, 1, 9)),
        ]
    )
    browser = visit("department")
    for text in (page(browser), page(browser, "/due/"), page(browser, "/due/?day=2024-01-09")):
        assert ("自家的" in text, "别家的" in text) == (True, False)
    assert 'hx-get="/figures/"' not in page(browser)
    assert browser.get("/figures/").status_code == 403


def test_restricted_records_come_up_for_nobody_else(visit, cast):
    talk = DisciplineTalk(
        person=cast.named("冯子昂"),
        kind="daily",
        held_on=date(2024, 1, 2),
        talker=cast.named("高振华"),
        reason="routine",
        follow_up_due=date(2024, 1, 9),
    )
    (talk,) = cast.enter([talk], unit="personnel", by="personnel")
    paths = ["/", "/?whose=office", "/due/", "/due/?whose=office&when=week", "/due/?day=2024-01-09"]
    for login in ("clerk", "head", "leader", "general", "department"):
        browser = visit(login)
        told = [path for path in paths if talk.number in page(browser, path)]
        assert told == [], login
    assert talk.number in page(visit("personnel"), "/due/?whose=office")


def test_the_whole_list_filters_by_when_and_unit(visit, cast):
    cast.enter([task(cast, "迟", date(2024, 1, 5)), task(cast, "今", date(2024, 1, 8))])
    cast.enter([task(cast, "邻", date(2024, 1, 5), responsible="乔安然", section="society")])
    browser = visit("leader")

    def titles(query):
        return re.findall(r'data-label="事项"><a [^>]+>([^<]+)</a>', page(browser, f"/due/?{query}"))

    assert titles("whose=office") == ["迟", "邻", "今"]
    assert titles("whose=office&when=today") == ["今"]
    assert titles(f"whose=office&when=late&unit={cast.unit('society').uid}") == ["邻"]
    assert titles("day=2024-01-08") == ["今"]
    assert titles("page=99999&whose=office") == ["迟", "邻", "今"]
    assert browser.get("/due/?unit=0123456789abcdef").status_code == 404


def test_the_same_queries_for_one_row_and_for_three(visit, cast):
    browser, numbers = visit("clerk"), []
    for day in (9, 10, 11):
        cast.enter([task(cast, f"{day}日", date(2024, 1, day))], unit="research1", by="clerk")
        page(browser)
        with CaptureQueriesContext(connection) as home:
            page(browser)
        with CaptureQueriesContext(connection) as whole:
            page(browser, "/due/")
        numbers.append((len(home), len(whole)))
    assert numbers[0] == numbers[1] == numbers[2]
    assert numbers[0][0] <= 48

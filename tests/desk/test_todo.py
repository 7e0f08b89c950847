"""待办: whose lists, grouped by day, merged with dated items, filtered, paged; the badge is the list's length."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from flows import texts

from canmou.desk.feed import calendar_of
from canmou.kernel.calendar import load_days
from canmou.kernel.people.models import Absence
from canmou.kernel.workflow import advance, ask, watch
from canmou.kernel.workflow.models import Step
from canmou.supervision.models import SupervisionTask


@pytest.fixture(autouse=True)
def calendar(cast):
    load_days()


def page(browser, path="/todo/"):
    answer = browser.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def groups(text):
    """Heading of each group → (its total, titles)."""
    found = {}
    for block in text.split('<h2 class="due-head">')[1:]:
        heading = re.sub(r"<[^>]+>", "", block.partition('<span class="count"')[0])
        total = re.search(r'class="count">(\d+)项', block)[1]
        found[heading] = (int(total), re.findall(r'class="what"><a href="/records/[^"]+">([^<]+)</a>', block))
    return found


def listed(text):
    return re.findall(r'class="what"><a href="/records/[^"]+">([^<]+)</a>', text)


def badge(text):
    found = re.search(r'class="todo-count">(\d+)<', text)
    return int(found[1]) if found else 0


def task(cast, title, due_on, responsible="冯子昂", section="research1"):
    return SupervisionTask(
        title=title,
        kind="daily",
        urgency="normal",
        basis="室务会议",
        assigned_on=date(2023, 11, 1),
        lead_section=cast.unit(section),
        responsible=cast.named(responsible),
        due_on=due_on,
    )


def test_steps_and_dated_items_stand_in_one_list_by_day(visit, cast, flow):
    days = {
        "迟稿": date(2024, 1, 5),
        "今稿": date(2024, 1, 8),
        "周内稿": date(2024, 1, 12),
        "后稿": date(2024, 2, 1),
    }
    texts(cast, flow, *days, days=days)
    cast.enter([task(cast, "督办事项", date(2024, 1, 9))], unit="general")
    (read,) = texts(cast, flow, "请阅稿", by="head")
    advance(flow, read, "hand_in", by=cast.users["clerk"])
    ask(read, by=cast.users["head"], kind="read", whom=[cast.named("冯子昂")])
    text = page(visit("clerk"))
    assert groups(text) == {
        "已超期": (1, ["迟稿"]),
        "今天": (1, ["今稿"]),
        "本周": (2, ["督办事项", "周内稿"]),
        "以后": (1, ["后稿"]),
        "没有期限": (1, ["请阅稿"]),
    }
    assert "应于1月5日前办理，已超期3天" in text
    assert "起草 · 高振华1月8日交来" in text


def test_a_deadline_of_a_record_in_a_flow_stands_only_once(visit, cast, flow):
    (held,) = cast.enter([task(cast, "流程里的督办", date(2024, 1, 9))], unit="research1")
    assert listed(page(visit("clerk"))) == ["流程里的督办"]
    Step.objects.create(
        office=held.office,
        ref=held.ref,
        flow="desk_text",
        state="drafting",
        person=cast.named("冯子昂"),
        opened_at="2024-01-08T09:00+08:00",
        due_on=date(2024, 1, 9),
    )
    text = page(visit("clerk"))
    assert listed(text) == ["流程里的督办"]
    assert "应于1月9日前办理" in text and "应于1月9日前办结" not in text


@pytest.mark.parametrize(
    "login", ["clerk", "head", "leader", "general", "personnel", "neighbour", "department"]
)
def test_the_badge_is_the_length_of_the_list_and_of_home(login, visit, cast, flow):
    texts(cast, flow, "甲稿", "乙稿")
    (third,) = texts(cast, flow, "丙稿")
    advance(flow, third, "hand_in", by=cast.users["clerk"])
    cast.enter([task(cast, "督办", date(2024, 1, 9)), task(cast, "督办二", date(2024, 1, 3), "周承远")])
    browser = visit(login)
    text = page(browser)
    home = page(browser, "/?whose=mine")
    shown = len(listed(text))
    expected = {"clerk": 3, "head": 1, "leader": 1}.get(login, 0)
    assert (shown, badge(text), badge(home)) == (expected, expected, expected)
    tab = re.search(r'href="\?whose=mine"[^>]*>我的 (\d+)', home)
    assert tab is None or int(tab[1]) == expected
    assert re.search(r'href="\?tab=mine"[^>]*>待我办理 (\d+)', text)[1] == str(expected)
    per_group = sum(map(int, re.findall(r'class="due-head">.*?class="count">(\d+)项', home)))
    assert per_group == expected or tab is None


def test_the_badge_follows_every_step_at_once(visit, cast, flow):
    (text,) = texts(cast, flow, "甲稿")
    browser, head = visit("clerk"), visit("head")
    assert (badge(page(browser)), badge(page(head))) == (1, 0)
    advance(flow, text, "hand_in", by=cast.users["clerk"])
    assert (badge(page(browser)), badge(page(head))) == (0, 1)


def test_the_lists_of_a_section_of_what_was_handed_on_done_and_watched(visit, cast, flow):
    first, second = texts(cast, flow, "甲稿", "乙稿")
    advance(flow, first, "hand_in", by=cast.users["clerk"], opinion="请核")
    watch(second.ref, by=cast.users["leader"])
    assert listed(page(visit("clerk"), "/todo/?tab=section")) == ["乙稿", "甲稿"]
    assert listed(page(visit("clerk"), "/todo/?tab=handed")) == ["甲稿"]
    done = page(visit("clerk"), "/todo/?tab=done")
    assert listed(done) == ["甲稿"]
    assert "1月8日送核" in done and "<q>请核</q>" in done
    watched = page(visit("leader"), "/todo/?tab=watching")
    assert listed(watched) == ["乙稿"]
    assert "在冯子昂手上" in watched
    assert listed(page(visit("leader"), "/todo/?tab=office")) == ["乙稿", "甲稿"]
    assert "tab=office" not in page(visit("clerk"))
    assert listed(page(visit("clerk"), "/todo/?tab=office")) == listed(page(visit("clerk")))


def test_the_week_the_days_list_and_the_calendar_tell_steps_too(visit, cast, flow):
    (text,) = texts(cast, flow, "甲稿", days={"甲稿": date(2024, 1, 10)})
    cast.enter([task(cast, "督办", date(2024, 1, 10))])
    browser = visit("clerk")
    week = page(browser, "/").partition('class="week-days"')[2]
    wednesday = week.partition("<b>10</b>")[2].partition("<b>11</b>")[0]
    assert re.findall(r'<li><a href="/records/[^"]+">([^<]+)</a>', wednesday) == ["督办", "甲稿"]
    for path in ("/due/?day=2024-01-10", "/due/?whose=mine&when=week", "/due/?whose=section"):
        titles = re.findall(r'data-label="事项"><a [^>]+>([^<]+)</a>', page(browser, path))
        assert sorted(titles) == ["甲稿", "督办"], path
    calendar = calendar_of(cast.users["clerk"]).to_ical().decode().replace("\r\n ", "")
    assert re.findall(r"SUMMARY:(.+?)\r", calendar) == ["2023-11-01 督办：办结", "甲稿：起草"]
    advance(flow, text, "hand_in", by=cast.users["clerk"])
    assert "甲稿" not in calendar_of(cast.users["clerk"]).to_ical().decode()


def test_who_stands_in_reads_why(visit, cast, flow):
    texts(cast, flow, "甲稿")
    Absence.objects.create(
        person=cast.named("冯子昂"),
        kind="annual",
        valid_from=date(2024, 1, 8),
        valid_to=date(2024, 1, 9),
        stand_in=cast.named("高振华"),
        made_by=cast.users["head"],
        made_at="2024-01-08T08:00+08:00",
    )
    text = page(visit("head"))
    assert listed(text) == ["甲稿"]
    assert "冯子昂年休假，由代岗人代办" in text


def test_a_list_is_filtered_by_what_stands_in_the_address(visit, cast, flow):
    days = {"产业稿": date(2024, 1, 5), "民生稿": date(2024, 1, 8)}
    texts(cast, flow, *days, days=days)
    cast.enter([task(cast, "产业督办", date(2024, 1, 9))])
    browser = visit("clerk")
    assert listed(page(browser, "/todo/?q=产业")) == ["产业稿", "产业督办"]
    assert listed(page(browser, "/todo/?q=产业&when=late")) == ["产业稿"]
    assert listed(page(browser, "/todo/?kind=deadline")) == ["产业督办"]
    assert listed(page(browser, "/todo/?kind=act")) == ["产业稿", "民生稿"]
    assert listed(page(browser, "/todo/?ledger=STK")) == ["产业督办"]
    number = SupervisionTask.objects.get().number
    assert listed(page(browser, f"/todo/?q={number}")) == ["产业督办"]
    assert "没有符合条件的事项" in page(browser, "/todo/?q=没有的")
    assert listed(page(browser, "/todo/?kind=x&when=y&tab=z&page=-3")) == ["产业稿", "民生稿", "产业督办"]


def test_a_long_list_is_paged_and_its_groups_count_the_whole(visit, cast, flow):
    texts(cast, flow, *(f"第{n:02}稿" for n in range(52)))
    browser = visit("clerk")
    first, second = page(browser), page(browser, "/todo/?page=2")
    assert (len(listed(first)), listed(second)) == (50, ["第50稿", "第51稿"])
    assert groups(second)["本周"][0] == 52
    assert "共52条" in first
    assert listed(page(browser, "/todo/?page=99")) == listed(second)


@pytest.mark.parametrize("tab", ["mine", "section", "handed", "done", "watching"])
def test_the_same_queries_for_one_row_and_for_three(tab, visit, cast, flow):
    browser, numbers = visit("clerk"), []
    for day in (9, 10, 11):
        open_, done = texts(cast, flow, f"{day}日稿", f"{day}日送的")
        advance(flow, done, "hand_in", by=cast.users["clerk"])
        watch(open_.ref, by=cast.users["clerk"])
        cast.enter([task(cast, f"{day}日", date(2024, 1, day))], unit="research1", by="clerk")
        path = f"/todo/?tab={tab}"
        page(browser, path)
        with CaptureQueriesContext(connection) as seen:
            assert listed(page(browser, path))
        numbers.append(len(seen))
    assert numbers[0] == numbers[1] == numbers[2]
    assert numbers[0] <= 50

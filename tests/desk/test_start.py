"""The start page, the overview of ledgers, and the audit log."""

import re
from datetime import date

from canmou.activities.models import Event
from canmou.kernel.ledger.actions import void
from canmou.kernel.ledger.declare import LINES


def page(browser, path):
    return browser.get(path).content.decode()


def year_so_far(text):
    found = re.findall(
        r"<span>([^<]+)</span><b>(\d+)<small>条</small></b><small>去年同期(\d+)条</small><small>累计(\d+)条</small>",
        text,
    )
    return {name: (int(this), int(last), int(total)) for name, this, last, total in found}


def test_the_year_so_far_beside_last_year(visit, cast):
    days = [date(2024, 1, 5), date(2024, 1, 8), date(2024, 1, 9), date(2023, 1, 8), date(2023, 1, 9)]
    rows = [Event(title=f"活动{day}", kind="meeting", held_on=day) for day in days]
    written = cast.enter(rows)
    void(written[0], by=cast.users["general"], reason="重复")
    found = year_so_far(page(visit("clerk"), "/"))
    assert list(found)[-1] == "综合"
    assert found["综合"] == (1, 1, 4)
    assert {found[name] for name in found if name != "综合"} == {(0, 0, 0)}


def test_the_latest_records_come_in_runs(visit, cast, things):
    cast.enter(
        [Event(title=f"第{n}场", kind="study", held_on=date(2023, 3, n)) for n in range(1, 5)], unit="economy"
    )
    text = page(visit("clerk"), "/")
    first = re.search(r'<td class="long" data-label="题名">(.*?)</td>', text)[1]
    assert re.sub(r"<[^>]+>", "", first) == "2023-03-04 第4场 等4条"


def test_the_ledgers_of_ones_own_section_are_at_hand(visit, cast):
    cast.enter([Event(title="近日", kind="meeting", held_on=date(2023, 12, 1))], unit="research1")
    cast.enter([Event(title="别科", kind="meeting", held_on=date(2023, 12, 2))], unit="society")
    mine = page(visit("clerk"), "/")
    assert "本科室常用台账" in mine
    assert "近一年1条" in mine
    assert 'href="/ledgers/AEV/new/"' in mine
    assert "本科室常用台账" not in page(visit("department"), "/")


def test_an_administrator_is_told_why_the_page_is_bare(visit, things):
    text = page(visit("sysadmin"), "/")
    assert "这个账号不查看业务内容" in text
    assert "最近登记" not in text


def test_the_overview_lists_every_open_ledger_once_and_parts_under_their_whole(visit, things):
    text = page(visit("general"), "/ledgers/")
    codes = re.findall(r'<a href="/ledgers/([A-Z]{3})/"(?: class="none")?><span>', text)
    assert len(codes) == len(set(codes))
    assert {"AEV", "SMC", "SMU"} <= set(codes)
    lines = re.findall(r'<section class="panel" id="(\w+)"', text)
    assert lines == [line for line in LINES if line != "across"] + ["across"]
    whole = text[text.index('href="/ledgers/SMC/"') :]
    assert re.match(r'.*?</a><ul>.*?href="/ledgers/SMU/".*?</ul>', whole, re.DOTALL)


def test_the_overview_finds_a_ledger_by_name(visit, cast):
    text = page(visit("general"), "/ledgers/?q=活动台账")
    assert re.findall(r'<a href="/ledgers/([A-Z]{3})/"(?: class="none")?><span>', text) == ["AEV"]
    assert "没有这样的台账" in page(visit("general"), "/ledgers/?q=没有的")


def test_the_audit_log_names_fields_and_filters(visit, cast):
    (record,) = cast.enter([Event(title="座谈会", kind="meeting", held_on=date(2022, 6, 7))])
    void(record, by=cast.users["general"], reason="重复")
    browser = visit("auditor")
    text = page(browser, f"/audit/?q={record.number}")
    assert [word for word in ("作废", "登记", "活动名称、活动类别", "已作废") if word not in text] == []
    assert "座谈会" not in text
    assert "没有日志" in page(browser, "/audit/?q=没有的编号")
    assert "孙启航" in page(browser, "/audit/?q=孙启航")

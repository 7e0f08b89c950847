"""The overview of ledgers, and the audit log."""

import re
from datetime import date

from canmou.activities.models import Event
from canmou.kernel.ledger.actions import void
from canmou.kernel.ledger.declare import LINES


def page(browser, path):
    return browser.get(path).content.decode()


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

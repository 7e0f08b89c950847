"""Acts on many records: told first, all or none, nobody's rights exceeded."""

import re
from datetime import date

import pytest
from listed import donations, listed, page, rows_of

from canmou.activities.models import Event
from canmou.affairs.models import Donation
from canmou.kernel.audit.models import AuditRow
from canmou.kernel.ledger.actions import amend, void
from canmou.kernel.ledger.models import RecordChange
from canmou.kernel.secrecy.models import SecrecyEvent

BULK = "/ledgers/AEV/bulk/"


@pytest.fixture
def events(cast):
    """AEV 1–4: two of 综合调研一科, one of 社会调研科, one void."""
    rows = [Event(title=f"活动{n}", kind="meeting", held_on=date(2022, 6, n)) for n in (1, 2, 3, 4)]
    made = [*cast.enter(rows[:2], unit="research1"), *cast.enter(rows[2:], unit="society")]
    void(made[3], by=cast.users["general"], reason="重复")
    return made


def pick(*events):
    return {"scope": "picked", "pick": [event.number for event in events]}


def mark(answer):
    return re.search(r'name="mark" value="(\w+)"', answer.content.decode())[1]


def told(answer):
    return re.sub(
        r"<[^>]+>", "", re.search(r'<p class="bulk-told">(.*?)</p>', answer.content.decode(), re.DOTALL)[1]
    )


def kinds():
    return list(Event.objects.order_by("number").values_list("kind", flat=True))


def test_voiding_is_previewed_then_done_with_a_reason(visit, cast, events):
    head = visit("head")  # may void what 综合调研一科 owns
    asked = {"act": "void", "scope": "filter"}
    preview = head.post(f"{BULK}?voided=1", asked)
    assert told(preview) == "2条可以作废，2条不能（原因见下），会留着不动。"
    text = preview.content.decode()
    assert "您只能对本科室的记录" in text
    assert "已经作废" in text
    assert Event.objects.filter(voided=True).count() == 1
    nothing = head.post(f"{BULK}?voided=1", {**asked, "step": "do", "mark": mark(preview), "reason": ""})
    assert (nothing.status_code, Event.objects.filter(voided=True).count()) == (422, 1)
    done = head.post(f"{BULK}?voided=1", {**asked, "step": "do", "mark": mark(preview), "reason": "登记错了"})
    assert done.headers["Location"] == "/ledgers/AEV/?voided=1"
    assert "已作废2条，2条按预览所列没有改动" in page(head, "/ledgers/AEV/?voided=1")
    assert sorted(Event.objects.filter(voided=True).values_list("number", flat=True)) == sorted(
        event.number for event in (events[0], events[1], events[3])
    )
    reasons = RecordChange.objects.filter(ref__in=[events[0].ref_id, events[1].ref_id]).values_list(
        "verb", "reason"
    )
    assert list(reasons) == [("作废", "登记错了")] * 2
    assert AuditRow.objects.filter(verb="作废").count() == 3


def test_a_column_is_set_for_those_picked(visit, cast, events):
    browser = visit("general")
    asked = {"act": "set.kind", **pick(*events[:3])}
    first = browser.post(BULK, asked)
    assert told(first) == "3条可以设置“活动类别”。"
    second = browser.post(BULK, {**asked, "step": "see", "value": "study"})
    assert told(second) == "3条的“活动类别”将改为“学习研讨”。"
    assert kinds() == ["meeting"] * 4
    browser.post(BULK, {**asked, "step": "do", "value": "study", "mark": mark(second)})
    assert kinds() == ["study"] * 3 + ["meeting"]
    again = browser.post(BULK, {**asked, "step": "see", "value": "study"})
    assert told(again).startswith("0条")
    assert again.content.decode().count("已经是这个值，不用改") == 3
    refused = browser.post(BULK, {**asked, "step": "do", "value": "study", "mark": mark(again)})
    assert (refused.status_code, kinds()) == (409, ["study"] * 3 + ["meeting"])


def test_the_owner_is_changed_only_by_those_who_may(visit, cast, events):
    asked = {"act": "set.unit", **pick(*events[:3]), "step": "see", "value": "机关党建科"}
    clerk = visit("clerk").post(BULK, asked)
    assert told(clerk).startswith("0条")
    assert "您没有权限把记录转给这个科室" in clerk.content.decode()
    browser = visit("general")
    browser.post(BULK, {**asked, "step": "do", "mark": mark(browser.post(BULK, asked))})
    units = Event.objects.order_by("number").values_list("unit__name", flat=True)
    assert list(units) == ["机关党建科"] * 3 + ["社会调研科"]
    assert set(Event.objects.order_by("number").values_list("ref__unit__name", flat=True)[:3]) == {
        "机关党建科"
    }


def test_what_would_stand_twice_or_break_a_rule_is_refused_in_the_preview(visit, cast, events):
    browser = visit("general")
    events[1].title = events[0].title
    amend(events[1], by=cast.users["general"])
    asked = {"act": "set.held_on", **pick(*events[:3]), "step": "see"}
    text = browser.post(BULK, {**asked, "value": "2022-06-01"}).content.decode()
    assert f"里已有活动名称、活动日期相同的记录（{events[0].number}）" in text
    assert told_of(text) == "1条的“活动日期”将改为“2022-06-01”，2条不能（原因见下），会留着不动。"
    wrong = browser.post(BULK, {**asked, "value": "1822-06-01"})
    assert wrong.status_code == 422
    early = browser.post(BULK, {**asked, "value": ""})
    assert (early.status_code, "请填写这一项" in early.content.decode()) == (422, True)


def test_a_person_is_set_where_the_rules_of_the_ledger_allow_it(visit, cast):
    donations(cast)
    browser, path = visit("general"), "/ledgers/FDN/bulk/?f=amount.range...100"
    asked = {"act": "set.donor", "scope": "filter", "step": "see"}
    assert 'list="people"' in browser.post(path, {**asked, "step": ""}).content.decode()
    unknown = browser.post(path, {**asked, "value": "查无此人"})
    assert (unknown.status_code, "没有名为“查无此人”的人员" in unknown.content.decode()) == (422, True)
    seen = browser.post(path, {**asked, "value": "白玉成"})
    assert told(seen) == "2条的“捐款人”将改为“白玉成”，1条不能（原因见下），会留着不动。"
    assert "捐款人和捐款科室填且只填一个" in seen.content.decode()
    browser.post(path, {**asked, "step": "do", "value": "白玉成", "mark": mark(seen)})
    donors = Donation.objects.order_by("number").values_list("donor__name", flat=True)
    assert list(donors) == ["白玉成", "乔安然", None, "白玉成", None]


def told_of(text):
    return re.sub(r"<[^>]+>", "", re.search(r'<p class="bulk-told">(.*?)</p>', text, re.DOTALL)[1])


def test_a_change_after_the_preview_stops_everything(visit, cast, events):
    browser = visit("general")
    asked = {"act": "set.kind", **pick(*events[:2]), "step": "see", "value": "visit"}
    seen = browser.post(BULK, asked)
    events[0].place = "三楼"
    amend(events[0], by=cast.users["clerk"])
    answer = browser.post(BULK, {**asked, "step": "do", "mark": mark(seen)})
    assert (answer.status_code, kinds()) == (409, ["meeting"] * 4)
    assert "什么也没有做" in answer.content.decode()
    browser.post(BULK, {**asked, "step": "do", "mark": mark(answer)})
    assert kinds() == ["visit"] * 2 + ["meeting"] * 2


def test_the_filter_is_what_is_meant_by_all_of_the_filter(visit, cast, events):
    browser = visit("general")
    asked = {"act": "set.kind", "scope": "filter", "step": "see", "value": "visit"}
    address = f"{BULK}?f=held_on.range.2022-06-02..2022-06-04"
    browser.post(address, {**asked, "step": "do", "mark": mark(browser.post(address, asked))})
    assert kinds() == ["meeting", "visit", "visit", "meeting"]


def test_a_selection_is_exported_in_the_order_and_columns_of_the_list(visit, events):
    browser = visit("clerk")
    answer = browser.post(
        f"{BULK}?sort=held_on&cols=held_on,title", {"act": "export", **pick(events[2], events[0])}
    )
    rows = rows_of(answer.content, "活动台账")
    assert [row[:3] for row in rows[:1]] == [["编号", "活动日期", "活动名称"]]
    assert [row[0] for row in rows[1:]] == [events[0].number, events[2].number]
    assert AuditRow.objects.order_by("-seq").values_list("verb", "number", "count").first() == (
        "导出清单",
        "AEV",
        2,
    )


@pytest.mark.parametrize(
    "sent",
    [
        {"act": "void", "scope": "picked"},
        {"act": "export", "scope": "picked"},
        {"act": "", "scope": "filter"},
        {"act": "set.title", "scope": "filter"},
        {"act": "set.password", "scope": "filter"},
        {"act": "void", "scope": "filter", "step": "do", "mark": "x", "reason": "原因"},
    ],
)
def test_what_makes_no_sense_is_refused_and_changes_nothing(sent, visit, events):
    answer = visit("general").post(BULK, sent)
    assert (answer.status_code, Event.objects.filter(voided=True).count(), kinds()) == (
        409,
        1,
        ["meeting"] * 4,
    )


def test_those_who_may_only_read_are_offered_nothing_but_export(visit, events):
    text = page(visit("leader"), "/ledgers/AEV/")
    assert re.findall(r'<option value="(void|export|set\.\w+)">', text) == ["export"]
    assert visit("leader").post(BULK, {"act": "void", **pick(events[0])}).status_code == 409
    outside = page(visit("department"), "/ledgers/AEV/")
    assert ('id="bulk"' in outside, 'name="pick"' in outside) == (False, False)


def test_too_many_at_once_are_refused(visit, events, monkeypatch):
    from canmou.desk.lists import bulk

    monkeypatch.setattr(bulk, "MOST", 2)
    answer = visit("general").post(BULK, {"act": "void", "scope": "filter"})
    assert (answer.status_code, "一次最多处理2条" in answer.content.decode()) == (409, True)


def test_a_secrecy_mark_in_the_reason_is_refused(visit, events):
    browser, asked = visit("general"), {"act": "void", **pick(events[0])}
    sent = {**asked, "step": "do", "reason": "机密★10年", "mark": mark(browser.post(BULK, asked))}
    assert browser.post(BULK, sent).status_code == 422
    assert (SecrecyEvent.objects.count(), Event.objects.filter(voided=True).count()) == (1, 1)
    assert listed(browser, "/ledgers/AEV/") == [3, 2, 1]

"""Record pages: entering, changing, voiding, parts of a whole, history; what is typed is never lost."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from canmou.activities.models import Event
from canmou.kernel.audit.models import AuditRow
from canmou.kernel.ledger.actions import amend
from canmou.kernel.ledger.declare import ledgers
from canmou.kernel.ledger.models import RecordChange, RecordRef
from canmou.kernel.people.models import Unit
from canmou.supervision.models import MechanismUse

NEW = "/ledgers/AEV/new/"
VALUES = {
    "title": "链主企业座谈会",
    "kind": "meeting",
    "held_on": "2022-09-01",
    "place": "高新区",
    "participants": "冯子昂、丁若兰",
    "hosts": "综合调研一科、市工信局",
    "headcount": "12",
    "unit": "综合调研一科",
}


def text(answer):
    return answer.content.decode()


def fields_of(page):
    """The values that a form shows: name → value of inputs, text of areas, chosen option."""
    found = dict(re.findall(r'<input[^>]* name="(\w+)"[^>]*? value="([^"]*)"', page))
    found |= dict(re.findall(r'<textarea name="(\w+)"[^>]*>\n?([^<]*)</textarea>', page))
    for name, body in re.findall(r'<select name="(\w+)"[^>]*>(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', body)
        found[name] = chosen[1] if chosen else ""
    return found


def standing():
    return (
        list(Event.objects.values_list("number", "title", "place", "version", "voided").order_by("pk")),
        RecordRef.objects.count(),
        RecordChange.objects.count(),
        AuditRow.objects.count(),
    )


def test_entering_a_record(visit, cast):
    answer = visit("clerk").post(NEW, VALUES)
    assert answer.headers["Location"] == "/records/ZZ-AEV-2022-00001/"
    record = Event.objects.get()
    assert (record.title, record.place, record.headcount) == ("链主企业座谈会", "高新区", 12)
    page = text(visit("neighbour").get("/records/ZZ-AEV-2022-00001/"))
    assert "冯子昂、丁若兰" in page
    assert "综合调研一科、淄州市工业和信息化局" in page
    assert "未填：开始日期、活动内容。" in page


def test_saving_and_entering_the_next(visit, cast):
    answer = visit("clerk").post(NEW, VALUES | {"again": "1"})
    assert answer.headers["Location"] == f"{NEW}?after=ZZ-AEV-2022-00001"
    assert Event.objects.count() == 1
    begun = fields_of(text(visit("clerk").get(answer.headers["Location"])))
    kept = {"kind": "meeting", "held_on": "2022-09-01", "hosts": "综合调研一科、淄州市工业和信息化局"}
    dropped = {"title": "", "place": "", "participants": "", "headcount": ""}
    expected = kept | dropped | {"unit": "综合调研一科"}
    assert {name: begun.get(name, "") for name in expected} == expected


def test_the_own_section_is_filled_in(visit, cast):
    assert fields_of(text(visit("clerk").get(NEW)))["unit"] == "综合调研一科"


def test_what_was_typed_comes_back_with_what_is_wrong(visit, cast):
    before = standing()
    wrong = VALUES | {
        "title": "",
        "headcount": "十几人",
        "participants": "冯子昂、查无此人",
        "held_on": "2022年",
    }
    answer = visit("clerk").post(NEW, wrong)
    page = text(answer)
    assert answer.status_code == 422
    kept = fields_of(page)
    assert {name: kept.get(name, "") for name in wrong} == wrong
    assert "没有名为“查无此人”的人员" in page
    told = re.search(r"没有保存，请先改正：(.*?)</p>", page)[1]
    assert re.findall(r'<a href="#(\w+)">([^<]+)</a>', told) == [
        ("id_title", "活动名称"),
        ("id_held_on", "活动日期"),
        ("id_participants", "参加人员"),
        ("id_headcount", "参加人数"),
    ]
    assert standing() == before


def test_rules_of_the_record_are_told_at_their_field(visit, cast):
    answer = visit("clerk").post(NEW, VALUES | {"started_on": "2022-09-09"})
    assert answer.status_code == 422
    assert "开始日期不能晚于活动日期（结束日）" in text(answer)
    assert Event.objects.count() == 0


def test_a_twin_is_told_with_the_number_of_the_other(visit, cast):
    browser = visit("clerk")
    browser.post(NEW, VALUES)
    before = standing()
    answer = browser.post(NEW, VALUES)
    assert answer.status_code == 422
    assert "活动台账里已有活动名称、活动日期相同的记录（ZZ-AEV-2022-00001），请打开那条修改" in text(answer)
    assert standing() == before


def test_a_secrecy_mark_is_refused_on_the_form(visit, cast):
    before = standing()
    answer = visit("clerk").post(NEW, VALUES | {"content": "机密★一年"})
    assert answer.status_code == 422
    assert "系统没有保存" in text(answer)
    assert standing() == before


def test_the_secrecy_notice_stands_on_every_form(visit, things):
    browser, number = visit("general"), things.own.number
    for path in (
        NEW,
        f"/records/{number}/edit/",
        f"/records/{number}/void/",
        f"/records/{number}/",
        "/exchange/",
    ):
        assert "本系统为非涉密系统" in text(browser.get(path)), path


def test_changing_a_record_and_its_history(visit, things):
    browser, address = visit("clerk"), f"/records/{things.own.number}/"
    values = fields_of(text(browser.get(f"{address}edit/"))) | {"place": "市政务中心五楼"}
    values.pop("csrfmiddlewaretoken")
    assert browser.post(f"{address}edit/", values).headers["Location"] == address
    page = text(browser.get(address))
    assert "地点：</span><del>市政务中心三楼</del> → <ins>市政务中心五楼</ins>" in page
    assert "第2版" in page


def test_saving_without_a_change_changes_nothing(visit, things):
    browser, address = visit("clerk"), f"/records/{things.own.number}/edit/"
    values = fields_of(text(browser.get(address)))
    values.pop("csrfmiddlewaretoken")
    before = standing()
    assert browser.post(address, values).status_code == 302
    assert standing() == before


@pytest.mark.parametrize(("choice", "count"), [("mine", 9), ("theirs", 30)])
def test_a_stale_edit_keeps_both_and_loses_neither(choice, count, visit, things, cast):
    browser, address = visit("clerk"), f"/records/{things.own.number}/edit/"
    mine = fields_of(text(browser.get(address))) | {"title": "产业链专题座谈会", "headcount": "9"}
    mine.pop("csrfmiddlewaretoken")
    other = Event.objects.get(pk=things.own.pk)
    other.place, other.headcount = "稷门区政务中心", 30
    amend(other, by=cast.users["head"])
    before = standing()
    answer = browser.post(address, mine)
    page = text(answer)
    assert answer.status_code == 409
    assert "您打开之后别人改过这条记录：高振华 于 01-08" in page
    assert "高振华刚把这一栏改成了“30”，您填的是“9”，请在页首选择用谁的" in page
    assert standing() == before
    offered = fields_of(page)
    assert {name: offered[name] for name in ("title", "place", "headcount", "version", "base")} == {
        "title": "产业链专题座谈会",  # changed by me alone
        "place": "稷门区政务中心",  # changed by the other alone
        "headcount": "9",  # changed by both: mine stays, theirs is told
        "version": "2",
        "base": "1",
    }
    merged = re.search(r'<ul class="merged">(.*?)</ul>', page, re.DOTALL)[1]
    assert "<b>地点</b>：<del>市政务中心三楼</del> → <ins>稷门区政务中心</ins>" in merged
    assert merged.count("<li>") == 1
    asked = re.findall(r'name="choice-(\w+)" value="(\w+)" data-value="([^"]*)"', page)
    assert asked == [("headcount", "mine", "9"), ("headcount", "theirs", "30")]
    offered.pop("csrfmiddlewaretoken")
    again = browser.post(address, offered | {"clash": "headcount", "choice-headcount": ""})
    assert again.status_code == 422
    assert "请选择用谁填的内容" in text(again)
    assert re.findall(r'name="choice-(\w+)" value="(\w+)"', text(again)) == [
        ("headcount", "mine"),
        ("headcount", "theirs"),
    ]
    assert standing() == before
    chosen = offered | {"clash": "headcount", "choice-headcount": choice}
    assert browser.post(address, chosen).status_code == 302
    saved = Event.objects.get(pk=things.own.pk)
    assert (saved.title, saved.place, saved.headcount) == ("产业链专题座谈会", "稷门区政务中心", count)


def test_voiding_asks_for_a_reason(visit, things):
    browser, address = visit("head"), f"/records/{things.own.number}/"
    assert "作废记录" in text(browser.get(f"{address}void/"))
    before = standing()
    answer = browser.post(f"{address}void/", {"reason": "  "})
    assert answer.status_code == 422
    assert standing() == before
    assert browser.post(f"{address}void/", {"reason": "重复登记"}).headers["Location"] == address
    page = text(browser.get(address))
    assert "这条记录已作废，编号保留，不计入任何数字。" in page
    assert "原因：重复登记" in page
    assert f"{address}edit/" not in page
    assert browser.get(f"{address}edit/").status_code == 409
    assert browser.post(f"{address}void/", {"reason": "核实无误"}).headers["Location"] == address
    assert Event.objects.get(pk=things.own.pk).voided is False


def test_a_part_is_entered_from_its_whole(visit, things):
    browser, number = visit("general"), things.mechanism.number
    whole = text(browser.get(f"/records/{number}/"))
    assert f'href="/ledgers/SMU/new/?mechanism={number}"' in whole
    path = f"/ledgers/SMU/new/?mechanism={number}"
    form = text(browser.get(path))
    values = fields_of(form)
    assert values["mechanism"] == f"{number} 重点工作半月调度机制"
    assert f'<a class="btn btn-quiet" href="/records/{number}/">取消</a>' in form
    values.pop("csrfmiddlewaretoken")
    values |= {"used_on": "2022-03-15", "content": "第一次调度", "unit": "办公室"}
    assert browser.post(path, values).headers["Location"] == f"/records/{number}/"
    use = MechanismUse.objects.get()
    assert (use.mechanism, use.content) == (things.mechanism, "第一次调度")
    assert f'href="/records/{use.number}/"' in text(browser.get(f"/records/{number}/"))
    assert f'href="/records/{number}/"' in text(browser.get(f"/records/{use.number}/"))
    again = browser.post(path, values | {"content": "第二次调度", "again": "1"})
    assert again.headers["Location"] == f"{path}&after=ZZ-SMU-2022-00002"
    next_one = fields_of(text(browser.get(again.headers["Location"])))
    assert (next_one["mechanism"], next_one["used_on"], next_one.get("content", "")) == (
        f"{number} 重点工作半月调度机制",
        "2022-03-15",
        "",
    )


def test_a_page_costs_the_same_however_much_points_at_it(visit, things, django_assert_max_num_queries):
    browser, path = visit("general"), f"/records/{things.mechanism.number}/"
    browser.get(path)
    with django_assert_max_num_queries(25):
        browser.get(path)


def test_the_form_of_every_ledger_opens(visit, cast):
    keepers = [visit("general"), visit("personnel")]
    for found in ledgers():
        answers = [browser.get(f"/ledgers/{found.code}/new/").status_code for browser in keepers]
        assert (found.code, 200 in answers) == (found.code, not found.generated)


@pytest.mark.parametrize("number", ["..%2f..", "%00", "ZZ-AEV-2022-1", "' OR 1=1 --", "x" * 400, "空"])
def test_a_number_that_is_none_is_not_found(number, visit, cast):
    assert visit("clerk").get(f"/records/{number}/").status_code == 404


def test_the_page_leads_on_through_the_list_one_came_from(visit, things, cast):
    browser = visit("clerk")
    more = [
        Event(title=f"第{n}场", kind="meeting", held_on=date(2022, 7, n), place="三楼") for n in (1, 2, 3)
    ]
    first, second, third = cast.enter(more, unit="research1")

    def around(record, query="", referer=""):
        headers = {"referer": f"http://testserver{referer}"} if referer else {}
        page = text(browser.get(f"/records/{record.number}/{query}", headers=headers))
        found = re.search(r'<nav class="around".*?</nav>', page, re.DOTALL)
        return re.findall(r'<a href="([^"?]+)(?:\?([^"]*))?"', found[0]) if found else []

    listed = "/ledgers/AEV/?q=三楼&sort=held_on"
    from_list = around(second, referer=listed)
    assert [path for path, _ in from_list] == [
        "/ledgers/AEV/",
        f"/records/{first.number}/",
        f"/records/{third.number}/",
    ]
    carried = from_list[2][1]
    assert [path for path, _ in around(third, f"?{carried}")] == [
        "/ledgers/AEV/",
        f"/records/{second.number}/",
    ]
    assert [path for path, _ in around(first, "?list=")] == [
        "/ledgers/AEV/",
        f"/records/{second.number}/",
        f"/records/{things.filed.number}/",
    ]
    assert around(things.own, referer=listed.replace("三楼", "五楼")) == []  # it does not stand in that list
    assert around(second) == around(second, referer="/ledgers/SMC/?q=三楼") == []
    with CaptureQueriesContext(connection) as alone:
        browser.get(f"/records/{second.number}/")
    with CaptureQueriesContext(connection) as listed_too:
        browser.get(f"/records/{second.number}/?list=")
    assert len(listed_too) - len(alone) == 3


def test_neighbours_are_only_those_one_may_see(visit, things, cast):
    department = Unit.objects.get(short_name="市工信局")
    (other,) = cast.enter(
        [Event(title="后一场", kind="meeting", held_on=date(2022, 8, 1), source_unit=department)],
        unit="research1",
    )
    page = text(visit("department").get(f"/records/{other.number}/?list="))
    numbers = set(re.findall(r"/records/([A-Z0-9-]+)/\?list=", page))
    assert numbers == {things.filed.number}

"""The quick entry grid: rows checked cell by cell, right ones saved together, wrong ones kept, slips withdrawn."""

import json
import re
from datetime import date

import pytest

from canmou.activities.models import ChannelReading, Event
from canmou.kernel.audit.models import AuditRow
from canmou.kernel.ledger.actions import amend
from canmou.kernel.ledger.models import RecordChange, RecordRef
from canmou.personnel.models import DisciplineTalk

QUICK = "/ledgers/AEV/quick/"
ROW = {"title": "链主企业座谈会", "kind": "会议", "held_on": "2022年9月1日", "unit": "综合调研一科"}


def sent(*rows, do="save"):
    """What the page sends for these rows."""
    data = {"row": [], "do": do}
    for place, row in enumerate(rows, 1):
        data["row"].append(f"r{place}")
        data |= {f"r{place}-{name}": value for name, value in row.items()}
    return data


def ask(browser, *rows, do="save", path=QUICK):
    """The answer for the page's script."""
    answer = browser.post(path, sent(*rows, do=do), headers={"accept": "application/json"})
    assert answer.status_code == 200
    return json.loads(answer.content)


def standing():
    return (
        list(Event.objects.values_list("number", "title", "version", "voided").order_by("pk")),
        RecordRef.objects.count(),
        RecordChange.objects.count(),
        AuditRow.objects.count(),
    )


def test_cells_are_read_as_an_import_reads_them(visit, cast):
    told = ask(
        visit("clerk"),
        ROW | {"headcount": "１２户", "participants": "冯子昂、丁若兰", "content": "第一行\n第二行"},
        ROW | {"title": "万人大会", "headcount": "1.2万", "held_on": "6月7日"},
    )
    assert [(row["row"], row["number"], row["title"]) for row in told["saved"]] == [
        ("r1", "ZZ-AEV-2022-00001", "2022-09-01 链主企业座谈会"),
        ("r2", "ZZ-AEV-2024-00001", "2024-06-07 万人大会"),
    ]
    first, second = Event.objects.order_by("pk")
    assert (first.headcount, first.held_on, first.content) == (12, date(2022, 9, 1), "第一行\n第二行")
    assert (second.headcount, second.held_on) == (12000, date(2024, 6, 7))
    assert [person.name for person in first.participants.order_by("code")] == ["丁若兰", "冯子昂"]


def test_right_rows_are_saved_and_wrong_ones_come_back_with_what_to_do(visit, cast):
    wrong = ROW | {"title": "", "headcount": "十几人", "participants": "查无此人"}
    late = ROW | {"title": "倒着的", "started_on": "2022-10-01"}
    told = ask(visit("clerk"), ROW, wrong, late, {"unit": "综合调研一科"})
    assert [row["row"] for row in told["saved"]] == ["r1"]
    assert {key: row["problems"] for key, row in told["rows"].items()} == {
        "r2": {
            "title": "不能为空",
            "headcount": "“十几人”是概数，请填写准确的数字",
            "participants": "没有名为“查无此人”的人员，请核对姓名，或先在“人员”表里登记",
        },
        "r3": {"started_on": "开始日期不能晚于活动日期（结束日）"},
    }
    assert Event.objects.count() == 1


def test_checking_writes_nothing_and_tells_what_was_guessed(visit, cast):
    before = standing()
    told = ask(visit("clerk"), ROW | {"headcount": "12户"}, do="check")
    assert told == {
        "saved": [],
        "rows": {"r1": {"problems": {}, "notices": {"headcount": "“12户”读作12"}}},
    }
    assert standing() == before


def test_twins_are_refused_row_by_row(visit, cast):
    browser = visit("clerk")
    ask(browser, ROW)
    told = ask(browser, ROW, ROW | {"title": "甲"}, ROW | {"title": "甲"})
    assert [row["row"] for row in told["saved"]] == ["r2"]
    same = "活动台账里已有活动名称、活动日期相同的记录"
    assert {key: row["problems"] for key, row in told["rows"].items()} == {
        "r1": {"title": f"{same}（ZZ-AEV-2022-00001），请打开那条修改"},
        "r3": {"title": f"{same}（本批中），请打开那条修改"},
    }


def test_a_secrecy_mark_keeps_its_row_out_and_no_other(visit, cast):
    told = ask(visit("clerk"), ROW | {"content": "机密★一年"}, ROW | {"title": "另一次"})
    assert [row["row"] for row in told["saved"]] == ["r2"]
    assert "系统没有保存" in told["rows"]["r1"]["problems"][""]
    assert Event.objects.get().title == "另一次"


def test_rows_for_another_section_are_refused(visit, cast):
    told = ask(visit("clerk"), ROW | {"unit": "社会调研科"}, ROW | {"title": "本科的", "unit": ""})
    assert [row["row"] for row in told["saved"]] == ["r2"]
    assert told["rows"]["r1"]["problems"] == {
        "unit": "您只能对本科室的记录“登记台账记录”，这条记录归其他科室"
    }
    assert Event.objects.get().unit == cast.unit("research1")


def test_a_restricted_ledger_stays_closed(visit, cast):
    assert visit("clerk").get("/ledgers/NTK/quick/").status_code == 404
    assert visit("clerk").post("/ledgers/NTK/quick/", sent(ROW)).status_code == 404
    assert visit("personnel").get("/ledgers/NTK/quick/").status_code == 200
    assert DisciplineTalk.objects.count() == 0


def test_a_link_names_only_what_one_may_see(visit, things):
    row = {
        "title": "老旧小区改造",
        "decider": "综合调研一科",
        "undertaker": "智库工作科",
        "received_on": "2022-03-01",
        "unit": "智库工作科",
    }
    for hidden in (things.talk.number, things.talk.ref.title):
        told = ask(visit("thinktank"), row | {"origin_ref": hidden}, do="check", path="/ledgers/EDM/quick/")
        (problem,) = told["rows"]["r1"]["problems"].values()
        assert problem.startswith(("没有编号为", "各台账里没有题名为"))
    told = ask(
        visit("thinktank"), row | {"origin_ref": things.own.number}, do="check", path="/ledgers/EDM/quick/"
    )
    assert told["rows"]["r1"]["problems"] == {}


@pytest.mark.parametrize("do", ["check", "save"])
def test_forty_rows_cost_as_many_queries_as_two(do, visit, cast, django_assert_max_num_queries):
    def rows(name, count):
        return [ROW | {"title": f"{name}{n}", "hosts": "综合调研一科"} for n in range(count)]

    browser = visit("clerk")
    ask(browser, *rows("先", 2), do=do)
    with django_assert_max_num_queries(45) as few:
        ask(browser, *rows("二", 2), do=do)
    with django_assert_max_num_queries(45) as many:
        ask(browser, *rows("四十", 40), do=do)
    assert len(many) == len(few)


def test_without_scripts_the_page_is_a_plain_form(visit, cast):
    browser = visit("clerk")
    page = browser.get(QUICK).content.decode()
    assert len(re.findall(r'name="row" value="r\d+"', page)) == 5
    assert 'name="r1-unit" value="综合调研一科"' in page
    answer = browser.post(QUICK, sent(ROW, ROW | {"title": "另一次", "headcount": "约十人"}))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="/records/ZZ-AEV-2022-00001/"' in page
    assert 'name="saved" value="ZZ-AEV-2022-00001"' in page
    assert 'name="r2-headcount" value="约十人"' in page
    assert "“约十人”是概数，请填写准确的数字" in page
    again = browser.post(
        QUICK,
        sent(ROW | {"title": "另一次", "headcount": "10"}) | {"saved": ["ZZ-AEV-2022-00001"]},
    )
    page = again.content.decode()
    assert again.status_code == 200
    assert re.findall(r'name="number" value="([^"]+)"', page) == ["ZZ-AEV-2022-00002", "ZZ-AEV-2022-00001"]
    more = browser.post(QUICK, sent(ROW, do="more")).content.decode()
    assert len(re.findall(r'name="row" value="r\d+"', more)) == 11
    assert Event.objects.count() == 2


def test_what_was_just_entered_is_withdrawn_with_a_reason(visit, cast):
    browser = visit("clerk")
    ask(browser, ROW, ROW | {"title": "另一次"})
    numbers = ["ZZ-AEV-2022-00001", "ZZ-AEV-2022-00002"]
    before = standing()
    refused = browser.post(f"{QUICK}undo/", {"number": numbers, "reason": " "}, follow=True)
    assert [str(m) for m in refused.context["messages"]] == ["请写明撤回原因"]
    assert standing() == before
    done = browser.post(f"{QUICK}undo/", {"number": numbers, "reason": "登错了"}, follow=True)
    assert [str(m) for m in done.context["messages"]] == ["已撤回2条，编号保留，不计入任何数字"]
    assert list(Event.objects.values_list("voided", "version")) == [(True, 2), (True, 2)]
    assert list(RecordRef.objects.values_list("voided", flat=True)) == [True, True]
    told = RecordChange.objects.values_list("verb", "reason", "version")
    assert list(told) == [("撤回", "登错了", 2)] * 2
    assert (AuditRow.objects.latest("seq").verb, AuditRow.objects.latest("seq").count) == ("撤回登记", 2)
    assert [row["row"] for row in ask(browser, ROW)["saved"]] == ["r1"]


def test_only_ones_own_fresh_unchanged_rows_are_withdrawn(visit, cast, things):
    browser = visit("clerk")
    ask(browser, ROW, ROW | {"title": "改过的"})
    changed = Event.objects.get(title="改过的")
    changed.place = "一楼"
    amend(changed, by=cast.users["clerk"])
    before = standing()
    for number in (changed.number, things.own.number):
        data = {"number": number, "reason": "登错了"}
        answer = browser.post(f"{QUICK}undo/", data, headers={"accept": "application/json"})
        assert answer.status_code == 409
        assert f"{number}不能撤回" in json.loads(answer.content)["refused"]
    gone = browser.post(f"{QUICK}undo/", {"number": "ZZ-AEV-2022-99999", "reason": "登错了"})
    assert gone.status_code == 404
    assert standing() == before


def test_suggestions_hold_only_what_one_may_see(visit, things):
    def suggested(login, q, column="origin_ref", code="EDM"):
        answer = visit(login).get(f"/ledgers/{code}/suggest/", {"column": column, "q": q})
        assert answer.status_code == 200
        return [option["text"] for option in json.loads(answer.content)["options"]]

    talk = f"{things.talk.number} {things.talk.ref.title}"
    word = things.talk.ref.title[-3:]
    assert talk in suggested("personnel", word)
    assert talk in suggested("personnel", things.talk.number)
    assert talk not in suggested("clerk", word) + suggested("clerk", things.talk.number)
    assert suggested("clerk", "座谈") == [f"{things.own.number} {things.own.ref.title}"]
    assert suggested("clerk", "") == []
    assert suggested("clerk", "座谈", "title", "AEV") == []
    assert visit("clerk").get("/ledgers/NTK/suggest/?column=person&q=x").status_code == 404
    assert visit("clerk").get("/ledgers/AEV/suggest/?column=nothing&q=x").status_code == 404


def test_a_link_of_a_part_is_read_with_what_its_rules_ask(visit, cast):
    ask(
        visit("editor"),
        {"name": "淄州政策汇", "kind": "公众号", "level": "市级", "own": "是", "opened_on": "2022-05-01"},
        path="/ledgers/ACH/quick/",
    )
    row = {"channel": "淄州政策汇", "measure": "关注人数", "value": "6.3万"}
    told = ask(
        visit("editor"),
        row | {"read_on": "2022-04-01"},
        row | {"read_on": "2022-06-01"},
        path="/ledgers/ARD/quick/",
    )
    assert told["rows"]["r1"]["problems"] == {"read_on": "读数日期早于该渠道的开通日期（2022-05-01）"}
    assert ChannelReading.objects.get().value == 63000

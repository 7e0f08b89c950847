"""The full form: evidence with a new record, copies, drafts that may be kept, refusals that lose nothing."""

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from canmou.activities.models import Event
from canmou.experts.models import DecisionMatter
from canmou.kernel.attachments.models import Attachment
from canmou.kernel.ledger.actions import amend, void
from canmou.kernel.ledger.models import RecordRef

NEW = "/ledgers/AEV/new/"
VALUES = {
    "title": "链主企业座谈会",
    "kind": "meeting",
    "held_on": "2022-09-01",
    "unit": "综合调研一科",
}
JSON = {"accept": "application/json, text/html"}


def file(name, content=b"notice"):
    return SimpleUploadedFile(name, content)


def text(answer):
    return answer.content.decode()


def test_a_record_is_entered_with_its_evidence(visit, cast):
    files = [file("通知.txt"), file("名单.txt", b"a,b")]
    answer = visit("clerk").post(NEW, VALUES | {"evidence": files, "personal": "on"})
    assert answer.headers["Location"] == "/records/ZZ-AEV-2022-00001/"
    kept = Attachment.objects.order_by("pk").values_list("ref__number", "name", "blob__encrypted")
    assert list(kept) == [
        ("ZZ-AEV-2022-00001", "通知.txt", True),
        ("ZZ-AEV-2022-00001", "名单.txt", True),
    ]


def test_one_bad_file_is_named_and_nothing_is_saved(visit, cast):
    files = [file("通知.txt"), file("程序.exe", b"MZ\x90\x00"), file("空.txt", b"")]
    answer = visit("clerk").post(NEW, VALUES | {"evidence": files})
    page = text(answer)
    assert answer.status_code == 422
    told = re.search(r'id="id_evidence_error">(.*?)</div>', page, re.DOTALL)[1]
    errors = re.findall(r"<span>(.*?)</span>", told)
    assert [name for name in ("程序.exe", "空.txt") if not any(name in each for each in errors)] == []
    assert not any("“通知.txt”" in each for each in errors)
    assert errors[-1] == "附件没有随表单保存，请重新选择后再保存"
    assert 'value="链主企业座谈会"' in page
    assert '<a href="#id_evidence">佐证材料</a>' in page
    assert (RecordRef.objects.count(), Attachment.objects.count()) == (0, 0)


def test_a_script_gets_the_next_address_or_the_page_with_what_is_wrong(visit, cast):
    browser = visit("clerk")
    done = browser.post(NEW, VALUES, headers=JSON)
    assert (done.status_code, json.loads(done.content)) == (200, {"next": "/records/ZZ-AEV-2022-00001/"})
    wrong = browser.post(NEW, VALUES | {"headcount": "几人"}, headers=JSON)
    assert wrong.status_code == 422
    assert "概数" in text(wrong)
    assert "附件没有随表单保存" not in text(wrong)
    number = "ZZ-AEV-2022-00001"
    sent = {"file": file("空.txt", b"")}
    refused = browser.post(f"/records/{number}/files/", sent, headers=JSON)
    assert (refused.status_code, json.loads(refused.content)) == (
        422,
        {"refused": "“空.txt”：文件是空的，没有内容可存，请核对后重选"},
    )
    kept = browser.post(f"/records/{number}/files/", {"file": file("通知.txt")}, headers=JSON)
    assert (kept.status_code, json.loads(kept.content)) == (200, {"refused": ""})


def test_several_files_at_once_without_scripts(visit, things):
    sent = {"file": [file("通知.txt"), file("程序.exe", b"MZ\x90\x00"), file("纪要.txt")]}
    answer = visit("clerk").post(f"/records/{things.own.number}/files/", sent, follow=True)
    told = [str(message) for message in answer.context["messages"]]
    assert told[:2] == ["已保存附件“通知.txt”", "已保存附件“纪要.txt”"]
    assert "程序.exe" in told[2]
    assert [a.name for a in Attachment.objects.order_by("pk")] == ["通知.txt", "纪要.txt"]


def test_a_section_one_does_not_keep_is_told_at_its_field(visit, cast):
    answer = visit("clerk").post(NEW, VALUES | {"unit": "社会调研科"})
    page = text(answer)
    assert answer.status_code == 422
    assert "您只能对本科室的记录“登记台账记录”，这条记录归其他科室" in page
    assert 'value="链主企业座谈会"' in page
    assert RecordRef.objects.count() == 0


def test_a_record_voided_meanwhile_keeps_what_was_typed(visit, things, cast):
    address = f"/records/{things.own.number}/edit/"
    void(things.own, by=cast.users["general"], reason="重复")
    answer = visit("clerk").post(address, VALUES | {"title": "写了很久的题名", "version": "1"})
    assert answer.status_code == 422
    assert "这条记录已作废，不能修改" in text(answer)
    assert 'value="写了很久的题名"' in text(answer)
    assert Event.objects.get(pk=things.own.pk).title == "产业链座谈会"


def test_drafts_of_a_restricted_ledger_stay_off_the_disk_and_marks_are_not_kept(visit, cast):
    def kind(login, path):
        return re.search(
            r'data-draft="([^"]+)" data-draft-kind="(\w+)"', text(visit(login).get(path))
        ).groups()

    assert kind("clerk", NEW) == ("clerk:AEV:new", "local")
    assert kind("clerk", "/ledgers/AEV/quick/") == ("clerk:AEV:quick", "local")
    assert kind("personnel", "/ledgers/NTK/new/") == ("personnel:NTK:new", "session")
    assert kind("personnel", "/ledgers/NTK/quick/") == ("personnel:NTK:quick", "session")
    page = text(visit("clerk").post(NEW, VALUES | {"content": "机密★一年"}))
    assert " data-forbidden" in page
    assert " data-forbidden" not in text(visit("clerk").post(NEW, VALUES | {"title": ""}))


def test_a_copy_begins_with_everything_one_may_see(visit, things):
    browser = visit("clerk")
    page = text(browser.get(f"{NEW}?copy={things.own.number}"))
    assert f"内容从 {things.own.number} 复制" in page
    assert 'value="产业链座谈会"' in page
    assert 'value="市政务中心三楼"' in page
    assert 'data-draft="clerk:AEV:new:copy:ZZ-AEV-2022-00001"' in page
    assert f'href="{NEW}?copy={things.own.number}"' in text(browser.get(f"/records/{things.own.number}/"))
    for number in (things.mechanism.number, things.talk.number, "ZZ-AEV-2022-99999"):
        assert "复制，请改好日期" not in text(browser.get(f"{NEW}?copy={number}"))


def test_a_copy_leaves_out_links_that_one_may_not_see(visit, things):
    page = text(visit("thinktank").get(f"/ledgers/EDM/new/?copy={things.matter.number}"))
    assert 'value="城市更新专项规划"' in page
    assert things.talk.number not in page
    assert things.talk.ref.title not in page


def test_a_conflict_tells_no_title_of_what_one_may_not_see(visit, things, cast):
    matter = DecisionMatter.objects.get(pk=things.matter.pk)
    matter.origin_ref, matter.title = things.own.ref, "城市更新规划"
    amend(matter, by=cast.users["general"])
    browser, address = visit("thinktank"), f"/records/{matter.number}/edit/"
    values = {
        "title": "我改的题名",
        "decider": "淄州市人民政府",
        "undertaker": "智库工作科",
        "received_on": "2022-03-01",
        "origin_ref": things.mechanism.number,
        "unit": "智库工作科",
        "version": "1",
    }
    answer = browser.post(address, values)
    page = text(answer)
    assert answer.status_code == 409
    clash = re.search(r'<section class="conflict".*?</section>', page, re.DOTALL)[0]
    assert "原来是“（不显示）”" in clash
    assert things.own.ref.title in clash
    assert things.talk.ref.title not in page
    assert things.talk.number not in page


def test_the_history_tells_each_change_with_who_when_and_why(visit, things, cast):
    record = Event.objects.get(pk=things.own.pk)
    record.place = "市政务中心五楼"
    amend(record, by=cast.users["head"], reason="换了会场")
    visit("clerk").post(f"/records/{record.number}/files/", {"file": file("通知.txt")})
    page = text(visit("neighbour").get(f"/records/{record.number}/"))
    history = re.search(r'<ol class="trail history">(.*)</ol>', page, re.DOTALL)[1]
    plain = [re.sub(r"<[^>]+>", "", item) for item in history.split("<time>")[1:]]
    assert len(plain) == 3
    assert "上传附件“通知.txt”" in plain[0]
    assert "高振华 修改" in plain[1]
    assert "原因：换了会场" in plain[1]
    assert "地点：市政务中心三楼 → 市政务中心五楼" in plain[1]
    assert "登记" in plain[2]


@pytest.mark.parametrize("login", ["clerk", "head"])
def test_long_texts_are_not_cut_by_the_form(login, visit, cast):
    page = text(visit(login).get(NEW))
    assert re.findall(r'<input[^>]* name="title"[^>]*maxlength', page) == []
    answer = visit(login).post(NEW, VALUES | {"title": "长" * 130})
    assert "最多120字，现有130字，请缩短" in text(answer)

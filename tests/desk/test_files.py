"""Evidence on a record: kept, opened, removed, and what is refused at the door."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from canmou.kernel.attachments.models import Attachment
from canmou.kernel.ledger.actions import void
from canmou.kernel.secrecy.models import SecrecyEvent


def send(browser, record, name, content, **values):
    file = SimpleUploadedFile(name, content)
    return browser.post(f"/records/{record.number}/files/", {"file": file, **values}, follow=True)


def told(answer):
    return [str(message) for message in answer.context["messages"]]


def test_a_file_is_kept_opened_and_removed(visit, things):
    browser, number = visit("clerk"), things.own.number
    answer = send(browser, things.own, "会议通知.txt", "座谈会通知".encode(), title="通知原文")
    assert told(answer) == ["已保存附件“会议通知.txt”"]
    file = Attachment.objects.get()
    address = f"/records/{number}/files/{file.uid}/"
    assert address in answer.content.decode()
    opened = visit("neighbour").get(address)
    assert opened.content.decode() == "座谈会通知"
    assert opened.headers["Content-Type"] == "application/octet-stream"
    assert opened.headers["X-Content-Type-Options"] == "nosniff"
    expected = "attachment; filename*=UTF-8''%E4%BC%9A%E8%AE%AE%E9%80%9A%E7%9F%A5.txt"
    assert opened.headers["Content-Disposition"] == expected
    removed = browser.post(f"{address}remove/", follow=True)
    assert told(removed) == ["附件已移除"]
    assert browser.get(address).status_code == 404


def test_personal_content_is_encrypted_and_says_so(visit, things, settings):
    send(visit("clerk"), things.own, "名册.txt", "身份信息".encode(), personal="on")
    assert Attachment.objects.get().blob.encrypted is True
    kept = b"".join(p.read_bytes() for p in settings.CANMOU_BLOBS.rglob("*") if p.is_file())
    assert "身份信息".encode() not in kept
    assert "已加密" in visit("clerk").get(f"/records/{things.own.number}/").content.decode()


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("空.txt", b"", "空"),
        ("假表格.xlsx", b"%PDF-1.4\n%%EOF", "内容却是 PDF 文件"),
        ("程序.exe", b"MZ\x90\x00" + b"\0" * 64, "不"),
        ("通知.txt", "机密★一年".encode(), "系统没有保存"),
        ("机密★通知.txt", "内容".encode(), "系统没有保存"),
    ],
)
def test_what_is_refused_says_why_and_keeps_nothing(name, content, reason, visit, things):
    answer = send(visit("clerk"), things.own, name, content)
    assert answer.status_code == 200
    (message,) = told(answer)
    assert reason in message
    assert Attachment.objects.count() == 0


def test_no_file_chosen(visit, things):
    answer = visit("clerk").post(f"/records/{things.own.number}/files/", {}, follow=True)
    assert told(answer) == ["请先选择文件"]


@pytest.mark.django_db(transaction=True)
def test_a_refused_mark_is_logged_without_content(visit, things):
    send(visit("clerk"), things.own, "通知.txt", "机密★一年".encode())
    event = SecrecyEvent.objects.get()
    assert event.by.username == "clerk"
    kept = " ".join(str(getattr(event, field.attname)) for field in SecrecyEvent._meta.fields)
    assert "通知" not in kept


def test_a_void_record_offers_no_upload(visit, things, cast):
    void(things.own, by=cast.users["general"], reason="重复")
    assert 'name="file"' not in visit("clerk").get(f"/records/{things.own.number}/").content.decode()

"""Files of records: kept once, encrypted where personal, refused where wrong, gone with their last row."""

import io
import os
import time
from pathlib import Path

import pytest
from django.db import transaction

from canmou.kernel import attachments, keys, secrecy
from canmou.kernel.attachments import actions
from canmou.kernel.attachments.models import Attachment, Blob
from canmou.kernel.audit.models import AuditRow
from canmou.kernel.errors import NotFound, Refused, Stale


@pytest.fixture(autouse=True)
def own_key_file(settings, tmp_path):
    settings.CANMOU_KEY_FILE = tmp_path / "canmou.key"


@pytest.fixture
def kept(settings):
    """The files in the blob folder now: address → bytes."""

    def read():
        return {
            path.name: path.read_bytes() for path in Path(settings.CANMOU_BLOBS).rglob("*") if path.is_file()
        }

    return read


@pytest.fixture
def report(files):
    return files.docx("关于发展新能源汽车产业链的调研报告")


def test_a_file_is_kept_under_its_keyed_address(ref, clerk, report, kept):
    made = attachments.attach(ref, name="C:\\文件\\报告.docx", content=report, by=clerk, title="终稿")
    address = keys.mac("blob", report)
    assert (made.name, made.title, made.blob.address, made.blob.kind, made.blob.size) == (
        "报告.docx",
        "终稿",
        address,
        "docx",
        len(report),
    )
    assert kept() == {address: report}
    assert attachments.open_content(made) == report
    row = AuditRow.objects.get()
    assert (row.verb, row.number, row.fields) == ("上传附件", "ZZ-R1-2022-00001", "attachment")
    assert "报告" not in row.digests


def test_an_open_file_is_taken_whole(ref, clerk, report):
    upload = io.BytesIO(report)
    upload.seek(100)
    assert (
        attachments.open_content(attachments.attach(ref, name="a.docx", content=upload, by=clerk)) == report
    )


def test_the_same_content_is_kept_once_and_goes_with_its_last_row(
    ref, clerk, report, kept, django_capture_on_commit_callbacks
):
    first = attachments.attach(ref, name="甲.docx", content=report, by=clerk)
    second = attachments.attach(ref, name="乙.docx", content=report, by=clerk)
    assert (Blob.objects.count(), len(kept())) == (1, 1)
    with django_capture_on_commit_callbacks(execute=True):
        attachments.erase(first, by=clerk)
    assert attachments.open_content(second) == report
    with django_capture_on_commit_callbacks(execute=True):
        attachments.erase(second, by=clerk)
    assert (Blob.objects.count(), Attachment.objects.count(), kept()) == (0, 0, {})


def test_an_erasure_that_is_rolled_back_keeps_the_file(
    ref, clerk, report, kept, django_capture_on_commit_callbacks
):
    made = attachments.attach(ref, name="甲.docx", content=report, by=clerk)
    with django_capture_on_commit_callbacks(execute=True):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            attachments.erase(made, by=clerk)
            raise ZeroDivisionError
    assert attachments.open_content(made) == report


def test_a_file_uploaded_again_during_the_erasure_is_put_back(ref, clerk, report, kept):
    made = attachments.attach(ref, name="甲.docx", content=report, by=clerk)
    actions._discard(made.blob.address)
    assert attachments.open_content(made) == report


def test_personal_files_are_unreadable_on_disk(ref, clerk, files, kept):
    content = files.docx("身份证号 37010119900101123X")
    made = attachments.attach(ref, name="登记表.docx", content=content, by=clerk, personal=True)
    (stored,) = kept().values()
    assert made.blob.encrypted
    assert stored[:4] != b"PK\x03\x04" and content[:60] not in stored
    assert attachments.open_content(made) == content


def test_personal_content_is_never_shared_with_a_plain_copy(ref, clerk, report, kept):
    attachments.attach(ref, name="甲.docx", content=report, by=clerk)
    personal = attachments.attach(ref, name="乙.docx", content=report, by=clerk, personal=True)
    again = attachments.attach(ref, name="丙.docx", content=report, by=clerk, personal=True)
    assert (Blob.objects.count(), len(kept())) == (2, 2)
    assert [attachments.open_content(one) for one in (personal, again)] == [report, report]


def test_the_key_is_renewed_without_touching_content(
    ref, clerk, report, kept, django_capture_on_commit_callbacks
):
    made = attachments.attach(ref, name="甲.docx", content=report, by=clerk, personal=True)
    attachments.attach(ref, name="乙.docx", content=report, by=clerk)
    before, first = kept(), made.blob.wrapped_key
    for generation in (2, 3):
        with django_capture_on_commit_callbacks(execute=True):
            assert attachments.rotate_key() == 1
        made.blob.refresh_from_db()
        assert keys.generation_of(made.blob.wrapped_key) == generation
        assert sorted(keys.ring().generations) == [generation - 1, generation]
    assert kept() == before
    assert attachments.open_content(made) == report
    with pytest.raises(keys.KeyProblem):
        keys.unseal(first, about=made.blob.address)


def test_a_lost_key_is_named(ref, clerk, report, settings, tmp_path):
    made = attachments.attach(ref, name="甲.docx", content=report, by=clerk, personal=True)
    settings.CANMOU_KEY_FILE = tmp_path / "other.key"
    with pytest.raises(keys.KeyProblem, match="密钥文件"):
        attachments.open_content(made)


def test_a_removed_file_is_kept_but_not_opened(ref, clerk, report, kept):
    made = attachments.attach(ref, name="甲.docx", content=report, by=clerk)
    attachments.detach(made, by=clerk)
    with pytest.raises(NotFound):
        attachments.open_content(Attachment.objects.get())
    with pytest.raises(Stale):
        attachments.detach(made, by=clerk)
    assert len(kept()) == 1
    assert list(AuditRow.objects.values_list("verb", flat=True)) == ["上传附件", "移除附件"]


def test_a_file_changed_or_lost_on_disk_is_told(ref, clerk, report, settings):
    made = attachments.attach(ref, name="甲.docx", content=report, by=clerk)
    (path,) = [path for path in Path(settings.CANMOU_BLOBS).rglob("*") if path.is_file()]
    path.write_bytes(report + b"x")
    with pytest.raises(Refused, match="已损坏或被改动"):
        attachments.open_content(made)
    path.unlink()
    with pytest.raises(NotFound, match="不在存储目录中"):
        attachments.open_content(made)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("台账.xlsx", lambda files: files.docx("正文"), "文件名是 .xlsx，内容却是 Word 文档"),
        ("台账.xlsx", lambda files: files.ole(EncryptedPackage=b""), "设有打开密码"),
        ("照片.png", lambda files: b"\xff\xd8\xff\xe0", "文件名是 .png，内容却是 JPG 图片"),
        ("程序.exe", lambda files: b"MZ\x00\x01", "不接收.exe的文件"),
        ("材料.zip", lambda files: files.zip(**{"a.txt": "x"}), "不接收.zip的文件"),
        ("空.txt", lambda files: b"", "空文件"),
        ("a.docx", lambda files: files.docx("正文")[:-3000], "已损坏|内容却是"),
        (
            "a.xlsx",
            lambda files: files.zip(**{"[Content_Types].xml": "", "xl/a.xml": b"\0" * (30 << 20)}),
            "解压后过大",
        ),
    ],
)
def test_wrong_files_are_refused_and_nothing_is_kept(ref, clerk, files, kept, name, content, sentence):
    with pytest.raises(Refused, match=sentence):
        attachments.attach(ref, name=name, content=content(files), by=clerk)
    assert (Attachment.objects.count(), Blob.objects.count(), AuditRow.objects.count(), kept()) == (
        0,
        0,
        0,
        {},
    )


def test_a_file_beyond_the_limit_is_refused(ref, clerk, kept, monkeypatch):
    monkeypatch.setattr(actions, "MAX_BYTES", 1 << 20)
    with pytest.raises(Refused, match="超过 1 MB"):
        attachments.attach(ref, name="a.txt", content=io.BytesIO(b"x" * (2 << 20)), by=clerk)
    assert kept() == {}


@pytest.mark.parametrize(
    "how",
    [
        {"name": "a.docx", "content": "机密★1年"},
        {"name": "机密★1年.docx", "content": "正文"},
        {"name": "a.docx", "content": "正文", "title": "密级：机密"},
    ],
)
def test_a_secrecy_mark_is_refused_and_nothing_is_kept(ref, clerk, files, kept, how):
    with pytest.raises(secrecy.SecrecyRefused):
        attachments.attach(ref, **(how | {"content": files.docx(how["content"])}), by=clerk)
    assert (Attachment.objects.count(), kept()) == (0, {})


def test_nothing_is_added_to_a_void_record(ref, clerk, report, kept):
    ref.voided = True
    with pytest.raises(Refused, match="已作废"):
        attachments.attach(ref, name="a.docx", content=report, by=clerk)
    assert kept() == {}


def test_files_of_rolled_back_uploads_are_swept_after_a_day(ref, clerk, report, files, kept, settings):
    stays = attachments.attach(ref, name="甲.docx", content=report, by=clerk)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        attachments.attach(ref, name="乙.docx", content=files.docx("另一份"), by=clerk)
        raise ZeroDivisionError
    assert (len(kept()), attachments.sweep()) == (2, 0)
    yesterday = time.time() - 2 * 24 * 3600
    for path in Path(settings.CANMOU_BLOBS).rglob("*"):
        os.utime(path, (yesterday, yesterday))
    assert attachments.sweep() == 1
    assert list(kept()) == [stays.blob.address]

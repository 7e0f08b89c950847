"""The guard at the doors, and its events that survive the refused action."""

import io

import pytest
from django.db import DatabaseError, connection, transaction

from canmou.kernel import secrecy
from canmou.kernel.audit.models import AppendOnlyError
from canmou.kernel.errors import Refused
from canmou.kernel.office.models import OfficeTerm
from canmou.kernel.secrecy.models import SecrecyEvent

SENTENCE = (
    "题目中有密级标志（密级加★和保密期限），系统没有保存。本系统为非涉密系统，严禁存储、处理、传输国家秘密。"
    "请立即停止在本机上处理，转线下按涉密载体管理办理，并告知本单位保密员。"
)


def events():
    return list(SecrecyEvent.objects.order_by("id").values_list("by__username", "door", "rule"))


def refused_add(office, by):
    """An action that writes something before the guard stops it."""
    with transaction.atomic():
        OfficeTerm.objects.create(office=office, key="x", label="x", value="x", valid_from="2022-01-01")
        secrecy.guard_values({"题目": "关于某事的报告（机密★1年）"}, by=by, door="form")


def test_the_sentence_names_the_field_and_the_way_out(clerk):
    with pytest.raises(secrecy.SecrecyRefused) as refusal:
        secrecy.guard_values({"单位": "一科", "题目": "报告（机密★1年）"}, by=clerk, door="form")
    assert str(refusal.value) == SENTENCE
    assert (refusal.value.rule, refusal.value.door) == ("R-SEC-3-星", "form")


def test_clean_values_pass(clerk):
    assert secrecy.guard_values({"题目": "保守秘密", "说明": ""}, by=clerk, door="form") is None


def test_the_event_stays_when_the_action_is_rolled_back(office, clerk):
    with pytest.raises(secrecy.SecrecyRefused), secrecy.logged():
        refused_add(office, clerk)
    assert (events(), OfficeTerm.objects.count()) == ([("keyuan", "form", "R-SEC-3-星")], 0)


def test_a_refusal_that_a_view_caught_is_logged_too(office, clerk):
    with secrecy.logged():
        try:
            refused_add(office, clerk)
        except Refused as error:
            shown = str(error)
    assert (events(), shown) == ([("keyuan", "form", "R-SEC-3-星")], SENTENCE)


def test_nested_logging_writes_one_event(office, clerk):
    with pytest.raises(secrecy.SecrecyRefused), secrecy.logged(), secrecy.logged():
        refused_add(office, clerk)
    assert len(events()) == 1


def test_people_from_outside_have_no_name(db):
    with pytest.raises(secrecy.SecrecyRefused), secrecy.logged():
        secrecy.guard("秘密★5年", by=None, door="portal")
    assert events() == [(None, "portal", "R-SEC-3-星")]


@pytest.mark.django_db(transaction=True)
def test_an_event_is_never_written_inside_the_refused_transaction(office, clerk):
    with pytest.raises(RuntimeError), transaction.atomic(), secrecy.logged():
        secrecy.guard("秘密★5年", by=clerk, door="form")
    assert events() == []


def test_an_event_holds_no_content(office, clerk):
    with pytest.raises(secrecy.SecrecyRefused), secrecy.logged():
        refused_add(office, clerk)
    assert [field.name for field in SecrecyEvent._meta.fields] == ["id", "at", "by", "door", "rule"]


def test_events_are_never_changed_or_removed(office, clerk):
    with pytest.raises(secrecy.SecrecyRefused), secrecy.logged():
        refused_add(office, clerk)
    with pytest.raises(AppendOnlyError):
        SecrecyEvent.objects.all().delete()
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM kernel_secrecyevent")
    assert len(events()) == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", lambda files: files.docx("正文", "机密★1年")),
        ("a.docx", lambda files: files.docx(table=("密级", "机密"))),
        ("a.docx", lambda files: files.docx_with_header("秘密★5年")),
        ("a.xlsx", lambda files: files.xlsx(["题目"], ["机密★1年"])),
        ("a.xlsx", lambda files: files.xlsx(["密级", "机密"])),
        ("a.xlsx", lambda files: files.xlsx(["题目"], header="&L机密★1年")),
        ("a.xls", lambda files: files.xls(["密级", "机密"])),
        ("a.pptx", lambda files: files.pptx("机密★1年")),
        ("a.ofd", lambda files: files.ofd("机密★1年")),
        ("a.pdf", lambda files: files.pdf("机密★1年")),
        ("a.doc", lambda files: files.ole(WordDocument="机密★1年".encode("utf-16-le"))),
        ("a.txt", lambda files: "机密★1年".encode("gb18030")),
        ("a.csv", lambda files: "题目\n密级：机密\n".encode()),
        ("a.zip", lambda files: files.zip(**{"机密★1年/报告.txt": ""})),
    ],
)
def test_marks_inside_files_are_refused(files, clerk, name, content):
    with pytest.raises(secrecy.SecrecyRefused) as refusal:
        secrecy.guard_content(name, content(files), by=clerk, door="upload")
    assert str(refusal.value).startswith(f"文件“{name}”中有")


def test_a_mark_in_the_file_name_is_refused(files, clerk):
    with pytest.raises(secrecy.SecrecyRefused, match="^文件名中有密级标志"):
        secrecy.guard_content("机密★1年 报告.docx", files.docx("正文"), by=clerk, door="upload")


def test_clean_files_pass_as_path_and_as_open_file(files, clerk, tmp_path):
    path = tmp_path / "台账.xlsx"
    path.write_bytes(files.xlsx(["题目", "密级"], ["保密教育", "无"]))
    assert secrecy.guard(path, by=clerk, door="import") is None
    with path.open("rb") as file:
        file.seek(5)
        assert secrecy.guard(file, by=clerk, door="import") is None
        assert file.tell() == 0


def test_an_uploaded_file_is_judged_by_its_name_and_text(clerk):
    upload = io.BytesIO("密级：机密".encode())
    upload.name = "/tmp/说明.txt"
    with pytest.raises(secrecy.SecrecyRefused, match="^文件“说明.txt”中有"):
        secrecy.guard(upload, by=clerk, door="import")


def test_a_bomb_is_refused_before_its_text_is_read(files, clerk):
    with pytest.raises(Refused, match="解压后过大"):
        secrecy.guard_content(
            "a.docx",
            files.zip(**{"[Content_Types].xml": "", "word/document.xml": b" " * (30 << 20)}),
            by=clerk,
            door="upload",
        )

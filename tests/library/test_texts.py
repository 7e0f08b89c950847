"""Keeping texts of works, reading them from files, and finding works that a draft is alike to."""

import io
from datetime import date

import docx
import pytest

from canmou.kernel.audit.models import AppendOnlyError, AuditRow
from canmou.kernel.errors import Invalid, NotPermitted, Refused
from canmou.kernel.ledger.actions import void
from canmou.kernel.secrecy import SecrecyRefused
from canmou.library.alike import alike_texts
from canmou.library.models import TextChange, Work, WorkText
from canmou.library.texts import keep_text, text_from_file, text_of

TEXT = "我市预制食品产业近年来发展较快，龙头企业带动作用明显，冷链物流体系逐步完善，但标准化水平仍待提高。"
LONG = TEXT + "要聚焦产业链上下游，分类制定扶持措施，推动园区基础设施共建共享，切实降低企业用地用能和融资成本。" + (
    "调研组先后走访十二家企业，召开座谈会五场，收回问卷三百余份，梳理出人才短缺、检测能力不足等四类问题。"
)  # fmt: skip


@pytest.fixture
def work(cast):
    return cast.enter([Work(title="预制食品产业调研", kind="report", finished_on=date(2022, 5, 18))])[0]


def test_each_text_is_an_edition(cast, work):
    first = keep_text(work, LONG, by=cast.users["general"], source="调研.docx")
    second = keep_text(work, f"{LONG}\r\n\x00补充。 ", by=cast.users["general"])
    assert (first.edition, second.edition, first.characters) == (1, 2, len(LONG))
    assert text_of(work) == f"{LONG}\n补充。"
    assert TextChange.objects.count() == 2
    assert AuditRow.objects.filter(verb="存入全文", number=work.number).count() == 2


def test_the_same_text_is_not_kept_twice(cast, work):
    keep_text(work, LONG, by=cast.users["general"])
    assert keep_text(work, LONG + "\n", by=cast.users["general"]).edition == 1
    assert (WorkText.objects.count(), TextChange.objects.count()) == (1, 1)


def test_a_kept_text_is_never_changed(cast, work):
    kept = keep_text(work, LONG, by=cast.users["general"])
    kept.text = "别的"
    with pytest.raises(AppendOnlyError):
        kept.save()
    with pytest.raises(AppendOnlyError):
        WorkText.objects.all().delete()
    assert text_of(work) == LONG


@pytest.mark.parametrize(
    ("user", "text", "error"),
    [
        ("neighbour", LONG, NotPermitted),
        ("sysadmin", LONG, NotPermitted),
        ("general", "  \n", Invalid),
        ("general", "秘密★1年\n" + LONG, SecrecyRefused),
    ],
)
def test_a_refused_text_leaves_nothing(cast, work, user, text, error):
    with pytest.raises(error):
        keep_text(work, text, by=cast.users[user])
    assert (WorkText.objects.count(), TextChange.objects.count()) == (0, 0)


def test_a_void_work_takes_no_text(cast, work):
    void(work, by=cast.users["general"], reason="重复登记")
    with pytest.raises(Refused, match="已作废"):
        keep_text(work, LONG, by=cast.users["general"])
    assert WorkText.objects.count() == 0


def made_docx():
    made, out = docx.Document(), io.BytesIO()
    made.add_paragraph("一、总体情况")
    made.add_table(1, 2).rows[0].cells[1].text = "表中数字"
    made.add_paragraph(TEXT)
    made.save(out)
    return out.getvalue()


def test_the_text_of_a_word_file_keeps_the_order():
    assert text_from_file("调研.docx", made_docx()) == f"一、总体情况\n\t表中数字\n{TEXT}"


def test_the_text_of_a_plain_file_in_an_old_encoding():
    assert text_from_file("调研.txt", TEXT.encode("gb18030")) == TEXT


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("调研.docx", TEXT.encode(), "内容却是纯文本"),
        ("表.csv", TEXT.encode(), "不能从纯文本里取全文"),
        ("空.txt", b"", "空文件"),
        ("图.png", b"\x89PNG\r\n\x1a\n", "不能从PNG"),
    ],
)
def test_files_without_running_text_are_refused(name, content, told):
    with pytest.raises(Refused, match=told):
        text_from_file(name, content)


def test_a_draft_is_alike_to_a_work(cast, work):
    keep_text(work, LONG, by=cast.users["general"])
    draft = "开头是自己写的一段话，与别处无关。" * 2 + LONG
    (found,) = alike_texts(draft, user=cast.users["clerk"])
    assert (found.ref, found.title) == (work.number, "预制食品产业调研")
    assert found.share > 0.7
    (passage,) = found.passages
    assert draft[passage.start : passage.end] == LONG[passage.other_start : passage.other_end]
    assert alike_texts(draft, user=cast.users["clerk"], least=0.9) == []
    assert alike_texts(draft, user=cast.users["clerk"], without=[work.number]) == []


def test_what_a_person_may_not_see_is_not_alike(cast, work):
    keep_text(work, LONG, by=cast.users["general"])
    assert [alike_texts(LONG, user=cast.users[name]) for name in ("department", "sysadmin", "auditor")] == [
        []
    ] * 3


def test_a_void_work_is_not_alike(cast, work):
    keep_text(work, LONG, by=cast.users["general"])
    void(work, by=cast.users["general"], reason="重复登记")
    assert alike_texts(LONG, user=cast.users["clerk"]) == []

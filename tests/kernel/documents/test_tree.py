from datetime import date

import pytest

from canmou.kernel.documents.tree import (
    Annex,
    Cell,
    Document,
    Heading,
    Paragraph,
    Run,
    Signature,
    Table,
    chinese_date,
)
from canmou.kernel.errors import Invalid


def test_text_becomes_runs_without_breaks_and_control_characters():
    assert Paragraph("甲\n乙\x00丙").runs == (Run("甲 乙丙"),)
    assert Heading(1, ["一、", Run("要点", bold=True)]).runs == (Run("一、"), Run("要点", bold=True))


def test_document_lists_the_titles_of_its_annexes():
    document = Document("plain", "通知", annexes=(Annex("名单", ()), Annex("分工表", ())))
    assert document.attachment_notes == ("名单", "分工表")


def test_attachment_list_must_agree_with_the_annexes():
    with pytest.raises(Invalid) as refusal:
        Document("plain", "通知", attachment_notes=("分工",), annexes=(Annex("分工表", ()),))
    assert refusal.value.problems == {"attachment_notes": "附件说明与附件的顺序、标题不一致"}


def test_what_belongs_to_other_forms_is_refused():
    with pytest.raises(Invalid) as refusal:
        Document("letter", "函", copy_number="000001", signers=("王某",), urgency="火急")
    assert sorted(refusal.value.problems) == ["copy_number", "issuer_mark", "signers", "urgency"]


def test_spans_place_cells_and_wrong_rows_are_refused():
    table = Table(
        (Cell("单位", rowspan=2), Cell("数量", colspan=2)),
        (("甲", "1", "2"),),
        head=(("上年", "本年"),),
    )
    places = [(y, x, cell.runs[0].text) for y, x, cell in table.placed(table.head_rows, 2)]
    assert places == [(0, 0, "单位"), (0, 1, "数量"), (1, 1, "上年"), (1, 2, "本年")]
    with pytest.raises(Invalid):
        Table(("甲", "乙"), (("1",),))
    with pytest.raises(Invalid):
        Table(("甲",), (("1", "2"),))


def test_texts_holds_every_printed_text():
    document = Document(
        "document",
        "关于甲的通知",
        (Heading(1, "一、乙", tail="丙"), Table(("丁",), (("戊",),), caption="己")),
        issuer_mark="庚",
        signature=Signature("辛", date(2024, 3, 5)),
    )
    assert "".join(document.texts()) == "关于甲的通知庚辛一、乙丙己丁戊"
    assert chinese_date(date(2024, 3, 5)) == "2024年3月5日"

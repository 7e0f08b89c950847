"""A draft sent for comment is split to sections, answered by place, merged, signed and answered by a numbered letter."""

import io
from datetime import date

import pytest
from docx import Document as Word

from canmou.kernel.attachments.actions import open_content
from canmou.kernel.attachments.models import Attachment
from canmou.kernel.documents.models import DocumentNumber
from canmou.kernel.errors import Invalid, NotPermitted, Refused
from canmou.kernel.ledger.actions import add, add_many
from canmou.kernel.ledger.drafts import Draft
from canmou.kernel.people.models import Unit
from canmou.kernel.workflow import advance, flow_of
from canmou.kernel.workflow.models import Step
from canmou.supervision.actions import consultation
from canmou.supervision.letters import drafted_text, place_key
from canmou.supervision.models import ConsultationOpinion, DraftConsultation
from canmou.supervision.queries.consultation import asked, earlier_stance

pytestmark = pytest.mark.django_db
TITLE = "关于促进预制食品产业高质量发展的若干措施（征求意见稿）"


def draft(cast, **more):
    sender = Unit.objects.get(office=cast.office, short_name="市工信局")
    return DraftConsultation(
        **{"title": TITLE, "sender": sender, "document_number": "工信函〔2024〕3号", **more}
    )


def taken(cast, *keys, **more):
    sections = [cast.unit(key) for key in keys]
    return consultation.take_draft(draft(cast, **more), sections=sections, by=cast.users["keeper"])


def answered(cast, found, user, *rows):
    turn = consultation.turn_of(found, cast.users[user])
    return consultation.answer_draft(found, turn, rows=rows, by=cast.users[user])


def replied(cast, found, text="意见如下。"):
    """Written and laid before the leader."""
    consultation.write_reply(
        found,
        outcome="suggest",
        reply_text=text,
        approved_by=cast.named("周承远"),
        sent=ConsultationOpinion.objects.all(),
        by=cast.users["keeper"],
    )
    return consultation.submit(found, by=cast.users["keeper"])


def go(found, verb, by, **more):
    return advance(flow_of(found), found, verb, by=by, **more)


def open_holders(found):
    return sorted((s.kind, s.holder) for s in Step.objects.filter(ref=found.ref, closed_at=None))


def test_split_each_section_has_its_turn_a_day_before_the_answer(cast):
    found = taken(cast, "research1", "society")
    assert (found.state, found.received_on, found.due_on, found.section_due_on) == (
        "collecting",
        date(2024, 1, 8),
        date(2024, 1, 15),
        date(2024, 1, 12),
    )
    assert open_holders(found) == [("act", "办公室"), ("advise", "社会调研科"), ("advise", "调研一科")]
    assert {step.due_on for step in asked(found)} == {date(2024, 1, 12)}


def test_opinions_by_place_and_no_comment_in_one_click(cast):
    found = taken(cast, "research1", "society")
    rows = [("第十二条", "建议写明有效期"), ("第三条", "建议明确资金来源"), ("", "")]
    made = answered(cast, found, "clerk", *rows)
    assert [(row.section, row.place, row.unit) for row in made] == [
        (cast.unit("research1"), "第十二条", cast.unit("research1")),
        (cast.unit("research1"), "第三条", cast.unit("research1")),
    ]
    assert answered(cast, found, "neighbour") == []
    assert [(s.verdict, s.opinion) for s in asked(found)] == [("comment", "提出2条意见"), ("none", "")]
    with pytest.raises(NotPermitted):
        consultation.turn_of(found, cast.users["clerk"])


def test_a_place_without_opinion_is_refused_and_the_turn_stays(cast):
    found = taken(cast, "research1")
    with pytest.raises(Invalid):
        answered(cast, found, "clerk", ("第三条", ""))
    assert ConsultationOpinion.objects.count() == 0
    assert consultation.turn_of(found, cast.users["clerk"]).verdict == ""


def test_merged_in_the_order_of_places(cast):
    found = taken(cast, "research1", "society")
    answered(cast, found, "clerk", ("第十二条", "建议写明有效期"), ("第三条", "建议明确资金来源。"))
    answered(cast, found, "neighbour", ("第三条", "建议明确资金来源。"))
    lines = drafted_text(found, ConsultationOpinion.objects.all()).splitlines()
    assert lines[1:] == ["一、第三条：建议明确资金来源。", "二、第十二条：建议写明有效期。", "特此函复。"]
    assert sorted(["附则", "第十二条", "第3条", "第二条第四款"], key=place_key) == [
        "第二条第四款",
        "第3条",
        "第十二条",
        "附则",
    ]


def test_sections_are_waited_for_until_their_day(cast, settings):
    found = taken(cast, "research1", "society")
    answered(cast, found, "clerk")
    with pytest.raises(Refused, match="还有科室没有反馈：社会调研科"):
        replied(cast, found)
    found = DraftConsultation.objects.get(pk=found.pk)
    assert found.state == "collecting"
    settings.CANMOU_TODAY = date(2024, 1, 15)
    consultation.submit(found, by=cast.users["keeper"])
    assert (found.state, open_holders(found)) == ("approving", [("act", "周承远")])


def test_the_letter_is_numbered_kept_and_closes(cast):
    found = taken(cast, "research1")
    answered(cast, found, "clerk", ("第三条", "建议明确资金来源"))
    replied(cast, found, "贵单位来函收悉。\n一、第三条：建议明确资金来源。\n特此函复。")
    go(found, "approve", cast.users["leader"])
    consultation.issue(found, by=cast.users["keeper"])
    assert (found.state, found.reply_number, found.replied_on, open_holders(found)) == (
        "replied",
        "淄政研函〔2024〕1号",
        date(2024, 1, 8),
        [],
    )
    files = list(Attachment.objects.filter(ref=found.ref).order_by("name"))
    assert [file.name for file in files] == ["淄政研函〔2024〕1号复函.docx", "淄政研函〔2024〕1号复函.pdf"]
    words = [p.text for p in Word(io.BytesIO(open_content(files[0]))).paragraphs]
    assert "一、第三条：建议明确资金来源。" in words
    assert open_content(files[1]).startswith(b"%PDF")
    assert DocumentNumber.objects.get().ref == found.ref


def test_numbers_go_on_behind_those_typed_by_hand(cast):
    old = draft(cast, title="别的办法（征求意见稿）", received_on=date(2024, 1, 2), due_on=date(2024, 1, 5))
    old.outcome, old.replied_on, old.reply_number = "agree", date(2024, 1, 5), "淄政研函〔2024〕7号"
    old.unit = cast.unit("general")
    add(old, lists={"sections": [cast.unit("economy")]}, by=cast.users["general"])
    found = taken(cast)
    consultation.no_comment(found, by=cast.users["keeper"])
    go(found, "approve", cast.users["leader"])
    consultation.issue(found, by=cast.users["keeper"])
    assert found.reply_number == "淄政研函〔2024〕8号"


def test_no_comment_of_the_whole_office_in_one_click(cast):
    found = consultation.no_comment(taken(cast), by=cast.users["keeper"])
    assert (found.state, found.outcome, found.approved_by) == ("approving", "agree", cast.named("周承远"))
    assert "无不同意见" in found.reply_text


def test_a_signature_dies_when_the_text_changes(cast):
    found = consultation.no_comment(taken(cast), by=cast.users["keeper"])
    go(found, "approve", cast.users["leader"])
    assert found.state == "sending"
    consultation.write_reply(
        found,
        outcome="suggest",
        reply_text="改了一句。",
        approved_by=found.approved_by,
        by=cast.users["keeper"],
    )
    found.refresh_from_db()
    assert (found.state, open_holders(found)) == ("approving", [("act", "周承远")])
    with pytest.raises(Refused):
        consultation.issue(found, by=cast.users["keeper"])
    assert DocumentNumber.objects.count() == 0


def test_only_who_may_edit_writes_the_reply(cast):
    found = taken(cast, "research1")
    with pytest.raises(NotPermitted):
        consultation.write_reply(
            found, outcome="agree", reply_text="无", approved_by=None, by=cast.users["clerk"]
        )
    found.refresh_from_db()
    assert (found.outcome, found.reply_text) == ("", "")


def earlier(cast, title, unit=None, **more):
    found = draft(cast, title=title, received_on=date(2023, 5, 4), due_on=date(2023, 5, 9), **more)
    found.outcome, found.replied_on, found.unit = "suggest", date(2023, 5, 9), unit or cast.unit("general")
    add_many([Draft(found, {"sections": [cast.unit("economy")]})], by=cast.users["general"])
    opinion = ConsultationOpinion(
        consultation=found,
        section=cast.unit("economy"),
        given_on=date(2023, 5, 6),
        place="第三条",
        opinion="建议明确资金来源",
        unit=cast.unit("economy"),
    )
    add(opinion, by=cast.users["general"])
    return found


def test_the_earlier_stance_is_found_and_linked(cast):
    old = earlier(cast, TITLE)
    earlier(cast, "人才公寓管理办法（征求意见稿）")
    found = taken(cast, "research1")
    stances = earlier_stance(cast.users["clerk"], found)
    assert [(s.consultation, s.share, [o.opinion for o in s.opinions]) for s in stances] == [
        (old, 100, ["建议明确资金来源"])
    ]
    assert list(found.earlier.all()) == [old.ref]


def test_the_earlier_stance_is_none_for_whom_it_is_not(cast):
    earlier(cast, TITLE)
    found = taken(cast)
    assert earlier_stance(cast.users["department"], found) == []


def test_what_became_of_the_opinions_is_noted_afterwards(cast):
    old = earlier(cast, TITLE)
    consultation.tell_adoption(
        old, adopted="采纳一条", taken=ConsultationOpinion.objects.all(), by=cast.users["general"]
    )
    assert (old.adopted, old.adoption_told_on) == ("采纳一条", date(2024, 1, 8))
    assert [row.adopted for row in ConsultationOpinion.objects.all()] == [True]
    with pytest.raises(Refused):
        consultation.tell_adoption(taken(cast, title="另一稿"), adopted="采纳", by=cast.users["general"])

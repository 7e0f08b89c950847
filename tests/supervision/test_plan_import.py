"""A plan from its file to the ledgers: draft, corrections, names, deadlines, entering, and a corrected edition."""

import io
from datetime import date

import docx
import openpyxl
import pytest

from canmou.kernel.attachments.models import Attachment, Blob
from canmou.kernel.errors import Invalid, NotPermitted, Refused, Stale
from canmou.kernel.people.models import UnitVersion
from canmou.kernel.secrecy import SecrecyRefused
from canmou.supervision.actions.plan import changes, enter_plan, gone
from canmou.supervision.actions.plan_draft import amend_header, discard, fill_deadlines, receive, rename
from canmou.supervision.actions.plan_rows import (
    add_row,
    amend_row,
    merge_up,
    sentences,
    set_aside,
    split_row,
    take_back,
)
from canmou.supervision.models import PlanDocument, PlanDraft, PlanDraftItem, PlanItem

LINES = (
    "2024年党建工作要点",
    "一、加强政治建设",
    "1.落实“第一议题”制度。每次党组会首个议题安排学习。（牵头科室：机关党建科；配合科室：办公室、人事科；责任人：白玉成；完成时限：全年）",
    "2.开展主题党日。每月一次。（责任单位：党建科；完成时限：6月底前）",
    "3.宣传先进典型。",
    "二、深化调查研究",
    "4.开展“百题”调研。（综合调研一科、经济调研科按职责分工负责）",
)


def word(*lines):
    document = docx.Document()
    for line in lines or LINES:
        document.add_paragraph(line)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def sent(cast, content=None, name="要点.docx", user="general", **values):
    values = {"unit": cast.unit("party"), "year": 2024, "line": "party", "kind": "key_points"} | values
    return receive(name, content or word(), by=cast.users[user], **values)


def rows(draft):
    return list(draft.items.select_related("lead_section", "responsible", "draft", "draft__unit"))


def texts(row, **changed):
    names = ("task", "measure", "heading", "lead_text", "support_text", "person_text", "leader_text")
    names += ("supervisor_text", "due_text")
    return {name: getattr(row, name) for name in names} | changed


def entered(cast, **values):
    draft = sent(cast, adopted_on=date(2024, 1, 5), **values)
    fill_deadlines(draft, date(2024, 12, 20), by=cast.users["general"])
    return enter_plan(draft, by=cast.users["general"], unknown_agreed=True)


def test_a_file_becomes_rows_with_names_and_days(cast):
    first, second, third, fourth = rows(sent(cast))
    assert (first.task, first.heading, first.spot) == ("落实“第一议题”制度", "一、加强政治建设", "第3段")
    assert (str(first.lead_section), str(first.responsible)) == ("机关党建科", "白玉成")
    assert [str(unit) for unit in first.support_sections.order_by("pk")] == ["办公室", "人事科"]
    assert (first.due_on, first.standing, first.open_points) == (date(2024, 12, 31), True, [])
    assert (second.lead_section, second.unknown, second.due_on) == (None, "党建科", date(2024, 6, 30))
    assert (third.kept, third.task) == (False, "宣传先进典型")
    assert str(fourth.lead_section) == "综合调研一科"
    assert [str(unit) for unit in fourth.support_sections.all()] == ["经济调研科"]
    assert fourth.open_points == ["没有时限，请填写"]
    assert PlanDocument.objects.count() == PlanItem.objects.count() == 0


def test_a_former_name_of_a_section_is_known(cast):
    UnitVersion.objects.create(
        unit=cast.unit("party"), name="党建科", valid_from=date(2015, 1, 1), valid_to=date(2020, 1, 1)
    )
    second = rows(sent(cast))[1]
    assert (str(second.lead_section), second.unknown) == ("机关党建科", "")


def test_a_marked_file_is_refused_and_nothing_is_kept(cast):
    with pytest.raises(SecrecyRefused):
        sent(cast, word("机密★1年", *LINES))
    assert PlanDraft.objects.count() == PlanDraftItem.objects.count() == Blob.objects.count() == 0


def test_a_file_without_tasks_is_refused_and_nothing_is_kept(cast):
    with pytest.raises(Refused, match="没有在文件里找到任务"):
        sent(cast, word("会议通知"))
    assert PlanDraft.objects.count() == Blob.objects.count() == 0


def test_who_may_not_enter_plans_of_the_section_may_not_send_one(cast):
    with pytest.raises(NotPermitted):
        sent(cast, user="leader")
    with pytest.raises(NotPermitted):
        sent(cast, user="head")
    assert PlanDraft.objects.count() == 0


def test_a_row_is_corrected_in_place_and_settled_anew(cast):
    second = rows(sent(cast))[1]
    amend_row(
        second,
        by=cast.users["general"],
        version=1,
        dual_duty=True,
        action=None,
        **texts(second, lead_text="机关党建科", person_text="顾清扬", due_text="第三季度"),
    )
    found = PlanDraftItem.objects.get(pk=second.pk)
    assert (str(found.lead_section), str(found.responsible), found.due_on) == (
        "机关党建科",
        "顾清扬",
        date(2024, 9, 30),
    )
    assert (found.version, found.unknown, found.dual_duty, found.due_words) == (2, "", True, "6月底前")


def test_a_row_that_somebody_else_changed_is_not_overwritten(cast):
    draft = sent(cast)
    first = rows(draft)[0]
    set_aside(first, by=cast.users["general"])
    with pytest.raises(Stale):
        amend_row(
            first,
            by=cast.users["general"],
            version=1,
            dual_duty=False,
            action=None,
            **texts(first, task="改"),
        )
    assert PlanDraftItem.objects.get(pk=first.pk).task == "落实“第一议题”制度"


def test_a_corrected_row_passes_the_secrecy_guard(cast):
    first = rows(sent(cast))[0]
    with pytest.raises(SecrecyRefused):
        amend_row(
            first,
            by=cast.users["general"],
            version=1,
            dual_duty=False,
            action=None,
            **texts(first, measure="机密★1年"),
        )
    assert PlanDraftItem.objects.get(pk=first.pk).version == 1


def test_rows_are_added_split_merged_dropped_and_taken_back(cast):
    general, draft = cast.users["general"], sent(cast)
    first, second, third, fourth = rows(draft)
    assert sentences(first) == ["落实“第一议题”制度。", "每次党组会首个议题安排学习。"]
    split_row(first, [1], by=general)
    assert [row.task for row in rows(draft)][:3] == [
        "落实“第一议题”制度",
        "每次党组会首个议题安排学习",
        "开展主题党日",
    ]
    part = rows(draft)[1]
    assert (str(part.lead_section), part.support_sections.count(), part.due_on) == (
        "机关党建科",
        2,
        date(2024, 12, 31),
    )
    merge_up(part, by=general)
    merged = rows(draft)[0]
    assert (merged.task, merged.measure) == ("落实“第一议题”制度", "每次党组会首个议题安排学习")
    add_row(draft, by=general, after=merged, task="建立台账", lead_text="办公室", due_text="3月底前")
    added = rows(draft)[1]
    assert (added.task, str(added.lead_section), added.due_on, added.heading) == (
        "建立台账", "办公室", date(2024, 3, 31), "一、加强政治建设",
    )  # fmt: skip
    take_back(third, by=general)
    set_aside(fourth, by=general)
    assert [(row.task, row.kept) for row in rows(draft)] == [
        ("落实“第一议题”制度", True),
        ("建立台账", True),
        ("开展主题党日", True),
        ("宣传先进典型", True),
        ("开展“百题”调研", False),
    ]


def test_splitting_needs_a_place_and_merging_a_row_before(cast):
    first = rows(sent(cast))[0]
    with pytest.raises(Refused, match="从哪一句起"):
        split_row(first, [7], by=cast.users["general"])
    with pytest.raises(Refused, match="没有可以合并"):
        merge_up(first, by=cast.users["general"])
    assert len(rows(first.draft)) == 4


def test_a_name_is_told_once_for_all_rows(cast):
    draft = sent(cast)
    assert rename(draft, "党建科", "机关党建科", by=cast.users["general"]) == 1
    assert [row.unknown for row in rows(draft)] == ["", "", "", ""]
    with pytest.raises(Invalid, match="没有“火星科”"):
        rename(draft, "办公室", "火星科", by=cast.users["general"])


def test_deadlines_follow_the_year_and_day_of_the_plan(cast):
    draft = sent(cast)
    amend_header(
        draft, by=cast.users["general"], corrects=None, title="要点", kind="key_points", line="party", year=2025,
        adopted_on=date(2025, 7, 1), document_number="", approved_at="",
    )  # fmt: skip
    second = rows(draft)[1]
    assert (second.due_on, second.due_doubt) == (date(2025, 6, 30), "2025-06-30早于印发日期，请核对")


def test_entering_makes_the_document_and_its_items(cast):
    document = entered(cast)
    assert (document.title, document.kind, document.unit) == (
        "2024年党建工作要点",
        "key_points",
        cast.unit("party"),
    )
    items = list(PlanItem.objects.order_by("sequence"))
    assert [(i.sequence, i.task, i.due_on, i.first_due_on, i.standing) for i in items] == [
        (1, "落实“第一议题”制度", date(2024, 12, 31), date(2024, 12, 31), True),
        (2, "开展主题党日", date(2024, 6, 30), date(2024, 6, 30), False),
        (3, "开展“百题”调研", date(2024, 12, 20), date(2024, 12, 20), False),
    ]
    assert (items[1].duty_words, items[1].due_words) == ("牵头：党建科", "6月底前")
    assert [unit.name for unit in items[0].support_sections.all()] == ["办公室", "人事科"]
    assert [each.name for each in Attachment.objects.filter(ref=document.ref)] == ["要点.docx"]
    draft = PlanDraft.objects.get()
    assert (draft.state, draft.made, draft.blob, draft.items.count()) == ("done", document, None, 0)


def test_what_is_missing_is_told_and_nothing_is_entered(cast):
    draft = sent(cast)
    with pytest.raises(Invalid) as error:
        enter_plan(draft, by=cast.users["general"], unknown_agreed=False)
    assert error.value.problems == {
        "adopted_on": "请填写印发日期",
        "due": "还有1项没有时限：“开展“百题”调研”等，请逐项填写，或统一填一个日期",
        "unknown": "还有1项的名称没有对应到本室科室或人员，请对应，或勾选“按原文保留”",
    }
    assert PlanDocument.objects.count() == PlanItem.objects.count() == 0
    assert (draft.items.count(), PlanDraft.objects.get().state) == (4, "open")


def test_a_draft_is_entered_once(cast):
    draft = sent(cast, adopted_on=date(2024, 1, 5))
    fill_deadlines(draft, date(2024, 12, 20), by=cast.users["general"])
    enter_plan(draft, by=cast.users["general"], unknown_agreed=True)
    with pytest.raises(Stale):
        enter_plan(draft, by=cast.users["general"], unknown_agreed=True)
    with pytest.raises(Stale):
        discard(draft, by=cast.users["general"])
    assert (PlanDocument.objects.count(), PlanItem.objects.count()) == (1, 3)


def test_the_same_file_again_changes_nothing(cast):
    document = entered(cast)
    draft = sent(cast)
    assert draft.corrects == document
    fill_deadlines(draft, date(2024, 12, 20), by=cast.users["general"])
    assert [(change.kind, change.changed) for change in changes(draft)] == [("same", ())] * 3
    assert gone(draft) == []
    enter_plan(draft, by=cast.users["general"], unknown_agreed=True)
    assert (PlanDocument.objects.count(), PlanItem.objects.count()) == (1, 3)
    assert set(PlanItem.objects.values_list("version", flat=True)) == {2}  # entered, and put into the flow


def test_a_corrected_edition_changes_adds_and_ends_items(cast):
    document = entered(cast)
    done = PlanItem.objects.get(sequence=1)
    lines = (
        "2024年党建工作要点",
        "一、加强政治建设",
        "1.建立学习台账。（办公室负责）",
        "2.落实“第一议题”制度。每次党组会首个议题安排学习。（牵头科室：机关党建科；责任人：白玉成；完成时限：9月底前）",
        "3.开展主题党日活动。每月一次。（责任科室：机关党建科；完成时限：6月底前）",
    )
    draft = sent(cast, word(*lines))
    fill_deadlines(draft, date(2024, 11, 30), by=cast.users["general"])
    told = changes(draft)
    assert [change.kind for change in told] == ["added", "changed", "changed"]
    assert told[1].changed == (
        ("原文编号", "1.", "2."),
        (
            "责任原文",
            "牵头：机关党建科；配合：办公室、人事科；责任人：白玉成",
            "牵头：机关党建科；责任人：白玉成",
        ),
        ("完成时限", "2024-12-31", "2024-09-30"),
        ("时限原文", "全年", "9月底前"),
        ("长期坚持", "是", "否"),
    )
    [left] = gone(draft)
    assert left.task == "开展“百题”调研"
    enter_plan(draft, by=cast.users["general"], unknown_agreed=True, voiding=[left.number])
    assert PlanDocument.objects.get().pk == document.pk
    assert list(PlanItem.objects.live().order_by("sequence").values_list("sequence", "task", "due_on")) == [
        (1, "落实“第一议题”制度", date(2024, 9, 30)),
        (2, "开展主题党日活动", date(2024, 6, 30)),
        (4, "建立学习台账", date(2024, 11, 30)),
    ]
    kept = PlanItem.objects.get(pk=done.pk)
    assert (kept.first_due_on, kept.support_sections.count()) == (date(2024, 12, 31), 2)
    assert PlanItem.objects.get(pk=left.pk).voided


def test_what_the_new_edition_leaves_out_is_kept_behind_unless_voided(cast):
    entered(cast)
    draft = sent(
        cast, word("2024年党建工作要点", "1.开展主题党日。（责任科室：机关党建科；完成时限：6月底前）")
    )
    enter_plan(draft, by=cast.users["general"], unknown_agreed=True)
    assert list(PlanItem.objects.live().order_by("sequence").values_list("sequence", "task")) == [
        (1, "落实“第一议题”制度"),
        (2, "开展主题党日"),
        (3, "开展“百题”调研"),
    ]


def test_giving_up_removes_file_and_rows(cast):
    draft = sent(cast)
    with pytest.raises(NotPermitted):
        discard(draft, by=cast.users["head"])
    discard(draft, by=cast.users["general"])
    assert (draft.items.count(), Blob.objects.count(), PlanDraft.objects.get().state) == (0, 0, "discarded")


def test_a_workbook_is_read_the_same(cast):
    book = openpyxl.Workbook()
    book.active.append(["时限", "责任人", "工作任务", "牵头科室", "电话"])
    book.active.append(["5月底前", "谭志刚", "开展产业调研", "经济调研科", "123"])
    held = io.BytesIO()
    book.save(held)
    draft = sent(cast, held.getvalue(), name="分工.xlsx")
    [row] = rows(draft)
    assert (row.task, str(row.lead_section), str(row.responsible), row.due_on) == (
        "开展产业调研", "经济调研科", "谭志刚", date(2024, 5, 31),
    )  # fmt: skip
    assert (draft.unused, row.open_points) == ("电话", [])

"""What a section finds on its sheet, and what it does with it: save, correct, take out, hand in, take back."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from canmou.kernel.errors import Invalid, NotFound, NotPermitted, Refused, Stale
from canmou.kernel.ledger.actions import amend
from canmou.supervision.actions import dispatch_sheet
from canmou.supervision.dispatch.prefill import items, rows_of
from canmou.supervision.models import DispatchEntry, Mechanism, TaskExtension, TaskProgress, WeeklySheet
from tests.supervision.dispatching import (
    few_sections,
    handed_in,
    locked,
    on,
    opened,
    row,
    sheet_of,
    task,
)

WHO = "clerk"


def shown(sheet):
    return [(each.source, each.content, each.include, each.percent) for each in rows_of(sheet)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1. 办文办会；2. 更新台账", ["办文办会", "更新台账"]),
        ("1、座谈3场\n2、起草初稿。", ["座谈3场", "起草初稿"]),
        ("（1）调研；（2）座谈", ["调研", "座谈"]),
        ("完成2024年计划", ["完成2024年计划"]),
        ("", []),
    ],
)
def test_items_of_a_weekly_sheet(text, found):
    assert items(text) == found


def test_a_sheet_begins_with_what_happened(cast):
    few_sections(cast)
    made = task(cast)
    report = TaskProgress(
        task=made, reported_on=date(2024, 1, 5), percent=40, content="收齐三个部门的数据",
        obstacle="一个部门没有报", next_step="周内催齐", unit=made.unit,
    )  # fmt: skip
    longer = TaskExtension(
        task=made, requested_on=date(2024, 1, 3), former_due_on=date(2024, 1, 20), due_on=date(2024, 1, 31),
        reason="等数据", outcome="agreed", decided_on=date(2024, 1, 4), unit=made.unit,
    )  # fmt: skip
    week = WeeklySheet(
        section=cast.unit("research1"), week_start=date(2024, 1, 1), done="1. 课题开题；2. 资料整理",
        planned="1. 实地调研", submitted_on=date(2024, 1, 5), unit=cast.unit("research1"),
    )  # fmt: skip
    rule = Mechanism(
        title="课题周报制度", kind="rule", line="research", established_on=date(2024, 1, 4),
        unit=cast.unit("research1"),
    )  # fmt: skip
    cast.enter([report, longer, week, rule])
    round = opened(cast)
    rows = rows_of(sheet_of(round, cast.unit("research1")))
    first, *others = rows
    assert (first.source, first.content, first.progress, first.percent, first.obstacle, first.next_plan) == (
        "督办事项", "核对统计数据", "收齐三个部门的数据", 40, "一个部门没有报", "周内催齐",
    )  # fmt: skip
    assert first.told == ["延期至1月31日", "1月5日反馈40％"]
    assert (first.light.colour, first.include) == ("green", True)
    assert [(each.source, each.content, each.include) for each in others] == [
        ("周工作表", "课题开题", False),
        ("周工作表", "资料整理", False),
        ("台账变动", "其他台账", False),
    ]
    assert shown(sheet_of(round, cast.unit("society"))) == []


def test_what_runs_on_comes_again_and_what_is_done_does_not(cast, settings):
    few_sections(cast)
    with on(settings, 2023, 12, 18):
        former = opened(cast, date(2023, 12, 18))
        rows = [row(next_plan="完成其余课题"), row("印发简报", "已印发", 100)]
        handed_in(cast, former, cast.unit("research1"), WHO, rows)
    with on(settings, 2024, 1, 2):
        locked(cast, former)
    rows = rows_of(sheet_of(opened(cast), cast.unit("research1")))
    assert [(each.source, each.content, each.percent, each.next_plan) for each in rows] == [
        ("上期延续", "课题中期检查", 60, "完成其余课题")
    ]


def test_a_sent_back_and_a_long_finished_task_are_not_offered(cast):
    few_sections(cast)
    task(cast, title="退办的", returned_on=date(2024, 1, 3))
    task(cast, title="早已办结的", completed_on=date(2023, 12, 25), result="已报送")
    task(cast, title="本期办结的", completed_on=date(2024, 1, 4), result="已报送")
    assert shown(sheet_of(opened(cast), cast.unit("research1"))) == [("督办事项", "本期办结的", True, 100)]


def test_saving_twice_changes_nothing_and_a_correction_is_kept(cast):
    few_sections(cast)
    sheet = sheet_of(opened(cast), cast.unit("research1"))
    (first,) = dispatch_sheet.save_rows(sheet, [row()], by=cast.users[WHO])
    same = row(key=f"e{first.number}")
    dispatch_sheet.save_rows(sheet, [same], by=cast.users[WHO])
    assert (DispatchEntry.objects.get().version, DispatchEntry.objects.count()) == (1, 1)
    dispatch_sheet.save_rows(sheet, [row(key=f"e{first.number}", percent=80)], by=cast.users["head"])
    entry = DispatchEntry.objects.get()
    assert (entry.percent, entry.version, entry.submitted_by) == (80, 2, cast.named("高振华"))


def test_a_stale_row_is_refused(cast):
    few_sections(cast)
    sheet = sheet_of(opened(cast), cast.unit("research1"))
    (first,) = dispatch_sheet.save_rows(sheet, [row()], by=cast.users[WHO])
    key = f"e{first.number}"
    dispatch_sheet.save_rows(sheet, [row(key=key, percent=80, version=1)], by=cast.users["head"])
    with pytest.raises(Stale, match="高振华"):
        dispatch_sheet.save_rows(sheet, [row(key=key, percent=70, version=1)], by=cast.users[WHO])
    assert DispatchEntry.objects.get().percent == 80


def test_an_unticked_row_leaves_the_sheet_and_keeps_its_number(cast):
    few_sections(cast)
    sheet = sheet_of(opened(cast), cast.unit("research1"))
    (first,) = dispatch_sheet.save_rows(sheet, [row()], by=cast.users[WHO])
    dispatch_sheet.save_rows(sheet, [row(key=f"e{first.number}", include=False)], by=cast.users[WHO])
    entry = DispatchEntry.objects.get()
    assert (entry.voided, entry.number, entry.ref.changes.last().verb) == (True, first.number, "移出本期")
    with pytest.raises(Refused, match="已被移出本期"):
        dispatch_sheet.save_rows(sheet, [row(key=f"e{first.number}")], by=cast.users[WHO])


def test_wrong_rows_are_told_by_place_and_nothing_is_written(cast):
    few_sections(cast)
    sheet = sheet_of(opened(cast), cast.unit("research1"))
    with pytest.raises(Invalid) as caught:
        dispatch_sheet.save_rows(
            sheet, [row(), row("", "做了"), row("超量", percent=101)], by=cast.users[WHO]
        )
    assert sorted(caught.value.problems) == ["1:content", "2:percent"]
    assert DispatchEntry.objects.count() == 0


def test_a_red_row_needs_what_stands_in_the_way(cast):
    few_sections(cast)
    made = task(cast, due=date(2024, 1, 5))
    sheet = sheet_of(opened(cast), cast.unit("research1"))
    with pytest.raises(Invalid, match="红灯的任务请写明卡点"):
        dispatch_sheet.save_rows(sheet, [row(key=f"t{made.number}")], by=cast.users[WHO])
    assert DispatchEntry.objects.count() == 0


@pytest.mark.parametrize("who", ["neighbour", "leader", "keeper", "department", "sysadmin"])
def test_only_the_section_fills_its_sheet(cast, who):
    few_sections(cast)
    round = opened(cast)
    sheet = sheet_of(round, cast.unit("research1"))
    with pytest.raises(NotPermitted):
        dispatch_sheet.save_rows(sheet, [row()], by=cast.users[who])
    dispatch_sheet.save_rows(sheet, [row()], by=cast.users[WHO])
    with pytest.raises(Refused):
        dispatch_sheet.submit_sheet(sheet, by=cast.users[who])
    assert sheet_of(round, cast.unit("research1")).state == "filling"


def test_a_task_of_another_section_is_not_taken_in(cast):
    few_sections(cast)
    other = task(cast, "society", "社区养老座谈")
    sheet = sheet_of(opened(cast), cast.unit("research1"))
    with pytest.raises(NotFound):
        dispatch_sheet.save_rows(sheet, [row(key=f"t{other.number}")], by=cast.users[WHO])
    assert DispatchEntry.objects.count() == 0


def test_nothing_at_all_is_handed_in_only_with_a_word(cast):
    few_sections(cast)
    round = opened(cast)
    sheet = sheet_of(round, cast.unit("research1"))
    with pytest.raises(Refused, match="还没有列入任何任务"):
        dispatch_sheet.submit_sheet(sheet, by=cast.users[WHO])
    sheet = sheet_of(round, cast.unit("research1"))
    dispatch_sheet.submit_sheet(sheet, by=cast.users[WHO], note="全科参加专班，本期没有科室任务")
    sheet = sheet_of(round, cast.unit("research1"))
    assert (sheet.state, sheet.submitted_on, sheet.submitted_by) == (
        "submitted",
        date(2024, 1, 8),
        cast.named("冯子昂"),
    )


def test_what_was_handed_in_is_taken_back_while_the_round_is_open(cast):
    few_sections(cast)
    round = opened(cast)
    sheet = handed_in(cast, round, cast.unit("research1"), WHO)
    with pytest.raises(Refused, match="收回修改"):
        dispatch_sheet.save_rows(sheet, [row()], by=cast.users[WHO])
    with pytest.raises(Refused, match="由调研一科填报"):
        dispatch_sheet.recall_sheet(sheet_of(round, cast.unit("research1")), by=cast.users["neighbour"])
    dispatch_sheet.recall_sheet(sheet_of(round, cast.unit("research1")), by=cast.users[WHO])
    assert sheet_of(round, cast.unit("research1")).submitted_on is None
    dispatch_sheet.submit_sheet(sheet_of(round, cast.unit("research1")), by=cast.users[WHO])
    locked(cast, round)
    with pytest.raises(Refused, match="已经锁定"):
        dispatch_sheet.recall_sheet(sheet_of(round, cast.unit("research1")), by=cast.users[WHO])


def test_the_words_of_a_section_are_saved_without_handing_in_and_can_be_emptied(cast):
    few_sections(cast)
    round = opened(cast)
    sheet = sheet_of(round, cast.unit("research1"))
    dispatch_sheet.fill_sheet(sheet, [row()], by=cast.users[WHO], note=" 两人在外学习 ")
    sheet = sheet_of(round, cast.unit("research1"))
    assert (sheet.note, sheet.state, sheet.ref.changes.last().verb) == (
        "两人在外学习",
        "filling",
        "填写科室说明",
    )
    dispatch_sheet.fill_sheet(sheet, [], by=cast.users[WHO], note="")
    assert sheet_of(round, cast.unit("research1")).note == ""
    dispatch_sheet.fill_sheet(sheet_of(round, cast.unit("research1")), [], by=cast.users[WHO], note="再写")
    sheet = sheet_of(round, cast.unit("research1"))
    dispatch_sheet.fill_sheet(sheet, [], by=cast.users[WHO], note="", hand_in=True)
    sheet = sheet_of(round, cast.unit("research1"))
    assert (sheet.note, sheet.state) == ("", "submitted")


@pytest.mark.parametrize("who", ["neighbour", "keeper", "leader"])
def test_another_section_does_not_write_the_words_of_a_section(cast, who):
    few_sections(cast)
    round = opened(cast)
    with pytest.raises(NotPermitted):
        dispatch_sheet.fill_sheet(
            sheet_of(round, cast.unit("research1")), [], by=cast.users[who], note="别人写的"
        )
    assert sheet_of(round, cast.unit("research1")).note == ""


def test_words_that_another_wrote_meanwhile_are_not_overwritten(cast):
    few_sections(cast)
    round = opened(cast)
    read = sheet_of(round, cast.unit("research1")).version
    first = sheet_of(round, cast.unit("research1"))
    dispatch_sheet.fill_sheet(first, [], by=cast.users["head"], note="科长写的", version=read)
    with pytest.raises(Stale, match="科长写的"):
        sheet = sheet_of(round, cast.unit("research1"))
        dispatch_sheet.fill_sheet(sheet, [row()], by=cast.users[WHO], note="科员写的", version=read)
    assert sheet_of(round, cast.unit("research1")).note == "科长写的"
    assert DispatchEntry.objects.count() == 0


def test_a_save_that_waited_behind_a_hand_in_writes_nothing(cast):
    few_sections(cast)
    round = opened(cast)
    read = sheet_of(round, cast.unit("research1"))
    handed_in(cast, round, cast.unit("research1"), "head")
    for hand_in in (False, True):
        with pytest.raises(Refused, match="已经报送"):
            dispatch_sheet.fill_sheet(
                read, [row("后到的")], by=cast.users[WHO], note="后到的", hand_in=hand_in
            )
    sheet = sheet_of(round, cast.unit("research1"))
    assert [entry.content for entry in DispatchEntry.objects.all()] == ["课题中期检查"]
    assert (sheet.note, sheet.submitted_by) == ("", cast.named("高振华"))


def test_after_the_lock_an_entry_is_not_changed_through_its_ledger(cast):
    few_sections(cast)
    round = opened(cast)
    handed_in(cast, round, cast.unit("research1"), WHO)

    def changed():
        entry = DispatchEntry.objects.select_related("ref", "unit", "office", "round").get()
        entry.percent = 90
        return amend(entry, by=cast.users[WHO])

    with pytest.raises(Invalid, match="已经报送"):
        changed()
    locked(cast, round)
    with pytest.raises(Invalid, match="已经锁定"):
        changed()
    assert (DispatchEntry.objects.get().percent, DispatchEntry.objects.get().version) == (60, 1)


def test_a_late_sheet_is_still_filled_after_the_lock(cast):
    few_sections(cast)
    round = opened(cast)
    (first,) = dispatch_sheet.save_rows(sheet_of(round, cast.unit("research1")), [row()], by=cast.users[WHO])
    locked(cast, round)
    late = row(key=f"e{first.number}", percent=80)
    dispatch_sheet.save_rows(sheet_of(round, cast.unit("research1")), [late], by=cast.users[WHO])
    assert DispatchEntry.objects.get().percent == 80


def test_rows_take_the_same_queries_for_one_and_for_many(cast):
    few_sections(cast)
    task(cast)
    sheet = sheet_of(opened(cast), cast.unit("research1"))
    rows_of(sheet)  # reads the round and the office of the sheet
    counts = []
    for number in (0, 1):
        with CaptureQueriesContext(connection) as seen:
            assert len(rows_of(sheet)) == 1 + 2 * number
        counts.append(len(seen))
        if not number:
            task(cast, title="第二件")
            task(cast, title="第三件")
    assert counts[0] == counts[1]

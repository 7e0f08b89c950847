"""Ledgers of weekly sheets and the half-month dispatch."""

from django.db.models import Q

from canmou.kernel.audit import triggers
from canmou.kernel.ledger.declare import Ledger
from canmou.kernel.ledger.due import deadline, event
from canmou.supervision.models import (
    DispatchEdition,
    DispatchEntry,
    DispatchFigure,
    DispatchIssue,
    DispatchLine,
    DispatchRemark,
    DispatchRound,
    DispatchSheet,
    WeeklySheet,
)

for _kept in (DispatchEdition, DispatchFigure, DispatchLine, DispatchIssue):
    triggers.settle(_kept._meta.db_table)


def _sheet_title(sheet: WeeklySheet) -> str:
    return f"{sheet.section}{sheet.week_start}周工作表"


def _round_title(round: DispatchRound) -> str:
    return f"{round.label}工作调度"


def _owed_title(sheet: DispatchSheet) -> str:
    return f"{_round_title(sheet.round)} {sheet.section}"


def _entry_title(entry: DispatchEntry) -> str:
    return f"{_round_title(entry.round)} {entry.section} {entry.content}"


DISPATCH = [
    Ledger(
        code="SWK",
        name="周工作表",
        model=WeeklySheet,
        system="C1",
        line="conduct",
        date="submitted_on",
        title=_sheet_title,
        key=("section", "week_start"),
        columns=("section", "week_start", "done", "planned", "obstacle", "submitted_on", "submitted_by"),
        note="每科室每周一张，是半月调度的底稿",
        example={
            "section": "经济调研科",
            "week_start": "2022-06-06",
            "done": "完成数字经济企业座谈3场",
            "planned": "起草调研报告初稿",
            "submitted_on": "2022-06-10",
            "unit": "经济调研科",
        },
    ),
    Ledger(
        code="SDR",
        name="半月调度",
        model=DispatchRound,
        system="C1",
        line="conduct",
        date="ends_on",
        due=(
            deadline("ends_on", "锁定", done="locked_on", given=Q(state="recorded"), before=3),
            event("meeting_on", "调度会", who="presider", among=("attendees",)),
        ),
        title=_round_title,
        key=("year", "month", "half"),
        columns=(
            "year",
            "month",
            "half",
            "ends_on",
            "opened_on",
            "due_on",
            "locked_on",
            "first_locked_on",
            "meeting_on",
            "presider",
            "attendees",
            "sheet_number",
            "decisions",
        ),
        shown=("year", "month", "half", "locked_on", "meeting_on", "presider"),
        once=("first_locked_on",),
        note="每月两期，1日、16日自动开期；会前锁定，留存定稿",
        example={
            "year": "2022",
            "month": "6",
            "half": "上半月",
            "ends_on": "2022-06-15",
            "locked_on": "2022-06-15",
            "meeting_on": "2022-06-17",
            "unit": "办公室",
        },
    ),
    Ledger(
        code="SDS",
        name="科室调度表",
        model=DispatchSheet,
        system="C1",
        line="conduct",
        date="due_on",
        due=(
            deadline(
                "due_on", "报送", done="submitted_on", unit="section", given=Q(state="recorded"), lapse=30
            ),
        ),
        title=_owed_title,
        key=("round", "section"),
        columns=("round", "section", "due_on", "submitted_on", "submitted_by", "late_on", "note"),
        once=("late_on",),
        shown=("section", "due_on", "submitted_on", "submitted_by", "late_on"),
        parent="round",
        note="每期每科室一张；锁定时没有报送的算迟报，以后补报也一直标明",
        example={
            "round": "2022年6月上半月工作调度",
            "section": "经济调研科",
            "due_on": "2022-06-16",
            "submitted_on": "2022-06-14",
            "unit": "经济调研科",
        },
    ),
    Ledger(
        code="SDE",
        name="半月调度条目",
        model=DispatchEntry,
        system="C1",
        line="conduct",
        date="submitted_on",
        title=_entry_title,
        key=("round", "section", "content"),
        columns=(
            "round",
            "section",
            "task",
            "content",
            "progress",
            "percent",
            "due_on",
            "light",
            "why",
            "obstacle",
            "next_plan",
            "submitted_on",
            "submitted_by",
        ),
        shown=("section", "content", "percent", "light", "due_on", "submitted_on"),
        parent="round",
        note="每科室每项任务一行；晚于锁定日期报送的算迟报",
        example={
            "round": "2022年6月上半月工作调度",
            "section": "经济调研科",
            "content": "数字经济发展调研",
            "progress": "完成座谈3场",
            "percent": "60",
            "light": "绿",
            "submitted_on": "2022-06-14",
            "unit": "经济调研科",
        },
    ),
    Ledger(
        code="SDM",
        name="调度意见",
        model=DispatchRemark,
        system="C1",
        line="conduct",
        date="made_on",
        due=(deadline("due_on", "落实", done="task", unit="addressed_to", lapse=30),),
        title="remark",
        key=("round", "remark"),
        columns=("round", "entry", "remark", "made_by", "made_on", "addressed_to", "due_on", "task"),
        shown=("remark", "made_by", "made_on", "addressed_to", "due_on"),
        parent="round",
        note="调度会上领导的意见，转为督办事项",
        example={
            "round": "2022年6月上半月工作调度",
            "remark": "尽快补充企业样本",
            "made_by": "周承远",
            "made_on": "2022-06-17",
            "addressed_to": "经济调研科",
            "unit": "办公室",
        },
    ),
]

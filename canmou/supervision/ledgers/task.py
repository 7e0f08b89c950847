"""Ledgers of supervised tasks."""

from django.db.models import Q

from canmou.kernel.ledger.declare import Ledger
from canmou.kernel.ledger.due import deadline
from canmou.supervision.models import (
    SupervisionTask,
    TaskExtension,
    TaskObjection,
    TaskProgress,
    TaskSuspension,
    TaskUrge,
)

#: Entered after the fact, outside the flow; what is in the flow has its steps in the to-do list.
RECORDED = Q(state="recorded")


def _task_title(task: SupervisionTask) -> str:
    return f"{task.assigned_on} {task.title}"


def _progress_title(progress: TaskProgress) -> str:
    return f"{progress.reported_on} {progress.percent}% {progress.task.title}"


def _extension_title(extension: TaskExtension) -> str:
    return f"延至{extension.due_on}：{extension.task.title}"


def _urge_title(urge: TaskUrge) -> str:
    return f"{urge.get_grade_display()}：{urge.task.title}"


def _objection_title(objection: TaskObjection) -> str:
    return f"对{objection.get_ground_display()}的异议：{objection.task.title}"


def _suspension_title(suspension: TaskSuspension) -> str:
    return f"{suspension.suspended_on}挂起：{suspension.task.title}"


TASKS = [
    Ledger(
        code="STK",
        name="督办事项",
        model=SupervisionTask,
        system="P1",
        line="across",
        date="assigned_on",
        due=(
            deadline(
                "due_on",
                "办结",
                done=Q(completed_on__isnull=False)
                | Q(suspended_on__isnull=False)
                | Q(returned_on__isnull=False),
                who="responsible",
                unit="lead_section",
                given=RECORDED,
            ),
        ),
        title=_task_title,
        key=("title", "assigned_on"),
        columns=(
            "title",
            "kind",
            "urgency",
            "basis",
            "authority",
            "origin_record",
            "plan_item",
            "late_reason",
            "requirement",
            "offline",
            "duplicate_reason",
            "assigned_on",
            "assigned_by",
            "lead_section",
            "support_sections",
            "responsible",
            "supervisor",
            "accept_due_on",
            "accepted_on",
            "objection_until",
            "first_due_on",
            "due_on",
            "feedback_due_on",
            "reported_on",
            "reported_by",
            "result",
            "evidence",
            "verified_by",
            "verified_on",
            "completed_on",
            "closed_by",
            "evaluation",
            "lost_points",
            "lost_why",
            "suspended_on",
            "returned_on",
            "archived_on",
        ),
        once=("first_due_on",),
        shown=("title", "kind", "lead_section", "responsible", "due_on", "completed_on"),
        note="须登记立项依据；内容不宜进入本系统的勾“线下办理”，只计时",
        example={
            "title": "修改完善数字经济发展调研报告",
            "kind": "批示督办",
            "basis": "市政府主要领导批示",
            "assigned_on": "2022-05-06",
            "lead_section": "经济调研科",
            "responsible": "谭志刚",
            "due_on": "2022-05-20",
            "unit": "办公室",
        },
    ),
    Ledger(
        code="STP",
        name="督办进展",
        model=TaskProgress,
        system="P1",
        line="across",
        date="reported_on",
        title=_progress_title,
        key=("task", "reported_on"),
        columns=(
            "task",
            "reported_on",
            "percent",
            "content",
            "obstacle",
            "next_step",
            "evidence",
            "reported_by",
        ),
        parent="task",
        note="长期事项每周反馈一次",
        example={
            "task": "2022-05-06 修改完善数字经济发展调研报告",
            "reported_on": "2022-05-12",
            "percent": "60",
            "content": "补充企业数据",
            "unit": "经济调研科",
        },
    ),
    Ledger(
        code="STE",
        name="督办延期",
        model=TaskExtension,
        system="P1",
        line="across",
        date="requested_on",
        due=(
            deadline(
                "former_due_on",
                "批复",
                done=~Q(outcome="pending"),
                who="task__assigned_by",
                given=Q(task__state="recorded"),
            ),
        ),
        title=_extension_title,
        key=("task", "requested_on"),
        columns=(
            "task",
            "requested_on",
            "requested_by",
            "former_due_on",
            "due_on",
            "reason",
            "outcome",
            "decided_by",
            "decided_on",
            "decision_note",
        ),
        parent="task",
        note="在原时限之内书面申请，经交办人同意",
        example={
            "task": "2022-05-06 修改完善数字经济发展调研报告",
            "requested_on": "2022-05-18",
            "former_due_on": "2022-05-20",
            "due_on": "2022-05-27",
            "reason": "等待统计数据发布",
            "outcome": "同意",
            "decided_on": "2022-05-19",
            "unit": "经济调研科",
        },
    ),
    Ledger(
        code="STU",
        name="督办催办",
        model=TaskUrge,
        system="P1",
        line="across",
        date="urged_on",
        due=(
            deadline(
                "answer_due_on",
                "回复督查单",
                done="answered_on",
                who="task__responsible",
                unit="task__lead_section",
            ),
        ),
        title=_urge_title,
        key=("task", "urged_on", "grade"),
        columns=(
            "task",
            "urged_on",
            "grade",
            "content",
            "urged_by",
            "document_number",
            "rule",
            "answer_due_on",
            "answered_on",
            "answered_by",
            "answer",
        ),
        parent="task",
        note="催办、蓝色提醒、橙色警告、红色督办",
        example={
            "task": "2022-05-06 修改完善数字经济发展调研报告",
            "urged_on": "2022-05-16",
            "grade": "催办",
            "unit": "办公室",
        },
    ),
    Ledger(
        code="STO",
        name="督办异议",
        model=TaskObjection,
        system="P1",
        line="across",
        date="raised_on",
        title=_objection_title,
        key=("task", "raised_on"),
        columns=(
            "task",
            "raised_on",
            "raised_by",
            "ground",
            "last_on",
            "reason",
            "outcome",
            "decided_by",
            "decided_on",
            "decision_note",
        ),
        parent="task",
        note="对责任主体、时限有异议的，在异议期限内书面提出",
        example={
            "task": "2022-05-06 修改完善数字经济发展调研报告",
            "raised_on": "2022-05-09",
            "ground": "办理时限",
            "last_on": "2022-05-10",
            "reason": "企业数据月底才能发布",
            "unit": "经济调研科",
        },
    ),
    Ledger(
        code="STG",
        name="督办挂起",
        model=TaskSuspension,
        system="P1",
        line="across",
        date="suspended_on",
        title=_suspension_title,
        key=("task", "suspended_on"),
        columns=(
            "task",
            "suspended_on",
            "suspended_by",
            "cause",
            "reason",
            "expected_on",
            "former_due_on",
            "resumed_on",
            "resumed_by",
            "due_on",
        ),
        parent="task",
        note="挂起期间不计时，恢复后时限顺延",
        example={
            "task": "2022-05-06 修改完善数字经济发展调研报告",
            "suspended_on": "2022-05-10",
            "cause": "等待数据或外部反馈",
            "reason": "统计数据尚未发布",
            "expected_on": "2022-05-16",
            "former_due_on": "2022-05-20",
            "unit": "办公室",
        },
    ),
]

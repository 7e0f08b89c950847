"""What the pages of one supervised task show: registration, its course, its slips, the limits."""

from typing import Any

from django.urls import reverse

from canmou.kernel import clock
from canmou.kernel.attachments.models import Attachment
from canmou.kernel.calendar import between
from canmou.kernel.ledger.declare import ledger_for
from canmou.kernel.ledger.models import Record, RecordRef
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, can, opens, readers_of
from canmou.kernel.ui.markup import badge
from canmou.kernel.ui.markup import light as lamp
from canmou.kernel.ui.record_links import RecordLink
from canmou.kernel.ui.table import Column, Row, Table
from canmou.supervision.actions.task_slip import slips_of
from canmou.supervision.delays import Delay, delay_of
from canmou.supervision.forms.limits import LimitsForm
from canmou.supervision.forms.task import AnswerForm, RegisterForm, SlipForm
from canmou.supervision.lights import light
from canmou.supervision.limits import limits_of, row_of, term
from canmou.supervision.models import (
    SupervisionTask,
    TaskDelay,
    TaskExtension,
    TaskObjection,
    TaskProgress,
    TaskSuspension,
    TaskUrge,
)
from canmou.supervision.queries.task import Twin, twins_of
from canmou.supervision.slips import COLOURED, wanted
from canmou.supervision.states.task import TASK
from canmou.supervision.states.task_guards import supervising

#: What the ledger of the origin says about a task that comes from it: its kind and the authority.
ORIGINS = {
    "IIN": ("instruction", "order"),
    "SPI": ("plan", "decision"),
    "SDM": ("dispatch", "meeting"),
    "SMP": ("meeting", "meeting"),
    "SIN": ("daily", "order"),
}


def from_origin(origin: RecordRef | None) -> dict[str, Any]:
    """What a registration takes from the record it comes from."""
    if (
        origin is None or readers_of(origin.ledger) is not None
    ):  # the title of a restricted record stays there
        return {}
    kind, authority = ORIGINS.get(origin.ledger, ("", ""))
    return {"title": origin.title[:150], "basis": origin.title[:200], "kind": kind, "authority": authority}


def links_beside(user: User, record: Record) -> list[RecordLink]:
    """On a task the way to its course; on any other live record, for who may register tasks, to make one of it."""
    if isinstance(record, SupervisionTask):
        return [RecordLink("督办过程", reverse("task_page", args=[record.number]), "history")]
    if isinstance(record, TaskUrge) and record.grade in COLOURED and not record.answered_on:
        return [RecordLink("回复督查单", reverse("slip_answer", args=[record.number]), "message")]
    if record.voided or not opens(user, "STK", Perm.ADD) or ledger_for(type(record)).parent:
        return []
    return [RecordLink("转督办", f"{reverse('task_new')}?origin={record.number}", "checklist")]


def new(user: User, form: RegisterForm, origin: RecordRef | None) -> dict[str, Any]:
    """The registration page, with the deadlines by urgency and the tasks that this one may repeat."""
    limits, today = limits_of(user.office), clock.today()
    return {
        "form": form,
        "origin": origin,
        "terms": [term(code, today, limits).sentence for code in SupervisionTask.Urgency.values],
        "twins": _twins(user, form, origin) if "duplicate_reason" in form.errors else [],
        "back": reverse("record", args=[origin.number]) if origin else reverse("task_board"),
    }


def _twins(user: User, form: RegisterForm, origin: RecordRef | None) -> list[Twin]:
    return twins_of(
        user,
        title=form.cleaned_data["title"],
        lead_section=form.cleaned_data["lead_section"],
        origin=origin,
        on=clock.today(),
        recent_days=row_of(user.office).recent_days,
    )[:10]


def where_to(task: SupervisionTask) -> str:
    """Where it went."""
    if task.state == "assigned":
        return f"已交{task.lead_section.spoken}签收"
    return f"等{task.assigned_by or task.supervisor or task.unit}交办"


def state_of(task: SupervisionTask) -> str:
    """The state in words; old records are told by their dates."""
    if TASK.has(task.state):
        return TASK.label(task.state)
    return "已办结（补录）" if task.completed_on else "办理中（补录）"


def course(user: User, task: SupervisionTask) -> dict[str, Any]:
    """The course of a task."""
    today, limits = clock.today(), limits_of(task.office)
    found, delay, slips = light(task, today, limits), delay_of(task, today, limits), slips_of(task)
    due = wanted(task, today, limits, slips)
    return {
        "task": task,
        "state": state_of(task),
        "light": lamp(found.name, found.tone),
        "sentence": found.sentence,
        "facts": _facts(task),
        "delay": delay,
        "kept": TaskDelay.objects.filter(task=task).select_related("ref").first(),
        "stages": _stages(delay) if delay else None,
        "objection": between(task.assigned_on, task.objection_until) if task.objection_until else None,
        "slips": _slips(task, slips),
        "wanted": due,
        "may_slip": bool(due.grade) and not supervising(task, user),
        "happened": _happened(task),
        "may_register": bool(can(user, Perm.ADD)),
    }


def _facts(task: SupervisionTask) -> list[tuple[str, Any]]:
    return [
        ("承办单位", task.lead_section.name),
        ("责任人", task.responsible),
        ("督办人", task.supervisor),
        ("交办人", task.assigned_by),
        ("交办日期", task.assigned_on),
        ("签收日期", task.accepted_on),
        ("首次时限", task.first_due_on),
        ("办结时限", task.due_on),
        ("办结日期", task.completed_on),
        ("督办扣分", f"{task.lost_points:g}（{task.lost_why}）" if task.lost_points is not None else ""),
    ]


def _stages(delay: Delay) -> Table:
    heads = [
        Column("环节", "short"), Column("科室", "short"), Column("经手人", "short"), Column("起", "date"),
        Column("止", "date"), Column("天数", "num"), Column("工作日", "num"), Column("其中延误", "num"),
    ]  # fmt: skip
    rows = [
        Row(
            [
                stage.stage if stage.counts else badge(f"{stage.stage}，不计时"),
                stage.section.spoken,
                stage.holder,
                stage.from_on,
                stage.to_on,
                stage.days,
                stage.workdays,
                badge(f"{stage.late_days}天（{stage.late_workdays}个工作日）", "bad")
                if stage.late_days
                else None,
            ]
        )
        for stage in delay.stages
    ]
    return Table(heads, rows, "各环节用时")


def _slips(task: SupervisionTask, slips: list[TaskUrge]) -> list[dict[str, Any]]:
    files: dict[int, list[Attachment]] = {}
    held = Attachment.objects.filter(ref__in=[slip.ref_id for slip in slips], voided=False).select_related(
        "ref"
    )
    for file in held.order_by("name"):
        files.setdefault(file.ref_id, []).append(file)
    today = clock.today()
    return [
        {
            "slip": slip,
            "coloured": slip.grade in COLOURED,
            "files": files.get(slip.ref_id, []),
            "overdue": bool(slip.answer_due_on and not slip.answered_on and slip.answer_due_on < today),
        }
        for slip in slips
    ]


def _happened(task: SupervisionTask) -> list[tuple[str, str, str]]:
    """Reports, extensions, objections and suspensions, newest first: day, what, words."""
    found = []
    for row in TaskProgress.objects.live().filter(task=task):
        words = row.content + (f"；卡点：{row.obstacle}" if row.obstacle else "")
        found.append((row.reported_on, f"进展{row.percent}％", words))
    for row in TaskExtension.objects.live().filter(task=task):
        what = f"申请由{row.former_due_on}延至{row.due_on}，{row.get_outcome_display()}"
        found.append((row.requested_on, what, _and(row.reason, row.decision_note)))
    for row in TaskObjection.objects.live().filter(task=task):
        what = f"对{row.get_ground_display()}提出异议，{row.get_outcome_display()}"
        found.append((row.raised_on, what, _and(row.reason, row.decision_note)))
    for row in TaskSuspension.objects.live().filter(task=task):
        ended = f"，{row.resumed_on}恢复，时限改为{row.due_on}" if row.resumed_on else "，尚未恢复"
        found.append((row.suspended_on, f"挂起（{row.get_cause_display()}）{ended}", row.reason))
    found.sort(key=lambda item: item[0], reverse=True)
    return [(str(day), what, words) for day, what, words in found]


def _and(words: str, answer: str) -> str:
    return f"{words}；批复：{answer}" if answer else words


def slip_initial(task: SupervisionTask) -> dict[str, str]:
    """The grade that the rule asks for today."""
    return {"grade": wanted(task, clock.today(), limits_of(task.office), slips_of(task)).grade}


def slip(task: SupervisionTask, form: SlipForm) -> dict[str, Any]:
    """The page on which a slip is issued."""
    due = wanted(task, clock.today(), limits_of(task.office), slips_of(task))
    name = due.name or "督查单"
    return {
        "title": f"发{name}",
        "lead": task.title,
        "told": due.sentence,
        "form": form,
        "submit": f"编号并发出{name}" if due.grade else "",
        "back": reverse("task_page", args=[task.number]),
        "secrecy": True,
    }


def answer(slip_: TaskUrge, form: AnswerForm) -> dict[str, Any]:
    """The page on which a slip is answered."""
    return {
        "title": f"回复{slip_.get_grade_display()}",
        "lead": f"{slip_.document_number}　{slip_.task.title}",
        "told": f"请于{slip_.answer_due_on}前回复。{slip_.rule}" if slip_.answer_due_on else slip_.rule,
        "form": form,
        "submit": "回复",
        "back": reverse("task_page", args=[slip_.task.number]),
        "secrecy": True,
    }


def limits(form: LimitsForm) -> dict[str, Any]:
    """The page of the limits."""
    return {
        "title": "督办时限设置",
        "lead": "时限、灯色、督查单和扣分的规则。只对以后交办的事项起作用，已记下的首次时限不变。",
        "form": form,
        "submit": "保存",
        "back": reverse("task_board"),
    }

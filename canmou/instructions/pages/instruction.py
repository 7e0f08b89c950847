"""What the page of one instruction shows: its words, its course from the text to the decision, what to do now."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from canmou.instructions.forms.instruction import ConvertForm, FinishForm, RegisterForm, TaskForm
from canmou.instructions.models import Conversion, FollowUpTask, Instruction
from canmou.instructions.pieces import NAMES
from canmou.instructions.reading import conversions_for, copies_of, instructions_for, tasks_of
from canmou.instructions.states.instruction import INSTRUCTION
from canmou.instructions.twins import Twin, alike_entry, twins_of
from canmou.kernel import clock
from canmou.kernel.attachments.models import Attachment
from canmou.kernel.ledger.queries import visible_numbers
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, can
from canmou.kernel.ui.record_links import links_for
from canmou.kernel.workflow import history, in_flow, offers

TONES = {"registered": "warn", "correcting": "warn", "following": "info", "closed": "ok", "filed": "ok"}
LATELY = 8


@dataclass(frozen=True)
class Happened:
    """One thing of the course: when, what, in which words, where it is read."""

    on: date
    what: str
    words: str = ""
    href: str = ""


@dataclass(frozen=True)
class Doing:
    """A follow-up task with its light."""

    task: FollowUpTask
    tone: str
    told: str


def state_of(row: Instruction) -> tuple[str, str]:
    """The state in words, and how its badge looks."""
    if row.copy_of_id:
        return "转抄件", "neutral"
    return INSTRUCTION.label(row.state), TONES.get(row.state, "neutral")


def register(user: User, form: RegisterForm, twins: list[Twin]) -> dict[str, Any]:
    """The registration page."""
    lately = instructions_for(user).filter(created_by=user).exclude(state="recorded")
    return {
        "form": form,
        "twins": twins,
        "lately": list(lately.select_related("leader", "work", "ref").order_by("-pk")[:LATELY]),
    }


def unseen_twins(user: User, form: RegisterForm, seen: list[str]) -> list[Twin]:
    """Entries that may be the same instruction and were not shown yet."""
    row = form.instruction()
    found = alike_entry(user, leader=row.leader, day=row.given_on, words=row.words, work_id=row.work_id)
    return [twin for twin in found if twin.row.number not in seen]


def instruction(user: User, row: Instruction, **forms: Any) -> dict[str, Any]:
    """One instruction for this reader."""
    tasks, conversions = tasks_of(user, row), list(conversions_for(user).filter(instruction=row))
    edits = bool(can(user, Perm.EDIT, row))
    state, tone = state_of(row)
    live = row.copy_of_id is None and not row.unchecked
    seen = visible_numbers(user, [ref.number for ref in (row.appeared_in, row.work and row.work.ref) if ref])
    return {
        "row": row,
        "state": state,
        "tone": tone,
        "facts": _facts(row),
        "piece": _link(row.appeared_in, seen),
        "work": _link(row.work.ref, seen) if row.work_id else None,
        "offers": list(offers(INSTRUCTION, row, user)) if in_flow(row) else [],
        "tasks": [_doing(task) for task in tasks],
        "conversions": conversions,
        "copies": copies_of(user, row),
        "twins": twins_of(user, row) if edits and row.copy_of_id is None else [],
        "course": _course(user, row, tasks, conversions),
        "images": Attachment.objects.filter(ref=row.ref, voided=False),
        "edits": edits,
        "task_form": forms.get("task") or (TaskForm(user, row) if edits and live and _open(row) else None),
        "finish_form": FinishForm(),
        "convert_form": forms.get("convert")
        or (ConvertForm(user) if edits and live and row.work_id else None),
        "beside": [
            one for one in links_for(user, row) if one.href != reverse("instruction", args=[row.number])
        ],
    }


def _open(row: Instruction) -> bool:
    return row.state in ("following", row.DRAFT_STATE)


def _link(ref: Any, seen: set[str]) -> tuple[str, str, str] | None:
    """Kind, title and address of what the reader may open; no title of what he may not."""
    if ref is None or ref.number not in seen:
        return None
    return NAMES.get(ref.ledger, "记录"), ref.title, reverse("record", args=[ref.number])


def _facts(row: Instruction) -> list[tuple[str, Any]]:
    return [
        ("批示领导", row.leader.name),
        ("当时职务", row.leader_post),
        ("领导层级", row.get_level_display()),
        ("批示日期", row.given_on),
        ("收到日期", row.received_on),
        ("批示类型", row.get_kind_display() + ("（待复核，暂不计数）" if row.unchecked else "")),
        ("批示载体", row.get_carrier_display()),
        ("登记人", row.created_by),
        ("类型复核人", row.checked_by),
        ("复核日期", row.checked_on),
        ("办理要求", row.requirement),
        ("办理时限", row.due_on),
        ("办理结果", row.result),
    ]


def _doing(task: FollowUpTask) -> Doing:
    if task.done_on:
        late = task.done_on > task.due_on
        return Doing(task, "warn" if late else "ok", f"{task.done_on}办结" + ("，超期" if late else ""))
    left = (task.due_on - clock.today()).days
    if left < 0:
        return Doing(task, "bad", f"已超{-left}天")
    return Doing(task, "warn" if left <= 3 else "info", "今天到期" if left == 0 else f"还有{left}天")


def _course(
    user: User, row: Instruction, tasks: list[FollowUpTask], conversions: list[Conversion]
) -> list[Happened]:
    """From the finished text to the decision, in order of time."""
    found = [Happened(row.given_on, f"{row.leader.name}批示", row.words)]
    if row.work_id:
        days = (row.given_on - row.work.finished_on).days
        told = f"成文到批示{days}天" if days >= 0 else ""
        found.append(Happened(row.work.finished_on, "成果定稿", told))
    if row.received_on:
        found.append(Happened(row.received_on, "收到批示件"))
    for step in history(row):
        if step.answered_at and step.verdict:
            day = step.answered_at.astimezone(clock.ZONE).date()
            found.append(Happened(day, f"{step.signature}：{_verb(step.verdict)}", step.opinion))
    for task in tasks:
        found.append(Happened(task.assigned_on, "交办落实", task.content))
        if task.done_on:
            found.append(Happened(task.done_on, "落实办结", task.result))
        if task.reported_on:
            found.append(Happened(task.reported_on, "向批示领导反馈"))
    for made in conversions:
        told = f"批示到转化{made.days_from_instruction}天，成文到转化{made.days_from_work}天。{made.proof}"
        href = reverse("record", args=[made.number])
        found.append(
            Happened(made.converted_on, f"转化：{made.get_form_display()}（{made.grade}）", told, href)
        )
    return sorted(found, key=lambda item: item.on)


def _verb(verb: str) -> str:
    return next((step.label for step in INSTRUCTION.transitions if step.verb == verb), verb)

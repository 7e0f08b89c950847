"""Urging: the three-coloured slips as numbered documents with a clock for the answer, and plain reminders."""

from collections.abc import Sequence

from django.db import transaction

from canmou.kernel import clock
from canmou.kernel.attachments.actions import attach
from canmou.kernel.documents import docx, pdf, register
from canmou.kernel.errors import Invalid, NotPermitted, Refused
from canmou.kernel.notices import NoticeKind, tell_all
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, can, require
from canmou.kernel.workflow import holders
from canmou.kernel.workflow.models import Step
from canmou.supervision.actions.intake_writing import change, enter
from canmou.supervision.limits import after, limits_of
from canmou.supervision.models import SupervisionTask, TaskUrge
from canmou.supervision.slips import TITLES, document, wanted
from canmou.supervision.states.task import TASK
from canmou.supervision.states.task_guards import supervising


@transaction.atomic
def issue_slip(task: SupervisionTask, *, by: User, grade: str, content: str = "") -> TaskUrge:
    """Issue the slip that the rule asks for: numbered, as .docx and PDF on its record, with a day for the answer."""
    require(by, Perm.VIEW, task)
    if reason := supervising(task, by):
        raise NotPermitted(f"督查单{reason}")
    today, limits = clock.today(), limits_of(task.office)
    if content.strip() and task.offline:
        raise Invalid({"content": task.wordless})
    due = wanted(task, today, limits, slips_of(task))
    if not due.grade:
        raise Refused(due.sentence)
    if grade != due.grade:
        raise Invalid({"grade": f"按规则现在应发{due.name}：{due.sentence}"})
    title = f"{TITLES[grade]}：{task.title}"
    number = register.issue(task.office, limits.slip_code, today.year, title=title, by=by, ref=task.ref)
    slip = TaskUrge(
        task=task,
        urged_on=today,
        grade=grade,
        content=content,
        urged_by=by.person,
        document_number=str(number),
        rule=due.sentence[:200],
        answer_due_on=after(today, limits.row.slip_workdays),
        unit=task.unit,
    )
    enter([slip], by=by, verb="发督查单")
    made = document(task, slip)
    for name, content_ in (("docx", docx.to_docx(made)), ("pdf", pdf.to_pdf(made))):
        attach(slip.ref, name=f"{number}{TITLES[grade]}.{name}", content=content_, by=by, door="督查单")
    _tell(task, slip)
    return slip


def slips_of(task: SupervisionTask) -> list[TaskUrge]:
    """What a task has been urged with, in order."""
    return list(TaskUrge.objects.live().filter(task=task).order_by("urged_on", "pk"))


def _tell(task: SupervisionTask, slip: TaskUrge) -> None:
    steps = Step.objects.filter(ref=task.ref_id, closed_at=None, opened_at__isnull=False)
    steps = steps.select_related("ref", "person", "unit")
    users = {user.pk: user for step in steps for user in holders(step)[:3]}
    sentence = f"收到{slip.get_grade_display()}{slip.document_number}，请于{slip.answer_due_on}前回复"
    tell_all(
        users.values(), kind=NoticeKind.URGE, sentence=sentence, ref=slip.ref, urgent=slip.grade == "red"
    )


@transaction.atomic
def answer_slip(slip: TaskUrge, *, by: User, answer: str) -> TaskUrge:
    """Answer a slip: for the section that has the task in hand."""
    require(by, Perm.VIEW, slip)
    task = slip.task
    own = by.person_id is not None and by.person_id == task.responsible_id
    steps = Step.objects.filter(ref=task.ref_id, closed_at=None, opened_at__isnull=False)
    held = any(by in holders(step) for step in steps.select_related("ref", "person", "unit"))
    if not (own or held or can(by, Perm.EDIT, task)):
        raise NotPermitted(f"督查单由承办的{task.lead_section.spoken}回复")
    if slip.answered_on:
        raise Refused(f"{slip.answered_on}已经回复过")
    if task.offline:
        answer = "线下事项，办理情况不在本系统登记"
    if not answer.strip():
        raise Invalid({"answer": "请写明办理情况"})
    slip.answered_on, slip.answered_by, slip.answer = clock.today(), by.person, answer.strip()
    return change(slip, by=by, verb="回复督查单")


def note_urges(steps: Sequence[Step], *, by: User) -> None:
    """Keep a plain reminder on a task as an urge of the task, so that it counts. Called when somebody urges."""
    refs = {step.ref_id for step in steps if step.flow == TASK.code}
    today = clock.today()
    for task in SupervisionTask.objects.filter(ref__in=refs).select_related("unit"):
        noted = TaskUrge.objects.live().filter(task=task, urged_on=today, grade=TaskUrge.Grade.NOTE)
        if not noted.exists():
            row = TaskUrge(task=task, urged_on=today, urged_by=by.person, unit=task.unit)
            enter([row], by=by, verb="催办")

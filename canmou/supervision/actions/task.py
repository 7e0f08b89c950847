"""Whose a supervised task is: register it, hand it out, give it back, recall, hand it to another, drop it."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from canmou.kernel import clock
from canmou.kernel.attachments.entering import Incoming, add_with_evidence
from canmou.kernel.errors import Invalid
from canmou.kernel.ledger.drafts import Draft
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.people.models import Person, Unit, User
from canmou.kernel.people.queries import own_sections
from canmou.kernel.workflow import advance, start
from canmou.supervision import delays
from canmou.supervision.limits import after, limits_of, objection_term, row_of, term
from canmou.supervision.models import SupervisionTask
from canmou.supervision.queries.task import twins_of
from canmou.supervision.states.task import TASK
from canmou.supervision.states.task_guards import AUTHORITIES, OWN_KINDS

#: What stands for the reason where a task is kept off-line.
OFFLINE_WORDS = "线下事项，理由不在本系统登记"
#: The columns that a hand-out sets.
HANDED = ("assigned_on", "accept_due_on", "objection_until", "first_due_on", "due_on")


def words_for(task: SupervisionTask, reason: str, opinion: str) -> tuple[str, str]:
    """The reason that is kept, and the opinion that stands with the step; of a task kept off-line no word is taken."""
    if not task.offline:
        return reason, opinion or reason[:200]
    if reason.strip():
        raise Invalid({"reason": task.wordless})
    return OFFLINE_WORDS, opinion


def later_than_plan(task: SupervisionTask, due_on: date) -> str:
    """The sentence that asks why a task is to end after its plan item; "" where it is not, or that is told."""
    item = task.plan_item
    if item is None or due_on <= item.due_on or task.late_reason.strip():
        return ""
    return f"晚于计划时限{item.due_on}，请提前，或写明理由"


def explain_lateness(task: SupervisionTask, reason: str, field: str) -> tuple[str, ...]:
    """Keep why a task now ends after its plan item, where that is not told yet: which columns were set.

    Raises `Invalid` at this field of the form where no reason is given.
    """
    told = later_than_plan(task, task.due_on)
    if not told:
        return ()
    reason = OFFLINE_WORDS if task.offline else reason.strip()
    if not reason:
        raise Invalid({field: told})
    task.late_reason = reason[:200]
    return ("late_reason",)


@transaction.atomic
def register_task(
    task: SupervisionTask,
    *,
    by: User,
    support: Sequence[Unit] = (),
    evidence: Sequence[RecordRef] = (),
    files: Sequence[Incoming] = (),
    hand_out_now: bool = False,
) -> SupervisionTask:
    """Register a task (立项); with `hand_out_now` it goes to its section at once.

    What is left open is filled: today, the deadline by urgency, the registrar as supervisor. Raises `Invalid` where
    the authority is missing, where others are supervised without order, and where it repeats another task without
    a reason (禁重复督查).
    """
    _complete(task, by)
    if problems := _unfounded(task):
        raise Invalid(problems)
    _refuse_twins(task, by)
    draft = Draft(task, {"support_sections": support, "evidence": evidence})
    add_with_evidence(draft, files=files, by=by)
    start(TASK, task, by=by)
    return hand_out(task, by=by) if hand_out_now else task


def _complete(task: SupervisionTask, by: User) -> None:
    task.office = by.office
    task.assigned_on = task.assigned_on or clock.today()
    if task.unit_id is None:
        own = own_sections(by)
        if not own and task.lead_section_id is None:
            raise Invalid({"lead_section": "请填写承办科室"})
        task.unit = own[0] if own else task.lead_section
    if task.supervisor_id is None and by.person_id != task.responsible_id:
        task.supervisor = by.person
    if task.due_on is None:
        task.due_on = term(task.urgency, task.assigned_on, limits_of(task.office)).on


def _unfounded(task: SupervisionTask) -> dict[str, str]:
    if not task.basis.strip():
        return {"basis": "没有依据不能立项：请写明决定、指令、会议或经批准的建议"}
    if not task.authority:
        return {"authority": "请选择授权类别：研究室只凭决定、指令、会议或经批准的建议督办"}
    if task.lead_section_id is None:
        return {"lead_section": "请填写承办科室"}
    if task.lead_section.kind not in OWN_KINDS and task.authority not in AUTHORITIES:
        return {"authority": "对外单位督办须有政府决定、行政首长指令或会议议定"}
    if late := later_than_plan(task, task.due_on):
        return {"late_reason": late}
    if task.supervisor_id and task.supervisor_id == task.responsible_id:
        return {"supervisor": "督办人不能是责任人本人"}
    if task.offline and (task.requirement or task.result):
        return {"requirement": "线下办理的事项不在这里写内容，只登记责任人和时限"}
    return {}


def _refuse_twins(task: SupervisionTask, by: User) -> None:
    if task.duplicate_reason.strip():
        return
    found = twins_of(
        by,
        title=task.title,
        lead_section=task.lead_section,
        origin=task.origin_record,
        on=clock.today(),
        recent_days=row_of(task.office).recent_days,
    )
    if found:
        first = found[0]
        more = f"等{len(found)}件" if len(found) > 1 else ""
        told = f"可能重复督办：{first.task.number}“{first.task.title}”{more}（{first.why}）。确需另立的请写明理由"
        raise Invalid({"duplicate_reason": told})


@transaction.atomic
def hand_out(
    task: SupervisionTask, *, by: User, due_on: date | None = None, opinion: str = ""
) -> SupervisionTask:
    """Give a registered task to its section (交办, or 批准交办 of a proposal). The first deadline is set here, once.

    One that was entered after the fact (without authority) keeps the day on which it was given.
    """
    limits, today = limits_of(task.office), clock.today()
    if due_on is None and task.due_on == term(task.urgency, task.assigned_on, limits).on:
        due_on = term(task.urgency, today, limits).on
    task.due_on = due_on or task.due_on
    if task.due_on < today:
        raise Invalid({"due_on": f"时限{task.due_on}已过，请给新的时限"})
    if task.authority:
        task.assigned_on = today
    late = explain_lateness(task, opinion, "opinion")
    _give_days(task)
    task.first_due_on = task.first_due_on or task.due_on
    verb = "assign" if task.authority in AUTHORITIES else "approve"
    return advance(TASK, task, verb, by=by, opinion=opinion, filled=(*HANDED, *late))


def _give_days(task: SupervisionTask) -> None:
    """The days for signing and for objecting begin anew with each hand-out."""
    today = clock.today()
    task.accept_due_on = after(today, row_of(task.office).accept_workdays)
    task.objection_until = objection_term(today, limits_of(task.office)).on


@transaction.atomic
def give_back(task: SupervisionTask, *, by: User, opinion: str = "") -> SupervisionTask:
    """Give back what is not the section's own (退办)."""
    task.returned_on = clock.today()
    return advance(TASK, task, "return_task", by=by, opinion=opinion, filled=("returned_on",))


@transaction.atomic
def recall(task: SupervisionTask, *, by: User, opinion: str = "") -> SupervisionTask:
    """Take a task out of a section's hands (收回交办)."""
    task.returned_on = clock.today()
    return advance(TASK, task, "recall", by=by, opinion=opinion, filled=("returned_on",))


@transaction.atomic
def reassign(
    task: SupervisionTask,
    *,
    by: User,
    lead_section: Unit,
    responsible: Person | None = None,
    due_on: date | None = None,
    opinion: str = "",
) -> SupervisionTask:
    """Hand a returned task to another section (改交). The first deadline stays; a new one is given beside it."""
    return hand_again(task, "reassign", by, lead_section, responsible, due_on, opinion)


def hand_again(
    task: SupervisionTask,
    verb: str,
    by: User,
    lead_section: Unit,
    responsible: Person | None,
    due_on: date | None,
    opinion: str,
) -> SupervisionTask:
    """The step by which a task goes to a section again: new days for signing and objecting, the first deadline stays."""
    if lead_section.kind not in OWN_KINDS and task.authority not in AUTHORITIES:
        raise Invalid({"lead_section": "对外单位督办须有政府决定、行政首长指令或会议议定"})
    task.lead_section, task.responsible = lead_section, responsible
    task.due_on = due_on or task.due_on
    if task.due_on < clock.today():
        raise Invalid({"due_on": f"时限{task.due_on}已过，请给新的时限"})
    late = explain_lateness(task, opinion, "opinion")
    task.accepted_on = task.returned_on = None
    _give_days(task)
    filled = ("lead_section", "responsible", "due_on", "accepted_on", "returned_on", "accept_due_on")
    return advance(TASK, task, verb, by=by, opinion=opinion, filled=(*filled, "objection_until", *late))


@transaction.atomic
def drop(task: SupervisionTask, *, by: User, opinion: str = "") -> SupervisionTask:
    """Supervise it no longer (撤项). What it was late stays on the books."""
    task.returned_on = task.returned_on or clock.today()
    late = task.first_due_on is not None
    advance(TASK, task, "drop", by=by, opinion=opinion, filled=("returned_on",))
    if late:
        delays.settle(task, clock.today(), by=by)
    return task

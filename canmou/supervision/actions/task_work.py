"""The work on a supervised task: sign for it, begin, tell how far, report, verify, close, file."""

from collections.abc import Sequence

from django.db import transaction

from canmou.kernel import clock
from canmou.kernel.attachments.entering import Incoming
from canmou.kernel.errors import Invalid, Refused
from canmou.kernel.people.models import Person, User
from canmou.kernel.workflow import advance
from canmou.supervision import delays, scoring
from canmou.supervision.actions.intake_writing import enter, keep_files
from canmou.supervision.actions.task import words_for
from canmou.supervision.limits import limits_of, next_feedback
from canmou.supervision.models import SupervisionTask, TaskProgress
from canmou.supervision.states.task import TASK


@transaction.atomic
def accept(
    task: SupervisionTask, *, by: User, responsible: Person | None = None, opinion: str = ""
) -> SupervisionTask:
    """Sign for a task (签收); where somebody is named to carry it, it is begun at once."""
    task.accepted_on = clock.today()
    advance(TASK, task, "accept", by=by, opinion=opinion, filled=("accepted_on",))
    named = responsible or task.responsible
    return begin(task, by=by, responsible=named) if named else task


@transaction.atomic
def begin(task: SupervisionTask, *, by: User, responsible: Person, opinion: str = "") -> SupervisionTask:
    """Name who carries it and begin (承办)."""
    if responsible.pk == task.supervisor_id:
        raise Invalid({"responsible": f"{responsible}是督办人，不能兼责任人"})
    task.responsible = responsible
    filled = ["responsible"]
    if task.urgency == SupervisionTask.Urgency.STANDING:
        task.feedback_due_on = next_feedback(clock.today(), limits_of(task.office))
        filled.append("feedback_due_on")
    return advance(TASK, task, "begin", by=by, opinion=opinion, filled=filled)


@transaction.atomic
def report_progress(
    task: SupervisionTask,
    *,
    by: User,
    percent: int,
    content: str = "",
    obstacle: str = "",
    next_step: str = "",
    files: Sequence[Incoming] = (),
    opinion: str = "",
) -> TaskProgress:
    """Tell how far it is, with proof. A standing task's clock begins anew."""
    today = clock.today()
    if TaskProgress.objects.live().filter(task=task, reported_on=today).exists():
        raise Refused("今天已经报过进展，请打开那一条修改")
    if task.offline and (obstacle or next_step):
        raise Invalid({"obstacle": task.wordless})
    content, opinion = words_for(task, content, opinion)
    filled = []
    if task.urgency == SupervisionTask.Urgency.STANDING:
        task.feedback_due_on = next_feedback(today, limits_of(task.office))
        filled = ["feedback_due_on"]
    advance(TASK, task, "progress", by=by, opinion=opinion, filled=filled)
    report = TaskProgress(
        task=task,
        reported_on=today,
        percent=percent,
        content=content,
        obstacle=obstacle,
        next_step=next_step,
        reported_by=by.person,
        unit=task.unit,
    )
    enter([report], by=by, verb="报进展")
    keep_files(report, files, by=by)
    return report


@transaction.atomic
def report_done(
    task: SupervisionTask, *, by: User, result: str = "", files: Sequence[Incoming] = (), opinion: str = ""
) -> SupervisionTask:
    """Report that it is done, with result and proof (办结反馈)."""
    if not result.strip() and not task.offline:
        raise Invalid({"result": "请写明办理结果"})
    if result.strip() and task.offline:
        raise Invalid({"result": "线下办理的事项不在这里写结果"})
    keep_files(task, files, by=by)
    task.reported_on, task.reported_by, task.result = clock.today(), by.person, result.strip()
    filled = ("reported_on", "reported_by", "result")
    return advance(TASK, task, "report", by=by, opinion=opinion, filled=filled)


@transaction.atomic
def verify(task: SupervisionTask, *, by: User, opinion: str = "") -> SupervisionTask:
    """Find the result true (核查): another person than who did and who reported."""
    task.verified_by, task.verified_on = by.person, clock.today()
    return advance(TASK, task, "verify", by=by, opinion=opinion, filled=("verified_by", "verified_on"))


@transaction.atomic
def redo(task: SupervisionTask, *, by: User, opinion: str = "") -> SupervisionTask:
    """Send it back to be completed (退回补办); the deadline stays."""
    task.reported_on = task.reported_by = task.verified_by = task.verified_on = None
    filled = ("reported_on", "reported_by", "verified_by", "verified_on")
    return advance(TASK, task, "redo", by=by, opinion=opinion, filled=filled)


@transaction.atomic
def close(task: SupervisionTask, *, by: User, evaluation: str, opinion: str = "") -> SupervisionTask:
    """Close it (办结销号): evaluated, scored by rule, and what it took too long set down for ever."""
    task.completed_on, task.closed_by, task.evaluation = clock.today(), by.person, evaluation
    task.lost_points, task.lost_why = scoring.lost_points(task, limits_of(task.office))
    filled = ("completed_on", "closed_by", "evaluation", "lost_points", "lost_why")
    advance(TASK, task, "close", by=by, opinion=opinion, filled=filled)
    delays.settle(task, task.completed_on, by=by)
    return task


@transaction.atomic
def archive(task: SupervisionTask, *, by: User, opinion: str = "") -> SupervisionTask:
    """File it."""
    task.archived_on = clock.today()
    return advance(TASK, task, "archive", by=by, opinion=opinion, filled=("archived_on",))


@transaction.atomic
def archive_all(tasks: Sequence[SupervisionTask], *, by: User) -> int:
    """File several at once, all or none; returns how many."""
    for task in tasks:
        archive(task, by=by)
    return len(tasks)

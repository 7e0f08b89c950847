"""Reads over supervised tasks: proof, twins at registration, what has run out."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from canmou.kernel.attachments.models import Attachment
from canmou.kernel.ledger.declare import ledger_for
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.ledger.queries import visible_to
from canmou.kernel.people.models import Unit, User
from canmou.lib.likeness import likeness
from canmou.supervision.models import SupervisionTask, TaskProgress

#: From this share of common pairs of characters on two titles are about one subject.
ALIKE = 0.6
#: Titles compared at most: the newest.
MOST = 2000
#: No longer anybody's work.
ENDED = Q(state__in=("closed", "archived", "dropped")) | Q(completed_on__isnull=False)


def tasks_for(user: User) -> QuerySet[SupervisionTask]:
    """The live tasks that the user may see."""
    return visible_to(user, ledger_for(SupervisionTask)).filter(voided=False)


def running(user: User) -> QuerySet[SupervisionTask]:
    """Tasks under way: whether in the flow or entered after the fact."""
    return tasks_for(user).exclude(ENDED)


def evidence_of(task: SupervisionTask) -> bool:
    """Whether there is proof: a record named, or a file on the task or on one of its progress reports."""
    if task.evidence.exists():
        return True
    reports = TaskProgress.objects.live().filter(task=task)
    if reports.filter(evidence__isnull=False).exists():
        return True
    refs = Q(ref=task.ref_id) | Q(ref__in=reports.values("ref"))
    return Attachment.objects.filter(refs, voided=False).exists()


@dataclass(frozen=True)
class Twin:
    """A task that the one to be registered may repeat, and why it is thought so."""

    task: SupervisionTask
    why: str


def twins_of(
    user: User,
    *,
    title: str,
    lead_section: Unit | None,
    origin: RecordRef | None,
    on: date,
    recent_days: int,
    but: SupervisionTask | None = None,
) -> list[Twin]:
    """Open or recent tasks of the same origin, or of the same subject (禁重复督查, domain §8.1), the likest first."""
    since = on - timedelta(days=recent_days)
    near = tasks_for(user).exclude(state="dropped").exclude(returned_on__isnull=False, state="recorded")
    near = near.filter(Q(completed_on=None) | Q(completed_on__gte=since)).filter(assigned_on__lte=on)
    near = near.select_related("lead_section", "ref").exclude(pk=but.pk if but else None)
    found = []
    for task in near[:MOST]:
        same_origin = origin is not None and task.origin_record_id == origin.pk
        same_section = lead_section is not None and task.lead_section_id == lead_section.pk
        share = likeness(title, task.title)
        if same_origin or share >= (ALIKE if same_section else (1 + ALIKE) / 2):
            why = _why(task, same_origin, same_section, share)
            found.append((same_origin, share, Twin(task, why)))
    found.sort(key=lambda item: (not item[0], -item[1], -item[2].task.pk))
    return [twin for _, _, twin in found]


def _why(task: SupervisionTask, same_origin: bool, same_section: bool, share: float) -> str:
    parts = ["来源相同"] if same_origin else []
    if share >= ALIKE:
        parts.append(f"题名相近（{share * 100:.0f}％）")
    if same_section:
        parts.append("承办科室相同")
    state = f"{task.completed_on}已办结" if task.completed_on else f"正在办理，时限{task.due_on}"
    return "、".join(parts) + "；" + state

"""Reads over plan items: their tasks, how far they are, whether there is proof."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q, QuerySet

from canmou.kernel.attachments.models import Attachment
from canmou.kernel.ledger.declare import ledger_for
from canmou.kernel.ledger.queries import visible_to
from canmou.kernel.people.models import User
from canmou.kernel.permissions import opens
from canmou.supervision.models import PlanItem, SupervisionTask, TaskProgress

_OVER = Q(completed_on__isnull=False) | Q(returned_on__isnull=False) | Q(state="dropped")


def tasks_of(item: PlanItem) -> QuerySet[SupervisionTask]:
    """The live tasks that an item was decomposed into."""
    rows = SupervisionTask.objects.live().filter(plan_item=item)
    return rows.select_related("ref", "lead_section", "responsible").order_by("due_on", "pk")


def open_tasks(item: PlanItem) -> QuerySet[SupervisionTask]:
    """Those that are not done."""
    return tasks_of(item).exclude(_OVER)


def proven(item: PlanItem) -> bool:
    """Whether there is proof: a record named, a file on the item, or a task that was closed."""
    if item.evidence.exists() or tasks_of(item).filter(completed_on__isnull=False).exists():
        return True
    return Attachment.objects.filter(ref=item.ref_id, voided=False).exists()


@dataclass
class Progress:
    """How far an item is by its tasks: each with its percentage, and their mean (None without tasks)."""

    tasks: list[tuple[SupervisionTask, int]] = field(default_factory=list)

    @property
    def percent(self) -> int | None:
        """The mean over the tasks that go on or are done; those given back do not count."""
        counted = [
            percent for task, percent in self.tasks if not task.returned_on and task.state != "dropped"
        ]
        return round(sum(counted) / len(counted)) if counted else None

    @property
    def done(self) -> int:
        """How many tasks are done."""
        return sum(task.completed_on is not None for task, _ in self.tasks)


def progress_of(items: Iterable[PlanItem]) -> dict[int, Progress]:
    """Key of an item → how far it is. Two queries for however many."""
    found: dict[int, Progress] = defaultdict(Progress)
    tasks = SupervisionTask.objects.live().filter(plan_item__in=[item.pk for item in items])
    tasks = list(tasks.select_related("ref", "lead_section", "responsible").order_by("due_on", "pk"))
    reports = TaskProgress.objects.live().filter(task__in=[task.pk for task in tasks])
    last = dict(reports.order_by("reported_on", "pk").values_list("task", "percent"))
    for task in tasks:
        percent = 100 if task.completed_on else last.get(task.pk, 0)
        found[task.plan_item_id].tasks.append((task, percent))
    return found


def items_for(user: User) -> QuerySet[PlanItem]:
    """The live items that the user may see, with whom they name."""
    rows = visible_to(user, ledger_for(PlanItem)).filter(voided=False, document__voided=False)
    return rows.select_related(
        "ref", "document__ref", "action", "lead_section", "responsible", "leader", "supervisor"
    ).order_by("document", "sequence", "pk")


def sees_tasks(user: User) -> bool:
    """Whether tasks are open to the user at all."""
    return opens(user, "STK")

"""Supervised tasks."""

from django.db.models import F, Q, QuerySet

from canmou.kernel.metrics import Computation, Scope, count, listing, metric, ratio
from canmou.supervision.models import SupervisionTask, TaskExtension, TaskUrge


def _due(scope: Scope) -> QuerySet:
    """Tasks due in the period; those sent back or suspended do not count."""
    rows = SupervisionTask.objects.in_scope(scope, "due_on")
    return rows.filter(returned_on__isnull=True, suspended_on__isnull=True)


@metric("supervision.tasks", "交办督办事项", measure="件")
def tasks(scope: Scope) -> Computation:
    """本期交办的督办事项。"""
    return count(SupervisionTask.objects.in_scope(scope, "assigned_on"))


@metric("supervision.tasks.completed", "办结督办事项", measure="件")
def tasks_completed(scope: Scope) -> Computation:
    """本期办结的督办事项，不论何时交办。"""
    return count(SupervisionTask.objects.in_scope(scope, "completed_on"))


@metric("supervision.tasks.on_time", "督办事项按时办结率", measure="％")
def tasks_on_time(scope: Scope) -> Computation:
    """办结时限在本期内的事项中，办结日期不晚于时限的比例；退办、挂起的不算。"""
    rows = _due(scope)
    return ratio(count(rows.filter(completed_on__lte=F("due_on"))), count(rows))


@metric("supervision.tasks.overdue", "超期未办结事项")
def tasks_overdue(scope: Scope) -> Computation:
    """期末已过时限、尚未办结的事项，按时限排列；退办、挂起的不算。"""
    rows = SupervisionTask.objects.up_to(scope, "assigned_on").filter(due_on__lt=scope.until)
    rows = rows.filter(returned_on__isnull=True, suspended_on__isnull=True)
    open_then = Q(completed_on__isnull=True) | Q(completed_on__gt=scope.until)
    return listing(rows.filter(open_then).order_by("due_on", "pk"))


@metric("supervision.tasks.extensions", "同意延期", measure="次")
def extensions(scope: Scope) -> Computation:
    """本期同意的延期申请。"""
    rows = TaskExtension.objects.in_scope(scope, "decided_on")
    return count(rows.filter(outcome=TaskExtension.Outcome.AGREED))


@metric("supervision.tasks.urges", "催办", measure="次")
def urges(scope: Scope) -> Computation:
    """本期的催办和三色督查单。"""
    return count(TaskUrge.objects.in_scope(scope, "urged_on"))

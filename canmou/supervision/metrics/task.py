"""Supervised tasks."""

from django.db.models import F, Q, QuerySet

from canmou.kernel.metrics import Computation, Scope, count, listing, metric, ratio, total
from canmou.supervision.models import SupervisionTask, TaskDelay, TaskExtension, TaskUrge


def _due(scope: Scope) -> QuerySet:
    """Tasks due in the period; those sent back or suspended do not count."""
    rows = SupervisionTask.objects.in_scope(scope, "due_on")
    return rows.filter(returned_on__isnull=True, suspended_on__isnull=True)


@metric("supervision.tasks", "交办督办事项", measure="件")
def tasks(scope: Scope) -> Computation:
    """本期交办的督办事项；还没有交办的、撤项的不算。"""
    rows = SupervisionTask.objects.in_scope(scope, "assigned_on")
    return count(rows.exclude(state__in=("proposed", "dropped")))


@metric("supervision.tasks.completed", "办结督办事项", measure="件")
def tasks_completed(scope: Scope) -> Computation:
    """本期办结的督办事项，不论何时交办。"""
    return count(SupervisionTask.objects.in_scope(scope, "completed_on"))


@metric("supervision.tasks.on_time", "督办事项按时办结率", measure="％")
def tasks_on_time(scope: Scope) -> Computation:
    """办结时限在本期内的事项中，办结日期不晚于时限的比例；退办、挂起的不算。"""
    rows = _due(scope)
    return ratio(count(rows.filter(completed_on__lte=F("due_on"))), count(rows))


@metric("supervision.tasks.on_first_time", "督办事项首次时限内办结率", measure="％")
def tasks_on_first_time(scope: Scope) -> Computation:
    """首次时限在本期内的事项中，办结日期不晚于首次时限的比例，延期不改口径；退办、挂起的不算。"""
    rows = SupervisionTask.objects.in_scope(scope, "first_due_on")
    rows = rows.filter(returned_on__isnull=True, suspended_on__isnull=True)
    return ratio(count(rows.filter(completed_on__lte=F("first_due_on"))), count(rows))


@metric("supervision.tasks.done_by", "本人办结督办事项", measure="件", personal=True)
def tasks_done_by(scope: Scope) -> Computation:
    """本期办结、有责任人的督办事项；个人口径为其作为责任人办结的。"""
    return count(_done(scope))


@metric("supervision.tasks.lost_points", "督办扣分", measure="分", personal=True)
def lost_points(scope: Scope) -> Computation:
    """本期办结事项按规则扣的分：延误工作日、橙色警告单、红色督办单；个人口径为其作为责任人的。"""
    return total(_done(scope).filter(lost_points__gt=0), "lost_points")


def _done(scope: Scope) -> QuerySet:
    rows = SupervisionTask.objects.in_scope(scope, "completed_on").filter(responsible__isnull=False)
    return rows if scope.person is None else rows.filter(responsible=scope.person)


@metric("supervision.tasks.overdue", "超期未办结事项")
def tasks_overdue(scope: Scope) -> Computation:
    """期末已过时限、尚未办结的事项，按时限排列；退办、挂起的不算。"""
    rows = SupervisionTask.objects.up_to(scope, "assigned_on").filter(due_on__lt=scope.until)
    rows = rows.exclude(state="proposed")
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


@metric("supervision.tasks.slips", "三色督查单", measure="张")
def slips(scope: Scope) -> Computation:
    """本期发出的蓝色提醒单、橙色警告单、红色督办单。"""
    grades = (TaskUrge.Grade.BLUE, TaskUrge.Grade.ORANGE, TaskUrge.Grade.RED)
    return count(TaskUrge.objects.in_scope(scope, "urged_on").filter(grade__in=grades))


def _delays(scope: Scope) -> QuerySet:
    return TaskDelay.objects.in_scope(scope, "ended_on").filter(late_workdays__gt=0)


@metric("supervision.delays", "延误办结督办事项", measure="件")
def delays(scope: Scope) -> Computation:
    """本期了结、超过首次时限的督办事项，以延误台账为准。"""
    return count(_delays(scope))


@metric("supervision.delays.workdays", "督办延误工作日", measure="个")
def delay_workdays(scope: Scope) -> Computation:
    """本期了结的事项超过首次时限的工作日合计，挂起不计，以延误台账为准。"""
    return total(_delays(scope), "late_workdays")

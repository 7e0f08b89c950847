"""The half-month dispatch."""

from django.db.models import Count as CountOf
from django.db.models import F, QuerySet

from canmou.kernel.metrics import Computation, Scope, count, distinct, listing, metric
from canmou.supervision.models import DispatchEntry, DispatchRemark, DispatchRound, WeeklySheet


def _entries(scope: Scope) -> QuerySet:
    """Entries of the rounds that end in the period."""
    return DispatchEntry.objects.in_scope(scope, "round__ends_on").filter(round__voided=False)


@metric("supervision.dispatch.rounds", "半月工作调度", measure="期")
def rounds(scope: Scope) -> Computation:
    """截止日在本期内的半月调度期次。"""
    return count(DispatchRound.objects.in_scope(scope, "ends_on"))


@metric("supervision.dispatch.entries", "调度任务", measure="项")
def entries(scope: Scope) -> Computation:
    """本期各期调度的条目。"""
    return count(_entries(scope))


@metric("supervision.dispatch.late_sections", "迟报科室", measure="个")
def late_sections(scope: Scope) -> Computation:
    """本期有条目晚于锁定日期报送的科室，一个科室只计一次。"""
    return distinct(_entries(scope).filter(submitted_on__gt=F("round__locked_on")), "section")


@metric("supervision.dispatch.red", "红灯任务清单")
def red(scope: Scope) -> Computation:
    """本期锁定时亮红灯的条目，按期次排列。"""
    return listing(_entries(scope).filter(light=DispatchEntry.Light.RED).order_by("round__ends_on", "pk"))


@metric("supervision.dispatch.red_twice", "两次以上红灯任务", measure="项")
def red_twice(scope: Scope) -> Computation:
    """本期在两期以上亮红灯的督办事项，一项只计一次。"""
    rows = _entries(scope).filter(light=DispatchEntry.Light.RED, task__isnull=False)
    twice = rows.values("task").annotate(times=CountOf("round", distinct=True)).filter(times__gte=2)
    return distinct(rows.filter(task__in=twice.values("task")), "task")


@metric("supervision.dispatch.remarks", "调度意见", measure="条")
def remarks(scope: Scope) -> Computation:
    """本期调度会上提出的意见。"""
    return count(DispatchRemark.objects.in_scope(scope, "made_on"))


@metric("supervision.dispatch.remarks_tasked", "转为任务的调度意见", measure="条")
def remarks_tasked(scope: Scope) -> Computation:
    """本期提出、已经转为督办事项的调度意见。"""
    return count(DispatchRemark.objects.in_scope(scope, "made_on").filter(task__isnull=False))


@metric("supervision.weekly.sheets", "周工作表", measure="张")
def sheets(scope: Scope) -> Computation:
    """星期一在本期内的周工作表。"""
    return count(WeeklySheet.objects.in_scope(scope, "week_start"))

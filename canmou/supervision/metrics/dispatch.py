"""The half-month dispatch."""

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, When
from django.db.models import Count as CountOf
from django.db.models.expressions import Combinable

from canmou.kernel.metrics import Computation, Scope, count, distinct, listing, metric
from canmou.supervision.models import (
    DispatchEntry,
    DispatchRemark,
    DispatchRound,
    DispatchSheet,
    WeeklySheet,
)


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


@metric("supervision.dispatch.completed", "完成的调度任务", measure="项")
def completed(scope: Scope) -> Computation:
    """本期各期调度中完成比例为100的条目。"""
    return count(_entries(scope).filter(percent=100))


@metric("supervision.dispatch.late_sections", "迟报科室", measure="个")
def late_sections(scope: Scope) -> Computation:
    """本期有条目晚于锁定日期报送，或者首次锁定时没有报送、后来补报的科室，一个科室只计一次。"""
    owed = DispatchSheet.objects.live().filter(
        round=OuterRef("round"), section=OuterRef("section"), late_on__isnull=False
    )
    late = Q(submitted_on__gt=F("round__locked_on")) | Exists(owed)
    return distinct(_entries(scope).filter(late), "section")


@metric("supervision.dispatch.missing_sections", "未报科室", measure="个")
def missing_sections(scope: Scope) -> Computation:
    """本期已锁定的期次中没有报送的科室，一个科室只计一次。"""
    rows = DispatchSheet.objects.in_scope(scope, "round__ends_on").filter(round__voided=False)
    return distinct(rows.filter(submitted_on=None, round__locked_on__isnull=False), "section")


def _of_light(code: str, colour: str) -> None:
    @metric(
        f"supervision.dispatch.{code}",
        f"{colour}灯任务",
        measure="项",
        definition=f"本期各期调度锁定时亮{colour}灯的条目",
    )
    def lit(scope: Scope) -> Computation:
        return count(_entries(scope).filter(light=code))


for _code, _colour in (("green", "绿"), ("yellow", "黄")):
    _of_light(_code, _colour)


@metric("supervision.dispatch.red", "红灯任务清单")
def red(scope: Scope) -> Computation:
    """本期锁定时亮红灯的条目，按期次排列。"""
    return listing(_entries(scope).filter(light=DispatchEntry.Light.RED).order_by("round__ends_on", "pk"))


@metric("supervision.dispatch.red_again", "连续两期红灯任务", measure="项")
def red_again(scope: Scope) -> Computation:
    """本期亮红灯、上一个半月也亮红灯的条目：同一督办事项，没有督办事项的看同一科室的同名任务。"""
    return count(red_again_of(_entries(scope)))


def _place() -> Combinable:
    """The half month of an entry as one running number."""
    second = Case(When(round__half="B", then=1), default=0)
    return F("round__year") * 24 + F("round__month") * 2 + second


def red_again_of(rows: QuerySet) -> QuerySet:
    """Those of some entries that are red and were red in the half month before."""
    before = DispatchEntry.objects.live().filter(
        office=OuterRef("office"), round__voided=False, light=DispatchEntry.Light.RED
    )
    before = before.annotate(half_place=_place()).filter(half_place=OuterRef("half_place") - 1)
    red = rows.filter(light=DispatchEntry.Light.RED).annotate(half_place=_place())
    same = before.filter(task=OuterRef("task"))
    alike = before.filter(task=None, section=OuterRef("section"), content=OuterRef("content"))
    return red.filter(Q(Exists(same), task__isnull=False) | Q(Exists(alike), task__isnull=True))


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

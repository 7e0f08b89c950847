"""Figures and lists over assessment."""

from django.db.models import Min, QuerySet

from canmou.kernel.metrics import Computation, Scope, count, listing, metric, ratio
from canmou.personnel.models import AssessmentResult, AssessmentRound, Observation

_KIND = AssessmentRound.Kind


def _rounds(scope: Scope, *kinds: str) -> QuerySet:
    rows = AssessmentRound.objects.in_scope(scope, "concluded_on")
    return rows.filter(kind__in=kinds) if kinds else rows


def _first_per(rows: QuerySet, *fields: str) -> QuerySet:
    """The first round for each value of the fields (four quarters of one routine assessment are named once)."""
    firsts = rows.order_by().values(*fields).annotate(first=Min("pk")).values("first")
    return rows.filter(pk__in=firsts).order_by("concluded_on", "pk")


@metric("personnel.assessment.rounds", "组织考核", measure="次")
def rounds(scope: Scope) -> Computation:
    """本期确定结果的各类考核次数，平时考核每季度一次。"""
    return count(_rounds(scope))


@metric("personnel.assessment.annual", "年度考核清单")
def annual(scope: Scope) -> Computation:
    """本期确定结果的年度考核，每类对象一条。"""
    return listing(_first_per(_rounds(scope, _KIND.ANNUAL), "target", "year"))


@metric("personnel.assessment.routine", "平时考核清单")
def routine(scope: Scope) -> Computation:
    """本期确定结果的平时考核，每类对象只列一条。"""
    return listing(_first_per(_rounds(scope, _KIND.ROUTINE), "target"))


@metric("personnel.assessment.special", "专项考核清单")
def special(scope: Scope) -> Computation:
    """本期确定结果的专项考核，每个主题只列一条。"""
    return listing(_first_per(_rounds(scope, _KIND.SPECIAL), "subject"))


@metric("personnel.assessment.by_category", "分类考核", measure="次")
def by_category(scope: Scope) -> Computation:
    """本期确定结果的分类考核次数。"""
    return count(_rounds(scope, _KIND.CATEGORY))


@metric("personnel.assessment.observations", "近距离观察", measure="人次")
def observations(scope: Scope) -> Computation:
    """本期在急难险重任务中近距离观察干部的人次。"""
    return count(Observation.objects.in_scope(scope, "observed_on"))


@metric("personnel.assessment.excellent", "年度考核优秀等次", measure="人")
def excellent(scope: Scope) -> Computation:
    """本期确定的年度考核结果中，优秀等次的人数。"""
    return count(_annual_results(scope).filter(grade=AssessmentResult.Grade.EXCELLENT))


@metric("personnel.assessment.excellent_share", "年度考核优秀比例", measure="％")
def excellent_share(scope: Scope) -> Computation:
    """本期确定的年度考核结果中，优秀等次所占比例，公务员和事业人员合计。"""
    rows = _annual_results(scope)
    return ratio(count(rows.filter(grade=AssessmentResult.Grade.EXCELLENT)), count(rows))


def _annual_results(scope: Scope) -> QuerySet:
    return AssessmentResult.objects.in_scope(scope, "decided_on").filter(round__kind=_KIND.ANNUAL)

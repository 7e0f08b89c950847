"""Figures of the expert pool and of expert review."""

from django.db.models import Q

from canmou.experts.models import (
    AdoptionFeedback,
    Committee,
    CommitteeChange,
    DecisionMatter,
    Expert,
    ExpertAppointment,
    ExpertOpinion,
    ExpertRemoval,
    Invitation,
    PlatformOperation,
    RecruitmentRound,
)
from canmou.kernel.metrics import Computation, Scope, count, distinct, listing, metric, ratio, total


def _matters(scope: Scope):
    return DecisionMatter.objects.in_scope(scope, "concluded_on")


def _pool(scope: Scope):
    return Expert.objects.up_to(scope, "joined_on").filter(
        Q(left_on__isnull=True) | Q(left_on__gt=scope.until)
    )


@metric("experts.matters", "完成专家论证", measure="个")
def matters(scope: Scope) -> Computation:
    """本期完成论证（出具论证报告）的重大行政决策事项，一个事项计一次。"""
    return count(_matters(scope))


@metric("experts.matters.concluded", "完成专家论证的事项清单")
def matters_concluded(scope: Scope) -> Computation:
    """本期完成论证的事项，按完成日期排列。"""
    return listing(_matters(scope).order_by("concluded_on", "pk"))


@metric("experts.matters.received", "受理专家论证", measure="个")
def matters_received(scope: Scope) -> Computation:
    """本期受理的论证事项。"""
    return count(DecisionMatter.objects.in_scope(scope, "received_on"))


@metric("experts.reviews.attended", "专家到会论证", measure="人次")
def attended(scope: Scope) -> Computation:
    """本期各论证专家组到会的专家，一人参加一次计一人次。"""
    rows = Invitation.objects.in_scope(scope, "panel__held_on").filter(attended=True)
    return count(rows.filter(panel__voided=False))


@metric("experts.opinions", "专家署名意见", measure="条")
def opinions(scope: Scope) -> Computation:
    """本期签名的专家意见。"""
    return count(ExpertOpinion.objects.in_scope(scope, "signed_on"))


@metric("experts.opinions.adopted", "专家意见采纳率", measure="％")
def adopted(scope: Scope) -> Computation:
    """本期反馈的专家意见中采纳和部分采纳的占比。"""
    rows = AdoptionFeedback.objects.in_scope(scope, "replied_on")
    return ratio(count(rows.exclude(result=AdoptionFeedback.Result.REFUSED)), count(rows))


@metric("experts.pool", "在库专家", measure="名")
def pool(scope: Scope) -> Computation:
    """本期末在库的专家。"""
    return count(_pool(scope))


@metric("experts.pool.institutions", "在库专家所在单位", measure="家")
def pool_institutions(scope: Scope) -> Computation:
    """本期末在库专家的工作单位，一家计一次。"""
    return distinct(_pool(scope), "employer")


@metric("experts.appointments", "聘任专家", measure="名")
def appointments(scope: Scope) -> Computation:
    """聘期在本期开始的聘任，含新聘和续聘。"""
    return count(ExpertAppointment.objects.in_scope(scope, "starts_on"))


@metric("experts.appointments.first", "新聘专家", measure="名")
def first_appointments(scope: Scope) -> Computation:
    """聘期在本期开始的新聘。"""
    rows = ExpertAppointment.objects.in_scope(scope, "starts_on")
    return count(rows.filter(kind=ExpertAppointment.Kind.FIRST))


@metric("experts.appointments.renewed", "续聘专家", measure="名")
def renewed_appointments(scope: Scope) -> Computation:
    """聘期在本期开始的续聘。"""
    rows = ExpertAppointment.objects.in_scope(scope, "starts_on")
    return count(rows.filter(kind=ExpertAppointment.Kind.RENEWED))


@metric("experts.appointments.expiring", "聘期届满", measure="名")
def expiring(scope: Scope) -> Computation:
    """聘期在本期届满的聘任，供续聘安排。"""
    rows = ExpertAppointment.objects.live().filter(office=scope.office)
    if scope.units is not None:
        rows = rows.filter(unit_id__in=scope.units)
    return count(rows.filter(ends_on__gte=scope.period.start, ends_on__lte=scope.period.end))


@metric("experts.removals", "退出专家", measure="名")
def removals(scope: Scope) -> Computation:
    """本期决定退出、暂停或除名的专家。"""
    return count(ExpertRemoval.objects.in_scope(scope, "decided_on"))


@metric("experts.recruitment.rounds", "启动的专家推选")
def recruitment_rounds(scope: Scope) -> Computation:
    """本期启动的专家推选，按启动日期排列。"""
    return listing(RecruitmentRound.objects.in_scope(scope, "launched_on").order_by("launched_on", "pk"))


@metric("experts.committee.changes", "专家咨询机构成员调整", measure="人次")
def committee_changes(scope: Scope) -> Computation:
    """本期咨询机构成员的任免，一任一免各计一次。"""
    return count(CommitteeChange.objects.in_scope(scope, "changed_on"))


@metric("experts.committee.leadership_changes", "专家咨询机构领导成员调整清单")
def leadership_changes(scope: Scope) -> Computation:
    """本期咨询机构主任、副主任委员和正副秘书长的任免，按日期排列。"""
    rows = CommitteeChange.objects.in_scope(scope, "changed_on").filter(committee__voided=False)
    return listing(rows.exclude(seat=CommitteeChange.Seat.MEMBER).order_by("changed_on", "pk"))


@metric("experts.committees", "专家咨询机构")
def committees(scope: Scope) -> Computation:
    """本期末已成立的专家咨询机构，按成立日期排列。"""
    return listing(Committee.objects.up_to(scope, "founded_on").order_by("founded_on", "pk"))


@metric("experts.platform.operations", "平台运维", measure="次")
def platform_operations(scope: Scope) -> Computation:
    """本期专家论证平台的运维记录。"""
    return count(PlatformOperation.objects.in_scope(scope, "done_on"))


@metric("experts.platform.log", "平台运维清单")
def platform_log(scope: Scope) -> Computation:
    """本期专家论证平台的运维记录，按日期排列。"""
    return listing(PlatformOperation.objects.in_scope(scope, "done_on").order_by("done_on", "pk"))


@metric("experts.platform.outage", "平台中断时长", measure="分钟")
def platform_outage(scope: Scope) -> Computation:
    """本期平台中断时长之和。"""
    return total(PlatformOperation.objects.in_scope(scope, "done_on"), "outage_minutes")

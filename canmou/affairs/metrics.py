"""Figures and lists over office life."""

from django.db.models import Case, F, Min, Q, QuerySet, When

from canmou.affairs.models import (
    CreationActivity,
    CreationWork,
    Donation,
    HealthDuty,
    HealthMeasure,
    Inspection,
    InspectionFinding,
    LawActivity,
    LawPlan,
    LawPlanItem,
    LookBack,
    NetworkDuty,
    ResourceUse,
    SecrecyCheck,
    SecrecyMeeting,
    SecrecyTraining,
    VolunteerService,
    ZeroReport,
)
from canmou.kernel.metrics import Computation, Scope, count, listing, metric, ratio, total

_LAW = LawActivity.Kind


def _running(rows: QuerySet, scope: Scope) -> QuerySet:
    """Those of `rows` (begun by the scope's end) that had not ended before its period began."""
    return rows.filter(Q(ended_on__isnull=True) | Q(ended_on__gte=scope.period.start))


# --- creation


@metric("affairs.creation.joined", "参与的创建清单")
def joined(scope: Scope) -> Computation:
    """本期正在参与的全市性创建，按启动先后。"""
    rows = CreationWork.objects.up_to(scope, "started_on").filter(part=CreationWork.Part.JOINED)
    return listing(_running(rows, scope).order_by("started_on", "pk"))


@metric("affairs.creation.economical", "节约型机关创建清单")
def economical(scope: Scope) -> Computation:
    """本期正在进行的节约型机关创建。"""
    rows = CreationWork.objects.up_to(scope, "started_on").filter(kind=CreationWork.Kind.ECONOMICAL)
    return listing(_running(rows, scope).order_by("started_on", "pk"))


@metric("affairs.creation.own", "本室创建清单")
def own(scope: Scope) -> Computation:
    """本期正在进行的本室创建，按启动先后。"""
    rows = CreationWork.objects.up_to(scope, "started_on").filter(part=CreationWork.Part.OWN)
    return listing(_running(rows, scope).order_by("started_on", "pk"))


def _series(rows: QuerySet) -> QuerySet:
    """The first cited activity of each series, in the order of citing."""
    firsts = rows.filter(cited__isnull=False).order_by().values("series").annotate(first=Min("pk"))
    return rows.filter(pk__in=firsts.values("first")).order_by("cited", "held_on", "pk")


@metric("affairs.activities.series", "创建活动系列清单")
def activity_series(scope: Scope) -> Computation:
    """本期开展、要在报告中列举的创建活动系列，节能低碳类除外；每个系列只列一条，按列举次序。"""
    rows = CreationActivity.objects.in_scope(scope, "held_on")
    return listing(_series(rows.exclude(kind=CreationActivity.Kind.LOW_CARBON)))


@metric("affairs.activities.low_carbon", "节能低碳活动系列清单")
def low_carbon(scope: Scope) -> Computation:
    """本期开展、要在报告中列举的节能低碳活动系列，每个系列只列一条。"""
    rows = CreationActivity.objects.in_scope(scope, "held_on")
    return listing(_series(rows.filter(kind=CreationActivity.Kind.LOW_CARBON)))


@metric("affairs.activities.held", "创建活动", measure="次")
def activities_held(scope: Scope) -> Computation:
    """本期开展的文明创建、志愿服务、捐赠、节能低碳等活动次数，不含主题党日。"""
    return count(CreationActivity.objects.in_scope(scope, "held_on"))


def _service(scope: Scope) -> QuerySet:
    rows = VolunteerService.objects.in_scope(scope, "served_on")
    return rows if scope.person is None else rows.filter(volunteer=scope.person)


@metric("affairs.volunteer.hours", "志愿服务时长", measure="小时", personal=True)
def volunteer_hours(scope: Scope) -> Computation:
    """本期登记的志愿服务时长之和。"""
    return total(_service(scope), "hours")


@metric("affairs.volunteer.person_times", "志愿服务", measure="人次", personal=True)
def volunteer_person_times(scope: Scope) -> Computation:
    """本期参加志愿服务的人次。"""
    return count(_service(scope))


@metric("affairs.donations.amount", "捐款金额", measure="元")
def donations(scope: Scope) -> Computation:
    """本期捐款金额之和。"""
    return total(Donation.objects.in_scope(scope, "donated_on"), "amount")


@metric("affairs.resources.electricity", "用电量", measure="千瓦时")
def electricity(scope: Scope) -> Computation:
    """本期抄表的用电量之和。"""
    return total(ResourceUse.objects.in_scope(scope, "read_on").filter(resource="electricity"), "amount")


@metric("affairs.resources.within_target", "能耗控制达标率", measure="％")
def within_target(scope: Scope) -> Computation:
    """本期定有控制数的各项月度用量中，没有超过控制数的所占比例。"""
    rows = ResourceUse.objects.in_scope(scope, "read_on").filter(target__isnull=False)
    return ratio(count(rows.filter(amount__lte=F("target"))), count(rows))


# --- inspections


@metric("affairs.inspections.look_backs", "整改回头看清单")
def look_backs(scope: Scope) -> Computation:
    """本期开展的整改回头看，按日期排列。"""
    return listing(LookBack.objects.in_scope(scope, "looked_on").order_by("looked_on", "pk"))


@metric("affairs.inspections.looked_back", "开展回头看的检查清单")
def looked_back(scope: Scope) -> Computation:
    """本期对其整改开展了回头看的巡察检查，每次检查只列一条。"""
    looks = LookBack.objects.in_scope(scope, "looked_on").values("inspection")
    return listing(
        Inspection.objects.live().filter(office=scope.office, pk__in=looks).order_by("inspected_on")
    )


@metric("affairs.inspections.findings", "巡察检查反馈问题", measure="个")
def findings(scope: Scope) -> Computation:
    """整改时限在本期的反馈问题。"""
    return count(InspectionFinding.objects.in_scope(scope, "due_on"))


@metric("affairs.inspections.closed_share", "反馈问题整改到位率", measure="％")
def closed_share(scope: Scope) -> Computation:
    """整改时限在本期的反馈问题中，期末已经销号的所占比例。"""
    rows = InspectionFinding.objects.in_scope(scope, "due_on")
    return ratio(count(rows.filter(closed_on__lte=scope.until)), count(rows))


@metric("affairs.inspections.open", "未销号的反馈问题", measure="个")
def open_findings(scope: Scope) -> Computation:
    """期末已到整改时限而没有销号的反馈问题。"""
    rows = InspectionFinding.objects.up_to(scope, "due_on")
    return count(rows.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=scope.until)))


# --- law


def _law(scope: Scope, *kinds: str) -> QuerySet:
    return LawActivity.objects.in_scope(scope, "held_on").filter(kind__in=kinds)


@metric("affairs.law.plans", "法治工作计划清单")
def law_plans(scope: Scope) -> Computation:
    """本期印发的法治政府建设工作计划。"""
    rows = LawPlan.objects.in_scope(scope, "issued_on").filter(kind=LawPlan.Kind.GOVERNMENT)
    return listing(rows.order_by("issued_on", "pk"))


@metric("affairs.law.oaths_and_rules", "宪法宣誓及党章党规学习", measure="次")
def oaths_and_rules(scope: Scope) -> Computation:
    """本期组织的宪法宣誓活动和党章党规学习次数之和。"""
    return count(_law(scope, _LAW.OATH, _LAW.RULES))


@metric("affairs.law.oaths", "宪法宣誓清单")
def oaths(scope: Scope) -> Computation:
    """本期组织的宪法宣誓活动，按日期排列。"""
    return listing(_law(scope, _LAW.OATH).order_by("held_on", "pk"))


@metric("affairs.law.rules", "党章党规学习清单")
def rules_studies(scope: Scope) -> Computation:
    """本期组织的党章党规学习，按日期排列。"""
    return listing(_law(scope, _LAW.RULES).order_by("held_on", "pk"))


@metric("affairs.law.items_done_share", "法治任务完成率", measure="％")
def law_items_done(scope: Scope) -> Computation:
    """时限在本期的法治任务中，期末已完成的所占比例。"""
    rows = LawPlanItem.objects.in_scope(scope, "due_on")
    return ratio(count(rows.filter(done_on__lte=scope.until)), count(rows))


# --- secrecy and networks


@metric("affairs.secrecy.meetings", "保密工作领导小组会议", measure="次")
def secrecy_meetings(scope: Scope) -> Computation:
    """本期召开的保密工作领导小组专题会议次数。"""
    return count(SecrecyMeeting.objects.in_scope(scope, "held_on"))


@metric("affairs.secrecy.trainings", "保密教育培训", measure="次")
def secrecy_trainings(scope: Scope) -> Computation:
    """本期开展的保密教育培训活动次数。"""
    return count(SecrecyTraining.objects.in_scope(scope, "held_on"))


@metric("affairs.secrecy.problems", "保密检查发现问题", measure="个")
def secrecy_problems(scope: Scope) -> Computation:
    """本期保密检查发现的问题数之和。"""
    return total(SecrecyCheck.objects.in_scope(scope, "checked_on"), "problems")


@metric("affairs.network.duties", "网络安全值守清单")
def network_duties(scope: Scope) -> Computation:
    """本期结束的网络安全值守，党代会在前，其余按日期。"""
    congress = Case(When(occasion=NetworkDuty.Occasion.CONGRESS, then=0), default=1)
    return listing(NetworkDuty.objects.in_scope(scope, "ended_on").order_by(congress, "ended_on", "pk"))


@metric("affairs.network.zero_reports", "网络安全零报告", measure="次")
def zero_reports(scope: Scope) -> Computation:
    """本期值守期间没有情况的日报告次数。"""
    return count(ZeroReport.objects.in_scope(scope, "reported_on").filter(incidents=0))


# --- health


@metric("affairs.health.epidemic", "疫情防控措施清单")
def epidemic(scope: Scope) -> Computation:
    """本期执行过、要在报告中列举的疫情防控措施，按列举次序。"""
    rows = HealthMeasure.objects.up_to(scope, "started_on").filter(
        kind=HealthMeasure.Kind.EPIDEMIC, cited__isnull=False
    )
    return listing(_running(rows, scope).order_by("cited", "pk"))


@metric("affairs.health.duties", "卫生防疫值班", measure="人次")
def health_duties(scope: Scope) -> Computation:
    """本期已完成的卫生防疫值班人次。"""
    return count(HealthDuty.objects.in_scope(scope, "duty_on").filter(done=True))

"""Figures and lists of drafting."""

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from canmou.drafting.models import Delivery, LeaderEngagement, MaterialCall, Passage, ProofRule, WritingTask
from canmou.kernel.metrics import Computation, Scope, count, listing, metric, ratio, total


def _tasks(scope: Scope) -> QuerySet:
    rows = WritingTask.objects.in_scope(scope, "held_on")
    if scope.person is not None:
        rows = rows.filter(Q(responsible=scope.person) | Q(writers=scope.person)).distinct()
    return rows


def _cited(rows: QuerySet, date: str) -> QuerySet:
    return rows.order_by(F("cited").asc(nulls_last=True), date, "pk")


@metric("drafting.tasks", "承担综合文稿起草任务", measure="篇", personal=True)
def tasks(scope: Scope) -> Computation:
    """本期内使用的文稿，一篇一计，按使用日期。个人口径为其负责或执笔的文稿。"""
    return count(_tasks(scope))


@metric("drafting.tasks.principal", "为市政府主要领导起草文稿", measure="篇", personal=True)
def principal_tasks(scope: Scope) -> Computation:
    """服务对象是市政府主要领导的文稿，按使用日期。"""
    return count(_tasks(scope).filter(made_for=WritingTask.For.PRINCIPAL))


@metric("drafting.tasks.deputy", "为市政府分管领导起草文稿", measure="篇", personal=True)
def deputy_tasks(scope: Scope) -> Computation:
    """服务对象是市政府分管领导的文稿，按使用日期。"""
    return count(_tasks(scope).filter(made_for=WritingTask.For.DEPUTY))


@metric("drafting.tasks.committee", "为市委领导起草文稿", measure="篇", personal=True)
def committee_tasks(scope: Scope) -> Computation:
    """服务对象是市委领导的文稿，按使用日期。"""
    return count(_tasks(scope).filter(made_for=WritingTask.For.COMMITTEE))


@metric("drafting.speeches", "起草讲话稿", measure="篇")
def speeches(scope: Scope) -> Computation:
    """种类是讲话的文稿，按使用日期。"""
    return count(_tasks(scope).filter(genre=WritingTask.Genre.SPEECH))


@metric("drafting.hostings", "起草主持词和致辞", measure="篇")
def hostings(scope: Scope) -> Computation:
    """种类是主持词、致辞的文稿，按使用日期。"""
    return count(_tasks(scope).filter(genre__in=[WritingTask.Genre.HOSTING, WritingTask.Genre.ADDRESS]))


@metric("drafting.briefings", "起草汇报材料", measure="篇")
def briefings(scope: Scope) -> Computation:
    """种类是汇报材料的文稿，按使用日期。"""
    return count(_tasks(scope).filter(genre=WritingTask.Genre.BRIEFING))


@metric("drafting.offline", "线下办理的文稿任务", measure="件")
def offline_tasks(scope: Scope) -> Computation:
    """只计件数和期限、稿件不在本系统的文稿任务。"""
    return count(_tasks(scope).filter(offline=True))


@metric("drafting.work_reports", "政府工作报告")
def work_reports(scope: Scope) -> Computation:
    """本期内使用的政府工作报告。"""
    return listing(_cited(_tasks(scope).filter(genre=WritingTask.Genre.WORK_REPORT), "held_on"))


@metric("drafting.principal_speeches", "市政府主要领导重要会议活动讲话")
def principal_speeches(scope: Scope) -> Computation:
    """市政府主要领导的讲话，填了列举次序的在前，其余按使用日期。"""
    rows = _tasks(scope).filter(made_for=WritingTask.For.PRINCIPAL, genre=WritingTask.Genre.SPEECH)
    return listing(_cited(rows, "held_on"))


@metric("drafting.on_time_share", "文稿按时交付率", measure="％")
def on_time_share(scope: Scope) -> Computation:
    """本期内已经交付的文稿任务中，首次交付不晚于交稿期限的占比，按使用日期。"""
    first = Delivery.objects.live().filter(task=OuterRef("pk"))
    delivered = _tasks(scope).filter(Exists(first))
    punctual = delivered.filter(Exists(first.filter(delivered_on__lte=OuterRef("due_on"))))
    return ratio(count(punctual), count(delivered))


@metric("drafting.undelivered", "尚未交付的文稿任务", measure="件")
def undelivered(scope: Scope) -> Computation:
    """期末以前交办、期末尚未交付的文稿任务。"""
    given = Delivery.objects.live().filter(task=OuterRef("pk"), delivered_on__lte=scope.until)
    return count(WritingTask.objects.up_to(scope, "assigned_on").exclude(Exists(given)))


@metric("drafting.characters", "交付文稿字数", measure="字")
def characters(scope: Scope) -> Computation:
    """本期交付文稿的字数之和，按交付日期。"""
    return total(Delivery.objects.in_scope(scope, "delivered_on"), "characters")


@metric("drafting.used_whole_share", "照稿使用率", measure="％")
def used_whole_share(scope: Scope) -> Computation:
    """本期交付且已经使用的文稿中照稿使用的占比，按交付日期。"""
    used = Delivery.objects.in_scope(scope, "delivered_on").filter(used_on__isnull=False)
    return ratio(count(used.filter(use=Delivery.Use.WHOLE)), count(used))


@metric("drafting.materials", "调取素材", measure="次")
def materials(scope: Scope) -> Computation:
    """本期为文稿向科室和外单位调取材料的次数。"""
    return count(MaterialCall.objects.in_scope(scope, "asked_on"))


@metric("drafting.materials.owed", "逾期未报的素材", measure="件")
def materials_owed(scope: Scope) -> Computation:
    """期末已过报送期限而没有收到的素材。"""
    late = MaterialCall.objects.up_to(scope, "asked_on").filter(due_on__lt=scope.until)
    return count(late.filter(Q(received_on__isnull=True) | Q(received_on__gt=scope.until)))


@metric("drafting.engagements.unassigned", "需要文稿而未立任务的领导活动", measure="项")
def engagements_unassigned(scope: Scope) -> Computation:
    """本期领导活动中标明需要文稿、却没有文稿任务的。"""
    tasks = WritingTask.objects.live().filter(engagement=OuterRef("pk"))
    rows = LeaderEngagement.objects.in_scope(scope, "held_on").filter(needs_text=True)
    return count(rows.exclude(Exists(tasks)))


@metric("drafting.engagements.collisions", "时间冲突的领导活动")
def engagement_collisions(scope: Scope) -> Computation:
    """本期同一领导同一天同一时段安排了两项以上的活动，按日期。"""
    other = LeaderEngagement.objects.live().filter(
        leader=OuterRef("leader"), held_on=OuterRef("held_on"), part=OuterRef("part")
    )
    rows = LeaderEngagement.objects.in_scope(scope, "held_on")
    return listing(rows.filter(Exists(other.exclude(pk=OuterRef("pk")))).order_by("held_on", "part", "pk"))


@metric("drafting.passages", "常用表述库条目", measure="条")
def passages(scope: Scope) -> Computation:
    """期末有效的常用表述。"""
    rows = Passage.objects.up_to(scope, "adopted_on")
    return count(rows.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=scope.until)))


@metric("drafting.proof_rules", "本室校对规则", measure="条")
def proof_rules(scope: Scope) -> Computation:
    """期末有效的本室校对规则。"""
    rows = ProofRule.objects.up_to(scope, "valid_from")
    return count(rows.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=scope.until)))

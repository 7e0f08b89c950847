"""Figures about instructions and what came of them."""

from django.db.models import F, Q

from canmou.instructions import queries
from canmou.instructions.models import Conversion, FollowUpTask, Instruction
from canmou.kernel.metrics import count, distinct, listing, metric, ratio


@metric("instructions.affirmative", "省、市领导肯定性批示", measure="次", personal=True)
def affirmative(scope):
    """省级、市级领导对本单位成果的肯定性批示；一位领导对一篇成果只计一次，圈阅和转抄件不计。"""
    return distinct(queries.affirmative(scope), "leader_id", "work_id")


@metric("instructions.affirmative.provincial", "省领导肯定性批示", measure="次", personal=True)
def affirmative_provincial(scope):
    """省级以上领导的肯定性批示，计法同上。"""
    rows = queries.affirmative(scope).exclude(level=Instruction.Level.CITY)
    return distinct(rows, "leader_id", "work_id")


@metric("instructions.affirmative.city", "市领导肯定性批示", measure="次", personal=True)
def affirmative_city(scope):
    """市级领导的肯定性批示，计法同上。"""
    return distinct(queries.affirmative(scope).filter(level=Instruction.Level.CITY), "leader_id", "work_id")


@metric("instructions.affirmative.works", "获肯定性批示的成果", measure="篇", personal=True)
def affirmed_works(scope):
    """期内获得省、市领导肯定性批示的成果，同一成果只计一篇。"""
    return distinct(queries.affirmative(scope), "work_id")


@metric("instructions.received", "领导批示", measure="件")
def received(scope):
    """期内各级领导的各类批示，转抄件不计。"""
    return count(queries.originals(scope))


@metric("instructions.directive", "指示性批示", measure="件")
def directive(scope):
    """期内的指示性批示和转办，转抄件不计。"""
    kinds = (Instruction.Kind.DIRECTIVE, Instruction.Kind.FORWARDED)
    return count(queries.checked(queries.originals(scope)).filter(kind__in=kinds))


@metric("instructions.affirmative.list", "肯定性批示清单", personal=True)
def affirmative_list(scope):
    """省、市领导对成果的肯定性批示，按领导排序和日期。"""
    return listing(queries.by_rank(queries.affirmative(scope)))


@metric("instructions.affirmative.provincial.list", "省领导肯定性批示清单")
def provincial_list(scope):
    """省级以上领导对成果的肯定性批示，按领导排序和日期。"""
    rows = queries.affirmative(scope).exclude(level=Instruction.Level.CITY)
    return listing(queries.by_rank(rows))


@metric("instructions.follow_up.assigned", "批示落实事项", measure="项")
def follow_up_assigned(scope):
    """办结时限在期内的批示落实事项。"""
    return count(FollowUpTask.objects.in_scope(scope, "due_on"))


@metric("instructions.follow_up.overdue", "超期未办结的批示落实事项", measure="项")
def follow_up_overdue(scope):
    """时限已过、到统计日仍未办结的事项。"""
    rows = FollowUpTask.objects.in_scope(scope, "due_on").filter(due_on__lt=scope.until)
    return count(rows.filter(Q(done_on__isnull=True) | Q(done_on__gt=scope.until)))


@metric("instructions.follow_up.on_time_share", "批示落实按时办结率", measure="％")
def follow_up_on_time(scope):
    """时限在期内的事项中，时限之内办结的所占比例。"""
    due = FollowUpTask.objects.in_scope(scope, "due_on")
    return ratio(count(due.filter(done_on__lte=F("due_on"))), count(due))


@metric("instructions.conversions", "进入决策的成果转化", measure="项")
def conversions(scope):
    """期内成果转化为文件、会议决定、制度、规划等的项数。"""
    return count(Conversion.objects.in_scope(scope, "converted_on"))


@metric("instructions.conversions.works", "进入决策的成果", measure="篇")
def converted_works(scope):
    """期内有转化记录的成果，同一成果只计一篇。"""
    return distinct(Conversion.objects.in_scope(scope, "converted_on"), "work_id")


@metric("instructions.conversions.list", "成果转化清单")
def conversion_list(scope):
    """期内的成果转化，按日期。"""
    return listing(Conversion.objects.in_scope(scope, "converted_on").order_by("converted_on", "pk"))

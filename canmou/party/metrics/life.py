"""Members, duties, organizational life and problems."""

from django.db.models import F, Q, QuerySet

from canmou.kernel.metrics import Computation, Scope, count, distinct, listing, metric, ratio
from canmou.party.models import (
    BranchMeeting,
    DutyTick,
    LifePreparation,
    MemberAppraisal,
    MemberTalk,
    OrgLifeMeeting,
    PartyDuty,
    PartyMember,
    RectificationItem,
)


def _problems(scope: Scope) -> QuerySet:
    rows = RectificationItem.objects.in_scope(scope, "found_on")
    return rows.filter(source=RectificationItem.Source.ORG_LIFE)


@metric("party.problems.found", "组织生活会查摆问题", measure="个")
def problems_found(scope: Scope) -> Computation:
    """本期组织生活会对照查摆的问题；专项行动、巡察等来源的不算。"""
    return count(_problems(scope))


@metric("party.problems.closed", "组织生活会问题整改到位", measure="个")
def problems_closed(scope: Scope) -> Computation:
    """本期组织生活会查摆的问题中，期末以前整改到位并经他人验收的。"""
    return count(_problems(scope).filter(verified_on__lte=scope.until))


@metric("party.problems.open", "组织生活会问题尚未整改到位", measure="个")
def problems_open(scope: Scope) -> Computation:
    """本期组织生活会查摆的问题中，期末尚未经他人验收的；为零时才可以说全部整改到位。"""
    return count(
        _problems(scope).exclude(pk__in=_problems(scope).filter(verified_on__lte=scope.until).values("pk"))
    )


@metric("party.problems.all", "各来源查摆问题", measure="个")
def problems_all(scope: Scope) -> Computation:
    """本期查摆的问题，不分来源。"""
    return count(RectificationItem.objects.in_scope(scope, "found_on"))


@metric("party.problems.overdue", "超期未整改问题")
def problems_overdue(scope: Scope) -> Computation:
    """期末已过整改时限、尚未整改到位的问题，不分来源，按时限。"""
    rows = RectificationItem.objects.up_to(scope, "found_on").filter(due_on__lt=scope.until)
    open_then = Q(closed_on__isnull=True) | Q(closed_on__gt=scope.until)
    return listing(rows.filter(open_then).order_by("due_on", "pk"))


@metric("party.members", "党员", measure="名")
def members(scope: Scope) -> Computation:
    """期末在册的党员，含预备党员。"""
    rows = PartyMember.objects.up_to(scope, "since")
    rows = rows.filter(Q(until__isnull=True) | Q(until__gt=scope.until))
    return distinct(rows, "person")


@metric("party.life.meetings", "组织生活会", measure="次")
def life_meetings(scope: Scope) -> Computation:
    """本期召开的组织生活会和民主生活会。"""
    return count(OrgLifeMeeting.objects.in_scope(scope, "held_on"))


@metric("party.life.preparations", "会前准备", measure="项")
def preparations(scope: Scope) -> Computation:
    """本期为组织生活会所作的学习、谈心、征求意见和对照检查。"""
    return count(LifePreparation.objects.in_scope(scope, "done_on"))


@metric("party.life.talks", "谈心谈话", measure="次")
def talks(scope: Scope) -> Computation:
    """本期党员之间的谈心谈话。"""
    return count(MemberTalk.objects.in_scope(scope, "talked_on"))


@metric("party.life.appraised", "参加民主评议的党员", measure="名")
def appraised(scope: Scope) -> Computation:
    """本期评议过的党员，一人只计一次。"""
    return distinct(MemberAppraisal.objects.in_scope(scope, "appraised_on"), "member")


def _branch_metric(kind: str, label: str) -> None:
    @metric(f"party.branch.{kind}", label, measure="次", definition=f"本期的{label}")
    def branch(scope: Scope) -> Computation:
        return count(BranchMeeting.objects.in_scope(scope, "held_on").filter(kind=kind))


for _kind in BranchMeeting.Kind:
    _branch_metric(_kind.value, _kind.label)


@metric("party.duties", "党建工作清单事项", measure="项")
def duties(scope: Scope) -> Computation:
    """年度在本期的党建工作清单事项。"""
    return count(PartyDuty.objects.of_year(scope))


@metric("party.duties.ticks", "清单销号", measure="次")
def ticks(scope: Scope) -> Computation:
    """本期完成的清单销号。"""
    return count(DutyTick.objects.in_scope(scope, "done_on"))


@metric("party.duties.on_time", "清单按时销号率", measure="％")
def ticks_on_time(scope: Scope) -> Computation:
    """应完成日期在本期内的销号中，按时完成的比例。"""
    rows = DutyTick.objects.in_scope(scope, "due_on")
    return ratio(count(rows.filter(done_on__lte=F("due_on"))), count(rows))

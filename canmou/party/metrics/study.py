"""Theory study and party-group meetings."""

from django.db.models import QuerySet

from canmou.kernel.metrics import Computation, Scope, count, distinct, listing, metric, ratio
from canmou.party.models import (
    AgendaItem,
    Attendance,
    Conversion,
    FocusTopic,
    PartyGroupMeeting,
    SelfStudy,
    StudyPlan,
    StudySession,
)


def _sessions(scope: Scope, kind: str) -> QuerySet:
    return StudySession.objects.in_scope(scope, "held_on").filter(kind=kind)


@metric("party.study.centre_group", "党组理论学习中心组学习", measure="次")
def centre_group(scope: Scope) -> Computation:
    """本期举行的党组理论学习中心组学习。"""
    return count(_sessions(scope, StudySession.Kind.CENTRE_GROUP))


@metric("party.study.collective", "集体学习", measure="次")
def collective(scope: Scope) -> Computation:
    """本期举行的全体干部职工集体学习。"""
    return count(_sessions(scope, StudySession.Kind.COLLECTIVE))


@metric("party.study.party_group", "党小组学习", measure="次")
def party_group(scope: Scope) -> Computation:
    """本期各党小组举行的学习，一个小组一次计一次。"""
    return count(_sessions(scope, StudySession.Kind.PARTY_GROUP))


@metric("party.study.plans", "学习计划清单")
def plans(scope: Scope) -> Computation:
    """本期印发的学习安排，中心组的在前。"""
    rows = StudyPlan.objects.in_scope(scope, "issued_on")
    return listing(rows.order_by("-audience", "issued_on", "pk"))


def _topics(scope: Scope) -> QuerySet:
    return FocusTopic.objects.of_year(scope, "plan__year").filter(plan__voided=False)


@metric("party.study.topics", "重点学习专题", measure="个")
def topics(scope: Scope) -> Computation:
    """年度在本期的学习计划所确定的专题。"""
    return count(_topics(scope))


@metric("party.study.topics.covered", "专题学习覆盖率", measure="％")
def topics_covered(scope: Scope) -> Computation:
    """年度专题中，本期至少有一次学习对应到的比例。"""
    rows, sessions = _topics(scope), StudySession.objects.in_scope(scope, "held_on")
    covered = sessions.filter(topics__isnull=False).values("topics")
    return ratio(count(rows.filter(pk__in=covered)), count(rows))


_ATTENDED = (Attendance.Status.PRESENT, Attendance.Status.MADE_UP)


def _attendance(scope: Scope) -> QuerySet:
    rows = Attendance.objects.in_scope(scope, "session__held_on").filter(session__voided=False)
    return rows if scope.person is None else rows.filter(person=scope.person)


@metric("party.study.attendance", "学习出席率", measure="％", personal=True)
def attendance(scope: Scope) -> Computation:
    """本期学习考勤中出席和已补学的比例。"""
    rows = _attendance(scope)
    return ratio(count(rows.filter(status__in=_ATTENDED)), count(rows))


@metric("party.study.attended", "参加集中学习", measure="人次", personal=True)
def attended(scope: Scope) -> Computation:
    """本期学习考勤中出席和已补学的人次；个人口径为其参加的次数。"""
    return count(_attendance(scope).filter(status__in=_ATTENDED))


def _self_study(scope: Scope) -> QuerySet:
    rows = SelfStudy.objects.in_scope(scope, "studied_on")
    return rows if scope.person is None else rows.filter(person=scope.person)


@metric("party.study.self_study", "个人自学", measure="人次", personal=True)
def self_study(scope: Scope) -> Computation:
    """本期登记的个人自学。"""
    return count(_self_study(scope))


@metric("party.study.self_study.persons", "登记自学的人数", measure="人")
def self_study_persons(scope: Scope) -> Computation:
    """本期登记过自学的人，一人只计一次。"""
    return distinct(_self_study(scope), "person")


@metric("party.study.conversions", "学习转化", measure="项")
def conversions(scope: Scope) -> Computation:
    """本期由学习转化成的课题、文稿、任务和措施。"""
    return count(Conversion.objects.in_scope(scope, "converted_on"))


@metric("party.meetings", "党组会", measure="次")
def meetings(scope: Scope) -> Computation:
    """本期召开的党组会。"""
    return count(PartyGroupMeeting.objects.in_scope(scope, "held_on"))


@metric("party.meetings.list", "党组会清单")
def meeting_list(scope: Scope) -> Computation:
    """本期召开的党组会，最近的在前。"""
    return listing(PartyGroupMeeting.objects.in_scope(scope, "held_on").order_by("-held_on", "-pk"))


@metric("party.meetings.agenda", "党组会议题清单")
def agenda_list(scope: Scope) -> Computation:
    """本期党组会讨论的议题，按会议日期和议题次序排列。"""
    rows = AgendaItem.objects.in_scope(scope, "discussed_on").filter(meeting__voided=False)
    return listing(rows.order_by("discussed_on", "meeting_id", "sequence", "pk"))


@metric("party.meetings.first_topics", "第一议题学习", measure="次")
def first_topics(scope: Scope) -> Computation:
    """本期党组会上的第一议题学习。"""
    return count(AgendaItem.objects.in_scope(scope, "discussed_on").filter(first_topic=True))


@metric("party.meetings.items", "党组会议题", measure="项")
def agenda_items(scope: Scope) -> Computation:
    """本期党组会讨论的议题，含第一议题。"""
    return count(AgendaItem.objects.in_scope(scope, "discussed_on"))

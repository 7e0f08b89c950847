"""Figures about topics, field work, reports and grading."""

from django.db.models import F, Min, Q, QuerySet

from canmou.kernel.metrics import Scope, count, distinct, listing, metric, ratio, total
from canmou.library.api import Work
from canmou.research.models import (
    Call,
    Entry,
    FieldActivity,
    GradeResult,
    GradingRound,
    Milestone,
    Proposal,
    Report,
    Series,
    TeamMember,
    Topic,
)
from canmou.research.models.grading import Grade
from canmou.research.models.selection import TopicClass


def _topics(scope: Scope, **conditions: object) -> QuerySet:
    return Topic.objects.in_scope(scope, "approved_on").filter(**conditions)


def _reports(scope: Scope, **conditions: object) -> QuerySet:
    own = (Work.AuthorOrigin.IN_HOUSE, Work.AuthorOrigin.JOINT)
    rows = Report.objects.in_scope(scope, "finished_on")
    rows = rows.filter(work__author_origin__in=own, work__voided=False, **conditions)
    return rows if scope.person is None else rows.filter(work__authors=scope.person)


def _one_per_work(rows: QuerySet) -> QuerySet:
    """The first report of each work."""
    first = rows.order_by().values("work_id").annotate(first=Min("pk")).values("first")
    return rows.filter(pk__in=first)


def _graded(scope: Scope, **conditions: object) -> QuerySet:
    rows = GradeResult.objects.in_scope(scope, "round__concluded_on")
    return rows.filter(round__voided=False, **conditions)


# --- selection --------------------------------------------------------------------------------


@metric("research.calls", "选题征集")
def calls(scope):
    """期内发出的选题征集，按发出日期。"""
    return listing(Call.objects.in_scope(scope, "issued_on").order_by("issued_on", "pk"))


@metric("research.proposals", "征集选题建议", measure="条")
def proposals(scope):
    """期内收到的选题建议。"""
    return count(Proposal.objects.in_scope(scope, "filed_on"))


@metric("research.proposals.units", "提出选题建议的单位", measure="个")
def proposing_units(scope):
    """期内提出选题建议的单位，同一单位计一个。"""
    return distinct(Proposal.objects.in_scope(scope, "filed_on"), "proposed_by_id")


@metric("research.topics.selected", "筛选确定调研课题", measure="项")
def topics_selected(scope):
    """经征集、筛选后在期内立项的课题，含市直部门和区县承担的。"""
    return count(_topics(scope, source=Topic.Source.CALL))


@metric("research.topics.self_chosen", "小切口自选课题", measure="个")
def topics_self_chosen(scope):
    """期内立项的自选小切口课题。"""
    return count(_topics(scope, source=Topic.Source.SELF_CHOSEN))


@metric("research.topics.ordered", "领导交办课题", measure="个")
def topics_ordered(scope):
    """期内市领导或上级交办立项的课题。"""
    return count(_topics(scope, source__in=(Topic.Source.ORDERED, Topic.Source.UPPER)))


@metric("research.topics.major", "重大课题", measure="项")
def topics_major(scope):
    """期内立项的重大课题。"""
    return count(_topics(scope, topic_class=TopicClass.MAJOR))


@metric("research.topics.key", "重点课题", measure="项")
def topics_key(scope):
    """期内立项的重点课题。"""
    return count(_topics(scope, topic_class=TopicClass.KEY))


@metric("research.topics.major.cited", "列举的重大课题")
def topics_major_cited(scope):
    """期内立项、在报告中点名列举的重大课题，按列举次序。"""
    rows = _topics(scope, topic_class=TopicClass.MAJOR, cited__isnull=False)
    return listing(rows.order_by("cited", "pk"))


@metric("research.chains.surveyed", "开展调研的重点产业链", measure="条")
def chains_surveyed(scope):
    """期内立项课题所涉及的重点产业链，同一条链计一条。"""
    return distinct(_topics(scope, chain__voided=False), "chain_id")


@metric("research.series.counted", "列数目的调研系列")
def series_counted(scope):
    """期内有课题立项、按条列数的调研系列（如重点产业链），按列举次序。"""
    return listing(_series(scope).exclude(measure=""))


@metric("research.series.named", "点名列举的调研系列")
def series_named(scope):
    """期内有课题立项、只列名称的调研系列，按列举次序。"""
    return listing(_series(scope).filter(measure=""))


def _series(scope: Scope) -> QuerySet:
    held = _topics(scope, series__isnull=False).order_by().values("series_id")
    return Series.objects.live().filter(pk__in=held).order_by("cited", "pk")


# --- field work -------------------------------------------------------------------------------


@metric("research.activities.major", "重大课题调研活动", measure="次")
def activities_major(scope):
    """期内为重大课题开展的调研活动。"""
    rows = FieldActivity.objects.in_scope(scope, "held_on")
    return count(rows.filter(topic__topic_class=TopicClass.MAJOR, topic__voided=False))


@metric("research.activities.all", "调研活动", measure="次", personal=True)
def activities_all(scope):
    """期内开展的全部调研活动；个人口径为其参加的。"""
    rows = FieldActivity.objects.in_scope(scope, "held_on")
    return count(rows if scope.person is None else rows.filter(participants=scope.person))


@metric("research.milestones.overdue", "逾期课题节点", measure="个")
def milestones_overdue(scope):
    """应完成日期在期内且已过、到统计日仍未完成的课题节点。"""
    rows = Milestone.objects.in_scope(scope, "due_on").filter(due_on__lt=scope.until)
    return count(rows.filter(Q(done_on__isnull=True) | Q(done_on__gt=scope.until)))


@metric("research.milestones.on_time_share", "课题节点按时完成率", measure="％")
def milestones_on_time(scope):
    """应完成日期在期内的节点中，按时完成的所占比例。"""
    due = Milestone.objects.in_scope(scope, "due_on")
    return ratio(count(due.filter(done_on__lte=F("due_on"))), count(due))


@metric("research.topics.closed_share", "课题按期结题率", measure="％")
def topics_closed(scope):
    """完成时限在期内的课题中，按期结题的所占比例。"""
    due = Topic.objects.in_scope(scope, "due_on").exclude(ending=Topic.Ending.MERGED)
    closed = due.filter(ending=Topic.Ending.FINISHED, finished_on__lte=F("due_on"))
    return ratio(count(closed), count(due))


@metric("research.staff.with_topics", "承担课题的人员", measure="人", personal=True)
def staff_with_topics(scope):
    """期内立项课题的课题组成员，同一人计一个。"""
    rows = TeamMember.objects.in_scope(scope, "topic__approved_on").filter(topic__voided=False)
    rows = rows if scope.person is None else rows.filter(person=scope.person)
    return distinct(rows, "person_id")


@metric("research.staff.topics", "承担课题", measure="人次", personal=True)
def topics_of_staff(scope):
    """期内立项课题的课题组成员人次；限定某人时是他承担的课题数。"""
    rows = TeamMember.objects.in_scope(scope, "topic__approved_on").filter(topic__voided=False)
    return count(rows if scope.person is None else rows.filter(person=scope.person))


# --- reports ----------------------------------------------------------------------------------


@metric("research.reports.finished", "形成调研报告", measure="篇", personal=True)
def reports_finished(scope):
    """期内本单位完成（含联合完成）的调研报告，同一成果计一篇。"""
    return distinct(_reports(scope), "work_id")


@metric("research.reports.cited", "列举的调研报告", personal=True)
def reports_cited(scope):
    """期内完成、在报告中点名列举的调研报告，按列举次序。"""
    return listing(_reports(scope, work__cited__isnull=False).order_by("work__cited", "pk"))


@metric("research.reports.list", "调研报告清单", personal=True)
def report_list(scope):
    """期内本单位完成的调研报告，按完成日期。"""
    return listing(_one_per_work(_reports(scope)).order_by("finished_on", "pk"))


@metric("research.reports.characters", "调研报告字数", measure="字", personal=True)
def report_characters(scope):
    """期内本单位完成的调研报告的字数之和，同一成果计一次。"""
    return total(_one_per_work(_reports(scope)), "characters")


def _register_kinds() -> None:
    for kind in Report.Kind:

        def of_kind(scope: Scope, kind: Report.Kind = kind):
            return distinct(_reports(scope, kind=kind), "work_id")

        definition = f"期内本单位完成的调研报告中类别为“{kind.label}”的，同一成果计一篇。"
        metric(f"research.reports.{kind}", f"{kind.label}调研报告", measure="篇", definition=definition)(
            of_kind
        )


_register_kinds()


# --- grading ----------------------------------------------------------------------------------


@metric("research.grading.rounds", "完成的等级评定")
def grading_rounds(scope):
    """期内完成的成果等级评定（成果年度通常是上一年），按完成日期。"""
    return listing(GradingRound.objects.in_scope(scope, "concluded_on").order_by("concluded_on", "pk"))


@metric("research.grading.entries", "参评成果", measure="篇")
def grading_entries(scope):
    """期内完成的等级评定的参评成果。"""
    return count(Entry.objects.in_scope(scope, "round__concluded_on").filter(round__voided=False))


@metric("research.grading.special", "特别成果", measure="篇")
def grading_special(scope):
    """期内完成的等级评定评出的特别成果。"""
    return count(_graded(scope, grade=Grade.SPECIAL))


@metric("research.grading.first", "一等成果", measure="篇")
def grading_first(scope):
    """期内完成的等级评定评出的一等成果。"""
    return count(_graded(scope, grade=Grade.FIRST))


@metric("research.grading.second", "二等成果", measure="篇")
def grading_second(scope):
    """期内完成的等级评定评出的二等成果。"""
    return count(_graded(scope, grade=Grade.SECOND))


@metric("research.grading.third", "三等成果", measure="篇")
def grading_third(scope):
    """期内完成的等级评定评出的三等成果。"""
    return count(_graded(scope, grade=Grade.THIRD))


@metric("research.grading.awarded_share", "参评成果获评率", measure="％")
def grading_share(scope):
    """期内完成的等级评定中，评上等级的占参评成果的比例。"""
    entries = Entry.objects.in_scope(scope, "round__concluded_on").filter(round__voided=False)
    return ratio(count(_graded(scope)), count(entries))

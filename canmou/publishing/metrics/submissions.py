"""Figures and lists of submissions to upper bodies and of their visits."""

from django.db.models import Exists, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from canmou.instructions.api import Instruction, affirmative
from canmou.kernel.metrics import Computation, Scope, count, distinct, listing, metric, total
from canmou.publishing.metrics.order import cited
from canmou.publishing.models import ScoreRule, Submission, SubmissionEvent, UpperVisit
from canmou.publishing.models.submissions import EventKind


@metric("publishing.upper_visits", "上级来市调研活动", measure="次")
def upper_visits(scope: Scope) -> Computation:
    """省政府研究室、省发展研究中心等上级机关来市调研，按结束日期。"""
    return count(UpperVisit.objects.in_scope(scope, "ended_on"))


@metric("publishing.upper_visits.bodies", "来市调研的上级机关")
def upper_visit_bodies(scope: Scope) -> Computation:
    """本期来市调研的各上级机关的首次来访，按日期，一个单位一条。"""
    rows = UpperVisit.objects.in_scope(scope, "ended_on").order_by("ended_on", "pk")
    first: dict[int, int] = {}
    for body, visit in rows.values_list("body", "pk"):
        first.setdefault(body, visit)
    return listing(rows.filter(pk__in=first.values()))


def _submissions(scope: Scope) -> QuerySet:
    rows = Submission.objects.in_scope(scope, "sent_on").annotate(piece=Coalesce("work__title", "title"))
    return rows if scope.person is None else rows.filter(writers=scope.person)


@metric("publishing.submissions", "对上报送文稿", measure="篇", personal=True)
def submissions(scope: Scope) -> Computation:
    """本期报送上级的不同文稿；同一文稿报送几个单位只计一篇。"""
    return distinct(_submissions(scope), "piece")


@metric("publishing.submissions.experience", "上报经验材料", measure="篇", personal=True)
def experience_submissions(scope: Scope) -> Computation:
    """本期报送上级的经验材料，同一文稿报送几个单位只计一篇。"""
    return distinct(_submissions(scope).filter(kind=Submission.Kind.EXPERIENCE), "piece")


@metric("publishing.submissions.experience_titles", "上报经验材料题名")
def experience_titles(scope: Scope) -> Computation:
    """本期报送的经验材料，一篇一条，填了列举次序的在前，其余按报送日期。"""
    rows = _submissions(scope).filter(kind=Submission.Kind.EXPERIENCE)
    first = rows.order_by().values("piece").annotate(first=Min("pk")).values("first")
    return listing(cited(rows.filter(pk__in=first), "sent_on"))


def _with_event(scope: Scope, kind: str) -> QuerySet:
    """Submissions of which an event of this kind fell in the period, whenever they were sent."""
    events = SubmissionEvent.objects.in_scope(scope, "happened_on").filter(
        submission=OuterRef("pk"), kind=kind
    )
    return Submission.objects.live().filter(office=scope.office).filter(Exists(events))


@metric("publishing.submissions.published_research", "被上级内刊刊发的调研文稿")
def published_research(scope: Scope) -> Computation:
    """本期被上级刊物刊发的调研报告类报送件，填了列举次序的在前。"""
    rows = _with_event(scope, EventKind.PUBLISHED).filter(kind=Submission.Kind.RESEARCH)
    return listing(cited(rows, "sent_on"))


@metric("publishing.submissions.publications", "报送文稿刊发记录")
def publications(scope: Scope) -> Computation:
    """本期报送件被上级刊物刊发的记录，按日期。"""
    return listing(_events(scope).filter(kind=EventKind.PUBLISHED).order_by("happened_on", "pk"))


@metric("publishing.submissions.instructed_summaries", "获省以上领导批示的情况总结")
def instructed_summaries(scope: Scope) -> Computation:
    """母本在本期获省以上领导肯定性批示的情况总结类报送件，一个母本一条，填了列举次序的在前。"""
    praised = affirmative(scope).exclude(level=Instruction.Level.CITY).values("work")
    rows = Submission.objects.live().filter(office=scope.office, kind=Submission.Kind.SUMMARY)
    first = rows.filter(work__in=praised).order_by().values("work").annotate(first=Min("pk")).values("first")
    return listing(cited(rows.filter(pk__in=first), "sent_on"))


@metric("publishing.submissions.promotions", "报送经验推广记录")
def promotions(scope: Scope) -> Computation:
    """本期上级推广报送件所述经验的记录，按日期。"""
    return listing(_events(scope).filter(kind=EventKind.PROMOTED).order_by("happened_on", "pk"))


@metric("publishing.submissions.reprints", "报送文稿转载记录")
def reprints(scope: Scope) -> Computation:
    """本期报送件被网站、报刊刊发转载的记录，按日期。"""
    return listing(_events(scope).filter(kind=EventKind.REPRINTED).order_by("happened_on", "pk"))


def _events(scope: Scope) -> QuerySet:
    return SubmissionEvent.objects.in_scope(scope, "happened_on").filter(submission__voided=False)


@metric("publishing.submissions.adopted", "报送文稿被采用", measure="篇")
def adopted_submissions(scope: Scope) -> Computation:
    """本期被上级采用或刊发的不同文稿，按采用日期。"""
    taken = _events(scope).filter(kind__in=[EventKind.ADOPTED, EventKind.PUBLISHED])
    return distinct(taken.annotate(piece=Coalesce("submission__work__title", "submission__title")), "piece")


@metric("publishing.submissions.instructions", "报送文稿获上级批示", measure="次")
def submission_instructions(scope: Scope) -> Computation:
    """本期报送件获得的批示；一位领导对一篇文稿一次计一次。"""
    root = Instruction.objects.filter(ref=OuterRef("instruction")).annotate(root=Coalesce("copy_of_id", "pk"))
    rows = _events(scope).filter(kind=EventKind.INSTRUCTED).annotate(order=Subquery(root.values("root")))
    return distinct(rows, "order")


@metric("publishing.submissions.promoted", "经验获上级推广", measure="次")
def submission_promotions(scope: Scope) -> Computation:
    """本期上级推广报送件所述经验的次数。"""
    return count(_events(scope).filter(kind=EventKind.PROMOTED))


@metric("publishing.submissions.reprinted", "报送文稿被转载", measure="次")
def submission_reprints(scope: Scope) -> Computation:
    """本期报送件被网站、报刊转载的次数。"""
    return count(_events(scope).filter(kind=EventKind.REPRINTED))


@metric("publishing.submissions.score", "对上报送得分", measure="分")
def submission_score(scope: Scope) -> Computation:
    """本期报送结果按当日有效的计分标准得分之和；同一报送件同级领导多次批示只计一次。"""
    rules = ScoreRule.objects.live().filter(
        Q(ended_on__isnull=True) | Q(ended_on__gte=OuterRef("happened_on")),
        office=OuterRef("office"),
        event=OuterRef("kind"),
        level=OuterRef("level"),
        valid_from__lte=OuterRef("happened_on"),
    )
    earlier = SubmissionEvent.objects.live().filter(
        submission=OuterRef("submission"),
        kind=EventKind.INSTRUCTED,
        level=OuterRef("level"),
        pk__lt=OuterRef("pk"),
    )
    repeated = Q(kind=EventKind.INSTRUCTED) & Exists(earlier)
    rows = _events(scope).exclude(repeated)
    points = Subquery(rules.order_by("-valid_from").values("points")[:1])
    return total(rows.annotate(points=points).filter(points__isnull=False), "points")

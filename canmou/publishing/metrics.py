"""Figures and lists of publishing."""

from django.db.models import Exists, F, Min, OuterRef, Q, QuerySet, Subquery

from canmou.instructions.api import Instruction, affirmative
from canmou.kernel.metrics import Computation, Scope, count, distinct, listing, metric, ratio, spread, total
from canmou.publishing.models import (
    Article,
    Demand,
    DemandItem,
    Distribution,
    Feature,
    Fee,
    Issue,
    IssuePlan,
    Periodical,
    ReviewPass,
    ScoreRule,
    Submission,
    SubmissionEvent,
    UpperVisit,
)
from canmou.publishing.models.submissions import EventKind

DIGEST = (Periodical.Kind.DIGEST,)
REFERENCE = (Periodical.Kind.REFERENCE, Periodical.Kind.LEADER)
JOURNAL = (Periodical.Kind.JOURNAL,)


def _issues(scope: Scope, kinds: tuple[str, ...]) -> QuerySet:
    return Issue.objects.in_scope(scope, "published_on").filter(periodical__kind__in=kinds)


def _articles(scope: Scope, kinds: tuple[str, ...]) -> QuerySet:
    rows = Article.objects.in_scope(scope, "published_on").filter(issue__periodical__kind__in=kinds)
    if scope.person is not None:
        rows = rows.filter(authors=scope.person)
    return rows.filter(issue__voided=False)


def _periodicals(scope: Scope, kinds: tuple[str, ...]) -> QuerySet:
    """Periodicals of which there was an issue in the period."""
    seen = _issues(scope, kinds).filter(periodical=OuterRef("pk"))
    rows = Periodical.objects.live().filter(office=scope.office)
    return rows.filter(Exists(seen)).order_by("founded_on", "pk")


def _cited(rows: QuerySet, date: str) -> QuerySet:
    return rows.order_by(F("cited").asc(nulls_last=True), date, "pk")


# ---- 政策与要闻专刊


@metric("publishing.special_issue.issues", "政策与要闻专刊期数", measure="期")
def special_issues(scope: Scope) -> Computation:
    """本期印发的《参阅件·政策与要闻专刊》，按印发日期。"""
    return count(_issues(scope, DIGEST))


@metric("publishing.special_issue.monthly", "政策与要闻专刊每月期数", measure="期")
def special_issues_monthly(scope: Scope) -> Computation:
    """本期有专刊印发的各月中，最少和最多的期数。"""
    return spread(_issues(scope, DIGEST), "published_on")


@metric("publishing.special_issue.themes", "政策与要闻专刊主题")
def special_issue_themes(scope: Scope) -> Computation:
    """本期印发的专刊，填了列举次序的在前，其余按印发日期。"""
    return listing(_cited(_issues(scope, DIGEST), "published_on"))


@metric("publishing.special_issue.periodicals", "政策与要闻专刊刊名")
def special_issue_periodicals(scope: Scope) -> Computation:
    """本期有印发的专刊，按创刊先后。"""
    return listing(_periodicals(scope, DIGEST))


@metric("publishing.special_issue.founded", "本期创设的专刊")
def special_issue_founded(scope: Scope) -> Computation:
    """创刊日期在本期内的专刊。"""
    rows = Periodical.objects.in_scope(scope, "founded_on").filter(kind__in=DIGEST)
    return listing(rows.order_by("founded_on", "pk"))


@metric("publishing.special_issue.policy_articles", "专刊解读中央重要政策文件", measure="篇")
def special_issue_policy_articles(scope: Scope) -> Computation:
    """本期专刊刊发的中央重要政策文件解读。"""
    return count(_articles(scope, DIGEST).filter(kind=Article.Kind.POLICY))


@metric("publishing.special_issue.experience_articles", "专刊解读外市先进经验", measure="篇")
def special_issue_experience_articles(scope: Scope) -> Computation:
    """本期专刊刊发的外市先进经验。"""
    return count(_articles(scope, DIGEST).filter(kind=Article.Kind.EXPERIENCE))


# ---- 参阅件、呈阅专刊


@metric("publishing.reference.articles", "参阅件与呈阅专刊篇数", measure="篇")
def reference_articles(scope: Scope) -> Computation:
    """本期《参阅件》《参阅件·呈阅专刊》刊发的稿件，不含政策与要闻专刊，按刊发日期。"""
    return count(_articles(scope, REFERENCE))


@metric("publishing.reference.self_written", "自主撰写稿件", measure="篇")
def reference_self_written(scope: Scope) -> Computation:
    """《参阅件》《参阅件·呈阅专刊》稿件中作者来源为自主撰写的。"""
    return count(_articles(scope, REFERENCE).filter(author_origin=Article.AuthorOrigin.IN_HOUSE))


@metric("publishing.reference.self_written_share", "自主撰写稿件占比", measure="％")
def reference_self_written_share(scope: Scope) -> Computation:
    """自主撰写的篇数占《参阅件》《参阅件·呈阅专刊》全部篇数的百分比。"""
    return ratio(reference_self_written(scope), reference_articles(scope))


@metric("publishing.reference.issues", "参阅件与呈阅专刊期数", measure="期")
def reference_issues(scope: Scope) -> Computation:
    """本期印发的《参阅件》《参阅件·呈阅专刊》，按印发日期。"""
    return count(_issues(scope, REFERENCE))


@metric("publishing.reference.periodicals", "参阅件刊名")
def reference_periodicals(scope: Scope) -> Computation:
    """本期有印发的《参阅件》《参阅件·呈阅专刊》，按创刊先后。"""
    return listing(_periodicals(scope, REFERENCE))


# ---- 期刊


@metric("publishing.journal.issues", "期刊期数", measure="期")
def journal_issues(scope: Scope) -> Computation:
    """本期编辑出版的期刊，按印发日期。"""
    return count(_issues(scope, JOURNAL))


@metric("publishing.journal.articles", "期刊登载稿件", measure="篇")
def journal_articles(scope: Scope) -> Computation:
    """本期期刊登载的稿件，按刊发日期。"""
    return count(_articles(scope, JOURNAL))


@metric("publishing.journal.characters", "期刊登载字数", measure="字")
def journal_characters(scope: Scope) -> Computation:
    """本期期刊登载稿件的字数之和，按刊发的文件统计。"""
    return total(_articles(scope, JOURNAL), "characters")


@metric("publishing.journal.periodicals", "期刊刊名")
def journal_periodicals(scope: Scope) -> Computation:
    """本期有出版的期刊，按创刊先后。"""
    return listing(_periodicals(scope, JOURNAL))


@metric("publishing.journal.features", "期刊重点专题")
def journal_features(scope: Scope) -> Computation:
    """本期有稿件刊发的重点专题，填了列举次序的在前，其余按开设日期。"""
    seen = _articles(scope, JOURNAL).filter(feature=OuterRef("pk"))
    rows = Feature.objects.live().filter(office=scope.office, kind=Feature.Kind.FEATURE)
    return listing(_cited(rows.filter(Exists(seen)), "started_on"))


@metric("publishing.journal.contributors", "期刊来稿单位", measure="个")
def journal_contributors(scope: Scope) -> Computation:
    """本期期刊登载稿件的不同作者单位。"""
    return distinct(_articles(scope, JOURNAL).filter(author_unit__isnull=False), "author_unit_id")


# ---- 计划、审校、分送、稿费


@metric("publishing.plans", "刊期计划", measure="期")
def plans(scope: Scope) -> Computation:
    """计划印发日期在本期内的刊期。"""
    return count(IssuePlan.objects.in_scope(scope, "planned_on"))


@metric("publishing.plans.fulfilled_share", "刊期计划完成率", measure="％")
def plans_fulfilled_share(scope: Scope) -> Computation:
    """本期计划的刊期中已经印发的占比。"""
    rows = IssuePlan.objects.in_scope(scope, "planned_on")
    done = rows.filter(issue__voided=False, issue__published_on__lte=scope.until)
    return ratio(count(done), count(rows))


@metric("publishing.reviews.incomplete", "三审三校不全的刊期", measure="期")
def reviews_incomplete(scope: Scope) -> Computation:
    """本期印发、而三个审校环节没有登记齐全的刊期。"""
    rows = Issue.objects.in_scope(scope, "published_on")
    missing = Q()
    for stage in ReviewPass.Stage.values:
        missing |= ~Exists(ReviewPass.objects.live().filter(issue=OuterRef("pk"), stage=stage))
    return count(rows.filter(missing))


@metric("publishing.reviews.errors_found", "审校查出差错", measure="处")
def review_errors_found(scope: Scope) -> Computation:
    """本期三审三校查出的差错处数之和。"""
    return total(ReviewPass.objects.in_scope(scope, "reviewed_on"), "errors_found")


@metric("publishing.distribution.copies", "分送刊物", measure="份")
def distribution_copies(scope: Scope) -> Computation:
    """本期分送的份数之和，按分送日期。"""
    return total(Distribution.objects.in_scope(scope, "sent_on"), "copies")


@metric("publishing.distribution.unsigned", "未签收的分送", measure="件")
def distribution_unsigned(scope: Scope) -> Computation:
    """本期分送、期末尚未签收的。"""
    rows = Distribution.objects.in_scope(scope, "sent_on")
    return count(rows.filter(Q(received_on__isnull=True) | Q(received_on__gt=scope.until)))


@metric("publishing.fees.paid", "发放稿费", measure="元")
def fees_paid(scope: Scope) -> Computation:
    """发放日期在本期内的稿费之和。"""
    return total(Fee.objects.in_scope(scope, "paid_on"), "amount")


# ---- 对上报送


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
    rows = Submission.objects.in_scope(scope, "sent_on")
    return rows if scope.person is None else rows.filter(writers=scope.person)


@metric("publishing.submissions", "对上报送文稿", measure="篇")
def submissions(scope: Scope) -> Computation:
    """本期报送上级的不同文稿；同一文稿报送几个单位只计一篇。"""
    return distinct(_submissions(scope), "title")


@metric("publishing.submissions.experience", "上报经验材料", measure="篇")
def experience_submissions(scope: Scope) -> Computation:
    """本期报送上级的经验材料，同一文稿报送几个单位只计一篇。"""
    return distinct(_submissions(scope).filter(kind=Submission.Kind.EXPERIENCE), "title")


@metric("publishing.submissions.experience_titles", "上报经验材料题名")
def experience_titles(scope: Scope) -> Computation:
    """本期报送的经验材料，一篇一条，填了列举次序的在前，其余按报送日期。"""
    rows = _submissions(scope).filter(kind=Submission.Kind.EXPERIENCE)
    first = rows.order_by().values("title").annotate(first=Min("pk")).values("first")
    return listing(_cited(rows.filter(pk__in=first), "sent_on"))


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
    return listing(_cited(rows, "sent_on"))


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
    return listing(_cited(rows.filter(pk__in=first), "sent_on"))


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
    return distinct(taken, "submission__title")


@metric("publishing.submissions.instructions", "报送文稿获上级批示", measure="次")
def submission_instructions(scope: Scope) -> Computation:
    """本期报送件获得的批示；一位领导对一篇文稿一次计一次。"""
    return distinct(_events(scope).filter(kind=EventKind.INSTRUCTED), "instruction_id")


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


# ---- 专项材料与迎检


@metric("publishing.demands.inspections", "整理上报的专项材料")
def inspection_demands(scope: Scope) -> Computation:
    """本期完成期限内的专项材料任务，填了列举次序的在前，其余按期限。"""
    rows = Demand.objects.in_scope(scope, "due_on").filter(kind=Demand.Kind.INSPECTION)
    return listing(_cited(rows.filter(closed_on__isnull=False), "due_on"))


@metric("publishing.demands.receptions", "参与的迎检接待")
def reception_demands(scope: Scope) -> Computation:
    """本期的迎检接待任务，填了列举次序的在前，其余按期限。"""
    rows = Demand.objects.in_scope(scope, "due_on").filter(kind=Demand.Kind.RECEPTION)
    return listing(_cited(rows, "due_on"))


@metric("publishing.demands", "承担专项材料与迎检任务", measure="项")
def demands(scope: Scope) -> Computation:
    """完成期限在本期内的专项材料和迎检接待任务。"""
    return count(Demand.objects.in_scope(scope, "due_on"))


@metric("publishing.demands.owed", "尚欠的专项材料", measure="件")
def items_owed(scope: Scope) -> Computation:
    """期末已过报送期限而没有报来的材料。"""
    rows = DemandItem.objects.up_to(scope, "due_on").filter(demand__voided=False)
    return count(rows.filter(Q(handed_in_on__isnull=True) | Q(handed_in_on__gt=scope.until)))


@metric("publishing.demands.on_time_share", "专项材料按期报送率", measure="％")
def items_on_time_share(scope: Scope) -> Computation:
    """报送期限在本期内的材料中按期报来的占比。"""
    rows = DemandItem.objects.in_scope(scope, "due_on").filter(demand__voided=False)
    return ratio(count(rows.filter(handed_in_on__lte=F("due_on"))), count(rows))

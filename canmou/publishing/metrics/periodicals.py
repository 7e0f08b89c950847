"""Figures and lists of periodicals."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from canmou.kernel.metrics import Computation, Scope, count, distinct, listing, metric, ratio, spread, total
from canmou.publishing.metrics.order import cited
from canmou.publishing.models import (
    Article,
    Distribution,
    Feature,
    Fee,
    Issue,
    IssuePlan,
    Periodical,
    ReviewPass,
)

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
    return listing(cited(_issues(scope, DIGEST), "published_on"))


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


@metric("publishing.reference.articles", "参阅件与呈阅专刊篇数", measure="篇", personal=True)
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


@metric("publishing.journal.issues", "期刊期数", measure="期")
def journal_issues(scope: Scope) -> Computation:
    """本期编辑出版的期刊，按印发日期。"""
    return count(_issues(scope, JOURNAL))


@metric("publishing.journal.articles", "期刊登载稿件", measure="篇", personal=True)
def journal_articles(scope: Scope) -> Computation:
    """本期期刊登载的稿件，按刊发日期。"""
    return count(_articles(scope, JOURNAL))


@metric("publishing.journal.characters", "期刊登载字数", measure="字", personal=True)
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
    return listing(cited(rows.filter(Exists(seen)), "started_on"))


@metric("publishing.journal.contributors", "期刊来稿单位", measure="个")
def journal_contributors(scope: Scope) -> Computation:
    """本期期刊登载稿件的不同作者单位。"""
    return distinct(_articles(scope, JOURNAL).filter(author_unit__isnull=False), "author_unit_id")


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

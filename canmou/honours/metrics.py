"""Figures and lists of honours. What another part of a report names is found by line of work."""

from datetime import timedelta

from django.db.models import Case, F, IntegerField, Q, QuerySet, Value, When

from canmou.honours.models import (
    AssessmentIndicator,
    Award,
    Contest,
    ContestEntry,
    CreationTitle,
    Grade,
    HolderKind,
    Line,
    ModelCase,
    Promotion,
    TitleReview,
)
from canmou.kernel.metrics import Computation, Scope, count, distinct, listing, metric, ratio, total

_CITED = (F("cited").asc(nulls_last=True),)


def _awards(scope: Scope) -> QuerySet:
    rows = Award.objects.in_scope(scope, "awarded_on")
    return rows if scope.person is None else rows.filter(holder_person=scope.person)


def _grade_metric(series: str, id: str, grade: str, label: str) -> None:
    definition = f"本期授予的{Contest.Series(series).label}{Grade(grade).label}，按授奖日期计，一项成果一次"

    @metric(id, label, measure="项", definition=definition)
    def grade_count(scope: Scope) -> Computation:
        return count(_awards(scope).filter(contest__series=series, grade=grade))


for _series, _short in (("provincial_gov", "省政府系统"), ("provincial_office", "省政府办公系统")):
    for _grade in (Grade.SPECIAL, Grade.FIRST, Grade.SECOND, Grade.THIRD, Grade.EXCELLENT):
        _grade_metric(
            _series,
            f"honours.research.{_series}.{_grade.value}",
            _grade.value,
            f"{_short}调研成果{_grade.label}",
        )


@metric("honours.research.provincial_gov", "省政府系统调研成果获奖清单")
def provincial_gov(scope: Scope) -> Computation:
    """本期在全省政府系统调研成果评选中获得的奖项，按等次排列。"""
    return listing(_by_grade(_awards(scope).filter(contest__series=Contest.Series.PROVINCIAL_GOV)))


@metric("honours.research.provincial_office", "省政府办公系统调研成果获奖清单")
def provincial_office(scope: Scope) -> Computation:
    """本期在全省政府办公系统调研成果评选中获得的奖项，按等次排列。"""
    return listing(_by_grade(_awards(scope).filter(contest__series=Contest.Series.PROVINCIAL_OFFICE)))


def _by_grade(rows: QuerySet) -> QuerySet:
    from_best = [When(grade=grade.value, then=Value(place)) for place, grade in enumerate(Grade)]
    return rows.order_by(Case(*from_best, output_field=IntegerField()), "awarded_on", "pk")


@metric("honours.awards", "获奖", measure="项", personal=True)
def awards(scope: Scope) -> Computation:
    """本期授予本室、本室人员、刊物和成果的奖项。"""
    return count(_awards(scope))


@metric("honours.awards.list", "获奖清单", personal=True)
def award_list(scope: Scope) -> Computation:
    """本期获奖，按授奖日期排列。"""
    return listing(_awards(scope).order_by("awarded_on", "pk"))


@metric("honours.party.works", "党建成果获奖清单")
def party_works(scope: Scope) -> Computation:
    """本期在党建类评选中获奖的成果，先列点名次序，再按授奖日期。"""
    rows = _awards(scope).filter(contest__line=Line.PARTY, holder_kind=HolderKind.WORK)
    return listing(rows.order_by(*_CITED, "awarded_on", "pk"))


@metric("honours.periodicals", "刊物荣誉清单")
def periodicals(scope: Scope) -> Computation:
    """期末以前授予本室刊物、尚未过期的荣誉。"""
    rows = Award.objects.up_to(scope, "awarded_on").filter(holder_kind=HolderKind.PERIODICAL)
    rows = rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=scope.period.start))
    return listing(rows.order_by(*_CITED, "awarded_on", "pk"))


@metric("honours.persons", "个人获奖", measure="人")
def persons(scope: Scope) -> Computation:
    """本期获得个人荣誉的人数，一人多项只计一次。"""
    return distinct(_awards(scope).filter(holder_kind=HolderKind.PERSON), "holder_person")


@metric("honours.entries", "申报参评", measure="项")
def entries(scope: Scope) -> Computation:
    """本期报出的参评申报。"""
    return count(ContestEntry.objects.in_scope(scope, "submitted_on"))


@metric("honours.win_rate", "申报获奖率", measure="％")
def win_rate(scope: Scope) -> Computation:
    """本期有结果的申报中获奖的比例，按结果日期计，撤回的不算。"""
    decided = ContestEntry.objects.in_scope(scope, "result_on").filter(
        result__in=[ContestEntry.Result.WON, ContestEntry.Result.LOST]
    )
    return ratio(count(decided.filter(result=ContestEntry.Result.WON)), count(decided))


# -- promotion and reprints


def _promotions(scope: Scope) -> QuerySet:
    return Promotion.objects.in_scope(scope, "happened_on")


def _ordered(rows: QuerySet) -> Computation:
    return listing(rows.order_by(*_CITED, "happened_on", "pk"))


@metric("honours.promotions", "推广清单")
def promotions(scope: Scope) -> Computation:
    """本期被上级推广的成果和做法。"""
    return _ordered(_promotions(scope).filter(kind=Promotion.Kind.PROMOTED))


@metric("honours.promotions.brand", "品牌获上级推广清单")
def brand_promotions(scope: Scope) -> Computation:
    """本期被上级推广、登记了对应党建品牌的记录。"""
    return _ordered(_promotions(scope).filter(kind=Promotion.Kind.PROMOTED, brand__voided=False))


@metric("honours.reprints", "刊发转发", measure="次")
def reprints(scope: Scope) -> Computation:
    """本期成果被媒体、网站刊发、转发、转载的次数。"""
    return count(_promotions(scope).exclude(kind__in=[Promotion.Kind.PROMOTED, Promotion.Kind.INTRODUCED]))


def _line_metrics(line: str, label: str) -> None:
    @metric(
        f"honours.promotions.{line}",
        f"{label}成果推广清单",
        definition=f"本期被上级推广的{label}方面成果，先列点名次序，再按日期",
    )
    def promoted(scope: Scope) -> Computation:
        return _ordered(_promotions(scope).filter(kind=Promotion.Kind.PROMOTED, line=line))

    @metric(
        f"honours.reprints.{line}",
        f"{label}成果刊发转发清单",
        definition=f"本期被刊发、转发、转载的{label}方面成果，先列点名次序，再按日期",
    )
    def spread(scope: Scope) -> Computation:
        unlike = [Promotion.Kind.PROMOTED, Promotion.Kind.INTRODUCED]
        return _ordered(_promotions(scope).filter(line=line).exclude(kind__in=unlike))

    @metric(
        f"honours.cases.{line}",
        f"{label}典型案例清单",
        definition=f"本期被列为典型的{label}方面做法，按列入日期",
    )
    def cases(scope: Scope) -> Computation:
        return listing(
            ModelCase.objects.in_scope(scope, "listed_on").filter(line=line).order_by("listed_on", "pk")
        )


for _line in Line:
    _line_metrics(_line.value, _line.label)


@metric("honours.cases", "典型案例", measure="个")
def model_cases(scope: Scope) -> Computation:
    """本期被列为典型的制度和做法。"""
    return count(ModelCase.objects.in_scope(scope, "listed_on"))


# -- creation titles and the office's own assessment


def _title_metrics(kind: str, label: str) -> None:
    def granted(scope: Scope) -> QuerySet:
        return (
            CreationTitle.objects.in_scope(scope, "granted_on").filter(kind=kind).order_by("granted_on", "pk")
        )

    @metric(f"honours.titles.{kind}", f"{label}命名清单", definition=f"本期获得命名的{label}称号")
    def titles(scope: Scope) -> Computation:
        return listing(granted(scope))

    @metric(
        f"honours.titles.{kind}.bodies",
        f"{label}命名单位",
        measure="个",
        definition=f"本期命名本室为{label}的单位个数，联合命名的各计一个",
    )
    def bodies(scope: Scope) -> Computation:
        return distinct(granted(scope).filter(bodies__isnull=False).distinct(), "bodies")

    @metric(
        f"honours.titles.{kind}.held",
        f"{label}有效称号",
        definition=f"期末仍有效的{label}称号，供“持续巩固”之类的句子用",
    )
    def held(scope: Scope) -> Computation:
        return listing(_held(scope).filter(kind=kind).order_by("granted_on", "pk"))


def _held(scope: Scope) -> QuerySet:
    rows = CreationTitle.objects.up_to(scope, "granted_on")
    return rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=scope.until))


for _kind in CreationTitle.Kind:
    _title_metrics(_kind.value, _kind.label)


@metric("honours.titles", "有效创建称号", measure="个")
def titles_held(scope: Scope) -> Computation:
    """期末仍有效的创建称号。"""
    return count(_held(scope))


@metric("honours.titles.expiring", "将到期的创建称号", measure="个")
def titles_expiring(scope: Scope) -> Computation:
    """期末仍有效、九十日内到期的创建称号，应准备复审。"""
    return count(_held(scope).filter(valid_to__lte=scope.until + timedelta(days=90)))


@metric("honours.titles.reviews", "创建自评和复审", measure="次")
def title_reviews(scope: Scope) -> Computation:
    """本期的创建自评、复审和抽查。"""
    return count(TitleReview.objects.in_scope(scope, "reviewed_on"))


def _indicators(scope: Scope) -> QuerySet:
    return AssessmentIndicator.objects.of_year(scope)


@metric("honours.assessment.score", "单位考核得分", measure="分")
def assessment_score(scope: Scope) -> Computation:
    """考核年度在本期的各项指标得分之和，未评定的不计。"""
    return total(_indicators(scope).filter(score__isnull=False), "score")


@metric("honours.assessment.lost", "单位考核失分指标清单")
def assessment_lost(scope: Scope) -> Computation:
    """考核年度在本期、没有得满分的指标，按失分多少排列。"""
    rows = _indicators(scope).filter(score__lt=F("weight"))
    return listing(rows.order_by((F("weight") - F("score")).desc(), "pk"))

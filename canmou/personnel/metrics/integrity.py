"""Figures over files, leaflets, talks, warning education and risk points."""

from django.db.models import F, Q, QuerySet

from canmou.kernel.metrics import Computation, Scope, count, distinct, listing, metric, ratio
from canmou.personnel.models import (
    DisciplineTalk,
    FileReading,
    FilmScreening,
    IntegrityFile,
    IntegritySheet,
    RiskMeasure,
    RiskPoint,
    RiskReview,
    SupervisionLeaflet,
    WarningSession,
)


def _files(scope: Scope) -> QuerySet:
    return IntegrityFile.objects.up_to(scope, "opened_on").exclude(closed_on__lte=scope.until)


@metric("personnel.integrity.files", "干部廉政档案", measure="份")
def files(scope: Scope) -> Computation:
    """期末在管的廉政档案，一人一档，已销档的不计。"""
    return count(_files(scope))


@metric("personnel.integrity.completeness", "廉政档案完整率", measure="％")
def completeness(scope: Scope) -> Computation:
    """期末在管的廉政档案中，签有廉政承诺书、基本情况和廉政承诺两类活页都已归入的所占比例。"""
    complete = _files(scope).filter(commitment_signed_on__lte=scope.until)
    for category in (IntegritySheet.Category.BASICS, IntegritySheet.Category.COMMITMENT):
        sheets = IntegritySheet.objects.live().filter(category=category, copies__gte=1)
        complete = complete.filter(pk__in=sheets.values("file"))
    return ratio(count(complete), count(_files(scope)))


@metric("personnel.integrity.readings", "廉政档案和监督活页调阅", measure="次")
def readings(scope: Scope) -> Computation:
    """本期登记的廉政档案、政治监督活页调阅次数。"""
    return count(FileReading.objects.in_scope(scope, "read_on"))


@metric("personnel.leaflets.issued", "签发政治监督活页", measure="份")
def leaflets(scope: Scope) -> Computation:
    """本期签发的政治监督活页。"""
    return count(SupervisionLeaflet.objects.in_scope(scope, "issued_on"))


@metric("personnel.leaflets.signed_share", "政治监督活页按时签字率", measure="％")
def leaflets_signed(scope: Scope) -> Computation:
    """本期到期的政治监督活页中，本人在时限之内签字的所占比例。"""
    due = SupervisionLeaflet.objects.in_scope(scope, "due_on")
    return ratio(count(due.filter(signed_on__lte=F("due_on"))), count(due))


@metric("personnel.leaflets.overdue", "逾期未签字的政治监督活页", measure="份")
def leaflets_overdue(scope: Scope) -> Computation:
    """期末已过时限而本人还没有签字的政治监督活页。"""
    rows = SupervisionLeaflet.objects.up_to(scope, "issued_on").filter(due_on__lt=scope.until)
    return count(rows.filter(Q(signed_on__isnull=True) | Q(signed_on__gt=scope.until)))


@metric("personnel.talks.reminded", "谈话提醒干部", measure="名")
def reminded(scope: Scope) -> Computation:
    """本期运用监督执纪第一种形态进行谈话提醒的干部人数，同一人多次只计一人。"""
    rows = DisciplineTalk.objects.in_scope(scope, "held_on").filter(
        kind=DisciplineTalk.Kind.REMINDER, measure=DisciplineTalk.Measure.REMINDER_TALK
    )
    return distinct(rows, "person")


@metric("personnel.talks.first_form", "运用第一种形态", measure="人次")
def first_form(scope: Scope) -> Computation:
    """本期运用监督执纪第一种形态的人次，含谈话提醒、批评教育、责令检查、诫勉。"""
    return count(DisciplineTalk.objects.in_scope(scope, "held_on").filter(kind=DisciplineTalk.Kind.REMINDER))


@metric("personnel.talks.integrity", "廉政谈话", measure="人次")
def integrity_talks(scope: Scope) -> Computation:
    """本期任前、日常、节前廉政谈话的人次，不含第一种形态。"""
    return count(DisciplineTalk.objects.in_scope(scope, "held_on").exclude(kind=DisciplineTalk.Kind.REMINDER))


@metric("personnel.talks.overdue", "谈话跟踪逾期", measure="人次")
def talks_overdue(scope: Scope) -> Computation:
    """期末已过跟踪时限而没有登记跟踪情况的谈话。"""
    rows = DisciplineTalk.objects.up_to(scope, "held_on").filter(follow_up_due__lt=scope.until)
    return count(rows.filter(Q(followed_up_on__isnull=True) | Q(followed_up_on__gt=scope.until)))


@metric("personnel.warning.films", "警示教育片", measure="部")
def films(scope: Scope) -> Computation:
    """本期组织观看的警示教育片部数，同一部看几场算一部。"""
    return distinct(FilmScreening.objects.in_scope(scope, "screened_on"), "film")


@metric("personnel.warning.sessions", "警示教育", measure="次")
def warning_sessions(scope: Scope) -> Computation:
    """本期开展的警示教育次数。"""
    return count(WarningSession.objects.in_scope(scope, "held_on"))


@metric("personnel.warning.by_mode", "按固定模式开展的警示教育")
def by_mode(scope: Scope) -> Computation:
    """本期按固定模式开展的警示教育，按日期排列。"""
    rows = WarningSession.objects.in_scope(scope, "held_on").exclude(mode="")
    return listing(rows.order_by("held_on", "pk"))


def _points(scope: Scope) -> QuerySet:
    return RiskPoint.objects.up_to(scope, "identified_on").exclude(removed_on__lte=scope.until)


@metric("personnel.risks.points", "廉政风险点", measure="个")
def risk_points(scope: Scope) -> Computation:
    """期末在册的廉政风险点，已消除的不计。"""
    return count(_points(scope))


@metric("personnel.risks.high", "高等级廉政风险点", measure="个")
def risk_points_high(scope: Scope) -> Computation:
    """期末在册、排查时等级为高的廉政风险点。"""
    return count(_points(scope).filter(grade="high"))


@metric("personnel.risks.open_measures", "未完成的防控措施", measure="项")
def open_measures(scope: Scope) -> Computation:
    """在册风险点的防控措施中，期末还没有完成的。"""
    rows = RiskMeasure.objects.live().filter(point__in=_points(scope))
    return count(rows.filter(Q(done_on__isnull=True) | Q(done_on__gt=scope.until)))


@metric("personnel.risks.reviewed_share", "廉政风险年度复核率", measure="％")
def risks_reviewed(scope: Scope) -> Computation:
    """期末在册的风险点中，本期已复核的所占比例。"""
    reviewed = RiskReview.objects.in_scope(scope, "reviewed_on").values("point")
    return ratio(count(_points(scope).filter(pk__in=reviewed)), count(_points(scope)))

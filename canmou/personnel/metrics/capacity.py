"""Figures and lists over training, mentoring, staff and secondments."""

from django.db.models import Q, QuerySet

from canmou.kernel.metrics import Computation, Scope, count, distinct, listing, metric, ratio, total
from canmou.personnel.models import (
    ClassEvaluation,
    Enrolment,
    MentoringPair,
    ResearchCadre,
    Secondment,
    SecondmentProgramme,
    StaffMember,
    TrainingClass,
    TrainingProgramme,
)

_REACH = TrainingClass.Reach


def _classes(scope: Scope, *reach: str) -> QuerySet:
    rows = TrainingClass.objects.in_scope(scope, "held_on")
    return rows.filter(reach__in=reach) if reach else rows


def _attended(scope: Scope, *reach: str) -> QuerySet:
    rows = Enrolment.objects.live().filter(training__in=_classes(scope, *reach))
    rows = rows.filter(outcome=Enrolment.Outcome.ATTENDED)
    return rows if scope.person is None else rows.filter(person=scope.person)


@metric("personnel.training.programmes", "干部培育项目清单")
def programmes(scope: Scope) -> Computation:
    """本期正在实施的干部培育项目，新启动的在前。"""
    rows = TrainingProgramme.objects.up_to(scope, "started_on")
    rows = rows.filter(Q(ended_on__isnull=True) | Q(ended_on__gte=scope.period.start))
    return listing(rows.order_by("-started_on", "pk"))


@metric("personnel.training.city_classes", "全市调研干部培训班清单")
def city_classes(scope: Scope) -> Computation:
    """本期结业的面向全市的培训班，按结业日期排列。"""
    return listing(_classes(scope, _REACH.CITY).order_by("held_on", "pk"))


@metric("personnel.training.participants", "全市调研干部参加培训", measure="名")
def participants(scope: Scope) -> Computation:
    """本期面向全市的培训班中实际参训的学员，报名未到和请假的不计，一期一人计一名。"""
    return count(_attended(scope, _REACH.CITY))


@metric("personnel.training.classes", "举办和参加培训班", measure="期")
def classes(scope: Scope) -> Computation:
    """本期结业的培训班，含本室自办和外出参训。"""
    return count(_classes(scope))


@metric("personnel.training.own_person_times", "本室干部参训", measure="人次", personal=True)
def own_person_times(scope: Scope) -> Computation:
    """本期本室自办和外出参训的培训班中实际参训的人次。"""
    return count(_attended(scope, _REACH.OFFICE, _REACH.SENT))


@metric("personnel.training.own_hours", "本室干部培训学时", measure="学时", personal=True)
def own_hours(scope: Scope) -> Computation:
    """本期本室自办和外出参训的培训班中完成的学时之和。"""
    return total(_attended(scope, _REACH.OFFICE, _REACH.SENT), "hours")


@metric("personnel.training.satisfaction", "培训满意率", measure="％")
def satisfaction(scope: Scope) -> Computation:
    """本期收集的培训评估中，满意份数占收回份数的比例，各项目合计。"""
    rows = ClassEvaluation.objects.in_scope(scope, "collected_on")
    return ratio(total(rows, "satisfied"), total(rows, "answers"))


@metric("personnel.training.roster", "全市调研干部", measure="名")
def roster(scope: Scope) -> Computation:
    """期末在册的全市调研干部。"""
    rows = ResearchCadre.objects.up_to(scope, "registered_on").exclude(left_on__lte=scope.until)
    return distinct(rows, "person")


@metric("personnel.mentoring.pairs", "传帮带结对", measure="对")
def pairs(scope: Scope) -> Computation:
    """本期处在结对期内的导师和青年干部。"""
    return count(MentoringPair.objects.up_to(scope, "started_on").filter(ended_on__gte=scope.period.start))


def _staff(scope: Scope) -> QuerySet:
    return StaffMember.objects.up_to(scope, "entered_on").exclude(left_on__lt=scope.until)


def _away(scope: Scope) -> QuerySet:
    return Secondment.objects.up_to(scope, "sent_on").exclude(returned_on__lt=scope.until)


@metric("personnel.staff.in_post", "在岗人数", measure="人")
def staff_in_post(scope: Scope) -> Computation:
    """期末在岗的公务员和事业人员，含外派在外的。"""
    return distinct(_staff(scope), "person")


@metric("personnel.secondments.cadres", "选派干部", measure="名")
def cadres_sent(scope: Scope) -> Computation:
    """本期派出的干部人数，同一人派出多次只计一人。"""
    return distinct(Secondment.objects.in_scope(scope, "sent_on"), "person")


@metric("personnel.secondments.away", "外派在外干部", measure="名")
def cadres_away(scope: Scope) -> Computation:
    """期末仍外派在外的干部人数。"""
    return distinct(_away(scope), "person")


@metric("personnel.secondments.share", "外派干部占在岗人数比例", measure="％")
def share_away(scope: Scope) -> Computation:
    """期末外派在外的干部占期末在岗人数（含外派在外的）的比例。"""
    return ratio(distinct(_away(scope), "person"), distinct(_staff(scope), "person"))


@metric("personnel.secondments.programmes", "选派项目清单")
def programmes_sent(scope: Scope) -> Computation:
    """本期有干部派出的选派项目，按列举次序。"""
    sent = Secondment.objects.in_scope(scope, "sent_on").values("programme")
    rows = SecondmentProgramme.objects.live().filter(office=scope.office, pk__in=sent)
    return listing(rows.order_by("cited", "pk"))

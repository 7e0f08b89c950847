"""Brands and research salons."""

from django.db.models import Q

from canmou.kernel.metrics import Computation, Scope, count, distinct, listing, metric
from canmou.party.models import Brand, Salon, SalonOutcome, SalonSpeaker


@metric("party.brands", "党建品牌")
def brands(scope: Scope) -> Computation:
    """期末以前创建、本期内没有停用的党建品牌，按创建先后。"""
    rows = Brand.objects.up_to(scope, "created_on")
    rows = rows.filter(Q(ended_on__isnull=True) | Q(ended_on__gte=scope.period.start))
    return listing(rows.order_by("created_on", "pk"))


@metric("party.salons", "调研沙龙", measure="次")
def salons(scope: Scope) -> Computation:
    """本期举办的调研沙龙。"""
    return count(Salon.objects.in_scope(scope, "held_on"))


@metric("party.salons.named", "报告点名的调研沙龙")
def salons_named(scope: Scope) -> Computation:
    """本期举办、填了列举次序的调研沙龙，按次序。"""
    rows = Salon.objects.in_scope(scope, "held_on").filter(cited__isnull=False)
    return listing(rows.order_by("cited", "held_on", "pk"))


@metric("party.salons.conduct", "作风专题调研沙龙")
def salons_on_conduct(scope: Scope) -> Computation:
    """本期围绕改进作风举办的调研沙龙，按日期。"""
    return listing(Salon.objects.in_scope(scope, "held_on").filter(on_conduct=True).order_by("held_on", "pk"))


@metric("party.salons.speakers", "沙龙发言人数", measure="人")
def speakers(scope: Scope) -> Computation:
    """本期在调研沙龙上发过言的人，一人只计一次。"""
    return distinct(SalonSpeaker.objects.in_scope(scope, "spoke_on"), "speaker")


@metric("party.salons.outcomes", "沙龙成果", measure="项")
def outcomes(scope: Scope) -> Computation:
    """本期由调研沙龙形成的任务、课题、文稿和机制。"""
    return count(SalonOutcome.objects.in_scope(scope, "followed_on"))

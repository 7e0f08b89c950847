"""Figures and lists of special material and receptions."""

from django.db.models import F, Q

from canmou.kernel.metrics import Computation, Scope, count, listing, metric, ratio
from canmou.publishing.metrics.order import cited
from canmou.publishing.models import Demand, DemandItem


@metric("publishing.demands.inspections", "整理上报的专项材料")
def inspection_demands(scope: Scope) -> Computation:
    """本期完成期限内的专项材料任务，填了列举次序的在前，其余按期限。"""
    rows = Demand.objects.in_scope(scope, "due_on").filter(kind=Demand.Kind.INSPECTION)
    return listing(cited(rows.filter(closed_on__isnull=False), "due_on"))


@metric("publishing.demands.receptions", "参与的迎检接待")
def reception_demands(scope: Scope) -> Computation:
    """本期的迎检接待任务，填了列举次序的在前，其余按期限。"""
    rows = Demand.objects.in_scope(scope, "due_on").filter(kind=Demand.Kind.RECEPTION)
    return listing(cited(rows, "due_on"))


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

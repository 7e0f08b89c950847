"""Visits, theme days and bases."""

from django.db.models import Min, OuterRef, QuerySet, Subquery

from canmou.kernel.metrics import Computation, Scope, count, distinct, listing, metric, ratio, total
from canmou.party.models import EducationBase, Household, HouseholdNeed, PartyCheckup, PartyDay, Visit


def _visits(scope: Scope) -> QuerySet:
    hard_up = [Household.Kind.PARTY_MEMBER, Household.Kind.RESIDENT]
    rows = Visit.objects.in_scope(scope, "visited_on")
    return rows.filter(kind=Visit.Kind.CONDOLENCE, household__kind__in=hard_up)


@metric("party.visits.households", "走访慰问困难党员群众", measure="户")
def households(scope: Scope) -> Computation:
    """本期走访慰问过的困难党员和困难群众户数，一户多次只计一户。"""
    return distinct(_visits(scope), "household")


@metric("party.visits", "走访", measure="次", personal=True)
def visits(scope: Scope) -> Computation:
    """本期的走访记录，一户一次计一次；个人口径为其参加的。"""
    rows = Visit.objects.in_scope(scope, "visited_on")
    return count(rows if scope.person is None else rows.filter(visitors=scope.person))


@metric("party.visits.gifts", "走访慰问金额", measure="元")
def gifts(scope: Scope) -> Computation:
    """本期走访慰问的金额之和。"""
    return total(Visit.objects.in_scope(scope, "visited_on").filter(gift_value__isnull=False), "gift_value")


@metric("party.visits.needs", "走访收集诉求", measure="条")
def needs(scope: Scope) -> Computation:
    """本期走访中收集的诉求。"""
    return count(HouseholdNeed.objects.in_scope(scope, "found_on"))


@metric("party.visits.needs_answered", "走访诉求答复率", measure="％")
def needs_answered(scope: Scope) -> Computation:
    """本期收集的诉求中，期末以前已经答复的比例。"""
    rows = HouseholdNeed.objects.in_scope(scope, "found_on")
    return ratio(count(rows.filter(answered_on__lte=scope.until)), count(rows))


@metric("party.theme_days", "主题党日", measure="次")
def theme_days(scope: Scope) -> Computation:
    """本期开展的主题党日活动。"""
    return count(PartyDay.objects.in_scope(scope, "held_on"))


@metric("party.theme_days.named", "报告点名的主题党日")
def theme_days_named(scope: Scope) -> Computation:
    """本期开展、填了列举次序的主题党日，按次序。"""
    rows = PartyDay.objects.in_scope(scope, "held_on").filter(cited__isnull=False)
    return listing(rows.order_by("cited", "held_on", "pk"))


@metric("party.checkups", "党性体检", measure="次")
def checkups(scope: Scope) -> Computation:
    """本期赴基地开展的党性体检、现场教学等活动。"""
    return count(PartyCheckup.objects.in_scope(scope, "held_on"))


@metric("party.bases.visited", "赴党性教育基地清单")
def bases_visited(scope: Scope) -> Computation:
    """本期赴哪些基地开展过党性体检等活动，按首次前往的先后。"""
    held = PartyCheckup.objects.in_scope(scope, "held_on")
    first = (
        held.filter(base=OuterRef("pk")).order_by().values("base").annotate(on=Min("held_on")).values("on")
    )
    rows = EducationBase.objects.up_to(scope, "since").filter(pk__in=held.values("base"))
    return listing(rows.annotate(first_held_on=Subquery(first)).order_by("first_held_on", "pk"))

"""Figures of city partners, media campaigns and partner institutions."""

from django.db.models import Case, Count, Min, Q, When

from canmou.activities.api import Channel
from canmou.kernel.ledger.models import Record
from canmou.kernel.metrics import Computation, Scope, count, distinct, level, listing, metric, ratio, total
from canmou.partners.models import (
    AdoptionCertificate,
    Agreement,
    Benefit,
    BenefitRequest,
    BenefitService,
    BodyNomination,
    Campaign,
    Commendation,
    Contribution,
    Institution,
    JointResearch,
    MediaPiece,
    PartnerBatch,
    PartnerExit,
    PersonPartner,
    Placement,
    ProposedAddition,
    Reading,
    Satisfaction,
    Scheme,
    UnitPartner,
)


def _services(scope: Scope):
    return BenefitService.objects.in_scope(scope, "served_on")


def _benefits(scope: Scope):
    rows = Benefit.objects.up_to(scope, "valid_from")
    return rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=scope.until))


def _elected(scope: Scope):
    return BodyNomination.objects.in_scope(scope, "elected_on").filter(result=BodyNomination.Result.ELECTED)


def _proposed(scope: Scope):
    return ProposedAddition.objects.in_scope(scope, "submitted_on")


def _commended(scope: Scope):
    return Commendation.objects.in_scope(scope, "commended_on").filter(unit_partner__isnull=False)


def _pieces(scope: Scope):
    return MediaPiece.objects.in_scope(scope, "finished_on").filter(campaign__voided=False)


def _in_office(scope: Scope, model: type[Record], link: str):
    """Partners within their term who have not left."""
    left = PartnerExit.objects.live().filter(left_on__lte=scope.until, **{f"{link}__isnull": False})
    rows = model.objects.up_to(scope, "term_from").filter(term_to__gte=scope.until)
    return rows.exclude(pk__in=left.values(link))


@metric("partners.schemes", "合伙人制度")
def schemes(scope: Scope) -> Computation:
    """本期末实行中的合伙人制度，按建立日期排列。"""
    rows = Scheme.objects.up_to(scope, "founded_on")
    return listing(rows.exclude(ended_on__lte=scope.until).order_by("founded_on", "pk"))


@metric("partners.units", "在任合伙人单位", measure="家")
def units(scope: Scope) -> Computation:
    """本期末任期内、未退出的单位合伙人。"""
    return count(_in_office(scope, UnitPartner, "unit_partner"))


@metric("partners.persons", "在任个人合伙人", measure="名")
def persons(scope: Scope) -> Computation:
    """本期末任期内、未退出的个人合伙人。"""
    return count(_in_office(scope, PersonPartner, "person_partner"))


@metric("partners.benefits", "礼遇措施", measure="条")
def benefits(scope: Scope) -> Computation:
    """本期末施行中的礼遇措施。"""
    return count(_benefits(scope))


@metric("partners.benefits.used", "使用最多的礼遇事项")
def benefits_used(scope: Scope) -> Computation:
    """本期提供过服务的礼遇事项，服务人次多的在前。"""
    served = Benefit.objects.live().filter(office=scope.office, pk__in=_services(scope).values("benefit"))
    counts = dict(_services(scope).order_by().values_list("benefit").annotate(Count("pk")))
    order = sorted(counts, key=lambda pk: (-counts[pk], pk))
    return listing(_in_order(served, order))


@metric("partners.services.person_times", "礼遇待遇服务", measure="人次")
def person_times(scope: Scope) -> Computation:
    """本期提供的礼遇服务，一位受益人一天一项计一人次。"""
    return count(_services(scope))


@metric("partners.requests.closed", "礼遇申请办结率", measure="％")
def requests_closed(scope: Scope) -> Computation:
    """本期提出的礼遇申请中，截至期末已办结的占比。"""
    rows = BenefitRequest.objects.in_scope(scope, "requested_on")
    return ratio(count(rows.filter(closed_on__lte=scope.until)), count(rows))


@metric("partners.services.satisfied", "礼遇服务满意率", measure="％")
def satisfied(scope: Scope) -> Computation:
    """本期满意度评价中4分及以上的占比。"""
    rows = Satisfaction.objects.in_scope(scope, "rated_on")
    return ratio(count(rows.filter(score__gte=4)), count(rows))


@metric("partners.nominations.elected", "推荐当选", measure="名")
def elected(scope: Scope) -> Computation:
    """本期经推荐当选代表机构职务的合伙人，按当选日期计，一人计一次。"""
    return distinct(_elected(scope), "partner__person")


@metric("partners.nominations.elected_list", "推荐当选清单")
def elected_list(scope: Scope) -> Computation:
    """本期经推荐当选的合伙人，按当选日期排列。"""
    return listing(_elected(scope).order_by("elected_on", "pk"))


@metric("partners.commended.units", "受表彰的合伙人单位", measure="家")
def commended_units(scope: Scope) -> Computation:
    """本期受表彰的单位合伙人，一家计一次。"""
    return distinct(_commended(scope), "unit_partner__company")


@metric("partners.commendations", "合伙人单位表彰清单")
def commendations(scope: Scope) -> Computation:
    """本期单位合伙人受到的表彰，按日期排列。"""
    return listing(_commended(scope).order_by("commended_on", "pk"))


@metric("partners.proposed", "建议新增合伙人", measure="个")
def proposed(scope: Scope) -> Computation:
    """本期提交的合伙人增补建议，一个人选或单位计一次。"""
    return count(_proposed(scope))


@metric("partners.proposed.batches", "建议增补的批次")
def proposed_batches(scope: Scope) -> Computation:
    """本期提交了增补建议的批次，批次小的在前。"""
    rows = PartnerBatch.objects.live().filter(office=scope.office, pk__in=_proposed(scope).values("batch"))
    return listing(rows.order_by("ordinal"))


@metric("partners.proposed.additions", "合伙人增补建议清单")
def proposed_additions(scope: Scope) -> Computation:
    """本期提交的增补建议，按提交日期排列。"""
    return listing(_proposed(scope).order_by("submitted_on", "pk"))


@metric("partners.investment", "合伙人投资额", measure="元")
def investment(scope: Scope) -> Computation:
    """本期核定的合伙人投资额之和。"""
    return total(Contribution.objects.in_scope(scope, "confirmed_on"), "investment")


@metric("partners.talents", "合伙人引进人才", measure="人")
def talents(scope: Scope) -> Computation:
    """本期核定的合伙人引进人才数之和。"""
    return total(Contribution.objects.in_scope(scope, "confirmed_on"), "talents")


@metric("partners.media.campaigns", "专题宣传清单")
def campaigns(scope: Scope) -> Computation:
    """本期有稿件的专题宣传，按开始日期排列。"""
    rows = Campaign.objects.live().filter(office=scope.office, pk__in=_pieces(scope).values("campaign"))
    return listing(rows.order_by("starts_on", "pk"))


@metric("partners.media.articles", "专题稿件", measure="篇")
def articles(scope: Scope) -> Computation:
    """本期完稿的专题稿件，一篇在几个渠道播发都计一篇。"""
    return count(_pieces(scope))


@metric("partners.media.pieces", "专题稿件清单")
def pieces(scope: Scope) -> Computation:
    """本期完稿的专题稿件，按登记的顺序排列。"""
    return listing(_pieces(scope).order_by("campaign__starts_on", "position", "pk"))


@metric("partners.media.channels", "播发渠道清单")
def channels(scope: Scope) -> Computation:
    """本期专题稿件播发的渠道，按首次播发的先后排列。"""
    placed = Placement.objects.live().filter(piece__in=_pieces(scope))
    first = placed.order_by().values("channel").annotate(on=Min("published_on"), at=Min("pk"))
    order = [row["channel"] for row in sorted(first, key=lambda row: (row["on"], row["at"]))]
    return listing(_in_order(Channel.objects.live().filter(pk__in=order), order))


@metric("partners.media.views", "专题稿件累计阅览量", measure="次")
def views(scope: Scope) -> Computation:
    """本期完稿的专题稿件在各渠道的阅览量，每篇每个渠道取期末以前最后一次读数，相加。"""
    rows = Reading.objects.up_to(scope, "read_on")
    rows = rows.filter(placement__voided=False, placement__piece__in=_pieces(scope))
    return level(rows, key=("placement_id",), date="read_on", field="views")


@metric("partners.institutions", "合作机构", measure="家")
def institutions(scope: Scope) -> Computation:
    """本期末合作中的高校、研究院所和智库。"""
    rows = Institution.objects.up_to(scope, "since")
    return count(rows.filter(Q(until__isnull=True) | Q(until__gt=scope.until)))


def _agreements(scope: Scope, nature: str):
    rows = Agreement.objects.up_to(scope, "signed_on").filter(valid_to__gte=scope.period.start)
    return rows.filter(nature=nature, institution__voided=False).order_by("signed_on", "pk")


@metric("partners.agreements.think_tank", "智库合作协议清单")
def think_tank_agreements(scope: Scope) -> Computation:
    """本期内有效的智库合作协议，按签订日期排列。"""
    return listing(_agreements(scope, Agreement.Nature.THINK_TANK))


@metric("partners.agreements.government", "校政合作协议清单")
def government_agreements(scope: Scope) -> Computation:
    """本期内有效的校政合作协议，按签订日期排列。"""
    return listing(_agreements(scope, Agreement.Nature.GOVERNMENT))


@metric("partners.agreements.expiring", "到期合作协议", measure="份")
def expiring_agreements(scope: Scope) -> Computation:
    """有效期在本期届满的合作协议。"""
    rows = Agreement.objects.up_to(scope, "signed_on")
    return count(rows.filter(valid_to__gte=scope.period.start, valid_to__lte=scope.period.end))


@metric("partners.joint_research", "联合调研", measure="项")
def joint_research(scope: Scope) -> Computation:
    """本期与合作机构共同开展的专题调研。"""
    return count(JointResearch.objects.in_scope(scope, "started_on"))


@metric("partners.joint_research.topics", "联合调研清单")
def joint_topics(scope: Scope) -> Computation:
    """本期开展的联合调研，按开展日期排列。"""
    return listing(JointResearch.objects.in_scope(scope, "started_on").order_by("started_on", "pk"))


@metric("partners.joint_research.institutions", "联合调研的合作机构清单")
def joint_institutions(scope: Scope) -> Computation:
    """本期开展过联合调研的合作机构，按登记先后排列。"""
    topics = JointResearch.objects.in_scope(scope, "started_on")
    rows = Institution.objects.live().filter(office=scope.office, pk__in=topics.values("institution"))
    return listing(rows.order_by("since", "pk"))


@metric("partners.certificates", "采纳证明", measure="份")
def certificates(scope: Scope) -> Computation:
    """本期出具的联合调研成果采纳证明。"""
    return count(AdoptionCertificate.objects.in_scope(scope, "issued_on"))


def _in_order(rows, keys: list[int]):
    """The rows with these primary keys, in the order of the keys."""
    places = Case(*(When(pk=key, then=place) for place, key in enumerate(keys)), default=len(keys))
    return rows.order_by(places) if keys else rows.none()

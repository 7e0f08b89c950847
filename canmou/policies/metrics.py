"""Figures of the policy hub."""

from django.db.models import Q

from canmou.activities.api import ChannelReading
from canmou.kernel.metrics import Computation, Scope, count, level, listing, metric, ratio, total
from canmou.policies.models import (
    EnterpriseProfile,
    Policy,
    PolicyClause,
    PolicyHub,
    PolicyItem,
    PolicyMatch,
    PolicyPush,
    Subscription,
)


def _hubs(scope: Scope):
    rows = PolicyHub.objects.up_to(scope, "launched_on").filter(channel__voided=False)
    return rows.filter(Q(closed_on__isnull=True) | Q(closed_on__gte=scope.period.start))


@metric("policies.hub", "惠企政策平台")
def hub(scope: Scope) -> Computation:
    """本期使用过的惠企政策平台，按上线日期排列。"""
    return listing(_hubs(scope).order_by("launched_on", "pk"))


@metric("policies.pushed", "推送惠企政策信息", measure="条")
def pushed(scope: Scope) -> Computation:
    """本期推送过的惠企政策信息，一条信息推送几次都计一条。"""
    sends = PolicyPush.objects.in_scope(scope, "pushed_on")
    return count(PolicyItem.objects.live().filter(office=scope.office, pk__in=sends.values("item")))


@metric("policies.sends", "惠企政策信息推送次数", measure="次")
def sends(scope: Scope) -> Computation:
    """本期推送的次数，同一条信息推送几次计几次。"""
    return count(PolicyPush.objects.in_scope(scope, "pushed_on"))


@metric("policies.reads", "惠企政策信息阅读数", measure="次")
def reads(scope: Scope) -> Computation:
    """本期推送信息的阅读数之和。"""
    return total(PolicyPush.objects.in_scope(scope, "pushed_on"), "reads")


@metric("policies.channel.followers", "政策平台累计关注人数", measure="人")
def followers(scope: Scope) -> Computation:
    """惠企政策平台所用渠道在本期内最后一次登记的关注人数。"""
    rows = ChannelReading.objects.in_scope(scope, "read_on").filter(
        measure=ChannelReading.Measure.FOLLOWERS, channel__in=_hubs(scope).values("channel")
    )
    return level(rows, key=("channel_id",), date="read_on", field="value")


@metric("policies.collected", "汇集惠企政策", measure="件")
def collected(scope: Scope) -> Computation:
    """本期发布并收录的惠企政策文件。"""
    return count(Policy.objects.in_scope(scope, "published_on"))


@metric("policies.auto_grant", "免申即享条款", measure="条")
def auto_grant(scope: Scope) -> Computation:
    """截至期末发布的政策中兑现方式为免申即享的条款。"""
    rows = PolicyClause.objects.up_to(scope, "policy__published_on")
    return count(rows.filter(delivery=PolicyClause.Delivery.AUTO_GRANT))


@metric("policies.enterprises", "建档企业", measure="家")
def enterprises(scope: Scope) -> Computation:
    """截至期末建立档案的企业。"""
    return count(EnterpriseProfile.objects.up_to(scope, "profiled_on"))


@metric("policies.matches", "政策匹配", measure="次")
def matches(scope: Scope) -> Computation:
    """本期作出的政策匹配，一家企业对一条条款计一次。"""
    return count(PolicyMatch.objects.in_scope(scope, "matched_on"))


@metric("policies.matches.fitting", "政策匹配符合率", measure="％")
def fitting(scope: Scope) -> Computation:
    """本期政策匹配中结果为符合的占比。"""
    rows = PolicyMatch.objects.in_scope(scope, "matched_on")
    return ratio(count(rows.filter(result=PolicyMatch.Result.FITS)), count(rows))


@metric("policies.subscriptions", "政策订阅", measure="项")
def subscriptions(scope: Scope) -> Computation:
    """本期末有效的政策订阅。"""
    rows = Subscription.objects.up_to(scope, "subscribed_on")
    return count(rows.filter(Q(cancelled_on__isnull=True) | Q(cancelled_on__gt=scope.until)))

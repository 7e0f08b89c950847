"""Figures over events and channels."""

from canmou.activities.models import Channel, ChannelReading, Event
from canmou.kernel.metrics import Computation, Scope, count, level, listing, metric


@metric("activities.events", "组织和参加活动", measure="次")
def events(scope: Scope) -> Computation:
    """本期登记的活动，一次活动只计一次，不论算进几本台账。"""
    return count(Event.objects.in_scope(scope, "held_on"))


@metric("activities.events.held", "活动清单")
def events_held(scope: Scope) -> Computation:
    """本期登记的活动，按日期排列。"""
    return listing(Event.objects.in_scope(scope, "held_on").order_by("held_on", "pk"))


@metric("activities.channels.own", "本室运营的渠道")
def own_channels(scope: Scope) -> Computation:
    """本期末仍在使用的由本室运营的网站、公众号等，按名称登记先后排列。"""
    rows = Channel.objects.up_to(scope, "opened_on").filter(own=True)
    return listing(rows.exclude(closed_on__lte=scope.until).order_by("opened_on", "pk"))


@metric("activities.channels.followers", "本室各渠道关注人数", measure="人")
def followers(scope: Scope) -> Computation:
    """本室运营的各渠道在期末以前最后一次登记的关注人数之和。"""
    rows = ChannelReading.objects.up_to(scope, "read_on")
    rows = rows.filter(channel__own=True, measure=ChannelReading.Measure.FOLLOWERS)
    return level(rows, key=("channel_id",), date="read_on", field="value")

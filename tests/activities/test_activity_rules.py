"""What the ledgers of activities refuse."""

from datetime import date

import pytest

from canmou.activities.models import Channel, ChannelReading, Event
from canmou.kernel.errors import Invalid


@pytest.mark.django_db
def test_an_event_cannot_end_before_it_starts(cast):
    event = Event(title="考察", kind="visit", held_on=date(2022, 5, 1), started_on=date(2022, 5, 2))
    with pytest.raises(Invalid) as refused:
        cast.enter([event])
    assert refused.value.problems == {"started_on": "开始日期不能晚于活动日期（结束日）"}
    assert Event.objects.count() == 0


@pytest.mark.django_db
def test_the_same_event_is_entered_once(cast):
    cast.enter([Event(title="慈心一日捐", kind="donation", held_on=date(2022, 5, 18))])
    with pytest.raises(Invalid):
        cast.enter([Event(title="慈心一日捐", kind="donation", held_on=date(2022, 5, 18))])
    assert Event.objects.count() == 1


@pytest.mark.django_db
def test_a_channel_is_not_read_before_it_opens(cast):
    (channel,) = cast.enter(
        [Channel(name="淄州调研", kind="account", level="office", own=True, opened_on=date(2022, 3, 1))]
    )
    reading = ChannelReading(channel=channel, measure="followers", read_on=date(2022, 2, 1), value=9)
    with pytest.raises(Invalid) as refused:
        cast.enter([reading])
    assert refused.value.problems == {"read_on": "读数日期早于该渠道的开通日期（2022-03-01）"}
    assert ChannelReading.objects.count() == 0

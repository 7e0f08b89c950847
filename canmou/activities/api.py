"""What other apps may use of activities."""

from canmou.activities.models import Channel, ChannelReading, Event

__all__ = ["Channel", "ChannelReading", "Event"]

"""Notices: what a login is told in the application, by mail and by enterprise chat.

`tell` keeps a notice; whoever wants it at once gets it at once, the others once a morning (and afternoon) in one
message. Texts are put together when they are sent or read, from what the reader may see then.
"""

from canmou.kernel.notices.digests import gather
from canmou.kernel.notices.models import Channel, NoticeKind
from canmou.kernel.notices.of_turns import tell_answered, tell_opened, tell_urged, urgent_where
from canmou.kernel.notices.outbox import deliver, prune
from canmou.kernel.notices.reminders import remind
from canmou.kernel.notices.telling import tell, tell_administrators, tell_all

__all__ = [
    "Channel",
    "NoticeKind",
    "deliver",
    "prune",
    "gather",
    "remind",
    "tell",
    "tell_administrators",
    "tell_all",
    "tell_answered",
    "tell_opened",
    "tell_urged",
    "urgent_where",
]

"""The digest: once a morning (and afternoon, for those who want it) what is unread goes out as one message.

To the office's group goes one message for all who are reached there.
"""

from collections import defaultdict
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from canmou.kernel import clock
from canmou.kernel.calendar import table_for
from canmou.kernel.notices.choosing import choices_among, settings_of
from canmou.kernel.notices.models import Channel, Notice, NoticeChoice, NoticeRun, Outgoing
from canmou.kernel.notices.reading import OPEN, unread
from canmou.kernel.notices.telling import put_on_its_way, reaches, tell_group
from canmou.kernel.office.models import Office
from canmou.kernel.people.models import User

Mode, What = NoticeChoice.Mode, NoticeRun.What
#: Who gets what at which run.
MODES = {What.MORNING: {Mode.DAILY, Mode.HALF}, What.AFTERNOON: {Mode.HALF}}


def gather(now: datetime | None = None) -> int:
    """Make the digests whose hour has come, once for each office and half day. Returns how many messages."""
    now = now or clock.now()
    if not table_for([now.year]).kind(now.date()).is_workday:
        return 0
    made = 0
    for office in Office.objects.order_by("pk"):
        held = settings_of(office)
        for what, hour in ((What.MORNING, held.morning), (What.AFTERNOON, held.afternoon)):
            if now.hour >= hour:
                made += _gathered(office, what, now)
    return made


@transaction.atomic
def _gathered(office: Office, what: str, now: datetime) -> int:
    _, first = NoticeRun.objects.get_or_create(office=office, on=now.date(), what=what)
    if not first:
        return 0
    held = settings_of(office)
    waiting = Exists(Notice.objects.filter(OPEN, user=OuterRef("pk"), read_at=None))
    found = User.objects.filter(waiting, office=office, is_active=True)
    users = list(found.select_related("person", "office").order_by("pk"))
    wants = choices_among(users)
    told = _told_already(users)
    made, for_group = 0, []
    for user in users:
        for channel in Channel:
            choice = wants.get((user.pk, channel))
            mode = choice.mode if choice else Mode.DAILY
            if mode not in MODES[what] or not reaches(user, channel, choice, held):
                continue
            fresh = [one for one in unread(user).order_by("pk") if one.pk not in told[user.pk, channel]]
            if fresh and channel == Channel.CHAT and not (choice and choice.sealed_address):
                for_group += fresh
            elif fresh:
                put_on_its_way(user, channel, fresh, digest=True)
                made += 1
    if for_group:
        tell_group(office, for_group)
        made += 1
    return made


def _told_already(users: list[User]) -> dict[tuple[int, str], set[int]]:
    """Which unread notices a message of the channel already carries: (user key, channel) → keys."""
    told: dict[tuple[int, str], set[int]] = defaultdict(set)
    rows = Outgoing.notices.through.objects.filter(notice__user__in=users, notice__read_at=None)
    for user, channel, notice in rows.values_list("notice__user_id", "outgoing__channel", "notice_id"):
        told[user, channel].add(notice)
    return told

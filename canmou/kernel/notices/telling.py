"""Telling a login something: kept for the page, and put on its way where it is wanted at once."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from django.conf import settings
from django.db import transaction

from canmou.kernel import clock
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.notices.choosing import choices_among, settings_of
from canmou.kernel.notices.models import Channel, Notice, NoticeChoice, NoticeKind, NoticeSettings, Outgoing
from canmou.kernel.office.models import Office
from canmou.kernel.people.models import Person, RoleGrant, User
from canmou.kernel.permissions import Perm, current_grants, roles

#: What is wanted at once waits so long for more of the same, so that ten tasks make one message. 特急 does not wait.
GATHERED = timedelta(seconds=60)
Mode = NoticeChoice.Mode


def tell(
    to: User | Person,
    *,
    kind: str,
    sentence: str,
    ref: RecordRef | None = None,
    link: str = "",
    urgent: bool = False,
) -> Notice | None:
    """Tell one person something about a record. None where the person has no login in use.

    `sentence` says what is asked, without the record's title: the title is shown beside it from the record as it
    then is, to those who may then see it.
    """
    user = to if isinstance(to, User) else User.objects.filter(person=to).first()
    if user is None:
        return None
    told = tell_all([user], kind=kind, sentence=sentence, ref=ref, link=link, urgent=urgent)
    return told[0] if told else None


@transaction.atomic
def tell_all(
    users: Iterable[User],
    *,
    kind: str,
    sentence: str,
    ref: RecordRef | None = None,
    link: str = "",
    urgent: bool = False,
) -> list[Notice]:
    """Tell several logins the same thing; those not in use are left out."""
    to = {user.pk: user for user in users if user.is_active}
    made = [
        Notice(
            office_id=user.office_id,
            user=user,
            kind=kind,
            ref=ref,
            sentence=shortened(sentence),
            link=link,
            urgent=urgent,
            at=clock.now(),
        )
        for user in to.values()
    ]
    return give(made)


def give(made: Sequence[Notice]) -> list[Notice]:
    """Write notices and put on their way those that are wanted at once. Inside a transaction."""
    kept = Notice.objects.bulk_create(made)
    users = {notice.user_id: notice.user for notice in kept}
    wants = choices_among(users.values())
    offices: dict[int, NoticeSettings] = {}
    for notice in kept:
        for channel in Channel:
            mode = _mode(wants.get((notice.user_id, channel)))
            if mode == Mode.NOW or (notice.urgent and mode != Mode.NONE):
                office = offices.setdefault(notice.office_id, settings_of(notice.user.office))
                if reaches(notice.user, channel, wants.get((notice.user_id, channel)), office):
                    put_on_its_way(notice.user, channel, [notice], at_once=notice.urgent)
    return kept


def _mode(choice: NoticeChoice | None) -> str:
    return choice.mode if choice else Mode.DAILY


def shortened(sentence: str) -> str:
    """A sentence cut to what is kept."""
    most = Notice._meta.get_field("sentence").max_length or 0
    return sentence if len(sentence) <= most else sentence[: most - 1] + "…"


def reaches(user: User, channel: str, choice: NoticeChoice | None, office: NoticeSettings) -> bool:
    """Whether the login has an address on this channel. A group of the office is not for people from outside."""
    if channel == Channel.MAIL:
        return bool(settings.EMAIL_HOST and user.person and user.person.email)
    if not settings.CHAT_HOSTS:
        return False
    if choice is not None and choice.sealed_address:
        return True
    return bool(office.sealed_address and user.person and inside(user))


def inside(user: User) -> bool:
    """Whether the login holds any role of the office's own."""
    mine = [role.code for role in roles() if not role.outside]
    return current_grants(clock.today()).filter(user=user, role__in=mine).exists()


def put_on_its_way(
    user: User, channel: str, notices: Sequence[Notice], *, digest: bool = False, at_once: bool = False
) -> Outgoing:
    """Add notices to the message to this login that has not left yet, else make one."""
    now = clock.real_now()
    waiting = Outgoing.objects.select_for_update().filter(
        user=user, channel=channel, state=Outgoing.State.WAITING, attempts=0, digest=digest
    )
    message = waiting.first()
    leaves = now if digest or at_once else now + GATHERED
    if message is None:
        message = Outgoing.objects.create(
            office=user.office, user=user, channel=channel, digest=digest, made_at=now, next_at=leaves
        )
    elif leaves < message.next_at:
        message.next_at = leaves
        message.save(update_fields=["next_at"])
    message.notices.add(*notices)
    return message


def tell_group(office: Office, notices: Sequence[Notice]) -> Outgoing:
    """One message to the office's group with what these notices' readers have."""
    now = clock.real_now()
    message = Outgoing.objects.create(
        office=office, channel=Channel.CHAT, digest=True, made_at=now, next_at=now
    )
    message.notices.add(*notices)
    return message


def administrators(office: Office) -> list[User]:
    """The logins that may change the system's settings today."""
    codes = [role.code for role in roles() if Perm.SETTINGS in role.perms]
    grants: Iterable[RoleGrant] = current_grants(clock.today()).filter(user__office=office, role__in=codes)
    found = User.objects.filter(pk__in=[grant.user_id for grant in grants], is_active=True)
    return list(found.order_by("pk"))


def tell_administrators(office: Office, *, sentence: str, link: str) -> None:
    """Tell them something about the system, unless the same still stands unread with them."""
    for user in administrators(office):
        same = Notice.objects.filter(user=user, kind=NoticeKind.SYSTEM, sentence=sentence, read_at=None)
        if not same.exists():
            tell(user, kind=NoticeKind.SYSTEM, sentence=sentence, link=link)

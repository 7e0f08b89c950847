"""What a login reads of its notices. Those on records that it may not see (any more) are not there for it."""

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from canmou.kernel import clock
from canmou.kernel.errors import NotFound
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.ledger.queries import refs_visible_to
from canmou.kernel.notices.models import Notice
from canmou.kernel.people.models import User

OPEN = Q(step=None) | Q(step__closed_at=None)


def notices_of(user: User) -> QuerySet[Notice]:
    """The user's notices, newest first, as far as the records behind them may be seen now."""
    seen = Exists(refs_visible_to(user).filter(pk=OuterRef("ref_id")))
    found = Notice.objects.filter(Q(ref=None) | Q(seen), user=user)
    return found.select_related("ref", "step")


def unread(user: User) -> QuerySet[Notice]:
    """Those that are still to be read: what was done meanwhile is not asked for any more."""
    return notices_of(user).filter(OPEN, read_at=None)


def unread_count(user: User) -> int:
    """The number at the bell."""
    return unread(user).count()


@transaction.atomic
def read_one(uid: str, *, by: User) -> Notice:
    """Open one of one's notices: it counts as read. Raises `NotFound` for any other."""
    notice = notices_of(by).filter(uid=uid).first()
    if notice is None:
        raise NotFound("没有这条通知，或者它说的记录您已无权查看")
    if notice.read_at is None:
        Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=clock.now())
    return notice


def read_of(ref: RecordRef, *, by: User) -> None:
    """Who opens a record has read what he was told of it."""
    found = Notice.objects.filter(user=by, ref=ref, read_at=None)
    if found.exists():  # reading a page takes no write lock
        found.update(read_at=clock.now())


@transaction.atomic
def read_all(*, by: User) -> int:
    """Mark all that one can see as read. Returns how many."""
    keys = list(unread(by).order_by().values_list("pk", flat=True))
    return Notice.objects.filter(pk__in=keys, read_at=None).update(read_at=clock.now())

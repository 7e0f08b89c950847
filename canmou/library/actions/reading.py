"""What is done to reading lists."""

from django.db import transaction

from canmou.kernel import audit, clock, secrecy
from canmou.kernel.errors import Invalid, NotPermitted, Refused
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, require
from canmou.library.models import ReadingItem, ReadingList, Work

DOOR = "书单"


@transaction.atomic
def make_list(title: str, *, shared: bool, by: User) -> ReadingList:
    """Begin a reading list."""
    require(by, Perm.VIEW)
    title = title.strip()
    if not title:
        raise Invalid({"title": "请填写书单名称"})
    if ReadingList.objects.filter(owner=by, title=title).exists():
        raise Invalid({"title": "您已经有同名的书单"})
    secrecy.guard_values({"书单名称": title}, by=by, door=DOOR)
    made = ReadingList.objects.create(
        office_id=by.office_id, owner=by, title=title, shared=shared, made_at=clock.now()
    )
    audit.write("建立书单", by=by, office=by.office, changed={"title": title, "shared": shared})
    return made


@transaction.atomic
def put_on_list(found: ReadingList, work: Work, *, note: str, by: User) -> ReadingItem:
    """Put a work on one's own list; the note tells why to read it."""
    _require_own(found, by)
    require(by, Perm.VIEW, work)
    if ReadingItem.objects.filter(list=found, work=work).exists():
        raise Refused("这篇成果已经在书单里")
    secrecy.guard_values({"为什么读": note}, by=by, door=DOOR)
    made = ReadingItem.objects.create(list=found, work=work, note=note.strip())
    audit.write("加入书单", by=by, office=by.office, number=work.number, changed={"list": found.uid})
    return made


@transaction.atomic
def take_off_list(found: ReadingList, work: Work, *, by: User) -> None:
    """Take a work off one's own list."""
    _require_own(found, by)
    if not ReadingItem.objects.filter(list=found, work=work).delete()[0]:
        raise Refused("这篇成果不在书单里")
    audit.write("移出书单", by=by, office=by.office, number=work.number, changed={"list": found.uid})


@transaction.atomic
def drop_list(found: ReadingList, *, by: User) -> None:
    """Remove one's own list; the works stay."""
    _require_own(found, by)
    found.delete()
    audit.write("删除书单", by=by, office=by.office, changed={"list": found.uid})


def _require_own(found: ReadingList, by: User) -> None:
    if found.owner_id != by.pk:
        raise NotPermitted("只有建立书单的人能改它")

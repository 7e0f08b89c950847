"""What of the library a user sees."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from canmou.kernel.errors import NotFound
from canmou.kernel.ledger.declare import Column, Ledger, ledger, ledgers
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.ledger.queries import refs_visible_to
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, opens, standing, visible
from canmou.library.models import ReadingItem, ReadingList, Work, WorkText

_LINKS = ("record", "records", "ref", "refs")
_PER_UNION = 60


def works_visible_to(user: User) -> QuerySet[Work]:
    """The works that the user may see, without void ones, newest first."""
    return Work.objects.live().filter(visible(user, Work.LEDGER)).order_by("-finished_on", "-pk")


def sees_whole_office(user: User) -> bool:
    """Whether the user sees all works of the office. Who sees a part sees little: it is read from the database, so
    that works of others do not push it out of what an index brings."""
    return any(not grant.role.outside for grant in standing(user).with_perm(Perm.VIEW))


def texts_visible_to(user: User) -> QuerySet[WorkText]:
    """The current texts of the works that the user may see."""
    return WorkText.objects.current().filter(work__in=works_visible_to(user).order_by()).order_by("work")


def work_for(user: User, number: str) -> Work:
    """The live work with this number. Raises `NotFound` when there is none or the user may not see it."""
    rows = works_visible_to(user).select_related("ref", "office", "unit", "series")
    found = rows.filter(number=number).first() if number.isprintable() else None
    if found is None:
        raise NotFound("没有这个编号的成果，或者您无权查看")
    return found


def newest_text(work: Work) -> WorkText | None:
    """The current edition of a work's text with who kept it."""
    rows = WorkText.objects.filter(work=work).select_related("kept_by__person").order_by("-edition")
    return rows.first()


@dataclass(frozen=True)
class Uses:
    """The records of one ledger that point at a work."""

    ledger: Ledger
    refs: list[RecordRef]


def uses(user: User, work: Work) -> list[Uses]:
    """Where a work was used: the live records that point at it and that the user may see, by ledger."""
    keys: set[int] = set()
    queries = [
        found.model.objects.order_by()
        .filter(**{column.name: work.ref_id if column.kind in ("ref", "refs") else work.pk})
        .values_list("ref_id", flat=True)
        for found in ledgers()
        for column in found.sheet
        if column.kind in _LINKS and opens(user, found.code)
        if _may_name_work(column)
    ]
    for start in range(0, len(queries), _PER_UNION):
        first, *rest = queries[start : start + _PER_UNION]
        keys.update(first.union(*rest, all=True) if rest else first)
    groups: dict[str, list[RecordRef]] = {}
    for ref in refs_visible_to(user).filter(pk__in=keys, voided=False).order_by("-on", "-pk"):
        groups.setdefault(ref.ledger, []).append(ref)
    return [Uses(ledger(code), refs) for code, refs in groups.items()]


def _may_name_work(column: Column) -> bool:
    return not column.ledgers or Work.LEDGER in column.ledgers


def lists_visible_to(user: User) -> QuerySet[ReadingList]:
    """One's own reading lists and, for the office's staff, those that are shared."""
    mine = Q(owner=user) | Q(shared=True) if sees_whole_office(user) else Q(owner=user)
    return ReadingList.objects.filter(mine, office=user.office_id).select_related("owner__person")


def own_lists(user: User) -> QuerySet[ReadingList]:
    """One's own reading lists."""
    return ReadingList.objects.filter(owner=user)


def list_for(user: User, uid: str) -> ReadingList:
    """The reading list of this id. Raises `NotFound`."""
    found = lists_visible_to(user).filter(uid=uid).first()
    if found is None:
        raise NotFound("没有这个书单，或者您无权查看")
    return found


def items_of(user: User, found: ReadingList) -> QuerySet[ReadingItem]:
    """The works on a list that the user may see."""
    rows = ReadingItem.objects.filter(list=found, work__in=works_visible_to(user).order_by())
    return rows.select_related("work__ref").order_by("pk")


def item_counts(user: User, found: list[ReadingList]) -> dict[int, int]:
    """How many works of each list the user may see."""
    rows = ReadingItem.objects.filter(list__in=found, work__in=works_visible_to(user).order_by())
    return dict(rows.order_by().values_list("list").annotate(count=Count("pk")))


def years_with_texts(user: User) -> list[tuple[int, int]]:
    """(year, how many works of it have a text that the user may see), the latest first."""
    rows = texts_visible_to(user).order_by().values_list("work__finished_on__year")
    return sorted(rows.annotate(count=Count("pk")), reverse=True)

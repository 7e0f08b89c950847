"""What a record points at, what points at it, and how either is told to a reader who may not open it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from canmou.kernel.ledger.declare import Column, Ledger, ledger, ledgers
from canmou.kernel.ledger.models import Record, RecordRef
from canmou.kernel.ledger.queries import refs_visible_to
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, can, opens

HIDDEN = "（无权查看的记录）"
LINKS = ("record", "records", "ref", "refs")
_PER_UNION = 60
SHOWN = 20


@dataclass(frozen=True)
class Group:
    """The records of one ledger that point here. `field`: the column by which a part names this record."""

    ledger: Ledger
    refs: list[RecordRef]
    total: int
    field: str = ""

    @property
    def part(self) -> bool:
        return bool(self.field)


def may(user: User, perm: Perm, record: Record | RecordRef) -> bool:
    """Whether to show a button, or a title."""
    return bool(can(user, perm, record))


def sees(user: User, target: Record | RecordRef | None) -> bool:
    """Whether the user may open what a link points at (nothing is open to all)."""
    ref = target if target is None or isinstance(target, RecordRef) else target.ref
    return ref is None or may(user, Perm.VIEW, ref)


def told(refs: Iterable[RecordRef], user: User) -> SafeString:
    """Records as links; one that the reader may not open is told without title or number."""
    shown = ((_to(ref) if may(user, Perm.VIEW, ref) else HIDDEN,) for ref in refs)
    return format_html_join("、", "{}", shown)


def _to(ref: RecordRef) -> SafeString:
    return format_html('<a href="{}">{}</a>', reverse("record", args=[ref.number]), ref.title)


def opens_all(user: User, column: Column) -> bool:
    """Whether every record that a link column may name is open to the reader."""
    codes = column.ledgers or tuple(found.code for found in ledgers())
    return all(_whole(user, code) for code in codes)


def _whole(user: User, code: str) -> bool:
    anything = RecordRef(office_id=user.office_id, ledger=ledger(code).code)
    return may(user, Perm.VIEW, anything)


def pointing_columns(code: str) -> list[tuple[Ledger, Column]]:
    """Every column of every ledger that may point at a record of this ledger."""
    return [
        (found, column)
        for found in ledgers()
        for column in found.sheet
        if column.kind in LINKS and (not column.ledgers or code in column.ledgers)
    ]


def groups(user: User, record: Record) -> list[Group]:
    """Records pointing here that the reader may see, by ledger; parts first, also those that have none yet."""
    columns = pointing_columns(record.LEDGER)
    keys: set[int] = set()
    queries = [_keys(found, column, record) for found, column in columns if opens(user, found.code)]
    for start in range(0, len(queries), _PER_UNION):
        first, *rest = queries[start : start + _PER_UNION]
        keys.update(first.union(*rest, all=True).values_list("ref_id", flat=True) if rest else first)
    by_ledger: dict[str, list[RecordRef]] = {}
    for ref in refs_visible_to(user).filter(pk__in=keys, voided=False).order_by("-on", "-pk"):
        by_ledger.setdefault(ref.ledger, []).append(ref)
    parts = {found.code: column.name for found, column in columns if found.parent == column.name}
    result = []
    for found in ledgers():
        refs = by_ledger.get(found.code, [])
        may_add = found.code in parts and opens(user, found.code, Perm.ADD)
        if refs or may_add:
            field = parts.get(found.code, "") if may_add else ""
            result.append(Group(found, refs[:SHOWN], len(refs), field))
    return sorted(result, key=lambda group: not group.part)


def _keys(found: Ledger, column: Column, record: Record) -> QuerySet:
    target = record.ref_id if column.kind in ("ref", "refs") else record.pk
    return found.model.objects.order_by().filter(**{column.name: target}).values_list("ref_id", flat=True)

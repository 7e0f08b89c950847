"""What a filter on a person, a unit or a linked record suggests while one types: only what visible rows name."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from canmou.desk.lists.conditions import NAMES, named
from canmou.kernel.ledger.declare import Column, Ledger
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.ledger.queries import refs_visible_to, visible_to
from canmou.kernel.people.models import Person, Unit, User

MOST, SHORTEST = 10, 1


def suggestions(user: User, ledger: Ledger, column: Column, text: str) -> list[str]:
    """At most MOST names containing the text that stand in this column of a row which the reader may see."""
    if len(text) < SHORTEST:
        return []
    if column.kind in NAMES:
        model = Unit if column.kind in ("unit", "units") else Person
        rows = model.objects.filter(named(model, text), office_id=user.office_id)
        found = rows.filter(_in_use(user, ledger, column, "pk"))[:MOST]
        return [
            item.name if model is Unit or not item.note else f"{item.name}（{item.note}）" for item in found
        ]
    refs = refs_visible_to(user).filter(Q(title__icontains=text) | Q(number__istartswith=text))
    if column.ledgers:
        refs = refs.filter(ledger__in=column.ledgers)
    path = "pk"
    if column.kind in ("record", "records"):
        keys = column.field.related_model.objects.filter(ref=OuterRef("pk")).values("pk")
        refs, path = refs.annotate(record_key=keys[:1]), "record_key"
    found = refs.filter(_in_use(user, ledger, column, path)).order_by("-on", "-pk")[:MOST]
    return [_written(ref) for ref in found]


def _written(ref: RecordRef) -> str:
    return f"{ref.number} {ref.title}"[:180]


def _in_use(user: User, ledger: Ledger, column: Column, path: str) -> Exists:
    rows: QuerySet = visible_to(user, ledger).order_by()
    if not column.many:
        return Exists(rows.filter(**{column.field.attname: OuterRef(path)}))
    through = getattr(ledger.model, column.name).through
    own, other = column.field.m2m_field_name(), column.field.m2m_reverse_field_name()
    linking = through.objects.filter(**{f"{other}_id": OuterRef(path), f"{own}__in": rows.values("pk")})
    return Exists(linking)

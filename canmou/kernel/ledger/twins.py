"""Two records of one thing: the natural key of a ledger, and its other unique columns, stand in one live record only."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import F, UniqueConstraint

from canmou.kernel.ledger.declare import Ledger, ledger_for
from canmou.kernel.ledger.models import Record

_MOST_NARROWED = 400


def twins(records: Sequence[Record]) -> list[dict[str, str]]:
    """What of each record another live one, or an earlier one of these, has already: field → sentence, or nothing."""
    found: list[dict[str, str]] = [{} for _ in records]
    by_ledger: dict[Ledger, list[int]] = defaultdict(list)
    for place, record in enumerate(records):
        by_ledger[ledger_for(type(record))].append(place)
    for ledger, places in by_ledger.items():
        for names in _once(ledger):
            _compare(ledger, names, records, places, found)
    return found


def _once(ledger: Ledger) -> list[tuple[str, ...]]:
    """The sets of columns that only one live record may have: the natural key, then the unique constraints."""
    sets = [ledger.key] if ledger.key else []
    for constraint in ledger.model._meta.constraints:
        if isinstance(constraint, UniqueConstraint):
            named = tuple(part.name for part in constraint.expressions if isinstance(part, F))
            sets.append(named or tuple(constraint.fields))
    return list(dict.fromkeys(sets))


def _compare(
    ledger: Ledger,
    names: tuple[str, ...],
    records: Sequence[Record],
    places: list[int],
    found: list[dict[str, str]],
) -> None:
    keys = {place: _key(records[place], names) for place in places}
    key_is_natural = names == ledger.key
    stored = _stored(ledger, names, [records[place] for place in places], set(keys.values()))
    seen: dict[tuple, int] = {}
    headings = "、".join(ledger.column(name).heading for name in names)
    for place, key in keys.items():
        if not key_is_natural and None in key:  # the database holds empty values apart
            continue
        others = [number for number in stored.get(key, ()) if number != records[place].number]
        if others or key in seen:
            other = others[0] if others else "本批中"
            text = f"{ledger.name}里已有{headings}相同的记录（{other}），请打开那条修改"
            found[place].setdefault(names[0], text)
        seen[key] = place


def _key(record: Record, names: tuple[str, ...]) -> tuple:
    return tuple(getattr(record, record._meta.get_field(name).attname) for name in names)


def _stored(
    ledger: Ledger, names: tuple[str, ...], records: Iterable[Record], wanted: set[tuple]
) -> dict[tuple, list[str]]:
    """The numbers of live records of the office that have one of these keys: one query."""
    fields = [ledger.model._meta.get_field(name).attname for name in names]
    office = next(iter(records)).office_id
    rows = ledger.model.objects.live().filter(office_id=office)
    first: set[Any] = {key[0] for key in wanted}
    if len(first) <= _MOST_NARROWED and None not in first:
        rows = rows.filter(**{f"{fields[0]}__in": first})
    found: dict[tuple, list[str]] = defaultdict(list)
    for *key, number in rows.values_list(*fields, "number"):
        if tuple(key) in wanted:
            found[tuple(key)].append(number)
    return found

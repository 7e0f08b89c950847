"""Records as JSON. What the reader may not open is told as `{"hidden": true}`, without title or number."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from canmou.kernel import clock
from canmou.kernel.ledger.declare import Column, Ledger
from canmou.kernel.ledger.models import Record, RecordRef
from canmou.kernel.people.models import Person, Unit, User
from canmou.kernel.permissions import Perm, can

HIDDEN = {"hidden": True}


def relations(ledger: Ledger) -> list[str]:
    """What to read together with the records of a ledger."""
    paths = ["ref", "unit", "source_unit"]
    for column in ledger.sheet:
        if column.kind in ("unit", "person", "ref") and column.name not in paths:
            paths.append(column.name)
        elif column.kind == "record":
            paths.append(f"{column.name}__ref")
    return paths


def written(user: User, ledger: Ledger, records: Sequence[Record]) -> list[dict[str, Any]]:
    """Records of one ledger: as many queries as the ledger has columns that hold lists, however many records."""
    lists = {column.name: _lists(column, ledger, records) for column in ledger.sheet if column.many}
    return [_one(user, ledger, record, lists) for record in records]


def _one(user: User, ledger: Ledger, record: Record, lists: dict[str, dict[int, list]]) -> dict[str, Any]:
    values = {}
    for column in ledger.sheet:
        if column.name in ("unit", "source_unit"):
            continue
        if column.many:
            values[column.name] = [_plain(user, item) for item in lists[column.name].get(record.pk, [])]
        else:
            values[column.name] = _plain(user, getattr(record, column.name))
    day = ledger.date_of(record)
    return {
        "number": record.number,
        "ledger": ledger.code,
        "title": record.ref.title,
        "date": _plain(user, day),
        "unit": record.unit.name,
        "source_unit": record.source_unit.name if record.source_unit else None,
        "state": record.state,
        "voided": record.voided,
        "version": record.version,
        "origin": record.origin,
        "created_at": _plain(user, record.created_at),
        "values": values,
    }


def _lists(column: Column, ledger: Ledger, records: Sequence[Record]) -> dict[int, list[Any]]:
    through = getattr(ledger.model, column.name).through
    own, other = column.field.m2m_field_name(), column.field.m2m_reverse_field_name()
    related = other if column.kind != "records" else f"{other}__ref"
    rows = through.objects.filter(**{f"{own}__in": [record.pk for record in records]})
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows.order_by("pk").select_related(related):
        found[getattr(row, f"{own}_id")].append(getattr(row, other))
    return found


def _plain(user: User, value: Any) -> Any:
    """A value as JSON knows it: numbers with decimals as text, days as 2022-06-07."""
    match value:
        case Unit():
            return {"name": value.name}
        case Person():
            return {"code": value.code, "name": value.name}
        case Record():
            return _link(user, value.ref)
        case RecordRef():
            return _link(user, value)
        case Decimal():
            return f"{value:f}"
        case datetime():
            return value.astimezone(clock.ZONE).isoformat(timespec="minutes")
        case date():
            return value.isoformat()
    return value


def _link(user: User, ref: RecordRef) -> dict[str, Any]:
    if not can(user, Perm.VIEW, ref):
        return dict(HIDDEN)
    return {"number": ref.number, "title": ref.title}

"""The rows of a list for one reader: filtered, ordered, paged. The same queries for one row and for thousands."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.db import connection
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.lookups import Exact

from canmou.desk.lists.conditions import Unindexed
from canmou.desk.lists.selection import Selection
from canmou.kernel.ledger.declare import Column, Ledger
from canmou.kernel.ledger.models import Record
from canmou.kernel.ledger.queries import refs_visible_to, visible_to
from canmou.kernel.people.models import Unit, User
from canmou.kernel.permissions import visible
from canmou.kernel.ui.paging import Order, Page, Walk

SORT_KEY = "sort_key"


def selected(user: User, selection: Selection, *, scan: bool = False) -> QuerySet:
    """The records of a ledger that the reader may see and asked for, in no order."""
    return _narrowed(visible_to(user, selection.ledger).order_by(), user, selection, scan)


def _narrowed(rows: QuerySet, user: User, selection: Selection, scan: bool) -> QuerySet:
    if not selection.voided:
        rows = rows.filter(voided=False)
    if selection.text:
        wanted = Q(ref__title__icontains=selection.text) | Q(number__icontains=selection.text)
        for column in selection.ledger.sheet:
            if column.kind in ("text", "longtext") and column.name != "mask":
                wanted |= Q(**{f"{column.name}__icontains": selection.text})
        rows = rows.filter(wanted)
    if selection.unit:
        unit = (
            Unit.objects.filter(uid=selection.unit, office_id=user.office_id)
            .values_list("pk", flat=True)
            .first()
        )
        plain = Q(unit_id=unit or 0)
        lookup = scan and connection.vendor == "sqlite"
        rows = rows.filter(Exact(Unindexed(F("unit_id")), unit or 0) if lookup else plain)
    if selection.year and selection.ledger.date:
        first, last = f"{selection.year}-01-01", f"{selection.year}-12-31"
        rows = rows.filter(**{f"{selection.ledger.date}__gte": first, f"{selection.ledger.date}__lte": last})
    for condition in selection.conditions:
        rows = rows.filter(condition.matches(user, scan=scan))
    return rows


def ordered(user: User, selection: Selection) -> tuple[QuerySet, Order]:
    """All rows that the reader may see, with what they are sorted by, and the order.

    The usual order and that of titles follow the public rows, which are indexed by office, ledger and date or title.
    """
    ledger, sort = selection.ledger, selection.sort
    base = visible_to(user, ledger).order_by()
    name, falling = sort.removeprefix("-"), sort.startswith("-") if sort else True
    name = name or ledger.date
    if not name:
        return base, Order("", falling)
    if name == "number":
        return _by_number(base, user, ledger), Order("number", falling)
    column = ledger.column(name)
    by_ref = {ledger.date: "ref__on", ledger.title if isinstance(ledger.title, str) else "": "ref__title"}
    if name in by_ref and column.kind in ("date", "text"):
        base = base.filter(ref__office_id=user.office_id, ref__ledger=ledger.code)
        return base, Order(by_ref[name], falling, column.field.null)
    if column.kind in ("record", "ref"):
        path = name if column.kind == "ref" else f"{name}__ref"
        title = refs_visible_to(user).order_by().filter(pk=OuterRef(path)).values("title")[:1]
        return base.annotate(**{SORT_KEY: Subquery(title)}), Order(SORT_KEY, falling, nullable=True)
    path = f"{name}__name" if column.kind in ("person", "unit") else name
    return base, Order(path, falling, column.field.null)


def _by_number(base: QuerySet, user: User, ledger: Ledger) -> QuerySet:
    """The same rows; on SQLite without the index of offices, by which it would fetch and sort them all."""
    if connection.vendor == "sqlite" and visible(user, ledger.code) == Q(office_id=user.office_id):
        return ledger.model.objects.filter(Exact(Unindexed(F("office_id")), user.office_id))
    return base


def walk(user: User, selection: Selection) -> Walk:
    """The list as something that pages can be taken from."""
    base, order = ordered(user, selection)
    rows, scan = (_narrowed(base, user, selection, walked) for walked in (False, True))
    return Walk(base, rows, scan, order)


def page_of(user: User, selection: Selection, query: Any) -> Page:
    """One page of a list, its records loaded with what their cells name."""
    keys, page = walk(user, selection).page(query, selection.size)
    records = loaded(selection.ledger, selection.shown, keys)
    anchor = records[0].number if records and page.capped else ""
    return replace(page, rows=records, query=selection.query(), anchor=anchor)


def loaded(ledger: Ledger, columns: Iterable[Column], keys: list[int]) -> list[Record]:
    """The records with these keys, in this order, with what the columns name."""
    relations = ["ref", "unit"]
    for column in columns:
        if column.kind in ("unit", "person", "ref"):
            relations.append(column.name)
        elif column.kind == "record":
            relations.append(f"{column.name}__ref")
    found = ledger.model.objects.select_related(*relations).order_by().in_bulk(keys)
    return [found[key] for key in keys if key in found]


def in_order(user: User, selection: Selection, most: int) -> list[int]:
    """The keys of all rows asked for, in order; one more than `most` where there are more."""
    base, order = ordered(user, selection)
    rows = _narrowed(base, user, selection, False).order_by(*order.by())
    return list(rows.values_list("pk", flat=True)[: most + 1])

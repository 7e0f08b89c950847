"""The list of a ledger for one reader: filters, order, page, cells. The same queries for one row and for thousands."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.http import QueryDict
from django.urls import reverse

from canmou.kernel.ledger.declare import Column, Ledger, ledgers
from canmou.kernel.ledger.models import Record
from canmou.kernel.ledger.queries import refs_visible_to, visible_to
from canmou.kernel.people.models import Unit, User
from canmou.kernel.ui.markup import link
from canmou.kernel.ui.paging import Page, paginate
from canmou.kernel.ui.table import Column as Head
from canmou.kernel.ui.table import Row, Table

_KINDS = {
    "longtext": "long",
    "date": "date",
    "datetime": "date",
    "int": "num",
    "decimal": "num",
    "money": "num",
}


@dataclass(frozen=True)
class Filters:
    """What a reader asked of a list. Unknown values are ignored rather than refused: they come from an address."""

    text: str = ""
    unit: str = ""
    year: str = ""
    voided: bool = False
    sort: str = ""

    @classmethod
    def read(cls, query: QueryDict, ledger: Ledger) -> "Filters":
        """The filters that stand in an address."""
        sort = query.get("sort", "")
        sortable = {"number", "unit", *(column.name for column in ledger.listed)}
        year = query.get("year", "")
        return cls(
            text=query.get("q", "").strip()[:60],
            unit=query.get("unit", ""),
            year=year if year.isascii() and year.isdigit() and 1900 < int(year) < 2200 else "",
            voided=query.get("voided") == "1",
            sort=sort if sort.lstrip("-") in sortable else "",
        )


def rows_of(user: User, ledger: Ledger, filters: Filters) -> QuerySet:
    """The records of a ledger that the reader may see and asked for."""
    rows = visible_to(user, ledger)
    if not filters.voided:
        rows = rows.filter(voided=False)
    if filters.text:
        wanted = Q(ref__title__icontains=filters.text) | Q(number__icontains=filters.text)
        for column in ledger.sheet:
            if column.kind in ("text", "longtext") and column.name != "mask":
                wanted |= Q(**{f"{column.name}__icontains": filters.text})
        rows = rows.filter(wanted)
    if filters.unit:
        rows = rows.filter(unit__uid=filters.unit)
    if filters.year and ledger.date:
        rows = rows.filter(**{f"{ledger.date}__year": int(filters.year)})
    if filters.sort:
        sign, name = ("-", filters.sort[1:]) if filters.sort.startswith("-") else ("", filters.sort)
        column = {c.name: c for c in ledger.listed}.get(name)
        if column is not None and column.kind in ("record", "ref", "person", "unit"):
            name = f"{name}__{ {'record': 'ref__title', 'ref': 'title'}.get(column.kind, 'name') }"
        rows = rows.order_by(f"{sign}{name}", "-pk")
    relations = ["ref", "unit"]
    for column in ledger.listed:
        if column.kind in ("unit", "person", "ref"):
            relations.append(column.name)
        elif column.kind == "record":
            relations.append(f"{column.name}__ref")
    return rows.select_related(*relations)


def page_of(user: User, ledger: Ledger, filters: Filters, query: QueryDict) -> tuple[Page, Table]:
    """One page of a list, and the table that shows it."""
    page = paginate(rows_of(user, ledger, filters), query)
    heads = [
        Head("编号", "code", "number"),
        *(_head(column) for column in ledger.listed),
        Head("归口科室", sort="unit"),
    ]
    rows = [Row(_cells(ledger, record), voided=record.voided) for record in page.rows]
    return page, Table(heads, rows, ledger.name, filters.sort, query)


def _head(column: Column) -> Head:
    return Head(column.heading, _KINDS.get(column.kind, "text"), column.name)


def _cells(ledger: Ledger, record: Record) -> list[object]:
    href = reverse("record", args=[record.number])
    cells: list[object] = [link(record.number, href)]
    for place, column in enumerate(ledger.listed):
        shown = column.display(record)
        if column.kind == "longtext" or len(shown) > 80:
            shown = shown[:80] + ("…" if len(shown) > 80 else "")
        cells.append(link(shown, href) if place == 0 and shown else shown)
    return [*cells, record.unit.spoken]


def units_of(ledger: Ledger, user: User) -> list[Unit]:
    """The units that own records of this ledger which the reader may see."""
    keys = visible_to(user, ledger).order_by().values_list("unit_id", flat=True).distinct()
    return list(Unit.objects.filter(pk__in=keys))


def years_of(ledger: Ledger, user: User) -> list[int]:
    """The years of a ledger's records, newest first."""
    if not ledger.date:
        return []
    return [day.year for day in visible_to(user, ledger).order_by().dates(ledger.date, "year", order="DESC")]


def counts(user: User) -> dict[str, int]:
    """How many live records of each ledger the reader may see: one query."""
    found = (
        refs_visible_to(user).filter(voided=False).order_by().values_list("ledger").annotate(n=Count("pk"))
    )
    return {code: number for code, number in found}


def ledgers_by_system(user: User) -> list[tuple[str, list[tuple[Ledger, int]]]]:
    """Every ledger open to the reader with its count, grouped by system."""
    from canmou.kernel.permissions import opens

    numbers = counts(user)
    groups: dict[str, list[tuple[Ledger, int]]] = {}
    for ledger in ledgers():
        if opens(user, ledger.code):
            groups.setdefault(ledger.line, []).append((ledger, numbers.get(ledger.code, 0)))
    return list(groups.items())

"""The list of a ledger for one reader: filters, order, page, cells. The same queries for one row and for thousands."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.http import QueryDict
from django.urls import reverse

from canmou.desk import links
from canmou.kernel.ledger.declare import Column, Ledger, ledgers
from canmou.kernel.ledger.models import Record
from canmou.kernel.ledger.queries import refs_visible_to, visible_to
from canmou.kernel.people.models import Unit, User
from canmou.kernel.permissions import Perm, opens
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
    "person": "short",
    "bool": "short",
}
#: A choice whose longest label has at most so many characters is never broken over two lines.
SHORT_LABEL = 8
LONG_CELL = 80


def asked(query: QueryDict, name: str, most: int = 60) -> str:
    """A text that stands in an address, without what no database stores."""
    return query.get(name, "").replace("\0", "").strip()[:most]


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
            text=asked(query, "q"),
            unit=asked(query, "unit", 16),
            year=year if len(year) == 4 and year.isascii() and year.isdigit() and "1900" < year else "",
            voided=query.get("voided") == "1",
            sort=sort if sort.removeprefix("-") in sortable else "",
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
        rows = rows.order_by(*_order(ledger, filters.sort))
    relations = ["ref", "unit"]
    for column in ledger.listed:
        if column.kind in ("unit", "person", "ref"):
            relations.append(column.name)
        elif column.kind == "record":
            relations.append(f"{column.name}__ref")
    return rows.select_related(*relations)


def _order(ledger: Ledger, sort: str) -> tuple[str, str]:
    name, sign = sort.removeprefix("-"), "-" if sort.startswith("-") else ""
    kinds = {column.name: column.kind for column in ledger.listed}
    path = {"record": "__ref__title", "ref": "__title", "person": "__name", "unit": "__name"}
    return f"{sign}{name}{path.get(kinds.get(name, ''), '')}", "-pk"


def page_of(user: User, ledger: Ledger, filters: Filters, query: QueryDict) -> tuple[Page, Table]:
    """One page of a list, and the table that shows it."""
    page = paginate(rows_of(user, ledger, filters), query)
    heads = [
        Head("编号", "code", "number"),
        *(_head(column, place) for place, column in enumerate(ledger.listed)),
        Head("归口科室", "short", "unit"),
    ]
    rows = [Row(_cells(user, ledger, record), voided=record.voided) for record in page.rows]
    return page, Table(heads, rows, ledger.name, filters.sort, query)


def _head(column: Column, place: int) -> Head:
    kind = _KINDS.get(column.kind, "text")
    if column.choices and max(map(len, map(str, column.choices.values()))) <= SHORT_LABEL:
        kind = "short"
    elif place == 0 and kind == "text":
        kind = "long"
    return Head(column.heading, kind, column.name)


def _cells(user: User, ledger: Ledger, record: Record) -> list[object]:
    href = reverse("record", args=[record.number])
    cells: list[object] = [link(record.number, href)]
    for place, column in enumerate(ledger.listed):
        shown = _shown(user, column, record)
        if len(shown) > LONG_CELL:
            shown = shown[:LONG_CELL] + "…"
        cells.append(link(shown, href) if place == 0 and shown else shown)
    return [*cells, record.unit.spoken]


def _shown(user: User, column: Column, record: Record) -> str:
    value = getattr(record, column.name)
    if value is not None and column.kind in ("record", "ref"):
        ref = value if column.kind == "ref" else value.ref
        return ref.title if links.may(user, Perm.VIEW, ref) else links.HIDDEN
    if value is not None and column.kind == "unit":
        return value.spoken
    return column.show(value)


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
    found = refs_visible_to(user).filter(voided=False).order_by().values_list("ledger")
    return dict(found.annotate(n=Count("pk")))


def open_by_line(user: User) -> list[tuple[str, list[Ledger]]]:
    """The ledgers open to the reader by line of work; what runs across all lines comes last."""
    lines: dict[str, list[Ledger]] = {}
    for ledger in ledgers():
        if opens(user, ledger.code):
            lines.setdefault(ledger.line, []).append(ledger)
    return sorted(lines.items(), key=lambda group: group[0] == "across")

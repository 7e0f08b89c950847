"""Pages of a list. Short lists count and skip; long ones are walked by key, so that page 500 costs what page 1 does.

A list of at most KNOWN rows is numbered exactly. In a longer one the links of a page carry an anchor (the record
that heads it), from which the pages around are found by their place in the order, not by counting rows before it.
Blanks stand last whichever way a column is sorted, on both engines.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet
from django.db.models.expressions import OrderBy
from django.http import QueryDict

from canmou.kernel.ui.table import with_query

PER_PAGE = 50
SIZES = (20, 50, 100, 200)
COUNT_CAP = 10_000
KNOWN = 1_000


@dataclass(frozen=True)
class Page:
    """One page of rows. `capped`: there are more than `total`. `anchor`: the key of the row that heads the page.

    `more`: whether a next page is known to follow (None: `total` tells).
    """

    rows: list[Any]
    number: int
    total: int
    capped: bool
    per_page: int
    query: QueryDict
    anchor: str = ""
    more: bool | None = None

    @property
    def last(self) -> int:
        """The number of the last page, as far as known."""
        if self.more is None:
            return max(1, -(-self.total // self.per_page))
        return self.number + self.more

    @property
    def total_text(self) -> str:
        return f"{self.total}条以上" if self.capped else f"共{self.total}条"

    def href(self, number: int) -> str:
        at = f"{self.number}:{self.anchor}" if self.anchor and number > 1 else ""
        return with_query(self.query, page=number if number > 1 else "", at=at)

    @property
    def previous_href(self) -> str:
        return self.href(self.number - 1) if self.number > 1 else ""

    @property
    def next_href(self) -> str:
        return self.href(self.number + 1) if self.number < self.last else ""

    def numbers(self) -> Iterator[tuple[int, str]]:
        """(number, href) of the first, the last, and those around this page; a gap is (0, "")."""
        wanted = sorted({1, self.last, *range(max(1, self.number - 2), min(self.last, self.number + 2) + 1)})
        before = 0
        for number in wanted:
            if number - before > 1:
                yield 0, ""
            yield number, self.href(number)
            before = number
        if self.more:
            yield 0, ""


@dataclass(frozen=True)
class Order:
    """What rows are sorted by: a field path or annotation ("" for the key alone), then the key, the same way."""

    path: str
    falling: bool
    nullable: bool = False

    def by(self, back: bool = False) -> list[OrderBy]:
        """The terms of ORDER BY, or of the opposite order."""
        falling, terms = self.falling != back, []
        for path, nullable in ((self.path, self.nullable), ("pk", False)):
            if path:
                blanks = {} if not nullable else {"nulls_first": True} if back else {"nulls_last": True}
                terms.append(OrderBy(F(path), descending=falling, **blanks))
        return terms

    def beyond(self, value: Any, key: int, *, back: bool = False, inclusive: bool = False) -> Q:
        """Rows after (with `back`: before) the one with this value and key. The bound leads, so that an index serves."""
        way = "lt" if self.falling != back else "gt"
        tie = Q(**{f"pk__{way}{'e' if inclusive else ''}": key})
        if not self.path:
            return tie
        if value is None:
            same = Q(**{f"{self.path}__isnull": True}) & tie
            return same | Q(**{f"{self.path}__isnull": False}) if back else same
        found = Q(**{f"{self.path}__{way}e": value}) & (Q(**{f"{self.path}__{way}": value}) | tie)
        return found | Q(**{f"{self.path}__isnull": True}) if self.nullable and not back else found


def number_asked(query: QueryDict) -> int:
    """The page number that stands in an address; 1 where none does."""
    asked = query.get("page", "")
    return max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 1


def size_asked(query: QueryDict) -> int:
    """How many rows a page is to have: one of SIZES."""
    asked = query.get("size", "")
    return int(asked) if asked in map(str, SIZES) else PER_PAGE


def paginate(rows: QuerySet, query: QueryDict, per_page: int = PER_PAGE) -> Page:
    """The page that `query["page"]` asks for; a number beyond the ends gives the nearest page."""
    total = rows.order_by()[: COUNT_CAP + 1].count()
    capped = total > COUNT_CAP
    total = min(total, COUNT_CAP)
    number = min(number_asked(query), max(1, -(-total // per_page)))
    shown = list(rows[(number - 1) * per_page : number * per_page])
    return Page(shown, number, total, capped, per_page, query)


@dataclass(frozen=True)
class Walk:
    """A list that may be long: `base` all rows that the reader may see, `rows` those asked for, in `order`.

    `scan`: the same as `rows`, written so that the database walks the order rather than an index of a filter.
    """

    base: QuerySet
    rows: QuerySet
    scan: QuerySet
    order: Order

    def page(self, query: QueryDict, per_page: int) -> tuple[list[int], Page]:
        """The keys of the rows of a page, in order, and the page still without rows and anchor: two queries or three."""
        few = list(self.rows.order_by().values_list("pk", flat=True)[: KNOWN + 1])
        if len(few) > KNOWN:
            return self._far(query, per_page)
        number = min(number_asked(query), max(1, -(-len(few) // per_page)))
        ordered = self.base.filter(pk__in=few).order_by(*self.order.by()).values_list("pk", flat=True)
        keys = list(ordered[(number - 1) * per_page : number * per_page])
        return keys, Page([], number, len(few), False, per_page, query)

    def _far(self, query: QueryDict, size: int) -> tuple[list[int], Page]:
        number = number_asked(query)
        keys = self._from_anchor(query, number, size) or self._counted(number, size)
        if not keys:  # beyond the end
            number = -(-self.scan.order_by().count() // size)
            keys = self._counted(number, size)
        return keys[:size], Page([], number, KNOWN, True, size, query, more=len(keys) > size)

    def _counted(self, number: int, size: int) -> list[int]:
        rows = self.scan.order_by(*self.order.by()).values_list("pk", flat=True)
        return list(rows[(number - 1) * size : number * size + 1])

    def _from_anchor(self, query: QueryDict, number: int, size: int) -> list[int]:
        page, _, key = query.get("at", "")[:60].replace("\0", "").partition(":")
        if number == 1 or not (page.isascii() and page.isdigit() and len(page) < 10):
            return []
        paths = [path for path in (self.order.path, "pk") if path]
        held = self.base.order_by().filter(number=key).values_list(*paths).first()
        if held is None:
            return []
        value, pk = held[0] if self.order.path else None, held[-1]
        distance = number - int(page)
        back = distance < 0
        near = self.scan.filter(self.order.beyond(value, pk, back=back, inclusive=not back))
        keys = near.order_by(*self.order.by(back)).values_list("pk", flat=True)
        if not back:
            return list(keys[distance * size : (distance + 1) * size + 1])
        found = list(keys[(-distance - 1) * size : -distance * size])[::-1]
        return [*found, pk] if len(found) == size else []  # the anchor itself follows: there is a next page

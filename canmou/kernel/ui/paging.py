"""Pages of a long list: a slice, a total that stops counting at a cap, and the links between."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict

from canmou.kernel.ui.table import with_query

PER_PAGE = 50
COUNT_CAP = 10_000


@dataclass(frozen=True)
class Page:
    """One page of rows. `total` is exact up to COUNT_CAP; beyond it `capped` says there are more."""

    rows: list[Any]
    number: int
    total: int
    capped: bool
    per_page: int
    query: QueryDict

    @property
    def last(self) -> int:
        return max(1, -(-self.total // self.per_page))

    @property
    def total_text(self) -> str:
        return f"{self.total}条以上" if self.capped else f"共{self.total}条"

    def href(self, number: int) -> str:
        return with_query(self.query, page=number if number > 1 else "")

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


def paginate(rows: QuerySet, query: QueryDict, per_page: int = PER_PAGE) -> Page:
    """The page that `query["page"]` asks for; a number beyond the ends gives the nearest page."""
    total = rows.order_by()[: COUNT_CAP + 1].count()
    capped = total > COUNT_CAP
    total = min(total, COUNT_CAP)
    asked = query.get("page", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 10 else 1
    number = min(max(number, 1), max(1, -(-total // per_page)))
    shown = list(rows[(number - 1) * per_page : number * per_page])
    return Page(shown, number, total, capped, per_page, query)

"""What a reader asked of a list, as it stands in the address: which rows, in what order, with which columns."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict

from canmou.desk.listing import asked
from canmou.desk.lists import conditions
from canmou.desk.lists.conditions import Condition
from canmou.kernel.ledger.declare import Column, Ledger
from canmou.kernel.ui.paging import PER_PAGE, size_asked

WHOLE = "all"
OWNER = "unit"


@dataclass(frozen=True)
class Selection:
    """Unknown values are ignored rather than refused: they come from an address.

    text: searched in all texts. unit: uid of the owning section. columns: names in order (empty: the usual ones).
    view: uid of the saved view from which this began, or WHOLE.
    """

    ledger: Ledger
    text: str = ""
    unit: str = ""
    year: str = ""
    voided: bool = False
    conditions: tuple[Condition, ...] = ()
    sort: str = ""
    columns: tuple[str, ...] = ()
    size: int = PER_PAGE
    view: str = ""

    @classmethod
    def read(cls, query: QueryDict, ledger: Ledger) -> "Selection":
        """The selection that stands in an address."""
        sort, year = query.get("sort", ""), query.get("year", "")
        names = dict.fromkeys(column.name for column in ledger.sheet)
        sortable = {"number", *(column.name for column in ledger.sheet if not column.many)}
        wanted = dict.fromkeys(query.get("cols", "")[:2000].split(","))
        found = (conditions.read(text, ledger) for text in query.getlist("f")[: conditions.MOST])
        view = query.get("view", "")[:16]
        return cls(
            ledger,
            text=asked(query, "q"),
            unit=asked(query, "unit", 16),
            year=year if len(year) == 4 and year.isascii() and year.isdigit() and "1900" < year else "",
            voided=query.get("voided") == "1",
            conditions=tuple(dict.fromkeys(condition for condition in found if condition)),
            sort=sort if sort.removeprefix("-") in sortable else "",
            columns=tuple(name for name in wanted if name in names),
            size=size_asked(query),
            view=view if view.isascii() and view.isalnum() else "",
        )

    @property
    def shown(self) -> tuple[Column, ...]:
        """The columns of the table: those chosen, else the ledger's own choice and the owning section."""
        if self.columns:
            return tuple(self.ledger.column(name) for name in self.columns)
        return (*self.ledger.listed, self.ledger.column(OWNER))

    @property
    def filtered(self) -> bool:
        """Whether any row may be left out."""
        return bool(self.text or self.unit or self.year or self.conditions)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Name and value of everything that differs from the plain list, for addresses and hidden fields."""
        named = (("view", self.view), ("q", self.text), ("unit", self.unit), ("year", self.year))
        yield from ((name, value) for name, value in named if value)
        if self.voided:
            yield "voided", "1"
        yield from (("f", condition.written()) for condition in self.conditions)
        if self.sort:
            yield "sort", self.sort
        if self.columns:
            yield "cols", ",".join(self.columns)
        if self.size != PER_PAGE:
            yield "size", str(self.size)

    def query(self) -> QueryDict:
        """The same as a query string."""
        return QueryDict(urlencode(list(self.pairs())))

    def href(self, **changes: object) -> str:
        """The address of the selection with some parts changed; the plain list keeps no default view."""
        changed = replace(self, **changes) if changes else self
        return "?" + (urlencode(list(changed.pairs())) or f"view={WHOLE}")

    def without(self, condition: Condition) -> str:
        """The address without one condition."""
        return self.href(conditions=tuple(found for found in self.conditions if found != condition))

    def cleared(self) -> str:
        """The address without any filter, with the same columns, order and page size."""
        return self.href(text="", unit="", year="", voided=False, conditions=())

    def hidden(self, *without: str) -> list[tuple[str, str]]:
        """The pairs that a form must send along when it sets the others itself."""
        return [(name, value) for name, value in self.pairs() if name not in without]

    def chips(self, unit_name: str = "") -> Iterable[tuple[str, str]]:
        """(text, address without it) of every filter."""
        if self.text:
            yield f"含“{self.text}”", self.href(text="")
        if self.unit:
            yield f"归口科室：{unit_name or '查无此科室'}", self.href(unit="")
        if self.year:
            yield f"{self.year}年", self.href(year="")
        for condition in self.conditions:
            yield condition.told(), self.without(condition)
        if self.voided:
            yield "含作废", self.href(voided=False)

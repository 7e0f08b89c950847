"""The quick entry grid of a ledger: its columns, its rows as they were sent, and what became of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from canmou.desk.suggesting import listed
from canmou.kernel import clock
from canmou.kernel.exchange.typed import Typist
from canmou.kernel.ledger.actions import Entered, add_right_ones
from canmou.kernel.ledger.declare import LINES, Column, Ledger
from canmou.kernel.ledger.drafts import Draft, examine
from canmou.kernel.ledger.models import Record
from canmou.kernel.ledger.queries import visible_to
from canmou.kernel.people.models import User
from canmou.kernel.people.queries import own_sections
from canmou.lib.cells import is_blank

MOST_ROWS = 500
BLANK_ROWS = 5
#: Columns that are rarely filled; with scripts they are shown on demand.
RARE = ("source_unit", "mask")
_AREAS = ("longtext", "refs", "records")
_WIDE = (*_AREAS, "persons", "units", "record", "ref")


@dataclass
class GridRow:
    """One row of cells as texts, with what is wrong and what was guessed, by column ("" for the whole row)."""

    key: str
    values: dict[str, str]
    problems: dict[str, str] = field(default_factory=dict)
    notices: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Head:
    """One column of the grid."""

    column: Column
    options: str

    @property
    def area(self) -> bool:
        """Whether its cells hold several lines."""
        return self.column.kind in _AREAS

    @property
    def rare(self) -> bool:
        return self.column.name in RARE

    @property
    def number(self) -> bool:
        """Whether its cells hold numbers."""
        return self.column.kind in ("int", "decimal", "money")

    @property
    def size(self) -> str:
        """How wide its cells are."""
        column = self.column
        if column.kind in _WIDE or column.kind == "text" and (column.field.max_length or 0) > 60:
            return "wide"
        return "narrow" if column.kind in ("int", "decimal", "money", "bool", "date") else "middle"


class Grid:
    """The rows that one user types into one ledger."""

    def __init__(self, ledger: Ledger, user: User) -> None:
        self.ledger, self.user = ledger, user
        self.rows: list[GridRow] = []
        self.saved: dict[str, Record] = {}
        self.home = next(iter(own_sections(user)), None)

    @cached_property
    def heads(self) -> list[Head]:
        """The columns in order of the form; the rarely filled ones come last."""
        return [Head(column, listed(column)) for column in self.ledger.sheet]

    @property
    def defaulted(self) -> set[str]:
        """Columns that alone make no row: they are filled in beforehand."""
        return {"unit", self.ledger.date}

    def fill(self, sent: QueryDict) -> None:
        """The rows as the page sent them; further ones than `MOST_ROWS` are left out."""
        for key in sent.getlist("row")[:MOST_ROWS]:
            values = {
                column.name: sent.get(f"{key}-{column.name}", "").replace("\0", "")
                for column in self.ledger.sheet
            }
            self.rows.append(GridRow(key, values))

    def pad(self, count: int) -> None:
        """Add empty rows."""
        taken = {row.key for row in self.rows}
        numbers = (n for n in range(1, MOST_ROWS * 2 + count) if f"r{n}" not in taken)
        for _ in range(count):
            self.rows.append(GridRow(f"r{next(numbers)}", {"unit": self.home.name if self.home else ""}))

    @property
    def filled(self) -> list[GridRow]:
        """The rows that hold anything beside what is filled in beforehand."""
        return [
            row
            for row in self.rows
            if not all(is_blank(text) for name, text in row.values.items() if name not in self.defaulted)
        ]

    def check(self) -> None:
        """Tell what is wrong with each row. Writes nothing."""
        right, drafts = self._read()
        for row, problems in zip(right, examine(drafts, by=self.user), strict=True):
            self._tell(row, problems)

    def save(self) -> list[Record]:
        """Enter the right rows and take them off the grid; the wrong ones stay, each with its problems."""
        right, drafts = self._read()
        entered: Entered = add_right_ones(drafts, by=self.user)
        for place, problems in entered.problems.items():
            self._tell(right[place], problems)
        self.saved = {right[place].key: record for place, record in entered.written.items()}
        self.rows = [row for row in self.rows if row.key not in self.saved]
        return list(entered.written.values())

    def _read(self) -> tuple[list[GridRow], list[Draft]]:
        typist = Typist(self.ledger, self.user, year=clock.today().year)
        rows, right, drafts = self.filled, [], []
        for row, typed in zip(rows, typist.read([row.values for row in rows]), strict=True):
            row.notices = typed.notices
            if "unit" not in typed.problems and typed.found["unit"] is None:
                typed.found["unit"] = self.home
            draft = typed.onto(self.ledger.model(office=self.user.office), self.ledger)
            if typed.problems:
                # the other cells of the row are judged all the same
                told = {n: t for n, t in examine([draft], by=self.user)[0].items() if n in typed.found}
                self._tell(row, told | typed.problems)
            else:
                right.append(row)
                drafts.append(draft)
        return right, drafts

    def _tell(self, row: GridRow, problems: dict[str, str]) -> None:
        known = {head.column.name: head.column for head in self.heads}
        for name, text in problems.items():
            place = name if name in known else ""
            row.problems[place] = known[place].beside(text) if place else text

    @property
    def wrong(self) -> list[GridRow]:
        """The rows that cannot be saved yet."""
        return [row for row in self.rows if row.problems]


def answer(grid: Grid) -> dict[str, Any]:
    """What became of the rows, for the script of the page."""
    return {
        "saved": [
            {"row": key, "number": r.number, "title": r.ref.title, "href": reverse("record", args=[r.number])}
            for key, r in grid.saved.items()
        ],
        "rows": {row.key: {"problems": row.problems, "notices": row.notices} for row in grid.filled},
    }


def page(grid: Grid, saved: Sequence[Record]) -> dict[str, Any]:
    """The page of the grid."""
    ledger = grid.ledger
    return {
        "ledger": ledger,
        "line": LINES[ledger.line],
        "grid": grid,
        "rows": [_cells(grid, row, place) for place, row in enumerate(grid.rows, 1)],
        "blank": _cells(grid, GridRow("NEW", {"unit": grid.home.name if grid.home else ""}), 0),
        "saved": saved,
        "today": clock.today().isoformat(),
        "most": MOST_ROWS,
        "draft_key": f"{grid.user.username}:{ledger.code}:quick",
    }


def _cells(grid: Grid, row: GridRow, place: int) -> dict[str, Any]:
    cells = [
        {
            "head": head,
            "name": f"{row.key}-{head.column.name}",
            "value": row.values.get(head.column.name, ""),
            "problem": row.problems.get(head.column.name, ""),
            "notice": row.notices.get(head.column.name, ""),
        }
        for head in grid.heads
    ]
    return {"key": row.key, "place": place, "cells": cells, "problem": row.problems.get("", "")}


def entered_before(user: User, ledger: Ledger, numbers: Sequence[str]) -> list[Record]:
    """The live records with these numbers that the user may see, in order of number."""
    rows = visible_to(user, ledger).filter(number__in=list(numbers)[:MOST_ROWS], voided=False)
    return list(rows.select_related("ref", "office").order_by("number"))

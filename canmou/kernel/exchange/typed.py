"""Rows typed or pasted by hand: from texts to values, with what is wrong and what was guessed in each cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from canmou.kernel.exchange.cells import LINKS, blank_for, read_cell
from canmou.kernel.exchange.lookup import People, Records
from canmou.kernel.ledger.declare import Column, Ledger
from canmou.kernel.ledger.drafts import Draft
from canmou.kernel.ledger.models import Record
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, can
from canmou.lib.cells import CellError

_RECORDS = ("record", "ref", "records", "refs")


@dataclass
class Typed:
    """One row: its values by column, and by column what is wrong and what was guessed."""

    found: dict[str, Any] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)
    notices: dict[str, str] = field(default_factory=dict)

    def onto(self, record: Record, ledger: Ledger) -> Draft:
        """The record with these values, and its lists."""
        lists = {}
        for column in ledger.sheet:
            if column.name not in self.found:
                continue
            if column.many:
                lists[column.name] = self.found[column.name]
            else:
                setattr(record, column.name, self.found[column.name])
        return Draft(record, lists)


class Typist:
    """Reads texts of one ledger for one user as an import reads cells, however many rows, in a few queries.

    year: completes 6月7日. voided: void records may be named by number (a stored record may keep such a link).
    """

    def __init__(self, ledger: Ledger, user: User, *, year: int | None = None, voided: bool = False) -> None:
        self.ledger, self.user, self.year, self.voided = ledger, user, year, voided
        self.people, self.records = People(user.office), Records(user.office, by=user)

    def read(self, rows: Sequence[Mapping[str, Any]]) -> list[Typed]:
        """The values of rows of texts by column name; a column that a row does not name is left out."""
        typed = [Typed() for _ in rows]
        links: list[tuple[Typed, Column, Any]] = []
        for row, into in zip(rows, typed, strict=True):
            for column in self.ledger.sheet:
                if column.name in row:
                    self._cell(column, row[column.name], into, links)
        self._prime([(column, value) for _, column, value in links if column.kind in _RECORDS])
        for into, column, value in links:
            try:
                into.found[column.name] = (
                    list(dict.fromkeys(self._target(column, text) for text in value))
                    if column.many
                    else self._target(column, value)
                )
            except CellError as error:
                into.problems[column.name] = str(error)
        return typed

    def _cell(self, column: Column, text: Any, into: Typed, links: list) -> None:
        try:
            cell = read_cell(column, text, self.year)
        except CellError as error:
            into.problems[column.name] = str(error)
            return
        if cell.notice:
            into.notices[column.name] = cell.notice
        if cell.value in (None, "", []):
            into.found[column.name] = blank_for(column)
        elif column.kind in LINKS:
            links.append((into, column, cell.value))
        else:
            into.found[column.name] = cell.value

    def _prime(self, wanted: list[tuple[Column, Any]]) -> None:
        texts: dict[Column, set[str]] = {}
        for column, value in wanted:
            texts.setdefault(column, set()).update(value if column.many else [value])
        for column, found in texts.items():
            whole = column.kind in ("record", "records")
            self.records.prime(found, column.ledgers, whole=whole, voided=self.voided)

    def _target(self, column: Column, text: str) -> Any:
        if column.kind in ("unit", "units"):
            return self.people.unit(text)
        if column.kind in ("person", "persons"):
            return self.people.person(text)
        ref = self.records.find(text, column.ledgers)
        if not can(self.user, Perm.VIEW, ref):
            raise CellError(f"没有编号为“{ref.number}”的记录，请核对编号，或改填题名")
        return ref if column.kind in ("ref", "refs") else self.records.record(ref)

    def write(self, record: Record, lists: Mapping[str, Sequence[Any]]) -> dict[str, Any]:
        """The values of a record as one would type them; titles that the user may not see are left out."""
        values: dict[str, Any] = {}
        for column in self.ledger.sheet:
            if column.many:
                mark = "\n" if column.kind in ("refs", "records") else "、"
                names = (self.people.written_link(column, item, self.user) for item in lists[column.name])
                values[column.name] = mark.join(names)
                continue
            value = getattr(record, column.name)
            if value is not None and column.field.is_relation:
                value = self.people.written_link(column, value, self.user)
            elif column.kind == "datetime" and value is not None:
                value = column.show(value)
            values[column.name] = value
        return values

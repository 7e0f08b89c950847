"""What a template works with: traced texts, rows of records, and lists of them.

A `Traced` text knows where it comes from. It is recorded in the trace at the moment it is printed, not before, so
that what a dropped sentence would have said leaves nothing behind.
"""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from jinja2.exceptions import SecurityError

from canmou.kernel.ledger.actions import ordered
from canmou.kernel.ledger.declare import Column, ledger_for, record_of
from canmou.kernel.ledger.models import Record, RecordRef
from canmou.kernel.people.models import Person, Unit
from canmou.kernel.permissions import readers_of
from canmou.lib.rendering import mask_all, mask_name


class Missing(Exception):
    """Nothing to print here: no record, no value. Caught by the nearest optional part of the template."""


@dataclass(frozen=True)
class Traced:
    """A text with its origin. `masked` has the same length, with stars.

    kind: "figure" or "name". metric: the metric or list it came through (for office names, office.city …).
    records: numbers of the records it came from; figures read theirs from `figure` when the trace is written.
    """

    text: str
    masked: str
    kind: str
    metric: str
    label: str
    records: tuple[str, ...] = ()
    raw: Any = None
    figure: Any = field(default=None, compare=False)
    full: "Traced | None" = None

    def __str__(self) -> str:
        return self.text

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Traced):
            return self.text == other.text
        return other in (self.text, self.raw)

    def __hash__(self) -> int:
        return hash(self.text)

    def read(self, name: str) -> Any:
        """The only attribute of a text that a template may ask for: the full name of a unit."""
        if name == "full" and self.full is not None:
            return self.full
        raise SecurityError(f"“{self.label}”没有“{name}”这一项")

    def wrapped(self, before: str, after: str) -> "Traced":
        """The same, between two brackets."""
        return replace(self, text=f"{before}{self.text}{after}", masked=f"{before}{self.masked}{after}")

    def starred(self) -> "Traced":
        """The same, wholly masked."""
        return replace(self, masked=mask_all(self.text))

    def as_text(self, text: str) -> "Traced":
        """Another rendering of the same value."""
        return replace(self, text=text, masked=text)

    @property
    def day(self) -> date:
        """The date it stands for. Raises TypeError when it stands for none."""
        if isinstance(self.raw, datetime):
            return self.raw.date()
        if isinstance(self.raw, date):
            return self.raw
        raise TypeError(f"“{self.label}”不是日期")


def parts_of(mask: str) -> list[str]:
    """The parts that a mask column names."""
    return [part for part in mask.split("、") if part]


class Steps:
    """Counts what a template does and stops one that would run for ever, or longer than `seconds`."""

    def __init__(self, most: int = 200_000, seconds: float | None = None) -> None:
        self.left = most
        self._ends = time.monotonic() + seconds if seconds else None

    def take(self) -> None:
        self.left -= 1
        if self.left < 0 or (self._ends is not None and time.monotonic() > self._ends):
            raise SecurityError("模板的循环太多，已停止；请检查循环条件")


class Many:
    """A list for loops and for the list filters."""

    def __init__(self, items: Iterable[Any], steps: Steps) -> None:
        self.items, self._steps = list(items), steps

    def __iter__(self) -> Iterator[Any]:
        for item in self.items:
            self._steps.take()
            yield item

    def __len__(self) -> int:
        return len(self.items)

    def cut(self, count: int) -> "Many":
        return Many(self.items[:count], self._steps)

    def read(self, name: str) -> Any:
        raise SecurityError(f"列表没有“{name}”这一项，请先用 first 或循环取出其中一条")


class Row:
    """One record as a template sees it: its columns as traced texts, linked records as rows.

    Records of ledgers that are open to named roles only are counted in reports, never told.
    """

    def __init__(self, record: Record, metric: str, steps: Steps) -> None:
        steps.take()
        self.record, self.metric, self._steps = record, metric, steps
        self.ledger = ledger_for(type(record))
        if readers_of(self.ledger.code) is not None:
            raise SecurityError(f"“{self.ledger.name}”只对指定角色开放，报告里只能写数目，不能列举其中的记录")

    def read(self, name: str) -> Any:
        """A column, `name` (the title), `number`, or a property the model lists in TRACED.

        Raises `Missing` when it is empty, SecurityError when there is no such column.
        """
        if name == "name":
            return self._text(self.ledger.title_of(self.record), "题名", name)
        if name == "number":
            return self._text(self.record.number, "编号", name)
        if name in getattr(self.record, "TRACED", ()):
            value = getattr(self.record, name)
            if value in (None, ""):
                raise Missing(name)
            return value if isinstance(value, bool) else self._text(str(value), name, name, raw=value)
        try:
            column = self.ledger.column(name)
        except KeyError as error:
            raise SecurityError(str(error.args[0])) from error
        return self._column(column)

    def has(self, name: str) -> bool:
        """Whether the column holds anything (for conditions)."""
        try:
            value = self.read(name)
        except Missing:
            return False
        return bool(len(value)) if isinstance(value, Many) else True

    def _column(self, column: Column) -> Any:
        if column.many:
            items = [item for item in ordered(self.record, column.name) if not getattr(item, "voided", False)]
            return Many((self._linked(item, column) for item in items), self._steps)
        value = getattr(self.record, column.name)
        if column.kind == "bool":
            return bool(value)
        if value is None or value == "" or getattr(value, "voided", False):
            raise Missing(column.name)  # a voided record is named nowhere
        if column.field.is_relation:
            return self._linked(value, column)
        shown = value if column.kind in ("date", "datetime") else column.show(value)
        if column.kind in ("date", "datetime"):
            shown = f"{value.year}年{value.month}月{value.day}日"
        elif isinstance(value, Decimal):
            shown = f"{value.normalize():f}"
        return self._text(shown, column.heading, column.name, raw=value)

    def _linked(self, value: Any, column: Column) -> Any:
        if isinstance(value, Unit):
            parts = parts_of(value.mask)
            full = self._named(value.name, column, parts)
            return replace(self._named(value.spoken, column, parts), full=full)
        if isinstance(value, Person):
            return self._named(value.name, column, [])
        if isinstance(value, RecordRef):
            return Row(record_of(value), f"{self.metric}.{column.name}", self._steps)
        return Row(value, f"{self.metric}.{column.name}", self._steps)

    def _named(self, text: str, column: Column, parts: list[str]) -> Traced:
        masked = mask_name(text, [*parts, *parts_of(self.record.mask)])
        metric = f"{self.metric}.{column.name}"
        return Traced(text, masked, "name", metric, column.heading, (self.record.number,))

    def _text(self, text: str, label: str, name: str, raw: Any = None) -> Traced:
        masked = mask_name(text, parts_of(self.record.mask))
        return Traced(text, masked, "name", f"{self.metric}.{name}", label, (self.record.number,), raw)


class Names:
    """A bag of ready traced names (the office, the period, whom it is about) that a template reads by attribute."""

    def __init__(self, what: str, names: dict[str, Traced | bool | None]) -> None:
        self._what, self._names = what, names

    def read(self, name: str) -> Any:
        if name not in self._names:
            raise SecurityError(f"{self._what}没有“{name}”这一项，可用：{'、'.join(self._names)}")
        if self._names[name] is None:
            raise Missing(name)
        return self._names[name]

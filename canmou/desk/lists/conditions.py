"""Conditions on the columns of a ledger: read from an address, told in Chinese, and as a filter.

In an address a condition is `f=column.op.value`. A link matches by the names that the reader may see: what a
hidden record is called can never be found.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from math import ceil, floor
from typing import Any

from django.db import connection
from django.db.models import Exists, F, Func, OuterRef, Q
from django.db.models.lookups import Exact, In

from canmou.kernel import clock
from canmou.kernel.ledger.declare import Column, Ledger
from canmou.kernel.ledger.queries import refs_visible_to
from canmou.kernel.people.models import Person, Unit, User
from canmou.lib import periods
from canmou.lib.cells import CellError, read_date, read_decimal

TEXTS, NUMBERS, DAYS = ("text", "longtext"), ("int", "decimal", "money"), ("date", "datetime")
NAMES, RECORDS = ("person", "persons", "unit", "units"), ("record", "ref", "records", "refs")
#: What may be asked of a column, by its kind: op → how it is called.
BLANK = {"empty": "为空", "filled": "不为空"}
OPS: dict[str, dict[str, str]] = {
    **{kind: {"has": "包含", "is": "等于", **BLANK} for kind in TEXTS},
    **{kind: {"range": "范围", **BLANK} for kind in (*NUMBERS, *DAYS)},
    "choice": {"in": "是", **BLANK},
    "bool": {"is": "是"},
    **{kind: {"has": "是", **BLANK} for kind in (*NAMES, *RECORDS)},
}
NUMBER = re.compile(r"[A-Z][A-Z0-9]{0,7}-[A-Z][A-Z0-9]{0,7}-\d{4}-\d{5}")
_NOTED = re.compile(r"(.+)（(.+)）")
MOST, LONGEST = 40, 200
LARGEST = 10**12


class Unindexed(Func):
    """A column as SQLite does not look it up in an index: for filters that keep many rows of an ordered list."""

    template = "%(expressions)s"
    arity = 1

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template="+%(expressions)s", **context)


@dataclass(frozen=True)
class Condition:
    """One condition on one column."""

    column: Column
    op: str
    value: str = ""

    def written(self) -> str:
        """As it stands in an address."""
        return f"{self.column.name}.{self.op}" + (f".{self.value}" if self.value else "")

    def told(self) -> str:
        """In the words of a chip: 金额（元）：100至500."""
        if self.op in BLANK:
            return f"{self.column.heading}{BLANK[self.op]}"
        return f"{self.column.heading}{'包含' if self.op == 'has' else '：'}{self._value_told()}"

    def _value_told(self) -> str:
        kind = self.column.kind
        if kind == "choice":
            labels = {str(code): str(label) for code, label in self.column.choices.items()}
            return "、".join(labels[code] for code in self.value.split("|"))
        if kind == "bool":
            return "是" if self.value == "1" else "否"
        if kind in (*NUMBERS, *DAYS):
            if kind in DAYS and ".." not in self.value:
                return periods.parse(self.value).label
            low, _, high = self.value.partition("..")
            return f"{low}至{high}" if low and high else f"{low}起" if low else f"{high}止"
        return f"“{self.value}”"

    def matches(self, user: User, *, scan: bool = False) -> Any:
        """The filter. `scan`: so that no index of the column is used (the list is walked in its order)."""
        name, kind = self.column.name, self.column.kind
        if self.op in BLANK:
            blank = self._blank()
            return blank if self.op == "empty" else ~blank
        if kind in TEXTS:
            return Q(**{f"{name}__{'icontains' if self.op == 'has' else 'iexact'}": self.value})
        if kind == "choice":
            codes = [self.column.field.to_python(code) for code in self.value.split("|")]
            return Q(**{f"{name}__in": codes})
        if kind == "bool":
            return Q(**{name: self.value == "1"})
        if kind in NUMBERS:
            return self._between()
        if kind in DAYS:
            return self._within()
        return self._linked(user, scan)

    def _blank(self) -> Any:
        name = self.column.name
        if self.column.many:
            return ~Exists(self._links())
        blank = Q(**{f"{name}__isnull": True})
        return (
            blank | Q(**{name: ""})
            if self.column.kind in (*TEXTS, "choice") and _texty(self.column)
            else blank
        )

    def _between(self) -> Q:
        low, high = (Decimal(text) if text else None for text in self.value.split(".."))
        if self.column.kind == "int":
            low, high = low if low is None else ceil(low), high if high is None else floor(high)
        found = {"gte": low, "lte": high}
        return Q(**{f"{self.column.name}__{way}": bound for way, bound in found.items() if bound is not None})

    def _within(self) -> Q:
        first, last = span_of(self.value)
        name = self.column.name
        if self.column.kind == "date":
            found = {"gte": first, "lte": last}
        else:
            found = {
                "gte": first and datetime.combine(first, time(), tzinfo=clock.ZONE),
                "lt": last and datetime.combine(last + timedelta(days=1), time(), tzinfo=clock.ZONE),
            }
        return Q(**{f"{name}__{way}": day for way, day in found.items() if day})

    def _links(self) -> Any:
        through = getattr(self.column.field.model, self.column.name).through
        return through.objects.filter(**{self.column.field.m2m_field_name(): OuterRef("pk")})

    def _linked(self, user: User, scan: bool) -> Any:
        targets = _targets(user, self.column, self.value)
        if self.column.many:
            other = self.column.field.m2m_reverse_field_name()
            return Exists(self._links().filter(**{f"{other}__in": targets}))
        attname = self.column.field.attname
        if scan and connection.vendor == "sqlite":
            column = Unindexed(F(attname))
            return Exact(column, targets[0]) if len(targets) == 1 else In(column, targets)
        return Q(**{f"{attname}__in": targets})


def _texty(column: Column) -> bool:
    return column.field.get_internal_type() in ("CharField", "TextField")


def _targets(user: User, column: Column, text: str) -> list[int]:
    """The keys that a typed name means: at most so many that an address may narrow further."""
    if column.kind in RECORDS:
        return list(records_named(user, column, text)[:500])
    model = Unit if column.kind in ("unit", "units") else Person
    return list(
        model.objects.filter(named(model, text), office_id=user.office_id).values_list("pk", flat=True)[:500]
    )


def named(model: type, text: str) -> Q:
    """Persons or units that a typed text may mean."""
    if model is Unit:
        return Q(name__icontains=text) | Q(short_name__icontains=text)
    found = Q(name__icontains=text) | Q(code=text)
    noted = _NOTED.fullmatch(text)
    return found | Q(name=noted[1], note=noted[2]) if noted else found


def records_named(user: User, column: Column, text: str) -> Any:
    """Keys of the records that a link column may name and the reader may see: by number, or part of the title."""
    number = NUMBER.match(text)
    refs = refs_visible_to(user).filter(Q(number=number[0]) if number else Q(title__icontains=text))
    if column.ledgers:
        refs = refs.filter(ledger__in=column.ledgers)
    if column.kind in ("ref", "refs"):
        return refs.order_by().values_list("pk", flat=True)
    target = column.field.related_model
    return target.objects.filter(ref__in=refs.order_by().values("pk")).order_by().values_list("pk", flat=True)


def span_of(text: str) -> tuple[date | None, date | None]:
    """First and last day of a period or of `from..to`, either of which may be open. Raises ValueError."""
    if ".." not in text:
        period = periods.parse(text)
        return period.start, period.end
    first, last = (read_date(part).value for part in text.split("..", 1))
    if first is None and last is None or first and last and last < first:
        raise ValueError("结束日早于开始日")
    return first, last


def read(text: str, ledger: Ledger) -> Condition | None:
    """The condition that stands in an address; None where it is none of this ledger's."""
    name, _, rest = text.replace("\0", "")[:LONGEST].partition(".")
    op, _, value = rest.partition(".")
    column = {column.name: column for column in ledger.sheet}.get(name)
    if column is None or op not in OPS[column.kind]:
        return None
    if op in BLANK:
        return Condition(column, op)
    try:
        value = checked(column, value.strip())
    except (ValueError, CellError, ArithmeticError):
        return None
    return Condition(column, op, value) if value else None


def checked(column: Column, value: str) -> str:
    """A value as addresses hold it; "" where nothing is asked. Raises ValueError, CellError, ArithmeticError."""
    if column.kind == "choice":
        return "|".join(code for code in map(str, column.choices) if code in value.split("|"))
    if column.kind == "bool":
        return value if value in ("0", "1") else ""
    if column.kind in NUMBERS:
        low, high = (read_decimal(part).value for part in value.split("..", 1))
        if low is None and high is None or any(abs(bound or 0) >= LARGEST for bound in (low, high)):
            return ""
        return "..".join("" if number is None else f"{number:f}" for number in (low, high))
    if column.kind in DAYS:
        if ".." not in value:
            return periods.parse(value).notation
        first, last = span_of(value)
        return f"{first or ''}..{last or ''}"
    return value

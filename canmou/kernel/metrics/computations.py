"""The kinds of computation a metric may return. Each knows its value and, from the same rows, its evidence.

Values are Decimal in base units (people, pieces, yuan, characters; a share in per cent). `None` means that there
is nothing to compute from (no rows, or a division by nothing), which a report must not print as 0.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Max, QuerySet, Sum


def _column(rows: QuerySet, *names: str) -> list[Any]:
    """One column of a queryset, read by the bare cursor (evidence may be very long)."""
    query = rows.values_list(*names)
    try:
        sql, params = query.query.sql_with_params()
    except EmptyResultSet:  # rows that cannot match, such as those of an empty list of keys
        return []
    with connections[query.db].cursor() as cursor:
        cursor.execute(sql, params)
        found = cursor.fetchall()
    return [row[0] for row in found] if len(names) == 1 else found


@dataclass(frozen=True)
class Computation:
    """What a metric returns. `rows` is the evidence."""

    rows: QuerySet

    kind = "count"

    def value(self) -> Decimal | None:
        """The value, or None where there is nothing to compute from."""
        raise NotImplementedError

    def evidence(self) -> QuerySet:
        """The records counted, each once."""
        return self.rows

    def numbers(self) -> list[str]:
        """The full numbers of exactly the records counted, sorted."""
        return _column(self.evidence().order_by("number"), "number")

    def denominator_numbers(self) -> list[str]:
        """The numbers of the records below the line (shares only)."""
        return []


@dataclass(frozen=True)
class Count(Computation):
    """How many records."""

    def value(self) -> Decimal | None:
        return Decimal(self.rows.order_by().count())


@dataclass(frozen=True)
class Distinct(Computation):
    """How many different values of some columns (a household visited twice counts once)."""

    fields: tuple[str, ...] = ()
    kind = "distinct"

    def value(self) -> Decimal | None:
        return Decimal(self.rows.order_by().values(*self.fields).distinct().count())


@dataclass(frozen=True)
class Total(Computation):
    """The sum of a column."""

    field: str = ""
    kind = "sum"

    def value(self) -> Decimal | None:
        return Decimal(self.rows.order_by().aggregate(found=Sum(self.field))["found"] or 0)


@dataclass(frozen=True)
class Ratio(Computation):
    """A share of two computations in per cent. None when the denominator is nothing."""

    numerator: Computation = None  # type: ignore[assignment]
    denominator: Computation = None  # type: ignore[assignment]
    kind = "ratio"

    def value(self) -> Decimal | None:
        below = self.denominator.value()
        above = self.numerator.value()
        if not below or above is None:
            return None
        return above * 100 / below

    def denominator_numbers(self) -> list[str]:
        return self.denominator.numbers()


@dataclass(frozen=True)
class Level(Computation):
    """A stock: the sum over keys of the last value dated on or before the scope's end."""

    key: tuple[str, ...] = ()
    date: str = ""
    field: str = ""
    kind = "level"

    def evidence(self) -> QuerySet:
        latest = self.rows.order_by().values(*self.key).annotate(last=Max(self.date))
        last = {row[:-1]: row[-1] for row in latest.values_list(*self.key, "last")}
        found = self.rows.order_by(self.date, "pk").values_list(*self.key, self.date, "pk")
        chosen: dict[tuple, int] = {}
        for row in found.iterator():
            if last[row[:-2]] == row[-2]:
                chosen[row[:-2]] = row[-1]
        return self.rows.filter(pk__in=chosen.values())

    def value(self) -> Decimal | None:
        found = self.evidence().order_by().aggregate(found=Sum(self.field))["found"]
        return None if found is None else Decimal(found)


@dataclass(frozen=True)
class Spread(Computation):
    """The least and the most per month, over the months in which there were any."""

    date: str = ""
    kind = "spread"

    def bounds(self) -> tuple[int, int] | None:
        """(least, most) per month, or None where there are no rows."""
        months: dict[tuple[int, int], int] = {}
        for day in self.rows.order_by().values_list(self.date, flat=True):
            months[day.year, day.month] = months.get((day.year, day.month), 0) + 1
        return (min(months.values()), max(months.values())) if months else None

    def value(self) -> Decimal | None:
        bounds = self.bounds()
        return None if bounds is None else Decimal(bounds[1])


@dataclass(frozen=True)
class Listing(Computation):
    """The records themselves, in the order of the queryset, for lists of titles and names."""

    kind = "list"

    def value(self) -> Decimal | None:
        return Decimal(self.rows.order_by().count())


def count(rows: QuerySet) -> Count:
    """How many records."""
    return Count(rows)


def distinct(rows: QuerySet, *fields: str) -> Distinct:
    """How many different values of `fields` among the records."""
    return Distinct(rows, fields)


def total(rows: QuerySet, field: str) -> Total:
    """The sum of `field`."""
    return Total(rows, field)


def ratio(numerator: Computation, denominator: Computation) -> Ratio:
    """`numerator` as a share of `denominator`, in per cent."""
    return Ratio(numerator.rows, numerator, denominator)


def level(rows: QuerySet, *, key: tuple[str, ...], date: str, field: str) -> Level:
    """The sum, over each `key`, of the last `field` dated by `date` (give rows with `up_to(scope, date)`)."""
    return Level(rows, key, date, field)


def spread(rows: QuerySet, date: str) -> Spread:
    """The least and the most per month."""
    return Spread(rows, date)


def listing(rows: QuerySet) -> Listing:
    """The records in the order of `rows`."""
    return Listing(rows)

"""The rows behind dated items: which records are open by which day, read by unions over the ledgers."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import (
    BigIntegerField,
    BooleanField,
    CharField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast, Coalesce

from canmou.kernel.calendar import table_for
from canmou.kernel.ledger.declare import Ledger
from canmou.kernel.ledger.due import Due
from canmou.kernel.people.models import Person
from canmou.lib.workdays import add_workdays

#: Arms of one SQL union; SQLite allows 500, and a plan of more takes longer to make than to run.
_PER_UNION = 60
#: Statements kept: one for each standing × kind of question × day that is asked anew.
_KEPT = 256

Arm = tuple[Ledger, Due, QuerySet]
_statements: OrderedDict[Hashable, list[tuple[str, tuple, list[tuple[Ledger, Due]]]]] = OrderedDict()


class Mark(NamedTuple):
    """An item before its record is read: which declaration, which record, which days, who answers.

    provisional: the day is reckoned over a year whose holidays are not announced.
    """

    ledger: Ledger
    due: Due
    ref: int
    first: date
    day: date
    person: int | None
    unit: int
    provisional: bool = False


@dataclass(frozen=True)
class Window:
    """Which days are asked for. Without an end: what has come up by today, each by its own lead time."""

    today: date
    since: date | None = None
    until: date | None = None

    def bounds(self, due: Due) -> tuple[date | None, date]:
        """The first and the last day of the column itself that may fall into the window."""
        last = self.until or self.today + timedelta(days=due.before)
        first = self.since
        if due.lapse is not None:
            oldest = self.today - timedelta(days=due.lapse)
            first = max(first, oldest) if first else oldest
        shift = timedelta(days=due.days or due.workdays)
        return (None if first is None else first - 3 * shift), last - shift

    def holds(self, due: Due, first: date, day: date) -> bool:
        """Whether an item of these days falls into it."""
        last = self.until or self.today + timedelta(days=due.before)
        return first <= last and (self.since is None or day >= self.since)


def open_rows(ledger: Ledger, due: Due, visible_: Q, window: Window) -> QuerySet:
    """Live records of a ledger in which this is still open, its column near the window."""
    first, last = window.bounds(due)
    rows = ledger.model.objects.filter(visible_, voided=False).order_by()
    if due.compute is None:
        rows = rows.alias(begins=_first(due)).filter(begins__lte=last, **{f"{due.field}__isnull": False})
        if first is not None:
            rows = rows.filter(**{f"{due.field}__gte": first})
    if ledger.parent:
        whole_lives = Q(**{f"{ledger.parent}__voided": False})
        if ledger.model._meta.get_field(ledger.parent).null:
            whole_lives |= Q(**{f"{ledger.parent}__isnull": True})
        rows = rows.filter(whole_lives)
    if due.given is not None:
        rows = rows.filter(due.given)
    if due.renewed:
        same = {name: OuterRef(name) for name in due.renewed}
        later = ledger.model.objects.filter(voided=False, **same, **{f"{due.field}__gt": OuterRef(due.field)})
        rows = rows.filter(~Exists(later))
    return _undone(rows, due)


def _undone(rows: QuerySet, due: Due) -> QuerySet:
    if due.done is None:
        return rows
    if not isinstance(due.done, str):
        return rows.exclude(due.done) if isinstance(due.done, Q) else rows.filter(~due.done)
    column = rows.model._meta.get_field(due.done)
    if isinstance(column, BooleanField):
        return rows.filter(**{due.done: False})
    if isinstance(column, CharField):
        return rows.filter(**{due.done: ""})
    return rows.filter(**{f"{due.done}__isnull": True})


def naming(rows: QuerySet, due: Due, person: Person) -> QuerySet | None:
    """The rows that name a person as the one who answers or among those who take part."""
    wanted: Any = Q(**{due.who: person}) if due.who else None
    for name in due.among:
        through = rows.model._meta.get_field(name).remote_field.through
        here = next(f.name for f in through._meta.fields if f.related_model is rows.model)
        there = next(f.name for f in through._meta.fields if f.related_model is Person)
        taking_part = Exists(through.objects.filter(**{here: OuterRef("pk"), there: person}))
        wanted = taking_part if wanted is None else wanted | Q(taking_part)
    return None if wanted is None else rows.filter(wanted)


def _first(due: Due) -> Any:
    return Coalesce(F(due.started), F(due.field)) if due.started else F(due.field)


def answering_unit(due: Due) -> Any:
    """The unit that answers: the column named, else the record's own."""
    return Coalesce(F(due.unit), F("unit")) if due.unit else F("unit")


def read_marks(key: Hashable, arms: Callable[[], list[Arm]]) -> Iterator[Mark]:
    """The marks of all these rows, in no order.

    To put the statement together takes far longer than to run it, and it follows from `key` alone (whose, which
    days, what the reader may see), so it is kept under it.
    """
    key = (connection.vendor, key)
    if key not in _statements:
        _statements[key] = _put_together(arms())
        if len(_statements) > _KEPT:
            _statements.popitem(last=False)
    for sql, params, declared in _statements[key]:
        with connection.cursor() as cursor:
            cursor.execute(sql, params)
            found = cursor.fetchall()
        yield from _dated([(*declared[row[0]], row[1], *map(_day, row[2:4]), *row[4:]) for row in found])


def computed_marks(arms: list[Arm]) -> Iterator[Mark]:
    """The marks of declarations whose last day follows from more than one column."""
    for ledger, due, rows in arms:
        records = list(rows)
        days = due.compute(records) if records and due.compute else {}
        for record in records:
            if record.pk in days:
                found = days[record.pk]
                yield Mark(
                    ledger, due, record.ref_id, found.day, found.day, None, record.unit_id, found.provisional
                )


def _put_together(arms: list[Arm]) -> list[tuple[str, tuple, list[tuple[Ledger, Due]]]]:
    statements = []
    for start in range(0, len(arms), _PER_UNION):
        part = arms[start : start + _PER_UNION]
        queries = [_arm(index, due, rows) for index, (_, due, rows) in enumerate(part)]
        found = queries[0].union(*queries[1:], all=True) if len(queries) > 1 else queries[0]
        try:
            sql, params = found.query.sql_with_params()
        except EmptyResultSet:  # the reader's units are none
            continue
        statements.append((sql, params, [(ledger, due) for ledger, due, _ in part]))
    return statements


def _day(value: Any) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


def _arm(index: int, due: Due, rows: QuerySet) -> QuerySet:
    nobody = Cast(Value(None), BigIntegerField())
    return rows.values_list(
        Value(index, output_field=IntegerField()),
        "ref_id",
        _first(due),
        F(due.field),
        F(due.who) if due.who else nobody,
        answering_unit(due),
    )


def _dated(rows: list[tuple]) -> Iterator[Mark]:
    """Marks with the days moved by what the declaration adds."""
    table = None
    for ledger, due, ref, first, day, person, unit in rows:
        provisional = False
        if due.workdays:
            table = table or table_for(_years(row[4] for row in rows if row[1].workdays))
            found = add_workdays(day, due.workdays, table)
            first, day, provisional = found.day, found.day, found.provisional
        elif due.days:
            first = day = day + timedelta(days=due.days)
        yield Mark(ledger, due, ref, first or day, day, person, unit, provisional)


def _years(days: Iterable[date]) -> range:
    years = [day.year for day in days]
    return range(min(years), max(years) + 2)

"""Dated items: what of the records a reader may see must happen by which day, who answers, what the day asks.

The declarations stand with the ledgers (`Ledger.due`, see `canmou.kernel.ledger.due`). Everything is read by
unions over the ledgers, so a page costs a handful of queries however many ledgers have days.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import Q, QuerySet

from canmou.kernel import clock
from canmou.kernel.calendar import table_for
from canmou.kernel.ledger.declare import Ledger, ledgers
from canmou.kernel.ledger.due import KIND_NAMES, TODO, Due, Kind
from canmou.kernel.ledger.duerows import (
    Arm,
    Mark,
    Window,
    answering_unit,
    computed_marks,
    naming,
    open_rows,
    read_marks,
)
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.people.models import Person, Unit, User
from canmou.kernel.people.queries import own_sections
from canmou.kernel.permissions import opens, standing, visible
from canmou.lib.workdays import workdays_between

DAY = timedelta(days=1)
#: Deadlines up to this many days ahead are told in working days, later ones in days.
_WORKDAYS_TOLD = 45
#: As far ahead as anybody asks.
_FAR = date(9000, 1, 1)
_DATED = re.compile(r"^\d{4}-\d{2}-\d{2}\s+")


class Whose(StrEnum):
    """Whose items: those that name me, those that my sections answer for, or all that I may see."""

    MINE = "mine"
    SECTION = "section"
    OFFICE = "office"


@dataclass(frozen=True)
class DueItem:
    """Something that must happen, or happens, by a day: the record, who answers, and how to say it.

    provisional: the day is reckoned over a year whose holidays are not announced; estimated: so are the working days.
    """

    ledger: Ledger
    due: Due
    ref: RecordRef
    first: date
    day: date
    person: Person | None
    unit: Unit
    today: date
    workdays: int
    provisional: bool = False
    estimated: bool = False

    @property
    def overdue(self) -> bool:
        """Whether the day has passed and somebody should have acted."""
        return self.due.to_do and self.day < self.today

    @property
    def name(self) -> str:
        """The title of the record, without the day that it may begin with: the sentence tells the day."""
        return _DATED.sub("", self.ref.title)

    @property
    def kind_name(self) -> str:
        """What sort of day it is: 时限, 到期, 缺佐证, 安排, 值班."""
        return KIND_NAMES[self.due.kind]

    @property
    def sentence(self) -> str:
        """What the day asks, e.g. 应于5月20日前办结，还有3个工作日."""
        return f"{self._asked()}，{self.left}" if self.due.to_do else self._takes_place()

    @property
    def left(self) -> str:
        """How much time there is: 已超期2天, 今天到期, 还有3个工作日."""
        days = (self.day - self.today).days
        if days < 0:
            return f"{'已过期' if self.due.kind is Kind.EXPIRY else '已超期'}{-days}天"
        if days == 0:
            return "今天到期"
        if self.due.kind is Kind.EXPIRY or days > _WORKDAYS_TOLD or self.workdays == 0:
            return f"还有{days}天"
        return f"还有{self.workdays}个工作日{'（推定）' if self.estimated and not self.provisional else ''}"

    def _asked(self) -> str:
        when = _spoken(self.day, self.today) + ("（推定）" if self.provisional else "")
        if self.due.kind is Kind.EXPIRY:
            return f"{self.due.label}{'已' if self.overdue else '将'}于{when}到期"
        if self.due.kind is Kind.EVIDENCE:
            return f"缺{self.due.label}，应于{when}前补上"
        return f"应于{when}前{self.due.label}"

    def _takes_place(self) -> str:
        if self.first < self.day:
            return f"{_spoken(self.first, self.today)}至{_spoken(self.day, self.today)}{self.due.label}"
        return f"{_spoken(self.day, self.today)}{self.due.label}"


def _spoken(day: date, today: date) -> str:
    year = "" if day.year == today.year else f"{day.year}年"
    return f"{year}{day.month}月{day.day}日"


def due_items(
    user: User,
    whose: Whose = Whose.MINE,
    *,
    until: date | None = None,
    since: date | None = None,
    kinds: Iterable[Kind] = TODO,
    person: Person | None = None,
    limit: int | None = None,
) -> list[DueItem]:
    """Open items that the reader may see, by day. `until`, `since`: closed bounds; without: what has come up.

    `person`: only those that name this person (before handing over: with `until=date.max`).
    """
    found = marks(user, whose, until=until, since=since, kinds=kinds, person=person)
    return read(found[:limit])


#: What a calendar shows: everything but the files that are missing.
CALENDAR = frozenset(Kind) - {Kind.EVIDENCE}


def due_by_day(
    user: User, whose: Whose, start: date, end: date, kinds: Iterable[Kind] = CALENDAR
) -> dict[date, list[DueItem]]:
    """Everything that falls on the days from `start` to `end` (both included), for a calendar."""
    return by_day(due_items(user, whose, since=start, until=end, kinds=kinds), start, end)


def by_day(items: Iterable[DueItem], start: date, end: date) -> dict[date, list[DueItem]]:
    """Items on each of their days from `start` to `end`; days without any have an empty list."""
    days: dict[date, list[DueItem]] = {start + DAY * i: [] for i in range((end - start).days + 1)}
    for item in items:
        day = max(item.first, start)
        while day <= min(item.day, end):
            days[day].append(item)
            day += DAY
    return days


def held_by(person: Person) -> int:
    """How many open items name this person: a bare number, for those who may not read the records."""
    office = Q(office_id=person.office_id)
    window = Window(clock.today(), until=_FAR)
    arms = [
        open_rows(ledger, due, office, window).filter(**{due.who: person})
        for ledger, due in declared(TODO)
        if due.who and not due.compute
    ]
    return sum(arm.count() for arm in arms)


def declared(kinds: Iterable[Kind]) -> list[tuple[Ledger, Due]]:
    """Every declaration of these kinds with its ledger."""
    wanted = set(kinds)
    return [(ledger, due) for ledger in ledgers() for due in ledger.due if due.kind in wanted]


def marks(
    user: User,
    whose: Whose = Whose.OFFICE,
    *,
    until: date | None = None,
    since: date | None = None,
    kinds: Iterable[Kind] = TODO,
    person: Person | None = None,
) -> list[Mark]:
    """The items of `due_items` without their records, by day: enough to count and to group."""
    window = Window(clock.today(), since, until)
    named = person or (user.person if whose is Whose.MINE else None)
    sections = frozenset(unit.pk for unit in own_sections(user)) if whose is Whose.SECTION else None
    if sections == frozenset() or (whose is Whose.MINE and named is None):
        return []
    kinds = frozenset(kinds)
    open_to = [(ledger, due) for ledger, due in declared(kinds) if opens(user, ledger.code)]
    asked = Asked(named, sections)

    def arms(computed: bool) -> list[Arm]:
        found = (
            (ledger, due, asked.of(open_rows(ledger, due, visible(user, ledger.code), window), due))
            for ledger, due in open_to
            if bool(due.compute) is computed
        )
        return [(ledger, due, rows) for ledger, due, rows in found if rows is not None]

    key = (user.office_id, standing(user).grants, window, kinds, asked)
    return _sorted([*read_marks(key, lambda: arms(False)), *computed_marks(arms(True))], window)


def marks_of_office(office_id: int) -> list[Mark]:
    """All that has come up in an office, for figures: computed for their scope and for no reader."""
    window, office = Window(clock.today()), Q(office_id=office_id)

    def arms(computed: bool) -> list[Arm]:
        return [
            (ledger, due, open_rows(ledger, due, office, window))
            for ledger, due in declared(TODO)
            if bool(due.compute) is computed
        ]

    found = read_marks(("office", office_id, window), lambda: arms(False))
    return _sorted([*found, *computed_marks(arms(True))], window)


def _sorted(found: list[Mark], window: Window) -> list[Mark]:
    kept = [mark for mark in found if window.holds(mark.due, mark.first, mark.day)]
    return sorted(kept, key=lambda mark: (mark.day, mark.ledger.code, mark.ref))


@dataclass(frozen=True)
class Asked:
    """Whose items: those that name a person, those that some units answer for, or all."""

    person: Person | None
    sections: frozenset[int] | None

    def of(self, rows: QuerySet, due: Due) -> QuerySet | None:
        """These of the rows; None where the declaration names nobody."""
        if self.person is not None:
            return naming(rows, due, self.person)
        if self.sections is not None:
            return rows.alias(answers=answering_unit(due)).filter(answers__in=sorted(self.sections))
        return rows


def read(found: list[Mark]) -> list[DueItem]:
    """Marks with their records, persons and units (three queries, two for the calendar)."""
    if not found:
        return []
    today = clock.today()
    refs = RecordRef.objects.in_bulk({mark.ref for mark in found})
    persons = Person.objects.in_bulk({mark.person for mark in found if mark.person})
    units = Unit.objects.in_bulk({mark.unit for mark in found})
    near = [m.day for m in found if 0 < (m.day - today).days <= _WORKDAYS_TOLD]
    table = table_for(range(today.year, max(near).year + 1)) if near else None
    left = {day: workdays_between(today, day, table) for day in set(near)} if table else {}
    return [
        DueItem(
            mark.ledger,
            mark.due,
            refs[mark.ref],
            mark.first,
            mark.day,
            persons.get(mark.person) if mark.person else None,
            units[mark.unit],
            today,
            left[mark.day].count if mark.day in left else 0,
            mark.provisional,
            mark.day in left and left[mark.day].provisional,
        )
        for mark in found
    ]


@dataclass(frozen=True)
class Count:
    """How many items are open: all of them, and how many of these by which day."""

    total: int
    overdue: int
    today: int
    week: int


def counted(found: Iterable[Mark]) -> Count:
    """The number of items: overdue, due today, due later this week."""
    today = clock.today()
    sunday = today + timedelta(days=6 - today.weekday())
    days = [mark.day for mark in found]
    return Count(
        len(days),
        sum(day < today for day in days),
        sum(day == today for day in days),
        sum(today < day <= sunday for day in days),
    )


def counted_by_unit(found: Iterable[Mark]) -> dict[int, Count]:
    """The same by the unit that answers (key → count)."""
    units: dict[int, list[Mark]] = {}
    for mark in found:
        units.setdefault(mark.unit, []).append(mark)
    return {unit: counted(part) for unit, part in units.items()}

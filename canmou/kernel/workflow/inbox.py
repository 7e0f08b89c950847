"""What stands in whose list: to do, my section's, handed on, done, watched. Trimmed to what the reader may see."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from canmou.kernel import clock
from canmou.kernel.ledger.declare import ledger, ledgers
from canmou.kernel.ledger.models import Record
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, readers_of, require, visible_refs
from canmou.kernel.workflow.models import Step, Watch
from canmou.kernel.workflow.roster import Roster, load
from canmou.kernel.workflow.routing import (
    Reach,
    addressed,
    first_seeing,
    hand_of,
    of_person,
    of_unit,
    reach,
    steps_of,
    waiting,
)


@dataclass(frozen=True)
class Counts:
    """How many steps stand in a reader's lists: to do in all, late, due today, due later this week."""

    mine: int = 0
    overdue: int = 0
    today: int = 0
    week: int = 0
    sections: int = 0
    handed_on: int = 0
    reading: int = 0


class Desk:
    """The lists of one reader, on one day. Leave, stand-ins and rights are read once for all of them."""

    def __init__(self, user: User) -> None:
        self.user = user

    @cached_property
    def roster(self) -> Roster:
        return load(self.user.office_id)

    @cached_property
    def reach(self) -> Reach:
        return reach(self.user, self.roster)

    def _seen(self) -> QuerySet[Step]:
        found = Step.objects.filter(_through_ref(visible_refs(self.user, [led.code for led in ledgers()])))
        return found.filter(ref__voided=False)

    def _open(self) -> QuerySet[Step]:
        rows = self._seen().filter(closed_at=None, opened_at__isnull=False)
        rows = rows.select_related("ref__unit", "person", "unit", "asked_by__person")
        return rows.order_by(F("due_on").asc(nulls_last=True), "opened_at", "pk")

    def mine(self) -> QuerySet[Step]:
        """What waits for the reader, himself or as a stand-in, by due date. A question put outside comes when late."""
        late = Q(due_on__lt=clock.today())
        return self._open().filter(~Q(kind=Step.Kind.OUTSIDE) | late).filter(steps_of(self.reach))

    def of_sections(self) -> QuerySet[Step]:
        """What waits for the reader's sections and their people."""
        sections = self.reach.sections
        people = {person for unit in sections for person in self.roster.members[unit]}
        return self._open().filter(addressed(sorted(people), sorted(sections)))

    def of_office(self) -> QuerySet[Step]:
        """What waits for anybody, as far as the reader may see it."""
        return self._open()

    def handed_on(self) -> QuerySet[Step]:
        """What the reader handed to others and they have not done yet."""
        rows = self._open().filter(asked_by=self.user)
        own = Q(person=self.user.person_id) if self.user.person_id else Q(pk=None)
        return rows.exclude(own & ~Q(kind=Step.Kind.OUTSIDE))

    def done(self) -> QuerySet[Step]:
        """What the reader has done, the latest first."""
        rows = self._seen().filter(answered_by=self.user)
        return rows.select_related("ref__unit", "person", "unit", "acting_for__person").order_by(
            "-answered_at", "-pk"
        )

    def watching(self) -> QuerySet[Watch]:
        """The records that the reader follows, the latest first."""
        seen = _through_ref(visible_refs(self.user, [led.code for led in ledgers()]))
        return (
            Watch.objects.filter(seen, user=self.user).select_related("ref__unit").order_by("-since", "-pk")
        )

    def counts(self) -> Counts:
        """The numbers of the lists."""
        today = clock.today()
        sunday = today + timedelta(days=6 - today.weekday())
        found = (
            self.mine()
            .order_by()
            .aggregate(
                mine=Count("pk"),
                overdue=Count("pk", filter=Q(due_on__lt=today)),
                today=Count("pk", filter=Q(due_on=today)),
                week=Count("pk", filter=Q(due_on__gt=today, due_on__lte=sunday)),
                reading=Count("pk", filter=Q(kind=Step.Kind.READ)),
            )
        )
        return Counts(
            **found,
            sections=self.of_sections().order_by().count() if self.reach.sections else 0,
            handed_on=self.handed_on().order_by().count(),
        )

    def via(self, step: Step) -> str:
        """Why a step stands in this reader's list though it is addressed to another; "" where it is his own."""
        hand = hand_of(step, self.user, self.roster)
        return (hand.via if hand else "") or step.via


def _through_ref(condition: Q) -> Q:
    """A condition on records' public rows as one on rows that point at them."""
    made = Q()
    made.connector, made.negated = condition.connector, condition.negated
    made.children = [
        _through_ref(child) if isinstance(child, Q) else (f"ref__{child[0]}", child[1])
        for child in condition.children
    ]
    return made


def desk(user: User) -> Desk:
    """The lists of this reader; read several from one desk."""
    return Desk(user)


def mine(user: User) -> QuerySet[Step]:
    """What waits for the reader."""
    return Desk(user).mine()


def of_sections(user: User) -> QuerySet[Step]:
    """What waits for the reader's sections."""
    return Desk(user).of_sections()


def handed_on(user: User) -> QuerySet[Step]:
    """What the reader handed to others."""
    return Desk(user).handed_on()


def done(user: User) -> QuerySet[Step]:
    """What the reader has done."""
    return Desk(user).done()


def watching(user: User) -> QuerySet[Watch]:
    """The records that the reader follows."""
    return Desk(user).watching()


def counts(user: User) -> Counts:
    """The numbers of the reader's lists."""
    return Desk(user).counts()


def history(record: Record) -> list[Step]:
    """What was done and said on a record in order, then what is open. For who may see the record."""
    rows = Step.objects.filter(ref=record.ref_id).exclude(closed_at__isnull=False, answered_at=None)
    rows = rows.select_related(
        "person", "unit", "answered_by__person", "acting_for__person", "asked_by__person"
    )
    order = (F(column).asc(nulls_last=True) for column in ("answered_at", "opened_at"))
    return list(rows.order_by(*order, "pk"))


@dataclass(frozen=True)
class Stranded:
    """An open step that nobody with a login may handle: its record's ledger and number, no title."""

    ledger: str
    number: str
    holder: str
    since: Any


def stranded(user: User) -> list[Stranded]:
    """What finds nobody at all, for the system administrator to give somebody a login or the role."""
    require(user, Perm.ACCOUNTS)
    roster = load(user.office_id)
    persons, units = waiting(user.office_id)
    wanted = Q(pk=None)
    for codes in _classes():
        lost_p = [
            k for k, name in persons if not first_seeing(of_person(roster, k, name), roster, codes[0], None)
        ]
        lost_u = [
            k for k, name in units if not first_seeing(of_unit(roster, k, name), roster, codes[0], None)
        ]
        wanted |= Q(ref__ledger__in=codes) & (Q(person__in=lost_p) | Q(person=None, unit__in=lost_u))
    rows = Step.objects.filter(wanted, office=user.office_id, closed_at=None, opened_at__isnull=False)
    rows = rows.filter(ref__voided=False).select_related("ref", "person", "unit").order_by("opened_at", "pk")
    return [Stranded(ledger(s.ref.ledger).name, s.ref.number, s.holder, s.opened_at) for s in rows]


def _classes() -> list[list[str]]:
    """The codes of ledgers that are open to the same readers."""
    found: dict[Any, list[str]] = {}
    for led in ledgers():
        found.setdefault(readers_of(led.code), []).append(led.code)
    return list(found.values())

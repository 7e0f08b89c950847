"""What hangs on a person, in groups, without titles: open dated items that name the person, and open turns in flows."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Q

from canmou.kernel import clock
from canmou.kernel.ledger.declare import Ledger, ledger_for, ledgers
from canmou.kernel.ledger.declare import ledger as ledger_of
from canmou.kernel.ledger.duerows import Window, open_rows
from canmou.kernel.people.models import Person
from canmou.kernel.workflow.moving import held_by as turns_of

#: Far enough ahead for every open item, with room for the arithmetic of lead times.
FAR = date.max - timedelta(days=800)


@dataclass(frozen=True)
class Held:
    """The open records of one ledger in which one column names the person. Titles are not told."""

    ledger: Ledger
    column: str
    person: Person
    keys: frozenset[int] = field(repr=False)

    @property
    def key(self) -> tuple[str, str]:
        return self.ledger.code, self.column

    @property
    def count(self) -> int:
        return len(self.keys)

    @property
    def heading(self) -> str:
        """How the ledger heads the column, e.g. 责任人."""
        return self.ledger.column(self.column).heading

    @property
    def text(self) -> str:
        return f"{self.ledger.name}（{self.heading}）{self.count}件"


@dataclass(frozen=True)
class HeldTurns:
    """The open turns of a person on records of one ledger."""

    ledger: Ledger
    person: Person
    keys: frozenset[int] = field(repr=False)

    @property
    def key(self) -> tuple[str, str]:
        return self.ledger.code, "turn"

    @property
    def count(self) -> int:
        return len(self.keys)

    @property
    def text(self) -> str:
        return f"{self.ledger.name}（流程待办）{self.count}件"


def held_by(person: Person) -> list[Held | HeldTurns]:
    """Everything open that waits for this person: by ledger and column, then the turns in flows by ledger.

    Turns come last: those that follow a column go with it.
    """
    return [*_named(person), *_turns(person)]


def _turns(person: Person) -> list[HeldTurns]:
    by_ledger: dict[str, set[int]] = {}
    for step in turns_of(person).select_related("ref"):
        by_ledger.setdefault(step.ref.ledger, set()).add(step.pk)
    return [HeldTurns(ledger_of(code), person, frozenset(keys)) for code, keys in sorted(by_ledger.items())]


def _named(person: Person) -> list[Held]:
    window = Window(clock.today(), until=FAR)
    found: dict[tuple[Ledger, str], set[int]] = {}
    for ledger in ledgers():
        for due in ledger.due:
            if due.to_do and due.who:
                rows = open_rows(ledger, due, Q(office_id=person.office_id), window)
                whole, key, column = _place(ledger, due.who)
                keys = rows.filter(**{due.who: person}).values_list(key, flat=True)
                found.setdefault((whole, column), set()).update(keys)
    return [Held(ledger, column, person, frozenset(keys)) for (ledger, column), keys in found.items() if keys]


def _place(ledger: Ledger, who: str) -> tuple[Ledger, str, str]:
    """In which ledger the person is named, by which key its record is found, in which column."""
    if "__" not in who:
        return ledger, "pk", who
    link, column = who.split("__")
    return ledger_for(ledger.model._meta.get_field(link).related_model), f"{link}_id", column

"""Which part of which list an address asks for."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import QueryDict

from canmou.desk.listing import asked as text_asked
from canmou.desk.todo.entries import Entry, Tab, When, tabs, titled, when
from canmou.desk.todo.items import KINDS
from canmou.kernel import clock
from canmou.kernel.ledger.declare import ledger
from canmou.kernel.people.models import User
from canmou.kernel.ui.table import with_query

WHENS = {
    When.LATE: "已超期",
    When.TODAY: "今天",
    When.WEEK: "本周",
    When.LATER: "以后",
    When.NONE: "没有期限",
    When.EVIDENCE: "缺佐证",
}
Option = tuple[str, str, bool]


@dataclass(frozen=True)
class Asked:
    """A list and its filters, as they stand in an address."""

    tab: Tab
    offered: tuple[Tab, ...]
    query: QueryDict
    text: str = ""
    when: str = ""
    kind: str = ""
    ledger: str = ""

    @classmethod
    def read(cls, user: User, query: QueryDict) -> "Asked":
        """What an address asks for; what it asks in vain is left aside."""
        offered = tuple(tabs(user))
        tab = query.get("tab", "")
        return cls(
            Tab(tab) if tab in offered else offered[0],
            offered,
            query,
            text_asked(query, "q"),
            _one_of(query, "when", {each.value for each in When}),
            _one_of(query, "kind", KINDS),
            text_asked(query, "ledger", 4),
        )

    @property
    def filtered(self) -> bool:
        """Whether anything but the list is asked for."""
        return any((self.text, self.when, self.kind, self.ledger))

    def narrow(self, entries: list[Entry], *, by_when: bool = True) -> list[Entry]:
        """The entries asked for."""
        today = clock.today()
        if self.kind:
            entries = [entry for entry in entries if entry.kind == self.kind]
        if self.ledger:
            entries = [entry for entry in entries if entry.ledger == self.ledger]
        if self.text:
            entries = titled(entries, self.text)
        if by_when and self.when:
            entries = [entry for entry in entries if when(entry, today) == self.when]
        return entries

    def href(self, **changes: object) -> str:
        """The address of this list with something changed, from its first page."""
        return with_query(self.query, page="", **changes)

    def kinds(self, entries: Iterable[Entry]) -> list[Option]:
        """The sorts of things that stand in the list."""
        found = {entry.kind for entry in entries} | ({self.kind} if self.kind else set())
        return [(kind, name, kind == self.kind) for kind, name in KINDS.items() if kind in found]

    def ledgers(self, entries: Iterable[Entry]) -> list[Option]:
        """The ledgers whose records stand in the list."""
        found = {entry.ledger for entry in entries}
        return sorted(((code, ledger(code).name, code == self.ledger) for code in found), key=lambda o: o[1])


def _one_of(query: QueryDict, name: str, known: Iterable[str]) -> str:
    value = query.get(name, "")
    return value if value in set(known) else ""

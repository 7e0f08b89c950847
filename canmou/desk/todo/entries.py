"""What waits for whom: open steps of workflows and dated items of ledgers in one list, without doubles.

An entry is told before its record is read, so that whole lists can be counted, grouped and cut. A deadline of a
record that is in a flow is told by the flow's step alone, in whosever list that stands.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from canmou.kernel import clock
from canmou.kernel.ledger.dates import Whose, marks
from canmou.kernel.ledger.due import Kind
from canmou.kernel.ledger.duerows import Mark
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.metrics.kept import kept
from canmou.kernel.people.models import User
from canmou.kernel.people.queries import own_sections
from canmou.kernel.permissions import Perm, can, standing
from canmou.kernel.ui.besides import Besides, besides
from canmou.kernel.workflow import inbox
from canmou.kernel.workflow.inbox import Desk
from canmou.kernel.workflow.models import Step

#: Keys in one condition: databases limit the parameters of a query.
_PER_QUERY = 5000


class Tab(StrEnum):
    """Whose list."""

    MINE = "mine"
    SECTION = "section"
    OFFICE = "office"
    HANDED = "handed"
    DONE = "done"
    WATCHING = "watching"


NAMES = {
    Tab.MINE: "待我办理",
    Tab.SECTION: "本科室",
    Tab.OFFICE: "全室",
    Tab.HANDED: "我交出的",
    Tab.DONE: "我办过的",
    Tab.WATCHING: "我关注的",
}
#: Lists into which dated items are merged.
_DATED = {Tab.MINE: Whose.MINE, Tab.SECTION: Whose.SECTION, Tab.OFFICE: Whose.OFFICE}


class When(StrEnum):
    """Group of a list, in its order."""

    LATE = "late"
    TODAY = "today"
    WEEK = "week"
    LATER = "later"
    NONE = "none"
    EVIDENCE = "evidence"


class Entry(NamedTuple):
    """One thing that waits: its day, what sort it is (kind of a step, or of a dated item), and where it stands."""

    day: date | None
    kind: str
    ref: int
    ledger: str
    unit: int | None
    step: int = 0
    mark: Mark | None = None


def tabs(user: User) -> list[Tab]:
    """The lists that a reader is offered. Whoever looks over the whole office has the office's, too."""
    found = [Tab.MINE]
    if outsider(user):
        return [*found, Tab.DONE]
    if leads(user):
        found.append(Tab.OFFICE)
    elif own_sections(user):
        found.append(Tab.SECTION)
    return [*found, Tab.HANDED, Tab.DONE, Tab.WATCHING]


def outsider(user: User) -> bool:
    """Whether the reader belongs to a unit outside the office and sees what that filed alone."""
    return all(grant.role.outside for grant in standing(user).grants)


def leads(user: User) -> bool:
    """Whether the reader looks over the whole office and keeps no ledger: a leader."""
    return bool(can(user, Perm.FIGURE, user.office)) and not can(user, Perm.ADD)


def gather(desk: Desk, tab: Tab) -> list[Entry]:
    """Everything in one of the open lists, in the order of its groups and days."""
    user = desk.user
    entries = [
        Entry(day, kind, ref, ledger, unit, step)
        for step, ref, day, kind, ledger, unit in steps_of(desk, tab)
        .order_by()
        .values_list("pk", "ref_id", "due_on", "kind", "ref__ledger", Coalesce("unit_id", "ref__unit_id"))
    ]
    entries += _dated(user, tab)
    order = list(When)
    today = clock.today()
    return sorted(
        entries,
        key=lambda e: (order.index(when(e, today)), e.day or date.max, e.ledger, e.ref, e.step),
    )


def steps_of(desk: Desk, tab: Tab) -> QuerySet[Step]:
    """The steps of a list; to somebody from outside none but their own."""
    if outsider(desk.user) and tab in (Tab.SECTION, Tab.OFFICE):
        return desk.mine()
    match tab:
        case Tab.SECTION:
            return desk.of_sections()
        case Tab.OFFICE:
            return desk.of_office()
        case Tab.HANDED:
            return desk.handed_on()
        case Tab.DONE:
            return desk.done()
    return desk.mine()


def length(desk: Desk, tab: Tab) -> int:
    """How many entries `gather` and `besides_in` give, counted by the database."""
    rows = steps_of(desk, tab).order_by().count() + len(_dated(desk.user, tab))
    return rows + len(besides_in(desk.user, tab))


def besides_in(user: User, tab: Tab) -> list[Besides]:
    """What waits for the user alone besides steps and dates of records."""
    if tab is not Tab.MINE:
        return []
    return kept(("besides", user.pk, standing(user).grants), lambda: besides(user))


def _dated(user: User, tab: Tab) -> list[Entry]:
    """Dated items by the ledgers' own declarations; they change with a record alone, and every write is audited."""
    if tab not in _DATED:
        return []
    whose = Whose.OFFICE if outsider(user) else _DATED[tab]
    found: list[Mark] = kept(("todo", user.pk, standing(user).grants, whose), lambda: marks(user, whose))
    return [
        Entry(mark.day, mark.due.kind.value, mark.ref, mark.ledger.code, mark.unit, mark=mark)
        for mark in without_flows(found)
    ]


def without_flows(found: list[Mark]) -> list[Mark]:
    """Marks but the deadlines of records whose flow waits for somebody: its step tells them."""
    in_flow = _in_flow({mark.ref for mark in found if mark.due.kind is Kind.DEADLINE})
    return [mark for mark in found if mark.due.kind is not Kind.DEADLINE or mark.ref not in in_flow]


def falling(desk: Desk, lists: Iterable[Tab], start: date, end: date) -> list[Entry]:
    """The steps of these lists that are due from `start` to `end`, each once, by day (a query for each list)."""
    found: dict[int, Entry] = {}
    for tab in lists:
        rows = steps_of(desk, tab).filter(due_on__gte=start, due_on__lte=end).order_by()
        for step, ref, day, kind, ledger in rows.values_list("pk", "ref_id", "due_on", "kind", "ref__ledger"):
            found.setdefault(step, Entry(day, kind, ref, ledger, None, step))
    return sorted(found.values(), key=lambda entry: (entry.day, entry.ledger, entry.ref, entry.step))


def _in_flow(refs: Iterable[int]) -> set[int]:
    """Those of these records that wait for somebody in a workflow."""
    wanted, found = sorted(refs), set()
    for start in range(0, len(wanted), _PER_QUERY):
        rows = Step.objects.filter(
            ref__in=wanted[start : start + _PER_QUERY], kind=Step.Kind.ACT, closed_at=None
        )
        found.update(rows.order_by().values_list("ref_id", flat=True))
    return found


def titled(entries: list[Entry], text: str) -> list[Entry]:
    """Those whose record has this text in its title or number."""
    refs, found = sorted({entry.ref for entry in entries}), set()
    asked = Q(title__icontains=text) | Q(number__icontains=text)
    for start in range(0, len(refs), _PER_QUERY):
        rows = RecordRef.objects.filter(asked, pk__in=refs[start : start + _PER_QUERY])
        found.update(rows.values_list("pk", flat=True))
    return [entry for entry in entries if entry.ref in found]


def when(entry: Entry, today: date) -> When:
    """The group in which an entry stands."""
    if entry.kind == Kind.EVIDENCE:
        return When.EVIDENCE
    if entry.day is None:
        return When.NONE
    if entry.day <= today:
        return When.LATE if entry.day < today else When.TODAY
    return When.WEEK if entry.day <= today + timedelta(days=6 - today.weekday()) else When.LATER


def counted(desk: Desk, tab: Tab) -> int:
    """The length of a list, counted anew after anything was written."""
    key = ("waiting", desk.user.pk, standing(desk.user).grants, tab)
    return kept(key, lambda: length(desk, tab))


def waiting(user: User) -> int:
    """How many entries wait for the reader: the number that the navigation shows."""
    return counted(inbox.desk(user), Tab.MINE)

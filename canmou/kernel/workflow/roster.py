"""Who of an office is there on a day: logins, posts, leave, stand-ins, delegations, duty and grants, read at once."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from django.db import connection
from django.db.models import Q
from django.db.models.functions import Coalesce

from canmou.kernel import clock
from canmou.kernel.calendar.days import kept as calendar_kept
from canmou.kernel.people.models import Absence, Delegation, Duty, StandIn, Unit, User
from canmou.kernel.people.queries import posts_on
from canmou.kernel.permissions import Perm, Role, current_grants, known, readers_of

#: What the readers of a ledger are: None for an ordinary one.
Readers = frozenset[str] | None


@dataclass(frozen=True)
class Held:
    """A role that a login holds today; `giver`: the login that delegated it."""

    role: Role
    unit: int | None
    giver: int | None = None


@dataclass
class Roster:
    """The people of one office on one day, by key. Persons and logins are told apart by the names of the fields."""

    office_id: int
    on: date
    names: dict[int, str] = field(default_factory=dict)
    login_of: dict[int, int] = field(default_factory=dict)
    person_of: dict[int, int | None] = field(default_factory=dict)
    away: dict[int, tuple[str, int | None]] = field(default_factory=dict)
    members: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    sections: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    pairs: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    takers: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    on_duty: list[int] = field(default_factory=list)
    roles: dict[int, list[Held]] = field(default_factory=lambda: defaultdict(list))
    parents: dict[int, int | None] = field(default_factory=dict)
    roots: set[int] = field(default_factory=set)

    def present(self, person: int) -> bool:
        """Whether the person has a login in use and is not away."""
        return person in self.login_of and person not in self.away

    def reads(self, login: int, readers: Readers) -> bool:
        """Whether the login may read ledgers that are open to these roles (not as somebody from outside)."""
        return any(
            Perm.VIEW in held.role.perms
            and not held.role.outside
            and (readers is None or held.role.code in readers)
            for held in self.roles.get(login, ())
        )

    def sees(self, login: int, ledger: str, source_unit: int | None) -> bool:
        """Whether the login may see a record of this ledger, filed by this outside unit."""
        readers = readers_of(ledger)
        if self.reads(login, readers):
            return True
        return source_unit is not None and any(
            held.role.outside and Perm.VIEW in held.role.perms and self._within(source_unit, held.unit)
            for held in self.roles.get(login, ())
            if readers is None or held.role.code in readers
        )

    def _within(self, unit: int | None, root: int | None) -> bool:
        seen = set()
        while unit is not None and unit not in seen:
            if unit == root:
                return True
            seen.add(unit)
            unit = self.parents.get(unit)
        return False

    def heads(self, unit: int) -> list[int]:
        """The logins that head a unit today: those with a head's role over it, own before delegated ones."""
        found = [
            (held.giver is not None, login)
            for login, roles in self.roles.items()
            for held in roles
            if held.unit == unit and Perm.DELEGATE in held.role.perms
        ]
        return list(dict.fromkeys(login for _, login in sorted(found)))

    def outsiders(self, unit: int) -> list[int]:
        """The logins of an outside unit."""
        return [
            login
            for login, roles in self.roles.items()
            if any(held.role.outside and self._within(unit, held.unit) for held in roles)
        ]

    def outsider(self, login: int) -> bool:
        """Whether the login is of an outside unit and reads nothing of the office."""
        roles = [held.role for held in self.roles.get(login, ())]
        return bool(roles) and all(role.outside for role in roles)

    def keepers(self) -> list[int]:
        """The logins that keep all ledgers of the whole office (办公室)."""
        return [
            login
            for login, roles in self.roles.items()
            if any(
                held.unit is None and Perm.EDIT in held.role.perms and not held.role.keeps for held in roles
            )
        ]

    def there(self, login: int) -> bool:
        """Whether who uses the login is not away."""
        return self.person_of.get(login) not in self.away


Rows = dict[str, list[tuple]]


@lru_cache(maxsize=64)
def _statements(vendor: str, office_id: int, on: date) -> dict[str, tuple[str, tuple]]:
    """The questions of a roster as SQL. To put them together takes far longer than to run them."""
    here = {"person__office": office_id}
    days = {"valid_from__lte": on, "valid_to__gte": on}
    running = Q(valid_to=None) | Q(valid_to__gte=on)
    own = posts_on(on).filter(unit__office=office_id, unit__kind__in=("section", "office"))
    lent = {
        "revoked_at": None,
        "giver__office": office_id,
        "giver__is_active": True,
        "taker__is_active": True,
    }
    grants = current_grants(on).filter(user__office=office_id, user__is_active=True)
    name = Coalesce("person__name", "username")
    questions = {
        "logins": User.objects.filter(office=office_id, is_active=True).values_list("pk", "person", name),
        "posts": own.order_by("rank", "pk").values_list("person", "unit"),
        "away": Absence.objects.filter(**here, **days, voided=False).values_list(
            "person", "kind", "stand_in"
        ),
        "pairs": StandIn.objects.filter(running, **here, valid_from__lte=on)
        .order_by("pk")
        .values_list("person", "other"),
        "duty": Duty.objects.filter(**here, voided=False, on=on).order_by("kind", "pk").values_list("person"),
        "grants": grants.order_by("pk").values_list("user", "role", "unit"),
        "lent": Delegation.objects.filter(**lent, **days)
        .order_by("pk")
        .values_list("giver", "taker", "whole", "parts__role"),
        "units": Unit.objects.filter(office=office_id).order_by().values_list("pk", "parent", "kind"),
    }
    return {key: rows.query.sql_with_params() for key, rows in questions.items()}


_kept: ContextVar[dict[tuple[int, date], Roster] | None] = ContextVar("rosters_kept", default=None)


@contextmanager
def kept() -> Iterator[None]:
    """Within, nobody's leave, post or rights change, nor the calendar: people and days are read only once."""
    if _kept.get() is not None:
        yield
        return
    token = _kept.set({})
    try:
        with calendar_kept():
            yield
    finally:
        _kept.reset(token)


def load(office_id: int, on: date | None = None) -> Roster:
    """The roster of an office on a day (eight small queries, however many people)."""
    day = on or clock.today()
    rosters = _kept.get()
    if rosters is None:
        return _roster(office_id, day)
    if (office_id, day) not in rosters:
        rosters[office_id, day] = _roster(office_id, day)
    return rosters[office_id, day]


def _roster(office_id: int, day: date) -> Roster:
    rows: Rows = {}
    with connection.cursor() as cursor:
        for key, (sql, params) in _statements(connection.vendor, office_id, day).items():
            cursor.execute(sql, params)
            rows[key] = cursor.fetchall()
    roster = Roster(office_id, day)
    for login, person, name in rows["logins"]:
        roster.person_of[login] = person
        roster.names[login] = name
        if person:
            roster.login_of[person] = login
    for person, unit in rows["posts"]:
        if unit not in roster.sections[person]:
            roster.sections[person].append(unit)
            roster.members[unit].append(person)
    for unit, parent, kind in rows["units"]:
        roster.parents[unit] = parent
        if kind == Unit.Kind.OFFICE:
            roster.roots.add(unit)
    _take_leave(roster, rows)
    _take_roles(roster, rows)
    return roster


def _take_leave(roster: Roster, rows: Rows) -> None:
    for person, kind, stand_in in rows["away"]:
        roster.away[person] = (str(Absence.Kind(kind).label), stand_in)
    for person, other in rows["pairs"]:
        roster.pairs[person].append(other)
    roster.on_duty = [person for (person,) in rows["duty"]]


def _take_roles(roster: Roster, rows: Rows) -> None:
    own: dict[int, list[Held]] = defaultdict(list)
    for login, code, unit in rows["grants"]:
        if role := known(code):
            own[login].append(Held(role, unit))
    for login, roles in own.items():
        roster.roles[login] += roles
    for giver, taker, whole, part in rows["lent"]:
        if any(held.role.administrator for held in own[taker]):
            continue
        if whole:
            roster.takers[giver].append(taker)
        roster.roles[taker] += [
            Held(held.role, held.unit, giver)
            for held in own[giver]
            if (whole or held.role.code == part) and not held.role.administrator
        ]

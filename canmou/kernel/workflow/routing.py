"""Who has a step today: the one it is addressed to, or who stands in, and why. Nothing is ever nobody's.

A step keeps whom it is addressed to; who has it is worked out anew each day from leave, stand-ins, delegations,
duty and rights: 代岗人, 受托人, AB岗, then the head or acting head of the section, the day's duty, the keepers of
all ledgers (办公室), whoever may read a restricted ledger; what still finds nobody stands in the system
administrator's list (`inbox.stranded`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db import connection
from django.db.models import Case, Exists, OuterRef, Q, When

from canmou.kernel.ledger.declare import ledgers
from canmou.kernel.people.models import Person, Principal, Unit, User
from canmou.kernel.permissions import readers_of
from canmou.kernel.workflow.models import Step
from canmou.kernel.workflow.roster import Readers, Roster, load


@dataclass(frozen=True)
class Hand:
    """A login that has a step: why it has it ("" for its own), and for which person."""

    login: int
    via: str = ""
    person: int | None = None


Level = list[Hand]


def _stand_ins(roster: Roster, person: int, name: str, seen: set[int]) -> Iterator[Level]:
    """Who was named to stand in: first for these days, then by delegation, then for good."""
    seen.add(person)
    kind, stand_in = roster.away.get(person, ("", None))
    why = f"{name}{kind or '没有在用的账号'}"
    named = [(stand_in, "代岗人")] if stand_in else []
    named += [(other, "AB岗") for other in roster.pairs.get(person, ())]
    login = roster.login_of.get(person)
    given = roster.takers.get(login, []) if login else []
    for other, role in named[: bool(stand_in)]:
        yield from _one(roster, other, f"{why}，由{role}代办", person, seen)
    if there := [taker for taker in given if roster.there(taker)]:
        yield [Hand(taker, f"{why}，由受托人代办", person) for taker in there]
    for other, role in named[bool(stand_in) :]:
        yield from _one(roster, other, f"{why}，由{role}代办", person, seen)


def _one(roster: Roster, person: int, via: str, of: int, seen: set[int]) -> Iterator[Level]:
    if roster.present(person):
        yield [Hand(roster.login_of[person], via, of)]
    elif person not in seen:
        for level in _stand_ins(roster, person, "代岗人", seen):
            yield [Hand(hand.login, via, of) for hand in level]


def of_person(roster: Roster, person: int, name: str) -> Iterator[Level]:
    """Who has what is addressed to a person, level after level."""
    if roster.present(person):
        yield [Hand(roster.login_of[person])]
        why = f"{name}无权查看"
    else:
        why = f"{name}{roster.away[person][0] if person in roster.away else '没有在用的账号'}"
    yield from _stand_ins(roster, person, name, set())
    for unit in roster.sections.get(person, ()):
        for level in _of_section(roster, unit):
            others = [hand for hand in level if roster.person_of.get(hand.login) != person]
            yield [Hand(hand.login, f"{why}，由科室负责人代办", person) for hand in others]
    yield from _of_office(roster, why, person)


def of_unit(roster: Roster, unit: int, name: str) -> Iterator[Level]:
    """Who first has what is addressed to a unit, level after level. The office itself is its keepers of all ledgers."""
    if unit in roster.roots:
        yield [Hand(login) for login in roster.keepers() if roster.there(login)]
    yield from _of_section(roster, unit)
    yield [Hand(login) for login in roster.outsiders(unit)]
    yield from _of_office(roster, f"{name}没有人可办", None)


def _of_section(roster: Roster, unit: int) -> Iterator[Level]:
    """The head; who stands in for the head; the next of the section by rank."""
    heads = roster.heads(unit)
    yield [Hand(login) for login in heads if roster.there(login)]
    for login in heads:
        if person := roster.person_of.get(login):
            yield from _stand_ins(roster, person, roster.names[login], set())
    for person in roster.members.get(unit, ()):
        if roster.present(person):
            yield [Hand(roster.login_of[person], "负责人不在，由科室其他同志代办" if heads else "")]


def _of_office(roster: Roster, why: str, person: int | None) -> Iterator[Level]:
    keepers = roster.keepers()
    yield [Hand(login, f"{why}，转办公室", person) for login in keepers if roster.there(login)]
    duty = [roster.login_of[on_duty] for on_duty in roster.on_duty if on_duty in roster.login_of]
    yield [Hand(login, f"{why}，转今日值班人员", person) for login in duty]
    yield [Hand(login, f"{why}，转办公室", person) for login in keepers]
    readers = [login for login in sorted(roster.roles) if not roster.outsider(login)]
    yield [Hand(login, f"{why}，转有权查看的人员", person) for login in readers]


def first_seeing(levels: Iterable[Level], roster: Roster, ledger: str, source_unit: int | None) -> Level:
    """Those of the first level in which somebody may see the record."""
    for level in levels:
        if able := [hand for hand in level if roster.sees(hand.login, ledger, source_unit)]:
            return able
    return []


def hands(step: Step, roster: Roster) -> list[Hand]:
    """Every login that has this step, those first in whose list it stands."""
    ref = step.ref
    able = {"ledger": ref.ledger, "source_unit": ref.source_unit_id}
    if step.person_id:
        found = first_seeing(of_person(roster, step.person_id, str(step.person)), roster, **able)
        login = roster.login_of.get(step.person_id)
        also = [Hand(login)] if login else []
        also += [
            Hand(taker, f"受{step.person}委托", step.person_id) for taker in roster.takers.get(login, ())
        ]
    else:
        found = first_seeing(of_unit(roster, step.unit_id, step.unit.spoken), roster, **able)
        people = [] if step.heads else roster.members.get(step.unit_id, ())
        also = [Hand(roster.login_of[person]) for person in people if person in roster.login_of]
    seen = {hand.login for hand in found}
    more = {hand.login: hand for hand in reversed(also) if hand.login not in seen}
    return found + [h for h in reversed(more.values()) if roster.sees(h.login, **able)]


def holders(step: Step, on: date | None = None) -> list[User]:
    """The logins that have this step on a day (without: today), those first in whose list it stands."""
    found = hands(step, load(step.office_id, on))
    users = User.objects.select_related("person").in_bulk([hand.login for hand in found])
    return [users[hand.login] for hand in found]


def hand_of(step: Step, user: User, roster: Roster) -> Hand | None:
    """By what right this user has the step; None where he has not."""
    return next((hand for hand in hands(step, roster) if hand.login == user.pk), None)


def act_as(user: User, hand: Hand, roster: Roster) -> None:
    """Note on the user in whose place he acts, where it is somebody with a login."""
    login = roster.login_of.get(hand.person) if hand.person else None
    user.acting_for = Principal(login, roster.names[login]) if login and login != user.pk else None


@dataclass(frozen=True)
class Reach:
    """What comes to one login today: persons and units whose steps it has, by the readers of their ledgers."""

    persons: dict[Readers, frozenset[int]]
    units: dict[Readers, frozenset[int]]
    given: frozenset[int]
    sections: frozenset[int]


def reach(user: User, roster: Roster) -> Reach:
    """Whose open steps this login has, without reading the steps (two queries)."""
    persons, units = waiting(roster.office_id)
    classes = {readers_of(ledger.code): ledger.code for ledger in ledgers()}
    mine_p: dict[Readers, frozenset[int]] = {}
    mine_u: dict[Readers, frozenset[int]] = {}
    for readers in classes:
        if roster.reads(user.pk, readers) or roster.outsider(user.pk):
            mine_p[readers] = frozenset(
                key for key, name in persons if _has(user, of_person(roster, key, name), roster, readers)
            )
            mine_u[readers] = frozenset(
                key for key, name in units if _has(user, of_unit(roster, key, name), roster, readers)
            )
    givers = [giver for giver, takers in roster.takers.items() if user.pk in takers]
    given = {roster.person_of[giver] for giver in givers} | {user.person_id}
    own = roster.sections.get(user.person_id, []) if user.person_id else []
    return Reach(mine_p, mine_u, frozenset(given - {None}), frozenset(own))


def _has(user: User, levels: Iterable[Level], roster: Roster, readers: Readers) -> bool:
    for level in levels:
        able = {
            hand.login
            for hand in level
            if roster.reads(hand.login, readers) or (readers is None and roster.outsider(hand.login))
        }
        if able:
            return user.pk in able
    return False


@lru_cache(maxsize=64)
def _waiting_sql(vendor: str, office_id: int) -> tuple[tuple[str, tuple], ...]:
    open_ = Step.objects.filter(closed_at=None, opened_at__isnull=False).order_by()
    persons = Person.objects.filter(Exists(open_.filter(person=OuterRef("pk"))), office=office_id).order_by()
    units = Unit.objects.filter(Exists(open_.filter(unit=OuterRef("pk"), person=None)), office=office_id)
    spoken = Case(When(short_name="", then="name"), default="short_name")
    asked = persons.values_list("pk", "name"), units.order_by().values_list("pk", spoken)
    return tuple(rows.query.sql_with_params() for rows in asked)


def waiting(office_id: int) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """The persons and the units that have open steps, with their names (two queries)."""
    found = []
    with connection.cursor() as cursor:
        for sql, params in _waiting_sql(connection.vendor, office_id):
            cursor.execute(sql, params)
            found.append(cursor.fetchall())
    return found[0], found[1]


def addressed(persons: Iterable[int], units: Iterable[int]) -> Q:
    """Open steps of these persons and units. Each arm tells that they are open, so that each finds its own index."""
    return Q(closed_at=None, person__in=persons) | Q(closed_at=None, person=None, unit__in=units)


def steps_of(found: Reach) -> Q:
    """The condition on open steps that come to a login (and not merely to its section)."""
    by_class: dict[tuple[frozenset[int], frozenset[int]], list[str]] = {}
    for ledger in ledgers():
        readers = readers_of(ledger.code)
        if readers in found.persons:
            key = found.persons[readers], found.units[readers]
            by_class.setdefault(key, []).append(ledger.code)
    persons = found.given.union(*(key[0] for key in by_class))
    units = frozenset().union(*(key[1] for key in by_class))
    wanted = addressed(sorted(persons), sorted(units))
    if len(by_class) < 2:
        return wanted
    here = Q(person__in=sorted(found.given))
    for (some, parts), codes in by_class.items():
        if some or parts:
            here |= Q(ref__ledger__in=codes) & (
                Q(person__in=sorted(some)) | Q(person=None, unit__in=sorted(parts))
            )
    return wanted & here


def head_of(unit: Unit, on: date | None = None) -> Person | None:
    """Who heads a unit on a day, or acts for the head: the person whose turn a unit's decision is."""
    roster = load(unit.office_id, on)
    for level in _of_section(roster, unit.pk):
        for hand in level:
            if person := roster.person_of.get(hand.login):
                return Person.objects.get(pk=person)
    first = roster.members.get(unit.pk)
    return Person.objects.get(pk=first[0]) if first else None

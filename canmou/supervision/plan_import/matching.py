"""Names of a plan matched to the office's sections and staff, former names of units and dated posts included."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher

from canmou.kernel.office.models import Office
from canmou.kernel.people.models import Person, Post, Unit, UnitVersion
from canmou.lib.plan_duties import is_vague, split_names

OWN = (Unit.Kind.SECTION, Unit.Kind.OFFICE, Unit.Kind.PARTY_GROUP)
_TITLE = re.compile(
    r"(?:党组书记|党组成员|机关党委|书记|主任|副主任|调研员|科长|副科长|主任科员|科员|同志|负责同志|处长|副处长|组长)+"
)
_NOTE = re.compile(r"^(.+?)[（(](.+?)[）)]$")
SUGGESTED, LIKE = 3, 0.5


@dataclass
class Settled:
    """What the words of one item mean: units, persons, and the names that match nobody."""

    lead: Unit | None = None
    supports: list[Unit] = field(default_factory=list)
    responsible: Person | None = None
    leader: Person | None = None
    supervisor: Person | None = None
    unknown: list[str] = field(default_factory=list)


class Directory:
    """The units of an office by every name they had, and its staff by name as of a day."""

    def __init__(self, office: Office, on: date) -> None:
        self.on = on
        self._units: dict[str, list[Unit]] = defaultdict(list)
        self._persons: dict[str, list[Post]] = defaultdict(list)
        self.own: list[Unit] = []
        units = {unit.pk: unit for unit in Unit.objects.filter(office=office)}
        for unit in units.values():
            if unit.kind in OWN and unit.ended_on is None:
                self.own.append(unit)
            for name in {unit.name, unit.short_name} - {""}:
                self._know(name, unit)
        for former in UnitVersion.objects.filter(unit__office=office):
            for name in {former.name, former.short_name} - {""}:
                self._know(name, units[former.unit_id])
        held = Post.objects.filter(unit__office=office, unit__kind__in=OWN, valid_from__lte=on)
        for post in held.select_related("person", "unit").order_by("-valid_from", "rank", "pk"):
            self._persons[post.person.name].append(post)

    def _know(self, name: str, unit: Unit) -> None:
        known = self._units[_plain(name)]
        if unit not in known:
            known.append(unit)

    def unit(self, name: str) -> Unit | None:
        """The unit of this name today or before; own sections come before others."""
        found = self._units.get(_plain(name), [])
        own = [unit for unit in found if unit.kind in OWN]
        exact = [unit for unit in own or found if unit.name == name]
        found = exact or own or found
        return found[0] if len(found) == 1 else None

    def person(self, name: str) -> Person | None:
        """Who of the staff is meant, 李伟（人事科） or 李伟副主任 too; None where two could be."""
        note = _NOTE.match(name)
        plain = _TITLE.sub("", note[1] if note else name).strip()
        posts = self._persons.get(plain, [])
        if note and any(_plain(note[2]) in (_plain(p.unit.name), _plain(p.unit.short_name)) for p in posts):
            posts = [p for p in posts if _plain(note[2]) in (_plain(p.unit.name), _plain(p.unit.short_name))]
        today = [post for post in posts if post.valid_to is None or post.valid_to >= self.on]
        persons = {post.person_id: post.person for post in today or posts}
        return next(iter(persons.values())) if len(persons) == 1 else None

    def suggestions(self, name: str) -> list[str]:
        """Names of the office's own sections and staff that this may stand for, the likeliest first."""
        plain = _plain(name)
        if namesakes := self.namesakes(_TITLE.sub("", name).strip()):
            return namesakes[:SUGGESTED]
        scored = [
            (
                SequenceMatcher(None, plain, _plain(text)).ratio()
                + (0.3 if _within(plain, _plain(text)) else 0),
                text,
            )
            for text in [*(unit.name for unit in self.own), *self._persons]
        ]
        return [text for score, text in sorted(scored, reverse=True)[:SUGGESTED] if score >= LIKE]

    def namesakes(self, name: str) -> list[str]:
        """How each of several persons of one name is written: 李伟（人事科）."""
        people = {}
        for post in self._persons.get(name, []):
            people.setdefault(post.person_id, f"{name}（{post.unit.name}）")
        return sorted(people.values()) if len(people) > 1 else []

    def people(self) -> list[str]:
        """The names of those in post on the day, as they are typed."""
        found = []
        for name, posts in self._persons.items():
            if any(post.valid_to is None or post.valid_to >= self.on for post in posts):
                found += self.namesakes(name) or [name]
        return found

    def settle(self, *, lead: str, support: str, person: str, leader: str, supervisor: str) -> Settled:
        """What the words of an item mean. The first lead leads; further ones support."""
        found = Settled()
        for name in split_names(lead):
            unit, one = self.unit(name), self.person(name)
            if unit and found.lead is None:
                found.lead = unit
            elif unit:
                found.supports.append(unit)
            elif one and not person and found.responsible is None:
                found.responsible = one
            else:
                found.unknown.append(name)
        for name in split_names(support):
            if unit := self.unit(name):
                found.supports.append(unit)
            else:
                found.unknown.append(name)
        for column, text in (("responsible", person), ("leader", leader), ("supervisor", supervisor)):
            self._place(found, column, text)
        found.supports = [unit for unit in dict.fromkeys(found.supports) if unit != found.lead]
        found.unknown = [name for name in dict.fromkeys(found.unknown) if not is_vague(name)]
        return found

    def _place(self, found: Settled, column: str, text: str) -> None:
        for name in split_names(text):
            if one := self.person(name):
                if getattr(found, column) is None:
                    setattr(found, column, one)
            elif column == "responsible" and found.lead is None and (unit := self.unit(name)):
                found.lead = unit
            elif self.unit(name) is None:
                found.unknown.append(name)


def _plain(name: str) -> str:
    """A name without what is written in different ways."""
    text = re.sub(r"[\s\u3000“”\"]", "", name)
    return re.sub(r"^(?:市政府研究室|本室|我室|室机关|室)(?=.{2,})", "", text)


def _within(one: str, other: str) -> bool:
    return len(one) > 1 and len(other) > 1 and (one in other or other in one)

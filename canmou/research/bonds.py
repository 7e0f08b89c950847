"""What ties persons and units together: bodies under all their names, posts, relations, signatures. Read set by set."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from canmou.kernel.people.models import Person, PersonRelation, Post, Unit, UnitVersion
from canmou.library.api import Work

_INNER = ("section", "party_group")


class Bodies:
    """The units of an office, joined to bodies: a section is its office, a unit is what it was called and became."""

    def __init__(self, office_id: int) -> None:
        self._units = {unit.pk: unit for unit in Unit.objects.filter(office=office_id)}
        self._root = {pk: pk for pk in self._units}
        versions = list(UnitVersion.objects.filter(unit__office=office_id))
        self.names: dict[int, set[str]] = defaultdict(set)
        by_name: dict[str, int] = {}
        for unit in self._units.values():
            self._name(unit.pk, unit.name, unit.short_name, by_name)
            if unit.kind in _INNER and unit.parent_id:
                self._join(unit.pk, unit.parent_id)
            if unit.merged_into_id:
                self._join(unit.pk, unit.merged_into_id)
        for version in versions:
            self._name(version.unit_id, version.name, version.short_name, by_name)
            if self._units[version.unit_id].kind in _INNER and version.parent_id:
                self._join(version.unit_id, version.parent_id)

    def _name(self, pk: int, name: str, short: str, by_name: dict[str, int]) -> None:
        for text in filter(None, (name, short)):
            self.names[pk].add(text)
            if self._units[pk].kind not in _INNER:
                self._join(pk, by_name.setdefault(text, pk))

    def _join(self, one: int, other: int) -> None:
        self._root[self.body(one)] = self.body(other)

    def body(self, pk: int) -> int:
        """The key that all units of one body share."""
        while self._root[pk] != pk:
            pk = self._root[pk]
        return pk

    def told(self, pk: int) -> str:
        """The unit's name of today."""
        return self._units[pk].name

    def all_names(self, pk: int) -> set[str]:
        """Every name, short name and old name of the body to which a unit belongs."""
        body = self.body(pk)
        return {name for other in self._units if self.body(other) == body for name in self.names[other]}


class Bonds:
    """What is known of some persons on a day, and within the years before it."""

    def __init__(self, office_id: int, people: Iterable[int], on: date, years: int) -> None:
        wanted, self.on = set(people), on
        self.since = _years_before(on, years)
        self.bodies = Bodies(office_id)
        self.people = Person.objects.in_bulk(wanted)
        self.posts: dict[int, list[Post]] = defaultdict(list)
        for post in Post.objects.filter(person__in=wanted, valid_from__lte=on):
            self.posts[post.person_id].append(post)
        self.relations: dict[int, list[PersonRelation]] = defaultdict(list)
        rows = PersonRelation.objects.filter(Q(person__in=wanted) | Q(other__in=wanted))
        for row in rows:
            for end in {row.person_id, row.other_id} & wanted:
                self.relations[end].append(row)
        self._signed(office_id)

    def _signed(self, office_id: int) -> None:
        """Works of these years by these persons, and by anybody of the same name."""
        names = {person.name for person in self.people.values()}
        through = Work.authors.through.objects.filter(
            work__office=office_id,
            work__voided=False,
            work__finished_on__gte=self.since,
            work__finished_on__lte=self.on,
            person__name__in=names,
        )
        self.works: dict[int, tuple[str, date]] = {}
        self.by_person: dict[int, set[int]] = defaultdict(set)
        self.by_name: dict[str, set[int]] = defaultdict(set)
        found = through.values_list(
            "work_id", "person_id", "person__name", "work__title", "work__finished_on"
        )
        for work, person, name, title, day in found:
            self.works[work] = (title, day)
            self.by_person[person].add(work)
            self.by_name[name].add(work)

    def recent(self, post: Post) -> bool:
        """Whether a post was held within these years."""
        return post.valid_to is None or post.valid_to >= self.since


def _years_before(day: date, years: int) -> date:
    month, last = day.month, day.day
    return date(day.year - years, month, 28 if (month, last) == (2, 29) else last)

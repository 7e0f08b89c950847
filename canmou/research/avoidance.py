"""May this reviewer read this entry: clear, conflict, or unknown. What cannot be known is never called clear."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from canmou.kernel import clock
from canmou.kernel.people.models import Person, PersonRelation, User
from canmou.kernel.permissions import Perm, current_grants, known
from canmou.research.bonds import Bonds
from canmou.research.models import AvoidanceRuling, Entry, GradingRound, Reviewer


class Answer(StrEnum):
    """What is known of a reviewer and an entry."""

    CLEAR = "clear"
    CONFLICT = "conflict"
    UNKNOWN = "unknown"


LABELS = {Answer.CLEAR: "可以评", Answer.CONFLICT: "须回避", Answer.UNKNOWN: "待核实"}
Finding = tuple[Answer, str]

_ALWAYS = {PersonRelation.Kind.KIN: "近亲属", PersonRelation.Kind.TEACHER: "师生"}
_RECENT = {PersonRelation.Kind.COAUTHOR: "合作署名", PersonRelation.Kind.PROJECT: "共同项目"}


def avoidance(reviewer: Reviewer, entry: Entry, on: date | None = None) -> Finding:
    """The answer for one reviewer and one entry on a day (without: today), with the reason as a sentence."""
    return avoidances(entry.round, [reviewer], [entry], on)[reviewer.pk, entry.pk]


def avoidance_of_round(round_: GradingRound, on: date | None = None) -> dict[tuple[int, int], Finding]:
    """The answers for all reviewers and entries of a round, by their keys."""
    reviewers = Reviewer.objects.live().filter(round=round_).order_by("pk")
    entries = Entry.objects.live().filter(round=round_).exclude(formal_check=Entry.Check.REFUSED)
    return avoidances(round_, list(reviewers), list(entries.order_by("pk")), on)


def avoidances(
    round_: GradingRound, reviewers: Sequence[Reviewer], entries: Sequence[Entry], on: date | None = None
) -> dict[tuple[int, int], Finding]:
    """The answers for these pairs, a fixed number of queries for however many."""
    known_of = _Known(round_, reviewers, entries, on or clock.today())
    return {
        (reviewer.pk, entry.pk): known_of.finding(reviewer, entry)
        for reviewer in reviewers
        for entry in entries
    }


@dataclass(frozen=True)
class _Side:
    """Whose an entry is: its work, its authors, the bodies they belong to."""

    work: int
    authors: tuple[int, ...]
    bodies: frozenset[int]


class _Known:
    """Everything that the answers need, read at once."""

    def __init__(
        self, round_: GradingRound, reviewers: Sequence[Reviewer], entries: Sequence[Entry], on: date
    ) -> None:
        works = {entry.work_id for entry in entries}
        through = Entry._meta.get_field("work").related_model
        authors = _grouped(through.authors.through, "work_id", "person_id", works)
        units = _grouped(through.author_units.through, "work_id", "unit_id", works)
        everybody = {p for found in authors.values() for p in found} | {r.person_id for r in reviewers}
        self.bonds = Bonds(round_.office_id, everybody, on, round_.avoid_years)
        self.sides = {entry.pk: self._side(entry, authors, units) for entry in entries}
        keys = {reviewer.pk for reviewer in reviewers}
        self.avoided = _grouped(Reviewer.avoided.through, "reviewer_id", "unit_id", keys)
        self.sees = _who_sees_authors({reviewer.person_id for reviewer in reviewers}, on)
        rulings = AvoidanceRuling.objects.filter(reviewer__in=keys, entry__in=self.sides).order_by("pk")
        self.rulings = {(row.reviewer_id, row.entry_id): row for row in rulings.select_related("by__person")}

    def _side(self, entry: Entry, authors: dict, units: dict) -> _Side:
        bodies = self.bonds.bodies
        people = tuple(authors.get(entry.work_id, ()))
        found = {entry.entered_by_id, entry.source_unit_id, *units.get(entry.work_id, ())} - {None}
        found |= {post.unit_id for p in people for post in self.bonds.posts[p] if post.valid_to is None}
        return _Side(entry.work_id, people, frozenset(bodies.body(unit) for unit in found))

    def finding(self, reviewer: Reviewer, entry: Entry) -> Finding:
        """A conflict on record stands; what is not known may be settled by a ruling; the rest is clear."""
        side = self.sides[entry.pk]
        person = self.bonds.people[reviewer.person_id]
        if told := next(self._conflicts(reviewer, person, side), ""):
            return Answer.CONFLICT, told
        doubt = "；".join(dict.fromkeys(self._doubts(reviewer, person, side)))
        ruling = self.rulings.get((reviewer.pk, entry.pk))
        if ruling is not None and not ruling.clear:
            return Answer.CONFLICT, f"{ruling.by}认定须回避：{ruling.reason}"
        if doubt and ruling is not None:
            return Answer.CLEAR, f"{ruling.by}核实：{ruling.reason}"
        return (Answer.UNKNOWN, doubt) if doubt else (Answer.CLEAR, "没有查到须回避的情形")

    def _conflicts(self, reviewer: Reviewer, person: Person, side: _Side) -> Iterator[str]:
        bonds = self.bonds
        if person.pk in side.authors:
            yield "本人是作者"
        for unit in self.avoided.get(reviewer.pk, ()):
            if bonds.bodies.body(unit) in side.bodies:
                yield f"登记的回避单位：{bonds.bodies.told(unit)}"
        yield from self._same_unit(person, side)
        yield from self._related(person, side)
        for author in side.authors:
            shared = (bonds.by_person[person.pk] & bonds.by_person[author]) - {side.work}
            for title, day in sorted((bonds.works[work] for work in shared), key=lambda one: one[1]):
                yield f"{day.year}年与{bonds.people[author].name}合作署名《{title}》"

    def _same_unit(self, person: Person, side: _Side) -> Iterator[str]:
        bonds = self.bonds
        for post in bonds.posts[person.pk]:
            if bonds.recent(post) and bonds.bodies.body(post.unit_id) in side.bodies:
                ended = post.valid_to is not None and post.valid_to < bonds.on
                what = f"{post.valid_to.year}年以前曾在" if ended else "现在"
                yield f"{what}{bonds.bodies.told(post.unit_id)}任职，与申报单位或作者同单位"
        for row in bonds.relations[person.pk]:
            own = row.person_id == person.pk and row.unit_id
            late = row.valid_to is not None and row.valid_to < bonds.since
            if own and not late and bonds.bodies.body(row.unit_id) in side.bodies:
                yield f"与{bonds.bodies.told(row.unit_id)}有{row.get_kind_display()}关系"

    def _related(self, person: Person, side: _Side) -> Iterator[str]:
        for row, author in self._rows(person, side):
            name = self.bonds.people[author].name
            if row.kind in _ALWAYS:
                yield f"与作者{name}是{_ALWAYS[row.kind]}"
            last = row.valid_to or (self.bonds.on if row.kind == row.Kind.PROJECT else row.valid_from)
            dated = row.valid_to or row.valid_from
            if row.kind not in _ALWAYS and dated and last >= self.bonds.since:
                yield f"与作者{name}有{row.get_kind_display()}关系"

    def _rows(self, person: Person, side: _Side) -> Iterator[tuple[PersonRelation, int]]:
        for row in self.bonds.relations[person.pk]:
            other = row.other_id if row.person_id == person.pk else row.person_id
            if other in side.authors and other != person.pk:
                yield row, other

    def _doubts(self, reviewer: Reviewer, person: Person, side: _Side) -> Iterator[str]:
        bonds = self.bonds
        if reviewer.confirmed_on is None:
            yield "评审身份（姓名、单位、邮箱）没有核实"
        if not any(post.valid_to is None or post.valid_to >= bonds.on for post in bonds.posts[person.pk]):
            yield "评审现在的任职单位没有登记"
        if person.pk in self.sees:
            yield "评审的账号能查看成果台账，看得到作者"
        if not side.authors:
            yield "成果没有登记作者"
        for row, author in self._rows(person, side):
            if row.kind not in _ALWAYS and not (row.valid_from or row.valid_to):
                yield f"与作者{bonds.people[author].name}有{row.get_kind_display()}关系，时间没有登记"
        for author in side.authors:
            yield from self._look_alike(person, bonds.people[author], side)

    def _look_alike(self, person: Person, author: Person, side: _Side) -> Iterator[str]:
        bonds = self.bonds
        if author.pk != person.pk and author.name == person.name:
            yield f"与作者{author.name}同名，不知是否同一人"
        for what, one, other in (
            ("邮箱", person.email.lower(), author.email.lower()),
            ("电话", person.phone, author.phone),
        ):
            if one and one == other and author.pk != person.pk:
                yield f"与作者{author.name}登记的{what}相同"
        named = (bonds.by_name[person.name] & bonds.by_name[author.name]) - {side.work}
        shared = bonds.by_person[person.pk] & bonds.by_person[author.pk]
        if person.name != author.name and named - shared:
            yield f"有同名的人与{author.name}合作署名，不知是否本人"


def _grouped(through: type, one: str, other: str, keys: Iterable[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    rows = through.objects.filter(**{f"{one}__in": set(keys)}).order_by("pk")
    for key, value in rows.values_list(one, other):
        found.setdefault(key, []).append(value)
    return found


def _who_sees_authors(people: set[int], on: date) -> set[int]:
    """Those of these persons whose login reads the office's ledgers, and so could look the author up."""
    logins = User.objects.filter(person__in=people, is_active=True)
    grants = current_grants(on).filter(user__in=logins).values_list("user__person_id", "role")
    found = set()
    for person, code in grants:
        role = known(code)
        if role and not role.outside and Perm.VIEW in role.perms:
            found.add(person)
    return found

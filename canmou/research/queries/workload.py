"""Who works on what this year (全员调研): topics, trips, late milestones of each member of the office."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q

from canmou.kernel import clock
from canmou.kernel.people.models import Person, Unit, User
from canmou.kernel.people.queries import posts_on
from canmou.research.models import FieldActivity, Milestone, TeamMember
from canmou.research.queries.topic import topics_for


@dataclass
class Load:
    """One person's year."""

    person: Person
    section: Unit
    post: str
    roles: Counter = field(default_factory=Counter)
    running: int = 0
    outings: int = 0
    late: int = 0

    @property
    def topics(self) -> int:
        return sum(self.roles.values())


def workload(user: User, year: int) -> list[Load]:
    """Everybody in post today, in the order of sections: five queries for however many."""
    today = clock.today()
    posts = posts_on(today).filter(unit__office=user.office, unit__kind="section")
    found: dict[int, Load] = {}
    for post in posts.select_related("person", "unit").order_by("unit__order", "rank", "pk"):
        found.setdefault(post.person_id, Load(post.person, post.unit, post.title))
    _teams(user, year, found)
    out = FieldActivity.objects.live().filter(
        office=user.office, held_on__gte=date(year, 1, 1), held_on__lte=min(date(year, 12, 31), today)
    )
    outings = out.order_by().filter(participants__in=list(found)).values_list("participants")
    for person, number in outings.annotate(Count("pk", distinct=True)):
        found[person].outings = number
    late = Milestone.objects.live().filter(
        office=user.office, due_on__lt=today, done_on=None, topic__ending="", topic__voided=False,
        responsible__in=list(found),
    )  # fmt: skip
    for person, number in late.order_by().values_list("responsible").annotate(Count("pk")):
        found[person].late = number
    return list(found.values())


def _teams(user: User, year: int, found: dict[int, Load]) -> None:
    """Topics of the year, and those of earlier years still under way."""
    topics = topics_for(user).filter(Q(year=year) | Q(year__lt=year, ending="", due_on__gte=date(year, 1, 1)))
    rows = TeamMember.objects.live().filter(topic__in=topics.order_by().values("pk"), person__in=list(found))
    rows = rows.exclude(left_on__lt=date(year, 1, 1))
    roles: dict[tuple[int, int], tuple[str, str]] = {}
    for person, topic, role, ending in rows.order_by("joined_on", "pk").values_list(
        "person", "topic", "role", "topic__ending"
    ):
        roles[person, topic] = (role, ending)
    by_person: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for (person, _), row in roles.items():
        by_person[person].append(row)
    for person, held in by_person.items():
        found[person].roles = Counter(role for role, _ in held)
        found[person].running = sum(not ending for _, ending in held)

"""Leaders as the directory knows them: who may write an instruction, and what post each held on a day."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from canmou.instructions.models import Instruction
from canmou.kernel.office.models import Office
from canmou.kernel.people.models import Person, Post, Unit
from canmou.kernel.people.queries import posts_on

_LEVELS = (Post.Level.NATION, Post.Level.PROVINCE, Post.Level.CITY)
_BODIES = (Unit.Kind.UPPER_BODY, Unit.Kind.PARTY_BODY, Unit.Kind.CITY_BODY, Unit.Kind.DISTRICT)


@dataclass(frozen=True)
class Held:
    """The post of a leader on a day, as an instruction names it."""

    title: str
    rank: int
    level: str


def leaders(office: Office) -> list[tuple[Person, str]]:
    """Whoever holds or held a leading post outside the office, by rank; one line each, the latest post first."""
    posts = Post.objects.filter(person__office=office).filter(
        Q(level__in=_LEVELS) | Q(unit__kind__in=_BODIES)
    )
    found: dict[int, Post] = {}
    for post in posts.select_related("person").order_by("-valid_from", "rank", "pk"):
        found.setdefault(post.person_id, post)
    rows = sorted(found.values(), key=lambda post: (post.rank, post.pk))
    return [(post.person, f"{post.person.name}（{post.title}）") for post in rows]


def post_on(leader: Person, day: date) -> Held | None:
    """What the directory says of a leader on a day: the first post by rank. None where he held none."""
    post = posts_on(day).filter(person=leader).order_by("rank", "pk").first()
    if post is None:
        return None
    known = post.level in Instruction.Level.values
    return Held(post.title, post.rank, post.level if known else Instruction.Level.OTHER)

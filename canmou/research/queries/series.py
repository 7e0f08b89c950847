"""A series (重点产业链, 民生) and the state of each member at a glance."""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Count, QuerySet

from canmou.instructions.api import Instruction
from canmou.kernel import clock
from canmou.kernel.errors import NotFound
from canmou.kernel.ledger.declare import ledger_for
from canmou.kernel.ledger.queries import visible_to
from canmou.kernel.people.models import User
from canmou.research.models import FieldActivity, GradeResult, IndustryChain, Milestone, Report, Series, Topic
from canmou.research.queries.timeline import concluded
from canmou.research.queries.topic import topics_for


def series_for(user: User) -> QuerySet[Series]:
    """The live series that the reader may see."""
    return visible_to(user, ledger_for(Series)).filter(voided=False)


def one_series(user: User, number: str) -> Series:
    """The series with this number. Raises `NotFound`."""
    rows = series_for(user).select_related("ref", "lead").filter(number=number)
    found = rows.first() if number.isprintable() else None
    if found is None:
        raise NotFound("没有这个编号的系列，或者您无权查看")
    return found


@dataclass
class Member:
    """A chain with its latest topic, or a topic of the series, and what has come of it."""

    name: str
    chain: IndustryChain | None = None
    topic: Topic | None = None
    next: Milestone | None = None
    late: int = 0
    outings: int = 0
    reports: int = 0
    instructions: int = 0
    grades: list[str] = field(default_factory=list)


def members(user: User, series: Series, year: int | None = None) -> list[Member]:
    """The members in the order of the list; a fixed number of queries."""
    topics = topics_for(user).filter(series=series).select_related("ref", "lead_unit", "lead_leader", "chain")
    if year:
        topics = topics.filter(year=year)
    by_chain: dict[int, Topic] = {}
    others = []
    for topic in topics.order_by("-year", "-approved_on", "-pk"):
        if topic.chain_id:
            by_chain.setdefault(topic.chain_id, topic)
        else:
            others.append(topic)
    chains = visible_to(user, ledger_for(IndustryChain)).filter(voided=False, series=series, delisted_on=None)
    found = [
        Member(chain.name, chain, by_chain.get(chain.pk))
        for chain in chains.select_related("ref", "chain_leader", "lead_department").order_by("pk")
    ]
    found += [Member(topic.title, None, topic) for topic in others]
    _fill(user, {member.topic.pk: member for member in found if member.topic})
    return found


def _fill(user: User, held: dict[int, Member]) -> None:
    today, keys = clock.today(), list(held)
    rows = visible_to(user, ledger_for(Milestone)).filter(voided=False, topic__in=keys, done_on=None)
    for row in rows.order_by("due_on", "pk"):
        member = held[row.topic_id]
        if not member.topic.ending:
            member.next = member.next or row
            member.late += row.due_on < today
    trips = visible_to(user, ledger_for(FieldActivity)).filter(
        voided=False, topic__in=keys, held_on__lte=today
    )
    for topic, number in trips.order_by().values_list("topic").annotate(Count("pk")):
        held[topic].outings = number
    reports = visible_to(user, ledger_for(Report)).filter(voided=False, topic__in=keys)
    by_work: dict[int, list[Member]] = {}
    for topic, work in reports.order_by("pk").values_list("topic", "work"):
        held[topic].reports += 1
        by_work.setdefault(work, []).append(held[topic])
    _results(user, by_work)


def _results(user: User, by_work: dict[int, list[Member]]) -> None:
    works = list(by_work)
    instructions = visible_to(user, ledger_for(Instruction)).filter(
        voided=False, work__in=works, copy_of=None
    )
    counted = Counter(instructions.order_by().values_list("work", flat=True))
    for work, number in counted.items():
        for member in by_work[work]:
            member.instructions += number
    graded = concluded(visible_to(user, ledger_for(GradeResult)).filter(voided=False, entry__work__in=works))
    for row in graded.select_related("entry", "round").order_by("place", "pk"):
        for member in by_work[row.entry.work_id]:
            member.grades.append(row.get_grade_display())

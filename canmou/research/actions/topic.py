"""The course of a topic: open it, kick it off, out, write, lay before review, end it; its milestones follow."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction

from canmou.kernel import clock
from canmou.kernel.attachments.entering import change, enter
from canmou.kernel.calendar.terms import due
from canmou.kernel.errors import Invalid, Refused
from canmou.kernel.ledger.actions import add
from canmou.kernel.people.models import Person, Unit, User
from canmou.kernel.people.queries import own_sections
from canmou.kernel.workflow import advance, start
from canmou.research.models import Milestone, TeamMember, Topic
from canmou.research.queries.topic import head_of, topics_for
from canmou.research.states.topic import TOPIC

Step = Milestone.Step
#: The usual plan: each step and its share of the time from approval to the last day, in hundredths.
PLAN = ((Step.KICKOFF, 12), (Step.FIELDWORK, 50), (Step.DRAFT, 75), (Step.REVIEW, 90), (Step.CLOSEOUT, 100))
#: The milestones that a step of the flow reaches.
REACHED = {
    "kickoff": (Step.KICKOFF,),
    "draft": (Step.KICKOFF, Step.FIELDWORK),
    "submit": (Step.KICKOFF, Step.FIELDWORK, Step.DRAFT),
    "finish": tuple(step for step, _ in PLAN),
}


@transaction.atomic
def open_topic(
    topic: Topic,
    *,
    supporting: Sequence[Unit] = (),
    head: Person | None = None,
    writer: Person | None = None,
    by: User,
) -> Topic:
    """Register a topic with its head and its usual plan, and put it into its flow.

    A topic that was published from a call and is recorded already is put into the flow by `begin_topic`.
    """
    topic.office = by.office
    topic.approved_on = topic.approved_on or clock.today()
    topic.year = topic.year or topic.approved_on.year
    if topic.unit_id is None:
        own = own_sections(by)
        topic.unit = topic.lead_unit if topic.lead_unit.kind == "section" else (own[0] if own else None)
    if topic.unit is None:
        raise Invalid({"lead_unit": "您不在任何科室任职，请选承担科室"})
    add(topic, by=by, lists={"supporting": list(supporting)})
    return begin_topic(topic, head=head, writer=writer, by=by)


@transaction.atomic
def begin_topic(topic: Topic, *, head: Person | None = None, writer: Person | None = None, by: User) -> Topic:
    """Put a recorded topic into its flow, with a team and a plan where it has none."""
    roles = [(head, TeamMember.Role.HEAD)]
    if writer and writer != head:
        roles.append((writer, TeamMember.Role.WRITER))
    rows = [
        TeamMember(
            topic=topic,
            person=person,
            role=role,
            joined_on=clock.today(),
            unit=topic.unit,
            source_unit=topic.source_unit,
        )
        for person, role in roles
        if person is not None
    ]
    enter(rows, by=by, verb="组建课题组")
    start(TOPIC, topic, by=by)
    plan_topic(topic, by=by)
    return topic


def usual_day(topic: Topic, share: int) -> date:
    """The working day by which this share of the time is over, never behind the last day."""
    span = (topic.due_on - topic.approved_on).days
    day = topic.approved_on + timedelta(days=span * share // 100)
    return min(due(day - timedelta(days=1), 1).date, topic.due_on)


@transaction.atomic
def plan_topic(topic: Topic, *, by: User) -> list[Milestone]:
    """Enter the usual milestones, where the topic has none yet."""
    if Milestone.objects.live().filter(topic=topic).exists():
        return []
    head = head_of(topic)
    rows = [
        Milestone(
            topic=topic,
            step=step,
            responsible=head,
            due_on=usual_day(topic, share),
            unit=topic.unit,
            source_unit=topic.source_unit,
        )
        for step, share in PLAN
    ]
    return enter(rows, by=by, verb="排定节点")


def _reach(topic: Topic, verb: str, by: User) -> None:
    rows = Milestone.objects.live().filter(topic=topic, step__in=REACHED[verb], done_on=None)
    for row in rows.select_related("ref", "unit", "office", "topic", "responsible"):
        row.done_on = clock.today()
        change(row, by=by, verb="节点完成")


@transaction.atomic
def kickoff(topic: Topic, *, by: User, opinion: str = "") -> Topic:
    """开题."""
    plan_topic(topic, by=by)
    advance(TOPIC, topic, "kickoff", by=by, opinion=opinion)
    _reach(topic, "kickoff", by)
    return topic


@transaction.atomic
def draft(topic: Topic, *, by: User, opinion: str = "") -> Topic:
    """The field work is over; the report is written."""
    advance(TOPIC, topic, "draft", by=by, opinion=opinion)
    _reach(topic, "draft", by)
    return topic


@transaction.atomic
def submit(topic: Topic, *, by: User, opinion: str = "") -> Topic:
    """The draft is laid before review."""
    advance(TOPIC, topic, "submit", by=by, opinion=opinion)
    _reach(topic, "submit", by)
    return topic


@transaction.atomic
def finish(topic: Topic, *, by: User, opinion: str = "") -> Topic:
    """结题."""
    topic.finished_on, topic.ending = clock.today(), Topic.Ending.FINISHED
    advance(TOPIC, topic, "finish", by=by, opinion=opinion, filled=("finished_on", "ending"))
    _reach(topic, "finish", by)
    return topic


def _end(topic: Topic, verb: str, ending: str, opinion: str, by: User, into: Topic | None = None) -> Topic:
    if not opinion.strip():
        raise Invalid({"opinion": "请写明理由"})
    topic.finished_on, topic.ending, topic.ended_why = clock.today(), ending, opinion.strip()
    topic.merged_into = into
    filled = ("finished_on", "ending", "ended_why", "merged_into")
    return advance(TOPIC, topic, verb, by=by, opinion=opinion, filled=filled)


@transaction.atomic
def merge(topic: Topic, *, into: str, by: User, opinion: str = "") -> Topic:
    """It goes on as part of another topic that is under way."""
    rows = topics_for(by).filter(ending="").exclude(pk=topic.pk)
    other = rows.filter(number=into.strip()).first() if into.strip().isprintable() else None
    if other is None:
        raise Invalid({"into": "没有这个编号的在研课题，请核对编号"})
    return _end(topic, "merge", Topic.Ending.MERGED, opinion, by, other)


@transaction.atomic
def withdraw(topic: Topic, *, by: User, opinion: str = "") -> Topic:
    """It is taken back before the field work."""
    return _end(topic, "withdraw", Topic.Ending.WITHDRAWN, opinion, by)


@transaction.atomic
def terminate(topic: Topic, *, by: User, opinion: str = "") -> Topic:
    """It is given up."""
    return _end(topic, "terminate", Topic.Ending.TERMINATED, opinion, by)


def check_open(topic: Topic) -> None:
    """Raise `Refused` where the topic is over."""
    if topic.ending:
        raise Refused(f"这个课题已{topic.get_ending_display()}，不再登记调研过程")

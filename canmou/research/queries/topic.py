"""Topics: what a reader may see of them, who works on one, and what is late in it."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from canmou.kernel import clock
from canmou.kernel.errors import NotFound
from canmou.kernel.ledger.declare import ledger_for
from canmou.kernel.ledger.queries import visible_to
from canmou.kernel.people.models import Person, User
from canmou.kernel.permissions import Perm, can, standing
from canmou.research.models import DataRequest, FieldActivity, Milestone, Outline, TeamMember, Topic

#: Still under way, in the flow or entered after the fact.
RUNNING = Q(ending="")
APPROVED = Q(state="approved") | Q(state="recorded", approved_on__isnull=False)


def topics_for(user: User) -> QuerySet[Topic]:
    """The live topics that the reader may see."""
    return visible_to(user, ledger_for(Topic)).filter(voided=False)


def of_topic(user: User, model: type, topic: Topic) -> QuerySet:
    """The live records of one kind that belong to a topic and that the reader may see."""
    return visible_to(user, ledger_for(model)).filter(voided=False, topic=topic)


def topic_for(user: User, key: str) -> Topic:
    """The topic with this number or uid. Raises `NotFound` when there is none or the reader may not see it."""
    found = None
    if key.isprintable():
        rows = topics_for(user).select_related(
            "ref", "office", "unit", "lead_unit", "lead_leader", "series", "chain", "merged_into__ref", "call"
        )
        found = rows.filter(Q(number=key) | Q(ref__uid=key)).first()
    if found is None:
        raise NotFound("没有这个编号的课题，或者您无权查看")
    return found


def part_for(user: User, model: type, number: str) -> object:
    """A live part of a topic (an activity, a request…) by number, with its topic. Raises `NotFound`."""
    rows = visible_to(user, ledger_for(model)).filter(voided=False)
    found = (
        rows.select_related("ref", "unit", "office", "topic__ref", "topic__unit", "topic__lead_unit")
        .filter(number=number)
        .first()
        if number.isprintable()
        else None
    )
    if found is None:
        raise NotFound("没有这个编号的记录，或者您无权查看")
    return found


def inside(user: User) -> bool:
    """Whether the reader belongs to the office and sees more than what their own unit filed."""
    return any(Perm.VIEW in grant.role.perms and not grant.role.outside for grant in standing(user).grants)


def current(rows: QuerySet[TeamMember], on: date | None = None) -> QuerySet[TeamMember]:
    """Those of these members who are on the team."""
    day = on or clock.today()
    return rows.filter(Q(left_on=None) | Q(left_on__gt=day))


def members_of(topic: Topic) -> QuerySet[TeamMember]:
    """The members of today, the head first."""
    rows = current(TeamMember.objects.live().filter(topic=topic)).select_related("person", "ref")
    order = {"head": 0, "writer": 1, "member": 2, "liaison": 3}
    return sorted(rows, key=lambda row: (order[row.role], row.pk))


def head_of(topic: Topic) -> Person | None:
    """Who heads the team."""
    rows = current(TeamMember.objects.live().filter(topic=topic, role=TeamMember.Role.HEAD))
    found = rows.select_related("person").order_by("joined_on", "pk").last()
    return found.person if found else None


def works_on(topic: Topic, user: User) -> bool:
    """Whether the user may write on this topic: may edit it, leads it, or is on its team today."""
    if can(user, Perm.EDIT, topic):
        return True
    if user.person_id is None or not can(user, Perm.VIEW, topic) or not inside(user):
        return False
    if user.person_id == topic.lead_leader_id:
        return True
    return current(TeamMember.objects.live().filter(topic=topic, person=user.person_id)).exists()


def approved_outline(topic: Topic) -> Outline | None:
    """The outline that stands."""
    return Outline.objects.live().filter(APPROVED, topic=topic).order_by("edition", "pk").last()


def has_been_out(topic: Topic) -> bool:
    """Whether an activity has taken place."""
    return FieldActivity.objects.live().filter(topic=topic, held_on__lte=clock.today()).exists()


def late_milestones(office: object, on: date) -> QuerySet[Milestone]:
    """Milestones of topics under way that are over their day, the oldest first."""
    rows = Milestone.objects.live().filter(office=office, due_on__lt=on, done_on=None)
    rows = rows.filter(topic__voided=False, topic__ending="")
    return rows.select_related("topic__ref", "topic__unit", "responsible").order_by("due_on", "pk")


def late_requests(office: object, on: date) -> QuerySet[DataRequest]:
    """Requests for data that were not answered by their day, the oldest first."""
    rows = DataRequest.objects.live().filter(office=office, due_on__lt=on, received_on=None)
    rows = rows.exclude(state="cancelled").filter(topic__voided=False, topic__ending="")
    return rows.select_related("topic__ref", "topic__unit", "asked").order_by("due_on", "pk")


def overdue(on: date) -> Q:
    """Topics under way that are late: the topic itself, or one of its milestones."""
    late = Milestone.objects.live().filter(topic=OuterRef("pk"), due_on__lt=on, done_on=None)
    return RUNNING & (Q(due_on__lt=on) | Exists(late))

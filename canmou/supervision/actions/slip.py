"""Meeting slips: points taken down by speaker, each sorted into a task, a material, or what is only kept."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from canmou.kernel.errors import Invalid, Refused
from canmou.kernel.exchange.lookup import People
from canmou.kernel.ledger.actions import add, add_many, amend
from canmou.kernel.ledger.drafts import Draft
from canmou.kernel.people.models import Person, Unit, User
from canmou.kernel.people.queries import posts_on
from canmou.kernel.workflow import start
from canmou.lib.cells import CellError
from canmou.lib.spoken import Point, split_notes
from canmou.library.api import LeaderPhrase
from canmou.supervision.actions.task import register_task
from canmou.supervision.models import MeetingPoint, MeetingSlip, SupervisionTask
from canmou.supervision.queries.intake import guess_section, home_section
from canmou.supervision.states.slip import SLIP

TITLE_MOST, TOPIC_MOST = 60, 20


@transaction.atomic
def take_slip(slip: MeetingSlip, *, notes: str, attended: Sequence[Person] = (), by: User) -> MeetingSlip:
    """Enter a slip with its points, as typed or pasted; it waits with its recorder to be sorted."""
    slip.office = by.office
    slip.recorder = slip.recorder or by.person
    slip.unit = home_section(by) if slip.unit_id is None else slip.unit
    if slip.unit is None:
        raise Invalid({"": "您不在任何科室任职，不能登记会议记录单"})
    if not split_notes(notes):
        raise Invalid({"notes": "请记下要点：一行一条，讲话人写在行首，后面加冒号"})
    add(slip, by=by, lists={"attended_by": list(attended)})
    start(SLIP, slip, by=by)
    add_points(slip, notes=notes, by=by)
    return slip


@transaction.atomic
def add_points(slip: MeetingSlip, *, notes: str, by: User) -> list[MeetingPoint]:
    """Enter further points behind those that stand already."""
    if slip.state == "sorted":
        raise Refused("这份记录单已分流完毕，要补充请先按“继续分流”")
    spoken = split_notes(notes)
    if not spoken:
        raise Invalid({"notes": "请记下要点：一行一条"})
    rows = MeetingPoint.objects.filter(slip=slip).order_by("-sequence")
    last = rows.values_list("sequence", flat=True).first() or 0
    known = People(slip.office)
    points = [_point(slip, found, last + place, known) for place, found in enumerate(spoken, 1)]
    return add_many([Draft(point) for point in points], by=by)


def _point(slip: MeetingSlip, found: Point, sequence: int, known: People) -> MeetingPoint:
    speaker = speaker_of(found.speaker, known)
    return MeetingPoint(
        slip=slip,
        sequence=sequence,
        said_on=slip.held_on,
        speaker=speaker,
        speaker_name="" if speaker else found.speaker[:40],
        point=found.text,
        use=MeetingPoint.Use.OPEN,
        unit=slip.unit,
    )


def speaker_of(name: str, known: People) -> Person | None:
    """The person of this name, with or without a bracket behind it; None where nobody or several are called so."""
    for text in (name, name.split("（")[0].split("(")[0].strip()):
        try:
            return known.person(text) if text else None
        except CellError:
            continue
    return None


@transaction.atomic
def make_task(
    point: MeetingPoint, *, lead_section: Unit | None = None, due_on: date | None = None, by: User
) -> SupervisionTask:
    """A point becomes a supervised task, at once with its section; the two name each other."""
    _unfollowed(point)
    section = lead_section or guess_section(by, point.point, None).section or point.unit
    task = SupervisionTask(
        title=_title(point.point),
        kind=SupervisionTask.Kind.MEETING,
        basis=f"{point.slip.held_on}{point.slip.title}{f'，{point.said_by}' if point.said_by else ''}"[:200],
        authority=SupervisionTask.Authority.MEETING,
        origin_record=point.ref,
        requirement=point.point,
        lead_section=section,
        due_on=due_on,
    )
    task = register_task(task, by=by, hand_out_now=True)
    point.use, point.followed_by = MeetingPoint.Use.TASK, task.ref
    amend(point, by=by)
    return task


@transaction.atomic
def make_material(point: MeetingPoint, *, topic: str = "", by: User) -> LeaderPhrase:
    """A point becomes a leader's phrase of the materials library; the point names it."""
    _unfollowed(point)
    if point.speaker is None:
        raise Refused("这条要点的讲话人不在人员库里，不能作领导表述；请先在要点上选定讲话人，或者选“备查”")
    post = posts_on(point.said_on).filter(person=point.speaker).order_by("rank").first()
    phrase = LeaderPhrase(
        leader=point.speaker,
        leader_post=post.title if post else "未登记",
        said_on=point.said_on,
        occasion=point.slip.title[:100],
        topic=(topic.strip() or point.slip.title)[:TOPIC_MOST],
        words=point.point,
        source=f"会议记录单 {point.slip.number}",
        unit=point.unit,
    )
    add(phrase, by=by)
    point.use, point.followed_by = MeetingPoint.Use.MATERIAL, phrase.ref
    amend(point, by=by)
    return phrase


@transaction.atomic
def keep_point(point: MeetingPoint, *, by: User) -> MeetingPoint:
    """A point is only kept."""
    _unfollowed(point)
    point.use = MeetingPoint.Use.NOTE
    return amend(point, by=by)


def _unfollowed(point: MeetingPoint) -> None:
    if point.followed_by_id:
        raise Refused("这条要点已经转过，不重复转")


def _title(text: str) -> str:
    return text if len(text) <= TITLE_MOST else f"{text[: TITLE_MOST - 1]}…"

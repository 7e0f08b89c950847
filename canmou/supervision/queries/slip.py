"""Meeting slips and their points."""

from django.db.models import Count, Q, QuerySet

from canmou.kernel.errors import NotFound
from canmou.kernel.ledger.declare import ledger
from canmou.kernel.ledger.queries import find, visible_to
from canmou.kernel.people.models import User
from canmou.supervision.models import MeetingPoint, MeetingSlip
from canmou.supervision.queries.consultation import inside


def slip_for(user: User, number: str) -> MeetingSlip:
    """The slip with this number, for those inside. Raises `NotFound`."""
    found = find(user, number) if inside(user) else None
    if not isinstance(found, MeetingSlip):
        raise NotFound("没有这个编号的会议记录单，或者您无权查看")
    return found


def point_for(user: User, slip: MeetingSlip, number: str) -> MeetingPoint:
    """A point of a slip. Raises `NotFound`."""
    rows = visible_to(user, ledger("SMP")).filter(slip=slip, number=number, voided=False)
    found = rows.select_related("ref", "slip", "speaker", "unit", "office").first()
    if found is None:
        raise NotFound("没有这条要点")
    return found


def points_of(user: User, slip: MeetingSlip) -> list[MeetingPoint]:
    """The points in order."""
    rows = visible_to(user, ledger("SMP")).filter(slip=slip, voided=False)
    return list(rows.select_related("speaker", "followed_by", "ref").order_by("sequence", "pk"))


def slips(user: User, most: int = 30) -> QuerySet[MeetingSlip]:
    """The latest slips, each with how many points it has and how many still wait."""
    rows = visible_to(user, ledger("SMS")).filter(voided=False)
    return rows.select_related("ref", "recorder").order_by("-held_on", "-pk")[:most]


def waiting(slips: list[MeetingSlip]) -> dict[int, tuple[int, int]]:
    """For each slip: its points, and those that were to become something and have not."""
    rows = MeetingPoint.objects.live().filter(slip__in=slips).values("slip")
    open_ = Q(followed_by=None) & ~Q(use=MeetingPoint.Use.NOTE)
    counted = rows.annotate(all=Count("pk"), open=Count("pk", filter=open_)).order_by()
    return {row["slip"]: (row["all"], row["open"]) for row in counted}

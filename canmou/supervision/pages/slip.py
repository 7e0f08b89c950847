"""What the pages of meeting slips show."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from canmou.kernel.exchange.lookup import People
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, can
from canmou.kernel.workflow import workflow
from canmou.lib.spoken import split_notes
from canmou.supervision.actions.slip import speaker_of
from canmou.supervision.forms.slip import NotesForm, SlipForm
from canmou.supervision.models import MeetingPoint, MeetingSlip
from canmou.supervision.pages.intake import tabs
from canmou.supervision.queries import slip as queries


@dataclass(frozen=True)
class Line:
    """One slip of the list."""

    slip: MeetingSlip
    points: int
    waiting: int


def overview(user: User, form: SlipForm | None) -> dict[str, Any]:
    """The list, and the form for those who may register."""
    found = list(queries.slips(user))
    counts = queries.waiting(found)
    return {
        "tabs": tabs("slips"),
        "form": form,
        "lines": [Line(slip, *counts.get(slip.pk, (0, 0))) for slip in found],
    }


@dataclass(frozen=True)
class Shown:
    """One point: who said it where that changes, and what may be done with it."""

    point: MeetingPoint
    speaker: str
    followed: str
    href: str
    open: bool


def slip(user: User, found: MeetingSlip, form: NotesForm | None = None) -> dict[str, Any]:
    """One slip with its points."""
    edits = bool(can(user, Perm.EDIT, found))
    points, last = [], ""
    for point in queries.points_of(user, found):
        said = point.said_by
        points.append(_shown(user, point, said if said != last else ""))
        last = said
    return {
        "tabs": tabs("slips"),
        "slip": found,
        "points": points,
        "edits": edits and found.state != "sorted",
        "form": form or NotesForm(),
        "state": workflow("slip").label(found.state),
        "record": reverse("record", args=[found.number]),
        "waiting": sum(shown.open and shown.point.use != MeetingPoint.Use.NOTE for shown in points),
    }


def _shown(user: User, point: MeetingPoint, speaker: str) -> Shown:
    ref = point.followed_by
    if ref is None:
        return Shown(point, speaker, "", "", True)
    if not can(user, Perm.VIEW, ref):
        return Shown(point, speaker, "（无权查看的记录）", "", False)
    return Shown(point, speaker, ref.number, reverse("record", args=[ref.number]), False)


def preview(user: User, notes: str) -> dict[str, Any]:
    """How notes would be split, while they are typed."""
    people = People(user.office)
    found = split_notes(notes[:20000].replace("\0", ""))
    known = {name: speaker_of(name, people) for name in {point.speaker for point in found} - {""}}
    return {
        "points": found,
        "speakers": [(name, person is not None) for name, person in sorted(known.items())],
    }

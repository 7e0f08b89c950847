"""What the selection meeting's pages show."""

from dataclasses import dataclass
from typing import Any

from canmou.kernel.errors import NotFound
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, can
from canmou.research.forms.selection import DecisionForm, MeetingForm, PublishForm
from canmou.research.models import Call, Proposal, SelectionDecision, SelectionMeeting
from canmou.research.queries import call as calls
from canmou.research.queries import screening, selection
from canmou.research.queries.screening import Result

TONES = {"selected": "ok", "rejected": "neutral", "merged": "info", "reserved": "warn"}


@dataclass(frozen=True)
class Item:
    """A proposal of the agenda: its place, what the reviewers said, what was decided."""

    place: int
    proposal: Proposal
    result: Result | None
    decision: SelectionDecision | None
    tone: str
    here: bool


def _agenda(call: Call, meeting: SelectionMeeting, here: str = "") -> list[Item]:
    results = screening.results(call)
    decided = {row.proposal_id: row for row in selection.decisions(meeting)}
    found = []
    for item in selection.agenda(meeting):
        decision = decided.get(item.proposal_id)
        tone = TONES[decision.outcome] if decision else ""
        result = results.get(item.proposal_id)
        found.append(Item(item.place, item.proposal, result, decision, tone, item.proposal.number == here))
    return found


def _counts(items: list[Item]) -> list[tuple[str, int]]:
    labels = dict(SelectionDecision.Outcome.choices)
    told = [
        (label, sum(item.decision is not None and item.decision.outcome == code for item in items))
        for code, label in labels.items()
    ]
    return [*told, ("待定", sum(item.decision is None for item in items))]


def of_call(call: Call) -> SelectionMeeting:
    """The meeting. Raises `NotFound` where there is none yet."""
    meeting = selection.meeting_of(call)
    if meeting is None:
        raise NotFound("还没有登记选题会")
    return meeting


def meeting(user: User, call: Call, form: MeetingForm | None = None) -> dict[str, Any]:
    """The order with the live result; before there is a meeting the form that convenes it."""
    if call.state not in ("meeting", "published"):
        raise NotFound("评审结束以后才开选题会")
    found = selection.meeting_of(call)
    edits = bool(can(user, Perm.EDIT, call)) and call.state == "meeting"
    items = _agenda(call, found) if found else []
    return {
        "call": call,
        "meeting": found,
        "edits": edits,
        "form": form or (MeetingForm(user, call) if edits and found is None else None),
        "items": items,
        "counts": _counts(items),
        "merges": [merge for merge in calls.merges_of(call).values() if merge.proposal.state != "declined"],
        "next": next((item for item in items if item.decision is None), None),
        "publish": PublishForm() if edits and items and all(item.decision for item in items) else None,
    }


def decision(user: User, call: Call, number: str, sent: Any = None) -> dict[str, Any]:
    """One proposal on the table: scores and notes beside the decision."""
    found = of_call(call)
    items = _agenda(call, found, number)
    at = next((place for place, item in enumerate(items) if item.here), None)
    if at is None:
        raise NotFound("这条建议不在议程里")
    item = items[at]
    others = [other for other in items if other.proposal.pk != item.proposal.pk]
    targets = [o.proposal for o in others if o.decision and o.decision.outcome == "selected"]
    edits = bool(can(user, Perm.EDIT, found)) and call.state == "meeting"
    form = DecisionForm(call, item.proposal, targets, sent, decision=item.decision)
    following = next((other for other in items[at + 1 :] if other.decision is None), None)
    return {
        "call": call,
        "meeting": found,
        "item": item,
        "counts": _counts(items),
        "before": items[at - 1] if at else None,
        "after": items[at + 1] if at + 1 < len(items) else None,
        "following": following or next((o for o in others if o.decision is None), None),
        "form": form if edits else None,
        "topics": calls.near_topics(item.proposal),
        "check": calls.checks_of([item.proposal]).get(item.proposal.pk),
    }

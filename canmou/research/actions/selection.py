"""The selection meeting: convene it with an agenda in order of the scores, take up one proposal after another, decide."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from canmou.kernel.errors import Invalid, Refused
from canmou.kernel.ledger.actions import add
from canmou.kernel.ledger.drafts import Draft
from canmou.kernel.people.models import Person, Unit, User
from canmou.kernel.permissions import Perm, require
from canmou.research.actions.entering import change, enter
from canmou.research.models import (
    AgendaItem,
    Call,
    Proposal,
    ProposalMerge,
    SelectionDecision,
    SelectionMeeting,
)
from canmou.research.queries import screening, selection
from canmou.research.scoring import in_order, tally

Outcome = SelectionDecision.Outcome


@transaction.atomic
def convene(
    call: Call, *, title: str, held_on: date, chair: Person, attendees: Sequence[Person] = (), by: User
) -> SelectionMeeting:
    """One meeting for a call. What was merged before goes with what it was merged into."""
    require(by, Perm.EDIT, call)
    if call.state != "meeting":
        raise Refused("评审结束以后才能开选题会")
    if selection.meeting_of(call):
        raise Refused("这次征集的选题会已经登记")
    meeting = SelectionMeeting(call=call, title=title, held_on=held_on, chair=chair, unit=call.unit)
    add(meeting, by=by, lists={"attendees": list(attendees)}, step=True)
    results = screening.results(call)
    nothing = tally([])
    rows = [
        (row, results[row.pk].tally if row.pk in results else nothing) for row in screening.screened(call)
    ]
    AgendaItem.objects.bulk_create(
        AgendaItem(meeting=meeting, proposal=proposal, place=place)
        for place, proposal in enumerate(in_order(rows), 1)
    )
    return meeting


@transaction.atomic
def move(meeting: SelectionMeeting, proposal: Proposal, *, place: int, by: User) -> None:
    """Take a proposal up at another place of the order."""
    _open(meeting, by)
    rows = list(AgendaItem.objects.filter(meeting=meeting).order_by("place", "pk"))
    moved = next((row for row in rows if row.proposal_id == proposal.pk), None)
    if moved is None:
        raise Refused("这条建议不在议程里")
    rows.remove(moved)
    rows.insert(min(max(place, 1), len(rows) + 1) - 1, moved)
    for at, row in enumerate(rows, 1):
        row.place = at
    AgendaItem.objects.bulk_update(rows, ["place"], batch_size=500)


def _open(meeting: SelectionMeeting, by: User) -> None:
    require(by, Perm.EDIT, meeting)
    if meeting.call.state != "meeting":
        raise Refused("课题已经公布，选题会的决定不能再改")


@transaction.atomic
def decide(
    meeting: SelectionMeeting,
    proposal: Proposal,
    *,
    outcome: str,
    topic_class: str = "",
    reason: str = "",
    final_title: str = "",
    lead_unit: Unit | None = None,
    merged_into: Proposal | None = None,
    by: User,
) -> SelectionDecision:
    """What the meeting says of one proposal, live; it may be changed until the list is published."""
    _open(meeting, by)
    if not AgendaItem.objects.filter(meeting=meeting, proposal=proposal).exists():
        raise Refused("这条建议不在议程里")
    decision = selection.decision_of(meeting, proposal) or SelectionDecision(
        meeting=meeting, proposal=proposal, unit=meeting.unit, office=meeting.office
    )
    if outcome in (Outcome.REJECTED, Outcome.RESERVED) and not reason.strip():
        raise Invalid({"reason": "没有入选的请写明理由，提出单位看得到"})
    if outcome != Outcome.SELECTED and selection.carries(meeting, proposal):
        raise Refused("有别的建议并入了这一条，它不入选，那几条就没有着落；请先改那几条的决定")
    if outcome == Outcome.MERGED:
        _check_target(meeting, proposal, merged_into)
    decision.outcome, decision.reason = outcome, reason.strip()[:200]
    chosen = outcome == Outcome.SELECTED
    decision.topic_class = topic_class if chosen else ""
    decision.final_title = final_title.strip() if chosen and final_title.strip() != proposal.title else ""
    decision.lead_unit = lead_unit if chosen and lead_unit != proposal.proposed_by else None
    decision.merged_into = merged_into if outcome == Outcome.MERGED else None
    decision.decided_on = meeting.held_on
    if decision.pk:
        return change(decision, by=by, verb="改选题决定")
    return enter([Draft(decision)], by=by, verb="选题决定")[0]


def _check_target(meeting: SelectionMeeting, proposal: Proposal, into: Proposal | None) -> None:
    if into is None or into.pk == proposal.pk:
        raise Invalid({"merged_into": "请选并入哪一条"})
    decision = selection.decision_of(meeting, into)
    if decision is None or decision.outcome != Outcome.SELECTED:
        raise Invalid({"merged_into": "只能并入已经定为入选的建议，请先定那一条"})


def merged_before(meeting: SelectionMeeting, *, by: User) -> list[SelectionDecision]:
    """The decisions of what was merged before screening: with what it went into, or refused like it."""
    merges = ProposalMerge.objects.filter(proposal__call=meeting.call, proposal__state="accepted")
    decided = {row.proposal_id: row for row in selection.decisions(meeting)}
    drafts = []
    for merge in merges.select_related("proposal__ref", "into"):
        if merge.proposal_id in decided:
            continue
        main = decided[merge.into_id]
        decision = SelectionDecision(
            meeting=meeting,
            proposal=merge.proposal,
            unit=meeting.unit,
            office=meeting.office,
            decided_on=meeting.held_on,
            reason=main.reason,
            outcome=Outcome.MERGED if main.outcome == Outcome.SELECTED else main.outcome,
            merged_into=merge.into if main.outcome == Outcome.SELECTED else None,
        )
        if main.outcome == Outcome.MERGED:
            decision.outcome, decision.merged_into = Outcome.MERGED, main.merged_into
        drafts.append(Draft(decision))
    return enter(drafts, by=by, verb="选题决定")

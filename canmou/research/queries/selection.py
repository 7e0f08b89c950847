"""Reads over the selection meeting: its agenda, its decisions, and how far it is."""

from django.db.models import QuerySet

from canmou.research.models import AgendaItem, Call, Proposal, SelectionDecision, SelectionMeeting
from canmou.research.published import Listed


def meeting_of(call: Call) -> SelectionMeeting | None:
    """The meeting of a call."""
    rows = SelectionMeeting.objects.live().filter(call=call).select_related("ref", "unit", "office", "chair")
    meeting = rows.first()
    if meeting is not None:
        meeting.call = call
    return meeting


def decisions(meeting: SelectionMeeting) -> QuerySet[SelectionDecision]:
    """What it decided so far."""
    rows = SelectionDecision.objects.live().filter(meeting=meeting)
    return rows.select_related("ref", "unit", "office", "lead_unit", "merged_into__ref").order_by("pk")


def decision_of(meeting: SelectionMeeting, proposal: Proposal) -> SelectionDecision | None:
    """What it decided on one proposal."""
    decision = decisions(meeting).filter(proposal=proposal).first()
    if decision is not None:
        decision.meeting, decision.proposal = meeting, proposal
    return decision


def carries(meeting: SelectionMeeting, proposal: Proposal) -> bool:
    """Whether the meeting let others go on within this one."""
    return decisions(meeting).filter(merged_into=proposal, outcome="merged").exists()


def agenda(meeting: SelectionMeeting) -> list[AgendaItem]:
    """The proposals in order."""
    rows = AgendaItem.objects.filter(meeting=meeting).select_related(
        "proposal__proposed_by",
        "proposal__ref",
        "proposal__unit",
        "proposal__office",
        "proposal__source_unit",
    )
    found = list(rows.order_by("place", "pk"))
    for item in found:
        item.proposal.call = meeting.call
    return found


def undecided(meeting: SelectionMeeting) -> list[Proposal]:
    """What is still to be decided, in order."""
    done = set(decisions(meeting).values_list("proposal", flat=True))
    return [item.proposal for item in agenda(meeting) if item.proposal_id not in done]


def listed_so_far(meeting: SelectionMeeting) -> list[Listed]:
    """What the list would say now."""
    rows = decisions(meeting).filter(outcome="selected").select_related("proposal__proposed_by")
    return [
        Listed(
            row.final_title or row.proposal.title, row.topic_class, row.lead_unit or row.proposal.proposed_by
        )
        for row in rows
    ]

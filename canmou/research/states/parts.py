"""What only steps write about a round or a call in its flow: no ledger page and no import does."""

from typing import Any

from canmou.kernel.ledger.declare import ledger_for
from canmou.kernel.ledger.drafts import Draft, linked
from canmou.kernel.ledger.writing import changes
from canmou.kernel.workflow import in_flow
from canmou.research.models import (
    BlindCode,
    Certificate,
    Entry,
    EntryCheck,
    GradeResult,
    Objection,
    ProposalCheck,
    PublicNotice,
    Quota,
    Reading,
    Reviewer,
    ReviewScore,
    ScreeningScore,
    SelectionDecision,
    SelectionMeeting,
)

#: The columns that lead from each of them to its round or call.
WHOLE = {
    Quota: ("round",),
    Entry: ("round",),
    Reviewer: ("round",),
    GradeResult: ("round",),
    PublicNotice: ("round",),
    Objection: ("round",),
    EntryCheck: ("entry", "round"),
    BlindCode: ("entry", "round"),
    ReviewScore: ("entry", "round"),
    Certificate: ("result", "round"),
    SelectionMeeting: ("call",),
    ProposalCheck: ("proposal", "call"),
    ScreeningScore: ("proposal", "call"),
    SelectionDecision: ("meeting", "call"),
}
#: Those that no hand changes afterwards either.
DECIDED = (Quota, Reviewer, EntryCheck, ReviewScore, ProposalCheck, ScreeningScore, SelectionDecision)


def entered_by_steps(record: Any) -> dict[str, str]:
    """Why a part of a round or call in its flow is not entered in its ledger: field → sentence.

    While a round is prepared, what was entered and scored on paper may be noted; its quotas are set on its page.
    """
    whole = _whole(record)
    if whole is None or not in_flow(whole):
        return {}
    if whole.state == "preparing" and type(record) is not Quota:
        return {}
    name = ledger_for(type(record)).name
    return {
        WHOLE[type(record)][0]: f"“{whole.ref.title}”已在办理流程里，{name}由它的办理页面产生，不在台账里登记"
    }


def changed_by_steps(before: Any, after: Any) -> dict[str, str]:
    """Why such a part is not changed by hand: field → sentence."""
    if not isinstance(before, DECIDED):
        return {}
    whole = _whole(before)
    if whole is None or not in_flow(whole):
        return {}
    if isinstance(before, ReviewScore) and not Reading.objects.filter(score=before).exists():
        return {}
    ledger = ledger_for(type(before))
    if not changes(ledger, before, Draft(after)):
        return {}
    return {"": f"“{whole.ref.title}”在办理流程里，{ledger.name}由办理页面填写，不能直接改"}


def _whole(record: Any) -> Any:
    """The round or call of a part, None for anything else."""
    for name in WHOLE.get(type(record), ()):
        found = linked(record, name)
        if isinstance(found, int):
            found = record._meta.get_field(name).related_model.objects.filter(pk=found).first()
        record = found
        if record is None:
            return None
    return record if hasattr(record, "ref_id") and record.ref_id else None

"""What a proposer sees of calls and of its own proposals, and what the office sees of one proposal."""

from dataclasses import dataclass
from typing import Any

from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, can
from canmou.research import calling
from canmou.research.forms.call import DeclineForm, ReturnForm, SplitForm
from canmou.research.models import Call, Proposal
from canmou.research.pages.call import VERDICTS, closing_of, label_of
from canmou.research.queries import call as queries


@dataclass(frozen=True)
class Open:
    """A call that takes proposals, and what the reader's unit has used of its places."""

    call: Call
    closing: str
    places: list[str]


def places_of(user: User, call: Call) -> list[str]:
    """What each of the reader's own units has filed: 市工信局：已报1条，限3条."""
    told = []
    for unit in calling.units_of(user, call):
        limit = calling.limit_of(call, calling.source_of(unit))
        told.append(f"{unit.spoken}：已报{calling.used(call, unit)}条" + (f"，限{limit}条" if limit else ""))
    return told


def mine(user: User) -> dict[str, Any]:
    """The calls open to the reader and the unit's own proposals with their states."""
    opened = [Open(call, closing_of(call), places_of(user, call)) for call in queries.open_to(user)]
    rows = [(proposal, *label_of(proposal)) for proposal in queries.own_proposals(user)]
    return {"open": opened, "rows": rows, "inside": calling.inside(user)}


def guide(user: User, call: Call) -> dict[str, Any]:
    """What a call says to those who may propose."""
    return {
        "call": call,
        "closing": closing_of(call),
        "over": calling.closed_told(call),
        "places": places_of(user, call),
        "themes": calling.themes(call),
        "inside": calling.inside(user),
    }


def proposal(user: User, found: Proposal, **more: Any) -> dict[str, Any]:
    """One proposal. To its proposer its own words, state and answer; to the office what it is like, too."""
    state, tone = label_of(found)
    inside = calling.inside(user)
    own = calling.speaks_for(user, found.proposed_by)
    editable = found.state == "returned" or (
        found.state == "submitted" and not calling.closed_told(found.call)
    )
    context = {
        "proposal": found,
        "state": state,
        "tone": tone,
        "inside": inside,
        "edits_own": own and editable,
        "withdraws": own and found.state in ("submitted", "returned") and not calling.closed_told(found.call),
        "office": None,
    }
    if inside:
        context |= _office(user, found)
    return context | more


def _office(user: User, found: Proposal) -> dict[str, Any]:
    edits = bool(can(user, Perm.EDIT, found)) and found.call.state in ("open", "closed")
    live = edits and found.state in ("submitted", "accepted")
    check = queries.checks_of([found]).get(found.pk)
    return {
        "office": True,
        "check": check,
        "check_tone": VERDICTS.get(check.verdict, "") if check else "",
        "topics": queries.near_topics(found),
        "others": queries.near_proposals(found),
        "accepts": edits and found.state == "submitted",
        "send_back": ReturnForm() if live else None,
        "decline": DeclineForm() if edits and found.state in ("submitted", "returned", "accepted") else None,
        "split": SplitForm() if live else None,
    }

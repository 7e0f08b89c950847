"""What the pages of screening show: to a reviewer the own sheets alone; to the office the outcome when it is over."""

from dataclasses import dataclass
from typing import Any

from canmou.kernel.errors import NotFound
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, can
from canmou.research.forms.screening import SheetForm
from canmou.research.models import Call, Proposal, ScreeningSheet
from canmou.research.queries import call as calls
from canmou.research.queries import screening as queries
from canmou.research.scoring import Tally, in_order


@dataclass(frozen=True)
class Mine:
    """A proposal and the reader's own sheet."""

    proposal: Proposal
    sheet: ScreeningSheet | None


def sheets(user: User, call: Call) -> dict[str, Any]:
    """The reviewer's list; to those who keep the call how far each reviewer is, without scores."""
    reviewer = user.person if user.person_id and call.screeners.filter(pk=user.person_id).exists() else None
    held = queries.sheets_of(call, reviewer) if reviewer else {}
    rows = [Mine(proposal, held.get(proposal.pk)) for proposal in queries.screened(call)]
    turns = list(queries.turns(call))
    done = queries.progress(call)
    return {
        "call": call,
        "reviewer": reviewer,
        "rows": rows,
        "done": sum(row.sheet is not None for row in rows),
        "open": any(t.closed_at is None and t.person_id == user.person_id for t in turns),
        "keeps": bool(can(user, Perm.EDIT, call)),
        "progress": [(turn, done.get(turn.person_id, 0)) for turn in turns],
    }


def one_of(call: Call, number: str) -> tuple[Proposal, Proposal | None, int, int]:
    """The proposal to score, the next one, and its place among how many."""
    rows = queries.screened(call)
    for place, row in enumerate(rows):
        if row.number == number:
            return row, rows[place + 1] if place + 1 < len(rows) else None, place + 1, len(rows)
    raise NotFound("这条建议不在评审之列")


def sheet(user: User, call: Call, number: str, form: SheetForm | None) -> dict[str, Any]:
    """One sheet with what the proposal asks and what it resembles."""
    proposal, following, place, most = one_of(call, number)
    held = queries.sheets_of(call, user.person).get(proposal.pk)
    return {
        "call": call,
        "proposal": proposal,
        "next": following,
        "place": place,
        "most": most,
        "form": form or SheetForm(call, sheet=held),
        "topics": calls.near_topics(proposal),
    }


@dataclass(frozen=True)
class Ranked:
    """A proposal with its place and what the reviewers said."""

    place: int
    proposal: Proposal
    tally: Tally
    given: list


def scores(call: Call) -> dict[str, Any]:
    """The outcome, the best first, with wide spreads and scores that stand apart."""
    if call.state not in ("meeting", "published"):
        raise NotFound("评审结束以后才有评审结果")
    found = queries.results(call)
    proposals = {row.pk: row for row in calls.proposals_of(call)}
    rows = [(key, result.tally) for key, result in found.items() if key in proposals]
    ranked = [
        Ranked(place, proposals[key], found[key].tally, found[key].given)
        for place, key in enumerate(in_order(rows), 1)
    ]
    return {"call": call, "rows": ranked, "wide": sum(row.tally.wide for row in ranked)}

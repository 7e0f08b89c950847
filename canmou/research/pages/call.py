"""What the pages of calls show to the office."""

from dataclasses import dataclass
from typing import Any

from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, can
from canmou.kernel.workflow import offers, workflow
from canmou.research import calling
from canmou.research.forms.call import RetimeForm, ScreenForm
from canmou.research.models import Call, Proposal, ProposalCheck, ProposalMerge
from canmou.research.queries import call as queries

CALL_TONES = {"open": "ok", "closed": "warn", "screening": "info", "meeting": "info", "published": "ok"}
TONES = {
    "submitted": "info", "returned": "warn", "accepted": "info", "selected": "ok", "merged": "ok",
    "rejected": "neutral", "reserved": "neutral", "declined": "bad",
}  # fmt: skip
VERDICTS = {"repeat": "bad", "near": "warn", "new": "ok"}
#: Steps of a call taken by a button alone.
PLAIN = ("open", "close", "rank")


@dataclass(frozen=True)
class Line:
    """One call of the list."""

    call: Call
    state: str
    tone: str
    closing: str
    count: int


@dataclass(frozen=True)
class Row:
    """One proposal of a call."""

    proposal: Proposal
    state: str
    tone: str
    check: ProposalCheck | None
    check_tone: str
    merge: ProposalMerge | None
    ticks: bool


def state_of(call: Call) -> tuple[str, str]:
    """The state in words; past its moment an open call is told as over."""
    if queries.is_late(call):
        return "已到截止时刻", "warn"
    return workflow("call").label(call.state), CALL_TONES.get(call.state, "neutral")


def label_of(proposal: Proposal) -> tuple[str, str]:
    """The state of a proposal in words, and how its badge looks."""
    return workflow("proposal").label(proposal.state), TONES.get(proposal.state, "neutral")


def closing_of(call: Call) -> str:
    """Until when."""
    return calling.moment(call.closes_at) if call.closes_at else f"{call.closes_on:%Y-%m-%d}"


def overview(user: User) -> dict[str, Any]:
    """All calls."""
    rows = queries.calls(user)
    numbers = queries.numbers_of(rows)
    lines = [Line(row, *state_of(row), closing_of(row), numbers.get(row.pk, 0)) for row in rows]
    return {"lines": lines, "adds": bool(can(user, Perm.ADD))}


def call(user: User, call: Call, narrowed: dict[str, str], **more: Any) -> dict[str, Any]:
    """The worktable of one call: what is due, the proposals, what may be done."""
    state, tone = state_of(call)
    edits = bool(can(user, Perm.EDIT, call))
    found = queries.proposals_of(call, **narrowed)
    counts = queries.states_of(call)
    flow = workflow("proposal")
    return {
        "call": call,
        "state": state,
        "tone": tone,
        "closing": closing_of(call),
        "late": queries.is_late(call),
        "edits": edits,
        "sorts": edits and call.state in ("open", "closed"),
        "rows": _rows(call, found),
        "narrowed": narrowed,
        "counts": [(code, flow.label(code), number) for code, number in counts.items() if flow.has(code)],
        "number": sum(counts.values()) - counts.get("withdrawn", 0),
        "waiting": counts.get("submitted", 0),
        "themes": calling.themes(call),
        "silent": queries.units_silent(call) if call.state in ("open", "closed") else [],
        "limits": _limits(call),
        "criteria": list(call.criteria.all()),
        "buttons": _buttons(user, call) if edits else [],
        "retime": RetimeForm(initial={"closes_at": call.closes_at}),
        "screen": ScreenForm(user) if edits and call.state == "closed" else None,
        **more,
    }


def _rows(call: Call, found: list[Proposal]) -> list[Row]:
    checks, merges = queries.checks_of(found), queries.merges_of(call)
    rows = []
    for proposal in found:
        check = checks.get(proposal.pk)
        rows.append(
            Row(
                proposal,
                *label_of(proposal),
                check,
                VERDICTS.get(check.verdict, "neutral") if check else "",
                merges.get(proposal.pk),
                proposal.state in ("submitted", "accepted"),
            )
        )
    return rows


def _limits(call: Call) -> str:
    kinds = (("部门", call.department_limit), ("区县", call.district_limit), ("科室", call.section_limit))
    return "，".join(f"每个{name}{f'限报{limit}条' if limit else '不限条数'}" for name, limit in kinds)


def _buttons(user: User, call: Call) -> list[tuple[str, str, str, str]]:
    """The plain steps: verb, label, tone, why not."""
    flow = workflow("call")
    if not flow.has(call.state):
        return []
    found = offers(flow, call, user)
    return [
        (offer.transition.verb, offer.transition.label, offer.transition.tone, offer.reason)
        for offer in found
        if offer.transition.verb in PLAIN
    ]

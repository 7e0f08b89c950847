"""The likeness of proposals to the topics of earlier years, written as checks."""

from collections.abc import Sequence
from decimal import ROUND_DOWN, Decimal

from django.db import transaction

from canmou.kernel import clock
from canmou.kernel.errors import Refused
from canmou.kernel.ledger.drafts import Draft
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, require
from canmou.lib.likeness import nearest
from canmou.research.actions.entering import change, enter
from canmou.research.models import Call, Proposal, ProposalCheck, Topic
from canmou.research.queries import call as queries

NEAR = 0.6
_HUNDREDTH = Decimal("0.01")


@transaction.atomic
def check_likeness(call: Call, *, by: User) -> list[ProposalCheck]:
    """Hold every live proposal of a call against earlier topics. Above 0.8 is a repeat, from 0.6 near."""
    require(by, Perm.EDIT, call)
    if by.person is None:
        raise Refused("您的账号没有对应的人员，不能记为查重人")
    rows = [p for p in queries.proposals_of(call) if p.state in ("submitted", "returned", "accepted")]
    topics = queries.topics_before(call)
    found = nearest((row.title for row in rows), ((topic, topic[2]) for topic in topics))
    keys = {topic[0] for _, topic in found if topic}
    refs = _refs(keys)
    fresh = [
        _check(proposal, share, topic, refs, by) for proposal, (share, topic) in zip(rows, found, strict=True)
    ]
    return _keep(rows, fresh, by=by)


def _refs(keys: set[int]) -> dict[str, RecordRef]:
    rows = Topic.objects.filter(pk__in=keys).select_related("ref")
    return {topic.number: topic.ref for topic in rows}


def _check(
    proposal: Proposal, share: float, topic: tuple | None, refs: dict[str, RecordRef], by: User
) -> ProposalCheck:
    similarity = Decimal(str(share)).quantize(_HUNDREDTH, ROUND_DOWN)
    verdict = "repeat" if share > queries.REPEAT else "near" if share >= NEAR else "new"
    told = topic if topic and share >= queries.SHOWN else None
    return ProposalCheck(
        office=proposal.office,
        unit=proposal.unit,
        proposal=proposal,
        nearest=f"{told[3]}年：{told[2]}"[:120] if told else "",
        nearest_topic=refs.get(told[1]) if told else None,
        similarity=similarity,
        verdict=verdict,
        checked_on=clock.today(),
        checked_by=by.person,
    )


def _keep(rows: Sequence[Proposal], fresh: Sequence[ProposalCheck], *, by: User) -> list[ProposalCheck]:
    """One check a day of each proposal: a second one on the same day corrects the first."""
    today = ProposalCheck.objects.live().filter(proposal__in=rows, checked_on=clock.today())
    held = {check.proposal_id: check for check in today.select_related("ref", "unit", "proposal")}
    kept = []
    for check in fresh:
        earlier = held.get(check.proposal_id)
        if earlier is None:
            continue
        for name in ("nearest", "nearest_topic", "similarity", "verdict", "checked_by"):
            setattr(earlier, name, getattr(check, name))
        kept.append(change(earlier, by=by, verb="重新查重"))
    new = [Draft(check) for check in fresh if check.proposal_id not in held]
    return kept + enter(new, by=by, verb="选题查重")

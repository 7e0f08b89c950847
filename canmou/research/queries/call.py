"""Reads over calls and proposals: the office's, and what a proposer sees of its own."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from canmou.kernel import clock
from canmou.kernel.errors import NotFound
from canmou.kernel.ledger.declare import ledger
from canmou.kernel.ledger.queries import find, visible_to
from canmou.kernel.people.models import Unit, User
from canmou.kernel.people.queries import own_sections
from canmou.lib.likeness import alike, shared
from canmou.research import calling
from canmou.research.models import Call, Proposal, ProposalCheck, ProposalMerge, Topic

#: How far back topics are compared, from which likeness they are shown, and from where one counts as a repeat.
YEARS, SHOWN, REPEAT = 3, 0.3, 0.8


def call_for(user: User, number: str) -> Call:
    """The call with this number, for those inside. Raises `NotFound`."""
    found = find(user, number) if calling.inside(user) else None
    if not isinstance(found, Call) or found.voided:
        raise NotFound("没有这个编号的选题征集，或者您无权查看")
    return found


def calls(user: User) -> list[Call]:
    """All calls, the newest first, with how many were proposed."""
    if not calling.inside(user):
        raise NotFound("没有这一页")
    rows = visible_to(user, ledger("RCA")).filter(voided=False)
    return list(rows.select_related("ref", "unit")[:50])


def numbers_of(calls: Iterable[Call]) -> dict[int, int]:
    """How many proposals each call has: key → number."""
    rows = Proposal.objects.live().filter(call__in=list(calls)).exclude(state="withdrawn")
    return dict(rows.order_by().values_list("call").annotate(Count("pk")))


def open_to(user: User) -> list[Call]:
    """The calls that are out to a unit in whose name the user proposes, the next to close first."""
    keys = set(calling.outside_units(user))
    if calling.inside(user):
        keys |= {unit.pk for unit in own_sections(user)}
    rows = Call.objects.live().filter(office_id=user.office_id, state="open", recipients__in=keys)
    return [call for call in rows.distinct().order_by("closes_at", "pk") if calling.takes_proposals(call)]


def open_call(user: User, number: str) -> Call:
    """The call under which somebody proposes: one that is out to a unit of his, or one that he keeps."""
    rows = Call.objects.live().filter(office_id=user.office_id, number=number) if number.isprintable() else []
    for call in rows:
        if call.state not in ("drafting", Call.DRAFT_STATE) and (
            calling.units_of(user, call) or calling.inside(user)
        ):
            return call
    raise NotFound("没有这次征集，或者没有发给您的单位")


def own_proposals(user: User) -> QuerySet[Proposal]:
    """What the user's own unit proposed under calls of the system, the newest first."""
    mine = Q(source_unit__in=calling.outside_units(user))
    if calling.inside(user):
        mine |= Q(proposed_by__in=own_sections(user), source_unit=None)
    rows = visible_to(user, ledger("RPR")).filter(mine, voided=False).exclude(state="recorded")
    return rows.select_related("call__ref", "proposed_by").order_by("-filed_on", "-pk")


def proposal_for(user: User, number: str) -> Proposal:
    """The proposal with this number, for the office and for its proposer. Raises `NotFound`."""
    found = find(user, number)
    if not isinstance(found, Proposal) or found.voided:
        raise NotFound("没有这个编号的选题建议，或者您无权查看")
    return found


def proposals_of(call: Call, *, state: str = "", unit: str = "", field: str = "") -> list[Proposal]:
    """The proposals of a call, by unit, narrowed."""
    rows = Proposal.objects.live().filter(call=call).exclude(state="withdrawn")
    if state:
        rows = rows.filter(state=state)
    if unit:
        rows = rows.filter(proposed_by__uid=unit)
    if field:
        rows = rows.filter(field=field)
    rows = rows.select_related("proposed_by", "ref", "unit", "office", "leader")
    found = list(rows.order_by("proposed_by__order", "proposed_by", "pk"))
    for proposal in found:
        proposal.call = call
    return found


def states_of(call: Call) -> dict[str, int]:
    """How many proposals stand in each state."""
    rows = Proposal.objects.live().filter(call=call).order_by().values_list("state")
    return dict(rows.annotate(Count("pk")))


def checks_of(proposals: Iterable[Proposal]) -> dict[int, ProposalCheck]:
    """The last check of each proposal: key → check."""
    rows = ProposalCheck.objects.live().filter(proposal__in=list(proposals)).order_by("checked_on", "pk")
    return {check.proposal_id: check for check in rows.select_related("nearest_topic")}


def merges_of(call: Call) -> dict[int, ProposalMerge]:
    """What goes on within another: key of the proposal → merge."""
    rows = ProposalMerge.objects.filter(proposal__call=call).select_related("into__ref", "by__person")
    return {merge.proposal_id: merge for merge in rows}


@dataclass(frozen=True)
class Near:
    """Something proposed or studied before on much the same: its title in parts (text, shared), how alike in %."""

    number: str
    title: str
    parts: list[tuple[str, bool]]
    share: int
    when: str


def topics_before(call: Call) -> list[tuple[int, str, str, int]]:
    """The topics of the years before a call, and this year's so far: key, number, title, year."""
    rows = Topic.objects.live().filter(
        office=call.office_id, year__gte=call.year - YEARS, year__lte=call.year
    )
    return list(rows.exclude(call=call).order_by("-year", "pk").values_list("pk", "number", "title", "year"))


def near_topics(proposal: Proposal, most: int = 5) -> list[Near]:
    """Topics of earlier years that a proposal resembles, with what they share."""
    rows = topics_before(proposal.call)
    found = alike(proposal.title, ((row, row[2]) for row in rows), SHOWN)[:most]
    return [_near(proposal.title, row[1], row[2], share, f"{row[3]}年课题") for share, row in found]


def near_proposals(proposal: Proposal, most: int = 5) -> list[Near]:
    """Other proposals of the same call that a proposal resembles."""
    rows = Proposal.objects.live().filter(call=proposal.call_id).exclude(pk=proposal.pk)
    rows = rows.exclude(state__in=(*calling.GONE, "split")).select_related("proposed_by")
    found = alike(proposal.title, ((row, row.title) for row in rows), SHOWN)[:most]
    return [_near(proposal.title, r.number, r.title, share, r.proposed_by.spoken) for share, r in found]


def _near(title: str, number: str, other: str, share: float, when: str) -> Near:
    return Near(number, other, shared(title, other), round(share * 100), when)


def units_silent(call: Call) -> list[Unit]:
    """Who has been asked and has proposed nothing yet."""
    told = Proposal.objects.live().filter(call=call).exclude(state__in=calling.GONE).values("proposed_by")
    return list(call.recipients.exclude(pk__in=told).exclude(kind="section").order_by("order", "pk"))


def is_late(call: Call) -> bool:
    """Whether the closing moment has passed while the call still stands open."""
    return call.state == "open" and call.closes_at is not None and clock.now() > call.closes_at

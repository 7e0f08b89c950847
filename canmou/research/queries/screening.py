"""Reads over screening: what is screened, one's own sheets, and once it is over what the scores come to."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from canmou.kernel.people.models import Person
from canmou.kernel.workflow.models import Step
from canmou.research.models import Call, Proposal, ProposalMerge, ScreeningScore, ScreeningSheet
from canmou.research.scoring import Tally, tally


def is_merged(proposal: Proposal) -> bool:
    """Whether it goes on within another."""
    return ProposalMerge.objects.filter(proposal=proposal).exists()


def screened(call: Call) -> list[Proposal]:
    """The proposals that reviewers score: accepted, not merged, in the order in which they came."""
    rows = Proposal.objects.live().filter(call=call, state="accepted", merge=None)
    found = list(rows.select_related("proposed_by", "ref", "unit", "office").order_by("field", "pk"))
    for proposal in found:
        proposal.call = call
    return found


def turns(call: Call) -> QuerySet[Step]:
    """The reviewers' turns, in order."""
    rows = Step.objects.filter(ref=call.ref_id, kind=Step.Kind.ADVISE)
    return rows.select_related("ref", "person", "unit", "asked_by__person", "answered_by__person").order_by(
        "pk"
    )


def sheets_of(call: Call, reviewer: Person) -> dict[int, ScreeningSheet]:
    """One reviewer's own sheets: key of the proposal → sheet."""
    rows = ScreeningSheet.objects.filter(proposal__call=call, reviewer=reviewer)
    return {sheet.proposal_id: sheet for sheet in rows.prefetch_related("marks")}


def all_sheets(call: Call) -> list[ScreeningSheet]:
    """All sheets, in the order of proposals and reviewers."""
    rows = ScreeningSheet.objects.filter(
        proposal__call=call, proposal__state="accepted", proposal__merge=None
    )
    return list(rows.select_related("proposal__ref", "reviewer").order_by("proposal", "reviewer"))


def progress(call: Call) -> dict[int, int]:
    """How many sheets each reviewer has filled in: key of the person → number. No scores."""
    rows = ScreeningSheet.objects.filter(proposal__call=call).order_by().values_list("reviewer")
    return dict(rows.annotate(Count("pk")))


@dataclass(frozen=True)
class Given:
    """One reviewer's score, and whether it stands apart."""

    score: ScreeningScore
    far: bool


@dataclass(frozen=True)
class Result:
    """What the reviewers said of one proposal."""

    tally: Tally
    given: list[Given]


def results(call: Call) -> dict[int, Result]:
    """What the scores of a call come to, once screening is over: key of the proposal → result."""
    rows = ScreeningScore.objects.live().filter(proposal__call=call).select_related("reviewer")
    by_proposal: dict[int, list[ScreeningScore]] = defaultdict(list)
    for row in rows.order_by("proposal", "pk"):
        by_proposal[row.proposal_id].append(row)
    found = {}
    for key, scores in by_proposal.items():
        counted = tally([row.score for row in scores])
        found[key] = Result(counted, [Given(row, at in counted.far) for at, row in enumerate(scores)])
    return found

"""Ranking a round: quotas, the frozen input, the committee's meeting and what it decides of single entries."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from canmou.kernel import audit, clock, secrecy
from canmou.kernel.errors import Invalid, NotPermitted, Refused
from canmou.kernel.ledger.actions import add_many, void
from canmou.kernel.ledger.drafts import Draft
from canmou.kernel.people.models import User
from canmou.kernel.workflow import advance
from canmou.research.frozen import freeze
from canmou.research.models import (
    CommitteeMeeting,
    CommitteeRuling,
    GradingRound,
    Quota,
    RankEntry,
    Ranking,
)
from canmou.research.ranking import GRADES
from canmou.research.standing import Line, Results, latest, meeting_of, results_of
from canmou.research.states.grading_round import ROUND, of_jury_office


def require_jury(round_: GradingRound, by: User) -> None:
    """Raise `NotPermitted` unless the user is of the office of the jury."""
    if reason := of_jury_office(round_, by):
        raise NotPermitted(reason)


def require_state(round_: GradingRound, *codes: str) -> GradingRound:
    """The round locked, in one of these states. Raises `Refused`."""
    held = GradingRound.objects.select_for_update(of=("self",)).get(pk=round_.pk)
    if held.state not in codes or held.voided:
        wanted = "、".join(ROUND.state(code).label for code in codes)
        raise Refused(f"只能在“{wanted}”时办理，现在是“{ROUND.label(held.state)}”")
    return held


@dataclass(frozen=True)
class Share:
    """A quota as it is set: a count or a share of all entries (%), of all or of one kind of unit."""

    grade: str
    places: int | None = None
    share: Decimal | None = None
    unit_kind: str = ""
    evidence_from: str = ""


@transaction.atomic
def set_quotas(round_: GradingRound, *, quotas: list[Share], by: User) -> list[Quota]:
    """Set the quotas of a round anew, until its results are ranked. What they were before stays on record as void."""
    require_jury(round_, by)
    require_state(round_, "preparing", "submitting", "checking", "reviewing", "results")
    keys = [(row.grade, row.unit_kind) for row in quotas]
    if len(keys) != len(set(keys)):
        raise Invalid({"": "同一等级、同一类单位只能有一个名额"})
    if not any(row.unit_kind == "" for row in quotas):
        raise Invalid({"": "至少给一个等级设总名额"})
    for row in quotas:
        if row.unit_kind and (row.grade, "") not in keys:
            raise Invalid({"": f"{GRADES[row.grade]}先要有总名额，才能限定其中某类单位的名额"})
    for old in Quota.objects.live().filter(round=round_).select_related("ref", "unit", "round"):
        void(old, by=by, reason="重新设置名额")
    rows = [Quota(round=round_, unit=round_.unit, **vars(row)) for row in quotas]
    return list(add_many([Draft(row) for row in rows], by=by, step=True))


@transaction.atomic
def propose_grades(round_: GradingRound, *, by: User, opinion: str = "") -> Ranking:
    """Freeze the input, rank it, and lay the proposal before the committee."""
    advance(ROUND, round_, "propose", by=by, opinion=opinion)
    ranking = freeze(round_, by=by)
    audit.write("冻结排名", by=by, office=round_.office, number=round_.number)
    return ranking


@dataclass(frozen=True)
class Votes:
    """A vote: for, against, abstained."""

    votes_for: int
    votes_against: int = 0
    abstained: int = 0

    def check(self, members: int) -> None:
        """Raise `Invalid` when there are more votes than members, or no majority of those present."""
        total = self.votes_for + self.votes_against + self.abstained
        if total != members:
            raise Invalid({"votes_for": f"到会评委{members}人，票数合计{total}，对不上"})
        if self.votes_for * 2 <= members:
            raise Invalid({"votes_for": "同意票没有超过到会评委的半数，不能通过"})


@transaction.atomic
def hold_meeting(
    round_: GradingRound, *, met_on: date, presider: str, members: int, votes: Votes, by: User
) -> CommitteeMeeting:
    """Put the committee's meeting and its vote on the proposal as a whole on record."""
    require_jury(round_, by)
    require_state(round_, "committee")
    ranking = latest(round_)
    secrecy.guard_values({"主持人": presider}, by=by, door="ledger")
    if not presider.strip():
        raise Invalid({"presider": "请写明主持人"})
    if members < 3:
        raise Invalid({"members": "到会评委至少3人"})
    if not ranking.frozen_on <= met_on <= clock.today():
        raise Invalid({"met_on": "会议日期应在冻结排名之后，不晚于今天"})
    votes.check(members)
    advance(ROUND, round_, "decide", by=by)
    return CommitteeMeeting.objects.create(
        ranking=ranking,
        met_on=met_on,
        presider=presider.strip(),
        members=members,
        at=clock.now(),
        by=by,
        **vars(votes),
    )


def line_of(results: Results, entry: RankEntry) -> Line:
    """The line of an entry in the ranking that stands. Raises `Refused` for an entry of another."""
    for line in results.lines:
        if line.entry.pk == entry.pk:
            return line
    raise Refused("这篇成果不在现在的排名里")


@transaction.atomic
def rule(
    round_: GradingRound, *, entry: RankEntry, grade: str, votes: Votes, reason: str, by: User
) -> CommitteeRuling:
    """What the committee decided of one entry, other than proposed or between tied ones. The proposal stays kept."""
    require_jury(round_, by)
    require_state(round_, "committee")
    ranking = latest(round_)
    meeting = meeting_of(ranking)
    if meeting is None:
        raise Refused("先登记评委会会议和整体表决，再登记逐篇决定")
    results = results_of(ranking)
    line = line_of(results, entry)
    if not reason.strip():
        raise Invalid({"reason": "与建议不同的决定要写明理由"})
    secrecy.guard_values({"理由": reason}, by=by, door="ledger")
    votes.check(meeting.members)
    if refusal := results.why_not(line, grade):
        raise Invalid({"grade": refusal})
    made = CommitteeRuling.objects.create(
        meeting=meeting,
        entry=entry,
        grade=grade,
        reason=reason.strip(),
        at=clock.now(),
        by=by,
        **vars(votes),
    )
    audit.write("评委会逐篇决定", by=by, office=round_.office, number=round_.number)
    return made

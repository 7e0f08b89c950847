"""What steps write about a round or call in its flow is neither entered nor changed in the ledgers."""

from datetime import date

import pytest

from canmou.kernel.errors import Invalid
from canmou.kernel.ledger.actions import add, add_right_ones, amend
from canmou.kernel.ledger.drafts import Draft
from canmou.research.actions import grading_entry, results
from canmou.research.models import (
    Entry,
    EntryCheck,
    GradeResult,
    ProposalCheck,
    PublicNotice,
    Quota,
    Reviewer,
    ReviewScore,
    ScreeningScore,
)
from canmou.research.queries import jury
from tests.research import call_play
from tests.research.grading_play import Share
from tests.research.jury_play import filed, hand_in, juror, person, reviewing, round_of

pytestmark = pytest.mark.django_db
DAY = date(2024, 1, 8)


def parts(cast, round_, entry):
    """One of each that somebody could make up, kept by a section of its own."""
    who = person(cast, "熟人")
    rows = [
        Quota(round=round_, grade="special", places=99),
        Reviewer(round=round_, person=who, category="综合", invited_on=DAY, confirmed_on=DAY),
        EntryCheck(entry=entry, rate=0, checked_on=DAY),
        PublicNotice(round=round_, starts_on=DAY, ends_on=DAY, medium="公告栏"),
        GradeResult(round=round_, entry=entry, place=1, grade="special", decided_on=DAY),
        Entry(
            round=round_, work=entry.work, entered_by=cast.unit("research1"), category="综合", characters=1,
            submitted_on=DAY, formal_check="passed",
        ),
    ]  # fmt: skip
    for row in rows:
        row.unit = cast.unit("research1")
    return rows


def test_nobody_enters_parts_of_a_running_round_in_the_ledgers(cast):
    round_ = round_of(cast)
    entry = filed(cast, round_)
    for row in parts(cast, round_, entry):
        for login in ("clerk", "general"):
            with pytest.raises(Invalid, match="已在办理流程里"):
                add(row, by=cast.users[login])
    entered = add_right_ones([Draft(row) for row in parts(cast, round_, entry)], by=cast.users["clerk"])
    assert (entered.written, len(entered.problems)) == ({}, 6)
    models = (Quota, Reviewer, EntryCheck, PublicNotice, GradeResult)
    assert [model.objects.count() for model in models] == [0] * 5
    assert (Entry.objects.count(), jury.reviewers_of(round_)) == (1, [])


def test_no_score_is_made_up_for_a_proposal_of_a_running_call(cast):
    proposal = call_play.filed(cast, call_play.opened(cast))
    made_up = [
        ScreeningScore(proposal=proposal, reviewer=cast.users["clerk"].person, score=100, scored_on=DAY),
        ProposalCheck(
            proposal=proposal, similarity=0, verdict="new", checked_on=DAY,
            checked_by=cast.users["clerk"].person,
        ),
    ]  # fmt: skip
    for row in made_up:
        row.unit = cast.unit("research1")
        with pytest.raises(Invalid, match="已在办理流程里"):
            add(row, by=cast.users["clerk"])
    assert (ScreeningScore.objects.count(), ProposalCheck.objects.count()) == (0, 0)


def test_the_steps_themselves_write_their_parts_and_no_hand_changes_them(cast):
    round_, by = round_of(cast), cast.users["general"]
    (quota,) = results.set_quotas(round_, quotas=[Share("special", 1, evidence_from="L2")], by=by)
    reviewer = juror(cast, round_, "评审甲", confirmed=False)
    entry = filed(cast, round_)
    check = grading_entry.check_likeness(entry, by=by)
    changes = [(quota, "evidence_from", ""), (reviewer, "confirmed_on", DAY), (check, "rate", 1)]
    for row, name, value in changes:
        row = type(row).objects.select_related("ref", "unit").get(pk=row.pk)
        setattr(row, name, value)
        with pytest.raises(Invalid, match="不能直接改"):
            amend(row, by=by)
    assert Quota.objects.get().evidence_from == "L2"
    assert Reviewer.objects.get().confirmed_on is None
    assert EntryCheck.objects.get().rate == 0


def test_a_score_that_was_handed_in_is_changed_by_nobody(cast, settings):
    round_ = reviewing(cast, settings)
    reading = jury.readings_of(round_)[jury.in_review(round_)[0].pk][0]
    hand_in(reading)
    score = ReviewScore.objects.select_related("ref", "unit").get()
    before, score.depth = score.depth, 1
    with pytest.raises(Invalid, match="不能直接改"):
        amend(score, by=cast.users["general"])
    assert ReviewScore.objects.get().depth == before


def test_a_round_recorded_after_the_fact_stays_open_to_entering(cast):
    round_ = round_of(cast)
    type(round_).objects.update(state="recorded")
    round_.refresh_from_db()
    row = Quota(round=round_, grade="special", places=1, unit=cast.unit("research1"))
    add(row, by=cast.users["clerk"])
    row.places = 2
    amend(row, by=cast.users["clerk"])
    assert Quota.objects.get().places == 2

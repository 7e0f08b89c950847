"""Screening: reviewers score each proposal by the call's criteria or abstain; nobody sees another's sheet before the end."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from django.db import transaction

from canmou.kernel import clock, secrecy
from canmou.kernel.errors import Invalid, NotPermitted, Refused
from canmou.kernel.ledger.drafts import Draft
from canmou.kernel.people.models import Person, User
from canmou.kernel.people.queries import own_sections
from canmou.kernel.workflow import advance, answer, ask, stop_asking
from canmou.kernel.workflow.models import Step
from canmou.research.actions.entering import enter
from canmou.research.models import (
    Call,
    Proposal,
    ScreeningCriterion,
    ScreeningMark,
    ScreeningScore,
    ScreeningSheet,
)
from canmou.research.queries import screening as queries
from canmou.research.states.call import CALL

LEAST = 2


@transaction.atomic
def begin(call: Call, *, screeners: Sequence[Person], screening_due_on: date, by: User) -> Call:
    """Give the proposals to several reviewers, each with a turn of his own."""
    if len(screeners) < LEAST:
        raise Invalid({"screeners": f"至少要{LEAST}名评审人"})
    if screening_due_on < clock.today():
        raise Invalid({"screening_due_on": "评审截止不能早于今天"})
    call.screening_due_on = screening_due_on
    advance(CALL, call, "screen", by=by, filled=("screening_due_on",), lists={"screeners": list(screeners)})
    ask(
        call, by=by, kind=Step.Kind.ADVISE, whom=list(screeners), due_on=screening_due_on, note="选题筛选评审"
    )
    return call


@transaction.atomic
def score(
    proposal: Proposal,
    *,
    points: Mapping[ScreeningCriterion, Decimal],
    abstained: bool = False,
    note: str = "",
    by: User,
) -> ScreeningSheet:
    """One sheet: points for every criterion, or an abstention. It may be changed until it is handed in."""
    call = proposal.call
    turn_of(call, by)
    if proposal.state != "accepted" or queries.is_merged(proposal):
        raise Refused("这条建议不在评审之列")
    if not abstained and proposal.proposed_by in own_sections(by):
        raise Refused("本科室提出的建议请选“弃权”回避")
    secrecy.guard_values({"评审意见": note}, by=by, door="选题评审")
    criteria = list(call.criteria.all())
    total = None if abstained else _total(criteria, points)
    sheet, _ = ScreeningSheet.objects.update_or_create(
        proposal=proposal,
        reviewer=by.person,
        defaults={
            "abstained": abstained,
            "total": total,
            "note": note.strip()[:200],
            "saved_at": clock.now(),
        },
    )
    ScreeningMark.objects.filter(sheet=sheet).delete()
    if not abstained:
        ScreeningMark.objects.bulk_create(
            ScreeningMark(sheet=sheet, criterion=item, points=points[item]) for item in criteria
        )
    return sheet


def _total(criteria: Sequence[ScreeningCriterion], points: Mapping[ScreeningCriterion, Decimal]) -> Decimal:
    for item in criteria:
        if points.get(item) is None:
            raise Invalid({item.uid: f"请给“{item.name}”打分，或者弃权"})
        if not 0 <= points[item] <= item.weight:
            raise Invalid({item.uid: f"“{item.name}”在0和{item.weight}之间"})
    return sum((points[item] for item in criteria), Decimal(0))


def turn_of(call: Call, by: User) -> Step:
    """The reviewer's open turn. Raises `NotPermitted`, and `Refused` once the sheets are handed in."""
    turn = queries.turns(call).filter(person=by.person_id, closed_at=None).first() if by.person_id else None
    if turn is not None and call.state == "screening":
        return turn
    if by.person_id is None or not call.screeners.filter(pk=by.person_id).exists():
        raise NotPermitted("您不是这次征集的评审人")
    if call.state != "screening":
        raise Refused("评审已经结束" if call.state in ("meeting", "published") else "评审还没有开始")
    raise Refused("您已经交了评审表，不能再改")


@transaction.atomic
def hand_in(call: Call, *, by: User) -> Step:
    """The reviewer is done: every proposal scored or abstained from."""
    turn = turn_of(call, by)
    sheets = queries.sheets_of(call, by.person)
    missing = [row for row in queries.screened(call) if row.pk not in sheets]
    if missing:
        raise Refused(f"还有{len(missing)}条没有评，第一条是“{missing[0].title}”")
    abstained = sum(sheet.abstained for sheet in sheets.values())
    words = f"评了{len(sheets) - abstained}条，弃权{abstained}条"
    return answer(turn, by=by, verdict=Step.Verdict.COMMENT, opinion=words)


@transaction.atomic
def rank(call: Call, *, by: User) -> Call:
    """The sheets handed in become scores in the ledger, and the call goes to the meeting."""
    waiting = list(queries.turns(call).filter(closed_at=None))
    if waiting and (call.screening_due_on is None or clock.today() <= call.screening_due_on):
        names = "、".join(step.holder for step in waiting)
        raise Refused(
            f"还有评审人没有交表：{names}。可以催办；过了评审截止（{call.screening_due_on}）就能结束"
        )
    done = [step.person_id for step in queries.turns(call).exclude(answered_at=None)]
    if len(done) < LEAST:
        raise Refused(f"交表的评审人不足{LEAST}名，不能结束评审")
    if waiting:
        stop_asking(call, by=by, kind=Step.Kind.ADVISE, reason="过了评审截止没有交表")
    advance(CALL, call, "rank", by=by)
    rows = [row for row in queries.all_sheets(call) if row.reviewer_id in done]
    enter([Draft(_score(call, sheet)) for sheet in rows], by=by, verb="选题评分")
    return call


def _score(call: Call, sheet: ScreeningSheet) -> ScreeningScore:
    return ScreeningScore(
        office=call.office,
        unit=call.unit,
        proposal=sheet.proposal,
        reviewer=sheet.reviewer,
        score=sheet.total,
        abstained=sheet.abstained,
        comment=sheet.note,
        scored_on=sheet.saved_at.astimezone(clock.ZONE).date(),
    )

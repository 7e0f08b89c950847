"""What a user does in assessment beyond entering records."""

from django.db import transaction

from canmou.kernel import clock
from canmou.kernel.errors import Invalid
from canmou.kernel.ledger.actions import Draft, add_many, amend
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.metrics import evaluate, scope_for
from canmou.kernel.people.models import User
from canmou.lib import periods
from canmou.personnel.models import AssessmentIndicator, AssessmentResult, AssessmentRound, IndicatorScore


@transaction.atomic
def fill_scores(round: AssessmentRound, *, by: User) -> list[IndicatorScore]:
    """Score everyone of a round on each indicator that names a metric, with the records that it counts.

    The figure is computed for the person over the year (or quarter) that the round assesses, so that it can be
    computed again. Scores that exist are amended where the records have changed since. Raises `NotPermitted`,
    and `Invalid` when the round has no results yet or no indicator that names a metric.
    """
    drafts = draft_scores(round)
    if not drafts:
        raise Invalid({"round": "这次考核还没有登记被考核人，或者没有填写取数指标，不能自动计分"})
    fresh = [draft for draft in drafts if draft.record.pk is None]
    amended = [
        amend(draft.record, by=by, lists=draft.lists, reason="重新取数")
        for draft in drafts
        if draft.record.pk
    ]
    return [*amended, *(add_many(fresh, by=by) if fresh else [])]


def draft_scores(round: AssessmentRound) -> list[Draft]:
    """The scores of a round as its metrics have them now: those already held, changed, and new ones. Unsaved."""
    indicators = list(
        AssessmentIndicator.objects.live().filter(round=round).exclude(metric="").order_by("pk")
    )
    results = list(
        AssessmentResult.objects.live().filter(round=round).select_related("person").order_by("pk")
    )
    held = {
        (score.result_id, score.indicator_id): score
        for score in IndicatorScore.objects.live().filter(result__in=results, indicator__in=indicators)
    }
    return [
        _score(round, result, indicator, held.get((result.pk, indicator.pk)))
        for result in results
        for indicator in indicators
    ]


def period_of(round: AssessmentRound) -> periods.Period:
    """The year or quarter that a round assesses."""
    quarter = f"-Q{round.quarter}" if round.quarter else ""
    return periods.parse(f"{round.year}{quarter}")


def _score(
    round: AssessmentRound,
    result: AssessmentResult,
    indicator: AssessmentIndicator,
    old: IndicatorScore | None,
) -> Draft:
    scope = scope_for(round.office, period_of(round), person=result.person)
    figure = evaluate(indicator.metric, scope)
    value = figure.value or 0
    score = old or IndicatorScore(
        office=round.office, unit=round.unit, result=result, indicator=indicator, computed_on=clock.today()
    )
    score.value, score.score = value, indicator.score_for(value)
    refs = RecordRef.objects.filter(number__in=figure.records).order_by("number")
    return Draft(score, {"evidence": list(refs)})

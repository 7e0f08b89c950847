"""Rules of grading."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

#: Two scores of one entry further apart than this call for another reading.
WIDE_SPREAD = Decimal(15)
#: From so many scores on, one highest and one lowest are left out.
TRIM_FROM = 5
#: What decides between equal means, in this order: use made of it, its proposals, its choice of subject.
TIE_ORDER = ("use", "feasibility", "choice")

_HUNDREDTH = Decimal("0.01")


def trimmed_mean(scores: Sequence[Decimal], trim_from: int = TRIM_FROM) -> Decimal:
    """The mean of the scores, two places; with five (`trim_from`) or more, without one highest and one lowest.

    Raises ValueError for fewer than three scores.
    """
    if len(scores) < 3:
        raise ValueError("每篇成果至少要有3名评审的评分")
    kept = sorted(scores)[1:-1] if len(scores) >= trim_from else list(scores)
    return (sum(kept, Decimal(0)) / len(kept)).quantize(_HUNDREDTH, ROUND_HALF_UP)


def needs_second_reading(scores: Sequence[Decimal]) -> bool:
    """Whether the scores lie more than 15 points apart."""
    return bool(scores) and max(scores) - min(scores) > WIDE_SPREAD


def grades_by_place(places: int, quotas: Sequence[tuple[str, int]]) -> list[str]:
    """The grade of each place from the first, by quotas in order of grade; "" below the last quota."""
    found: list[str] = []
    for grade, quota in quotas:
        found += [grade] * quota
    return (found + [""] * places)[:places]

"""What several reviewers' scores of one proposal come to: mean, spread, and who stands far from the rest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from statistics import median

#: Points from the middle score at which one counts as far from the rest, and between the highest and lowest.
FAR, WIDE = Decimal(15), Decimal(20)
_TENTH = Decimal("0.1")


@dataclass(frozen=True)
class Tally:
    """mean is None where everybody abstained. far: places of the scores that stand apart."""

    mean: Decimal | None
    spread: Decimal
    wide: bool
    far: tuple[int, ...]
    given: int
    abstained: int


def tally(scores: Sequence[Decimal | None]) -> Tally:
    """Of the scores of one proposal; None is an abstention and counts nowhere."""
    given = [score for score in scores if score is not None]
    if not given:
        return Tally(None, Decimal(0), False, (), 0, len(scores))
    mean = (sum(given, Decimal(0)) / len(given)).quantize(_TENTH, ROUND_HALF_UP)
    middle, spread = median(given), max(given) - min(given)
    far = tuple(
        place for place, score in enumerate(scores) if score is not None and abs(score - middle) > FAR
    )
    return Tally(
        mean, spread, spread > WIDE, far if len(given) > 2 else (), len(given), len(scores) - len(given)
    )


def in_order(rows: Iterable[tuple[object, Tally]]) -> list[object]:
    """The best first; those that nobody scored last; ties keep their order."""
    return [
        thing for thing, _ in sorted(rows, key=lambda row: -(row[1].mean if row[1].mean is not None else -1))
    ]

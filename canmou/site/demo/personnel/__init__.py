"""Demo: cadres – files, talks, assessment, warning education, risk points, training, secondments."""

from canmou.site.demo.cast import Cast
from canmou.site.demo.personnel import assessment, integrity, secondments, training, warning


def load(cast: Cast) -> None:
    """Enter what the personnel and party sections keep of cadres, 2021 to the first week of 2024."""
    secondments.load(cast)
    training.load(cast)
    integrity.load(cast)
    warning.load(cast)
    assessment.load(cast)

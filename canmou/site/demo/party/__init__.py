"""Demo: theory study, salons, the life of the branch, visits and theme days."""

from canmou.site.demo.cast import Cast
from canmou.site.demo.party import life, salons, study, visits


def load(cast: Cast) -> None:
    """Everything of party building, what is referred to first."""
    members = life.load(cast)
    study.load(cast, members)
    salons.load(cast)
    visits.load(cast)

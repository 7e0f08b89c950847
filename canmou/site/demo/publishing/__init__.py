"""Demo: the four periodicals with every issue and article, what went up, what inspections asked for."""

from canmou.site.demo.cast import Cast
from canmou.site.demo.publishing import demands, periodicals, submissions


def load(cast: Cast) -> None:
    """Periodicals, submissions with what became of them, demand lists."""
    periodicals.load(cast)
    submissions.load(cast)
    demands.load(cast)

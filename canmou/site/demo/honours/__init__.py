"""Demo: contests, entries, awards, how works were spread, model cases, creation titles, the city's assessment."""

from canmou.site.demo.cast import Cast
from canmou.site.demo.honours import contests, spread, titles
from canmou.site.demo.honours.bodies import honouring_bodies


def load(cast: Cast) -> None:
    """All honours of three years."""
    bodies = honouring_bodies(cast)
    awards = contests.load(cast, bodies)
    spread.load(cast, bodies, awards)
    titles.load(cast, bodies)

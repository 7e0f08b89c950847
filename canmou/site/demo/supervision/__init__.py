"""Demo: the year's theme and plans, tasks, campaigns, mechanisms, the half-month dispatch, and intake."""

from canmou.site.demo.cast import Cast
from canmou.site.demo.supervision import campaigns, coming, dispatch, intake, intake_live, plans, tasks


def load(cast: Cast) -> None:
    """Everything of supervision, what is referred to first."""
    items = plans.load(cast)
    campaigns.load(cast)
    made = tasks.load(cast, items)
    dispatch.load(cast, made)
    intake.load(cast)
    coming.load(cast)
    intake_live.load(cast)

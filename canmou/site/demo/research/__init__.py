"""The demo office's research: topics selected, worked on and reported, and results graded."""

from canmou.site.demo.cast import Cast
from canmou.site.demo.research import field_live, texts
from canmou.site.demo.research.calls_live import load_call
from canmou.site.demo.research.fieldwork import load_fieldwork
from canmou.site.demo.research.grading import load_grading
from canmou.site.demo.research.plan import make_plan
from canmou.site.demo.research.reports import load_reports
from canmou.site.demo.research.selection import load_selection


def load(cast: Cast) -> None:
    """Three years of topics, outings, reports and gradings; every draw from one fixed seed."""
    plan = make_plan(cast)
    load_selection(plan)
    load_fieldwork(plan)
    load_reports(plan)
    load_grading(plan)
    field_live.load(cast)
    load_call(cast)
    texts.load(cast)

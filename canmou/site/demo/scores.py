"""Demo: scores that the indicators of the annual round of 2022 take from the records of each civil servant."""

from canmou.personnel.actions import draft_scores
from canmou.personnel.models import AssessmentRound
from canmou.site.demo.cast import Cast


def load(cast: Cast) -> None:
    """Loaded last: the figures read the topics and writing tasks of other parts."""
    round = AssessmentRound.objects.get(office=cast.office, title="2022年度公务员年度考核")
    cast.enter(draft_scores(round), unit="personnel", by="personnel")

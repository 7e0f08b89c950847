"""Records of publishing: periodicals and their issues, submissions to upper bodies, special material."""

from canmou.publishing.models.articles import Article, Feature, Fee
from canmou.publishing.models.demands import Demand, DemandItem
from canmou.publishing.models.issues import Distribution, Issue, IssuePlan, Periodical, ReviewPass
from canmou.publishing.models.submissions import ScoreRule, Submission, SubmissionEvent, UpperVisit

__all__ = [
    "Article",
    "Demand",
    "DemandItem",
    "Distribution",
    "Feature",
    "Fee",
    "Issue",
    "IssuePlan",
    "Periodical",
    "ReviewPass",
    "ScoreRule",
    "Submission",
    "SubmissionEvent",
    "UpperVisit",
]

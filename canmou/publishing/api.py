"""What other apps may use of publishing."""

from canmou.publishing.models import (
    Article,
    Demand,
    Issue,
    Periodical,
    Submission,
    SubmissionEvent,
    UpperVisit,
)

__all__ = ["Article", "Demand", "Issue", "Periodical", "Submission", "SubmissionEvent", "UpperVisit"]

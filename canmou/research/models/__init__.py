"""Research: selection of topics, field work, reports and grading."""

from canmou.research.models.fieldwork import (
    DataRequest,
    FieldActivity,
    MidtermCheck,
    Milestone,
    Outline,
    TeamMember,
)
from canmou.research.models.grading import (
    BlindCode,
    Certificate,
    Entry,
    EntryCheck,
    GradeResult,
    GradingRound,
    Objection,
    PublicNotice,
    Quota,
    Reviewer,
    ReviewScore,
)
from canmou.research.models.selection import (
    Call,
    IndustryChain,
    Proposal,
    ProposalCheck,
    ScreeningScore,
    SelectionDecision,
    SelectionMeeting,
    Series,
)
from canmou.research.models.topics import Report, Topic

__all__ = [
    "BlindCode",
    "Call",
    "Certificate",
    "DataRequest",
    "Entry",
    "EntryCheck",
    "FieldActivity",
    "GradeResult",
    "GradingRound",
    "IndustryChain",
    "MidtermCheck",
    "Milestone",
    "Objection",
    "Outline",
    "Proposal",
    "ProposalCheck",
    "PublicNotice",
    "Quota",
    "Report",
    "Reviewer",
    "ReviewScore",
    "ScreeningScore",
    "SelectionDecision",
    "SelectionMeeting",
    "Series",
    "TeamMember",
    "Topic",
]

"""Experts: the pool and its committee, decision matters and how they were reviewed."""

from canmou.experts.models.matters import (
    AdoptionFeedback,
    DecisionMatter,
    Draw,
    ExpertOpinion,
    Invitation,
    Panel,
    PanelReport,
    PlatformOperation,
)
from canmou.experts.models.pool import (
    Committee,
    CommitteeChange,
    Expert,
    ExpertApplication,
    ExpertAppointment,
    ExpertRating,
    ExpertRemoval,
    Field,
    RecruitmentRound,
)

__all__ = [
    "AdoptionFeedback",
    "Committee",
    "CommitteeChange",
    "DecisionMatter",
    "Draw",
    "Expert",
    "ExpertApplication",
    "ExpertAppointment",
    "ExpertOpinion",
    "ExpertRating",
    "ExpertRemoval",
    "Field",
    "Invitation",
    "Panel",
    "PanelReport",
    "PlatformOperation",
    "RecruitmentRound",
]

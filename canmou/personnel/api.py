"""What other apps may use of personnel."""

from canmou.personnel.models import (
    AssessmentRound,
    Enrolment,
    ResearchCadre,
    Secondment,
    StaffMember,
    TrainingClass,
)

__all__ = [
    "AssessmentRound",
    "Enrolment",
    "ResearchCadre",
    "Secondment",
    "StaffMember",
    "TrainingClass",
]

"""The ledgers of office life, one file per aggregate."""

from canmou.affairs.models.creation import (
    CreationActivity,
    CreationWork,
    Donation,
    ResourceUse,
    VolunteerService,
)
from canmou.affairs.models.health import HealthDuty, HealthMeasure
from canmou.affairs.models.inspection import Inspection, InspectionFinding, LookBack
from canmou.affairs.models.law import LawActivity, LawPlan, LawPlanItem
from canmou.affairs.models.secrecy import (
    NetworkDuty,
    SecrecyCheck,
    SecrecyMeeting,
    SecrecyTraining,
    ZeroReport,
)

__all__ = [
    "CreationActivity",
    "CreationWork",
    "Donation",
    "HealthDuty",
    "HealthMeasure",
    "Inspection",
    "InspectionFinding",
    "LawActivity",
    "LawPlan",
    "LawPlanItem",
    "LookBack",
    "NetworkDuty",
    "ResourceUse",
    "SecrecyCheck",
    "SecrecyMeeting",
    "SecrecyTraining",
    "VolunteerService",
    "ZeroReport",
]

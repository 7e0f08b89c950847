"""Study, salons, the checklist and organizational life, visits and bases."""

from canmou.party.models.life import (
    BranchMeeting,
    DutyTick,
    LifePreparation,
    MemberAppraisal,
    MemberTalk,
    OrgLifeMeeting,
    PartyDuty,
    PartyMember,
    RectificationItem,
)
from canmou.party.models.salon import Brand, Salon, SalonOutcome, SalonSpeaker
from canmou.party.models.study import (
    AgendaItem,
    Attendance,
    Conversion,
    FocusTopic,
    PartyGroupMeeting,
    SelfStudy,
    StudyPlan,
    StudySession,
)
from canmou.party.models.visits import EducationBase, Household, HouseholdNeed, PartyCheckup, PartyDay, Visit

__all__ = [
    "AgendaItem",
    "Attendance",
    "BranchMeeting",
    "Brand",
    "Conversion",
    "DutyTick",
    "EducationBase",
    "FocusTopic",
    "Household",
    "HouseholdNeed",
    "LifePreparation",
    "MemberAppraisal",
    "MemberTalk",
    "OrgLifeMeeting",
    "PartyCheckup",
    "PartyDay",
    "PartyDuty",
    "PartyGroupMeeting",
    "PartyMember",
    "RectificationItem",
    "Salon",
    "SalonOutcome",
    "SalonSpeaker",
    "SelfStudy",
    "StudyPlan",
    "StudySession",
    "Visit",
]

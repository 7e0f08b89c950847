"""Plans, tasks, campaigns, mechanisms, dispatch and intake."""

from canmou.supervision.models.campaign import (
    Campaign,
    CampaignFinding,
    CampaignStep,
    Mechanism,
    MechanismChange,
    MechanismUse,
)
from canmou.supervision.models.consultation import ConsultationOpinion, DraftConsultation
from canmou.supervision.models.delay import TaskDelay, TaskDelayShare
from canmou.supervision.models.dispatch import (
    DispatchEntry,
    DispatchRemark,
    DispatchRound,
    DispatchSheet,
    WeeklySheet,
)
from canmou.supervision.models.dispatch_edition import (
    DispatchEdition,
    DispatchFigure,
    DispatchIssue,
    DispatchLine,
    DispatchSettings,
)
from canmou.supervision.models.intake import Circulation, ForeignForm, Matter, MatterHandling
from canmou.supervision.models.intake_terms import IntakeTerms
from canmou.supervision.models.limits import SupervisionLimits
from canmou.supervision.models.plan import Line, PlanAction, PlanDocument, PlanItem, Strategy, Theme
from canmou.supervision.models.plan_draft import PlanDraft, PlanDraftItem
from canmou.supervision.models.slip import MeetingPoint, MeetingSlip
from canmou.supervision.models.task import (
    SupervisionTask,
    TaskExtension,
    TaskObjection,
    TaskProgress,
    TaskSuspension,
    TaskUrge,
)

__all__ = [
    "Campaign",
    "CampaignFinding",
    "CampaignStep",
    "Circulation",
    "ConsultationOpinion",
    "DispatchEdition",
    "DispatchEntry",
    "DispatchFigure",
    "DispatchIssue",
    "DispatchLine",
    "DispatchRemark",
    "DispatchRound",
    "DispatchSettings",
    "DispatchSheet",
    "DraftConsultation",
    "ForeignForm",
    "IntakeTerms",
    "Line",
    "Matter",
    "MatterHandling",
    "Mechanism",
    "MechanismChange",
    "MechanismUse",
    "MeetingPoint",
    "MeetingSlip",
    "PlanAction",
    "PlanDocument",
    "PlanDraft",
    "PlanDraftItem",
    "PlanItem",
    "Strategy",
    "SupervisionLimits",
    "SupervisionTask",
    "TaskDelay",
    "TaskDelayShare",
    "TaskExtension",
    "TaskObjection",
    "TaskProgress",
    "TaskSuspension",
    "TaskUrge",
    "Theme",
    "WeeklySheet",
]

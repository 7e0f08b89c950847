"""The cadres' ledgers, one file per aggregate."""

from canmou.personnel.models.assessment import (
    AssessmentIndicator,
    AssessmentResult,
    AssessmentRound,
    Establishment,
    IndicatorScore,
    Observation,
    QuotaPool,
)
from canmou.personnel.models.integrity import FileReading, IntegrityFile, IntegritySheet, SupervisionLeaflet
from canmou.personnel.models.risk import RiskGrade, RiskMeasure, RiskPoint, RiskReview
from canmou.personnel.models.secondment import Secondment, SecondmentProgramme, StaffMember
from canmou.personnel.models.talks import DisciplineTalk
from canmou.personnel.models.training import (
    Attendance,
    ClassEvaluation,
    Enrolment,
    MentoringPair,
    ResearchCadre,
    TrainingClass,
    TrainingProgramme,
)
from canmou.personnel.models.warning import FOUR_PARTS, FilmScreening, WarningSession

__all__ = [
    "FOUR_PARTS",
    "AssessmentIndicator",
    "AssessmentResult",
    "AssessmentRound",
    "Attendance",
    "ClassEvaluation",
    "DisciplineTalk",
    "Enrolment",
    "Establishment",
    "FileReading",
    "FilmScreening",
    "IndicatorScore",
    "IntegrityFile",
    "IntegritySheet",
    "MentoringPair",
    "Observation",
    "QuotaPool",
    "ResearchCadre",
    "RiskGrade",
    "RiskMeasure",
    "RiskPoint",
    "RiskReview",
    "Secondment",
    "SecondmentProgramme",
    "StaffMember",
    "SupervisionLeaflet",
    "TrainingClass",
    "TrainingProgramme",
    "WarningSession",
]

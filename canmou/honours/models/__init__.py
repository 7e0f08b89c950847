"""Contests, awards, promotions, model cases, creation titles and the office's own assessment."""

from canmou.honours.models.award import (
    Award,
    Contest,
    ContestEntry,
    Grade,
    HolderKind,
    Line,
    ModelCase,
    Promotion,
)
from canmou.honours.models.title import AssessmentIndicator, CreationTitle, TitleReview

__all__ = [
    "AssessmentIndicator",
    "Award",
    "Contest",
    "ContestEntry",
    "CreationTitle",
    "Grade",
    "HolderKind",
    "Line",
    "ModelCase",
    "Promotion",
    "TitleReview",
]

"""Open government: requests with their clock, messages, what is published, the yearly statutory figures."""

from canmou.disclosure.models.publication import (
    AccountPost,
    CitizenMessage,
    MediaAccount,
    PublishedItem,
    StatutoryFigure,
)
from canmou.disclosure.models.requests import (
    ApplicantCategory,
    ClockPause,
    Correction,
    Decision,
    Extension,
    FoiRequest,
    ProcessingFee,
    RectificationRequest,
    ReviewCase,
)

__all__ = [
    "AccountPost",
    "ApplicantCategory",
    "CitizenMessage",
    "ClockPause",
    "Correction",
    "Decision",
    "Extension",
    "FoiRequest",
    "MediaAccount",
    "ProcessingFee",
    "PublishedItem",
    "RectificationRequest",
    "ReviewCase",
    "StatutoryFigure",
]

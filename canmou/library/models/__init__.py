"""Works with their texts, and the figures and materials library."""

from canmou.library.models.merges import WorkMerge, WorkPair, WorkTurn
from canmou.library.models.reading import ReadingItem, ReadingList
from canmou.library.models.records import (
    CityPractice,
    Clipping,
    Indicator,
    IndicatorValue,
    LeaderPhrase,
    Work,
)
from canmou.library.models.texts import TextChange, WorkText

__all__ = [
    "CityPractice",
    "Clipping",
    "Indicator",
    "IndicatorValue",
    "LeaderPhrase",
    "ReadingItem",
    "ReadingList",
    "TextChange",
    "Work",
    "WorkMerge",
    "WorkPair",
    "WorkText",
    "WorkTurn",
]

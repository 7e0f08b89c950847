"""What other apps may use of the library."""

from canmou.library.alike import Likeness, Passage, alike_texts
from canmou.library.models import Indicator, IndicatorValue, LeaderPhrase, Work, WorkText
from canmou.library.texts import keep_text, text_from_file, text_of

__all__ = [
    "Indicator",
    "IndicatorValue",
    "LeaderPhrase",
    "Likeness",
    "Passage",
    "Work",
    "WorkText",
    "alike_texts",
    "keep_text",
    "text_from_file",
    "text_of",
]

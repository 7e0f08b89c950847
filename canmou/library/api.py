"""What other apps may use of the library."""

from canmou.library.alike import Likeness, Passage, alike_texts
from canmou.library.following import follow, rebuild
from canmou.library.models import Indicator, IndicatorValue, LeaderPhrase, Work, WorkText
from canmou.library.textindex import Busy
from canmou.library.texts import keep_text, text_from_file, text_of

__all__ = [
    "Busy",
    "Indicator",
    "IndicatorValue",
    "LeaderPhrase",
    "Likeness",
    "Passage",
    "Work",
    "WorkText",
    "alike_texts",
    "follow",
    "keep_text",
    "rebuild",
    "text_from_file",
    "text_of",
]

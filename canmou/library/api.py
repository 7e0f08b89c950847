"""What other apps may use of the library."""

from canmou.library.actions.reading import make_list, put_on_list
from canmou.library.alike import Likeness, Passage, alike_texts
from canmou.library.appearances import Appearances, appearances
from canmou.library.following import follow, rebuild
from canmou.library.merging import keep_apart, merge_works, undo_merge
from canmou.library.models import Indicator, IndicatorValue, LeaderPhrase, Work, WorkMerge, WorkText
from canmou.library.pages.texts import tabs
from canmou.library.queries import works_visible_to
from canmou.library.sameness import Proposal, merges_for, proposals, proposals_for, works_for
from canmou.library.searching import search, shown_texts, words_of
from canmou.library.textindex import Busy
from canmou.library.texts import keep_text, text_from_file, text_of, tidy

__all__ = [
    "Appearances",
    "Busy",
    "Indicator",
    "IndicatorValue",
    "LeaderPhrase",
    "Likeness",
    "Passage",
    "Proposal",
    "Work",
    "WorkMerge",
    "WorkText",
    "alike_texts",
    "appearances",
    "follow",
    "keep_apart",
    "keep_text",
    "make_list",
    "merge_works",
    "merges_for",
    "proposals",
    "proposals_for",
    "put_on_list",
    "rebuild",
    "search",
    "shown_texts",
    "tabs",
    "text_from_file",
    "text_of",
    "tidy",
    "undo_merge",
    "works_for",
    "words_of",
    "works_visible_to",
]

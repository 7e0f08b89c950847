"""Texts as neighbouring pairs of characters: how Chinese is indexed without guessing where words end."""

import re

_RUN = re.compile(r"[^\W_]+")


def narrow(text: str) -> str:
    """Wide letters and digits made narrow, capitals small: one character for one."""
    return "".join(chr(ord(x) - 0xFEE0) if 0xFF10 <= ord(x) <= 0xFF5A else x for x in text).lower()


def runs(text: str) -> list[str]:
    """The stretches of letters, digits and characters between blanks and marks."""
    found = narrow(text)
    return _RUN.findall(found if len(found) == len(text) else text)


def pairs(run: str) -> list[str]:
    """The pairs of one run, and its last character alone, so that one character can be searched for, too."""
    return [run[place : place + 2] for place in range(len(run))]


def tokens(text: str) -> str:
    """A text as pairs with blanks between, for an index that splits at blanks."""
    return " ".join(pair for run in runs(text) for pair in pairs(run))


def phrase(run: str) -> list[str]:
    """The pairs that stand one after the other wherever a text has this run of two or more characters."""
    return [run[place : place + 2] for place in range(len(run) - 1)]

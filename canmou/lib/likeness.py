"""How alike two titles are: the share of neighbouring pairs of characters that they have in common (Dice)."""

import re
from collections.abc import Iterable

#: Brackets with what stands in them, 的 and marks say nothing about the subject.
_ASIDE = re.compile(r"[（(〔\[【][^）)〕\]】]*[）)〕\]】]|关于|征求意见稿|送审稿|草案|讨论稿|的|[\W_]+")


def bare(title: str) -> str:
    """A title without brackets, marks, and the words that every title has."""
    return _ASIDE.sub("", title) or title


def likeness(one: str, other: str) -> float:
    """0 (nothing in common) to 1 (the same subject)."""
    return _dice(_pairs(bare(one)), _pairs(bare(other)))


def alike(title: str, others: Iterable[tuple[object, str]], least: float) -> list[tuple[float, object]]:
    """Of (thing, its title) those at least so alike, the most alike first; ties keep their order."""
    wanted = _pairs(bare(title))
    found = [(_dice(wanted, _pairs(bare(text))), thing) for thing, text in others]
    return sorted(((share, thing) for share, thing in found if share >= least), key=lambda pair: -pair[0])


def _pairs(text: str) -> set[str]:
    return {text[place : place + 2] for place in range(len(text) - 1)} or {text}


def _dice(one: set[str], other: set[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))

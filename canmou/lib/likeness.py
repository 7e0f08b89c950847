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


def alike_pairs(titles: Iterable[tuple[object, str]], least: float) -> list[tuple[float, object, object]]:
    """All pairs of (thing, its title) at least so alike, the most alike first, each in the order given.

    Only titles that share a pair of characters are compared.
    """
    known = [(thing, _pairs(bare(text))) for thing, text in titles]
    places: dict[str, list[int]] = {}
    found = []
    for place, (thing, pairs) in enumerate(known):
        shared: dict[int, int] = {}
        for pair in pairs:
            held = places.setdefault(pair, [])
            for earlier in held:
                shared[earlier] = shared.get(earlier, 0) + 1
            held.append(place)
        for earlier, count in shared.items():
            share = 2 * count / (len(pairs) + len(known[earlier][1]))
            if share >= least:
                found.append((share, known[earlier][0], thing))
    return sorted(found, key=lambda pair: -pair[0])


def _pairs(text: str) -> set[str]:
    return {text[place : place + 2] for place in range(len(text) - 1)} or {text}


def _dice(one: set[str], other: set[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


def shared(one: str, other: str, least: int = 2) -> list[tuple[str, bool]]:
    """`other` in parts, each with whether it stands in `one` too: runs of at least so many characters."""
    marked = [False] * len(other)
    for start in range(len(other) - least + 1):
        if other[start : start + least] in one:
            for place in range(start, start + least):
                marked[place] = True
    parts: list[tuple[str, bool]] = []
    for character, mark in zip(other, marked, strict=True):
        if parts and parts[-1][1] == mark:
            parts[-1] = (parts[-1][0] + character, mark)
        else:
            parts.append((character, mark))
    return parts


def nearest(titles: Iterable[str], others: Iterable[tuple[object, str]]) -> list[tuple[float, object | None]]:
    """For each title the most alike of (thing, its title); (0, None) where nothing is in common."""
    known = [(_pairs(bare(text)), thing) for thing, text in others]
    found: list[tuple[float, object | None]] = []
    for title in titles:
        wanted, best = _pairs(bare(title)), (0.0, None)
        for pairs, thing in known:
            if wanted & pairs and (share := _dice(wanted, pairs)) > best[0]:
                best = (share, thing)
        found.append(best)
    return found

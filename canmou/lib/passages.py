"""Passages that two texts have in common, copied or edited: seeds of four characters, chained and aligned.

Compared is the bare text: letters, digits and characters only, so that layout and marks do not count. A chain of
seeds stands near one diagonal (the same distance between the two places); edits leave enough seeds, chance does not.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

#: Characters of a seed (of Latin letters, which are few, it takes more); of a gap that a chain bridges; of a shift that insertions and deletions make in one gap.
SEED, GAP, SHIFT = 4, 60, 20
LATIN_SEED = 12
#: A seed that stands so often in one text says nothing.
COMMON = 12
#: The shortest passage, in bare characters, and the least share of equal characters in it.
SHORTEST, LEAST = 80, 0.5


@dataclass(frozen=True)
class Passage:
    """A span of one text (start to end) and the span of another that it is alike to.

    share: equal characters in order, of the longer span's characters, 0 to 1.
    """

    start: int
    end: int
    other_start: int
    other_end: int
    share: float


@dataclass(frozen=True)
class Bare:
    """A text without blanks and marks; `places` tells where each character stands in the text."""

    text: str
    places: Sequence[int]


def bare(text: str) -> Bare:
    """Letters, digits and characters of a text only, wide forms made narrow."""
    letters, places = [], []
    for place, letter in enumerate(text):
        if letter.isalnum():
            code = ord(letter)
            letters.append(chr(code - 0xFEE0) if 0xFF10 <= code <= 0xFF5A else letter)
            places.append(place)
    return Bare("".join(letters), places)


#: A passage with so many equal characters (those that many texts share left out), and so large a share of them,
#: is called copied, however long the rest of the draft is.
COPIED, COPIED_SHARE = 190, 0.7
#: However many texts share it, a place of a long passage weighs so much there: pages of formulas are copied all the same.
FLOOR = 0.2
#: A draft of which such a share is found in another text is called its duplicate.
DUPLICATE = 0.6


class Draft:
    """A text that is held against many others."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.bare = bare(text)
        self._seeds: dict[str, list[int]] = defaultdict(list)
        for place, seed in _seeds(self.bare.text):
            self._seeds[seed].append(place)

    def passages(self, other: str, shortest: int = SHORTEST) -> tuple[Passage, ...]:
        """The passages that the other text has too, in the order of the draft; they do not overlap in the draft."""
        theirs = bare(other)
        found = []
        for first, last, other_first, other_last in self._chains(theirs.text, shortest):
            mine, its = self.bare.text[first:last], theirs.text[other_first:other_last]
            share = LCSseq.similarity(mine, its) / max(len(mine), len(its))
            if share >= LEAST:
                found.append((first, last, other_first, other_last, share))
        return tuple(self._passage(theirs, *spans) for spans in _apart(found, shortest))

    def _passage(self, theirs: Bare, first: int, last: int, other_first: int, other_last: int, share: float):
        return Passage(
            self.bare.places[first],
            self.bare.places[last - 1] + 1,
            theirs.places[other_first],
            theirs.places[other_last - 1] + 1,
            round(share, 3),
        )

    def _chains(self, theirs: str, shortest: int) -> Iterable[tuple[int, int, int, int]]:
        """Spans (draft first, last, other first, last) of seeds that follow each other near one diagonal."""
        chains: list[list[int]] = []  # first, last, other first, other last, seeds
        open_: dict[int, list[list[int]]] = defaultdict(list)  # by diagonal // SHIFT
        counts: dict[str, int] = defaultdict(int)
        for other, seed in _seeds(theirs):
            places = self._seeds.get(seed)
            if places is None or len(places) > COMMON:
                continue
            counts[seed] += 1
            if counts[seed] > 4 * COMMON:
                continue
            for place in places:
                _extend(chains, open_, place, other)
        for first, last, other_first, other_last, seeds in chains:
            length = last - first
            if length >= shortest and seeds >= length * 0.08:
                yield first, last, other_first, other_last


def _seeds(text: str) -> Iterable[tuple[int, str]]:
    for place in range(len(text) - SEED + 1):
        seed = text[place : place + SEED]
        yield place, text[place : place + LATIN_SEED] if seed.isascii() and seed.isalpha() else seed


def _extend(chains: list, open_: dict, place: int, other: int) -> None:
    """Put a seed at the end of the chain that it continues, or begin a chain with it."""
    lane = (other - place) // SHIFT
    best = None
    for near in (lane, lane - 1, lane + 1):
        kept = open_.get(near)
        if not kept:
            continue
        alive = [chain for chain in kept if other - chain[3] <= GAP]
        if len(alive) != len(kept):
            open_[near] = kept = alive
        for chain in kept:
            ahead, beyond = place + SEED - chain[1], other + SEED - chain[3]
            if 0 < ahead <= GAP + SEED and 0 < beyond and abs(ahead - beyond) <= SHIFT:
                if best is None or abs(ahead - beyond) < abs(best[0]):
                    best = (ahead - beyond, chain, near)
    if best is None:
        chain = [place, place + SEED, other, other + SEED, 1]
        chains.append(chain)
        open_[lane].append(chain)
        return
    _, chain, near = best
    chain[1], chain[3], chain[4] = place + SEED, other + SEED, chain[4] + 1
    if near != lane:
        open_[near] = [held for held in open_[near] if held is not chain]
        open_[lane].append(chain)


def _apart(found: list[tuple], shortest: int) -> list[tuple]:
    """The longest passages first; a passage most of which is covered by longer ones is left out."""
    kept: list[tuple] = []
    for spans in sorted(found, key=lambda item: (item[0] - item[1]) * item[4]):
        shared = sum(max(0, min(spans[1], other[1]) - max(spans[0], other[0])) for other in kept)
        if spans[1] - spans[0] - shared >= max(shortest // 2, (spans[1] - spans[0]) // 2):
            kept.append(spans)
    return sorted(kept)


def weights(length: int, found: Iterable[Sequence[Passage]], few: int = 3) -> list[float]:
    """How much each place of a draft weighs: 1, and less where more than a few texts have the same passage.

    What many documents say alike (formulas, headings of articles) was copied from none of them.
    """
    counts = [0] * (length + 1)
    for passages in found:
        for start, end in _joined(passages):
            counts[start] += 1
            counts[end] -= 1
    weighed, having = [], 0
    for change in counts[:-1]:
        having += change
        weighed.append(1.0 if having <= few else (few / having) ** 2)
    return weighed


def _joined(passages: Sequence[Passage]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for passage in sorted(passages, key=lambda item: item.start):
        if spans and passage.start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], passage.end))
        else:
            spans.append((passage.start, passage.end))
    return spans


def share(draft: Draft, passages: Sequence[Passage], weighed: Sequence[float]) -> float:
    """The share of a draft's characters found in the other text: equal ones, each once, by their weight."""
    total, seen = 0.0, -1
    for passage in sorted(passages, key=lambda item: item.start):
        for place in range(max(passage.start, seen), passage.end):
            if draft.text[place].isalnum():
                total += weighed[place] * passage.share
        seen = max(seen, passage.end)
    return total / max(1, len(draft.bare.text))


def copied(passages: Sequence[Passage], weighed: Sequence[float]) -> bool:
    """Whether one of the passages is long enough, and like enough, to be called copied."""
    return any(
        passage.share >= COPIED_SHARE and sum(weighed[passage.start : passage.end]) * passage.share >= COPIED
        for passage in passages
    )

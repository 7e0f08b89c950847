"""Where words stand in a text, with what stands around them; and two passages beside each other."""

from dataclasses import dataclass

from rapidfuzz.distance import Indel

from canmou.lib.bigrams import narrow

AROUND, MOST = 40, 3


@dataclass(frozen=True)
class Piece:
    """A stretch of text. `marked`: one of the words, or equal in both texts."""

    text: str
    marked: bool = False


def excerpts(text: str, words: list[str], most: int = MOST) -> list[list[Piece]]:
    """The first places where the words stand, each with what is around it; each word comes once before any twice."""
    plain = narrow(text)
    if len(plain) != len(text):
        plain = text
    places = sorted(
        (turn, start, start + len(word))
        for word in words
        for turn, start in enumerate(_places(plain, word, most))
    )
    spans: list[tuple[int, int]] = []
    for _, start, end in places:
        if len(spans) < most and all(end < first - AROUND or start > last + AROUND for first, last in spans):
            spans.append((start, end))
    return [_excerpt(text, plain, words, span) for span in sorted(spans)]


def _places(text: str, word: str, most: int) -> list[int]:
    found, at = [], text.find(word)
    while at >= 0 and len(found) < most:
        found.append(at)
        at = text.find(word, at + len(word))
    return found


def _excerpt(text: str, plain: str, words: list[str], span: tuple[int, int]) -> list[Piece]:
    start, end = max(0, span[0] - AROUND), min(len(text), span[1] + AROUND)
    marks = [False] * (end - start)
    for word in words:
        for at in _places(plain[start:end], word, end - start):
            marks[at : at + len(word)] = [True] * len(word)
    pieces = _pieces(text[start:end].replace("\n", " "), marks)
    return [*([Piece("…")] if start else []), *pieces, *([Piece("…")] if end < len(text) else [])]


def _pieces(text: str, marks: list[bool]) -> list[Piece]:
    pieces, start = [], 0
    for place in range(1, len(text) + 1):
        if place == len(text) or marks[place] != marks[start]:
            pieces.append(Piece(text[start:place], marks[start]))
            start = place
    return pieces


def beside(one: str, other: str, least: int = 2) -> tuple[list[Piece], list[Piece]]:
    """Two passages with what is equal in both marked, stretches of `least` characters or more."""
    mine, its = [False] * len(one), [False] * len(other)
    for block in Indel.opcodes(one, other):
        if block.tag == "equal" and block.src_end - block.src_start >= least:
            mine[block.src_start : block.src_end] = [True] * (block.src_end - block.src_start)
            its[block.dest_start : block.dest_end] = [True] * (block.dest_end - block.dest_start)
    return _pieces(one, mine), _pieces(other, its)

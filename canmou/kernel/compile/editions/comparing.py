"""Comparing two compiles: their texts sentence by sentence, their figures side by side."""

import difflib
import re
from dataclasses import dataclass
from decimal import Decimal

from canmou.kernel.compile.output import Compiled, Entry

_SENTENCE = re.compile(r"[^。！？；\n]*[。！？；]”?|[^。！？；\n]+")


@dataclass(frozen=True)
class Stretch:
    """A run of sentences that is in both texts (how "equal"), in the first alone ("gone") or the second ("new")."""

    how: str
    text: str


@dataclass(frozen=True)
class Pair:
    """A figure in both compiles; one side is None where it is not printed."""

    label: str
    measure: str
    first: Entry | None
    second: Entry | None

    @property
    def change(self) -> Decimal | None:
        """Second less first, None where there is no number on a side."""
        values = [entry.traced.raw if entry else None for entry in (self.first, self.second)]
        return None if None in values else Decimal(values[1]) - Decimal(values[0])

    @property
    def share(self) -> Decimal | None:
        """The change in per cent of the first."""
        if self.change is None or not self.first.traced.raw:
            return None
        return self.change * 100 / Decimal(self.first.traced.raw)

    @property
    def differs(self) -> bool:
        if self.first is None or self.second is None:
            return True
        return self.first.traced.text != self.second.traced.text or bool(self.change)


def sentences(compiled: Compiled) -> list[str]:
    """The sentences of a text, in order; a heading is one of its own."""
    return [found for line in compiled.text().splitlines() for found in _SENTENCE.findall(line)]


def differences(first: Compiled, second: Compiled) -> list[Stretch]:
    """The two texts as one run of stretches; what is gone stands before what came in its place."""
    before, after = sentences(first), sentences(second)
    found: list[Stretch] = []
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            found.append(Stretch("equal", "".join(before[i1:i2])))
            continue
        if i2 > i1:
            found.append(Stretch("gone", "".join(before[i1:i2])))
        if j2 > j1:
            found.append(Stretch("new", "".join(after[j1:j2])))
    return found


def side_by_side(first: Compiled, second: Compiled) -> list[Pair]:
    """The figures of both, matched by metric and by which print of that metric it is."""
    left, right = _placed(first), _placed(second)
    pairs = []
    for place in [*left, *(place for place in right if place not in left)]:
        one, two = left.get(place), right.get(place)
        entry = one or two
        pairs.append(Pair(entry.traced.label, entry.traced.figure.metric.measure, one, two))
    return pairs


def _placed(compiled: Compiled) -> dict[tuple[str, int], Entry]:
    found: dict[tuple[str, int], Entry] = {}
    for entry in compiled.figures:
        number = 1
        while (entry.traced.metric, number) in found:
            number += 1
        found[entry.traced.metric, number] = entry
    return found

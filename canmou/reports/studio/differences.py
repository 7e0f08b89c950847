"""The difference between two texts, line by line."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True)
class Line:
    """A line of a comparison. kind: same, removed, added, or gap (unchanged lines left out; text tells how many)."""

    kind: str
    text: str
    old: int | None = None
    new: int | None = None


AROUND = 3


def difference(old: str, new: str, around: int = AROUND) -> list[Line]:
    """What must change to make `new` of `old`, with a few unchanged lines around each change; [] for none."""
    before, after = old.splitlines(), new.splitlines()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    found: list[Line] = []
    last = 0
    for group in matcher.get_grouped_opcodes(around):
        start = group[0][1]
        if start > last:
            found.append(Line("gap", f"未改的{start - last}行"))
        for kind, i1, i2, j1, j2 in group:
            found += _lines(kind, before, after, i1, i2, j1, j2)
        last = group[-1][2]
    if found and last < len(before):
        found.append(Line("gap", f"未改的{len(before) - last}行"))
    return found


def _lines(
    kind: str, before: list[str], after: list[str], i1: int, i2: int, j1: int, j2: int
) -> Iterator[Line]:
    if kind == "equal":
        for place in range(i2 - i1):
            yield Line("same", before[i1 + place], i1 + place + 1, j1 + place + 1)
        return
    for place in range(i1, i2):
        yield Line("removed", before[place], place + 1)
    for place in range(j1, j2):
        yield Line("added", after[place], None, place + 1)

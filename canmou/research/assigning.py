"""Who reads which entry: each entry by so many, the loads as even as who may read what allows, the same from one seed."""

import random
from collections import deque
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass
class Assigned:
    """Who reads each entry, and which entries have too few who may."""

    readers: dict[int, list[int]] = field(default_factory=dict)
    short: dict[int, int] = field(default_factory=dict)


def assign(
    entries: Sequence[int],
    allowed: Mapping[int, Collection[int]],
    each: int,
    seed: str,
    load: Mapping[int, int] | None = None,
) -> Assigned:
    """Give every entry `each` of the reviewers allowed for it. `load`: what the reviewers read already."""
    drawn = random.Random(seed)
    everybody = sorted({reviewer for found in allowed.values() for reviewer in found})
    drawn.shuffle(everybody)
    rank = {reviewer: place for place, reviewer in enumerate(everybody)}
    loads = {reviewer: (load or {}).get(reviewer, 0) for reviewer in everybody}
    made = Assigned()
    order = sorted(entries)
    drawn.shuffle(order)
    for entry in sorted(order, key=lambda one: len(allowed.get(one, ()))):
        able = sorted(allowed.get(entry, ()), key=lambda reviewer: (loads[reviewer], rank[reviewer]))
        if len(able) < each:
            made.short[entry] = each - len(able)
            continue
        made.readers[entry] = able[:each]
        for reviewer in able[:each]:
            loads[reviewer] += 1
    while _even_out(made.readers, allowed, loads, rank):
        pass
    return made


def _even_out(
    readers: dict[int, list[int]],
    allowed: Mapping[int, Collection[int]],
    loads: dict[int, int],
    rank: Mapping[int, int],
) -> bool:
    """Hand one entry after another on, from somebody who reads more to somebody who reads at least two fewer."""
    for heavy in sorted(loads, key=lambda reviewer: (-loads[reviewer], rank[reviewer])):
        path = _path(heavy, readers, allowed, loads, rank)
        if path:
            for giver, entry, taker in path:
                readers[entry][readers[entry].index(giver)] = taker
            loads[heavy] -= 1
            loads[path[-1][2]] += 1
            return True
    return False


def _path(
    heavy: int,
    readers: Mapping[int, list[int]],
    allowed: Mapping[int, Collection[int]],
    loads: Mapping[int, int],
    rank: Mapping[int, int],
) -> list[tuple[int, int, int]]:
    mine: dict[int, list[int]] = {}
    for entry in sorted(readers):
        for reviewer in readers[entry]:
            mine.setdefault(reviewer, []).append(entry)
    came: dict[int, tuple[int, int]] = {heavy: (heavy, 0)}
    queue = deque([heavy])
    while queue:
        giver = queue.popleft()
        if loads[giver] <= loads[heavy] - 2:
            return _back(giver, heavy, came)
        for entry in mine.get(giver, ()):
            for taker in sorted(allowed[entry], key=rank.__getitem__):
                if taker not in came and taker not in readers[entry]:
                    came[taker] = (giver, entry)
                    queue.append(taker)
    return []


def _back(light: int, heavy: int, came: Mapping[int, tuple[int, int]]) -> list[tuple[int, int, int]]:
    steps = []
    while light != heavy:
        giver, entry = came[light]
        steps.append((giver, entry, light))
        light = giver
    return steps[::-1]

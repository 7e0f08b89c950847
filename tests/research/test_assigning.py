"""Assignment: every entry has its number of readers, all allowed, loads as even as can be, the same from one seed."""

import random
from collections import Counter, deque

import pytest

from canmou.research.assigning import assign


def some(seed):
    """A random round: who may read what, how many each."""
    drawn = random.Random(seed)
    entries, reviewers = range(drawn.randint(1, 25)), range(drawn.randint(3, 8))
    share = drawn.choice((0.4, 0.7, 1.0))
    allowed = {entry: [r for r in reviewers if drawn.random() < share] for entry in entries}
    return entries, allowed, drawn.randint(1, 3)


def can_carry(entries, allowed, each, most):
    """Whether nobody need read more than `most`: a flow from entries to reviewers, augmented one by one."""
    readers = {entry: set() for entry in entries}
    load = Counter()
    for entry in entries:
        for _ in range(each):
            came, queue, end = {}, deque(), None
            for reviewer in allowed[entry]:
                if reviewer not in readers[entry] and reviewer not in came:
                    came[reviewer] = (None, entry)
                    queue.append(reviewer)
            while queue and end is None:
                one = queue.popleft()
                if load[one] < most:
                    end = one
                    break
                for other in entries:
                    if one in readers[other]:
                        for reviewer in allowed[other]:
                            if reviewer not in readers[other] and reviewer not in came:
                                came[reviewer] = (one, other)
                                queue.append(reviewer)
            if end is None:
                return False
            load[end] += 1
            while end is not None:
                giver, through = came[end]
                readers[through].add(end)
                if giver is not None:
                    readers[through].discard(giver)
                end = giver
    return True


@pytest.mark.parametrize("seed", range(60))
def test_each_entry_has_its_readers_and_nobody_reads_more_than_needed(seed):
    entries, allowed, each = some(seed)
    found = assign(entries, allowed, each, str(seed))
    assert found.short == {e: each - len(allowed[e]) for e in entries if len(allowed[e]) < each}
    for entry in set(entries) - set(found.short):
        assert len(found.readers[entry]) == len(set(found.readers[entry])) == each
        assert set(found.readers[entry]) <= set(allowed[entry])
    most = max(Counter(r for readers in found.readers.values() for r in readers).values(), default=0)
    assert not most or not can_carry(list(found.readers), allowed, each, most - 1)
    assert assign(entries, allowed, each, str(seed)) == found


@pytest.mark.parametrize(("entries", "reviewers", "each"), [(168, 24, 5), (7, 5, 3), (90, 11, 3), (1, 9, 4)])
def test_where_everybody_may_read_everything_loads_differ_by_one_at_most(entries, reviewers, each):
    found = assign(range(entries), dict.fromkeys(range(entries), range(reviewers)), each, "seed")
    loads = Counter(dict.fromkeys(range(reviewers), 0))
    loads.update(r for readers in found.readers.values() for r in readers)
    assert max(loads.values()) - min(loads.values()) <= 1


def test_another_seed_draws_otherwise():
    allowed = dict.fromkeys(range(30), range(10))
    assert assign(range(30), allowed, 3, "one") != assign(range(30), allowed, 3, "other")


def test_what_is_read_already_counts():
    found = assign([1], {1: [7, 8, 9]}, 1, "seed", {7: 2, 8: 1, 9: 3})
    assert found.readers == {1: [8]}

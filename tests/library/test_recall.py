"""That copied and edited passages are found in their sources, and clean texts raise no alarm (real texts: bench/similar.py)."""

import random

import pytest

from canmou.lib.passages import Draft, copied, share, weights
from canmou.library.textindex import Entry, TextIndex
from tests.library.planting import edited, running

TEXTS = {place: running(place, 600 + 350 * (place % 9)) for place in range(1, 41)}
FORMULA = running(999, 220)


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    made = TextIndex(tmp_path_factory.mktemp("index"))
    with made.writing(anew=True) as writer:
        writer.put(Entry(key, 1, "", FORMULA + text) for key, text in TEXTS.items())
        writer.keep(0, "")
    return made


def alarms(index, text):
    draft = Draft(text)
    found = {
        key: passages
        for key in index.candidates(text, 1)[:20]
        if (passages := draft.passages(FORMULA + TEXTS[key]))
    }
    weighed = weights(len(text), list(found.values()))
    return {
        key
        for key, passages in found.items()
        if share(draft, passages, weighed) >= 0.2 or copied(passages, weighed)
    }


@pytest.mark.parametrize("changes", [0, 0.05, 0.15])
def test_planted_passages_are_found(index, changes):
    chance = random.Random(changes)
    missed = []
    for turn in range(10):
        source = chance.choice(list(TEXTS))
        length = min(chance.randint(300, 1500), len(TEXTS[source]))
        start = chance.randrange(len(TEXTS[source]) - length + 1)
        plant = edited(TEXTS[source][start : start + length], changes, turn)
        found = alarms(index, running(2000 + turn, 900) + plant + running(3000 + turn, 900))
        if found != {source}:
            missed.append((turn, source, found))
    assert missed == []


def test_clean_texts_with_the_formulas_of_all_raise_no_alarm(index):
    raised = [turn for turn in range(6) if alarms(index, FORMULA + running(5000 + turn, 1500))]
    assert raised == []

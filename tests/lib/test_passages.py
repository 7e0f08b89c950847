"""Passages that two texts share, copied or edited, and what counts for nothing."""

import pytest

from canmou.lib.passages import Draft, bare, share, weights
from tests.library.planting import edited, running


def test_bare_text_keeps_the_places():
    found = bare("一、 “Ａ1”产业")
    assert (found.text, list(found.places)) == ("一A1产业", [0, 4, 5, 7, 8])


@pytest.mark.parametrize("changes", [0, 0.05, 0.15, 0.3])
def test_a_planted_passage_is_found_in_both_texts(changes):
    source = running(1, 2000)
    planted = edited(source[500:900], changes)
    draft = running(2, 700) + planted + running(3, 700)
    (found,) = Draft(draft).passages(source)
    start = draft.index(planted)
    assert abs(found.start - start) <= 20 and abs(found.end - start - len(planted)) <= 20
    assert abs(found.other_start - 500) <= 20 and abs(found.other_end - 900) <= 20
    assert found.share >= 1 - 1.1 * changes - 0.02


def test_a_passage_with_other_layout_is_equal():
    source = running(1, 600)
    (found,) = Draft(source.replace("，", " 、").replace("\n", "")).passages(source)
    assert (found.other_start, found.share) == (0, 1.0)


def test_texts_of_chance_share_nothing():
    assert Draft(running(1, 3000)).passages(running(2, 3000)) == ()


def test_a_moved_passage_is_a_passage_of_its_own():
    source = running(1, 800)
    turned = source[400:] + source[:400]
    found = Draft(turned).passages(source)
    assert [passage.share for passage in found] == [1.0, 1.0]
    assert found[0].other_start > found[1].other_start


def test_what_many_texts_share_weighs_little():
    formula, own = running(1, 200), running(2, 200)
    draft = Draft(formula + own)
    others = [formula + running(seed, 300) for seed in range(10, 19)] + [formula + own]
    found = [draft.passages(other) for other in others]
    assert all(len(passages) == 1 for passages in found)
    weighed = weights(len(draft.text), found)
    assert share(draft, found[0], weighed) < 0.05
    assert 0.5 < share(draft, found[-1], weighed) < 0.55
    assert round(share(draft, found[-1], [1.0] * len(draft.text)), 2) == 1.0

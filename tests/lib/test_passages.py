"""Passages that two texts share, copied or edited, and what counts for nothing."""

import random

import pytest

from canmou.lib.passages import Draft, bare, share, weights

LETTERS = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严"


def running(seed, length):
    """Text of chance, with marks and lines."""
    chance = random.Random(seed)
    letters = chance.choices(LETTERS, k=length)
    return "".join(
        letter + ("，" if place % 17 == 16 else "。\n" if place % 97 == 96 else "")
        for place, letter in enumerate(letters)
    )


def edited(text, share_, seed=1):
    """The text with this share of its places replaced, removed or filled."""
    chance, out = random.Random(seed), []
    for letter in text:
        if chance.random() >= share_:
            out.append(letter)
        elif (kind := chance.randrange(3)) == 0:
            out.append(chance.choice(LETTERS))
        elif kind == 1:
            out += [letter, chance.choice(LETTERS)]
    return "".join(out)


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

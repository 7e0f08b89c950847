"""Titles of one subject are told from others."""

from canmou.lib.likeness import alike, alike_pairs, bare, likeness


def test_brackets_and_words_of_every_title_say_nothing():
    assert (
        bare("关于促进预制食品产业高质量发展的若干措施（征求意见稿）") == "促进预制食品产业高质量发展若干措施"
    )
    assert likeness("报送调研情况（3月）", "报送调研情况（9月）") == 1


def test_another_subject_is_not_alike():
    assert likeness("城市更新行动实施方案", "公共数据开放管理办法") < 0.2


def test_the_most_alike_comes_first():
    others = [
        (1, "人才公寓管理办法"),
        (2, "关于人才公寓管理的通知"),
        (3, "城市更新行动方案"),
        (4, "人才公寓管理办法"),
    ]
    assert [thing for _, thing in alike("人才公寓管理办法（征求意见稿）", others, 0.5)] == [1, 4, 2]


def test_one_character_is_compared_as_it_is():
    assert (likeness("水", "水"), likeness("水", "电")) == (1, 0)


def test_all_alike_pairs_are_those_found_one_by_one():
    titles = [
        "预制食品产业调研报告",
        "关于预制食品产业的调研报告",
        "城市更新调研",
        "城市更新调研报告",
        "人才公寓",
    ]
    found = [(round(share, 6), one, other) for share, one, other in alike_pairs(enumerate(titles), 0.6)]
    wanted = [
        (round(likeness(titles[one], titles[other]), 6), one, other)
        for one in range(5)
        for other in range(one + 1, 5)
        if likeness(titles[one], titles[other]) >= 0.6
    ]
    assert sorted(found) == sorted(wanted)
    assert [share for share, *_ in found] == sorted((share for share, *_ in found), reverse=True)
    assert len(found) == 2

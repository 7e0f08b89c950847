"""Notes of a meeting are split into points by speaker."""

from canmou.lib.spoken import Point, split_notes


def test_a_line_with_a_name_and_a_colon_begins_a_speaker():
    notes = "周承远：先抓底数\n再抓进度\n\n王市长： 涉企政策要算清企业账\r\n　1. 讲成效\n（2）讲问题"
    assert split_notes(notes) == [
        Point("周承远", "先抓底数"),
        Point("周承远", "再抓进度"),
        Point("王市长", "涉企政策要算清企业账"),
        Point("王市长", "讲成效"),
        Point("王市长", "讲问题"),
    ]


def test_a_name_alone_begins_a_speaker_without_a_point():
    assert split_notes("韩立诚（副主任）：\n一、抓好落实") == [Point("韩立诚（副主任）", "抓好落实")]


def test_words_before_a_colon_that_are_no_names():
    notes = "时间：2024年1月8日\n会议强调：数据先通再用\n下一步工作打算：三项"
    assert [point.speaker for point in split_notes(notes)] == ["", "", ""]
    assert split_notes("会议强调：数据先通再用") == [Point("", "会议强调：数据先通再用")]


def test_nothing_typed_is_no_point():
    assert split_notes(" \n　\n") == []

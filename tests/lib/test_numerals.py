import pytest
from hypothesis import given
from hypothesis import strategies as st

from canmou.lib.numerals import hanzi, heading, ordinal_points, parse_hanzi

KNOWN = {
    0: "零", 1: "一", 10: "十", 14: "十四", 20: "二十", 99: "九十九", 100: "一百", 105: "一百零五", 110: "一百一十",
    1000: "一千", 1001: "一千零一", 1010: "一千零一十", 1100: "一千一百", 2022: "二千零二十二", 10_000: "一万",
    10_001: "一万零一", 10_010: "一万零一十", 100_000: "十万", 101_000: "十万一千", 100_100: "十万零一百",
    120_305: "十二万零三百零五", 1_100_000: "一百一十万", 99_999_999: "九千九百九十九万九千九百九十九",
}  # fmt: skip


@pytest.mark.parametrize(("number", "text"), KNOWN.items())
def test_known_numerals(number, text):
    assert hanzi(number) == text
    assert parse_hanzi(text) == number


@given(st.integers(0, 99_999_999))
def test_every_numeral_reads_back(number):
    assert parse_hanzi(hanzi(number)) == number


@given(st.integers(0, 99_999_999), st.integers(0, 99_999_999))
def test_numerals_differ(first, second):
    assert (hanzi(first) == hanzi(second)) == (first == second)


@pytest.mark.parametrize("number", [-1, 100_000_000])
def test_out_of_range(number):
    with pytest.raises(ValueError, match="汉字数字只写0到99999999"):
        hanzi(number)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("二〇二二", 2022),
        ("两", 2),
        ("两百", 200),
        ("两千零五", 2005),
        ("一百〇五", 105),
        ("一十", 10),
        ("〇", 0),
    ],
)
def test_other_forms(text, number):
    assert parse_hanzi(text) == number


@pytest.mark.parametrize(
    "text",
    ["", "十十", "百", "一百二百", "三百四千", "万", "一万二万", "五五十", "12", "两两", "甲", "一百零"],
)
def test_not_a_numeral(text):
    with pytest.raises(ValueError, match="汉字数字"):
        parse_hanzi(text)


def test_points_and_headings():
    assert [ordinal_points(n) for n in (1, 2, 11)] == ["一是", "二是", "十一是"]
    assert [heading(level, 12) for level in (1, 2, 3, 4)] == ["十二、", "（十二）", "12.", "（12）"]


def test_ordinals_begin_at_one():
    with pytest.raises(ValueError, match="序号从1开始"):
        ordinal_points(0)
    with pytest.raises(ValueError, match="序号从1开始"):
        heading(1, 0)
    with pytest.raises(ValueError, match="没有第5级"):
        heading(5, 1)

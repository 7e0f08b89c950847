from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canmou.lib.rendering import Style, holds, mask, mask_all, mask_name, reading, render

PRINTED = [
    ("57", "", "57"), ("57.50", "", "57.5"), ("1E+3", "", "1000"), ("0", "", "0"), ("-3", "", "-3"),
    ("63", "余", "60余"), ("86", "余", "80余"), ("57", "余", "50余"), ("312", "余", "310余"), ("326", "余", "320余"),
    ("60", "余", "60"), ("9", "余", "9"), ("10", "余", "10"), ("11", "余", "10余"), ("0", "余", "0"), ("60.5", "余", "60余"),
    ("999", "余", "990余"), ("1000", "余", "1000"), ("1001", "余", "1000余"), ("1264", "余", "1200余"), ("-63", "余", "-63"),
    ("149", "余:50", "100余"), ("150", "余:50", "150"), ("37", "余:50", "30余"), ("12", "余:5", "10余"), ("7", "余:5", "7"),
    ("952000", "万余", "90余万"), ("900000", "万余", "90万"), ("63417", "万余", "6万"), ("8560", "万余", "8500余"),
    ("12345678", "万余", "1200余万"), ("63417", "万", "6万"), ("63417", "万2", "6.34万"), ("60000", "万2", "6万"),
    ("65000", "万2", "6.5万"), ("8500", "万", "8500"), ("8500", "万1", "0.8万"), ("500", "万1", "500"), ("-63417", "万", "-6万"),
    ("1264300", "超过万", "超过126万"), ("1260000", "超过万", "126万"), ("1260001", "超过万", "超过126万"),
    ("8560", "超过万", "8560"), ("57", "超过", "57"), ("57.5", "超过", "超过57"), ("0.5", "超过", "0.5"),
    ("57", "超过:10", "超过50"), ("50", "超过:10", "50"), ("7", "超过:10", "7"), ("1264300", "超过:10万", "超过120万"),
    ("1264300", "超过万1", "超过126.4万"), ("-5", "超过:10", "-5"),
    ("72.222", "％", "72％"), ("9.5238", "％1", "9.5％"), ("72.5", "％", "73％"), ("0.25", "％1", "0.3％"), ("10", "％1", "10.0％"),
    ("-0.4", "％", "0％"), ("-2.5", "％", "-3％"),
    ("10", "汉字", "十"), ("14", "汉字", "十四"), ("1264300", "千分", "1,264,300"), ("1234.50", "千分", "1,234.5"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "style", "printed"), PRINTED)
def test_printed(value, style, printed):
    assert render(Decimal(value), Style.parse(style)) == printed
    assert render(Decimal(value), style) == printed


STYLES = [
    "",
    "余",
    "余:50",
    "余:5",
    "超过",
    "超过:10",
    "万",
    "万2",
    "万余",
    "万余:50",
    "超过万",
    "超过:10万",
    "超过万1",
    "％",
    "％1",
    "汉字",
    "千分",
]


@pytest.mark.parametrize("style", STYLES)
def test_a_style_prints_its_own_string(style):
    assert str(Style.parse(style)) == style


@pytest.mark.parametrize(
    "style",
    [
        "约",
        "余万",
        "余超过",
        "超过余",
        "万22",
        "余:",
        "余:0",
        ":50",
        "万:50",
        "％余",
        "汉字余",
        "余:50:50",
        "％12",
        "超过:00",
    ],
)
def test_unknown_styles_are_refused(style):
    with pytest.raises(ValueError, match="数字写法"):
        Style.parse(style)


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity"])
def test_only_finite_values(value):
    with pytest.raises(ValueError, match="不是有效的数"):
        render(Decimal(value), "余")


def test_hanzi_wants_whole_numbers():
    with pytest.raises(ValueError, match="不是整数"):
        render(Decimal("1.5"), "汉字")
    with pytest.raises(ValueError, match="汉字数字只写"):
        render(Decimal(-1), "汉字")


COUNTS = st.integers(0, 99_999_999)


@given(
    COUNTS, st.sampled_from(["", "余", "超过", "万", "万2", "万余", "超过万", "超过:10", "超过万1", "千分"])
)
def test_what_is_printed_is_true(value, style):
    assert holds(render(value, style), value)


@given(COUNTS, st.sampled_from([1, 5, 10, 20, 50, 100, 500]))
def test_a_step_keeps_the_text_true(value, step):
    printed = render(value, f"余:{step}")
    assert holds(printed, value, step if "余" in printed and int(printed[:-1]) >= step else None)


@given(st.decimals("0", "1000", places=4), st.sampled_from(["％", "％1", "％2"]))
def test_a_rounded_share_reads_back(value, style):
    low, high = reading(render(value, style))
    assert low <= value < high


@given(COUNTS)
def test_yu_is_never_printed_on_the_floor_or_below_ten(value):
    printed = render(value, "余")
    assert ("余" in printed) == (value > 10 and value % (10 if value < 1000 else 100) != 0)


@given(COUNTS, st.sampled_from(STYLES[:-2]))
def test_a_mask_keeps_length_and_hides_every_digit(value, style):
    printed = render(value, style)
    assert len(mask(printed)) == len(printed)
    assert not any(character.isdigit() or character == "." for character in mask(printed))


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("60余", "**余"),
        ("9.5％", "***％"),
        ("90余万", "**余万"),
        ("超过126万", "超过***万"),
        ("1,264", "*,***"),
        ("1. 甲.", "*. 甲."),
        ("十", "十"),
    ],
)
def test_mask(text, masked):
    assert mask(text) == masked


def test_mask_name():
    title = "与淄同行向未来——致敬，淄州城市发展合伙人"
    assert mask_name(title, ["淄州"]) == "与淄同行向未来——致敬，**城市发展合伙人"
    assert mask_name(title, []) == title
    assert mask_name("淄州日报、淄州晚报", ["淄州", ""]) == "**日报、**晚报"
    assert mask_name("甲乙甲乙甲", ["甲乙甲"]) == "*****"
    assert mask_name("海岱理工大学", ["海岱理", "理工"]) == "****大学"
    assert mask_all("靳怀川") == "***"


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("60余", "60", "70"), ("60多", "60", "70"), ("310余", "310", "320"), ("1200余", "1200", "1300"), ("90余万", "900000", "1000000"),
        ("6万", "60000", "70000"), ("126.4万", "1264000", "1265000"), ("1.2亿", "120000000", "130000000"), ("3万余", "30000", "40000"),
        ("超过126万", "1260000", "Infinity"), ("72％", "71.5", "72.5"), ("9.5%", "9.45", "9.55"), ("57", "57", "58"),
        ("十", "10", "11"), ("三百余", "300", "310"), ("1,264,300", "1264300", "1264301"), ("三余", "3", "4"), ("十几", "10", "20"), ("突破100亿", "10000000000", "Infinity"),
        ("-3.2％", "-3.25", "-3.15"), ("-5", "-5", "-4"),
    ],
)  # fmt: skip
def test_reading(text, low, high):
    assert reading(text) == (Decimal(low), Decimal(high))


def test_holds_excludes_the_low_end_of_yu_and_over():
    assert [holds("60余", value) for value in (60, 61, 69, 70)] == [False, True, True, False]
    assert [holds("超过126万", value) for value in (1_260_000, 1_260_001, 9_000_000)] == [False, True, True]
    assert [holds("57", value) for value in (56, 57, 58)] == [False, True, False]
    assert holds("100余", 149, step=50) and not holds("100余", 149)


@pytest.mark.parametrize(
    "text",
    ["", "余", "六十个", "60余余", "60余％", "6万％", "1,23", "六0", "-5余", "-5万", "--5", "60余万余"],
)
def test_not_a_figure(text):
    with pytest.raises(ValueError, match="不是一个数字|汉字数字"):
        reading(text)

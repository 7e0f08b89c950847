from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canmou.lib.claims import Claim, find_figures
from canmou.lib.numerals import hanzi
from canmou.lib.rendering import holds, reading, render


def found(text):
    return [(claim.text, str(claim.value), claim.unit_word, claim.approx) for claim in find_figures(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共组织开展12次学习、26次集体学习。", [("12", "12", "次", ""), ("26", "26", "次", "")]),
        ("等重大课题调研活动60余次", [("60余", "60", "次", "余")]),
        ("登载稿件310余篇、90余万字", [("310余", "310", "篇", "余"), ("90余万", "900000", "字", "余")]),
        ("累计阅览量超过126万次", [("超过126万", "1260000", "次", "超过")]),
        ("自主撰写稿件占比72％", [("72％", "72", "％", "")]),
        ("占到在岗人数的9.5%", [("9.5%", "9.5", "％", "")]),
        ("累计关注人数达到6万人", [("6万", "60000", "人", "")]),
        ("投资１．２亿元", [("１．２亿", "120000000.0", "元", "")]),
        ("提高2.5个百分点", [("2.5", "2.5", "个百分点", "")]),
        ("按照每月3—4期的频次", [("3", "3", "期", ""), ("4", "4", "期", "")]),
        (
            "约100人，近3万户，50家以上",
            [("100", "100", "人", "约"), ("3万", "30000", "户", "近"), ("50", "50", "家", "以上")],
        ),
        ("同比增长-3.2％", [("-3.2％", "-3.2", "％", "")]),
        ("共1,264,300次，3万余人", [("1,264,300", "1264300", "次", ""), ("3万余", "30000", "人", "余")]),
        (
            "落实十条措施，三百余家企业，十几个项目",
            [("十", "10", "条", ""), ("三百余", "300", "家", "余"), ("十几", "10", "个", "几")],
        ),
        ("两名干部，十二万人次", [("两", "2", "名", ""), ("十二万", "120000", "人次", "")]),
        ("历时3年，投入2022元", [("3", "3", "年", ""), ("2022", "2022", "元", "")]),
    ],
)
def test_claims(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2022年6月7日", "2022年度考核", "6月份", "1至8月", "2021—2025年", "2022-06-07", "9:30", "8时30分", "6月7日至8日", "7日上午",
        "淄政研发〔2022〕12号", "《关于推进20条重点产业链的意见》", "第3个", "第一种形态", "第二十次党代会", "十四届二次、三次全会", "（1）强化", "1.强化", "2、强化",
        "GB/T 9704—2012", "5G基站", "A4纸", "20世纪90年代", "0533-2222222", "一个时期", "二次会议", "中央八项规定精神", "打造“三个一”工程", "三部委联合",
        "数十家", "上百个", "千家万户", "党的二十大", "三是精炼成果", "喜迎2022", "落实“1+3”机制", "构建“1+N”体系", "世界500强企业", "“832”平台", "先行区[29]", "比例为1.97:1", "“7·27”暴雨", "三次产业", "兰州机场三期", "红十字会",
    ],
)  # fmt: skip
def test_no_claims(text):
    assert found(text) == []


def test_places_are_those_of_the_source():
    text = "《3个》评出特别成果１０篇"
    assert find_figures(text) == [Claim(10, 12, "１０", Decimal(10), "篇", "")]
    assert text[10:12] == "１０"


def test_own_set_phrases():
    assert [claim.text for claim in find_figures("十条措施", set_phrases=())] == ["十"]
    assert find_figures("十条措施", set_phrases=("十条措施",)) == []


@given(
    st.integers(1, 99_999_999),
    st.sampled_from(["", "余", "万", "万2", "万余", "超过万", "千分"]),
    st.sampled_from(["次", "家", "人次"]),
)
def test_what_is_printed_is_found_and_true(value, style, unit):
    printed = render(value, style)
    (claim,) = find_figures(f"共计{printed}{unit}。")
    assert (claim.text, claim.unit_word) == (printed, unit)
    assert reading(claim.text)[0] == claim.value
    assert holds(claim.text, value)


@given(st.integers(3, 9999))
def test_chinese_numerals_are_found(value):
    (claim,) = find_figures(f"评出{hanzi(value)}篇。")
    assert (claim.text, claim.value, claim.unit_word) == (hanzi(value), value, "篇")

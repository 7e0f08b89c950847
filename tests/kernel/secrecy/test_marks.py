"""What is a secrecy mark and what is not (R-SEC-3)."""

from pathlib import Path

import pytest

from canmou.kernel.secrecy import find_marks

SEED = Path(__file__).parents[2] / "data" / "annual-report-2022.txt"
STAR, LEVEL, COPY = "R-SEC-3-星", "R-SEC-3-密级", "R-SEC-3-份号"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("机密★1年", STAR),
        ("秘密*10年", STAR),
        ("绝密★长期", STAR),
        ("秘密☆", STAR),
        ("机密★", STAR),
        ("机密★6个月", STAR),
        ("机密级★十年", STAR),
        ("秘密＊３年", STAR),
        ("机　密　★　1　年", STAR),
        ("机 密\n★\r\n1年", STAR),
        ("机\u200b密\ufeff★1年", STAR),
        ("密级：机密", LEVEL),
        ("密级:秘密5年", LEVEL),
        ("密　级： 绝　密", LEVEL),
        ("密级\n：\n机密", LEVEL),
        ("密级【机密】", LEVEL),
        ("密级\t机密\t份数\t3", LEVEL),
        ("密级\n\t秘密\n\t", LEVEL),
        ("份号：000012 机密", COPY),
        ("份号 12\n秘密", COPY),
        ("000012\n机密\n特急", COPY),
        ("机密\n份号：000012", COPY),
    ],
)
def test_marks_are_found_by_their_rule(text, rule):
    assert [mark.rule for mark in find_marks(f"关于某事的请示\n{text}\n正文")] == [rule]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "保守国家秘密是每个公民的义务",
        "保密审查、秘密级文件的管理、绝密文件",
        "商业秘密**条",
        "集中开展保密教育培训活动*次，做好党的**大网络安全保障工作",
        "密级：公开",
        "密级：绝密、机密、秘密（选择一项）",
        "密级：秘密/机密",
        "密级分为绝密、机密、秘密三级",
        "机密档案★级评定",
        "邮编 255000 秘密花园剧组来访",
        "255000\n秘密花园剧组来访",
        "份号：000012",
        "电话 3180000\n机密性与完整性",
    ],
)
def test_ordinary_text_is_not_hit(text):
    assert find_marks(text) == []


def test_the_masked_annual_report_is_not_hit():
    assert find_marks(SEED.read_text("utf-8")) == []


def test_every_mark_is_placed():
    text = "甲机密★1年乙秘密*3年丙"
    assert [text[mark.start : mark.end] for mark in find_marks(text)] == ["机密★1年", "秘密*3年"]


def test_a_long_hostile_text_takes_no_time():
    text = "密级" + " " * 200_000 + "机 " * 100_000 + "密" * 100_000
    assert find_marks(text) == []

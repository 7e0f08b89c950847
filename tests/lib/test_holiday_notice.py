"""Notices as issued, read into days; and notices with something wrong in them."""

import csv
import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from canmou.lib.holiday_notice import read_notice
from canmou.lib.workdays import DayTable

DATA = Path(__file__).parents[1] / "data"
NOTICES = DATA / "notices"
ISSUED = {
    "2018": ("国办发明电〔2017〕12号", date(2017, 11, 30)),
    "2019": ("国办发明电〔2018〕15号", date(2018, 12, 4)),
    "2019-labour-day": ("国办发明电〔2019〕3号", date(2019, 3, 22)),
    "2020": ("国办发明电〔2019〕16号", date(2019, 11, 21)),
    "2020-spring-festival": ("国办发明电〔2020〕1号", date(2020, 1, 26)),
    "2021": ("国办发明电〔2020〕27号", date(2020, 11, 25)),
    "2022": ("国办发明电〔2021〕11号", date(2021, 10, 25)),
    "2023": ("国办发明电〔2022〕16号", date(2022, 12, 8)),
    "2024": ("国办发明电〔2023〕7号", date(2023, 10, 25)),
    "2025": ("国办发明电〔2024〕12号", date(2024, 11, 12)),
    "2026": ("国办发明电〔2025〕7号", date(2025, 11, 4)),
}
CASES = json.loads((NOTICES / "sentences.json").read_text("utf-8"))


def text(name):
    return (NOTICES / f"{name}.txt").read_text("utf-8")


def told(notice, grave=True):
    return [problem.text for problem in notice.problems if problem.grave is grave]


@pytest.mark.parametrize("name", ISSUED)
def test_a_notice_as_issued_is_sound_and_tells_what_it_is(name):
    notice = read_notice(text(name))
    year, _, part = name.partition("-")
    assert (notice.year, notice.whole, notice.number, notice.issued_on) == (
        int(year),
        not part,
        *ISSUED[name],
    )
    assert told(notice) == []
    assert notice.title.startswith("国务院办公厅关于") and f"{year}年" in notice.title


def test_the_notices_together_are_the_day_table_on_every_day():
    days, announced = {}, set()
    for name in ISSUED:
        notice = read_notice(text(name))
        before = {day: kept for day, kept in days.items() if kept[2] == notice.year}
        after = notice.settled({day: kept[:2] for day, kept in before.items()})
        days = {day: kept for day, kept in days.items() if day not in before}
        days |= {day: (*kept, notice.year) for day, kept in after.items()}
        announced.add(notice.year)
    table = DayTable({day: kept[0] for day, kept in days.items()}, announced)
    with (DATA / "workdays-2018-2026.csv").open(encoding="utf-8") as file:
        expected = {date.fromisoformat(row["date"]): row["is_workday"] == "1" for row in csv.DictReader(file)}
    assert {day: table.kind(day).is_workday for day in expected} == expected


@pytest.mark.parametrize("case", CASES, ids=[f"{i}-{case['year']}" for i, case in enumerate(CASES)])
def test_a_sentence_of_a_notice_means_its_days(case):
    notice = read_notice(
        f"国务院办公厅关于{case['year']}年部分节假日安排的通知。一、元旦：{case['description']}"
    )
    expected = {date.fromisoformat(day["date"]): not day["isOffDay"] for day in case["expected"]}
    assert {day: worked for day, (worked, _) in notice.days.items()} == expected
    assert [line for line in told(notice) if "元旦：" in line] == []


def test_a_page_around_the_notice_makes_no_difference():
    page = "首页 > 政策\n发布时间：2023-10-25 12:00\n字号：大 中 小\n" + text("2024").replace(
        "\n", "\r\n\u3000\u3000"
    )
    page = (
        page.replace("1月1日", "１ 月 １ 日").replace("（", "(").replace("）", ")")
        + "\n责任编辑：某某  2023年10月26日"
    )
    assert read_notice(page) == read_notice(text("2024"))


def test_a_line_that_is_broken_by_the_paper_makes_no_difference():
    broken = "\n".join(text("2023")[i : i + 17] for i in range(0, len(text("2023")), 17))
    assert read_notice(broken).days == read_notice(text("2023")).days


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (
            "4月7日（星期日）上班",
            "4月7日（星期六）上班",
            "清明节：2024年4月7日是周日，原文写的是“4月7日(星期六)”",
        ),
        ("5月1日至5日放假调休，共5天", "5月1日至4日放假调休，共5天", "劳动节：原文说共5天，读出的是4天"),
        ("9月14日（星期六）上班", "9月13日上班", "2024年9月13日是周五，调休上班的应是周末（中秋节）"),
        ("9月14日（星期六）上班", "9月15日上班", "2024年9月15日既放假又上班（中秋节）"),
        ("6月10日放假", "6月11日放假", "2024年6月10日（端午节）是法定节假日，通知中没有放假"),
        ("五、端午节：6月10日放假，与周末连休。", "", "没有读出端午节的安排"),
        ("6月10日放假", "6月31日放假", "端午节：没有“6月31日”这一天"),
    ],
)
def test_what_contradicts_itself_is_told(old, new, sentence):
    assert old in text("2024")
    notice = read_notice(text("2024").replace(old, new))
    assert sentence in told(notice)
    assert not notice.sound


def test_days_lost_against_the_law_are_told_but_do_not_stop():
    notice = read_notice(
        text("2024").replace("4月28日（星期日）、5月11日（星期六）上班", "4月28日（星期日）上班")
    )
    assert (
        told(notice, grave=False)[-1] == "全年法定节假日11天，按通知放假的工作日减去调休上班日是12天，请核对"
    )
    assert notice.sound


def test_dates_that_were_not_used_are_told():
    assert told(read_notice(text("2024")), grave=False) == [
        "春节：这句话里的日期没有采用：鼓励各单位结合带薪年休假等制度落实,安排职工在除夕(2月9日)休息。"
    ]


def test_long_runs_of_working_days_are_told():
    assert told(read_notice(text("2022")), grave=False) == [
        "2022年1月24日至2022年1月30日连续上班7天，一般不超过6天",
        "2022年10月8日至2022年10月14日连续上班7天，一般不超过6天",
    ]


def test_missing_number_and_date_are_asked_for():
    notice = read_notice(
        text("2025").replace("国办发明电〔2024〕12号", "").replace("国务院办公厅\n2024年11月12日", "")
    )
    assert told(notice, grave=False) == ["没有读出文号，请补填", "没有读出印发日期，请补填"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "没有读出是哪一年的放假安排"),
        ("关于做好安全生产工作的通知", "没有读出是哪一年的放假安排"),
        (
            "国务院办公厅关于2024年部分节假日安排的通知\n国办发明电〔2023〕7号",
            "没有读出放假的日期，请核对粘贴的文字是否完整",
        ),
    ],
)
def test_what_is_no_notice_is_not_guessed_at(content, sentence):
    notice = read_notice(content)
    assert (notice.days, [p.text for p in notice.problems]) == ({}, [sentence])


def test_a_holiday_is_lengthened_from_its_last_day():
    first, second = read_notice(text("2020")), read_notice(text("2020-spring-festival"))
    after = second.settled(first.days)
    assert {day: kept for day, kept in after.items() if first.days.get(day) != kept} == {
        date(2020, 1, 31): (False, "春节"),
        date(2020, 2, 1): (False, "春节"),
        date(2020, 2, 2): (False, "春节"),
    }
    assert second.settled({}) == {}


def test_a_changed_holiday_replaces_its_own_days_alone():
    first, second = read_notice(text("2019")), read_notice(text("2019-labour-day"))
    after = second.settled(first.days)
    changed = {day for day in first.days.keys() | after.keys() if first.days.get(day) != after.get(day)}
    assert changed == {date(2019, 5, 1) + timedelta(days=i) for i in (1, 2, 3, 4)} | {date(2019, 4, 28)}

"""Deadlines as plans write them."""

from datetime import date

import pytest

from canmou.lib.deadlines import mentioned, resolve


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2024年6月底前", date(2024, 6, 30)),
        ("6月30日前", date(2024, 6, 30)),
        ("６月底前", date(2024, 6, 30)),
        ("六月底前", date(2024, 6, 30)),
        ("二〇二四年六月三十日前", date(2024, 6, 30)),
        ("2024-06-05", date(2024, 6, 5)),
        ("2024.6.5", date(2024, 6, 5)),
        ("2024.6", date(2024, 6, 30)),
        ("第二季度", date(2024, 6, 30)),
        ("三季度末前", date(2024, 9, 30)),
        ("上半年", date(2024, 6, 30)),
        ("年底前", date(2024, 12, 31)),
        ("2024年底", date(2024, 12, 31)),
        ("年内", date(2024, 12, 31)),
        ("2025年", date(2025, 12, 31)),
        ("明年3月底前", date(2025, 3, 31)),
        ("2月底", date(2024, 2, 29)),
        ("6月上旬前", date(2024, 6, 10)),
        ("6月中旬", date(2024, 6, 20)),
        ("3月—6月", date(2024, 6, 30)),
        ("2024年3月至12月", date(2024, 12, 31)),
        ("1-6月", date(2024, 6, 30)),
        ("2021—2023年", date(2023, 12, 31)),
        ("七一前", date(2024, 6, 30)),
        ("国庆节前", date(2024, 9, 30)),
        ("元旦前", date(2024, 12, 31)),
    ],
)
def test_a_deadline_means_one_day(words, day):
    found = resolve(words, year=2024)
    assert (found.words, found.day, found.standing, found.doubt) == (words, day, False, "")


@pytest.mark.parametrize("words", ["全年", "长期坚持", "持续推进", "每季度末", "常态化开展", "每月5日前"])
def test_standing_matters_run_to_the_end_of_the_year(words):
    found = resolve(words, year=2024)
    assert (found.day, found.standing, found.doubt) == (date(2024, 12, 31), True, "")


@pytest.mark.parametrize(
    ("words", "day", "doubt"),
    [
        ("6月前", date(2024, 5, 31), "“6月前”按2024-05-31算；如指6月底，请改"),
        ("一季度前", date(2023, 12, 31), "“一季度前”按2023-12-31算；如指第一季度末，请改"),
        ("2025年前", date(2024, 12, 31), "“2025年前”按2024-12-31算；如指2025年年底，请改"),
        ("6月底前完成方案，12月底前完成", date(2024, 12, 31), "写了几个时限，按最后一个算"),
        ("5月底取得明显成效并持续推进", date(2024, 5, 31), "到期之后还要持续，请核对是否长期坚持"),
        ("立即", None, "“立即”没有写明日期，请填一个日期"),
        ("春节前", None, "“春节前”看不出是哪一天，请填日期"),
        ("2月30日前", None, "“2月30日前”看不出是哪一天，请填日期"),
        ("", None, ""),
    ],
)
def test_what_is_doubtful_says_why(words, day, doubt):
    found = resolve(words, year=2024)
    assert (found.day, found.standing, found.doubt) == (day, False, doubt)


def test_days_after_the_plan_was_issued():
    issued = date(2024, 1, 31)
    assert resolve("印发后30日内", year=2024, adopted=issued).day == date(2024, 3, 1)
    assert resolve("1个月内", year=2024, adopted=issued).day == date(2024, 2, 29)
    assert resolve("15个工作日内", year=2024, adopted=issued).day is None
    assert resolve("印发后30日内", year=2024).doubt == "“印发后30日内”要从起算日推算，请填日期"


def test_a_deadline_in_running_text_is_only_a_proposal():
    found = mentioned("到2023年9月底前建成平台，全年培训5次，7月开展调研", year=2024)
    assert (found.day, found.doubt) == (date(2023, 9, 30), "时限取自正文，请核对")
    assert mentioned("2022年获批的2月29日文件和国庆活动", year=2024).day is None

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from canmou.lib.cells import (
    Cell,
    CellError,
    is_blank_row,
    is_total_row,
    read_bool,
    read_choice,
    read_date,
    read_decimal,
    read_int,
    read_text,
    split_names,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""), ("", ""), (" 　\n", ""), ("  张　三 \u200b", "张 三"), ("第一行\n第二行", "第一行 第二行"), ("甲_x000D_\n乙", "甲 乙"),
        (13800000000.0, "13800000000"), (0.1, "0.1"), (7, "7"), (True, "是"), (date(2022, 6, 7), "2022-06-07"),
        (datetime(2022, 6, 7), "2022-06-07"), (datetime(2022, 6, 7, 9, 30), "2022-06-07 09:30"), ("党建＋调研９０％", "党建＋调研９０％"),
    ],
)  # fmt: skip
def test_text(value, text):
    assert read_text(value) == Cell(text)


def test_text_options():
    assert read_text("ＺＺ－１２ａ＋", halfwidth=True).value == "ZZ－12a＋"
    assert read_text(" 第一行 \r\n\n 第二　行 ", multiline=True).value == "第一行\n\n第二 行"


def test_formula_errors_are_named():
    with pytest.raises(CellError, match="单元格里是公式错误“#REF!”，请改正公式或直接填写内容"):
        read_text(" #REF! ")
    with pytest.raises(CellError, match="公式错误“#N/A”"):
        read_int("#N/A")


@pytest.mark.parametrize(
    ("value", "number", "notice"),
    [
        (None, None, ""), ("　", None, ""), (12, "12", ""), (12.0, "12", ""), (0.1 + 0.2, "0.3", ""), (Decimal("1.50"), "1.50", ""),
        ("12", "12", ""), ("３６", "36", ""), ("1,234", "1234", ""), ("1，234，567.5", "1234567.5", ""), (" 1 2 ", "12", ""), ("－3", "-3", ""),
        ("12户", "12", "“12户”读作12"), ("1.2万", "12000", "“1.2万”读作12000"), ("1.2万元", "12000", "“1.2万元”读作12000"),
        ("3亿", "300000000", "“3亿”读作300000000"), ("95％", "95", "“95％”读作95"), ("9.5%", "9.5", "“9.5%”读作9.5"),
        ("十二", "12", "“十二”读作12"), ("两千零五人", "2005", "“两千零五人”读作2005"), ("—", None, "“—”按空白处理"), ("无", None, "“无”按空白处理"),
    ],
)  # fmt: skip
def test_decimal(value, number, notice):
    assert read_decimal(value) == Cell(None if number is None else Decimal(number), notice)


def test_decimal_places():
    assert read_decimal("12.345", places=2) == Cell(
        Decimal("12.35"), "“12.345”按四舍五入保留2位小数，读作12.35"
    )
    assert str(read_decimal(12, places=2).value) == "12.00"
    assert read_decimal("1.2万元", places=2) == Cell(Decimal("12000.00"), "“1.2万元”读作12000")
    assert read_decimal("", places=2) == Cell(None)


@pytest.mark.parametrize("value", ["60余", "约100", "3至4", "3～4", "100以上", "几十", "近百人"])
def test_estimates_are_refused(value):
    with pytest.raises(CellError, match=f"“{value}”是概数，请填写准确的数字"):
        read_int(value)


@pytest.mark.parametrize(
    "value",
    [
        "甲",
        "1,23",
        "12+3",
        "12、13",
        "1.2.3",
        "十十",
        True,
        date(2022, 6, 7),
        float("nan"),
        float("inf"),
        "12户13人",
    ],
)
def test_not_a_number(value):
    with pytest.raises(CellError, match="请"):
        read_decimal(value)


def test_int():
    assert read_int("1.2万") == Cell(12000, "“1.2万”读作12000")
    assert type(read_int(12.0).value) is int
    assert read_int(" ") == Cell(None)
    with pytest.raises(CellError, match="“1.5”不是整数，请填写整数"):
        read_int(1.5)


@given(st.integers(-(10**12), 10**12))
def test_integers_read_back(number):
    for written in (number, float(number), str(number), f"{number:,}"):
        assert read_int(written) == Cell(number)


JUNE = date(2022, 6, 7)


@pytest.mark.parametrize(
    "value",
    [
        JUNE, datetime(2022, 6, 7, 9, 30), 44719, 44719.0, 44719.5, Decimal(44719), 20220607, 20220607.0, "2022年6月7日", "2022年06月07号",
        "2022-06-07", "2022.6.7", "2022/6/7", "20220607", "２０２２年６月７日", " 2022 年 6 月 7 日 ", "2022-06-07 00:00:00", "2022-06-07T09:30:00",
        "2022年6月7日（星期二）", "2022年6月7日 上午9:30", "2022年6月7日 周二", "二〇二二年六月七日", "2022. 6. 7", "2022／6／7",
    ],
)  # fmt: skip
def test_date(value):
    assert read_date(value) == Cell(JUNE)
    assert read_date(value, year=2021) == Cell(JUNE)


def test_date_with_notice():
    assert read_date("6月7日", year=2022) == Cell(JUNE, "“6月7日”没有写年份，按2022年补全")
    assert read_date("六月七日", year=2022) == Cell(JUNE, "“六月七日”没有写年份，按2022年补全")
    assert read_date("44719") == Cell(JUNE, "“44719”是Excel的日期序号，读作2022-06-07")
    assert read_date("—") == Cell(None, "“—”按空白处理")
    assert read_date(None) == read_date("　") == Cell(None)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("6月7日", "“6月7日”没有写年份，请补上年份，或在导入时指定年度"),
        ("2022年2月30日", "“2022年2月30日”这一天不存在，请改正"),
        ("2022-13-01", "“2022-13-01”这一天不存在，请改正"),
        (20220231, "“20220231”这一天不存在，请改正"),
        ("1948-12-31", "“1948-12-31”的年份1948不在1949至2100年之间，请改正"),
        (date(2101, 1, 1), "“2101-01-01”的年份2101不在1949至2100年之间，请改正"),
        (100, "“100”的年份1900不在1949至2100年之间，请改正"),
        ("2022年6月", "“2022年6月”没有写到日，请写成“2022年6月7日”或“2022-06-07”"),
        ("22年6月7日", "“22年6月7日”的年份要写四位，请写成“2022年6月7日”或“2022-06-07”"),
        ("上周五", "“上周五”不是日期，请写成“2022年6月7日”或“2022-06-07”"),
        ("2022年6月7日至8日", "“2022年6月7日至8日”不是日期，请写成“2022年6月7日”或“2022-06-07”"),
        ("十十月一日", "“十十月一日”不是日期，请写成“2022年6月7日”或“2022-06-07”"),
        (2022, "“2022”不是日期，请写成“2022年6月7日”或“2022-06-07”"),
        (-1, "“-1”不是日期，请写成“2022年6月7日”或“2022-06-07”"),
        (1e300, None),
        (True, "“是”不是日期，请写成“2022年6月7日”或“2022-06-07”"),
    ],
)
def test_wrong_dates(value, message):
    with pytest.raises(CellError) as error:
        read_date(value)
    assert message is None or str(error.value) == message


@given(st.dates(date(1949, 1, 1), date(2100, 12, 31)))
def test_dates_read_back(day):
    serial = (day - date(1899, 12, 30)) / timedelta(days=1)
    written = (
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y%m%d}",
        day.isoformat(),
        f"{day.year}.{day.month}.{day.day}",
        serial,
    )
    assert {read_date(value).value for value in written} == {day}


@pytest.mark.parametrize("value", ["是", "有", "√", " 是 ", 1, 1.0, "１", True, "TRUE"])
def test_true(value):
    assert read_bool(value) == Cell(True)


@pytest.mark.parametrize("value", ["否", "无", "", None, 0, 0.0, "0", "空", False, "×", "没有"])
def test_false(value):
    assert read_bool(value) == Cell(False)


def test_neither_true_nor_false():
    with pytest.raises(CellError, match="“也许”不能判断是或否，请填写“是”或“否”"):
        read_bool("也许")


def test_choice():
    choices = {"major": "重大", "key": "重点（市级）", "general": "一般"}
    assert [read_choice(value, choices).value for value in ("重大", " 重 大 ", "重点(市级)", "GENERAL", "", None)] == [
        "major", "major", "key", "general", None, None,
    ]  # fmt: skip
    with pytest.raises(CellError, match="“特大”不在可选范围内，请填写：重大、重点（市级）、一般"):
        read_choice("特大", choices)


def test_a_label_goes_before_a_code():
    assert read_choice("一", {"二": "一", "一": "二"}).value == "二"


@pytest.mark.parametrize(
    ("value", "names"),
    [
        (None, []), ("", []), ("张三", ["张三"]), ("张三、李四，王五；赵六", ["张三", "李四", "王五", "赵六"]), ("张三 李四\n王五", ["张三", "李四", "王五"]),
        ("张　三、李小四", ["张三", "李小四"]), ("张 三 李 四 王小五", ["张三", "李四", "王小五"]), ("买买提·艾力，John Smith", ["买买提·艾力", "John Smith"]),
        ("张三,李四;王五/赵六、", ["张三", "李四", "王五", "赵六"]), ("张三、张三", ["张三", "张三"]),
    ],
)  # fmt: skip
def test_names(value, names):
    assert split_names(value) == names


@pytest.mark.parametrize(
    "cells",
    [
        ["合计", 12],
        [None, "合　计", 3],
        ["小计：", 1],
        [5, "总计"],
        ["共计12次"],
        ["合计：1,234人次", None],
        ["本年累计", 2],
        ["1", "合计"],
        ["合计数", 4],
    ],
)
def test_total_rows(cells):
    assert is_total_row(cells)


@pytest.mark.parametrize(
    "cells", [[], [None, 3], ["总计划", 1], ["合计局", 2], ["关于合计的报告"], ["张三", "合计"], ["累计折旧"]]
)
def test_other_rows_are_no_totals(cells):
    assert not is_total_row(cells)


def test_blank_rows():
    assert is_blank_row([None, "", " 　\u200b"]) and is_blank_row([])
    assert not is_blank_row([None, 0]) and not is_blank_row(["", "甲"])

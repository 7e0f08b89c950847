"""Tolerant readers of what real spreadsheets hold.

Each takes a cell as a spreadsheet reader gives it (None, str, bool, int, float, Decimal, date, datetime) and returns a
`Cell`: the value, None if the cell is empty, and a notice in Chinese if something was guessed or dropped on the way.
What cannot be read raises `CellError`, whose Chinese sentence names the value and says what to do.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any, NamedTuple

from canmou.lib.numerals import parse_hanzi

FIRST_YEAR, LAST_YEAR = 1949, 2100
_FULL_TO_HALF = {
    code: code - 0xFEE0 for code in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
}
_SIGNS_TO_HALF = _FULL_TO_HALF | {ord(a): b for a, b in zip("，．－−＋／：％　", ",.--+/:% ", strict=True)}
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]|_x000[dD]_")
_FORMULA_ERRORS = {"#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"}
_NOTHING = {"-", "--", "—", "——", "/", "\\", "无", "空"}


class CellError(ValueError):
    """A cell cannot be read; the text says in Chinese what is wrong and what to do."""


class Cell(NamedTuple):
    """What a cell holds: the value (None: empty) and, if something was guessed or dropped, a notice in Chinese."""

    value: Any
    notice: str = ""


def read_text(value: object, *, halfwidth: bool = False, multiline: bool = False) -> Cell:
    """Text, trimmed, runs of blanks (also full-width ones) made one space; "" if empty.

    halfwidth: full-width digits and letters become half-width (codes, telephone numbers), not punctuation.
    multiline: line breaks stay. Numbers and dates are written as a person would type them.
    """
    if value is None:
        return Cell("")
    if isinstance(value, bool):
        return Cell("是" if value else "否")
    if isinstance(value, datetime):
        return Cell(
            value.date().isoformat() if value.time() == value.time().min else value.isoformat(" ", "minutes")
        )
    if isinstance(value, date):
        return Cell(value.isoformat())
    if isinstance(value, int | float | Decimal):
        return Cell(_plain(_as_decimal(value)))
    text = _INVISIBLE.sub("", str(value))
    if text.strip().upper() in _FORMULA_ERRORS:
        raise CellError(f"单元格里是公式错误“{text.strip()}”，请改正公式或直接填写内容")
    lines = [" ".join(line.split()) for line in (text.splitlines() if multiline else [text])]
    text = "\n".join(lines).strip()
    return Cell(text.translate(_FULL_TO_HALF) if halfwidth else text)


def is_blank(value: object) -> bool:
    """Whether a cell holds nothing that can be seen."""
    return value is None or isinstance(value, str) and not _INVISIBLE.sub("", value).strip()


# --- numbers

_NUMBER = re.compile(
    r"(?P<number>[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)(?P<wan>万|亿)?(?P<unit>[^0-9.,+\-]{0,5})"
)
_HANZI = re.compile(r"(?P<number>[零〇一二两三四五六七八九十百千万]+)(?P<unit>[^0-9.,+\-]{0,5})")
_ABOUT = re.compile(r"余|多|几|约|近|超|逾|左右|上下|以上|以下|以内|不足|至|到|~|～")
_MULTIPLES = {None: Decimal(1), "万": Decimal(10_000), "亿": Decimal(100_000_000)}


def read_decimal(value: object, *, places: int | None = None) -> Cell:
    """A number: 12户, 1.2万 (12000), ３６, 1,234, 95％ (95), 十二. A unit is dropped with a notice, 万 and 亿 are counted.

    places: more decimals are rounded half up, with a notice. A dash, a slash or 无 is empty, with a notice.
    An estimate (60余, 约100, 3至4) is an error: a ledger wants the exact number.
    """
    cell = _read_number(value)
    if cell.value is None or places is None:
        return cell
    rounded = cell.value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    notice = "" if rounded == cell.value else f"“{value}”按四舍五入保留{places}位小数，读作{rounded}"
    return Cell(rounded, notice or cell.notice)


def read_int(value: object) -> Cell:
    """A whole number, read as `read_decimal`; a fraction is an error."""
    cell = _read_number(value)
    if cell.value is None:
        return cell
    if cell.value != cell.value.to_integral_value():
        raise CellError(f"“{value}”不是整数，请填写整数")
    return Cell(int(cell.value), cell.notice)


def _read_number(value: object) -> Cell:
    if isinstance(value, bool | date):
        raise CellError(f"“{read_text(value).value}”不是数字，请填写数字")
    if isinstance(value, int | float | Decimal):
        return Cell(_as_decimal(value))
    shown = read_text(value).value
    text = re.sub(r"\s", "", shown.translate(_SIGNS_TO_HALF))
    if not text:
        return Cell(None)
    if text in _NOTHING:
        return Cell(None, f"“{shown}”按空白处理")
    if _ABOUT.search(text):
        raise CellError(f"“{shown}”是概数，请填写准确的数字")
    if match := _NUMBER.fullmatch(text):
        number = Decimal(match["number"].replace(",", "")) * _MULTIPLES[match["wan"]]
        return Cell(number, f"“{shown}”读作{_plain(number)}" if match["wan"] or match["unit"] else "")
    if match := _HANZI.fullmatch(text):
        try:
            number = parse_hanzi(match["number"])
        except ValueError:
            raise CellError(f"“{shown}”不是数字，请填写阿拉伯数字") from None
        return Cell(Decimal(number), f"“{shown}”读作{number}")
    raise CellError(f"“{shown}”不是数字，请只填写一个数字，如12")


def _as_decimal(value: int | float | Decimal) -> Decimal:
    """The number a spreadsheet shows: floats carry 15 significant digits."""
    try:
        number = Decimal(format(value, ".15g")) if isinstance(value, float) else Decimal(value)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise CellError(f"“{value}”不是有效的数字，请填写数字")
    return number


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) if number else "0"


# --- dates

_EPOCH = date(1899, 12, 30)  # Excel counts a 29 February 1900 that never was; right from March 1900 on
_TIME = r"(?:[T上下中午早晚]*[0-9]{1,2}[:时点][0-9:.分秒]*(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
_WEEKDAY = r"(?:[(（]?(?:星期|周)[一二三四五六日天][)）]?)?"
_FULL_DATE = re.compile(
    rf"(?P<y>[0-9]{{4}})(?:年|[-./])(?P<m>[0-9]{{1,2}})(?:月|[-./])(?P<d>[0-9]{{1,2}})[日号]?{_WEEKDAY}{_TIME}"
)
_COMPACT_DATE = re.compile(r"(?P<y>[0-9]{4})(?P<m>[0-9]{2})(?P<d>[0-9]{2})")
_MONTH_DAY = re.compile(rf"(?P<m>[0-9]{{1,2}})月(?P<d>[0-9]{{1,2}})[日号]?{_WEEKDAY}")
_HANZI_DATE = re.compile(
    r"(?:(?P<y>[零〇一二三四五六七八九]{4})年)?(?P<m>[一二三四五六七八九十]{1,2})月(?P<d>[一二三四五六七八九十]{1,3})[日号]"
)
_HOW = "请写成“2022年6月7日”或“2022-06-07”"


def read_date(value: object, year: int | None = None) -> Cell:
    """A date: a date cell, an Excel day number, 2022年6月7日, 2022-06-07, 2022.6.7, 2022/6/7, 20220607, 二〇二二年六月七日.

    6月7日 is completed by `year`, with a notice; without `year` it is an error, as are a day that does not exist,
    a year outside 1949–2100, a year of two digits, a month without a day and a span of days.
    """
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return Cell(_in_range(value, value.isoformat()))
    if isinstance(value, bool):
        raise CellError(f"“{read_text(value).value}”不是日期，{_HOW}")
    if isinstance(value, int | float | Decimal):
        return Cell(_from_number(_as_decimal(value)))
    shown = read_text(value).value
    text = re.sub(r"\s", "", shown.translate(_SIGNS_TO_HALF)) if shown else ""
    if not text:
        return Cell(None)
    if text in _NOTHING:
        return Cell(None, f"“{shown}”按空白处理")
    if match := _COMPACT_DATE.fullmatch(text) or _FULL_DATE.fullmatch(_joined(shown)):
        return Cell(_day(int(match["y"]), int(match["m"]), int(match["d"]), shown))
    if re.fullmatch(r"[0-9]{5}(?:\.[0-9]+)?", text):
        day = _from_number(Decimal(text))
        return Cell(day, f"“{shown}”是Excel的日期序号，读作{day.isoformat()}")
    if match := _MONTH_DAY.fullmatch(text):
        return _complete(year, int(match["m"]), int(match["d"]), shown)
    if match := _HANZI_DATE.fullmatch(text):
        return _read_hanzi_date(match, year, shown)
    if re.fullmatch(r"[0-9]{4}(?:年|[-./])[0-9]{1,2}月?", text):
        raise CellError(f"“{shown}”没有写到日，{_HOW}")
    if re.fullmatch(r"[0-9]{2}(?:年|[-./])[0-9]{1,2}(?:月|[-./])[0-9]{1,2}日?", text):
        raise CellError(f"“{shown}”的年份要写四位，{_HOW}")
    raise CellError(f"“{shown}”不是日期，{_HOW}")


def _joined(shown: str) -> str:
    """The text of a date with its blanks dropped; the one before a time of day becomes T, so that digits stay apart."""
    text = re.sub(r"(?<=[0-9日号)）])\s+(?=[0-9]{1,2}:)", "T", shown.translate(_SIGNS_TO_HALF).strip())
    return re.sub(r"\s", "", text)


def _read_hanzi_date(match: re.Match[str], year: int | None, shown: str) -> Cell:
    try:
        month, day = parse_hanzi(match["m"]), parse_hanzi(match["d"])
    except ValueError:
        raise CellError(f"“{shown}”不是日期，{_HOW}") from None
    if match["y"]:
        return Cell(_day(parse_hanzi(match["y"]), month, day, shown))
    return _complete(year, month, day, shown)


def _complete(year: int | None, month: int, day: int, shown: str) -> Cell:
    if year is None:
        raise CellError(f"“{shown}”没有写年份，请补上年份，或在导入时指定年度")
    return Cell(_day(year, month, day, shown), f"“{shown}”没有写年份，按{year}年补全")


def _from_number(number: Decimal) -> date:
    shown = _plain(number)
    if match := _COMPACT_DATE.fullmatch(shown):
        return _day(int(match["y"]), int(match["m"]), int(match["d"]), shown)
    if not 1 <= number <= (date(9999, 12, 31) - _EPOCH).days or FIRST_YEAR <= number <= LAST_YEAR:
        raise CellError(f"“{shown}”不是日期，{_HOW}")
    return _in_range(_EPOCH + timedelta(days=int(number)), shown)


def _day(year: int, month: int, day: int, shown: str) -> date:
    try:
        return _in_range(date(year, month, day), shown)
    except ValueError as error:
        if isinstance(error, CellError):
            raise
        raise CellError(f"“{shown}”这一天不存在，请改正") from None


def _in_range(day: date, shown: str) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise CellError(f"“{shown}”的年份{day.year}不在{FIRST_YEAR}至{LAST_YEAR}年之间，请改正")
    return day


# --- yes and no, choices, names

_YES = {"是", "有", "√", "✓", "✔", "☑", "对", "1", "y", "yes", "true", "真"}
_NO = {"", "否", "无", "没有", "×", "✗", "✘", "☐", "不", "0", "n", "no", "false", "假", "空", "-", "—", "/"}


def read_bool(value: object) -> Cell:
    """是, 有, √, 1 are True; 否, 无, ×, 0 and an empty cell are False."""
    if isinstance(value, bool):
        return Cell(value)
    text = read_text(value, halfwidth=True).value.lower()
    if text in _YES:
        return Cell(True)
    if text in _NO:
        return Cell(False)
    raise CellError(f"“{text}”不能判断是或否，请填写“是”或“否”")


def read_choice(value: object, choices: Mapping[str, str]) -> Cell:
    """The code of a choice, from {code: label}; the cell holds the label or the code. None if empty."""
    shown = read_text(value).value
    if not shown:
        return Cell(None)
    wanted = _folded(shown)
    for code, label in choices.items():
        if wanted == _folded(label):
            return Cell(code)
    for code in choices:
        if wanted == _folded(code):
            return Cell(code)
    raise CellError(f"“{shown}”不在可选范围内，请填写：{'、'.join(choices.values())}")


def _folded(text: str) -> str:
    signs = str.maketrans("（）％／－　", "()%/- ")
    return re.sub(r"\s", "", text.translate(_FULL_TO_HALF).translate(signs)).casefold()


def split_names(value: object) -> list[str]:
    """The names in a cell, parted by 、，,；;/ blanks or line breaks: 张三、李四，王五；赵六.

    A name spread by blanks (张　三) is put together again: nobody's name has one character. Latin names keep theirs.
    """
    names: list[str] = []
    for part in re.split(r"[、，,；;/／|\n\r\t]+", _INVISIBLE.sub("", "" if value is None else str(value))):
        previous_single = False
        for word in re.split(r"(?<![A-Za-z.])\s+|\s+(?![A-Za-z])", part.strip()):
            if previous_single and len(word) == 1:
                names[-1] += word
                previous_single = False
            elif word:
                names.append(word)
                previous_single = len(word) == 1
    return names


# --- rows

_TOTAL = re.compile(r"(?:[本全][年月季期页市])?(?:合|小|总|共|累)计数?(?::|:?[0-9][0-9.,]*[^0-9]{0,3})?")


def is_total_row(cells: Iterable[object]) -> bool:
    """Whether a row is a sum: its first text is 合计, 小计, 总计, 共计 or 累计, also spread by blanks or with a number."""
    for cell in cells:
        if isinstance(cell, str) and not is_blank(cell):
            text = re.sub(r"\s", "", cell.translate(_SIGNS_TO_HALF))
            if not re.fullmatch(r"[0-9.,]+", text):
                return _TOTAL.fullmatch(text) is not None
    return False


def is_blank_row(cells: Iterable[object]) -> bool:
    """Whether no cell of a row holds anything that can be seen."""
    return all(is_blank(cell) for cell in cells)

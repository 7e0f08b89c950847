"""Chinese numerals, ordinals and headings as official documents write them."""

DIGITS = "零一二三四五六七八九"
LARGEST = 99_999_999
_PLACES = ("", "十", "百", "千")
_VALUES = {character: value for value, character in enumerate(DIGITS)} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}


def hanzi(n: int) -> str:
    """The numeral of `n`, 0 to 99,999,999: 十, 十四, 二十, 一百零五, 十万一千.

    ValueError outside that range.
    """
    if not 0 <= n <= LARGEST:
        raise ValueError(f"汉字数字只写0到{LARGEST}，不能写{n}")
    high, low = divmod(n, 10_000)
    if not high:
        text = _section(low) or DIGITS[0]
    elif not low:
        text = _section(high) + "万"
    else:
        text = _section(high) + "万" + (DIGITS[0] if low < 1000 else "") + _section(low)
    return text[1:] if text.startswith("一十") else text


def _section(n: int) -> str:
    """The numeral of 0 to 9999 without a leading or closing zero; 10 is 一十, 0 is empty."""
    text, gap = "", False
    for power in (3, 2, 1, 0):
        digit = n // 10**power % 10
        if digit:
            text += (DIGITS[0] if gap and text else "") + DIGITS[digit] + _PLACES[power]
        gap = not digit
    return text


def parse_hanzi(text: str) -> int:
    """The value of a numeral as `hanzi` writes it, also with 〇 and 两, or digit by digit (二〇二二).

    ValueError for anything else: a place out of order, two digits without a place, an empty text.
    """
    if not text:
        raise ValueError("汉字数字为空")
    if all(character in _VALUES for character in text):
        if len(text) > 1 and "两" in text:
            raise ValueError(f"“{text}”不是汉字数字")
        return int("".join(str(_VALUES[character]) for character in text))
    high, wan, low = text.rpartition("万")
    if not wan:
        return _parse_section(text, text)
    if not high or "万" in high:
        raise ValueError(f"“{text}”不是汉字数字")
    value = _parse_section(high, text) * 10_000
    return value + (_parse_section(low, text) if low else 0)


def _parse_section(part: str, whole: str) -> int:
    """The value of a numeral below 10,000; places must fall from left to right."""
    total, digit, last = 0, None, 10_000
    for position, character in enumerate(part):
        if character in "零〇":
            if digit is not None or position == len(part) - 1 and total:
                raise ValueError(f"“{whole}”不是汉字数字")
        elif character in _VALUES:
            if digit is not None:
                raise ValueError(f"“{whole}”不是汉字数字")
            digit = _VALUES[character]
        elif character in _UNITS:
            unit = _UNITS[character]
            if unit >= last or digit is None and (unit != 10 or position):
                raise ValueError(f"“{whole}”不是汉字数字")
            total, digit, last = total + (1 if digit is None else digit) * unit, None, unit
        else:
            raise ValueError(f"“{whole}”不是汉字数字")
    return total + (digit or 0)


def ordinal_points(n: int) -> str:
    """The lead of the n-th point in running text: 一是, 二是 … ; n from 1."""
    _require_ordinal(n)
    return hanzi(n) + "是"


def heading(level: int, n: int) -> str:
    """The number of the n-th heading of a level, 1 to 4 (GB/T 9704—2012, 7.3.3): 一、 （一） 1. （1）."""
    _require_ordinal(n)
    match level:
        case 1:
            return f"{hanzi(n)}、"
        case 2:
            return f"（{hanzi(n)}）"
        case 3:
            return f"{n}."
        case 4:
            return f"（{n}）"
    raise ValueError(f"标题只有1到4级，没有第{level}级")


def _require_ordinal(n: int) -> None:
    if n < 1:
        raise ValueError(f"序号从1开始，不能是{n}")

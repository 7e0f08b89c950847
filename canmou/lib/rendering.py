"""How a figure is printed, masked and read back. Templates and the claims check both use this, and nothing else.

A style is a short string made of parts in this order, each of them optional:

    超过   more than: the value is cut down to the step, and 超过 is printed only if the value is strictly more
    万n    in units of 万, cut (never rounded) to n decimals, closing zeros dropped; n is 0 if not given
    余     cut down to tens below 1,000 and to hundreds above; 余 is printed only if the value exceeds that
    :step  the step of 余 or 超过, in the printed unit (余:50, 超过:10万)

or stands alone: ％n (the value is a percentage; rounded half up to n decimals), 汉字 (十), 千分 (1,264,300).
The empty style prints the value as it is. What is printed is always true of the value.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from functools import lru_cache

from canmou.lib.numerals import hanzi, parse_hanzi

STAR = "*"
WAN = Decimal(10_000)
_UNITS = {"": Decimal(1), "万": WAN, "亿": WAN * WAN, "万亿": WAN * WAN * WAN}
_STYLE = re.compile(
    r"(?P<over>超过(?::(?P<over_step>[1-9][0-9]*))?)?(?P<wan>万(?P<places>[0-9]?))?(?P<yu>余(?::(?P<yu_step>[1-9][0-9]*))?)?"
)
_PERCENT = re.compile(r"[％%](?P<places>[0-9]?)")


@dataclass(frozen=True, slots=True)
class Style:
    """One way of printing a figure; made from its short string by `Style.parse`.

    kind is "" (with over, wan, yu), "％", "汉字" or "千分". places belongs to 万 and ％. step is in the printed
    unit; None means the usual one (1 for 超过; tens, from 1,000 on hundreds, for 余).
    """

    kind: str = ""
    over: bool = False
    wan: bool = False
    yu: bool = False
    places: int = 0
    step: int | None = None

    @classmethod
    def parse(cls, text: str) -> "Style":
        """The style that a short string names. ValueError, in Chinese, if it names none."""
        return _parse(text)

    def __str__(self) -> str:
        if self.kind:
            return self.kind + (str(self.places) if self.kind == "％" and self.places else "")
        step = f":{self.step}" if self.step else ""
        wan = "万" + (str(self.places) if self.places else "") if self.wan else ""
        over = "超过" + ("" if self.yu else step) if self.over else ""
        return over + wan + ("余" + step if self.yu else "")


PLAIN = Style()


@lru_cache(maxsize=256)
def _parse(text: str) -> Style:
    if text in ("汉字", "千分"):
        return Style(kind=text)
    if match := _PERCENT.fullmatch(text):
        return Style(kind="％", places=int(match["places"] or 0))
    match = _STYLE.fullmatch(text)
    if not match or match["over"] and match["yu"]:
        raise ValueError(
            f"没有“{text}”这种数字写法，可用：余、余:50、超过、万、万2、万余、超过万、％、％1、汉字、千分"
        )
    step = match["over_step"] or match["yu_step"]
    return Style(
        over=bool(match["over"]),
        wan=bool(match["wan"]),
        yu=bool(match["yu"]),
        places=int(match["places"] or 0),
        step=int(step) if step else None,
    )


def render(value: Decimal | int, style: Style | str = PLAIN) -> str:
    """Print `value` (in base units: 952000, not 95.2; a percentage as 72.2) in a style.

    A value too small for 万 is printed in ones. A negative value knows no 余 and no 超过. ValueError if the value is
    not finite, or if 汉字 cannot write it.
    """
    style = Style.parse(style) if isinstance(style, str) else style
    value = Decimal(value)
    if not value.is_finite():
        raise ValueError(f"不是有效的数：{value}")
    match style.kind:
        case "％":
            return f"{_quantize(value, style.places, ROUND_HALF_UP):f}％"
        case "千分":
            return f"{Decimal(_plain(value)):,f}"
        case "汉字":
            if value != value.to_integral_value():
                raise ValueError(f"不是整数，不能写成汉字：{_plain(value)}")
            return hanzi(int(value))
    unit = "万" if style.wan and _quantize(value / WAN, style.places, ROUND_DOWN) else ""
    number = value / WAN if unit else value
    if value > 0 and style.over:
        return _over(number, style, unit)
    if value > 0 and style.yu and number >= 10:
        return _yu(number, style.step, unit)
    return _plain(_quantize(number, style.places, ROUND_DOWN) if unit else number) + unit


def _over(number: Decimal, style: Style, unit: str) -> str:
    """Strictly more than the floor: 超过 and the floor; exactly the floor: the floor alone."""
    floor = _floor(number, style.step) if style.step else Decimal(0)
    if not floor:
        floor = _quantize(number, style.places if unit else 0, ROUND_DOWN)
    if not floor:
        return _plain(number) + unit
    return ("超过" if number > floor else "") + _plain(floor) + unit


def _yu(number: Decimal, step: int | None, unit: str) -> str:
    """Tens below 1,000 and hundreds above, or the step given; a step that would leave less than 10 gives way to tens."""
    floor = _floor(number, step or (10 if number < 1000 else 100))
    if floor < 10:
        floor = _floor(number, 10)
    return _plain(floor) + ("余" if number > floor else "") + unit


def _floor(number: Decimal, step: int) -> Decimal:
    return number // step * step


def _quantize(number: Decimal, places: int, rounding: str) -> Decimal:
    """`number` with exactly `places` decimals; never minus zero."""
    return number.quantize(Decimal(1).scaleb(-places), rounding) + Decimal(0)


def _plain(number: Decimal) -> str:
    """Digits without exponent and without closing zeros after the point."""
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) if number else "0"


# --- masks


def mask(text: str) -> str:
    """Star every ASCII digit and every decimal point between digits; the rest stays: 9.5％ -> ***％."""
    return re.sub(r"[0-9]|(?<=[0-9])\.(?=[0-9])", STAR, text)


def mask_name(text: str, parts: Sequence[str]) -> str:
    """Star every occurrence of each part, one star per character; overlapping parts are both starred."""
    starred = list(text)
    for part in filter(None, parts):
        start = text.find(part)
        while start >= 0:
            starred[start : start + len(part)] = STAR * len(part)
            start = text.find(part, start + 1)
    return "".join(starred)


def mask_all(text: str) -> str:
    """One star per character."""
    return STAR * len(text)


# --- reading back

OVER_WORDS = ("超过", "突破", "多于", "逾", "超")
_FIGURE = re.compile(
    rf"(?P<over>{'|'.join(OVER_WORDS)})?(?P<minus>[-－−])?"
    r"(?P<number>[0-9]{1,3}(?:[,，][0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|[零〇一二两三四五六七八九十百千]+)"
    r"(?P<before>[余多几])?(?P<unit>万亿|亿|万)?(?P<after>[余多])?(?P<percent>[％%])?"
)


def reading(text: str, step: int | None = None) -> tuple[Decimal, Decimal]:
    """The values that a printed figure claims: low ≤ value < high, in base units (％ stays a percentage).

    60余 is [60, 70), 1200余 [1200, 1300), 90余万 [900000, 1000000): the step of `render`, or the one given.
    6万 is [60000, 70000) and 126.4万 [1264000, 1265000), since 万 cuts. 72％ is [71.5, 72.5), since ％ rounds.
    57 and 十 are [57, 58) and [10, 11). 超过126万 is [1260000, Infinity).
    余 and 超过 in truth exclude the low end; `holds` knows that. ValueError if `text` is not one figure, or a negative
    one with 余 or 万.
    """
    low, high, _ = _claim(text, step)
    return low, high


def holds(text: str, value: Decimal | int, step: int | None = None) -> bool:
    """Whether a printed figure is true of `value`: as `reading`, with the low end excluded by 余 and 超过."""
    low, high, strict = _claim(text, step)
    value = Decimal(value)
    return (low < value if strict else low <= value) and value < high


def _claim(text: str, step: int | None) -> tuple[Decimal, Decimal, bool]:
    match = _FIGURE.fullmatch(text)
    if not match or not _sensible(match):
        raise ValueError(f"“{text}”不是一个数字")
    figures, unit = match["number"].replace(",", "").replace("，", ""), _UNITS[match["unit"] or ""]
    number = Decimal(figures) if figures[0].isascii() else Decimal(parse_hanzi(figures))
    number = -number if match["minus"] else number
    last = Decimal(1).scaleb(-len(figures.partition(".")[2]))
    if match["over"]:
        return number * unit, Decimal("Infinity"), True
    if match["percent"]:
        return number - last / 2, number + last / 2, False
    if match["before"] or match["after"] and not match["unit"]:
        width = Decimal(step or (100 if number >= 1000 else 10 if number >= 10 else 1))
        return number * unit, (number + width) * unit, True
    return number * unit, (number + last) * unit, bool(match["after"])


def _sensible(match: re.Match[str]) -> bool:
    """No 余 twice, no ％ of a number with 余 or 万, nothing cut down below zero."""
    loose = match["before"] or match["after"] or match["unit"]
    if match["percent"] or match["minus"]:
        return not loose
    return not (match["before"] and match["after"])

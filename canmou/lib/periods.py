"""Reporting periods. A period is closed on both ends.

Notation: `2022`, `2022-H1`, `2022-Q2`, `2022-06`, `2022-06-A` (1st–15th), `2022-06-B` (16th–end),
`2022-01-01..2022-06-15`.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_SHAPE = re.compile(
    r"(?P<year>\d{4})(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<month>\d{2})(?:-(?P<fortnight>[AB]))?))?"
)
_RANGE = re.compile(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})")


@dataclass(frozen=True)
class Period:
    """A span of days, both ends included, with its notation and its Chinese name."""

    start: date
    end: date
    notation: str
    label: str

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def __str__(self) -> str:
        return self.notation

    @property
    def year(self) -> int:
        """The year in which the period ends."""
        return self.end.year

    def previous_year(self) -> "Period":
        """The same period one year earlier (29 February becomes 28 February)."""
        shape = _SHAPE.fullmatch(self.notation)
        if shape:
            return parse(f"{int(shape['year']) - 1:04d}{self.notation[4:]}")
        return between(_years_on(self.start, -1), _years_on(self.end, -1))

    def next_year(self) -> "Period":
        """The same period one year later (29 February becomes 28 February)."""
        shape = _SHAPE.fullmatch(self.notation)
        if shape:
            return parse(f"{int(shape['year']) + 1:04d}{self.notation[4:]}")
        return between(_years_on(self.start, 1), _years_on(self.end, 1))


def _years_on(day: date, years: int) -> date:
    last = monthrange(day.year + years, day.month)[1]
    return date(day.year + years, day.month, min(day.day, last))


def between(start: date, end: date) -> Period:
    """The period from `start` to `end`. Raises ValueError when it ends before it starts."""
    if end < start:
        raise ValueError(f"期间的结束日 {end} 早于开始日 {start}")
    label = f"{start.year}年{start.month}月{start.day}日至{end.year}年{end.month}月{end.day}日"
    return Period(start, end, f"{start}..{end}", label)


def parse(notation: str) -> Period:
    """Read a notation. Raises ValueError with a Chinese sentence when it is none."""
    text = notation.strip()
    wanted = "请写成 2022、2022-H1、2022-Q2、2022-06、2022-06-A 或 2022-01-01..2022-06-15"
    try:
        if span := _RANGE.fullmatch(text):
            return between(date.fromisoformat(span[1]), date.fromisoformat(span[2]))
        shape = _SHAPE.fullmatch(text)
        if not shape or not 1900 <= int(shape["year"]) <= 2200:
            raise ValueError(f"看不懂期间“{notation}”，{wanted}")
        year = int(shape["year"])
        if shape["half"]:
            first = 1 if shape["half"] == "1" else 7
            name = "上半年" if first == 1 else "下半年"
            return _months(year, first, 6, text, f"{year}年{name}")
        if shape["quarter"]:
            quarter = int(shape["quarter"])
            return _months(year, quarter * 3 - 2, 3, text, f"{year}年第{'一二三四'[quarter - 1]}季度")
        if shape["month"]:
            month = int(shape["month"])
            last = monthrange(year, month)[1]
            if shape["fortnight"] == "A":
                return Period(date(year, month, 1), date(year, month, 15), text, f"{year}年{month}月上半月")
            if shape["fortnight"] == "B":
                return Period(
                    date(year, month, 16), date(year, month, last), text, f"{year}年{month}月下半月"
                )
            return _months(year, month, 1, text, f"{year}年{month}月")
        return _months(year, 1, 12, text, f"{year}年")
    except ValueError as error:
        if "期间" in str(error):
            raise
        raise ValueError(f"期间“{notation}”里有不存在的日期，{wanted}") from error
    except IndexError as error:  # monthrange of month 13
        raise ValueError(f"期间“{notation}”里有不存在的月份，{wanted}") from error


def _months(year: int, first: int, count: int, notation: str, label: str) -> Period:
    last = first + count - 1
    return Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]), notation, label)

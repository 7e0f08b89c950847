"""Reading the State Council's yearly notice of holidays: days off and make-up working days, with what is wrong in it.

The text is read clause by clause: days before 放假 and 补休 are off, days before 上班 are worked, weekends moved by
调至 are worked. Weekdays and totals that the notice states itself are held against the calendar, so that a slip of
the pen, of a scan or of this reader shows before anything is believed. Nothing is guessed: what is not understood is told.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from canmou.lib.holiday_arrangement import (
    DAY,
    HOLIDAYS,
    WEEKDAYS,
    Holiday,
    Notice,
    Problem,
    check,
    full,
    span,
)

_NAME = "(?:" + "|".join(HOLIDAYS) + ")"
_HEADING = re.compile(rf"[一二三四五六七八九十]+、({_NAME}(?:、{_NAME})*):")
_NUMBERED = re.compile(r"(?:(?<=[。:;])|^)(?=[一二三四五六七八九十]{1,3}、)")
_BRACKETS = re.compile(r"\([^)]*\)")
_TITLE = re.compile(r"国务院办公厅关于[^。:,]{2,40}?通知")
_NUMBER = re.compile(
    r"(?:国|[\u4e00-\u9fff]{1,2}政)办(?:发明电|发电|明电|发|字|函)[〔\[(]\d{4}[〕\])]\d{1,3}号"
)
_ISSUED = re.compile(r"(?:国务院办公厅|办公室)(\d{4})年(\d{1,2})月(\d{1,2})日")
_YEAR = re.compile(r"(\d{4})年(?:部分节假日|劳动节|春节|国庆节|元旦|中秋节|端午节|清明节)")
_DATE = re.compile(r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^)]*)\))?")
_WEEKDAY = re.compile(r"(?:星期|周)([一二三四五六日天])")
_TOTAL = re.compile(r"(?:共|放假)(\d{1,2})天")
_EXTENDED = re.compile(rf"延长(?:\d{{4}}年)?({_NAME})假期至")
_RANGE = ("至", "到", "—", "-", "~")


class _Day(NamedTuple):
    day: date
    end: int
    start: int
    stated: str


def read_notice(text: str) -> Notice:
    """The notice in a text, with everything around it passed over."""
    plain = _plain(text)
    title = _TITLE.search(plain)
    number = _NUMBER.search(plain)
    issued = _issued(plain)
    year = _year(title[0] if title else plain)
    found = (title[0] if title else "", number[0] if number else "", issued)
    if year is None:
        return Notice(0, *found, (), (Problem("没有读出是哪一年的放假安排", True),), False)
    holidays, problems = _holidays(plain, year, found[0])
    whole = len({name for one in holidays for name in one.name.split("、")}) > 1
    notice = Notice(year, *found, tuple(holidays), tuple(problems), whole)
    if not holidays:
        return replace(notice, problems=(Problem("没有读出放假的日期，请核对粘贴的文字是否完整", True),))
    return replace(notice, problems=(*problems, *check(notice)))


def _plain(text: str) -> str:
    """Without spaces, with half-width digits and punctuation."""
    text = "".join(chr(ord(c) - 0xFEE0) if "\uff01" <= c <= "\uff5e" else c for c in text)
    text = text.translate(str.maketrans({"﹕": ":", "∶": ":", "–": "—", "―": "—", "～": "~", "﹣": "-"}))
    return re.sub(r"[\s\u3000\u200b\ufeff]+", "", text)


def _year(text: str) -> int | None:
    found = _YEAR.search(text)
    return int(found[1]) if found else None


def _issued(plain: str) -> date | None:
    found = list(_ISSUED.finditer(plain))
    try:
        return date(*map(int, found[-1].groups())) if found else None
    except ValueError:
        return None


def _holidays(plain: str, year: int, title: str) -> tuple[list[Holiday], list[Problem]]:
    holidays, problems = [], []
    named = re.search(rf"{_NAME}(?:、{_NAME})*", title)
    for part in _NUMBERED.split(plain):
        heading = _HEADING.match(part)
        name = heading[1] if heading else ""
        if (
            not heading
            and named
            and re.search(r"放假|假期至", part)
            and re.match(r"[一二三四五六七八九十]+、", part)
        ):
            name = named[0]
        if name:
            holiday, wrong = _holiday(name, part[heading.end() if heading else 2 :], year)
            problems += wrong
            if holiday.off or holiday.worked or holiday.until:
                holidays.append(holiday)
    return holidays, problems


def _holiday(name: str, text: str, year: int) -> tuple[Holiday, list[Problem]]:
    """One holiday's sentences: the days of each clause by the verb that follows them."""
    off, worked, moved, until = [], [], [], None
    kept, problems, days = [], [], _Reader(year)
    for sentence in text.split("。"):
        used = False
        for clause in _clauses(sentence):
            found = days.read(clause)
            spread = list(_spread(clause, found))
            if _EXTENDED.search(clause) and found:
                until, used = found[-1].day, True
            elif re.search(r"放假|补休", clause):
                off += spread
                used = used or bool(spread)
            elif "调至" in clause:
                moved += [one.day for one in found if one.end <= clause.index("调至")]
                used = True
            elif re.search(r"(?<!正常)上班", clause):
                worked += spread
                used = used or bool(spread)
        problems += [Problem(f"{name}：{told}", True) for told in days.wrong]
        days.wrong.clear()
        if used:
            kept.append(sentence + "。")
            problems += _counted(name, sentence, off)
        elif _DATE.search(sentence) and not _ISSUED.search(sentence) and not sentence.startswith("其中"):
            problems.append(Problem(f"{name}：这句话里的日期没有采用：{sentence}。", False))
    worked += [day for day in moved if day not in off]
    return Holiday(name, "".join(kept), _unique(off), _unique(worked), until), problems


def _clauses(sentence: str) -> list[str]:
    """Split at commas and semicolons outside brackets."""
    hidden = _BRACKETS.sub(lambda found: "※" * len(found[0]), sentence)
    parts, start = [], 0
    for found in re.finditer(r"[,;]", hidden):
        parts.append(sentence[start : found.start()])
        start = found.end()
    return [*parts, sentence[start:]]


class _Reader:
    """Days as they are written, each taking over the year and month said before it."""

    def __init__(self, year: int) -> None:
        self.year, self.said, self.month = year, year, 0
        self.wrong: list[str] = []

    def read(self, clause: str) -> list[_Day]:
        """The days of a clause with where they stand in it."""
        found = []
        for match in _DATE.finditer(clause):
            year, month, number, brackets = match.groups()
            if month:
                self.said = int(year) if year else self.year
                self.month = int(month)
            stated = _WEEKDAY.search(brackets or "")
            day = self._day(int(number), stated[1] if stated else "", bool(year), match[0])
            if day:
                found.append(_Day(day, match.end(), match.start(), match[0]))
        return found

    def _day(self, number: int, stated: str, dated: bool, words: str) -> date | None:
        try:
            day = date(self.said, self.month, number)
            before = date(self.said - 1, self.month, number)
        except ValueError:
            self.wrong.append(f"没有“{words}”这一天")
            return None
        weekday = WEEKDAYS.index(stated.replace("天", "日")) if stated else day.weekday()
        if day.weekday() == weekday:
            return day
        if not dated and self.month == 12 and before.weekday() == weekday:
            self.said -= 1
            return before
        self.wrong.append(f"{full(day)}是周{WEEKDAYS[day.weekday()]}，原文写的是“{words}”")
        return day


def _spread(clause: str, found: list[_Day]) -> Iterator[date]:
    """The days of a clause with the days between the ends of its spans."""
    last: _Day | None = None
    for one in found:
        if last is not None and clause[last.end : one.start] in _RANGE:
            yield from span(last.day + DAY, one.day - DAY)
        yield one.day
        last = one


def _counted(name: str, sentence: str, off: list[date]) -> list[Problem]:
    """The total that a sentence states, against the days read."""
    total = _TOTAL.search(sentence)
    if total is None or int(total[1]) == len(set(off)):
        return []
    return [Problem(f"{name}：原文说共{total[1]}天，读出的是{len(set(off))}天", True)]


def _unique(days: Iterable[date]) -> tuple[date, ...]:
    return tuple(sorted(set(days)))

"""Deadlines as plans write them (6月底前, 第二季度, 年底前, 长期坚持), resolved to a day. Pure: no clock, no table."""

import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from canmou.lib.numerals import parse_hanzi


@dataclass(frozen=True)
class Deadline:
    """The words of a deadline, the last day that they mean, and what somebody should look at ("" for nothing).

    `standing`: no day of its own (全年, 长期坚持); it runs to the end of the plan's year.
    """

    words: str
    day: date | None = None
    standing: bool = False
    doubt: str = ""


_YEAR = r"(?:(?P<year>20\d\d|19\d\d)年?度?[的内]?|(?P<relative>今年|本年度?|当年|明年|次年))?"
_DATED = re.compile(
    rf"""
    (?P<iso>(?:19|20)\d\d[-./]\d{{1,2}}[-./]\d{{1,2}})
  | {_YEAR}(?P<month>1[0-2]|0?[1-9])月份?(?P<day>3[01]|[12]\d|0?[1-9])[日号]
  | (?P<ymonth>(?:19|20)\d\d[-./](?:1[0-2]|0?[1-9]))(?![\d月])
  | {_YEAR.replace("year>", "year2>").replace("relative>", "relative2>")}(?P<month2>1[0-2]|0?[1-9])月份?
        (?P<part>底|末|上旬|中旬|下旬|初|中)?
  | {_YEAR.replace("year>", "year3>").replace("relative>", "relative3>")}第?(?P<quarter>[一二三四1-4])季度(?P<qpart>底|末|初)?
  | {_YEAR.replace("year>", "year4>").replace("relative>", "relative4>")}(?P<half>上半年|下半年|年中|年底|年末|年内|岁末|年终|底(?=前)|末(?=前))
  | (?P<feast>元旦|五一|劳动节|七一|建军节|八一|国庆节?|十一(?![月个]))
  | (?P<bare>20\d\d)年度?(?!代)
    """,
    re.VERBOSE,
)
_STANDING = re.compile(
    r"全年|长期|常态|持续|贯穿|经常性|日常|每年|每半?月|每季度?|每周|每半年|定期|按季度?|按月|随时|逐年|始终"
)
_RELATIVE = re.compile(r"(\d+)个?(工作日|日|天|周|月)(?:之|以)?内")
_SOON = re.compile(r"立即|即日|即时|马上|尽快|近期|即行")
_RANGE = re.compile(r"^[\s—\-–~～至到]*$")
_NUMERAL = re.compile(r"[〇零一二三四五六七八九十]+(?=年|月|日|号)")
_FEASTS = {"元旦": (1, 1), "五一": (5, 1), "劳动节": (5, 1), "七一": (7, 1), "八一": (8, 1), "建军节": (8, 1)}
_PARTS = {"上旬": 10, "中旬": 20, "中": 15, "初": 5}


def resolve(words: str, *, year: int, adopted: date | None = None) -> Deadline:
    """What a deadline means in a plan of `year` (adopted on a day, for 印发后30日内)."""
    words = words.strip(" \u3000\t\r\n。；;，,、：:")
    text = _plain(words)
    if not text:
        return Deadline("")
    found = _days(text, year)
    standing = bool(_STANDING.search(text))
    if found:
        day, doubt = max(found)
        several = len({each for each, _ in found}) > 1 and not _one_span(text)
        if several:
            doubt = doubt or "写了几个时限，按最后一个算"
        elif standing:
            doubt = doubt or "到期之后还要持续，请核对是否长期坚持"
        return Deadline(words, day, doubt=doubt)
    if standing:
        return Deadline(words, date(year, 12, 31), standing=True)
    if within := _RELATIVE.search(text):
        return _within(words, int(within[1]), within[2], adopted)
    if _SOON.search(text):
        return Deadline(words, doubt=f"“{words}”没有写明日期，请填一个日期")
    return Deadline(words, doubt=f"“{words}”看不出是哪一天，请填日期")


def mentioned(text: str, *, year: int) -> Deadline:
    """A deadline in running text (…，6月底前完成); only where 前, 底, 内 or 完成 makes a date one."""
    found = []
    for match in _DATED.finditer(plain := _plain(text)):
        after = plain[match.end() : match.end() + 8]
        words = match.group()
        closed = (
            words[-1] in "底末"
            or after[:1] in ("前", "底", "末", "内")
            or re.match(r"[日份]?[之以]?前", after)
        )
        if match["feast"] and not after.startswith("前"):
            continue
        if closed or (match["month"] or match["month2"]) and "完成" in after:
            tail = (
                "前" if after.startswith(("前", "之前", "以前")) else after[:1] if after[:1] in "内" else ""
            )
            found.append(words + tail)
    resolved = [resolve(words, year=year) for words in found]
    days = [each for each in resolved if each.day]
    if not days:
        return Deadline("")
    last = max(days, key=lambda each: each.day)
    return Deadline(last.words, last.day, doubt="时限取自正文，请核对")


def _plain(words: str) -> str:
    text = unicodedata.normalize("NFKC", words)
    text = re.sub(r"\s+", "", text)
    return _NUMERAL.sub(_arabic, text)


def _arabic(match: re.Match) -> str:
    try:
        return str(parse_hanzi(match[0]))
    except ValueError:
        return match[0]


def _days(text: str, year: int) -> list[tuple[date, str]]:
    """Every day that the text names, with what is doubtful about it, in order."""
    found, spoken, matches = [], year, list(_DATED.finditer(text))
    for match in matches:
        given = match["year"] or match["year2"] or match["year3"] or match["year4"] or match["bare"]
        relative = match["relative"] or match["relative2"] or match["relative3"] or match["relative4"]
        if given:
            spoken = int(given)
        elif relative:
            spoken = year + 1 if relative in ("明年", "次年") else year
        before = re.match(r"(?:之|以)?前", text[match.end() :]) is not None
        try:
            found.append(_day(match, spoken, before=before))
        except ValueError:
            continue
    dated = [each for each, match in zip(found, matches, strict=False) if not match["bare"]]
    return dated or found


def _day(match: re.Match, year: int, *, before: bool) -> tuple[date, str]:
    if match["iso"]:
        return date(*(int(part) for part in re.split(r"[-./]", match["iso"]))), ""
    if match["day"]:
        return date(year, int(match["month"]), int(match["day"])), ""
    if match["ymonth"]:
        return _month_end(*(int(part) for part in re.split(r"[-./]", match["ymonth"]))), ""
    if match["month2"]:
        return _of_month(year, int(match["month2"]), match["part"] or "", before)
    if match["quarter"]:
        quarter = "一二三四".find(match["quarter"]) + 1 or int(match["quarter"])
        if before and not match["qpart"]:
            return _before(date(year, quarter * 3 - 2, 1), match[0], f"第{'一二三四'[quarter - 1]}季度末")
        return _month_end(year, quarter * 3), ""
    if match["half"]:
        if match["half"] in ("上半年", "年中"):
            return date(year, 6, 30), ""
        return date(year, 12, 31), ""
    if match["feast"]:
        month, day = _FEASTS.get(match["feast"], (10, 1))
        first = date(year + 1 if month == 1 else year, month, day)
        return (first - timedelta(days=1) if before else first), ""
    if before:
        return _before(date(int(match["bare"]), 1, 1), match[0], f"{match['bare']}年年底")
    return date(int(match["bare"]), 12, 31), ""


def _of_month(year: int, month: int, part: str, before: bool) -> tuple[date, str]:
    if part in _PARTS:
        return date(year, month, _PARTS[part]), "按这一旬的最后一天算" if part == "初" else ""
    if before and not part:
        return _before(date(year, month, 1), f"{month}月", f"{month}月底")
    return _month_end(year, month), ""


def _before(first: date, words: str, other: str) -> tuple[date, str]:
    """`6月前` is read as before its first day; many mean its last."""
    return first - timedelta(days=1), f"“{words}前”按{first - timedelta(days=1)}算；如指{other}，请改"


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _one_span(text: str) -> bool:
    """Whether two dates are the ends of one span (3月—6月)."""
    matches = list(_DATED.finditer(text))
    gaps = [text[a.end() : b.start()] for a, b in zip(matches, matches[1:], strict=False)]
    return bool(gaps) and all(gap and _RANGE.match(gap) for gap in gaps)


def _within(words: str, number: int, measure: str, adopted: date | None) -> Deadline:
    if adopted is None or measure == "工作日":
        return Deadline(words, doubt=f"“{words}”要从起算日推算，请填日期")
    if measure == "月":
        months = adopted.month - 1 + number
        year, month = adopted.year + months // 12, months % 12 + 1
        day = date(year, month, min(adopted.day, monthrange(year, month)[1]))
    else:
        day = adopted + timedelta(days=number * (7 if measure == "周" else 1))
    return Deadline(words, day, doubt="从印发日期推算，请核对")

"""Finding the numeric claims of a Chinese text: what could be held against a ledger.

Not claims: dates, years, times, document numbers, ordinals (第3, （1）, 1. at the start of a line), anything in 《》,
numbers that belong to Latin words or slogans (5G, GB/T 9704, 1+3, 500强), Chinese numerals in “” and in set phrases (八项规定).
"""

import re
from bisect import bisect
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from canmou.lib.numerals import parse_hanzi
from canmou.lib.rendering import OVER_WORDS

# Measure words after a Chinese numeral; few, because a Chinese numeral before another character is often part of a name.
_MEASURES = (
    "个百分点", "个月", "人次", "小时", "分钟", "个", "项", "篇", "次", "人", "名", "户", "家", "条", "件", "场", "份", "部", "本",
    "册", "种", "类", "批", "位", "只", "辆", "套", "座", "所", "间", "亩", "吨", "元", "天", "周", "字", "节", "例", "起", "幅", "支",
)  # fmt: skip
# Units that also follow Arabic numbers.
_UNITS = _MEASURES + (
    "平方公里", "平方千米", "平方米", "立方米", "公里", "千米", "公顷", "千克", "公斤", "公分", "厘米", "毫米", "米", "美元", "欧元", "千瓦时", "千瓦",
    "百分点", "倍", "年", "台", "处", "页", "章", "课", "班", "组", "队", "轮", "宗", "张", "块", "门", "笔", "单", "款", "票", "句", "遍", "趟",
    "岁", "级", "盏", "棵", "株", "头", "艘", "架", "列", "对", "双", "层", "度", "度电", "秒", "日内", "工作日", "个工作日",
    "期", "斤", "栋", "千伏", "兆瓦", "标箱", "英寸", "微克",
)  # fmt: skip
_SET_PHRASES = (
    "八项规定", "四项基本原则", "三个代表", "四个意识", "四个自信", "四个全面", "两个维护", "两个确立", "两个一百年", "五位一体", "三位一体",
    "三会一课", "四种形态", "两张皮", "三支一扶", "四套班子", "五套班子", "五个一工程",
    "四个现代化", "五项原则", "三次产业", "两位数", "红十字", "三个务必", "四个伟大", "一个中心", "三件套",
)  # fmt: skip

_SAME_LENGTH = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)} | {0xFF0E: ".", ord("%"): "％"}
_RANGE = r"[—–\-~～〜至到]"
_NO_CLAIM = re.compile(
    "|".join(
        [
            r"《[^》]*》",
            r"〔[0-9]{4}〕[0-9]+号",
            rf"(?:[0-9]{{4}}{_RANGE}+)?[0-9]{{4}}年度?(?:(?:[0-9]{{1,2}}{_RANGE}+)?[0-9]{{1,2}}月)?(?:[0-9]{{1,2}}[日号])?",
            rf"(?:[0-9]{{1,2}}{_RANGE}+)?[0-9]{{1,2}}月(?:份|底|初|末|[0-9]{{1,2}}[日号]?)?(?:{_RANGE}+[0-9]{{1,2}}[日号])?",
            r"[0-9]{4}[-./][0-9]{1,2}[-./][0-9]{1,2}",
            r"[0-9]{1,2}[日号](?!内)",
            r"[0-9]{1,2}[:：][0-9]{2}|[0-9]{1,2}时(?:[0-9]{1,2}分)?|[0-9]{1,2}点(?:[0-9]{1,2}分|整|半)",
            r"[0-9]+世纪|[0-9]{2}年代",
            r"第[0-9零〇一二两三四五六七八九十百千]+[个项次批期届条名位]?",
            r"[零〇一二三四五六七八九十]+届(?:[、和]?[零〇一二三四五六七八九十]+次)+",
            r"[\[(][0-9]{1,2}[\])]|[0-9]+强|[0-9]+·[0-9]+|[0-9.]+[:：][0-9.]+",
            r"[+＋×][0-9]+(?:[+＋×][0-9A-Z]+)*|[0-9]+(?=[+＋×])",
            r"“[0-9]+”",
            r"[A-Za-z][A-Za-z/]*[\s\-—]?[0-9][0-9.\-—]*",
            r"[0-9]+[A-Za-z]+",
            r"（[0-9]{1,2}）|(?m:^)\s*[0-9]{1,2}(?:[.、](?![0-9]))",
            r"[0-9]+(?:[/／][0-9]+)+",
            r"(?<![0-9.,])0[0-9]+(?:[-—][0-9]+)*",
            r"(?<![0-9.,])(?:19|20)[0-9]{2}(?![0-9.余多万亿％])(?!(?:"
            + "|".join(sorted(_UNITS, key=len, reverse=True))
            + "))",
        ]
    )
)
_OVER = "|".join(OVER_WORDS)
_ABOUT = "不足|不到|接近|将近|大约|约|近|达"
_AFTER = "以上|以下|以内|左右|上下"


def _one_of(words: Collection[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_ARABIC = re.compile(
    rf"(?P<about>{_ABOUT})?(?P<figure>(?P<over>{_OVER})?(?:(?<![0-9])(?P<minus>[-－−]))?"
    rf"(?P<number>[0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
    rf"(?P<more>[余多])?(?P<scale>万亿|亿|万)?(?P<more2>[余多])?(?P<percent>％)?)(?P<unit>{_one_of(_UNITS)})?(?P<after>{_AFTER})?"
)
_HANZI = re.compile(
    rf"(?P<about>{_ABOUT})?(?P<figure>(?P<over>{_OVER})?(?<![0-9数几上零〇一二两三四五六七八九十百千万亿])"
    rf"(?P<number>[零〇一二两三四五六七八九十百千]+)(?P<more>[余多几])?(?P<scale>万)?(?P<more2>[余多])?)"
    rf"(?P<unit>{_one_of(_MEASURES)})(?![门委长队署])(?P<after>{_AFTER})?"
)
_SCALES = {None: Decimal(1), "万": Decimal(10**4), "亿": Decimal(10**8), "万亿": Decimal(10**12)}


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure in a text. text = source[start:end], without its unit; `rendering.reading` can read it.

    value: in base units (1.2万 is 12000; 72％ is 72). unit_word: 次, 元, ％ … or "". approx: the word that makes it
    inexact (余, 多, 几, 超过, 近, 约, 不足, 以上, 左右 …) or "".
    """

    start: int
    end: int
    text: str
    value: Decimal
    unit_word: str
    approx: str


def find_figures(text: str, set_phrases: Collection[str] = _SET_PHRASES) -> list[Claim]:
    """The numeric claims of a text, in their order. set_phrases: phrases whose numerals claim nothing."""
    plain = text.translate(_SAME_LENGTH)
    arabic = _NO_CLAIM.sub(_blank, plain)
    chinese = re.sub("|".join(["“[^”\n]*”", *map(re.escape, set_phrases)]), _blank, arabic)
    claims = [_arabic_claim(match, text) for match in _ARABIC.finditer(arabic)]
    for match in _HANZI.finditer(chinese):
        if claim := _hanzi_claim(match, text):
            claims.append(claim)
    return _share_units(sorted(claims, key=lambda claim: claim.start), plain)


def _blank(match: re.Match[str]) -> str:
    return "\0" * len(match[0])


def _arabic_claim(match: re.Match[str], source: str) -> Claim:
    value = Decimal(match["number"].replace(",", "")) * _SCALES[match["scale"]]
    return _claim(match, source, -value if match["minus"] else value, match["percent"] or match["unit"] or "")


def _hanzi_claim(match: re.Match[str], source: str) -> Claim | None:
    if match["number"] in ("一", "二") and not match["scale"] or match["number"][0] in "零〇":
        return None  # 一 is rarely a count (一个时期), 二 before a measure word is an ordinal (二次会议)
    try:
        value = parse_hanzi(match["number"]) * _SCALES[match["scale"]]
    except ValueError:
        return None
    return _claim(match, source, value, match["unit"])


def _claim(match: re.Match[str], source: str, value: Decimal, unit: str) -> Claim:
    start, end = match.span("figure")
    about = match["about"] if match["about"] != "达" else None
    approx = match["over"] or about or match["more"] or match["more2"] or match["after"] or ""
    return Claim(start, end, source[start:end], value, unit, approx)


def _share_units(claims: list[Claim], plain: str) -> list[Claim]:
    """In a span of numbers (3—4期) the first takes the unit of the second."""
    ends = [claim.start for claim in claims]
    shared = []
    for claim in claims:
        after = bisect(ends, claim.start)
        if not claim.unit_word and after < len(claims):
            following = claims[after]
            if re.fullmatch(f"{_RANGE}+", plain[claim.end : following.start]):
                claim = Claim(
                    claim.start, claim.end, claim.text, claim.value, following.unit_word, claim.approx
                )
        shared.append(claim)
    return shared

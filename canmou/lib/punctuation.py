"""Slips of punctuation that a composed Chinese text must not show: what is left when a value or a list was empty."""

import re
from typing import NamedTuple


class Slip(NamedTuple):
    """A place in a text, text[start:end], and what is wrong with it, in Chinese."""

    start: int
    end: int
    reason: str


_PAIRS = {"《": "》", "“": "”", "‘": "’", "（": "）", "【": "】", "〔": "〕", "〈": "〉", "「": "」"}
_OPEN, _CLOSE = "".join(_PAIRS), "".join(_PAIRS.values())
_STOPS = "，。、；：！？"
_RULES = [
    (re.compile(rf"[{_STOPS},;](?:[{_STOPS},;])+"), "标点重复"),
    (re.compile(rf"(?m)^[ \t　]*(?:[{_STOPS}]+|[{_CLOSE}])"), "行首不应是标点"),
    (re.compile(r"(?m)[，、][ \t　]*$"), "句子没有写完"),
    (re.compile(rf"(?<=\S)[ \t　]+[{_STOPS}]"), "标点前有空格"),
    (re.compile(rf"[{_OPEN}][{_STOPS}]+"), "括号或引号后不应是标点"),
    (re.compile(rf"[，、；：]+[{_CLOSE}]"), "括号或引号前的标点多余"),
    (
        re.compile("|".join(f"{opening}[ \t　]*{closing}" for opening, closing in _PAIRS.items())),
        "括号、引号或书名号内为空",
    ),
    (re.compile(r"等[ 　]*(?:[0０](?![0-9０-９.．])|零)"), "“等”后的数为零"),
    (re.compile(rf"、等(?=[{_STOPS}）0-9]|$)", re.M), "“等”前不用顿号"),
]


def slips(text: str) -> list[Slip]:
    """Every slip in a text, by place. Question and exclamation marks may stand together; brackets pair within a line."""
    found = [Slip(*match.span(), reason) for rule, reason in _RULES for match in rule.finditer(text)]
    found = [slip for slip in found if not re.fullmatch("[！？]{1,3}", text[slip.start : slip.end])]
    return sorted(found + _unbalanced(text))


def _unbalanced(text: str) -> list[Slip]:
    """Brackets, quotation marks and title marks without their partner in the same line."""
    found: list[Slip] = []
    start = 0
    for line in text.splitlines(keepends=True):
        stack: list[int] = []
        for place, character in enumerate(line, start):
            if character in _PAIRS:
                stack.append(place)
            elif character in _CLOSE and not _is_apostrophe(text, place):
                if stack and _PAIRS[text[stack[-1]]] == character:
                    stack.pop()
                else:
                    found.append(Slip(place, place + 1, f"“{character}”没有配对"))
        found += [Slip(place, place + 1, f"“{text[place]}”没有配对") for place in stack]
        start += len(line)
    return found


def _is_apostrophe(text: str, place: int) -> bool:
    before = text[place - 1 : place]
    return text[place] == "’" and before.isascii() and before.isalpha()

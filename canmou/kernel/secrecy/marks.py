"""Secrecy marks in text: level with star, 密级：level, copy number with level (domain rule R-SEC-3).

Spaces of any width, line breaks and invisible characters between the parts are tolerated. The bare word 秘密 is no
mark, nor are the asterisks of a masked report.
"""

import re
from dataclasses import dataclass

GAP = r"[\s\u200b-\u200d\u2060\ufeff]{0,12}"
LEVEL = f"(?:绝{GAP}密|机{GAP}密|秘{GAP}密)(?:{GAP}级)?"
STAR = r"[★☆⭐⋆]"
ASTERISK = r"[*＊∗✱]"
COUNT = r"[\d一二三四五六七八九十]"
TERM = f"(?:{COUNT}{{1,3}}{GAP}(?:年|个{GAP}月)|长{GAP}期)"
NUMBER = rf"(?:份{GAP}号{GAP}[:：]?{GAP}\d{{1,8}}|(?<![^\s])\d{{6}}(?={GAP}\n))"
ENDS = r"(?![\w、，,])"
LISTED = r"(?!级?[、，,/／或和及])"  # a list of the levels, as a blank form or a lecture has

RULES = {
    "R-SEC-3-星": re.compile(
        f"{LEVEL}{GAP}(?:{STAR}|{ASTERISK}(?={GAP}(?:{COUNT}|长{GAP}期)))(?:{GAP}{TERM})?"
    ),
    "R-SEC-3-密级": re.compile(
        rf"密{GAP}级{GAP}(?:[:：\[［【〔（(]{GAP}{LEVEL}{LISTED}|\t[\t\n]{{0,2}}{LEVEL}{ENDS})"
    ),
    "R-SEC-3-份号": re.compile(rf"{NUMBER}{GAP}{LEVEL}{ENDS}|{LEVEL}{GAP}份{GAP}号{GAP}[:：]?{GAP}\d{{1,8}}"),
}
"""Rule number → pattern."""

MEANINGS = {
    "R-SEC-3-星": "密级标志（密级加★和保密期限）",
    "R-SEC-3-密级": "“密级：”字样和密级",
    "R-SEC-3-份号": "份号和密级",
}


@dataclass(frozen=True)
class Mark:
    """A secrecy mark: the rule that it meets and where it stands (offsets in the text)."""

    rule: str
    start: int
    end: int


def find_marks(text: str) -> list[Mark]:
    """All secrecy marks of a text, in order."""
    if "密" not in text:
        return []
    found = [
        Mark(rule, match.start(), match.end())
        for rule, pattern in RULES.items()
        for match in pattern.finditer(text)
    ]
    return sorted(found, key=lambda mark: (mark.start, mark.rule))

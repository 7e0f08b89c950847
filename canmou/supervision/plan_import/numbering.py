"""The numbers that Word sets by itself (一、 1. （一）): they are not in a paragraph's text, so they are counted here."""

import re
from typing import Any

from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from canmou.lib.numerals import hanzi

_CHINESE = {
    "chineseCounting",
    "chineseCountingThousand",
    "ideographDigital",
    "japaneseCounting",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
}
_CIRCLED = {"decimalEnclosedCircle", "decimalEnclosedCircleChinese"}
_HEADING = re.compile(r"(?:heading|标题)\s*([1-6])", re.IGNORECASE)


class Numbering:
    """Counts the automatic numbers of a document, paragraph by paragraph, in its order."""

    def __init__(self, document: Any) -> None:
        self.levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self.counts: dict[str, dict[int, int]] = {}
        part = next(
            (rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")),
            None,
        )
        if part is None:
            return
        root = part.element
        abstract = {each.get(qn("w:abstractNumId")): _levels(each) for each in root.iter(qn("w:abstractNum"))}
        for num in root.iter(qn("w:num")):
            link = num.find(qn("w:abstractNumId"))
            if link is not None:
                self.levels[num.get(qn("w:numId"))] = abstract.get(link.get(qn("w:val")), {})

    def number(self, paragraph: Paragraph) -> str:
        """The number before this paragraph, "" for none. Must be asked in the order of the document."""
        found = _of(paragraph)
        if found is None or found[0] not in self.levels:
            return ""
        number, level = found
        levels, counts = self.levels[number], self.counts.setdefault(number, {})
        if level not in levels:
            return ""
        kind, text, start = levels[level]
        counts[level] = counts.get(level, start - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        if kind in ("bullet", "none"):
            return ""
        for at in range(level + 1):
            shown = levels.get(at, (kind, "", 1))
            text = text.replace(f"%{at + 1}", _shown(shown[0], counts.get(at, shown[2])))
        return text

    def level(self, paragraph: Paragraph) -> int:
        """The level of its heading style, 0 for none."""
        name = paragraph.style.name if paragraph.style is not None else ""
        match = _HEADING.match(name or "")
        return int(match[1]) if match else 0


def _levels(abstract: Any) -> dict[int, tuple[str, str, int]]:
    found = {}
    for level in abstract.iter(qn("w:lvl")):
        values = {child.tag: child.get(qn("w:val")) for child in level}
        start = values.get(qn("w:start")) or "1"
        found[int(level.get(qn("w:ilvl")))] = (
            values.get(qn("w:numFmt")) or "decimal",
            values.get(qn("w:lvlText")) or "",
            int(start) if start.isdigit() else 1,
        )
    return found


def _of(paragraph: Paragraph) -> tuple[str, int] | None:
    for holder in (paragraph._p, paragraph.style.element if paragraph.style is not None else None):
        properties = holder.find(qn("w:pPr")) if holder is not None else None
        marks = properties.find(qn("w:numPr")) if properties is not None else None
        if marks is None:
            continue
        number, level = marks.find(qn("w:numId")), marks.find(qn("w:ilvl"))
        if number is not None and number.get(qn("w:val")) != "0":
            return number.get(qn("w:val")), int(level.get(qn("w:val"))) if level is not None else 0
    return None


def _shown(kind: str, count: int) -> str:
    if kind in _CHINESE:
        return hanzi(count)
    if kind in _CIRCLED and count <= 20:
        return chr(0x245F + count)
    return str(count)

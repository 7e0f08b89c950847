"""What in an anonymous copy tells whose it is: names of authors and units, in whatever way they are spaced."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

AUTHOR, UNIT, SIGNATURE = "作者姓名", "单位名称", "署名"
AROUND = 16

_SIGNED = re.compile(
    r"(?:作者|执笔人?|撰稿人?|课题组(?:组长|成员)|联系人|单位)[ \t]*[:：][ \t]*(?P<who>[^\n。；，]{2,40})"
)
_MASKED = re.compile(r"[×Xx某单位、和 ]+")
_OWN = re.compile(r"^(?:中共)?[\u4e00-\u9fff]{1,4}?[市区县]")
_BLANKS = r"[\s\u3000]*"


@dataclass(frozen=True)
class Leak:
    """A word that tells, where it stands, and the words around it."""

    word: str
    kind: str
    start: int
    end: int
    before: str
    after: str

    @property
    def context(self) -> str:
        """By which an excuse knows it again."""
        return f"{self.before}{self.word}{self.after}"


def telling(authors: Iterable[str], units: Iterable[str]) -> dict[str, str]:
    """The words to look for, with what they tell. A unit is also known without the name of its city."""
    found: dict[str, str] = {}
    for name in units:
        for word in (name.strip(), _OWN.sub("", name.strip()), name.strip().removeprefix("市")):
            if len(word) >= 3:
                found[word] = UNIT
    found.update({name: AUTHOR for name in map(str.strip, authors) if len(name) >= 2})
    return found


def find(text: str, words: Mapping[str, str]) -> list[Leak]:
    """The leaks in order of their place; of words within one another the longest."""
    spans: list[tuple[int, int, str]] = [
        (hit.start("who"), hit.end("who"), SIGNATURE)
        for hit in _SIGNED.finditer(text)
        if not _MASKED.fullmatch(hit["who"].strip())
    ]
    for word, kind in words.items():
        pattern = _BLANKS.join(map(re.escape, word))
        spans += [(hit.start(), hit.end(), kind) for hit in re.finditer(pattern, text)]
    spans.sort(key=lambda span: (span[0], -span[1]))
    found, last = [], 0
    for start, end, kind in spans:
        if start >= last:
            found.append(_leak(text, start, end, kind))
            last = end
    return found


def _leak(text: str, start: int, end: int, kind: str) -> Leak:
    before = " ".join(text[max(start - AROUND, 0) : start].split())
    after = " ".join(text[end : end + AROUND].split())
    return Leak(text[start:end][:80], kind, start, end, before, after)


def masked(text: str, words: Mapping[str, str]) -> str:
    """The text with what tells put in general words."""
    instead = {AUTHOR: "×××", UNIT: "某单位", SIGNATURE: "×××"}
    for leak in reversed(find(text, words)):
        text = text[: leak.start] + instead[leak.kind] + text[leak.end :]
    return text

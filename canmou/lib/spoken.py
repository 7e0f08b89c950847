"""Notes of a meeting split into points by speaker.

A line is a point. A line that begins with a name and a colon begins a new speaker; what stands behind the colon is
the first point. Numbers before a point are dropped, a long line is left as it is.
"""

import re
from dataclasses import dataclass

_POSTS = (
    "书记|市长|区长|县长|主任|局长|科长|处长|主席|秘书长|部长|院长|会长|教授|总经理|董事长|委员|组长|同志"
)
NAME = re.compile(
    rf"(?P<name>(?:[一-龥·]{{2,4}}|[一-龥·]{{1,10}}(?:{_POSTS}))(?:[（(][^（）()]{{1,20}}[）)])?)\s*[：:]\s*(?P<rest>.*)"
)
_ORDINAL = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．]|[（(]?\d{1,2}[）)]?[、.．)）]|[-•·●*]\s*)\s*"
)
#: What stands before a colon and is no speaker.
_NO_NAMES = frozenset(
    "时间 地点 主持 主持人 参加 出席 列席 请假 记录 记录人 参加人员 会议时间 会议地点 会议名称 会议内容 会议要求 "
    "会议强调 会议指出 会议议定 议题 主题 要求 强调 指出 提出 此外 例如 比如 注意 备注 目标 措施 问题 建议 下一步".split()
)


@dataclass(frozen=True)
class Point:
    """One point: who said it ("" where nobody is named) and what."""

    speaker: str
    text: str


def split_notes(notes: str) -> list[Point]:
    """The points of notes, in order."""
    speaker, found = "", []
    for line in notes.replace("\r", "").split("\n"):
        line = line.strip().strip("　")
        if not line:
            continue
        named = NAME.fullmatch(line)
        if named and named["name"] not in _NO_NAMES:
            speaker, line = named["name"], named["rest"].strip()
        line = _ORDINAL.sub("", line)
        if line:
            found.append(Point(speaker, line))
    return found

"""Finding the items of a plan in its paragraphs and tables, each with the passage that it stands in. Pure.

A passage is kept as an item when somebody is named for it. Numbered passages that name nobody are handed back too,
set aside, so that nothing of the document is lost; where a plan names nobody at all, its last-level passages are items.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from canmou.lib.plan_duties import LABELLED, Duty, bracketed, labelled

_HAN = "〇零一二三四五六七八九十百"
_NUMBERS = (
    (0, re.compile(rf"^第[{_HAN}\d]{{1,4}}(?:章|部分|篇)[\s\u3000、:：]*")),
    (1, re.compile(rf"^[{_HAN}]{{1,4}}[、.．]")),
    (2, re.compile(rf"^[（(〔][{_HAN}]{{1,4}}[）)〕][、.]?")),
    (
        3,
        re.compile(
            r"^[\d０-９]{1,3}(?:[.．、](?![\d０-９]{1,4}[万亿％%年月日])|(?=[\u4e00-\u9fa5])(?![年月日个项家万亿]))"
        ),
    ),
    (4, re.compile(r"^[（(][\d０-９]{1,3}[）)]|^[\d０-９]{1,3}[）)]")),
    (5, re.compile(r"^[①-⑳]")),
)
_PREFACE = re.compile(
    r"总体要求|指导思想|基本原则|基本要求|工作原则|总体目标|工作目标|主要目标|发展目标|任务目标|目标要求|总体思路|工作思路"
)
_CLOSING = re.compile(r"保障措施|组织保障|组织领导|组织实施|工作要求|有关要求|实施步骤|推进措施|附则")
_SENTENCE = re.compile(r"[。；;！!]")
LONGEST_TASK, LONGEST_HEAD = 200, 60


@dataclass(frozen=True)
class Block:
    """A paragraph with its place as told to people (第12段); `level`: of its heading style, 0 for none."""

    text: str
    place: str
    level: int = 0


@dataclass(frozen=True)
class Passage:
    """An item as found: its number and headings above, task, measure, who answers, and the words that it stands in."""

    task: str
    source: str
    place: str
    number: str = ""
    path: tuple[str, ...] = ()
    measure: str = ""
    duty: Duty = field(default_factory=Duty)
    kept: bool = True
    inherited: bool = False


@dataclass(frozen=True)
class _Piece:
    """A text, the duty that closes it, and the words in which that stands."""

    text: str
    duty: Duty | None = None
    words: str = ""


@dataclass
class _Node:
    number: str
    level: int
    place: str
    pieces: list[_Piece] = field(default_factory=list)
    children: list["_Node"] = field(default_factory=list)
    bodies: list["_Node"] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def duty(self) -> Duty:
        total = Duty()
        for piece in self.pieces:
            total += piece.duty or Duty()
        return total

    def some_duty(self) -> bool:
        """Whether it, or anything below it, names somebody."""
        below = (*self.bodies, *self.children)
        return bool(self.duty) or any(each.some_duty() for each in below)

    @property
    def heading(self) -> bool:
        """Whether it is only a heading: short, one sentence at most."""
        text = self.text.strip().rstrip("。")
        return len(text) <= LONGEST_HEAD and not _SENTENCE.search(text)


def number_of(text: str) -> tuple[int, str, str]:
    """(level, number, rest) of a paragraph; level -1 when it has no number."""
    for level, pattern in _NUMBERS:
        if match := pattern.match(text):
            return level, match[0].strip(), text[match.end() :].strip()
    return -1, "", text


def read_prose(blocks: Sequence[Block]) -> list[Passage]:
    """The passages of a text in its order."""
    root = _tree(blocks)
    named = root.some_duty()
    found: list[Passage] = []
    for child in (*root.bodies, *root.children):
        _walk(child, (), found, named=named, aside=False, inherited=Duty())
    return found


def _tree(blocks: Sequence[Block]) -> _Node:
    root = _Node("", -1, "")
    open_: list[_Node] = [root]
    for block in blocks:
        for piece, level, number in _lines(block):
            if not piece.text and piece.duty:  # a bracket, or lines 责任单位：…, of their own
                holder = _latest(open_[-1])
                if holder is not root:
                    holder.pieces.append(piece)
                continue
            if level < 0:
                _body(open_[-1], piece, block.place, root)
                continue
            while open_[-1].level >= level:
                open_.pop()
            node = _Node(number, level, block.place, [piece])
            open_[-1].children.append(node)
            open_.append(node)
    return root


def _latest(node: _Node) -> _Node:
    """The paragraph that a bracket of its own belongs to: the last one."""
    return node.bodies[-1] if node.bodies and not node.bodies[-1].duty else node


def _body(holder: _Node, piece: _Piece, place: str, root: _Node) -> None:
    """A paragraph without a number: it goes on with the passage above."""
    if holder is root:
        if piece.duty:
            root.bodies.append(_Node("", 9, place, [piece]))
        return
    if holder.bodies and not holder.bodies[-1].duty:
        holder.bodies[-1].pieces.append(replace(piece, text=f"\n{piece.text}"))
    else:
        holder.bodies.append(_Node("", 9, place, [piece]))


def _lines(block: Block) -> list[tuple[_Piece, int, str]]:
    """A paragraph cut behind each bracket of duties: (piece, level, number) each."""
    text, lines, start = block.text.strip(), [], 0
    if not text:
        return []
    cuts = bracketed(text)
    for begin, end, duty in cuts:
        opened = _opened(text[start:begin])
        lines.append(_line(opened, duty, text[begin:end], block.level if not start else 0))
        start = end
    rest = text[start:].strip(" \u3000。；;，,、")
    if rest and not cuts:
        head, duty = _unbracketed(text)
        lines.append(_line(head, duty, text[len(head) :], block.level))
    elif len(rest) > 1:
        lines.append(_line(_opened(text[start:]), None, "", 0))
    return lines


def _opened(text: str) -> str:
    """What goes on behind a bracket, without the full stop that closed the sentence before it."""
    return text.lstrip().lstrip("。；;，,、.").strip()


def _unbracketed(text: str) -> tuple[str, Duty | None]:
    """Duties at the end of a paragraph without brackets: ……。牵头单位：办公室；完成时限：6月底前."""
    match = LABELLED.search(text)
    if match is None or (match.start() and text[match.start() - 1] not in "。；;！ \u3000\n\t"):
        return text, None
    duty = labelled(text[match.start() :])
    values = duty and (duty.leads + duty.responsible + duty.supports + duty.persons)
    if not duty or any(len(name) > 40 for name in values):
        return text, None
    return text[: match.start()], duty


def _line(text: str, duty: Duty | None, words: str, style: int) -> tuple[_Piece, int, str]:
    level, number, rest = number_of(text.strip())
    if level < 0 and style and len(rest) <= LONGEST_HEAD:
        level = style
    return _Piece(rest, duty, words), level, number


def _walk(
    node: _Node, path: tuple[str, ...], found: list[Passage], *, named: bool, aside: bool, inherited: Duty
) -> None:
    label = node.number + (node.text.strip() if node.heading else task_of(node.text)[0])
    aside = aside or bool(_PREFACE.search(label)) or not named and bool(_CLOSING.search(label))
    below, own = (*path, label), node.duty
    if node.level == 9:
        _paragraph(node, path, found, inherited=inherited, aside=aside)
        return
    deeper = any(child.some_duty() for child in node.children)
    answering = [body for body in node.bodies if body.duty]
    if len(answering) > 1 or (answering and own):
        if own or not node.heading:
            found.extend(_passages(node, path, kept=bool(own)))
        for body in node.bodies:
            _paragraph(body, below, found, inherited=Duty(), aside=aside)
    elif own and node.heading and node.children and not deeper:
        inherited = own  # the heading names who answers for all that stands below
    elif own or answering:
        found.extend(_passages(node, path, children=() if deeper else node.children))
        if not deeper:
            return
    elif not node.children:
        kept = bool(inherited) or (not named and not aside)
        found.extend(_passages(node, path, kept=kept, inherited=inherited))
    elif node.bodies and not node.heading:
        found.extend(_passages(node, path, kept=False))
    for child in node.children:
        _walk(child, below, found, named=named, aside=aside, inherited=inherited)


def _paragraph(
    node: _Node, path: tuple[str, ...], found: list[Passage], *, inherited: Duty, aside: bool
) -> None:
    if node.duty or inherited or not aside:
        found.extend(_passages(node, path, kept=bool(node.duty)))


def _passages(
    node: _Node,
    path: tuple[str, ...],
    *,
    kept: bool = True,
    inherited: Duty | None = None,
    children: Sequence[_Node] = (),
) -> list[Passage]:
    """The items of one passage: one, or one for each bracket in it."""
    pieces = list(node.pieces)
    for each in (*node.bodies, *_all(children)) if _gathers(node) else ():
        first, *others = each.pieces
        pieces += [replace(first, text=f"\n{each.number}{first.text}"), *others]
    parts = _parts(pieces)
    above = path
    if len(parts) > 1 and (head := task_of(parts[0].text)[0]) and len(head) <= LONGEST_HEAD:
        above = (*path, f"{node.number}{head}")
    made = []
    for part in parts:
        task, measure = task_of(part.text)
        if not task:
            continue
        source = f"{node.number if not made else ''}{part.words.strip()}"
        item = Passage(task, source, node.place, node.number, path, measure)
        duty = part.duty or inherited or Duty()
        item = replace(item, duty=duty, kept=kept, inherited=bool(inherited and not node.duty))
        made.append(replace(item, path=above) if made else item)
    return made


def _gathers(node: _Node) -> bool:
    return sum(bool(body.duty) for body in node.bodies) < 2 and not (
        node.duty and any(b.duty for b in node.bodies)
    )


def _all(nodes: Sequence[_Node]) -> list[_Node]:
    return [each for node in nodes for each in (node, *node.bodies, *_all(node.children))]


def _parts(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Texts up to each bracket, `words` with the bracket; what follows the last one belongs to it."""
    parts: list[_Piece] = []
    text = words = ""
    for piece in pieces:
        text, words = text + piece.text, words + piece.text + piece.words
        if piece.duty is None:
            continue
        if parts and len(text.strip(" \u3000\n。")) < 2:
            last = parts.pop()
            parts.append(_Piece(last.text, last.duty + piece.duty, last.words + words))
        else:
            parts.append(_Piece(text, piece.duty, words))
        text = words = ""
    if len(text.strip()) > 1 or not parts:
        last = parts.pop() if parts else _Piece("", Duty())
        parts.append(_Piece(last.text + text, last.duty, last.words + words))
    return parts


def task_of(text: str) -> tuple[str, str]:
    """(task, measure) of a passage: its first sentence is the task, the rest says how."""
    text = text.strip()
    head, line_break, below = text.partition("\n")
    if line_break and len(head) <= LONGEST_HEAD:
        return head.strip(" \u3000。；;：:"), below.strip()
    first = re.match(r"[^。；;！!\n]+", text)
    if first is None:
        return "", ""
    task, rest = first[0].strip(), text[first.end() :].lstrip("。；;！!").strip()
    if len(task) <= LONGEST_HEAD:
        return task.rstrip("：:，,"), rest
    cuts = [m.start() for m in re.finditer(r"[，,：:]", task) if 8 <= m.start() <= LONGEST_HEAD]
    return (task[: cuts[-1]] if cuts else task[:LONGEST_HEAD]), text

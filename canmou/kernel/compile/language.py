"""The blocks of the template language: optional sentences and clauses, joined series, numbered points and sections.

Blocks hand control marks (private-use characters) to each other inside the rendered text; none reaches the output.
"""

import re
from typing import Any

from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.parser import Parser

from canmou.kernel.compile.values import Missing
from canmou.lib.numerals import heading as heading_number
from canmou.lib.numerals import ordinal_points

OPEN, MID, CLOSE = "\ue000", "\ue001", "\ue002"  # a traced span: OPEN index MID text CLOSE
HEADING, BODY, END = "\ue010", "\ue011", "\ue012"  # a paragraph: HEADING or BODY, text, END
SECTION, POINT = "\ue013", "\ue014"  # where an ordinal comes
ITEM, ITEM_END = "\ue015", "\ue016"  # an item of a series
ROLL = "\ue017"  # a list of persons of minutes: ROLL, label：names, END
PRIVATE = re.compile("[\ue000-\ue0ff]")

_BREAK = re.compile(r"[ \t\u3000]*\r?\n[ \t\u3000]*")
_SPAN = re.compile(f"{OPEN}\\d+{MID}|{CLOSE}")
_ENDS = re.compile("[。！？；]”?$")
_LOOSE = "，、；：,"


class Written(str):
    """Text that the engine itself has put together, with the marks of what is traced in it."""

    __slots__ = ()


def visible(text: str) -> str:
    """The text without the marks of traced spans."""
    return _SPAN.sub("", text)


class Blocks(Extension):
    """All block tags."""

    tags = {
        "section", "heading", "paragraph", "sentence", "clause", "series", "item", "points", "point", "roll",
    }  # fmt: skip

    def filter_stream(self, stream: TokenStream) -> Any:
        """Line breaks and indentation of the source are layout, not text."""
        for token in stream:
            if token.type == "data":
                text = _BREAK.sub("", token.value)
                if text.strip(" \t"):
                    yield Token(token.lineno, "data", text)
            else:
                yield token

    def parse(self, parser: Parser) -> nodes.Node:
        """Turn a block into a call of the method of its name, with its main and its `otherwise` body."""
        token = next(parser.stream)
        tag, line = token.value, token.lineno
        arguments = []
        if parser.stream.current.type != "block_end":
            arguments.append(parser.parse_expression())
        main = parser.parse_statements((f"name:end{tag}", "name:otherwise"))
        other: list[nodes.Node] = []
        if parser.stream.current.test("name:otherwise"):
            next(parser.stream)
            other = parser.parse_statements((f"name:end{tag}",))
        next(parser.stream)
        has_other = nodes.Const(bool(other))
        self.environment.serial += 1
        which = f"main_part_{self.environment.serial}"
        choice = nodes.If(nodes.Name(which, "load"), main, [], other)
        call = self.call_method(f"do_{tag}", [has_other, *arguments], lineno=line)
        block = nodes.CallBlock(call, [nodes.Name(which, "param")], [], [choice])
        return block.set_lineno(line)

    # -- what each block does

    def do_section(self, _other: bool, title: Any = None, *, caller: Any) -> str:
        """A first-level heading and its paragraphs; nothing when there are no paragraphs."""
        run = self.environment.run
        run.depth += 1
        try:
            body = caller(True)
        finally:
            run.depth -= 1
        if title is not None:
            body = f"{HEADING}{SECTION}{self._said(title)}{END}{body}"
        if BODY not in body:
            return ""
        run.sections += 1
        return body.replace(SECTION, heading_number(1, run.sections), 1)

    def do_heading(self, other: bool, *, caller: Any) -> str:
        """The heading of the section around it, where it is more than one expression."""
        text = _attempt(other, caller) if other else caller(True)
        return f"{HEADING}{SECTION}{text}{END}"

    def do_paragraph(self, other: bool, *, caller: Any) -> str:
        """One paragraph; nothing when it is blank. Something missing outside a sentence or clause is an error."""
        text = _attempt(other, caller) if other else caller(True)
        return f"{BODY}{text}{END}" if visible(text).strip() else ""

    def do_roll(self, other: bool, label: str, *, caller: Any) -> str:
        """A list of persons of minutes (出席、请假、列席); nothing when somebody in it is missing."""
        text = _attempt(other, caller)
        return f"{ROLL}{self._said(label)}：{text}{END}" if visible(text).strip() else ""

    def do_sentence(self, other: bool, *, caller: Any) -> str:
        """A sentence with its full stop; nothing when something required in it is missing."""
        return _sentence(_attempt(other, caller))

    def do_clause(self, other: bool, *, caller: Any) -> str:
        """An optional part; nothing when something in it is missing."""
        return _attempt(other, caller)

    def do_series(self, other: bool, separator: str = "、", *, caller: Any) -> str:
        """The surviving items, joined. Missing when there are none."""

        def join(main: bool) -> str:
            text = caller(main)
            if not main:
                return text
            items = re.findall(f"{ITEM}(.*?){ITEM_END}", text, re.DOTALL)
            if not items:
                raise Missing("series")
            return separator.join(items)

        if not other:
            return join(True)
        return _attempt(True, join)

    def do_item(self, other: bool, *, caller: Any) -> str:
        """One item of a series; left out when something in it is missing."""
        text = _attempt(other, caller)
        return f"{ITEM}{text}{ITEM_END}" if visible(text).strip() else ""

    def _said(self, title: Any) -> str:
        """A title: literal words of the template as they are, anything else as it is printed."""
        return title if isinstance(title, str) else self.environment.run.emit(title)

    def do_points(self, _other: bool, *, caller: Any) -> str:
        """一是…二是… over the points that have something to say."""
        text, number = caller(True), 0
        while POINT in text:
            number += 1
            text = text.replace(POINT, ordinal_points(number), 1)
        return text

    def do_point(self, other: bool, title: Any = None, *, caller: Any) -> str:
        """One numbered point, with a title or without; left out when its body is blank."""
        body = _attempt(other, caller) if other else caller(True)
        if not visible(body).strip():
            return ""
        head = f"{self._said(title)}。" if title is not None else ""
        return f"{POINT}{head}{body}"


def _attempt(has_other: bool, caller: Any) -> str:
    """The main body; the other body (or nothing) when something in the main one is missing."""
    try:
        return caller(True)
    except Missing:
        if not has_other:
            return ""
    try:
        return caller(False)
    except Missing:
        return ""


def _sentence(text: str) -> str:
    text = _tidy(text)
    shown = visible(text)
    if not shown.strip():
        return ""
    return text if _ENDS.search(shown) else f"{text}。"


def _tidy(text: str) -> str:
    """Drop commas that a dropped clause left at an edge or doubled. Traced spans are not touched."""
    while text and text[0] in _LOOSE:
        text = text[1:]
    while text and text[-1] in _LOOSE:
        text = text[:-1]
    text = re.sub(r"[，、；]+(?=[。！？；])", "", text)
    text = re.sub(r"(?<=[，、；：])[，、；]+", "", text)
    return text

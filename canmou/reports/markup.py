"""The text of a report as HTML: places to come back to, and the words around a figure."""

import re
from collections.abc import Container

from django.utils.html import format_html
from django.utils.safestring import SafeString

from canmou.kernel.compile.output import Compiled, Entry

_FIGURE = re.compile(r'data-figure="([FN]\d+)"')


def anchored(html: str, marked: Container[str] = ()) -> SafeString:
    """The text with a place to come back to at the first print of each figure and name, and at each section.

    `marked`: the figures that are printed otherwise than the ledger has them.
    """
    met: set[str] = set()

    def first(found: re.Match) -> str:
        key = found[1]
        shown = f'class="overridden" {found[0]}' if key in marked else found[0]
        if key in met:
            return shown
        met.add(key)
        return f'id="{key}" {shown}'

    sections = iter(range(1, 1000))
    html = re.sub("<h2>", lambda _: f'<h2 id="section-{next(sections)}">', html)
    return SafeString(_FIGURE.sub(first, html))


def around(compiled: Compiled, entry: Entry) -> SafeString:
    """The words around the first place where it is printed."""
    text = compiled.text()
    start, end = entry.spans[0]
    before = text[max(0, start - 40) : start].rpartition("\n")[2]
    after = text[end : end + 40].partition("\n")[0]
    return format_html("…{}<mark>{}</mark>{}…", before, text[start:end], after)

"""Tables of records. Cells are written in Python: a list of 50 rows costs a sixth of a template loop."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe

from canmou.kernel.ui.markup import icon

#: How a column is set: text, short (never broken), long (wraps, wide), code (number of a record), num (right, even
#: digits), date.
KINDS = ("text", "short", "long", "code", "num", "date")


@dataclass(frozen=True)
class Column:
    """A column: heading, kind, and the name it sorts by ("" where it cannot)."""

    heading: str
    kind: str = "text"
    sort: str = ""

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"no kind of column {self.kind}")


@dataclass(frozen=True)
class Row:
    """A row. A cell is a text (escaped), None (shown blank) or markup made by markup.py. `key`: what its box sends."""

    cells: Sequence[object]
    voided: bool = False
    key: str = ""


@dataclass(frozen=True)
class Table:
    """A table. `sort` is the running order ("name" or "-name"), `query` the page's query string.

    `pick`: the id of the form that the check boxes before the rows belong to ("" for a table without).
    """

    columns: Sequence[Column]
    rows: Iterable[Row]
    caption: str = ""
    sort: str = ""
    query: QueryDict = field(default_factory=QueryDict)
    pick: str = ""

    def __html__(self) -> SafeString:
        return mark_safe("".join(self._parts()))  # noqa: S308  every part below is escaped

    def __str__(self) -> SafeString:
        return self.__html__()

    def _parts(self) -> Iterable[str]:
        yield '<div class="table-wrap" tabindex="0" role="region" aria-label="'
        yield escape(self.caption or "列表") + '"><table class="table-cm stack">'
        if self.caption:
            yield f"<caption>{escape(self.caption)}</caption>"
        yield "<thead><tr>"
        if self.pick:
            yield '<th scope="col" class="pick"><input type="checkbox" data-pick-all aria-label="选择本页全部"></th>'
        for column in self.columns:
            yield self._heading(column)
        yield "</tr></thead><tbody>"
        heads = [(column.kind, escape(column.heading)) for column in self.columns]
        for row in self.rows:
            yield '<tr class="voided">' if row.voided else "<tr>"
            if self.pick:
                key = escape(row.key)
                yield f'<td class="pick"><input type="checkbox" name="pick" value="{key}" form="{self.pick}" '
                yield f'aria-label="选择{key}"></td>'
            for (kind, heading), cell in zip(heads, row.cells, strict=True):
                blank = cell is None or cell == ""
                text = "" if blank else conditional_escape(cell)
                yield f'<td class="{kind}{" blank" if blank else ""}" data-label="{heading}">{text}</td>'
            yield "</tr>"
        yield "</tbody></table></div>"

    def _heading(self, column: Column) -> str:
        kind, text = column.kind, escape(column.heading)
        if not column.sort:
            return f'<th scope="col" class="{kind}">{text}</th>'
        running = self.sort.lstrip("-") == column.sort
        falling = running and self.sort.startswith("-")
        order = f' aria-sort="{"descending" if falling else "ascending"}"' if running else ""
        mark = icon(("chevron-down" if falling else "chevron-up") if running else "selector")
        href = with_query(
            self.query, sort=column.sort if falling or not running else f"-{column.sort}", page="", at=""
        )
        return f'<th scope="col" class="{kind}"{order}><a href="{escape(href)}">{text}{mark}</a></th>'


def with_query(query: QueryDict, **changes: object) -> str:
    """The query string with some names set anew, or left out where the value is empty."""
    pairs = [(name, value) for name, values in query.lists() if name not in changes for value in values]
    pairs += [(name, value) for name, value in changes.items() if value not in ("", None)]
    return "?" + urlencode(pairs)

"""The cells of a list, as text, and the table that shows them."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import mark_safe

from canmou.desk import links
from canmou.desk.lists.selection import Selection
from canmou.kernel.ledger.declare import Column, Ledger
from canmou.kernel.ledger.models import Record
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm
from canmou.kernel.ui.table import Column as Head
from canmou.kernel.ui.table import Row, Table

_KINDS = {
    "longtext": "long",
    "date": "date",
    "datetime": "date",
    "int": "num",
    "decimal": "num",
    "money": "num",
    "person": "short",
    "bool": "short",
}
#: A choice whose longest label has at most so many characters is never broken over two lines.
SHORT_LABEL = 8
LONG_CELL = 80
PICK = "bulk"


class Cells:
    """What cells say to one reader. Lists of a page cost one query per column."""

    def __init__(
        self, user: User, ledger: Ledger, columns: Sequence[Column], records: Sequence[Record]
    ) -> None:
        self.user, self.columns = user, columns
        self.lists = {c.name: self._listed(ledger, c, records) for c in columns if c.many}
        self._known: dict[int, str] = {}

    def _listed(self, ledger: Ledger, column: Column, records: Sequence[Record]) -> dict[int, str]:
        through = getattr(ledger.model, column.name).through
        own, other = column.field.m2m_field_name(), column.field.m2m_reverse_field_name()
        deeper = [other, f"{other}__ref"] if column.kind == "records" else [other]
        rows = through.objects.filter(**{f"{own}__in": [record.pk for record in records]})
        found: dict[int, list[str]] = {}
        for row in rows.select_related(*deeper).order_by("pk"):
            found.setdefault(getattr(row, f"{own}_id"), []).append(self._named(column, getattr(row, other)))
        return {pk: "、".join(names) for pk, names in found.items()}

    def _named(self, column: Column, target: Any) -> str:
        if column.kind in ("record", "ref", "records", "refs"):
            ref = target if column.kind in ("ref", "refs") else target.ref
            return ref.title if links.may(self.user, Perm.VIEW, ref) else links.HIDDEN
        return target.spoken if column.kind in ("unit", "units") else str(target)

    def text(self, column: Column, record: Record) -> str:
        """What a cell says."""
        if column.many:
            return self.lists[column.name].get(record.pk, "")
        value = getattr(record, column.name)
        if value is not None and column.field.is_relation:
            return self._named(column, value)
        return column.show(value)


def table_of(user: User, selection: Selection, records: Sequence[Record], *, pick: bool = False) -> Table:
    """The table of one page: number first, then the columns asked for."""
    ledger, columns = selection.ledger, selection.shown
    cells = Cells(user, ledger, columns, records)
    sortable = {column.name for column in ledger.sheet if not column.many}
    heads = [
        Head("编号", "code", "number"),
        *(head(column, place, sortable) for place, column in enumerate(columns)),
    ]
    before, after = reverse("record", args=["0"]).split("0")
    rows = []
    for record in records:
        number = escape(record.number)
        href = f'<a href="{before}{number}{after}"'
        shown: list[object] = [mark_safe(f"{href}>{number}</a>")]  # noqa: S308  escaped above
        for place, column in enumerate(columns):
            text = cells.text(column, record)
            if len(text) > LONG_CELL:
                text = text[:LONG_CELL] + "…"
            if place == 0 and text:
                shown.append(mark_safe(f'{href} tabindex="-1">{escape(text)}</a>'))  # noqa: S308  escaped here
            else:
                shown.append(text)
        rows.append(Row(shown, voided=record.voided, key=record.number))
    return Table(heads, rows, ledger.name, selection.sort, selection.query(), pick=PICK if pick else "")


def head(column: Column, place: int, sortable: set[str]) -> Head:
    """How a column is headed and set."""
    kind = _KINDS.get(column.kind, "text")
    if column.name == "unit":
        kind = "short"
    if column.choices and max(map(len, map(str, column.choices.values()))) <= SHORT_LABEL:
        kind = "short"
    elif place == 0 and kind == "text":
        kind = "long"
    return Head(column.heading, kind, column.name if column.name in sortable else "")

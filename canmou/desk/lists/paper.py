"""A list on paper: the table with title, office and conditions, for the browser's printer and as PDF."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from canmou.desk.lists.cells import Cells, head
from canmou.desk.lists.rows import in_order, loaded
from canmou.desk.lists.selection import Selection
from canmou.kernel import audit, clock
from canmou.kernel.documents.sheet import Sheet, to_pdf
from canmou.kernel.documents.tree import chinese_date
from canmou.kernel.errors import NotPermitted, Refused
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, opens

MOST = 3000
#: How wide columns are set beside each other, by how they are set.
WEIGHTS = {"code": 2.4, "long": 4.0, "text": 2.4, "short": 1.5, "date": 1.5, "num": 1.3}


@dataclass(frozen=True)
class Paper:
    """A list as it is printed. `heads`: (heading, kind) of each column."""

    title: str
    office: str
    told: str
    day: str
    heads: Sequence[tuple[str, str]]
    rows: Sequence[Sequence[str]]

    @property
    def body(self) -> SafeString:
        """The rows as HTML, written here because there may be thousands."""
        kinds = [kind for _, kind in self.heads]

        def line(row: Sequence[str]) -> str:
            cells = zip(kinds, row, strict=True)
            return "".join(f'<td class="{kind}">{escape(cell)}</td>' for kind, cell in cells)

        parts = (f"<tr>{line(row)}</tr>" for row in self.rows)
        return mark_safe("".join(parts))  # noqa: S308  every cell is escaped


def paper(user: User, selection: Selection) -> Paper:
    """All rows of the filter with the columns shown. Raises `NotPermitted`, `Refused`."""
    ledger = selection.ledger
    if not opens(user, ledger.code, Perm.EXPORT):
        raise NotPermitted(f"您没有打印“{ledger.name}”的权限")
    keys = in_order(user, selection, MOST)
    if len(keys) > MOST:
        raise Refused(f"一次最多打印{MOST}条，请加上筛选条件，或改用导出")
    records = loaded(ledger, selection.shown, keys)
    cells = Cells(user, ledger, selection.shown, records)
    rows = [
        [str(place), record.number, *(cells.text(column, record) for column in selection.shown)]
        for place, record in enumerate(records, 1)
    ]
    heads = [head(column, place, set()) for place, column in enumerate(selection.shown)]
    told = "；".join(text for text, _ in selection.chips())
    return Paper(
        ledger.name,
        user.office.name,
        told,
        chinese_date(clock.today()),
        [("序号", "num"), ("编号", "code"), *((found.heading, found.kind) for found in heads)],
        rows,
    )


def print_pdf(selection: Selection, *, by: User) -> bytes:
    """The printed table as PDF. Written to the audit log."""
    made = paper(by, selection)
    weights = [0.7, *(WEIGHTS[kind] for _, kind in made.heads[1:])]
    aligns = {"num": "right", "date": "center", "code": "center", "short": "center"}
    kinds = [aligns.get(kind, "left") for _, kind in made.heads]
    sheet = Sheet(
        made.title,
        made.office,
        made.told,
        made.day,
        [text for text, _ in made.heads],
        weights,
        kinds,
        made.rows,
    )
    content = to_pdf(sheet)
    audit.write("打印台账", by=by, office=by.office, number=selection.ledger.code, count=len(made.rows))
    return content

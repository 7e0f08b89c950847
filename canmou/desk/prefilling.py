"""What a new record begins with: what its address names, a record that is copied, or what repeats from the last one."""

from dataclasses import dataclass, field

from django.http import QueryDict

from canmou.desk import links
from canmou.desk.forms import as_sent, sealed_links, written
from canmou.kernel.errors import NotFound
from canmou.kernel.exchange.lookup import Records
from canmou.kernel.exchange.typed import Typist
from canmou.kernel.ledger.declare import Ledger
from canmou.kernel.ledger.models import Record
from canmou.kernel.ledger.queries import find
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm
from canmou.lib.cells import CellError

#: What is the same for records entered one after the other; titles, texts and numbers are not.
REPEATING = ("choice", "bool", "date", "unit", "units", "record", "ref")


@dataclass
class Start:
    """The values that a new record begins with, the record that it is copied from, and the whole that it is part of."""

    values: dict[str, str | bool] = field(default_factory=dict)
    copied: str = ""
    whole: str = ""

    @property
    def draft_name(self) -> str:
        """Drafts of a copy or of a part are apart from others."""
        return ":".join(["new", *(["copy", self.copied] if self.copied else []), *filter(None, [self.whole])])


def start(ledger: Ledger, user: User, query: QueryDict) -> Start:
    """What an address asks for: `copy` or `after` with a number, or columns with values."""
    found = Start()
    if copied := _record(ledger, user, query.get("copy", "")):
        found.values, found.copied = _values(ledger, user, copied), copied.number
    elif before := _record(ledger, user, query.get("after", "")):
        kept = {column.name for column in ledger.sheet if column.kind in REPEATING}
        found.values = {name: v for name, v in _values(ledger, user, before).items() if name in kept}
    found.values |= _named(ledger, user, query)
    if ledger.parent and query.get(ledger.parent):
        found.whole = str(found.values.get(ledger.parent, "")).partition(" ")[0]
    return found


def _record(ledger: Ledger, user: User, number: str) -> Record | None:
    try:
        record = find(user, number) if number else None
    except NotFound:
        return None
    return record if isinstance(record, ledger.model) else None


def _values(ledger: Ledger, user: User, record: Record) -> dict[str, str | bool]:
    hidden = sealed_links(ledger, user, record)
    values = written(Typist(ledger, user), record)
    return {
        name: value if isinstance(value, bool) else as_sent(value)
        for name, value in values.items()
        if name not in hidden
    }


def _named(ledger: Ledger, user: User, query: QueryDict) -> dict[str, str]:
    """Columns that the address fills in, such as the record that a part belongs to."""
    found: dict[str, str] = {}
    records = Records(user.office, by=user)
    for column in ledger.sheet:
        text = query.get(column.name, "").replace("\0", "")[:300]
        if text and column.kind in ("record", "ref"):
            records.prime([text], column.ledgers)
            try:
                ref = records.find(text, column.ledgers)
            except CellError:
                continue
            if links.may(user, Perm.VIEW, ref):
                found[column.name] = f"{ref.number} {ref.title}"
        elif text and not column.many:
            found[column.name] = text
    return found

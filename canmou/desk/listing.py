"""Which ledgers a reader may open, and how many records each shows."""

from django.db.models import Count
from django.http import QueryDict

from canmou.kernel.ledger.declare import Ledger, ledgers
from canmou.kernel.ledger.queries import refs_visible_to
from canmou.kernel.people.models import User
from canmou.kernel.permissions import opens


def asked(query: QueryDict, name: str, most: int = 60) -> str:
    """A text that stands in an address, without what no database stores."""
    return query.get(name, "").replace("\0", "").strip()[:most]


def counts(user: User) -> dict[str, int]:
    """How many live records of each ledger the reader may see: one query."""
    found = refs_visible_to(user).filter(voided=False).order_by().values_list("ledger")
    return dict(found.annotate(n=Count("pk")))


def open_by_line(user: User) -> list[tuple[str, list[Ledger]]]:
    """The ledgers open to the reader by line of work; what runs across all lines comes last."""
    lines: dict[str, list[Ledger]] = {}
    for ledger in ledgers():
        if opens(user, ledger.code):
            lines.setdefault(ledger.line, []).append(ledger)
    return sorted(lines.items(), key=lambda group: group[0] == "across")

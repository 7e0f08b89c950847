"""The records before and after one in the list that the reader came from."""

from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from django.http import QueryDict
from django.urls import reverse

from canmou.desk.lists import rows
from canmou.desk.lists.selection import Selection
from canmou.kernel.ledger.declare import Ledger
from canmou.kernel.ledger.models import Record
from canmou.kernel.people.models import User

_LONGEST = 2000


@dataclass(frozen=True)
class Neighbours:
    """Addresses: of the list, and of the records before and after ("" where there is none)."""

    back: str
    previous: str
    next: str


def list_asked(ledger: Ledger, query: QueryDict, referer: str) -> str | None:
    """The query string of the list that the reader came from: carried along, or that of the page before; else None."""
    if "list" in query:
        return query["list"].replace("\0", "")[:_LONGEST]
    came = urlsplit(referer[: 2 * _LONGEST])
    return came.query[:_LONGEST] if came.path == reverse("ledger", args=[ledger.code]) else None


def neighbours(user: User, ledger: Ledger, record: Record, asked: str | None) -> Neighbours | None:
    """What stands around the record in that list; None where it came from no list, or stands in it no more."""
    if asked is None:
        return None
    selection = Selection.read(QueryDict(asked), ledger)
    walk = rows.walk(user, selection)
    paths = [path for path in (walk.order.path, "pk") if path]
    held = walk.rows.order_by().filter(pk=record.pk).values_list(*paths).first()
    if held is None:
        return None
    value, key = held[0] if walk.order.path else None, held[-1]
    around = []
    for back in (True, False):
        near = walk.scan.filter(walk.order.beyond(value, key, back=back))
        number = near.order_by(*walk.order.by(back)).values_list("number", flat=True).first()
        around.append(f"{reverse('record', args=[number])}?{urlencode({'list': asked})}" if number else "")
    return Neighbours(reverse("ledger", args=[ledger.code]) + selection.href(), *around)

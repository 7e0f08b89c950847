"""Links that apps offer on the page of a record beside its own buttons. Connected in canmou/site/wiring.py."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from canmou.kernel.ledger.models import Record
from canmou.kernel.people.models import User


@dataclass(frozen=True)
class RecordLink:
    """A link: its words, where it leads, its icon."""

    label: str
    href: str
    icon: str


Offer = Callable[[User, Record], Iterable[RecordLink]]
_offers: list[Offer] = []


def offer(links: Offer) -> None:
    """Ask `links(user, record)` for links whenever the page of a record is shown."""
    _offers.append(links)


def links_for(user: User, record: Record) -> list[RecordLink]:
    """Everything that is offered to this reader on this record."""
    return [link for links in _offers for link in links(user, record)]

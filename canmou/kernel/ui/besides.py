"""What waits for a person besides steps and dates of records: proposals to agree to, work left half done.

Apps offer it; connected in canmou/site/wiring.py. It stands in the person's to-do list and counts in its badge.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from canmou.kernel.people.models import User


@dataclass(frozen=True)
class Besides:
    """One thing that waits: its title, what is asked, and the page where it is done."""

    title: str
    sentence: str
    href: str


Offer = Callable[[User], Iterable[Besides]]
_offers: list[Offer] = []


def offer(waiting: Offer) -> None:
    """Ask `waiting(user)` for what waits whenever a to-do list is counted or shown."""
    _offers.append(waiting)


def besides(user: User) -> list[Besides]:
    """Everything of this sort that waits for the user."""
    return [each for waiting in _offers for each in waiting(user)]

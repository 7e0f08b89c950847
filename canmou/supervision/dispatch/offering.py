"""What other apps put before a section when it fills its sheet. Connected in canmou/site/wiring.py."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Offered:
    """A row for the sheet: what it is called, how it stands, what is in the way, and why it is put before them."""

    content: str
    progress: str = ""
    obstacle: str = ""
    next_plan: str = ""
    told: str = ""
    due_on: date | None = None


#: (office, section, first day, last day of the span) → rows.
Source = Callable[[int, int, date, date], Iterable[Offered]]
_sources: list[Source] = []


def offer_rows(source: Source) -> None:
    """Ask `source` whenever a sheet is filled."""
    _sources.append(source)


def rows_offered(office: int, section: int, first: date, last: date) -> list[Offered]:
    """Everything that is put before a section."""
    return [row for source in _sources for row in source(office, section, first, last)]

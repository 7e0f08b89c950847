"""What hangs on the calendar: open matters whose last day is reckoned in working days.

Whoever reckons such days says so once (`reckon`), with the open matters of today. A change of the calendar is
previewed by asking twice: as the calendar is, and as it would be.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from canmou.kernel.calendar.days import Supposition, supposing
from canmou.kernel.calendar.models import CalendarChange


class Matter(NamedTuple):
    """An open matter and its last day. key: the same before and after; ref, person, unit: database keys."""

    key: Hashable
    ref: int
    what: str
    day: date
    person: int | None
    unit: int | None


class Moved(NamedTuple):
    """A matter whose last day becomes another."""

    matter: Matter
    old: date
    new: date


@dataclass(frozen=True)
class Reckoning:
    """One kind of such matters. running: those open now. move: writes days that are stored, after a change."""

    name: str
    running: Callable[[], Iterable[Matter]]
    move: Callable[[Sequence[Moved]], None] | None = None


Effect = Callable[[CalendarChange, Sequence[Moved]], None]

_reckonings: dict[str, Reckoning] = {}
_effects: list[Effect] = []


def reckon(reckoning: Reckoning) -> None:
    """Declare a kind of matters that the calendar moves."""
    _reckonings[reckoning.name] = reckoning


def on_moved(effect: Effect) -> None:
    """Called with everything that an applied change has moved, in its transaction: to keep it, and to tell."""
    _effects.append(effect)


def tell_moved(change: CalendarChange, moves: Sequence[Moved]) -> None:
    """Let everybody who asked know what a change has moved."""
    for effect in _effects:
        effect(change, moves)


def moved_by(change: Supposition) -> list[tuple[Reckoning, list[Moved]]]:
    """What a change would move, of every kind, over all offices and for no reader: whoever shows it asks for rights."""
    return [(one, _moved(one, change)) for one in _reckonings.values()]


def _moved(one: Reckoning, change: Supposition) -> list[Moved]:
    before = {matter.key: matter for matter in one.running()}
    with supposing(change):
        after = {matter.key: matter.day for matter in one.running()}
    found = [
        Moved(matter, matter.day, after[key])
        for key, matter in before.items()
        if key in after and after[key] != matter.day
    ]
    return sorted(found, key=lambda moved: (moved.new, moved.old, moved.matter.ref))

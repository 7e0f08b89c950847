"""What hangs on the calendar: open matters whose last day is reckoned in working days.

Whoever reckons such days says so once (`reckon`), with the open matters of today. A change of the calendar is
previewed by asking twice: as the calendar is, and as it would be.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from canmou.kernel.calendar.days import DAY, Supposition, supposing, table_for
from canmou.kernel.calendar.models import CalendarChange
from canmou.kernel.people.models import User
from canmou.lib.workdays import DayKind


class Matter(NamedTuple):
    """An open matter and its last day. key: the same before and after; ref, person, unit: database keys.

    kept: the day that is stored. A matter whose stored day is not the reckoned one was set otherwise and is not moved.
    """

    key: Hashable
    ref: int
    what: str
    day: date
    person: int | None
    unit: int | None
    kept: date | None = None


class Moved(NamedTuple):
    """A matter whose last day becomes another."""

    matter: Matter
    old: date
    new: date


@dataclass(frozen=True)
class Reckoning:
    """One kind of such matters. running: those open now, of which a change of these days may move the last day.

    move: writes days that are stored, after a change.
    """

    name: str
    running: Callable[[frozenset[date]], Iterable[Matter]]
    move: Callable[[Sequence[Moved], User], None] | None = None


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
    touched = frozenset(now.day for now, then in differences(change) if now.is_workday != then.is_workday)
    return [(one, _moved(one, change, touched)) for one in _reckonings.values()]


def differences(change: Supposition) -> list[tuple[DayKind, DayKind]]:
    """Each day that the change makes another, as it is and as it becomes: worked or not, or by another name."""
    days = [*change.settled, *change.plain]
    if not days:
        return []
    first, last = date(min(days).year, 1, 1), date(max(days).year, 12, 31)
    years = range(first.year, last.year + 1)
    now = table_for(years)
    with supposing(change):
        then = table_for(years)
    found = []
    for day in (first + DAY * i for i in range((last - first).days + 1)):
        before, after = now.kind(day), then.kind(day)
        if (before.is_workday, bare(before.reason)) != (after.is_workday, bare(after.reason)):
            found.append((before, after))
    return found


def bare(reason: str) -> str:
    """A cause without the word that it is an estimate."""
    return reason.removesuffix("（推定）")


def _moved(one: Reckoning, change: Supposition, touched: frozenset[date]) -> list[Moved]:
    before = {matter.key: matter for matter in one.running(touched)}
    with supposing(change):
        after = {matter.key: matter.day for matter in one.running(touched)}
    found = [
        Moved(matter, matter.day, after[key])
        for key, matter in before.items()
        if key in after and after[key] != matter.day and matter.kept in (None, matter.day)
    ]
    return sorted(found, key=lambda moved: (moved.new, moved.old, moved.matter.ref))

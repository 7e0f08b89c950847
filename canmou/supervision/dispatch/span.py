"""The stretch of time that a round tells of, the round before it, and the tasks that a section answers for in it."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from canmou.kernel import clock
from canmou.kernel.ledger.recent import Move, moves
from canmou.supervision.models import DispatchRound, SupervisionTask

#: The systems whose records are works with a title of their own: research and drafting.
WORKS = "RD"
OTHERS = "其他台账"
_DATED = re.compile(r"^\d{4}(?:-\d{2}){0,2}\s+")
#: Ledgers of tasks and of the dispatch itself, which are told in their own words.
OWN_CODES = ("STK", "SDR", "SDS", "SDE", "SDM", "SWK")


@dataclass(frozen=True)
class Span:
    """From the day after the last round was locked to today, or to the day this one was locked; both included."""

    first: date
    last: date


def round_before(round: DispatchRound) -> DispatchRound | None:
    """The round before this one."""
    rows = DispatchRound.objects.live().filter(office=round.office_id, ends_on__lt=round.ends_on)
    return rows.order_by("-ends_on", "-pk").first()


def span_of(round: DispatchRound, before: DispatchRound | None) -> Span:
    """What this round tells of."""
    last = round.locked_on or clock.today()
    first = round.starts_on
    if before is not None and before.locked_on and before.locked_on < last:
        first = before.locked_on + timedelta(days=1)
    return Span(min(first, last), last)


def tasks_in(office: object, span: Span) -> QuerySet[SupervisionTask]:
    """The tasks that were under way in the span: not finished before it, not sent back, assigned by its end."""
    rows = SupervisionTask.objects.live().filter(office=office, returned_on=None, assigned_on__lte=span.last)
    rows = rows.filter(Q(completed_on=None) | Q(completed_on__gte=span.first))
    rows = rows.exclude(state="proposed").select_related("ref", "lead_section", "responsible")
    return rows.order_by("due_on", "pk")


def moved(office: object, span: Span, units: list[int] | None = None) -> list[Move]:
    """What moved in the other ledgers."""
    return moves(office, span.first, span.last, units=units, without=OWN_CODES)


@dataclass(frozen=True)
class Told:
    """What moved in ledgers of one owner, in words: of works by title, of everything else the number alone."""

    unit: int
    what: str
    text: str
    moves: tuple[Move, ...]


def told_of(found: list[Move]) -> list[Told]:
    """Moves by owner: one for each ledger of research and drafting, and one for all other ledgers together."""
    groups: dict[int, dict[str, list[Move]]] = {}
    for move in found:
        groups.setdefault(move.ref.unit_id, {}).setdefault(move.ledger.name, []).append(move)
    told = []
    for unit, ledgers in groups.items():
        works = {name: rows for name, rows in ledgers.items() if rows[0].ledger.system[:1] in WORKS}
        told += [
            Told(unit, f"{name}{len(rows)}条", titles(rows), tuple(rows)) for name, rows in works.items()
        ]
        rest = {name: rows for name, rows in ledgers.items() if name not in works}
        if rest:
            text = "、".join(f"{name}{len(rows)}条" for name, rows in rest.items())
            told.append(
                Told(unit, OTHERS, text[:280], tuple(move for rows in rest.values() for move in rows))
            )
    return told


def titles(rows: list[Move], most: int = 3) -> str:
    """The titles of some records as one phrase, at most 280 characters."""
    named = "、".join(f"《{_DATED.sub('', move.ref.title).strip('《》')}》" for move in rows[:most])
    named = named if len(named) <= 270 else f"{named[:266]}……"
    return f"{named}等{len(rows)}条" if len(rows) > most else named

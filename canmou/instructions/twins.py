"""Entries that may be one instruction: same leader, near days, the same work or much the same words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from canmou.instructions.models import Instruction
from canmou.instructions.reading import instructions_for
from canmou.kernel.people.models import Person, User
from canmou.lib.likeness import likeness

NEAR = timedelta(days=30)
LIKE = 0.7
MOST = 500


@dataclass(frozen=True)
class Twin:
    """An entry that may be the same instruction, and why it is thought so."""

    row: Instruction
    why: str
    share: int


def twins_of(user: User, row: Instruction) -> list[Twin]:
    """Other originals that this user may see and that may be the same instruction as this one, the likest first."""
    rows = near(user, row.leader, row.given_on).exclude(pk=row.pk)
    return _judged(row.words, row.work_id, row.given_on, rows)


def near(user: User, leader: Person, day: date) -> Iterable[Instruction]:
    """The leader's originals within a month of a day."""
    rows = instructions_for(user).filter(leader=leader, copy_of=None)
    rows = rows.filter(given_on__gte=day - NEAR, given_on__lte=day + NEAR)
    return rows.select_related("ref", "leader", "work")


def alike_entry(user: User, *, leader: Person, day: date, words: str, work_id: int | None) -> list[Twin]:
    """The same for an instruction that is about to be registered."""
    return _judged(words, work_id, day, near(user, leader, day))


def _judged(words: str, work_id: int | None, day: date, rows: Iterable[Instruction]) -> list[Twin]:
    found = []
    for row in list(rows)[:MOST]:
        share = likeness(words, row.words)
        same_work = work_id is not None and row.work_id == work_id
        if share < LIKE and not (same_work and row.given_on == day):
            continue
        if work_id is not None and row.work_id is not None and not same_work and row.given_on != day:
            continue  # the same turn of phrase on another work is another instruction
        apart = abs((row.given_on - day).days)
        days = "同一天" if apart == 0 else f"相隔{apart}天"
        about = "，同一成果" if same_work else ""
        found.append(
            Twin(row, f"同一领导，{days}{about}，原话相近{round(share * 100)}％", round(share * 100))
        )
    return sorted(found, key=lambda twin: -twin.share)

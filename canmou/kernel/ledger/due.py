"""What a ledger declares of its days: what must happen by when, who answers, when it counts as done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.db.models import Q
from django.db.models.expressions import Combinable

from canmou.lib.workdays import DueDay

#: What counts as done: the name of a column that is then filled, a condition, or an `Exists` over other rows.
Done = str | Q | Combinable | None
Given = Q | Combinable | None


class Kind(StrEnum):
    """What sort of day it is."""

    DEADLINE = "deadline"
    EXPIRY = "expiry"
    EVIDENCE = "evidence"
    EVENT = "event"
    DUTY = "duty"


KIND_NAMES = {
    Kind.DEADLINE: "时限",
    Kind.EXPIRY: "到期",
    Kind.EVIDENCE: "缺佐证",
    Kind.EVENT: "安排",
    Kind.DUTY: "值班",
}

#: Kinds that somebody has to act upon; the others only stand in the calendar.
TODO = frozenset({Kind.DEADLINE, Kind.EXPIRY, Kind.EVIDENCE})

Compute = Callable[[Sequence[Any]], dict[int, DueDay]]


@dataclass(frozen=True)
class Due:
    """One dated thing of a ledger's records. Made by `deadline`, `expiry`, `evidence`, `event` and `duty` below.

    field: the date column (a path may lead to the whole's). label: the words of the sentence. who: the column of
    the person who answers; among: columns of several persons who take part; unit: the column of the unit that
    answers, before the record's own. days, workdays: how long after the column's day it falls due.
    before: days ahead in which it is shown unasked. lapse: days after which it is no longer shown.
    given: only these records. renewed: columns that a later record shares which takes this one's place.
    started: a column with the first day, where it lasts several. compute: open records → {key: last day}.
    """

    kind: Kind
    field: str
    label: str
    who: str = ""
    among: tuple[str, ...] = ()
    unit: str = ""
    done: Done = None
    given: Given = None
    days: int = 0
    workdays: int = 0
    before: int = 30
    lapse: int | None = None
    renewed: tuple[str, ...] = ()
    started: str = ""
    compute: Compute | None = field(default=None, compare=False)

    @property
    def to_do(self) -> bool:
        """Whether somebody has to act upon it."""
        return self.kind in TODO


def deadline(
    field: str,
    label: str,
    *,
    done: Done,
    who: str = "",
    unit: str = "",
    given: Given = None,
    days: int = 0,
    workdays: int = 0,
    before: int = 30,
    lapse: int | None = None,
    compute: Compute | None = None,
) -> Due:
    """Something to be done by a day: 应于5月20日前`label`. `lapse`: where no column tells that it was done."""
    return Due(
        Kind.DEADLINE,
        field,
        label,
        who=who,
        unit=unit,
        done=done,
        given=given,
        days=days,
        workdays=workdays,
        before=before,
        lapse=lapse,
        compute=compute,
    )


def expiry(
    field: str,
    label: str,
    *,
    who: str = "",
    unit: str = "",
    done: Done = None,
    given: Given = None,
    renewed: tuple[str, ...] = (),
    before: int = 90,
    lapse: int = 180,
) -> Due:
    """A term that ends: `label`将于5月20日到期."""
    return Due(
        Kind.EXPIRY,
        field,
        label,
        who=who,
        unit=unit,
        done=done,
        given=given,
        renewed=renewed,
        before=before,
        lapse=lapse,
    )


def evidence(
    field: str,
    label: str,
    *,
    who: str = "",
    unit: str = "",
    given: Given = None,
    days: int = 15,
    lapse: int = 180,
) -> Due:
    """A record that by its nature has a file: 缺`label`. Asked for from the day of the record on."""
    return Due(
        Kind.EVIDENCE,
        field,
        label,
        who=who,
        unit=unit,
        given=given,
        days=days,
        before=days,
        lapse=lapse,
        done=Q(ref__attachments__voided=False),
    )


def event(
    field: str,
    label: str = "举行",
    *,
    who: str = "",
    among: tuple[str, ...] = (),
    unit: str = "",
    started: str = "",
    given: Given = None,
) -> Due:
    """Something that takes place on a day: it stands in the calendar and asks nothing of anybody."""
    return Due(Kind.EVENT, field, label, who=who, among=among, unit=unit, started=started, given=given)


def duty(field: str, label: str, *, who: str = "", among: tuple[str, ...] = (), started: str = "") -> Due:
    """Somebody's turn of duty."""
    return Due(Kind.DUTY, field, label, who=who, among=among, started=started)

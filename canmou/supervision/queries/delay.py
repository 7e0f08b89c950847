"""Late and extended tasks of a year, settled and running, with sums by section and by person."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from canmou.kernel.ledger.declare import ledger_for
from canmou.kernel.ledger.queries import visible_to
from canmou.kernel.people.models import User
from canmou.supervision.delays import Delay, Stage, delays_of
from canmou.supervision.limits import Limits
from canmou.supervision.models import TaskDelay, TaskDelayShare
from canmou.supervision.queries.task import running


@dataclass
class Sum:
    """Days that one section or one person had tasks in hand, and how many of them were delay."""

    name: str
    tasks: set[int] = field(default_factory=set)
    days: int = 0
    workdays: int = 0
    late_days: int = 0
    late_workdays: int = 0


@dataclass(frozen=True)
class Row:
    """A late or extended task: settled for ever, or as it stands today."""

    delay: TaskDelay | Delay
    stages: tuple

    @property
    def settled(self) -> bool:
        return isinstance(self.delay, TaskDelay)

    @property
    def task(self) -> object:
        return self.delay.task

    @property
    def sentence(self) -> str:
        return self.delay.sentence

    @property
    def late_days(self) -> int:
        return self.delay.late_days

    @property
    def late_workdays(self) -> int:
        return self.delay.late_workdays

    @property
    def extensions(self) -> int:
        return self.delay.extensions


def delays_in(user: User, year: int, on: date, limits: Limits) -> list[Row]:
    """Those whose first deadline lies in the year, the latest first: a few queries for however many."""
    span = (date(year, 1, 1), date(year, 12, 31))
    settled = visible_to(user, ledger_for(TaskDelay)).filter(voided=False, first_due_on__range=span)
    settled = settled.filter(task__voided=False)
    settled = list(
        settled.exclude(ended_on=None).select_related(
            "task__ref", "task__lead_section", "lead_section", "responsible"
        )
    )
    shares: dict[int, list[TaskDelayShare]] = {}
    rows = TaskDelayShare.objects.filter(delay__in=[row.pk for row in settled]).select_related(
        "section", "holder"
    )
    for share in rows.order_by("delay", "place"):
        shares.setdefault(share.delay_id, []).append(share)
    found = [Row(row, tuple(shares.get(row.pk, ()))) for row in settled]
    open_tasks = (
        running(user).filter(first_due_on__range=span).select_related("ref", "lead_section", "responsible")
    )
    for delay in delays_of(list(open_tasks), on, limits):
        if delay.late or delay.extensions:
            found.append(Row(delay, delay.stages))
    return sorted(found, key=lambda row: (-row.late_days, row.task.pk))


def years_of(user: User) -> list[int]:
    """The years that have any first deadline, the last first."""
    days = running(user).exclude(first_due_on=None).order_by().values_list("first_due_on", flat=True)
    settled = visible_to(user, ledger_for(TaskDelay)).order_by().values_list("first_due_on", flat=True)
    return sorted({day.year for day in days} | {day.year for day in settled}, reverse=True)


def by_section(rows: Iterable[Row]) -> list[Sum]:
    """Who had late and extended tasks in hand for how long, by section."""
    return _sums((stage.section.spoken, row, stage) for row in rows for stage in row.stages if stage.counts)


def by_person(rows: Iterable[Row]) -> list[Sum]:
    """The same by person; what a section had before somebody was named stands under 未定责任人."""
    return _sums(
        (f"{stage.holder}" if stage.holder else f"{stage.section.spoken}（未定责任人）", row, stage)
        for row in rows
        for stage in row.stages
        if stage.counts
    )


def _sums(parts: Iterable[tuple[str, Row, Stage | TaskDelayShare]]) -> list[Sum]:
    found: dict[str, Sum] = {}
    for name, row, stage in parts:
        one = found.setdefault(name, Sum(name))
        one.tasks.add(row.task.pk)
        one.days += stage.days
        one.workdays += stage.workdays
        one.late_days += stage.late_days
        one.late_workdays += stage.late_workdays
    return sorted(found.values(), key=lambda one: (-one.late_days, -one.days, one.name))

"""Time limits as the rules read them, together with the calendar, and the days that follow from them, explained."""

from dataclasses import dataclass
from datetime import date, timedelta

from canmou.kernel.calendar import due, table_for
from canmou.kernel.calendar.terms import PROVISIONAL
from canmou.kernel.office.models import Office
from canmou.lib.workdays import DayTable, next_workday, workdays_between
from canmou.supervision.models.limits import SupervisionLimits
from canmou.supervision.models.task import SupervisionTask

#: Years over which the calendar is read at once; beyond them days are estimated.
YEARS = range(2015, 2036)


@dataclass(frozen=True)
class Limits:
    """The limits of an office and the table of days by which they are counted."""

    row: SupervisionLimits
    table: DayTable

    def workdays(self, start: date, end: date) -> int:
        """Working days after `start` up to and including `end`; negative when `end` is earlier."""
        return 0 if start == end else workdays_between(start, end, self.table).count

    @property
    def slip_code(self) -> str:
        """The issuing code of slips."""
        return self.row.slip_code or f"{self.row.office.issuer_code}督"


@dataclass(frozen=True)
class Term:
    """A last day with the sentence that tells how it was counted."""

    on: date
    sentence: str


def row_of(office: Office) -> SupervisionLimits:
    """The limits of an office; the defaults where it has set none."""
    held = SupervisionLimits.objects.filter(office=office).order_by()[:1]  # at most one: in no order
    return next(iter(held), None) or SupervisionLimits(office=office)


def limits_of(office: Office) -> Limits:
    """The limits of an office with the calendar: three queries, for however many tasks."""
    return Limits(row_of(office), table_for(YEARS))


def term(urgency: str, assigned_on: date, limits: Limits) -> Term:
    """The deadline that follows from the urgency of a task, and how it was counted (domain §8.2, R-CAL-3)."""
    row = limits.row
    kinds = SupervisionTask.Urgency
    days = {kinds.URGENT: row.urgent_days, kinds.STANDING: row.standing_days}.get(urgency, row.normal_days)
    label = kinds(urgency).label
    if row.counting == row.Counting.WORKDAYS:
        found = due(assigned_on, days)
        return Term(found.date, f"{label}事项{days}个工作日：{found.explanation}")
    plain = assigned_on + timedelta(days=days)
    last = next_workday(plain, limits.table)
    told = f"{label}事项{days}日：{assigned_on}交办，当日不计，第{days}日为{plain}"
    if last.day != plain:
        told += f"，遇{last.skipped[0].reason}顺延至{last.day}"
    return Term(last.day, told + "。" + (PROVISIONAL if last.provisional else ""))


def next_feedback(day: date, limits: Limits) -> date:
    """When a standing task has to be reported on again, after a report or its beginning on this day."""
    return next_workday(day + timedelta(days=limits.row.feedback_days), limits.table).day


def objection_term(assigned_on: date, limits: Limits) -> Term:
    """The last day on which the section may object, with the days that count."""
    found = due(assigned_on, limits.row.objection_workdays)
    return Term(found.date, found.explanation)


def after(day: date, workdays: int) -> date:
    """The n-th working day after a day."""
    return due(day, workdays).date

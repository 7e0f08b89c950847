"""Reads over weekly sheets: a section's sheet, what it begins with, who has filed."""

from datetime import date, timedelta

from django.db.models import Q

from canmou.kernel import clock
from canmou.kernel.ledger.declare import ledger, ledgers
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.ledger.queries import refs_visible_to
from canmou.kernel.people.models import Unit, User
from canmou.kernel.people.queries import own_sections
from canmou.kernel.permissions import Perm, can
from canmou.supervision.models import PlanItem, SupervisionTask, WeeklySheet
from canmou.supervision.queries.plan import live

MOST = 30
#: Ledgers about the keeping of work, not work.
BESIDE = ("SWK", "SDR", "SDS", "SDE", "SDM", "STP", "STE", "STU", "SPI", "SPD")


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def sections_of(user: User) -> list[Unit]:
    """The sections that file sheets, the user's own first."""
    own = [unit.pk for unit in own_sections(user)]
    found = Unit.objects.filter(office=user.office, kind="section", ended_on=None).order_by("order", "pk")
    return sorted(found, key=lambda unit: unit.pk not in own)


def sheet_of(user: User, section: Unit, monday: date) -> WeeklySheet | None:
    """The sheet of a section for a week."""
    rows = live(user, WeeklySheet).filter(section=section, week_start=monday)
    return rows.select_related("submitted_by", "unit").order_by("-pk").first()


def sheets_of_week(user: User, monday: date) -> dict[int, WeeklySheet]:
    """Section → its sheet of this week."""
    rows = live(user, WeeklySheet).filter(week_start=monday).select_related("submitted_by").order_by("pk")
    return {sheet.section_id: sheet for sheet in rows}


def may_file(user: User, section: Unit) -> bool:
    """Whether the user may write this section's sheet."""
    return bool(can(user, Perm.ADD, WeeklySheet(office_id=user.office_id, unit=section)))


def planned_before(user: User, section: Unit, monday: date) -> str:
    """What the section meant to do this week, from the sheet of the week before."""
    before = sheet_of(user, section, monday - timedelta(days=7))
    return before.planned if before else ""


def recorded(user: User, section: Unit, monday: date) -> list[tuple[RecordRef, str]]:
    """What the section recorded this week and all staff may read: (record, name of its ledger), by day."""
    open_to_all = [each.code for each in ledgers() if not each.readers and each.code not in BESIDE]
    rows = refs_visible_to(user).filter(unit=section, voided=False, ledger__in=open_to_all)
    rows = rows.filter(on__gte=monday, on__lte=min(monday + timedelta(days=6), clock.today())).order_by(
        "on", "pk"
    )[:MOST]
    return [(ref, ledger(ref.ledger).name) for ref in rows]


def falling_due(user: User, section: Unit, monday: date) -> list[tuple[date, str]]:
    """What the section has to finish in the week after: tasks and plan items, (day, what)."""
    span = {"due_on__gte": monday + timedelta(days=7), "due_on__lte": monday + timedelta(days=13)}
    tasks = live(user, SupervisionTask).filter(
        lead_section=section, completed_on=None, returned_on=None, **span
    )
    items = live(user, PlanItem).filter(lead_section=section, completed_on=None, **span)
    items = items.exclude(Q(state="stopped") | Q(document__voided=True))
    found = [(task.due_on, task.title) for task in tasks.filter(offline=False)]
    found += [(item.due_on, item.task) for item in items]
    return sorted(found)[:MOST]

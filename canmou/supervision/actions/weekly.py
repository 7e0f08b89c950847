"""Filing a section's weekly sheet, and correcting it."""

from datetime import date

from django.db import transaction

from canmou.kernel import clock
from canmou.kernel.errors import Refused
from canmou.kernel.ledger.actions import add, amend
from canmou.kernel.people.models import Unit, User
from canmou.supervision.models import WeeklySheet
from canmou.supervision.queries.weekly import sheet_of


@transaction.atomic
def file_sheet(
    section: Unit, monday: date, *, by: User, done: str, planned: str, obstacle: str, version: int
) -> WeeklySheet:
    """Write the sheet of a section for a week: the first time it is filed, later it is corrected.

    `version`: of the sheet that was read, 0 for none. Raises `Stale` when somebody else filed or changed it.
    """
    today = clock.today()
    if monday > today:
        raise Refused("这一周还没有开始，不能报送")
    sheet = sheet_of(by, section, monday)
    if sheet is None:
        sheet = WeeklySheet(
            office=by.office,
            unit=section,
            section=section,
            week_start=monday,
            submitted_on=today,
            submitted_by=by.person,
            done=done,
            planned=planned,
            obstacle=obstacle,
        )
        return add(sheet, by=by)
    sheet.done, sheet.planned, sheet.obstacle, sheet.version = done, planned, obstacle, version
    return amend(sheet, by=by)

"""What the screen of weekly sheets shows."""

from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from canmou.kernel import clock
from canmou.kernel.people.models import Unit, User
from canmou.supervision.models import WeeklySheet
from canmou.supervision.queries import weekly as queries


def starting(user: User, section: Unit, monday: date) -> dict[str, str]:
    """What a new sheet begins with: what was planned, what was recorded, what falls due."""
    lines = [line for line in queries.planned_before(user, section, monday).splitlines() if line.strip()]
    known = "\n".join(lines)
    lines += [
        f"{ref.title}（{name}）"
        for ref, name in queries.recorded(user, section, monday)
        if ref.title not in known
    ]
    ahead = [
        f"{what}（{day.month}月{day.day}日到期）" for day, what in queries.falling_due(user, section, monday)
    ]
    return {"done": "\n".join(lines), "planned": "\n".join(ahead), "obstacle": ""}


def written(sheet: WeeklySheet) -> dict[str, Any]:
    """A filed sheet as its form begins."""
    return {name: getattr(sheet, name) for name in ("done", "planned", "obstacle", "version")}


def page(user: User, section: Unit, monday: date, sheet: WeeklySheet | None) -> dict[str, Any]:
    """The sheet of a section for a week, and who has filed."""
    filed, sections = queries.sheets_of_week(user, monday), queries.sections_of(user)
    this = queries.monday_of(clock.today())
    return {
        "section": section,
        "monday": monday,
        "sunday": monday + timedelta(days=6),
        "sheet": sheet,
        "may_file": queries.may_file(user, section) and monday <= this,
        "recorded": queries.recorded(user, section, monday),
        "sections": [
            (each, filed.get(each.pk), _address(each, monday), each.pk == section.pk) for each in sections
        ],
        "filed": sum(each.pk in filed for each in sections),
        "before": _address(section, monday - timedelta(days=7)),
        "after": _address(section, monday + timedelta(days=7)) if monday < this else "",
        "this_week": monday == this,
    }


def _address(section: Unit, monday: date) -> str:
    return reverse("weekly_sheet", args=[monday.isoformat(), section.uid])

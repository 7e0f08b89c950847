"""What the pages of the working calendar read: a change for its reader, the calendar as it becomes, what moves."""

from contextlib import nullcontext
from datetime import date
from typing import Any

from canmou.desk.calendar_pages import Line, kept_lines, spans
from canmou.kernel.calendar import supposing, table_for
from canmou.kernel.calendar.changing import notice_of, problems, supposition, would_move
from canmou.kernel.calendar.matters import differences
from canmou.kernel.calendar.models import CalendarChange
from canmou.kernel.errors import NotFound
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, can
from canmou.kernel.ui.table import Column, Row, Table
from canmou.lib.workdays import DayKind, DayTable

Kind = CalendarChange.Kind


def change_of(user: User, uid: str) -> CalendarChange:
    """A change: one that holds for everybody, the others for who manages settings."""
    rows = CalendarChange.objects.select_related("made_by__person", "decided_by__person")
    found = rows.filter(uid=uid).first()
    if found is None or (found.state != CalendarChange.State.APPLIED and not can(user, Perm.SETTINGS)):
        raise NotFound("没有这次日历变动")
    return found


def table_of(change: CalendarChange) -> DayTable:
    """The calendar with the change: supposed while it waits."""
    waiting = change.state == CalendarChange.State.PREPARED
    with supposing(supposition(change)) if waiting else nullcontext():
        return table_for(_years(change))


def days_of(change: CalendarChange) -> dict[date, tuple[str, str]]:
    """Each day that becomes another: what it is, what it becomes. Empty once the change is decided."""
    if change.state != CalendarChange.State.PREPARED:
        return {}
    return {now.day: (_told(now), _told(then)) for now, then in differences(supposition(change))}


def _told(kind: DayKind) -> str:
    return f"{'上班' if kind.is_workday else '放假'}（{kind.reason}）"


def _years(change: CalendarChange) -> range:
    return range(change.year - 1, change.year + 2)


def problems_of(change: CalendarChange) -> dict[str, Any]:
    """What stands against a change, what is worth a look, and what was read in the notice, sentence by sentence."""
    if change.kind != Kind.NOTICE:
        return {"grave": [], "worth": [], "read": None}
    notice = notice_of(change)
    heads = [
        Column("节日", "short"),
        Column("放假", "text"),
        Column("调休上班", "text"),
        Column("原文", "long"),
    ]
    rows = [
        Row([one.name, spans(one.off) if one.off else f"延长至{one.until}", spans(one.worked), one.sentence])
        for one in notice.holidays
    ]
    missing = ("没有读出文号", "没有读出印发日期")
    return {
        "grave": problems(change),
        "worth": [p.text for p in notice.problems if not p.grave and not p.text.startswith(missing)],
        "read": Table(heads, rows, "读出的安排"),
    }


def lines_of(change: CalendarChange) -> list[Line]:
    """The matters that the change moves, or has moved."""
    if change.state == CalendarChange.State.APPLIED:
        return kept_lines(change)
    if change.state == CalendarChange.State.DROPPED:
        return []
    found = would_move(change)
    return [Line(m.matter.ref, m.matter.what, m.old, m.new, m.matter.person, m.matter.unit) for m in found]

"""What falls due, by day and by section: dated items of the ledgers and open steps of the workflows."""

from datetime import date
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from canmou.desk.scope import unit_named
from canmou.desk.todo.entries import Entry, Tab, falling, gather, without_flows
from canmou.desk.todo.entries import when as falls
from canmou.desk.todo.items import asked_sentence, late_days, steps_read
from canmou.desk.todo.spans import workdays_to
from canmou.kernel import clock
from canmou.kernel.ledger.dates import CALENDAR, DueItem, Whose, marks, read
from canmou.kernel.ledger.declare import ledger as ledger_by_code
from canmou.kernel.people.models import User
from canmou.kernel.ui.markup import badge, link
from canmou.kernel.ui.paging import Page
from canmou.kernel.ui.table import Column, Row, Table
from canmou.kernel.workflow import inbox
from canmou.kernel.workflow.inbox import Desk
from canmou.kernel.workflow.models import Step

PER_PAGE = 50
WHOSE = {Whose.MINE: "我的", Whose.SECTION: "本科室", Whose.OFFICE: "全室"}


_WHEN = {
    "late": "已超期",
    "today": "今天到期",
    "week": "本周到期",
    "later": "以后到期",
    "none": "没有期限",
    "evidence": "缺佐证",
}


def due_list(user: User, query: QueryDict) -> dict[str, Any]:
    """The whole list: whose, when, of which unit, or what falls on one day."""
    whose = query.get("whose", "")
    chosen = Whose(whose) if whose in set(Whose) else Whose.OFFICE
    when = query.get("when", "") if query.get("when", "") in _WHEN else ""
    unit = unit_named(user, query["unit"]) if query.get("unit") else None
    day = _day(query.get("day", ""))
    desk, tab = inbox.desk(user), Tab(chosen)
    if day:
        shown = _on(desk, tab, day)
        total, start = len(shown), 0
    else:
        found, today = gather(desk, tab), clock.today()
        found = [entry for entry in found if not when or falls(entry, today) == when]
        if unit:
            found = [entry for entry in found if entry.unit == unit.pk]
        total = len(found)
        start = (_number(query, total) - 1) * PER_PAGE
        shown = found[start : start + PER_PAGE]
    rows = _rows(shown)
    return {
        "table": Table(HEADS, rows, "到期事项", query=query) if rows else None,
        "listing": Page(rows, start // PER_PAGE + 1, total, False, PER_PAGE, query),
        "whose": chosen,
        "day": day,
        "tabs": [
            (f"?whose={w}" + (f"&when={when}" if when else ""), text, w is chosen)
            for w, text in WHOSE.items()
        ],
        "when": when,
        "whens": [(key, text, key == when) for key, text in _WHEN.items()],
    }


HEADS = [
    Column("事项", "long"),
    Column("要求", "long"),
    Column("类别", "short"),
    Column("台账", "short"),
    Column("负责人", "short"),
    Column("科室", "short"),
]


def _on(desk: Desk, tab: Tab, day: date) -> list[Entry]:
    """What falls on one day: the calendar's items, and steps due on it."""
    found = without_flows(marks(desk.user, Whose(tab), since=day, until=day, kinds=CALENDAR))
    dated = [Entry(day, m.due.kind.value, m.ref, m.ledger.code, m.unit, mark=m) for m in found]
    return dated + falling(desk, (tab,), day, day)


def _rows(shown: list[Entry]) -> list[Row]:
    dated = iter(read([entry.mark for entry in shown if entry.mark is not None]))
    steps = {step.pk: step for step in steps_read(entry.step for entry in shown if entry.step)}
    told = workdays_to(step.due_on for step in steps.values() if step.due_on)
    return [
        _row(next(dated)) if entry.mark is not None else _step_row(steps[entry.step], told) for entry in shown
    ]


def _row(item: DueItem) -> Row:
    title = link(item.name, reverse("record", args=[item.ref.number]))
    kind = badge(item.kind_name, "bad" if item.overdue else "neutral")
    ledger = link(item.ledger.name, reverse("ledger", args=[item.ledger.code]))
    return Row([title, item.sentence, kind, ledger, item.person and item.person.name, item.unit.spoken])


def _step_row(step: Step, told: dict[date, int]) -> Row:
    ledger = ledger_by_code(step.ref.ledger)
    late = late_days(step) > 0
    return Row(
        [
            link(step.ref.title, reverse("record", args=[step.ref.number])),
            asked_sentence(step, clock.today(), told),
            badge(step.get_kind_display(), "bad" if late else "info"),
            link(ledger.name, reverse("ledger", args=[ledger.code])),
            step.person and step.person.name,
            (step.unit or step.ref.unit).spoken,
        ]
    )


def _number(query: QueryDict, total: int) -> int:
    text = query.get("page", "1")
    asked = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1
    return max(1, min(asked, -(-total // PER_PAGE) or 1))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None

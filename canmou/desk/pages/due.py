"""What falls due: the groups of the home page, and the whole list."""

from datetime import date, timedelta
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from canmou.desk.scope import unit_named
from canmou.kernel import clock
from canmou.kernel.ledger.dates import DueItem, Whose, due_by_day, marks, read
from canmou.kernel.ledger.due import Kind
from canmou.kernel.ledger.duerows import Mark
from canmou.kernel.people.models import User
from canmou.kernel.ui.markup import badge, link
from canmou.kernel.ui.paging import Page
from canmou.kernel.ui.table import Column, Row, Table

PER_PAGE = 50
WHOSE = {Whose.MINE: "我的", Whose.SECTION: "本科室", Whose.OFFICE: "全室"}


_WHEN = {"late": "已超期", "today": "今天到期", "week": "本周到期", "later": "以后到期", "evidence": "缺佐证"}


def due_list(user: User, query: QueryDict) -> dict[str, Any]:
    """The whole list: whose, when, of which unit, or what falls on one day."""
    whose = query.get("whose", "")
    chosen = Whose(whose) if whose in set(Whose) else Whose.OFFICE
    when = query.get("when", "") if query.get("when", "") in _WHEN else ""
    unit = unit_named(user, query["unit"]) if query.get("unit") else None
    day = _day(query.get("day", ""))
    if day:
        items = due_by_day(user, chosen, day, day)[day]
        total, start = len(items), 0
    else:
        found = [mark for mark in marks(user, chosen) if not when or _falls(mark) == when]
        if unit:
            found = [mark for mark in found if mark.unit == unit.pk]
        total = len(found)
        start = (_number(query, total) - 1) * PER_PAGE
        items = read(found[start : start + PER_PAGE])
    rows = [_row(item) for item in items]
    return {
        "table": Table(HEADS, rows, "到期事项", query=query) if rows else None,
        "listing": Page(items, start // PER_PAGE + 1, total, False, PER_PAGE, query),
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


def _row(item: DueItem) -> Row:
    title = link(item.name, reverse("record", args=[item.ref.number]))
    kind = badge(item.kind_name, "bad" if item.overdue else "neutral")
    ledger = link(item.ledger.name, reverse("ledger", args=[item.ledger.code]))
    return Row([title, item.sentence, kind, ledger, item.person and item.person.name, item.unit.spoken])


def _falls(mark: Mark) -> str:
    today = clock.today()
    sunday = today + timedelta(days=6 - today.weekday())
    if mark.due.kind is Kind.EVIDENCE:
        return "evidence"
    if mark.day <= today:
        return "late" if mark.day < today else "today"
    return "week" if mark.day <= sunday else "later"


def _number(query: QueryDict, total: int) -> int:
    text = query.get("page", "1")
    asked = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1
    return max(1, min(asked, -(-total // PER_PAGE) or 1))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None

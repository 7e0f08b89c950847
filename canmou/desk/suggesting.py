"""What a cell or a field suggests while it is typed: names, choices, and records that the user may see."""

from typing import Any

from django.db.models import Q

from canmou.kernel.exchange.lookup import People
from canmou.kernel.ledger.declare import Column, Ledger, ledgers
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.people.models import Unit, User
from canmou.kernel.people.queries import staff_today
from canmou.kernel.permissions import visible_refs

MOST = 12
RECORDS = ("record", "ref", "records", "refs")


def listed(column: Column) -> str:
    """The list on the page from which a column is suggested; "ask" where records are looked up; "" for none."""
    if column.choices or column.kind == "bool":
        return f"choices-{column.name}"
    if column.name == "unit":
        return "sections"
    lists = {"unit": "units", "units": "units", "person": "people", "persons": "people"}
    return lists.get(column.kind, "ask" if column.kind in RECORDS else "")


def lists(user: User, ledger: Ledger, people: People | None = None) -> list[tuple[str, list[str]]]:
    """The lists of a page: (id, entries)."""
    people = people or People(user.office)
    units = list(Unit.objects.filter(office=user.office, ended_on=None))
    kinds = {column.kind for column in ledger.sheet}
    found: list[tuple[str, list[str]]] = [
        ("sections", [unit.name for unit in units if unit.kind in ("section", "office")]),
        ("units", [unit.name for unit in units]),
    ]
    if kinds & {"person", "persons"}:
        names = [people.written(person) for person in staff_today(user.office).order_by("code")]
        found.append(("people", names))
    for column in ledger.sheet:
        if column.choices:
            found.append((f"choices-{column.name}", [str(label) for label in column.choices.values()]))
        elif column.kind == "bool":
            found.append((f"choices-{column.name}", ["是", "否"]))
    return found


def records(user: User, column: Column, text: str) -> list[dict[str, Any]]:
    """The records that a link column may name and the user may see, whose title or number holds this text."""
    text = text.replace("\0", "").strip()[:60]
    if column.kind not in RECORDS or not text:
        return []
    codes = column.ledgers or [found.code for found in ledgers()]
    wanted = Q(title__icontains=text) | Q(number__istartswith=text)
    rows = RecordRef.objects.filter(visible_refs(user, codes), wanted, voided=False).order_by("-on", "-pk")
    return [
        {"text": f"{ref.number} {ref.title}", "note": ref.on.isoformat() if ref.on else ""}
        for ref in rows[:MOST]
    ]

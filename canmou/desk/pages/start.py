"""The overview of ledgers."""

from typing import Any

from django.http import QueryDict

from canmou.desk import listing
from canmou.kernel.ledger.declare import LINES, Ledger
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, can


def overview(user: User, query: QueryDict) -> dict[str, Any]:
    """Every ledger open to the reader, by line of work, with its number of records; parts under their whole."""
    text = query.get("q", "").strip()[:30]
    numbers = listing.counts(user)
    groups = []
    for line, kept in listing.open_by_line(user):
        found = [
            ledger for ledger in kept if text in ledger.name or text in ledger.note or text == ledger.code
        ]
        if found:
            groups.append((line, LINES[line], _families(found, numbers), len(found)))
    return {
        "groups": groups,
        "text": text,
        "total": sum(group[3] for group in groups),
        "may_export": bool(can(user, Perm.EXPORT)),
    }


def _families(kept: list[Ledger], numbers: dict[str, int]) -> list[tuple[Ledger, int, list]]:
    """Ledgers with their parts: (ledger, count, [the same for each part])."""
    codes = {ledger.code for ledger in kept}
    below: dict[str, list[Ledger]] = {}
    for ledger in kept:
        whole = ledger.column(ledger.parent).ledgers[0] if ledger.parent else ""
        below.setdefault(whole if whole in codes else "", []).append(ledger)

    def branch(code: str) -> list[tuple[Ledger, int, list]]:
        return [(led, numbers.get(led.code, 0), branch(led.code)) for led in below.get(code, [])]

    return branch("")

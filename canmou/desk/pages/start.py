"""The start page and the overview of ledgers."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Count, Q
from django.http import QueryDict
from django.urls import reverse
from django.utils.html import format_html

from canmou.desk import listing
from canmou.kernel import clock
from canmou.kernel.ledger.declare import LINES, Ledger
from canmou.kernel.ledger.declare import ledger as ledger_by_code
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.ledger.queries import refs_visible_to
from canmou.kernel.people.models import User
from canmou.kernel.people.queries import own_sections
from canmou.kernel.permissions import Perm, can, opens
from canmou.kernel.ui.markup import link
from canmou.kernel.ui.table import Column as Head
from canmou.kernel.ui.table import Row, Table

LATEST, LOOKED_AT, USUAL = 12, 300, 8


def home(user: User) -> dict[str, Any]:
    """The year so far by line of work, the latest records, and the ledgers that one's own section keeps."""
    today = clock.today()
    return {
        "today": today,
        "lines": _year_so_far(user, today),
        "latest": _latest(user),
        "usual": _usual(user, today),
    }


def _year_so_far(user: User, today: date) -> list[dict[str, Any]]:
    """Live records dated from 1 January to today, beside those of last year up to the same day."""
    same_day = date(today.year - 1, today.month, min(today.day, 28) if today.month == 2 else today.day)
    now, before = Q(on__gte=date(today.year, 1, 1)), Q(on__lte=same_day)
    rows = refs_visible_to(user).filter(voided=False).order_by().values_list("ledger")
    dated = rows.filter(on__gte=date(today.year - 1, 1, 1), on__lte=today)
    counted = {
        code: (this, last)
        for code, this, last in dated.annotate(
            this=Count("pk", filter=now), last=Count("pk", filter=before)
        ).values_list("ledger", "this", "last")
    }
    totals = dict(rows.annotate(n=Count("pk")).values_list("ledger", "n"))
    return [
        {
            "line": line,
            "name": LINES[line],
            "this": sum(counted.get(found.code, (0, 0))[0] for found in kept),
            "last": sum(counted.get(found.code, (0, 0))[1] for found in kept),
            "total": sum(totals.get(found.code, 0) for found in kept),
        }
        for line, kept in listing.open_by_line(user)
    ]


def _latest(user: User) -> Table | None:
    """What was entered last; a batch of one ledger takes one row."""
    refs = refs_visible_to(user).filter(voided=False).select_related("unit").order_by("-pk")[:LOOKED_AT]
    rows = []
    for (code, _), run in groupby(refs, lambda ref: (ref.ledger, ref.unit_id)):
        first, count = _first_and_count(run)
        if len(rows) == LATEST:
            break
        found = ledger_by_code(code)
        title = link(first.title, reverse("record", args=[first.number]))
        if count > 1:
            title = format_html("<span>{}<small> 等{}条</small></span>", title, count)
        rows.append(
            Row([title, link(found.name, reverse("ledger", args=[code])), first.unit.spoken, first.on])
        )
    heads = [Head("题名", "long"), Head("台账", "short"), Head("科室", "short"), Head("日期", "date")]
    return Table(heads, rows, "最近登记") if rows else None


def _first_and_count(run: Iterable[RecordRef]) -> tuple[RecordRef, int]:
    refs = list(run)
    return refs[0], len(refs)


def _usual(user: User, today: date) -> list[tuple[Ledger, int, bool]]:
    """The ledgers in which the reader's own section has most records of the last year: ledger, count, may add."""
    sections = own_sections(user)
    if not sections:
        return []
    rows = refs_visible_to(user).filter(
        voided=False, unit__in=sections, on__gt=date(today.year - 1, today.month, min(today.day, 28))
    )
    counted = rows.order_by().values_list("ledger").annotate(n=Count("pk")).order_by("-n", "ledger")
    return [(ledger_by_code(code), number, opens(user, code, Perm.ADD)) for code, number in counted[:USUAL]]


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

"""What the list of rounds and the page of one round show."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, QuerySet
from django.http import QueryDict
from django.urls import reverse

from canmou.kernel import clock
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, can
from canmou.kernel.ui import markup
from canmou.kernel.ui.paging import Page, paginate
from canmou.kernel.ui.table import Column, Row, Table
from canmou.kernel.workflow import offers
from canmou.supervision.dispatch import access
from canmou.supervision.dispatch.days import days_of, half_of
from canmou.supervision.dispatch.editions import drift, issue_of, sound
from canmou.supervision.dispatch.prefill import entries_of
from canmou.supervision.dispatch.running import convener_of, settings_of
from canmou.supervision.dispatch.snapshot import Snapshot
from canmou.supervision.metrics.dispatch import red_again_of
from canmou.supervision.models import (
    DispatchEdition,
    DispatchEntry,
    DispatchIssue,
    DispatchRemark,
    DispatchRound,
    DispatchSheet,
)
from canmou.supervision.states.dispatch import ROUND, SHEET

PER_PAGE = 24
TONES = {"open": "info", "locked": "warn", "closed": "ok", "recorded": "neutral"}
SHEET_TONES = {"filling": "info", "overdue": "bad", "submitted": "ok", "missed": "bad", "recorded": "neutral"}
LIGHT_TONES = {"green": "ok", "yellow": "warn", "red": "bad"}
LIGHT_NAMES = {"green": "绿灯", "yellow": "黄灯", "red": "红灯"}


def round_list(user: User, query: QueryDict) -> dict[str, Any]:
    """The rounds with what was late and red in each; the sheets that wait for the reader above."""
    rows = access.rounds_for(user)
    page = paginate(rows, query, per_page=PER_PAGE)
    return {"rows": page, "table": _table(page), "mine": _mine(user), **_running(user)}


def _running(user: User) -> dict[str, Any]:
    """The half month of today: its round, or the button that opens it."""
    half, settings = half_of(clock.today()), settings_of(user.office)
    rows = access.rounds_for(user).filter(year=half.year, month=half.month, half=half.half)
    unit, current = convener_of(settings, clock.today()), rows.first()
    keeps = unit is not None and bool(can(user, Perm.EDIT, DispatchRound(office=user.office, unit=unit)))
    return {
        "half": half,
        "current": current,
        "keeps": keeps,
        "may_open": keeps and current is None,
        "settings": settings,
        "days": days_of(half, settings),
    }


def _mine(user: User) -> list[DispatchSheet]:
    """The open sheets that the reader fills."""
    rows = DispatchSheet.objects.live().filter(
        office=user.office_id, state__in=("filling", "overdue"), round__voided=False
    )
    rows = rows.select_related("ref", "round", "section").order_by("due_on", "section__order")
    return [sheet for sheet in rows if access.may_fill(user, sheet)]


def _table(page: Page) -> Table:
    counts = _counts([round.pk for round in page.rows])
    heads = [
        Column("期次", "long"), Column("状态", "short"), Column("锁定", "date"), Column("调度会", "date"),
        Column("任务", "num"), Column("红灯", "num"), Column("连续两期红灯", "num"), Column("迟报科室", "num"),
        Column("未报科室", "num"), Column("调度单", "short"),
    ]  # fmt: skip
    rows = [
        Row(
            [
                markup.link(round.label, reverse("dispatch_round", args=[round.number])),
                markup.badge(ROUND.label(round.state), TONES.get(round.state, "neutral")),
                _date(round.locked_on),
                _date(round.meeting_on),
                *(counts[name][round.pk] for name in ("entries", "red", "again", "late", "missing")),
                round.sheet_number,
            ]
        )
        for round in page.rows
    ]
    return Table(heads, rows, "各期半月调度")


def _date(day: object) -> str:
    return f"{day:%Y-%m-%d}" if day else ""


def _counts(rounds: list[int]) -> dict[str, Counter]:
    """How many of what in each of these rounds: four queries."""
    entries = DispatchEntry.objects.live().filter(round__in=rounds)
    sheets = DispatchSheet.objects.live().filter(round__in=rounds)
    told = {
        "entries": _by_round(entries, Count("pk")),
        "red": _by_round(entries.filter(light="red"), Count("pk")),
        "again": _by_round(red_again_of(entries), Count("pk")),
        "missing": _by_round(
            sheets.filter(submitted_on=None, round__locked_on__isnull=False), Count("section", distinct=True)
        ),
    }
    late: dict[int, set[int]] = {}
    first = entries.filter(submitted_on__gt=F("round__locked_on")).order_by()
    again = sheets.filter(late_on__isnull=False, submitted_on__isnull=False).order_by()
    for round, section in first.values_list("round", "section").union(again.values_list("round", "section")):
        late.setdefault(round, set()).add(section)
    told["late"] = Counter({round: len(sections) for round, sections in late.items()})
    return told


def _by_round(rows: QuerySet, number: Count) -> Counter:
    return Counter(dict(rows.order_by().values_list("round").annotate(number=number)))


@dataclass(frozen=True)
class SectionRow:
    """One section of a round: its sheet and the lights of its entries."""

    sheet: DispatchSheet
    state: str
    tone: str
    lights: Counter
    may_fill: bool

    @property
    def late(self) -> bool:
        return self.sheet.late_on is not None

    @property
    def tasks(self) -> int:
        return sum(self.lights.values())


def round_page(user: User, round: DispatchRound) -> dict[str, Any]:
    """One round: its sections, buttons, editions, remarks."""
    snapshot = Snapshot(round)
    lights: dict[int, Counter] = {}
    for entry in snapshot.entries:
        lights.setdefault(entry.section_id, Counter())[entry.light] += 1
    sections = [
        SectionRow(
            sheet,
            SHEET.label(sheet.state),
            SHEET_TONES.get(sheet.state, "neutral"),
            lights.get(sheet.section_id, Counter()),
            access.may_fill(user, sheet),
        )
        for sheet in snapshot.sheets
    ]
    return {
        "round": round,
        "state": ROUND.label(round.state),
        "tone": TONES.get(round.state, "neutral"),
        "figures": snapshot.figures() if round.locked_on else snapshot.counted(),
        "sections": sections,
        "waiting": [row for row in sections if row.sheet.state in ("filling", "overdue")],
        "loose": _loose(snapshot, sections),
        "offers": list(_offers(round, user)),
        "may_run": access.may_run(user, round),
        "editions": _editions(round),
        "remarks": remarks_of(round),
        "before": snapshot.before,
        "today": clock.today(),
    }


def _loose(snapshot: Snapshot, sections: list[SectionRow]) -> list[DispatchEntry]:
    """Entries of sections that have no sheet (rounds that were entered later)."""
    owed = {row.sheet.section_id for row in sections}
    return [entry for entry in snapshot.entries if entry.section_id not in owed]


_PAGES = {
    "lock": "dispatch_lock",
    "reopen": "dispatch_reopen",
    "close": "dispatch_close",
    "reschedule": "dispatch_days",
    "postpone": "dispatch_days",
}


def _offers(round: DispatchRound, user: User) -> list[tuple[str, str, str, str]]:
    """The buttons: label, address, tone, why not."""
    if not ROUND.has(round.state):
        return []
    return [
        (
            offer.transition.label,
            reverse(_PAGES[offer.transition.verb], args=[round.number]),
            offer.transition.tone,
            offer.reason,
        )
        for offer in offers(ROUND, round, user)
    ]


def owing(round: DispatchRound) -> list[DispatchSheet]:
    """The sheets that would be late if the round were locked now."""
    rows = DispatchSheet.objects.live().filter(round=round, state="filling").select_related("section")
    return list(rows.order_by("section__order", "pk"))


def sheet_page(user: User, sheet: DispatchSheet) -> dict[str, Any]:
    """A sheet as its readers see it."""
    fills = access.may_fill(user, sheet)
    return {
        "sheet": sheet,
        "round": sheet.round,
        "state": SHEET.label(sheet.state),
        "tone": SHEET_TONES.get(sheet.state, "neutral"),
        "entries": [
            (entry, LIGHT_NAMES[entry.light], LIGHT_TONES[entry.light]) for entry in entries_of(sheet)
        ],
        "may_recall": fills and sheet.state == "submitted" and sheet.round.state == "open",
    }


def _editions(round: DispatchRound) -> list[tuple[DispatchEdition, DispatchIssue | None]]:
    rows = list(round.editions.select_related("kept_by__person").order_by("-number"))
    issues = DispatchIssue.objects.filter(edition__in=rows).select_related("document_number")
    by_edition = {issue.edition_id: issue for issue in issues}
    return [(edition, by_edition.get(edition.pk)) for edition in rows]


def remarks_of(round: DispatchRound) -> list[DispatchRemark]:
    """The remarks made at a round, in order."""
    rows = DispatchRemark.objects.live().filter(round=round)
    return list(rows.select_related("addressed_to", "made_by", "task", "ref").order_by("pk"))


def edition_page(user: User, edition: DispatchEdition) -> dict[str, Any]:
    """One frozen sheet: whether it is sound, how it was issued, what changed since."""
    last = edition.round.editions.order_by("-number").values_list("number", flat=True).first()
    issue = issue_of(edition)
    return {
        "edition": edition,
        "round": edition.round,
        "issue": issue,
        "sound": sound(edition),
        "drift": drift(edition),
        "may_issue": issue is None
        and edition.number == last
        and edition.round.state != "open"
        and access.may_run(user, edition.round),
    }

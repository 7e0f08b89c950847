"""What the pages of a grading round show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from canmou.kernel import clock
from canmou.kernel.people.models import User
from canmou.kernel.workflow import offers, workflow
from canmou.library.api import Likeness
from canmou.research.actions.grading_entry import likenesses
from canmou.research.avoidance import LABELS, Answer, avoidances
from canmou.research.leaks import Leak
from canmou.research.models import Entry, EntryCheck, GradingRound, Reading, Reviewer
from canmou.research.queries import jury
from canmou.research.rules import needs_second_reading

TONES = {"filed": "info", "returned": "warn", "passed": "ok", "refused": "bad"}
ANSWER_TONES = {Answer.CLEAR: "ok", Answer.CONFLICT: "bad", Answer.UNKNOWN: "warn"}
READING_TONES = {"waiting": "neutral", "draft": "info", "handed_in": "ok", "abstained": "warn"}


def state_of(record: Any, flow: str) -> str:
    """The state in words."""
    return workflow(flow).label(record.state)


def when(moment: datetime) -> str:
    """A moment in the office's zone; midnight is told as the end of the day before."""
    local = moment.astimezone(clock.ZONE)
    return f"{local.year}年{local.month}月{local.day}日 {local:%H:%M}"


def tabs(round_: GradingRound, here: str) -> list[tuple[str, str, bool]]:
    """The pages of a round."""
    pages = (
        ("grading_round", "申报与形式审查"),
        ("grading_reviewers", "评审与回避"),
        ("grading_progress", "评审进度"),
        ("grading_results", "排名与结果"),
    )
    return [(reverse(name, args=[round_.number]), text, name == here) for name, text in pages]


@dataclass(frozen=True)
class RoundLine:
    """A round in a list."""

    round: GradingRound
    state: str
    closes: str
    closed: bool


def round_line(round_: GradingRound) -> RoundLine:
    """A round with its closing moment."""
    return RoundLine(
        round_, state_of(round_, "grading_round"), when(jury.closes(round_)), jury.is_closed(round_)
    )


@dataclass(frozen=True)
class EntryLine:
    """An entry in a list."""

    entry: Entry
    state: str
    tone: str
    code: str = ""
    rate: Any = None
    over: bool = False


def entry_line(entry: Entry, code: str = "", check: EntryCheck | None = None) -> EntryLine:
    """An entry with its state."""
    rate = check.rate if check else None
    return EntryLine(
        entry,
        state_of(entry, "grading_entry"),
        TONES.get(entry.state, "neutral"),
        code,
        rate,
        bool(check and not check.passed),
    )


def landing(user: User) -> dict[str, Any]:
    """What of the grading concerns this login: rounds for the office, entries for units, readings for reviewers."""
    return {
        "office": jury.runs_rounds(user),
        "rounds": [round_line(round_) for round_ in jury.rounds(user)],
        "open": [round_line(round_) for round_ in jury.open_rounds(user)],
        "entries": [entry_line(entry) for entry in jury.own_entries(user)[:50]],
        "enters": bool(jury.enters_for(user)),
        "reviews": len(jury.own_reviewers(user)),
    }


def round_page(user: User, round_: GradingRound, **more: Any) -> dict[str, Any]:
    """The office's view of a round: what may be done now, and the entries."""
    rows = Entry.objects.live().filter(round=round_).select_related("work", "entered_by", "ref")
    entries = list(rows.order_by("entered_by__order", "pk"))
    codes, checks = jury.codes(entries), {}
    for check in EntryCheck.objects.live().filter(entry__round=round_).order_by("pk"):
        checks[check.entry_id] = check
    flow = workflow("grading_round")
    return {
        "round": round_,
        "line": round_line(round_),
        "tabs": tabs(round_, "grading_round"),
        "offers": list(offers(flow, round_, user)),
        "entries": [entry_line(entry, codes.get(entry.pk, ""), checks.get(entry.pk)) for entry in entries],
        "codes": len(codes),
        "passed": sum(entry.state == "passed" for entry in entries),
        "waiting": sum(entry.state == "filed" for entry in entries),
        **more,
    }


def parts(text: str, leaks: Iterable[Leak]) -> list[tuple[str, Leak | None]]:
    """A text cut at its leaks."""
    found, last = [], 0
    for leak in sorted(leaks, key=lambda one: one.start):
        found += [(text[last : leak.start], None), (text[leak.start : leak.end], leak)]
        last = leak.end
    return [*found, (text[last:], None)]


def entry_page(user: User, entry: Entry, **more: Any) -> dict[str, Any]:
    """An entry with its anonymous copy and what still tells in it; for its unit, and for the office."""
    full, blind = jury.text_of(entry, blind=False), jury.text_of(entry, blind=True)
    still, excused = jury.leaks_of(entry, blind.text) if blind else ([], [])
    own = entry.entered_by in jury.enters_for(user)
    return {
        "entry": entry,
        "round": entry.round,
        "line": entry_line(entry),
        "closes": when(jury.closes(entry.round)),
        "full": full,
        "blind": blind,
        "too_long": bool(full and full.characters > entry.round.word_limit),
        "parts": parts(blind.text, [*still, *excused]) if blind else [],
        "still": still,
        "excused": list(entry.excuses.select_related("by__person")),
        "mends": own and entry.state in ("drafting", "returned"),
        "offers": [offer for offer in offers(workflow("grading_entry"), entry, user)],
        "own": own,
        **more,
    }


@dataclass(frozen=True)
class Passage:
    """A passage of the draft that stands in a work, too."""

    work: Likeness
    rate: str
    texts: list[str]


def check_page(user: User, entry: Entry, **more: Any) -> dict[str, Any]:
    """The formal check of an entry."""
    held = jury.text_of(entry, blind=False)
    found = likenesses(entry, user) if entry.state == "filed" else []
    alike = [
        Passage(one, f"{one.share * 100:.1f}", [held.text[p.start : p.end] for p in one.passages[:5]])
        for one in found
    ]
    last = EntryCheck.objects.live().filter(entry=entry).order_by("-pk").first()
    return entry_page(user, entry, alike=alike, check=last, **more)


@dataclass(frozen=True)
class ReviewerLine:
    """A reviewer, what they read, and where they stand to the entries."""

    reviewer: Reviewer
    load: int
    done: int
    clear: int
    conflicts: list[tuple[Entry, str]]
    unknown: list[tuple[Entry, str]]


def reviewers_page(round_: GradingRound, **more: Any) -> dict[str, Any]:
    """The reviewers against the entries of their category."""
    reviewers, entries = jury.reviewers_of(round_), list(jury.in_review(round_))
    found, load = avoidances(round_, reviewers, entries), jury.load_of(round_)
    done: dict[int, int] = {}
    for rows in jury.readings_of(round_).values():
        for row in rows:
            done[row.reviewer_id] = done.get(row.reviewer_id, 0) + (row.score is not None)
    lines = []
    for reviewer in reviewers:
        mine = [e for e in entries if reviewer.category in (e.category, "综合")]
        told = [(entry, *found[reviewer.pk, entry.pk]) for entry in mine]
        lines.append(
            ReviewerLine(
                reviewer,
                load[reviewer.pk],
                done.get(reviewer.pk, 0),
                sum(answer is Answer.CLEAR for _, answer, _ in told),
                [(entry, reason) for entry, answer, reason in told if answer is Answer.CONFLICT],
                [(entry, reason) for entry, answer, reason in told if answer is Answer.UNKNOWN],
            )
        )
    return {
        "round": round_,
        "line": round_line(round_),
        "tabs": tabs(round_, "grading_reviewers"),
        "reviewers": lines,
        "labels": LABELS,
        "coded": bool(jury.codes(entries)),
        "assigned": any(line.load for line in lines),
        **more,
    }


@dataclass(frozen=True)
class ProgressLine:
    """How far an entry is read."""

    code: str
    entry: Entry
    readings: list[tuple[Reading, str]]
    missing: int
    spread: Any
    wide: bool
    again: bool


def progress_page(round_: GradingRound) -> dict[str, Any]:
    """How far the review is, entry by entry."""
    entries, readings = list(jury.in_review(round_)), jury.readings_of(round_)
    codes, lines = jury.codes(entries), []
    for entry in entries:
        rows = readings.get(entry.pk, [])
        live = [row for row in rows if row.state != Reading.State.ABSTAINED]
        sums = jury.scores_in(live)
        lines.append(
            ProgressLine(
                codes.get(entry.pk, ""),
                entry,
                [(row, READING_TONES[row.state]) for row in rows],
                max(round_.reviewers_each - sum(row.cause != Reading.Cause.SPREAD for row in live), 0),
                max(sums) - min(sums) if sums else None,
                needs_second_reading(sums),
                jury.wants_another(live),
            )
        )
    every = [row for line in lines for row, _ in line.readings if row.state != Reading.State.ABSTAINED]
    return {
        "round": round_,
        "line": round_line(round_),
        "tabs": tabs(round_, "grading_progress"),
        "lines": sorted(lines, key=lambda line: line.code),
        "done": sum(row.score is not None for row in every),
        "all": len(every),
        "gaps": sum(line.missing for line in lines) + sum(line.again for line in lines),
    }


def mine_page(user: User) -> dict[str, Any]:
    """A reviewer's own page: pledges, and entries under their codes."""
    readings = list(jury.own_readings(user))
    codes = jury.codes(reading.entry for reading in readings)
    rows = [(reading, codes.get(reading.entry_id, ""), READING_TONES[reading.state]) for reading in readings]
    open_ = ("waiting", "draft")
    return {
        "reviewers": jury.own_reviewers(user),
        "rows": sorted(rows, key=lambda row: (row[0].state not in open_, row[1])),
        "left": sum(reading.state in open_ for reading in readings),
    }


def reading_page(reading: Reading, form: Any) -> dict[str, Any]:
    """One entry under its code, with the score sheet. Nothing of the entry but code, category, length and text."""
    blind = jury.text_of(reading.entry, blind=True)
    return {
        "reading": reading,
        "code": jury.codes([reading.entry]).get(reading.entry_id, ""),
        "category": reading.entry.category,
        "text": blind.text if blind and reading.reviewer.pledged_on else "",
        "characters": blind.characters if blind else 0,
        "form": form,
        "open": reading.state in ("waiting", "draft"),
    }

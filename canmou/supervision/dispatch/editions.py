"""Frozen sheets: kept when a round is locked, printed from what was kept, held against the records of today."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from canmou.kernel import attachments, audit, clock
from canmou.kernel.documents.tree import Document
from canmou.kernel.errors import NotFound
from canmou.kernel.ledger.models import RecordChange
from canmou.kernel.people.models import User
from canmou.supervision.dispatch.document import Frame, document_of, title_of
from canmou.supervision.dispatch.running import issuer_mark, settings_of
from canmou.supervision.dispatch.snapshot import Snapshot
from canmou.supervision.models import (
    DispatchEdition,
    DispatchEntry,
    DispatchFigure,
    DispatchIssue,
    DispatchLine,
    DispatchRound,
)

_COLUMNS = (
    "part", "place", "section_name", "title", "what", "light", "why", "again", "percent", "due_on",
    "progress", "obstacle", "next_plan", "who", "ref__number", "version",
)  # fmt: skip


def keep(round: DispatchRound, *, by: User) -> DispatchEdition:
    """Keep what the round says now, within the transaction that locks it."""
    snapshot = Snapshot(round)
    figures, lines = snapshot.figures(), snapshot.lines()
    edition = DispatchEdition(
        round=round,
        number=round.editions.count() + 1,
        title=title_of(round.label),
        locked_on=round.locked_on,
        meeting_on=round.meeting_on,
        presider=round.presider.name if round.presider else "",
        since=snapshot.span.first,
        kept_at=clock.now(),
        kept_by=by,
    )
    edition.audit_count, edition.audit_head = audit.head()
    edition.digest = _digest(edition, figures, [_values(line) for line in lines])
    edition.save()
    for part in (*figures, *lines):
        part.edition = edition
    DispatchFigure.objects.bulk_create(figures)
    DispatchLine.objects.bulk_create(lines)
    return edition


def _values(line: DispatchLine) -> list:
    return [
        (line.ref.number if line.ref else None) if name == "ref__number" else getattr(line, name)
        for name in _COLUMNS
    ]


def _digest(edition: DispatchEdition, figures: Sequence[DispatchFigure], lines: Sequence[Sequence]) -> str:
    head = [edition.title, edition.locked_on, edition.meeting_on, edition.presider, edition.since]
    told = [head, [[each.metric, each.label, each.value] for each in figures], [list(row) for row in lines]]
    whole = json.dumps(told, ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.new("sm3", whole.encode()).hexdigest()


def sound(edition: DispatchEdition) -> bool:
    """Whether an edition is still what was kept."""
    rows = edition.lines.order_by("pk").values_list(*_COLUMNS)
    return _digest(edition, list(edition.figures.order_by("place")), rows) == edition.digest


def frame_of(
    edition: DispatchEdition, *, number: str = "", issued_on: object = None, replaces: str = ""
) -> Frame:
    """What stands around the text of an edition."""
    round = edition.round
    office = round.office
    return Frame(
        title=edition.title,
        label=round.label,
        mark=issuer_mark(settings_of(office)),
        signer=office.name,
        printer=f"{office.name}{round.unit.name}",
        locked_on=edition.locked_on,
        since=edition.since,
        meeting_on=edition.meeting_on,
        presider=edition.presider,
        doc_number=number,
        dated=issued_on,
        annotation=f"此件替代{replaces}" if replaces else "",
    )


def document_kept(edition: DispatchEdition, **around: object) -> Document:
    """The document of an edition, from what was kept."""
    lines = list(edition.lines.select_related("section").order_by("pk"))
    return document_of(frame_of(edition, **around), list(edition.figures.order_by("place")), lines)


def draft_document(round: DispatchRound, snapshot: Snapshot) -> Document:
    """What the sheet would say if the round were locked today."""
    day = snapshot.span.last
    edition = DispatchEdition(
        round=round,
        title=title_of(round.label),
        locked_on=day,
        meeting_on=round.meeting_on,
        presider=round.presider.name if round.presider else "",
        since=snapshot.span.first,
    )
    return document_of(frame_of(edition), snapshot.counted(), snapshot.lines())


def file_of(edition: DispatchEdition, form: str) -> bytes:
    """A file of an issued edition as it was made. Raises `NotFound`."""
    issue = issue_of(edition)
    if issue is None or form not in ("docx", "pdf"):
        raise NotFound("这份调度单没有印发，或者没有这种格式的文件")
    return attachments.read(issue.docx if form == "docx" else issue.pdf, f"{edition.title}.{form}")


def issue_of(edition: DispatchEdition) -> DispatchIssue | None:
    """How an edition was issued, None while it is not."""
    rows = DispatchIssue.objects.select_related("document_number", "docx", "pdf", "issued_by__person")
    return rows.filter(edition=edition).first()


@dataclass(frozen=True)
class Drifted:
    """A line whose record is another now: what the line said, what changed since, and whether it is void."""

    line: DispatchLine
    what: str
    told: tuple[str, ...] = ()


def drift(edition: DispatchEdition) -> list[Drifted]:
    """What changed in the records of an edition since it was kept, and entries that came after. Three queries."""
    lines = list(
        edition.lines.filter(ref__isnull=False, version__isnull=False)
        .select_related("ref", "section")
        .order_by("pk")
    )
    changes: dict[int, list[RecordChange]] = {}
    rows = RecordChange.objects.filter(ref__in={line.ref_id for line in lines}, at__gt=edition.kept_at)
    for change in rows.select_related("by__person", "acting_for__person").order_by("at", "pk"):
        changes.setdefault(change.ref_id, []).append(change)
    found = []
    for line in lines:
        later = [change for change in changes.get(line.ref_id, ()) if change.version > line.version]
        if line.ref.voided or later:
            found.append(Drifted(line, "已作废" if line.ref.voided else "已修改", tuple(map(_told, later))))
    entries = DispatchEntry.objects.live().filter(round=edition.round_id).select_related("section", "ref")
    held = {line.ref_id for line in lines if line.part == DispatchLine.Part.ENTRY}
    for entry in entries.exclude(ref__in=held).order_by("pk"):
        line = DispatchLine(
            section=entry.section, section_name=entry.section.spoken, title=entry.content, ref=entry.ref
        )
        found.append(Drifted(line, f"{entry.submitted_on}补报，没有列入"))
    return found


def _told(change: RecordChange) -> str:
    day = change.at.astimezone(clock.ZONE)
    return f"{change.signature}于{day.month}月{day.day}日{change.verb}"

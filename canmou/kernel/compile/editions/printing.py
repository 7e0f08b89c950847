"""An edition as it is printed: its kept rows read back into a `Compiled`, with agreed overrides in their places."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from canmou.kernel import clock
from canmou.kernel.compile.editions.models import Edition, EditionEntry, EditionRecord, Override
from canmou.kernel.compile.output import Compiled, Entry, Passage, Piece
from canmou.kernel.compile.values import Traced
from canmou.kernel.documents.tree import Annex, Block, Document, Paragraph, Signature, Table, chinese_date
from canmou.kernel.metrics import Scope
from canmou.kernel.permissions import unit_subtree
from canmou.lib import periods
from canmou.lib.rendering import mask

#: Those in whose place something was done to an override.
SUBSTITUTES = ("proposed_for__person", "decided_for__person")


class Counted:
    """The numbers of the records of every entry of an edition, read at once when first asked for."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    @cached_property
    def numbers(self) -> dict[tuple[int, bool], list[str]]:
        found: dict[tuple[int, bool], list[str]] = defaultdict(list)
        rows = EditionRecord.objects.filter(entry__edition=self._edition).order_by("ref__number")
        for entry, below, number in rows.values_list("entry_id", "below", "ref__number"):
            found[entry, below].append(number)
        return found


@dataclass(frozen=True)
class KeptMeasure:
    """What a trace asks of a metric."""

    measure: str


@dataclass(frozen=True)
class KeptFigure:
    """Stands where a computed figure stands in a fresh compile; its records are those kept."""

    entry: EditionEntry
    counted: Counted = field(compare=False)

    @property
    def metric(self) -> KeptMeasure:
        return KeptMeasure(self.entry.measure)

    @property
    def records(self) -> list[str]:
        return self.counted.numbers[self.entry.pk, False]

    @property
    def denominator_records(self) -> list[str]:
        return self.counted.numbers[self.entry.pk, True]


def scope_of(edition: Edition) -> Scope:
    """The scope that an edition was compiled for, on its as-of day."""
    units = unit_subtree(edition.unit) if edition.unit else None
    period = periods.parse(edition.period)
    return Scope(edition.office, period, edition.as_of, edition.unit, units, edition.person)


def agreed_overrides(edition: Edition) -> dict[int, Override]:
    """The overrides that are printed, by entry."""
    rows = edition.overrides.filter(state=Override.State.AGREED)
    rows = rows.select_related("entry", "proposed_by__person", "decided_by__person", *SUBSTITUTES)
    return {override.entry_id: override for override in rows}


def as_printed(edition: Edition) -> Compiled:
    """The edition with its agreed overrides in place."""
    overrides, counted = agreed_overrides(edition), Counted(edition)
    entries: dict[int, Entry] = {}
    for row in edition.entries.order_by("place"):
        text, masked = row.printed, row.masked
        if row.pk in overrides:
            text, masked = _instead(row, overrides[row.pk])
        figure = KeptFigure(row, counted)
        traced = Traced(text, masked, row.kind, row.metric, row.label, (), row.value, figure)
        entries[row.pk] = Entry(row.key, traced)
    passages = _passages(edition, entries, overrides)
    kinds = {kind: tuple(e for e in entries.values() if e.traced.kind == kind) for kind in ("figure", "name")}
    return Compiled(
        edition.title, passages, kinds["figure"], kinds["name"], scope_of(edition), edition.template.form
    )


def _instead(row: EditionEntry, override: Override) -> tuple[str, str]:
    """Printed and masked text of an overridden figure: masked where the ledger's was."""
    return override.printed, mask(override.printed) if row.masked != row.printed else override.printed


def _passages(
    edition: Edition, entries: dict[int, Entry], overrides: dict[int, Override]
) -> tuple[Passage, ...]:
    passages: dict[int, tuple[int, bool, list[Piece]]] = {}
    position = 0
    for row in edition.pieces.order_by("passage", "place"):
        if row.passage not in passages:
            position += 1 if passages else 0  # the line break
            passages[row.passage] = (row.level, row.roll, [])
        entry = entries.get(row.entry_id) if row.entry_id else None
        text, masked = row.text, row.masked
        if entry is not None:
            if row.entry_id in overrides:
                text, masked = entry.traced.text, entry.traced.masked
            entry.spans.append((position, position + len(text)))
        if text:
            passages[row.passage][2].append(Piece(text, masked, entry))
        position += len(text)
    return tuple(Passage(level, tuple(pieces), roll) for level, roll, pieces in passages.values())


def trace_of(edition: Edition, compiled: Compiled) -> dict[str, Any]:
    """The trace of an edition; overridden figures name the ledger's text, the reason and both persons."""
    trace = compiled.trace() | {
        "edition": edition.number,
        "state": edition.get_state_display(),
        "template": {"code": edition.code, "version": edition.template.version},
        "audit": {"count": edition.audit_count, "head": edition.audit_head},
    }
    overrides = {row.entry.key: row for row in agreed_overrides(edition).values()}
    for entry in trace["figures"]:
        if override := overrides.get(entry["id"]):
            entry["override"] = {
                "printed": override.printed,
                "ledger": override.entry.printed,
                "reason": override.reason,
                "proposed_by": override.proposer,
                "agreed_by": override.decider,
            }
    return trace


def document_of(
    edition: Edition, compiled: Compiled, *, masked: bool = False, link: Any = None, annexes: bool = True
) -> Document:
    """The document of an edition, dated by its freezing or keeping, with the annexes that belong to it."""
    document = compiled.document(masked=masked, link=link)
    moment = edition.frozen_at or edition.kept_at
    day = moment.astimezone(clock.ZONE).date()
    return replace(
        document,
        form=edition.template.form if edition.issuer_mark else "plain",
        issuer_mark=edition.issuer_mark,
        signature=Signature(edition.signer, day) if document.signature else None,
        annexes=_annexes(edition, masked) if annexes else (),
        attachment_notes=(),
    )


def _annexes(edition: Edition, masked: bool) -> tuple[Annex, ...]:
    blocks: list[Block] = [Paragraph(line) for line in facts_of(edition)]
    overrides = list(agreed_overrides(edition).values())
    found = [Annex("编制说明", tuple(blocks))]
    if overrides:
        heads = ("指标", "印发数", "台账数", "理由", "提出人", "同意人")
        rows = tuple(_override_row(override, masked) for override in overrides)
        table = Table(heads, rows, widths=(3, 1.5, 1.5, 4, 1.3, 1.3))
        found.append(Annex("改数说明", (table,)))
    return tuple(found)


def _override_row(override: Override, masked: bool) -> tuple[str, ...]:
    row = override.entry
    printed, ledger, reason = override.printed, row.printed, override.reason
    if masked:
        printed, ledger, reason = _instead(row, override)[1], row.masked, "见完整版"
    return (row.label, printed, ledger, reason, override.proposer, override.decider)


def facts_of(edition: Edition) -> list[str]:
    """Where the edition comes from, in sentences: template, period, scope, who, when, the audit chain."""
    template, period = edition.template, periods.parse(edition.period)
    kept = edition.kept_at.astimezone(clock.ZONE)
    lines = [
        f"模板：{template.name}第{template.version}版。期间：{period.label}，数字截至{chinese_date(min(period.end, edition.as_of))}。",
        f"范围：{edition.signer}。第{edition.number}稿，{edition.keeper}于{kept:%Y-%m-%d %H:%M}编制。",
    ]
    if edition.corrects:
        lines.append(f"本稿更正第{edition.corrects.number}稿（{_day(edition.corrects)}定稿）。")
    if edition.frozen:
        frozen = edition.frozen_at.astimezone(clock.ZONE)
        lines.append(f"{edition.freezer}于{frozen:%Y-%m-%d %H:%M}定稿。")
    lines.append(
        f"编制时审计日志共{edition.audit_count}条，末条校验值{edition.audit_head or '无'}。"
        if not edition.frozen
        else f"定稿时审计日志共{edition.audit_count}条，末条校验值{edition.audit_head or '无'}。"
    )
    return lines


def _day(edition: Edition) -> str:
    return chinese_date(edition.frozen_at.astimezone(clock.ZONE).date()) if edition.frozen_at else "未"

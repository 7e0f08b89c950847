"""What a compilation yields: paragraphs of traced pieces, and from them text, masked text, trace and document tree."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from canmou.kernel import clock
from canmou.kernel.compile.language import BODY, CLOSE, END, HEADING, MID, OPEN, ROLL
from canmou.kernel.compile.values import Traced
from canmou.kernel.documents.tree import (
    Annex,
    Attendance,
    Block,
    Document,
    Heading,
    Paragraph,
    Run,
    Signature,
    Table,
)
from canmou.kernel.metrics import Scope

_PASSAGE = re.compile(f"([{HEADING}{BODY}{ROLL}])(.*?){END}", re.DOTALL)
_SPAN = re.compile(f"{OPEN}(\\d+){MID}(.*?){CLOSE}", re.DOTALL)


@dataclass
class Entry:
    """One traced figure or name, with every place where it is printed."""

    id: str
    traced: Traced
    spans: list[tuple[int, int]] = field(default_factory=list)

    @property
    def records(self) -> list[str]:
        """Sorted full numbers of exactly the records counted."""
        if self.traced.figure is not None:
            return self.traced.figure.records
        return sorted(self.traced.records)

    @property
    def denominator_records(self) -> list[str]:
        """For a share, the records below the line."""
        return self.traced.figure.denominator_records if self.traced.figure is not None else []


@dataclass(frozen=True)
class Piece:
    """A stretch of a paragraph: connecting prose (entry None) or a traced span."""

    text: str
    masked: str
    entry: Entry | None = None


@dataclass(frozen=True)
class Passage:
    """A paragraph (level 0) or a heading (level 1). `roll`: a list of persons of minutes."""

    level: int
    pieces: tuple[Piece, ...]
    roll: bool = False

    def text(self, masked: bool = False) -> str:
        return "".join(piece.masked if masked else piece.text for piece in self.pieces)


@dataclass(frozen=True)
class Compiled:
    """A compiled report. `form`: of the document (document, plain or minutes)."""

    title: str
    passages: tuple[Passage, ...]
    figures: tuple[Entry, ...]
    names: tuple[Entry, ...]
    scope: Scope
    form: str = "document"

    def text(self, masked: bool = False) -> str:
        """Plain text: a line per paragraph, and an empty line at the end."""
        return "".join(passage.text(masked) + "\n" for passage in self.passages) + "\n"

    def trace(self) -> dict[str, Any]:
        """Where every figure and name comes from, ready for JSON. Spans count characters of the plain text."""
        scope = self.scope
        return {
            "title": self.title,
            "office": scope.office.code,
            "unit_code": scope.unit.uid if scope.unit else scope.office.code,
            "period": scope.period.notation,
            "as_of": scope.as_of.isoformat(),
            "figures": [self._figure(entry) for entry in self.figures],
            "names": [self._name(entry) for entry in self.names],
        }

    def _common(self, entry: Entry) -> dict[str, Any]:
        traced, scope = entry.traced, self.scope
        return {
            "id": entry.id,
            "metric": traced.metric,
            "label": traced.label,
            "measure": traced.figure.metric.measure if traced.figure else "",
            "unit_code": scope.unit.uid if scope.unit else scope.office.code,
            "period": scope.period.notation,
            "value": _decimal(traced.raw) if traced.kind == "figure" else traced.text,
            "printed": traced.text,
            "masked": traced.masked,
            "spans": [list(span) for span in entry.spans],
        }

    def _figure(self, entry: Entry) -> dict[str, Any]:
        return self._common(entry) | {
            "records": entry.records,
            "denominator_records": entry.denominator_records,
        }

    _name = _figure

    def document(
        self,
        *,
        masked: bool = False,
        with_trace: bool = False,
        link: Callable[[Entry], str] | None = None,
    ) -> Document:
        """The document tree. `link` gives the address each traced span leads to (HTML); `with_trace` adds the annex."""
        office, minutes = self.scope.office, self.form == "minutes"
        blocks: list[Block] = []
        for passage in self.passages:
            if minutes and passage.roll:
                continue
            runs = tuple(
                Run(
                    piece.masked if masked else piece.text,
                    href=link(piece.entry) if link and piece.entry else "",
                    mark=piece.entry.id if piece.entry else "",
                )
                for piece in passage.pieces
            )
            blocks.append(Heading(1, runs) if passage.level else Paragraph(runs))
        until = self.scope.until
        mark = self.title if minutes else office.issuer_mark if self.form == "document" else ""
        return Document(
            form=self.form if mark else "plain",
            title="" if minutes else self.title,
            blocks=tuple(blocks),
            issuer_mark=mark,
            signature=None if minutes else Signature(self._signer(), clock.today()),
            attendees=tuple(self._rolls(masked)) if minutes else (),
            annotation=f"数字截至{until.year}年{until.month}月{until.day}日" if self.scope.running else "",
            annexes=(Annex("数字来源表", (self._source_table(masked),)),) if with_trace else (),
        )

    def _signer(self) -> str:
        """Who signs: the person, the section or the office that it is about."""
        scope = self.scope
        return (scope.person or scope.unit or scope.office).name

    def _rolls(self, masked: bool) -> Iterator[Attendance]:
        for passage in self.passages:
            if passage.roll:
                label = passage.text().partition("：")[0]
                named = [piece for piece in passage.pieces if piece.entry is not None]
                yield Attendance(label, tuple(piece.masked if masked else piece.text for piece in named))

    def _source_table(self, masked: bool) -> Table:
        rows = []
        for entry in self.figures:
            numbers = entry.records
            shown = "、".join(numbers[:3]) + (f"等{len(numbers)}条" if len(numbers) > 3 else "")
            printed = entry.traced.masked if masked else entry.traced.text
            rows.append((entry.id, entry.traced.label, printed, shown or "无记录"))
        return Table(("序号", "指标", "报告所载", "依据的记录"), tuple(rows), widths=(1, 4, 2, 5))


def _decimal(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def assemble(
    body: str, printed: list[Traced], scope: Scope, title: str = "", form: str = "document"
) -> Compiled:
    """Read the marks of a rendered text: paragraphs, spans, and one entry per different traced text."""
    entries: dict[tuple, Entry] = {}
    passages, position = [], 0
    for mark, text in _PASSAGE.findall(body):
        pieces, last = [], 0
        for span in _SPAN.finditer(text):
            if span.start() > last:
                pieces.append(_prose(text[last : span.start()]))
            last = span.end()
            traced = printed[int(span[1])]
            key = (traced.kind, traced.metric, traced.text, traced.masked, traced.records)
            entry = entries.setdefault(key, Entry("", traced))
            pieces.append(Piece(span[2], traced.masked, entry))
        if last < len(text):
            pieces.append(_prose(text[last:]))
        for piece in pieces:
            if piece.entry is not None:
                piece.entry.spans.append((position, position + len(piece.text)))
            position += len(piece.text)
        position += 1  # the line break
        passages.append(Passage(1 if mark == HEADING else 0, tuple(pieces), mark == ROLL))
    figures = tuple(entry for entry in entries.values() if entry.traced.kind == "figure")
    names = tuple(entry for entry in entries.values() if entry.traced.kind == "name")
    for letter, found in (("F", figures), ("N", names)):
        for number, entry in enumerate(found, 1):
            entry.id = f"{letter}{number}"
    return Compiled(title, tuple(passages), figures, names, scope, form)


def _prose(text: str) -> Piece:
    return Piece(text, text)

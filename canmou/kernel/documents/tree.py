"""The document tree: one value from which PDF, .docx, HTML and plain text are made.

Everything is frozen. Text may be given as `str` wherever runs are wanted; it is turned into one `Run`.
Heading text carries its own ordinal ("一、…", "（一）…"): the tree numbers nothing.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from canmou.kernel.errors import Invalid

Form = Literal["document", "letter", "minutes", "plain"]
FORMS = ("document", "letter", "minutes", "plain")
URGENCIES = ("", "特急", "加急")
# Characters without a shape: XML 1.0 cannot hold some, others turn the direction of text; pasted text brings them.
CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
    "\ufffe\uffff\ud800-\udfff]"
)


@dataclass(frozen=True)
class Run:
    """A stretch of text. `href` (a link) and `mark` (the id of a traced figure) show in HTML only."""

    text: str
    bold: bool = False
    href: str = ""
    mark: str = ""


Text = str | Run | Iterable["Run | str"]


def as_runs(text: Text) -> tuple[Run, ...]:
    """Any accepted text as a tuple of non-empty runs; control characters are dropped, breaks become spaces."""
    parts = [text] if isinstance(text, str | Run) else list(text)
    runs = [part if isinstance(part, Run) else Run(part) for part in parts]
    return tuple(Run(clean(run.text), run.bold, run.href, run.mark) for run in runs if run.text)


def clean(text: str) -> str:
    """`text` on one line, without characters that no document may hold."""
    return CONTROL.sub("", re.sub(r"[\r\n\t\u2028\u2029]+", " ", text))


def plain(runs: Iterable[Run]) -> str:
    """The characters of `runs` without any mark-up."""
    return "".join(run.text for run in runs)


def _set(target: object, **values: object) -> None:
    for name, value in values.items():
        object.__setattr__(target, name, value)


@dataclass(frozen=True)
class Heading:
    """A heading, level 1 to 4 (一、 / （一） / 1. / （1）). `tail` is body text that runs on in the same line."""

    level: int
    runs: tuple[Run, ...]
    tail: tuple[Run, ...] = ()

    def __post_init__(self) -> None:
        if self.level not in (1, 2, 3, 4):
            raise Invalid({"level": f"标题层次只有一至四级，没有第{self.level}级"})
        _set(self, runs=as_runs(self.runs), tail=as_runs(self.tail))


@dataclass(frozen=True)
class Paragraph:
    """Body text; `indent` = two characters before the first line."""

    runs: tuple[Run, ...]
    indent: bool = True

    def __post_init__(self) -> None:
        _set(self, runs=as_runs(self.runs))


@dataclass(frozen=True)
class Cell:
    """A table cell. `align`: "" (figures right, text left, heads centred) or left, center, right."""

    runs: tuple[Run, ...]
    colspan: int = 1
    rowspan: int = 1
    align: Literal["", "left", "center", "right"] = ""

    def __post_init__(self) -> None:
        _set(self, runs=as_runs(self.runs))


def as_cell(value: "Cell | Text") -> Cell:
    return value if isinstance(value, Cell) else Cell(as_runs(value))


@dataclass(frozen=True)
class Table:
    """A ruled table; head rows repeat on each page. `columns` is the first head row, `head` the further ones.

    `widths` are relative weights, one per column (empty = even). A row lists only the cells that begin in it.
    """

    columns: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    widths: tuple[float, ...] = ()
    head: tuple[tuple[Cell, ...], ...] = ()

    def __post_init__(self) -> None:
        _set(
            self,
            columns=tuple(as_cell(cell) for cell in self.columns),
            rows=tuple(tuple(as_cell(cell) for cell in row) for row in self.rows),
            head=tuple(tuple(as_cell(cell) for cell in row) for row in self.head),
            caption=clean(self.caption),
            widths=tuple(float(width) for width in self.widths),
        )
        if not self.width:
            raise Invalid({"columns": "表格没有栏目"})
        if self.widths and (len(self.widths) != self.width or min(self.widths) <= 0):
            raise Invalid({"widths": "表格各栏宽度的个数应与栏数相同，且都大于零"})
        head, rows = len(self.head_rows), len(self.rows)
        list(self.placed(self.head_rows, head))
        list(self.placed(self.rows, rows))

    @property
    def width(self) -> int:
        """Number of columns."""
        return sum(cell.colspan for cell in self.columns)

    @property
    def head_rows(self) -> tuple[tuple[Cell, ...], ...]:
        return (self.columns, *self.head)

    def placed(self, rows: tuple[tuple[Cell, ...], ...], height: int) -> Iterator[tuple[int, int, Cell]]:
        """(row, column, cell) of each cell, past the places that spans take. Refuses rows that do not fit."""
        taken: set[tuple[int, int]] = set()
        for y, row in enumerate(rows):
            x = 0
            for cell in row:
                while (y, x) in taken:
                    x += 1
                spot = {(y + dy, x + dx) for dy in range(cell.rowspan) for dx in range(cell.colspan)}
                if spot & taken or x + cell.colspan > self.width or y + cell.rowspan > height:
                    raise Invalid({"rows": f"表格“{self.caption}”第{y + 1}行的单元格与栏目对不上"})
                taken |= spot
                yield y, x, cell
                x += cell.colspan
            if any((y, column) not in taken for column in range(self.width)):
                raise Invalid({"rows": f"表格“{self.caption}”第{y + 1}行的单元格与栏目对不上"})


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Paragraph | Table | PageBreak


@dataclass(frozen=True)
class Signature:
    """Signing unit and date of the document; `seal` = a seal will be put on it, which moves both (7.3.5)."""

    unit: str
    date: date
    seal: bool = False


@dataclass(frozen=True)
class Attendance:
    """One list of persons in minutes: label 出席, 请假 or 列席."""

    label: str
    names: tuple[str, ...]

    def __post_init__(self) -> None:
        names = (self.names,) if isinstance(self.names, str) else self.names
        _set(self, label=clean(self.label), names=tuple(clean(name) for name in names))


@dataclass(frozen=True)
class Annex:
    """A full annex, on its own page. Its number comes from its place."""

    title: str
    blocks: tuple[Block, ...]

    def __post_init__(self) -> None:
        _set(self, title=clean(self.title), blocks=tuple(self.blocks))


@dataclass(frozen=True)
class Colophon:
    """版记: copies to, printing unit and day of printing."""

    cc: tuple[str, ...] = ()
    printer: str = ""
    printed_on: date | None = None

    def __post_init__(self) -> None:
        cc = (self.cc,) if isinstance(self.cc, str) else self.cc
        _set(self, cc=tuple(clean(name) for name in cc), printer=clean(self.printer))


@dataclass(frozen=True)
class Document:
    """An official document.

    form: "document" (red header), "letter" (信函格式), "minutes" (纪要格式) or "plain" (title and text only).
    issuer_mark: the red words at the top, in full ("淄州市人民政府文件"). signers: upward documents only.
    author: who wrote it, for the file's properties only.
    copy_number belongs to classified documents, which this system never holds: it stays empty.
    attachment_notes: names listed under "附件："; empty = the titles of the annexes.
    """

    form: Form
    title: str
    blocks: tuple[Block, ...] = ()
    issuer_mark: str = ""
    doc_number: str = ""
    signers: tuple[str, ...] = ()
    urgency: str = ""
    copy_number: str = ""
    main_recipients: tuple[str, ...] = ()
    attachment_notes: tuple[str, ...] = ()
    signature: Signature | None = None
    annotation: str = ""
    annexes: tuple[Annex, ...] = ()
    colophon: Colophon | None = None
    attendees: tuple[Attendance, ...] = ()
    author: str = ""

    def __post_init__(self) -> None:
        def names(value: str | Iterable[str]) -> tuple[str, ...]:
            return tuple(clean(name) for name in ((value,) if isinstance(value, str) else value) if name)

        _set(
            self,
            title=clean(self.title),
            blocks=tuple(self.blocks),
            annexes=tuple(self.annexes),
            attendees=tuple(self.attendees),
            signers=names(self.signers),
            main_recipients=names(self.main_recipients),
            attachment_notes=names(self.attachment_notes) or tuple(annex.title for annex in self.annexes),
            annotation=clean(self.annotation).strip("（）()"),
        )
        problems = self._problems()
        if problems:
            raise Invalid(problems)

    def _problems(self) -> dict[str, str]:
        found: dict[str, str] = {}
        if self.form not in FORMS:
            found["form"] = f"没有“{self.form}”这种公文格式"
        if self.urgency not in URGENCIES:
            found["urgency"] = "紧急程度只有特急、加急"
        if self.copy_number:
            found["copy_number"] = "份号只用于涉密公文，本系统不处理涉密公文"
        if self.form != "plain" and not self.issuer_mark:
            found["issuer_mark"] = "没有发文机关标志"
        if self.attendees and self.form != "minutes":
            found["attendees"] = "出席、请假、列席名单只用于纪要"
        if self.signers and self.form != "document":
            found["signers"] = "签发人只用于上行文"
        listed = self.attachment_notes[: len(self.annexes)]
        if listed != tuple(annex.title for annex in self.annexes):
            found["attachment_notes"] = "附件说明与附件的顺序、标题不一致"
        return found

    def texts(self) -> Iterator[str]:
        """Every text of the document that is printed, for glyph and secrecy checks."""
        yield from (self.title, self.issuer_mark, self.doc_number, self.urgency, self.annotation)
        yield from (*self.signers, *self.main_recipients, *self.attachment_notes)
        for item in self.attendees:
            yield from (item.label, *item.names)
        if self.signature:
            yield self.signature.unit
        if self.colophon:
            yield from (*self.colophon.cc, self.colophon.printer)
        yield from block_texts(self.blocks)
        for annex in self.annexes:
            yield annex.title
            yield from block_texts(annex.blocks)


def block_texts(blocks: Iterable[Block]) -> Iterator[str]:
    """The printed texts of `blocks`, one per paragraph, heading, caption or cell."""
    for block in blocks:
        match block:
            case Heading(runs=runs, tail=tail):
                yield plain(runs) + plain(tail)
            case Paragraph(runs=runs):
                yield plain(runs)
            case Table():
                yield block.caption
                for row in (*block.head_rows, *block.rows):
                    yield from (plain(cell.runs) for cell in row)


def chinese_date(day: date) -> str:
    """2024年3月5日: full year, no filled-up zeros (7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"

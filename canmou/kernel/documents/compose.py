"""What both renderers must decide alike: title lines, joined names, labels, where the recipients stand."""

import re
from dataclasses import dataclass

from canmou.kernel.documents import layout
from canmou.kernel.documents.titles import break_title
from canmou.kernel.documents.tree import Cell, Document, Signature, chinese_date, plain

NUMERIC = re.compile(r"[-−+]?[\d,，.]+\s*[%％‰]?|[—－-]+|\*+")


@dataclass(frozen=True)
class Parts:
    """The texts around the body, ready to be set."""

    title: tuple[str, ...]
    mark_pt: float
    recipients: str
    moved_recipients: str
    signers: tuple[tuple[str, ...], ...]
    notes: tuple[tuple[str, str], ...]
    annotation: str
    cc: str
    printer: str
    printed: str


def compose(document: Document) -> Parts:
    """The texts of `document` around its body."""
    title = break_title(document.title) if document.title else ()
    recipients = "，".join(document.main_recipients)
    moved = bool(recipients) and recipients_move(document, len(title))
    colophon = document.colophon
    notes = document.attachment_notes
    rows = range(0, len(document.signers), layout.SIGNERS_PER_LINE)
    return Parts(
        title=title,
        mark_pt=mark_size(document.issuer_mark),
        recipients="" if moved or not recipients else recipients + "：",
        moved_recipients=recipients + "。" if moved else "",
        signers=tuple(document.signers[row : row + layout.SIGNERS_PER_LINE] for row in rows),
        notes=tuple((f"{place}." if len(notes) > 1 else "", name) for place, name in enumerate(notes, 1)),
        annotation=f"（{document.annotation}）" if document.annotation else "",
        cc="，".join(colophon.cc) + "。" if colophon and colophon.cc else "",
        printer=colophon.printer if colophon and document.form != "letter" else "",
        printed=printed_on(document),
    )


def printed_on(document: Document) -> str:
    """The day of printing with 印发; a letter has none (10.1)."""
    colophon = document.colophon
    if document.form == "letter" or not colophon or not colophon.printed_on:
        return ""
    return chinese_date(colophon.printed_on) + "印发"


def mark_size(mark: str) -> float:
    """The size in points at which the red mark stays inside the block."""
    return round(min(layout.MARK_MAX_PT, layout.pt(layout.MARK_WIDTH_MM) / max(len(mark), 1)), 1)


def recipients_move(document: Document, title_lines: int) -> bool:
    """Whether so many recipients would leave no body text on the first page; they then go to the colophon (7.3.2)."""
    above = title_lines + layout.RECIPIENT_GAP_LINES
    if document.form == "document" or document.form == "minutes":
        mark = layout.pt(layout.MARK_TOP_MM) + mark_size(document.issuer_mark)
        number = layout.BODY_PT + layout.pt(layout.RULE_GAP_MM) + layout.RULE_PT
        rows = max(1, -(-len(document.signers) // layout.SIGNERS_PER_LINE))
        above += (mark + number) / layout.GRID_PT + layout.NUMBER_GAP_LINES + layout.TITLE_GAP_LINES + rows
    elif document.form == "letter":
        above += 2 + layout.LETTER_TITLE_GAP_LINES
    length = len("，".join(document.main_recipients)) + 1
    return above + -(-length // layout.CHARS) + 1 > layout.LINES


def annex_label(document: Document, place: int) -> str:
    """附件, numbered from 1 where there are several (7.3.7)."""
    return f"附件{place}" if len(document.attachment_notes) > 1 else "附件"


def width_chars(text: str) -> float:
    """Width in characters of the body: half-width letters and digits count a half."""
    return sum(0.5 if ord(character) < 0x2000 else 1.0 for character in text)


def signature_left(signature: Signature) -> tuple[float, float]:
    """How far unit and date stand from the left edge of the block, in characters (7.3.5.1, 7.3.5.2)."""
    unit, day = width_chars(signature.unit), width_chars(chinese_date(signature.date))
    if signature.seal:
        date_left = layout.CHARS - layout.SEAL_DATE_RIGHT_CHARS - day
        unit_left = min(date_left + (day - unit) / 2, layout.CHARS - unit)
        return max(unit_left, 0.0), date_left
    shift = layout.DATE_SHIFT_CHARS
    unit_left = layout.CHARS - layout.PLAIN_RIGHT_CHARS - max(unit, day + shift)
    return max(unit_left, 0.0), max(unit_left, 0.0) + shift


def alignment(cell: Cell, *, head: bool, first: bool) -> str:
    """Where the text of a cell stands: as told, else by custom; ordinals of the first column in the middle."""
    if cell.align:
        return cell.align
    if head or first and plain(cell.runs).isdigit():
        return "center"
    return "right" if NUMERIC.fullmatch(plain(cell.runs).strip()) else "left"

"""Document → .docx. The file names the client's fonts (仿宋_GB2312 …); none are embedded.

Word and LibreOffice put the base line of a line of exact height at four fifths of it; the distances here follow.
This file composes the document; `docx_page`, `docx_parts` and `docx_tables` make its pieces.
"""

from datetime import UTC, datetime
from io import BytesIO

from canmou.kernel.documents import layout
from canmou.kernel.documents.compose import Parts, annex_label, compose, signature_left
from canmou.kernel.documents.docx_page import foot_rule, letter_header, new_document, page_number, settings_of
from canmou.kernel.documents.docx_parts import CHAR, blank_lines, element, gap, paragraph, piece
from canmou.kernel.documents.docx_tables import colophon, end_line, table
from canmou.kernel.documents.titles import break_title
from canmou.kernel.documents.tree import (
    Block,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Table,
    chinese_date,
)

INK_TOP = 0.11  # a mark's ink begins so far (in its size) below the top of a line of 1.2 times its size
INK_REST = 0.15  # and ends so far above that line's bottom
HEAD_ROLES = {1: "hei", 2: "kai", 3: "fangsong", 4: "fangsong"}


def em_top(pitch: float, size: float) -> float:
    """Points from the top of an exact line to the top of its characters."""
    return 0.8 * pitch - 0.88 * size


def em_rest(pitch: float, size: float) -> float:
    """Points from the foot of the characters to the foot of their exact line."""
    return 0.2 * pitch - 0.12 * size


BODY_TOP = em_top(layout.GRID_PT, layout.BODY_PT)
BODY_REST = em_rest(layout.GRID_PT, layout.BODY_PT)


def to_docx(document: Document, *, created: datetime | None = None) -> bytes:
    """The .docx of `document`; `created` is written into its properties."""
    target = new_document()
    parts = compose(document)
    settings_of(target, grid=document.form != "letter")
    _properties(target, document, created or datetime(1970, 1, 1, tzinfo=UTC))
    _section(target, document, parts)
    body = target.element.body
    end = body[-1]
    for item in _content(document, parts):
        end.addprevious(item)
    out = BytesIO()
    target.save(out)
    return out.getvalue()


def _properties(target: object, document: Document, created: datetime) -> None:
    properties = target.core_properties
    properties.title = document.title[:255]
    properties.author = document.author[:255]
    properties.last_modified_by = document.author[:255]
    properties.comments = ""
    properties.created = properties.modified = created


def _section(target: object, document: Document, parts: Parts) -> None:
    section = target.sections[0]
    page_number(section.footer, "right")
    page_number(section.even_page_footer, "left")
    if document.form == "letter":
        section.different_first_page_header_footer = True
        letter_header(section.first_page_header, document.issuer_mark, parts.mark_pt)
        foot_rule(section.first_page_footer)


def _content(document: Document, parts: Parts) -> list:
    items: list = []
    if document.form in ("document", "minutes"):
        items += _red_header(document, parts)
    elif document.form == "letter":
        items += _letter_row(document)
    if parts.title:
        before = layout.PLAIN_TOP_LINES * layout.GRID_PT + BODY_TOP
        if document.form in ("document", "minutes"):
            before = layout.TITLE_GAP_LINES * layout.GRID_PT - layout.RULE_PT
        elif document.form == "letter":
            before = (
                layout.LETTER_TITLE_GAP_LINES * layout.GRID_PT + layout.GRID_PT - layout.BODY_PT - BODY_REST
            )
        items += _title(parts.title, before)
    if parts.recipients:
        items.append(paragraph("公文顶格", [piece(parts.recipients)]))
    text = _blocks(document.blocks)
    notes = _notes(parts, keep=document.signature is not None)
    if document.signature and text:
        _keep_with_next(text[-1])
    items += [*text, *notes]
    items += _attendees(document)
    items += _signature(document)
    if parts.annotation:
        items.append(paragraph("公文正文", [piece(parts.annotation)]))
    for place, annex in enumerate(document.annexes, 1):
        label = [piece(annex_label(document, place), role="hei")]
        items.append(paragraph("公文顶格", label, new_page=True))
        items += _title(break_title(annex.title), (layout.ANNEX_TITLE_LINE - 2) * layout.GRID_PT + BODY_TOP)
        items += _blocks(annex.blocks)
    foot = colophon(parts, ruled=document.form != "letter")
    if not foot and items and items[-1].tag.endswith("}tbl"):
        foot = [end_line()]
    return items + foot


def _red_header(document: Document, parts: Parts) -> list:
    """版头: urgency, red mark, number (with signers) and the red rule below it."""
    items: list = []
    mark_line = parts.mark_pt * 1.2
    above = layout.pt(layout.MARK_TOP_MM) - INK_TOP * parts.mark_pt
    if document.urgency:
        items.append(paragraph("公文顶格", [piece(document.urgency, role="hei")]))
        above -= layout.GRID_PT
    items.append(gap(above))
    mark = piece(document.issuer_mark, role="biaosong", size=parts.mark_pt, color=layout.RED, tracking=False)
    items.append(paragraph("公文居中", [mark], pitch=mark_line))
    items.append(gap(layout.NUMBER_GAP_LINES * layout.GRID_PT - INK_REST * parts.mark_pt - BODY_TOP))
    rule = {"bottom": (layout.RULE_PT, layout.RED, layout.pt(layout.RULE_GAP_MM) - BODY_REST)}
    if not parts.signers:
        items.append(paragraph("公文居中", [piece(document.doc_number)], borders=rule))
        return items
    right = layout.WIDTH_PT - layout.NUMBER_SIDE_CHARS * CHAR
    for row, names in enumerate(parts.signers):
        last = row == len(parts.signers) - 1
        number = document.doc_number if last else ""
        lead = "　" * layout.NUMBER_SIDE_CHARS if last else ""
        filler = "　" * 4 * (layout.SIGNERS_PER_LINE - len(names)) if len(parts.signers) > 1 else ""
        pieces = [piece(lead + number), piece("\t"), piece("签发人：" if row == 0 else "")]
        pieces.append(piece("　".join(names) + filler, role="kai"))
        items.append(paragraph("公文顶格", pieces, tab=("right", right), borders=rule if last else None))
    return items


def _letter_row(document: Document) -> list:
    """The line under the upper double rule: urgency on the left, number on the right (10.1)."""
    pieces = [piece(document.urgency, role="hei"), piece("\t"), piece(document.doc_number)]
    lead = layout.LETTER_ROW_GAP_PT - BODY_TOP
    return [gap(lead), paragraph("公文顶格", pieces, tab=("right", layout.WIDTH_PT))]


def _title(lines: tuple[str, ...], before: float) -> list:
    """The title; `before` = points from here to the top of its characters; one empty line follows."""
    top = em_top(layout.TITLE_PITCH_PT, layout.TITLE_PT)
    rest = em_rest(layout.TITLE_PITCH_PT, layout.TITLE_PT)
    after = (layout.RECIPIENT_GAP_LINES + 1) * layout.GRID_PT - layout.BODY_PT - rest - BODY_TOP
    return [gap(before - top), paragraph("公文标题", [piece("\n".join(lines), plain=True)]), gap(after)]


def _blocks(blocks: tuple[Block, ...]) -> list:
    items: list = []
    new_page = False
    for block in blocks:
        match block:
            case PageBreak():
                new_page = True
                continue
            case Heading(tail=()):
                pieces = [piece(run.text, bold=run.bold, plain=True) for run in block.runs]
                items.append(paragraph(f"公文{block.level}级标题", pieces, new_page=new_page))
            case Heading():
                role = HEAD_ROLES[block.level]
                pieces = [piece(run.text, bold=run.bold, role=role) for run in block.runs]
                pieces += [piece(run.text, bold=run.bold) for run in block.tail]
                items.append(paragraph("公文正文", pieces, new_page=new_page))
            case Paragraph():
                pieces = [piece(run.text, bold=run.bold) for run in block.runs]
                style = "公文正文" if block.indent else "公文顶格"
                items.append(paragraph(style, pieces, new_page=new_page))
            case Table():
                if block.caption:
                    caption = [piece(block.caption, role="hei", size=layout.SMALL_PT)]
                    items.append(paragraph("公文居中", caption, new_page=new_page, keep=True))
                elif new_page:
                    items.append(paragraph("公文顶格", [], new_page=True, pitch=1))
                elif items and items[-1].tag.endswith("}tbl"):
                    items.append(gap(layout.TABLE_PT))
                items.append(table(block))
        new_page = False
    return items


def _notes(parts: Parts, *, keep: bool) -> list:
    """附件说明: names begin at one place, lines that run on below the first character of the name (7.3.4)."""
    if not parts.notes:
        return []
    items = blank_lines(layout.ATTACHMENT_GAP_LINES, keep=keep)
    number = 0.0 if len(parts.notes) == 1 else 1.25 if len(parts.notes) < 10 else 1.75
    left = layout.ATTACHMENT_INDENT_CHARS + 3 + number
    for place, (ordinal, name) in enumerate(parts.notes):
        label = "附件：" if place == 0 else ""
        words = f"{label}{ordinal}\t{name}" if ordinal else f"{label}{name}"
        hanging = number + (3 if place == 0 else 0)
        pieces = [piece(words)]
        items.append(paragraph("公文顶格", pieces, left=left * CHAR, hanging=hanging * CHAR, keep=keep))
    return items


def _attendees(document: Document) -> list:
    """出席、请假、列席 of minutes (10.3)."""
    items = blank_lines(layout.ATTENDANCE_GAP_LINES) if document.attendees else []
    for item in document.attendees:
        hanging = len(item.label) + 1
        pieces = [piece(item.label + "：", role="hei"), piece("、".join(item.names))]
        left = layout.ATTENDANCE_INDENT_CHARS + hanging
        items.append(paragraph("公文顶格", pieces, left=left * CHAR, hanging=hanging * CHAR))
    return items


def _signature(document: Document) -> list:
    signature = document.signature
    if not signature:
        return []
    unit, day = signature_left(signature)
    lines = layout.SEAL_GAP_LINES if signature.seal else layout.PLAIN_GAP_LINES
    date = [piece(chinese_date(signature.date))]
    items = blank_lines(lines, keep=True)
    items.append(paragraph("公文顶格", [piece(signature.unit)], left=unit * CHAR, keep=True))
    if signature.seal:
        right = layout.SEAL_DATE_RIGHT_CHARS * CHAR
        items.append(paragraph("公文顶格", date, left=0, right=right, align="right"))
    else:
        items.append(paragraph("公文顶格", date, left=day * CHAR))
    return items


def _keep_with_next(last: object) -> None:
    """Bind the last line of text to what follows, up to the signature (7.3.5.5); two of its lines stay together."""
    if last.tag.endswith("}p"):
        last.pPr.insert(1, element("w:keepNext"))
        last.pPr.insert(2, element("w:widowControl", val="1"))

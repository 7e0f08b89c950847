"""Document → PDF, set by typst from `official.typ`."""

import json
from datetime import UTC, datetime
from pathlib import Path

import typst

from canmou.kernel.documents import layout
from canmou.kernel.documents.compose import alignment, annex_label, compose
from canmou.kernel.documents.fonts import FontPlan, require_glyphs, resolve
from canmou.kernel.documents.titles import break_title
from canmou.kernel.documents.tree import (
    Block,
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Run,
    Table,
    chinese_date,
    plain,
)

SOURCE = Path(__file__).with_name("official.typ")
LONG_CELL = 200  # characters from which a table row may break over pages
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
NUMBERS = {
    "page-width": layout.pt(layout.PAGE_WIDTH_MM),
    "page-height": layout.pt(layout.PAGE_HEIGHT_MM),
    "top": layout.pt(layout.TOP_MM),
    "left": layout.pt(layout.LEFT_MM),
    "right": layout.pt(layout.RIGHT_MM),
    "bottom": layout.pt(layout.BOTTOM_MM),
    "width": layout.WIDTH_PT,
    "height": layout.HEIGHT_PT,
    "body": layout.BODY_PT,
    "title": layout.TITLE_PT,
    "small": layout.SMALL_PT,
    "table": layout.TABLE_PT,
    "tracking": layout.TRACKING_PT,
    "pitch": layout.GRID_PT,
    "title-pitch": layout.TITLE_PITCH_PT,
    "table-pitch": layout.TABLE_PITCH_PT,
    "red": layout.RED,
    "mark-top": layout.pt(layout.MARK_TOP_MM),
    "number-gap": layout.NUMBER_GAP_LINES,
    "number-edge": layout.NUMBER_SIDE_CHARS,
    "signers-per-line": layout.SIGNERS_PER_LINE,
    "rule-gap": layout.pt(layout.RULE_GAP_MM),
    "rule": layout.RULE_PT,
    "title-gap": layout.TITLE_GAP_LINES,
    "plain-top": layout.PLAIN_TOP_LINES,
    "recipient-gap": layout.RECIPIENT_GAP_LINES,
    "attachment-gap": layout.ATTACHMENT_GAP_LINES,
    "attachment-indent": layout.ATTACHMENT_INDENT_CHARS,
    "seal-gap": layout.SEAL_GAP_LINES,
    "seal-right": layout.SEAL_DATE_RIGHT_CHARS,
    "plain-gap": layout.PLAIN_GAP_LINES,
    "plain-right": layout.PLAIN_RIGHT_CHARS,
    "date-shift": layout.DATE_SHIFT_CHARS,
    "annotation-indent": layout.ANNOTATION_INDENT_CHARS,
    "annex-title-line": layout.ANNEX_TITLE_LINE,
    "colophon-outer": layout.pt(layout.COLOPHON_OUTER_MM),
    "colophon-inner": layout.pt(layout.COLOPHON_INNER_MM),
    "colophon-side": layout.COLOPHON_SIDE_CHARS,
    "colophon-pitch": layout.COLOPHON_PITCH_PT,
    "number-drop": layout.pt(layout.NUMBER_DROP_MM),
    "number-dash": layout.NUMBER_DASH_EM,
    "number-side": layout.NUMBER_SIDE_OUTER_CHARS,
    "letter-mark-top": layout.pt(layout.LETTER_MARK_TOP_MM),
    "letter-rule-gap": layout.pt(layout.LETTER_RULE_GAP_MM),
    "letter-width": layout.pt(layout.LETTER_RULE_WIDTH_MM),
    "letter-foot": layout.pt(layout.LETTER_FOOT_MM),
    "letter-row-gap": layout.LETTER_ROW_GAP_PT,
    "letter-title-gap": layout.LETTER_TITLE_GAP_LINES,
    "letter-thick": layout.LETTER_THICK_PT,
    "letter-thin": layout.LETTER_THIN_PT,
    "letter-between": layout.LETTER_BETWEEN_PT,
    "attendance-gap": layout.ATTENDANCE_GAP_LINES,
    "attendance-indent": layout.ATTENDANCE_INDENT_CHARS,
}


def to_pdf(
    document: Document,
    *,
    plan: FontPlan | None = None,
    archival: bool = False,
    created: datetime | None = None,
) -> bytes:
    """The PDF of `document`. `archival` = PDF/A-2b. `created` is written into the file; None = no date.

    Refuses with MissingGlyph where no font has a character. The same input gives the same bytes.
    """
    plan = plan or resolve()
    require_glyphs(document.texts(), plan)
    data = _data(document, plan)
    tries = _tries(document)
    for grid, hold in tries:
        data |= {"grid": grid, "hold": hold}
        inputs = {"data": json.dumps(data, ensure_ascii=False)}
        compiler = typst.Compiler(
            str(SOURCE),
            root=str(SOURCE.parent),
            font_paths=plan.loaded,
            ignore_system_fonts=True,
            sys_inputs=inputs,
        )
        if len(tries) == 1 or _together(compiler):
            break
    return compiler.compile(
        format="pdf", pdf_standards=["a-2b"] if archival else [], timestamp=created or EPOCH
    )


def _tries(document: Document) -> list[tuple[float, bool]]:
    """Line pitches to try in turn, and whether the last paragraph is held together with the signature."""
    usual = [(layout.GRID_PT, False)]
    if document.signature is None:
        return usual
    last = document.blocks[-1] if document.blocks else None
    short = isinstance(last, Paragraph) and len(plain(last.runs)) <= layout.HOLD_CHARS
    held = [(layout.GRID_PT, True)] if short else []
    close, wide = (
        [(grid, False) for grid in grids] for grids in (layout.CLOSE_GRIDS_PT, layout.WIDE_GRIDS_PT)
    )
    return [*usual, *close, *(held or wide), *(held or usual)]


def _together(compiler: typst.Compiler) -> bool:
    """Whether the signature stands on a page that also has text (7.3.5.5: never 此页无正文)."""
    pages = {place["name"]: place["page"] for place in json.loads(compiler.query("<seen>", field="value"))}
    return "text" not in pages or pages["text"] == pages["signature"]


def _data(document: Document, plan: FontPlan) -> dict[str, object]:
    parts = compose(document)
    signature = document.signature
    return {
        "layout": NUMBERS,
        "fonts": {
            role: {"families": plan.families(role), "weight": face.weight}
            for role, face in plan.faces.items()
        },
        "form": document.form,
        "author": document.author,
        "title": parts.title,
        "issuer_mark": document.issuer_mark,
        "mark_pt": parts.mark_pt,
        "doc_number": document.doc_number,
        "signers": parts.signers,
        "urgency": document.urgency,
        "recipients": parts.recipients,
        "blocks": [_block(block) for block in document.blocks],
        "notes": parts.notes,
        "signature": signature
        and {"unit": signature.unit, "date": chinese_date(signature.date), "seal": signature.seal},
        "annotation": parts.annotation,
        "attendees": [{"label": item.label, "names": "、".join(item.names)} for item in document.attendees],
        "annexes": [
            {
                "label": annex_label(document, place),
                "title": break_title(annex.title),
                "blocks": [_block(block) for block in annex.blocks],
            }
            for place, annex in enumerate(document.annexes, 1)
        ],
        "moved_recipients": parts.moved_recipients,
        "cc": parts.cc,
        "printer": parts.printer,
        "printed": parts.printed,
    }


def _runs(runs: tuple[Run, ...]) -> list[dict[str, object]]:
    return [{"text": run.text, "bold": run.bold} for run in runs]


def _block(block: Block) -> dict[str, object]:
    match block:
        case Heading():
            return {
                "kind": "heading",
                "level": block.level,
                "runs": _runs(block.runs),
                "tail": _runs(block.tail),
            }
        case Paragraph():
            return {"kind": "paragraph", "runs": _runs(block.runs), "indent": block.indent}
        case PageBreak():
            return {"kind": "break"}
        case Table():
            height = len(block.head_rows)
            return {
                "kind": "table",
                "caption": block.caption,
                "widths": block.widths or [1.0] * block.width,
                "head": _cells(block, block.head_rows, 0, head=True),
                "cells": _cells(block, block.rows, height, head=False),
            }
    raise TypeError(f"not a block: {block!r}")


def _cells(table: Table, rows: tuple, first: int, *, head: bool) -> list[dict[str, object]]:
    return [
        {
            "x": x,
            "y": first + y,
            "colspan": cell.colspan,
            "rowspan": cell.rowspan,
            "align": alignment(cell, head=head, first=x == 0),
            "long": len(plain(cell.runs)) > LONG_CELL,
            "head": head,
            "runs": _runs(cell.runs),
        }
        for y, x, cell in table.placed(rows, len(rows))
    ]

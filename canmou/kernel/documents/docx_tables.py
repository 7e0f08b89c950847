"""Tables of a .docx, and the colophon, which is one."""

from typing import Any

from docx.oxml import OxmlElement

from canmou.kernel.documents import layout
from canmou.kernel.documents.compose import Parts, alignment
from canmou.kernel.documents.docx_parts import FRAME_TWIPS, borders_of, element, gap, paragraph, piece, twips
from canmou.kernel.documents.tree import Cell, Table


def end_line() -> Any:
    """The last, invisible line of a document that ends in a table."""
    return gap(1)


def colophon(parts: Parts, *, ruled: bool) -> list:
    """版记 at the foot of the last page, its last rule on the lower edge of the text block (7.4)."""
    side = layout.COLOPHON_SIDE_CHARS * layout.SMALL_PT
    rows = []
    lists = [("主送：", parts.moved_recipients), ("抄送：", parts.cc)]
    named = [f"{label}\t{words}" for label, words in lists if words]
    if named:
        hanging = 3 * layout.SMALL_PT + 1  # a tab goes only to a stop beyond the label
        about = {"left": side + hanging, "right": side, "hanging": hanging}
        rows.append([paragraph("公文版记", [piece(words)], **about) for words in named])
    if parts.printer or parts.printed:
        words = piece(f"{parts.printer}\t{parts.printed}")
        rows.append(
            [paragraph("公文版记", [words], left=side, right=side, tab=("right", layout.WIDTH_PT - side))]
        )
    if not rows:
        return []
    made = OxmlElement("w:tbl")
    properties = OxmlElement("w:tblPr")
    # LibreOffice lets a table as wide as the text float only where it is placed from the edge of the page.
    place = {"vertAnchor": "margin", "tblpYSpec": "bottom", "horzAnchor": "page"}
    properties.append(
        element("w:tblpPr", leftFromText=0, rightFromText=0, **place, tblpX=twips(layout.pt(layout.LEFT_MM)))
    )
    properties.append(element("w:tblOverlap", val="never"))
    properties.append(element("w:tblW", w=FRAME_TWIPS, type="dxa"))
    if ruled:
        outer, inner = layout.pt(layout.COLOPHON_OUTER_MM), layout.pt(layout.COLOPHON_INNER_MM)
        sides = {"top": outer, "bottom": outer, "insideH": inner}
        properties.append(
            borders_of("w:tblBorders", {name: (thick, "000000", 0) for name, thick in sides.items()})
        )
    properties.append(element("w:tblLayout", type="fixed"))
    properties.append(_cell_margins(0, 0))
    made.append(properties)
    grid = OxmlElement("w:tblGrid")
    grid.append(element("w:gridCol", w=FRAME_TWIPS))
    made.append(grid)
    for row in rows:
        made.append(_colophon_row(row))
    return [gap(1), made, end_line()]


def _colophon_row(paragraphs: list) -> Any:
    row, about, cell = OxmlElement("w:tr"), OxmlElement("w:trPr"), OxmlElement("w:tc")
    about.append(element("w:cantSplit"))
    properties = OxmlElement("w:tcPr")
    properties.append(element("w:tcW", w=FRAME_TWIPS, type="dxa"))
    cell.append(properties)
    cell.extend(paragraphs)
    row.append(about)
    row.append(cell)
    return row


def _cell_margins(vertical: int, horizontal: int) -> Any:
    margins = OxmlElement("w:tblCellMar")
    for side, width in (("top", vertical), ("left", horizontal), ("bottom", vertical), ("right", horizontal)):
        margins.append(element(f"w:{side}", w=width, type="dxa"))
    return margins


def table(block: Table) -> Any:
    """A ruled table whose head rows repeat on each page; rows do not break over pages."""
    made = OxmlElement("w:tbl")
    properties = OxmlElement("w:tblPr")
    properties.append(element("w:tblW", w=FRAME_TWIPS, type="dxa"))
    properties.append(element("w:jc", val="center"))
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    properties.append(borders_of("w:tblBorders", {side: (0.5, "000000", 0) for side in sides}))
    properties.append(element("w:tblLayout", type="fixed"))
    properties.append(_cell_margins(40, 80))
    made.append(properties)
    weights = block.widths or (1.0,) * block.width
    widths = [round(FRAME_TWIPS * weight / sum(weights)) for weight in weights]
    grid = OxmlElement("w:tblGrid")
    for width in widths:
        grid.append(element("w:gridCol", w=width))
    made.append(grid)
    for rows, head in ((block.head_rows, True), (block.rows, False)):
        for row in _rows(block, rows):
            made.append(_row(row, widths, head))
    return made


def _rows(block: Table, rows: tuple) -> list[dict[int, tuple[Cell, bool]]]:
    """For each row: column → (cell, whether it begins here), with the cells that reach down from above."""
    found: list[dict[int, tuple[Cell, bool]]] = [{} for _ in rows]
    for y, x, cell in block.placed(rows, len(rows)):
        for below in range(cell.rowspan):
            found[y + below][x] = (cell, below == 0)
    return found


def _row(row: dict[int, tuple[Cell, bool]], widths: list[int], head: bool) -> Any:
    made = OxmlElement("w:tr")
    properties = OxmlElement("w:trPr")
    properties.append(element("w:cantSplit"))
    if head:
        properties.append(element("w:tblHeader"))
    made.append(properties)
    for x in sorted(row):
        cell, begins = row[x]
        place = OxmlElement("w:tc")
        about = OxmlElement("w:tcPr")
        about.append(element("w:tcW", w=sum(widths[x : x + cell.colspan]), type="dxa"))
        if cell.colspan > 1:
            about.append(element("w:gridSpan", val=cell.colspan))
        if cell.rowspan > 1:
            about.append(element("w:vMerge", val="restart" if begins else "continue"))
        about.append(element("w:vAlign", val="center"))
        place.append(about)
        role = "hei" if head else ""
        pieces = [piece(run.text, bold=run.bold, role=role) for run in cell.runs] if begins else []
        place.append(paragraph("公文表格", pieces, align=alignment(cell, head=head, first=x == 0)))
        made.append(place)
    return made

"""The pieces of a .docx: styles, page, paragraphs, tables, page numbers, colophon. Lengths in points."""

from collections.abc import Iterable
from functools import lru_cache
from io import BytesIO
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap, qn
from docx.shared import Mm

from canmou.kernel.documents import layout
from canmou.kernel.documents.compose import Parts, alignment
from canmou.kernel.documents.fonts import ROLES
from canmou.kernel.documents.tree import Cell, Table

CHAR = layout.BODY_PT + layout.DOCX_SPACING_TWIPS / 20  # step from one character of the body to the next
LEVEL_ROLES = ("hei", "kai", "fangsong", "fangsong")
FRAME_TWIPS = round(layout.WIDTH_PT * 20)


def twips(points: float) -> str:
    """Twentieths of a point, as OOXML counts."""
    return str(round(points * 20))


def element(tag: str, **attributes: object) -> Any:
    """An OOXML element; attribute names are of the w: namespace."""
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(f"{{{nsmap['w']}}}{name}", str(value))
    return made


def _fonts(role: str) -> Any:
    client = ROLES[role].client
    return element("w:rFonts", ascii=client, hAnsi=client, eastAsia=client, cs=client)


def piece(
    text: str,
    *,
    role: str = "",
    bold: bool = False,
    size: float = 0,
    color: str = "",
    tracking: bool = True,
    plain: bool = False,
) -> Any:
    """A run. `plain` = everything from the paragraph's style; "\\n" breaks the line, "\\t" goes to the tab stop."""
    run = OxmlElement("w:r")
    properties = OxmlElement("w:rPr")
    if role:
        properties.append(_fonts(role))
    if bold:
        properties.append(element("w:b"))
    if color:
        properties.append(element("w:color", val=color.lstrip("#")))
    if not tracking or size and not plain:
        properties.append(element("w:spacing", val=0))
    if size:
        properties.append(element("w:sz", val=round(size * 2)))
        properties.append(element("w:szCs", val=round(size * 2)))
    if len(properties):
        run.append(properties)
    for number, line in enumerate(text.split("\n")):
        if number:
            run.append(OxmlElement("w:br"))
        for place, words in enumerate(line.split("\t")):
            if place:
                run.append(OxmlElement("w:tab"))
            if words:
                made = OxmlElement("w:t")
                made.text = words
                if words[0] == " " or words[-1] == " ":
                    made.set(qn("xml:space"), "preserve")
                run.append(made)
    return run


def paragraph(
    style: str,
    pieces: Iterable[Any],
    *,
    left: float | None = None,
    right: float = 0,
    hanging: float = 0,
    pitch: float = 0,
    tab: tuple[str, float] | None = None,
    borders: dict[str, tuple[float, str, float]] | None = None,
    align: str = "",
    new_page: bool = False,
    keep: bool = False,
) -> Any:
    """A paragraph in `style`, with what differs from it. `borders`: side → (thickness, colour, distance)."""
    made = OxmlElement("w:p")
    properties = OxmlElement("w:pPr")
    properties.append(element("w:pStyle", val=STYLE_IDS[style]))
    if keep:
        properties.append(element("w:keepNext"))
    if new_page:
        properties.append(element("w:pageBreakBefore"))
    if borders:
        properties.append(_borders("w:pBdr", borders))
    if tab:
        tabs = OxmlElement("w:tabs")
        tabs.append(element("w:tab", val=tab[0], pos=twips(tab[1])))
        properties.append(tabs)
    if pitch:
        properties.append(element("w:snapToGrid", val=0))
        properties.append(element("w:spacing", before=0, after=0, line=twips(pitch), lineRule="exact"))
    if left is not None:
        indent = {"hanging": twips(hanging)} if hanging else {"firstLine": 0}
        properties.append(element("w:ind", left=twips(left), right=twips(right), **indent))
    if align:
        properties.append(element("w:jc", val=align))
    made.append(properties)
    made.extend(pieces)
    return made


def gap(points: float) -> Any:
    """An empty line of exactly `points`."""
    made = paragraph("公文顶格", [], pitch=max(points, 1))
    mark = OxmlElement("w:rPr")
    mark.append(element("w:sz", val=2))
    made.pPr.append(mark)
    return made


def blank_lines(count: int, *, keep: bool = False) -> list:
    """`count` empty lines of the page."""
    return [paragraph("公文顶格", [], keep=keep) for _ in range(count)]


def _borders(tag: str, sides: dict[str, tuple[float, str, float]], kind: str = "single") -> Any:
    made = OxmlElement(tag)
    for side, (thick, color, distance) in sides.items():
        made.append(
            element(
                f"w:{side}", val=kind, sz=round(thick * 8), space=round(distance), color=color.lstrip("#")
            )
        )
    return made


# Styles: name → (identifier, role, size, outline level, alignment, first-line indent in characters, line pitch)
STYLES: dict[str, tuple[str, str, float, int | None, str, int, float]] = {
    "公文正文": ("GwBody", "fangsong", layout.BODY_PT, None, "both", layout.INDENT_CHARS, layout.GRID_PT),
    "公文顶格": ("GwFlush", "fangsong", layout.BODY_PT, None, "both", 0, layout.GRID_PT),
    "公文居中": ("GwCentre", "fangsong", layout.BODY_PT, None, "center", 0, layout.GRID_PT),
    "公文标题": ("GwTitle", "biaosong", layout.TITLE_PT, 0, "center", 0, layout.TITLE_PITCH_PT),
    "公文表格": ("GwTable", "fangsong", layout.TABLE_PT, None, "left", 0, layout.TABLE_PITCH_PT),
    "公文版记": ("GwColophon", "fangsong", layout.SMALL_PT, None, "both", 0, layout.COLOPHON_PITCH_PT),
    "公文页码": ("GwPage", "song", layout.SMALL_PT, None, "left", 0, layout.BODY_PT),
    **{
        f"公文{level}级标题": (
            f"GwHeading{level}",
            LEVEL_ROLES[level - 1],
            layout.BODY_PT,
            level,
            "both",
            layout.INDENT_CHARS,
            layout.GRID_PT,
        )
        for level in (1, 2, 3, 4)
    },
}
STYLE_IDS = {name: row[0] for name, row in STYLES.items()}


@lru_cache(maxsize=1)
def _base() -> bytes:
    """An empty document with our styles alone; python-docx's own template brings some two hundred others."""
    target = docx.Document()
    kept = ("Normal", "Default Paragraph Font", "Normal Table", "No List", "Header", "Footer")
    for style in list(target.styles.element.findall(qn("w:style"))):
        name = style.find(qn("w:name")).get(qn("w:val"))
        if name.casefold() not in {item.casefold() for item in kept}:
            target.styles.element.remove(style)
    latent = target.styles.element.find(qn("w:latentStyles"))
    target.styles.element.remove(latent)
    for name, row in STYLES.items():
        _add_style(target, name, *row)
    for language in target.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    out = BytesIO()
    target.save(out)
    return out.getvalue()


def new_document() -> Any:
    """A python-docx document with the styles of an official document."""
    return docx.Document(BytesIO(_base()))


def _add_style(
    target: Any,
    name: str,
    identifier: str,
    role: str,
    size: float,
    outline: int | None,
    align: str,
    indent: int,
    pitch: float,
) -> None:
    style = target.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.element.set(qn("w:styleId"), identifier)
    style.quick_style = True
    properties = style.element.get_or_add_pPr()
    properties.append(element("w:widowControl", val=0))
    properties.append(element("w:kinsoku", val=1))
    properties.append(element("w:overflowPunct", val=0))
    properties.append(element("w:autoSpaceDE", val=0))
    properties.append(element("w:autoSpaceDN", val=0))
    properties.append(element("w:snapToGrid", val=int(pitch == layout.GRID_PT)))
    properties.append(element("w:spacing", before=0, after=0, line=twips(pitch), lineRule="exact"))
    properties.append(element("w:ind", left=0, firstLine=twips(indent * CHAR)))
    properties.append(element("w:jc", val=align))
    if outline is not None:
        properties.append(element("w:outlineLvl", val=outline))
    run = style.element.get_or_add_rPr()
    run.append(_fonts(role))
    run.append(element("w:color", val="000000"))
    if size == layout.BODY_PT and role != "song":
        run.append(element("w:spacing", val=layout.DOCX_SPACING_TWIPS))
    run.append(element("w:sz", val=round(size * 2)))
    run.append(element("w:szCs", val=round(size * 2)))
    run.append(element("w:lang", val="en-US", eastAsia="zh-CN"))


def settings_of(target: Any, *, grid: bool) -> None:
    """Page, margins, odd and even pages; `grid` = the line grid, which a head above the text block would shift."""
    section = target.sections[0]
    section.page_width, section.page_height = Mm(layout.PAGE_WIDTH_MM), Mm(layout.PAGE_HEIGHT_MM)
    section.top_margin, section.bottom_margin = Mm(layout.TOP_MM), Mm(layout.BOTTOM_MM)
    section.left_margin, section.right_margin = Mm(layout.LEFT_MM), Mm(layout.RIGHT_MM)
    # From the dash to its base line, and from there to the foot of the line.
    drop = layout.NUMBER_DASH_EM * layout.SMALL_PT + 0.2 * layout.BODY_PT
    section.footer_distance = Mm(layout.BOTTOM_MM - layout.NUMBER_DROP_MM - drop / layout.PT_PER_MM)
    section.header_distance = Mm(15)
    properties = section._sectPr
    for old in properties.findall(qn("w:docGrid")):
        properties.remove(old)
    if grid:
        properties.append(element("w:docGrid", type="lines", linePitch=layout.DOC_GRID_TWIPS))
    target.settings.odd_and_even_pages_header_footer = True
    settings = target.settings.element
    for tag, attribute, value in (
        ("w:characterSpacingControl", "w:val", "compressPunctuation"),
        ("w:themeFontLang", "w:eastAsia", "zh-CN"),
    ):
        for found in settings.findall(qn(tag)):
            found.set(qn(attribute), value)
    for setting in settings.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")


def _field(instruction: str) -> list:
    runs = []
    for kind in ("begin", None, "separate", "1", "end"):
        run = piece("")
        if kind is None:
            text = OxmlElement("w:instrText")
            text.text = instruction
            text.set(qn("xml:space"), "preserve")
            run.append(text)
        elif kind == "1":
            run = piece("1")
        else:
            run.append(element("w:fldChar", fldCharType=kind))
        runs.append(run)
    return runs


def _fill(story: Any, items: list) -> None:
    story.is_linked_to_previous = False
    for old in list(story._element):
        story._element.remove(old)
    for item in items:
        story._element.append(item)


def page_number(footer: Any, side: str) -> None:
    """“— 1 —”, one character in from the outer edge (7.5)."""
    inner = layout.NUMBER_SIDE_OUTER_CHARS * layout.SMALL_PT
    made = paragraph("公文页码", [piece("— "), *_field(" PAGE "), piece(" —")], align=side)
    indent = element("w:ind", left=twips(inner), right=twips(inner), firstLine=0)
    made.pPr.find(qn("w:jc")).addprevious(indent)
    _fill(footer, [made])


def _double(kind: str, side: str, distance: float = 0) -> Any:
    made = OxmlElement("w:pBdr")
    size = round(layout.LETTER_THICK_PT * 8)
    made.append(element(f"w:{side}", val=kind, sz=size, space=round(distance), color=layout.RED.lstrip("#")))
    return made


def letter_header(header: Any, mark: str, size: float) -> None:
    """The red mark 30 mm below the upper edge of the page and the double rule 4 mm below it (10.1)."""
    section_top = layout.pt(layout.LETTER_MARK_TOP_MM) - 0.11 * size
    words = piece(mark, role="biaosong", size=size, color=layout.RED, tracking=False)
    top = paragraph("公文居中", [words], pitch=size * 1.2)
    rule = gap(max(layout.pt(layout.LETTER_RULE_GAP_MM) - 0.15 * size, 1))
    rule.pPr.find(qn("w:snapToGrid")).addprevious(_double("thickThinSmallGap", "bottom"))
    side = (layout.LETTER_RULE_WIDTH_MM - layout.PAGE_WIDTH_MM) / 2
    rule.pPr.find(qn("w:spacing")).addnext(
        element(
            "w:ind",
            left=twips(layout.pt(-side - layout.LEFT_MM)),
            right=twips(layout.pt(-side - layout.RIGHT_MM)),
            firstLine=0,
        )
    )
    _fill(header, [top, rule])
    header._sectPr.find(qn("w:pgMar")).set(qn("w:header"), twips(section_top))


def foot_rule(footer: Any) -> None:
    """The double rule 20 mm above the lower edge of a letter's first page (10.1); that page has no number."""
    thick = layout.LETTER_THICK_PT + layout.LETTER_THIN_PT + layout.LETTER_BETWEEN_PT
    y = layout.pt(layout.PAGE_HEIGHT_MM - layout.LETTER_FOOT_MM) - thick - 1
    rule = gap(1)
    frame = element(
        "w:framePr",
        w=twips(layout.pt(layout.LETTER_RULE_WIDTH_MM)),
        hRule="exact",
        h=20,
        wrap="around",
        hAnchor="page",
        vAnchor="page",
        x=twips(layout.pt((layout.PAGE_WIDTH_MM - layout.LETTER_RULE_WIDTH_MM) / 2)),
        y=twips(y),
    )
    rule.pPr.find(qn("w:snapToGrid")).addprevious(frame)
    rule.pPr.find(qn("w:snapToGrid")).addprevious(_double("thinThickSmallGap", "bottom"))
    _fill(footer, [rule, gap(1)])


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
            _borders("w:tblBorders", {name: (thick, "000000", 0) for name, thick in sides.items()})
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
    properties.append(_borders("w:tblBorders", {side: (0.5, "000000", 0) for side in sides}))
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

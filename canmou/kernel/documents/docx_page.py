"""The page of a .docx: styles, margins, line grid, page numbers, and the head and foot of a letter."""

from functools import lru_cache
from io import BytesIO
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from canmou.kernel.documents import layout
from canmou.kernel.documents.docx_parts import CHAR, STYLES, element, fonts_of, gap, paragraph, piece, twips


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
    run.append(fonts_of(role))
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

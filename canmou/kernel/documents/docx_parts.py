"""The smallest pieces of a .docx: elements, runs, paragraphs, and the table of styles. Lengths in points."""

from collections.abc import Iterable
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap, qn

from canmou.kernel.documents import layout
from canmou.kernel.documents.fonts import ROLES

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


def fonts_of(role: str) -> Any:
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
        properties.append(fonts_of(role))
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
        properties.append(borders_of("w:pBdr", borders))
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


def borders_of(tag: str, sides: dict[str, tuple[float, str, float]], kind: str = "single") -> Any:
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

"""A wide table on landscape pages, as ledgers are printed: title, office, ruled table with repeated head, page x of y."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import typst

from canmou.kernel.documents.fonts import missing_glyphs, resolve
from canmou.kernel.documents.tree import clean

SOURCE = Path(__file__).with_name("sheet.typ")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
BLANK = "〓"  # printed for a character that no font has, as typesetters do


@dataclass(frozen=True)
class Sheet:
    """What is printed. `told`: the conditions in words; `weights` and `aligns` have one entry per column."""

    title: str
    office: str
    told: str
    day: str
    heads: Sequence[str]
    weights: Sequence[float]
    aligns: Sequence[str]
    rows: Sequence[Sequence[str]]


def to_pdf(sheet: Sheet) -> bytes:
    """The sheet as PDF. The same input gives the same bytes; a character without a font is printed as 〓."""
    plan = resolve()
    texts = [
        sheet.title,
        sheet.office,
        sheet.told,
        *sheet.heads,
        *(cell for row in sheet.rows for cell in row),
    ]
    gaps = str.maketrans({char: BLANK for char in missing_glyphs((clean(text) for text in texts), plan)})

    def shown(text: str) -> str:
        return clean(text).translate(gaps)

    data = {
        "title": shown(sheet.title),
        "office": shown(sheet.office),
        "told": shown(sheet.told),
        "day": sheet.day,
        "count": len(sheet.rows),
        "heads": [shown(head) for head in sheet.heads],
        "weights": list(sheet.weights),
        "aligns": list(sheet.aligns),
        "rows": [[shown(cell) for cell in row] for row in sheet.rows],
        "fonts": {
            role: {"families": plan.families(role), "weight": face.weight}
            for role, face in plan.faces.items()
        },
    }
    compiler = typst.Compiler(
        str(SOURCE),
        root=str(SOURCE.parent),
        font_paths=plan.loaded,
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
    )
    return compiler.compile(format="pdf", timestamp=EPOCH)

"""A certificate (证书) on one landscape page: heading, text, who issued it and when, its number and check code."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import typst

from canmou.kernel.documents.fonts import require_glyphs, resolve
from canmou.kernel.documents.tree import clean

SOURCE = Path(__file__).with_name("award.typ")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Award:
    """What is printed. `where`: how the code is checked; both may be empty."""

    title: str
    heading: str
    lines: Sequence[str]
    issuer: str
    day: str
    number: str
    code: str = ""
    where: str = ""


def to_pdf(award: Award) -> bytes:
    """The certificate as PDF. The same input gives the same bytes. Raises `MissingGlyph`."""
    plan = resolve()
    texts = [award.title, *award.lines, award.issuer, award.number]
    require_glyphs((clean(text) for text in texts), plan)
    data = {
        "title": clean(award.title),
        "heading": award.heading,
        "lines": [clean(line) for line in award.lines],
        "issuer": clean(award.issuer),
        "day": award.day,
        "number": clean(award.number),
        "code": award.code,
        "where": clean(award.where),
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

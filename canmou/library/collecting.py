"""The yearly collection (汇编): the kept texts of the works that a person may see, as one document with contents."""

import re

from canmou.kernel.documents.tree import Document, Heading, PageBreak, Paragraph, Table
from canmou.kernel.people.models import User
from canmou.lib.numerals import hanzi
from canmou.library.models import Work, WorkText
from canmou.library.queries import texts_visible_to

_FIRST = re.compile(r"^[一二三四五六七八九十]{1,3}、")
_SECOND = re.compile(r"^（[一二三四五六七八九十]{1,3}）")


def collected(user: User, year: int) -> list[WorkText]:
    """The texts of a year's works, by day."""
    rows = texts_visible_to(user).filter(work__finished_on__year=year)
    rows = rows.select_related("work").prefetch_related("work__authors", "work__author_units")
    return list(rows.order_by("work__finished_on", "work"))


def collection(user: User, year: int) -> tuple[Document, int]:
    """The document and how many works it holds."""
    rows = collected(user, year)
    contents = Table(
        ("序号", "题名", "作者", "完成日期"),
        [
            (str(place), row.work.title, signed(row.work), f"{row.work.finished_on:%Y-%m-%d}")
            for place, row in enumerate(rows, 1)
        ],
        caption="目录",
        widths=(1, 6, 3, 2),
    )
    blocks: list = [contents]
    for place, row in enumerate(rows, 1):
        blocks += [PageBreak(), Heading(1, f"{hanzi(place)}、{row.work.title}")]
        if names := signed(row.work):
            blocks.append(Paragraph(f"（{names}）"))
        blocks += _body(row)
    title = f"{user.office.name}{year}年成果汇编"
    return Document(form="plain", title=title, blocks=tuple(blocks), author=user.office.name), len(rows)


def signed(work: Work) -> str:
    """Who wrote a work: persons, else units."""
    names = [person.name for person in work.authors.all()] or [str(unit) for unit in work.author_units.all()]
    return "、".join(names)


def _body(row: WorkText) -> list:
    """The paragraphs of a text, its headings one level below the title of the work."""
    blocks: list = []
    for line in row.text.split("\n"):
        line = line.strip()
        if not line or line == row.work.title:
            continue
        level = 2 if _FIRST.match(line) else 3 if _SECOND.match(line) else 0
        blocks.append(Heading(level, line) if level and len(line) <= 40 else Paragraph(line))
    return blocks

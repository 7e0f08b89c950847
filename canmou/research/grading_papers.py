"""The notice of publicity and the circular of a round as official documents."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from canmou.kernel.documents.tree import (
    Block,
    Colophon,
    Document,
    Heading,
    Paragraph,
    Signature,
    Table,
    chinese_date,
)
from canmou.lib.numerals import heading
from canmou.research.ledgers.grading import round_title
from canmou.research.models import GradingRound, PublicNotice
from canmou.research.ranking import GRADES


@dataclass(frozen=True)
class Awarded:
    """A graded entry as it is announced: never its score."""

    grade: str
    title: str
    unit: str


def notice_document(round_: GradingRound, notice: PublicNotice, rows: Iterable[Awarded]) -> Document:
    """关于……结果的公示."""
    start, end = chinese_date(notice.starts_on), chinese_date(notice.ends_on)
    contact = f"（受理方式：{notice.contact}）" if notice.contact else ""
    opening = (
        f"经形式审查、匿名评审和评委会评定，现将{round_title(round_)}拟评结果予以公示。"
        f"公示期为{start}至{end}。对结果有异议的，请在公示期内如实反映{contact}，以单位名义反映的应加盖公章，"
        "以个人名义反映的应署真实姓名和联系方式。"
    )
    return _document(round_, f"关于{round_title(round_)}结果的公示", opening, rows, notice.starts_on, "", ())


def circular_document(round_: GradingRound, rows: Iterable[Awarded], day: date, number: str) -> Document:
    """关于……结果的通报."""
    listed = list(rows)
    counts = "、".join(
        f"{name}{count}篇"
        for grade, name in GRADES.items()
        if (count := sum(row.grade == grade for row in listed))
    )
    opening = f"经评审、公示，{round_title(round_)}共评出{counts}，现将结果予以通报。"
    recipients = ("各区县人民政府，市政府各部门",)
    return _document(round_, f"关于{round_title(round_)}结果的通报", opening, listed, day, number, recipients)


def _document(
    round_: GradingRound,
    title: str,
    opening: str,
    rows: Iterable[Awarded],
    day: date,
    number: str,
    recipients: tuple[str, ...],
) -> Document:
    office = round_.office
    return Document(
        form="document",
        title=title,
        issuer_mark=f"{office.issuer_mark or office.name}文件",
        doc_number=number,
        main_recipients=recipients,
        blocks=(Paragraph(opening), *_lists(list(rows))),
        signature=Signature(office.name, day),
        colophon=Colophon(printer=office.name, printed_on=day),
        author=office.name,
    )


def _lists(rows: list[Awarded]) -> list[Block]:
    blocks: list[Block] = []
    grades = [grade for grade in GRADES if any(row.grade == grade for row in rows)]
    for place, grade in enumerate(grades, 1):
        found = [row for row in rows if row.grade == grade]
        blocks.append(Heading(1, f"{heading(1, place)}{GRADES[grade]}（{len(found)}篇）"))
        table = tuple((str(number), row.title, row.unit) for number, row in enumerate(found, 1))
        blocks.append(Table(("序号", "成果名称", "申报单位"), table, widths=(1, 7, 3)))
    return blocks

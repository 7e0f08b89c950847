"""The published list of a call as an official document."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from canmou.kernel.documents.tree import Document, Heading, Paragraph, Signature, Table
from canmou.kernel.people.models import Unit
from canmou.lib.numerals import hanzi
from canmou.research.models import Call
from canmou.research.models.selection import TopicClass


@dataclass(frozen=True)
class Listed:
    """A topic of the list; without a day before it is published."""

    title: str
    topic_class: str
    lead_unit: Unit
    due_on: date | None = None


def title_of(call: Call) -> str:
    """What the document is called."""
    theme = f"“{call.theme}”" if call.theme else ""
    return f"关于公布{call.year}年{theme}{call.title}课题的通知"


def list_of(call: Call, topics: Sequence[Listed], *, number: str = "", day: date) -> Document:
    """The list, class by class; with a number as it was issued, without as it would be."""
    reach = call.reach or "各有关单位"
    blocks: list = [
        Paragraph(
            f"经征集、筛选和研究，确定{call.year}年调研课题{len(topics)}项，现予公布。"
            "请各承担单位制定调研方案，按时完成，报送调研成果。"
        )
    ]
    groups = [
        (label, [topic for topic in topics if topic.topic_class == code])
        for code, label in TopicClass.choices
    ]
    groups = [(label, rows) for label, rows in groups if rows]
    for place, (label, rows) in enumerate(groups, 1):
        blocks.append(Heading(1, f"{hanzi(place)}、{label}课题（{len(rows)}项）"))
        blocks.append(
            Table(
                ("序号", "课题名称", "承担单位", "完成时限"),
                tuple(
                    (
                        str(at),
                        topic.title,
                        topic.lead_unit.spoken,
                        f"{topic.due_on:%Y-%m-%d}" if topic.due_on else "待定",
                    )
                    for at, topic in enumerate(rows, 1)
                ),
                widths=(1, 7, 3, 2.4),
            )
        )
    return Document(
        form="document" if number else "plain",
        title=title_of(call),
        blocks=tuple(blocks),
        issuer_mark=(call.office.issuer_mark or f"{call.office.name}文件") if number else "",
        doc_number=number,
        main_recipients=(f"{reach}各有关单位",) if call.reach else (reach,),
        signature=Signature(call.office.name, day),
        author=call.office.name,
    )

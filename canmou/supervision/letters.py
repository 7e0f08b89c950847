"""The reply to a draft sent for comment, as an official letter (信函格式)."""

import re
from collections.abc import Iterable
from datetime import date

from canmou.kernel import clock
from canmou.kernel.documents.tree import Document, Paragraph, Signature
from canmou.lib.numerals import hanzi, parse_hanzi
from canmou.supervision.models import ConsultationOpinion, DraftConsultation

_PLACE = re.compile(r"第([一二三四五六七八九十百零〇两\d]+)[章节条款项页段]")


def place_key(place: str) -> tuple:
    """The order of places in a text: 第三条 before 第十二条, what is not numbered behind."""
    numbers = []
    for found in _PLACE.findall(place):
        try:
            numbers.append(int(found) if found.isdigit() else parse_hanzi(found))
        except ValueError:
            break
    return (not numbers, numbers, place)


def title_of(draft: DraftConsultation) -> str:
    """Whose letter it is and on what."""
    return f"{draft.office.name}关于对《{draft.title}》意见的函"


def letter_of(draft: DraftConsultation, *, number: str = "", day: date | None = None) -> Document:
    """The letter as it would be sent; `number` is given when it is."""
    return Document(
        form="letter",
        title=title_of(draft),
        blocks=tuple(Paragraph(line.strip()) for line in draft.reply_text.splitlines() if line.strip()),
        issuer_mark=draft.office.issuer_mark or draft.office.name,
        doc_number=number or draft.reply_number,
        main_recipients=(draft.sender.name,),
        signature=Signature(draft.office.name, day or draft.replied_on or clock.today()),
        author=draft.office.name,
    )


def opening(draft: DraftConsultation) -> str:
    """The first sentence: what was received."""
    number = f"（{draft.document_number}）" if draft.document_number else ""
    return f"贵单位送来征求意见的《{draft.title}》{number}收悉。经认真研究，"


def no_comment_text(draft: DraftConsultation) -> str:
    """The whole letter where nothing is to be said."""
    return f"{opening(draft)}我单位无不同意见。\n特此函复。"


def drafted_text(
    draft: DraftConsultation, opinions: Iterable[ConsultationOpinion], words: Iterable[str] = ()
) -> str:
    """A first text of the letter from the opinions that go into it, by place; `words`: answers without a place."""
    lines: list[str] = []
    for opinion in sorted(opinions, key=lambda row: place_key(row.place)):
        text = f"{opinion.place}：{opinion.opinion}" if opinion.place else opinion.opinion
        if text not in lines:
            lines.append(text)
    lines += [text for text in words if text not in lines]
    if not lines:
        return no_comment_text(draft)
    if len(lines) == 1:
        return f"{opening(draft)}提出以下意见：{_stop(lines[0])}\n特此函复。"
    numbered = [f"{hanzi(place)}、{_stop(text)}" for place, text in enumerate(lines, 1)]
    return "\n".join([f"{opening(draft)}提出以下意见：", *numbered, "特此函复。"])


def _stop(text: str) -> str:
    text = " ".join(text.split())
    return text if text.endswith(("。", "！", "？")) else f"{text}。"

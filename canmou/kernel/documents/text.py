"""Document → plain text, one paragraph per line, no indent."""

from collections.abc import Iterable, Iterator

from canmou.kernel.documents.compose import annex_label, compose
from canmou.kernel.documents.tree import Block, Document, Heading, Paragraph, Table, chinese_date, plain


def body_lines(blocks: Iterable[Block]) -> Iterator[str]:
    """The lines of `blocks`; the cells of a table row are parted by tabs, page breaks vanish."""
    for block in blocks:
        match block:
            case Heading():
                yield plain(block.runs) + plain(block.tail)
            case Paragraph():
                yield plain(block.runs)
            case Table():
                if block.caption:
                    yield block.caption
                for row in (*block.head_rows, *block.rows):
                    yield "\t".join(plain(cell.runs) for cell in row)


def body_text(blocks: Iterable[Block]) -> str:
    """The text of `blocks`, every line ended by a line feed."""
    return "".join(line + "\n" for line in body_lines(blocks))


def to_text(document: Document) -> str:
    """The whole document as text, every line ended by a line feed."""
    parts = compose(document)
    lines = [document.urgency, document.issuer_mark, document.doc_number]
    if document.signers:
        lines.append("签发人：" + "、".join(document.signers))
    lines += [document.title, parts.recipients, *body_lines(document.blocks)]
    for place, (ordinal, name) in enumerate(parts.notes):
        lines.append(("附件：" if place == 0 else "　　　") + ordinal + name)
    lines += [item.label + "：" + "、".join(item.names) for item in document.attendees]
    if document.signature:
        lines += [document.signature.unit, chinese_date(document.signature.date)]
    lines.append(parts.annotation)
    for place, annex in enumerate(document.annexes, 1):
        lines += [annex_label(document, place), annex.title, *body_lines(annex.blocks)]
    for label, names in (("主送：", parts.moved_recipients), ("抄送：", parts.cc)):
        lines.append(label + names if names else "")
    lines.append("　".join(words for words in (parts.printer, parts.printed) if words))
    return "".join(line + "\n" for line in lines if line)

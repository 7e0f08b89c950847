"""On which piece an instruction was written: a report, an article of a periodical, a submission, a manuscript, a work."""

from typing import Any

from django.db.models import QuerySet

from canmou.instructions.models import Instruction
from canmou.kernel.ledger.declare import record_of
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.ledger.queries import refs_visible_to
from canmou.kernel.people.models import User
from canmou.library.api import Work

#: Ledger of the piece → what the instruction is then called to be written on.
CARRIERS = {
    "RRP": Instruction.Carrier.REPORT,
    "BAR": Instruction.Carrier.REFERENCE,
    "BSB": Instruction.Carrier.SUBMISSION,
    "MTK": Instruction.Carrier.MANUSCRIPT,
    "LWK": Instruction.Carrier.REPORT,
}
NAMES = {"RRP": "调研报告", "BAR": "刊发稿件", "BSB": "对上报送", "MTK": "文稿", "LWK": "成果母本"}
SHOWN = 12


def pieces(user: User) -> QuerySet[RecordRef]:
    """The pieces that this user may see, the latest first."""
    return refs_visible_to(user).filter(ledger__in=CARRIERS, voided=False).order_by("-on", "-pk")


def suggested(user: User, text: str) -> list[RecordRef]:
    """Pieces whose title has the text in it."""
    wanted = text.strip()[:100].replace("\0", "")
    return list(pieces(user).filter(title__contains=wanted)[:SHOWN]) if len(wanted) > 1 else []


def named(user: User, text: str) -> list[RecordRef]:
    """The pieces that a number or a title means: one where it is clear, several where it is not."""
    wanted = text.strip().strip("《》").replace("\0", "")
    if not wanted:
        return []
    number = wanted.split(" ")[0]
    if found := list(pieces(user).filter(number=number)[:1]):
        return found
    if found := list(pieces(user).filter(title=wanted)[:SHOWN]):
        return _one_work(found)
    return _one_work(list(pieces(user).filter(title__contains=wanted)[:SHOWN]))


def _one_work(refs: list[RecordRef]) -> list[RecordRef]:
    """Where all are appearances of one work, the first of them will do."""
    works = {work.pk if (work := work_of(ref)) else None for ref in refs}
    return refs[:1] if len(works) == 1 and None not in works else refs


def work_of(ref: RecordRef) -> Work | None:
    """The work that a piece is an appearance of; None where it has none."""
    record: Any = record_of(ref)
    if isinstance(record, Work):
        return record
    work = getattr(record, "work", None)
    return work if isinstance(work, Work) and not work.voided else None

"""A new record together with its evidence: all of it or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from canmou.kernel.attachments.actions import attach
from canmou.kernel.errors import Refused
from canmou.kernel.ledger.actions import add
from canmou.kernel.ledger.drafts import Draft
from canmou.kernel.ledger.models import Record
from canmou.kernel.people.models import User


@dataclass(frozen=True)
class Incoming:
    """A file that came with a form."""

    name: str
    content: bytes


class EvidenceRefused(Refused):
    """Files that cannot be kept; `problems` tells of each which and why."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("；".join(problems))
        self.problems = list(problems)


def told_of(name: str, error: Refused) -> str:
    """Why a file was refused, with its name where the sentence does not say it."""
    return error.message if name in error.message else f"“{name}”：{error.message}"


@transaction.atomic
def add_with_evidence(draft: Draft, *, files: Sequence[Incoming], personal: bool = False, by: User) -> Record:
    """Enter one record and keep its files. Raises what `add` raises, and `EvidenceRefused` naming each bad file."""
    record = add(draft.record, by=by, lists=dict(draft.lists))
    problems = []
    for file in files:
        try:
            attach(record.ref, name=file.name, content=file.content, personal=personal, by=by)
        except Refused as error:
            problems.append(told_of(file.name, error))
    if problems:
        raise EvidenceRefused(problems)
    return record

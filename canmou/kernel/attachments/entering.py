"""Records together with their evidence, all of it or nothing; and what a step writes that its caller found allowed."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from canmou.kernel import audit
from canmou.kernel.attachments.actions import attach
from canmou.kernel.errors import Invalid, Refused
from canmou.kernel.ledger.actions import add
from canmou.kernel.ledger.declare import ledger_for
from canmou.kernel.ledger.drafts import Draft, check, guard
from canmou.kernel.ledger.models import Origin, Record
from canmou.kernel.ledger.writing import apply_change, changes, write
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


def enter(records: Sequence[Record | Draft], *, by: User, verb: str) -> list[Record]:
    """Write new records of a step that the caller has found allowed. Raises `Invalid`, `SecrecyRefused`."""
    drafts = [record if isinstance(record, Draft) else Draft(record) for record in records]
    for draft in drafts:
        draft.record.office_id = draft.record.office_id or by.office_id
        if problems := check(draft):
            raise Invalid(problems)
    guard(drafts, by=by)
    written = write(drafts, by=by, origin=Origin.APP) if drafts else []
    for record in written:
        audit.write(verb, by=by, office=record.office, number=record.number)
    return written


def change(record: Record, *, by: User, verb: str) -> Record:
    """Write the changed columns of a record of a step that the caller has found allowed."""
    ledger = ledger_for(type(record))
    before = ledger.model.objects.select_related("ref", "unit").get(pk=record.pk)
    draft = Draft(record)
    if problems := check(draft):
        raise Invalid(problems)
    guard([draft], by=by)
    if values := changes(ledger, before, draft):
        apply_change(draft, by=by, verb=verb, values=values)
        changed = {name: after for name, (_, after) in values.items()}
        audit.write(verb, by=by, office=record.office, number=record.number, changed=changed)
    return record


def keep_files(record: Record, files: Sequence[Incoming], *, by: User) -> None:
    """Keep the files that came with a step. Raises `EvidenceRefused` naming each bad one."""
    problems = []
    for file in files:
        try:
            attach(record.ref, name=file.name, content=file.content, by=by)
        except Refused as error:
            problems.append(told_of(file.name, error))
    if problems:
        raise EvidenceRefused(problems)

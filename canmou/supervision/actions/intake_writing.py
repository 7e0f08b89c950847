"""Entering what a step brings about in another section's name: checked and guarded as ever, allowed by the step."""

from collections.abc import Sequence

from canmou.kernel import audit
from canmou.kernel.attachments.actions import attach
from canmou.kernel.attachments.entering import EvidenceRefused, Incoming, told_of
from canmou.kernel.errors import Invalid, Refused
from canmou.kernel.ledger.declare import ledger_for
from canmou.kernel.ledger.drafts import Draft, check, guard
from canmou.kernel.ledger.models import Origin, Record
from canmou.kernel.ledger.writing import apply_change, changes, write
from canmou.kernel.people.models import User


def enter(records: Sequence[Record], *, by: User, verb: str) -> list[Record]:
    """Write new records of a step that the caller has found allowed. Raises `Invalid`, `SecrecyRefused`."""
    drafts = [Draft(record) for record in records]
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

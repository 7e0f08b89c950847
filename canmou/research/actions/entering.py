"""Writing what a step brings about: checked and guarded as ever, allowed by the step instead of a right to enter."""

from collections.abc import Sequence

from canmou.kernel import audit
from canmou.kernel.errors import Invalid
from canmou.kernel.ledger.declare import ledger_for
from canmou.kernel.ledger.drafts import Draft, check, guard
from canmou.kernel.ledger.models import Origin, Record
from canmou.kernel.ledger.twins import twins
from canmou.kernel.ledger.writing import apply_change, changes, write
from canmou.kernel.people.models import User


def enter(drafts: Sequence[Draft], *, by: User, verb: str) -> list[Record]:
    """Write new records of a step that the caller has found allowed. Raises `Invalid`, `SecrecyRefused`."""
    for draft in drafts:
        draft.record.office_id = draft.record.office_id or by.office_id
        if problems := check(draft):
            raise Invalid(problems)
    for problems in twins([draft.record for draft in drafts]):
        if problems:
            raise Invalid(problems)
    guard(drafts, by=by)
    written = write(drafts, by=by, origin=Origin.APP) if drafts else []
    if written:
        first = written[0]
        audit.write(verb, by=by, office=first.office, number=first.number, count=len(written))
    return written


def change(record: Record, *, by: User, verb: str, reason: str = "") -> Record:
    """Write the changed columns of a record of a step that the caller has found allowed."""
    ledger = ledger_for(type(record))
    before = ledger.model.objects.select_related("ref", "unit").get(pk=record.pk)
    draft = Draft(record)
    if problems := check(draft) or twins([record])[0]:
        raise Invalid(problems)
    guard([draft], by=by)
    if values := changes(ledger, before, draft):
        apply_change(draft, by=by, verb=verb, values=values, reason=reason)
        changed = {name: after for name, (_, after) in values.items()}
        audit.write(verb, by=by, office=record.office, number=record.number, changed=changed)
    return record

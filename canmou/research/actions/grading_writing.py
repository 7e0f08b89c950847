"""Writing what a step of a grading round brings about, by people who may not write the ledger at large."""

from collections.abc import Sequence

from django.db import models

from canmou.kernel import audit
from canmou.kernel.errors import Invalid
from canmou.kernel.ledger.declare import ledger_for
from canmou.kernel.ledger.drafts import Draft, check, guard
from canmou.kernel.ledger.models import Origin, Record
from canmou.kernel.ledger.writing import apply_change, changes, write
from canmou.kernel.people.models import User


def enter(
    record: Record, *, by: User, verb: str, lists: dict[str, Sequence[models.Model]] | None = None
) -> Record:
    """Write a new record that the caller has found allowed. Raises `Invalid`, `SecrecyRefused`."""
    return enter_all([Draft(record, lists or {})], by=by, verb=verb)[0]


def enter_all(drafts: Sequence[Draft], *, by: User, verb: str) -> list[Record]:
    """Write several."""
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
    """Write the changed columns of a record that the caller has found allowed."""
    ledger = ledger_for(type(record))
    before = ledger.model.objects.select_related("ref", "unit").get(pk=record.pk)
    draft = Draft(record)
    if problems := check(draft):
        raise Invalid(problems)
    guard([draft], by=by)
    if values := changes(ledger, before, draft):
        apply_change(draft, by=by, verb=verb, values=values)
        audit.write(
            verb,
            by=by,
            office=record.office,
            number=record.number,
            changed={name: after for name, (_, after) in values.items()},
        )
    return record

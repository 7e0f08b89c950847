"""Columns that a step fills in: checked as an amendment would be, and told in the history."""

from collections.abc import Sequence
from typing import Any

from django.db import models

from canmou.kernel import secrecy
from canmou.kernel.errors import Invalid
from canmou.kernel.ledger.declare import ledger_for
from canmou.kernel.ledger.drafts import Draft, check, ordered
from canmou.kernel.ledger.models import Record
from canmou.kernel.ledger.twins import twins
from canmou.kernel.ledger.writing import changes
from canmou.kernel.people.models import User


def filled_in(
    record: Record,
    before: Any,
    filled: Sequence[str],
    lists: dict[str, Sequence[models.Model]],
    *,
    by: User,
) -> dict[str, list[str]]:
    """Check the columns that were set, write the lists, and tell what changed: field → [before, after].

    Columns that the caller set but did not name are put back, so that nothing is written unseen.
    """
    ledger = ledger_for(type(record))
    for column in ledger.sheet:
        attname = None if column.many else column.field.attname
        if attname and column.name not in filled and getattr(record, attname) != getattr(before, attname):
            raise ValueError(f"{column.name} was set but is not among the columns filled")
    if not filled and not lists:
        return {}
    held = {column.name: ordered(before, column.name) for column in ledger.sheet if column.many}
    draft = Draft(record, {**held, **lists})
    if problems := check(draft):
        raise Invalid(problems)
    for problems in twins([record]):
        if problems:
            raise Invalid(problems)
    texts = {
        f"{ledger.name}“{ledger.column(name).heading}”": getattr(record, name)
        for name in filled
        if ledger.column(name).kind in ("text", "longtext") and getattr(record, name)
    }
    secrecy.guard_values(texts, by=by, door="workflow")
    found = changes(ledger, before, draft)
    for name in lists:
        if name in found:
            getattr(record, name).set(lists[name])
    return found

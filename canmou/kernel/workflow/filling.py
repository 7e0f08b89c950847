"""Columns that a step fills in: checked as an amendment would be, told in the history, put back when it is taken back."""

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

    Raises ValueError where the caller set a column and did not name it: nothing is written unseen.
    """
    ledger = ledger_for(type(record))
    for column in ledger.sheet:
        attname = None if column.many else column.field.attname
        if attname and column.name not in filled and getattr(record, attname) != getattr(before, attname):
            raise ValueError(f"{column.name} was set but is not among the columns filled")
    if not filled and not lists:
        return {}
    draft = Draft(record, dict(lists))
    needed = [column.name for column in ledger.sheet if column.many and column.required]
    held = {name: ordered(before, name) for name in needed if name not in lists}
    if problems := check(Draft(record, {**held, **lists})):
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


def raw_of(record: Any, names: Sequence[str]) -> dict[str, Any]:
    """What columns hold, so that it can be kept as JSON and put back."""
    fields = [record._meta.get_field(name) for name in names]
    return {
        field.name: getattr(record, field.attname)
        if field.is_relation or getattr(record, field.attname) is None
        else field.value_to_string(record)
        for field in fields
    }


def put_back(record: Any, earlier: dict[str, Any]) -> list[str]:
    """Set columns to what they held before a step. Those that are written once keep what they have. Which were set."""
    names = [name for name in earlier if name not in ledger_for(type(record)).once]
    for name in names:
        field, value = record._meta.get_field(name), earlier[name]
        setattr(record, field.attname, value if field.is_relation else field.to_python(value))
    return names

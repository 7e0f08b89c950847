"""A record on its way into a ledger, and what is wrong with it: values, rules, twins, secrecy marks."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from canmou.kernel import secrecy
from canmou.kernel.ledger.constraints import broken
from canmou.kernel.ledger.declare import ledger_for
from canmou.kernel.ledger.following import not_entered
from canmou.kernel.ledger.models import Record
from canmou.kernel.ledger.twins import twins
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, can

EARLIEST, LATEST = date(1949, 10, 1), date(2099, 12, 31)


@dataclass
class Draft:
    """A record to be written, with its lists (link tables), and for restored rows its number and row id."""

    record: Record
    lists: dict[str, Sequence[models.Model]] = field(default_factory=dict)
    number: str = ""
    uid: str = ""


def check(draft: Draft) -> dict[str, str]:
    """What is wrong with a draft: field name → sentence. No query."""
    record, ledger, problems = draft.record, ledger_for(type(draft.record)), {}
    for column in ledger.sheet:
        if column.many:
            if column.required and not draft.lists.get(column.name):
                problems[column.name] = f"“{column.heading}”不能为空"
            continue
        if column.field.is_relation:
            if column.required and linked(record, column.name) is None:
                problems[column.name] = f"“{column.heading}”不能为空"
            continue
        value = getattr(record, column.name)
        if value in (None, "") and column.required:
            problems[column.name] = f"“{column.heading}”不能为空"
        elif value not in (None, ""):
            problem = _wrong(column, value, record)
            if problem:
                problems[column.name] = problem
    if not problems:
        try:
            record.clean()
        except ValidationError as error:
            if hasattr(error, "error_dict"):
                problems.update({name: "；".join(texts) for name, texts in error.message_dict.items()})
            else:
                problems[""] = "；".join(error.messages)
    return problems or broken(record)


def linked(record: Record, name: str) -> Any:
    """What a link column points at: the loaded (maybe not yet saved) object, else the key, else None."""
    cached = record._state.fields_cache.get(name)
    return cached if cached is not None else getattr(record, record._meta.get_field(name).attname)


def _wrong(column: Any, value: Any, record: Record) -> str:
    if column.kind in ("date", "datetime"):
        day = value.date() if column.kind == "datetime" else value
        if not EARLIEST <= day <= LATEST:
            return f"“{column.heading}”的日期 {day} 不合常理，请检查年份"
        return ""
    most = column.field.max_length if column.kind == "text" else None
    if most and len(str(value)) > most:
        return f"“{column.heading}”：最多{most}字，现有{len(str(value))}字，请缩短"
    try:
        setattr(record, column.name, column.field.clean(value, record))
    except ValidationError as error:
        return f"“{column.heading}”：{'；'.join(error.messages)}"
    return ""


def ordered(record: Record, name: str) -> list[models.Model]:
    """The items of a list column in the order in which they were entered."""
    field_ = record._meta.get_field(name)
    through = getattr(type(record), name).through
    other = field_.m2m_reverse_field_name()
    rows = through.objects.filter(**{field_.m2m_field_name(): record.pk}).order_by("pk").select_related(other)
    return [getattr(row, other) for row in rows]


def guard(drafts: Sequence[Draft], *, by: User) -> None:
    """Refuse texts that carry a secrecy mark. Raises `SecrecyRefused` naming ledger and column."""
    for draft in drafts:
        ledger = ledger_for(type(draft.record))
        texts = {
            f"{ledger.name}“{c.heading}”": getattr(draft.record, c.name)
            for c in ledger.sheet
            if c.kind in ("text", "longtext") and getattr(draft.record, c.name)
        }
        secrecy.guard_values(texts, by=by, door="ledger")


def examine(drafts: Sequence[Draft], *, by: User) -> list[dict[str, str]]:
    """What keeps each of these new records out of its ledger: field name → sentence ("" for the whole row)."""
    found = [check(draft) or not_entered(draft.record) for draft in drafts]
    for problems, draft in zip(found, drafts, strict=True):
        if draft.record.unit_id and not (decision := can(by, Perm.ADD, draft.record)):
            problems.setdefault("unit", decision.reason)
        try:
            guard([draft], by=by)
        except secrecy.SecrecyRefused as error:
            problems[""] = error.message
    right = [place for place, problems in enumerate(found) if not problems]
    for place, problems in zip(right, twins([drafts[place].record for place in right]), strict=True):
        found[place] = problems
    return found

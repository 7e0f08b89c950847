"""One record: its values, files, history, and the records that point at it."""

from typing import Any

from django.utils.html import strip_tags
from django.utils.safestring import SafeString

from canmou.desk import links
from canmou.kernel import clock
from canmou.kernel.attachments.models import Attachment
from canmou.kernel.ledger.actions import ordered
from canmou.kernel.ledger.declare import LINES, Column, Ledger, ledger_for
from canmou.kernel.ledger.models import Origin, Record, RecordChange
from canmou.kernel.people.models import Unit, User
from canmou.kernel.people.queries import staff_today
from canmou.kernel.permissions import Perm

#: Values longer than this take the full width.
WHOLE = 34


def ledger_of(record: Record) -> Ledger:
    """The ledger that a record stands in."""
    return ledger_for(type(record))


def record(user: User, record: Record) -> dict[str, Any]:
    """Everything that the page of a record shows."""
    found = ledger_of(record)
    files = Attachment.objects.filter(ref=record.ref, voided=False).select_related("added_by__person", "blob")
    filled, blank = _facts(user, found, record)
    whole = getattr(record, found.parent) if found.parent else None
    return {
        "record": record,
        "ledger": found,
        "line": LINES[found.line],
        "whole": whole.ref if whole is not None and links.may(user, Perm.VIEW, whole.ref) else None,
        "facts": filled,
        "blank": "、".join(blank),
        "entered": _entered(record),
        "files": list(files),
        "trail": _trail(user, record, found),
        "groups": links.groups(user, record),
        "may_edit": links.may(user, Perm.EDIT, record) and not record.voided,
        "may_void": links.may(user, Perm.VOID, record),
    }


def _facts(user: User, ledger: Ledger, record: Record) -> tuple[list[tuple], list[str]]:
    """The columns with a value, as (heading, value, over the full width?), and the headings of the others."""
    filled: list[tuple] = []
    blank: list[str] = []
    for column in ledger.sheet:
        value = _value(user, column, record)
        if value:
            long = len(strip_tags(value)) > WHOLE
            filled.append((column.heading, value, long or column.kind in ("longtext", "refs", "records")))
        elif column.name not in ("source_unit", "mask"):
            blank.append(column.heading)
    return filled, blank


def _value(user: User, column: Column, record: Record) -> str | SafeString:
    if column.many:
        items = ordered(record, column.name)
        if column.kind in links.LINKS:
            return links.told([item if column.kind == "refs" else item.ref for item in items], user)
        return "、".join(str(item) for item in items)
    value = getattr(record, column.name)
    if value is not None and column.kind in links.LINKS:
        return links.told([value if column.kind == "ref" else value.ref], user)
    return column.show(value)


def _entered(record: Record) -> str:
    moment = f"{record.created_at.astimezone(clock.ZONE):%Y-%m-%d %H:%M}"
    return f"{record.created_by}于{moment}登记，{dict(Origin.choices)[record.origin]}，第{record.version}版"


def _trail(user: User, record: Record, ledger: Ledger) -> list[tuple]:
    """What happened to it, newest first: when, who did what, which values."""
    entries = []
    changes = RecordChange.objects.filter(ref=record.ref).select_related("by__person", "acting_for__person")
    for change in changes.order_by("-version", "-id"):
        told = [_change(user, ledger, name, *values) for name, values in change.values.items()]
        if change.reason:
            told.append(f"原因：{change.reason}")
        moment = f"{change.at.astimezone(clock.ZONE):%Y-%m-%d %H:%M}"
        entries.append((moment, f"{change.signature} {change.verb}", "；".join(told)))
    first = f"{record.created_at.astimezone(clock.ZONE):%Y-%m-%d %H:%M}"
    verb = "导入" if record.origin == Origin.IMPORT else "登记"
    entries.append((first, f"{record.created_by} {verb}", ""))
    return entries


def _change(user: User, ledger: Ledger, name: str, before: str, after: str) -> str:
    """One changed value. Titles of records that the reader may be barred from are not told."""
    if name == "state":
        return f"状态：{before} → {after}"
    column = ledger.column(name)
    if column.kind in links.LINKS and not links.opens_all(user, column):
        return f"{column.heading}：已改"
    return f"{column.heading}：{before or '空'} → {after or '空'}"


def suggestions(user: User) -> dict[str, list[str]]:
    """Names that a form suggests: persons in post today, and units that still exist."""
    units = Unit.objects.filter(office=user.office, ended_on=None)
    return {
        "people": list(staff_today(user.office).order_by("code").values_list("name", flat=True)),
        "units": list(units.values_list("name", flat=True)),
    }

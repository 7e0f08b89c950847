"""One record: its values, files, history, and the records that point at it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.html import strip_tags
from django.utils.safestring import SafeString

from canmou.desk import flow_panel, links
from canmou.desk.neighbours import neighbours
from canmou.desk.pages.form import ACCEPT
from canmou.desk.todo.entries import outsider
from canmou.kernel import clock
from canmou.kernel.attachments.actions import MAX_BYTES
from canmou.kernel.attachments.models import Attachment
from canmou.kernel.compile.editions.reading import reports_counting
from canmou.kernel.ledger.actions import ordered
from canmou.kernel.ledger.declare import LINES, Column, Ledger, ledger_for
from canmou.kernel.ledger.models import Origin, Record, RecordChange
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, opens
from canmou.kernel.ui.record_links import links_for

#: Values longer than this take the full width.
WHOLE = 34


def ledger_of(record: Record) -> Ledger:
    """The ledger that a record stands in."""
    return ledger_for(type(record))


def record(user: User, record: Record, asked: str | None = None) -> dict[str, Any]:
    """Everything that the page of a record shows. `asked`: the list that the reader came from, as a query string."""
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
        "flow": flow_panel.panel(user, record),
        "trail": _trail(user, record, found),
        "groups": links.groups(user, record),
        "around": neighbours(user, found, record, asked),
        "accept": ACCEPT,
        "most": MAX_BYTES,
        "may_add": opens(user, found.code, Perm.ADD),
        "counted_in": reports_counting(record.ref, user),
        "may_edit": links.may(user, Perm.EDIT, record) and not record.voided,
        "may_void": links.may(user, Perm.VOID, record),
        "beside": links_for(user, record),
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
    moment = _moment(record.created_at)
    return f"{record.created_by}于{moment}登记，{dict(Origin.choices)[record.origin]}，第{record.version}版"


@dataclass(frozen=True)
class Change:
    """One column before and after; `told` is False where the reader may not know the values."""

    heading: str
    before: str
    after: str
    told: bool = True


@dataclass(frozen=True)
class Happening:
    """One thing that happened to a record: when, who did what, why, and what it changed."""

    when: str
    who: str
    verb: str
    version: int = 0
    reason: str = ""
    changes: tuple[Change, ...] = ()


def _trail(user: User, record: Record, ledger: Ledger) -> list[Happening]:
    """What happened to it, newest first: changes with values, files, and its entry."""
    found = []
    for change in RecordChange.objects.filter(ref=record.ref).select_related(
        "by__person", "acting_for__person"
    ):
        told = tuple(_change(user, ledger, name, *values) for name, values in ledger.in_order(change.values))
        found.append(
            (
                change.at,
                Happening(
                    _moment(change.at),
                    change.signature,
                    change.verb,
                    change.version,
                    "" if outsider(user) else change.reason,
                    told,
                ),
            )
        )
    for file in Attachment.objects.filter(ref=record.ref).select_related("added_by__person"):
        verb = f"上传附件“{file.name}”{'（已移除）' if file.voided else ''}"
        found.append((file.added_at, Happening(_moment(file.added_at), str(file.added_by), verb)))
    verb = "导入" if record.origin == Origin.IMPORT else "登记"
    first = Happening(_moment(record.created_at), str(record.created_by), verb, 1)
    return [happening for _, happening in sorted(found, key=lambda pair: pair[0], reverse=True)] + [first]


def _moment(at: datetime) -> str:
    return f"{at.astimezone(clock.ZONE):%Y-%m-%d %H:%M}"


def _change(user: User, ledger: Ledger, name: str, before: str, after: str) -> Change:
    """One changed value. Titles of records that the reader may be barred from are not told."""
    if name == "state":
        return Change("状态", before, after)
    column = ledger.column(name)
    if column.kind in links.LINKS and not links.opens_all(user, column):
        return Change(column.heading, "", "", told=False)
    return Change(column.heading, before, after)

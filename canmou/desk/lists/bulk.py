"""One act on many records of a ledger: first told how many and which are refused, then done as a whole or not at all."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from canmou.desk.lists.rows import selected
from canmou.desk.lists.selection import OWNER, Selection
from canmou.kernel.errors import Invalid, Refused, Stale
from canmou.kernel.ledger.actions import amend, void
from canmou.kernel.ledger.declare import Column, Ledger, ledger_for
from canmou.kernel.ledger.drafts import Draft, check
from canmou.kernel.ledger.models import Record
from canmou.kernel.ledger.twins import twins
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, can, opens

MOST = 500
VOID, EXPORT, SET = "void", "export", "set."
#: Columns whose value may be set for many records at once.
SETTABLE = ("choice", "date", "person")


@dataclass(frozen=True)
class Act:
    """What is to be done: void, or set one column."""

    verb: str
    label: str
    column: Column | None = None


@dataclass
class Preview:
    """What an act would do. `refused`: (record, why). `mark` changes when any of the records does."""

    ready: list[Record] = field(default_factory=list)
    refused: list[tuple[Record, str]] = field(default_factory=list)
    mark: str = ""


def acts(user: User, ledger: Ledger) -> list[Act]:
    """What this user may do to many records of a ledger, besides export."""
    found = []
    if opens(user, ledger.code, Perm.VOID):
        found.append(Act(VOID, "作废"))
    if opens(user, ledger.code, Perm.EDIT):
        found.append(Act(f"{SET}{OWNER}", "改归口科室", ledger.column(OWNER)))
        columns = [column for column in ledger.sheet if column.kind in SETTABLE]
        found += [Act(f"{SET}{column.name}", f"设置“{column.heading}”", column) for column in columns]
    return found


def act_named(user: User, ledger: Ledger, verb: str) -> Act:
    """The act that a form names. Raises `Refused`."""
    for act in acts(user, ledger):
        if act.verb == verb:
            return act
    raise Refused("请先选择要做什么；您没有权限做的不在列表里")


def chosen(user: User, selection: Selection, numbers: Sequence[str] | None) -> list[Record]:
    """The records meant: those picked by number, or all that the filter keeps. Only what the user may see."""
    rows = selected(user, selection)
    if numbers is not None:
        rows = rows.filter(number__in=list(dict.fromkeys(numbers))[: MOST + 1])
    relations = [c.name for c in selection.ledger.sheet if c.field.is_relation and not c.many]
    found = list(rows.select_related("ref", "office", *relations).order_by("number")[: MOST + 1])
    if not found:
        raise Refused("没有选中记录，请在表中勾选，或选“符合筛选条件的全部记录”")
    if len(found) > MOST:
        raise Refused(f"一次最多处理{MOST}条，请缩小筛选范围，分几次做")
    return found


def preview(
    act: Act, records: Sequence[Record], value: Any = None, *, by: User, valued: bool = True
) -> Preview:
    """What the act would do to each record; nothing is written. `valued`: whether the new value is known yet."""
    digest = hashlib.sha256()
    found = Preview()
    for record in records:
        digest.update(f"{record.number}:{record.version}:{record.voided};".encode())
        why = _void_refused(record, by) if act.verb == VOID else _set_refused(act, record, value, by, valued)
        if why:
            found.refused.append((record, why))
        else:
            found.ready.append(record)
    if valued and act.verb != VOID:
        _refuse_twins(found)
    found.mark = digest.hexdigest()[:32]
    return found


def _void_refused(record: Record, by: User) -> str:
    if record.voided:
        return "已经作废"
    return can(by, Perm.VOID, record).reason


def _set_refused(act: Act, record: Record, value: Any, by: User, valued: bool) -> str:
    """Why a record may not take the value; it keeps the value, to be written or forgotten."""
    if record.voided:
        return "已作废，不能修改"
    decision = can(by, Perm.EDIT, record)
    if not decision or not valued:
        return decision.reason
    if getattr(record, act.column.name) == value:
        return "已经是这个值，不用改"
    setattr(record, act.column.name, value)
    if not can(by, Perm.EDIT, record):
        return "您没有权限把记录转给这个科室"
    lists = {c.name: [record] for c in ledger_for(type(record)).sheet if c.many}  # lists stay as they are
    return "；".join(check(Draft(record, lists)).values())


def _refuse_twins(found: Preview) -> None:
    """Take out what would stand twice under one natural key."""
    ready, found.ready = found.ready, []
    for record, problems in zip(ready, twins(ready), strict=True):
        if problems:
            found.refused.append((record, "；".join(problems.values())))
        else:
            found.ready.append(record)


@transaction.atomic
def perform(
    act: Act, records: Sequence[Record], *, mark: str, value: Any = None, reason: str = "", by: User
) -> Preview:
    """Do it to all records that the preview called ready, or to none. Raises `Stale` when any has changed since."""
    found = preview(act, records, value, by=by)
    if found.mark != mark:
        raise Stale("预览之后有记录被别人改过，什么也没有做，请核对下面新的预览")
    if not found.ready:
        raise Refused("选中的记录都不能这样处理，什么也没有做")
    for record in found.ready:
        try:
            if act.verb == VOID:
                void(record, by=by, reason=reason)
            else:
                amend(record, by=by)
        except Invalid as error:
            if "reason" in error.problems:
                raise
            raise Refused(f"{record.number}：{error.message}。全部没有改动") from error
    return found

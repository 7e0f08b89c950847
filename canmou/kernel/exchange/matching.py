"""Third step of a plan: which rows are stored already, by number, by row id, by natural key."""

import re
from collections import Counter
from typing import Any

from django.db import models
from django.db.models import Count, Q

from canmou.kernel.exchange.lookup import chunks
from canmou.kernel.exchange.plan import Plan, Row
from canmou.kernel.exchange.sheets import DIRECTORIES, NUMBER, UID, Directory, Sheet, title_of
from canmou.kernel.ledger.declare import Ledger
from canmou.kernel.ledger.drafts import linked
from canmou.kernel.ledger.models import Record, RecordRef
from canmou.lib.numbering import parse_number

_UID = re.compile(r"[0-9a-f]{16}")


def match_rows(plan: Plan) -> None:
    """Lay each row over the stored thing that it names; rows that name none are new."""
    plan.stood = standing_records(plan)
    for directory in DIRECTORIES:
        if directory in plan.by_sheet:
            _match_directory(plan, directory)
    for sheet in plan.order:
        _check_ids(plan, sheet)
    for sheet in plan.order:
        _match_ledger(plan, sheet)


def standing_records(plan: Plan) -> Counter:
    """How many records each ledger of the file holds now (records are never deleted)."""
    codes = [sheet.code for sheet in plan.order]
    rows = RecordRef.objects.filter(office=plan.office, ledger__in=codes).order_by()
    return Counter(dict(rows.values_list("ledger").annotate(Count("pk"))))


# --- directories


def _match_directory(plan: Plan, directory: Directory) -> None:
    stored = list(directory.of_office(plan.office))
    by_uid = {item.uid: item for item in stored if hasattr(item, "uid")}
    by_key = {_key(item, directory): item for item in stored}
    taken: dict[int, int] = {}
    fresh: dict[tuple, int] = {}
    for row in plan.by_sheet[directory]:
        if row.wrong:
            continue
        key = _key(row.record, directory)
        found = by_uid.get(row.uid) or by_key.get(key)
        seen, mark = (taken, found.pk) if found is not None else (fresh, key)
        if mark in seen:
            headings = "、".join(c.heading for c in directory.sheet if c.name in directory.key)
            text = f"与第{seen[mark]}行的{headings}相同，请删去一行或改正"
            plan.problem(title_of(directory), row.line, headings, text, row)
            continue
        seen[mark] = row.line
        if found is not None:
            _adopt(plan, row, found)


# --- ledgers


def _check_ids(plan: Plan, sheet: Ledger) -> None:
    """Numbers and row ids that came with the file must be ours, of this ledger, and stand there once."""
    name, lines = title_of(sheet), {}
    for row in plan.by_sheet[sheet]:
        for heading, text in ((NUMBER, row.number), (UID, row.uid)):
            if not text or row.minted and heading == UID:
                continue
            if text in lines:
                hint = "请删去一行" if heading == NUMBER else "复制出来的新行请把编号和行标识清空"
                plan.problem(name, row.line, heading, f"与第{lines[text]}行相同（{text}），{hint}", row)
                break
            lines[text] = row.line
        if not _UID.fullmatch(row.uid):
            plan.problem(name, row.line, UID, f"“{row.uid}”不是系统导出的行标识，请清空这一格", row)
    given = {row.uid: row for row in plan.by_sheet[sheet] if not row.wrong and not row.minted}
    for batch in chunks(given):
        for ref in RecordRef.objects.filter(uid__in=batch).exclude(office=plan.office, ledger=sheet.code):
            row = given[ref.uid]
            plan.problem(name, row.line, UID, f"行标识“{row.uid}”属于别的台账，请清空这一格", row)


def _match_ledger(plan: Plan, sheet: Ledger) -> None:
    rows = [row for row in plan.by_sheet[sheet] if not row.wrong]
    stored = sheet.model.objects.filter(office=plan.office).select_related("ref")
    by_number: dict[str, Record] = {}
    by_uid: dict[str, Record] = {}
    for batch in chunks(row.number for row in rows if row.number):
        by_number.update({record.number: record for record in stored.filter(number__in=batch)})
    if plan.stood[sheet.code]:
        for batch in chunks(row.uid for row in rows if not row.minted and row.number not in by_number):
            by_uid.update({record.ref.uid: record for record in stored.filter(ref__uid__in=batch)})
    unmatched, taken = [], {}
    for row in rows:
        found = by_number.get(row.number) or by_uid.get(row.uid)
        if found is None:
            unmatched.append(row)
        elif row.number and row.number != found.number:
            text = f"行标识是记录{found.number}的，编号却是“{row.number}”，请改回编号或清空行标识"
            plan.problem(title_of(sheet), row.line, NUMBER, text, row)
        else:
            _claim(plan, row, found, taken)
    _match_by_key(plan, sheet, unmatched, taken)


def _match_by_key(plan: Plan, sheet: Ledger, rows: list[Row], taken: dict[int, int]) -> None:
    stored = _stored_keys(plan, sheet, rows) if sheet.key and plan.stood[sheet.code] else {}
    headings = "、".join(sheet.column(name).heading for name in sheet.key)
    seen: dict[tuple, int] = {}
    for row in rows:
        key = _key(row.record, sheet)
        if sheet.key and key in seen:
            text = f"与第{seen[key]}行的{headings}相同，请删去一行或改正"
            plan.problem(title_of(sheet), row.line, headings, text, row)
            continue
        seen[key] = row.line
        if row.number and key in stored:
            text = f"台账里已有{headings}相同的记录（{stored[key].number}），请改用它的编号，或删去这一行"
            plan.problem(title_of(sheet), row.line, headings, text, row)
        elif row.number:
            _restore_number(plan, row, sheet)
        elif key in stored:
            _claim(plan, row, stored[key], taken)


def _stored_keys(plan: Plan, sheet: Ledger, rows: list[Row]) -> dict[tuple, Record]:
    """Live records by natural key, read by the first part of the key."""
    first = sheet.model._meta.get_field(sheet.key[0])
    live = sheet.model.objects.live().filter(office=plan.office).select_related("ref")
    values = {_key(row.record, sheet)[0] for row in rows}
    found: dict[tuple, Record] = {}
    if None in values:
        found.update(
            {_key(record, sheet): record for record in live.filter(**{f"{first.attname}__isnull": True})}
        )
    for batch in chunks(value for value in values if value is not None):
        for record in live.filter(Q(**{f"{first.attname}__in": batch})):
            found.setdefault(_key(record, sheet), record)
    return found


def _key(record: Any, sheet: Sheet) -> tuple:
    """The natural key of a record, stored or not: links by key."""
    parts = (
        linked(record, name) if record._meta.get_field(name).is_relation else getattr(record, name)
        for name in sheet.key
    )
    return tuple(part.pk if isinstance(part, models.Model) else part for part in parts)


#: A restored number pushes the counter up; one beyond this would leave its year without numbers.
_HIGHEST_RESTORED = 90_000


def _restore_number(plan: Plan, row: Row, sheet: Ledger) -> None:
    """A number that is not stored is taken over from an export of the same office, and from nowhere else."""
    try:
        parts = parse_number(row.number)
        ours = (parts.office, parts.ledger) == (
            plan.office.code,
            sheet.code,
        ) and parts.seq <= _HIGHEST_RESTORED
    except ValueError:
        ours = False
    if not ours or not row.restored:
        text = f"没有编号为“{row.number}”的记录；新记录请把编号和行标识留空，由系统编号"
        plan.problem(title_of(sheet), row.line, NUMBER, text, row)


def _claim(plan: Plan, row: Row, found: Record, taken: dict[int, int]) -> None:
    name = title_of(row.sheet)
    if found.pk in taken:
        text = f"与第{taken[found.pk]}行是同一条记录（{found.number}），请删去一行"
        plan.problem(name, row.line, NUMBER, text, row)
        return
    taken[found.pk] = row.line
    if found.voided:
        text = f"记录{found.number}已作废，不能导入修改；请先恢复它，或删去这一行"
        plan.problem(name, row.line, NUMBER, text, row)
        return
    _adopt(plan, row, found)


def _adopt(plan: Plan, row: Row, found: Any) -> None:
    """The row is a stored thing: it keeps that thing's key, and what the file does not give."""
    row.existing, fresh = found, row.record
    fresh.pk, fresh._state.adding = found.pk, False
    if hasattr(found, "uid"):
        fresh.uid = found.uid
    given = plan.headed[row.sheet]
    for column in row.sheet.sheet:
        if column.many:
            continue
        left_out = column.name == "unit" and isinstance(row.sheet, Ledger) and not row.values.get("unit")
        if column.name not in given or left_out:
            setattr(fresh, column.field.attname, getattr(found, column.field.attname))
    if not isinstance(row.sheet, Ledger):
        return
    row.number, row.uid = found.number, found.ref.uid
    fresh.number = found.number
    stand_in = fresh.ref  # other rows of the file may already point at it
    for ref_field in RecordRef._meta.concrete_fields:
        setattr(stand_in, ref_field.attname, getattr(found.ref, ref_field.attname))
    stand_in._state.adding = False
    fresh.ref = stand_in
    for name in ("version", "origin", "state", "voided", "created_at", "created_by_id"):
        setattr(fresh, name, getattr(found, name))

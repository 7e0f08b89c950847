"""Last step of a plan: what is wrong with each row, what it changes, and whether its owner may."""

from collections import defaultdict
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F, Model, UniqueConstraint

from canmou.kernel.exchange.cells import same
from canmou.kernel.exchange.linking import make_title
from canmou.kernel.exchange.lookup import chunks
from canmou.kernel.exchange.plan import Plan, Progress, Row
from canmou.kernel.exchange.sheets import Sheet, keeps_directories, title_of
from canmou.kernel.ledger.constraints import broken
from canmou.kernel.ledger.declare import Column, Ledger
from canmou.kernel.ledger.drafts import Draft, check, linked
from canmou.kernel.ledger.following import not_entered
from canmou.kernel.ledger.models import Record
from canmou.kernel.people.models import Unit
from canmou.kernel.permissions import Perm, can
from canmou.kernel.workflow import in_flow

Lists = dict[str, dict[int, list[Any]]]


def check_rows(plan: Plan, progress: Progress) -> None:
    """Check every row that is not wrong yet, and find what it changes."""
    done, most = 0, len(plan.rows)
    whole = keeps_directories(plan.by)
    for sheet, rows in plan.by_sheet.items():
        lists = _stored_lists(sheet, rows) if isinstance(sheet, Ledger) else {}
        for row in rows:
            if done % 5000 == 0:
                progress("核对", done, most)
            done += 1
            if row.wrong:
                continue
            if isinstance(sheet, Ledger):
                _check_row(plan, row, lists)
            else:
                _check_entry(plan, row, whole)
        if isinstance(sheet, Ledger):
            _check_uniques(plan, sheet, [row for row in rows if not row.wrong])
        elif sheet.model is Unit:
            _check_rings(plan, sheet, rows)
    progress("核对", most, most)


def _check_row(plan: Plan, row: Row, lists: Lists) -> None:
    sheet, name, given = row.sheet, title_of(row.sheet), plan.headed[row.sheet]
    _settle_links(row)
    if row.existing is not None:
        row.changed = _differences(row, given, lists)
        if not row.changed:
            return
    draft = Draft(row.record, {c.name: row.lists.get(c.name, []) for c in sheet.sheet if c.many})
    _keep_lists(draft, row, given, lists)
    if row.existing is not None and in_flow(row.existing):
        text = f"记录{row.existing.number}已进入办理流程，不能用导入修改，请在系统里办理，或把这一行恢复原样"
        plan.problem(name, row.line, "", text, row)
        return
    kept = sheet.kept(row.existing, row.record) if row.existing is not None else {}
    wrong = kept or check(draft) or (not_entered(row.record) if row.existing is None else {})
    for field_name, text in wrong.items():
        heading = sheet.column(field_name).heading if field_name else ""
        plan.problem(name, row.line, heading, text.removeprefix(f"“{heading}”").lstrip("："), row)
    if row.wrong:
        return
    row.title = make_title(row)
    perm = Perm.ADD if row.existing is None else Perm.EDIT
    for subject in [row.record] if row.existing is None else [row.existing, row.record]:
        if not (decision := can(plan.by, perm, subject)):
            plan.problem(name, row.line, sheet.column("unit").heading, decision.reason, row)
            return
    _check_voided(plan, row, lists)


def _settle_links(row: Row) -> None:
    """A link set before its target was found to be stored still has the target's provisional key."""
    record = row.record
    for field_name, target in record._state.fields_cache.items():
        if target is not None:
            record.__dict__[record._meta.get_field(field_name).attname] = target.pk


def _keep_lists(draft: Draft, row: Row, given: list[str], lists: Lists) -> None:
    if row.existing is None:
        return
    for column in row.sheet.sheet:
        if column.many and column.name not in given:
            draft.lists[column.name] = lists[column.name].get(row.existing.pk, [])


def _check_voided(plan: Plan, row: Row, lists: Lists) -> None:
    """A void record may stay linked where it was, but no new link may point at it."""
    for column in row.sheet.sheet:
        if column.kind not in ("record", "ref", "records", "refs"):
            continue
        new = row.lists.get(column.name, []) if column.many else [linked(row.record, column.name)]
        for target in new:
            if not getattr(target, "voided", False):
                continue
            held = _held(row, column, lists)
            if _identity(target) not in map(_identity, held):
                text = f"记录{target.number}已作废，请改填别的记录"
                plan.problem(title_of(row.sheet), row.line, column.heading, text, row)


def _held(row: Row, column: Column, lists: Lists) -> list[Any]:
    if row.existing is None:
        return []
    if column.many:
        return lists[column.name].get(row.existing.pk, [])
    return [getattr(row.existing, column.field.attname)]


def _check_entry(plan: Plan, row: Row, whole: bool) -> None:
    """A row of a directory: typed, complete, and changed only by who may import for the whole office."""
    name = title_of(row.sheet)
    for column in row.sheet.sheet:
        relation = column.field.is_relation
        value = linked(row.record, column.name) if relation else getattr(row.record, column.name)
        if column.required and value in (None, ""):
            plan.problem(name, row.line, column.heading, "不能为空", row)
        elif not relation and value not in (None, ""):
            try:
                column.field.clean(value, row.record)
            except ValidationError as error:
                plan.problem(name, row.line, column.heading, "；".join(error.messages), row)
    if row.wrong:
        return
    for field_name, text in broken(row.record).items():
        plan.problem(name, row.line, str(row.record._meta.get_field(field_name).verbose_name), text, row)
    if row.existing is not None:
        row.changed = _differences(row, plan.headed[row.sheet], {})
    if (row.existing is None or row.changed) and not whole:
        text = "只有全室范围的导入权限才能改动这张表，请找综合管理员，或把这一行恢复原样"
        plan.problem(name, row.line, "", text, row)


def _check_rings(plan: Plan, sheet: Sheet, rows: list[Row]) -> None:
    """No unit may stand above itself."""
    now = {row.record.pk: row.record for row in rows}
    for row in rows:
        above, passed = row.record.parent, {row.record.pk}
        while above is not None and above.pk not in passed:
            passed.add(above.pk)
            above = now.get(above.pk, above).parent
        if above is not None and above.pk == row.record.pk:
            heading = str(Unit._meta.get_field("parent").verbose_name)
            plan.problem(title_of(sheet), row.line, heading, "上级单位绕成了一圈，请改正", row)


def _stored_lists(sheet: Ledger, rows: list[Row]) -> Lists:
    """The list columns of all stored records of a sheet, in order, one query per column and batch."""
    keys = [row.existing.pk for row in rows if row.existing is not None]
    found: Lists = {}
    for column in sheet.sheet:
        if not column.many:
            continue
        through = getattr(sheet.model, column.name).through
        own, other = column.field.m2m_field_name(), column.field.m2m_reverse_field_name()
        held: dict[int, list[Any]] = defaultdict(list)
        for batch in chunks(keys):
            for link in through.objects.filter(**{f"{own}__in": batch}).order_by("pk").select_related(other):
                held[getattr(link, f"{own}_id")].append(getattr(link, other))
        found[column.name] = dict(held)
    return found


def _differences(row: Row, given: list[str], lists: Lists) -> dict[str, list[str]]:
    """What a row changes: field → [before, after], as shown to readers."""
    found = {}
    for column in row.sheet.sheet:
        if column.name not in given:
            continue
        if column.many:
            old, new = _held(row, column, lists), row.lists.get(column.name, [])
            if [_identity(item) for item in old] != [_identity(item) for item in new]:
                found[column.name] = ["、".join(map(str, old)), "、".join(map(str, new))]
                row.held[column.name] = old
        elif column.field.is_relation:
            old, new = getattr(row.existing, column.field.attname), linked(row.record, column.name)
            if old != _identity(new):
                found[column.name] = [str(getattr(row.existing, column.name) or ""), str(new or "")]
        else:
            old, new = getattr(row.existing, column.name), getattr(row.record, column.name)
            if not same(column, old, new):
                found[column.name] = [column.show(old), column.show(new)]
    return found


def _identity(target: Any) -> Any:
    """What a link points at, whether it is loaded or only a key."""
    return target.pk if isinstance(target, Model) else target


# --- unique constraints beside the natural key


def _check_uniques(plan: Plan, sheet: Ledger, rows: list[Row]) -> None:
    for constraint in sheet.model._meta.constraints:
        if isinstance(constraint, UniqueConstraint):
            names = [part.name for part in constraint.expressions if isinstance(part, F)]
            names = names or list(constraint.fields)
            if tuple(names) != tuple(sheet.key):
                _check_unique(plan, sheet, rows, names)


def _check_unique(plan: Plan, sheet: Ledger, rows: list[Row], names: list[str]) -> None:
    headings = "、".join(sheet.column(name).heading for name in names)
    attnames = [sheet.model._meta.get_field(name).attname for name in names]
    stored: dict[tuple, tuple[int, str]] = {}
    own = {row.existing.pk for row in rows if row.existing is not None}
    first = {_part(row.record, names[0]) for row in rows}
    live = sheet.model.objects.live().filter(office=plan.office)
    for batch in chunks(value for value in first if value is not None):
        for *key, pk, number in live.filter(**{f"{attnames[0]}__in": batch}).values_list(
            *attnames, "pk", "number"
        ):
            if pk not in own:
                stored[tuple(key)] = (pk, number)
    seen: dict[tuple, int] = {}
    for row in rows:
        key = tuple(_part(row.record, name) for name in names)
        if None in key:
            continue
        if key in seen or key in stored:
            other = f"第{seen[key]}行" if key in seen else f"记录{stored[key][1]}"
            plan.problem(title_of(sheet), row.line, headings, f"与{other}的{headings}相同，请改正", row)
        seen[key] = row.line


def _part(record: Record, name: str) -> Any:
    field = record._meta.get_field(name)
    return _identity(linked(record, name)) if field.is_relation else getattr(record, name)

"""What a check found, kept for the page on which its owner looks at it: row by row, cell by cell."""

from collections.abc import Iterator
from typing import Any

from django.db import models

from canmou.kernel.exchange.lookup import chunks
from canmou.kernel.exchange.models import ImportRemark, ImportRow, RowKind
from canmou.kernel.exchange.plan import Plan, Remark, Row
from canmou.kernel.exchange.reading import RawSheet
from canmou.kernel.exchange.rows import corrected
from canmou.kernel.exchange.sheets import Directory, is_restricted, sheet_for, title_of
from canmou.kernel.ledger.declare import Column, Ledger
from canmou.kernel.ledger.drafts import linked
from canmou.kernel.ledger.models import ImportBatch
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, can
from canmou.lib.cells import CellError, read_text

_LINKS = ("record", "ref", "records", "refs")
_BATCH = 1000

Cells = dict[tuple[str, int], dict[str, str]]
Findings = dict[tuple[str, int], tuple[str, str, dict]]


def kind_of(row: Row) -> RowKind:
    """What the import would do with a row."""
    if row.wrong:
        return RowKind.REFUSED
    if row.existing is None:
        return RowKind.ADDED
    return RowKind.CHANGED if row.changed else RowKind.UNCHANGED


def counts(plan: Plan) -> dict[str, int | bool]:
    """The numbers of an import before it is carried out, and whether it is its importer's alone."""
    found = dict.fromkeys(("added", "changed", "unchanged", "refused"), 0)
    for row in plan.rows:
        found[kind_of(row)] += 1
    entries = sum(
        isinstance(row.sheet, Directory) and kind_of(row) in (RowKind.ADDED, RowKind.CHANGED)
        for row in plan.rows
    )
    return {
        **found,
        "entries": entries,
        "problems": plan.problem_count,
        "notices": plan.notice_count,
        "restricted": not plan.by_sheet or any(map(is_restricted, plan.by_sheet)),
    }


def rows_of(plan: Plan, refused: Cells) -> Iterator[ImportRow]:
    """Every row of the plan as it is shown. `refused`: the cells of wrong rows."""
    place = 0
    for sheet, rows in plan.by_sheet.items():
        name, ledger = title_of(sheet), sheet.code if isinstance(sheet, Ledger) else ""
        for row in rows:
            place += 1
            kind = kind_of(row)
            yield ImportRow(
                place=place,
                sheet=name,
                ledger=ledger,
                line=row.line,
                kind=kind,
                number=row.number[:32],
                title=_title(row)[:300],
                values=_values(plan, row, kind, refused),
            )


def _title(row: Row) -> str:
    """The title of the record; of a wrong row, which may lack what a title is made of, its first text."""
    if row.title and not row.wrong:
        return row.title
    texts = (row.values.get(column.name) for column in row.sheet.sheet if column.kind == "text")
    first = row.values.get(row.sheet.sheet[0].name)
    return next((text for text in texts if text), "" if isinstance(first, list) else str(first or ""))


def _values(plan: Plan, row: Row, kind: RowKind, refused: Cells) -> dict[str, list[str]]:
    if kind is RowKind.REFUSED:
        cells = refused.get((title_of(row.sheet), row.line), {})
        return {heading: ["", text] for heading, text in cells.items()}
    if kind is RowKind.CHANGED:
        return {
            column.heading: _difference(plan.by, row, column)
            for column in row.sheet.sheet
            if column.name in row.changed
        }
    if kind is RowKind.ADDED:
        given = plan.headed[row.sheet]
        shown = ((c.heading, _shown(plan.by, row, c)) for c in row.sheet.sheet if c.name in given)
        return {heading: ["", text] for heading, text in shown if text}
    return {}


def _difference(by: User, row: Row, column: Column) -> list[str]:
    if column.kind not in _LINKS:
        return row.changed[column.name]
    if column.many:
        before = _told(by, row.held[column.name])
    else:
        before = _told(by, [getattr(row.existing, column.name)])
    return [before, _shown(by, row, column)]


def _shown(by: User, row: Row, column: Column) -> str:
    if column.many:
        items = row.lists.get(column.name, [])
        return _told(by, items) if column.kind in _LINKS else "、".join(map(str, items))
    if not column.field.is_relation:
        return column.show(getattr(row.record, column.name))
    target = linked(row.record, column.name)
    if isinstance(target, int):
        target = getattr(row.record, column.name)
    return _told(by, [target]) if column.kind in _LINKS else str(target or "")


def _told(by: User, targets: list[Any]) -> str:
    """Titles of linked records; one that the importer may not see is told by its number alone."""
    refs = [getattr(target, "ref", target) for target in targets if target is not None]
    seen = (ref.title if not ref.number or can(by, Perm.VIEW, ref) else ref.number for ref in refs)
    return "、".join(map(str, seen))


def cells_of(plan: Plan, raw: list[RawSheet]) -> Cells:
    """The cells of the plan's wrong rows as texts, by heading, from the file read once more."""
    found: Cells = {}
    for sheet in raw:
        known = sheet_for(sheet.name, alone=len(raw) == 1)
        places = plan.places.get(known, {}) if known else {}
        wrong = {row.line for row in plan.by_sheet.get(known, ()) if row.wrong} if known else set()
        for line in wrong:
            cells, _ = corrected(plan, known, line, sheet.rows[line - 1], {})
            found[title_of(known), line] = {
                heading: text_of(cells[place] if place < len(cells) else None)
                for place, heading in places.items()
            }
    return found


def text_of(cell: Any) -> str:
    """A cell as a person would type it."""
    try:
        return read_text(cell, multiline=True).value
    except CellError:
        return str(cell)


def keep(batch: ImportBatch, run: int, plan: Plan, refused: Cells, before: Findings | None = None) -> int:
    """Keep what a run found; returns how many rows say something else than `before`."""
    news = 0
    for part in chunks(rows_of(plan, refused), _BATCH):
        for row in part:
            row.batch, row.run = batch, run
            if before is not None and before.get((row.sheet, row.line)) != _finding(row):
                row.news = True
                news += 1
        ImportRow.objects.bulk_create(part)
    for problem, remarks in ((True, plan.problems), (False, plan.notices)):
        for part in chunks(remarks, _BATCH):
            ImportRemark.objects.bulk_create([_remark(batch, run, problem, each) for each in part])
    return news


def _remark(batch: ImportBatch, run: int, problem: bool, remark: Remark) -> ImportRemark:
    return ImportRemark(
        batch=batch,
        run=run,
        problem=problem,
        sheet=remark.sheet[:200],
        line=remark.row,
        column=remark.column[:200],
        message=remark.message,
    )


def findings(batch: ImportBatch) -> Findings:
    """What its owner last looked at, by sheet and line."""
    rows = ImportRow.objects.filter(batch=batch, run=batch.reviewed)
    return {
        (sheet, line): (kind, number, values)
        for sheet, line, kind, number, values in rows.order_by().values_list(
            "sheet", "line", "kind", "number", "values"
        )
    }


def same_as(plan: Plan, before: Findings) -> bool:
    """Whether a plan does exactly what was looked at."""
    now = {(row.sheet, row.line): _finding(row) for row in rows_of(plan, {})}
    return now == before


def _finding(row: ImportRow) -> tuple[str, str, dict]:
    return str(row.kind), row.number, row.values


def forget(batch: ImportBatch, *, but: int | None = None) -> None:
    """Remove what earlier runs found (or all)."""
    for model in (ImportRow, ImportRemark):
        rows: models.QuerySet = model.objects.filter(batch=batch)
        (rows if but is None else rows.exclude(run=but)).delete()

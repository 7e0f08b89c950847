"""Second step of a plan: each row becomes an unsaved record, and its links find what they name."""

from collections import defaultdict
from typing import Any

from django.db import models

from canmou.kernel.exchange.cells import LINKS
from canmou.kernel.exchange.lookup import People, Records, chunks
from canmou.kernel.exchange.plan import Plan, Row
from canmou.kernel.exchange.sheets import DIRECTORIES, in_order, title_of
from canmou.kernel.ledger.declare import Column, Ledger, ledgers
from canmou.kernel.ledger.drafts import linked
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.people.models import Person, Unit, new_uid
from canmou.kernel.people.queries import own_sections
from canmou.lib.cells import CellError


def link_rows(plan: Plan) -> None:
    """Directories first, then records in the order of what they point at, then links that may point anywhere."""
    Linker(plan).run()


def make_title(row: Row) -> str:
    """The title of a row's record; "" while a column that it is made of is wrong or comes later."""
    try:
        return row.sheet.title_of(row.record)
    except (AttributeError, ValueError, TypeError, models.ObjectDoesNotExist):
        return ""


def late_columns(sheet: Ledger) -> list[Column]:
    """Columns that may name rows of any sheet, or of the same one: found when all rows are known."""
    return [c for c in sheet.sheet if c.kind in ("ref", "refs", "records") or sheet.code in c.ledgers]


class Linker:
    """Links the rows of one plan."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.people = People(plan.office)
        self.records = Records(plan.office, plan.by)
        self.home = next(iter(own_sections(plan.by)), None)
        #: what stored records hold that the importer may not see: (column, number or row id) → numbers
        self.held: dict[tuple[Column, str], set[str]] = defaultdict(set)
        #: what is not stored yet has a key below zero, so that rules may compare links as they do later
        self.provisional = 0

    def run(self) -> None:
        plan = self.plan
        for directory in DIRECTORIES:
            rows = plan.by_sheet.get(directory, ())
            for row in rows:
                self._instantiate(
                    row, directory.sheet, late=[c for c in directory.sheet if c.name == "parent"]
                )
                if row.wrong:
                    continue
                if isinstance(row.record, Unit):
                    self.people.add_unit(row.record)
                elif isinstance(row.record, Person):
                    self.people.add_person(row.record)
            for row in rows:
                for column in directory.sheet:
                    if column.name == "parent":
                        self._set_link(row, column)
        plan.order = in_order([sheet for sheet in ledgers() if sheet in plan.by_sheet])
        for sheet in plan.order:
            late = late_columns(sheet)
            self._prime(sheet, [c for c in sheet.sheet if c.kind == "record" and c not in late])
            for row in plan.by_sheet[sheet]:
                self._instantiate(row, sheet.sheet, late)
                if linked(row.record, "unit") is None:
                    row.record.unit = self.home
                row.title = row.record.ref.title = make_title(row)
                self.records.add_row(sheet.code, row)
        for sheet in plan.order:
            if late := late_columns(sheet):
                self._prime(sheet, late)
                for row in plan.by_sheet[sheet]:
                    for column in late:
                        self._set_link(row, column)

    def _prime(self, sheet: Ledger, columns: list[Column]) -> None:
        for column in columns:
            texts: set[str] = set()
            for row in self.plan.by_sheet[sheet]:
                value = row.values.get(column.name)
                texts.update(value if isinstance(value, list) else [value] if value else [])
            self.records.prime(texts, column.ledgers, whole=column.kind in ("record", "records"), voided=True)
            if barred := self.records.barred(texts):
                self._note_held(sheet, column, barred)

    def _note_held(self, sheet: Ledger, column: Column, barred: list[RecordRef]) -> None:
        public = column.name if column.kind in ("ref", "refs") else f"{column.name}__ref"
        stored = sheet.model.objects.filter(office=self.plan.office)
        for batch in chunks(barred):
            held = stored.filter(**{f"{public}__in": batch})
            for number, uid, target in held.values_list("number", "ref__uid", f"{public}__number"):
                self.held[column, number].add(target)
                self.held[column, uid].add(target)

    def _instantiate(self, row: Row, columns: tuple[Column, ...], late: list[Column]) -> None:
        model, office = row.sheet.model, self.plan.office
        if not row.uid:
            row.uid, row.minted = new_uid(), True
        plain = {c.name: row.values[c.name] for c in columns if c.name in row.values and c.kind not in LINKS}
        row.record = model(**plain)
        self.provisional -= 1
        row.record.pk = self.provisional
        if isinstance(row.sheet, Ledger):
            row.record.office = office
            row.record.ref = RecordRef(pk=self.provisional, uid=row.uid, office=office, ledger=row.sheet.code)
        else:
            if hasattr(row.record, "uid"):
                row.record.uid = row.uid
            if hasattr(row.record, "office_id"):
                row.record.office = office
        for column in columns:
            if column.kind in LINKS and column not in late:
                self._set_link(row, column)

    def _set_link(self, row: Row, column: Column) -> None:
        if column.name not in row.values:
            return
        value = row.values[column.name]
        try:
            if column.many:
                found = [self._target(column, text, row) for text in value]
                row.lists[column.name] = list(dict.fromkeys(found))
            else:
                setattr(row.record, column.name, self._target(column, value, row) if value else None)
        except CellError as error:
            self.plan.problem(title_of(row.sheet), row.line, column.heading, str(error), row)

    def _target(self, column: Column, text: str, row: Row) -> Any:
        if column.kind in ("unit", "units"):
            return self.people.unit(text)
        if column.kind in ("person", "persons"):
            return self.people.person(text)
        held = self.held.get((column, row.number or row.uid), ())
        found = self.records.find(text, column.ledgers, held)
        if column.kind in ("ref", "refs"):
            return found.record.ref if isinstance(found, Row) else found
        return found.record if isinstance(found, Row) else self.records.record(found)

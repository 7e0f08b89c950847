"""Finding what a cell names: units, persons and records, among what is stored and what the same file brings."""

import re
from collections import defaultdict
from collections.abc import Collection, Container, Iterable, Iterator
from typing import Any

from canmou.kernel.ledger.declare import Column, ledger, ledgers
from canmou.kernel.ledger.models import RecordRef
from canmou.kernel.office.models import Office
from canmou.kernel.people.models import Person, Post, Unit, User
from canmou.kernel.permissions import Perm, can, visible_refs
from canmou.lib.cells import CellError

_NUMBER = re.compile(r"[A-Z][A-Z0-9]{0,7}-[A-Z][A-Z0-9]{0,7}-\d{4}-\d{5}")
_CHUNK = 400


def chunks(items: Iterable[Any], size: int = _CHUNK) -> Iterator[list[Any]]:
    """The items in lists of at most `size` (databases limit the parameters of a query)."""
    batch: list[Any] = []
    for item in items:
        batch.append(item)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


class People:
    """Units and persons of an office by the names that people write; with `among` only these units and their people."""

    def __init__(self, office: Office, among: Collection[int] | None = None) -> None:
        self._units: dict[str, list[Unit]] = defaultdict(list)
        self._persons: dict[str, list[Person]] = defaultdict(list)
        units, persons = Unit.objects.filter(office=office), Person.objects.filter(office=office)
        if among is not None:
            units = units.filter(pk__in=among)
            persons = persons.filter(pk__in=Post.objects.filter(unit__in=among).values("person"))
        for unit in units:
            self.add_unit(unit)
        for person in persons:
            self.add_person(person)

    def add_unit(self, unit: Unit) -> None:
        """Make a unit (perhaps of this very file) findable by name and short name."""
        for name in {unit.name, unit.short_name} - {""}:
            if not any(known.name == unit.name for known in self._units[name]):
                self._units[name].append(unit)

    def add_person(self, person: Person) -> None:
        """Make a person findable by name, by name（note） and by code."""
        for name in {person.name, person.code, f"{person.name}（{person.note}）"}:
            if not any(known.code == person.code for known in self._persons[name]):
                self._persons[name].append(person)

    def unit(self, name: str) -> Unit:
        """Raises `CellError` when there is none, or more than one."""
        found = self._units.get(name, [])
        exact = [unit for unit in found if unit.name == name]
        if len(exact or found) == 1:
            return (exact or found)[0]
        if found:
            raise CellError(f"“{name}”是几个单位的简称，请填写全称：{'、'.join(unit.name for unit in found)}")
        raise CellError(f"没有名为“{name}”的单位，请核对名称，或先在“单位”表里登记")

    def person(self, name: str) -> Person:
        """Raises `CellError` when there is none, or more than one of that name."""
        found = self._persons.get(name.replace("(", "（").replace(")", "）"), [])
        if len(found) == 1:
            return found[0]
        if found:
            choices = "、".join(
                f"{person.name}（{person.note}）" if person.note else person.code for person in found
            )
            raise CellError(f"有{len(found)}位“{name}”，请填写其中一个：{choices}")
        raise CellError(f"没有名为“{name}”的人员，请核对姓名，或先在“人员”表里登记")

    def written(self, person: Person) -> str:
        """How a person is written so that it is found again."""
        if len(self._persons[person.name]) == 1:
            return person.name
        noted = f"{person.name}（{person.note}）"
        return noted if person.note and len(self._persons[noted]) == 1 else person.code

    def written_link(self, column: Column, target: Any, by: User | None) -> str:
        """What a link column points at, as it is typed. The title of a record that `by` may not see is left out."""
        if column.kind in ("person", "persons"):
            return self.written(target)
        if column.kind in ("unit", "units"):
            return target.name
        ref = target if column.kind in ("ref", "refs") else target.ref
        told = by is None or can(by, Perm.VIEW, ref)
        return f"{ref.number} {ref.title}" if told else ref.number


class Records:
    """Records by number or title: those stored, and the rows of the same file (any object with number and title).

    With `by`, only the records that this user may see are found, and one that stays linked where it is.
    """

    def __init__(self, office: Office, by: User | None = None) -> None:
        self._office, self._by = office, by
        self._stored_by_number: dict[str, RecordRef] = {}
        self._barred: dict[str, RecordRef] = {}
        self._stored_by_title: dict[str, list[RecordRef]] = defaultdict(list)
        self._rows_by_number: dict[str, Any] = {}
        self._rows_by_title: dict[str, list[tuple[str, Any]]] = defaultdict(list)
        self._records: dict[int, Any] = {}

    def add_row(self, code: str, row: Any) -> None:
        """Make a row of this file findable."""
        if row.number:
            self._rows_by_number[row.number] = row
        if row.title:
            self._rows_by_title[row.title].append((code, row))

    def prime(
        self, texts: Iterable[str], codes: tuple[str, ...], *, whole: bool = False, voided: bool = False
    ) -> None:
        """Read all stored records that these texts may name, in a few queries.

        whole: also what stands behind their public rows. voided: void records may be named by number.
        """
        numbers, titles = set(), set()
        for text in texts:
            found = _NUMBER.match(text)
            (numbers if found else titles).add(found[0] if found else text)
        rows = RecordRef.objects.filter(office=self._office)
        if codes:
            rows = rows.filter(ledger__in=codes)
        live = rows.filter(voided=False)
        seen = live
        if self._by is not None and titles:
            seen = live.filter(visible_refs(self._by, codes or [found.code for found in ledgers()]))
        numbered = rows if voided else live
        found = [ref for batch in chunks(numbers) for ref in numbered.filter(number__in=batch)]
        found += [ref for batch in chunks(titles) for ref in seen.filter(title__in=batch)]
        kept = [self._keep(ref) for ref in found]
        if whole:
            self.prime_records(kept)

    def _keep(self, ref: RecordRef) -> RecordRef:
        if self._by is not None and not can(self._by, Perm.VIEW, ref):
            return self._barred.setdefault(ref.number, ref)
        if ref.number not in self._stored_by_number:
            self._stored_by_number[ref.number] = ref
            if not ref.voided:
                self._stored_by_title[ref.title].append(ref)
        return self._stored_by_number[ref.number]

    def barred(self, texts: Iterable[str]) -> list[RecordRef]:
        """The stored records that these texts name by number and that the user may not see."""
        numbers = {found[0] for text in texts if (found := _NUMBER.match(text))}
        return [self._barred[number] for number in sorted(numbers & self._barred.keys())]

    def find(self, text: str, codes: tuple[str, ...], held: Container[str] = ()) -> Any:
        """The stored RecordRef or the row that a cell names. Raises `CellError`.

        held: numbers of records that are linked there already; they stay, also where the user may not see them.
        """
        where = "、".join(f"“{ledger(code).name}”" for code in codes) or "各台账"
        if number := _NUMBER.match(text):
            found = self._stored_by_number.get(number[0]) or self._rows_by_number.get(number[0])
            if found is None and number[0] in held:
                found = self._barred.get(number[0])
            if found is None:
                raise CellError(f"没有编号为“{number[0]}”的记录，请核对编号，或改填题名")
            code = number[0].split("-")[1]
            if codes and code not in codes:
                raise CellError(f"编号“{number[0]}”不是{where}的记录，请改填{where}的编号或题名")
            return found
        rows = [row for code, row in self._rows_by_title.get(text, ()) if not codes or code in codes]
        taken = {row.number for row in rows if row.number}
        stored = [
            ref
            for ref in self._stored_by_title.get(text, ())
            if ref.number not in taken and (not codes or ref.ledger in codes)
        ]
        # a row without number that repeats a stored record is that record: prefer the row
        found = rows or stored
        if len(found) == 1:
            return found[0]
        if found:
            raise CellError(f"{where}里有{len(found)}条题名为“{text}”的记录，请改填编号")
        raise CellError(f"{where}里没有题名为“{text}”的记录，请核对题名，或先登记那条记录")

    def record(self, ref: RecordRef) -> Any:
        """The record behind a stored public row (cached; `prime_records` reads many at once)."""
        if ref.pk not in self._records:
            self.prime_records([ref])
        return self._records[ref.pk]

    def prime_records(self, refs: Iterable[RecordRef]) -> None:
        """Read the records behind many public rows, a few queries per ledger."""
        wanted: dict[str, list[int]] = defaultdict(list)
        for ref in refs:
            if ref.pk not in self._records:
                wanted[ref.ledger].append(ref.pk)
        for code, keys in wanted.items():
            for batch in chunks(keys):
                for record in ledger(code).model.objects.select_related("ref").filter(ref_id__in=batch):
                    self._records[record.ref_id] = record

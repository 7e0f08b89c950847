"""From raw sheets to a plan: which rows are new, which change what, which are wrong and why. Writes nothing."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from canmou.kernel import clock
from canmou.kernel.exchange.cells import LINKS, blank_for, read_cell, same
from canmou.kernel.exchange.lookup import People, Records, chunks
from canmou.kernel.exchange.reading import RawSheet
from canmou.kernel.exchange.sheets import (
    DIRECTORIES,
    EXAMPLE,
    NUMBER,
    UID,
    Directory,
    Sheet,
    in_order,
    sheet_named,
    title_of,
)
from canmou.kernel.ledger.actions import Draft, check, guard, linked, ordered
from canmou.kernel.ledger.declare import Column, Ledger, ledgers
from canmou.kernel.ledger.models import Record, RecordRef
from canmou.kernel.office.models import Office
from canmou.kernel.people.models import Person, Unit, User, new_uid
from canmou.kernel.permissions import Perm, can, standing
from canmou.lib.cells import CellError, is_blank_row, is_total_row, read_text
from canmou.lib.numbering import parse_number

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Remark:
    """A problem or a notice: where, and what to do. `column` and `row` may be empty ("" and 0: the whole sheet)."""

    sheet: str
    row: int
    column: str
    message: str

    def __str__(self) -> str:
        place = f"工作表“{self.sheet}”" if self.sheet else ""
        place += f"第{self.row}行" if self.row else ""
        place += f"“{self.column}”" if self.column else ""
        return f"{place}：{self.message}" if place else self.message


@dataclass
class Row:
    """One row of a sheet on its way to a record."""

    sheet: Sheet
    line: int
    number: str = ""
    uid: str = ""
    restored: bool = False
    values: dict[str, Any] = field(default_factory=dict)
    lists: dict[str, list[Any]] = field(default_factory=dict)
    record: Any = None
    existing: Any = None
    before: dict[str, Any] = field(default_factory=dict)
    title: str = ""
    changed: dict[str, list[str]] = field(default_factory=dict)
    wrong: bool = False


@dataclass
class Plan:
    """What an import would do. It can be carried out when `problems` is empty."""

    office: Office
    by: User
    file_name: str
    rows: list[Row] = field(default_factory=list)
    problems: list[Remark] = field(default_factory=list)
    notices: list[Remark] = field(default_factory=list)

    @property
    def added(self) -> list[Row]:
        return [row for row in self.rows if row.existing is None]

    @property
    def changed(self) -> list[Row]:
        return [row for row in self.rows if row.existing is not None and row.changed]

    @property
    def unchanged(self) -> int:
        return len(self.rows) - len(self.added) - len(self.changed)


def make_plan(
    raw: list[RawSheet],
    *,
    office: Office,
    by: User,
    file_name: str = "",
    year: int | None = None,
    progress: Progress = lambda stage, done, most: None,
) -> Plan:
    """Read, resolve, match and check all rows."""
    plan = Plan(office, by, file_name)
    planner = _Planner(plan, year)
    planner.read(raw, progress)
    planner.resolve()
    planner.match()
    planner.check(progress)
    return plan


class _Planner:
    def __init__(self, plan: Plan, year: int | None) -> None:
        self.plan, self.year = plan, year
        self.people = People(plan.office)
        self.records = Records(plan.office, plan.by)
        self.by_sheet: dict[Sheet, list[Row]] = {}
        self.headed: dict[Sheet, list[str]] = {}
        self.home = _home_unit(plan.by)

    # -- 1. cells

    def read(self, raw: list[RawSheet], progress: Progress) -> None:
        known = [(sheet, sheet_named(sheet.name)) for sheet in raw]
        if not any(found for _, found in known):
            names = "、".join(sheet.name for sheet, _ in known)
            self._problem("", 0, "", f"没有一个工作表是台账（现有：{names}），请用“下载模板”得到的工作簿填写")
        for sheet, found in known:
            if found is None:
                if any(not is_blank_row(row) for row in sheet.rows) and sheet.name not in ("说明", "字典"):
                    self._problem(sheet.name, 0, "", "不认识这个工作表，请把表名改成台账名称，或删去这张表")
                continue
            if found in self.by_sheet:
                self._problem(sheet.name, 0, "", "同一台账有两张工作表，请合并成一张")
                continue
            self.by_sheet[found] = []
            self._read_sheet(sheet, found, progress)

    def _read_sheet(self, raw: RawSheet, sheet: Sheet, progress: Progress) -> None:
        head = next((i for i, row in enumerate(raw.rows[:10]) if _is_head(row, sheet)), None)
        name = title_of(sheet)
        if head is None:
            if any(not is_blank_row(row) for row in raw.rows):
                self._problem(name, 1, "", "找不到表头，请保留模板的表头行")
            return
        by_heading = {column.heading: column for column in sheet.sheet}
        places: dict[int, Column | str] = {}
        for place, cell in enumerate(raw.rows[head]):
            heading = read_text(cell).value.removesuffix("*").strip()
            if heading in (NUMBER, UID) or heading in by_heading:
                column = by_heading.get(heading, heading)
                if column in places.values():
                    self._problem(name, head + 1, heading, "这一栏出现了两次，请删去一栏")
                places[place] = column
            elif heading:
                self._problem(name, head + 1, heading, "模板里没有这一栏，请改成模板的栏名或删去这一栏")
        missing = [
            c.heading for c in sheet.sheet if c.required and c not in places.values() and c.name != "unit"
        ]
        if missing:
            self._problem(name, head + 1, "", f"缺少必填的栏：{'、'.join(missing)}")
            return
        self.headed[sheet] = [column.name for column in places.values() if isinstance(column, Column)]
        for index in range(head + 1, len(raw.rows)):
            cells = raw.rows[index]
            if index % 5000 == 0:
                progress(f"读取{name}", index, len(raw.rows))
            if is_blank_row(cells[place] if place < len(cells) else None for place in places):
                continue
            self._read_row(raw, sheet, index + 1, cells, places)

    def _read_row(
        self, raw: RawSheet, sheet: Sheet, line: int, cells: list[Any], places: dict[int, Any]
    ) -> None:
        name = title_of(sheet)
        row = Row(sheet, line)
        texts = {
            places[p]: read_text(cells[p]).value
            for p in places
            if p < len(cells) and isinstance(places[p], str)
        }
        if texts.get(NUMBER) == EXAMPLE:
            return
        if is_total_row(cells):
            self._notice(name, line, "", "合计行，已跳过")
            return
        row.number, row.uid = texts.get(NUMBER, ""), texts.get(UID, "")
        row.restored = bool(row.number and row.uid)
        for place, column in places.items():
            if isinstance(column, str):
                continue
            value = cells[place] if place < len(cells) else None
            if (line, place + 1) in raw.formulas:
                if not raw.formulas[line, place + 1]:
                    self._problem(
                        name,
                        line,
                        column.heading,
                        "这个公式没有计算结果，请在 Excel 里打开、保存后再导入",
                        row,
                    )
                    continue
                self._notice(name, line, column.heading, f"是公式，按它的结果“{read_text(value).value}”读取")
            try:
                cell = read_cell(column, value, self.year)
            except CellError as error:
                self._problem(name, line, column.heading, str(error), row)
                continue
            if cell.notice:
                self._notice(name, line, column.heading, cell.notice)
            filled = cell.value not in (None, "", [])
            row.values[column.name] = cell.value if filled else blank_for(column)
        self.by_sheet[sheet].append(row)
        self.plan.rows.append(row)

    # -- 2. links

    def resolve(self) -> None:
        """Find what links name. Directories first, then records in the order of what they point at."""
        for directory in DIRECTORIES:
            for row in self.by_sheet.get(directory, ()):
                self._instantiate(row)
                if isinstance(row.record, Unit) and not row.wrong:
                    self.people.add_unit(row.record)
                if isinstance(row.record, Person) and not row.wrong:
                    self.people.add_person(row.record)
            if directory.model is Unit:
                for row in self.by_sheet.get(directory, ()):
                    self._set_link(row, directory.sheet[3])
        found = [sheet for sheet in ledgers() if sheet in self.by_sheet]
        self.ordered = in_order(found)
        for sheet in self.ordered:
            late = _late_columns(sheet)
            self._prime(sheet, [c for c in sheet.sheet if c.kind == "record" and c not in late])
            for row in self.by_sheet[sheet]:
                self._instantiate(row)
                self.records.add_row(sheet.code, row)
        for sheet in self.ordered:
            late = _late_columns(sheet)
            self._prime(sheet, late)
            for row in self.by_sheet[sheet]:
                for column in late:
                    self._set_link(row, column)

    def _prime(self, sheet: Ledger, columns: list[Column]) -> None:
        for column in columns:
            texts: set[str] = set()
            for row in self.by_sheet[sheet]:
                value = row.values.get(column.name)
                texts.update(value if isinstance(value, list) else [value] if value else [])
            self.records.prime(texts, column.ledgers)

    def _instantiate(self, row: Row) -> None:
        sheet, office = row.sheet, self.plan.office
        model = sheet.model
        plain = {
            column.name: row.values[column.name]
            for column in sheet.sheet
            if column.name in row.values and column.kind not in LINKS
        }
        row.record = model(**plain)
        row.uid = row.uid or new_uid()
        if hasattr(row.record, "uid"):
            row.record.uid = row.uid
        if any(f.name == "office" for f in model._meta.fields):
            row.record.office = office
        if isinstance(sheet, Ledger):
            row.record.ref = RecordRef(uid=row.uid, office=office, ledger=sheet.code)
        late = _late_columns(sheet) if isinstance(sheet, Ledger) else []
        for column in sheet.sheet:
            if column not in late and not (isinstance(row.record, Unit) and column.name == "parent"):
                self._set_link(row, column)
        if isinstance(sheet, Ledger):
            if linked(row.record, "unit") is None:
                row.record.unit = self.home
            row.title = row.record.ref.title = self._title(row)

    def _title(self, row: Row) -> str:
        try:
            return row.sheet.title_of(row.record)
        except (AttributeError, ValueError, TypeError, models.ObjectDoesNotExist):
            return ""  # a column that the title is made of is wrong or comes later

    def _set_link(self, row: Row, column: Column) -> None:
        if column.kind not in LINKS or column.name not in row.values:
            return
        value = row.values[column.name]
        try:
            if column.many:
                row.lists[column.name] = list(dict.fromkeys(self._target(column, text) for text in value))
            else:
                setattr(row.record, column.name, self._target(column, value) if value else None)
        except CellError as error:
            self._problem(title_of(row.sheet), row.line, column.heading, str(error), row)

    def _target(self, column: Column, text: str) -> Any:
        if column.kind in ("unit", "units"):
            return self.people.unit(text)
        if column.kind in ("person", "persons"):
            return self.people.person(text)
        found = self.records.find(text, column.ledgers)
        if column.kind in ("ref", "refs"):
            return found.record.ref if isinstance(found, Row) else found
        return found.record if isinstance(found, Row) else self.records.record(found)

    # -- 3. which rows are already there

    def match(self) -> None:
        for directory in DIRECTORIES:
            if directory in self.by_sheet:
                self._match_directory(directory)
        for sheet in self.ordered:
            self._match_ledger(sheet)

    def _match_directory(self, directory: Directory) -> None:
        stored = list(directory.of_office(self.plan.office))
        by_uid = {item.uid: item for item in stored if hasattr(item, "uid")}
        by_key = {self._key(item, directory): item for item in stored}
        for row in self.by_sheet[directory]:
            found = by_uid.get(row.uid) or by_key.get(self._key(row.record, directory))
            if found is not None:
                self._adopt(row, found)

    def _key(self, record: Any, sheet: Sheet) -> tuple:
        parts = []
        for name in sheet.key:
            value = getattr(record, record._meta.get_field(name).attname)
            if value is None and record._meta.get_field(name).is_relation:
                target = record._state.fields_cache.get(name)
                value = getattr(target, "uid", None) or getattr(target, "ref", None) and target.ref.uid
            parts.append(value)
        return tuple(parts)

    def _match_ledger(self, sheet: Ledger) -> None:
        rows = [row for row in self.by_sheet[sheet] if not row.wrong]
        model, office = sheet.model, self.plan.office
        stored = model.objects.filter(office=office).select_related("ref")
        by_number: dict[str, Record] = {}
        by_uid: dict[str, Record] = {}
        for batch in chunks(row.number for row in rows if row.number):
            by_number.update({record.number: record for record in stored.filter(number__in=batch)})
        for batch in chunks(row.uid for row in rows if row.values and not row.number):
            by_uid.update({record.ref.uid: record for record in stored.filter(ref__uid__in=batch)})
        unmatched, taken = [], {}
        for row in rows:
            found = by_number.get(row.number) if row.number else by_uid.get(row.uid)
            if found is not None:
                self._claim(row, found, taken)
            else:
                unmatched.append(row)
        self._match_by_key(sheet, unmatched, taken)

    def _match_by_key(self, sheet: Ledger, rows: list[Row], taken: dict[int, int]) -> None:
        seen: dict[tuple, int] = {}
        keys = {id(row): self._key(row.record, sheet) for row in rows} if sheet.key else {}
        stored: dict[tuple, Record] = {}
        if keys:
            first = sheet.model._meta.get_field(sheet.key[0])
            values = {key[0] for key in keys.values() if key[0] is not None}
            live = sheet.model.objects.live().filter(office=self.plan.office).select_related("ref")
            for batch in chunks(values):
                for record in live.filter(Q(**{f"{first.attname}__in": batch})):
                    stored.setdefault(self._key(record, sheet), record)
        headings = "、".join(sheet.column(name).heading for name in sheet.key)
        for row in rows:
            key = keys.get(id(row))
            if key is not None and key in seen:
                text = f"与第{seen[key]}行的{headings}相同，请删去一行或改正"
                self._problem(title_of(sheet), row.line, headings, text, row)
                continue
            if key is not None:
                seen[key] = row.line
            if row.number:
                self._restore_number(row, sheet)
            elif key is not None and key in stored:
                self._claim(row, stored[key], taken)

    def _restore_number(self, row: Row, sheet: Ledger) -> None:
        try:
            parts = parse_number(row.number)
            ours = (parts.office, parts.ledger) == (self.plan.office.code, sheet.code)
        except ValueError:
            ours = False
        if not ours or not row.restored:
            text = f"没有编号为“{row.number}”的记录；新记录请把编号留空，由系统编号"
            self._problem(title_of(sheet), row.line, NUMBER, text, row)

    def _claim(self, row: Row, found: Record, taken: dict[int, int]) -> None:
        if found.pk in taken:
            text = f"与第{taken[found.pk]}行是同一条记录（{found.number}），请删去一行"
            self._problem(title_of(row.sheet), row.line, NUMBER, text, row)
            return
        taken[found.pk] = row.line
        if found.voided:
            text = f"记录{found.number}已作废，不能导入修改；请先恢复它，或删去这一行"
            self._problem(title_of(row.sheet), row.line, NUMBER, text, row)
            return
        self._adopt(row, found)

    def _adopt(self, row: Row, found: Any) -> None:
        """The row is a stored thing: keep its key and lay the row's values over it."""
        row.existing, fresh = found, row.record
        row.before = {c.name: getattr(found, c.field.attname) for c in row.sheet.sheet if not c.many}
        fresh.pk, fresh._state.adding = found.pk, False
        if hasattr(found, "uid"):
            fresh.uid = found.uid
        given = self.headed[row.sheet]
        for column in row.sheet.sheet:
            if column.many:
                continue
            if column.name not in given or (column.name == "unit" and not row.values.get("unit")):
                attname = column.field.attname
                setattr(fresh, attname, getattr(found, attname))
        if isinstance(row.sheet, Ledger):
            row.number = fresh.number = found.number
            stand_in = fresh.ref  # other rows of the file may already point at it
            for ref_field in RecordRef._meta.concrete_fields:
                setattr(stand_in, ref_field.attname, getattr(found.ref, ref_field.attname))
            stand_in._state.adding = False
            fresh.ref = stand_in
            for name in ("version", "origin", "state", "voided", "created_at", "created_by_id"):
                setattr(fresh, name, getattr(found, name))

    # -- 4. what is wrong, what changes

    def check(self, progress: Progress) -> None:
        for done, row in enumerate(self.plan.rows):
            if done % 5000 == 0:
                progress("核对", done, len(self.plan.rows))
            if row.wrong:
                continue
            if isinstance(row.sheet, Ledger):
                self._check_row(row)
            else:
                self._check_directory_row(row)
        if not self.plan.problems:
            guard(
                [Draft(row.record) for row in self.plan.rows if isinstance(row.sheet, Ledger)],
                by=self.plan.by,
            )

    def _check_row(self, row: Row) -> None:
        sheet, name = row.sheet, title_of(row.sheet)
        draft = Draft(row.record, {c.name: row.lists.get(c.name, []) for c in sheet.sheet if c.many})
        for field_name, text in check(draft).items():
            heading = sheet.column(field_name).heading if field_name else ""
            self._problem(name, row.line, heading, text.removeprefix(f"“{heading}”").lstrip("："), row)
        if row.wrong:
            return
        row.title = self._title(row)
        perm = Perm.EDIT if row.existing is not None else Perm.ADD
        for subject in [row.record] if row.existing is None else [row.existing, row.record]:
            if not (decision := can(self.plan.by, perm, subject)):
                self._problem(name, row.line, "归口科室", decision.reason, row)
                return
        if row.existing is not None:
            row.changed = self._differences(row)

    def _check_directory_row(self, row: Row) -> None:
        if not any(grant.units is None for grant in _grants(self.plan.by)):
            text = "只有全室范围的导入权限才能改动这张表，请找综合管理员"
            self._problem(title_of(row.sheet), row.line, "", text, row)
            return
        for column in row.sheet.sheet:
            value = (
                linked(row.record, column.name)
                if column.field.is_relation
                else getattr(row.record, column.name)
            )
            if column.required and value in (None, ""):
                self._problem(title_of(row.sheet), row.line, column.heading, "不能为空", row)
            elif not column.field.is_relation and value not in (None, ""):
                try:
                    column.field.clean(value, row.record)
                except ValidationError as error:
                    self._problem(
                        title_of(row.sheet), row.line, column.heading, "；".join(error.messages), row
                    )
        if row.existing is not None and not row.wrong:
            row.changed = self._differences(row)

    def _differences(self, row: Row) -> dict[str, list[str]]:
        found = {}
        for column in row.sheet.sheet:
            if column.name not in self.headed[row.sheet]:
                continue
            if column.many:
                old = ordered(row.existing, column.name) if row.existing is not None else []
                new = row.lists.get(column.name, [])
                if [_identity(item) for item in old] != [_identity(item) for item in new]:
                    found[column.name] = ["、".join(map(str, old)), "、".join(map(str, new))]
                continue
            old = row.before[column.name]
            if column.field.is_relation:
                new = linked(row.record, column.name)
                if _identity(old) != _identity(new):
                    found[column.name] = [str(getattr(row.existing, column.name) or ""), str(new or "")]
            else:
                new = getattr(row.record, column.name)
                if not same(column, old, new):
                    found[column.name] = [column.show(old), column.show(new)]
        return found

    # -- remarks

    def _problem(self, sheet: str, line: int, column: str, message: str, row: Row | None = None) -> None:
        self.plan.problems.append(Remark(sheet, line, column, message))
        if row is not None:
            row.wrong = True

    def _notice(self, sheet: str, line: int, column: str, message: str) -> None:
        self.plan.notices.append(Remark(sheet, line, column, message))


def _identity(target: Any) -> Any:
    """What a link points at, whether it is loaded, only a key, or not yet stored."""
    if target is None or isinstance(target, int):
        return target
    return target.pk if target.pk is not None else id(target)


def _is_head(row: list[Any], sheet: Sheet) -> bool:
    headings = {read_text(cell).value.removesuffix("*").strip() for cell in row}
    return len(headings & {column.heading for column in sheet.sheet}) >= min(2, len(sheet.sheet))


def _late_columns(sheet: Ledger) -> list[Column]:
    """Columns that may name rows of any sheet, or of the same one: found when all rows are known."""
    return [c for c in sheet.sheet if c.kind in ("ref", "refs", "records") or sheet.code in c.ledgers]


def _grants(user: User) -> list[Any]:
    return standing(user).with_perm(Perm.IMPORT)


def _home_unit(user: User) -> Unit | None:
    """The section that a user's new rows belong to when a row names none."""
    if user.person is None:
        return None
    today = clock.today()
    posts = user.person.posts.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=today), valid_from__lte=today)
    post = posts.select_related("unit").first()
    return post.unit if post else None

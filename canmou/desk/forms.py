"""The form of a ledger, made from its columns. Names are typed as people write them and found as an import finds them."""

from collections.abc import Iterable
from typing import Any

from django import forms

from canmou.desk import links
from canmou.kernel.attachments.actions import MAX_BYTES
from canmou.kernel.exchange.cells import LINKS, blank_for, read_cell
from canmou.kernel.exchange.lookup import People, Records
from canmou.kernel.ledger.actions import Draft, ordered
from canmou.kernel.ledger.declare import Column, Ledger
from canmou.kernel.ledger.models import Record, RecordChange, RecordRef
from canmou.kernel.people.models import Unit, User
from canmou.kernel.people.queries import own_sections
from canmou.kernel.permissions import Perm
from canmou.lib.cells import CellError

#: Columns that are rarely filled; the form keeps them folded unless they hold something.
FOLDED = ("source_unit", "mask")
NO_FILE = {
    "required": "请先选择文件",
    "empty": "文件是空的，没有内容可存，请核对后重选",
    "max_length": "文件名太长（不超过200字），请改短后再传",
}


class RecordForm(forms.Form):
    """One record of a ledger. `draft()` gives what `actions.add` and `actions.amend` take.

    A link to a record that the user may not open is shown without its name and cannot be changed here.
    """

    def __init__(
        self, ledger: Ledger, user: User, data: Any = None, *, record: Record | None = None, **kwargs: Any
    ):
        self.ledger, self.user, self.record = ledger, user, record
        self.people, self.records = People(user.office), Records(user.office, by=user)
        self.sealed: dict[str, Any] = {}
        written = _written(ledger, record, self.people, user) if record else {}
        initial = {**written, **kwargs.pop("initial", {})}
        super().__init__(data, initial=initial, **kwargs)
        for column in ledger.sheet:
            self.fields[column.name] = _field(column, user, record)
            if record is not None and column.kind in links.LINKS:
                self._seal(column)
        if record is not None:
            self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput, initial=record.version)

    def _seal(self, column: Column) -> None:
        value = ordered(self.record, column.name) if column.many else getattr(self.record, column.name)
        refs = [item if isinstance(item, RecordRef) else item.ref for item in _listed(value)]
        if all(links.may(self.user, Perm.VIEW, ref) for ref in refs):
            return
        self.sealed[column.name] = value
        self.fields[column.name].disabled = True
        self.initial[column.name] = links.HIDDEN

    @property
    def columns(self) -> list[tuple[forms.BoundField, bool]]:
        """The fields of the form, each with whether it takes the full width."""
        return [(bound, _is_long(bound)) for bound in self if bound.name not in FOLDED]

    @property
    def folded(self) -> list[forms.BoundField]:
        """The fields that are rarely filled."""
        return [self[name] for name in FOLDED]

    @property
    def unfolded(self) -> bool:
        """Whether one of those holds something, or is wrong."""
        return any(self[name].value() or self[name].errors for name in FOLDED)

    @property
    def wrong(self) -> list[tuple[str, str]]:
        """(id of the field, its label) of every field with a problem."""
        return [(bound.auto_id, bound.label) for bound in self if bound.errors and not bound.is_hidden]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        self.found: dict[str, Any] = {}
        for column in self.ledger.sheet:
            if column.name in self.errors:
                continue
            if column.name in self.sealed:
                self.found[column.name] = self.sealed[column.name]
                continue
            try:
                self.found[column.name] = self._read(column, values.get(column.name))
            except CellError as error:
                self.add_error(column.name, str(error))
        return values

    def _read(self, column: Column, text: Any) -> Any:
        value = read_cell(column, text, None).value
        if value in (None, "", []):
            return blank_for(column)
        if column.kind not in LINKS:
            return value
        if column.many:
            if column.kind in ("records", "refs"):
                self.records.prime(value, column.ledgers, voided=self.record is not None)
            return [self._target(column, name) for name in value]
        if column.kind in ("record", "ref"):
            self.records.prime([value], column.ledgers, voided=self.record is not None)
        return self._target(column, value)

    def _target(self, column: Column, text: str) -> Any:
        if column.kind in ("unit", "units"):
            return self.people.unit(text)
        if column.kind in ("person", "persons"):
            return self.people.person(text)
        ref = self.records.find(text, column.ledgers)
        if not links.may(self.user, Perm.VIEW, ref):
            raise CellError(f"没有编号为“{ref.number}”的记录，请核对编号，或改填题名")
        return ref if column.kind in ("ref", "refs") else self.records.record(ref)

    def draft(self) -> Draft:
        """The record with the form's values, and its lists. Only after `is_valid()`."""
        record = self.record or self.ledger.model(office=self.user.office)
        lists = {}
        for column in self.ledger.sheet:
            if column.many:
                lists[column.name] = self.found[column.name]
            else:
                setattr(record, column.name, self.found[column.name])
        if self.record is not None:
            record.version = self.cleaned_data["version"]
        return Draft(record, lists)

    def rebase(self, current: Record, later: Iterable[RecordChange]) -> None:
        """Put the form onto the version that others have saved since.

        A column that only they changed takes their value; where both did, the user's stays and theirs is told.
        """
        fresh = _written(self.ledger, current, self.people, self.user)
        original: dict[str, str] = {}
        latest: dict[str, tuple[str, RecordChange]] = {}
        for change in later:
            for name, (before, after) in change.values.items():
                original.setdefault(name, before)
                latest[name] = (after, change)
        self.data = self.data.copy()
        self.data["version"] = str(current.version)
        for name, (after, change) in latest.items():
            if name not in self.fields or name in self.sealed:
                continue
            if self._mine(name) == original[name]:
                self.data[name] = _typed(fresh[name])
            elif self._mine(name) != after:
                self.add_error(
                    name, f"{change.signature}刚把这一栏改成了“{after or '空'}”，您填的不同，请核对"
                )

    def _mine(self, name: str) -> str:
        """What the user entered, written as histories write it."""
        column, value = self.ledger.column(name), self.found[name]
        return "、".join(str(item) for item in value) if column.many else column.show(value)

    def show_problems(self, problems: dict[str, str]) -> None:
        """What an action refused, at the fields it concerns."""
        for name, text in problems.items():
            heading = self.ledger.column(name).heading if name in self.fields and name != "version" else ""
            self.add_error(
                name if name in self.fields else None, text.removeprefix(f"“{heading}”").lstrip("：")
            )


def _written(ledger: Ledger, record: Record, people: People, user: User) -> dict[str, Any]:
    """The values of a record as one would type them."""
    values: dict[str, Any] = {}
    for column in ledger.sheet:
        if column.many:
            mark = "\n" if column.kind in ("refs", "records") else "、"
            values[column.name] = mark.join(
                people.written_link(column, item, user) for item in ordered(record, column.name)
            )
            continue
        value = getattr(record, column.name)
        if value is not None and column.field.is_relation:
            value = people.written_link(column, value, user)
        elif column.kind == "datetime" and value is not None:
            value = column.show(value)
        values[column.name] = value
    return values


def prefilled(ledger: Ledger, user: User, query: Any) -> dict[str, str]:
    """What an address asks to be filled in, such as the record that a part belongs to."""
    found: dict[str, str] = {}
    records = Records(user.office, by=user)
    for column in ledger.sheet:
        text = query.get(column.name, "").replace("\0", "")[:300]
        if text and column.kind in ("record", "ref"):
            records.prime([text], column.ledgers)
            try:
                ref = records.find(text, column.ledgers)
            except CellError:
                continue
            if links.may(user, Perm.VIEW, ref):
                found[column.name] = f"{ref.number} {ref.title}"
        elif text and not column.many:
            found[column.name] = text
    return found


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _typed(value: Any) -> str:
    """A value as a browser would send it."""
    if isinstance(value, bool):
        return "on" if value else ""
    return "" if value is None else str(value)


def _is_long(bound: forms.BoundField) -> bool:
    return "cols" in bound.field.widget.attrs


def _field(column: Column, user: User, record: Record | None) -> forms.Field:
    label, note = column.heading, column.note
    required = column.required
    text = {"required": required, "label": label, "help_text": note}
    match column.kind:
        case "choice":
            pairs = [(str(code), name) for code, name in column.choices.items()]
            first = [] if required and column.field.has_default() else [("", "请选择" if required else "")]
            default = column.field.get_default() if column.field.has_default() and record is None else None
            return forms.ChoiceField(choices=[*first, *pairs], initial=default, **text)
        case "bool":
            return forms.BooleanField(**{**text, "required": False})
        case "date":
            return forms.CharField(
                **text, widget=forms.TextInput(attrs={"type": "date", "autocomplete": "off"})
            )
        case "int" | "decimal" | "money":
            default = column.field.get_default() if column.field.has_default() and record is None else None
            widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
            return forms.CharField(**text, initial=default, widget=widget)
        case "longtext" | "refs" | "records":
            rows = 4 if column.kind == "longtext" else 2
            hint = note or ("" if column.kind == "longtext" else "编号或题名，一行一条")
            widget = forms.Textarea(attrs={"rows": rows, "cols": 40})
            return forms.CharField(**{**text, "help_text": hint}, widget=widget)
        case "unit" if column.name == "unit":
            own = Unit.objects.filter(office=user.office, kind__in=("section", "office"), ended_on=None)
            choices = [("", "请选择"), *((unit.name, unit.name) for unit in own)]
            if record is not None and record.unit.name not in {name for name, _ in choices}:
                choices.append((record.unit.name, record.unit.name))
            return forms.ChoiceField(
                choices=choices, initial=next((unit.name for unit in own_sections(user)), ""), **text
            )
    hints = {
        "record": "编号或题名",
        "ref": "编号或题名",
        "persons": "姓名，用顿号隔开",
        "units": "单位，用顿号隔开",
    }
    lists = {"unit": "units", "units": "units", "person": "people", "persons": "people"}
    attrs = {"autocomplete": "off"} | ({"list": lists[column.kind]} if column.kind in lists else {})
    if column.kind == "text" and column.field.max_length:
        attrs["maxlength"] = str(column.field.max_length)
    widget = forms.TextInput(attrs=attrs)
    return forms.CharField(**{**text, "help_text": note or hints.get(column.kind, "")}, widget=widget)


class ReasonForm(forms.Form):
    """Why a record is voided or restored."""

    reason = forms.CharField(
        label="原因", max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )


class FileForm(forms.Form):
    """A file to keep with a record."""

    file = forms.FileField(label="文件", max_length=200, error_messages=NO_FILE)
    title = forms.CharField(label="说明", required=False, max_length=100)
    personal = forms.BooleanField(label="含个人信息（加密保存）", required=False)


class ImportForm(forms.Form):
    """A workbook to import."""

    file = forms.FileField(
        label="工作簿",
        max_length=200,
        error_messages=NO_FILE,
        help_text=".xlsx、.xls 或 CSV，一本或多本台账都行；表名是台账名称",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xls,.csv"}),
    )
    year = forms.IntegerField(
        label="年度",
        required=False,
        min_value=1949,
        max_value=2100,
        help_text="用来补全“6月7日”这样没有年份的日期，可不填",
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise forms.ValidationError(
                f"文件超过 {MAX_BYTES // 1024 // 1024} MB，请按年度或台账分成几个文件导入"
            )
        return file

"""The form of a ledger, made from its columns. Names are typed as people write them and found as an import finds them."""

from typing import Any

from django import forms
from django.db.models import Q

from canmou.kernel.exchange.cells import LINKS, blank_for, read_cell
from canmou.kernel.exchange.lookup import People, Records
from canmou.kernel.ledger.actions import Draft, ordered
from canmou.kernel.ledger.declare import Column, Ledger
from canmou.kernel.ledger.models import Record
from canmou.kernel.people.models import Unit, User
from canmou.lib.cells import CellError


class RecordForm(forms.Form):
    """One record of a ledger. `draft()` gives what `actions.add` and `actions.amend` take."""

    def __init__(
        self, ledger: Ledger, user: User, data: Any = None, *, record: Record | None = None, **kwargs: Any
    ):
        self.ledger, self.user, self.record = ledger, user, record
        self.people, self.records = People(user.office), Records(user.office)
        initial = {**(_written(ledger, record, self.people) if record else {}), **kwargs.pop("initial", {})}
        super().__init__(data, initial=initial, **kwargs)
        for column in ledger.sheet:
            self.fields[column.name] = _field(column, user, record)
        if record is not None:
            self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput, initial=record.version)

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        self.found: dict[str, Any] = {}
        for column in self.ledger.sheet:
            if column.name in self.errors:
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
                self.records.prime(value, column.ledgers)
            return [self._target(column, name) for name in value]
        if column.kind in ("record", "ref"):
            self.records.prime([value], column.ledgers)
        return self._target(column, value)

    def _target(self, column: Column, text: str) -> Any:
        if column.kind in ("unit", "units"):
            return self.people.unit(text)
        if column.kind in ("person", "persons"):
            return self.people.person(text)
        ref = self.records.find(text, column.ledgers)
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

    def show_problems(self, problems: dict[str, str]) -> None:
        """What an action refused, at the fields it concerns."""
        for name, text in problems.items():
            heading = self.ledger.column(name).heading if name in self.fields and name != "version" else ""
            self.add_error(
                name if name in self.fields else None, text.removeprefix(f"“{heading}”").lstrip("：")
            )


def _written(ledger: Ledger, record: Record, people: People) -> dict[str, Any]:
    """The values of a record as one would type them."""

    def one(column: Column, target: Any) -> str:
        if column.kind in ("person", "persons"):
            return people.written(target)
        if column.kind in ("unit", "units"):
            return target.name
        return f"{target.number} {target if column.kind in ('ref', 'refs') else target.ref.title}"

    values: dict[str, Any] = {}
    for column in ledger.sheet:
        if column.many:
            mark = "\n" if column.kind in ("refs", "records") else "、"
            values[column.name] = mark.join(one(column, item) for item in ordered(record, column.name))
            continue
        value = getattr(record, column.name)
        if value is not None and column.field.is_relation:
            value = one(column, value)
        elif column.kind == "datetime" and value is not None:
            value = column.show(value)
        values[column.name] = value
    return values


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
            return forms.ChoiceField(choices=choices, initial=_own_section(user), **text)
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


def _own_section(user: User) -> str:
    if user.person is None:
        return ""
    post = user.person.posts.filter(Q(valid_to=None), unit__kind="section").select_related("unit").first()
    return post.unit.name if post else ""


class ReasonForm(forms.Form):
    """Why a record is voided or restored."""

    reason = forms.CharField(
        label="原因", max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )


class FileForm(forms.Form):
    """A file to keep with a record."""

    file = forms.FileField(label="文件", help_text="PDF、Word、Excel、图片、OFD、文本，不超过 100 MB")
    title = forms.CharField(label="说明", required=False, max_length=100)
    personal = forms.BooleanField(label="含个人信息（加密保存）", required=False)


class ImportForm(forms.Form):
    """A workbook to import."""

    file = forms.FileField(label="工作簿", help_text=".xlsx、.xls 或 CSV；表名是台账名称")
    year = forms.IntegerField(
        label="年度",
        required=False,
        min_value=1949,
        max_value=2100,
        help_text="用来补全“6月7日”这样没有年份的日期",
    )
    dry_run = forms.BooleanField(label="只检查，不写入", required=False)

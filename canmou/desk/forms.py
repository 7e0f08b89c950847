"""The form of a ledger, made from its columns. Names are typed as people write them and found as an import finds them."""

from typing import Any

from django import forms

from canmou.desk import links
from canmou.desk.fields import field_for
from canmou.kernel.attachments.actions import MAX_BYTES
from canmou.kernel.errors import Invalid, NotPermitted, Refused
from canmou.kernel.exchange.typed import Typist
from canmou.kernel.ledger.declare import Ledger
from canmou.kernel.ledger.drafts import Draft, ordered
from canmou.kernel.ledger.models import Record
from canmou.kernel.people.models import User
from canmou.kernel.secrecy import SecrecyRefused

#: Columns that are rarely filled; the form keeps them folded unless they hold something.
FOLDED = ("source_unit", "mask")
NO_FILE = {
    "required": "请先选择文件",
    "empty": "文件是空的，没有内容可存，请核对后重选",
    "max_length": "文件名太长（不超过200字），请改短后再传",
}


class RecordForm(forms.Form):
    """One record of a ledger. `draft()` gives what `actions.add` and `actions.amend` take.

    A link to a record that the user may not open is shown without its name and cannot be changed here. Where both the
    user and somebody else changed a column, the form comes back with `clash` (its name) and asks for `choice-<name>`:
    "mine" is what stands in the field, "theirs" what is stored. `base` is the version before the others' change.
    """

    def __init__(
        self, ledger: Ledger, user: User, data: Any = None, *, record: Record | None = None, **kwargs: Any
    ):
        self.ledger, self.user, self.record = ledger, user, record
        self.typist = Typist(ledger, user, voided=record is not None)
        self.sealed = sealed_links(ledger, user, record) if record is not None else {}
        self.stored = written(self.typist, record) if record is not None else {}
        self.undecided: list[str] = []
        self.forbidden = False
        if data is not None and record is not None:
            data = self._decide(data)
        super().__init__(data, initial={**self.stored, **kwargs.pop("initial", {})}, **kwargs)
        for column in ledger.sheet:
            self.fields[column.name] = field_for(column, user, record)
        for name in self.sealed:
            self.fields[name].disabled = True
            self.initial[name] = links.HIDDEN
        if record is not None:
            for name in ("version", "base"):
                self.fields[name] = forms.IntegerField(widget=forms.HiddenInput, initial=record.version)

    def _decide(self, data: Any) -> Any:
        """Where the user chose what the other person wrote, that takes the place of what was typed."""
        data = data.copy()
        data.setdefault("base", data.get("version", ""))
        for name in data.getlist("clash"):
            choice = data.get(f"choice-{name}")
            if choice == "theirs" and name in self.stored:
                data[name] = as_sent(self.stored[name])
            elif choice != "mine":
                self.undecided.append(name)
        return data

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
        texts = {
            column.name: values.get(column.name)
            for column in self.ledger.sheet
            if column.name not in self.errors and column.name not in self.sealed
        }
        (self.typed,) = self.typist.read([texts])
        self.typed.found |= self.sealed
        for name, text in self.typed.problems.items():
            self.add_error(name, text)
        for name in self.undecided:
            if name in self.fields:
                self.add_error(name, "请选择用谁填的内容")
        return values

    def draft(self) -> Draft:
        """The record with the form's values, and its lists. Only after `is_valid()`."""
        record = self.record or self.ledger.model(office=self.user.office)
        draft = self.typed.onto(record, self.ledger)
        if self.record is not None:
            record.version = self.cleaned_data["version"]
        return draft

    def shown(self, name: str) -> str:
        """What the user entered, written as histories write it; as it was typed where it is wrong."""
        if name not in self.typed.found:
            return str(self.data.get(name, ""))
        column, value = self.ledger.column(name), self.typed.found[name]
        return "、".join(str(item) for item in value) if column.many else column.show(value)

    def refuse(self, error: Refused) -> None:
        """What an action refused, at the fields it concerns."""
        self.forbidden = self.forbidden or isinstance(error, SecrecyRefused)
        if isinstance(error, Invalid):
            for name, text in error.problems.items():
                known = name in self.fields and name not in ("version", "base")
                self.add_error(
                    name if known else None, self.ledger.column(name).beside(text) if known else text
                )
        else:
            self.add_error("unit" if isinstance(error, NotPermitted) else None, error.message)


def sealed_links(ledger: Ledger, user: User, record: Record) -> dict[str, Any]:
    """The link columns that name a record which the user may not open, with what they hold."""
    found = {}
    for column in ledger.sheet:
        if column.kind in links.LINKS:
            value = ordered(record, column.name) if column.many else getattr(record, column.name)
            if not all(links.sees(user, item) for item in (value if column.many else [value])):
                found[column.name] = value
    return found


def written(typist: Typist, record: Record) -> dict[str, Any]:
    """The values of a record as one would type them."""
    lists = {column.name: ordered(record, column.name) for column in typist.ledger.sheet if column.many}
    return typist.write(record, lists)


def as_sent(value: Any) -> str:
    """A value as a browser would send it."""
    if isinstance(value, bool):
        return "on" if value else ""
    return "" if value is None else str(value)


def _is_long(bound: forms.BoundField) -> bool:
    return "cols" in bound.field.widget.attrs


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

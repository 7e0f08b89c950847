"""What a bulk act asks for: a reason, or the one value that all records are to have."""

from typing import Any

from django import forms

from canmou.desk.lists.bulk import VOID, Act
from canmou.desk.lists.selection import OWNER
from canmou.kernel.exchange.lookup import People
from canmou.kernel.people.models import Unit, User
from canmou.kernel.people.queries import own_sections
from canmou.lib.cells import CellError, read_date


class BulkForm(forms.Form):
    """`value` after `is_valid()`: the typed value ready for the column; `reason` for voiding."""

    def __init__(self, act: Act, user: User, data: Any = None) -> None:
        super().__init__(data)
        self.act, self.user, self.value = act, user, None
        if act.verb == VOID:
            self.fields["reason"] = forms.CharField(
                label="作废原因", max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"})
            )
        else:
            self.fields["value"] = _value_field(act, user)

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        text = values.get("value", "")
        if self.act.column is not None and "value" not in self.errors:
            try:
                self.value = self._read(text)
            except CellError as error:
                self.add_error("value", str(error))
        return values

    def _read(self, text: str) -> Any:
        column = self.act.column
        if not text:
            return "" if column.kind == "choice" and not column.field.null else None
        if column.kind == "choice":
            return column.field.to_python(text)
        if column.kind == "date":
            return read_date(text).value
        people = People(self.user.office)
        return people.person(text) if column.kind == "person" else people.unit(text)

    @property
    def told(self) -> str:
        """The new value in words. Only after `is_valid()`."""
        if self.act.column is None:
            return ""
        return self.act.column.show(self.value) or "空"


def _value_field(act: Act, user: User) -> forms.Field:
    column = act.column
    label, required = column.heading, column.required or column.name == OWNER
    if column.name == OWNER:
        units = Unit.objects.filter(office=user.office, kind__in=("section", "office"), ended_on=None)
        choices = [("", "请选择"), *((unit.name, unit.name) for unit in units)]
        initial = next((unit.name for unit in own_sections(user)), "")
        return forms.ChoiceField(label=label, choices=choices, initial=initial)
    if column.kind == "choice":
        clearable = not required and not column.field.has_default()
        first = ("", "（清空）") if clearable else ("", "请选择")
        pairs = [(str(code), str(name)) for code, name in column.choices.items()]
        return forms.ChoiceField(label=label, choices=[first, *pairs], required=not clearable)
    attrs = {"autocomplete": "off"} | ({"type": "date"} if column.kind == "date" else {"list": "people"})
    hint = "" if required else "不填就是清空这一栏"
    widget = forms.TextInput(attrs=attrs)
    return forms.CharField(label=label, required=required, max_length=80, help_text=hint, widget=widget)

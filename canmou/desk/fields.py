"""The form field of one column of a ledger. Nothing cuts what is typed or pasted: too long is told when saving."""

from typing import Any

from django import forms

from canmou.desk.suggesting import listed
from canmou.kernel.ledger.declare import Column
from canmou.kernel.ledger.models import Record
from canmou.kernel.people.models import Unit, User
from canmou.kernel.people.queries import own_sections

_HINTS = {
    "record": "编号或题名",
    "ref": "编号或题名",
    "refs": "编号或题名，一行一条",
    "records": "编号或题名，一行一条",
    "persons": "姓名，用顿号隔开",
    "units": "单位，用顿号隔开",
}


def field_for(column: Column, user: User, record: Record | None) -> forms.Field:
    """The field in which this column is typed. `record`: the one that is changed, None for a new one."""
    about = {
        "required": column.required,
        "label": column.heading,
        "help_text": column.note or _HINTS.get(column.kind, ""),
    }
    default = column.field.get_default() if record is None and column.field.has_default() else None
    match column.kind:
        case "choice":
            return _choice(column, default, about)
        case "bool":
            return forms.BooleanField(**{**about, "required": False})
        case "date":
            return forms.CharField(**about, widget=_line(type="date"))
        case "int" | "decimal" | "money":
            return forms.CharField(**about, initial=default, widget=_line(inputmode="decimal"))
        case "longtext":
            return forms.CharField(**about, widget=forms.Textarea(attrs={"rows": 4, "cols": 40}))
        case "refs" | "records":
            attrs = {"rows": 2, "cols": 40, **_suggested(column)}
            return forms.CharField(**about, widget=forms.Textarea(attrs=attrs))
        case "unit" if column.name == "unit":
            return _section(user, record, about)
    return forms.CharField(**about, widget=_line(**_suggested(column)))


def _line(**attrs: Any) -> forms.TextInput:
    return forms.TextInput(attrs={"autocomplete": "off", **attrs})


def _suggested(column: Column) -> dict[str, str]:
    source = listed(column)
    if not source:
        return {}
    attrs = {"data-suggest": source, "data-col": column.name, "data-kind": column.kind}
    return attrs if source == "ask" else attrs | {"list": source}


def _choice(column: Column, default: Any, about: dict[str, Any]) -> forms.ChoiceField:
    pairs = [(str(code), name) for code, name in column.choices.items()]
    settled = column.required and column.field.has_default()
    first = [] if settled else [("", "请选择" if column.required else "")]
    return forms.ChoiceField(choices=[*first, *pairs], initial=default, **about)


def _section(user: User, record: Record | None, about: dict[str, Any]) -> forms.ChoiceField:
    """The owner of the record: the sections of the office; one's own is chosen beforehand."""
    own = Unit.objects.filter(office=user.office, kind__in=("section", "office"), ended_on=None)
    names = [unit.name for unit in own]
    if record is not None and record.unit.name not in names:
        names.append(record.unit.name)
    first = next((unit.name for unit in own_sections(user)), "")
    choices = [("", "请选择"), *((name, name) for name in names)]
    return forms.ChoiceField(choices=choices, initial=first, **about)

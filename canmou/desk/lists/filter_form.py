"""The form of all conditions of a ledger: one group per column. It works without scripts and prints as an address."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django import forms
from django.urls import reverse

from canmou.desk.lists.conditions import (
    BLANK,
    DAYS,
    LONGEST,
    NAMES,
    NUMBERS,
    OPS,
    RECORDS,
    Condition,
    checked,
)
from canmou.desk.lists.selection import Selection
from canmou.kernel.ledger.declare import Column
from canmou.lib.cells import CellError

LINKED = (*NAMES, *RECORDS)
PERIOD_HINT = "如 2022、2022-Q2、2022-06"


class FilterForm(forms.Form):
    """Conditions as fields: `title-op`, `title-v`, `amount-from`, `amount-to`, `held_on-period`."""

    def __init__(self, selection: Selection, data: Any = None) -> None:
        self.selection = selection
        super().__init__(data, initial=dict(_initial(selection)))
        self.names: dict[str, list[str]] = {}
        for column in selection.ledger.sheet:
            fields = _fields(column, selection.ledger.code)
            self.names[column.name] = list(fields)
            self.fields |= fields
        self.conditions: tuple[Condition, ...] = ()

    @property
    def groups(self) -> Iterator[tuple[Column, bool, list[forms.BoundField]]]:
        """Each column, whether it is filtered now, and its fields."""
        for column in self.selection.ledger.sheet:
            bounds = [self[name] for name in self.names[column.name]]
            yield (
                column,
                any(bound.value() or bound.errors for bound in bounds if bound.name[-3:] != "-op"),
                bounds,
            )

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        found = []
        for column in self.selection.ledger.sheet:
            name, op = column.name, values.get(f"{column.name}-op", "")
            if op in BLANK:
                found.append(Condition(column, op))
                continue
            text, where = self._asked(column, values)
            if not text:
                continue
            try:
                found.append(Condition(column, op or next(iter(OPS[column.kind])), checked(column, text)))
            except (ValueError, CellError, ArithmeticError) as error:
                told = str(error) if isinstance(error, ValueError | CellError) else "请填写数字"
                self.add_error(f"{name}-{where}", told)
        self.conditions = tuple(condition for condition in found if condition.value or condition.op in BLANK)
        return values

    def _asked(self, column: Column, values: dict[str, Any]) -> tuple[str, str]:
        """What was asked of a column, as it stands in an address, and the field to blame when it is wrong."""
        name = column.name
        if column.kind == "choice":
            return "|".join(values.get(f"{name}-v") or []), "v"
        if column.kind in (*NUMBERS, *DAYS):
            if period := values.get(f"{name}-period", "").strip():
                return period, "period"
            bounds = [values.get(f"{name}-{side}", "").strip() for side in ("from", "to")]
            return "..".join(bounds) if any(bounds) else "", "from"
        return values.get(f"{name}-v", "").strip(), "v"

    def applied(self) -> Selection:
        """The selection with these conditions. Only after `is_valid()`."""
        return replace(self.selection, conditions=self.conditions)


def _fields(column: Column, code: str) -> dict[str, forms.Field]:
    name, heading, text = column.name, column.heading, {"autocomplete": "off", "maxlength": str(LONGEST)}
    made: dict[str, forms.Field] = {}
    if len(OPS[column.kind]) > 1:
        made[f"{name}-op"] = _choice(f"{heading}：怎样筛选", list(OPS[column.kind].items()))
    if column.kind == "choice":
        pairs = [(str(code), str(label)) for code, label in column.choices.items()]
        boxes = forms.CheckboxSelectMultiple()
        made[f"{name}-v"] = forms.MultipleChoiceField(
            label=heading, choices=pairs, required=False, widget=boxes
        )
    elif column.kind == "bool":
        made[f"{name}-v"] = _choice(heading, [("", "不限"), ("1", "是"), ("0", "否")])
    elif column.kind in (*NUMBERS, *DAYS):
        if column.kind in DAYS:
            attrs = {**text, "placeholder": PERIOD_HINT}
            made[f"{name}-period"] = _text(f"{heading}：期间", attrs)
        kind = {"type": "date"} if column.kind in DAYS else {"inputmode": "decimal"}
        made[f"{name}-from"] = _text(f"{heading}：从", {**text, **kind})
        made[f"{name}-to"] = _text(f"{heading}：到", {**text, **kind})
    else:
        made[f"{name}-v"] = _text(
            heading, {**text, **(_suggested(name, code) if column.kind in LINKED else {})}
        )
    return made


def _suggested(name: str, code: str) -> dict[str, str]:
    """What makes an input suggest names while one types."""
    return {
        "list": f"names-{name}",
        "hx-get": reverse("ledger_suggest", args=[code, name]),
        "hx-trigger": "input changed delay:200ms",
        "hx-target": f"#names-{name}",
        "hx-sync": "this:replace",
    }


def _choice(label: str, choices: list[tuple[str, str]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=choices, required=False)


def _text(label: str, attrs: dict[str, str]) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=LONGEST, widget=forms.TextInput(attrs=attrs)
    )


def _initial(selection: Selection) -> Iterator[tuple[str, Any]]:
    for condition in selection.conditions:
        name, kind, value = condition.column.name, condition.column.kind, condition.value
        yield f"{name}-op", condition.op
        if condition.op in BLANK:
            continue
        if kind == "choice":
            yield f"{name}-v", value.split("|")
        elif kind in (*NUMBERS, *DAYS) and ".." in value:
            low, _, high = value.partition("..")
            yield f"{name}-from", low
            yield f"{name}-to", high
        elif kind in DAYS:
            yield f"{name}-period", value
        else:
            yield f"{name}-v", value

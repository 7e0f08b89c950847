"""Fields that choose among the office's own people and units, and how a form takes the answer of an action."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms

from canmou.accounts.queries.people import colleagues
from canmou.kernel.errors import Invalid, NotFound, NotPermitted, Refused
from canmou.kernel.people.models import Person, Unit

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def day(label: str, *, required: bool = True, help_text: str = "", initial: Any = None) -> forms.DateField:
    """A date with the browser's calendar."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(
        label=label, required=required, help_text=help_text, initial=initial, widget=widget,
        error_messages={"required": f"请填写{label}", "invalid": "日期应为 2024-01-08 这样的写法"},
    )  # fmt: skip


def text(label: str, length: int, *, required: bool = True, help_text: str = "") -> forms.CharField:
    """A line of text."""
    return forms.CharField(
        label=label,
        max_length=length,
        required=required,
        help_text=help_text,
        error_messages={"required": f"请填写{label}", "max_length": f"{label}最多{length}字"},
    )


class ObjectField(forms.ChoiceField):
    """A choice among objects that are told by their uid; the clean value is the object or None."""

    def __init__(
        self, label: str, *, required: bool = True, help_text: str = "", empty: str = "请选择"
    ) -> None:
        super().__init__(
            label=label,
            required=required,
            help_text=help_text,
            error_messages={"required": f"请选择{label}", "invalid_choice": "没有这一项，请重新选择"},
        )
        self.empty = empty
        self.found: dict[str, Any] = {}

    def offer(self, items: Iterable[tuple[Any, str]]) -> None:
        """The objects to choose from, each with its words."""
        rows = list(items)
        self.found = {item.uid: item for item, _ in rows}
        self.choices = [("", self.empty), *((item.uid, words) for item, words in rows)]

    def clean(self, value: Any) -> Any:
        return self.found.get(super().clean(value))


def offer_people(field: ObjectField, office: Any, but: Person | None = None) -> None:
    """The office's people in post, without one."""
    field.offer((person, words) for person, words in colleagues(office) if person != but)


def offer_units(field: ObjectField, units: Iterable[Unit]) -> None:
    """Units by name."""
    field.offer((unit, unit.name) for unit in units)


def carried_out(form: forms.Form, act: Callable[[], Any]) -> Any:
    """The result of an action, or None with its sentence at the field or over the form."""
    try:
        return act()
    except Invalid as error:
        for name, sentence in error.problems.items():
            form.add_error(name if name in form.fields else None, sentence)
    except (NotPermitted, NotFound):
        raise
    except Refused as error:
        form.add_error(None, error.message)
    return None

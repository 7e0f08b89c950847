"""Fields of forms that apps write by hand: days, texts, choices among records and people, files; and refusals at them."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms

from canmou.kernel import clock
from canmou.kernel.attachments.entering import Incoming
from canmou.kernel.errors import Invalid, NotFound, NotPermitted, Refused
from canmou.kernel.people.models import Person, Unit
from canmou.kernel.people.queries import posts_on
from canmou.kernel.secrecy import SecrecyRefused


def day(label: str, *, required: bool = True, help_text: str = "") -> forms.DateField:
    """A date with the browser's calendar."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        widget=widget,
        error_messages={"required": f"请填写{label}", "invalid": "日期应为 2024-01-08 这样的写法"},
    )


class Line(forms.CharField):
    """A text that the browser does not cut: too long is told when it is sent."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {}

    def to_python(self, value: Any) -> str:
        return super().to_python(value).replace("\r\n", "\n")


def text(
    label: str, length: int, *, required: bool = True, help_text: str = "", rows: int = 0, **attrs: Any
) -> forms.CharField:
    """A line of text, or with `rows` an area."""
    widget = (
        forms.Textarea(attrs={"rows": rows, "cols": 40, **attrs})
        if rows
        else forms.TextInput(attrs={"autocomplete": "off", **attrs})
    )
    return Line(
        label=label,
        max_length=length,
        required=required,
        help_text=help_text,
        widget=widget,
        error_messages={"required": f"请填写{label}", "max_length": f"{label}最多{length}字，请缩短"},
    )


def choice(label: str, choices: Any, *, required: bool = True, help_text: str = "") -> forms.ChoiceField:
    """One of a few."""
    rows = [("", "请选择"), *choices]
    return forms.ChoiceField(
        label=label,
        choices=rows,
        required=required,
        help_text=help_text,
        error_messages={"required": f"请选择{label}"},
    )


def _key(item: Any) -> Any:
    """What tells an object in a form: a record's number, else its uid; other values tell themselves."""
    return getattr(item, "number", None) or getattr(item, "uid", item)


class Chosen(forms.ChoiceField):
    """One object among several, told by its uid or number; the clean value is the object or None."""

    def __init__(
        self, label: str, *, required: bool = True, empty: str = "请选择", help_text: str = ""
    ) -> None:
        super().__init__(
            label=label,
            required=required,
            help_text=help_text,
            error_messages={"required": f"请选择{label}", "invalid_choice": "没有这一项，请重新选择"},
        )
        self.empty, self.found = empty, {}

    def offer(self, items: Iterable[tuple[Any, str]]) -> None:
        """The objects to choose from, each with its words."""
        rows = list(items)
        self.found = {_key(item): item for item, _ in rows}
        self.choices = [("", self.empty), *((_key(item), words) for item, words in rows)]

    def prepare_value(self, value: Any) -> Any:
        return _key(value)

    def clean(self, value: Any) -> Any:
        return self.found.get(super().clean(value))


class Several(forms.MultipleChoiceField):
    """Several objects, as boxes to tick; the clean value is a list of objects in the order offered."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, label: str, *, required: bool = True, help_text: str = "") -> None:
        super().__init__(
            label=label,
            required=required,
            help_text=help_text,
            error_messages={"required": f"请选择{label}", "invalid_choice": "没有这一项，请重新选择"},
        )
        self.found: dict[str, Any] = {}

    def offer(self, items: Iterable[tuple[Any, str]]) -> None:
        """The objects to choose from, each with its words."""
        rows = list(items)
        self.found = {item.uid: item for item, _ in rows}
        self.choices = [(item.uid, words) for item, words in rows]

    def prepare_value(self, value: Any) -> Any:
        return [getattr(item, "uid", item) for item in value or []]

    def clean(self, value: Any) -> list[Any]:
        chosen = set(super().clean(value))
        return [item for uid, item in self.found.items() if uid in chosen]


def named_sections(office: Any) -> list[tuple[Unit, str]]:
    """The sections of the office with their names."""
    rows = Unit.objects.filter(office=office, kind="section", ended_on=None)
    return [(unit, unit.name) for unit in rows]


def staff_by_section(office: Any) -> list[tuple[Person, str]]:
    """The people in post today, with their section, in its order."""
    posts = posts_on(clock.today()).filter(unit__office=office, unit__kind="section")
    rows = posts.select_related("person", "unit").order_by("unit__order", "rank")
    return [(post.person, f"{post.person.name}（{post.unit.name}）") for post in rows]


def leaders(office: Any) -> list[tuple[Person, str]]:
    """Those who decide: the office's leading members, then heads of sections."""
    posts = posts_on(clock.today()).filter(unit__office=office, unit__kind="section")
    rows = posts.select_related("person").order_by("-leading", "rank")
    heads = [post for post in rows if post.leading or "主任" in post.title or "科长" in post.title]
    return [(post.person, f"{post.person.name}（{post.title}）") for post in heads]


def carried_out(form: forms.Form, act: Callable[[], Any]) -> Any:
    """The result of an action, or None with its sentence at the field or over the form."""
    try:
        return act()
    except Invalid as error:
        for name, sentence in error.problems.items():
            form.add_error(name if name in form.fields else None, sentence)
    except (NotPermitted, NotFound, SecrecyRefused):
        raise
    except Refused as error:
        form.add_error(None, error.message)
    return None


class Photos(forms.ClearableFileInput):
    """Several files at once."""

    allow_multiple_selected = True


class Files(forms.FileField):
    """Several files; the clean value is a list of what came in."""

    def __init__(self, label: str, *, help_text: str = "", **attrs: Any) -> None:
        widget = Photos(attrs={"multiple": True, **attrs})
        super().__init__(label=label, required=False, help_text=help_text, widget=widget)

    def clean(self, value: Any, initial: Any = None) -> list[Incoming]:
        return [Incoming(file.name, file.read()) for file in value or []]

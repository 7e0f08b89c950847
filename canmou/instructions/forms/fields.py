"""Choices that several forms of instructions offer."""

from typing import Any

from django import forms

from canmou.kernel.people.models import Unit

ACCEPT = ".jpg,.jpeg,.png,.pdf,.doc,.docx,.wps,.ofd,.txt"


def choice(label: str, choices: Any, *, empty: str = "请选择", help_text: str = "") -> forms.ChoiceField:
    """One of a few words; required where the empty line only asks to choose."""
    return forms.ChoiceField(
        label=label,
        required=empty == "请选择",
        help_text=help_text,
        choices=[("", empty), *choices],
        error_messages={"required": f"请选择{label}", "invalid_choice": f"没有这种{label}"},
    )


def bodies(office: Any) -> list[tuple[Unit, str]]:
    """The units of today."""
    return [(unit, unit.name) for unit in Unit.objects.filter(office=office, ended_on=None)]

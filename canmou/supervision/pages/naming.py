"""Names typed into forms, found among the office's sections and staff; what is not found is told at its field."""

from typing import Any

from django import forms

from canmou.kernel import clock
from canmou.kernel.office.models import Office
from canmou.kernel.people.models import Person, Unit
from canmou.lib.plan_duties import split_names
from canmou.supervision.plan_import.matching import Directory


class Naming:
    """The names of an office today."""

    def __init__(self, office: Office) -> None:
        self.directory = Directory(office, clock.today())

    def lists(self) -> dict[str, list[str]]:
        """What fields suggest."""
        return {"sections": [unit.name for unit in self.directory.own], "people": self.directory.people()}

    def unit(self, form: forms.Form, name: str, *, required: bool = False) -> Unit | None:
        """The section named in a field."""
        text = form.cleaned_data.get(name, "").strip()
        found = self.directory.unit(text) if text else None
        if found is None and (text or required):
            self._tell(form, name, text)
        return found

    def units(self, form: forms.Form, name: str) -> list[Unit]:
        """The sections named in a field."""
        found = []
        for text in split_names(form.cleaned_data.get(name, "")):
            if unit := self.directory.unit(text):
                found.append(unit)
            else:
                self._tell(form, name, text)
        return found

    def person(self, form: forms.Form, name: str) -> Person | None:
        """Who of the staff is named in a field."""
        text = form.cleaned_data.get(name, "").strip()
        found = self.directory.person(text) if text else None
        if text and found is None:
            namesakes = self.directory.namesakes(text)
            told = f"有几位“{text}”，请写成“{namesakes[0]}”的样子" if namesakes else ""
            self._tell(form, name, text, told)
        return found

    def _tell(self, form: Any, name: str, text: str, told: str = "") -> None:
        offers = self.directory.suggestions(text) if text and not told else []
        hint = f"，是不是“{'”“'.join(offers)}”" if offers else ""
        form.add_error(name, told or (f"本室没有“{text}”{hint}" if text else "请填写"))

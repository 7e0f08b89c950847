"""Fields in which people are named as the office writes them."""

import re
from typing import Any

from django import forms

from canmou.desk.todo.entries import outsider
from canmou.kernel import clock
from canmou.kernel.exchange.lookup import People
from canmou.kernel.people.models import Person, Unit, User
from canmou.kernel.people.queries import posts_on
from canmou.kernel.permissions import standing
from canmou.lib.cells import CellError

_APART = re.compile(r"[、，,；;\s]+")


class PersonField(forms.CharField):
    """One person by name; `clean` gives the person. The office is set by `of`."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"autocomplete": "off", "list": "people"})
        super().__init__(max_length=80, widget=widget, **kwargs)
        self.people: People | None = None

    def clean(self, value: Any) -> Person | None:
        text = super().clean(value).strip()
        try:
            return self.people.person(text) if text else None
        except CellError as error:
            raise forms.ValidationError(str(error)) from error


class HoldersField(forms.CharField):
    """Persons and sections by name, in their order; `clean` gives them. Names of a list on the page are put in by a click."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.Textarea(attrs={"rows": 2, "cols": 40, "autocomplete": "off", "data-names": ""})
        super().__init__(max_length=1000, widget=widget, **kwargs)
        self.people: People | None = None

    def clean(self, value: Any) -> list[Person | Unit]:
        found, wrong = [], []
        for name in dict.fromkeys(filter(None, _APART.split(super().clean(value)))):
            try:
                found.append(self._named(name))
            except CellError as error:
                wrong.append(str(error))
        if wrong:
            raise forms.ValidationError(wrong)
        return list(dict.fromkeys(found))

    def _named(self, name: str) -> Person | Unit:
        try:
            return self.people.person(name)
        except CellError:
            try:
                return self.people.unit(name)
            except CellError:
                pass
            raise


def of(form: forms.Form, user: User) -> None:
    """Let the fields of a form find people of the user's office (two queries, when there is such a field)."""
    asking = [field for field in form.fields.values() if isinstance(field, PersonField | HoldersField)]
    if asking:
        people = People(user.office, among=_own(user) if outsider(user) else None)
        for field in asking:
            field.people = people


def _own(user: User) -> frozenset[int]:
    """The units of somebody from outside."""
    return frozenset(key for grant in standing(user).grants for key in grant.units or ())


def roll(user: User) -> list[tuple[str, list[str]]]:
    """The names of those in post today, by section: for choosing from. Nobody from outside reads it."""
    if outsider(user):
        return []
    posts = posts_on(clock.today()).filter(unit__office=user.office, unit__kind=Unit.Kind.SECTION)
    found: dict[str, list[str]] = {}
    rows = posts.select_related("person", "unit").order_by("unit__order", "unit_id", "rank", "pk")
    for post in rows:
        names = found.setdefault(post.unit.name, [])
        if post.person.name not in names:
            names.append(post.person.name)
    return list(found.items())

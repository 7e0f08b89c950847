"""Forms around a list: its columns, and the name under which it is kept."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from django import forms

from canmou.desk.lists import saved
from canmou.desk.lists.selection import Selection
from canmou.desk.models import SavedView
from canmou.kernel.ledger.declare import Column
from canmou.kernel.people.models import User


class ViewForm(forms.Form):
    """A name for what the list shows now."""

    name = forms.CharField(label="名称", max_length=40, widget=forms.TextInput(attrs={"autocomplete": "off"}))
    shared = forms.BooleanField(label="与我科室共享", required=False)
    default = forms.BooleanField(label="打开这本台账时就用它", required=False)


class NameForm(forms.Form):
    """The new name of a view, where one is given."""

    name = forms.CharField(max_length=40, required=False)


def _rename(view: SavedView, selection: Selection, name: str, by: User) -> str:
    saved.rename_view(view, ledger=selection.ledger, name=name, by=by)
    return f"视图已改名为“{view.name}”"


def _update(view: SavedView, selection: Selection, name: str, by: User) -> str:
    saved.update_view(view, selection, by=by)
    return f"视图“{view.name}”已改为现在的条件和栏目"


def _share(view: SavedView, selection: Selection, name: str, by: User) -> str:
    saved.share_view(view, shared=True, by=by)
    return f"视图“{view.name}”已与{view.shared_with}共享"


def _unshare(view: SavedView, selection: Selection, name: str, by: User) -> str:
    saved.share_view(view, shared=False, by=by)
    return f"视图“{view.name}”不再共享"


def _delete(view: SavedView, selection: Selection, name: str, by: User) -> str:
    saved.delete_view(view, by=by)
    return f"视图“{view.name}”已删除，记录没有变动"


def _default(view: SavedView, selection: Selection, name: str, by: User) -> str:
    saved.set_default(view, ledger=selection.ledger, by=by)
    return f"以后打开这本台账先看“{view.name}”"


def _undefault(view: SavedView, selection: Selection, name: str, by: User) -> str:
    saved.set_default(None, ledger=selection.ledger, by=by)
    return "以后打开这本台账先看全部记录"


#: What the buttons beside a view send: each does one thing and says so.
VERBS: dict[str, Callable[[SavedView, Selection, str, User], str]] = {
    "rename": _rename,
    "update": _update,
    "share": _share,
    "unshare": _unshare,
    "delete": _delete,
    "default": _default,
    "undefault": _undefault,
}


class ColumnsForm(forms.Form):
    """A box and a place for each column. Places need not be without gaps; equal ones keep the ledger's order."""

    def __init__(self, selection: Selection, data: Any = None) -> None:
        super().__init__(data)
        self.selection = selection
        shown = [column.name for column in selection.shown]
        rest = [column for column in selection.ledger.sheet if column.name not in shown]
        self.order: list[Column] = [*selection.shown, *rest]
        for place, column in enumerate(self.order, 1):
            box = forms.BooleanField(label=column.heading, required=False, initial=column.name in shown)
            number = forms.IntegerField(
                label=f"{column.heading}：排第几",
                required=False,
                initial=place,
                min_value=0,
                max_value=999,
                widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
            )
            self.fields |= {f"{column.name}-on": box, f"{column.name}-at": number}

    @property
    def lines(self) -> Iterator[tuple[Column, forms.BoundField, forms.BoundField]]:
        """Each column with its box and its place."""
        for column in self.order:
            yield column, self[f"{column.name}-on"], self[f"{column.name}-at"]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if not any(values.get(f"{column.name}-on") for column in self.order):
            self.add_error(None, "至少留一栏")
        return values

    def applied(self) -> Selection:
        """The selection with these columns. Only after `is_valid()`."""
        values = self.cleaned_data
        chosen = [column.name for column in self.order if values[f"{column.name}-on"]]
        chosen.sort(key=lambda name: 999 if values[f"{name}-at"] is None else values[f"{name}-at"])
        usual = (*(column.name for column in self.selection.ledger.listed), "unit")
        return replace(self.selection, columns=() if tuple(chosen) == usual else tuple(chosen))

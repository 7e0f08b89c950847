"""The declaration of a ledger, from which its list, form, Excel sheet, history and print form are made."""

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import models

from canmou.kernel import clock, permissions
from canmou.kernel.audit import triggers
from canmou.kernel.ledger import following
from canmou.kernel.ledger.due import Due
from canmou.kernel.ledger.fields import MoneyField, RefField, RefsField
from canmou.kernel.ledger.lines import Line
from canmou.kernel.ledger.models import Record, RecordRef
from canmou.kernel.people.models import Person, Unit

#: The six lines of work, with what runs across them, in the order of the side navigation.
LINES = {"across": "综合"} | dict(Line.choices)

#: Columns that every ledger has after its own.
SHARED_COLUMNS = ("unit", "source_unit", "mask")


@dataclass(frozen=True)
class Column:
    """One column of a ledger: how it is headed, read, checked and shown."""

    name: str
    heading: str
    note: str
    kind: str
    required: bool
    field: Any = dataclasses.field(compare=False, repr=False)
    choices: dict[Any, str] = dataclasses.field(default_factory=dict, compare=False)
    ledgers: tuple[str, ...] = ()

    @property
    def many(self) -> bool:
        """Whether the cell holds a list (kept in a link table)."""
        return self.kind in ("units", "persons", "refs", "records")

    def beside(self, text: str) -> str:
        """A sentence about this column as it stands beside its cell: without the heading."""
        return text.removeprefix(f"“{self.heading}”").lstrip("：")

    def display(self, record: Record) -> str:
        """The value of this column as its reader sees it. Lists cost a query unless prefetched."""
        value = getattr(record, self.name)
        if self.many:
            return "、".join(str(item) for item in value.all())
        return self.show(value)

    def show(self, value: Any) -> str:
        """One value as text: 是/否, the label of a choice, a day as 2022-06-07."""
        if value is None or value == "":
            return ""
        if self.choices:
            return str(self.choices.get(value, value))
        if self.kind == "bool":
            return "是" if value else "否"
        if self.kind == "datetime":
            return value.astimezone(clock.ZONE).strftime("%Y-%m-%d %H:%M")
        if self.kind in ("decimal", "money"):
            return f"{value:f}"
        return str(value)


_KINDS: list[tuple[type, str]] = [
    (MoneyField, "money"),
    (models.BooleanField, "bool"),
    (models.DateTimeField, "datetime"),
    (models.DateField, "date"),
    (models.DecimalField, "decimal"),
    (models.IntegerField, "int"),
    (models.CharField, "text"),
    (models.TextField, "longtext"),
]


def column_of(model: type[models.Model], name: str) -> Column:
    """The column for one field of a model. Raises TypeError for a field type that ledgers do not know."""
    field_ = model._meta.get_field(name)
    kind, ledgers = "", ()
    if isinstance(field_, RefsField):
        kind, ledgers = "refs", field_.ledgers
    elif isinstance(field_, RefField):
        kind, ledgers = "ref", field_.ledgers
    elif field_.is_relation:
        target, many = field_.related_model, field_.many_to_many
        if target is Unit:
            kind = "units" if many else "unit"
        elif target is Person:
            kind = "persons" if many else "person"
        elif issubclass(target, Record):
            kind, ledgers = ("records" if many else "record"), (target.LEDGER,)
    else:
        kind = next((label for type_, label in _KINDS if isinstance(field_, type_)), "")
    if not kind:
        raise TypeError(f"{model.__name__}.{name}: {type(field_).__name__} is no ledger column")
    choices = dict(field_.choices or {}) if not field_.is_relation else {}
    if choices:
        kind = "choice"
    required = not field_.blank and not field_.has_default() and kind != "bool"
    return Column(
        name, str(field_.verbose_name), str(field_.help_text), kind, required, field_, choices, ledgers
    )


@dataclass(frozen=True)
class Ledger:
    """A kind of record.

    code: 2–4 capitals, part of every number. date: the field of its one business date ("" where it has none).
    title: the field, or function of a record, that gives the title shown everywhere. key: the fields that
    together tell one record from another when it has no number yet. columns: the fields in order of sheet and
    form. parent: the field that names the record this one is a part of. readers: the roles a restricted ledger
    is open to (empty: ordinary). example: an example row of the Excel template, {field: text}. due: what of its
    records must happen, or happens, by a day. once: columns that keep their first value for ever. generated: the
    system writes it, nobody else; settled: the column that, once filled, closes a row of it for ever.
    """

    code: str
    name: str
    model: type[Record]
    system: str
    line: str
    date: str
    title: str | Callable[[Any], str]
    key: tuple[str, ...]
    columns: tuple[str, ...]
    shown: tuple[str, ...] = ()
    parent: str = ""
    readers: frozenset[str] = frozenset()
    note: str = ""
    example: dict[str, str] = dataclasses.field(default_factory=dict, compare=False, hash=False)
    due: tuple[Due, ...] = dataclasses.field(default=(), compare=False, hash=False)
    once: tuple[str, ...] = ()
    generated: bool = False
    settled: str = ""

    @property
    def app(self) -> str:
        """The app that keeps it."""
        return self.model._meta.app_label

    @property
    def restricted(self) -> bool:
        """Whether it opens to named roles only."""
        return bool(self.readers)

    @cached_property
    def sheet(self) -> tuple[Column, ...]:
        """All columns: its own, then owner, source and mask."""
        return tuple(column_of(self.model, name) for name in (*self.columns, *SHARED_COLUMNS))

    @cached_property
    def listed(self) -> tuple[Column, ...]:
        """The columns of the list page."""
        own = tuple(column for column in self.sheet if not column.many and column.name not in SHARED_COLUMNS)
        return tuple(c for c in own if c.name in self.shown) if self.shown else own[:6]

    def column(self, name: str) -> Column:
        """The column with this field name. Raises KeyError."""
        for column in self.sheet:
            if column.name == name:
                return column
        raise KeyError(f"{self.name}没有“{name}”这一栏")

    def in_order(self, values: dict[str, Any]) -> list[tuple[str, Any]]:
        """What stands by column name, in the order of the columns (a database may keep another one)."""
        places = {column.name: place for place, column in enumerate(self.sheet)}
        return sorted(values.items(), key=lambda item: places.get(item[0], -1))

    def title_of(self, record: Record) -> str:
        """The title of a record, at most 300 characters."""
        text = self.title(record) if callable(self.title) else getattr(record, self.title)
        return str(text)[:300]

    def date_of(self, record: Record) -> Any:
        """The business date of a record, or None."""
        return getattr(record, self.date) if self.date else None

    def kept(self, before: Record, after: Record) -> dict[str, str]:
        """The columns that a change by hand or import would touch and may not: field name → sentence."""
        found = {}
        for name in self.once:
            held = getattr(before, name)
            if getattr(after, name) != held:
                column = self.column(name)
                told = f"现为{column.show(held)}" if held is not None else "现为空"
                found[name] = f"“{column.heading}”由系统记下，不能改（{told}），请恢复原值"
        return found | following.refusals(before, after)

    def key_of(self, record: Record) -> tuple:
        """The natural key of a record, as raw values."""
        return tuple(getattr(record, self.model._meta.get_field(name).attname) for name in self.key)

    def __hash__(self) -> int:
        return hash(self.code)


_LEDGERS: dict[str, Ledger] = {}


def register(ledgers: Sequence[Ledger]) -> None:
    """Add the ledgers of an app. Raises ValueError on a code or name already taken, or an unknown line."""
    for ledger in ledgers:
        if ledger.code in _LEDGERS or any(ledger.name == other.name for other in _LEDGERS.values()):
            raise ValueError(f"ledger {ledger.code} {ledger.name} is declared twice")
        if ledger.line not in LINES:
            raise ValueError(f"ledger {ledger.code}: no line of work {ledger.line}")
        ledger.model.LEDGER = ledger.code
        if ledger.restricted:
            permissions.restrict(ledger.code, ledger.readers)
        for column in ledger.once:
            triggers.keep_first(ledger.model._meta.db_table, column)
        if ledger.generated:
            permissions.seal(ledger.code)
            triggers.settle(ledger.model._meta.db_table, ledger.settled)
        _LEDGERS[ledger.code] = ledger


def ledgers() -> list[Ledger]:
    """All ledgers, in order of line of work, then system, then declaration."""
    order = list(LINES)
    return sorted(_LEDGERS.values(), key=lambda ledger: (order.index(ledger.line), ledger.system))


def ledger(code: str) -> Ledger:
    """The ledger with this code. Raises KeyError."""
    return _LEDGERS[code]


def ledger_for(model: type[Record]) -> Ledger:
    """The ledger that this model is declared as. Raises KeyError."""
    return _LEDGERS[model.LEDGER]


def record_of(ref: RecordRef) -> Record:
    """The record behind a public row."""
    return _LEDGERS[ref.ledger].model.objects.select_related("ref", "unit").get(ref=ref)


def wordless(ref: RecordRef) -> str:
    """Why a record takes no word and no file; "" where it does. Asked of the record only where a ledger has such."""
    found = _LEDGERS.get(ref.ledger)
    return "" if found is None or found.model.wordless == "" else record_of(ref).wordless

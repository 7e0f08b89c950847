"""What a form says for a period: the value of every mapped cell with its figure, the rows of its lists, what is missing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from canmou.kernel import clock
from canmou.kernel.compile.foreign.grid import Grid, Place, spot
from canmou.kernel.compile.foreign.mapping import grids_of, ledger_for_list
from canmou.kernel.compile.foreign.models import FormCell, FormLayout
from canmou.kernel.errors import Refused
from canmou.kernel.ledger.declare import Column, Ledger
from canmou.kernel.ledger.models import Record, RecordRef
from canmou.kernel.metrics import Figure, Scope, evaluate, last_year, scope_for
from canmou.kernel.metrics.computations import Spread
from canmou.kernel.people.models import Unit, User
from canmou.kernel.permissions import Perm, can, readers_of, require, visible
from canmou.lib import periods
from canmou.lib.rendering import render

MOST_ROWS = 2000
RESTRICTED = "（记录受限）"
_GAP = re.compile(r"[_＿]{2,}|\s{3,}")


@dataclass(frozen=True)
class Value:
    """What one cell takes. `written` goes into the file, `shown` on the page; `problem` says why nothing does."""

    cell: FormCell
    spot: str
    written: Any = None
    shown: str = ""
    problem: str = ""
    figure: Figure | None = None

    @property
    def number(self) -> Decimal | None:
        """The value behind a figure; None where there is none."""
        return self.figure.value if self.figure else None


@dataclass(frozen=True)
class Rows:
    """The rows of a list: for each record, what goes into which column."""

    cell: FormCell
    spot: str
    ledger: Ledger | None = None
    records: list[Record] = field(default_factory=list)
    lines: list[dict[int, Any]] = field(default_factory=list)
    problem: str = ""

    @property
    def more(self) -> int:
        """How many rows must be added to the form."""
        return max(len(self.lines) - self.cell.length, 0)


@dataclass(frozen=True)
class Filled:
    """A form for a scope."""

    layout: FormLayout
    scope: Scope
    grids: list[Grid]
    values: dict[Place, Value]
    lists: dict[Place, Rows]

    @property
    def problems(self) -> list[tuple[str, str]]:
        """(cell, why) of everything that could not be filled."""
        every = [*self.values.values(), *self.lists.values()]
        return [(each.spot, each.problem) for each in every if each.problem]

    def not_zero(self) -> list[str]:
        """The cells that speak against a zero report."""
        told = [f"{each.spot}是{each.shown}" for each in self.values.values() if each.number]
        return told + [f"{each.spot}有{len(each.lines)}条" for each in self.lists.values() if each.lines]


def fill(layout: FormLayout, scope: Scope, *, by: User, zero: bool = False) -> Filled:
    """Compute a form for a scope, as far as `by` may compile. With `zero`, figures that are nothing are written 0."""
    require(by, Perm.COMPILE, scope.unit or scope.office)
    require(by, Perm.FIGURE, scope.unit or scope.office)
    grids = grids_of(layout)
    cells = layout.cells.select_related("unit__office").prefetch_related("columns")
    values, lists = {}, {}
    for cell in cells:
        where = _where(grids, cell)
        if cell.what == FormCell.What.LIST:
            lists[cell.place] = _rows(cell, where, scope, by)
        else:
            values[cell.place] = _value(cell, where, scope, by, _blank_text(grids, cell), zero)
    return Filled(layout, scope, grids, values, lists)


def _where(grids: list[Grid], cell: FormCell) -> str:
    if cell.table > len(grids):
        return f"第{cell.table}张表"
    grid = grids[cell.table - 1]
    return (f"{grid.name} " if len(grids) > 1 else "") + spot(grid, cell.row, cell.column)


def _blank_text(grids: list[Grid], cell: FormCell) -> str:
    box = grids[cell.table - 1].at(cell.row, cell.column) if cell.table <= len(grids) else None
    return box.text if box else ""


def cell_scope(cell: FormCell, scope: Scope, by: User) -> Scope:
    """The scope of one cell. Raises `Refused` where the user may not compile for its section."""
    period, day = scope.period, scope.as_of
    if cell.span == FormCell.Span.TO_DATE:
        period = periods.between(date(period.end.year, 1, 1), period.end)
    elif cell.span == FormCell.Span.YEAR:
        period = periods.parse(str(period.end.year))
    elif cell.span == FormCell.Span.LAST_YEAR:
        before = last_year(scope)
        period, day = before.period, before.as_of
    if cell.unit is None:
        return replace(scope, period=period, as_of=day)
    return scope_for(scope.office, period, unit=_allowed(cell.unit, by), as_of=day)


def _allowed(unit: Unit, by: User) -> Unit:
    if not (can(by, Perm.COMPILE, unit) and can(by, Perm.FIGURE, unit)):
        raise Refused(f"您不能为{unit.name}出数，这一格留空；请由能为它生成报告的人来填")
    return unit


def _value(cell: FormCell, where: str, scope: Scope, by: User, before: str, zero: bool) -> Value:
    if cell.what == FormCell.What.METRIC:
        return _figure(cell, where, scope, by, before, zero)
    text = cell.text if cell.what == FormCell.What.TEXT else field_text(cell.field, scope, by)
    shown = beside_label(before, text)
    return Value(cell, where, shown, shown)


def _figure(cell: FormCell, where: str, scope: Scope, by: User, before: str, zero: bool) -> Value:
    try:
        figure = evaluate(cell.metric, cell_scope(cell, scope, by))
        number = figure.value
        if number is None and not zero:
            return Value(cell, where, problem="没有可算的数据，这一格留空", figure=figure)
        number = number or Decimal(0)
        between = figure.computation.bounds() if isinstance(figure.computation, Spread) else None
        text = "—".join(map(str, dict.fromkeys(between))) if between else render(number, cell.style)
    except (Refused, ValueError) as error:
        return Value(cell, where, problem=str(error))
    plain = not cell.style and not before and between is None
    written = _number(number) if plain else beside_label(before, text)
    return Value(cell, where, written, written if isinstance(written, str) else text, figure=figure)


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(round(value, 4))


def field_text(name: str, scope: Scope, by: User) -> str:
    """What a field says for this form and this filler."""
    today = clock.today()
    fields = FormCell.Field
    return {
        fields.OFFICE: scope.office.name,
        fields.SHORT: scope.office.short_name,
        fields.SECTION: scope.unit.name if scope.unit else scope.office.short_name,
        fields.FILLER: str(by),
        fields.TODAY: f"{today.year}年{today.month}月{today.day}日",
        fields.PERIOD: scope.period.label,
    }[name]


def beside_label(label: str, text: str) -> str:
    """A text in a cell that holds words already: into its gap (填表人：____), behind its colon, or in their place."""
    if _GAP.search(label):
        return _GAP.sub(lambda _: text, label, count=1)
    return f"{label}{text}" if label.endswith(("：", ":")) else text


def _rows(cell: FormCell, where: str, scope: Scope, by: User) -> Rows:
    try:
        ledger = ledger_for_list(by, cell.ledger)
        own = cell_scope(cell, scope, by)
        columns = {each.column: _source(ledger, each.source) for each in cell.columns.all()}
    except Refused as error:
        return Rows(cell, where, problem=error.message)
    except KeyError as error:
        return Rows(cell, where, problem=f"{error.args[0]}，请重新对应这一列")
    many = [column.name for column in columns.values() if isinstance(column, Column) and column.many]
    found = ledger.model.objects.in_scope(own, ledger.date).filter(visible(by, ledger.code))
    single = [
        c.name for c in columns.values() if isinstance(c, Column) and c.field.is_relation and not c.many
    ]
    single += [f"{c.name}__ref" for c in columns.values() if isinstance(c, Column) and c.kind == "record"]
    found = found.select_related("ref", *single).prefetch_related(*many).order_by(ledger.date, "pk")
    records = list(found[: MOST_ROWS + 1])
    if len(records) > MOST_ROWS:
        return Rows(cell, where, ledger, problem=f"超过{MOST_ROWS}条，请把期间或科室选小一些")
    lines = [dict(_line(record, columns, number)) for number, record in enumerate(records, 1)]
    return Rows(cell, where, ledger, records, lines)


def _source(ledger: Ledger, source: str) -> Column | str:
    return source if source in ("sequence", "name", "number") else ledger.column(source)


def _line(record: Record, columns: dict[int, Column | str], number: int) -> Iterator[tuple[int, Any]]:
    for place, source in columns.items():
        if source == "sequence":
            yield place, number
        elif source == "number":
            yield place, record.number
        elif source == "name":
            yield place, str(record)
        else:
            yield place, _told(record, source)


def _told(record: Record, column: Column) -> Any:
    value = getattr(record, column.name)
    if column.kind in ("date", "int") and value is not None and not column.choices:
        return value
    if isinstance(value, Decimal) and not column.choices:
        return _number(value)
    if isinstance(value, datetime) or not column.field.is_relation:
        return column.show(value)
    if column.kind in ("record", "ref", "records", "refs"):
        linked = value.all() if column.many else [value] if value is not None else []
        return "、".join(_named(item if isinstance(item, RecordRef) else item.ref) for item in linked)
    return column.display(record)


def _named(ref: RecordRef) -> str:
    """The title of a linked record. The file goes to readers unknown: one of a restricted ledger is not named."""
    return ref.title if readers_of(ref.ledger) is None else RESTRICTED

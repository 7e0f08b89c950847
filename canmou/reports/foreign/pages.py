"""What the screen of one form shows: the form with what each cell takes, and the picker of one cell."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from canmou.kernel.compile.foreign.grid import Box, Grid, letter, spot
from canmou.kernel.compile.foreign.mapping import SOURCES, box_at, grids_of, layouts, listable
from canmou.kernel.compile.foreign.models import FormCell, FormLayout
from canmou.kernel.errors import NotFound, Refused
from canmou.kernel.ledger.declare import ledger
from canmou.kernel.metrics import metric_for
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, can
from canmou.kernel.ui.markup import link
from canmou.kernel.ui.table import Column, Row, Table
from canmou.reports.foreign.drawing import code, draw
from canmou.reports.foreign.forms import ColumnsForm, SpotForm, TextForm
from canmou.reports.studio import catalogue
from canmou.reports.studio.catalogue import STYLES
from canmou.reports.studio.spans import usual
from canmou.reports.studio.subjects import address, choices, scope_named


def form_table(user: User) -> Table | None:
    """The forms of the office."""
    heads = [
        Column("表名", "long"), Column("格式", "short"), Column("谁来填", "short"), Column("上传", "short")
    ]  # fmt: skip
    rows = [
        Row(
            [
                link(each.name, reverse("foreign_form", args=[each.uid])),
                each.get_kind_display(),
                each.unit.spoken if each.unit else "全室",
                f"{each.made_by} {each.made_at:%Y-%m-%d}",
            ]
        )
        for each in layouts(user)
    ]
    return Table(heads, rows, "外来空白表") if rows else None


def may_map(user: User, layout: FormLayout) -> bool:
    """Whether the user may say what its cells take."""
    return can(user, Perm.COMPILE, layout.owner).allowed


def place_named(text: str) -> tuple[int, int, int]:
    """A cell of an address. Raises `NotFound`."""
    parts = text.split("-")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() and len(part) < 6 for part in parts):
        raise NotFound("表里没有这一格")
    table, row, column = (int(part) for part in parts)
    return table, row, column


def told(cell: FormCell) -> str:
    """What a cell takes, in short."""
    if cell.what == FormCell.What.METRIC:
        try:
            label = metric_for(cell.metric).label
        except Refused:
            return f"指标已停用：{cell.metric}"
        parts = [
            STYLES.get(cell.style, cell.style) if cell.style else "",
            cell.unit.spoken if cell.unit else "",
        ]
        parts.append(cell.get_span_display() if cell.span != FormCell.Span.SAME else "")
        return label + (f"（{'，'.join(filter(None, parts))}）" if any(parts) else "")
    if cell.what == FormCell.What.LIST:
        try:
            return f"清单：{ledger(cell.ledger).name}"
        except KeyError:
            return f"台账已停用：{cell.ledger}"
    return cell.get_field_display() if cell.what == FormCell.What.FIELD else cell.text


def _column_told(cell: FormCell, source: str) -> str:
    if source in SOURCES:
        return SOURCES[source]
    try:
        return ledger(cell.ledger).column(source).heading
    except KeyError:
        return f"已没有这一栏：{source}"


def drawn(layout: FormLayout, grids: list[Grid], chosen: str, editable: bool) -> list:
    """The blank form with what its cells take."""
    cells = {cell.place: cell for cell in layout.cells.select_related("unit").prefetch_related("columns")}
    beside = {
        (cell.table, cell.row, each.column): _column_told(cell, each.source)
        for cell in cells.values()
        for each in cell.columns.all()
    }

    def paint(table: int, box: Box) -> tuple[object, str]:
        place = (table, box.row, box.column)
        says = [told(cells[place])] if place in cells else []
        says += [beside[place]] if place in beside else []
        name = "mapped" if says else "formula" if box.formula else "words" if box.text else "free"
        inside = format_html(
            "{}{}",
            "=" if box.formula else box.text,
            format_html("<em>{}</em>", "，".join(says)) if says else "",
        )
        if not editable:
            return inside, name
        here = code(*place)
        empty = (
            ""
            if box.text or says
            else format_html('<span class="visually-hidden">{}{} 空格</span>', letter(box.column), box.row)
        )
        return format_html(
            '<a id="c-{}" href="{}#cell-picker" hx-get="{}" hx-target="#cell-picker" hx-swap="innerHTML show:none"{}>{}{}</a>',
            here,
            reverse("foreign_cell", args=[layout.uid, here]),
            reverse("foreign_cell", args=[layout.uid, here]),
            SafeString(' aria-current="true"') if here == chosen else "",
            inside,
            empty,
        ), name

    return draw(grids, paint)


@dataclass(frozen=True)
class Asked:
    """What the picker is asked to show: words of a search, a system, a ledger for a list."""

    words: str = ""
    system: str = ""
    ledger: str = ""


def picker(user: User, layout: FormLayout, text: str, asked: Asked, grids: list[Grid]) -> dict[str, Any]:
    """Everything that the picker of one cell shows."""
    place = place_named(text)
    grid, box = box_at(grids, *place)
    cells = layout.cells.select_related("unit").prefetch_related("columns")
    cell = cells.filter(table=place[0], row=place[1], column=place[2]).first()
    scope = scope_named(user, "office", address(usual("year"), layout.unit.uid if layout.unit else ""))
    code = asked.ledger or (cell.ledger if cell else "")
    chosen = {each.column: each.source for each in cell.columns.all()} if cell else {}
    own = next((each for each in listable(user) if each.code == code), None)
    return {
        "cell": cell,
        "cell_code": text,
        "spot": spot(grid, place[1], place[2]),
        "box": box,
        "told": told(cell) if cell else "",
        "scope": scope,
        "found": catalogue.search(asked.words, scope, asked.system) if asked.words or asked.system else None,
        "asked": asked,
        "systems": catalogue.systems(),
        "spot_form": SpotForm(choices(user, "office"), cell=cell),
        "fields": FormCell.Field.choices,
        "text_form": TextForm(initial={"text": cell.text if cell else ""}),
        "ledgers": listable(user),
        "ledger": own,
        "columns_form": ColumnsForm(
            own, columns_below(grid, place[1]), chosen=chosen if cell and cell.ledger == code else {}
        )
        if own
        else None,
    }


def columns_below(grid: Grid, row: int) -> list[tuple[int, str]]:
    """(column, heading) of the columns that a list beginning in this row may fill."""
    return [
        (box.column, grid.heading(row, box.column) or f"{letter(box.column)}列") for box in grid.rows[row - 1]
    ]


def form_context(
    user: User, layout: FormLayout, chosen: str = "", asked: Asked | None = None
) -> dict[str, Any]:
    """The screen of a form, with the picker of the chosen cell."""
    grids = grids_of(layout)
    editable = may_map(user, layout)
    context = {
        "layout": layout,
        "grids": drawn(layout, grids, chosen, editable),
        "mapped": layout.cells.count(),
        "may_map": editable,
        "fills": layout.fills.select_related("ref", "by__person")[:5],
    }
    if chosen and editable:
        context |= picker(user, layout, chosen, asked or Asked(), grids)
    return context

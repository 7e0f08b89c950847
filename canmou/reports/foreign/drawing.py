"""A form drawn as tables: cells to point at, or filled ones that open their records."""

from collections.abc import Callable

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from canmou.kernel.compile.foreign.grid import Box, Grid, letter

#: Given the number of the table and a cell: its inside, and the class of its place.
Paint = Callable[[int, Box], tuple[object, str]]


def draw(grids: list[Grid], paint: Paint) -> list[tuple[str, SafeString]]:
    """(name, table) of each sheet that holds anything."""
    return [
        (grid.name, _table(grid, number, paint))
        for number, grid in enumerate(grids, 1)
        if any(box.text or box.formula for box in grid.boxes())
    ]


def _table(grid: Grid, number: int, paint: Paint) -> SafeString:
    width = max((box.column + box.columns - 1 for box in grid.boxes()), default=0)
    heads = format_html_join("", '<th scope="col">{}</th>', ((letter(n),) for n in range(1, width + 1)))
    rows = format_html_join(
        "",
        '<tr><th scope="row">{}</th>{}</tr>',
        (
            (line, format_html_join("", "<td{}{}{}>{}</td>", (_cell(number, box, paint) for box in row)))
            for line, row in enumerate(grid.rows, 1)
        ),
    )
    return format_html(
        '<div class="table-wrap" tabindex="0" role="region" aria-label="{}"><table class="foreign-grid">'
        '<thead><tr><th scope="col"><span class="visually-hidden">行</span></th>{}</tr></thead>'
        "<tbody>{}</tbody></table></div>",
        grid.name,
        heads,
        rows,
    )


def _cell(number: int, box: Box, paint: Paint) -> tuple[object, object, object, object]:
    inside, name = paint(number, box)
    return (
        format_html(' class="{}"', name) if name else "",
        format_html(' rowspan="{}"', box.rows) if box.rows > 1 else "",
        format_html(' colspan="{}"', box.columns) if box.columns > 1 else "",
        inside,
    )


def code(table: int, row: int, column: int) -> str:
    """A cell as it stands in an address."""
    return f"{table}-{row}-{column}"

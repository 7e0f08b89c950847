"""A filled form as a file of its own format: everything that the blank form has stays, rows are added for long lists."""

import io
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from canmou.kernel.compile.foreign.filling import Filled, Rows
from canmou.kernel.compile.foreign.grid import Place
from canmou.kernel.compile.foreign.inserting import insert_rows
from canmou.kernel.compile.foreign.mapping import blank
from canmou.kernel.compile.foreign.models import FormLayout


def write(filled: Filled) -> bytes:
    """The file."""
    content = blank(filled.layout)
    return (
        _book(filled, content) if filled.layout.kind == FormLayout.Kind.XLSX else _document(filled, content)
    )


def moved_place(filled: Filled, place: Place) -> Place:
    """Where a cell of the blank form stands in the filled one: rows of lists above it push it down."""
    table, row, column = place
    for rows in _lengthened(filled, table):
        if rows.cell.place != place and row >= _last(rows):
            row += rows.more
    return table, row, column


def places(filled: Filled) -> Iterator[tuple[Place, Place, Any, Any]]:
    """(place in the filled form, place of the mapped cell, what is written there, the record of a list's row)."""
    for place, value in filled.values.items():
        if not value.problem:
            yield moved_place(filled, place), place, value.written, None
    for place, rows in filled.lists.items():
        table, first, _ = moved_place(filled, place)
        for number, (line, record) in enumerate(zip(rows.lines, rows.records, strict=True)):
            for column, written in line.items():
                yield (table, first + number, column), place, written, record


def _last(rows: Rows) -> int:
    """The last row that the blank form has for a list."""
    return rows.cell.row + rows.cell.length - 1


def _lengthened(filled: Filled, table: int) -> list[Rows]:
    """The lists of a table that need more rows, lowest first."""
    found = [rows for rows in filled.lists.values() if rows.cell.table == table and rows.more]
    return sorted(found, key=lambda rows: -rows.cell.row)


def _book(filled: Filled, content: bytes) -> bytes:
    import openpyxl  # slow to import

    book = openpyxl.load_workbook(io.BytesIO(content))
    sheets = book.worksheets
    for number, sheet in enumerate(sheets, 1):
        for rows in _lengthened(filled, number):
            insert_rows(book, sheet, _last(rows), rows.more)
    for (table, row, column), _, written, _ in places(filled):
        cell = sheets[table - 1].cell(row, column)
        cell.value = written
        if isinstance(written, str) and written.startswith("="):
            cell.data_type = "s"  # words of a record, never a formula
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _document(filled: Filled, content: bytes) -> bytes:
    import docx  # slow to import

    document = docx.Document(io.BytesIO(content))
    tables = document.tables
    for number, table in enumerate(tables, 1):
        for rows in _lengthened(filled, number):
            model = table._tbl.tr_lst[_last(rows) - 1]
            for _ in range(rows.more):
                model.addnext(deepcopy(model))
    for (table, row, column), _, written, _ in places(filled):
        line = tables[table - 1]._tbl.tr_lst[row - 1]
        for tc in line.tc_lst:
            if tc.grid_offset + 1 == column:
                _write_words(tc, "" if written is None else str(written))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _write_words(tc: Any, words: str) -> None:
    """Words into a cell of Word, in the type of what stands there."""
    from docx.text.paragraph import Paragraph  # slow to import

    first, *others = [Paragraph(p, None) for p in tc.p_lst]
    for paragraph in others:
        paragraph._p.getparent().remove(paragraph._p)
    if first.runs:
        first.runs[0].text = words
        for run in first.runs[1:]:
            run._r.getparent().remove(run._r)
    else:
        first.add_run(words)

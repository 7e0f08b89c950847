"""From a cell to a value and back, by kind of column. Links stay texts here; `lookup` finds what they name."""

import re
from datetime import datetime, time
from functools import lru_cache
from typing import Any

from canmou.kernel import clock
from canmou.kernel.ledger.declare import Column
from canmou.lib.cells import (
    Cell,
    CellError,
    read_bool,
    read_choice,
    read_date,
    read_decimal,
    read_int,
    read_text,
    split_names,
)

LINKS = ("unit", "person", "record", "ref", "units", "persons", "records", "refs")
_ENTRY = re.compile(r"[\r\n；;]+")


def read_cell(column: Column, value: Any, year: int | None) -> Cell:
    """The value of a cell: plain kinds ready for the model, links as text, lists of links as a list of texts.

    Raises `CellError` with a sentence that says what to do.
    """
    match column.kind:
        case "text":
            return read_text(value)
        case "longtext":
            return read_text(value, multiline=True)
        case "int":
            return read_int(value)
        case "decimal" | "money":
            return read_decimal(value, places=column.field.decimal_places)
        case "bool":
            return read_bool(value)
        case "date":
            return read_date(value, year)
        case "datetime":
            return _read_moment(value, year)
        case "choice":
            return _read_label(column.field, value if isinstance(value, str) else read_text(value).value)
        case "units" | "persons":
            return Cell(split_names(value))
        case "records" | "refs":
            entries = [read_text(part).value for part in _ENTRY.split("" if value is None else str(value))]
            return Cell([entry for entry in entries if entry])
    return Cell(read_text(value).value or None)


@lru_cache(maxsize=2000)
def _read_label(field: Any, text: str) -> Cell:
    cell = read_choice(text, {str(code): str(label) for code, label in field.choices})
    return cell if cell.value is None else Cell(field.to_python(cell.value), cell.notice)


def _read_moment(value: Any, year: int | None) -> Cell:
    if isinstance(value, datetime):
        return Cell(value.replace(tzinfo=clock.ZONE, second=0, microsecond=0))
    cell = read_date(value, year)
    if cell.value is None:
        return cell
    found = re.search(r"(\d{1,2})[:：](\d{2})", str(value))
    if found and int(found[1]) < 24 and int(found[2]) < 60:
        moment = time(int(found[1]), int(found[2]))
    elif found:
        raise CellError(f"“{value}”里的时间不对，请写成“2022-06-07 14:30”")
    else:
        moment = time()
    return Cell(datetime.combine(cell.value, moment, tzinfo=clock.ZONE), cell.notice)


def blank_for(column: Column) -> Any:
    """What an empty cell means for this column."""
    if column.many:
        return []
    if column.kind in ("text", "longtext"):
        return ""
    if column.kind == "choice" and not column.field.null:
        return column.field.get_default() if column.field.has_default() else ""
    return column.field.get_default() if column.field.has_default() and not column.field.null else None


def same(column: Column, old: Any, new: Any) -> bool:
    """Whether a stored value and a read one are the same but for what a spreadsheet cannot keep."""
    if column.kind in ("text", "longtext"):
        return read_text(old or "", multiline=column.kind == "longtext").value == (new or "")
    if column.kind == "datetime" and old is not None and new is not None:
        return old.replace(second=0, microsecond=0) == new
    return old == new

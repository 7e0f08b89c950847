"""Old workbooks (.xls), record by record: what their reader does not tell, and whether it is safe to let it loose."""

import struct
from collections.abc import Iterator

from canmou.kernel.files.ole import OleFile

_EOF, _FORMULA, _BOUNDSHEET, _BOOLERR, _DIMENSIONS, _MULRK = 0x000A, 0x0006, 0x0085, 0x0205, 0x0200, 0x00BD
#: Records that put a value into a cell; all start with row and column.
_CELLS = {_FORMULA, _BOOLERR, _MULRK, 0x0203, 0x0204, 0x00D6, 0x00FD, 0x027E}
_ERROR, _BLANK, _RECALCULATE = 2, 3, 0x03
_ROWS, _COLUMNS = 65_536, 256

#: sheet name → {(row, column) from 1: "result", "none" (not computed) or "error"}
Marks = dict[str, dict[tuple[int, int], str]]


def streams(content: bytes) -> list[bytes]:
    """The streams of a container that hold a workbook; an empty one could not be followed."""
    container = OleFile(content)
    names = [name for name in ("Workbook", "Book") if name in container.streams]
    return [container.head(name, container.streams[name][1]) for name in names]


def marked_cells(content: bytes) -> Marks:
    """Cells of all sheets that hold formulas or errors; {} for a file that is none of this kind."""
    stream = next(iter(streams(content)), b"")
    return {name: dict(_marks(stream, start)) for name, start in _sheets(stream)}


def extents(stream: bytes) -> Iterator[tuple[int, int]]:
    """Of each sheet, the last row and the last column that hold a value, from 1.

    Raises ValueError when a sheet claims more than this format can hold.
    """
    for start in dict.fromkeys(start for _, start in _sheets(stream)):
        rows, columns = 0, 0
        for kind, data in _records(stream, start):
            if kind == _DIMENSIONS:
                _check_dimensions(data)
            elif kind in _CELLS and len(data) >= 4:
                row, column = struct.unpack_from("<HH", data)
                if kind == _MULRK:
                    column += len(data) // 6
                rows, columns = max(rows, row + 1), max(columns, column + 1)
        yield rows, columns


def _check_dimensions(data: bytes) -> None:
    spans = {10: "<HHHH", 14: "<IIHH"}
    if len(data) not in spans:
        raise ValueError("dimensions of an unknown form")
    first_row, rows, first_column, columns = struct.unpack_from(spans[len(data)], data)
    if first_row > rows or first_column > columns or rows > _ROWS or columns > _COLUMNS:
        raise ValueError("dimensions that no sheet has")


def _records(stream: bytes, start: int = 0) -> Iterator[tuple[int, bytes]]:
    at = start
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        if kind == _EOF:
            return
        at += 4 + length


def _sheets(stream: bytes) -> Iterator[tuple[str, int]]:
    for kind, data in _records(stream):
        if kind == _BOUNDSHEET and len(data) >= 8:
            encoding = "utf-16-le" if data[7] & 1 else "latin-1"
            yield data[8:].decode(encoding, "replace")[: data[6]], int.from_bytes(data[:4], "little")


def _marks(stream: bytes, start: int) -> Iterator[tuple[tuple[int, int], str]]:
    for kind, data in _records(stream, start):
        if kind == _FORMULA and len(data) >= 16:
            row, column, _, result, special, options = struct.unpack_from("<HHH6sHH", data)
            code = result[0] if special == 0xFFFF else None
            if code == _ERROR:
                mark = "error"
            else:
                mark = "none" if code == _BLANK and options & _RECALCULATE else "result"
            yield (row + 1, column + 1), mark
        elif kind == _BOOLERR and len(data) >= 8 and data[7]:
            row, column = struct.unpack_from("<HH", data)
            yield (row + 1, column + 1), "error"

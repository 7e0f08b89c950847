"""Which cells of an old workbook (.xls) hold formulas or errors: the reader gives only the stored results."""

import struct
from collections.abc import Iterator

from canmou.kernel.files.ole import OleFile

_EOF, _FORMULA, _BOUNDSHEET, _BOOLERR = 0x000A, 0x0006, 0x0085, 0x0205
_ERROR, _BLANK, _RECALCULATE = 2, 3, 0x03

#: sheet name → {(row, column) from 1: "result", "none" (not computed) or "error"}
Marks = dict[str, dict[tuple[int, int], str]]


def marked_cells(content: bytes) -> Marks:
    """Cells of all sheets that hold formulas or errors; {} for a file that is none of this kind."""
    container = OleFile(content)
    if "Workbook" not in container.streams:
        return {}
    stream = container.head("Workbook", container.streams["Workbook"][1])
    return {name: dict(_marks(stream, start)) for name, start in _sheets(stream)}


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

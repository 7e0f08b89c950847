"""The old Office container (compound file): the names at its root, and whether its content is encrypted.

Only what is needed to judge a file is read; every walk is bounded, so a damaged file ends as "no streams".
"""

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
END = 0xFFFFFFFA  # from here on sector numbers are marks, not places
NONE = 0xFFFFFFFF
MAX_SECTORS = 1_000_000


class OleFile:
    """Root streams of a compound file. `streams` maps a name to (first sector, size)."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._size = 1 << min(int.from_bytes(content[30:32], "little"), 12)
        self._fat = self._read_fat()
        self.streams = self._read_root()

    def head(self, name: str, length: int = 4096) -> bytes:
        """The first bytes of a stream that lies in full sectors (those of 4 KiB and more)."""
        start, size = self.streams[name]
        if size < 4096:
            return b""
        return self._chain(start, limit=-(-length // self._size))[: min(length, size)]

    def _sector(self, number: int) -> bytes:
        return self._content[(number + 1) * self._size : (number + 2) * self._size]

    def _numbers(self, data: bytes) -> list[int]:
        return [int.from_bytes(data[at : at + 4], "little") for at in range(0, len(data) - 3, 4)]

    def _read_fat(self) -> list[int]:
        places = [number for number in self._numbers(self._content[76:512]) if number < END]
        more = int.from_bytes(self._content[68:72], "little")
        for _ in range(1024):
            block = self._numbers(self._sector(more)) if more < END else []
            if not block:
                break
            places += [number for number in block[:-1] if number < END]
            more = block[-1]
        fat: list[int] = []
        for place in places[: MAX_SECTORS // 128]:
            fat += self._numbers(self._sector(place))
        return fat

    def _chain(self, start: int, limit: int) -> bytes:
        parts, number = [], start
        while number < END and number < len(self._fat) and len(parts) < limit:
            parts.append(self._sector(number))
            number = self._fat[number]
        return b"".join(parts)

    def _read_root(self) -> dict[str, tuple[int, int]]:
        data = self._chain(int.from_bytes(self._content[48:52], "little"), limit=4096)
        entries = [data[at : at + 128] for at in range(0, len(data) - 127, 128)]
        if not entries:
            return {}
        found, seen = {}, set()
        waiting = [int.from_bytes(entries[0][76:80], "little")]
        while waiting:
            number = waiting.pop()
            if number >= len(entries) or number in seen:
                continue
            seen.add(number)
            entry = entries[number]
            length = max(int.from_bytes(entry[64:66], "little") - 2, 0)
            name = entry[: min(length, 62)].decode("utf-16-le", "replace")
            found[name] = (int.from_bytes(entry[116:120], "little"), int.from_bytes(entry[120:124], "little"))
            waiting += [int.from_bytes(entry[68:72], "little"), int.from_bytes(entry[72:76], "little")]
        return found


def is_encrypted(ole: OleFile) -> bool:
    """Whether the document needs a password to be read (new containers, old Word, Excel and PowerPoint)."""
    names = ole.streams
    if "EncryptedPackage" in names or "EncryptedSummary" in names:
        return True
    if "WordDocument" in names:
        return bool(int.from_bytes(ole.head("WordDocument", 32)[10:12], "little") & 0x0100)
    for name in ("Workbook", "Book"):
        if name in names:
            return _has_filepass(ole.head(name))
    return False


def _has_filepass(stream: bytes) -> bool:
    at = 0
    while at + 4 <= len(stream):
        record = int.from_bytes(stream[at : at + 2], "little")
        if record == 0x002F:
            return True
        at += 4 + int.from_bytes(stream[at + 2 : at + 4], "little")
    return False

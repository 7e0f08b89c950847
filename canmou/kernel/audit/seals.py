"""Seals: count and head hash written daily to a text file outside the database, itself chained with a key.

One line per seal: `2024-01-08T09:00:00+08:00 count=12 head=<hash> mac=<mac>`. A copy of the file belongs on
another machine or on paper.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import transaction

from canmou.kernel import clock, keys
from canmou.kernel.audit.chain import START, locked_head

LINE = re.compile(r"(?P<at>\S+) count=(?P<count>\d+) head=(?P<head>[0-9a-f]{64}) mac=(?P<mac>[0-9a-f]{64})")


@dataclass(frozen=True)
class Seal:
    """What the log was at a moment. `text` is the short form printed on frozen reports."""

    at: str
    count: int
    head: str
    mac: str

    @property
    def text(self) -> str:
        """Short form printed on frozen reports."""
        return f"审计封存 {self.at[:10]} 第 {self.count} 条 {self.head[:16]}"


@dataclass(frozen=True)
class BrokenSeal:
    """A line of the seals file that is not a seal in its place."""

    line: int


@transaction.atomic
def seal() -> Seal:
    """Append the present state of the log to the seals file. Safe to call at any time."""
    head = locked_head()
    path = Path(settings.CANMOU_SEALS)
    before = ""
    if path.exists():
        lines = path.read_text("utf-8").splitlines()
        before = lines[-1] if lines else ""
    at = clock.now().isoformat(timespec="seconds")
    body = f"{at} count={head.count} head={head.hash or START}"
    made = Seal(at, head.count, head.hash or START, keys.mac("audit.seal", before, body))
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(
        os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "w", encoding="utf-8"
    ) as file:
        file.write(f"{body} mac={made.mac}\n")
        file.flush()
        os.fsync(file.fileno())
    head.seals += 1
    head.save(update_fields=["seals"])
    return made


def read_seals() -> Iterator[Seal | BrokenSeal]:
    """The seals in order; a line that was changed, added by another hand or follows a gap is a BrokenSeal."""
    path = Path(settings.CANMOU_SEALS)
    if not path.exists():
        return
    before = ""
    with path.open(encoding="utf-8", errors="replace") as file:
        for place, raw in enumerate(file, 1):
            line = raw.rstrip("\n")
            match = LINE.fullmatch(line)
            body = line.rpartition(" mac=")[0]
            if match is None or keys.mac("audit.seal", before, body) != match["mac"]:
                yield BrokenSeal(place)
            else:
                yield Seal(match["at"], int(match["count"]), match["head"], match["mac"])
            before = line

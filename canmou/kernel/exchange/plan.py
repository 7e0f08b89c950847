"""What an import would do: its rows on their way to records, what is wrong with them, what was guessed."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from canmou.kernel.exchange.sheets import Sheet
from canmou.kernel.ledger.declare import Ledger
from canmou.kernel.ledger.models import ImportBatch
from canmou.kernel.office.models import Office
from canmou.kernel.people.models import User

Progress = Callable[[str, int, int], None]

MOST_KEPT = 1000
"""Remarks kept per kind, unless a plan says otherwise; further ones are only counted."""


def silent(stage: str, done: int, most: int) -> None:
    """Progress that nobody sees."""


@dataclass(frozen=True)
class Remark:
    """A problem or a notice: where, and what to do. `column` and `row` may be empty ("" and 0: the whole sheet)."""

    sheet: str
    row: int
    column: str
    message: str

    def __str__(self) -> str:
        place = f"工作表“{self.sheet}”" if self.sheet else ""
        place += f"第{self.row}行" if self.row else ""
        place += f"“{self.column}”" if self.column else ""
        return f"{place}：{self.message}" if place else self.message


@dataclass(eq=False, slots=True)
class Row:
    """One row of a sheet on its way to a record.

    `record` carries the row's values; `existing` is the stored thing that it changes. `minted`: the file gave no
    row id; `restored`: number and row id both came with the row, as in an export. `changed` maps a field to
    [before, after] as shown to readers; `held` keeps what the lists that change held before.
    """

    sheet: Sheet
    line: int
    number: str = ""
    uid: str = ""
    minted: bool = False
    restored: bool = False
    values: dict[str, Any] = field(default_factory=dict)
    lists: dict[str, list[Any]] = field(default_factory=dict)
    record: Any = None
    existing: Any = None
    title: str = ""
    changed: dict[str, list[str]] = field(default_factory=dict)
    held: dict[str, list[Any]] = field(default_factory=dict)
    wrong: bool = False


@dataclass(eq=False)
class Plan:
    """What an import would do. It can be carried out when `problems` is empty.

    `problems` and `notices` hold the first `kept`; `problem_count` and `notice_count` are true. `places` maps
    the places of a sheet's cells (from 0) to their headings.
    `stood` tells how many records each ledger of the file held when it was matched. `corrections` are cells
    that were corrected after the file was sent: (sheet, line) → heading → text, "" for a row to leave out.
    `batch`: the import that this plan carries out, where that is on record before.
    """

    office: Office
    by: User
    file_name: str
    year: int | None = None
    corrections: dict[tuple[str, int], dict[str, str]] = field(default_factory=dict)
    batch: ImportBatch | None = None
    kept: int = MOST_KEPT
    rows: list[Row] = field(default_factory=list)
    problems: list[Remark] = field(default_factory=list)
    notices: list[Remark] = field(default_factory=list)
    problem_count: int = 0
    notice_count: int = 0
    by_sheet: dict[Sheet, list[Row]] = field(default_factory=dict)
    headed: dict[Sheet, list[str]] = field(default_factory=dict)
    places: dict[Sheet, dict[int, str]] = field(default_factory=dict)
    order: list[Ledger] = field(default_factory=list)
    stood: Counter = field(default_factory=Counter)

    @cached_property
    def added(self) -> list[Row]:
        """Rows that make new records (and directory entries)."""
        return [row for row in self.rows if row.existing is None]

    @cached_property
    def changed(self) -> list[Row]:
        """Rows that change stored ones."""
        return [row for row in self.rows if row.existing is not None and row.changed]

    @property
    def unchanged(self) -> int:
        """How many rows say what is stored already."""
        return len(self.rows) - len(self.added) - len(self.changed)

    def problem(self, sheet: str, line: int, column: str, message: str, row: Row | None = None) -> None:
        """Note what is wrong, and what to do about it; the row is not looked at further."""
        self.problem_count += 1
        if len(self.problems) < self.kept:
            self.problems.append(Remark(sheet, line, column, message))
        if row is not None:
            row.wrong = True

    def notice(self, sheet: str, line: int, column: str, message: str) -> None:
        """Note what was guessed or skipped."""
        self.notice_count += 1
        if len(self.notices) < self.kept:
            self.notices.append(Remark(sheet, line, column, message))

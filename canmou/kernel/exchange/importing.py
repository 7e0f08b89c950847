"""The import of a file, from the door to the ledgers."""

from dataclasses import dataclass

from canmou.kernel import secrecy
from canmou.kernel.errors import Refused
from canmou.kernel.exchange.moving import carry_out
from canmou.kernel.exchange.plan import Plan, Progress, silent
from canmou.kernel.exchange.planning import make_plan
from canmou.kernel.exchange.reading import RawSheet, read_workbook
from canmou.kernel.ledger.models import ImportBatch
from canmou.kernel.office.models import Office
from canmou.kernel.people.models import User
from canmou.kernel.permissions import Perm, require

_DOOR = "import"


@dataclass(frozen=True)
class Outcome:
    """What an import found and, when it was carried out, its batch."""

    plan: Plan
    batch: ImportBatch | None


def import_file(
    name: str,
    content: bytes,
    *,
    by: User,
    office: Office | None = None,
    year: int | None = None,
    dry_run: bool = False,
    progress: Progress = silent,
) -> Outcome:
    """Import a spreadsheet: all or nothing.

    With problems (or `dry_run`) nothing is written; they stand in `plan.problems`. Raises `Refused` for a file
    that is no readable spreadsheet, `NotPermitted`, `SecrecyRefused`, and `Stale` when records changed meanwhile.
    """
    office = office or by.office
    require(by, Perm.IMPORT)
    if office.pk != by.office_id:
        raise Refused("只能导入本机关的台账")
    raw = read_at_the_door(name, content, by=by)
    progress("读取文件", 1, 1)
    plan = make_plan(raw, office=office, by=by, file_name=name, year=year, progress=progress)
    if plan.problems or dry_run or not plan.rows:
        return Outcome(plan, None)
    return Outcome(plan, carry_out(plan, progress))


def read_at_the_door(name: str, content: bytes, *, by: User) -> list[RawSheet]:
    """The sheets of a file, unless it is no readable spreadsheet (`Refused`) or marked (`SecrecyRefused`)."""
    raw = read_workbook(name, content)
    _guard(name, content, raw, by)
    return raw


def _guard(name: str, content: bytes, raw: list[RawSheet], by: User) -> None:
    """Every cell, by its place; then the whole file (headers, comments, properties, its name)."""
    for sheet in raw:
        for line, cells in enumerate(sheet.rows, 1):
            for place, cell in enumerate(cells, 1):
                if isinstance(cell, str) and "密" in cell:
                    secrecy.guard_values(
                        {f"工作表“{sheet.name}”第{line}行第{place}栏": cell}, by=by, door=_DOOR
                    )
    secrecy.guard_content(name, content, by=by, door=_DOOR)

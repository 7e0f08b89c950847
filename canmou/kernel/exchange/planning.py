"""From raw sheets to a plan: which rows are new, which change what, which are wrong and why. Writes nothing."""

from canmou.kernel.exchange.checking import check_rows
from canmou.kernel.exchange.linking import link_rows
from canmou.kernel.exchange.matching import match_rows
from canmou.kernel.exchange.plan import MOST_KEPT, Plan, Progress, Remark, Row, silent
from canmou.kernel.exchange.reading import RawSheet
from canmou.kernel.exchange.rows import read_rows
from canmou.kernel.exchange.sheets import title_of
from canmou.kernel.office.models import Office
from canmou.kernel.people.models import User

__all__ = ["Plan", "Progress", "Remark", "Row", "make_plan"]


def make_plan(
    raw: list[RawSheet],
    *,
    office: Office,
    by: User,
    file_name: str = "",
    year: int | None = None,
    corrections: dict[tuple[str, int], dict[str, str]] | None = None,
    kept: int = MOST_KEPT,
    progress: Progress = silent,
) -> Plan:
    """Read, link, match and check all rows. What the file's own rows name is found in any order."""
    plan = Plan(office, by, file_name, year, corrections or {}, kept=kept)
    read_rows(plan, raw, progress)
    link_rows(plan)
    match_rows(plan)
    check_rows(plan, progress)
    sheets = [title_of(sheet) for sheet in plan.by_sheet]
    plan.problems.sort(key=lambda r: (sheets.index(r.sheet) if r.sheet in sheets else -1, r.row))
    return plan

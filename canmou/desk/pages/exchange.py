"""What an import found."""

from typing import Any

from canmou.kernel.exchange.importing import Outcome
from canmou.kernel.ui.table import Column, Row, Table


def outcome(outcome: Outcome, most: int) -> dict[str, Any]:
    """Problems and notices as tables of at most `most` rows, and how many records were written."""
    plan = outcome.plan
    heads = [Column("工作表", "short"), Column("行", "num"), Column("栏", "short"), Column("怎么办", "long")]

    def table(remarks: list, title: str) -> Table | None:
        rows = [Row([r.sheet, r.row or None, r.column, r.message]) for r in remarks[:most]]
        return Table(heads, rows, title) if rows else None

    return {
        "outcome": outcome,
        "problems": table(plan.problems, "要改正的问题"),
        "notices": table(plan.notices, "提示"),
        "problem_count": plan.problem_count,
        "notice_count": plan.notice_count,
        "added": len(plan.added),
        "changed": len(plan.changed),
        "unchanged": plan.unchanged,
        "done": outcome.batch is not None,
    }

"""How many rows a filter keeps, and the sums of its number columns, over all pages."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Sum

from canmou.desk.lists.rows import selected
from canmou.desk.lists.selection import Selection
from canmou.kernel.ledger.declare import Column
from canmou.kernel.people.models import User

#: Numbers that say when, which or how well; their sum means nothing.
_NO_SUM = re.compile(
    r"(年度|年份|月份|季度|次序|序号|顺序|篇序|排序|批次|期号|版次|稿次|名次|项次|第几稿|位数|比例|占比|率|进度|读数"
    r"|年限|上限|下限|目标|质量|时效|独立性|保密|满意度.*|.*（年）|.*分)$"
)


@dataclass(frozen=True)
class Totals:
    """`sums`: (heading, sum as text) of each column of the table that can be summed."""

    count: int
    sums: list[tuple[str, str]]


def summed(selection: Selection) -> list[Column]:
    """The columns of the table of which sums make sense."""
    numbers = [column for column in selection.shown if column.kind in ("int", "decimal", "money")]
    return [column for column in numbers if not _NO_SUM.search(column.heading)]


def totals(user: User, selection: Selection) -> Totals:
    """Count and sums over everything that the filter keeps: one query."""
    columns = summed(selection)
    wanted: dict[str, Any] = {f"sum_{column.name}": Sum(column.name) for column in columns}
    found = selected(user, selection).aggregate(n=Count("*"), **wanted)
    return Totals(
        found["n"], [(column.heading, _told(column, found[f"sum_{column.name}"])) for column in columns]
    )


def _told(column: Column, value: Any) -> str:
    if column.kind == "int":
        return f"{value or 0:,}"
    return f"{Decimal(value or 0).quantize(Decimal(1).scaleb(-column.field.decimal_places)):,f}"

"""The three tables of the statutory yearly report, from records, and the identities that they must satisfy.

国办公开办函〔2021〕30号: table 3 has 25 rows × 7 columns, table 4 one row of 15 columns. Cells are whole numbers;
the fee of table 2 is in yuan here and is printed in 万元.
"""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Q

from canmou.disclosure.models import ApplicantCategory, Decision, FoiRequest, ReviewCase, StatutoryFigure
from canmou.kernel.metrics import Scope

COLUMNS = [*ApplicantCategory.values, "total"]
#: Row keys of table 3, in order: new, carried over, the 21 results, all results, carried on.
ROWS = ["received", "carried_over", *Decision.values, "results", "carried_on"]
RESULTS = ReviewCase.Result.values

Row = dict[str, int]


@dataclass(frozen=True)
class StatutoryTables:
    """table2: row key → the figures entered for the year. table3: row → column → count. table4: kind → result → count."""

    year: int
    table2: dict[str, StatutoryFigure] = field(default_factory=dict)
    table3: dict[str, Row] = field(default_factory=dict)
    table4: dict[str, Row] = field(default_factory=dict)


def statutory_tables(scope: Scope) -> StatutoryTables:
    """The tables for the scope's period (a calendar year). A case falls on the year in which its answer is delivered."""
    start, until = scope.period.start, scope.until
    known = FoiRequest.objects.up_to(scope, "received_on")
    answered = Q(delivered_on__gte=start, delivered_on__lte=until)
    before = known.filter(received_on__lt=start).filter(
        Q(delivered_on__isnull=True) | Q(delivered_on__gte=start)
    )
    open_on = known.filter(Q(delivered_on__isnull=True) | Q(delivered_on__gt=until))
    table3 = {
        "received": _row(known.filter(received_on__gte=start)),
        "carried_over": _row(before),
        **{code: _row(known.filter(answered, decision=code)) for code in Decision.values},
        "results": _row(known.filter(answered)),
        "carried_on": _row(open_on),
    }
    cases = ReviewCase.objects.in_scope(scope, "accepted_on")
    table4 = {}
    for kind in ReviewCase.Kind.values:
        counts = Counter(cases.filter(kind=kind).values_list("result", flat=True))
        table4[kind] = {result: counts[result] for result in RESULTS} | {"total": counts.total()}
    entered = StatutoryFigure.objects.live().filter(office=scope.office, year=scope.period.year)
    return StatutoryTables(scope.period.year, {row.row: row for row in entered}, table3, table4)


def _row(rows) -> Row:
    counts = Counter(rows.values_list("category", flat=True))
    return {column: counts[column] for column in ApplicantCategory.values} | {"total": counts.total()}


def broken_identities(table3: dict[str, Row], table4: dict[str, Row]) -> list[str]:
    """What does not add up (R-AR-10 to R-AR-13), as sentences; empty when all holds. Holds for imported tables too."""
    found = []
    for column in COLUMNS:
        cell = {row: table3[row][column] for row in ROWS}
        name = "总计" if column == "total" else ApplicantCategory(column).label
        if cell["received"] + cell["carried_over"] != cell["results"] + cell["carried_on"]:
            found.append(f"表三“{name}”列：第一项加第二项之和不等于第三项加第四项之和")
        if cell["results"] != sum(cell[code] for code in Decision.values):
            found.append(f"表三“{name}”列：办理结果总计不等于各分项之和")
    for key in ROWS:
        row = table3[key]
        if row["total"] != sum(row[column] for column in ApplicantCategory.values):
            found.append(f"表三第{ROWS.index(key) + 1}行：总计不等于各类申请人之和")
    for kind, row in table4.items():
        if row["total"] != sum(row[result] for result in RESULTS):
            found.append(f"表四“{ReviewCase.Kind(kind).label}”：总计不等于各项结果之和")
    return found


def carry_over_breaks(last_year: StatutoryTables, this_year: StatutoryTables) -> list[str]:
    """Columns in which what was carried on last year is not what was carried over into this one (R-AR-14)."""
    before, after = last_year.table3["carried_on"], this_year.table3["carried_over"]
    return [
        f"“{'总计' if column == 'total' else ApplicantCategory(column).label}”列：上年结转与上年年报不一致"
        for column in COLUMNS
        if before[column] != after[column]
    ]

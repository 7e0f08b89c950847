"""How fast figures are computed over a million ledger rows, beside bare SQL that returns the same.

    python bench/report.py [ROWS]

Loads the demo office into a temporary SQLite file, multiplies the records of five ledgers to ROWS (1,000,000) and
prints, per metric, (a) the time of the figure and (b) of the figure with the numbers of its evidence, each beside
the plain statement run on a bare sqlite3 connection, and the ratios of the sums. The goal is 1.5 or less.
"""

import os
import re
import sqlite3
import statistics
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "reports")]
FOLDER = tempfile.TemporaryDirectory()
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "canmou.site.settings",
    "CANMOU_DATA": FOLDER.name,
    "CANMOU_TODAY": "2024-01-08",
}
os.environ.pop("CANMOU_DATABASE_URL", None)

import django  # noqa: E402  (settings come from the environment above)

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from test_blanks import SQL  # noqa: E402

from canmou.kernel.ledger.declare import ledger  # noqa: E402
from canmou.kernel.metrics import evaluate, scope_for  # noqa: E402
from canmou.kernel.office.models import Office  # noqa: E402
from canmou.lib.periods import parse  # noqa: E402
from canmou.site import database, demo  # noqa: E402

GOAL = 1.5
ROUNDS = 5
#: Ledgers whose records are multiplied, and the metrics that count them.
LEDGERS = ("PSS", "RFA", "BAR", "DPO", "FLA")
METRICS = (
    "party.study.centre_group",
    "party.study.party_group",
    "research.activities.major",
    "publishing.journal.articles",
    "publishing.journal.characters",
    "publishing.reference.articles",
    "disclosure.channel.research_posts",
    "affairs.law.oaths_and_rules",
)


def multiply(code: str, wanted: int) -> int:
    """Copy the records of a ledger until there are `wanted`; returns how many there are."""
    table = ledger(code).model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM {table}")
        (have,) = cursor.fetchone()
        times = max(0, wanted // have - 1)
        own = [c for c in _columns(cursor, table) if c not in ("id", "ref_id", "number")]
        refs = [c for c in _columns(cursor, "kernel_recordref") if c not in ("id", "uid", "number")]
        cursor.execute("CREATE TEMP TABLE IF NOT EXISTS turns (n INTEGER PRIMARY KEY)")
        cursor.execute("DELETE FROM turns")
        cursor.executemany("INSERT INTO turns VALUES (%s)", [(n,) for n in range(1, times + 1)])
        columns = ", ".join(f'"{c}"' for c in refs)
        cursor.execute(
            f"INSERT INTO kernel_recordref (uid, number, {columns}) SELECT r.uid || '-' || n, "
            f"r.number || '-' || n, {', '.join(f'r.{chr(34)}{c}{chr(34)}' for c in refs)} "
            "FROM kernel_recordref r, turns WHERE r.ledger = %s",
            [code],
        )
        names = ", ".join(f'"{c}"' for c in own)
        cursor.execute(
            f"INSERT INTO {table} (ref_id, number, {names}) SELECT x.id, x.number, "
            f"{', '.join(f't.{chr(34)}{c}{chr(34)}' for c in own)} FROM {table} t "
            "JOIN kernel_recordref r ON r.id = t.ref_id, turns "
            "JOIN kernel_recordref x ON x.uid = r.uid || '-' || n"
        )
        cursor.execute(f"SELECT COUNT(*) FROM {table}")
        return cursor.fetchone()[0]


def _columns(cursor, table: str) -> list[str]:
    cursor.execute(f"PRAGMA table_info({table})")
    return [row[1] for row in cursor.fetchall()]


def numbers_of(statement: str) -> str:
    """The statement that lists the numbers of the rows that `statement` counts or sums."""
    alias = "a" if "publishing_article a" in statement else "t"
    return re.sub(r"^SELECT .*? FROM", f"SELECT {alias}.number FROM", statement) + f" ORDER BY {alias}.number"


def timed(run) -> tuple[float, object]:
    times, found = [], None
    for _ in range(ROUNDS):
        start = time.perf_counter()
        found = run()
        times.append(time.perf_counter() - start)
    return statistics.median(times), found


def one_row(bare, id: str):
    return bare.execute(SQL[id]).fetchone()


def rows_and_value(bare, id: str):
    bare.execute(SQL[id]).fetchone()
    return bare.execute(numbers_of(SQL[id])).fetchall()


def our_value(id: str, scope):
    return evaluate(id, scope).value


def our_evidence(id: str, scope):
    figure = evaluate(id, scope)
    assert figure.value is not None
    return figure.records


def main() -> int:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    print("loading the demo office …", flush=True)
    database.bring_up()
    demo.load()
    total = sum(multiply(code, rows // len(LEDGERS)) for code in LEDGERS)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"{total:,} rows in {len(LEDGERS)} ledgers", flush=True)
    scope = scope_for(Office.objects.get(), parse("2022"))
    bare = sqlite3.connect(settings.DATABASES["default"]["NAME"])
    bare.execute("PRAGMA mmap_size=134217728")
    sums = [0.0] * 4
    for id in METRICS:
        value_bare, (value,) = timed(partial(one_row, bare, id))
        value_ours, figure = timed(partial(our_value, id, scope))
        assert int(value) == int(figure), (id, value, figure)
        list_bare, listed = timed(partial(rows_and_value, bare, id))
        list_ours, records = timed(partial(our_evidence, id, scope))
        assert [number for (number,) in listed] == records, id
        sums = [a + b for a, b in zip(sums, (value_bare, value_ours, list_bare, list_ours), strict=True)]
        print(
            f"{id:38} {value:>12,} | figure {value_ours * 1000:7.1f} ms, SQL {value_bare * 1000:7.1f} ms | "
            f"with {len(records):>7,} numbers {list_ours * 1000:7.1f} ms, SQL {list_bare * 1000:7.1f} ms"
        )
    ratios = sums[1] / sums[0], sums[3] / sums[2]
    print(
        f"(a) figures: ratio {ratios[0]:.2f}   (b) figures with evidence: ratio {ratios[1]:.2f}   goal ≤ {GOAL}"
    )
    return 0 if max(ratios) <= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())

"""How fast a workbook of 50,000 rows is imported, beside reading that file alone, and how long others must wait.

    python bench/import.py [ROWS]

The file holds works with two authors each. It is read alone by the fastest reader (python-calamine), then imported
into an office that holds 20,000 works, while three other processes write again and again: one changes the counter
of the same ledger and year, as whoever enters a work of that year does; one enters records of another ledger; one
changes a work of the same section. Prints the times, their ratio and the longest wait of each; the goal is at most one
second. Runs on a temporary SQLite file, or on the empty database of CANMOU_DATABASE_URL.
"""

import gc
import io
import os
import resource
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "canmou.site.settings")
os.environ["CANMOU_TODAY"] = "2024-01-08"

GOAL = 1.0
HEADINGS = [
    "题名",
    "简称",
    "文本类别",
    "撰写来源",
    "作者",
    "署名单位",
    "完成日期",
    "字数",
    "关键词",
    "摘要",
    "归口科室",
]


def workbook(rows: int, label: str) -> bytes:
    """A workbook of works, the titles of which carry the label."""
    import xlsxwriter  # slow to load

    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"constant_memory": True}) as book:
        page, day = book.add_worksheet("成果母本"), book.add_format({"num_format": "yyyy-mm-dd"})
        page.write_row(0, 0, HEADINGS)
        for n in range(1, rows + 1):
            values = [
                f"关于{label}第{n}条产业链发展情况的调研报告",
                f"产业链{n}",
                ("调研报告", "文章", "典型案例")[n % 3],
                "本单位自主撰写",
                "高振华、吕晓东",
                "市工信局",
            ]
            page.write_row(n, 0, values)
            page.write_number(n, 6, 44_200 + n % 700, day)
            page.write_number(n, 7, 3000 + n % 2000)
            page.write_row(
                n, 8, ["产业链、制造业", "全市产业链上下游企业的分布、短板与对策建议" * 2, "综合调研一科"]
            )
    return made.getvalue()


def read_alone(content: bytes) -> float:
    """Seconds that the reader alone takes."""
    from python_calamine import CalamineWorkbook

    began = time.perf_counter()
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return time.perf_counter() - began


def draw(turn: int) -> None:
    """Lock the counter of works of 2022 as whoever enters one does, in a transaction."""
    from django.db import transaction

    from canmou.kernel.ledger.models import LedgerCounter

    with transaction.atomic():
        LedgerCounter.objects.filter(ledger="LWK", year=2022).update(year=2022)


def enter(turn: int) -> None:
    """Enter a record of another ledger, of the same section."""
    from canmou.kernel.ledger.actions import add
    from canmou.library.models import Indicator, Work

    work = Work.objects.select_related("created_by", "unit").order_by("pk")[0]
    indicator = Indicator(
        name=f"指标{turn}",
        definition="……",
        measure="％",
        frequency="month",
        aggregation="current",
        unit=work.unit,
        source=work.unit,
        used_from=date(2022, 1, 1),
    )
    add(indicator, by=work.created_by)


def change(turn: int) -> None:
    """Change a work of the same section that the file does not name."""
    from canmou.kernel.ledger.actions import amend
    from canmou.library.models import Work

    work = Work.objects.select_related("created_by").order_by("pk")[1]
    work.characters = turn + 1
    amend(work, by=work.created_by)


WRITERS = {
    "draws a number of the same ledger and year": (draw, 0.005),
    "enters a record of another ledger": (enter, 0.05),
    "changes a work of the same section": (change, 0.05),
}


def start_writer(report: int, write: Callable[[int], None], pause: float) -> int:
    """A process that writes again and again; at SIGTERM it tells its longest wait."""
    child = os.fork()
    if child:
        return child
    from django.db import connections

    connections["default"] = connections["default"].copy()
    waits, going = [], True

    def stop(*_: object) -> None:
        nonlocal going
        going = False

    signal.signal(signal.SIGTERM, stop)
    while going:
        began = time.perf_counter()
        write(len(waits))
        waits.append(time.perf_counter() - began)
        time.sleep(pause)
    waits.sort(reverse=True)
    os.write(report, f"{waits[0]} {statistics.median(waits)} {len(waits)}".encode())
    os._exit(0)


def main() -> int:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CANMOU_DATA"] = folder
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connection

        from canmou.kernel.exchange import moving
        from canmou.kernel.exchange.importing import import_file
        from canmou.kernel.people.models import User
        from canmou.site.demo.cast import make_cast

        call_command("migrate", verbosity=0)
        make_cast()
        before = import_file("a.xlsx", workbook(20_000, "旧"), by=User.objects.get(username="general"))
        assert before.batch is not None, before.plan.problems[:3]
        del before
        gc.collect()
        content = workbook(rows, "新")
        alone = min(read_alone(content) for _ in range(3))
        connection.close()
        writers = []
        for told, (write, pause) in WRITERS.items():
            inward, outward = os.pipe()
            writers.append((start_writer(outward, write, pause), inward, told))
        stages: list[tuple[str, float]] = []

        def progress(stage: str, done: int, most: int) -> None:
            if not stages or stages[-1][0] != stage:
                stages.append((stage, time.perf_counter()))

        held, move = [], moving.Mover.move

        def timed(self: object) -> object:
            began = time.perf_counter()
            try:
                return move(self)
            finally:
                held.append(time.perf_counter() - began)

        moving.Mover.move = timed
        began = time.perf_counter()
        outcome = import_file("b.xlsx", content, by=User.objects.get(username="general"), progress=progress)
        whole = time.perf_counter() - began
        waits = []
        for writer, inward, told in writers:
            os.kill(writer, signal.SIGTERM)
            os.waitpid(writer, 0)
            longest, usual, count = os.read(inward, 200).decode().split()
            waits.append((told, float(longest), float(usual) * 1000, count))
        assert outcome.batch is not None and outcome.batch.added == rows
        print(
            f"{connection.vendor}, {rows} rows, {len(content) / 1e6:.1f} MB, peak "
            f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"
        )
        print(f"reading alone           {alone:8.2f} s")
        ends = [*(at for _, at in stages[1:]), began + whole]
        for (stage, at), end in zip(stages, ends, strict=True):
            print(f"  from {stage:<12}{end - at:14.2f} s")
        print(f"import                  {whole:8.2f} s   = {whole / alone:.1f} times reading alone")
        print(f"final transaction       {held[0]:8.2f} s")
        for told, longest, usual, count in waits:
            print(f"who {told:<43} waits ≤ {longest:5.2f} s (usually {usual:5.1f} ms, {count} times)")
        print(f"goal: nobody waits longer than {GOAL} s")
        return 0 if max(longest for _, longest, *_ in waits) <= GOAL else 1


if __name__ == "__main__":
    sys.exit(main())

"""A hundred thousand bad rows cost bounded time and memory, and nothing is written."""

import time
from pathlib import Path

from canmou.library.models import Work

MOST_SECONDS, MOST_MEGABYTES = (
    120,
    450,
)  # of processor time, on a slow machine; beside what the process holds already
PROCESS = Path("/proc/self")


def held(what):
    """Megabytes of this process: VmRSS now, VmHWM at its peak since the peak was last forgotten."""
    lines = dict(line.split(":", 1) for line in (PROCESS / "status").read_text().splitlines())
    return int(lines[what].split()[0]) / 1024


def test_a_hundred_thousand_bad_rows(bring, state):
    lines = (f"第{n}篇,论文,2022-13-07,约{n},李不存,市不存局\n" for n in range(100_000))
    content = ("题名,文本类别,完成日期,字数,作者,署名单位\n" + "".join(lines)).encode()
    before, began = state(), time.process_time()
    (PROCESS / "clear_refs").write_text("5")  # forgets the peak of earlier tests
    already = held("VmRSS")
    outcome = bring(content, name="成果母本.csv")
    assert time.process_time() - began < MOST_SECONDS
    assert held("VmHWM") - already < MOST_MEGABYTES
    assert (outcome.batch, outcome.plan.problem_count, len(outcome.plan.problems)) == (None, 500_000, 1000)
    assert state() == before
    assert Work.objects.count() == 0

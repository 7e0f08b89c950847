"""A hundred thousand bad rows cost bounded time and memory, and nothing is written."""

import resource
import time

from canmou.library.models import Work

MOST_SECONDS, MOST_MEGABYTES = 120, 700  # of processor time, on a slow machine


def test_a_hundred_thousand_bad_rows(bring, state):
    lines = (f"第{n}篇,论文,2022-13-07,约{n},李不存,市不存局\n" for n in range(100_000))
    content = ("题名,文本类别,完成日期,字数,作者,署名单位\n" + "".join(lines)).encode()
    before, began = state(), time.process_time()
    outcome = bring(content, name="成果母本.csv")
    assert time.process_time() - began < MOST_SECONDS
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 < MOST_MEGABYTES
    assert (outcome.batch, outcome.plan.problem_count, len(outcome.plan.problems)) == (None, 500_000, 1000)
    assert state() == before
    assert Work.objects.count() == 0

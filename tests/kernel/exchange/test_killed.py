"""kill -9 at many moments of an import leaves the database as it was before, or as it is after; never between."""

import os
import random
import signal
import time

import pytest
from django.db import connections

from canmou.kernel import audit
from canmou.kernel.exchange.importing import import_file
from canmou.kernel.ledger.models import ImportBatch, LedgerCounter, RecordChange, RecordRef
from canmou.kernel.people.models import User
from canmou.library.models import Work

ROWS = 150


def workbook(make):
    people = "高振华、吕晓东、丁若兰、新来的"
    new = [[f"新增第{n}篇", "文章", f"2022-{1 + n % 12}-07", people, n] for n in range(ROWS)]
    old = [[f"原有第{n}篇", "文章", "2022-06-07", people, 10_000 + n] for n in range(20)]
    return make(
        {
            "人员": [["人员编号", "姓名"], ["099", "新来的"]],
            "成果母本": [["题名", "文本类别", "完成日期", "作者", "字数"], *new, *old],
        },
    )


@pytest.fixture
def bring_content(book):
    return workbook(book)


def run_and_die(copies, label, content, *, statement=None, stage=None, delay=None):
    """Import in a process of its own, killed before its n-th statement, at a stage, or after some seconds.

    Gives back whether it was killed (else it had finished).
    """
    child = os.fork()
    if child == 0:
        try:
            wrapper = copies.wrapper(label)
            connections["default"] = wrapper
            seen = 0

            def count(execute, sql, params, many, context):
                nonlocal seen
                seen += 1
                if seen == statement:
                    os.kill(os.getpid(), signal.SIGKILL)
                return execute(sql, params, many, context)

            def progress(name, done, most):
                if name == stage:
                    os.kill(os.getpid(), signal.SIGKILL)

            with wrapper.execute_wrapper(count):
                import_file("台账.xlsx", content, by=User.objects.get(username="general"), progress=progress)
            os._exit(0)
        except BaseException:  # the parent sees the code
            os._exit(9)
    if delay is not None:
        time.sleep(delay)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, status
    copies.settled(label)
    return os.WIFSIGNALED(status)


def told():
    """What stands in the database, but for times and random ids."""
    return {
        "works": sorted(Work.objects.values_list("number", "title", "characters", "version", "origin")),
        "refs": sorted(RecordRef.objects.values_list("number", "title", "on", "voided")),
        "authors": sorted(Work.authors.through.objects.values_list("work__number", "person__name")),
        "changes": sorted(RecordChange.objects.values_list("ref__number", "version", "verb")),
        "counters": sorted(LedgerCounter.objects.values_list("ledger", "year", "last")),
        "batches": sorted(ImportBatch.objects.values_list("added", "changed", "unchanged")),
        "audit": audit.verify().ok,
    }


def staging_tables(wrapper):
    with wrapper.cursor() as cursor:
        return [name for name in wrapper.introspection.table_names(cursor) if name.startswith("stage_")]


@pytest.fixture
def ends(copies, state, bring_content):
    """The state before (every table) and after (what is told), from a run that nobody killed."""
    with copies.within("ground"):
        before = state()
        told_before = told()
    copies.copy("after")
    statements = 0
    with copies.within("after") as wrapper:

        def count(execute, sql, params, many, context):
            nonlocal statements
            statements += 1
            return execute(sql, params, many, context)

        with wrapper.execute_wrapper(count):
            began = time.perf_counter()
            import_file("台账.xlsx", bring_content, by=User.objects.get(username="general"))
            took = time.perf_counter() - began
        after = told()
    assert after["batches"] == [(20, 0, 0), (ROWS + 1, 20, 0)]
    assert after["audit"] and told_before != after
    return before, after, statements, took


def check(copies, label, ends, state, killed):
    before, after, *_ = ends
    with copies.within(label) as wrapper:
        assert staging_tables(wrapper) == []
        found = state()
        if found == before:
            assert audit.verify().ok
            return "before"
        assert told() == after
        return "after"


def test_killed_before_every_few_statements(copies, ends, state, bring_content):
    _, _, statements, _ = ends
    assert statements > 40
    outcomes = []
    step = max(1, statements // 30)
    for number in range(2, statements + 1, step):
        label = f"s{number}"
        copies.copy(label)
        assert run_and_die(copies, label, bring_content, statement=number)
        outcomes.append(check(copies, label, ends, state, True))
    assert len(outcomes) >= 25
    # the staging tables are dropped after the commit; every kill before it leaves all as it was
    assert outcomes == sorted(outcomes, reverse=True) and outcomes[0] == "before"


@pytest.mark.parametrize("stage", ["读取成果母本", "核对", "暂存", "写入"])
def test_killed_at_a_stage(copies, ends, state, bring_content, stage):
    label = f"stage{ord(stage[0])}"
    copies.copy(label)
    assert run_and_die(copies, label, bring_content, stage=stage)
    assert check(copies, label, ends, state, True) == "before"


def test_killed_at_random(copies, ends, state, bring_content):
    *_, took = ends
    chance = random.Random(20221231)
    for number in range(12):
        label = f"r{number}"
        copies.copy(label)
        killed = run_and_die(copies, label, bring_content, delay=chance.uniform(0.3, 1.1) * took)
        assert check(copies, label, ends, state, killed) in ("before", "after")

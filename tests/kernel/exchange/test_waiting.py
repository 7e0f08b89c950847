"""While the rows of an import move, others write on; who takes a number waits only while numbers are taken."""

import os
from contextlib import contextmanager
from datetime import date

import pytest
from django.db import connection, connections, transaction

from canmou.kernel import audit
from canmou.kernel.errors import Stale
from canmou.kernel.exchange import staging
from canmou.kernel.exchange.importing import import_file
from canmou.kernel.exchange.moving import Mover
from canmou.kernel.exchange.plan import silent
from canmou.kernel.exchange.planning import make_plan
from canmou.kernel.exchange.reading import read_workbook
from canmou.kernel.exchange.staging import Stage
from canmou.kernel.ledger.actions import add, amend
from canmou.kernel.ledger.models import LedgerCounter, RecordRef
from canmou.kernel.people.models import User
from canmou.library.models import Indicator, Work

HEAD = ["题名", "文本类别", "完成日期", "作者", "字数"]
ROWS = 300  # more than the numbers that are left free
DONE, STALE = 0, 3


def workbook(make):
    rows = [[f"新增第{n}篇", "文章", "2022-03-07", "高振华、吕晓东", n] for n in range(ROWS)]
    return make({"成果母本": [HEAD, *rows, ["原有第3篇", "文章", "2022-06-07", "吕晓东", 7]]})


@contextmanager
def halted(copies, label, content):
    """An import in a process of its own that has moved its rows and stands before the counters.

    Gives a function that lets it go on and tells how it ended.
    """
    arrived, arrive = os.pipe()
    start, started = os.pipe()
    child = os.fork()
    if child == 0:
        wrapper = copies.wrapper(label)
        connections["default"] = wrapper
        halts = [None]

        def halt(execute, sql, params, many, context):
            if halts and "kernel_ledgercounter" in sql and "FOR UPDATE" in sql:
                halts.pop()
                os.write(arrive, b".")
                os.read(start, 1)
            return execute(sql, params, many, context)

        try:
            with wrapper.execute_wrapper(halt):
                import_file("台账.xlsx", content, by=User.objects.get(username="general"))
            os._exit(DONE)
        except Stale:
            os._exit(STALE)
        except BaseException:  # the parent sees the code
            os._exit(9)
    os.close(arrive)
    ended = []

    def go_on():
        os.write(started, b".")
        ended.append(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
        return ended[0]

    try:
        assert os.read(arrived, 1) == b"."
        with copies.within(label) as wrapper:
            with wrapper.cursor() as cursor:
                cursor.execute("SET lock_timeout = '200ms'")  # whoever must wait fails
            yield go_on
    finally:
        if not ended:
            go_on()
        for end in (arrived, start, started):
            os.close(end)


def told():
    return sorted(Work.objects.values_list("number", "ref__number", "title", "ref__title"))


@pytest.fixture
def shared(copies):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one write at a time")
    return copies


def test_others_write_on_while_rows_move(shared, book):
    shared.copy("others")
    with halted(shared, "others", workbook(book)) as go_on:
        login = User.objects.get(username="general")
        unit = Work.objects.order_by("pk")[0].unit
        indicator = Indicator(
            name="增速", definition="……", measure="％", frequency="month", aggregation="current", unit=unit,
            source=unit, used_from=date(2022, 1, 1),
        )  # fmt: skip
        assert add(indicator, by=login).number == "ZZ-LIN-2022-00001"
        work = Work.objects.get(title="原有第5篇")
        work.characters = 55_555
        amend(work, by=login)
        with transaction.atomic():
            assert LedgerCounter.objects.select_for_update().get(ledger="LWK").last == 20
        assert go_on() == DONE
        numbers = [f"ZZ-LWK-2022-{n:05d}" for n in range(1, 21 + ROWS)]
        titles = [*(f"原有第{n}篇" for n in range(20)), *(f"新增第{n}篇" for n in range(ROWS))]
        assert told() == [(n, n, t, t) for n, t in zip(numbers, titles, strict=True)]
        assert Work.authors.through.objects.count() == 19 + 1 + 2 * ROWS
        assert LedgerCounter.objects.get(ledger="LWK").last == 20 + ROWS
        assert audit.verify().ok


def test_who_enters_a_record_meanwhile_does_not_wait_and_the_import_is_stale(shared, book):
    shared.copy("enters")
    with halted(shared, "enters", workbook(book)) as go_on:
        login = User.objects.get(username="general")
        unit = Work.objects.order_by("pk")[0].unit
        work = Work(title="抢先的", kind="article", finished_on=date(2022, 5, 1), unit=unit)
        assert add(work, by=login).number == "ZZ-LWK-2022-00021"
        assert go_on() == STALE
        assert (Work.objects.count(), RecordRef.objects.count()) == (21, 21)
        assert LedgerCounter.objects.get(ledger="LWK").last == 21


@pytest.mark.parametrize("year", [2022, 2019])
def test_a_counter_of_the_ledger_that_somebody_holds_makes_the_import_stale(shared, book, year):
    """Also one of another year: a record of the same name may come with it."""
    shared.copy(f"held{year}")
    with shared.within(f"held{year}"):
        office = User.objects.get(username="general").office
        LedgerCounter.objects.get_or_create(office=office, ledger="LWK", year=year)
    with halted(shared, f"held{year}", workbook(book)) as go_on:
        with transaction.atomic():
            LedgerCounter.objects.select_for_update().get(ledger="LWK", year=year)
            assert go_on() == STALE
        assert Work.objects.count() == 20


@pytest.fixture
def narrow(monkeypatch):
    """One number is left free."""
    monkeypatch.setattr(staging, "_FREE", 1)
    monkeypatch.setattr(staging, "_FREE_EACH", 1)


def three(cast, make):
    rows = [[title, "文章", "2022-06-07"] for title in ("甲", "乙", "丙")]
    data = make({"成果母本": [HEAD[:3], *rows]})
    stage = Stage(make_plan(read_workbook("a.xlsx", data), office=cast.office, by=cast.users["general"]))
    stage.fill(silent)
    return stage


def test_rows_with_expected_numbers_and_with_stand_ins_are_numbered_in_order(cast, book, narrow):
    stage = three(cast, book)
    Mover(stage).move()
    stage.clear()
    assert stage.firm == {("LWK", 2022)}
    numbers = [f"ZZ-LWK-2022-0000{n}" for n in (1, 2, 3)]
    assert told() == [(n, n, t, t) for n, t in zip(numbers, ("甲", "乙", "丙"), strict=True)]


def test_numbers_taken_meanwhile_make_an_import_with_expected_numbers_stale(cast, book, narrow, state):
    stage = three(cast, book)
    LedgerCounter.objects.create(office=cast.office, ledger="LWK", year=2022, last=1)
    before = state()
    with pytest.raises(Stale, match="取了新编号"):
        Mover(stage).move()
    assert state() == before
    stage.clear()

"""An import in a real browser: sent, wrong cells mended in place, confirmed, undone; on a phone; without scripts."""

import threading

import pytest
import xlsxwriter
from django.db import connections
from django_tasks_db.models import DBTaskResult

from canmou.activities.models import Event
from canmou.kernel.exchange.running import run_piece
from canmou.kernel.ledger.models import ImportBatch, RecordRef

HEAD = ["活动名称", "活动类别", "活动日期", "地点", "归口科室"]
ROWS = [
    ["产业链座谈会", "会议", "2022-06-07", "三楼", "办公室"],
    ["读书分享会", "没有这一类", "2022-13-07", "三楼", "没有这个科"],
]


@pytest.fixture
def workbook(tmp_path):
    """A workbook with one good row and one with three errors."""
    path = tmp_path / "活动.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("活动台账")
        for line, row in enumerate([HEAD, *ROWS]):
            page.write_row(line, 0, row)
    return path


def work():
    """The worker's turn, on a connection of its own."""

    def run():
        for uid, number in ImportBatch.objects.values_list("uid", "run"):
            run_piece(uid, number)
        connections.close_all()

    worker = threading.Thread(target=run)
    worker.start()
    worker.join()


def sent(visit, workbook):
    visit.sign_in("general", then="/exchange/")
    visit.tab.set_input_files("#id_file", str(workbook))
    visit.tab.click("text=上传并核对")
    visit.tab.wait_for_selector("h2:has-text('正在核对')")


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_an_import_is_mended_confirmed_and_undone(size, walk, workbook):
    visit = walk(size)
    tab = visit.tab
    tab.on("dialog", lambda dialog: dialog.accept())
    sent(visit, workbook)
    seen(visit)
    assert DBTaskResult.objects.count() == 1
    work()
    tab.wait_for_selector(".import-counts")  # the page finds out by itself
    assert tab.inner_text(".import-counts .bad b") == "1"
    seen(visit)
    tab.click("text=改整行")
    tab.wait_for_selector("h1")
    seen(visit)
    tab.go_back()
    tab.get_by_label("活动类别").select_option("学习研讨")
    tab.get_by_label("活动日期").fill("2022-07-07")
    tab.get_by_label("归口科室").fill("办公室")
    tab.click("text=保存改正并重新核对")
    tab.wait_for_selector("h2:has-text('正在核对')")
    work()
    tab.wait_for_selector("text=没有问题")
    seen(visit)
    tab.click("text=确认导入")
    tab.wait_for_selector("h2:has-text('正在写入')")
    work()
    tab.wait_for_selector("text=已导入：新增 2 条")
    assert sorted(Event.objects.values_list("title", flat=True)) == ["产业链座谈会", "读书分享会"]
    seen(visit)
    tab.click("text=撤销导入")
    tab.wait_for_selector("#id_reason")
    seen(visit)
    tab.fill("#id_reason", "传错了文件")
    tab.click("text=撤销这次导入")
    tab.wait_for_selector("h2:has-text('正在撤销')")
    work()
    tab.wait_for_selector("text=撤销了这次导入")
    seen(visit)
    assert RecordRef.objects.filter(voided=False).count() == 0
    visit.go("/exchange/imports/")
    seen(visit)


def seen(visit):
    """Nothing wrong with the page, in both themes."""
    for _ in range(2):
        assert (visit.barriers(), visit.overflow(), visit.complaints, visit.foreign) == ([], 0, [], [])
        visit.tab.click("[data-theme-toggle]")


def test_without_scripts_it_goes_by_reloading(walk, workbook):
    visit = walk(javascript=False)
    sent(visit, workbook)
    work()
    visit.tab.click("text=刷新")
    visit.tab.wait_for_selector(".import-counts")
    visit.tab.get_by_label("不导入这一行").check()
    visit.tab.click("text=保存改正并重新核对")
    work()
    visit.tab.click("text=刷新")
    visit.tab.click("text=确认导入")
    work()
    visit.tab.click("text=刷新")
    visit.tab.wait_for_selector("text=已导入：新增 1 条")
    assert Event.objects.get().title == "产业链座谈会"

"""Workbooks through the browser: sent, checked in the background, looked at, mended, confirmed, undone."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook
from waiting import work

from canmou.activities.models import Event
from canmou.kernel.ledger.actions import amend
from canmou.kernel.ledger.models import ImportBatch, ImportState, RecordRef

ROWS = [
    ["“慈心一日捐”活动", "捐赠", "2022-05-18", "机关一楼", "办公室"],
    ["读书分享会", "学习研讨", "6月7日", "三楼会议室", "办公室"],
]
WRONG = [
    ROWS[0],
    ["", "庆典", "昨天", "", "没有这个科"],
    ["<b>粗</b>", "<i>", "2022-05-19", "", "办公室"],
]


@pytest.fixture
def workbook(visit):
    """`workbook(rows)`: the template of the ledger of events, filled with (title, kind, day, place, section)."""

    def fill(rows):
        book = load_workbook(io.BytesIO(visit("general").get("/ledgers/AEV/template/").content))
        sheet = book["活动台账"]
        heads = {cell.value: cell.column for cell in sheet[1]}
        names = ("活动名称", "活动类别", "活动日期", "地点", "归口科室")
        for place, row in enumerate(rows, 3):
            for name, value in zip(names, row, strict=True):
                sheet.cell(place, heads[name], value)
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    return fill


def send(browser, content, name="台账.xlsx", **values):
    return browser.post("/exchange/", {"file": SimpleUploadedFile(name, content), **values})


def text(answer):
    return answer.content.decode()


@pytest.fixture
def sent(visit, workbook):
    """`sent(rows)`: sends a workbook as one of the cast, has it checked, and gives its address."""

    def run(rows, login="general", **values):
        answer = send(visit(login), workbook(rows), **{"year": "2022", **values})
        assert answer.status_code == 302, text(answer)
        work()
        return answer.headers["Location"]

    return run


def test_an_import_to_be_confirmed_stands_in_the_list_of_its_importer_alone(visit, sent):
    address = sent(ROWS)
    shown = {
        login: f'href="{address}"' in text(visit(login).get("/todo/")) for login in ("general", "leader")
    }
    assert shown == {"general": True, "leader": False}
    visit("general").post(f"{address}confirm/")
    work()
    assert f'href="{address}"' not in text(visit("general").get("/todo/"))


def test_a_workbook_is_looked_at_and_then_written_once(visit, sent):
    browser, address = visit("general"), sent(ROWS)
    page = text(browser.get(address))
    assert "没有问题。确认后新增 2 条、修改 0 条" in page
    assert "读书分享会" in page
    assert RecordRef.objects.count() == 0
    assert browser.post(f"{address}confirm/").headers["Location"] == address
    assert "正在写入" in text(browser.get(address))
    work()
    page = text(browser.get(address))
    assert "已导入：新增 2 条，修改 0 条，未变 0 条" in page
    assert 'href="/records/ZZ-AEV-2022-00001/"' in page
    assert sorted(Event.objects.values_list("number", "origin")) == [
        ("ZZ-AEV-2022-00001", "import"),
        ("ZZ-AEV-2022-00002", "import"),
    ]
    again = sent(ROWS)
    assert "台账里都已经有了" in text(browser.get(again))
    refused = browser.post(f"{again}confirm/", follow=True)
    assert "没有要新增或修改的行" in text(refused)
    assert Event.objects.count() == 2


def test_while_nobody_works_the_page_says_so_and_asks_less_often(visit, workbook):
    browser = visit("general")
    address = send(browser, workbook(ROWS)).headers["Location"]
    page = text(browser.get(address))
    assert "马上开始" in page
    assert 'hx-trigger="every 1s"' in page
    batch = ImportBatch.objects.get()
    ImportBatch.objects.update(queued_at=batch.queued_at.replace(year=2023))
    part = text(browser.get(f"{address}progress/"))
    assert "后台处理程序没有在运行" in part
    assert 'hx-trigger="every 5s"' in part
    work()
    done = browser.get(f"{address}progress/")
    assert (done.status_code, done.headers["HX-Redirect"]) == (204, address)


def test_problems_stand_beside_their_cells_and_nothing_is_written(visit, sent):
    browser, address = visit("general"), sent(WRONG)
    page = text(browser.get(f"{address}?kind=refused"))
    assert "处问题，改正之前不能导入" in page
    for name in ("活动名称", "活动类别", "活动日期", "归口科室"):
        assert f'name="cell|活动台账|4|{name}"' in page
    assert "“庆典”不在可选范围内" in page
    assert "<option selected>庆典</option>" in page
    assert "<i>" not in page.replace("<i>/</i>", "")
    assert "慈心一日捐" not in page
    assert (RecordRef.objects.count(), ImportBatch.objects.get().state) == (0, ImportState.CHECKED)
    browser.post(f"{address}confirm/")
    assert (RecordRef.objects.count(), ImportBatch.objects.get().state) == (0, ImportState.CHECKED)


def test_cells_are_mended_in_the_page(visit, sent):
    browser, address = visit("general"), sent(WRONG)
    cells = {
        "cell|活动台账|4|活动名称": "庆祝会",
        "cell|活动台账|4|活动类别": "会议",
        "cell|活动台账|4|活动日期": "2022-05-20",
        "cell|活动台账|4|归口科室": "办公室",
        "leave|活动台账|5|": "1",
    }
    assert browser.post(f"{address}correct/", cells).headers["Location"] == address
    work()
    page = text(browser.get(address))
    assert "没有问题。确认后新增 2 条" in page
    assert "在网页上改正了 5 处" in page
    browser.post(f"{address}confirm/")
    work()
    assert sorted(Event.objects.values_list("title", flat=True)) == ["“慈心一日捐”活动", "庆祝会"]


def test_a_whole_row_is_mended_on_a_page_of_its_own(visit, sent):
    browser, address = visit("general"), sent(WRONG)
    page = text(browser.get(f"{address}rows/4/?sheet=活动台账"))
    assert 'name="cell|活动台账|4|地点"' in page
    assert browser.get(f"{address}rows/3/?sheet=活动台账").status_code == 404
    assert browser.get(f"{address}rows/4/?sheet=别的").status_code == 404


def test_a_page_of_corrections_that_changes_nothing_is_told(visit, sent):
    browser, address = visit("general"), sent(WRONG)
    answer = browser.post(
        f"{address}correct/", {"cell|活动台账|4|活动类别": "庆典", "x": "y", "cell|a|b": ""}
    )
    assert answer.headers["Location"] == f"{address}?kind=refused"
    assert "没有改动" in text(browser.get(address))


def test_the_workbook_with_marks_comes_back_and_can_be_sent_again(visit, sent):
    browser, address = visit("general"), sent(WRONG)
    answer = browser.get(f"{address}marked/")
    assert "%E6%A0%87%E5%87%BA%E9%97%AE%E9%A2%98" in answer.headers["Content-Disposition"]
    book = load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames[0] == "问题清单"
    problems = [[cell.value for cell in row] for row in book["问题清单"].iter_rows(min_row=2)]
    assert ["活动台账", 4, "活动类别"] in [row[:3] for row in problems]
    sheet = book["活动台账"]
    heads = {cell.value: cell.column for cell in sheet[1]}
    cell = sheet.cell(4, heads["活动类别"])
    assert (cell.value, cell.fill.fgColor.rgb) == ("庆典", "FFFFC7CE")
    assert "“庆典”不在可选范围内" in cell.comment.text
    assert sheet.cell(3, heads["活动类别"]).comment is None
    for name, value in (
        ("活动名称", "庆祝会"),
        ("活动类别", "会议"),
        ("活动日期", "2022-05-20"),
        ("归口科室", "办公室"),
    ):
        sheet.cell(4, heads[name], value)
    sheet.delete_rows(5)
    out = io.BytesIO()
    book.save(out)
    again = send(browser, out.getvalue(), year="2022").headers["Location"]
    work()
    assert "没有问题。确认后新增 2 条" in text(browser.get(again))


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("台账.xlsx", b"", "文件是空的"),
        ("台账.docx", b"PK\x03\x04", "内容却是压缩包"),
        ("台账.exe", b"MZ\x90\x00", "不接收.exe"),
        ("台账.pdf", b"%PDF-1.7 x", "PDF"),
    ],
)
def test_what_is_no_workbook_is_refused_on_the_page(name, content, words, visit, cast):
    answer = send(visit("general"), content, name)
    assert answer.status_code == 422
    assert re.search(words, text(answer))
    assert ImportBatch.objects.count() == 0


def test_what_can_be_sent_but_holds_no_ledger_is_told_after_the_check(visit, cast):
    browser = visit("general")
    address = send(browser, "甲,乙\n1,2\n".encode(), "随便.csv").headers["Location"]
    work()
    assert "没有一个工作表是台账" in text(browser.get(address))


def test_a_marked_workbook_is_refused_and_not_kept(visit, workbook):
    answer = send(visit("general"), workbook([["机密★一年的活动", "会议", "2022-05-18", "", "办公室"]]))
    assert answer.status_code == 422
    assert "系统没有保存" in text(answer)
    assert ImportBatch.objects.count() == 0


def test_without_a_file_or_with_a_wild_year(visit, workbook, cast):
    assert visit("general").post("/exchange/", {}).status_code == 422
    assert send(visit("general"), workbook(ROWS), year="22").status_code == 422
    assert ImportBatch.objects.count() == 0


def test_one_may_import_only_into_what_one_keeps(visit, sent):
    address = sent([[*ROWS[0][:4], "社会调研科"]], login="head")
    assert "您只能对本科室的记录" in text(visit("head").get(address))
    assert RecordRef.objects.count() == 0


def test_records_changed_since_are_shown_and_asked_about_again(visit, sent, cast):
    browser = visit("general")
    browser.post(f"{sent(ROWS)}confirm/")
    work()
    address = sent([[*ROWS[0][:3], "二楼", "办公室"]])
    page = text(browser.get(address))
    assert "<del>机关一楼</del>" in page
    assert "<ins>二楼</ins>" in page
    event = Event.objects.get(title=ROWS[0][0])
    event.place = "食堂"
    amend(event, by=cast.users["general"])
    browser.post(f"{address}confirm/")
    work()
    page = text(browser.get(address))
    assert "核对之后台账有变动" in page
    assert "有变化" in page
    assert "<del>食堂</del>" in page
    assert Event.objects.get(title=ROWS[0][0]).place == "食堂"


def test_an_import_is_undone_with_a_reason(visit, sent):
    browser, address = visit("general"), sent(ROWS)
    browser.post(f"{address}confirm/")
    work()
    assert browser.post(f"{address}undo/", {"reason": ""}).status_code == 422
    assert browser.post(f"{address}undo/", {"reason": "传错了"}).headers["Location"] == address
    work()
    page = text(browser.get(address))
    assert "撤销了这次导入，原因：传错了" in page
    assert RecordRef.objects.filter(voided=True).count() == 2
    assert "没有可以撤销的内容" in text(browser.get(f"{address}undo/"))


def test_what_stands_in_the_way_of_undoing_is_listed(visit, sent, cast):
    browser, address = visit("general"), sent(ROWS)
    browser.post(f"{address}confirm/")
    work()
    event = Event.objects.get(title="读书分享会")
    event.place = "食堂"
    amend(event, by=cast.users["general"])
    page = text(browser.get(f"{address}undo/"))
    assert "有 1 处已经用到这次导入的内容" in page
    assert "导入之后又修改过" in page
    assert 'name="reason"' not in page
    browser.post(f"{address}undo/", {"reason": "传错了"})
    work()
    page = text(browser.get(address))
    assert "不能撤销，台账没有变动" in page
    assert RecordRef.objects.filter(voided=True).count() == 0


def test_discarded_it_is_gone(visit, sent):
    browser, address = visit("general"), sent(WRONG)
    assert "放弃了这次导入" in text(browser.post(f"{address}discard/", follow=True))
    for path in ("marked/", "rows/4/?sheet=活动台账"):
        assert browser.get(f"{address}{path}").status_code in (404, 409, 422, 400)


def test_the_list_asks_the_database_as_often_for_three_imports_as_for_one(
    visit, sent, django_assert_num_queries
):
    browser = visit("general")
    sent(ROWS)
    browser.get("/exchange/imports/?who=all")
    with django_assert_num_queries(QUERIES_OF_LIST):
        browser.get("/exchange/imports/?who=all")
    sent(WRONG)
    sent(WRONG, login="head")
    browser.get("/exchange/imports/?who=all")  # what waits is counted anew after a write
    with django_assert_num_queries(QUERIES_OF_LIST):
        assert text(browser.get("/exchange/imports/?who=all")).count("台账.xlsx") == 3


QUERIES_OF_LIST = 8


def test_an_export_carries_its_name(visit, things):
    answer = visit("general").get("/ledgers/AEV/export/")
    assert answer.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''%E6%B4%BB%E5%8A%A8")
    sheet = load_workbook(io.BytesIO(answer.content))["活动台账"]
    numbers = {row[0].value for row in sheet.iter_rows(min_row=2)}
    assert numbers == {things.own.number, things.neighbour.number, things.filed.number}

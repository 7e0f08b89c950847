"""Workbooks through the browser: the template, an import that is all or nothing, and its problems one by one."""

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from canmou.activities.models import Event
from canmou.kernel.ledger.models import ImportBatch, RecordRef

ROWS = [
    ["“慈心一日捐”活动", "捐赠", "2022-05-18", "机关一楼", "办公室"],
    ["读书分享会", "学习研讨", "6月7日", "三楼会议室", "办公室"],
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


def test_a_good_workbook_is_written_once(visit, workbook):
    browser, content = visit("general"), workbook(ROWS)
    checked = send(browser, content, year="2022", dry_run="on")
    assert "检查通过，没有写入：将新增 2 条，修改 0 条，未变 0 条" in text(checked)
    assert RecordRef.objects.count() == 0
    done = send(browser, content, year="2022")
    assert "已导入：新增 2 条，修改 0 条，未变 0 条" in text(done)
    assert sorted(Event.objects.values_list("number", "origin")) == [
        ("ZZ-AEV-2022-00001", "import"),
        ("ZZ-AEV-2022-00002", "import"),
    ]
    again = send(browser, content, year="2022")
    assert "新增 0 条，修改 0 条，未变 2 条" in text(again)
    assert Event.objects.count() == 2


def test_problems_name_sheet_row_and_column_and_nothing_is_written(visit, workbook):
    wrong = [
        ROWS[0],
        ["", "庆典", "昨天", "", "没有这个科"],
        ["<b>粗</b>", "<i>", "2022-05-18", "", "办公室"],
    ]
    answer = send(visit("general"), workbook(wrong), year="2022")
    page = text(answer)
    assert answer.status_code == 422
    assert "处问题，什么也没有写入" in page
    for heading in ("活动名称", "活动类别", "活动日期", "归口科室"):
        assert f'data-label="栏">{heading}</td>' in page
    assert '<td class="num" data-label="行">4</td>' in page
    assert "<i>" not in page
    assert (RecordRef.objects.count(), ImportBatch.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("台账.xlsx", b""),
        ("台账.xlsx", b"not a workbook"),
        ("台账.xlsx", b"PK\x03\x04broken"),
        ("台账.docx", b"PK\x03\x04"),
        ("台账.exe", b"MZ\x90\x00"),
    ],
)
def test_what_is_no_workbook_is_refused_on_the_page(name, content, visit, cast):
    answer = send(visit("general"), content, name)
    assert answer.status_code == 422
    assert re.search(r'<p class="error" id="id_file_error">|什么也没有写入', text(answer))
    assert RecordRef.objects.count() == 0


def test_a_marked_workbook_is_refused(visit, workbook):
    answer = send(visit("general"), workbook([["机密★一年的活动", "会议", "2022-05-18", "", "办公室"]]))
    assert answer.status_code == 422
    assert "系统没有保存" in text(answer)
    assert RecordRef.objects.count() == 0


def test_without_a_file_or_with_a_wild_year(visit, workbook, cast):
    assert visit("general").post("/exchange/", {}).status_code == 422
    assert send(visit("general"), workbook(ROWS), year="22").status_code == 422
    assert RecordRef.objects.count() == 0


def test_one_may_import_only_into_what_one_keeps(visit, workbook):
    before = RecordRef.objects.count()
    foreign = [[*ROWS[0][:4], "社会调研科"]]
    answer = send(visit("head"), workbook(foreign), year="2022")
    assert answer.status_code == 422
    assert RecordRef.objects.count() == before


def test_an_export_carries_its_name(visit, things):
    answer = visit("general").get("/ledgers/AEV/export/")
    assert answer.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''%E6%B4%BB%E5%8A%A8")
    sheet = load_workbook(io.BytesIO(answer.content))["活动台账"]
    numbers = {row[0].value for row in sheet.iter_rows(min_row=2)}
    assert numbers == {things.own.number, things.neighbour.number, things.filed.number}

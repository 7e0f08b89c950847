"""What leaves a list: totals over the filter, the workbook of exactly what is shown, the printed table."""

import re
from datetime import date, datetime

import pymupdf
import pytest
from listed import donations, gatherings, listed, page, rows_of

from canmou.activities.models import Event
from canmou.desk.lists import paper, workbook
from canmou.kernel.audit.models import AuditRow

FILTER = "f=amount.range.50..&sort=amount&cols=donor,amount,donated_on,activity,receipt"


def sums(browser, query, **headers):
    text = browser.get(f"/ledgers/FDN/totals/?{query}", headers=headers).content.decode()
    return re.sub(r"<[^>]+>", "", re.search(r'<div class="sums" id="sums">(.*?)</div>', text)[1])


def test_totals_are_over_the_filter_and_not_the_page(visit, cast):
    donations(cast)
    browser = visit("clerk")
    assert sums(browser, "size=20&page=1") == "合计 5 条金额（元） 1,450.50"
    assert sums(browser, "f=amount.range.50..&cols=amount") == "合计 4 条金额（元） 1,430.50"
    assert sums(browser, "f=amount.range.9999..&cols=amount") == "合计 0 条金额（元） 0.00"
    assert sums(browser, "cols=donor") == "合计 5 条"


def test_totals_come_later_as_a_fragment_and_by_a_link_without_scripts(
    visit, cast, django_assert_num_queries
):
    donations(cast)
    browser = visit("clerk")
    text = page(browser, "/ledgers/FDN/?year=2022")
    assert '<div class="sums" id="sums" hx-get="/ledgers/FDN/totals/?year=2022" hx-trigger="load"' in text
    assert '<a href="/ledgers/FDN/totals/?year=2022">合计全部条数和金额</a>' in text
    fragment = browser.get("/ledgers/FDN/totals/?year=2022", headers={"hx-request": "true"}).content.decode()
    assert fragment.strip().startswith('<div class="sums"')
    assert "<h1>合计</h1>" in page(browser, "/ledgers/FDN/totals/?year=2022")


def test_numbers_that_say_when_or_which_are_not_summed(visit, cast):
    gatherings(cast)
    text = page(visit("clerk"), "/ledgers/AEV/totals/?cols=headcount")
    assert "参加人数 <b>42</b>" in text
    assert "<b>3</b> 条" in text
    mechanisms = page(visit("clerk"), "/ledgers/SMC/totals/?cols=cited")
    assert "列举次序" not in re.search(r'id="sums">(.*?)</div>', mechanisms)[1]


def test_the_workbook_is_exactly_what_is_filtered_shown_and_ordered(visit, cast):
    made = donations(cast)
    browser = visit("clerk")
    answer = browser.get(f"/ledgers/FDN/list-export/?{FILTER}")
    assert rows_of(answer.content, "捐款台账") == [
        ["编号", "捐款人", "金额（元）", "捐款日期", "创建活动", "票据号"],
        [made[3].number, "冯子昂", 80, datetime(2022, 7, 1), "2022-05-18 冬衣捐赠", None],
        [made[0].number, "冯子昂", 100, datetime(2022, 3, 31), "2022-05-18 慈心一日捐活动", "A1"],
        [made[1].number, "乔安然", 250.5, datetime(2022, 4, 1), "2022-05-18 慈心一日捐活动", "A2"],
        [made[2].number, None, 1000, datetime(2022, 6, 30), "2022-05-18 慈心一日捐活动", "B%1"],
    ]
    told = dict(row[:2] for row in rows_of(answer.content, "说明"))
    assert (told["筛选条件"], told["条数"]) == ("金额（元）：50起", "4")
    assert AuditRow.objects.order_by("-seq").values_list("verb", "number", "count").first() == (
        "导出清单",
        "FDN",
        4,
    )
    assert [number[-5:] for number in (row[0] for row in rows_of(answer.content, "捐款台账")[1:])] == [
        f"{n:05}" for n in listed(browser, f"/ledgers/FDN/?{FILTER}")
    ]


def test_a_text_that_looks_like_a_formula_stays_a_text(visit, cast):
    cast.enter(
        [Event(title='=HYPERLINK("x")', kind="meeting", held_on=date(2022, 6, 7), place="+1", content="@a")]
    )
    rows = rows_of(
        visit("clerk").get("/ledgers/AEV/list-export/?cols=title,place,content").content, "活动台账"
    )
    assert rows[1][1:] == ['=HYPERLINK("x")', "+1", "@a"]


@pytest.mark.parametrize(("module", "tail"), [(workbook, "list-export"), (paper, "print"), (paper, "pdf")])
def test_more_than_fits_is_refused(module, tail, visit, cast, monkeypatch):
    donations(cast)
    monkeypatch.setattr(module, "MOST", 3)
    answer = visit("clerk").get(f"/ledgers/FDN/{tail}/")
    assert (answer.status_code, "筛选条件" in answer.content.decode()) == (409, True)
    assert not AuditRow.objects.filter(verb__in=("导出清单", "打印台账")).exists()


def test_the_printed_page_is_an_official_table(visit, cast):
    donations(cast)
    text = page(visit("clerk"), f"/ledgers/FDN/print/?{FILTER}")
    assert "<h1>捐款台账</h1>" in text
    assert "单位：淄州市人民政府研究室　条件：金额（元）：50起" in text
    assert "4条　2024年1月8日" in text
    heads = re.findall(r'<th scope="col" class="\w+">([^<]*)', text)
    assert heads == ["序号", "编号", "捐款人", "金额（元）", "捐款日期", "创建活动", "票据号"]
    assert len(re.findall(r"<tr>", text)) == 5


def test_the_pdf_lies_landscape_repeats_its_head_and_counts_its_pages(visit, cast):
    rows = [
        Event(
            title=f"第{n}次座谈会<b>&#", kind="meeting", held_on=date(2022, 6, 7), place="市政务中心三楼" * 3
        )
        for n in range(60)
    ]
    cast.enter(rows)
    answer = visit("clerk").get("/ledgers/AEV/pdf/?q=座谈会")
    with pymupdf.open(stream=answer.content, filetype="pdf") as document:
        pages = [document[n].get_text() for n in range(document.page_count)]
        size = document[0].rect
    assert (round(size.width), round(size.height)) == (842, 595)
    assert len(pages) > 1
    for place, text in enumerate(pages, 1):
        assert f"第 {place} 页，共 {len(pages)} 页" in text
        assert ("活动名称" in text, "参加人数" in text) == (True, True)
    assert ("活动台账" in pages[0], "淄州市人民政府研究室" in pages[0], "60条" in pages[0]) == (True,) * 3
    assert sum(text.count("次座谈会<b>&#") for text in pages) == 60
    assert AuditRow.objects.order_by("-seq").values_list("verb", "count").first() == ("打印台账", 60)


def test_a_character_without_a_font_does_not_stop_the_printer(visit, cast):
    cast.enter(
        [Event(title="生僻字\U0002a6a5与\x07\u202e图\U0001f9ff", kind="meeting", held_on=date(2022, 6, 7))]
    )
    answer = visit("clerk").get("/ledgers/AEV/pdf/")
    with pymupdf.open(stream=answer.content, filetype="pdf") as document:
        assert "生僻字" in document[0].get_text().replace("\n", "")

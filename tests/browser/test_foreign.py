"""A form of somebody else in a real browser: brought in, mapped by pointing, filled, traced, remembered; on a phone."""

import io
from datetime import date

import openpyxl
import pytest

from canmou.activities.models import Event
from canmou.kernel.compile.foreign.mapping import bring_form, map_cell, map_list
from canmou.party.models import StudySession
from canmou.supervision.models import ForeignForm


def blank(year):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "活动统计表"
    for line in [
        (f"{year}年活动统计表", None, None),
        ("中心组学习（次）", None, "=B2*2"),
        ("填报单位：", None, None),
        ("序号", "活动名称", "日期"),
        (None, None, None),
        ("填表人：____", None, None),
    ]:
        sheet.append(line)
    sheet.merge_cells("A1:C1")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture
def office(transactional_cast):
    """Three sessions of study and two activities of 2023, and a form that is owed."""
    cast = transactional_cast
    cast.enter(
        [
            Event(title="产业链座谈会", kind="meeting", held_on=date(2023, 6, 7)),
            Event(title="读书分享会", kind="study", held_on=date(2023, 7, 7)),
            ForeignForm(
                title="活动统计表", sender=cast.unit("general"), received_on=date(2024, 1, 2),
                due_on=date(2024, 1, 10), format="excel",
            ),
        ]
    )  # fmt: skip
    days = [date(2023, 3, 4), date(2023, 5, 6), date(2023, 8, 4)]
    cast.enter(
        [StudySession(title=f"{day.month}月学习", kind="centre_group", held_on=day) for day in days],
        unit="party",
    )
    return cast


def upload(visit, year):
    visit.go("/reports/")
    visit.tab.click("main >> text=填表")
    visit.tab.wait_for_url("**/reports/forms/")
    file = {"name": f"活动统计表{year}.xlsx", "mimeType": "application/octet-stream", "buffer": blank(year)}
    visit.tab.set_input_files("#id_file", file)
    visit.tab.click("main form .btn-primary")
    visit.tab.wait_for_selector(".foreign-grid")


def point(visit, cell, name):
    visit.tab.click(f"#c-{cell}")
    visit.tab.wait_for_selector(f"#cell-picker h2:has-text('{name}')")


def taken(visit, cell, text):
    """Wait until the cell says what it takes."""
    visit.tab.wait_for_selector(f"#c-{cell} em:has-text('{text}')")


def test_a_blank_form_is_mapped_by_pointing_filled_traced_handed_in_and_remembered(walk, office):
    visit = walk()
    visit.sign_in("general", then="/reports/forms/")
    upload(visit, 2023)
    assert visit.barriers() == []

    point(visit, "1-2-2", "B2")
    assert visit.tab.evaluate("document.activeElement.tagName") == "H2"
    visit.tab.fill("#pick-words", "中心组 学习")
    visit.tab.click('button[value="party.study.centre_group|"]')
    taken(visit, "1-2-2", "党组理论学习中心组学习")
    point(visit, "1-3-2", "B3")
    visit.tab.click("summary:has-text('字段和文字')")
    visit.tab.click("#cell-picker >> text=单位全称")
    taken(visit, "1-3-2", "单位全称")
    point(visit, "1-6-1", "A6")
    visit.tab.click("summary:has-text('字段和文字')")
    visit.tab.click("#cell-picker >> text=填表人 >> nth=-1")
    taken(visit, "1-6-1", "填表人")
    point(visit, "1-5-1", "A5")
    visit.tab.click("summary:has-text('清单')")
    visit.tab.select_option("#pick-ledger", "AEV")
    visit.tab.wait_for_selector("#id_column-1")
    assert visit.tab.input_value("#id_column-1") == "sequence"
    visit.tab.select_option("#id_column-2", "title")
    visit.tab.select_option("#id_column-3", "held_on")
    assert visit.barriers() == []
    visit.tab.click("text=从这里起填清单")
    taken(visit, "1-5-1", "清单：活动台账")

    visit.tab.click(".foreign-span .btn-primary")
    visit.tab.wait_for_url("**/2023/")
    assert visit.barriers() == []
    visit.tab.click(".foreign-grid td.filled a:has-text('3') >> nth=0")
    visit.tab.wait_for_selector("#figure-panel h2")
    assert "3月学习" in visit.tab.inner_text("#figure-panel")
    assert visit.barriers() == []
    visit.tab.click("[data-panel-close]")
    with visit.tab.expect_download() as caught:
        visit.tab.click("main >> text=下载 Excel 表")
    sheet = openpyxl.load_workbook(io.BytesIO(caught.value.path().read_bytes())).active
    assert [sheet[cell].value for cell in ("B2", "C2", "B3", "B5", "B6")] == [
        3, "=B2*2", office.office.name, "产业链座谈会", "读书分享会",
    ]  # fmt: skip
    assert sheet["A7"].value == f"填表人：{office.users['general']}"

    upload(visit, 2024)
    assert "认出了这张表：沿用上次的设置" in visit.tab.inner_text("main")
    taken(visit, "1-2-2", "党组理论学习中心组学习")
    visit.tab.click(".foreign-span .btn-primary")
    visit.tab.wait_for_url("**/2023/")
    visit.tab.click("button:has-text('零报告')")
    visit.tab.wait_for_selector("text=/台账有数，不能报零：.*B2/")
    visit.tab.click("button.btn-primary:has-text('报出')")
    visit.tab.wait_for_url("**/records/ZZ-SFF-*/")
    assert "活动统计表2024（2023年）.xlsx" in visit.tab.inner_text("main")
    assert (visit.complaints, visit.foreign) == ([], [])


@pytest.fixture
def mapped(office):
    by = office.users["general"]
    layout = bring_form(office.office, name="活动统计表.xlsx", content=blank(2023), by=by).layout
    map_cell(layout, (1, 2, 2), metric="party.study.centre_group", by=by)
    map_list(layout, (1, 5, 1), ledger_code="AEV", columns={1: "sequence", 2: "title"}, by=by)
    return layout


def test_on_a_phone_the_form_is_read_and_pointed_at(walk, mapped):
    visit = walk("phone")
    visit.sign_in("general", then="/reports/forms/")
    for path in ("", f"{mapped.uid}/", f"{mapped.uid}/2023/", f"{mapped.uid}/2023/cells/1-2-2/"):
        assert visit.go(f"/reports/forms/{path}").status == 200
        assert (path, visit.overflow(), visit.barriers()) == (path, 0, [])
    visit.go(f"/reports/forms/{mapped.uid}/")
    point(visit, "1-3-2", "B3")
    visit.until("document.querySelector('#cell-picker h2').getBoundingClientRect().top < innerHeight")
    assert (visit.overflow(), visit.complaints) == (0, [])


def test_without_scripts_a_cell_is_mapped_and_the_form_filled(walk, mapped):
    visit = walk(javascript=False)
    visit.sign_in("general", then="/reports/forms/")
    visit.go(f"/reports/forms/{mapped.uid}/")
    visit.tab.click("#c-1-3-2")
    visit.tab.wait_for_selector("#cell-picker h2:has-text('B3')")
    visit.tab.fill("#pick-words", "中心组 学习")
    visit.tab.click("#cell-picker >> text=查找")
    visit.tab.click('button[value="party.study.centre_group|汉字"]')
    visit.tab.wait_for_selector("#c-1-3-2 em:has-text('党组理论学习中心组学习（汉字）')")
    visit.tab.click(".foreign-span .btn-primary")
    visit.tab.wait_for_url("**/2023/")
    visit.tab.click(".foreign-grid td.filled a:has-text('三')")
    visit.tab.wait_for_selector("h1:has-text('党组理论学习中心组学习')")
    assert visit.complaints == []

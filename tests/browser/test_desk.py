"""The main walk through the desk in a real browser: keyboard alone, without scripts, on a phone."""

from datetime import date

import pytest

from canmou.activities.models import Event
from canmou.kernel.compile.templates import save_template
from canmou.kernel.ledger.models import RecordRef
from canmou.party.models import StudySession

SOURCE = """
{% section "理论学习" %}{% paragraph %}
{% sentence %}组织党组理论学习中心组学习{{ fig("party.study.centre_group") }}次{% endsentence %}
{% endparagraph %}{% endsection %}
"""


@pytest.fixture
def office(transactional_cast):
    """The office with a few events, study sessions and a short report."""
    cast = transactional_cast
    cast.enter(
        [
            Event(title="产业链座谈会", kind="meeting", held_on=date(2022, 6, 7), place="市政务中心三楼"),
            Event(title="读书分享会", kind="study", held_on=date(2022, 7, 7)),
        ]
    )
    days = [date(2022, 3, 4), date(2022, 5, 6)]
    cast.enter([StudySession(**session(cast, day)) for day in days], unit="party")
    save_template(
        cast.office,
        "annual",
        name="年度工作报告",
        title="{{ office.name }}{{ period.year }}年工作情况报告",
        source=SOURCE,
        by=cast.users["general"],
    )
    return cast


def session(cast, day):
    return {"title": f"{day.month}月学习", "kind": "centre_group", "held_on": day}


def test_a_record_is_entered_found_and_changed_by_keyboard_alone(walk, office):
    visit = walk()
    visit.sign_in("clerk", then="/ledgers/AEV/")
    press(visit, "登记")
    visit.tab.wait_for_url("**/ledgers/AEV/new/")
    fill_by_keyboard(
        visit,
        {"id_title": "链主企业座谈会", "id_kind": "会议", "id_held_on": "2022-09-01", "id_place": "高新区"},
    )
    press(visit, "保存")
    visit.tab.wait_for_url("**/records/ZZ-AEV-2022-00003/")
    assert visit.tab.inner_text("h1") == "2022-09-01 链主企业座谈会"
    visit.go("/ledgers/AEV/")
    visit.tab.focus("#q")
    visit.tab.keyboard.type("链主")
    visit.tab.keyboard.press("Enter")
    visit.tab.wait_for_url("**q=*")
    assert visit.tab.locator("tbody tr").count() == 1
    press(visit, "ZZ-AEV-2022-00003", within="tbody")
    visit.tab.wait_for_url("**/records/ZZ-AEV-2022-00003/")
    press(visit, "修改")
    visit.tab.wait_for_url("**/edit/")
    visit.tab.focus("#id_place")
    visit.tab.keyboard.press("Control+A")
    visit.tab.keyboard.type("高新区管委会")
    visit.tab.keyboard.press("Enter")
    visit.tab.wait_for_url("**/records/ZZ-AEV-2022-00003/")
    assert "地点：高新区 → 高新区管委会" in visit.tab.inner_text(".trail")
    assert visit.complaints == []


def press(visit, text, within="main"):
    """Walk to the link or button with this text by Tab, and press it."""
    for _ in range(160):
        visit.tab.keyboard.press("Tab")
        here = visit.tab.evaluate(
            "(box) => { const a = document.activeElement;"
            " return a.closest(box) ? a.innerText.trim() : null; }",
            within,
        )
        if here is not None and here.startswith(text):
            assert visit.tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
            visit.tab.keyboard.press("Enter")
            return
    raise AssertionError(f"the keyboard never reached {text}")


def fill_by_keyboard(visit, values):
    waiting = dict(values)
    for _ in range(160):
        if not waiting:
            return
        visit.tab.keyboard.press("Tab")
        id = visit.tab.evaluate("document.activeElement.id")
        if id in waiting:
            text = waiting.pop(id)
            if id == "id_kind":
                choose(visit, text)
            elif id == "id_held_on":
                type_day(visit, text)
            else:
                visit.tab.keyboard.type(text)
    raise AssertionError(f"the keyboard never reached {sorted(waiting)}")


def type_day(visit, text):
    """Type a day into the date field that has the focus, in the order in which this browser shows its parts."""
    year, month, day = text.split("-")
    for parts in ((month, day, year), (year, month, day)):
        visit.tab.focus("#id_held_on")
        for part in parts:
            visit.tab.keyboard.type(part)
        if visit.tab.input_value("#id_held_on") == text:
            return
    raise AssertionError("the date field takes no typing")


def choose(visit, text):
    """Turn the list that has the focus to this choice with the arrow keys."""
    for _ in range(30):
        if visit.tab.evaluate("document.activeElement.selectedOptions[0].text") == text:
            return
        visit.tab.keyboard.press("ArrowDown")
    raise AssertionError(f"no choice {text}")


def test_evidence_is_uploaded_and_a_figure_opens_its_records(walk, office, tmp_path):
    visit = walk()
    visit.sign_in("general", then="/records/ZZ-AEV-2022-00001/")
    notice = tmp_path / "会议通知.txt"
    notice.write_text("座谈会通知", encoding="utf-8")
    visit.tab.set_input_files("#id_file", notice)
    visit.tab.click("text=上传")
    visit.tab.wait_for_selector("text=已保存附件“会议通知.txt”")
    with visit.tab.expect_download() as download:
        visit.tab.click("text=会议通知.txt >> nth=-1")
    assert download.value.suggested_filename == "会议通知.txt"
    visit.go("/reports/annual/2022/")
    visit.tab.click('.paper a[data-figure="F1"]')
    visit.tab.wait_for_selector("#figure-panel h2")
    visit.tab.click("[data-panel-close]")
    visit.go(visit.tab.get_attribute('.paper a[data-figure="F1"]', "href"))
    assert visit.tab.inner_text("mark") == "2"
    counted = visit.tab.locator("tbody tr:has(a[href^='/records/'])")
    assert counted.count() == 2
    counted.first.locator("a").first.click()
    visit.tab.wait_for_url("**/records/ZZ-*/")
    visit.tab.go_back()
    visit.tab.click("text=回到报告")
    visit.tab.wait_for_url("**/reports/annual/2022/#F1")
    assert visit.complaints == []
    assert visit.foreign == []


def test_everything_works_without_scripts(walk, office):
    visit = walk("phone", javascript=False)
    visit.sign_in("general", then="/ledgers/AEV/new/")
    visit.tab.fill("#id_title", "链主企业座谈会")
    visit.tab.select_option("#id_kind", "meeting")
    visit.tab.fill("#id_held_on", "2022-09-01")
    visit.tab.fill("#id_headcount", "十几人")
    visit.tab.click("button:has-text('保存') >> nth=0")
    assert "参加人数" in visit.tab.inner_text(".notice.bad")
    assert visit.tab.input_value("#id_title") == "链主企业座谈会"
    visit.tab.fill("#id_headcount", "12")
    visit.tab.click("button:has-text('保存') >> nth=0")
    visit.tab.wait_for_url("**/records/ZZ-AEV-2022-00003/")
    visit.tab.click("text=作废")
    visit.tab.fill("#id_reason", "重复登记")
    visit.tab.click("button:has-text('作废')")
    assert "这条记录已作废" in visit.tab.inner_text("main")
    visit.go("/reports/")
    visit.tab.select_option("select[name=year]", "2022")
    visit.tab.click("button:has-text('生成')")
    visit.tab.wait_for_url("**/reports/annual/2022/")
    visit.tab.click(".menu summary:has-text('下载')")
    with visit.tab.expect_download() as download:
        visit.tab.click("text=纯文本")
    assert download.value.suggested_filename == "年度工作报告2022年.txt"


PAGES = [
    "/",
    "/ledgers/",
    "/ledgers/AEV/",
    "/ledgers/AEV/?q=没有的",
    "/ledgers/AEV/new/",
    "/records/ZZ-AEV-2022-00001/",
    "/records/ZZ-AEV-2022-00001/edit/",
    "/records/ZZ-AEV-2022-00001/void/",
    "/records/ZZ-AEV-2022-99999/",
    "/exchange/",
    "/reports/",
    "/reports/annual/2022/",
    "/reports/annual/2022/sources/F1/",
]


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_every_page_is_accessible_fits_and_obeys_the_security_policy(size, walk, office):
    visit = walk(size)
    visit.sign_in("general", then="/")
    for path in PAGES:
        visit.go(path)
        assert visit.overflow() == 0, path
        assert visit.barriers() == [], path
    missing = "Failed to load resource: the server responded with a status of 404 (Not Found)"
    assert visit.complaints == [missing]
    assert visit.foreign == []


def test_dark_pages_are_as_legible(walk, office):
    visit = walk()
    visit.sign_in("general", then="/")
    visit.tab.click("[data-theme-toggle]")
    for path in PAGES:
        visit.go(path)
        assert visit.tab.get_attribute("html", "data-bs-theme") == "dark"
        assert visit.barriers() == [], path


def test_text_that_was_typed_is_not_lost_by_a_stray_click(walk, office):
    visit = walk()
    visit.sign_in("general", then="/ledgers/AEV/new/")
    visit.tab.fill("#id_title", "写了一半")
    asked = []
    visit.tab.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    visit.tab.click(".brand")
    visit.tab.wait_for_timeout(300)
    assert asked == ["beforeunload"]
    assert visit.tab.input_value("#id_title") == "写了一半"
    assert RecordRef.objects.filter(ledger="AEV").count() == 2

"""The list of a ledger in a real browser: keyboard, conditions, totals, bulk acts, columns, paper, a phone, no scripts."""

from datetime import date

import pytest

from canmou.activities.models import Event

SIZES = ("desktop", "phone")


@pytest.fixture
def office(transactional_cast):
    """The office with 25 events, five of them meetings."""
    transactional_cast.enter(
        [
            Event(
                title=f"第{n}次活动",
                kind="meeting" if n % 5 == 0 else "study",
                held_on=date(2022, 1 + n % 9, 1 + n),
                headcount=n,
                place="市政务中心三楼会议室",
            )
            for n in range(1, 26)
        ]
    )
    return transactional_cast


def numbers(visit):
    return visit.tab.locator("tbody td.code a").all_inner_texts()


def focused(visit):
    return visit.tab.evaluate("document.activeElement.innerText")


def test_rows_are_walked_picked_and_opened_by_keyboard(walk, office):
    visit = walk()
    visit.sign_in("general", then="/ledgers/AEV/?size=20")
    keys, rows = visit.tab.keyboard, numbers(visit)
    for key in ("j", "j", "ArrowDown", "k"):
        keys.press(key)
    assert focused(visit) == rows[1]
    keys.press("x")
    keys.press("j")
    keys.press("x")
    assert visit.tab.locator("td.pick input:checked").count() == 2
    assert visit.tab.inner_text("[data-picked]") == "2条"
    keys.press("x")
    assert visit.tab.inner_text("[data-picked]") == "1条"
    keys.press("?")
    assert visit.tab.locator("dialog.keys").is_visible()
    keys.press("Escape")
    assert not visit.tab.locator("dialog.keys").is_visible()
    keys.press("/")
    assert visit.tab.evaluate("document.activeElement.id") == "q"
    keys.type("jx?第7")
    assert visit.tab.input_value("#q") == "jx?第7"
    visit.tab.fill("#q", "第7次")
    keys.press("Enter")
    visit.tab.wait_for_url("**q=*")
    keys.press("j")
    keys.press("Enter")
    visit.tab.wait_for_url("**/records/**")
    assert "第7次活动" in visit.tab.inner_text("h1")
    assert visit.complaints == []


def test_conditions_open_in_the_list_and_lead_to_chips(walk, office):
    visit = walk()
    visit.sign_in("clerk", then="/ledgers/AEV/")
    visit.tab.click("text=更多条件")
    visit.tab.wait_for_selector("form.conditions")
    visit.tab.check("form.conditions label:has-text('会议') input")
    visit.tab.fill("[name=headcount-from]", "10")
    visit.tab.fill("[name=held_on-period]", "2022")
    assert visit.barriers() == []
    visit.tab.click("form.conditions button[name=apply]")
    visit.tab.wait_for_url("**f=*")
    assert [text.strip() for text in visit.tab.locator(".chips li a span:first-child").all_inner_texts()] == [
        "活动类别：会议",
        "活动日期：2022年",
        "参加人数：10起",
    ]
    assert len(numbers(visit)) == 4
    visit.tab.wait_for_selector("#sums b")
    assert visit.tab.inner_text("#sums").split() == ["合计", "4", "条", "参加人数", "70"]
    visit.tab.click("text=活动类别：会议")
    visit.until("document.querySelectorAll('.chips li').length == 3")
    assert len(numbers(visit)) == 16
    assert (visit.complaints, visit.foreign) == ([], [])


def test_names_are_suggested_while_one_types(walk, office):
    visit = walk()
    visit.sign_in("clerk", then="/ledgers/AEV/filter/")
    visit.tab.locator("[name=unit-v]").press_sequentially("办公")
    visit.tab.wait_for_selector("#names-unit option", state="attached")
    assert visit.tab.eval_on_selector_all("#names-unit option", "all => all.map(one => one.value)") == [
        "办公室"
    ]
    assert visit.complaints == []


def test_a_bulk_act_is_previewed_and_confirmed(walk, office):
    visit = walk()
    visit.sign_in("general", then="/ledgers/AEV/?f=kind.in.meeting")
    visit.tab.check("[data-pick-all]")
    assert visit.tab.inner_text("[data-picked]") == "5条"
    visit.tab.select_option("#act", "set.kind")
    visit.tab.click("#bulk button")
    visit.tab.wait_for_selector(".bulk-told")
    visit.tab.select_option("#id_value", "visit")
    visit.tab.click("text=下一步")
    visit.tab.wait_for_selector("text=确认修改5条")
    assert visit.barriers() == []
    visit.tab.click("text=确认修改5条")
    visit.tab.wait_for_selector(".notice.ok")
    assert "已把5条的“活动类别”改为“参观走访”" in visit.tab.inner_text(".notice.ok")
    assert Event.objects.filter(kind="visit").count() == 5
    assert visit.complaints == []


def test_columns_are_moved_by_buttons(walk, office):
    visit = walk()
    visit.sign_in("clerk", then="/ledgers/AEV/columns/")
    visit.tab.click("[aria-label=上移活动类别]")
    visit.tab.uncheck(".column-list label:has-text('地点') input[type=checkbox]")
    visit.tab.click("text=按此显示")
    visit.tab.wait_for_url("**cols=*")
    heads = [text.strip() for text in visit.tab.locator("thead th a").all_inner_texts()]
    assert heads == ["编号", *heads[1:]]
    assert heads.index("活动类别") < heads.index("活动名称")
    assert "地点" not in heads
    assert visit.complaints == []


def test_without_scripts_everything_is_reached_by_links_and_buttons(walk, office):
    visit = walk(javascript=False)
    visit.sign_in("general", then="/ledgers/AEV/")
    visit.tab.click("text=合计全部条数和金额")
    visit.tab.wait_for_url("**/totals/**")
    assert "25" in visit.tab.inner_text("#sums")
    visit.tab.click("text=返回清单")
    visit.tab.click("text=更多条件")
    visit.tab.wait_for_url("**/filter/**")
    visit.tab.check("label:has-text('会议') input")
    visit.tab.click("button[name=apply]")
    visit.tab.wait_for_url("**f=kind.in.meeting")
    visit.tab.check("text=符合筛选条件的全部5条")
    visit.tab.select_option("#act", "void")
    visit.tab.click("#bulk button")
    visit.tab.fill("#id_reason", "重复登记")
    visit.tab.click("text=作废5条")
    visit.tab.wait_for_selector(".notice.ok")
    assert Event.objects.filter(voided=True).count() == 5


PLACES = [
    "/ledgers/AEV/",
    "/ledgers/AEV/?f=kind.in.meeting&q=没有的",
    "/ledgers/AEV/filter/",
    "/ledgers/AEV/columns/",
    "/ledgers/AEV/views/?f=kind.in.meeting",
    "/ledgers/AEV/totals/",
    "/ledgers/AEV/print/?f=kind.in.meeting",
]


@pytest.mark.parametrize("size", SIZES)
def test_pages_are_accessible_in_both_themes_and_fit(size, walk, office):
    visit = walk(size)
    visit.sign_in("general", then="/ledgers/AEV/")
    for path in PLACES:
        visit.go(path)
        visit.tab.wait_for_load_state("networkidle")
        assert visit.overflow() == 0, path
        for theme in ("light", "dark"):
            visit.tab.evaluate(f"document.documentElement.setAttribute('data-bs-theme', '{theme}')")
            assert visit.barriers() == [], (path, theme)
    assert (visit.complaints, visit.foreign) == ([], [])


def test_the_printed_page_is_landscape_with_its_head_on_every_page(walk, office):
    visit = walk()
    visit.sign_in("general", then="/ledgers/AEV/print/")
    sheet = visit.tab.pdf(prefer_css_page_size=True)
    import pymupdf  # only this test opens a PDF

    with pymupdf.open(stream=sheet, filetype="pdf") as document:
        pages = [document[n].get_text() for n in range(document.page_count)]
        assert (round(document[0].rect.width), round(document[0].rect.height)) == (842, 595)
    assert ["活动名称" in text for text in pages] == [True] * len(pages)
    assert "单位：淄州市人民政府研究室" in pages[0]
    assert "快速录入" not in pages[0]

"""A leader's morning: home, cockpit, a figure, a record; both widths, both themes, without scripts; and its weight."""

from datetime import date

import brotli
import pytest

from canmou.kernel.calendar import load_days
from canmou.publishing.models import Submission
from canmou.supervision.models import SupervisionTask

BUDGET = 150_000
CHARTS = 320_000


@pytest.fixture
def office(transactional_cast):
    """A task that is late, one of this week, and what was sent upward last year and the year before."""
    cast = transactional_cast
    load_days()
    tasks = [
        SupervisionTask(
            title=title,
            kind="daily",
            urgency="normal",
            basis="室务会议",
            assigned_on=date(2023, 11, 1),
            lead_section=cast.unit("society"),
            due_on=day,
        )
        for title, day in (("迟交的事项", date(2024, 1, 5)), ("本周的事项", date(2024, 1, 10)))
    ]
    cast.enter(tasks)
    upper = cast.body("省政府研究室", kind="upper_body")
    days = [date(2023, 3, 1), date(2023, 6, 1), date(2022, 3, 1)]
    cast.enter(
        [Submission(title=f"经验材料{day}", kind="experience", body=upper, sent_on=day) for day in days],
        unit="society",
    )
    return cast


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_a_leader_opens_the_cockpit_and_drills_to_a_record(walk, office, size):
    visit = walk(size)
    visit.sign_in("leader", then="/")
    assert "迟交的事项" in visit.tab.inner_text(".due")
    visit.tab.wait_for_selector(".home-figures .section-head")
    assert (visit.overflow(), visit.barriers()) == (0, [])
    visit.go("/cockpit/?period=2023")
    visit.tab.wait_for_selector("figure.chart canvas")
    assert visit.tab.locator("figure.chart canvas").count() == 6
    assert (visit.overflow(), visit.barriers()) == (0, [])
    visit.tab.click("a:has-text('对上报送文稿')")
    visit.tab.wait_for_url("**/figures/publishing.submissions/?period=2023")
    visit.tab.wait_for_selector("figure.chart canvas")
    assert "比去年同期多1篇（去年同期1篇）" in visit.tab.inner_text(".figure-top")
    assert (visit.overflow(), visit.barriers()) == (0, [])
    visit.tab.click("td a:has-text('经验材料2023-06-01')")
    visit.tab.wait_for_url("**/records/ZZ-BSB-2023-*/")
    assert "经验材料2023-06-01" in visit.tab.inner_text("main")
    assert (visit.complaints, visit.foreign) == ([], [])


def test_dark_is_as_legible(walk, office):
    visit = walk()
    visit.sign_in("leader", then="/")
    visit.tab.click("[data-theme-toggle]")
    for path in (
        "/",
        "/cockpit/?period=2023",
        "/figures/publishing.submissions/?period=2023",
        "/due/",
        "/cockpit/brief/",
    ):
        visit.go(path)
        assert visit.tab.get_attribute("html", "data-bs-theme") == "dark"
        visit.tab.wait_for_load_state("networkidle")
        assert visit.barriers() == [], path
    assert visit.complaints == []


def test_each_chart_says_the_same_in_a_table(walk, office):
    visit = walk()
    visit.sign_in("leader", then="/")
    visit.go("/figures/publishing.submissions/?period=2023")
    visit.tab.wait_for_selector("figure.chart canvas")
    table = visit.tab.locator("figure.chart table")
    assert table.is_visible() is False
    visit.tab.click("figure.chart summary")
    cells = table.locator("tbody tr").nth(2).locator("td").all_inner_texts()
    assert cells == ["2023年3月", "1", "1"]


def test_without_scripts_the_tables_stand_for_the_charts(walk, office):
    visit = walk("phone", javascript=False)
    visit.sign_in("leader", then="/")
    visit.tab.click("text=查看本年数字")
    assert visit.tab.inner_text("h1") == "本年数字"
    visit.go("/cockpit/?period=2023")
    visit.tab.click("text=查看逐月走势")
    assert visit.tab.locator("figure.chart table:visible").count() == 6
    visit.go("/cockpit/")
    visit.tab.select_option("#period", "2023")
    visit.tab.click("button:has-text('查看')")
    assert visit.tab.url.partition("?")[2].startswith("period=2023")


def test_the_period_is_chosen_at_a_stroke(walk, office):
    visit = walk()
    visit.sign_in("leader", then="/cockpit/")
    visit.tab.select_option("#period", "2023-Q1")
    visit.tab.wait_for_url("**period=2023-Q1**")
    visit.tab.wait_for_selector("figure.chart canvas")
    assert "2023年第一季度" in visit.tab.inner_text(".page-head")


def test_the_brief_fits_one_page(walk, office):
    visit = walk()
    visit.sign_in("leader", then="/")
    visit.go("/cockpit/brief/?period=2023")
    visit.tab.emulate_media(media="print")
    assert visit.tab.is_visible(".side") is False
    printed = visit.tab.pdf(prefer_css_page_size=True)
    assert (
        printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page ") + printed.count(b"/Type/Page/") == 1
    )


def test_dialogs_and_short_messages(walk, office):
    visit = walk()
    visit.sign_in("leader")
    assert visit.tab.is_visible("#sample-dialog") is False
    visit.tab.click("[data-opens=sample-dialog]")
    visit.tab.wait_for_selector("#sample-dialog", state="visible")
    assert visit.barriers() == []
    visit.tab.keyboard.press("Escape")
    visit.tab.wait_for_selector("#sample-dialog", state="hidden")
    visit.tab.click("[data-opens=sample-side]")
    visit.tab.wait_for_selector("#sample-side", state="visible")
    visit.tab.click("#sample-side [aria-label=关闭]")
    visit.tab.wait_for_selector("#sample-side", state="hidden")
    visit.tab.evaluate("htmx.trigger(document.body, 'toast', {text: '已保存', tone: 'ok'})")
    assert visit.tab.inner_text("#toasts .toast-cm p") == "已保存"
    visit.tab.click("#toasts [data-closes]")
    assert visit.tab.locator("#toasts .toast-cm").count() == 0


def test_sign_in_and_home_weigh_no_more_than_they_may(walk, office):
    """Everything loaded with a cold cache, as brotli sends it: scripts, styles, icons, pages; charts only where used."""
    visit = walk()
    sizes: dict[str, int] = {}

    def weigh(response):
        if response.url.startswith(visit.address) and response.status == 200:
            sizes[response.url] = len(brotli.compress(response.body(), quality=9))

    visit.tab.on("response", weigh)
    visit.sign_in("leader", then="/")
    visit.tab.wait_for_selector(".home-figures .section-head")
    visit.tab.wait_for_load_state("networkidle")
    assert len(sizes) >= 7
    assert [url for url in sizes if "charts" in url] == []
    assert sum(sizes.values()) <= BUDGET, sizes
    visit.go("/cockpit/")
    visit.tab.wait_for_selector("figure.chart canvas")
    (charts,) = [size for url, size in sizes.items() if "charts" in url]
    assert charts <= CHARTS

"""The life of a report at the browser: a figure to its attachment, an override by two persons, freezing, drift."""

from datetime import date

import pytest

from canmou.activities.models import Event
from canmou.kernel.attachments import attach
from canmou.kernel.compile.editions.freezing import freeze
from canmou.kernel.compile.editions.keeping import keep
from canmou.kernel.compile.editions.models import Edition
from canmou.kernel.compile.editions.overriding import propose_override
from canmou.kernel.compile.templates import save_template
from canmou.kernel.ledger.actions import void
from canmou.kernel.metrics import scope_for
from canmou.lib import periods
from canmou.party.models import StudySession

SOURCE = """
{% section "理论学习" %}{% paragraph %}
{% sentence %}组织党组理论学习中心组学习{{ fig("party.study.centre_group", masked=True) }}次{% endsentence %}
{% sentence %}集体学习{{ fig("party.study.collective") }}次{% endsentence %}
{% endparagraph %}{% endsection %}
"""


@pytest.fixture
def office(transactional_cast):
    """The office with four sessions of study, one with its notice, and a short report."""
    cast = transactional_cast
    days = [
        (date(2022, 3, 4), "centre_group"),
        (date(2022, 5, 6), "centre_group"),
        (date(2022, 5, 9), "collective"),
    ]
    rows = [StudySession(title=f"{day.month}月学习", kind=kind, held_on=day) for day, kind in days]
    sessions = cast.enter(rows, unit="party")
    cast.enter([Event(title="产业链座谈会", kind="meeting", held_on=date(2022, 6, 7))])
    notice = "中心组学习通知".encode()
    attach(sessions[0].ref, name="学习通知.txt", content=notice, by=cast.users["general"])
    cast.template = save_template(
        cast.office, "annual", name="年度工作报告", title="{{ office.name }}{{ period.year }}年工作情况报告",
        source=SOURCE, by=cast.users["general"],
    )  # fmt: skip
    return cast


def kept(cast, period="2022"):
    scope = scope_for(cast.office, periods.parse(period))
    return keep(cast.template, scope, by=cast.users["general"])


def test_a_leader_follows_a_figure_to_its_attachment(walk, office):
    visit = walk()
    visit.sign_in("leader", then="/reports/annual/2022/")
    visit.tab.click('.paper a[data-figure="F1"]')
    panel = visit.tab.locator("#figure-panel")
    panel.wait_for(state="visible")
    assert panel.locator("h2").first.inner_text() == "党组理论学习中心组学习"
    assert visit.tab.evaluate("document.activeElement.innerText") == "党组理论学习中心组学习"
    assert visit.tab.url.endswith("/reports/annual/2022/")
    assert panel.locator("svg.months rect.now").count() == 12
    assert visit.barriers() == []
    with visit.tab.expect_download() as download:
        panel.locator("text=学习通知.txt").click()
    assert download.value.suggested_filename == "学习通知.txt"
    visit.tab.keyboard.press("Escape")
    panel.wait_for(state="hidden")
    assert visit.tab.evaluate("document.activeElement.dataset.figure") == "F1"
    visit.tab.keyboard.press("Enter")
    panel.wait_for(state="visible")
    visit.tab.click("[data-panel-close]")
    panel.wait_for(state="hidden")
    assert (visit.complaints, visit.foreign) == ([], [])


def test_an_override_by_two_persons_a_frozen_report_and_its_drift(walk, office):
    general = walk()
    general.sign_in("general", then="/reports/annual/2022/")
    general.tab.click("text=留存编制稿")
    general.tab.wait_for_url("**/reports/kept/*/")
    address = general.tab.url.removeprefix(general.address)
    general.tab.click('.paper a[data-figure="F1"]')
    general.tab.click("#figure-panel a:has-text('提出改数')")
    general.tab.wait_for_url("**/override/")
    general.tab.fill("#id_printed", "3")
    general.tab.fill("#id_reason", "含与市委宣传部联学的一次，台账由其登记")
    general.tab.click("button:has-text('提出')")
    general.tab.wait_for_url("**/figures/F1/")
    assert "同意之前仍按台账数印发" in general.tab.inner_text("main")
    assert general.tab.inner_text("mark") == "2"

    leader = walk()
    leader.sign_in("leader", then=address)
    assert "现在不能定稿" in leader.tab.inner_text("main")
    leader.tab.click(".report-rail button:text-is('同意')")
    leader.tab.wait_for_selector(".paper a.overridden")
    assert leader.tab.inner_text('.paper a[data-figure="F1"]') == "3"
    told = "印发数 3，台账数 2，理由：含与市委宣传部联学的一次，台账由其登记，提出人孙启航，同意人周承远"
    assert told in leader.tab.inner_text(".report-rail")
    leader.tab.click("main >> text=定稿 >> nth=0")
    leader.tab.wait_for_url("**/freeze/")
    leader.tab.click("text=确认定稿")
    leader.tab.wait_for_selector("text=已定稿。文件已存档")
    leader.tab.click(".menu summary:has-text('下载')")
    with leader.tab.expect_download() as download:
        leader.tab.click(".sheet >> text=PDF")
    assert download.value.suggested_filename == "年度工作报告2022年（定稿）.pdf"

    number = StudySession.objects.order_by("number").first().number
    general.go(f"/records/{number}/edit/")
    general.tab.fill("#id_place", "市委党校")
    general.tab.click("button:has-text('保存') >> nth=0")
    general.tab.wait_for_selector("h2:text-is('计入的报告')")
    leader.go(f"{address}drift/")
    assert "地点 空 → 市委党校" in leader.tab.inner_text("main")
    assert "2个数字都没有变动" in leader.tab.inner_text("main")
    assert (general.complaints, leader.complaints) == ([], [])


def test_reading_and_deciding_without_scripts(walk, office):
    edition = kept(office)
    propose_override(
        edition.entries.get(key="F1"), printed="3", reason="联学一次", by=office.users["general"]
    )
    visit = walk("phone", javascript=False)
    visit.sign_in("leader", then=f"/reports/kept/{edition.uid}/")
    visit.tab.click('.paper a[data-figure="F1"]')
    visit.tab.wait_for_url("**/figures/F1/")
    assert "3月学习" in visit.tab.inner_text("main")
    visit.tab.click("button:text-is('同意')")
    visit.tab.wait_for_url(f"**/reports/kept/{edition.uid}/#F1")
    assert visit.tab.inner_text('.paper a[data-figure="F1"]') == "3"


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_every_page_is_accessible_and_fits(size, walk, office):
    first = kept(office)
    freeze(first, by=office.users["leader"])
    office.enter([StudySession(title="9月学习", kind="centre_group", held_on=date(2022, 9, 9))], unit="party")
    second = kept(office)
    propose_override(second.entries.get(key="F1"), printed="5", reason="联学", by=office.users["general"])
    visit = walk(size)
    visit.sign_in("leader", then="/reports/kept/")
    paths = [
        "/reports/kept/",
        f"/reports/kept/{first.uid}/",
        f"/reports/kept/{second.uid}/",
        f"/reports/kept/{first.uid}/?masked=1",
        f"/reports/kept/{second.uid}/figures/F1/",
        f"/reports/kept/{second.uid}/figures/F2/override/",
        f"/reports/kept/{first.uid}/drift/",
        f"/reports/kept/compare/?a={first.uid}&b={second.uid}",
    ]
    for theme in ("light", "dark"):
        for path in paths:
            visit.go(path)
            assert visit.overflow() == 0, path
            assert visit.barriers() == [], (theme, path)
        visit.go("/")
        if visit.tab.is_visible("[data-theme-toggle]"):
            visit.tab.click("[data-theme-toggle]")
    assert Edition.objects.count() == 2
    assert (visit.complaints, visit.foreign) == ([], [])


def test_a_refusal_is_read_in_the_panel(walk, office):
    visit = walk()
    visit.sign_in("leader", then="/reports/annual/2022/")
    void(StudySession.objects.get(kind="collective"), by=office.users["general"], reason="登记错了")
    visit.tab.click('.paper a[data-figure="F2"]')
    panel = visit.tab.locator("#figure-panel")
    panel.wait_for(state="visible")
    assert "报告里没有这个数字" in panel.inner_text()

"""The studio in a real browser: a new template from the picker to a compiled report, an error mended, without scripts."""

from datetime import date

import pytest

from canmou.activities.models import Event
from canmou.kernel.compile.models import ReportTemplate
from canmou.kernel.compile.templates import load_stock
from canmou.party.models import StudySession
from canmou.reports.stock import FOLDER


@pytest.fixture
def office(transactional_cast):
    """The office with its stock templates, two activities and three sessions of study of 2023."""
    cast = transactional_cast
    load_stock(cast.office, FOLDER)
    cast.enter(
        [
            Event(title="产业链座谈会", kind="meeting", held_on=date(2023, 6, 7)),
            Event(title="读书分享会", kind="study", held_on=date(2023, 7, 7)),
        ]
    )
    days = [date(2023, 3, 4), date(2023, 5, 6), date(2023, 8, 4)]
    cast.enter(
        [StudySession(title=f"{day.month}月学习", kind="centre_group", held_on=day) for day in days],
        unit="party",
    )
    return cast


def write(visit, text):
    """Replace the whole text of the editor by typing."""
    visit.tab.click(".cm-content")
    visit.tab.keyboard.press("Control+A")
    visit.tab.keyboard.insert_text(text)


def test_an_editor_writes_a_template_with_the_picker_mends_an_error_and_compiles_it(walk, office):
    visit = walk()
    visit.sign_in("editor", then="/reports/templates/")
    visit.tab.click("text=新建模板")
    visit.tab.fill("#id_name", "学习简报")
    visit.tab.select_option("#id_start", "blank")
    visit.tab.fill("#id_code", "study")
    visit.tab.click("text=建立并开始写")
    visit.tab.wait_for_url("**/reports/templates/study/edit/")
    visit.tab.wait_for_selector("#preview .paper")
    assert visit.tab.locator("textarea[name=source]").is_hidden()

    write(visit, "{% paragraph %}\n  \n{% endparagraph %}")
    visit.tab.keyboard.press("Control+Home")
    visit.tab.keyboard.press("ArrowDown")
    visit.tab.keyboard.press("End")
    visit.tab.click("#tab-figures")
    visit.tab.fill("#figure-words", "中心组 学习")
    visit.tab.wait_for_selector("text=/找到\\d+项；数值是2023年的/")
    entry = visit.tab.locator(".figure-offers li", has_text="party.study.centre_group")
    assert entry.locator("em").inner_text() == "3次"
    entry.locator("button", has_text="整句").click()
    visit.tab.click("#tab-preview")
    visit.tab.wait_for_selector('#preview .paper a[data-figure="F1"]')
    assert "党组理论学习中心组学习3次。" in visit.tab.inner_text("#preview .paper")
    assert visit.tab.get_attribute('#preview .paper a[data-figure="F1"]', "title").startswith(
        "3 · 党组理论学习中心组学习"
    )

    visit.tab.click(".cm-content")
    visit.tab.keyboard.press("Control+End")
    visit.tab.keyboard.insert_text("\n{% paragraph %}{% sentence %}2023年开会3次{% endparagraph %}")
    visit.tab.wait_for_selector("#preview li.bad")
    told = visit.tab.inner_text("#preview .findings")
    assert "里面的“句子”还没有结束，请先写 {% endsentence %}" in told
    assert "“2023年”：年份不写在正文里" in told
    assert visit.tab.locator(".cm-line.cm-bad").count() == 1
    visit.tab.click("#preview li.bad [data-line]")
    visit.tab.keyboard.insert_text(
        "{% paragraph %}{% sentence %}各项学习按计划开展{% endsentence %}{% endparagraph %}"
    )
    visit.tab.wait_for_selector("text=没有发现毛病")
    assert visit.tab.locator(".cm-line.cm-bad, .cm-line.cm-warn").count() == 0

    visit.tab.click("button[name=enable]")
    visit.tab.wait_for_url("**/reports/templates/study/")
    assert "已启用第2版" in visit.tab.inner_text("main")
    visit.go("/reports/study/2023/")
    body = visit.tab.inner_text(".paper")
    assert "党组理论学习中心组学习3次。" in body
    assert "各项学习按计划开展。" in body
    assert visit.complaints == []
    assert visit.foreign == []


def test_what_is_not_saved_stays_in_the_browser(walk, office):
    visit = walk()
    visit.sign_in("general", then="/reports/templates/quarter/edit/")
    visit.tab.wait_for_selector("#preview .paper")
    write(visit, "{% paragraph %}没有保存的话。{% endparagraph %}")
    visit.tab.wait_for_selector("#preview :text('没有保存的话')")
    visit.tab.on("dialog", lambda dialog: dialog.accept())
    visit.go("/reports/templates/quarter/edit/")
    visit.tab.wait_for_selector(".studio-kept:visible")
    assert "没有保存的话" not in visit.tab.inner_text(".cm-content")
    visit.tab.click("text=换成没保存的那份")
    assert "没有保存的话" in visit.tab.inner_text(".cm-content")
    visit.tab.click("button[name=save]")
    visit.tab.wait_for_selector("text=已保存为草稿第2版")
    assert visit.tab.locator(".studio-kept").is_hidden()
    assert visit.tab.evaluate("Object.keys(localStorage).filter(name => name.startsWith('studio:'))") == []
    newest = ReportTemplate.objects.filter(code="quarter").first()
    assert newest.source == "{% paragraph %}没有保存的话。{% endparagraph %}"


def test_a_block_is_put_around_what_was_chosen(walk, office):
    visit = walk()
    visit.sign_in("general", then="/reports/templates/quarter/edit/")
    visit.tab.wait_for_selector("#preview .paper")
    write(visit, "抓好落实")
    visit.tab.keyboard.press("Control+A")
    visit.tab.click("#tab-blocks")
    visit.tab.click(".offers li:has-text('可省的分句') [data-insert]")
    assert visit.tab.inner_text(".cm-content").strip() == "{% clause %}，抓好落实{% endclause %}"
    visit.tab.click("#tab-blocks")
    visit.tab.keyboard.press("ArrowLeft")
    assert visit.tab.evaluate("document.activeElement.id") == "tab-words"
    assert visit.tab.locator("#pane-words").is_visible()
    visit.tab.click(".cm-content")
    visit.tab.keyboard.press("Control+A")
    visit.tab.click(".offers li:has-text('机关简称') [data-insert]")
    assert visit.tab.inner_text(".cm-content").strip() == "{{ office.short_name }}"
    assert visit.complaints == []


def test_templates_are_written_without_scripts(walk, office):
    visit = walk("phone", javascript=False)
    visit.sign_in("general", then="/reports/templates/quarter/edit/")
    assert visit.overflow() == 0
    visit.tab.fill("#id_source", "{% paragraph %}甲。{% endparagraph %}")
    visit.tab.fill("#id_note", "简化")
    with visit.context.expect_page() as opened:
        visit.tab.click("text=整页预览")
    opened.value.wait_for_load_state()
    assert "甲。" in opened.value.inner_text(".paper")
    visit.tab.fill("#figure-words", "批示")
    with visit.context.expect_page() as opened:
        visit.tab.click("button:has-text('查找')")
    opened.value.wait_for_load_state()
    assert '{{ fig("instructions.affirmative") }}' in opened.value.inner_text("main")
    visit.tab.click("button[name=save]")
    assert "已保存为草稿第2版" in visit.tab.inner_text("main")
    visit.go("/reports/")
    form = visit.tab.locator("#section form")
    form.locator("select[name=about]").select_option(label="机关党建科")
    form.locator("select[name=part]").select_option("-H1")
    form.locator("button:has-text('生成') >> nth=0").click()
    assert "机关党建科2023年上半年工作小结" in visit.tab.inner_text(".paper")
    assert "组织党组理论学习中心组学习2次" in visit.tab.inner_text(".paper")


PAGES = [
    "/reports/",
    "/reports/?code=brief&year=1",
    "/reports/templates/",
    "/reports/templates/new/",
    "/reports/templates/quarter/",
    "/reports/templates/quarter/2/",
    "/reports/templates/figures/?template=quarter&q=学习",
    "/reports/minutes/2023/",
]


@pytest.mark.parametrize("size", ["desktop", "phone"])
@pytest.mark.parametrize("dark", [False, True])
def test_every_page_is_accessible_fits_and_obeys_the_security_policy(size, dark, walk, office):
    visit = walk(size)
    visit.sign_in("general", then="/reports/templates/quarter/edit/")
    if dark:
        visit.tab.evaluate("localStorage.setItem('theme', 'dark')")
    visit.tab.wait_for_selector("#preview .paper")
    write(visit, "{% paragraph %}\n在淄州开会3次。{{ fig('no.such') }}{% endparagraph %}")
    visit.tab.wait_for_selector("#preview li.bad")
    visit.tab.click("button[name=save]")
    visit.tab.wait_for_selector("text=已保存为草稿第2版")
    visit.tab.wait_for_selector("#preview li.bad")
    for tab in ("preview", "figures", "words", "blocks"):
        visit.tab.click(f"#tab-{tab}")
        assert visit.overflow() == 0, tab
        assert visit.barriers() == [], tab
    for path in PAGES:
        visit.go(path)
        assert visit.tab.get_attribute("html", "data-bs-theme") == ("dark" if dark else "light")
        assert visit.overflow() == 0, path
        assert visit.barriers() == [], path
    assert visit.complaints == []
    assert visit.foreign == []

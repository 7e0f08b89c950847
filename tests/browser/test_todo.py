"""A step from list to list: to-do by keyboard, dialogs on the record's page, countersigning, bulk; on a phone; without scripts."""

import sys
from datetime import date
from pathlib import Path

import pytest

from canmou.kernel.calendar import load_days
from canmou.kernel.workflow import advance, ask
from canmou.kernel.workflow.models import Step

sys.path.insert(0, str(Path(__file__).parents[1] / "desk"))  # flows.py


@pytest.fixture
def office(transactional_cast, monkeypatch):
    """Four texts in the clerk's hands, one of them late; one given to the clerk to read."""
    import flows  # stands beside the tests of the desk

    cast = transactional_cast
    load_days()
    flow = flows.install(monkeypatch)
    days = {
        "亩均效益提升对策研究": date(2024, 1, 3),
        "民营经济发展调研报告": date(2024, 1, 8),
        "老旧小区改造调研": date(2024, 1, 11),
        "文旅融合发展建议": date(2024, 1, 25),
    }
    cast.texts = flows.texts(cast, flow, *days, days=days)
    (read,) = flows.texts(cast, flow, "商业体系建设调研")
    advance(flow, read, "hand_in", by=cast.users["clerk"])
    ask(read, by=cast.users["head"], kind="read", whom=[cast.named("冯子昂")])
    return cast


def press(visit, label):
    """A button of the flow panel opens its dialog."""
    visit.tab.click(f"#flow .flow-acts a:text-is('{label}')")
    visit.tab.wait_for_selector("#flow-dialog[open] form.flow-form")


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_from_the_list_through_a_dialog_to_the_next_persons_list(walk, office, size):
    clerk = walk(size)
    clerk.sign_in("clerk", then="/todo/")
    assert clerk.tab.inner_text(".todo .due-head >> nth=0").split() == ["已超期", "1项"]
    assert (clerk.overflow(), clerk.barriers()) == (0, [])
    clerk.tab.click("text=亩均效益提升对策研究")
    clerk.tab.wait_for_url("**/records/ZZ-LWK-*/")
    assert (clerk.overflow(), clerk.barriers()) == (0, [])
    press(clerk, "送核")
    assert (clerk.overflow(), clerk.barriers()) == (0, [])
    clerk.tab.fill("#flow-dialog #id_opinion", "数据已核对")
    clerk.tab.click("#flow-dialog button:text-is('送核')")
    clerk.tab.wait_for_selector(".notice:has-text('已“送核”')")
    panel = clerk.tab.inner_text("#flow")
    assert [words for words in ("曾超期5天", "数据已核对", "高振华") if words not in panel] == []
    head = walk(size)
    head.sign_in("head", then="/todo/")
    assert "亩均效益提升对策研究" in head.tab.inner_text(".todo")
    assert (clerk.complaints, clerk.foreign, head.complaints) == ([], [], [])


def test_countersigning_by_names_clicked_from_the_roll(walk, office):
    clerk = walk()
    clerk.sign_in("clerk", then="/todo/")
    clerk.go(f"/records/{office.texts[1].number}/")
    clerk.tab.click("#flow .flow-acts summary")
    assert clerk.barriers() == []
    clerk.tab.click("#flow .sheet a:text-is('会签')")
    clerk.tab.wait_for_selector("#flow-dialog[open] [data-roll]:not([hidden])")
    clerk.tab.click("#flow-dialog summary:text-is('综合调研一科')")
    clerk.tab.click("#flow-dialog [data-name='高振华']")
    clerk.tab.click("#flow-dialog summary:text-is('社会调研科')")
    clerk.tab.click("#flow-dialog [data-name='乔安然']")
    assert clerk.tab.input_value("#flow-dialog [data-names]") == "高振华、乔安然"
    assert clerk.barriers() == []
    clerk.picture("flow-sign")
    clerk.tab.click("#flow-dialog button:text-is('送出')")
    clerk.tab.wait_for_selector(".notice:has-text('已送出会签')")
    assert list(Step.objects.filter(kind="sign").values_list("person__name", flat=True)) == [
        "高振华",
        "乔安然",
    ]
    clerk.picture("flow-panel")
    assert clerk.complaints == []


def test_the_list_by_keyboard_and_many_at_once(walk, office):
    clerk = walk()
    clerk.sign_in("clerk", then="/todo/")
    clerk.picture("todo")
    focused = "document.activeElement.textContent"
    clerk.tab.keyboard.press("j")
    assert clerk.tab.evaluate(focused) == "亩均效益提升对策研究"
    clerk.tab.keyboard.press("x")
    clerk.tab.keyboard.press("j")
    clerk.tab.keyboard.press("x")
    assert clerk.tab.inner_text("[data-picked]") == "已选2项"
    clerk.tab.keyboard.press("k")
    assert clerk.tab.evaluate(focused) == "亩均效益提升对策研究"
    clerk.tab.keyboard.press("?")
    clerk.tab.wait_for_selector("#keys[open]")
    clerk.tab.keyboard.press("Escape")
    clerk.tab.click("#todo-bulk button:text-is('送核')")
    clerk.tab.wait_for_selector(".notice:has-text('送核：已办2项')")
    assert clerk.tab.locator(".todo-item").count() == 3
    assert clerk.tab.inner_text(".side .todo-count").startswith("3")
    clerk.tab.keyboard.press("/")
    clerk.tab.keyboard.type("文旅")
    clerk.tab.keyboard.press("Enter")
    clerk.tab.wait_for_url("**q=%E6%96%87%E6%97%85**")
    assert clerk.tab.locator(".todo-item").count() == 1
    assert clerk.complaints == []


def test_without_scripts_everything_can_be_done(walk, office):
    clerk = walk("phone", javascript=False)
    clerk.sign_in("clerk", then="/todo/")
    clerk.tab.check(".todo-item:has-text('商业体系建设调研') input[name=pick]")
    clerk.tab.click("#todo-bulk button:text-is('阅毕')")
    assert "阅毕：已办1项" in clerk.tab.inner_text("main")
    clerk.tab.click("text=民营经济发展调研报告")
    clerk.tab.click("#flow .flow-acts a:text-is('送核')")
    assert clerk.tab.inner_text("h1") == "送核"
    clerk.tab.fill("#id_opinion", "请核")
    clerk.tab.click("main button:text-is('送核')")
    assert "已“送核”" in clerk.tab.inner_text("main")
    clerk.tab.click("#flow summary")
    clerk.tab.click("#flow .sheet a:text-is('撤回')")
    clerk.tab.click("main button:text-is('撤回')")
    assert "已撤回" in clerk.tab.inner_text("main")
    clerk.go("/todo/")
    clerk.tab.check(".todo-item:has-text('民营经济') input[name=pick]")
    clerk.tab.click("#todo-bulk button:has-text('转办')")
    clerk.tab.fill("#id_to", "高振华")
    clerk.tab.fill("#id_reason", "出差")
    clerk.tab.click("main button:has-text('转办1项')")
    assert "转办：已办1项" in clerk.tab.inner_text("main")


def test_a_refusal_in_a_dialog_comes_back_with_what_was_typed(walk, office):
    clerk = walk()
    clerk.sign_in("clerk", then="/todo/")
    clerk.go(f"/records/{office.texts[0].number}/")
    clerk.tab.click("#flow .flow-acts summary")
    clerk.tab.click("#flow .sheet a:text-is('传阅')")
    clerk.tab.wait_for_selector("#flow-dialog[open] [data-names]")
    clerk.tab.fill("#flow-dialog [data-names]", "没这人")
    clerk.tab.click("#flow-dialog button:text-is('送出')")
    clerk.tab.wait_for_selector("main .field.bad")
    assert clerk.tab.input_value("main [data-names]") == "没这人"
    assert "没有名为“没这人”的人员" in clerk.tab.inner_text("main")
    assert clerk.barriers() == []


def test_dark_is_as_legible(walk, office):
    clerk = walk()
    clerk.sign_in("clerk", then="/todo/")
    clerk.tab.click("[data-theme-toggle]")
    for path in ("/todo/", "/todo/?tab=section", f"/records/{office.texts[0].number}/"):
        clerk.go(path)
        assert clerk.barriers() == [], path

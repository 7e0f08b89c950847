"""The half-month dispatch at the browser: opened, filled from the keyboard, locked, issued, met upon, a task at the end."""

from datetime import date

import pytest

from canmou.kernel.calendar import load_days
from canmou.supervision.models import (
    DispatchEdition,
    DispatchEntry,
    DispatchRound,
    DispatchSettings,
    DispatchSheet,
    SupervisionTask,
    TaskProgress,
)


@pytest.fixture
def office(transactional_cast):
    """Two sections that hand in; a task of one of them, reported on, and overdue."""
    cast = transactional_cast
    load_days()
    own = DispatchSettings.objects.create(office=cast.office, presider=cast.named("周承远"))
    few = ("research1", "society")
    own.exempt.set([unit for key, unit in cast.units.items() if unit.kind == "section" and key not in few])
    task = SupervisionTask(
        title="补充企业样本数据", kind="daily", basis="主任办公会", assigned_on=date(2023, 12, 20),
        lead_section=cast.unit("research1"), due_on=date(2024, 1, 5), responsible=cast.named("冯子昂"),
        unit=cast.unit("research1"),
    )  # fmt: skip
    cast.enter([task])
    report = TaskProgress(
        task=task, reported_on=date(2024, 1, 4), percent=70, content="收齐三个区县的样本", unit=task.unit
    )
    cast.enter([report])
    return cast


def sheet_of(cast, section):
    return DispatchSheet.objects.get(section=cast.unit(section))


def test_from_opening_to_the_task(walk, office):
    keeper = walk()
    keeper.sign_in("keeper", then="/dispatch/")
    keeper.tab.click("text=现在开期：2024年1月上半月")
    keeper.tab.wait_for_selector("h1:has-text('2024年1月上半月工作调度')")
    assert (keeper.barriers(), keeper.overflow()) == ([], 0)

    clerk = walk()
    sheet = sheet_of(office, "research1")
    clerk.sign_in("clerk", then=f"/records/{sheet.number}/")
    clerk.tab.click(".flow-acts >> text=报送")
    first = clerk.tab.locator("textarea[name='r0-progress']")
    assert first.input_value() == "收齐三个区县的样本"
    assert "已超期3天" in clerk.tab.locator(".dispatch-grid .guess").first.inner_text()
    clerk.tab.fill("textarea[name='r0-obstacle']", "两个区县没有报")
    clerk.tab.focus("textarea[name='r0-next_plan']")
    clerk.tab.keyboard.press("Control+ArrowDown")
    assert clerk.tab.evaluate("document.activeElement.name") == "r1-next_plan"
    clerk.tab.fill("textarea[name='r1-content']", "课题中期检查")
    clerk.tab.fill("textarea[name='r1-progress']", "完成3个课题")
    clerk.picture("dispatch-fill")
    assert (clerk.barriers(), clerk.overflow()) == ([], 0)
    clerk.tab.keyboard.press("Control+Enter")
    clerk.tab.wait_for_selector("text=已报送2项任务")
    assert sorted(DispatchEntry.objects.values_list("content", "light")) == [
        ("补充企业样本数据", "red"), ("课题中期检查", "green"),
    ]  # fmt: skip

    number = DispatchRound.objects.get().number
    keeper.go(f"/dispatch/{number}/lock/")
    assert "社会调研科" in keeper.tab.locator(".notice.warn").inner_text()
    keeper.tab.click("text=锁定并留存定稿")
    keeper.tab.wait_for_selector("text=留存第1版定稿")
    keeper.go(f"/dispatch/editions/{DispatchEdition.objects.get().uid}/")
    keeper.tab.on("dialog", lambda dialog: dialog.accept())
    keeper.tab.click("text=编号印发")
    keeper.tab.wait_for_selector("text=淄政研调〔2024〕1号")
    keeper.picture("dispatch-sheet")
    assert (keeper.barriers(), keeper.overflow()) == ([], 0)
    file = keeper.context.request.get(keeper.address + keeper.tab.get_attribute("a:has-text('PDF')", "href"))
    assert (file.status, file.body()[:5]) == (200, b"%PDF-")

    keeper.go(f"/dispatch/{number}/meeting/")
    assert "补充企业样本数据" in keeper.tab.locator(".screen-red").inner_text()
    keeper.tab.fill("input[name='remark']", "五天内把两个区县的样本补齐")
    keeper.tab.select_option("select[name='section']", label="综合调研一科")
    keeper.tab.fill("input[name='responsible']", "冯子昂")
    keeper.tab.fill("input[name='due_on']", "2024-01-15")
    keeper.tab.press("input[name='due_on']", "Enter")
    keeper.tab.wait_for_selector("text=已交调研一科办理")
    keeper.picture("dispatch-meeting")
    assert (keeper.barriers(), keeper.overflow()) == ([], 0)
    made = SupervisionTask.objects.get(kind="dispatch")
    assert (made.title, made.state, made.due_on) == (
        "五天内把两个区县的样本补齐",
        "assigned",
        date(2024, 1, 15),
    )


@pytest.mark.parametrize("javascript", [True, False])
def test_a_sheet_on_the_phone_with_and_without_scripts(walk, office, javascript):
    keeper = walk()
    keeper.sign_in("keeper", then="/dispatch/")
    keeper.tab.click("text=现在开期：2024年1月上半月")
    keeper.tab.wait_for_selector("h1:has-text('2024年1月上半月工作调度')")
    clerk = walk("phone", javascript=javascript)
    sheet = sheet_of(office, "research1")
    clerk.sign_in("clerk", then=f"/dispatch/sheets/{sheet.number}/")
    if javascript:
        assert (clerk.barriers(), clerk.overflow()) == ([], 0)
    clerk.tab.fill("textarea[name='r0-obstacle']", "两个区县没有报")
    clerk.tab.click("button[value='submit']")
    clerk.tab.wait_for_selector("text=已报送1项任务")
    assert DispatchEntry.objects.get().content == "补充企业样本数据"
    clerk.go(f"/dispatch/{sheet.round.number}/meeting/")
    assert "补充企业样本数据" in clerk.tab.locator(".screen-red").inner_text()
    if javascript:
        assert (clerk.barriers(), clerk.overflow()) == ([], 0)

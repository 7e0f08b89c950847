"""A supervised task in the browser: registered, signed for, late, warned by a slip, seen in the ledger of delays."""

from datetime import date

import pytest
from django.urls import reverse

from canmou.kernel.calendar import load_days
from canmou.supervision.models import SupervisionTask, TaskUrge


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_a_task_from_its_registration_to_a_slip(walk, transactional_cast, settings, size):
    load_days()
    keeper = walk(size)
    keeper.sign_in("general", then=reverse("task_new"))
    tab = keeper.tab
    tab.fill("#id_title", "补充数字经济调研数据")
    for name, label in (
        ("kind", "批示督办"),
        ("authority", "行政首长指令"),
        ("lead_section", "综合调研一科"),
        ("supervisor", "马文秀（办公室）"),
    ):
        tab.select_option(f"#id_{name}", label=label)
    tab.fill("#id_basis", "市政府主要领导批示")
    assert (keeper.barriers(), keeper.overflow()) == ([], 0)
    tab.click("button[name=now]")
    tab.wait_for_url("**/records/ZZ-STK-2024-00001/")

    head = walk(size)
    head.sign_in("head", then="/records/ZZ-STK-2024-00001/")
    head.tab.click("a[data-flow-opens=签收]")
    head.tab.select_option("#flow-dialog #id_responsible", label="冯子昂（综合调研一科）")
    head.tab.click("#flow-dialog button.btn-primary")
    head.tab.wait_for_selector("text=已“签收”")
    task = SupervisionTask.objects.get()
    assert (task.state, task.first_due_on) == ("in_progress", date(2024, 1, 23))

    settings.CANMOU_TODAY = date(2024, 1, 24)
    custodian = walk(size)
    custodian.sign_in("custodian", then=reverse("task_board"))
    assert (custodian.barriers(), custodian.overflow()) == ([], 0)
    custodian.tab.click("section.panel .links a")
    custodian.tab.wait_for_url("**/slip/")
    custodian.tab.fill("#id_content", "请说明原因")
    custodian.tab.click("button.btn-primary")
    custodian.tab.wait_for_selector("text=已发橙色警告单淄政研督〔2024〕1号")
    assert TaskUrge.objects.get().grade == "orange"
    for address in (reverse("task_page", args=[task.number]), reverse("delay_page")):
        custodian.go(address)
        assert (custodian.barriers(), custodian.overflow()) == ([], 0)
    assert custodian.tab.locator("text=延误1天（1个工作日）").count() == 1
    assert [each.complaints for each in (keeper, head, custodian)] == [[], [], []]

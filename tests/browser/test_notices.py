"""Notices and links for people outside, walked in the browser."""

from datetime import date

import pytest

from canmou.kernel.notices import NoticeKind, tell
from canmou.library.models import Work


@pytest.fixture
def work(transactional_cast):
    text = Work(title="调研一稿", kind="report", finished_on=date(2023, 5, 4), characters=3000)
    return transactional_cast.enter([text], unit="research1")[0]


def sound(walker):
    """Nothing that a page should not have."""
    return walker.barriers(), walker.overflow(), walker.complaints, walker.foreign


FINE = ([], 0, [], [])


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_from_the_bell_to_the_record(walk, transactional_cast, work, size):
    clerk = transactional_cast.users["clerk"]
    tell(clerk, kind=NoticeKind.URGE, ref=work.ref, sentence="周承远催办（起草），第1次", urgent=True)
    walker = walk(size)
    walker.sign_in("clerk", then="/")
    bell = walker.tab.get_by_role("link", name="通知，1条未读")
    bell.wait_for()
    bell.click()
    walker.tab.wait_for_url("**/notices/")
    assert sound(walker) == FINE
    walker.picture(f"notices-{size}")
    walker.tab.get_by_role("link", name="调研一稿").click()
    walker.tab.wait_for_url(f"**/records/{work.number}/")
    walker.tab.locator(".bell.told").wait_for()
    assert walker.tab.get_by_role("link", name="通知", exact=True).count() == 1
    walker.go("/notices/ways/")
    assert sound(walker) == FINE


def test_the_administrator_sets_days_and_hours(walk, transactional_cast):
    walker = walk("phone")
    walker.sign_in("sysadmin", then="/")
    walker.go("/notices/office/")
    walker.tab.get_by_label("第一次提醒").fill("5")
    walker.tab.get_by_label("上午汇总").select_option("9")
    walker.tab.get_by_role("button", name="保存").click()
    walker.tab.get_by_text("通知设置已保存").wait_for()
    assert walker.tab.get_by_label("第一次提醒").input_value() == "5"
    assert sound(walker) == FINE
    walker.go("/notices/sent/")
    assert sound(walker) == FINE


@pytest.mark.parametrize("javascript", [True, False])
def test_somebody_outside_answers_by_a_link(walk, transactional_cast, work, javascript):
    head = walk("desktop")
    head.sign_in("head", then="/")
    head.go(f"/records/{work.number}/")
    head.tab.get_by_role("link", name="请外部答复").click()
    head.tab.get_by_label("请谁答复").fill("王教授")
    head.tab.get_by_label("请对方答复什么").fill("请对测算口径提出意见")
    head.tab.get_by_label("给对方看的文字").fill("测算口径：按常住人口计算。")
    head.tab.get_by_role("button", name="生成链接").click()
    address = head.tab.locator("code.token").inner_text().removeprefix(head.address)
    assert sound(head) == FINE

    guest = walk("phone", javascript=javascript)
    guest.go(address)
    if javascript:
        assert sound(guest) == FINE
        guest.picture("reply-phone")
    guest.tab.get_by_label("您的答复").fill("建议改按户籍人口。")
    guest.tab.get_by_role("button", name="提交答复").click()
    guest.tab.get_by_text("已收到您的答复，谢谢").wait_for()
    assert guest.context.cookies() == []
    guest.go(address)
    guest.tab.get_by_text("打不开这个链接").wait_for()

    head.go(f"/records/{work.number}/outside/")
    head.tab.get_by_text("建议改按户籍人口。").wait_for()
    head.tab.get_by_role("link", name="通知，1条未读").wait_for()
    assert sound(head) == FINE

"""Accounts in the browser: a new login from paper to its own password, codes, delegation, every page accessible."""

import base64
import time

import pytest
from django_otp.oath import TOTP

from canmou.site.demo import accounts
from canmou.site.demo.cast import PASSWORD

NEW = "Nine-lives-2024"


@pytest.fixture
def filled(transactional_cast):
    """The demo office's absences, roster, delegations and logins."""
    accounts.load(transactional_cast)
    return transactional_cast


def clean(visit):
    assert visit.overflow() == 0
    assert visit.barriers() == []
    assert (visit.complaints, visit.foreign) == ([], [])


PAGES = {
    "sysadmin": [
        "/accounts/users/", "/accounts/people/", "/accounts/units/", "/accounts/users/new/", "/accounts/people/new/",
        "/accounts/staff/", "/accounts/sign-in/",
    ],
    "secadmin": ["/accounts/grants/", "/roles/", "/roles/personnel_officer/"],
    "head": ["/away/", "/away/duty/", "/away/new/", "/delegations/new/", "/account/", "/account/second-factor/"],
}  # fmt: skip


@pytest.mark.parametrize("size", ["desktop", "phone"])
@pytest.mark.parametrize("login", PAGES)
def test_every_page_is_accessible_in_both_themes(walk, filled, size, login):
    visit = walk(size)
    visit.sign_in(login, then="/account/")
    for path in PAGES[login]:
        visit.go(path)
        clean(visit)
        visit.tab.evaluate("document.documentElement.setAttribute('data-bs-theme', 'dark')")
        clean(visit)


def test_a_new_login_from_the_slip_to_its_own_password(walk, filled):
    office = walk()
    office.sign_in("sysadmin", then="/accounts/users/")
    office.tab.click("text=新建账号")
    office.tab.fill("#id_username", "qiumingzhe")
    office.tab.select_option("#id_person", label="邱明哲（经济调研科）")
    office.tab.click("text=新建并打印口令")
    shown = office.tab.locator(".acc-slip .acc-code").nth(1).inner_text()
    clean(office)
    newcomer = walk("phone", javascript=False)
    newcomer.go("/sign-in/")
    newcomer.tab.fill("#id_username", "qiumingzhe")
    newcomer.tab.fill("#id_password", shown)
    newcomer.tab.click("button[type=submit]")
    assert newcomer.tab.inner_text("h1") == "修改口令"
    newcomer.tab.fill("#id_old_password", shown)
    newcomer.tab.fill("#id_new_password1", NEW)
    newcomer.tab.fill("#id_new_password2", NEW)
    newcomer.tab.click(".form-foot button")
    newcomer.go("/account/")
    assert "没有角色" in newcomer.tab.inner_text(".facts")


def code_on_the_telephone(key):
    device = TOTP(base64.b32decode(key + "=" * (-len(key) % 8)))
    device.time = time.time()
    return f"{device.token():06}"


def test_codes_are_set_up_and_asked_for(walk, filled):
    visit = walk()
    visit.sign_in("head", then="/account/")
    visit.tab.click("text=启用验证码")
    key = visit.tab.inner_text(".acc-key").replace(" ", "")
    visit.tab.fill("#id_code", code_on_the_telephone(key))
    visit.tab.click("button:has-text('启用')")
    codes = visit.tab.locator(".acc-codes li").all_inner_texts()
    assert len(codes) == 10
    clean(visit)
    again = walk("phone")
    again.go("/sign-in/?next=/account/")
    again.tab.fill("#id_username", "head")
    again.tab.fill("#id_password", PASSWORD)
    again.tab.click("button[type=submit]")
    again.tab.wait_for_url("**/sign-in/code/")
    clean(again)
    again.tab.fill("#id_code", codes[0])
    again.tab.click("button[type=submit]")
    again.tab.wait_for_url("**/account/")
    assert "还有9个恢复码没用" in again.tab.inner_text("main")


def test_a_head_delegates_and_takes_it_back(walk, filled):
    visit = walk("phone")
    visit.sign_in("thinktank", then="/away/")
    visit.tab.click("a.btn-primary:has-text('委托')")
    visit.tab.select_option("#id_taker", label="郑雨晴（智库工作科）")
    visit.tab.fill("#id_matter", "外出调研期间代管科室工作")
    visit.tab.fill("#id_valid_to", "2024-01-12")
    visit.tab.click(".form-foot button")
    visit.tab.wait_for_url("**/away/")
    assert "生效中" in visit.tab.inner_text("main")
    taker = walk()
    taker.sign_in("disclosure", then="/account/")
    assert "代熊国栋：科室负责人" in taker.tab.inner_text(".facts")
    visit.tab.click("td a:has-text('收回')")
    visit.tab.click("button:has-text('收回')")
    visit.tab.wait_for_url("**/away/")
    taker.go("/account/")
    assert "代熊国栋" not in taker.tab.inner_text(".facts")

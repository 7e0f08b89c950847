"""The frame of every page: signing in, navigation, both widths, light and dark, without JavaScript."""

import pytest


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_sign_in_and_the_gallery(walk, size):
    visit = walk(size)
    visit.go("/sign-in/")
    assert visit.barriers() == []
    assert visit.overflow() == 0
    visit.sign_in()
    assert visit.tab.inner_text("h1") == "组件样例"
    assert visit.overflow() == 0
    assert visit.barriers() == []
    assert visit.foreign == []
    expected = ['The specified value "2022年" does not conform to the required format, "yyyy-MM-dd".']
    assert visit.complaints == expected  # the gallery's wrong form; nothing from the security policy


def test_dark_is_kept_and_as_legible(walk):
    visit = walk()
    visit.sign_in()
    visit.tab.click("[data-theme-toggle]")
    assert visit.tab.get_attribute("html", "data-bs-theme") == "dark"
    assert visit.barriers() == []
    visit.go("/account/password/")
    assert visit.tab.get_attribute("html", "data-bs-theme") == "dark"


def test_works_without_javascript(walk):
    visit = walk("phone", javascript=False)
    visit.sign_in()
    assert visit.tab.is_visible(".side") is False
    visit.tab.click("label.nav-button")
    visit.tab.wait_for_selector(".side", state="visible")
    visit.go("/account/password/")
    visit.tab.fill("#id_old_password", "wrong")
    visit.tab.fill("#id_new_password1", "Nine-lives-2024")
    visit.tab.fill("#id_new_password2", "Nine-lives-2024")
    visit.tab.click(".form-foot button")
    assert visit.tab.inner_text(".field.bad .error") == "原口令不对，请重新输入。"
    visit.tab.click(".menu summary")
    visit.tab.click("text=退出登录")
    assert visit.tab.inner_text("h1") == "登录"


def test_the_keyboard_reaches_the_content_first(walk):
    visit = walk()
    visit.sign_in()
    visit.tab.keyboard.press("Tab")
    assert visit.tab.evaluate("document.activeElement.textContent") == "跳到正文"
    outline = visit.tab.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"

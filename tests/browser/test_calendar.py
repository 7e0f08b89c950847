"""The working calendar in the browser: a notice from paste to confirmation, a term, both widths, without scripts."""

from pathlib import Path

import pytest

from canmou.kernel.calendar import load_days
from canmou.kernel.calendar.models import CalendarChange, CalendarDay, CalendarYear

TEXT = (Path(__file__).parents[1] / "data" / "notices" / "2024.txt").read_text("utf-8")


@pytest.fixture
def office(transactional_cast):
    """The shipped calendar without the notice of 2024."""
    load_days()
    CalendarDay.objects.filter(year=2024).delete()
    CalendarYear.objects.filter(year=2024).update(announced=False, source="")
    return transactional_cast


def clean(visit):
    assert visit.overflow() == 0
    assert visit.barriers() == []
    assert (visit.complaints, visit.foreign) == ([], [])


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_every_page_is_accessible_in_both_themes(walk, office, size):
    visit = walk(size)
    visit.sign_in("sysadmin", then="/calendar/")
    for path in ("/calendar/", "/calendar/?year=2023", "/calendar/term/?start=2023-09-28&days=5",
                 "/calendar/notice/", "/calendar/correct/?day=2024-03-04"):  # fmt: skip
        visit.go(path)
        clean(visit)
        visit.tab.evaluate("document.documentElement.setAttribute('data-bs-theme', 'dark')")
        clean(visit)


def test_a_notice_from_paste_to_confirmation(walk, office):
    visit = walk()
    visit.sign_in("sysadmin", then="/calendar/?year=2024")
    assert visit.tab.locator(".notice.warn").inner_text().startswith("2024年的放假安排还没有录入")
    visit.tab.click("text=录入放假通知")
    visit.tab.fill("#id_text", TEXT)
    visit.tab.click("text=读取并核对")
    visit.tab.wait_for_url("**/calendar/changes/**")
    visit.picture("calendar-review")
    clean(visit)
    visit.tab.on("dialog", lambda dialog: dialog.accept())
    visit.tab.click("text=确认生效")
    visit.tab.locator("text=已生效，没有事项的期限因此变动").wait_for()
    assert CalendarYear.objects.get(year=2024).announced
    visit.go("/calendar/?year=2024")
    assert visit.tab.locator("td.worked").count() == 8
    visit.picture("calendar-year", whole=True)
    clean(visit)


def test_without_scripts_a_notice_is_taken_over_and_a_term_counted(walk, office):
    visit = walk("phone", javascript=False)
    visit.sign_in("sysadmin", then="/calendar/notice/")
    visit.tab.fill("#id_text", TEXT)
    visit.tab.click("text=读取并核对")
    visit.tab.click("text=确认生效")
    assert CalendarChange.objects.get().state == "applied"
    visit.go("/calendar/term/")
    visit.tab.fill("#id_start", "2024-02-02")
    visit.tab.fill("#id_days", "3")
    visit.tab.click("text=计算")
    assert visit.tab.locator(".wd-answer b").inner_text().startswith("2024年2月6日")
    visit.go(visit.tab.url.removeprefix(visit.address))
    assert visit.tab.locator("text=周日，调休上班（春节）").count() == 1

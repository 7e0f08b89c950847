"""Journeys of the library: a draft compared with kept texts, words found in them, a list of what to read."""

from datetime import date

import pytest

from canmou.library.actions.reading import make_list
from canmou.library.models import Work
from canmou.library.texts import keep_text
from tests.library.planting import running

TEXT = "冷链断点在县乡两级，要补齐产地预冷设施。" + running(1, 900)


@pytest.fixture
def work(transactional_cast):
    cast = transactional_cast
    made = cast.enter([Work(title="冷链物流调研", kind="report", finished_on=date(2023, 3, 1))])[0]
    keep_text(made, TEXT, by=cast.users["general"])
    make_list("先读", shared=False, by=cast.users["clerk"])
    return made


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_a_draft_is_compared_and_its_source_read(walk, work, size):
    visit = walk(size)
    visit.sign_in("clerk", then="/library/compare/")
    visit.tab.fill("#id_text", running(8, 300) + TEXT[:500])
    visit.tab.get_by_role("button", name="比对", exact=True).click()
    visit.tab.wait_for_selector(".match .pair mark")
    assert visit.barriers() == []
    assert visit.overflow() == 0
    visit.tab.get_by_role("link", name="冷链物流调研").click()
    visit.tab.wait_for_selector(".full-text")
    assert visit.barriers() == []
    assert visit.overflow() == 0
    assert visit.complaints == []


def test_words_are_found_and_the_work_is_put_on_a_list_without_scripts(walk, work):
    visit = walk(javascript=False)
    visit.sign_in("clerk", then="/library/")
    visit.tab.fill("#q", "断点")
    visit.tab.get_by_role("button", name="筛选").click()
    assert visit.tab.locator(".hit mark").all_inner_texts() == ["断点"]
    visit.tab.get_by_role("link", name="冷链物流调研").click()
    visit.tab.select_option("#id_list", label="先读")
    visit.tab.get_by_role("button", name="加入").click()
    assert "已加入书单“先读”" in visit.tab.inner_text(".notice.ok")
    assert visit.complaints == []

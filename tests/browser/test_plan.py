"""A plan in the browser: from the file to the ledgers, at both widths and without scripts; the year's pages; a week."""

import io
from datetime import date

import docx
import pytest

from canmou.site.demo.supervision import coming
from canmou.supervision.models import PlanDocument, PlanDraft, PlanItem, WeeklySheet

LINES = (
    "2024年度调研工作计划",
    "一、课题管理",
    "1.组织百题调研。征集、遴选、公布。结题后评审。（牵头科室：综合调研一科；责任人：高振华；完成时限：11月底前）",
    "2.推动成果转化。（调研一科牵头，期刊科配合）",
    "3.落实全员调研要求。",
)


@pytest.fixture
def plan_file(tmp_path):
    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    held = io.BytesIO()
    document.save(held)
    path = tmp_path / "2024年度调研工作计划.docx"
    path.write_bytes(held.getvalue())
    return path


def upload(walker, path):
    walker.go("/year/plans/import/")
    walker.tab.set_input_files("#id_file", str(path))
    walker.tab.select_option("#id_line", label="调查研究")
    walker.tab.fill("#id_adopted_on", "2024-01-05")
    walker.tab.click("text=上传并识别")
    walker.tab.wait_for_selector("text=核对计划，还没有列入")


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_a_plan_is_looked_at_corrected_and_entered(walk, transactional_cast, plan_file, size):
    walker = walk(size)
    walker.sign_in(then="/year/2024/")
    upload(walker, plan_file)
    assert (walker.barriers(), walker.overflow()) == ([], 0)
    tab = walker.tab
    tab.click("a:has-text('全部项目')")
    tab.wait_for_selector("text=组织百题调研")
    row = tab.locator("article", has_text="推动成果转化").first
    row.locator("a:has-text('修改')").click()
    tab.wait_for_selector("form input[name$='due_text']")
    tab.fill("form input[name$='due_text']", "第三季度")
    tab.fill("form input[name$='support_text']", "期刊信息科")
    walker.picture(f"plan-review-{size}", whole=True)
    tab.click("article form >> text=保存")
    tab.wait_for_selector("text=2024-09-30")
    assert (walker.barriers(), walker.overflow()) == ([], 0)
    tab.click("text=核对完了，列入计划")
    tab.wait_for_selector("text=要么全部写入")
    assert (walker.barriers(), walker.overflow()) == ([], 0)
    tab.click("button:has-text('列入计划')")
    tab.wait_for_selector("text=已列入计划")
    assert (walker.barriers(), walker.overflow()) == ([], 0)
    assert list(PlanItem.objects.order_by("sequence").values_list("task", "due_on", "state")) == [
        ("组织百题调研", date(2024, 11, 30), "in_progress"),
        ("推动成果转化", date(2024, 9, 30), "in_progress"),
    ]
    assert (walker.complaints, walker.foreign) == ([], [])


def test_the_same_without_scripts(walk, transactional_cast, plan_file):
    walker = walk("desktop", javascript=False)
    walker.sign_in(then="/year/2024/")
    upload(walker, plan_file)
    tab = walker.tab
    tab.fill("input[name=day]", "2024-12-20")
    tab.click("text=统一填写")
    tab.wait_for_selector("text=没有时限的项目已统一填为2024-12-20")
    tab.click(".tabs-cm a:has-text('没有列为项目')")
    tab.click("button:has-text('列为项目')")
    tab.wait_for_selector("text=已列为项目")
    tab.click("a:has-text('全部项目')")
    tab.locator("article", has_text="组织百题调研").locator("a:has-text('拆分')").click()
    tab.check("input[name=cut][value='2']")
    tab.click("button:has-text('拆分')")
    tab.wait_for_selector("text=已拆成2项")
    tab.locator("article", has_text="落实全员调研要求").locator("a:has-text('修改')").click()
    tab.fill("form input[name$='due_text']", "长期坚持")
    tab.click("article form >> text=保存")
    tab.click("text=核对完了，列入计划")
    tab.check("input[name=unknown]")
    tab.click("button:has-text('列入计划')")
    tab.wait_for_selector("text=已列入计划")
    assert list(PlanItem.objects.order_by("sequence").values_list("task", "standing")) == [
        ("组织百题调研", False),
        ("结题后评审", False),
        ("推动成果转化", False),
        ("落实全员调研要求", True),
    ]


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_the_pages_of_the_year(walk, transactional_cast, size):
    coming.load(transactional_cast)
    walker = walk(size)
    walker.sign_in(then="/year/2024/")
    document, draft = PlanDocument.objects.get(), PlanDraft.objects.get(state="open")
    item = PlanItem.objects.get(task="完成年度课题征集遴选")
    for path in (
        "/year/2024/", "/year/plans/?year=2024", f"/year/plans/{document.number}/", "/year/mechanisms/",
        "/year/campaigns/", f"/year/plans/drafts/{draft.uid}/", f"/year/plans/items/{item.number}/tasks/", "/weekly/",
    ):  # fmt: skip
        assert walker.go(path).status == 200
        assert (path, walker.barriers(), walker.overflow()) == (path, [], 0)
    assert (walker.complaints, walker.foreign) == ([], [])


def test_a_week_is_filed_from_the_phone(walk, transactional_cast):
    walker = walk("phone")
    walker.sign_in(then="/year/2024/")
    walker.go("/weekly/")
    walker.tab.fill("#id_done", "督办台账更新")
    walker.tab.fill("#id_planned", "筹备调度会")
    walker.tab.click("text=报送 >> nth=-1")
    walker.tab.wait_for_selector("text=周工作表已报送")
    assert (walker.barriers(), walker.overflow(), walker.complaints) == ([], 0, [])
    assert WeeklySheet.objects.get().planned == "筹备调度会"

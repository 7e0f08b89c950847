"""The demo office's year that begins: entered tasks go on, and a plan waits for review."""

from canmou.site.demo.supervision import coming
from canmou.supervision.models import PlanDraft, PlanItem, SupervisionTask


def test_the_list_is_entered_and_goes_on(cast):
    coming.load(cast)
    items = PlanItem.objects.order_by("sequence")
    assert [(item.task, str(item.lead_section), item.state) for item in items][2:4] == [
        ("完成年度课题征集遴选", "综合调研一科", "in_progress"),
        ("开展一季度经济运行调研", "经济调研科", "in_progress"),
    ]
    assert (items.count(), items.filter(responsible=None).count()) == (7, 1)
    assert [(task.title, task.state) for task in SupervisionTask.objects.order_by("pk")] == [
        ("走访30家重点工业企业", "assigned"),
        ("撰写一季度经济运行分析报告", "assigned"),
    ]


def test_a_plan_waits_with_points_to_look_at(cast):
    coming.load(cast)
    draft = PlanDraft.objects.get(state="open")
    told = {row.task: row.open_points for row in draft.items.filter(kept=True)}
    assert told == {
        "压减文件简报": [],
        "规范会议安排": ["到期之后还要持续，请核对是否长期坚持"],
        "完善平时考核": [],
        "开展谈话提醒": ["没有时限，请填写", "没有对应上：党建科"],
        "组织警示教育": ["写了几个时限，按最后一个算", "没有对应上：白玉城"],
        "公开办事流程": ["“6月前”按2024-05-31算；如指6月底，请改"],
    }
    assert [row.task for row in draft.items.filter(kept=False)] == ["总体要求", "推行首问负责", "保障措施"]

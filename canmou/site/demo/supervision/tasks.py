"""Supervised tasks with their progress, extensions and reminders."""

from datetime import date, timedelta
from random import Random

from canmou.kernel.ledger.actions import Draft
from canmou.site.demo.cast import Cast
from canmou.site.demo.days import YEARS, before, on_or_after, workday
from canmou.site.demo.supervision import tasks_live
from canmou.supervision.models import PlanItem, SupervisionTask, TaskExtension, TaskProgress, TaskUrge

#: section, head and staff who carry the work
CARRIERS = {
    "general": ("孙启航", "陆思源"),
    "research1": ("高振华", "丁若兰"),
    "research2": ("董建国", "任嘉禾"),
    "economy": ("谭志刚", "殷雪梅"),
    "society": ("姚丽华", "段成林"),
    "thinktank": ("熊国栋", "郑雨晴"),
    "editorial": ("贾书林", "袁静怡"),
    "party": ("白玉成", "顾清扬"),
    "personnel": ("苗秀云", "苗秀云"),
    "center": ("侯德明", "葛云鹏"),
}

#: section, title, kind, urgency, days to do it, basis
TASKS = [
    ("economy", "补充完善数字经济发展调研报告", "instruction", "normal", 21, "市政府主要领导批示"),
    ("society", "核实基层医疗卫生服务数据", "instruction", "urgent", 5, "市政府分管领导批示"),
    ("research1", "形成百题调研课题遴选建议名单", "meeting", "normal", 20, "党组会议定事项"),
    ("research2", "梳理《政府工作报告》任务分工", "meeting", "normal", 15, "市政府常务会议议定事项"),
    ("thinktank", "拟订专家库更新方案", "meeting", "normal", 25, "党组会议定事项"),
    ("editorial", "改进内参版式和送阅流程", "dispatch", "normal", 20, "半月调度会意见"),
    ("general", "清理历年外来表格填报口径", "dispatch", "normal", 30, "半月调度会意见"),
    ("personnel", "完善平时考核指标", "plan", "normal", 30, "年度工作要点"),
    ("party", "建立党建清单季度销号台账", "plan", "normal", 15, "机关党的工作要点"),
    ("center", "整理重点产业链基础数据", "plan", "standing", 60, "年度调研工作计划"),
    ("economy", "摸清规模以上工业企业用工情况", "daily", "normal", 12, "市政府办公室交办"),
    ("research1", "协助核查民生实事进展", "assist", "urgent", 5, "市政府督查机构商请，经主任批准"),
    ("society", "起草托育服务专题材料", "daily", "normal", 15, "市政府办公室交办"),
    ("research2", "修改重要会议讲话提纲", "instruction", "urgent", 4, "市政府主要领导指示"),
    ("thinktank", "汇总合伙人诉求办理情况", "meeting", "normal", 15, "主任办公会议定事项"),
    ("editorial", "制订下年度重点专题计划", "plan", "normal", 25, "年度工作要点"),
]
PROGRESS = ["已明确分工，正在收集资料", "完成座谈和数据核对，形成初稿", "征求意见后修改完善，已按程序报审"]


def load(cast: Cast, items: list[PlanItem]) -> list[SupervisionTask]:
    """Enter tasks of three years and the first week of 2024; returns them."""
    rng = Random(336)
    drafts = [_task(cast, rng, year, number, items) for year in YEARS for number in range(len(TASKS) * 2)]
    tasks = list(cast.enter(drafts))
    cast.enter([row for task in tasks for row in _progress(rng, task)])
    cast.enter([_extension(cast, task) for task in tasks[5::11] if task.completed_on and _long(task)])
    cast.enter([_urge(cast, task, number) for number, task in enumerate(tasks[3::7]) if _long(task)])
    return [*tasks, *tasks_live.run(cast)]


def _long(task: SupervisionTask) -> bool:
    return (task.due_on - task.assigned_on).days >= 12


def _task(cast: Cast, rng: Random, year: int, number: int, items: list[PlanItem]) -> Draft:
    section, title, kind, urgency, days, basis = TASKS[number % len(TASKS)]
    half = number // len(TASKS)
    assigned = workday(year, 1 + half * 6 + (number * 5) % 5, 4 + (number * 7) % 20)
    due = on_or_after(assigned + timedelta(days=days))
    late = rng.random() < 0.08
    done = on_or_after(due + timedelta(days=3)) if late else before(due, min(days // 4, 3))
    head, clerk = CARRIERS[section]
    plan_item = next(
        (
            item
            for item in items
            if kind == "plan" and item.document.year == year and item.lead_section == cast.unit(section)
        ),
        None,
    )
    row = SupervisionTask(
        title=f"{title}（{'上半年' if half == 0 else '下半年'}）",
        kind=kind,
        urgency=urgency,
        basis=basis,
        plan_item=plan_item,
        requirement="按时限报送书面材料，数据须注明来源",
        assigned_on=assigned,
        assigned_by=cast.named("周承远" if kind in ("instruction", "meeting") else "孙启航"),
        lead_section=cast.unit(section),
        responsible=cast.named(clerk if number % 3 else head),
        supervisor=cast.named("马文秀"),
        accepted_on=on_or_after(assigned + timedelta(days=1)),
        due_on=due,
        reported_on=done,
        result="已按要求完成，材料报送并归档",
        verified_by=cast.named("韩立诚"),
        completed_on=done,
        evaluation="plain" if late else rng.choice(("good", "fair", "fair")),
        unit=cast.unit(section),
    )
    return Draft(row, {"support_sections": [cast.unit("center")] if section != "center" else []})


def _progress(rng: Random, task: SupervisionTask) -> list[TaskProgress]:
    last = task.completed_on or date(2024, 1, 5)
    span = (last - task.assigned_on).days
    found = []
    for number, content in enumerate(PROGRESS if task.completed_on else PROGRESS[:1]):
        day = on_or_after(task.assigned_on + timedelta(days=span * (number + 1) // 4))
        if day > last or (found and found[-1].reported_on >= day):
            continue
        found.append(
            TaskProgress(
                task=task,
                reported_on=day,
                percent=(30, 65, 95)[number] + rng.randint(-5, 5),
                content=content,
                next_step="按时限推进" if number < 2 else "",
                reported_by=task.responsible,
                unit=task.unit,
            )
        )
    return found


def _extension(cast: Cast, task: SupervisionTask) -> TaskExtension:
    asked = before(task.due_on, 2)
    return TaskExtension(
        task=task,
        requested_on=asked,
        requested_by=task.responsible,
        former_due_on=task.due_on,
        due_on=on_or_after(task.due_on + timedelta(days=7)),
        reason="有关统计数据尚未发布，需补充后报送",
        outcome="agreed",
        decided_by=cast.named("孙启航"),
        decided_on=task.due_on,
        unit=task.unit,
    )


def _urge(cast: Cast, task: SupervisionTask, number: int) -> TaskUrge:
    urged = before(task.due_on, 4)
    return TaskUrge(
        task=task,
        urged_on=urged,
        grade=("note", "note", "blue", "note", "orange")[number % 5],
        content="请按时限反馈办理情况",
        urged_by=cast.named("马文秀"),
        answered_on=on_or_after(urged + timedelta(days=1)),
        unit=task.unit,
    )

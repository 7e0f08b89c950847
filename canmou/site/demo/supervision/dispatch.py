"""Weekly sheets from the day the half-month dispatch was set up; its rounds up to the last but one of 2023."""

from datetime import date, timedelta
from random import Random

from canmou.kernel.ledger.actions import Draft
from canmou.kernel.models import RecordRef
from canmou.site.demo.cast import Cast
from canmou.site.demo.days import before, month_end, on_or_after
from canmou.site.demo.supervision.tasks import CARRIERS
from canmou.supervision.models import (
    DispatchEntry,
    DispatchRemark,
    DispatchRound,
    SupervisionTask,
    WeeklySheet,
)

FIRST_WEEK, LAST_WEEK = date(2022, 2, 14), date(2024, 1, 1)
#: Later rounds are run step by step (dispatch_live).
LAST_RECORDED = date(2023, 12, 15)

#: section: what it does, week in, week out
WORK = {
    "general": ["办文办会和值班安排", "督办台账更新", "外来表格填报", "机关制度修订", "重要会议服务保障"],
    "research1": ["百题调研组织推进", "重点课题开题", "调研报告起草", "课题中期检查", "成果评审准备"],
    "research2": ["讲话文稿起草", "会议材料修改", "《政府工作报告》素材整理", "专项材料汇总", "文稿复盘"],
    "economy": ["重点产业链企业走访", "经济运行分析", "数字经济调研", "工业数据核对", "专题报告修改"],
    "society": ["民生课题座谈", "教育医疗数据核对", "基层走访", "养老托育调研", "专题报告修改"],
    "thinktank": ["专家论证事项对接", "合伙人服务事项办理", "校地合作联络", "专家库维护", "论证平台巡检"],
    "editorial": ["内参编发", "期刊组稿校对", "公众号推送", "对上报送选题", "发行登记"],
    "party": ["清单销号", "学习安排", "主题党日组织", "沙龙筹备", "走访对接"],
    "personnel": ["平时考核", "干部培训组织", "谈话记录归档", "选派干部联系", "年度考核准备"],
    "center": ["产业链数据整理", "联合调研", "课题报告起草", "数据平台维护", "期刊编辑协助"],
}
OBSTACLES = ["部门数据提供不及时", "企业样本不足", "主要起草人员抽调参加专班"]
REMARKS = [
    ("数据要与统计部门核对后再用", "economy"),
    ("课题进度落后的科室写明原因和追赶计划", "research1"),
    ("讲话文稿提前三天交初稿", "research2"),
    ("沙龙成果要落到任务上", "party"),
    ("外来表格统一从台账取数", "general"),
    ("合伙人诉求逐件回访", "thinktank"),
]


def load(cast: Cast, tasks: list[SupervisionTask]) -> None:
    """Sheets, rounds, entries, remarks."""
    rng = Random(811)
    cast.enter(_sheets(cast, rng))
    rounds = list(cast.enter(_rounds(cast)))
    entries = [row for each in rounds for row in _entries(cast, rng, each, tasks)]
    entries = list(cast.enter([*entries, _slow(cast, rounds[-1])]))
    cast.enter(_remarks(cast, rounds, entries, tasks))


def _sheets(cast: Cast, rng: Random) -> list[WeeklySheet]:
    found, monday, number = [], FIRST_WEEK, 0
    while monday <= LAST_WEEK:
        for section, (head, clerk) in CARRIERS.items():
            work = WORK[section]
            found.append(
                WeeklySheet(
                    section=cast.unit(section),
                    week_start=monday,
                    done=f"1. {work[number % 5]}；2. {work[(number + 2) % 5]}",
                    planned=f"1. {work[(number + 1) % 5]}；2. {work[(number + 3) % 5]}",
                    obstacle=rng.choice(OBSTACLES) if rng.random() < 0.08 else "",
                    submitted_on=monday + timedelta(days=4 if rng.random() > 0.05 else 7),
                    submitted_by=cast.named(clerk if number % 2 else head),
                    unit=cast.unit(section),
                )
            )
        monday, number = monday + timedelta(days=7), number + 1
    return found


def _rounds(cast: Cast) -> list[Draft]:
    found = []
    for year in (2022, 2023):
        number = 0
        for month in range(1, 13):
            for half in ("A", "B"):
                end = date(year, month, 15) if half == "A" else month_end(year, month)
                if not date(2022, 2, 28) <= end <= LAST_RECORDED:
                    continue
                number += 1
                meeting = on_or_after(end + timedelta(days=3))
                row = DispatchRound(
                    year=year,
                    month=month,
                    half=half,
                    ends_on=end,
                    locked_on=before(meeting, 2),
                    meeting_on=meeting,
                    presider=cast.named("周承远"),
                    sheet_number=f"调度〔{year}〕{number}号",
                    decisions="通报各科室任务灯色，红灯任务说明原因并限期追赶。",
                )
                heads = [cast.named(head) for head, _ in CARRIERS.values()]
                found.append(Draft(row, {"attendees": [*cast.staff[:4], *heads]}))
    return found


def _entries(
    cast: Cast, rng: Random, round: DispatchRound, tasks: list[SupervisionTask]
) -> list[DispatchEntry]:
    found, start = [], round.ends_on - timedelta(days=15)
    for place, (section, (head, clerk)) in enumerate(CARRIERS.items()):
        unit = cast.unit(section)
        work = WORK[section][(round.month + place + (round.half == "B")) % 5]
        late = rng.random() < 0.04
        submitted = round.locked_on + timedelta(days=1) if late else before(round.locked_on, 1)
        yellow = rng.random() < 0.12
        found.append(
            DispatchEntry(
                round=round,
                section=unit,
                content=work,
                progress=f"本期{work}按计划推进",
                percent=rng.randint(40, 95),
                due_on=None if round.ends_on == LAST_RECORDED else round.ends_on,
                light="yellow" if yellow else "green",
                next_plan=WORK[section][(round.month + place + 1) % 5],
                submitted_on=submitted,
                submitted_by=cast.named(head),
                unit=unit,
            )
        )
        for task in tasks:
            if task.lead_section != unit or not start <= task.due_on <= round.ends_on:
                continue
            red = task.completed_on is None or task.completed_on > task.due_on
            found.append(
                DispatchEntry(
                    round=round,
                    section=unit,
                    task=task,
                    content=task.title,
                    progress="超过时限，正在抓紧办理" if red else "已办结",
                    percent=80 if red else 100,
                    due_on=task.due_on,
                    light="red" if red else "green",
                    obstacle=rng.choice(OBSTACLES) if red else "",
                    submitted_on=submitted,
                    submitted_by=cast.named(clerk),
                    unit=unit,
                )
            )
    return found


def _slow(cast: Cast, round: DispatchRound) -> DispatchEntry:
    """What is red for the first time, and runs on."""
    unit = cast.unit("economy")
    return DispatchEntry(
        round=round,
        section=unit,
        content="重点产业链数据平台与大数据局对接",
        progress="接口文档已交换，数据尚未联通",
        percent=60,
        due_on=date(2023, 12, 8),
        light="red",
        why="时限2023年12月8日，已超期",
        obstacle="对方接口没有开放，需要协调",
        next_plan="报请市政府办公室协调",
        submitted_on=before(round.locked_on, 1),
        submitted_by=cast.named("殷雪梅"),
        unit=unit,
    )


def _remarks(
    cast: Cast, rounds: list[DispatchRound], entries: list[DispatchEntry], tasks: list[SupervisionTask]
) -> list[DispatchRemark]:
    found = []
    for number, each in enumerate(rounds):
        remark, section = REMARKS[number % len(REMARKS)]
        unit = cast.unit(section)
        entry = next(row for row in entries if row.round == each and row.section == unit)
        task = next(
            (
                t
                for t in tasks
                if t.kind == "dispatch" and t.lead_section == unit and t.assigned_on >= each.meeting_on
            ),
            None,
        )
        found.append(
            DispatchRemark(
                round=each,
                entry=entry,
                remark=remark,
                made_by=each.presider,
                made_on=each.meeting_on,
                addressed_to=unit,
                due_on=on_or_after(each.meeting_on + timedelta(days=10)),
                task=RecordRef.objects.get(pk=task.ref_id) if task else None,
            )
        )
    return found

"""Demo: work under law – plans, tasks, oaths, studies of rules, lectures."""

from datetime import date

from canmou.affairs.models import LawActivity, LawPlan, LawPlanItem
from canmou.kernel.ledger.actions import Draft
from canmou.site.demo.cast import Cast
from canmou.site.demo.days import workday

TASKS = [
    ("落实重大行政决策专家论证程序", "thinktank", "论证事项程序材料齐全"),
    ("规范性文件和重要文稿公平竞争、合法性前置提示", "research2", "起草清单中增加合法性提示栏"),
    ("依法办理依申请公开", "thinktank", "全部按期答复，无复议诉讼"),
    ("领导班子会前学法", "party", "党组会前学法四次"),
    ("开展国家宪法日活动", "general", "宪法宣誓和宣传活动如期举行"),
    ("年终述法", "general", "主要负责人年终述职述法"),
]

#: title, kind, day, headcount, content
ACTIVITIES = [
    ("学习党章", "rules", date(2021, 4, 8), 37, "党章总纲"),
    ("学习纪律处分条例", "rules", date(2021, 7, 14), 38, "六大纪律"),
    ("学习监督执纪工作规则", "rules", date(2021, 9, 10), 36, "日常监督"),
    ("学习组织处理规定", "rules", date(2021, 11, 5), 38, "适用情形"),
    ("2021年国家宪法日宪法宣誓", "oath", date(2021, 12, 3), 40, "集体宣誓"),
    ("民法典专题讲座", "lecture", date(2021, 6, 11), 35, "民法典与行政机关"),
    ("学习党章", "rules", date(2022, 2, 25), 38, "党员的义务和权利"),
    ("学习廉洁自律准则", "rules", date(2022, 4, 22), 37, "党员领导干部廉洁自律规范"),
    ("学习纪律处分条例", "rules", date(2022, 6, 24), 39, "廉洁纪律和工作纪律"),
    ("学习信访工作条例", "rules", date(2022, 8, 26), 36, "信访工作体制"),
    ("学习新修正的党章", "rules", date(2022, 11, 18), 40, "党的二十大通过的党章修正案"),
    ("2022年国家宪法日宪法宣誓", "oath", date(2022, 12, 2), 40, "新任职和在职干部集体宣誓"),
    ("重大行政决策程序规定讲座", "lecture", date(2022, 5, 13), 34, "决策程序与专家论证"),
    ("领导班子会前学法", "leaders_study", date(2022, 9, 15), 8, "政府信息公开条例"),
    ("学习党章", "rules", date(2023, 2, 24), 39, "党的组织制度"),
    ("学习党内监督条例", "rules", date(2023, 4, 21), 38, "日常监督职责"),
    ("学习调查研究工作方案", "rules", date(2023, 5, 26), 40, "大兴调查研究的要求"),
    ("学习干部教育培训工作条例", "rules", date(2023, 9, 15), 37, "培训对象和内容"),
    ("学习新修订的纪律处分条例", "rules", date(2023, 12, 29), 41, "修订的主要内容"),
    ("2023年国家宪法日宪法宣誓", "oath", date(2023, 12, 4), 41, "集体宣誓"),
    ("行政复议法修订解读", "lecture", date(2023, 10, 20), 33, "复议范围和程序的变化"),
]


def load(cast: Cast) -> None:
    """Plans with their tasks, and what was held."""
    for year in (2021, 2022, 2023):
        plan, _ = cast.enter(
            [
                LawPlan(
                    title=f"市政府研究室{year}年法治政府建设工作计划",
                    kind="government",
                    year=year,
                    issued_on=workday(year, 3, 18),
                    document_number=f"淄政研字〔{year}〕{year - 2016}号",
                ),
                LawPlan(
                    title=f"市政府研究室{year}年普法责任清单",
                    kind="education",
                    year=year,
                    issued_on=workday(year, 4, 6),
                ),
            ]
        )
        cast.enter(
            [
                LawPlanItem(
                    plan=plan,
                    sequence=order,
                    task=task,
                    section=cast.unit(section),
                    due_on=date(year, 12, 31),
                    done_on=workday(year, 12, 15 + order),
                    result=result,
                )
                for order, (task, section, result) in enumerate(TASKS, 1)
            ]
        )
    leader = cast.staff[0]
    cast.enter(
        [
            Draft(
                LawActivity(
                    title=title,
                    kind=kind,
                    held_on=day,
                    place="机关三楼会议室",
                    lead=leader if kind in ("oath", "leaders_study") else cast.named("白玉成"),
                    headcount=heads,
                    content=content,
                ),
                {"participants": cast.staff[:heads]},
            )
            for title, kind, day, heads, content in ACTIVITIES
        ]
    )

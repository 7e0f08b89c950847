"""Demo: secrecy leading group, training, checks, and watches over the networks."""

from datetime import date, timedelta

from canmou.affairs.models import NetworkDuty, SecrecyCheck, SecrecyMeeting, SecrecyTraining, ZeroReport
from canmou.kernel.ledger.actions import Draft
from canmou.site.demo.cast import Cast

#: days of the leading group's meetings, and what they dealt with
MEETINGS = {
    2021: [date(2021, 3, 9), date(2021, 6, 8), date(2021, 11, 23)],
    2022: [date(2022, 2, 22), date(2022, 5, 24), date(2022, 9, 27), date(2022, 12, 13)],
    2023: [date(2023, 2, 21), date(2023, 5, 30), date(2023, 8, 29), date(2023, 12, 12)],
}
MATTERS = [
    ("学习保密法规，审议年度保密工作要点", "印发年度保密工作要点，签订责任书"),
    ("研究办公自动化设备和移动存储介质管理", "开展专项自查，更换老旧存储介质"),
    ("研究重要时段保密和网络安全保障", "实行领导带班和零报告"),
    ("听取年度保密检查情况，研究下步措施", "检查结果在机关通报，问题限期整改"),
]

#: title, day, lecturer, hours, headcount, tested
TRAININGS = [
    ("保密法律法规基础知识", date(2021, 4, 13), "市保密局业务科干部", 2, 39, True),
    ("文稿起草中的保密要求", date(2021, 10, 19), "办公室副主任马文秀", 2, 37, False),
    ("办公自动化设备保密管理", date(2022, 4, 15), "办公室副主任马文秀", 2, 40, True),
    ("新媒体时代的保密纪律", date(2022, 7, 22), "市保密局业务科干部", 2, 38, False),
    ("网络安全与保密警示案例", date(2022, 10, 9), "市大数据局工程师", 2, 41, True),
    ("新入职和岗位调整人员保密教育", date(2023, 3, 24), "办公室副主任马文秀", 2, 12, True),
    ("移动办公保密风险", date(2023, 6, 16), "市保密局业务科干部", 2, 39, False),
    ("数据汇聚与保密审查", date(2023, 11, 10), "市大数据局工程师", 2, 40, True),
]

#: title, day, machines, problems, account, put right on
CHECKS = [
    ("2021年上半年保密自查", date(2021, 6, 22), 44, 2, "2台打印机没有张贴警示标识", date(2021, 6, 24)),
    ("2021年下半年保密自查", date(2021, 12, 14), 45, 0, "", None),
    ("2022年上半年保密自查", date(2022, 6, 10), 46, 1, "1台计算机系统补丁没有及时更新", date(2022, 6, 13)),
    ("2022年国庆节前保密检查", date(2022, 9, 26), 46, 0, "", None),
    ("2022年下半年保密自查", date(2022, 12, 9), 46, 1, "1个移动硬盘登记信息不全", date(2022, 12, 9)),
    ("2023年上半年保密自查", date(2023, 6, 13), 48, 1, "1台复印机维修登记不全", date(2023, 6, 15)),
    ("2023年下半年保密自查", date(2023, 12, 8), 48, 0, "", None),
]

#: title, kind, how it is spoken of, from, to, leader, measures
DUTIES = [
    (
        "2021年全国两会网络安全值守",
        "sessions",
        "全国两会",
        date(2021, 3, 3),
        date(2021, 3, 11),
        "郝景明",
        "每日巡检、账号清查",
    ),
    (
        "2021年建党百年网络安全值守",
        "anniversary",
        "建党百年庆祝活动",
        date(2021, 6, 28),
        date(2021, 7, 2),
        "韩立诚",
        "关停非必要服务",
    ),
    (
        "2022年全国两会网络安全值守",
        "sessions",
        "全国两会",
        date(2022, 3, 3),
        date(2022, 3, 11),
        "郝景明",
        "每日巡检、账号清查",
    ),
    (
        "2022年党的二十大网络安全值守",
        "congress",
        "党的二十大",
        date(2022, 10, 12),
        date(2022, 10, 24),
        "韩立诚",
        "领导带班、双人双岗、每日零报告、公众号内容三审",
    ),
    (
        "2023年全国两会网络安全值守",
        "sessions",
        "全国两会",
        date(2023, 3, 3),
        date(2023, 3, 13),
        "郝景明",
        "每日巡检、账号清查",
    ),
    (
        "2023年国庆节网络安全值守",
        "holiday",
        "国庆节",
        date(2023, 9, 29),
        date(2023, 10, 6),
        "宋雅琴",
        "领导带班、每日零报告",
    ),
    (
        "2024年元旦网络安全值守",
        "holiday",
        "元旦",
        date(2023, 12, 30),
        date(2024, 1, 1),
        "郝景明",
        "领导带班、每日零报告",
    ),
]


def load(cast: Cast) -> None:
    """Meetings, trainings, checks, watches with a report each day."""
    _meetings(cast)
    cast.enter(
        [
            Draft(
                SecrecyTraining(
                    title=title, held_on=day, lecturer=lecturer, hours=hours, headcount=heads, tested=tested
                ),
                {"participants": cast.staff[:heads]},
            )
            for title, day, lecturer, hours, heads, tested in TRAININGS
        ]
    )
    cast.enter(
        [
            SecrecyCheck(
                title=title,
                checked_on=day,
                checker=cast.named("马文秀"),
                machines=machines,
                problems=problems,
                account=account,
                rectified_on=rectified,
            )
            for title, day, machines, problems, account, rectified in CHECKS
        ]
    )
    _duties(cast)


def _meetings(cast: Cast) -> None:
    group = [*cast.staff[:4], cast.named("孙启航"), cast.named("马文秀")]
    rows = []
    for year, days in MEETINGS.items():
        for order, day in enumerate(days):
            matters, decisions = MATTERS[order]
            meeting = SecrecyMeeting(
                title=f"{year}年第{order + 1}次保密工作领导小组会议",
                held_on=day,
                chair=cast.staff[0],
                matters=matters,
                decisions=decisions,
            )
            rows.append(Draft(meeting, {"participants": group}))
    cast.enter(rows)


def _duties(cast: Cast) -> None:
    watchers = [cast.named(name) for name in ("关宏宇", "陆思源", "戚若水")]
    duties = cast.enter(
        [
            Draft(
                NetworkDuty(
                    title=title,
                    occasion=occasion,
                    spoken=spoken,
                    started_on=start,
                    ended_on=end,
                    leader=cast.named(leader),
                    plan=plan,
                ),
                {"watchers": watchers},
            )
            for title, occasion, spoken, start, end, leader, plan in DUTIES
        ]
    )
    cast.enter(
        [
            ZeroReport(
                duty=duty,
                reported_on=duty.started_on + timedelta(days=number),
                reporter=watchers[number % len(watchers)],
            )
            for duty in duties
            for number in range((duty.ended_on - duty.started_on).days + 1)
        ]
    )

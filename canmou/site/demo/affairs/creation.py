"""Demo: creation work, its activities, volunteer hours, donations, use of resources."""

from datetime import date
from decimal import Decimal

from canmou.activities.api import Event
from canmou.affairs.models import CreationActivity, CreationWork, Donation, ResourceUse, VolunteerService
from canmou.kernel.ledger.actions import Draft
from canmou.kernel.ledger.models import Record, RecordRef
from canmou.kernel.people.models import Person
from canmou.site.demo.cast import Cast
from canmou.site.demo.days import month_end

#: title, kind, part, started, ended, what it asks
WORKS = [
    (
        "省级文明单位",
        "civilized_unit",
        "own",
        date(2020, 3, 2),
        None,
        "思想道德、诚信守法、优美环境、志愿服务",
    ),
    (
        "全国文明城市",
        "civilized_city",
        "joined",
        date(2021, 1, 18),
        None,
        "包联社区、路口执勤、环境整治、志愿服务",
    ),
    ("节约型机关", "economical", "own", date(2021, 4, 12), None, "节能、节水、节粮、垃圾分类、绿色出行"),
    ("无烟机关", "smoke_free", "own", date(2021, 6, 1), date(2022, 5, 27), "制度上墙、控烟巡查、戒烟宣传"),
]

#: title, series, kind, creation, day, place, headcount, hours of each (0: no volunteer record), order of citing
ACTIVITIES = [
    ("文明交通路口劝导", "文明交通", "traffic", 1, date(2021, 4, 23), "柳泉路人民路路口", 16, 2, 2),
    ("学雷锋志愿服务进社区", "学雷锋志愿服务", "volunteer", 1, date(2021, 3, 5), "般阳区洪沟社区", 22, 3, 1),
    ("“慈心一日捐”活动", "慈心一日捐", "donation", None, date(2021, 5, 19), "机关一楼大厅", 42, 0, 3),
    ("全国低碳日主题宣传", "全国低碳日", "low_carbon", 2, date(2021, 8, 25), "机关一楼大厅", 36, 0, 1),
    (
        "疫情防控卡口志愿服务",
        "疫情防控志愿服务",
        "volunteer",
        1,
        date(2021, 8, 13),
        "般阳区洪沟社区",
        12,
        4,
        None,
    ),
    ("世界环境日全民环保行动", "全民环保", "environment", 1, date(2022, 6, 2), "齐盛湖公园", 28, 3, 1),
    ("交通安全进社区宣传", "交通安全", "traffic", 1, date(2022, 4, 15), "般阳区洪沟社区", 18, 2, 2),
    ("交通安全路口执勤", "交通安全", "traffic", 1, date(2022, 9, 9), "柳泉路人民路路口", 16, 2, 2),
    ("学雷锋志愿服务", "学雷锋志愿服务", "volunteer", 1, date(2022, 3, 4), "般阳区洪沟社区", 24, 3, 3),
    ("“慈心一日捐”活动", "慈心一日捐", "donation", None, date(2022, 5, 18), "机关一楼大厅", 42, 0, 4),
    ("“国家低碳日”绿色出行活动", "国家低碳日", "low_carbon", 2, date(2022, 6, 15), "机关大院", 40, 0, 1),
    (
        "下沉社区核酸采样志愿服务",
        "疫情防控志愿服务",
        "volunteer",
        1,
        date(2022, 3, 18),
        "般阳区洪沟社区",
        20,
        4,
        None,
    ),
    ("无烟机关宣传日", "无烟日宣传", "health", 3, date(2022, 5, 27), "机关一楼大厅", 38, 0, None),
    ("光盘行动倡议", "光盘行动", "low_carbon", 2, date(2022, 10, 14), "机关餐厅", 42, 0, None),
    ("机关无偿献血", "无偿献血", "health", 0, date(2022, 11, 4), "市中心血站", 9, 0, None),
    ("学雷锋志愿服务月活动", "学雷锋志愿服务", "volunteer", 1, date(2023, 3, 3), "般阳区洪沟社区", 26, 3, 1),
    ("义务植树", "义务植树", "environment", 1, date(2023, 3, 11), "文昌湖植树点", 32, 3, 2),
    ("“慈心一日捐”活动", "慈心一日捐", "donation", None, date(2023, 5, 17), "机关一楼大厅", 42, 0, 3),
    ("创城包联社区环境整治", "创城包联", "environment", 1, date(2023, 6, 9), "般阳区洪沟社区", 20, 3, None),
    ("全国生态日主题活动", "全国生态日", "low_carbon", 2, date(2023, 8, 15), "机关一楼大厅", 34, 0, 1),
    ("助学志愿服务", "爱心助学", "volunteer", 1, date(2023, 9, 1), "沂源谷县鲁村镇中心小学", 10, 4, None),
    ("元旦清雪志愿服务", "清雪志愿服务", "volunteer", 1, date(2024, 1, 4), "机关门前路段", 14, 2, None),
]

EVENT_KINDS = {
    "donation": "donation",
    "volunteer": "volunteer",
    "environment": "volunteer",
    "traffic": "volunteer",
}

#: resource, usual amount in each month of the year, monthly limit
RESOURCES = {
    "electricity": ([9100, 8600, 7200, 6400, 6900, 8800, 9900, 9700, 7600, 6500, 7800, 9000], 9500),
    "water": ([120, 104, 118, 125, 131, 142, 150, 148, 133, 124, 119, 121], 145),
    "paper": ([46, 30, 38, 34, 32, 41, 33, 31, 35, 37, 42, 52], 45),
    "fuel": ([210, 160, 230, 240, 250, 260, 220, 230, 260, 240, 250, 230], 260),
}


def load(cast: Cast) -> None:
    """Works, activities with their shared events, hours, donations, meter readings."""
    works = _works(cast)
    activities = _activities(cast, works)
    _hours(cast, activities)
    _donations(cast, activities)
    _resources(cast, works[2])


def _works(cast: Cast) -> list[Record]:
    honour = RecordRef.objects.filter(
        office=cast.office, ledger="HTI", title__contains="无烟党政机关"
    ).first()
    return list(
        cast.enter(
            [
                CreationWork(
                    title=title,
                    kind=kind,
                    part=part,
                    started_on=start,
                    ended_on=end,
                    keeper=cast.unit("party"),
                    honour=honour if kind == "smoke_free" else None,
                    content=content,
                )
                for title, kind, part, start, end, content in WORKS
            ],
            unit="party",
        )
    )


def _who(cast: Cast, order: int, heads: int) -> list[Person]:
    """A different part of the staff each time."""
    start = order * 5 % len(cast.staff)
    return (cast.staff + cast.staff)[start : start + heads]


def _activities(cast: Cast, works: list[Record]) -> list[CreationActivity]:
    events = cast.enter(
        [
            Draft(
                Event(
                    title=title,
                    kind=EVENT_KINDS.get(kind, "publicity"),
                    held_on=day,
                    place=place,
                    headcount=heads,
                ),
                {"hosts": [cast.unit("office")], "participants": _who(cast, order, heads)},
            )
            for order, (title, _, kind, _, day, place, heads, _, _) in enumerate(ACTIVITIES)
        ],
        unit="party",
    )
    rows = []
    for order, (facts, event) in enumerate(zip(ACTIVITIES, events, strict=True)):
        title, series, kind, work, day, place, heads, _, cited = facts
        activity = CreationActivity(
            title=title,
            series=series,
            kind=kind,
            work=None if work is None else works[work],
            held_on=day,
            place=place,
            event=event,
            headcount=heads,
            cited=cited,
        )
        rows.append(Draft(activity, {"participants": _who(cast, order, heads)}))
    return list(cast.enter(rows, unit="party"))


def _hours(cast: Cast, activities: list[CreationActivity]) -> None:
    rows = []
    for order, (activity, facts) in enumerate(zip(activities, ACTIVITIES, strict=True)):
        hours = facts[7]
        if not hours:
            continue
        rows += [
            VolunteerService(
                activity=activity,
                volunteer=person,
                served_on=activity.held_on,
                hours=Decimal(hours),
                content=activity.series,
            )
            for person in _who(cast, order, activity.headcount)
        ]
    cast.enter(rows, unit="party")


def _donations(cast: Cast, activities: list[CreationActivity]) -> None:
    amounts = [Decimal(100), Decimal(200), Decimal(100), Decimal(300), Decimal(100)]
    rows = [
        Donation(
            activity=activity,
            donor=person,
            donated_on=activity.held_on,
            amount=Decimal(500) if order < 4 else amounts[(order + activity.held_on.year) % 5],
            receiver="淄州市慈善总会",
            receipt=f"CZ{activity.held_on.year}{order + 1:03d}",
        )
        for activity in activities
        if activity.kind == "donation"
        for order, person in enumerate(cast.staff)
    ]
    cast.enter(rows, unit="party")


def _resources(cast: Cast, work: Record) -> None:
    rows = []
    for year in (2021, 2022, 2023):
        for month in range(1, 13):
            for order, (resource, (usual, limit)) in enumerate(RESOURCES.items()):
                saved = Decimal(100 - 3 * (year - 2021)) / 100
                amount = usual[month - 1] * saved + (month * 7 + order * 3) % 5
                rows.append(
                    ResourceUse(
                        work=work,
                        resource=resource,
                        month=f"{year}-{month:02d}",
                        read_on=month_end(year, month),
                        amount=amount.quantize(Decimal("0.1")),
                        target=limit,
                    )
                )
    cast.enter(rows)

"""Demo: demand lists for inspections and receptions, with every item and who owed it."""

from datetime import date, timedelta
from random import Random

from canmou.kernel.people.models import Unit
from canmou.publishing.models import Demand, DemandItem
from canmou.site.demo.cast import Cast

#: title, kind, body, short name, received, due, responsible, section, outcome, order in which the report names it
DEMANDS = [
    (
        "中央生态环境保护督察",
        "inspection",
        "中共山东省委办公厅",
        "省委办公厅",
        "2021-08-23",
        "2021-09-10",
        "郝景明",
        "research2",
        "材料一次通过",
        1,
    ),
    (
        "全省项目观摩",
        "reception",
        "山东省人民政府办公厅",
        "省政府办公厅",
        "2021-06-07",
        "2021-07-06",
        "韩立诚",
        "research1",
        "圆满完成",
        1,
    ),
    (
        "黄河流域生态保护和高质量发展专项巡视",
        "inspection",
        "中共山东省委巡视工作领导小组办公室",
        "省委巡视办",
        "2022-03-21",
        "2022-04-15",
        "郝景明",
        "research2",
        "材料报送及时、质量较好",
        1,
    ),
    (
        "省观摩点评",
        "reception",
        "中共山东省委办公厅",
        "省委办公厅",
        "2022-05-30",
        "2022-06-28",
        "韩立诚",
        "research1",
        "汇报材料获好评",
        1,
    ),
    (
        "巡视整改“回头看”",
        "inspection",
        "中共山东省委巡视工作领导小组办公室",
        "省委巡视办",
        "2023-03-06",
        "2023-04-07",
        "郝景明",
        "research2",
        "材料一次通过",
        1,
    ),
    (
        "全省绿色低碳现场会",
        "reception",
        "山东省人民政府办公厅",
        "省政府办公厅",
        "2023-09-04",
        "2023-10-12",
        "宋雅琴",
        "economy",
        "圆满完成",
        1,
    ),
    (
        "省高质量发展综合考核",
        "inspection",
        "中共山东省委办公厅",
        "省委办公厅",
        "2023-12-18",
        "2024-01-19",
        "韩立诚",
        "research1",
        "",
        1,
    ),
]
ITEMS = [
    "总体情况报告",
    "重点任务落实情况",
    "重大项目推进情况",
    "专项资金使用情况",
    "生态保护治理情况",
    "产业转型升级情况",
    "民生保障情况",
    "问题清单和整改台账",
    "制度文件汇编",
    "典型做法",
    "数据统计表",
    "领导讲话和批示落实情况",
    "解说词",
    "现场点位说明",
]
_OWN = ["research1", "research2", "economy", "society", "center"]
TODAY = date(2024, 1, 8)


def load(cast: Cast) -> None:
    """Each demand list with its items; the last is still running and one item is late."""
    chance = Random("demands")
    departments = list(Unit.objects.filter(office=cast.office, kind="department").order_by("order"))
    rows = [
        Demand(
            title=title,
            kind=kind,
            body=cast.body(body, kind="upper_body", short_name=short),
            received_on=date.fromisoformat(received),
            due_on=date.fromisoformat(due),
            responsible=cast.named(responsible),
            scope="按清单逐项收集、审核、汇总，统一报出",
            closed_on=date.fromisoformat(due) if date.fromisoformat(due) < TODAY else None,
            outcome=outcome,
            cited=cited,
            unit=cast.unit(section),
        )
        for title, kind, body, short, received, due, responsible, section, outcome, cited in DEMANDS
    ]
    items = []
    for demand in cast.enter(rows):
        titles = ITEMS if demand.kind == "reception" else ITEMS[:12]
        for position, title in enumerate(titles, 1):
            items.append(_item(cast, chance, demand, position, title, departments))
    cast.enter(items)


def _item(
    cast: Cast, chance: Random, demand: Demand, position: int, title: str, departments: list[Unit]
) -> DemandItem:
    own = position % 3 == 1
    owner = cast.unit(chance.choice(_OWN)) if own else chance.choice(departments)
    due = demand.due_on - timedelta(days=7)
    running = demand.closed_on is None
    if running:
        due = date(2024, 1, 5) if position <= 4 else date(2024, 1, 12)
    late = not running and chance.random() < 0.08
    handed = due + timedelta(days=1 if late else -chance.randrange(3))
    if running and (position == 4 or position > 7):
        handed = None
    elif running:
        handed = date(2024, 1, 4)
    return DemandItem(
        demand=demand,
        position=position,
        title=title,
        owner=owner,
        responsible=demand.responsible if own else None,
        due_on=due,
        handed_in_on=handed,
        quality="pending" if handed is None else "accepted",
        note="迟报一天，已提醒" if late else "",
        unit=demand.unit,
    )

"""Households and visits, theme days, bases and check-ups."""

from datetime import date, timedelta
from decimal import Decimal

from canmou.kernel.ledger.actions import Draft
from canmou.kernel.models import RecordRef
from canmou.kernel.people.models import Unit
from canmou.party.models import EducationBase, Household, HouseholdNeed, PartyCheckup, PartyDay, Visit
from canmou.site.demo.cast import Cast
from canmou.site.demo.days import YEARS, on_or_after, workday

SURNAMES = "孙李张王刘赵陈杨周吴徐马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋"
VILLAGES = ["岭西村", "石门村", "河东村", "柳行村", "北峪村", "太平社区", "新华社区", "南马村", "鹿角山村"]

#: year: how many of the hard-up households were visited (36 in 2022), and the campaign they belong to
VISITED = {2021: (0, 28), 2022: (0, 36), 2023: (4, 36)}
NEEDS = [
    ("老屋漏雨需修缮", "纳入危房改造计划，已完工", "市住建局"),
    ("慢性病购药报销不便", "协调开通门诊慢病待遇", "市医保局"),
    ("子女就近入学", "协调辖区学校接收", "市教育局"),
    ("就业岗位需求", "推荐公益性岗位", "市人社局"),
    ("村内道路夜间无照明", "安装路灯十盏", "市交通运输局"),
    ("农产品销路不畅", "对接电商帮销", "市商务局"),
]

#: month, day, title, place, base
DAYS = [
    (1, 25, "“我们的节日”春节剪纸", "党员活动室", False),
    (2, 25, "清扫社区积雪落叶", "新华社区", False),
    (3, 4, "学雷锋进社区服务", "太平社区", False),
    (4, 1, "缅怀革命先烈", "烈士陵园", False),
    (5, 6, "劳动教育和植绿护绿", "孝妇河湿地", False),
    (6, 10, "重温入党志愿书", "党员活动室", False),
    (7, 1, "庆“七一”现场教学", "", True),
    (8, 5, "走进结对村", "岭西村", False),
    (9, 9, "“我们的节日”中秋敬老", "敬老院", False),
    (10, 14, "诵读经典红色家书", "党员活动室", False),
    (11, 4, "消防安全体验", "消防救援站", False),
    (12, 2, "宪法宣传进机关", "机关一楼大厅", False),
]

#: title, place, since, level
BASES = [
    ("原山艰苦创业教育基地", "原山林场", date(2021, 4, 9), "全国党员教育培训示范基地"),
    ("焦裕禄纪念馆", "淄州市岳阳山南麓", date(2021, 6, 25), "省级党性教育基地"),
    ("黑铁山抗日武装起义纪念馆", "黑铁山", date(2021, 6, 25), "省级爱国主义教育基地"),
    ("淄州市党史馆", "淄州市政务中心", date(2023, 5, 12), "市级党性教育基地"),
]

#: base, year, month, day, kind, theme
CHECKUPS = [
    (2, 2021, 6, 25, "teaching", "重温起义历史，坚定理想信念"),
    (0, 2021, 10, 15, "checkup", "对照艰苦创业精神查找差距"),
    (0, 2022, 7, 1, "checkup", "学习艰苦创业精神，守住勤俭本色"),
    (1, 2022, 9, 23, "checkup", "对照亲民爱民品格查找差距"),
    (3, 2023, 5, 12, "teaching", "在党史中汲取奋进力量"),
    (1, 2023, 9, 15, "checkup", "对照求实作风查找差距"),
]


def load(cast: Cast) -> None:
    """Households, visits and needs; theme days; bases and check-ups."""
    _visits(cast, _households(cast))
    bases = _bases(cast)
    _theme_days(cast, bases)


def _households(cast: Cast) -> list[Household]:
    districts = list(Unit.objects.filter(office=cast.office, kind="district").order_by("order")[:7])
    rows = []
    for number in range(44):
        district = districts[number % len(districts)]
        village = VILLAGES[number % len(VILLAGES)]
        kind = "veteran" if number >= 36 else "party_member" if number % 3 == 0 else "resident"
        rows.append(
            Household(
                title=f"{district.short_name}{village}{SURNAMES[number % len(SURNAMES)]}某",
                kind=kind,
                district=district,
                village=village,
                contact=cast.staff[number % 37],
                since=date(2021, 1, 18) if number < 28 or number >= 36 else date(2022, 6, 10),
            )
        )
    return list(cast.enter(rows, unit="party"))


def _visits(cast: Cast, households: list[Household]) -> None:
    hard_up, veterans = households[:36], households[36:]
    drafts = []
    for year in YEARS:
        first, last = VISITED[year]
        campaign = RecordRef.objects.filter(
            office=cast.office, ledger="SCP", unit=cast.unit("party"), on__year=year
        ).first()
        for number, household in enumerate(hard_up[first:last]):
            day = workday(year, 6 + number % 4, 12 + number % 14)
            drafts.append(_visit(cast, household, day, number, campaign, "500"))
            if number % 5 == 0:
                again = workday(year, 11, 3 + number % 20)
                drafts.append(_visit(cast, household, again, number + 3, None, "300"))
        for number, household in enumerate(veterans):
            drafts.append(_visit(cast, household, workday(year, 1, 19), number, None, "600"))
    visits = list(cast.enter(drafts, unit="party"))
    needs = []
    for number, visit in enumerate(visits[::3]):
        need, answer, short = NEEDS[number % len(NEEDS)]
        answered = on_or_after(visit.visited_on + timedelta(days=14 + number % 20))
        needs.append(
            HouseholdNeed(
                visit=visit,
                need=f"{visit.household.village}{need}",
                found_on=visit.visited_on,
                referred_to=Unit.objects.get(office=cast.office, short_name=short),
                owner=visit.household.contact,
                answered_on=answered,
                answer=answer,
            )
        )
    cast.enter(needs, unit="party")


def _visit(
    cast: Cast, household: Household, day: date, number: int, campaign: RecordRef | None, gift: str
) -> Draft:
    row = Visit(
        household=household,
        visited_on=day,
        campaign=campaign,
        gift_value=Decimal(gift),
        notes="了解生活和身体状况，送去慰问金和政策明白纸。",
    )
    return Draft(row, {"visitors": list(dict.fromkeys([cast.staff[number % 5], household.contact]))})


def _bases(cast: Cast) -> list[EducationBase]:
    bases = list(
        cast.enter(
            [
                EducationBase(title=title, place=place, since=since, level=level)
                for title, place, since, level in BASES
            ],
            unit="party",
        )
    )
    drafts = []
    for base, year, month, day, kind, theme in CHECKUPS:
        row = PartyCheckup(
            base=bases[base],
            kind=kind,
            held_on=workday(year, month, day),
            theme=theme,
            findings="深入一线不够、攻坚办法不多，已列入个人整改。",
        )
        drafts.append(Draft(row, {"participants": cast.staff[:37]}))
    cast.enter(drafts, unit="party")
    return bases


def _theme_days(cast: Cast, bases: list[EducationBase]) -> None:
    drafts = []
    for year in YEARS:
        for month, day, title, place, with_base in DAYS[: 11 if year == 2021 else 12]:
            base = {2021: bases[2], 2022: bases[0], 2023: bases[1]}[year] if with_base else None
            row = PartyDay(
                title=title,
                held_on=workday(year, month, day),
                place=place or (base.place if base else ""),
                base=base,
                organizer=cast.named("顾清扬"),
                content="集体学习、交纳党费、开展实践活动。",
                cited=1 if month == 1 else None,
            )
            drafts.append(Draft(row, {"participants": cast.staff[: 37 - month % 4]}))
    cast.enter(drafts, unit="party")

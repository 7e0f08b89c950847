"""Demo: the policy hub from 2021 to the first week of 2024: policies, enterprises, matches, pushes, followers."""

import random
from datetime import date, timedelta
from decimal import Decimal

from canmou.activities.api import Channel, ChannelReading
from canmou.kernel.ledger.actions import Draft
from canmou.policies.models import (
    ClauseCondition,
    EnterpriseProfile,
    Policy,
    PolicyClause,
    PolicyHub,
    PolicyItem,
    PolicyMatch,
    PolicyPush,
    Subscription,
)
from canmou.site.demo.bodies import city_government, department
from canmou.site.demo.cast import Cast

#: title, issuer, number, theme, published, until, department, clauses (mode, delivery, most in 万元, text, conditions)
POLICIES = [
    (
        "淄州市支持企业技术改造若干措施",
        "淄政办字〔2022〕18号",
        "industry",
        (2022, 3, 4),
        (2025, 3, 31),
        "市工信局",
        [
            (
                "subsidy",
                "fast_apply",
                300,
                "对技术改造项目按设备投资额的8％给予补助",
                [("industry", "is", "C", ""), ("revenue", "at_least", "2000", "万元")],
            ),
            (
                "interest",
                "apply",
                200,
                "对技改专项贷款按实际支付利息的35％给予贴息",
                [("industry", "is", "C", ""), ("credit", "is", "good", "")],
            ),
        ],
    ),
    (
        "淄州市专精特新企业培育扶持办法",
        "淄政办发〔2021〕9号",
        "industry",
        (2021, 5, 14),
        (2024, 5, 31),
        "市工信局",
        [
            (
                "reward",
                "auto_grant",
                30,
                "对新认定的省级专精特新企业给予一次性奖励",
                [("qualifications", "among", "专精特新、小巨人", "")],
            ),
            (
                "reward",
                "auto_grant",
                100,
                "对新认定的国家级“小巨人”企业给予一次性奖励",
                [("qualifications", "among", "小巨人", "")],
            ),
        ],
    ),
    (
        "淄州市科技型企业研发投入后补助实施细则",
        "淄科发〔2022〕21号",
        "science",
        (2022, 6, 10),
        (2024, 12, 31),
        "市科技局",
        [
            (
                "subsidy",
                "fast_apply",
                150,
                "对研发投入占比达到5％的企业给予后补助",
                [("research_share", "at_least", "5", "％"), ("revenue", "at_least", "500", "万元")],
            )
        ],
    ),
    (
        "淄州市稳岗扩就业补贴实施办法",
        "淄人社发〔2022〕15号",
        "labour",
        (2022, 5, 20),
        None,
        "市人社局",
        [
            (
                "subsidy",
                "auto_grant",
                50,
                "对不裁员少裁员的参保企业返还失业保险费",
                [("employees", "at_least", "1", "人")],
            ),
            (
                "subsidy",
                "apply",
                20,
                "对吸纳高校毕业生就业的小微企业给予补贴",
                [("size", "among", "small、micro", "")],
            ),
        ],
    ),
    (
        "淄州市高层次人才引进若干政策",
        "淄政字〔2021〕33号",
        "labour",
        (2021, 4, 9),
        (2024, 4, 30),
        "市人社局",
        [
            (
                "talent",
                "apply",
                500,
                "对全职引进的领军人才给予综合资助",
                [("qualifications", "among", "高新技术企业、小巨人", "")],
            )
        ],
    ),
    (
        "淄州市促进服务业恢复发展若干政策",
        "淄政办字〔2022〕31号",
        "commerce",
        (2022, 4, 29),
        (2023, 12, 31),
        "市商务局",
        [
            (
                "relief",
                "auto_grant",
                10,
                "对承租国有房屋的小微企业减免租金",
                [("industry", "among", "F、H、R", ""), ("size", "among", "small、micro", "")],
            )
        ],
    ),
    (
        "淄州市预制食品产业集群发展扶持政策",
        "淄政办字〔2022〕67号",
        "agriculture",
        (2022, 12, 9),
        (2025, 12, 31),
        "市农业农村局",
        [
            (
                "subsidy",
                "apply",
                200,
                "对新建预制食品生产线按投资额的10％给予补助",
                [("chain", "is", "预制食品", "")],
            )
        ],
    ),
    (
        "淄州市外贸稳规模优结构支持措施",
        "淄商务发〔2021〕27号",
        "commerce",
        (2021, 8, 6),
        (2023, 8, 31),
        "市商务局",
        [("subsidy", "apply", 60, "对出口信用保险保费给予补助", [("exports", "at_least", "100", "万元")])],
    ),
    (
        "淄州市数字化转型试点企业奖补办法",
        "淄政办字〔2023〕12号",
        "industry",
        (2023, 3, 17),
        (2026, 3, 31),
        "市大数据局",
        [
            (
                "reward",
                "fast_apply",
                80,
                "对认定的数字化车间给予奖补",
                [("industry", "is", "C", ""), ("employees", "at_least", "50", "人")],
            )
        ],
    ),
    (
        "淄州市民营小微企业融资担保降费奖补办法",
        "淄金监发〔2023〕8号",
        "finance",
        (2023, 6, 2),
        (2025, 6, 30),
        "市金融监管局",
        [
            (
                "guarantee",
                "record",
                500,
                "对小微企业担保贷款费率给予降费奖补",
                [("size", "among", "small、micro", ""), ("credit", "is", "good", "")],
            )
        ],
    ),
    (
        "淄州市绿色工厂创建激励措施",
        "淄工信发〔2023〕19号",
        "construction",
        (2023, 9, 8),
        (2026, 9, 30),
        "市工信局",
        [
            (
                "reward",
                "auto_grant",
                50,
                "对国家级、省级绿色工厂给予一次性奖励",
                [("qualifications", "among", "绿色工厂", "")],
            )
        ],
    ),
    (
        "淄州市招商引资项目用地保障办法",
        "淄政办发〔2021〕21号",
        "land",
        (2021, 10, 22),
        (2023, 10, 31),
        "市自然资源局",
        [
            (
                "land",
                "apply",
                None,
                "对重大产业项目优先保障用地指标",
                [("revenue", "at_least", "10000", "万元")],
            )
        ],
    ),
]

STEMS = "恒锐 鲁泰达 双盛 金谷源 瑞丰 鼎新 康源 联科 三元利 长盛 信达 润和 科力 天工 佳美 嘉诚 兴盛 博远 万通 汇丰源".split()
#: tail of the name, industry, code, chain
LINES = [
    ("精密机械有限公司", "C", "C3484", "高端装备"),
    ("新材料有限公司", "C", "C2651", "先进材料"),
    ("食品有限公司", "C", "C1432", "预制食品"),
    ("软件技术有限公司", "I", "I6513", "数字经济"),
    ("商贸有限公司", "F", "F5299", ""),
    ("医疗器械有限公司", "C", "C3589", "医药健康"),
    ("物流有限公司", "G", "G5430", "现代物流"),
    ("餐饮管理有限公司", "H", "H6210", ""),
]
DISTRICTS = ["般阳区", "稷门区", "于陵区", "临河区", "沂源谷县", "高青原县", "马踏湖县"]
QUALIFICATIONS = ["高新技术企业", "高新技术企业、专精特新", "专精特新、小巨人", "绿色工厂", "", ""]

#: year → distinct items pushed, followers at each quarter's end
HUB = {
    2021: (428, [21830, 26140, 30975, 36208]),
    2022: (512, [41870, 48655, 55902, 63417]),
    2023: (566, [68120, 74310, 79845, 85260]),
}
SHAPES = [
    ("policy", "{topic}政策要点（{serial}）"),
    ("reading", "一图读懂{topic}政策（{serial}）"),
    ("call", "{topic}项目申报通知（{serial}）"),
    ("service", "{topic}办事指南（{serial}）"),
    ("case", "{topic}政策兑现案例（{serial}）"),
    ("reading", "{topic}政策问答（{serial}）"),
]
TOPICS = [
    ("技术改造", "industry"),
    ("研发补助", "science"),
    ("稳岗就业", "labour"),
    ("融资担保", "finance"),
    ("外贸出口", "commerce"),
    ("人才引进", "labour"),
    ("减税降费", "finance"),
    ("数字化转型", "industry"),
    ("绿色制造", "construction"),
    ("消费促进", "commerce"),
    ("知识产权", "science"),
    ("用地保障", "land"),
    ("小微企业帮扶", "finance"),
]


def load(cast: Cast) -> None:
    """Policies with clauses, enterprises with matches, the hub with items, pushes and followers."""
    dice = random.Random(512)
    policies = _policies(cast)
    clauses = _clauses(cast, policies)
    enterprises = _enterprises(cast, dice)
    _matches(cast, clauses, enterprises, dice)
    hub = _hub(cast)
    _items(cast, hub, policies, dice)


def _policies(cast: Cast) -> list[Policy]:
    rows = []
    for title, number, theme, published, until, keeper, _ in POLICIES:
        day = date(*published)
        rows.append(
            Draft(
                Policy(
                    title=title,
                    doc_no=number,
                    theme=theme,
                    genre="notice",
                    level="city",
                    written_on=day - timedelta(days=2),
                    published_on=day,
                    effective_from=day,
                    effective_to=date(*until) if until else None,
                    status="expired" if until and until < (2024, 1, 8) else "valid",
                    interpretation=f"《{title}》解读",
                    interpreted_on=day,
                ),
                {"issuers": [city_government(cast) if "淄政" in number else department(cast, keeper)]},
            )
        )
    return list(cast.enter(rows, unit="thinktank"))


def _clauses(cast: Cast, policies: list[Policy]) -> list[tuple[PolicyClause, list[ClauseCondition]]]:
    found = []
    for policy, facts in zip(policies, POLICIES, strict=True):
        for place, (mode, delivery, most, text, conditions) in enumerate(facts[6], 1):
            (clause,) = cast.enter(
                [
                    PolicyClause(
                        policy=policy,
                        position=place,
                        text=text,
                        mode=mode,
                        amount_rule=text if most else "",
                        most=Decimal(most * 10000) if most else None,
                        delivery=delivery,
                        department=department(cast, facts[5]),
                        opens_on=policy.published_on + timedelta(days=14),
                        closes_on=policy.effective_to,
                    )
                ],
                unit="thinktank",
            )
            rows = [
                ClauseCondition(clause=clause, fact=fact, operator=operator, wanted=wanted, measure=measure)
                for fact, operator, wanted, measure in conditions
            ]
            found.append((clause, list(cast.enter(rows, unit="thinktank"))))
    return found


def _enterprises(cast: Cast, dice: random.Random) -> list[EnterpriseProfile]:
    rows = []
    for place in range(40):
        tail, industry, code, chain = LINES[place % len(LINES)]
        revenue = dice.choice([80, 420, 900, 2600, 8600, 15400, 48000])
        employees = max(6, revenue // dice.randint(30, 90))
        size = (
            "micro"
            if revenue < 100
            else "small"
            if revenue < 2000
            else "medium"
            if revenue < 40000
            else "large"
        )
        known = place % 7 != 6
        rows.append(
            EnterpriseProfile(
                name=f"淄州{STEMS[place % len(STEMS)]}{tail}",
                district=department(cast, DISTRICTS[place % len(DISTRICTS)]),
                industry=industry,
                industry_code=code,
                chain=chain,
                founded_on=date(2004 + place % 16, 1 + place % 12, 8),
                employees=employees,
                revenue=Decimal(revenue * 10000) if known else None,
                assets=Decimal(revenue * 14000),
                tax=Decimal(revenue * 420) if known else None,
                research_expense=Decimal(revenue * dice.randint(50, 800))
                if industry in "CI" and known
                else None,
                exports=Decimal(dice.choice([0, 0, 60, 350]) * 10000),
                size=size,
                qualifications=QUALIFICATIONS[place % len(QUALIFICATIONS)],
                credit="good" if place % 13 else "abnormal",
                profiled_on=date(2021, 2, 1) + timedelta(days=place * 24),
            )
        )
    enterprises = list(cast.enter(rows, unit="thinktank"))
    cast.enter(
        [
            Subscription(
                enterprise=enterprise,
                theme=TOPICS[(place + extra * 5) % len(TOPICS)][1],
                subscribed_on=enterprise.profiled_on + timedelta(days=extra),
                cancelled_on=date(2023, 11, 20) if place % 17 == 3 and not extra else None,
            )
            for place, enterprise in enumerate(enterprises)
            for extra in (0, 1)
        ],
        unit="thinktank",
    )
    return enterprises


def _matches(
    cast: Cast,
    clauses: list[tuple[PolicyClause, list[ClauseCondition]]],
    enterprises: list[EnterpriseProfile],
    dice: random.Random,
) -> None:
    rows = []
    for clause, conditions in clauses:
        on = clause.policy.published_on + timedelta(days=20)
        ready = [enterprise for enterprise in enterprises if enterprise.profiled_on <= on]
        for enterprise in dice.sample(ready, min(8, len(ready))):
            answers = [_holds(condition, enterprise) for condition in conditions]
            result = "unfit" if "unfit" in answers else "unknown" if "unknown" in answers else "fits"
            words = {"fits": "符合", "unfit": "不符合", "unknown": "缺少数据，待补充"}
            told = "；".join(
                f"{condition.get_fact_display()}{condition.get_operator_display()}{condition.wanted}{condition.measure}："
                f"{words[answer]}"
                for condition, answer in zip(conditions, answers, strict=True)
            )
            rows.append(
                PolicyMatch(
                    enterprise=enterprise, clause=clause, matched_on=on, result=result, explanation=told
                )
            )
    cast.enter(rows, unit="thinktank")


def _holds(condition: ClauseCondition, enterprise: EnterpriseProfile) -> str:
    """fits, unfit or unknown; amounts of money are compared in 万元."""
    value = getattr(enterprise, condition.fact)
    if value is None or value == "" and condition.fact in ("credit", "size"):
        return "unknown"
    if condition.operator == "at_least":
        measured = value / 10000 if condition.measure == "万元" else value
        return "fits" if measured >= Decimal(condition.wanted) else "unfit"
    if condition.operator == "among":
        return "fits" if set(value.split("、")) & set(condition.wanted.split("、")) else "unfit"
    return "fits" if value == condition.wanted else "unfit"


def _hub(cast: Cast) -> PolicyHub:
    channel = Channel.objects.get(office=cast.office, name="淄州政策汇")
    reader = cast.named("郑雨晴")
    days = [(3, 31), (6, 30), (9, 30), (12, 31)]
    rows = [
        ChannelReading(
            channel=channel, measure="followers", read_on=date(year, *day), value=value, read_by=reader
        )
        for year, (_, values) in HUB.items()
        for day, value in zip(days, values, strict=True)
    ]
    rows.append(
        ChannelReading(
            channel=channel, measure="followers", read_on=date(2024, 1, 5), value=85391, read_by=reader
        )
    )
    hub, *_ = cast.enter(
        [
            PolicyHub(
                channel=channel,
                launched_on=date(2020, 9, 1),
                description="汇集国家、省、市惠企政策，按企业订阅和画像推送",
            ),
            *rows,
        ],
        unit="thinktank",
    )
    return hub


def _items(cast: Cast, hub: PolicyHub, policies: list[Policy], dice: random.Random) -> None:
    """As many different items a year as the table above says; every fourth is sent a second time."""
    items = []
    for year, (wanted, _) in HUB.items():
        for place in range(wanted):
            topic, theme = TOPICS[place % len(TOPICS)]
            kind, shape = SHAPES[place % len(SHAPES)]
            collected = date(year, 1, 4) + timedelta(days=place * 345 // wanted)
            known = [p for p in policies if p.theme == theme and p.published_on <= collected]
            item = PolicyItem(
                hub=hub,
                title=shape.format(topic=topic, serial=f"{year}-{place + 1:03d}"),
                kind=kind,
                theme=theme,
                policy=known[-1] if known else None,
                collected_on=collected,
            )
            items.append(item)
    first = PolicyItem(
        hub=hub,
        title="新年惠企政策清单（2024-001）",
        kind="policy",
        theme="affairs",
        collected_on=date(2024, 1, 3),
    )
    sends = []
    for place, item in enumerate(cast.enter([*items, first], unit="thinktank")):
        sends.append(_push(item, "all" if place % 3 else "subscribers", 1, dice))
        if place % 4 == 0 and item is not first:
            sends.append(_push(item, "matched", 5, dice))
    cast.enter(sends, unit="thinktank")


def _push(item: PolicyItem, audience: str, after: int, dice: random.Random) -> PolicyPush:
    recipients = {"all": None, "subscribers": dice.randint(120, 900), "matched": dice.randint(6, 60)}[
        audience
    ]
    return PolicyPush(
        item=item,
        pushed_on=item.collected_on + timedelta(days=after),
        audience=audience,
        recipients=recipients,
        reads=dice.randint(300, 5200) if recipients is None else recipients * dice.randint(60, 98) // 100,
    )

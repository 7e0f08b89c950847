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
from canmou.site.demo.policies.facts import (
    DISTRICTS,
    HUB,
    LINES,
    POLICIES,
    QUALIFICATIONS,
    SHAPES,
    STEMS,
    TOPICS,
)


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

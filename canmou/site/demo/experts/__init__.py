"""Demo: the expert pool, its committee, and the matters reviewed from 2021 to the first week of 2024."""

import random
from datetime import date, timedelta

from canmou.experts.models import (
    Committee,
    CommitteeChange,
    Expert,
    ExpertApplication,
    ExpertAppointment,
    ExpertRemoval,
    PlatformOperation,
    RecruitmentRound,
)
from canmou.kernel.people.models import PersonRelation
from canmou.site.demo.bodies import person_names, university
from canmou.site.demo.cast import Cast
from canmou.site.demo.experts.facts import FIELDS, OPERATIONS, PLATFORM
from canmou.site.demo.experts.reviews import matters
from canmou.site.demo.leaders import leader


def load(cast: Cast) -> None:
    """The committee and its leaders, the pool with two rounds, the matters with all their papers, the platform."""
    _committee(cast)
    rounds = cast.enter(
        [
            RecruitmentRound(
                title="2019年市政府专家推选",
                launched_on=date(2019, 9, 10),
                deadline_on=date(2019, 10, 15),
                quota=60,
                requirements="相关领域从业3年以上，具有高级职称或同等专业水平，年龄一般不超过65周岁",
                document_no="淄政研字〔2019〕12号",
                concluded_on=date(2019, 11, 20),
            ),
            RecruitmentRound(
                title="2022年市政府专家推选",
                launched_on=date(2022, 9, 13),
                deadline_on=date(2022, 10, 21),
                quota=80,
                requirements="突出专业性、权威性，相关领域从业3年以上，无失信记录，年龄一般不超过65周岁",
                document_no="淄政研字〔2022〕15号",
                concluded_on=date(2022, 12, 15),
            ),
        ],
        unit="thinktank",
    )
    experts = _pool(cast, rounds)
    matters(cast, experts)
    _platform(cast)


def _committee(cast: Cast) -> None:
    (committee,) = cast.enter(
        [
            Committee(
                name="市政府专家咨询委员会",
                short_name="专家咨询委",
                founded_on=date(2013, 5, 16),
                document_no="淄政字〔2013〕41号",
                duties="为市政府重大行政决策提供咨询论证",
                secretariat=cast.unit("office"),
            )
        ],
        unit="thinktank",
    )
    former = cast.person("于敬贤", note="原市政府专家咨询委主任委员")
    changes = [
        ("released", former, "chair", (2022, 4, 18), "工作变动"),
        ("appointed", leader("祁宏图").person(cast), "chair", (2022, 4, 18), ""),
        ("appointed", cast.named("周承远"), "deputy", (2022, 4, 18), ""),
        ("appointed", cast.named("郝景明"), "secretary", (2022, 4, 18), ""),
        ("appointed", cast.named("熊国栋"), "deputy_secretary", (2022, 4, 18), ""),
        ("appointed", leader("庄文博").person(cast), "deputy", (2023, 5, 22), "分工调整"),
    ]
    cast.enter(
        [
            CommitteeChange(
                committee=committee,
                person=person,
                action=action,
                seat=seat,
                changed_on=date(*day),
                document_no=f"淄政任〔{day[0]}〕{9 + day[1]}号",
                reason=reason,
            )
            for action, person, seat, day, reason in changes
        ],
        unit="thinktank",
    )


def _pool(cast: Cast, rounds: list[RecruitmentRound]) -> list[Expert]:
    """60 experts of the round of 2019, 44 of whom are appointed again in 2022 together with 32 new ones."""
    first, second = rounds
    dice = random.Random(2019)
    names = person_names(41, 104)
    rows = []
    for place, name in enumerate(names[:92]):
        field, studies, post, employers = FIELDS[place % len(FIELDS)]
        employer = university(cast, employers[place // len(FIELDS) % len(employers)])
        old = place < 60
        rows.append(
            Expert(
                person=cast.person(name, unit=employer, title=post, note=employer.name),
                employer=employer,
                field=field,
                specialty=studies[place % len(studies)],
                position=post,
                rank="senior" if place % 4 else "associate",
                years_in_field=dice.randint(8, 31),
                joined_on=date(2019, 11, 20) if old else date(2022, 12, 20),
                left_on=date(2022, 12, 20) if old and place >= 44 else None,
            )
        )
    experts = cast.enter(rows, unit="thinktank")
    PersonRelation.objects.bulk_create(
        PersonRelation(
            person=expert.person, kind="employer", unit=expert.employer, valid_from=date(2018, 1, 1)
        )
        for expert in experts
    )
    _terms(cast, experts, first, second)
    _applications(cast, experts, names[92:], second, dice)
    _removals(cast, experts)
    return experts


def _terms(cast: Cast, experts: list[Expert], first: RecruitmentRound, second: RecruitmentRound) -> None:
    rows = [
        ExpertAppointment(
            expert=expert,
            kind="first",
            round=first,
            certificate_no=f"淄专聘2019-{place:03d}",
            starts_on=date(2019, 12, 20),
            ends_on=date(2022, 12, 19),
        )
        for place, expert in enumerate(experts[:60], 1)
    ]
    again = [*experts[:44], *experts[60:]]
    rows += [
        ExpertAppointment(
            expert=expert,
            kind="renewed" if place <= 44 else "first",
            round=second,
            certificate_no=f"淄专聘2022-{place:03d}",
            starts_on=date(2022, 12, 20),
            ends_on=date(2025, 12, 19),
        )
        for place, expert in enumerate(again, 1)
    ]
    cast.enter(rows, unit="thinktank")


def _applications(
    cast: Cast, experts: list[Expert], others: list[str], round: RecruitmentRound, dice: random.Random
) -> None:
    rows = []
    for place, expert in enumerate([*experts[:44], *experts[60:]]):
        rows.append(
            ExpertApplication(
                round=round,
                person=expert.person,
                channel="nominated" if place % 5 else "self",
                nominated_by=expert.employer if place % 5 else None,
                field=expert.field,
                years_in_field=expert.years_in_field,
                applied_on=date(2022, 9, 20) + timedelta(days=place % 30),
                credit_checked_on=date(2022, 11, 8),
                checked_on=date(2022, 11, 22),
                result="passed",
            )
        )
    for place, name in enumerate(others):
        employer = university(cast, "淄州职业学院")
        rows.append(
            ExpertApplication(
                round=round,
                person=cast.person(name, unit=employer, title="讲师", note=employer.name),
                channel="self",
                field=FIELDS[place % len(FIELDS)][0],
                years_in_field=dice.randint(1, 5),
                applied_on=date(2022, 10, 8) + timedelta(days=place),
                checked_on=date(2022, 11, 22),
                result="refused",
                reason="从业年限或职称不符合条件" if place % 3 else "所报领域名额已满，列入备选",
            )
        )
    cast.enter(rows, unit="thinktank")


def _removals(cast: Cast, experts: list[Expert]) -> None:
    rows = [
        ExpertRemoval(
            expert=expert,
            kind="expired" if place % 4 else "moved",
            decided_on=date(2022, 12, 20),
            reason="" if place % 4 else "调离本市",
        )
        for place, expert in enumerate(experts[44:60])
    ]
    rows.append(
        ExpertRemoval(
            expert=experts[20],
            kind="suspended",
            decided_on=date(2023, 10, 11),
            reason="两次接受邀请后无故缺席",
            approved_by=cast.named("周承远"),
        )
    )
    cast.enter(rows, unit="thinktank")


def _platform(cast: Cast) -> None:
    rows = []
    for year in (2021, 2022, 2023):
        for month in range(1, 13):
            kind, content, outage = OPERATIONS[(month + year) % len(OPERATIONS)]
            rows.append((date(year, month, 15), kind, content, outage))
    rows.append((date(2022, 11, 29), "training", "组织承办单位经办人员学习平台操作", 0))
    rows.append((date(2024, 1, 5), "inspection", "检查抽取模块和短信通知，运行正常", 0))
    cast.enter(
        [
            PlatformOperation(
                platform=PLATFORM,
                kind=kind,
                done_on=day,
                content=content,
                operator=cast.named("郑雨晴"),
                outage_minutes=outage,
            )
            for day, kind, content, outage in rows
        ],
        unit="thinktank",
    )

"""Demo: assessment rounds with quotas, indicators, results and scores; first-hand observations."""

from datetime import date
from decimal import Decimal

from canmou.kernel.people.models import Person
from canmou.personnel.models import (
    AssessmentIndicator,
    AssessmentResult,
    AssessmentRound,
    Observation,
    QuotaPool,
)
from canmou.site.demo.cast import STAFF, Cast
from canmou.site.demo.days import on_or_after, workday

#: name, aspect, full score, metric, points each, rule
INDICATORS = [
    ("政治素质", "virtue", 20, "", None, "民主测评和领导评价各占一半"),
    ("业务能力", "ability", 15, "", None, "分管领导评价"),
    ("工作态度和出勤", "diligence", 15, "", None, "出勤记录和半月调度灯色"),
    ("承担课题", "results", 20, "research.staff.topics", Decimal(5), "每承担一项课题得5分，满分20分"),
    ("综合文稿", "results", 15, "drafting.tasks", Decimal("1.5"), "每负责或执笔一篇得1.5分，满分15分"),
    ("廉洁自律", "integrity", 15, "", None, "廉政档案完整、无提醒记录的得满分"),
]

#: name, task, observed on, place, observer, account, impression
OBSERVATIONS = [
    (
        "冯子昂",
        "疫情防控下沉社区",
        date(2021, 8, 6),
        "般阳区洪沟社区",
        "韩立诚",
        "连续五天在卡口值守，劝返车辆二十余台次，无一争执。",
        "outstanding",
    ),
    (
        "石磊",
        "防汛值班",
        date(2021, 9, 4),
        "市防汛指挥部",
        "郝景明",
        "夜间三次核对雨情，材料零差错。",
        "sound",
    ),
    (
        "冯子昂",
        "社区核酸检测值守",
        date(2022, 3, 19),
        "般阳区洪沟社区",
        "高振华",
        "在采样点引导三天，主动承担夜间物资搬运。",
        "outstanding",
    ),
    (
        "乔安然",
        "社区核酸检测值守",
        date(2022, 3, 20),
        "般阳区洪沟社区",
        "姚丽华",
        "逐户核对老年居民名单，补采四十七人。",
        "sound",
    ),
    (
        "任嘉禾",
        "驻村防汛",
        date(2022, 7, 8),
        "马踏湖县起风镇前圩村",
        "宋雅琴",
        "暴雨当夜入户转移两户独居老人。",
        "outstanding",
    ),
    (
        "陆思源",
        "省观摩点评筹备",
        date(2022, 9, 20),
        "市政府第三会议室",
        "孙启航",
        "三天内协调十四个部门交齐材料，漏项当场补。",
        "sound",
    ),
    (
        "丁若兰",
        "《政府工作报告》起草",
        date(2022, 12, 8),
        "起草组驻地",
        "高振华",
        "对两处口径提出疑问并查清来源，避免一处错数。",
        "outstanding",
    ),
    (
        "邱明哲",
        "《政府工作报告》起草",
        date(2022, 12, 12),
        "起草组驻地",
        "谭志刚",
        "数据更新及时，但初稿结构反复较多。",
        "plain",
    ),
    (
        "潘慧敏",
        "主题教育材料起草",
        date(2023, 5, 18),
        "市委党校",
        "董建国",
        "两天完成四份材料，逐段标注依据。",
        "outstanding",
    ),
    (
        "任嘉禾",
        "驻村产业项目攻坚",
        date(2023, 8, 24),
        "马踏湖县起风镇前圩村",
        "宋雅琴",
        "挨户讲清土地流转账，一周签下三十一户。",
        "outstanding",
    ),
    (
        "祝春妮",
        "乡村振兴驻点",
        date(2023, 10, 19),
        "高青原县田庄镇",
        "侯德明",
        "帮助合作社建起台账，销路落实到订单。",
        "sound",
    ),
]


def load(cast: Cast) -> None:
    """Rounds, then everything that hangs on them."""
    rounds = {record.title: record for record in cast.enter(_rounds(), unit="personnel")}
    _annual(cast, rounds)
    _routine(cast, rounds)
    _observations(cast, rounds)


def _rounds() -> list[AssessmentRound]:
    rows = []
    for year in (2020, 2021, 2022):
        for target, kind, day in (("公务员", "civil", 27), ("事业人员", "institution", 28)):
            concluded = on_or_after(date(year + 1, 1, day - (year == 2022) * 12))
            rows.append(
                AssessmentRound(
                    title=f"{year}年度{target}年度考核",
                    kind="annual",
                    target=target,
                    establishment=kind,
                    year=year,
                    started_on=workday(year, 12, 15),
                    concluded_on=concluded,
                    method="总结述职、民主测评、主管领导评语、优秀公示、考核委员会确定",
                )
            )
    for year in (2020, 2021, 2022, 2023):
        for quarter in range(1 if year > 2020 else 4, 5):
            months = date(year + quarter // 4, quarter * 3 % 12 + 1, 5)
            rows.append(
                AssessmentRound(
                    title=f"{year}年第{'一二三四'[quarter - 1]}季度非领导职务公务员平时考核",
                    kind="routine",
                    target="非领导职务公务员",
                    establishment="civil",
                    year=year,
                    quarter=quarter,
                    started_on=workday(year, quarter * 3, 20),
                    concluded_on=on_or_after(months),
                    method="个人小结、审核评鉴、结果反馈",
                )
            )
    return [*rows, *_other_rounds()]


def _other_rounds() -> list[AssessmentRound]:
    special = [
        ("乡村振兴专项考核", "special", "下派干部", "乡村振兴", 2021, date(2021, 11, 8), date(2021, 11, 26)),
        ("疫情防控专项考核", "special", "全体干部", "疫情防控", 2022, date(2022, 5, 9), date(2022, 6, 10)),
        (
            "2022年业务科室和综合科室分类考核",
            "category",
            "各科室",
            "",
            2022,
            date(2022, 7, 4),
            date(2022, 7, 22),
        ),
        (
            "2022年急难险重任务近距离考核",
            "close_up",
            "一线干部",
            "",
            2022,
            date(2022, 3, 14),
            date(2022, 12, 20),
        ),
        (
            "重点课题攻坚专项考核",
            "special",
            "课题组成员",
            "重点课题攻坚",
            2023,
            date(2023, 9, 4),
            date(2023, 9, 22),
        ),
        (
            "2023年业务科室和综合科室分类考核",
            "category",
            "各科室",
            "",
            2023,
            date(2023, 7, 3),
            date(2023, 7, 21),
        ),
    ]
    return [
        AssessmentRound(
            title=title,
            kind=kind,
            target=target,
            subject=subject,
            year=year,
            started_on=start,
            concluded_on=end,
        )
        for title, kind, target, subject, year, start, end in special
    ]


def _people(cast: Cast, establishment: str) -> list[Person]:
    """Those assessed by the office itself: its four leading members are assessed by the city."""
    return [
        person
        for order, (person, row) in enumerate(zip(cast.staff, STAFF, strict=True))
        if row[3] == establishment and order >= 4
    ]


def _sections(cast: Cast) -> dict[str, object]:
    return {row[4]: cast.unit(row[0]) for row in STAFF}


def _annual(cast: Cast, rounds: dict[str, AssessmentRound]) -> None:
    sections = _sections(cast)
    pools, indicators, results = [], [], []
    for round in rounds.values():
        if round.kind != "annual":
            continue
        people = _people(cast, round.establishment)
        places = len(people) // 5
        start = workday(round.year + 1, 1, 5)
        pools.append(
            QuotaPool(
                round=round,
                establishment=round.establishment,
                headcount=len(people),
                share=20,
                places=places,
                fixed_on=start,
            )
        )
        indicators += [
            AssessmentIndicator(
                round=round,
                name=name,
                aspect=aspect,
                full_score=full,
                metric=metric,
                points_each=each,
                rule=rule,
            )
            for name, aspect, full, metric, each, rule in INDICATORS
        ]
        plain = "competent" if round.establishment == "civil" else "qualified"
        for order, person in enumerate(people):
            excellent = (order + round.year) % len(people) < places
            results.append(
                AssessmentResult(
                    round=round,
                    person=person,
                    section=sections[person.name],
                    establishment=round.establishment,
                    score=Decimal(92 if excellent else 84) + Decimal(order % 6) / 2,
                    grade="excellent" if excellent else plain,
                    publicized_from=start if excellent else None,
                    publicized_to=workday(round.year + 1, 1, 11) if excellent else None,
                    decided_on=round.concluded_on,
                    notified_on=on_or_after(round.concluded_on),
                    signed_on=on_or_after(round.concluded_on),
                )
            )
    cast.enter(pools, unit="personnel")
    cast.enter(indicators, unit="personnel")
    cast.enter(results, unit="personnel", by="personnel")


def _routine(cast: Cast, rounds: dict[str, AssessmentRound]) -> None:
    sections, people = _sections(cast), _people(cast, "civil")
    good = len(people) * 2 // 5
    rows = []
    for round in rounds.values():
        if round.kind != "routine" or round.year < 2022:
            continue
        for order, person in enumerate(people):
            turn = (order + round.quarter * 5 + round.year) % len(people)
            grade = "good" if turn < good else "ordinary" if turn == good else "fairly_good"
            rows.append(
                AssessmentResult(
                    round=round,
                    person=person,
                    section=sections[person.name],
                    establishment="civil",
                    grade=grade,
                    decided_on=round.concluded_on,
                    notified_on=round.concluded_on,
                )
            )
    cast.enter(rows, unit="personnel", by="personnel")


def _observations(cast: Cast, rounds: dict[str, AssessmentRound]) -> None:
    close_up = rounds["2022年急难险重任务近距离考核"]
    cast.enter(
        [
            Observation(
                person=cast.named(name),
                task=task,
                observed_on=day,
                place=place,
                observer=cast.named(observer),
                account=account,
                impression=impression,
                round=close_up if day.year == 2022 else None,
            )
            for name, task, day, place, observer, account, impression in OBSERVATIONS
        ],
        unit="personnel",
        by="personnel",
    )

"""Creation titles with their reviews, and the city's assessment of the office."""

from datetime import date
from decimal import Decimal

from canmou.honours.models import AssessmentIndicator, CreationTitle, TitleReview
from canmou.kernel.ledger.actions import Draft
from canmou.kernel.people.models import Unit
from canmou.site.demo.cast import Cast
from canmou.site.demo.days import YEARS, workday

#: title, kind, level, line, granted, bodies, valid to, mask
TITLES = [
    (
        "模范机关",
        "model_organ",
        "city",
        "party",
        date(2022, 6, 29),
        ("party_leading",),
        date(2025, 6, 28),
        "",
    ),
    (
        "淄州市无烟党政机关",
        "smoke_free",
        "city",
        "capacity",
        date(2022, 10, 31),
        ("health_campaign", "health", "civil", "organ_affairs"),
        date(2024, 10, 30),
        "淄州",
    ),
    ("市级文明单位", "civilized", "city", "capacity", date(2020, 12, 25), ("civil",), date(2023, 12, 31), ""),
    (
        "市级文明单位标兵",
        "civilized",
        "city",
        "capacity",
        date(2023, 12, 22),
        ("civil",),
        date(2026, 12, 31),
        "",
    ),
    (
        "节约型机关",
        "economical",
        "province",
        "capacity",
        date(2021, 11, 30),
        ("organ_affairs",),
        date(2024, 2, 29),
        "",
    ),
    ("学习型党组织示范点", "other", "city", "party", date(2021, 7, 1), ("organs",), date(2024, 6, 30), ""),
]

#: title, weight, section, target, {year: (achieved, score)}
INDICATORS = [
    (
        "党建工作责任制落实",
        "15",
        "party",
        "无扣分事项",
        {2021: ("扣0.6分", "14.4"), 2022: ("扣0.3分", "14.7"), 2023: ("无扣分", "15")},
    ),
    (
        "重点课题按期结题率",
        "20",
        "research1",
        "按期结题100%",
        {2021: ("95%", "19"), 2022: ("98%", "19.5"), 2023: ("100%", "20")},
    ),
    (
        "领导批示转化情况",
        "15",
        "research2",
        "较上年增长",
        {2021: ("增长6%", "14"), 2022: ("增长12%", "15"), 2023: ("增长5%", "14.5")},
    ),
    (
        "对上报送采用篇数",
        "10",
        "editorial",
        "不少于8篇",
        {2021: ("6篇", "8.5"), 2022: ("8篇", "10"), 2023: ("9篇", "10")},
    ),
    (
        "专家论证规范程度",
        "10",
        "thinktank",
        "应论尽论",
        {2021: ("全部论证", "10"), 2022: ("全部论证", "10"), 2023: ("全部论证", "10")},
    ),
    (
        "公开事项按期办理",
        "10",
        "thinktank",
        "无逾期答复",
        {2021: ("无逾期", "9.5"), 2022: ("无逾期", "9.8"), 2023: ("无逾期", "9.7")},
    ),
    (
        "重要文稿按时交付",
        "15",
        "research2",
        "按时交付",
        {2021: ("98%", "14.5"), 2022: ("99%", "14.8"), 2023: ("99%", "14.9")},
    ),
    (
        "机关效能评价",
        "5",
        "general",
        "无通报",
        {2021: ("无通报", "5"), 2022: ("无通报", "5"), 2023: ("无通报", "5")},
    ),
]


def load(cast: Cast, bodies: dict[str, Unit]) -> None:
    """Titles, reviews and indicators."""
    _titles(cast, bodies)
    _indicators(cast, bodies)


def _titles(cast: Cast, bodies: dict[str, Unit]) -> None:
    drafts = [
        Draft(
            CreationTitle(
                title=title,
                kind=kind,
                level=level,
                line=line,
                granted_on=on,
                document=f"关于命名{on.year}年度{title}的决定",
                standard="创建测评体系",
                valid_to=valid_to,
                keeper=cast.unit("party"),
                mask=mask,
            ),
            {"bodies": [bodies[key] for key in givers]},
        )
        for title, kind, level, line, on, givers, valid_to, mask in TITLES
    ]
    reviews = []
    for title in cast.enter(drafts, unit="party"):
        for year in YEARS:
            day = workday(year, 11, 10)
            if title.granted_on < day <= (title.valid_to or day):
                reviews.append(
                    TitleReview(
                        title=title,
                        kind="self_rating" if year != 2023 else "reexamination",
                        reviewed_on=day,
                        score=Decimal("95.5") + (year - 2021),
                        result="passed",
                        reviewer=cast.unit("office"),
                        problems="台账照片说明不全，已补齐",
                        unit=title.unit,
                    )
                )
    cast.enter(reviews)


def _indicators(cast: Cast, bodies: dict[str, Unit]) -> None:
    rows = []
    for year in YEARS:
        for title, weight, section, target, results in INDICATORS:
            achieved, score = results[year]
            rows.append(
                AssessmentIndicator(
                    year=year,
                    title=title,
                    set_by=bodies["statistics"],
                    standard="按完成比例得分，扣分事项逐项扣减",
                    weight=Decimal(weight),
                    section=cast.unit(section),
                    target=target,
                    achieved=achieved,
                    score=Decimal(score),
                    scored_on=workday(year, 12, 26),
                    analysis=""
                    if Decimal(score) == Decimal(weight)
                    else "个别事项未达满分标准，已列入下年度改进清单",
                    unit=cast.unit(section),
                )
            )
    cast.enter(rows)

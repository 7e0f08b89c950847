"""Demo: contests, entries, awards, how works were spread, model cases, creation titles, the city's assessment."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from canmou.honours.models import (
    AssessmentIndicator,
    Award,
    Contest,
    ContestEntry,
    CreationTitle,
    ModelCase,
    Promotion,
    TitleReview,
)
from canmou.kernel.ledger.actions import Draft
from canmou.kernel.models import RecordRef
from canmou.kernel.people.models import Unit
from canmou.site.demo.cast import Cast
from canmou.site.demo.days import YEARS, before, workday

#: key: name, kind, short name of bodies that give honours
BODIES = {
    "party_leading": ("中共淄州市委党的建设工作领导小组", "party_body", "市委党建工作领导小组"),
    "organs": ("中共淄州市委市直机关工作委员会", "party_body", "市委市直机关工委"),
    "reform": ("中共淄州市委全面深化改革委员会办公室", "party_body", "市委改革办"),
    "civil": ("淄州市精神文明建设委员会办公室", "party_body", "市文明办"),
    "health_campaign": ("淄州市爱国卫生运动委员会", "city_body", "市爱卫会"),
    "organ_affairs": ("淄州市机关事务管理局", "city_body", "市机关事务管理局"),
    "province_office": ("山东省人民政府办公厅", "upper_body", "省政府办公厅"),
    "province_research": ("山东省人民政府研究室", "upper_body", "省政府研究室"),
    "province_reform": ("山东省发展和改革委员会", "upper_body", "省发改委"),
    "organization": ("中共中央组织部", "upper_body", "中组部"),
    "periodicals": ("全国党政期刊研究会", "other", ""),
    "city_office": ("淄州市人民政府办公室", "city_body", "市政府办公室"),
    "women": ("淄州市妇女联合会", "city_body", "市妇联"),
    "statistics": ("淄州市绩效考核委员会办公室", "party_body", "市考核办"),
}

#: key: title, series, level, line, organizer, since, cycle
CONTESTS = {
    "gov": ("全省政府系统调研成果评选", "provincial_gov", "province", "research", "province_research", 2016),
    "office": (
        "全省政府办公系统调研成果评选",
        "provincial_office",
        "province",
        "research",
        "province_office",
        2017,
    ),
    "vital": ("全市“活力党建”创新案例评选", "city_party", "city", "party", "organs", 2020),
    "party": ("全市机关党建优秀调研成果评选", "city_party", "city", "party", "organs", 2018),
    "periodical": ("全国城市党政期刊评选", "national", "nation", "drafting", "periodicals", 2018),
    "info": ("全市政务信息工作评比", "city_other", "city", "capacity", "city_office", 2017),
    "women": ("全市巾帼文明岗评选", "city_other", "city", "capacity", "women", 2019),
}

GOV, OFFICE = "全省政府系统优秀调研成果", "全省政府办公系统优秀调研成果"


@dataclass(frozen=True)
class Won:
    """One award to come."""

    contest: str
    year: int
    title: str
    honour: str
    grade: str
    on: date
    section: str
    verb: str = "won"
    holder: str = "work"
    person: str = ""
    mask: str = ""
    cited: int | None = None
    bodies: tuple[str, ...] = field(default=())
    valid_to: date | None = None


def _research(year: int, on: date, contest: str, titles: list[tuple[str, str, str]]) -> list[Won]:
    honour = GOV if contest == "gov" else OFFICE
    return [Won(contest, year, title, honour, grade, on, section) for title, grade, section in titles]


AWARDS = [
    *_research(
        2021,
        date(2022, 9, 22),
        "gov",
        [
            ("传统产业集群智能化改造的路径研究", "first", "economy"),
            ("资源型城市绿色低碳转型的实践与对策", "first", "research1"),
            ("推动制造业企业数字化转型的调研", "second", "economy"),
            ("社区居家养老服务供需情况调查", "second", "society"),
            ("县域商业体系建设的问题与建议", "second", "research2"),
            ("化工园区安全环保一体化监管研究", "third", "economy"),
            ("城市老旧小区改造后续管理调研", "third", "society"),
            ("基层公共文化服务效能提升研究", "third", "society"),
            ("农村集体经济发展壮大的路径", "third", "research2"),
        ],
    ),
    *_research(
        2021,
        date(2022, 7, 28),
        "office",
        [
            ("政务服务跨区通办的堵点与对策", "first", "research1"),
            ("重点项目要素保障机制研究", "second", "economy"),
            ("基层减负长效机制调研", "second", "society"),
        ],
    ),
    *_research(
        2020,
        date(2021, 9, 15),
        "gov",
        [
            ("新旧动能转换中的企业家队伍建设研究", "first", "economy"),
            ("疫情后服务业恢复情况调研", "second", "research2"),
            ("城乡供水一体化改革研究", "second", "research1"),
            ("职业教育产教融合调研", "third", "society"),
            ("夜间经济发展的对策建议", "third", "research2"),
        ],
    ),
    *_research(
        2020,
        date(2021, 7, 20),
        "office",
        [("督查激励机制研究", "second", "research1"), ("乡镇便民服务中心运行情况调研", "second", "society")],
    ),
    *_research(
        2022,
        date(2023, 9, 20),
        "gov",
        [
            ("数字经济赋能实体经济的调研", "first", "economy"),
            ("新能源装备产业链补链强链研究", "first", "economy"),
            ("大健康产业高质量发展研究", "first", "society"),
            ("预制食品产业集群培育研究", "second", "research2"),
            ("青年人才安居政策效果评估", "second", "society"),
            ("小微企业融资可得性调研", "third", "economy"),
            ("乡村医生队伍建设研究", "third", "society"),
            ("产业园区亩均效益评价研究", "third", "research1"),
        ],
    ),
    *_research(
        2022,
        date(2023, 7, 26),
        "office",
        [
            ("惠企政策直达快享机制研究", "first", "thinktank"),
            ("政务公开标准化建设调研", "second", "thinktank"),
            ("民生实事办理闭环机制研究", "second", "society"),
            ("会议精简与效能提升研究", "third", "research2"),
        ],
    ),
    Won(
        "vital",
        2022,
        "深化“党建＋调研沙龙”品牌影响力推动决策参谋服务水平不断提升",
        "全市“活力党建”创新案例",
        "second",
        date(2022, 8, 26),
        "party",
        cited=1,
        bodies=("organs",),
    ),
    Won(
        "party",
        2022,
        "深挖廉洁文化资源厚植公廉淄州根基——关于高质量推进我市新时代廉洁文化的调研",
        "全市机关党建优秀调研成果",
        "first",
        date(2022, 10, 21),
        "party",
        verb="rated",
        mask="淄州",
        cited=2,
        bodies=("organs",),
    ),
    Won(
        "party",
        2021,
        "以党史学习教育提升机关服务效能的实践与思考",
        "全市机关党建优秀调研成果",
        "second",
        date(2021, 10, 19),
        "party",
        verb="rated",
        cited=1,
        bodies=("organs",),
    ),
    Won(
        "vital",
        2023,
        "党小组建在课题组上的探索",
        "全市“活力党建”创新案例",
        "first",
        date(2023, 8, 23),
        "party",
        cited=1,
        bodies=("organs",),
    ),
    Won(
        "periodical",
        2020,
        "经济社会发展",
        "全国城市十佳党政期刊",
        "none",
        date(2020, 11, 18),
        "editorial",
        verb="named",
        holder="periodical",
        cited=1,
        bodies=("periodicals",),
        valid_to=date(2023, 12, 31),
    ),
    Won(
        "info",
        2021,
        "市政府研究室",
        "全市政务信息工作先进单位",
        "none",
        date(2022, 3, 18),
        "editorial",
        verb="named",
        holder="office",
        bodies=("city_office",),
    ),
    Won(
        "info",
        2022,
        "市政府研究室",
        "全市政务信息工作先进单位",
        "none",
        date(2023, 3, 16),
        "editorial",
        verb="named",
        holder="office",
        bodies=("city_office",),
    ),
    Won(
        "info",
        2021,
        "袁静怡",
        "全市政务信息工作先进个人",
        "none",
        date(2022, 3, 18),
        "editorial",
        verb="named",
        holder="person",
        person="袁静怡",
        bodies=("city_office",),
    ),
    Won(
        "women",
        2022,
        "社会调研科",
        "全市巾帼文明岗",
        "none",
        date(2023, 3, 7),
        "society",
        verb="named",
        holder="section",
        bodies=("women",),
    ),
]

#: contest, year, what was entered without success
LOST = [
    ("gov", 2021, "城市更新投融资模式研究", "research1"),
    ("gov", 2021, "外贸新业态发展调研", "economy"),
    ("office", 2021, "应急物资储备体系研究", "society"),
    ("gov", 2020, "工业遗产保护利用调研", "society"),
    ("gov", 2022, "家政服务业规范发展研究", "society"),
    ("vital", 2021, "一支部一特色创建做法", "party"),
]

#: title, kind, line, on, body, medium, area, award title, brand, mask, cited
PROMOTIONS = [
    (
        "深化“党建＋调研沙龙”品牌影响力推动决策参谋服务水平不断提升",
        "promoted",
        "party",
        date(2022, 9, 14),
        "organs",
        "",
        "全市",
        "深化“党建＋调研沙龙”品牌影响力推动决策参谋服务水平不断提升",
        True,
        "",
        1,
    ),
    (
        "党建引领走在前辅政有为开新局——山东省淄州市政府研究室深化“党建＋调研沙龙”品牌影响力推动决策参谋服务水平不断提升",
        "published",
        "party",
        date(2022, 11, 8),
        "organization",
        "共产党员网",
        "",
        "",
        False,
        "淄州",
        1,
    ),
    (
        "奋力争当引领区域高质量发展的排头兵",
        "promoted",
        "drafting",
        date(2022, 8, 11),
        "province_reform",
        "",
        "全省",
        "",
        False,
        "",
        1,
    ),
    (
        "奋力争当引领区域高质量发展的排头兵",
        "published",
        "drafting",
        date(2022, 8, 25),
        None,
        "国家发改委网站",
        "",
        "",
        False,
        "",
        1,
    ),
    (
        "淄州市搭建“一站式”政策汇集平台打通政策惠民利企“最后一公里”",
        "forwarded",
        "capacity",
        date(2022, 6, 7),
        "province_office",
        "政务公开看山东",
        "",
        "",
        False,
        "山东、淄州",
        1,
    ),
    (
        "以课题组党小组凝聚调研合力",
        "published",
        "party",
        date(2021, 7, 6),
        None,
        "机关党建网",
        "",
        "",
        False,
        "",
        1,
    ),
    (
        "小切口公开撬动大服务",
        "forwarded",
        "capacity",
        date(2021, 9, 24),
        "province_office",
        "政务公开看山东",
        "",
        "",
        False,
        "山东",
        1,
    ),
    (
        "党小组建在课题组上的探索",
        "promoted",
        "party",
        date(2023, 9, 18),
        "organs",
        "",
        "全市",
        "党小组建在课题组上的探索",
        False,
        "",
        1,
    ),
    (
        "把调研沙龙办到产业一线",
        "published",
        "party",
        date(2023, 6, 30),
        None,
        "机关党建网",
        "",
        "",
        False,
        "",
        1,
    ),
    (
        "产业链“链长＋智库”协同的做法",
        "promoted",
        "drafting",
        date(2023, 10, 12),
        "province_reform",
        "",
        "全省",
        "",
        False,
        "",
        1,
    ),
    (
        "淄州市推行政策“免申即享”让企业少跑腿",
        "forwarded",
        "capacity",
        date(2023, 5, 18),
        "province_office",
        "政务公开看山东",
        "",
        "",
        False,
        "山东、淄州",
        1,
    ),
]

#: title, batch, line, on, mask
CASES = [
    ("淄州城市发展合伙人制度", 3, "thinktank", date(2022, 9, 28), "淄州"),
    ("淄州专家论证随机抽取办法", 1, "thinktank", date(2021, 6, 25), "淄州"),
    ("政策汇一站式平台", 5, "capacity", date(2023, 7, 14), ""),
]

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


def load(cast: Cast) -> None:
    """All honours of three years."""
    bodies = {
        key: cast.body(name, kind=kind, short_name=short) for key, (name, kind, short) in BODIES.items()
    }
    bodies["health"] = Unit.objects.get(office=cast.office, short_name="市卫健委")
    contests = _contests(cast, bodies)
    awards = _awards(cast, bodies, contests, _entries(cast, contests))
    _promotions(cast, bodies, awards)
    _cases(cast, bodies)
    _titles(cast, bodies)
    _indicators(cast, bodies)


def _contests(cast: Cast, bodies: dict[str, Unit]) -> dict[str, Contest]:
    drafts = [
        Draft(
            Contest(
                title=title,
                series=series,
                level=level,
                line=line,
                first_held_on=date(since, 9, 1),
                cycle="每年一次" if line != "drafting" else "每三年一次",
                conditions="上一年度完成、已进入决策或产生较好反响的成果",
            ),
            {"organizers": [bodies[organizer]]},
        )
        for title, series, level, line, organizer, since in CONTESTS.values()
    ]
    return dict(zip(CONTESTS, cast.enter(drafts), strict=True))


def _work(cast: Cast, title: str) -> RecordRef | None:
    """The work of this title, where the works ledger already holds it."""
    return RecordRef.objects.filter(office=cast.office, ledger="LWK", title=title).first()


def _entries(cast: Cast, contests: dict[str, Contest]) -> dict[tuple[str, int, str], ContestEntry]:
    keys, rows = [], []
    for won in AWARDS:
        if won.contest != "periodical":
            keys.append((won.contest, won.year, won.title))
            rows.append(_entry(cast, contests, keys[-1], won.section, won.on, "won"))
    for contest, year, title, section in LOST:
        result_on = workday(year + 1, 9, 20)
        keys.append((contest, year, title))
        rows.append(_entry(cast, contests, keys[-1], section, result_on, "lost"))
    pending = [("gov", 2023, "城市更新中的历史街区保护利用研究"), ("office", 2023, "重点民生资金绩效评估")]
    for key in pending:
        row = _entry(cast, contests, key, "research1", date(2024, 3, 29), "pending")
        row.submitted_on, row.result_on = date(2024, 1, 4), None
        keys.append(key)
        rows.append(row)
    return dict(zip(keys, cast.enter(rows), strict=True))


def _entry(
    cast: Cast, contests: dict[str, Contest], key: tuple[str, int, str], section: str, on: date, result: str
) -> ContestEntry:
    contest, year, title = key
    return ContestEntry(
        contest=contests[contest],
        contest_year=year,
        title=title,
        work=_work(cast, title),
        section=cast.unit(section),
        submitted_on=before(on, 90),
        submitted_by=cast.named("高振华" if section != "party" else "白玉成"),
        result=result,
        result_on=on,
        mask="淄州" if "淄州" in title else "",
        unit=cast.unit(section),
    )


def _awards(
    cast: Cast,
    bodies: dict[str, Unit],
    contests: dict[str, Contest],
    entries: dict[tuple[str, int, str], ContestEntry],
) -> dict[str, Award]:
    drafts = []
    for won in AWARDS:
        givers = won.bodies or (CONTESTS[won.contest][4],)
        row = Award(
            title=won.title,
            contest=contests[won.contest],
            contest_year=won.year,
            verb=won.verb,
            honour=won.honour,
            grade=won.grade,
            awarded_on=won.on,
            holder_kind=won.holder,
            holder_unit=cast.unit(won.section) if won.holder in ("work", "section") else None,
            holder_person=cast.named(won.person) if won.person else None,
            work=_work(cast, won.title),
            entry=entries.get((won.contest, won.year, won.title)),
            document=f"关于公布{won.year}年度{contests[won.contest].title}结果的通报",
            valid_to=won.valid_to,
            cited=won.cited,
            mask=won.mask,
            unit=cast.unit(won.section),
        )
        drafts.append(Draft(row, {"bodies": [bodies[key] for key in givers]}))
    return {award.title: award for award in cast.enter(drafts)}


def _promotions(cast: Cast, bodies: dict[str, Unit], awards: dict[str, Award]) -> None:
    brand = RecordRef.objects.filter(office=cast.office, ledger="PBR").first()
    section = {"party": "party", "drafting": "editorial", "capacity": "thinktank"}
    cast.enter(
        [
            Promotion(
                title=title,
                kind=kind,
                line=line,
                happened_on=on,
                body=bodies[body] if body else None,
                medium=medium,
                area=area,
                work=_work(cast, title),
                award=awards.get(award),
                brand=brand if branded else None,
                mask=mask,
                cited=cited,
                unit=cast.unit(section[line]),
            )
            for title, kind, line, on, body, medium, area, award, branded, mask, cited in PROMOTIONS
        ]
    )


def _cases(cast: Cast, bodies: dict[str, Unit]) -> None:
    cast.enter(
        [
            ModelCase(
                title=title,
                programme="有解思维",
                category="工作案例",
                area="全市",
                batch=batch,
                line=line,
                listed_on=on,
                body=bodies["reform"],
                holder_kind="mechanism",
                summary="从实际难题出发，形成可复制的制度办法。",
                mask=mask,
            )
            for title, batch, line, on, mask in CASES
        ],
        unit="thinktank",
    )


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

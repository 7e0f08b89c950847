"""What was won, and what was entered in vain."""

from dataclasses import dataclass, field
from datetime import date

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

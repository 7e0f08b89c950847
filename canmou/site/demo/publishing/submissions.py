"""Demo: what went up, what became of it, how it scores, who came down to see."""

from datetime import date, timedelta
from random import Random

from canmou.activities.api import Channel
from canmou.instructions.api import Instruction
from canmou.kernel.ledger.actions import Draft
from canmou.kernel.people.models import Unit
from canmou.library.api import Work
from canmou.publishing.models import ScoreRule, Submission, SubmissionEvent, UpperVisit
from canmou.site.demo.cast import Cast

VANGUARD = "奋力争当引领区域高质量发展的排头兵"
HEALTH = "逆势而上谋发展危中寻机开新局——我市医疗健康企业积极应对疫情增创发展新优势的调研"

#: event, level, points
SCORES = [
    ("adopted", "city", "3"),
    ("adopted", "province", "10"),
    ("adopted", "nation", "20"),
    ("published", "province", "30"),
    ("published", "nation", "40"),
    ("instructed", "city", "10"),
    ("instructed", "province", "50"),
    ("promoted", "province", "20"),
    ("reprinted", "nation", "30"),
    ("reprinted", "province", "15"),
]

#: sent on, title, mask, section, order in which the report names it: the experience materials of each year
EXPERIENCE = [
    ("2021-03-18", "我市老工业区搬迁改造的做法", "", "economy", None),
    ("2021-05-13", "淄州市推行“一业一证”改革的做法", "淄州", "research2", 1),
    ("2021-06-24", "关于我市农村人居环境整治情况的汇报", "", "society", 2),
    ("2021-08-19", "我市化工产业安全环保转型升级的实践", "", "economy", None),
    ("2021-10-21", "我市齐长城沿线文旅融合发展情况汇报", "", "society", None),
    ("2021-11-25", "我市深化医养结合示范建设的探索", "", "society", None),
    ("2022-03-10", "关于我市黄河滩区居民迁建后续帮扶工作情况汇报", "黄河滩", "research1", 1),
    ("2022-04-28", "淄州市首创全国地市级“技改专项贷”助力产业转型升级", "淄州", "economy", 2),
    ("2022-05-19", "我市推进城乡公交一体化的做法与成效", "", "society", None),
    ("2022-06-16", "我市以“链长制”推动重点产业链提升的实践", "", "economy", None),
    ("2022-07-21", "我市建设城市发展合伙人制度的探索", "", "thinktank", None),
    ("2022-08-25", "我市老旧小区改造共建共享的做法", "", "society", None),
    ("2022-09-22", "我市一站式汇集惠企政策的做法", "", "research2", None),
    ("2022-11-17", "我市培育专精特新企业的经验", "", "economy", None),
    ("2023-02-23", "淄州市“一件事”集成服务改革的做法", "淄州", "research2", 1),
    ("2023-03-30", "我市新材料产业集群培育的实践", "", "economy", 2),
    ("2023-04-20", "我市擦亮文旅消费品牌的做法", "", "society", None),
    ("2023-05-25", "我市推进绿色低碳转型的探索", "", "economy", None),
    ("2023-06-29", "我市社区嵌入式养老服务情况汇报", "", "society", None),
    ("2023-08-17", "我市整县推进高效节水灌溉的经验", "", "research1", None),
    ("2023-09-21", "我市中小企业数字化转型试点的做法", "", "economy", None),
    ("2023-10-26", "我市工业用地“标准地”改革的实践", "", "research2", None),
    ("2023-11-30", "我市零工市场规范化建设的做法", "", "society", None),
]

#: sent on, title, kind, section: others
OTHERS = [
    ("2021-04-15", "当前中小企业经营中的几个问题和建议", "advice", "economy"),
    ("2021-07-15", "上半年重点行业运行情况", "information", "research1"),
    ("2021-09-16", "我市县域商业体系建设情况调查", "research", "society"),
    ("2022-02-24", "节后企业复工和用工情况", "information", "economy"),
    ("2022-05-26", "货运物流保通保畅的问题建议", "advice", "research2"),
    ("2022-08-11", "高温天气对农业生产的影响及建议", "advice", "society"),
    ("2022-10-13", "三季度经济运行值得关注的苗头", "information", "research1"),
    ("2023-03-16", "民营企业家信心情况反映", "information", "economy"),
    ("2023-06-15", "房地产市场平稳发展的建议", "advice", "research2"),
    ("2023-09-14", "我市氢能产业发展情况调查", "research", "economy"),
    ("2023-12-14", "岁末年初保供稳价情况", "information", "research1"),
    ("2024-01-04", "元旦假期消费市场情况", "information", "research1"),
]

#: last day, days, body key, topic, leader, heads, places
VISITS = [
    ("2021-04-28", 2, "research", "“十四五”开局情况", "副主任", 5, "般阳区、高新区"),
    ("2021-06-10", 1, "center", "传统产业转型升级", "二级巡视员", 4, "于陵区"),
    ("2021-09-15", 2, "research", "县域经济发展", "处长", 4, "高青原县、沂源谷县"),
    ("2021-11-12", 1, "center", "数字赋能制造业", "研究员", 3, "高新区"),
    ("2022-03-03", 2, "research", "黄河滩区居民迁建后续帮扶", "副主任", 6, "高青原县"),
    ("2022-04-21", 1, "center", "技改专项贷与工业投资", "研究员", 4, "于陵区、高新区"),
    ("2022-06-09", 2, "research", "稳经济政策落实", "处长", 5, "临河区、稷门区"),
    ("2022-07-14", 1, "research", "开发区高质量发展", "处长", 4, "高新区"),
    ("2022-08-25", 2, "center", "产业链供应链韧性", "副主任", 5, "般阳区、马踏湖县"),
    ("2022-09-29", 1, "research", "营商环境创新", "处长", 3, "市行政审批服务局"),
    ("2022-11-10", 2, "center", "专精特新企业培育", "研究员", 4, "高新区、于陵区"),
    ("2023-02-23", 1, "research", "民营经济发展", "副主任", 6, "般阳区"),
    ("2023-04-14", 2, "research", "文旅消费", "处长", 5, "稷门区、临河区"),
    ("2023-05-18", 1, "center", "新材料产业集群", "研究员", 4, "高新区"),
    ("2023-06-29", 2, "center", "绿色低碳转型", "副主任", 5, "于陵区、高青原县"),
    ("2023-08-10", 1, "research", "中小企业数字化", "处长", 4, "高新区"),
    ("2023-09-21", 2, "research", "乡村振兴", "处长", 5, "沂源谷县"),
    ("2023-10-26", 1, "center", "人口与公共服务", "研究员", 3, "般阳区"),
    ("2023-12-07", 1, "research", "下年度重点课题", "副主任", 4, "市政府研究室"),
]


def load(cast: Cast) -> None:
    """Score table, submissions and their events, visits."""
    cast.enter(
        [
            ScoreRule(
                event=event, level=level, points=points, valid_from=date(2021, 1, 1), basis="信息报送计分办法"
            )
            for event, level, points in SCORES
        ],
        unit="editorial",
    )
    upper = _upper(cast)
    chance = Random("submissions")
    sent = _ordinary(cast, chance, upper)
    _ordinary_events(cast, chance, upper, sent)
    _health(cast, upper)
    _vanguard(cast, upper)
    _visits(cast, upper)


def _upper(cast: Cast) -> dict[str, Unit]:
    bodies = {
        "research": ("山东省人民政府研究室", "省政府研究室"),
        "center": ("山东省经济社会发展研究中心", "省发展研究中心"),
        "office": ("山东省人民政府办公厅", "省政府办公厅"),
        "government": ("山东省人民政府", "省政府"),
        "planning": ("山东省发展和改革委员会", "省发改委"),
    }
    return {
        key: cast.body(name, kind="upper_body", short_name=short) for key, (name, short) in bodies.items()
    }


def _writers(cast: Cast, chance: Random, section: str) -> list:
    people = [person for person in cast.staff if person.posts.filter(unit=cast.unit(section)).exists()]
    return chance.sample(people, min(2, len(people)))


def _ordinary(cast: Cast, chance: Random, upper: dict[str, Unit]) -> list[Submission]:
    drafts = []
    for place, (day, title, mask, section, cited) in enumerate(EXPERIENCE):
        record = Submission(
            title=title,
            kind="experience",
            body=upper["center"] if place % 3 == 2 else upper["research"],
            sent_on=date.fromisoformat(day),
            mask=mask,
            cited=cited,
            commissioned=place % 4 == 0,
            work=Work.objects.filter(title=title).first(),
            unit=cast.unit(section),
        )
        drafts.append(Draft(record, {"writers": _writers(cast, chance, section)}))
    for day, title, kind, section in OTHERS:
        record = Submission(
            title=title,
            kind=kind,
            body=upper["office"],
            sent_on=date.fromisoformat(day),
            unit=cast.unit(section),
        )
        drafts.append(Draft(record, {"writers": _writers(cast, chance, section)}))
    return list(cast.enter(drafts))


def _ordinary_events(cast: Cast, chance: Random, upper: dict[str, Unit], sent: list[Submission]) -> None:
    bulletin = Channel.objects.get(name="山东政务信息")
    rows = []
    for place, submission in enumerate(sent):
        if place % 3 == 1 or submission.sent_on.year == 2024:
            continue
        day = submission.sent_on + timedelta(days=chance.randrange(12, 28))
        rows.append(
            SubmissionEvent(
                submission=submission,
                kind="adopted",
                happened_on=day,
                level="province",
                body=submission.body,
                unit=submission.unit,
            )
        )
        if submission.kind == "information":
            rows.append(
                SubmissionEvent(
                    submission=submission,
                    kind="published",
                    happened_on=day + timedelta(days=3),
                    level="province",
                    channel=bulletin,
                    issue_text=f"第{chance.randrange(20, 300)}期",
                    unit=submission.unit,
                )
            )
    cast.enter(rows)


def _health(cast: Cast, upper: dict[str, Unit]) -> None:
    """The report on the medical companies, published in the provincial government's 《决策参阅》."""
    channel = Channel.objects.get(name="决策参阅")
    record = Submission(
        title=HEALTH,
        kind="research",
        body=upper["government"],
        channel=channel,
        sent_on=date(2022, 5, 12),
        background="今年疫情期间，针对全市医药健康企业应对疫情中的做法开展了调研",
        work=Work.objects.filter(title=HEALTH).first(),
        cited=1,
        unit=cast.unit("economy"),
    )
    writers = [cast.named("谭志刚"), cast.named("殷雪梅")]
    (submission,) = cast.enter([Draft(record, {"writers": writers})])
    event = SubmissionEvent(
        submission=submission,
        kind="published",
        happened_on=date(2022, 6, 10),
        level="province",
        channel=channel,
        issue_text="第23期",
        unit=submission.unit,
    )
    cast.enter([event])


def _vanguard(cast: Cast, upper: dict[str, Unit]) -> None:
    """The summary of the high-tech zone: instructed on twice, promoted in the province, reprinted nationally."""
    work = Work.objects.filter(office=cast.office, title=VANGUARD).first()
    record = Submission(
        title=VANGUARD,
        kind="summary",
        body=upper["research"],
        sent_on=date(2022, 5, 6),
        background="对我市高新区高质量发展情况进行总结",
        work=work,
        cited=1,
        unit=cast.unit("research1"),
    )
    writers = [cast.named("高振华"), cast.named("吕晓东")]
    (submission,) = cast.enter([Draft(record, {"writers": writers})])
    praised = Instruction.objects.filter(work=work, level="province").order_by("given_on") if work else []
    events = [
        SubmissionEvent(
            submission=submission,
            kind="instructed",
            happened_on=instruction.given_on,
            level="province",
            instruction=instruction.ref,
        )
        for instruction in praised
    ]
    events.append(
        SubmissionEvent(
            submission=submission,
            kind="promoted",
            happened_on=date(2022, 7, 12),
            level="province",
            body=upper["planning"],
            reach="province",
        )
    )
    events.append(
        SubmissionEvent(
            submission=submission,
            kind="reprinted",
            happened_on=date(2022, 8, 5),
            level="nation",
            channel=Channel.objects.get(name="国家发改委网站"),
        )
    )
    cast.enter(events, unit="research1")


def _visits(cast: Cast, upper: dict[str, Unit]) -> None:
    drafts = []
    for place, (last, days, body, topic, leader, heads, places) in enumerate(VISITS):
        ended = date.fromisoformat(last)
        record = UpperVisit(
            body=upper[body],
            topic=topic,
            started_on=ended - timedelta(days=1) if days > 1 else None,
            ended_on=ended,
            leader=leader,
            headcount=heads,
            places=places,
            outcome="形成调研素材，报送补充材料一份" if place % 3 == 0 else "",
        )
        companions = [cast.named(("韩立诚", "宋雅琴", "郝景明")[place % 3]), cast.named("高振华")]
        drafts.append(Draft(record, {"companions": companions, "hosts": [cast.unit("office")]}))
    cast.enter(drafts, unit="research1")

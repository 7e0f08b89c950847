"""Demo: the expert pool, its committee, and the matters reviewed from 2021 to the first week of 2024."""

import hashlib
import random
from datetime import date, timedelta

from canmou.experts.models import (
    AdoptionFeedback,
    Committee,
    CommitteeChange,
    DecisionMatter,
    Draw,
    Expert,
    ExpertApplication,
    ExpertAppointment,
    ExpertOpinion,
    ExpertRating,
    ExpertRemoval,
    Invitation,
    Panel,
    PanelReport,
    PlatformOperation,
    RecruitmentRound,
)
from canmou.kernel.people.models import PersonRelation
from canmou.site.demo.bodies import city_government, department, person_names, university
from canmou.site.demo.cast import Cast
from canmou.site.demo.leaders import leader

PLATFORM = "专家论证平台"

#: field, what its experts study, their posts, where they work
FIELDS = [
    ("economy", ["区域经济", "产业经济", "宏观经济"], "经济学院教授", ["海岱大学", "齐风财经学院"]),
    ("science", ["科技政策", "创新管理"], "科研处研究员", ["海岱理工大学", "海岱大学"]),
    ("construction", ["城市更新", "城乡规划"], "建筑学院教授", ["海岱理工大学"]),
    ("environment", ["大气治理", "流域治理"], "环境学院教授", ["海岱理工大学", "海岱大学"]),
    ("agriculture", ["农村经济", "农产品加工"], "研究员", ["海岱发展研究院"]),
    ("society", ["社会治理", "公共服务"], "教授", ["稷下社会治理研究中心", "中共淄州市委党校"]),
    ("health", ["卫生政策", "中医药产业"], "主任医师", ["海岱大学"]),
    ("education", ["职业教育", "文化产业"], "教授", ["淄州职业学院"]),
    ("finance", ["地方财政", "普惠金融"], "金融学院教授", ["齐风财经学院"]),
    ("law", ["行政法", "经济法"], "法学院教授", ["海岱大学"]),
    ("transport", ["综合交通", "现代物流"], "高级工程师", ["东岳经济研究院"]),
    ("information", ["数字经济", "工业互联网"], "计算机学院教授", ["海岱理工大学", "东岳经济研究院"]),
]

#: title, undertaker, received, held, concluded, decided, complex, fields wanted, mask
MATTERS = [
    (
        "淄州市“十四五”现代物流业发展规划",
        "市交通运输局",
        (2021, 3, 15),
        (2021, 4, 20),
        (2021, 4, 27),
        (2021, 5, 24),
        False,
        ["transport", "economy"],
    ),
    (
        "淄州市城镇老旧小区改造三年行动方案",
        "市住建局",
        (2021, 6, 7),
        (2021, 7, 13),
        (2021, 7, 20),
        (2021, 8, 9),
        False,
        ["construction", "society", "finance"],
    ),
    (
        "淄州市国土空间总体规划草案",
        "市自然资源局",
        (2021, 9, 13),
        (2021, 10, 26),
        (2021, 11, 5),
        (2021, 12, 6),
        True,
        ["construction", "environment", "economy", "agriculture"],
    ),
    (
        "淄州市高质量推进创新型城市建设的意见",
        "市科技局",
        (2022, 3, 7),
        (2022, 4, 12),
        (2022, 4, 20),
        (2022, 5, 16),
        False,
        ["science", "economy", "information"],
    ),
    (
        "淄州市数字经济促进三年行动方案",
        "市大数据局",
        (2022, 5, 9),
        (2022, 6, 14),
        (2022, 6, 21),
        (2022, 7, 11),
        False,
        ["information", "economy", "law"],
    ),
    (
        "淄州市居民生活垃圾分类管理办法",
        "市住建局",
        (2022, 7, 18),
        (2022, 8, 23),
        (2022, 9, 1),
        (2022, 9, 26),
        True,
        ["environment", "society", "law"],
    ),
    (
        "淄州市支持预制食品产业集群发展若干政策",
        "市农业农村局",
        (2022, 10, 10),
        (2022, 11, 8),
        (2022, 11, 16),
        (2022, 12, 5),
        False,
        ["agriculture", "economy", "finance"],
    ),
    (
        "淄州市新能源制造业发展规划",
        "市工信局",
        (2023, 2, 13),
        (2023, 3, 21),
        (2023, 3, 28),
        (2023, 4, 17),
        False,
        ["science", "economy", "environment"],
    ),
    (
        "淄州市城市更新行动实施方案",
        "市住建局",
        (2023, 4, 10),
        (2023, 5, 16),
        (2023, 5, 25),
        (2023, 6, 19),
        True,
        ["construction", "finance", "society", "law"],
    ),
    (
        "淄州市养老服务设施布局规划",
        "市民政局",
        (2023, 6, 12),
        (2023, 7, 18),
        (2023, 7, 26),
        (2023, 8, 21),
        False,
        ["society", "health", "construction"],
    ),
    (
        "淄州市公共数据开放利用管理办法",
        "市大数据局",
        (2023, 8, 7),
        (2023, 9, 12),
        (2023, 9, 20),
        (2023, 10, 16),
        False,
        ["information", "law", "economy"],
    ),
    (
        "淄州市职业教育产教融合促进办法",
        "市教育局",
        (2023, 10, 9),
        (2023, 11, 14),
        (2023, 11, 22),
        (2023, 12, 11),
        False,
        ["education", "economy", "law"],
    ),
]

OPINIONS = {
    "support": [
        "目标定位符合我市实际，重点任务清晰，建议尽快组织实施",
        "前期论证充分，政策工具选择得当，总体可行",
        "与上位规划衔接较好，责任分工明确，予以支持",
    ],
    "conditional": [
        "建议补充分年度量化指标，明确监测评估办法后实施",
        "建议细化资金来源和退出机制，避免形成长期支出压力",
        "建议进一步征求基层和企业意见，完善配套细则",
        "个别条款与现行规定表述不一致，修改后可行",
    ],
    "opposed": ["实施条件尚不具备，建议先行试点，暂缓全面推开"],
}
OPERATIONS = [
    ("inspection", "检查抽取模块和短信通知，运行正常", 0),
    ("data", "更新专家工作单位和联系方式", 0),
    ("inspection", "核对抽取日志与线下登记，记录一致", 0),
    ("upgrade", "升级意见签名模块，补充打印样式", 40),
    ("inspection", "检查备份恢复情况，演练通过", 0),
    ("fault", "处理短信网关中断，已恢复", 65),
]


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
    _matters(cast, experts)
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


def _matters(cast: Cast, experts: list[Expert]) -> None:
    dice = random.Random(713)
    rows = [
        DecisionMatter(
            title=title,
            decider=city_government(cast),
            undertaker=department(cast, undertaker),
            complexity="complex" if hard else "ordinary",
            received_on=date(*received),
            due_on=date(*received) + timedelta(days=50),
            concluded_on=date(*concluded),
            decided_on=date(*decided),
            mask="淄州",
        )
        for title, undertaker, received, _, concluded, decided, hard, _ in MATTERS
    ]
    rows.append(
        DecisionMatter(
            title="淄州市促进民营经济发展条例实施办法",
            decider=city_government(cast),
            undertaker=department(cast, "市发改委"),
            received_on=date(2023, 12, 25),
            due_on=date(2024, 2, 8),
            mask="淄州",
        )
    )
    matters = cast.enter(rows, unit="thinktank")
    for matter, facts in zip(matters, MATTERS, strict=False):
        _review(cast, matter, facts, experts, dice)


def _review(
    cast: Cast, matter: DecisionMatter, facts: tuple, experts: list[Expert], dice: random.Random
) -> None:
    """All the papers of one review: panel, draw, invitations, opinions, report, feedback, ratings."""
    held, wanted = date(*facts[3]), facts[7]
    seats = 9 if facts[6] else 7
    labels = dict(Expert._meta.get_field("field").choices)
    (panel,) = cast.enter(
        [
            Panel(
                matter=matter,
                method="meeting" if matter.complexity == "complex" or held.month % 2 == 0 else "written",
                fields="、".join(labels[field] for field in wanted),
                seats=seats,
                substitutes=2,
                department_seats_max=2,
                materials_sent_on=held - timedelta(days=8),
                held_on=held,
                place="市政府第二会议室",
                convener=cast.named("郝景明"),
            )
        ],
        unit="thinktank",
    )
    fit = [e for e in experts if e.joined_on <= held and (e.left_on is None or e.left_on > held)]
    fit = [e for e in fit if e.field in wanted] + [e for e in fit if e.field not in wanted][:6]
    chosen = dice.sample(fit, seats + 2)
    digest = hashlib.sha256("、".join(e.number for e in fit).encode()).hexdigest()
    cast.enter(
        [
            Draw(
                panel=panel,
                drawn_on=held - timedelta(days=14),
                candidates=len(fit),
                excluded=1 + dice.randint(0, 3),
                drawn=seats + 2,
                snapshot=digest,
                seed=hashlib.sha256(matter.number.encode()).hexdigest(),
                operator=cast.named("郑雨晴"),
                supervisor=cast.named("白玉成"),
            )
        ],
        unit="thinktank",
    )
    attending = _invite(cast, panel, chosen, seats, held)
    opinions = _opinions(cast, panel, attending, held, dice)
    _report(cast, matter, opinions, attending, dice)


def _invite(cast: Cast, panel: Panel, chosen: list[Expert], seats: int, held: date) -> list[Expert]:
    """One drawn expert recuses himself, so the first substitute comes in."""
    rows = []
    for place, expert in enumerate(chosen, 1):
        reply = "recused" if place == 3 else "accepted" if place <= seats + 1 else "declined"
        rows.append(
            Invitation(
                panel=panel,
                expert=expert,
                position=place,
                substitute=place > seats,
                sent_on=held - timedelta(days=13),
                reply=reply,
                replied_on=held - timedelta(days=12),
                reason={"recused": "参与过草案前期研究，主动回避", "declined": "公务冲突"}.get(reply, ""),
                attended=reply == "accepted",
            )
        )
    cast.enter(rows, unit="thinktank")
    return [row.expert for row in rows if row.attended]


def _opinions(
    cast: Cast, panel: Panel, attending: list[Expert], held: date, dice: random.Random
) -> list[ExpertOpinion]:
    rows = []
    for place, expert in enumerate(attending):
        stance = "conditional" if place % 3 == 1 else "support"
        if panel.matter.complexity == "complex" and place == 6:
            stance = "opposed"
        rows.append(
            ExpertOpinion(
                panel=panel,
                expert=expert,
                stance=stance,
                opinion=dice.choice(OPINIONS[stance]),
                signed_on=held + timedelta(days=place % 2),
            )
        )
    return list(cast.enter(rows, unit="thinktank"))


def _report(
    cast: Cast,
    matter: DecisionMatter,
    opinions: list[ExpertOpinion],
    attending: list[Expert],
    dice: random.Random,
) -> None:
    stances = [opinion.stance for opinion in opinions]
    serial = MATTERS.index(next(row for row in MATTERS if row[0] == matter.title)) % 4 + 1
    rows = [
        PanelReport(
            matter=matter,
            reported_on=matter.concluded_on,
            document_no=f"淄政研论字〔{matter.concluded_on.year}〕{serial}号",
            conclusion="专家组认为该决策必要、基本可行，建议吸收专家意见修改完善后提交会议审议",
            supporting=stances.count("support"),
            conditional=stances.count("conditional"),
            opposing=stances.count("opposed"),
        )
    ]
    for opinion in opinions:
        result = {
            "support": "adopted",
            "conditional": dice.choice(["adopted", "partly"]),
            "opposed": "refused",
        }
        answer = result[opinion.stance]
        rows.append(
            AdoptionFeedback(
                opinion=opinion,
                result=answer,
                reason={"partly": "分年度指标另行印发", "refused": "已有试点基础，按计划推开"}.get(
                    answer, ""
                ),
                replied_by=matter.undertaker,
                replied_on=matter.concluded_on + timedelta(days=7),
            )
        )
    for expert in attending:
        rows.append(
            ExpertRating(
                expert=expert,
                matter=matter,
                rated_on=matter.concluded_on + timedelta(days=9),
                attendance=100,
                quality=dice.randint(78, 98),
                independence=dice.randint(85, 99),
                confidentiality=100,
                timeliness=dice.randint(80, 100),
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

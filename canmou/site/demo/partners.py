"""Demo: the city partner scheme, its benefits and services, the media campaigns, the partner institutions."""

import random
from datetime import date, timedelta
from decimal import Decimal

from canmou.activities.api import Channel
from canmou.kernel.ledger.actions import Draft
from canmou.kernel.people.models import Unit
from canmou.partners.models import (
    AdoptionCertificate,
    Agreement,
    Benefit,
    BenefitRequest,
    BenefitService,
    BodyNomination,
    Campaign,
    Commendation,
    ContactOfficer,
    Contribution,
    Institution,
    JointResearch,
    MediaPiece,
    Nomination,
    PartnerBatch,
    PartnerExit,
    PersonPartner,
    Placement,
    ProposedAddition,
    Reading,
    Satisfaction,
    Scheme,
    UnitPartner,
)
from canmou.site.demo.bodies import city_government, department, person_names, university
from canmou.site.demo.cast import Cast
from canmou.site.demo.leaders import CITY_CPPCC, leader

DISTRICTS = ["般阳区", "稷门区", "于陵区", "临河区", "沂源谷县", "高青原县", "马踏湖县", "高新技术产业开发区"]
LEADERS = ["林知远", "祁宏图", "单青松", "毕晓岚", "庄文博", "宁国栋", "牟秀峰"]

#: line of trade, how its companies are called
TRADES = [
    ("新材料", "新材料股份有限公司"),
    ("智能装备", "智能装备有限公司"),
    ("生物医药", "制药集团有限公司"),
    ("电子信息", "电子科技有限公司"),
    ("预制食品", "食品有限公司"),
    ("新能源", "新能源科技有限公司"),
    ("现代物流", "供应链管理有限公司"),
    ("文化旅游", "文旅发展有限公司"),
]
NAMES = (
    "鲁源 齐泰 稷下 博山谷 般阳 恒锐 天润 金岭 润泽 华辰 东昊 远景达 泰升 蓝桥 明德 兴鲁 瑞和 盛源 嘉禾 中垚 新航 "
    "卓越达 汇川源 宏远 德信 正阳 凯歌 万利 腾跃 海岳 联创 三江 启明 永固 康宁 九州通 云帆 星海 安泰 同兴 丰茂 鼎力 "
    "双凤 千乘 沂源湾 马踏湖 玉泉 青云 国瑞 科达 创达 元和 力诺达 信义 金谷 绿洲 荣昌 先河 百川 太公 长鹰 聚能 清河 英科达 "
    "昆仑达 凤阳 新华阳 欧亚达 宝源 亿达 弘毅 广联"
).split()

#: name, what it means, department, weight of its services
BENEFITS = [
    ("政治礼遇", "邀请列席重要会议、参加重大活动", "市政府办公室", 9),
    ("政务服务", "配备服务专员，开通绿色通道", "市审批服务局", 14),
    ("子女入学", "协调安排义务教育阶段入学转学", "市教育局", 30),
    ("医疗保健", "定点医院预约诊疗和年度健康检查", "市卫健委", 13),
    ("交通出行", "机场、高铁站贵宾通道和公共交通优惠", "市交通运输局", 24),
    ("文化旅游", "免费游览市内国有景区和文化场馆", "市文旅局", 10),
    ("金融支持", "对接信贷、担保和股权融资服务", "市金融监管局", 6),
    ("要素保障", "用地、用能、排放指标协调保障", "市自然资源局", 4),
    ("宣传表彰", "宣传创业事迹，优先推荐荣誉称号", "市政府研究室", 4),
    ("议政参会", "参与专题协商、建言献策", "市政府研究室", 5),
]
#: year → person-times
SERVICES = {2021: 118, 2022: 326, 2023: 402}
RELATIONS = {
    "子女入学": ["child"],
    "医疗保健": ["self", "spouse", "parent", "staff"],
    "交通出行": ["self", "staff", "spouse"],
    "文化旅游": ["self", "spouse", "child", "staff"],
    "金融支持": ["company"],
    "要素保障": ["company"],
    "政务服务": ["company", "self"],
}
MATTERS = {
    "子女入学": "入学转学协调",
    "医疗保健": "预约诊疗",
    "政务服务": "项目手续帮办",
    "金融支持": "融资对接",
    "要素保障": "用能指标协调",
}

#: title, form, bodies, span, pieces, channels, last readings' sum, mask
CAMPAIGNS = [
    (
        "同心筑城——走近城市合伙人",
        "系列报道",
        ["daily"],
        (date(2021, 8, 2), date(2021, 10, 29)),
        ["一位归乡博士的创业答卷", "把研发中心建到厂门口", "合伙的城市更有温度"],
        ["淄州日报", "淄州晚报"],
        214600,
        "",
    ),
    (
        "与淄同行向未来——致敬，淄州城市发展合伙人",
        "专题采访报道",
        ["daily", "station"],
        (date(2022, 7, 4), date(2022, 9, 16)),
        [
            "你我共赴一家人一起拼",
            "头部带动产业跃向高端",
            "新材料里的大格局",
            "一颗种子的产业梦",
            "把论文写在车间里",
            "老工业城市的新伙伴",
        ],
        ["淄州日报", "淄州电视台", "淄州晚报", "博览新闻"],
        1264300,
        "淄州",
    ),
    (
        "双向奔赴——合伙人在淄州",
        "系列访谈",
        ["station"],
        (date(2023, 5, 8), date(2023, 8, 25)),
        ["烟火气里的新机遇", "链上伙伴共成长", "第二批合伙人来了", "让创新在这里落地"],
        ["淄州电视台", "博览新闻"],
        873500,
        "淄州",
    ),
]

#: institution, kind, since, strengths
INSTITUTIONS = [
    ("海岱大学", "university", (2018, 4, 12), "公共政策、区域经济、法学"),
    ("海岱理工大学", "university", (2019, 6, 20), "先进制造、数字技术、城乡规划"),
    ("海岱发展研究院", "institute", (2020, 5, 15), "发展战略、农业农村、卫生政策"),
    ("齐风财经学院", "university", (2021, 9, 8), "财政金融、产业经济"),
    ("东岳经济研究院", "think_tank", (2022, 6, 1), "宏观经济、现代物流"),
    ("中共淄州市委党校", "party_school", (2017, 3, 1), "党的建设、社会治理"),
]
AREAS = "决策咨询、专家论证、平台建设"
MODE = "校地联合调研"
#: institution, title, nature, signed, valid to, areas, mode
AGREEMENTS = [
    ("海岱大学", "市校智库合作协议", "think_tank", (2020, 12, 18), (2023, 12, 17), AREAS, ""),
    ("海岱大学", "市校战略合作框架协议", "government", (2021, 4, 22), (2026, 4, 21), "", MODE),
    ("海岱理工大学", "校政全面合作协议", "government", (2022, 3, 24), (2027, 3, 23), "", MODE),
    ("海岱发展研究院", "决策咨询项目合作协议", "project", (2021, 3, 10), (2024, 3, 9), "", ""),
    ("东岳经济研究院", "委托研究协议", "project", (2022, 6, 1), (2023, 5, 31), "", ""),
    ("海岱大学", "市校智库合作协议（续签）", "think_tank", (2023, 12, 18), (2026, 12, 17), AREAS, ""),
]
#: institution, topic, started, finished, adopted by (or "")
TOPICS = [
    ("海岱发展研究院", "黄河流域生态保护和高质量发展", (2021, 5, 17), (2021, 10, 29), "市发改委"),
    ("海岱发展研究院", "中医药传承创新发展", (2022, 4, 11), (2022, 9, 26), "市卫健委"),
    ("海岱发展研究院", "政府行政指导", (2022, 6, 13), (2022, 11, 18), "市司法局"),
    ("海岱理工大学", "工业互联网赋能传统产业", (2023, 3, 20), (2023, 9, 22), "市工信局"),
    ("齐风财经学院", "县域财政可持续", (2023, 7, 10), (2023, 12, 20), ""),
]


def load(cast: Cast) -> None:
    """The scheme with two batches, three years of services, campaigns with readings, institutions."""
    dice = random.Random(2021)
    scheme, batches, benefits = _scheme(cast)
    units, persons = _partners(cast, batches, dice)
    _additions(cast, batches[1], dice)
    _services(cast, benefits, units, persons)
    _merits(cast, units, persons, dice)
    _campaigns(cast, units)
    _institutions(cast)


def _scheme(cast: Cast) -> tuple[Scheme, list[PartnerBatch], list[Benefit]]:
    (scheme,) = cast.enter(
        [
            Scheme(
                name="淄州城市发展合伙人",
                document_title="关于建立淄州城市发展合伙人制度的意见",
                document_no="淄政字〔2021〕22号",
                founded_on=date(2021, 3, 26),
                term_years=3,
                manager=cast.unit("office"),
                mask="淄州",
            )
        ],
        unit="thinktank",
    )
    batches = cast.enter(
        [
            PartnerBatch(
                scheme=scheme,
                ordinal=1,
                launched_on=date(2021, 3, 26),
                decided_on=date(2021, 6, 18),
                document_no="淄政字〔2021〕57号",
            ),
            PartnerBatch(
                scheme=scheme,
                ordinal=2,
                launched_on=date(2022, 8, 15),
                decided_on=date(2023, 3, 10),
                document_no="淄政字〔2023〕19号",
            ),
        ],
        unit="thinktank",
    )
    rows = []
    for place, (name, content, short_name, _) in enumerate(BENEFITS, 1):
        own = short_name == cast.office.short_name
        body = cast.unit("office") if own else _provider(cast, short_name)
        rows.append(
            Benefit(
                scheme=scheme,
                ordinal=place,
                name=name,
                content=content,
                responsible=body,
                valid_from=date(2021, 6, 18),
            )
        )
    return scheme, list(batches), list(cast.enter(rows, unit="thinktank"))


def _provider(cast: Cast, short_name: str) -> Unit:
    if short_name == "市政府办公室":
        return cast.body("淄州市人民政府办公室", kind="city_body", short_name=short_name, mask="淄州")
    return department(cast, short_name)


def _company(cast: Cast, place: int) -> Unit:
    _, tail = TRADES[place % len(TRADES)]
    return cast.body(f"{NAMES[place]}{tail}", kind="company")


def _partners(
    cast: Cast, batches: list[PartnerBatch], dice: random.Random
) -> tuple[list[UnitPartner], list[PersonPartner]]:
    """Batch 1: 40 units and 26 persons; batch 2: 20 units and 11 persons. Each has a contact officer."""
    names = person_names(77, 140)
    units, persons, rows = [], [], []
    for batch, firsts, lasts in ((batches[0], 0, 40), (batches[1], 40, 60)):
        for place in range(firsts, lasts):
            company = _company(cast, place)
            head = cast.person(names[60 + place], unit=company, title="董事长", note=company.name)
            units.append(
                UnitPartner(
                    company=company,
                    representative=head,
                    **_term(cast, batch, place, f"淄合单〔{batch.decided_on.year}〕{place + 1:03d}"),
                )
            )
    for batch, firsts, lasts in ((batches[0], 0, 26), (batches[1], 26, 37)):
        for place in range(firsts, lasts):
            employer = _company(cast, (place * 3) % 60) if place % 3 else university(cast, "海岱理工大学")
            persons.append(
                PersonPartner(
                    person=cast.person(names[place], unit=employer, title="首席专家", note=employer.name),
                    employer=employer,
                    **_term(cast, batch, place, f"淄合〔{batch.decided_on.year}〕{place + 1:03d}"),
                )
            )
    cast.enter([*units, *persons], unit="thinktank")
    for place, partner in enumerate([*units, *persons]):
        district = department(cast, DISTRICTS[place % len(DISTRICTS)])
        officer = cast.person(f"{names[100 + place % 24]}", unit=district, title="服务专员", note="服务专员")
        rows.append(
            ContactOfficer(officer=officer, officer_unit=district, since=partner.term_from, **_whose(partner))
        )
    cast.enter(rows, unit="thinktank")
    return units, persons


def _term(cast: Cast, batch: PartnerBatch, place: int, number: str) -> dict:
    start = batch.decided_on
    return {
        "batch": batch,
        "industry": TRADES[place % len(TRADES)][0],
        "certificate_no": number,
        "term_from": start,
        "term_to": date(start.year + 3, start.month, start.day) - timedelta(days=1),
        "liaison_leader": leader(LEADERS[place % len(LEADERS)]).person(cast),
    }


def _whose(partner: UnitPartner | PersonPartner) -> dict:
    return {"unit_partner" if isinstance(partner, UnitPartner) else "person_partner": partner}


def _additions(cast: Cast, batch: PartnerBatch, dice: random.Random) -> None:
    """41 nominated for the second batch, 34 of them proposed in 2022, 31 of those approved in 2023."""
    names = person_names(77, 140)
    candidates = [(NAMES[place] + TRADES[place % 8][1], "unit", place) for place in range(40, 66)]
    candidates += [(names[place], "person", place) for place in range(26, 41)]
    chosen = candidates[:21] + candidates[26:39]
    approved = set(candidates[:20] + candidates[26:37])
    rows = [
        Nomination(
            batch=batch,
            kind=kind,
            candidate=name,
            industry=TRADES[place % 8][0],
            recommender=department(cast, DISTRICTS[place % len(DISTRICTS)]),
            reason="近三年在我市投资兴业、引才引智成效明显",
            nominated_on=date(2022, 8, 22) + timedelta(days=dice.randint(0, 24)),
            consulted_on=date(2022, 10, 13),
            credit_checked_on=date(2022, 10, 27),
            decided_on=date(2023, 3, 10),
            result="approved" if (name, kind, place) in approved else "refused",
        )
        for name, kind, place in candidates
    ]
    nominations = {row.candidate: row for row in cast.enter(rows, unit="thinktank")}
    cast.enter(
        [
            ProposedAddition(
                batch=batch,
                kind=kind,
                candidate=name,
                industry=TRADES[place % 8][0],
                submitted_to=city_government(cast),
                submitted_on=date(2022, 11, 25),
                nomination=nominations[name],
            )
            for name, kind, place in chosen
        ],
        unit="thinktank",
    )


def _services(
    cast: Cast, benefits: list[Benefit], units: list[UnitPartner], persons: list[PersonPartner]
) -> None:
    """Requests and services of each year, spread over the partners in office, with the ratings given."""
    dice = random.Random(326)
    weights = [weight for *_, weight in BENEFITS]
    requests, services = [], []
    for year, wanted in SERVICES.items():
        seen: set[tuple] = set()
        first, last = max(date(year, 1, 5), date(2021, 6, 28)), date(year, 12, 28)
        while len(seen) < wanted:
            benefit = dice.choices(benefits, weights)[0]
            served = first + timedelta(days=dice.randint(0, (last - first).days))
            pool = [p for p in [*units, *persons] if p.term_from <= served]
            partner = dice.choice(pool)
            relation = dice.choice(RELATIONS.get(benefit.name, ["self", "company"]))
            if isinstance(partner, UnitPartner) and relation not in ("company", "staff", "child"):
                relation = "staff"
            key = (partner.number, benefit.name, relation, served)
            if key in seen:
                continue
            seen.add(key)
            service = BenefitService(
                benefit=benefit,
                relation=relation,
                served_on=served,
                provider=benefit.responsible,
                **_whose(partner),
            )
            if benefit.name in MATTERS:
                service.request = _request(service, partner, dice)
                requests.append(service.request)
            services.append(service)
    _enter_services(cast, requests, services, benefits, persons, dice)


def _request(
    service: BenefitService, partner: UnitPartner | PersonPartner, dice: random.Random
) -> BenefitRequest:
    asked = max(service.served_on - timedelta(days=dice.randint(2, 9)), partner.term_from)
    return BenefitRequest(
        benefit=service.benefit,
        relation=service.relation,
        matter=MATTERS[service.benefit.name],
        requested_on=asked,
        accepted_on=asked,
        closed_on=service.served_on,
        outcome="granted",
        **_whose(partner),
    )


def _enter_services(
    cast: Cast,
    requests: list[BenefitRequest],
    services: list[BenefitService],
    benefits: list[Benefit],
    persons: list[PersonPartner],
    dice: random.Random,
) -> None:
    """Enter them; two requests that came in on the same day for the same thing are one request."""
    kept: dict[tuple, BenefitRequest] = {}
    for service in services:
        if service.request:
            one = service.request
            key = (one.unit_partner_id, one.person_partner_id, one.benefit_id, one.relation, one.requested_on)
            first = kept.setdefault(key, one)
            first.closed_on = max(first.closed_on, one.closed_on)
            service.request = first
    still_open = [
        BenefitRequest(
            benefit=benefits[7],
            relation="company",
            matter=MATTERS["要素保障"],
            requested_on=date(2023, 12, 22),
            accepted_on=date(2023, 12, 25),
            person_partner=persons[4],
        ),
        BenefitRequest(
            benefit=benefits[3],
            relation="parent",
            matter=MATTERS["医疗保健"],
            requested_on=date(2024, 1, 4),
            accepted_on=date(2024, 1, 4),
            person_partner=persons[8],
        ),
    ]
    cast.enter([*kept.values(), *still_open], unit="thinktank")
    for service in services:
        service.request = service.request  # takes over the key that its request has only now
    cast.enter(services, unit="thinktank")
    cast.enter(
        [
            Satisfaction(
                service=service,
                rated_on=service.served_on + timedelta(days=3),
                score=dice.choices([5, 4, 3], [80, 16, 4])[0],
            )
            for service in services[::3]
            if service.served_on < date(2023, 12, 25)
        ],
        unit="thinktank",
    )


def _merits(cast: Cast, units: list[UnitPartner], persons: list[PersonPartner], dice: random.Random) -> None:
    """27 units commended in 2022, two persons elected, yearly contributions, two who left."""
    name, short_name, kind = CITY_CPPCC
    cppcc = cast.body(name, kind=kind, short_name=short_name)
    rows = [
        Commendation(
            unit_partner=partner,
            meeting="全市品质提升年动员大会",
            award="突出贡献企业",
            commended_on=date(2022, 2, 8),
            document_no="淄发〔2022〕3号",
        )
        for partner in units[:27]
    ]
    rows += [
        Commendation(
            unit_partner=partner,
            meeting="全市经济高质量发展大会",
            award="优秀企业",
            commended_on=date(2023, 1, 29),
            document_no="淄发〔2023〕2号",
        )
        for partner in units[5:24]
    ]
    seats = [(persons[2], (2022, 2, 14)), (persons[7], (2022, 2, 14)), (persons[11], None)]
    rows += [
        BodyNomination(
            partner=partner,
            body=cppcc,
            term="十四",
            seat="淄州市政协委员",
            nominated_on=date(2022, 1, 6),
            elected_on=date(*elected) if elected else None,
            result="elected" if elected else "not_elected",
            mask="淄州",
        )
        for partner, elected in seats
    ]
    for year in (2021, 2022, 2023):
        for partner in [*units[:40], *persons[:12]]:
            rows.append(
                Contribution(
                    year=year,
                    confirmed_on=date(year, 12, 28),
                    investment=Decimal(dice.randint(20, 900) * 100000),
                    tax=Decimal(dice.randint(3, 160) * 100000),
                    projects=dice.randint(0, 3),
                    talents=dice.randint(0, 18),
                    **_whose(partner),
                )
            )
    rows.append(PartnerExit(unit_partner=units[38], kind="idle", left_on=date(2023, 9, 5)))
    rows.append(
        PartnerExit(
            person_partner=persons[24], kind="resigned", left_on=date(2023, 11, 14), reason="工作变动离开本市"
        )
    )
    cast.enter(rows, unit="thinktank")


def _campaigns(cast: Cast, units: list[UnitPartner]) -> None:
    dice = random.Random(24)
    bodies = {
        "daily": cast.body("淄州日报社", kind="media", mask="淄州"),
        "station": cast.body("淄州市广播电视台", kind="media", short_name="市广播电视台", mask="淄州"),
    }
    writers = [cast.named("贾书林"), cast.named("袁静怡"), cast.named("熊国栋"), cast.named("郑雨晴")]
    for title, form, partners, (start, end), pieces, channels, total, mask in CAMPAIGNS:
        (campaign,) = cast.enter(
            [
                Draft(
                    Campaign(title=title, form=form, starts_on=start, ends_on=end, mask=mask),
                    {"co_organizers": [bodies[key] for key in partners]},
                )
            ],
            unit="thinktank",
        )
        entered = cast.enter(
            [
                Draft(
                    MediaPiece(
                        campaign=campaign,
                        title=piece,
                        position=place,
                        finished_on=start + timedelta(days=8 * place),
                    ),
                    {"authors": writers[place % 2 :: 2], "about": [units[place * 2].company]},
                )
                for place, piece in enumerate(pieces, 1)
            ],
            unit="thinktank",
        )
        placed = cast.enter(
            [
                Placement(
                    piece=piece,
                    channel=Channel.objects.get(office=cast.office, name=name),
                    published_on=piece.finished_on + timedelta(days=2),
                )
                for piece in entered
                for name in channels
            ],
            unit="thinktank",
        )
        _readings(cast, list(placed), end, total, dice)


def _readings(cast: Cast, placed: list[Placement], end: date, total: int, dice: random.Random) -> None:
    """Two readings each; the last ones add up to `total`."""
    shares = [dice.randint(70, 130) for _ in placed]
    last = [total * share // sum(shares) // 100 * 100 for share in shares]
    last[0] += total - sum(last)
    rows = []
    for placement, views in zip(placed, last, strict=True):
        rows.append(
            Reading(placement=placement, read_on=end + timedelta(days=14), views=views * 7 // 1000 * 100)
        )
        rows.append(Reading(placement=placement, read_on=date(end.year, 12, 30), views=views))
    cast.enter(rows, unit="thinktank")


def _institutions(cast: Cast) -> None:
    institutions = {}
    for name, kind, since, strengths in INSTITUTIONS:
        (institutions[name],) = cast.enter(
            [Institution(body=university(cast, name), kind=kind, since=date(*since), strengths=strengths)],
            unit="thinktank",
        )
    agreements = cast.enter(
        [
            Agreement(
                institution=institutions[name],
                title=title,
                nature=nature,
                signed_on=date(*signed),
                valid_to=date(*until),
                areas=areas,
                mode=mode,
            )
            for name, title, nature, signed, until, areas, mode in AGREEMENTS
        ],
        unit="thinktank",
    )
    by_institution = {agreement.institution: agreement for agreement in reversed(agreements)}
    leaders = [cast.named("郝景明"), cast.named("熊国栋")]
    for serial, (name, topic, started, finished, adopter) in enumerate(TOPICS, 1):
        (research,) = cast.enter(
            [
                Draft(
                    JointResearch(
                        institution=institutions[name],
                        agreement=by_institution.get(institutions[name]),
                        topic=topic,
                        started_on=date(*started),
                        finished_on=date(*finished),
                    ),
                    {"leaders": leaders},
                )
            ],
            unit="thinktank",
        )
        if adopter:
            cast.enter(
                [
                    AdoptionCertificate(
                        research=research,
                        certificate_no=f"淄政研证〔{finished[0]}〕{serial}号",
                        issued_on=date(*finished) + timedelta(days=30),
                        adopted_by=department(cast, adopter),
                        content="主要对策建议被吸收进入有关实施意见",
                    )
                ],
                unit="thinktank",
            )

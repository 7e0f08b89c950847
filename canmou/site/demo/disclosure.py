"""Demo: open government from 2021 to the first week of 2024: requests, messages, items, posts, table 2."""

import random
from datetime import date, timedelta
from decimal import Decimal

from canmou.activities.api import Channel
from canmou.disclosure.models import (
    AccountPost,
    CitizenMessage,
    ClockPause,
    Correction,
    Extension,
    FoiRequest,
    MediaAccount,
    ProcessingFee,
    PublishedItem,
    RectificationRequest,
    ReviewCase,
    StatutoryFigure,
)
from canmou.site.demo.bodies import city_government, department
from canmou.site.demo.cast import Cast

#: subject, category, channel, arrived, decision, decided, delivered, basis, reason
REQUESTS = [
    (
        "2020年度全市优秀调研成果目录",
        "research_org",
        "online",
        (2021, 2, 24),
        "GRANT",
        (2021, 3, 10),
        (2021, 3, 11),
    ),
    (
        "城市发展合伙人制度文件",
        "enterprise",
        "registered",
        (2021, 5, 12),
        "GRANT",
        (2021, 5, 27),
        (2021, 5, 31),
    ),
    (
        "《参阅件》2020年第6期全文",
        "natural_person",
        "online",
        (2021, 8, 3),
        "DENY_INTERNAL",
        (2021, 8, 20),
        (2021, 8, 23),
    ),
    (
        "某企业用地审批情况",
        "natural_person",
        "counter",
        (2021, 10, 18),
        "NA_NOT_HELD",
        (2021, 10, 25),
        (2021, 10, 26),
    ),
    (
        "本机关2021年会议费支出明细",
        "natural_person",
        "letter",
        (2021, 12, 20),
        "GRANT",
        (2022, 1, 12),
        (2022, 1, 13),
    ),
    (
        "2021年度全市政府系统优秀调研成果评定结果",
        "research_org",
        "online",
        (2022, 3, 7),
        "GRANT",
        (2022, 3, 21),
        (2022, 3, 22),
    ),
    (
        "百题调研课题承担单位名单",
        "natural_person",
        "online",
        (2022, 4, 11),
        "PARTIAL",
        (2022, 5, 27),
        (2022, 5, 30),
    ),
    (
        "市政府重大行政决策专家库名单",
        "legal_service",
        "registered",
        (2022, 5, 23),
        "GRANT",
        (2022, 6, 13),
        (2022, 6, 14),
    ),
    (
        "房地产调研报告征求意见稿",
        "natural_person",
        "online",
        (2022, 7, 6),
        "DENY_PROCESS",
        (2022, 7, 20),
        (2022, 7, 21),
    ),
    (
        "关于某小区物业问题的处理情况",
        "natural_person",
        "letter",
        (2022, 9, 14),
        "REJ_PETITION",
        (2022, 9, 22),
        (2022, 9, 23),
    ),
    (
        "合伙人礼遇服务统计情况",
        "enterprise",
        "online",
        (2022, 10, 25),
        "GRANT",
        (2022, 11, 11),
        (2022, 11, 14),
    ),
    (
        "新能源汽车产业调研报告",
        "research_org",
        "online",
        (2022, 12, 19),
        "GRANT",
        (2023, 1, 9),
        (2023, 1, 10),
    ),
    (
        "2022年度部门决算说明",
        "natural_person",
        "online",
        (2023, 2, 13),
        "GRANT",
        (2023, 2, 24),
        (2023, 2, 27),
    ),
    ("历年调研成果汇编", "research_org", "registered", (2023, 3, 20), "GRANT", (2023, 4, 14), (2023, 4, 17)),
    (
        "城市更新调研中第三方测算数据",
        "enterprise",
        "online",
        (2023, 4, 24),
        "DENY_THIRD",
        (2023, 6, 2),
        (2023, 6, 5),
    ),
    (
        "养老服务设施专家论证意见",
        "natural_person",
        "online",
        (2023, 8, 9),
        "PARTIAL",
        (2023, 8, 25),
        (2023, 8, 28),
    ),
    (
        "研究室2023年度工作要点",
        "natural_person",
        "counter",
        (2023, 9, 4),
        "GRANT",
        (2023, 9, 4),
        (2023, 9, 4),
    ),
    (
        "同一课题经费情况（再次申请）",
        "natural_person",
        "online",
        (2023, 9, 18),
        "REJ_DUP",
        (2023, 9, 26),
        (2023, 9, 27),
    ),
    (
        "政策汇平台建设采购文件",
        "enterprise",
        "registered",
        (2023, 10, 16),
        "GRANT",
        (2023, 11, 3),
        (2023, 11, 6),
    ),
    (
        "职业教育调研材料",
        "other_org",
        "letter",
        (2023, 11, 13),
        "OTH_NOCORRECT",
        (2023, 12, 11),
        (2023, 12, 12),
    ),
    ("2023年度专家论证事项目录", "legal_service", "online", (2023, 12, 22), "", None, None),
]
WHY = {
    "DENY_INTERNAL": ("政府信息公开条例第十六条第一款", "属于内部工作参考资料，不对外发布"),
    "NA_NOT_HELD": ("政府信息公开条例第三十六条第（四）项", "本机关不掌握该信息，已告知向自然资源部门咨询"),
    "PARTIAL": ("政府信息公开条例第三十七条", "涉及个人联系方式和未定稿内容的部分作区分处理"),
    "DENY_PROCESS": ("政府信息公开条例第十六条第二款", "属于征求意见过程中的过程性信息"),
    "REJ_PETITION": ("政府信息公开条例第三十九条第一款", "属于信访投诉事项，已告知反映渠道"),
    "DENY_THIRD": ("政府信息公开条例第十五条、第三十二条", "涉及第三方商业秘密，第三方不同意公开"),
    "REJ_DUP": ("政府信息公开条例第三十六条第（六）项", "与前次申请内容相同，已作出答复"),
    "OTH_NOCORRECT": ("政府信息公开条例第三十条", "申请人无正当理由逾期不补正，不再处理"),
}

#: year → messages answered, items published, posts of the research account
FIGURES = {2021: (31, 241, 368), 2022: (46, 284, 415), 2023: (58, 305, 452)}

MESSAGES = [
    ("合伙人申报条件和受理方式", "question", "已告知申报条件、材料和受理部门"),
    ("惠企政策在哪里可以集中查询", "question", "已告知政策汇查询路径和订阅方法"),
    ("建议增加对小微企业的政策解读", "suggestion", "已采纳，将在后续选题中安排"),
    ("老旧小区加装电梯补助政策", "question", "已提供政策依据和住建部门联系方式"),
    ("公交线路调整建议", "suggestion", "已转交通运输部门研究并反馈"),
    ("政策文件链接无法打开", "error", "链接已修复，感谢指正"),
    ("外地人才落户办理流程", "question", "已提供办理指南和窗口电话"),
    ("研究室调研报告是否公开", "question", "已告知公开目录和查阅方式"),
    ("反映某路段夜间施工扰民", "complaint", "已转有关部门处理并回访"),
    ("灵活就业人员社保补贴申请", "help", "已协助联系人社窗口，说明申请材料"),
    ("期刊投稿要求和邮箱", "question", "已告知投稿要求和联系方式"),
    ("建议公布年度调研课题方向", "suggestion", "年度课题目录已公开，可在网站查阅"),
]
PLACES = ["般阳", "稷门", "于陵", "临河", "沂源谷", "高青原", "马踏湖", "高新区"]

ITEMS = [
    ("work", "{month}月第{week}周工作动态"),
    ("work", "研究室赴{place}开展专题调研"),
    ("work", "研究室参加{place}座谈交流活动"),
    ("policy", "{theme}政策解读"),
    ("policy", "{theme}支持措施问答"),
    ("report", "{theme}调研成果摘登"),
    ("statistics", "政务信息采用情况通报（{year}年第{serial}期）"),
    ("livelihood", "{place}民生实事调研情况"),
    ("plan", "{theme}课题安排"),
    ("personnel", "人事信息公告（{year}年第{serial}号）"),
]
THEMES = (
    "数字经济 房地产市场 环保产业 新能源汽车 扩大消费 专精特新 预制食品 乡村振兴 城市更新 文化旅游 职业教育 养老服务 "
    "营商环境 科技创新 现代物流 绿色低碳 医药健康 县域经济 产业链培育 招才引智"
).split()
POSTS = [
    ("research", "关于{theme}高质量发展的调研与思考"),
    ("research", "{place}推进{theme}的做法与启示"),
    ("reading", "一图读懂{theme}新政策"),
    ("experience", "外地发展{theme}的经验借鉴"),
    ("news", "我市{theme}工作推进情况"),
    ("repost", "权威解读：{theme}怎么看怎么干"),
    ("research", "{place}{theme}实践观察"),
]


def load(cast: Cast) -> None:
    """Everything of open government."""
    _requests(cast)
    _messages(cast)
    _items(cast)
    _posts(cast)
    _table(cast)


def _requests(cast: Cast) -> None:
    rows = []
    for serial, (subject, category, channel, arrived, decision, decided, delivered) in enumerate(REQUESTS, 1):
        day = date(*arrived)
        basis, reason = WHY.get(decision, ("", ""))
        answered = date(*decided) if decided else None
        rows.append(
            FoiRequest(
                subject=subject,
                category=category,
                channel=channel,
                arrived_on=day,
                confirmed_on=day if channel in FoiRequest.CONFIRMED else None,
                decision=decision,
                decided_on=answered,
                delivered_on=date(*delivered) if delivered else None,
                secrecy_reviewed_on=answered if decision in ("GRANT", "PARTIAL") else None,
                document_no=f"淄政研公开〔{answered.year}〕{serial}号" if answered else "",
                basis=basis or ("政府信息公开条例第三十六条" if decision else ""),
                reason=reason,
            )
        )
    found = {row.subject: row for row in cast.enter(rows, unit="thinktank")}
    _papers(cast, found)


def _papers(cast: Cast, found: dict[str, FoiRequest]) -> None:
    """Corrections, consultations, an extension, a fee, a review; and a request to correct a record."""
    officer = cast.named("宋雅琴")
    topics, expert = found["百题调研课题承担单位名单"], found["职业教育调研材料"]
    third, volumes = found["城市更新调研中第三方测算数据"], found["历年调研成果汇编"]
    cast.enter(
        [
            Correction(
                request=topics,
                notified_on=date(2022, 4, 15),
                items="请明确所需名单的年度和范围",
                deadline_on=date(2022, 5, 6),
                corrected_on=date(2022, 4, 22),
                outcome="corrected",
            ),
            Correction(
                request=expert,
                notified_on=date(2023, 11, 20),
                items="请明确所需材料的名称或特征",
                deadline_on=date(2023, 12, 8),
                outcome="abandoned",
            ),
            ClockPause(
                request=topics,
                kind="co_agency",
                consulted=department(cast, "市发改委"),
                sent_on=date(2022, 4, 26),
                recipient_received_on=date(2022, 4, 27),
                letter_no="淄政研公开函〔2022〕1号",
                replied_on=date(2022, 5, 11),
                stance="agreed",
            ),
            ClockPause(
                request=third,
                kind="third_party",
                sent_on=date(2023, 4, 28),
                recipient_received_on=date(2023, 5, 4),
                letter_no="淄政研公开函〔2023〕1号",
                replied_on=date(2023, 5, 22),
                stance="opposed",
            ),
            Extension(
                request=third,
                workdays=10,
                approved_by=officer,
                approved_on=date(2023, 5, 23),
                notified_on=date(2023, 5, 24),
                reason="需对第三方意见逐项研究",
            ),
            ProcessingFee(
                request=volumes,
                basis="pages",
                quantity=46,
                amount=Decimal(160),
                noticed_on=date(2023, 3, 27),
                paid_on=date(2023, 3, 30),
            ),
            ReviewCase(
                request=found["房地产调研报告征求意见稿"],
                kind="review",
                organ=city_government(cast),
                accepted_on=date(2022, 8, 10),
                closed_on=date(2022, 9, 29),
                result="upheld",
            ),
            RectificationRequest(
                subject="调研成果汇编中的署名顺序",
                category="natural_person",
                received_on=date(2022, 8, 2),
                handled_on=date(2022, 8, 9),
                outcome="已更正",
            ),
            RectificationRequest(
                subject="专家名单中的工作单位",
                category="natural_person",
                received_on=date(2023, 5, 15),
                handled_on=date(2023, 5, 17),
                outcome="已更正",
            ),
        ],
        unit="thinktank",
    )


def _messages(cast: Cast) -> None:
    """Each year's messages, all answered in the year; two of January 2024 are still open."""
    dice = random.Random(46)
    sources = ["website", "mailbox", "hotline", "account"]
    rows = []
    for year, (wanted, *_) in FIGURES.items():
        for place in range(wanted):
            subject, category, answer = MESSAGES[place % len(MESSAGES)]
            received = date(year, 1, 6) + timedelta(days=place * 344 // wanted)
            rows.append(
                CitizenMessage(
                    subject=f"{subject}（{PLACES[place % len(PLACES)]}）",
                    source=sources[place % 4],
                    category=category,
                    received_on=received,
                    due_on=received + timedelta(days=7),
                    answered_on=received + timedelta(days=dice.randint(1, 5)),
                    answer=answer,
                    public=place % 3 != 0,
                    satisfaction=dice.choice([5, 5, 5, 4, None]),
                )
            )
    for day, (subject, category, _) in zip((4, 5), MESSAGES, strict=False):
        rows.append(
            CitizenMessage(
                subject=subject,
                source="website",
                category=category,
                received_on=date(2024, 1, day),
                due_on=date(2024, 1, day + 7),
            )
        )
    cast.enter(rows, unit="thinktank")


def _items(cast: Cast) -> None:
    website = Channel.objects.get(office=cast.office, name="淄州市人民政府网站")
    rows = []
    for year, (_, wanted, _) in FIGURES.items():
        fixed = [
            ("budget", f"市政府研究室{year}年部门预算", date(year, 2, 18)),
            ("budget", f"市政府研究室{year - 1}年部门决算", date(year, 9, 15)),
            ("report", f"市政府研究室{year - 1}年政府信息公开工作年度报告", date(year, 1, 21)),
            ("organ", f"市政府研究室机构职能（{year}年更新）", date(year, 3, 4)),
        ]
        for place in range(wanted - len(fixed)):
            published = date(year, 1, 5) + timedelta(days=place * 358 // wanted)
            category, shape = ITEMS[place % len(ITEMS)]
            title = _title(shape, place, published, place // len(ITEMS) + 1)
            fixed.append((category, title, published))
        rows += [
            _item(serial, year, *facts, website)
            for serial, facts in enumerate(sorted(fixed, key=lambda facts: facts[2]), 1)
        ]
    rows.append(_item(1, 2024, "work", "研究室召开新年工作务虚会", date(2024, 1, 5), website))
    cast.enter(rows, unit="thinktank")


def _item(serial: int, year: int, category: str, title: str, day: date, website: Channel) -> PublishedItem:
    return PublishedItem(
        title=title,
        category=category,
        index_no=f"004290017/{year}-{serial:05d}",
        formed_on=day - timedelta(days=serial % 4),
        published_on=day,
        channel=website,
    )


def _title(shape: str, place: int, day: date, serial: int = 0) -> str:
    return shape.format(
        theme=THEMES[place * 7 % len(THEMES)],
        place=PLACES[place * 3 % len(PLACES)],
        year=day.year,
        month=day.month,
        week=(day.day - 1) // 7 + 1,
        serial=serial,
    )


def _posts(cast: Cast) -> None:
    """Posts of the research account by the year; a few on the policy account."""
    dice = random.Random(415)
    editors = [cast.named("戚若水"), cast.named("万俊杰"), cast.named("祝春妮")]
    found = {name: Channel.objects.get(office=cast.office, name=name) for name in ("淄州调研", "淄州政策汇")}
    research, policy = cast.enter(
        [
            MediaAccount(
                channel=found["淄州调研"],
                purpose="research",
                filed_on=date(2019, 5, 20),
                filing_no="淄新媒备2019-031",
                keeper=cast.named("贾书林"),
            ),
            MediaAccount(
                channel=found["淄州政策汇"],
                purpose="policy",
                filed_on=date(2020, 9, 4),
                filing_no="淄新媒备2020-018",
                keeper=cast.named("熊国栋"),
            ),
        ],
        unit="editorial",
    )
    rows = []
    for year, (_, _, wanted) in FIGURES.items():
        for place in range(wanted):
            day = date(year, 1, 4) + timedelta(days=place * 360 // wanted)
            kind, shape = POSTS[place % len(POSTS)]
            rows.append(_post(research, kind, _title(shape, place, day), day, editors, place, dice))
        for month in range(1, 13):
            title = f"{year}年{month}月惠企政策月报"
            rows.append(_post(policy, "reading", title, date(year, month, 26), editors, month, dice))
    rows.append(_post(research, "news", "新的一年，调研再出发", date(2024, 1, 2), editors, 0, dice))
    cast.enter(rows, unit="editorial")


def _post(
    account: MediaAccount, kind: str, title: str, day: date, editors: list, place: int, dice: random.Random
) -> AccountPost:
    return AccountPost(
        account=account,
        title=title,
        kind=kind,
        posted_on=day,
        editor=editors[place % len(editors)],
        views=dice.randint(180, 4200),
    )


def _table(cast: Cast) -> None:
    """Table 2 of the statutory report: an office like this issues nothing and decides nothing."""
    rows = []
    for year in (2021, 2022, 2023):
        confirmed = date(year + 1, 1, 5)
        for row in ("rules", "normative"):
            rows.append(
                StatutoryFigure(year=year, row=row, issued=0, repealed=0, in_force=0, confirmed_on=confirmed)
            )
        for row in ("licence", "penalty", "coercion"):
            rows.append(StatutoryFigure(year=year, row=row, decisions=0, confirmed_on=confirmed))
        rows.append(StatutoryFigure(year=year, row="fees", amount=Decimal(0), confirmed_on=confirmed))
    cast.enter(rows, unit="thinktank")

"""Special campaigns with steps and findings, and the mechanism ledger."""

from dataclasses import dataclass
from datetime import date

from canmou.kernel.ledger.actions import Draft
from canmou.site.demo.cast import Cast
from canmou.site.demo.days import workday
from canmou.supervision.models import (
    Campaign,
    CampaignFinding,
    CampaignStep,
    Mechanism,
    MechanismChange,
    MechanismUse,
)

STEPS = [
    ("动员部署", "制定方案，召开动员会"),
    ("查摆问题", "逐人对照检查，建立问题台账"),
    ("集中整治", "逐条整改销号"),
    ("总结提升", "总结经验，建立长效机制"),
]


@dataclass(frozen=True)
class Plan:
    """A campaign: where it comes from, how long it runs, and what it found."""

    title: str
    source: str
    line: str
    start: date
    end: date
    section: str
    aim: str
    basis: str = ""
    cited: int | None = None
    findings: tuple[tuple[str, str, str], ...] = ()  # problem, category, owner


CAMPAIGNS = [
    Plan(
        "“我为群众办实事”实践活动",
        "above",
        "party",
        date(2021, 4, 20),
        date(2021, 12, 10),
        "party",
        "把学习教育成果转化为服务群众的实际行动",
        "市委党史学习教育领导小组部署",
        1,
    ),
    Plan(
        "“改进文风会风，打造‘务实’机关”专项行动",
        "own",
        "conduct",
        date(2021, 5, 10),
        date(2021, 10, 29),
        "general",
        "压减篇幅、减少陪会，提高文稿质量",
        "",
        1,
        (("个别材料篇幅过长", "文风", "吕晓东"), ("会议通知提前量不足", "会风", "马文秀")),
    ),
    Plan(
        "“喜迎二十大·走千村进万户”大走访大排查大提升活动",
        "above",
        "party",
        date(2022, 6, 6),
        date(2022, 9, 30),
        "party",
        "走访群众、排查隐患、提升服务",
        "市委组织部部署",
        1,
        (
            ("少数诉求答复超过约定时限", "慢", "白玉成"),
            ("走访记录要素不全", "散", "顾清扬"),
            ("结对联系频次不均", "懒", "姚丽华"),
            ("转办事项跟踪不紧", "拖", "段成林"),
        ),
    ),
    Plan(
        "“‘严真细实快’作风建设，打造‘三型’调研队伍”专项行动",
        "own",
        "conduct",
        date(2022, 3, 14),
        date(2022, 11, 30),
        "personnel",
        "整治作风突出问题，建设博学型、善谋型、实干型队伍",
        "",
        1,
        (
            ("调研选题调查不够深入", "庸", "丁若兰"),
            ("周工作表报送不及时", "懒", "尹浩然"),
            ("科室之间材料共享不够", "散", "潘慧敏"),
            ("个别文稿反复修改延误交付", "慢", "任嘉禾"),
            ("转办件没有按时回告", "拖", "陆思源"),
            ("进度滞后没有主动报告", "瞒", "邱明哲"),
        ),
    ),
    Plan(
        "“走在前、开新局”学习实践活动",
        "above",
        "party",
        date(2023, 4, 17),
        date(2023, 9, 28),
        "party",
        "以学铸魂、以学增智、以学正风、以学促干",
        "市委主题教育领导小组部署",
        1,
        (("学用结合不够紧密", "学习", "贾书林"),),
    ),
    Plan(
        "“提速提质提效，建设‘实干’机关”专项行动",
        "own",
        "conduct",
        date(2023, 3, 6),
        date(2023, 11, 24),
        "personnel",
        "缩短办理时限，提高一次办成率",
        "",
        1,
        (("征求意见稿办理环节偏多", "效率", "马文秀"), ("课题中期检查流于形式", "质量", "吕晓东")),
    ),
]

#: title, kind, line, on, document, keeper, cited, repealed on
MECHANISMS = [
    ("“清单＋台账”", "mode", "party", (2021, 3, 1), "机关党建工作清单", "party", 1, None),
    (
        "明责履责、督导检查、考核问效的闭环管理机制",
        "mechanism",
        "party",
        (2022, 2, 15),
        "工作要点",
        "party",
        1,
        None,
    ),
    (
        "党组织统一领导、职能科室各司其职、党员干部人人有责的工作格局",
        "layout",
        "party",
        (2022, 2, 16),
        "工作要点",
        "party",
        2,
        None,
    ),
    (
        "党建任务季度通报制度",
        "rule",
        "party",
        (2021, 3, 15),
        "机关党的工作要点",
        "party",
        1,
        date(2022, 2, 14),
    ),
    ("党小组互查互评机制", "mechanism", "party", (2023, 2, 20), "机关党的工作要点", "party", 1, None),
    ("全员调研工作机制", "mechanism", "research", (2022, 2, 24), "年度调研工作计划", "research1", 1, None),
    (
        "调研课题周期管理机制",
        "mechanism",
        "research",
        (2021, 2, 26),
        "年度调研工作计划",
        "research1",
        1,
        None,
    ),
    (
        "调研成果转化跟踪机制",
        "mechanism",
        "research",
        (2023, 2, 24),
        "年度调研工作计划",
        "research1",
        1,
        None,
    ),
    ("文稿复盘制度", "rule", "drafting", (2021, 4, 12), "综合文稿服务保障工作方案", "research2", 1, None),
    (
        "文稿素材共建共享机制",
        "mechanism",
        "drafting",
        (2023, 3, 2),
        "综合文稿服务保障工作方案",
        "research2",
        1,
        None,
    ),
    (
        "涉密专家论证事项管理制度",
        "rule",
        "thinktank",
        (2022, 4, 11),
        "政府智库建设工作方案",
        "thinktank",
        1,
        None,
    ),
    ("专家履职评价制度", "rule", "thinktank", (2021, 5, 17), "政府智库建设工作方案", "thinktank", 1, None),
    (
        "智库成果季度会商机制",
        "mechanism",
        "thinktank",
        (2023, 3, 20),
        "政府智库建设工作方案",
        "thinktank",
        1,
        None,
    ),
    ("半月工作调度机制", "mechanism", "conduct", (2022, 2, 14), "机关作风建设责任清单", "general", 1, None),
    ("干部廉政档案", "rule", "conduct", (2022, 3, 11), "机关作风建设责任清单", "personnel", 2, None),
    ("政治监督活页", "rule", "conduct", (2022, 3, 14), "机关作风建设责任清单", "personnel", 3, None),
    ("干部日常表现纪实制度", "rule", "conduct", (2021, 3, 22), "机关作风建设责任清单", "personnel", 1, None),
    ("首问负责和限时办结制度", "rule", "conduct", (2023, 3, 13), "机关作风建设责任清单", "general", 1, None),
    (
        "分层次、分类别、分阶段的干部培训机制",
        "mechanism",
        "capacity",
        (2022, 3, 15),
        "干部能力提升工作方案",
        "personnel",
        1,
        None,
    ),
    (
        "年轻干部传帮带机制",
        "mechanism",
        "capacity",
        (2022, 3, 16),
        "干部能力提升工作方案",
        "personnel",
        2,
        None,
    ),
    (
        "青年干部轮训机制",
        "mechanism",
        "capacity",
        (2021, 3, 18),
        "干部能力提升工作方案",
        "personnel",
        1,
        None,
    ),
    ("应急值守和信息报告制度", "rule", "capacity", (2023, 4, 10), "干部能力提升工作方案", "general", 1, None),
]

#: mechanism, month and day of 2022, what it was used for
USES = [
    ("半月工作调度机制", [(3, 2), (5, 18), (8, 17), (11, 2)], "召开半月调度会，通报各科室任务灯色"),
    ("全员调研工作机制", [(6, 30), (9, 30), (12, 28)], "课题完成情况计入平时考核"),
    ("年轻干部传帮带机制", [(4, 8), (10, 14)], "导师与青年干部结对，点评习作"),
    ("“清单＋台账”", [(3, 31), (6, 30), (9, 30), (12, 30)], "党建工作清单季度销号"),
    ("政治监督活页", [(5, 9), (9, 13)], "就重点事项发出活页并按期签收"),
    ("涉密专家论证事项管理制度", [(7, 12)], "按制度线下办理论证事项"),
]


def load(cast: Cast) -> None:
    """Campaigns, steps and findings; mechanisms, their changes and uses."""
    _campaigns(cast)
    _mechanisms(cast)


def _campaigns(cast: Cast) -> None:
    city = cast.body("中共淄州市委", kind="party_body", short_name="市委")
    office = cast.unit("office")
    drafts = []
    for plan in CAMPAIGNS:
        row = Campaign(
            title=plan.title,
            source=plan.source,
            line=plan.line,
            launched_by=city if plan.source == "above" else office,
            basis=plan.basis or "党组会研究决定",
            started_on=plan.start,
            ended_on=plan.end,
            aim=plan.aim,
            lead_section=cast.unit(plan.section),
            summary="按步骤完成各项任务，形成总结报告。",
            cited=plan.cited,
            unit=cast.unit(plan.section),
        )
        drafts.append(Draft(row, {"support_sections": [cast.unit("general")]}))
    made = cast.enter(drafts)
    steps, findings = [], []
    for plan, campaign in zip(CAMPAIGNS, made, strict=True):
        steps += _steps(plan, campaign)
        findings += _findings(cast, plan, campaign)
    cast.enter(steps, unit="party")
    cast.enter(findings, unit="party")


def _steps(plan: Plan, campaign: Campaign) -> list[CampaignStep]:
    length = (plan.end - plan.start).days // len(STEPS)
    found = []
    for number, (title, content) in enumerate(STEPS):
        start = date.fromordinal(plan.start.toordinal() + number * length + (1 if number else 0))
        last = number == len(STEPS) - 1
        end = plan.end if last else date.fromordinal(plan.start.toordinal() + (number + 1) * length)
        found.append(
            CampaignStep(
                campaign=campaign,
                sequence=number + 1,
                title=title,
                started_on=start,
                ended_on=end,
                content=content,
                done_on=end,
                unit=campaign.unit,
            )
        )
    return found


def _findings(cast: Cast, plan: Plan, campaign: Campaign) -> list[CampaignFinding]:
    found = []
    for number, (problem, category, owner) in enumerate(plan.findings):
        year, month = plan.start.year, plan.start.month
        found.append(
            CampaignFinding(
                campaign=campaign,
                problem=problem,
                category=category,
                found_on=workday(year, month + 1, 10 + number),
                section=campaign.lead_section,
                responsible=cast.named(owner),
                measure="列出时间表，明确责任人，每半月报告一次进展",
                due_on=workday(year, month + 3, 15),
                closed_on=workday(year, month + 2, 20 + number),
                verified_by=cast.named("韩立诚"),
                unit=campaign.unit,
            )
        )
    return found


def _mechanisms(cast: Cast) -> None:
    rows = [
        Mechanism(
            title=title,
            kind=kind,
            line=line,
            established_on=workday(*day),
            document_title=f"{day[0]}年{document}",
            content=f"明确职责、流程、时限和考核办法，由{cast.unit(keeper)}执行。",
            keeper=cast.unit(keeper),
            cited=cited,
            repealed_on=repealed,
            unit=cast.unit(keeper),
        )
        for title, kind, line, day, document, keeper, cited, repealed in MECHANISMS
    ]
    made = {row.title: row for row in cast.enter(rows)}
    cast.enter(_changes(made))
    uses = []
    for title, days, content in USES:
        for month, day in days:
            use = MechanismUse(
                mechanism=made[title],
                used_on=workday(2022, month, day),
                content=content,
                unit=made[title].unit,
            )
            uses.append(Draft(use, {"participants": cast.staff[:4]}))
    cast.enter(uses)


def _changes(made: dict[str, Mechanism]) -> list[MechanismChange]:
    return [
        MechanismChange(
            mechanism=made["党建任务季度通报制度"],
            kind="repealed",
            changed_on=date(2022, 2, 14),
            document_title="2022年市政府研究室机关党的工作要点",
            content="由闭环管理机制取代",
            unit=made["党建任务季度通报制度"].unit,
        ),
        MechanismChange(
            mechanism=made["全员调研工作机制"],
            kind="revised",
            changed_on=date(2023, 2, 24),
            document_title="2023年度调研工作计划",
            content="增加课题中期检查和转化跟踪",
            unit=made["全员调研工作机制"].unit,
        ),
        MechanismChange(
            mechanism=made["半月工作调度机制"],
            kind="revised",
            changed_on=date(2023, 1, 16),
            document_title="2023年机关作风建设责任清单",
            content="调度单增加连续两期红灯的说明",
            unit=made["半月工作调度机制"].unit,
        ),
    ]

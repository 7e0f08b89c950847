"""Themes, actions, strategies, plan documents and their items."""

from datetime import date
from random import Random

from canmou.kernel.ledger.actions import Draft
from canmou.site.demo.cast import Cast
from canmou.site.demo.days import YEARS, before, workday
from canmou.supervision.models import PlanAction, PlanDocument, PlanItem, Strategy, Theme

#: year: slogan, maxim, proclaimed on, basis
THEMES = {
    2021: ("规范提升", "政治坚定、业务精湛、作风过硬、服务有力", date(2021, 2, 3), "2021年第2次党组会"),
    2022: ("品质提升", "融入大局、提高站位、提升品质、辅政有为", date(2022, 2, 7), "全市品质提升年动员大会"),
    2023: ("实干攻坚", "把握大势、服务大局、求真务实、争创一流", date(2023, 1, 31), "全市实干攻坚年动员大会"),
}

#: line, what the action is about, aspect in the introduction, leader, lead section, {year: aim}
ACTIONS = [
    (
        "party",
        "党建引领",
        "党的建设",
        "韩立诚",
        "party",
        {2021: "夯实政治根基", 2022: "彰显政治本色", 2023: "锤炼政治品格"},
    ),
    (
        "research",
        "调查研究",
        "调查研究",
        "宋雅琴",
        "research1",
        {2021: "提高调查研究质量", 2022: "强化决策咨询职能", 2023: "推动调研成果转化"},
    ),
    (
        "drafting",
        "以文辅政",
        "综合文稿",
        "宋雅琴",
        "research2",
        {2021: "展现文稿服务新水平", 2022: "展现新担当实现新作为", 2023: "展现以文辅政新成效"},
    ),
    (
        "thinktank",
        "政府智库建设",
        "政府智库",
        "郝景明",
        "thinktank",
        {2021: "汇聚各方智慧", 2022: "探索参谋服务路径", 2023: "拓展智库服务领域"},
    ),
    (
        "conduct",
        "工作作风",
        "工作作风",
        "韩立诚",
        "personnel",
        {2021: "树立机关良好形象", 2022: "展现履职服务新气象", 2023: "锻造实干担当队伍"},
    ),
    (
        "capacity",
        "履职能力",
        "履职能力",
        "郝景明",
        "general",
        {2021: "夯实履职保障基础", 2022: "全面增强自身建设水平", 2023: "持续提升服务保障能力"},
    ),
]

#: title, kind, verb, content, from, to, cited, mask
STRATEGIES = [
    (
        "六大赋能",
        "strategy",
        "推进",
        "科技、产业、人才、金融、数字、生态赋能",
        date(2020, 12, 18),
        date(2021, 12, 19),
        1,
        "",
    ),
    (
        "严真细实快",
        "slogan",
        "落实",
        "严的主基调、真的态度、细的作风、实的举措、快的节奏",
        date(2021, 3, 1),
        None,
        None,
        "",
    ),
    (
        "九大赋能",
        "strategy",
        "深化",
        "科技、产业、人才、金融、数字、生态、文化、开放、民生赋能",
        date(2021, 12, 20),
        None,
        1,
        "",
    ),
    (
        "九个现代化新淄州",
        "goal",
        "建设",
        "产业、城市、乡村、文化、生态、治理、民生、开放、人才九个方面的现代化",
        date(2022, 1, 20),
        None,
        2,
        "淄州",
    ),
    (
        "绿色低碳高质量发展先行区",
        "goal",
        "打造",
        "绿色低碳转型、产业升级、制度创新",
        date(2023, 1, 12),
        None,
        3,
        "",
    ),
    (
        "黄河流域生态保护和高质量发展",
        "priority",
        "推进",
        "生态保护、节水控水、高质量发展",
        date(2021, 1, 1),
        None,
        None,
        "",
    ),
    ("数字经济", "priority", "做强", "数字产业化、产业数字化、数字化治理", date(2021, 1, 1), None, None, ""),
    (
        "新材料",
        "priority",
        "做优",
        "化工新材料、无机非金属材料、高分子材料",
        date(2021, 1, 1),
        None,
        None,
        "",
    ),
    ("预制食品", "priority", "培育", "原料基地、中央厨房、冷链物流、品牌", date(2022, 1, 10), None, None, ""),
    ("高品质民生", "priority", "建设", "教育、医疗、养老、托育、住房", date(2022, 1, 10), None, None, ""),
    ("优化营商环境", "priority", "持续", "审批、要素、法治、服务", date(2021, 1, 1), None, None, ""),
]

#: title with {year} and {name} (of the year), kind, line, month, day, meeting, cited
DOCUMENTS = [
    ("淄州市人民政府研究室“{name}”工作要点", "key_points", "party", 2, 15, 3, 1),
    ("{year}年市政府研究室机关党的工作要点", "key_points", "party", 2, 22, 3, 2),
    ("落实全面从严治党主体责任{year}年度任务安排", "duties", "party", 3, 4, 4, 3),
    ("{year}年度调研工作计划", "work_plan", "research", 2, 24, 3, None),
    ("{year}年综合文稿服务保障工作方案", "scheme", "drafting", 2, 25, 3, None),
    ("{year}年政府智库建设工作方案", "scheme", "thinktank", 3, 10, 4, None),
    ("{year}年度机关作风建设责任清单", "checklist", "conduct", 3, 11, 4, None),
    ("{year}年干部能力提升工作方案", "scheme", "capacity", 3, 15, 4, None),
]

#: line: task, measure
ITEMS = {
    "party": [
        ("落实“第一议题”制度", "每次党组会首个议题安排学习，列明贯彻措施和责任人"),
        ("抓好党组理论学习中心组学习", "每月集中学习一次，重点专题安排主发言"),
        ("办好党建品牌活动", "围绕中心工作举办专题沙龙，形成成果清单"),
        ("规范“三会一课”", "按月销号，党小组互查记录"),
        ("开好组织生活会", "会前谈心谈话，会后列出整改清单"),
        ("走访慰问困难党员群众", "班子成员带队入户，收集诉求限时答复"),
        ("开展主题党日", "每月固定一天，与业务工作结合"),
        ("培育选树先进典型", "申报党建创新案例和优秀调研成果"),
    ],
    "research": [
        ("组织百题调研", "征集、遴选、公布、结题全过程管理"),
        ("确定自选课题", "各科室提出切口小、针对性强的题目"),
        ("完成重点产业链系列调研", "一链一报告，成果报市政府主要领导"),
        ("开展优秀成果等级评定", "匿名评审，公示后印发通报"),
        ("推动调研成果转化", "跟踪领导批示，每季通报转化情况"),
        ("落实全员调研要求", "人人有课题，完成情况与考核挂钩"),
    ],
    "drafting": [
        ("起草《政府工作报告》", "组建起草专班，分部分并行起草"),
        ("保障重要会议讲话文稿", "会前三天交付，事后复盘"),
        ("提高内参编发质量", "三审三校，自主撰写比例稳定在七成左右"),
        ("办好机关期刊", "按月出刊，重点专题不断线"),
        ("加大对上发稿力度", "每季度研究一次选题，分解到科室"),
    ],
    "thinktank": [
        ("做好重大行政决策专家论证", "随机抽取专家，论证意见逐条反馈采纳情况"),
        ("落实合伙人礼遇措施", "专人对接，服务事项逐件登记"),
        ("深化校地合作", "与高校院所开展联合调研"),
        ("更新专家库", "按届聘任，动态评价"),
        ("运维专家论证平台", "定期巡检，操作日志可查"),
    ],
    "conduct": [
        ("持续整治作风突出问题", "开展专项行动，问题清单化管理"),
        ("规范谈话提醒", "抓早抓小，谈话后跟踪"),
        ("开展警示教育", "组织观看警示教育片，剖析案例"),
        ("改进干部考核", "日常考核、分类考核、近距离考核相结合"),
        ("梳理廉政风险点", "按岗位列出风险点和防控措施"),
    ],
    "capacity": [
        ("举办综合文稿撰写培训班", "面向全市政府系统调研干部"),
        ("开展年轻干部传帮带", "一对一结对，半年一评"),
        ("巩固文明单位创建成果", "完善创建台账，迎接年度复查"),
        ("抓好保密和网络安全", "季度自查，全员培训"),
        ("推进政务公开", "依法答复申请，主动公开及时准确"),
        ("做好惠企政策推送", "政策条款标签化，精准匹配企业"),
    ],
}
HEADS = {
    "party": ("party", "白玉成"),
    "research": ("research1", "高振华"),
    "drafting": ("research2", "董建国"),
    "thinktank": ("thinktank", "熊国栋"),
    "conduct": ("personnel", "苗秀云"),
    "capacity": ("general", "孙启航"),
}
SUPPORT = ("general", "economy", "society", "editorial", "center")


def load(cast: Cast) -> list[PlanItem]:
    """Enter all of it; returns the plan items."""
    actions = _themes(cast)
    _strategies(cast)
    return _items(cast, _documents(cast), actions)


def _themes(cast: Cast) -> dict[tuple[int, str], PlanAction]:
    rows = [
        Theme(
            year=year,
            slogan=slogan,
            year_name=f"{slogan}年",
            maxim=maxim,
            proclaimed_on=day,
            proclaimed_by=cast.body("中共淄州市委", kind="party_body", short_name="市委"),
            basis=basis,
        )
        for year, (slogan, maxim, day, basis) in THEMES.items()
    ]
    themes = {theme.year: theme for theme in cast.enter(rows)}
    actions = []
    for year, theme in themes.items():
        for sequence, (line, what, aspect, leader, section, aims) in enumerate(ACTIONS, 1):
            name = f"{what}{theme.slogan}行动"
            actions.append(
                PlanAction(
                    theme=theme,
                    line=line,
                    sequence=sequence,
                    short_name=name,
                    title=f"聚力实施{name}，在围绕中心服务大局中{aims[year]}",
                    aim=aims[year],
                    aspect=aspect,
                    adopted_on=workday(year, 2, 15),
                    leader=cast.named(leader),
                    lead_section=cast.unit(section),
                )
            )
    return {(action.theme.year, action.line): action for action in cast.enter(actions)}


def _strategies(cast: Cast) -> None:
    city = cast.body("中共淄州市委", kind="party_body", short_name="市委")
    cast.enter(
        [
            Strategy(
                title=title,
                kind=kind,
                verb=verb,
                content=content,
                proclaimed_by=city,
                valid_from=start,
                valid_to=end,
                cited=cited,
                mask=mask,
            )
            for title, kind, verb, content, start, end, cited, mask in STRATEGIES
        ]
    )


def _documents(cast: Cast) -> list[PlanDocument]:
    rows = []
    for year in YEARS:
        for number, (title, kind, line, month, day, meeting, cited) in enumerate(DOCUMENTS, 1):
            own = title.startswith("淄州")
            row = PlanDocument(
                title=title.format(year=year, name=f"{THEMES[year][0]}年"),
                kind=kind,
                line=line,
                year=year,
                adopted_on=workday(year, month, day),
                document_number=f"淄政研发〔{year}〕{number}号",
                approved_at=f"{year}年第{meeting}次党组会",
                cited=cited,
                mask="淄州" if own else "",
                unit=cast.unit(HEADS[line][0] if not own else "general"),
            )
            rows.append(row)
    return list(cast.enter(rows))


def _items(
    cast: Cast, documents: list[PlanDocument], actions: dict[tuple[int, str], PlanAction]
) -> list[PlanItem]:
    rng = Random(2022)
    drafts = []
    for document in documents:
        lines = list(ITEMS) if document.cited == 1 else [document.line]
        tasks = [(line, *pair) for line in lines for pair in ITEMS[line][: 4 if len(lines) > 1 else 8]]
        for sequence, (line, task, measure) in enumerate(tasks, 1):
            drafts.append(_item(cast, rng, document, actions[document.year, line], sequence, task, measure))
    return list(cast.enter(drafts))


def _item(
    cast: Cast,
    rng: Random,
    document: PlanDocument,
    action: PlanAction,
    sequence: int,
    task: str,
    measure: str,
) -> Draft:
    section, head = HEADS[action.line]
    month = rng.choice((6, 9, 10, 11, 12))
    due = workday(document.year, month, rng.randint(10, 24))
    late = rng.random() < 0.06
    done = workday(due.year, due.month, due.day) if late else before(due, rng.randint(0, 12))
    if late and due.month < 12:
        done = workday(due.year, due.month + 1, rng.randint(3, 9))
    leader = action.leader
    item = PlanItem(
        document=document,
        action=action,
        sequence=sequence,
        task=task,
        measure=measure,
        lead_section=cast.unit(section),
        responsible=None if rng.random() < 0.02 else cast.named(head),
        leader=leader,
        dual_duty=document.kind == "duties",
        supervisor=cast.named("孙启航") if head != "孙启航" else cast.named("白玉成"),
        due_on=due,
        completed_on=done,
        completion=f"{task}各项措施已落实，佐证材料归档",
        evaluation=rng.choice(("good", "good", "fair", "plain")) if not late else "plain",
        evaluated_by=leader,
        evaluated_on=workday(document.year, 12, 28),
        unit=cast.unit(section),
    )
    return Draft(item, {"support_sections": [cast.unit(rng.choice(SUPPORT))]})

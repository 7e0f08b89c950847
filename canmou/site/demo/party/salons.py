"""The brand and its salons: eight in 2022, three of them named in the report."""

from datetime import date, timedelta

from canmou.kernel.models import RecordRef
from canmou.party.models import Brand, Salon, SalonOutcome, SalonSpeaker
from canmou.site.demo.cast import Cast
from canmou.site.demo.days import on_or_after, workday

#: title, theme, day, host, on conduct, cited
SALONS = [
    ("“党史中的调查研究”读书沙龙", "如何从党史中汲取调研智慧", (2021, 3, 26), "party", False, None),
    ("“改文风、提质量”专题研讨", "如何改进文风、提高文稿质量", (2021, 5, 28), "research2", True, 1),
    ("重点产业链调研方法交流会", "如何做深产业链调研", (2021, 6, 25), "economy", False, 2),
    ("学习贯彻“七一”重要讲话精神研讨会", "如何把讲话精神落到以文辅政上", (2021, 7, 23), "party", False, 3),
    ("民生课题选题会商沙龙", "如何选准民生课题", (2021, 9, 17), "society", False, None),
    ("年度成果复盘沙龙", "如何提高成果转化率", (2021, 12, 10), "research1", False, None),
    (
        "“学习贯彻全国人代会和省市党代会、人代会精神”专题研讨",
        "如何把会议精神转化为调研选题",
        (2022, 3, 18),
        "research2",
        False,
        1,
    ),
    (
        "“践行‘严真细实快’工作作风”大讨论",
        "如何践行“严真细实快”工作作风、推动工作品质提升",
        (2022, 4, 15),
        "personnel",
        True,
        2,
    ),
    ("2021年度绩效考核专题分析会", "如何补齐考核短板", (2022, 2, 25), "general", False, 3),
    ("小切口课题开题沙龙", "如何把小切口做出大文章", (2022, 5, 20), "research1", False, None),
    ("产业链图谱应用交流会", "如何用好产业链图谱", (2022, 6, 24), "economy", False, None),
    ("稳经济政策比较研讨会", "如何借鉴外地稳经济做法", (2022, 7, 22), "research2", False, None),
    ("青年干部调研习作点评会", "如何写好调研报告", (2022, 9, 16), "society", False, None),
    ("党的二十大报告学习交流会", "如何学深悟透报告精神", (2022, 11, 11), "party", False, None),
    ("“大兴调查研究”专题研讨", "如何开展解剖麻雀式调研", (2023, 3, 24), "research1", False, 1),
    ("“实干攻坚”作风大讨论", "如何以实干作风推动任务落地", (2023, 4, 21), "personnel", True, 2),
    ("2022年度考核结果分析会", "如何巩固优势、补齐弱项", (2023, 2, 24), "general", False, 3),
    ("绿色低碳转型专题沙龙", "如何研究绿色低碳转型", (2023, 5, 26), "economy", False, None),
    ("智库合作案例交流会", "如何用好外脑", (2023, 6, 16), "thinktank", False, None),
    ("人工智能辅助办文研讨会", "如何稳妥使用新技术", (2023, 7, 21), "center", False, None),
    ("民生数据解读沙龙", "如何读懂民生数据", (2023, 9, 22), "society", False, None),
    ("期刊选题策划会", "如何办出特色专题", (2023, 10, 27), "editorial", False, None),
    ("学习中央经济工作会议精神沙龙", "如何谋划来年课题", (2023, 12, 22), "research2", False, None),
]
SPEECHES = [
    "从一个案例谈起",
    "数据背后的问题",
    "外地做法的三点启示",
    "我的体会和建议",
    "难点在哪里",
    "下一步怎么做",
    "几点不同看法",
]
HOSTS = {
    "party": "白玉成",
    "research1": "高振华",
    "research2": "董建国",
    "economy": "谭志刚",
    "society": "姚丽华",
    "thinktank": "熊国栋",
    "editorial": "贾书林",
    "personnel": "苗秀云",
    "general": "孙启航",
    "center": "侯德明",
}


def load(cast: Cast) -> None:
    """The brand, three years of salons, their speakers in order, and what followed."""
    (brand,) = cast.enter(
        [
            Brand(
                title="党建＋调研沙龙",
                short_name="调研沙龙",
                created_on=date(2020, 6, 18),
                keeper=cast.unit("party"),
                idea="把党小组学习与课题研讨放在一起开，一期一题，人人发言，成果进台账。",
            )
        ],
        unit="party",
    )
    rows = [
        Salon(
            brand=brand,
            title=title,
            theme=theme,
            held_on=workday(*day),
            host=cast.unit(host),
            presider=cast.staff[1 + day[1] % 3],
            place="机关五楼沙龙室",
            on_conduct=conduct,
            as_training=not conduct,
            summary="科室负责人和班子成员依次发言，主持人归纳意见，形成成果清单。",
            cited=cited,
        )
        for title, theme, day, host, conduct, cited in SALONS
    ]
    speakers, outcomes = [], []
    for number, salon in enumerate(cast.enter(rows, unit="party")):
        heads = [cast.named(name) for name in HOSTS.values()]
        names = heads[number % 4 : number % 4 + 5 + number % 3] + cast.staff[1:3]
        for sequence, person in enumerate(names, 1):
            speakers.append(
                SalonSpeaker(
                    salon=salon,
                    sequence=sequence,
                    speaker=person,
                    spoke_on=salon.held_on,
                    title=SPEECHES[(number + sequence) % len(SPEECHES)],
                    materials="发言提纲一页",
                )
            )
        outcomes.append(_outcome(cast, salon, number))
    cast.enter(speakers, unit="party")
    cast.enter(outcomes, unit="party")


def _outcome(cast: Cast, salon: Salon, number: int) -> SalonOutcome:
    kinds = [
        ("task", "列出改进任务，纳入半月调度"),
        ("topic", "形成调研选题建议"),
        ("manuscript", "整理成文稿素材"),
    ]
    kind, content = kinds[number % len(kinds)]
    task = RecordRef.objects.filter(office=cast.office, ledger="STK", on__gt=salon.held_on).order_by(
        "on", "number"
    )
    return SalonOutcome(
        salon=salon,
        kind=kind,
        content=f"{salon.theme}：{content}",
        followed_on=on_or_after(salon.held_on + timedelta(days=10)),
        result=task.first() if kind == "task" else None,
        owner=salon.presider,
    )

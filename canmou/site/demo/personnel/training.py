"""Demo: the 四力 programme, classes, the city's roster of research cadres, mentoring."""

from datetime import date, timedelta
from random import Random

from canmou.kernel.ledger.actions import Draft
from canmou.kernel.people.models import Person, Unit
from canmou.personnel.models import (
    Attendance,
    ClassEvaluation,
    Enrolment,
    MentoringPair,
    ResearchCadre,
    TrainingClass,
    TrainingProgramme,
)
from canmou.site.demo.cast import Cast
from canmou.site.demo.days import on_or_after, workday

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
)
GIVEN = (
    "建军 晓燕 志强 丽娟 海涛 秀芳 永刚 玉梅 国庆 春燕 立新 淑贞 文博 雪琴 启明 佳慧 振东 欣怡 鹏飞 梦瑶 "
    "世杰 雨桐 学林 婷婷 德胜 思琪 光明 静雯 宏伟 诗涵 新华 晓彤 长青 可欣 万里 若曦 少华 美玲 伟东 紫薇"
).split()
DUTIES = [
    "办公室主任",
    "办公室副主任",
    "调研科科长",
    "办公室调研岗",
    "综合科文字岗",
    "政策研究岗",
    "文字秘书",
]
LAYERS = ["heads", "heads", "heads", "staff", "staff", "staff", "young"]

#: title, layer, stage, category, days, enrolled, attended, place, courses (one for each half-day)
CITY_CLASSES = [
    (
        "全市政府系统调研信息工作培训班",
        "staff",
        "growth",
        "research",
        (date(2021, 6, 17), date(2021, 6, 18)),
        150,
        142,
        ["信息编报要领", "调研选题与提纲", "数据怎样用", "优秀成果点评"],
    ),
    (
        "全市政府系统综合文稿撰写专题培训班",
        "staff",
        "advanced",
        "writing",
        (date(2022, 8, 10), date(2022, 8, 11)),
        192,
        186,
        ["领导讲话稿的立意与结构", "《政府工作报告》起草体会", "调查研究与观点提炼", "公文常见差错剖析"],
    ),
    (
        "全市政府系统调查研究能力提升培训班",
        "staff",
        "advanced",
        "research",
        (date(2023, 7, 27), date(2023, 7, 28)),
        210,
        203,
        ["大兴调查研究的要求", "田野调查方法", "问题清单与对策设计", "智库成果转化案例"],
    ),
]

#: title, reach, layer, stage, category, day, hours, place, how many of the staff
OWN_CLASSES = [
    (
        "新入职人员公文写作讲堂",
        "office",
        "young",
        "entry",
        "writing",
        date(2021, 4, 16),
        4,
        "机关五楼会议室",
        9,
    ),
    ("党史学习教育专题读书班", "office", "all", "growth", "politics", date(2021, 5, 28), 12, "市委党校", 38),
    (
        "全省研究室系统业务培训班",
        "sent",
        "heads",
        "advanced",
        "research",
        date(2021, 10, 22),
        24,
        "省委党校",
        4,
    ),
    (
        "“四力”讲堂第一讲：怎样把会议听明白",
        "office",
        "all",
        "growth",
        "writing",
        date(2022, 3, 25),
        3,
        "机关五楼会议室",
        36,
    ),
    (
        "“四力”讲堂第二讲：入户访谈的十个细节",
        "office",
        "young",
        "growth",
        "research",
        date(2022, 5, 20),
        3,
        "机关五楼会议室",
        18,
    ),
    (
        "统计数据解读与图表运用",
        "office",
        "staff",
        "growth",
        "digital",
        date(2022, 9, 23),
        4,
        "机关五楼会议室",
        22,
    ),
    (
        "全省政府研究室主任培训班",
        "sent",
        "leaders",
        "advanced",
        "policy",
        date(2022, 11, 18),
        24,
        "省委党校",
        2,
    ),
    (
        "学习贯彻党的二十大精神轮训班",
        "sent",
        "all",
        "advanced",
        "politics",
        date(2022, 12, 9),
        16,
        "市委党校",
        26,
    ),
    ("主题教育读书班", "office", "all", "growth", "politics", date(2023, 5, 19), 24, "市委党校", 39),
    ("调研提纲实训", "office", "young", "entry", "research", date(2023, 8, 25), 6, "机关五楼会议室", 12),
    (
        "大数据辅助决策专题培训",
        "sent",
        "staff",
        "growth",
        "digital",
        date(2023, 10, 27),
        16,
        "山东大数据学院",
        5,
    ),
]

#: mentor, mentee, goal, started on, review, remark
PAIRS = [
    (
        "吕晓东",
        "冯子昂",
        "一年内独立完成两篇调研报告",
        date(2022, 3, 21),
        "excellent",
        "独立完成三篇，一篇获肯定性批示",
    ),
    (
        "潘慧敏",
        "任嘉禾",
        "掌握讲话稿起草全流程",
        date(2022, 3, 21),
        "achieved",
        "能够独立起草会议主持词和汇报材料",
    ),
    ("谭志刚", "邱明哲", "熟悉工业经济分析方法", date(2022, 3, 21), "short", "分析框架已掌握，文字仍需锤炼"),
    ("段成林", "乔安然", "学会入户访谈和问卷设计", date(2022, 3, 21), "excellent", "访谈记录被列为范本"),
    ("白玉成", "顾清扬", "熟悉党务工作规程", date(2022, 3, 21), "achieved", "能够独立组织主题党日"),
    ("葛云鹏", "路佳宁", "完成一项产业链调研", date(2022, 3, 21), "achieved", "完成链上企业走访十九家"),
    ("袁静怡", "祝春妮", "独立编发一期刊物", date(2022, 3, 21), "excellent", "独立编校两期无差错"),
    ("高振华", "冯子昂", "参与起草《政府工作报告》", date(2023, 4, 3), "", ""),
    ("董建国", "陆思源", "完成办公室到业务科室转岗学习", date(2023, 4, 3), "", ""),
    ("汤海燕", "石磊", "主持一项智库课题", date(2023, 4, 3), "", ""),
    ("熊国栋", "龚婉清", "熟悉专家论证全流程", date(2023, 4, 3), "", ""),
]


def load(cast: Cast) -> None:
    """Programmes, roster, classes with those who attended, mentoring."""
    programmes = _programmes(cast)
    roster = _roster(cast)
    for facts in CITY_CLASSES:
        _city_class(cast, facts, programmes, roster)
    _own_classes(cast, programmes)
    _mentoring(cast)


def _programmes(cast: Cast) -> list[TrainingProgramme]:
    rows = [
        TrainingProgramme(
            title="“青蓝”培育工程",
            abilities="学习能力、调查能力、写作能力",
            team_goal="学习型、务实型",
            started_on=date(2020, 3, 2),
            ended_on=date(2021, 12, 31),
            keeper=cast.unit("personnel"),
            content="导师带徒、每月一课、每季一评",
        ),
        TrainingProgramme(
            title="“四力”培育工程",
            abilities="脚力、眼力、脑力、笔力",
            team_goal="博学型、善谋型、实干型",
            started_on=date(2022, 2, 21),
            keeper=cast.unit("personnel"),
            content="以“四力”讲堂、导师结对、一线锻炼、课题揭榜为抓手，三年轮训一遍",
        ),
    ]
    return list(cast.enter(rows, unit="personnel"))


def _roster(cast: Cast) -> list[tuple[Person, Unit]]:
    """Research cadres of departments and districts; enough for the largest class."""
    random = Random(56)
    bodies = list(
        Unit.objects.filter(office=cast.office, kind__in=["department", "district"]).order_by("order")
    )
    names = [surname + given for surname in SURNAMES for given in GIVEN]
    chosen, rows = random.sample(names, 224), []
    people = []
    for order, name in enumerate(chosen):
        body = bodies[order % len(bodies)]
        duty = order * 3 % len(DUTIES)
        person = cast.person(name, unit=body, title=DUTIES[duty], since=date(2019, 1, 1), note=body.spoken)
        people.append((person, body))
        rows.append(
            ResearchCadre(
                person=person,
                body=body,
                duty=DUTIES[duty],
                layer=LAYERS[duty],
                registered_on=workday(2021 + (order >= 160) + (order >= 200), 3, 1 + order % 5),
                left_on=date(2023, 6, 30) if order % 41 == 7 else None,
            )
        )
    cast.enter(rows, unit="personnel")
    return people


def _city_class(
    cast: Cast, facts: tuple, programmes: list[TrainingProgramme], roster: list[tuple[Person, Unit]]
) -> None:
    title, layer, stage, category, days, enrolled, attended, courses = facts
    made = TrainingClass(
        title=title,
        programme=programmes[days[0].year >= 2022],
        reach="city",
        layer=layer,
        category=category,
        stage=stage,
        started_on=days[0],
        held_on=days[-1],
        place="市委党校",
        hours=16,
        content="；".join(courses),
    )
    training = cast.enter([Draft(made, {"hosts": [cast.unit("office")]})], unit="personnel")[0]
    people = roster[:enrolled]
    absent = {order * 29 % enrolled for order in range(1, enrolled - attended + 1)}
    cast.enter(
        [
            Enrolment(
                training=training,
                person=person,
                body=body,
                enrolled_on=on_or_after(days[0] - timedelta(days=9 - order % 4)),
                outcome="attended" if order not in absent else ("leave", "absent")[order % 2],
                hours=16 if order not in absent else None,
                certified_on=days[-1] if order not in absent else None,
            )
            for order, (person, body) in enumerate(people)
        ],
        unit="personnel",
    )
    missing = [people[order][0] for order in sorted(absent)]
    halves = [(day, half) for day in days for half in ("morning", "afternoon")]
    lecturers = ["市委党校教授", "省政府研究室处长", "市政府研究室主任周承远", "海岱大学教授"]
    cast.enter(
        [
            Draft(
                Attendance(
                    training=training,
                    held_on=day,
                    half=half,
                    course=course,
                    lecturer=lecturer,
                    expected=enrolled,
                    present=attended,
                ),
                {"absentees": missing},
            )
            for (day, half), course, lecturer in zip(halves, courses, lecturers, strict=True)
        ],
        unit="personnel",
    )
    answers = attended - 6
    aspects = [
        ("课程针对性", 9, "多安排修改稿对照讲评"),
        ("授课质量", 6, ""),
        ("组织服务", 4, "资料提前三天下发"),
    ]
    cast.enter(
        [
            ClassEvaluation(
                training=training,
                aspect=aspect,
                collected_on=days[-1],
                answers=answers,
                satisfied=answers - less,
                advice=advice,
            )
            for aspect, less, advice in aspects
        ],
        unit="personnel",
    )


def _own_classes(cast: Cast, programmes: list[TrainingProgramme]) -> None:
    classes = cast.enter(
        [
            TrainingClass(
                title=title,
                programme=programmes[day.year >= 2022],
                reach=reach,
                layer=layer,
                category=category,
                stage=stage,
                started_on=day - timedelta(days=(hours - 1) // 8),
                held_on=day,
                place=place,
                hours=hours,
            )
            for title, reach, layer, stage, category, day, hours, place, _ in OWN_CLASSES
        ],
        unit="personnel",
    )
    office = cast.unit("office")
    enrolments, evaluations = [], []
    for training, (*_, heads) in zip(classes, OWN_CLASSES, strict=True):
        for person in cast.staff[-heads:] if training.layer != "leaders" else cast.staff[:heads]:
            enrolments.append(
                Enrolment(
                    training=training,
                    person=person,
                    body=office,
                    enrolled_on=on_or_after(training.started_on - timedelta(days=7)),
                    outcome="attended",
                    hours=training.hours,
                )
            )
        if training.reach == "office":
            evaluations.append(
                ClassEvaluation(
                    training=training,
                    aspect="总体评价",
                    collected_on=training.held_on,
                    answers=heads,
                    satisfied=heads - heads // 15,
                )
            )
    cast.enter(enrolments, unit="personnel")
    cast.enter(evaluations, unit="personnel")


def _mentoring(cast: Cast) -> None:
    cast.enter(
        [
            MentoringPair(
                mentor=cast.named(mentor),
                mentee=cast.named(mentee),
                goal=goal,
                started_on=start,
                ended_on=start + timedelta(days=364),
                reviewed_on=on_or_after(start + timedelta(days=370)) if review else None,
                review=review,
                remark=remark,
            )
            for mentor, mentee, goal, start, review, remark in PAIRS
        ],
        unit="personnel",
    )

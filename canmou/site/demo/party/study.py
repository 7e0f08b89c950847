"""Plans and topics, party-group meetings, sessions with attendance, self-study, what followed."""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from canmou.kernel.ledger.actions import Draft
from canmou.kernel.models import RecordRef
from canmou.party.models import (
    AgendaItem,
    Attendance,
    Conversion,
    FocusTopic,
    PartyGroupMeeting,
    PartyMember,
    SelfStudy,
    StudyPlan,
    StudySession,
)
from canmou.site.demo.cast import Cast
from canmou.site.demo.days import YEARS, month_end, on_or_after, workday

#: year: topics of the centre group, topics of all staff
TOPICS = {
    2021: (
        [
            "学习党的百年奋斗史",
            "新发展理念",
            "全国两会精神",
            "“七一”重要讲话精神",
            "黄河流域发展座谈会讲话精神",
            "党的十九届六中全会精神",
        ],
        [
            "党史专题一：新民主主义革命时期",
            "党史专题二：社会主义建设时期",
            "改革开放史",
            "公文写作规范",
            "保密法律法规",
            "调查研究方法",
        ],
    ),
    2022: (
        [
            "关于调查研究的重要论述",
            "全国两会精神学习",
            "总体国家安全观",
            "关于经济工作的重要论述",
            "《习近平谈治国理政》第四卷",
            "关于意识形态工作的重要论述",
            "省市党代会精神",
            "党的二十大报告和党章",
        ],
        [
            "党章党规常识",
            "统计知识与数据核对",
            "扩大内需战略",
            "黄河国家战略",
            "公文格式国家标准",
            "廉洁文化建设",
        ],
    ),
    2023: (
        [
            "习近平新时代中国特色社会主义思想专题一：坚定信仰",
            "习近平新时代中国特色社会主义思想专题二：为民情怀",
            "习近平新时代中国特色社会主义思想专题三：求真务实",
            "大兴调查研究的部署",
            "新发展格局",
            "全国两会精神解读",
            "关于党的自我革命的重要论述",
            "绿色低碳转型",
            "中央经济工作会议精神",
        ],
        [
            "主题教育规定书目",
            "高质量发展指标体系",
            "民法典常识",
            "网络安全常识",
            "人工智能与办公",
            "典型案例写法",
        ],
    ),
}

#: year: sessions of the centre group, of all staff, of each party group
NUMBERS = {2021: (11, 24, 11), 2022: (12, 26, 12), 2023: (12, 28, 12)}
GROUP_SUBJECTS = ["学习本月重要讲话", "交流读书体会", "对照先进典型谈差距", "讨论科室业务难题"]
MEETINGS = {2021: 16, 2022: 18, 2023: 20}
AGENDA = [
    ("研究年度工作要点", "passed", "印发执行，办公室按季督促"),
    ("研究干部培训安排", "passed", "人事科会后一周内下发通知"),
    ("听取百题调研进展汇报", "heard", "进度落后课题逐项列出完成时间"),
    ("研究党风廉政建设任务分工", "passed", "班子成员按分工落实一岗双责"),
    ("研究内参编发改进意见", "principle", "修改后送分管领导审定"),
    ("听取专家库更新情况汇报", "heard", "严格条件和程序，接受监督"),
    ("研究机关经费支出事项", "passed", "严格按预算执行"),
    ("研究青年干部结对名单", "passed", "半年一评"),
    ("听取走访慰问情况汇报", "heard", "诉求限时答复"),
]
SOURCES = [
    "《求是》杂志刊发的重要文章",
    "在中央有关会议上的重要讲话",
    "到地方考察时的重要讲话",
    "关于有关工作的重要指示批示",
]
READINGS = [
    "《习近平谈治国理政》第四卷",
    "《论调查研究》",
    "党章",
    "《求是》杂志重要文章",
    "政府工作报告",
    "《关于新形势下党内政治生活的若干准则》",
]


def load(cast: Cast, members: list[PartyMember]) -> None:
    """Three years of study, and the first session of 2024."""
    rng = Random(26)
    topics = _plans(cast)
    _meetings(cast)
    sessions = _sessions(cast, topics)
    cast.enter(_attendance(cast, rng, sessions, members), unit="party")
    _self_study(cast, rng, topics)
    _conversions(cast, sessions)


def _plans(cast: Cast) -> dict[tuple[int, str], list[FocusTopic]]:
    names = {"centre_group": "党组理论学习中心组", "all_staff": "全体干部职工"}
    plans = [
        StudyPlan(
            title=f"市政府研究室{name}{year}年理论学习安排意见",
            audience=audience,
            year=year,
            issued_on=workday(year, 2, 18 if audience == "centre_group" else 21),
            document_number=f"淄政研党〔{year}〕{2 + number}号",
            secretary=cast.named("白玉成" if audience == "centre_group" else "顾清扬"),
            requirements="联系实际学，带着问题学，每次学习有主题、有发言、有转化。",
        )
        for year in YEARS
        for number, (audience, name) in enumerate(names.items())
    ]
    rows = []
    for plan in cast.enter(plans, unit="party"):
        titles = TOPICS[plan.year][plan.audience == "all_staff"]
        for sequence, title in enumerate(titles, 1):
            month = min(12, 1 + sequence * 12 // (len(titles) + 1))
            rows.append(
                FocusTopic(
                    plan=plan,
                    sequence=sequence,
                    title=title,
                    materials=READINGS[sequence % len(READINGS)],
                    planned_for=month_end(plan.year, month),
                    lead_speaker=cast.staff[sequence % 4],
                )
            )
    found: dict[tuple[int, str], list[FocusTopic]] = {}
    for topic in cast.enter(rows, unit="party"):
        found.setdefault((topic.plan.year, topic.plan.audience), []).append(topic)
    return found


def _meetings(cast: Cast) -> None:
    leaders = [person for person in cast.staff[:4]]
    drafts = []
    for year, number in MEETINGS.items():
        for sequence in range(1, number + 1):
            row = PartyGroupMeeting(
                year=year,
                sequence=sequence,
                held_on=workday(year, 1 + (sequence - 1) * 12 // number, 5 + (sequence * 9) % 18),
                place="机关五楼会议室",
                presider=leaders[0],
                recorder=cast.named("陆思源"),
                minutes_number=f"党组会纪要〔{year}〕{sequence}号",
            )
            drafts.append(
                Draft(row, {"attendees": leaders, "observers": [cast.named("孙启航"), cast.named("白玉成")]})
            )
    items = []
    for meeting in cast.enter(drafts, unit="party"):
        items += _agenda(cast, meeting)
    cast.enter(items, unit="party")


def _agenda(cast: Cast, meeting: PartyGroupMeeting) -> list[AgendaItem]:
    source = SOURCES[meeting.sequence % len(SOURCES)]
    first = AgendaItem(
        meeting=meeting,
        sequence=1,
        title=f"学习习近平总书记{source}",
        first_topic=True,
        content_source=f"{meeting.year}年{meeting.held_on.month}月公开发布",
        result="studied",
        decision="结合调研和文稿工作抓好贯彻，机关党建科跟踪",
        owner=cast.named("白玉成"),
        due_on=on_or_after(meeting.held_on + timedelta(days=30)),
        discussed_on=meeting.held_on,
    )
    tasks = RecordRef.objects.filter(
        office=cast.office,
        ledger="STK",
        on__gte=meeting.held_on,
        on__lte=meeting.held_on + timedelta(days=10),
    )
    others = []
    for place in range(2 + meeting.sequence % 2):
        title, result, decision = AGENDA[(meeting.sequence * 2 + place) % len(AGENDA)]
        others.append(
            AgendaItem(
                meeting=meeting,
                sequence=place + 2,
                title=title,
                reporter=cast.staff[1 + place],
                result=result,
                decision=decision,
                owner=cast.staff[1 + place],
                discussed_on=meeting.held_on,
                task=tasks.order_by("number").first() if place == 0 else None,
            )
        )
    return [first, *others]


def _sessions(cast: Cast, topics: dict[tuple[int, str], list[FocusTopic]]) -> list[StudySession]:
    drafts = []
    for year, (centre, collective, groups) in NUMBERS.items():
        own = topics[year, "centre_group"]
        for number in range(centre):
            topic = own[number % len(own)]
            drafts.append(_centre(cast, workday(year, 1 + number, 19), topic))
        staff = [*topics[year, "all_staff"], *own]
        for number in range(collective):
            day = on_or_after(date(year, 1, 7) + timedelta(days=number * (350 // collective)))
            drafts.append(_collective(cast, day, staff[number % len(staff)], number))
        for number in range(groups):
            for group in (1, 2, 3):
                day = workday(year, 1 + number, 23 + group)
                drafts.append(_group(cast, day, group, staff[(number + group) % len(staff)], number))
    last = topics[2023, "all_staff"][-1]
    drafts.append(_collective(cast, date(2024, 1, 5), last, 1))
    return list(cast.enter(drafts, unit="party"))


def _centre(cast: Cast, day: date, topic: FocusTopic) -> Draft:
    row = StudySession(
        title=f"{topic.title}（{day.month}月）",
        kind="centre_group",
        held_on=day,
        form="discussion",
        presider=cast.staff[0],
        place="机关五楼会议室",
        content="集体研读、主发言、交流研讨，主持人总结。",
        hours=Decimal("3"),
    )
    return Draft(row, {"topics": [topic], "speakers": cast.staff[: 2 + day.month % 3]})


def _collective(cast: Cast, day: date, topic: FocusTopic, number: int) -> Draft:
    row = StudySession(
        title=f"{topic.title}（{day.month}月{day.day}日）",
        kind="collective",
        held_on=day,
        form=("reading", "lecture", "video")[number % 3],
        presider=cast.staff[1 + number % 3],
        place="机关一楼报告厅",
        content="领学原文，结合工作交流体会。",
    )
    return Draft(row, {"topics": [topic], "speakers": [cast.staff[5 + number % 30]]})


def _group(cast: Cast, day: date, group: int, topic: FocusTopic, number: int) -> Draft:
    row = StudySession(
        title=GROUP_SUBJECTS[(number + group) % len(GROUP_SUBJECTS)],
        kind="party_group",
        held_on=day,
        group=cast.unit(f"group{group}"),
        form="discussion",
        presider=cast.named(("孙启航", "谭志刚", "侯德明")[group - 1]),
        place="党员活动室",
        content="轮流领学，逐人发言。",
        hours=Decimal("1.5"),
    )
    return Draft(row, {"topics": [topic]})


def _attendance(
    cast: Cast, rng: Random, sessions: list[StudySession], members: list[PartyMember]
) -> list[Attendance]:
    found = []
    for session in sessions:
        if session.kind == "centre_group":
            expected = cast.staff[:5]
        elif session.kind == "collective":
            expected = cast.staff if session.held_on.year >= 2022 else []
        else:
            expected = [member.person for member in members if member.group == session.group]
        for person in expected:
            chance = rng.random()
            status = "present" if chance > 0.06 else "made_up" if chance > 0.02 else "leave"
            found.append(
                Attendance(
                    session=session,
                    person=person,
                    status=status,
                    attended_on=session.held_on + timedelta(days=3 if status == "made_up" else 0),
                    reason="" if status == "present" else rng.choice(("公务外出", "抽调专班", "病假")),
                )
            )
    return found


def _self_study(cast: Cast, rng: Random, topics: dict[tuple[int, str], list[FocusTopic]]) -> None:
    rows = []
    for year in YEARS:
        own = topics[year, "all_staff"]
        for order, person in enumerate(cast.staff):
            for half in (0, 1):
                rows.append(
                    SelfStudy(
                        person=person,
                        studied_on=date(year, 2 + half * 6 + order % 4, 1 + order % 27),
                        topic=own[(order + half) % len(own)],
                        content=READINGS[(order + half * 3) % len(READINGS)],
                        hours=Decimal(rng.choice(("1", "1.5", "2"))),
                        notes="结合岗位谈认识，提出改进打算。" if order % 3 == 0 else "",
                    )
                )
    cast.enter(rows, unit="party")


def _conversions(cast: Cast, sessions: list[StudySession]) -> None:
    kinds = [
        ("topic", "据此提出调研选题"),
        ("task", "列入督办事项跟踪落实"),
        ("measure", "完善机关内部管理措施"),
        ("manuscript", "在综合文稿中吸收体现"),
    ]
    rows = []
    for number, session in enumerate(s for s in sessions if s.kind == "centre_group"):
        kind, content = kinds[number % len(kinds)]
        rows.append(
            Conversion(
                session=session,
                kind=kind,
                converted_on=on_or_after(session.held_on + timedelta(days=8)),
                content=f"{session.title}：{content}",
                owner=cast.staff[8 + number % 20],
            )
        )
    cast.enter(rows, unit="party")

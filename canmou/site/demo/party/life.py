"""The branch: 37 members in three groups, duties ticked off, meetings, problems put right, talks, appraisal."""

from datetime import date, timedelta
from random import Random

from canmou.kernel.ledger.actions import Draft
from canmou.kernel.models import RecordRef
from canmou.kernel.people.models import Person
from canmou.party.models import (
    BranchMeeting,
    DutyTick,
    LifePreparation,
    MemberAppraisal,
    MemberTalk,
    OrgLifeMeeting,
    PartyDuty,
    PartyMember,
    RectificationItem,
)
from canmou.site.demo.cast import Cast
from canmou.site.demo.days import YEARS, before, month_end, on_or_after, workday

MEMBERS = 37
DUTIES = {
    "白玉成": "secretary",
    "高振华": "deputy",
    "苗秀云": "organization",
    "贾书林": "publicity",
    "熊国栋": "discipline",
    "孙启航": "group_head",
    "谭志刚": "group_head",
    "侯德明": "group_head",
}

#: title, cycle, owner, basis
CHECKLIST = [
    ("支部党员大会每季度一次", "quarter", "白玉成", "支部工作条例第十一条"),
    ("支部委员会每月一次", "month", "白玉成", "支部工作条例第十二条"),
    ("党小组会每月一次", "month", "高振华", "支部工作条例第十三条"),
    ("书记讲党课", "year", "白玉成", "支部工作条例第十三条"),
    ("主题党日每月固定一天", "month", "顾清扬", "支部工作条例第十六条"),
    ("年度组织生活会", "year", "白玉成", "支部工作条例第十七条"),
    ("民主评议党员工作", "year", "苗秀云", "支部工作条例第十八条"),
    ("党费收缴公示", "quarter", "苗秀云", "党费收缴使用和管理规定"),
    ("意识形态责任制自查", "half", "贾书林", "意识形态工作责任制实施办法"),
    ("党风廉政形势分析", "half", "熊国栋", "全面从严治党主体责任规定"),
]
#: number on the checklist → the kind of branch meeting that proves it
EVIDENCE = {1: "members", 2: "committee", 3: "group", 4: "lecture"}

#: year: theme, day, problems closed by the year's end and verified
LIFE = {
    2021: ("学习贯彻党的十九届六中全会精神", date(2021, 11, 26), 19),
    2022: ("学习贯彻党的二十大精神", date(2022, 11, 18), 23),
    2023: ("学习贯彻习近平新时代中国特色社会主义思想主题教育", date(2023, 11, 24), 21),
}
PROBLEMS = [
    ("理论学习", "联系科室实际学得不深", "每季度开展一次学用交流"),
    ("理论学习", "原著研读不够系统", "制订个人研读计划，党小组检查"),
    ("理论学习", "学习笔记不够规范", "统一笔记本，按月抽查"),
    ("理论学习", "用理论指导选题的意识不强", "选题会增加政策依据一栏"),
    ("调查研究", "到企业一线调研次数偏少", "每人每季度至少一次入企"),
    ("调查研究", "问卷样本代表性不足", "请统计部门指导抽样"),
    ("调查研究", "对外地经验跟踪不及时", "建立外地做法周报"),
    ("调查研究", "调研后续跟踪不够", "报告后三个月回访"),
    ("文稿质量", "数据核对环节有疏漏", "实行双人核数"),
    ("文稿质量", "个别材料篇幅偏长", "规定字数上限并公示"),
    ("文稿质量", "语言不够鲜活", "每月评议一篇习作"),
    ("工作作风", "办件存在压时限现象", "提前两天亮黄灯"),
    ("工作作风", "跨科室沟通不够主动", "每周科室联席碰头"),
    ("工作作风", "服务基层主动性不强", "每月联系一个区县"),
    ("工作作风", "加班效率不高", "推行文稿模板和素材库"),
    ("工作作风", "值班交接记录不细", "修订交接清单"),
    ("纪律规矩", "请销假手续不及时", "线上登记，按月通报"),
    ("纪律规矩", "会议考勤不严", "会前签到，会后公示"),
    ("纪律规矩", "个别谈话谈得不深", "谈话前列提纲"),
    ("联系群众", "回访走访户不够经常", "每季度回访一次"),
    ("联系群众", "诉求转办跟踪不紧", "建立转办台账"),
    ("担当作为", "攻坚难题的办法不多", "组建青年课题组"),
    ("担当作为", "对新业态研究不够", "每季度一期专题沙龙"),
]
TALKS = [
    "交流近期工作和思想状况，提醒注意文稿数据核对",
    "鼓励多到一线调研，帮助解决家庭困难",
    "互相提出批评意见，商定改进措施",
]


def load(cast: Cast) -> list[PartyMember]:
    """Members, duties, meetings, problems, talks and appraisals. Returns the members."""
    members = _members(cast)
    _branch(cast)
    _duties(cast)
    _life(cast)
    _restricted(cast, [member.person for member in members])
    return members


def group_of(order: int) -> str:
    """The party group of the staff member of this order (from 0): three groups, by section."""
    return "group1" if order < 13 else "group2" if order < 25 else "group3"


def _members(cast: Cast) -> list[PartyMember]:
    rows = []
    for order, person in enumerate(cast.staff[:MEMBERS]):
        joined = date(1996 + order * 7 % 22, 7, 1)
        rows.append(
            PartyMember(
                person=person,
                group=cast.unit(group_of(order)),
                duty=DUTIES.get(person.name, "member"),
                joined_on=joined,
                probation_ends_on=joined.replace(year=joined.year + 1),
                since=max(date(2015 + order % 5, 1 + order % 12, 1), joined),
            )
        )
    return list(cast.enter(rows, unit="party"))


def _spans(year: int, cycle: str) -> list[tuple[str, date]]:
    if cycle == "month":
        return [(f"{year}-{month:02d}", month_end(year, month)) for month in range(1, 13)]
    if cycle == "quarter":
        return [(f"{year}-Q{quarter}", month_end(year, quarter * 3)) for quarter in range(1, 5)]
    if cycle == "half":
        return [(f"{year}-H1", month_end(year, 6)), (f"{year}-H2", month_end(year, 12))]
    return [(str(year), month_end(year, 12))]


def _duties(cast: Cast) -> None:
    rng = Random(17)
    rows = [
        PartyDuty(
            year=year,
            sequence=sequence,
            title=title,
            basis=basis,
            cycle=cycle,
            owner=cast.named(owner),
            standard="有通知、有签到、有记录、有照片",
            listed_on=workday(year, 2, 22),
        )
        for year in YEARS
        for sequence, (title, cycle, owner, basis) in enumerate(CHECKLIST, 1)
    ]
    ticks = []
    for duty in cast.enter(rows, unit="party"):
        for period, due in _spans(duty.year, duty.cycle):
            late = rng.random() < 0.04 and due.month < 12
            done = on_or_after(due + timedelta(days=3)) if late else before(due, rng.randint(1, 9))
            ticks.append(
                DutyTick(
                    duty=duty,
                    period=period,
                    due_on=due,
                    done_on=done,
                    done_by=duty.owner,
                    note="记录和照片已归档",
                    evidence=_evidence(cast, duty, due),
                )
            )
    cast.enter(ticks, unit="party")


def _evidence(cast: Cast, duty: PartyDuty, due: date) -> RecordRef | None:
    """The branch meeting that proves a tick, where the duty is one of those."""
    kind = EVIDENCE.get(duty.sequence)
    if kind is None:
        return None
    start = {"month": due.replace(day=1), "quarter": date(due.year, max(due.month - 2, 1), 1)}.get(duty.cycle)
    meetings = BranchMeeting.objects.filter(office=cast.office, kind=kind, held_on__lte=due)
    meetings = meetings.filter(held_on__gte=start or date(due.year, 1, 1)).select_related("ref")
    found = meetings.order_by("held_on", "pk").first()
    return found.ref if found else None


def _branch(cast: Cast) -> None:
    rows = []
    secretary = cast.named("白玉成")
    for year in YEARS:
        for month in range(1, 13):
            rows.append(
                BranchMeeting(
                    title="研究支部当月重点工作",
                    kind="committee",
                    held_on=workday(year, month, 6),
                    presider=secretary,
                    due_count=5,
                    present_count=5 - (month % 5 == 0),
                    decisions="确定学习、主题党日和走访安排",
                )
            )
            for number, head in enumerate(("孙启航", "谭志刚", "侯德明"), 1):
                size = (13, 12, 12)[number - 1]
                rows.append(
                    BranchMeeting(
                        title="交流思想、布置小组任务",
                        kind="group",
                        held_on=workday(year, month, 7 + number),
                        group=cast.unit(f"group{number}"),
                        presider=cast.named(head),
                        due_count=size,
                        present_count=size - month % 3,
                    )
                )
        for month in (3, 6, 9, 12):
            rows.append(
                BranchMeeting(
                    title="通报支部工作，讨论决定事项",
                    kind="members",
                    held_on=workday(year, month, 11),
                    presider=secretary,
                    due_count=MEMBERS,
                    present_count=MEMBERS - month % 4,
                    decisions="通过支部阶段工作报告",
                )
            )
        for month, name, title in (
            (4, "周承远", "以规矩意识立身做事"),
            (7, "白玉成", "重温入党初心"),
            (9, "韩立诚", "在调研中站稳立场"),
        ):
            rows.append(
                BranchMeeting(
                    title=title, kind="lecture", held_on=workday(year, month, 1), presider=cast.named(name)
                )
            )
    cast.enter(rows, unit="party")


def _life(cast: Cast) -> None:
    meetings = [
        Draft(
            OrgLifeMeeting(
                title=theme,
                kind="organizational",
                held_on=held,
                presider=cast.named("白玉成"),
                supervisor="市委市直机关工委派员指导",
                summary="逐人对照检查，开展批评和自我批评，会后列出整改清单。",
            ),
            {"attendees": cast.staff[:MEMBERS]},
        )
        for theme, held, _ in LIFE.values()
    ]
    for meeting in cast.enter(meetings, unit="party"):
        cast.enter(_preparations(cast, meeting), unit="party")
        cast.enter(_problems(cast, meeting, LIFE[meeting.held_on.year][2]), unit="party")
    _from_campaign(cast)


def _preparations(cast: Cast, meeting: OrgLifeMeeting) -> list[LifePreparation]:
    held = meeting.held_on
    steps = [
        ("study", 20, "白玉成", 3, "会前集中学习"),
        ("opinions", 14, "顾清扬", 26, "向各科室、区县研究室和服务对象征求意见"),
        ("talk", 10, "白玉成", 37, "支委之间、支委与党员、党员之间普遍谈心"),
        ("self_examination", 5, "白玉成", 5, "支部班子对照检查材料"),
        ("self_examination", 4, "苗秀云", 37, "党员个人对照检查提纲"),
    ]
    return [
        LifePreparation(
            meeting=meeting,
            kind=kind,
            done_on=before(held, days),
            person=cast.named(name),
            count=number,
            content=content,
        )
        for kind, days, name, number, content in steps
    ]


def _problems(cast: Cast, meeting: OrgLifeMeeting, number: int) -> list[RectificationItem]:
    """In 2021 one problem was verified only in the next January; in other years all by the year's end."""
    found, held = [], meeting.held_on
    owners = [cast.staff[order] for order in (8, 9, 12, 15, 18, 21, 23, 25, 28, 5)]
    for order, (category, problem, measure) in enumerate(PROBLEMS[:number]):
        owner = owners[order % len(owners)]
        last = held.year == 2021 and order == number - 1
        closed = date(2022, 1, 14) if last else on_or_after(held + timedelta(days=12 + order % 12))
        found.append(
            RectificationItem(
                meeting=meeting,
                source="org_life",
                problem=problem,
                category=category,
                found_on=held,
                measure=measure,
                section=owner.posts.first().unit,
                owner=owner,
                due_on=date(held.year, 12, 25),
                closed_on=closed,
                result="措施已落实，形成制度或台账",
                verified_by=cast.named("韩立诚"),
                verified_on=on_or_after(closed + timedelta(days=3)),
            )
        )
    return found


def _from_campaign(cast: Cast) -> None:
    rows = []
    for ref in RecordRef.objects.filter(office=cast.office, ledger="SCF", on__year=2022).order_by("number")[
        :4
    ]:
        rows.append(
            RectificationItem(
                source="campaign",
                origin_record=ref,
                problem=ref.title,
                category="工作作风",
                found_on=ref.on,
                measure="列出时间表，每半月报告一次进展",
                owner=cast.named("白玉成"),
                section=cast.unit("party"),
                due_on=on_or_after(ref.on + timedelta(days=60)),
                closed_on=on_or_after(ref.on + timedelta(days=42)),
                result="已整改销号",
                verified_by=cast.named("韩立诚"),
                verified_on=on_or_after(ref.on + timedelta(days=45)),
            )
        )
    cast.enter(rows, unit="party")


def _restricted(cast: Cast, members: list[Person]) -> None:
    """Talks and appraisals, entered by the secretary."""
    talks, appraisals = [], []
    secretary, deputy = cast.named("白玉成"), cast.named("高振华")
    for year in YEARS:
        for order, member in enumerate(members):
            talker = secretary if order % 2 else deputy
            if talker == member:
                talker = cast.named("苗秀云")
            talks.append(
                MemberTalk(
                    talked_on=workday(year, 10 + order % 2, 8 + order % 18),
                    kind="committee" if member.name in DUTIES else "with_member",
                    talker=talker,
                    member=member,
                    content=TALKS[order % len(TALKS)],
                )
            )
            appraisals.append(
                MemberAppraisal(
                    year=year,
                    member=member,
                    appraised_on=workday(year, 12, 9),
                    grade="excellent" if (order + year) % 5 == 0 else "qualified",
                    comment="理想信念坚定，工作认真负责",
                )
            )
    cast.enter(talks, unit="party", by="secretary")
    cast.enter(appraisals, unit="party", by="secretary")

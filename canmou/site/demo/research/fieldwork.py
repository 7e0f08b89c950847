"""How the demo office worked on its topics: teams, outlines, milestones, outings, data, mid-term checks."""

from datetime import date, timedelta

from canmou.kernel.ledger.actions import Draft
from canmou.kernel.people.models import Person
from canmou.research.models import (
    DataRequest,
    FieldActivity,
    MidtermCheck,
    Milestone,
    Outline,
    TeamMember,
    Topic,
)
from canmou.site.demo.research.plan import YEARS, Own, Plan

#: how many outings a topic of each kind of origin takes
OUTINGS = {"major": 3, "chain": 2, "livelihood": 2, "small_entry": 1, "ordered": 1}

_PLACES = ("经济开发区", "化工园区", "创业孵化中心", "便民服务中心", "镇村一线", "重点企业")
_VISITED = ("企业负责人", "园区管理人员", "镇办干部", "社区工作者", "基层群众", "部门业务骨干")
_TODAY = date(2024, 1, 8)


def load_fieldwork(plan: Plan) -> None:
    """All parts of the work on the office's own topics."""
    for year in YEARS:
        own = [(topic, own) for topic, own in plan.topics[year] if own is not None]
        teams = [plan.team(fields.section) for _, fields in own]
        joined = list(zip(own, teams, strict=True))
        _teams(plan, joined)
        _outlines(plan, joined)
        _milestones(plan, joined)
        _outings(plan, joined, year)
        _midterm(plan, joined)
        _data(plan, joined)


def _end(topic: Topic) -> date:
    return topic.finished_on or min(topic.due_on, _TODAY)


def _teams(plan: Plan, joined: list[tuple[tuple[Topic, Own], list[Person]]]) -> None:
    roles = ("head", "writer", "member", "member")
    rows = [
        TeamMember(
            topic=topic,
            person=person,
            role=role,
            unit=topic.unit,
            joined_on=plan.workday(topic.approved_on + timedelta(days=2)),
        )
        for (topic, _), team in joined
        for person, role in zip(team, roles, strict=False)
    ]
    plan.cast.enter(rows)


def _outlines(plan: Plan, joined: list[tuple[tuple[Topic, Own], list[Person]]]) -> None:
    rows = []
    for (topic, own), team in joined:
        if own.kind == "small_entry":
            continue
        written = plan.workday(topic.approved_on + timedelta(days=8))
        rows.append(
            Outline(
                topic=topic,
                unit=topic.unit,
                written_on=written,
                written_by=team[1],
                questions="一、底数和分布；二、主要做法和成效；三、卡点堵点及成因；四、外地经验；五、意见建议",
                respondents="有关部门、区县、重点企业和群众代表",
                approved_by=topic.lead_leader,
                approved_on=plan.workday(written + timedelta(days=3)),
            )
        )
    plan.cast.enter(rows)


def _milestones(plan: Plan, joined: list[tuple[tuple[Topic, Own], list[Person]]]) -> None:
    rows = []
    for (topic, _), team in joined:
        span = topic.due_on - topic.approved_on
        end = _end(topic)
        for step, share in (
            ("kickoff", 12),
            ("fieldwork", 50),
            ("draft", 75),
            ("review", 90),
            ("closeout", 100),
        ):
            due = topic.approved_on + span * share // 100
            done = topic.approved_on + (end - topic.approved_on) * share // 100
            if topic.finished_on is None and share > 50:
                done = None
            rows.append(
                Milestone(
                    topic=topic,
                    unit=topic.unit,
                    step=step,
                    responsible=team[0] if step in ("kickoff", "closeout") else team[1],
                    due_on=due,
                    done_on=done,
                )
            )
    plan.cast.enter(rows)


def _outings(plan: Plan, joined: list[tuple[tuple[Topic, Own], list[Person]]], year: int) -> None:
    rows: list = []
    for (topic, own), team in joined:
        first, last = topic.approved_on + timedelta(days=10), min(_end(topic), date(year, 12, 20))
        days: set[date] = set()
        while len(days) < OUTINGS[own.kind]:
            days.add(plan.between(first, last - timedelta(days=4)))
        for place, day in enumerate(sorted(days)):
            rows.append(_outing(plan, topic, own, team, day, place))
    plan.cast.enter(rows)


def _outing(plan: Plan, topic: Topic, own: Own, team: list[Person], day: date, place: int) -> Draft:
    random = plan.random
    method = ("meeting", "visit", "survey")[place] if own.kind != "small_entry" else "unannounced"
    host = random.choice(plan.departments if method == "meeting" else plan.districts)
    matter = topic.title.removeprefix("关于").removesuffix("的调研")
    where = "机关五楼会议室" if method == "meeting" else f"{host.spoken}{random.choice(_PLACES)}"
    people = random.randint(5, 14)
    activity = FieldActivity(
        topic=topic,
        unit=topic.unit,
        subject={
            "meeting": f"召开{matter}部门座谈会",
            "visit": f"赴{host.spoken}走访了解{matter}",
            "survey": f"在{host.spoken}开展{matter}问卷调查",
            "unannounced": f"随机走访了解{matter}",
        }[method],
        held_on=day,
        place=where,
        host=None if method == "unannounced" else host,
        method=method,
        met=f"回收有效问卷{people * 23}份"
        if method == "survey"
        else f"{random.choice(_VISITED)}等{people}人",
        vehicle="" if method == "meeting" else random.choice(("公务用车1辆", "公共交通", "公务用车1辆")),
        notes="原始记录和数据已整理入卷。",
    )
    return Draft(activity, {"participants": team[: 3 if own.kind != "small_entry" else 2]})


def _midterm(plan: Plan, joined: list[tuple[tuple[Topic, Own], list[Person]]]) -> None:
    rows = []
    for (topic, own), _ in joined:
        if own.kind not in ("major", "chain", "livelihood"):
            continue
        day = plan.workday(topic.approved_on + (topic.due_on - topic.approved_on) * 55 // 100)
        slow = topic.finished_on is None or topic.finished_on > topic.due_on
        rows.append(
            MidtermCheck(
                topic=topic,
                unit=topic.unit,
                checked_on=day,
                checked_by=plan.cast.named("吕晓东"),
                progress=40 if slow else plan.random.randrange(55, 80, 5),
                verdict="slow" if slow else "on_track",
                finding="座谈走访尚未完成" if slow else "座谈走访基本完成，已形成初稿框架",
                requirement="倒排工期，下月底前拿出初稿" if slow else "",
            )
        )
    plan.cast.enter(rows)


def _data(plan: Plan, joined: list[tuple[tuple[Topic, Own], list[Person]]]) -> None:
    rows = []
    for (topic, own), _ in joined:
        if own.kind not in ("major", "chain"):
            continue
        matter = topic.title.removeprefix("关于").removesuffix("情况的调研").removesuffix("的调研")
        for department in plan.random.sample(plan.departments, 2 if own.kind == "major" else 1):
            asked = plan.workday(topic.approved_on + timedelta(days=14))
            due = plan.workday(asked + timedelta(days=9))
            rows.append(
                DataRequest(
                    topic=topic,
                    unit=topic.unit,
                    asked=department,
                    content=f"近三年{matter}有关数据和典型企业（单位）情况",
                    requested_on=asked,
                    due_on=due,
                    received_on=plan.workday(due + timedelta(days=plan.random.randint(-4, 5))),
                )
            )
    plan.cast.enter(rows)

"""What is studied in the first week of 2024: topics at every stage, a planned trip, data asked of departments."""

from datetime import date

from canmou.kernel.ledger.actions import amend
from canmou.kernel.people.models import Unit
from canmou.kernel.workflow import advance, workflow
from canmou.research.actions import data_request, fieldwork
from canmou.research.actions import topic as actions
from canmou.research.models import DataRequest, FieldActivity, IndustryChain, MidtermCheck, Topic
from canmou.site.demo.cast import Cast
from canmou.site.demo.days import acting_on

QUESTIONS = """全市有多少家低空经济企业，分布在哪里，做什么？
起降场地、空域申请、通信导航卡在哪一环？
企业最需要的三个应用场景是什么？
外地同类城市怎么起步，哪些做法能用？"""
ROUTE = """8:30 从市政府出发
9:20 高新区无人机产业园，看两家企业的试飞场
10:40 园区会议室座谈，企业和园区管理方参加
13:30 通用机场临时起降点，了解空域申请流程
16:30 返回"""


def load(cast: Cast) -> None:
    """All of it, through the actions, each on its day."""
    _low_altitude(cast)
    _hot_water(cast)
    _chain(cast)
    _given_up(cast)


def _topic(cast: Cast, title: str, section: str, leader: str, **fields: object) -> Topic:
    facts = {
        "topic_class": "key",
        "lead_unit": cast.unit(section),
        "lead_leader": cast.named(leader),
        "methods": "座谈、走访、问卷",
    }
    return Topic(title=title, **(facts | fields))


def _low_altitude(cast: Cast) -> None:
    head, clerk, leader = cast.users["head"], cast.users["clerk"], cast.users["leader"]
    bureau = Unit.objects.get(office=cast.office, short_name="市工信局")
    traffic = Unit.objects.get(office=cast.office, short_name="市交通运输局")
    with acting_on(date(2023, 12, 4)):
        topic = actions.open_topic(
            _topic(
                cast, "关于推动低空经济起步发展的调研", "research1", "韩立诚",
                topic_class="major", source="ordered", due_on=date(2024, 3, 29), partners="淄州理工大学航空学院",
                expected="调研报告1篇、参阅件1期",
            ),
            supporting=[bureau],
            head=cast.named("高振华"),
            writer=cast.named("冯子昂"),
            by=head,
        )  # fmt: skip
        fieldwork.join_team(topic, person=cast.named("乔安然"), role="member", by=head)
    with acting_on(date(2023, 12, 11)):
        actions.kickoff(topic, by=head, opinion="题目和分工已明确")
        outline = fieldwork.write_outline(
            topic,
            questions=QUESTIONS,
            respondents="低空经济企业、园区、空管和行业部门",
            submitted=True,
            by=clerk,
        )
        supply = {
            "due_on": date(2023, 12, 29),
            "content": "2021—2023年低空经济企业名录、营业收入、专利数",
            "by": head,
        }
        (answered,) = data_request.ask_data(topic, asked=[bureau], **supply)
        data_request.ask_data(
            topic,
            asked=[traffic],
            content="现有起降点、飞行计划申请量和批复时长",
            due_on=date(2024, 1, 5),
            by=head,
        )
    with acting_on(date(2023, 12, 13)):
        fieldwork.approve_outline(outline, by=leader, opinion="再问清楚企业最缺什么")
        advance(workflow("topic"), topic, "go_out", by=head)
    with acting_on(date(2023, 12, 20)):
        _went(
            cast, topic, subject="召开低空经济部门座谈会", held_on=date(2023, 12, 20), method="meeting",
            place="机关五楼会议室", host=bureau, met="市工信局、市交通运输局等7个部门业务骨干11人",
            notes="场地分散、申请环节多是共同反映的问题。", data_sources="各部门座谈材料7份",
        )  # fmt: skip
    with acting_on(date(2023, 12, 28)):
        data_request.supply(
            answered, reply="全市在册低空经济企业23家，2023年营业收入约11.6亿元（快报数），名录见附表。",
            answered_by="运行科 王楠", by=cast.users["department"],
        )  # fmt: skip
        check = MidtermCheck(progress=35, verdict="on_track", finding="部门座谈完成，企业走访已排定")
        fieldwork.check_midterm(check, topic=topic, by=cast.users["general"])
    request = DataRequest.objects.select_related("ref", "unit", "office", "asked", "topic").get(
        pk=answered.pk
    )
    advance(workflow("data_request"), request, "receive", by=head)
    _planned(cast, topic)


def _went(cast: Cast, topic: Topic, **fields: object) -> FieldActivity:
    people = [cast.named("高振华"), cast.named("冯子昂")]
    return fieldwork.enter_activity(
        FieldActivity(**fields), topic=topic, participants=people, by=cast.users["clerk"]
    )


def _planned(cast: Cast, topic: Topic) -> None:
    park = Unit.objects.filter(office=cast.office, kind="district").order_by("order", "pk").last()
    trip = _went(
        cast, topic, subject="赴高新区走访低空经济企业", held_on=date(2024, 1, 11), method="visit",
        place="高新区无人机产业园", host=park, contact="园区管理办 刘主任", vehicle="公务用车1辆", itinerary=ROUTE,
    )  # fmt: skip
    fieldwork.number_letter(trip, by=cast.users["head"])


def _hot_water(cast: Cast) -> None:
    with acting_on(date(2024, 1, 2)):
        topic = actions.open_topic(
            _topic(
                cast, "从一张热水卡看老旧小区民生服务", "society", "郝景明",
                topic_class="general", source="self_chosen", due_on=date(2024, 4, 30), methods="走访、暗访",
            ),
            head=cast.named("乔安然"),
            by=cast.users["general"],
        )  # fmt: skip
    with acting_on(date(2024, 1, 4)):
        actions.kickoff(topic, by=cast.users["neighbour"])
    advance(workflow("topic"), topic, "go_out", by=cast.users["neighbour"])


def _chain(cast: Cast) -> None:
    chain = (
        IndustryChain.objects.live().filter(delisted_on=None).select_related("series").order_by("pk").first()
    )
    with acting_on(date(2024, 1, 5)):
        topic = actions.open_topic(
            _topic(
                cast, f"关于{chain.name}数字化改造的校地联合调研", "economy", "宋雅琴",
                source="joint", due_on=date(2024, 6, 28), series=chain.series, partners="省社科院经济所",
            ),
            head=cast.named("谭志刚"),
            writer=cast.named("殷雪梅"),
            by=cast.users["general"],
        )  # fmt: skip
        topic.chain = chain
        amend(topic, by=cast.users["general"])


def _given_up(cast: Cast) -> None:
    topic = actions.open_topic(
        _topic(
            cast,
            "关于夜间经济规范管理的调研",
            "research2",
            "韩立诚",
            source="upper",
            due_on=date(2024, 5, 31),
        ),
        head=cast.named("董建国"),
        by=cast.users["general"],
    )
    actions.terminate(topic, opinion="市商务局已立同题课题，不再重复", by=cast.users["general"])

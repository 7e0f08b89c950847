"""What is on the table in the first week of 2024: matters, drafts for comment and a slip in their flows."""

from datetime import date

from canmou.kernel.workflow import advance, circulate, workflow
from canmou.site.demo.cast import Cast
from canmou.site.demo.supervision.intake import sender
from canmou.supervision.actions import consultation, intake, slip
from canmou.supervision.models import DraftConsultation, Matter, MatterHandling, MeetingPoint, MeetingSlip

NOTES = """周承远：数字经济底数要先摸清，平台企业一户一册
年内拿出三个可复制的场景
韩立诚（副主任）：数据安全的边界请法制部门把关
市大数据局李科长：公共数据目录二月底前更新一版"""


def load(cast: Cast) -> None:
    """All of it, through the actions, as of today."""
    _matters(cast)
    _consultations(cast)
    _slip(cast)


def _matter(cast: Cast, title: str, kind: str, short: str, section: str, urgency: str = "normal") -> Matter:
    day = date(2024, 1, 8)
    return Matter(
        title=title,
        kind=kind,
        received_on=day,
        sender=sender(cast, short),
        urgency=urgency,
        lead_section=cast.unit(section),
    )


def _matters(cast: Cast) -> None:
    keeper, leader, head = cast.users["keeper"], cast.users["leader"], cast.users["head"]
    intake.take_in(
        _matter(cast, "核对全市经济工作会议报告引用数据", "phone", "市统计局", "economy"), by=keeper
    )
    ordered = _matter(
        cast, "报送一季度经济形势分析会汇报材料", "document", "市政府办公室", "economy", "urgent"
    )
    ordered.document_number = "淄政办函〔2024〕2号"
    decide = intake.take_in(ordered, by=keeper)
    intake.propose(
        decide,
        proposal="请经济调研科牵头起草，综合调研一科提供企业调研情况",
        approved_by=cast.named("周承远"),
        by=keeper,
    )
    shared = intake.take_in(
        _matter(cast, "提供优化营商环境典型做法", "message", "市发改委", "research1"), by=keeper
    )
    intake.propose(
        shared, proposal="请综合调研一科牵头，社会调研科配合", approved_by=cast.named("周承远"), by=keeper
    )
    advance(workflow("matter"), shared, "decide", by=leader, opinion="同意，材料要有具体事例")
    others = [cast.unit("society"), cast.unit("economy")]
    intake.hand_out(shared, lead_section=cast.unit("research1"), others=others, by=keeper)
    circulate(shared, readers=[cast.named("韩立诚"), cast.named("宋雅琴")], note="请阅知", by=keeper)
    part = MatterHandling.objects.get(matter=shared, section=cast.unit("society"))
    intake.finish_part(part, content="已提供社区一站式服务做法两则", by=cast.users["neighbour"])
    answered = intake.take_in(
        _matter(cast, "报送科室负责人通讯录", "phone", "市委宣传部", "research1"), straight=True, by=keeper
    )
    intake.reply(answered, reply="已按电话要求报送本科室通讯录", by=head)
    intake.take_in_offline(
        kind="document",
        section=cast.unit("general"),
        handler=cast.named("马文秀"),
        due_on=date(2024, 1, 12),
        received_on=date(2024, 1, 8),
        by=keeper,
    )


def _draft(cast: Cast, title: str, short: str, number: str) -> DraftConsultation:
    return DraftConsultation(
        title=title, sender=sender(cast, short), document_number=number, received_on=date(2024, 1, 8)
    )


def _consultations(cast: Cast) -> None:
    keeper, leader = cast.users["keeper"], cast.users["leader"]
    sections = [cast.unit("research1"), cast.unit("society"), cast.unit("economy")]
    collecting = consultation.take_draft(
        _draft(
            cast,
            "关于促进预制食品产业高质量发展的若干措施（修订征求意见稿）",
            "市工信局",
            "征求〔2024〕2号",
        ),
        sections=sections,
        by=keeper,
    )
    clerk = cast.users["clerk"]
    rows = [("第三条", "建议明确奖补资金来源和兑现时限"), ("第九条", "建议与现行技改政策衔接，避免重复申报")]
    consultation.answer_draft(collecting, consultation.turn_of(collecting, clerk), rows=rows, by=clerk)
    waiting = consultation.take_draft(
        _draft(cast, "公共数据授权运营管理办法（征求意见稿）", "市大数据局", "征求〔2024〕1号"), by=keeper
    )
    consultation.no_comment(waiting, by=keeper)
    sent = consultation.take_draft(
        _draft(cast, "重大行政决策程序规定（修订草案征求意见稿）", "市司法局", ""), by=keeper
    )
    consultation.no_comment(sent, by=keeper)
    advance(workflow("consultation"), sent, "approve", by=leader)
    consultation.issue(sent, by=keeper)


def _slip(cast: Cast) -> None:
    clerk = cast.users["clerk"]
    taken = MeetingSlip(title="全市数字经济发展座谈会", held_on=date(2024, 1, 5), place="市政府会议中心")
    slip.take_slip(taken, notes=NOTES, attended=[cast.named("高振华"), cast.named("冯子昂")], by=clerk)
    first = (
        MeetingPoint.objects.filter(slip=taken).select_related("slip", "ref", "unit").order_by("sequence")[0]
    )
    slip.make_task(first, due_on=date(2024, 1, 31), by=clerk)

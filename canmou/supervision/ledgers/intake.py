"""Ledgers of intake, consultations, meeting slips and other people's forms."""

from django.db.models import Q

from canmou.kernel.ledger.declare import Ledger
from canmou.kernel.ledger.due import deadline, event
from canmou.supervision.models import (
    Circulation,
    ConsultationOpinion,
    DraftConsultation,
    ForeignForm,
    Matter,
    MatterHandling,
    MeetingPoint,
    MeetingSlip,
)


def _received_title(row: Matter | DraftConsultation) -> str:
    return f"{row.received_on} {row.title}"


def _circulation_title(row: Circulation) -> str:
    return f"{row.reader}传阅：{row.matter.title}"


def _handling_title(row: MatterHandling) -> str:
    return f"{row.section}办理：{row.matter.title}"


def _opinion_title(row: ConsultationOpinion) -> str:
    return f"{row.section}：{row.consultation.title}"


def _slip_title(slip: MeetingSlip) -> str:
    return f"{slip.held_on} {slip.title}"


def _point_title(point: MeetingPoint) -> str:
    return f"{point.sequence}. {point.point}"


def _form_title(form: ForeignForm) -> str:
    return f"{form.title}（{form.due_on}）"


INTAKE = [
    Ledger(
        code="SIN",
        name="收文与交办",
        model=Matter,
        system="Z9",
        line="across",
        date="received_on",
        due=(
            deadline(
                "due_on",
                "回告",
                done=Q(replied_on__isnull=False) | Q(closed_on__isnull=False),
                unit="lead_section",
                given=Q(state="recorded"),
            ),
        ),
        title=_received_title,
        key=("title", "received_on"),
        columns=(
            "title",
            "kind",
            "received_on",
            "sender",
            "sender_person",
            "document_number",
            "urgency",
            "proposal",
            "proposed_by",
            "approved_by",
            "lead_section",
            "handler",
            "due_on",
            "replied_on",
            "reply",
            "closed_on",
            "task",
            "content",
            "offline",
        ),
        shown=("title", "kind", "received_on", "sender", "lead_section", "due_on", "closed_on"),
        note="来文、电话、口头交办都登在这里，新来的从“收件”登记；内容不能进本系统的只登线下事项，没有文字",
        example={
            "title": "报送上半年调研成果转化情况",
            "kind": "来文",
            "received_on": "2022-06-20",
            "proposal": "请综合调研二科牵头办理",
            "lead_section": "综合调研二科",
            "due_on": "2022-06-30",
            "unit": "办公室",
        },
    ),
    Ledger(
        code="SCI",
        name="传阅",
        model=Circulation,
        system="Z9",
        line="across",
        date="sent_on",
        title=_circulation_title,
        key=("matter", "reader"),
        columns=("matter", "reader", "sequence", "sent_on", "read_on", "opinion"),
        parent="matter",
        note="按传阅次序，一人一行",
        example={
            "matter": "2022-06-20 报送上半年调研成果转化情况",
            "reader": "周承远",
            "sequence": "1",
            "sent_on": "2022-06-20",
            "unit": "办公室",
        },
    ),
    Ledger(
        code="SIH",
        name="收文办理",
        model=MatterHandling,
        system="Z9",
        line="across",
        date="assigned_on",
        due=(
            deadline(
                "matter__due_on",
                "办毕",
                done="finished_on",
                who="handler",
                unit="section",
                given=Q(matter__closed_on=None, matter__state="recorded", state="recorded"),
            ),
        ),
        title=_handling_title,
        key=("matter", "section"),
        columns=("matter", "section", "handler", "assigned_on", "content", "finished_on"),
        parent="matter",
        note="每个承办科室一行",
        example={
            "matter": "2022-06-20 报送上半年调研成果转化情况",
            "section": "综合调研二科",
            "handler": "董建国",
            "assigned_on": "2022-06-21",
            "unit": "综合调研二科",
        },
    ),
    Ledger(
        code="SCO",
        name="征求意见稿",
        model=DraftConsultation,
        system="Z9",
        line="across",
        date="received_on",
        due=(deadline("due_on", "反馈", done="replied_on", given=Q(state="recorded")),),
        title=_received_title,
        key=("title", "received_on"),
        columns=(
            "title",
            "sender",
            "document_number",
            "received_on",
            "due_on",
            "sections",
            "section_due_on",
            "earlier",
            "outcome",
            "reply_text",
            "approved_by",
            "replied_on",
            "reply_number",
            "adopted",
            "adoption_told_on",
        ),
        shown=("title", "sender", "received_on", "due_on", "outcome", "replied_on"),
        note="其他单位送来征求意见的文稿",
        example={
            "title": "关于促进预制食品产业高质量发展的若干措施（征求意见稿）",
            "sender": "淄州市工业和信息化局",
            "received_on": "2022-04-11",
            "due_on": "2022-04-15",
            "unit": "办公室",
        },
    ),
    Ledger(
        code="SOP",
        name="征求意见反馈",
        model=ConsultationOpinion,
        system="Z9",
        line="across",
        date="given_on",
        title=_opinion_title,
        key=("consultation", "section", "place"),
        columns=("consultation", "section", "given_by", "given_on", "place", "opinion", "sent", "adopted"),
        parent="consultation",
        note="每科室每条意见一行",
        example={
            "consultation": "2022-04-11 关于促进预制食品产业高质量发展的若干措施（征求意见稿）",
            "section": "经济调研科",
            "given_on": "2022-04-13",
            "place": "第三条",
            "opinion": "建议明确奖补资金来源",
            "unit": "经济调研科",
        },
    ),
    Ledger(
        code="SMS",
        name="会议记录单",
        model=MeetingSlip,
        system="Z9",
        line="across",
        date="held_on",
        due=(event("held_on", who="presider", among=("attended_by",)),),
        title=_slip_title,
        key=("title", "held_on"),
        columns=("title", "held_on", "place", "presider", "attended_by", "recorder"),
        note="参加上级和市里会议带回的要点；涉密会议不得登记",
        example={
            "title": "全市数字经济发展座谈会",
            "held_on": "2022-08-05",
            "place": "市政府会议中心",
            "unit": "办公室",
        },
    ),
    Ledger(
        code="SMP",
        name="会议要点",
        model=MeetingPoint,
        system="Z9",
        line="across",
        date="said_on",
        title=_point_title,
        key=("slip", "sequence"),
        columns=("slip", "sequence", "said_on", "speaker", "speaker_name", "point", "use", "followed_by"),
        parent="slip",
        note="按讲话人逐条记，注明转任务还是转素材",
        example={
            "slip": "2022-08-05 全市数字经济发展座谈会",
            "sequence": "1",
            "said_on": "2022-08-05",
            "point": "研究室会同有关部门摸清平台企业底数",
            "use": "转任务",
            "unit": "办公室",
        },
    ),
    Ledger(
        code="SFF",
        name="外来表格",
        model=ForeignForm,
        system="Z8",
        line="across",
        date="due_on",
        due=(deadline("due_on", "报出", done="handed_in_on", who="filled_by", unit="section"),),
        title=_form_title,
        key=("title", "due_on"),
        columns=(
            "title",
            "sender",
            "received_on",
            "due_on",
            "format",
            "frequency",
            "section",
            "filled_by",
            "reviewed_by",
            "zero_report",
            "handed_in_on",
            "method",
        ),
        shown=("title", "sender", "due_on", "section", "zero_report", "handed_in_on"),
        note="别的单位要的表：欠着哪些，报了哪些",
        example={
            "title": "节能降耗情况统计表",
            "sender": "淄州市机关事务管理局",
            "received_on": "2022-07-01",
            "due_on": "2022-07-05",
            "format": "Excel 表",
            "frequency": "每季",
            "unit": "办公室",
        },
    ),
]

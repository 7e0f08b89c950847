"""Ledgers of theory study."""

from django.db.models import Exists, OuterRef

from canmou.kernel.ledger.declare import Ledger
from canmou.kernel.ledger.due import deadline, event, evidence
from canmou.party.models import (
    AgendaItem,
    Attendance,
    Conversion,
    FocusTopic,
    PartyGroupMeeting,
    SelfStudy,
    StudyPlan,
    StudySession,
)

#: A focus topic is done when a session on it was held.
_STUDIED = Exists(StudySession.objects.filter(topics=OuterRef("pk"), voided=False))


def _party_group_meeting_title(meeting: PartyGroupMeeting) -> str:
    return f"{meeting.year}年第{meeting.sequence}次党组会"


def _study_session_title(session: StudySession) -> str:
    return f"{session.held_on} {session.get_kind_display()}：{session.title}" + (
        f"（{session.group}）" if session.group else ""
    )


def _attendance_title(row: Attendance) -> str:
    return f"{row.person} {row.get_status_display()} {row.session.held_on}"


def _self_study_title(row: SelfStudy) -> str:
    return f"{row.person}：{row.content}"


STUDY = [
    Ledger(
        code="PSP",
        name="学习计划",
        model=StudyPlan,
        system="P2",
        line="party",
        date="issued_on",
        due=(evidence("issued_on", "计划文件"),),
        title="title",
        key=(
            "title",
            "year",
        ),
        columns=(
            "title",
            "audience",
            "year",
            "issued_on",
            "document_number",
            "secretary",
            "requirements",
        ),
        note="中心组和全体干部职工的年度学习安排",
        example={
            "title": "市政府研究室党组理论学习中心组2022年理论学习安排意见",
            "audience": "党组理论学习中心组",
            "year": "2022",
            "issued_on": "2022-02-18",
            "unit": "机关党建科",
        },
    ),
    Ledger(
        code="PST",
        name="重点学习专题",
        model=FocusTopic,
        system="P2",
        line="party",
        date="planned_for",
        due=(deadline("planned_for", "安排学习", done=_STUDIED, who="lead_speaker", days=30),),
        title="title",
        key=(
            "plan",
            "sequence",
        ),
        columns=(
            "plan",
            "sequence",
            "title",
            "materials",
            "planned_for",
            "lead_speaker",
        ),
        parent="plan",
        note="学习计划确定的专题，一题一行",
        example={
            "plan": "市政府研究室党组理论学习中心组2022年理论学习安排意见",
            "sequence": "1",
            "title": "学习贯彻党的十九届六中全会精神",
            "planned_for": "2022-02-28",
            "unit": "机关党建科",
        },
    ),
    Ledger(
        code="PGM",
        name="党组会",
        model=PartyGroupMeeting,
        system="P2",
        line="party",
        date="held_on",
        due=(event("held_on", who="presider", among=("attendees", "observers")),),
        title=_party_group_meeting_title,
        key=(
            "year",
            "sequence",
        ),
        columns=(
            "year",
            "sequence",
            "held_on",
            "place",
            "presider",
            "attendees",
            "observers",
            "absentees",
            "recorder",
            "minutes_number",
        ),
        shown=(
            "year",
            "sequence",
            "held_on",
            "presider",
        ),
        note="每次会议一行，议题另登",
        example={
            "year": "2022",
            "sequence": "3",
            "held_on": "2022-02-21",
            "presider": "周承远",
            "unit": "机关党建科",
        },
    ),
    Ledger(
        code="PGA",
        name="党组会议题",
        model=AgendaItem,
        system="P2",
        line="party",
        date="discussed_on",
        due=(deadline("due_on", "落实", done="task", who="owner", lapse=30),),
        title="title",
        key=(
            "meeting",
            "sequence",
        ),
        columns=(
            "meeting",
            "sequence",
            "title",
            "first_topic",
            "content_source",
            "reporter",
            "result",
            "decision",
            "owner",
            "due_on",
            "discussed_on",
            "task",
        ),
        shown=(
            "sequence",
            "title",
            "first_topic",
            "result",
            "owner",
            "due_on",
        ),
        parent="meeting",
        note="第一项必须是“第一议题”学习",
        example={
            "meeting": "2022年第3次党组会",
            "sequence": "1",
            "title": "学习习近平总书记关于调查研究的重要论述",
            "first_topic": "是",
            "content_source": "《求是》2022年第3期",
            "result": "学习传达",
            "discussed_on": "2022-02-21",
            "unit": "机关党建科",
        },
    ),
    Ledger(
        code="PSS",
        name="理论学习",
        model=StudySession,
        system="P2",
        line="party",
        date="held_on",
        due=(event("held_on", who="presider", among=("speakers",), unit="group"),),
        title=_study_session_title,
        key=(
            "kind",
            "held_on",
            "group",
            "title",
        ),
        columns=(
            "title",
            "kind",
            "held_on",
            "group",
            "form",
            "topics",
            "presider",
            "speakers",
            "place",
            "content",
            "hours",
            "event",
        ),
        shown=(
            "held_on",
            "title",
            "kind",
            "group",
            "form",
        ),
        note="中心组学习、集体学习、党小组学习，一次一行",
        example={
            "title": "学习贯彻全国两会精神",
            "kind": "集体学习",
            "held_on": "2022-03-18",
            "form": "领学",
            "unit": "机关党建科",
        },
    ),
    Ledger(
        code="PAT",
        name="学习考勤",
        model=Attendance,
        system="P2",
        line="party",
        date="attended_on",
        title=_attendance_title,
        key=(
            "session",
            "person",
        ),
        columns=(
            "session",
            "person",
            "status",
            "attended_on",
            "reason",
        ),
        parent="session",
        note="一人一次一行",
        example={
            "session": "2022-03-18 集体学习：学习贯彻全国两会精神",
            "person": "高振华",
            "status": "出席",
            "attended_on": "2022-03-18",
            "unit": "机关党建科",
        },
    ),
    Ledger(
        code="PSL",
        name="个人自学",
        model=SelfStudy,
        system="P2",
        line="party",
        date="studied_on",
        title=_self_study_title,
        key=(
            "person",
            "studied_on",
            "content",
        ),
        columns=(
            "person",
            "studied_on",
            "topic",
            "content",
            "hours",
            "notes",
        ),
        note="个人自学登记",
        example={
            "person": "高振华",
            "studied_on": "2022-03-20",
            "content": "《习近平谈治国理政》第四卷",
            "hours": "2",
            "unit": "机关党建科",
        },
    ),
    Ledger(
        code="PCV",
        name="学习转化",
        model=Conversion,
        system="P2",
        line="party",
        date="converted_on",
        title="content",
        key=(
            "session",
            "content",
        ),
        columns=(
            "session",
            "kind",
            "converted_on",
            "content",
            "result",
            "owner",
        ),
        parent="session",
        note="学习之后形成了什么",
        example={
            "session": "2022-03-18 集体学习：学习贯彻全国两会精神",
            "kind": "调研课题",
            "converted_on": "2022-04-02",
            "content": "形成扩大内需调研选题",
            "unit": "机关党建科",
        },
    ),
]

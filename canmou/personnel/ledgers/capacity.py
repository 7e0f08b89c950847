"""Ledgers of training, mentoring, the staff register and secondments."""

from canmou.kernel.ledger.declare import Ledger
from canmou.kernel.ledger.due import deadline, event
from canmou.personnel.models import (
    Attendance,
    ClassEvaluation,
    Enrolment,
    MentoringPair,
    ResearchCadre,
    Secondment,
    SecondmentProgramme,
    StaffMember,
    TrainingClass,
    TrainingProgramme,
)


def _cadre_title(cadre: ResearchCadre) -> str:
    return f"{cadre.person.name}（{cadre.body.spoken}）"


def _enrolment_title(enrolment: Enrolment) -> str:
    return f"{enrolment.person.name} {enrolment.training.title}"


def _attendance_title(attendance: Attendance) -> str:
    return f"{attendance.held_on}{attendance.get_half_display()} {attendance.training.title}"


def _evaluation_title(evaluation: ClassEvaluation) -> str:
    return f"{evaluation.training.title}：{evaluation.aspect}"


def _pair_title(pair: MentoringPair) -> str:
    return f"{pair.mentor.name}带{pair.mentee.name}"


def _staff_title(member: StaffMember) -> str:
    return f"{member.person.name}（{member.position}）"


def _secondment_title(secondment: Secondment) -> str:
    return f"{secondment.person.name} {secondment.programme.title}"


CAPACITY = [
    Ledger(
        code="NTP",
        name="干部培育项目",
        model=TrainingProgramme,
        system="K1",
        line="capacity",
        date="started_on",
        title="title",
        key=("title",),
        columns=("title", "abilities", "team_goal", "started_on", "ended_on", "keeper", "content"),
        example={
            "title": "“四力”培育工程",
            "abilities": "脚力、眼力、脑力、笔力",
            "team_goal": "博学型、善谋型、实干型",
            "started_on": "2022-02-15",
            "keeper": "人事科",
            "unit": "人事科",
        },
    ),
    Ledger(
        code="NTC",
        name="培训班台账",
        model=TrainingClass,
        system="K1",
        line="capacity",
        date="held_on",
        due=(event("held_on", "培训", started="started_on"),),
        title="title",
        key=("title", "held_on"),
        columns=(
            "title",
            "programme",
            "reach",
            "layer",
            "category",
            "stage",
            "started_on",
            "held_on",
            "place",
            "hosts",
            "hours",
            "content",
            "event",
        ),
        shown=("held_on", "title", "reach", "layer", "category", "hours"),
        note="跨日的按结业日期计入年度",
        example={
            "title": "全市政府系统综合文稿撰写专题培训班",
            "reach": "面向全市",
            "layer": "一般干部",
            "category": "文稿写作",
            "stage": "提高阶段",
            "started_on": "2022-08-10",
            "held_on": "2022-08-11",
            "place": "市委党校",
            "hours": "16",
            "unit": "人事科",
        },
    ),
    Ledger(
        code="NCR",
        name="全市调研干部名册",
        model=ResearchCadre,
        system="K1",
        line="capacity",
        date="registered_on",
        title=_cadre_title,
        key=("person", "body"),
        columns=("person", "body", "duty", "layer", "registered_on", "left_on"),
        example={
            "body": "淄州市工业和信息化局",
            "duty": "办公室调研岗",
            "layer": "一般干部",
            "registered_on": "2021-03-01",
            "unit": "人事科",
        },
    ),
    Ledger(
        code="NEN",
        name="培训学员",
        model=Enrolment,
        system="K1",
        line="capacity",
        date="enrolled_on",
        title=_enrolment_title,
        key=("training", "person"),
        columns=("training", "person", "body", "enrolled_on", "outcome", "hours", "certified_on"),
        parent="training",
        example={
            "training": "全市政府系统综合文稿撰写专题培训班",
            "body": "淄州市工业和信息化局",
            "enrolled_on": "2022-08-02",
            "outcome": "参训",
            "hours": "16",
            "unit": "人事科",
        },
    ),
    Ledger(
        code="NTA",
        name="培训签到",
        model=Attendance,
        system="K1",
        line="capacity",
        date="held_on",
        title=_attendance_title,
        key=("training", "held_on", "half"),
        columns=(
            "training",
            "held_on",
            "half",
            "course",
            "lecturer",
            "expected",
            "present",
            "absentees",
        ),
        parent="training",
        example={
            "training": "全市政府系统综合文稿撰写专题培训班",
            "held_on": "2022-08-10",
            "half": "上午",
            "course": "领导讲话稿的立意与结构",
            "expected": "192",
            "present": "186",
            "unit": "人事科",
        },
    ),
    Ledger(
        code="NEV",
        name="培训评估",
        model=ClassEvaluation,
        system="K1",
        line="capacity",
        date="collected_on",
        title=_evaluation_title,
        key=("training", "aspect"),
        columns=("training", "aspect", "collected_on", "answers", "satisfied", "advice"),
        parent="training",
        example={
            "training": "全市政府系统综合文稿撰写专题培训班",
            "aspect": "课程针对性",
            "collected_on": "2022-08-11",
            "answers": "180",
            "satisfied": "171",
            "unit": "人事科",
        },
    ),
    Ledger(
        code="NMP",
        name="传帮带结对",
        model=MentoringPair,
        system="K1",
        line="capacity",
        date="started_on",
        due=(deadline("ended_on", "考评结对成效", done="reviewed_on", who="mentor"),),
        title=_pair_title,
        key=("mentor", "mentee", "started_on"),
        columns=(
            "mentor",
            "mentee",
            "goal",
            "started_on",
            "ended_on",
            "works",
            "reviewed_on",
            "review",
            "remark",
        ),
        example={
            "mentor": "高振华",
            "mentee": "冯子昂",
            "goal": "一年内独立完成两篇调研报告",
            "started_on": "2022-03-01",
            "ended_on": "2023-02-28",
            "unit": "人事科",
        },
    ),
    Ledger(
        code="NST",
        name="在岗人员名册",
        model=StaffMember,
        system="K2",
        line="capacity",
        date="entered_on",
        title=_staff_title,
        key=("person", "entered_on"),
        columns=(
            "person",
            "section",
            "establishment",
            "position",
            "born_in",
            "entered_on",
            "left_on",
            "leaving",
        ),
        note="含外派在外的人员；外派干部占比的分母就是这里的人数",
        example={
            "person": "冯子昂",
            "section": "综合调研一科",
            "establishment": "公务员",
            "position": "一级科员",
            "entered_on": "2019-07-01",
            "unit": "人事科",
        },
    ),
    Ledger(
        code="NSP",
        name="选派项目",
        model=SecondmentProgramme,
        system="K2",
        line="capacity",
        date="launched_on",
        title="title",
        key=("title",),
        columns=("title", "audience", "dispatching_body", "place_kind", "launched_on", "cited"),
        example={
            "title": "第一书记",
            "dispatching_body": "市委组织部",
            "place_kind": "基层一线",
            "launched_on": "2022-03-01",
            "cited": "3",
            "unit": "人事科",
        },
    ),
    Ledger(
        code="NSE",
        name="选派干部台账",
        model=Secondment,
        system="K2",
        line="capacity",
        date="sent_on",
        due=(deadline("due_back", "返回", done="returned_on", who="person"),),
        title=_secondment_title,
        key=("person", "programme"),
        columns=(
            "person",
            "programme",
            "place",
            "receiving_unit",
            "position",
            "sent_on",
            "due_back",
            "returned_on",
            "appraisal",
        ),
        shown=("person", "programme", "place", "sent_on", "due_back", "returned_on"),
        parent="programme",
        example={
            "person": "任嘉禾",
            "programme": "第一书记",
            "place": "马踏湖县起风镇前圩村",
            "position": "第一书记",
            "sent_on": "2022-04-06",
            "due_back": "2024-04-05",
            "unit": "人事科",
        },
    ),
]

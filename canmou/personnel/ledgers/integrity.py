"""Ledgers of files, leaflets, readings, talks, warning education and risk points."""

from canmou.kernel.ledger.declare import Ledger
from canmou.kernel.ledger.due import deadline, event
from canmou.personnel.models import (
    DisciplineTalk,
    FileReading,
    FilmScreening,
    IntegrityFile,
    IntegritySheet,
    RiskMeasure,
    RiskPoint,
    RiskReview,
    SupervisionLeaflet,
    WarningSession,
)

#: The roles that restricted ledgers of cadres are open to.
KEEPERS = frozenset({"personnel_officer", "party_secretary"})
KEEPERS_AND_LEADERS = KEEPERS | {"office_leader"}


def _file_title(file: IntegrityFile) -> str:
    return f"{file.person.name}廉政档案"


def _sheet_title(sheet: IntegritySheet) -> str:
    return f"{sheet.file.person.name}：{sheet.get_category_display()}"


def _leaflet_title(leaflet: SupervisionLeaflet) -> str:
    return f"活页{leaflet.sheet_number}（{leaflet.person.name}）"


def _reading_title(reading: FileReading) -> str:
    about = _file_title(reading.file) if reading.file_id else _leaflet_title(reading.leaflet)
    return f"{reading.read_on} {reading.reader.name}调阅{about}"


def _talk_title(talk: DisciplineTalk) -> str:
    return f"{talk.held_on} {talk.get_kind_display()}（{talk.person.name}）"


def _screening_title(screening: FilmScreening) -> str:
    return f"{screening.screened_on} 观看《{screening.film}》"


def _point_title(point: RiskPoint) -> str:
    return f"{point.post}：{point.power}"


def _measure_title(measure: RiskMeasure) -> str:
    return f"{measure.point.post}：{measure.measure}"


def _review_title(review: RiskReview) -> str:
    return f"{review.year}年 {_point_title(review.point)}"


INTEGRITY = [
    Ledger(
        code="NIF",
        name="廉政档案索引",
        model=IntegrityFile,
        system="C2",
        line="conduct",
        date="opened_on",
        due=(deadline("renewed_on", "完成年度更新", done="closed_on", days=365),),
        title=_file_title,
        key=("person", "opened_on"),
        columns=(
            "person",
            "opened_on",
            "location_code",
            "commitment_signed_on",
            "talked_on",
            "renewed_on",
            "closed_on",
        ),
        readers=KEEPERS,
        note="一人一档，只登记目录和签署日期，档案内容一律留在线下",
        example={
            "person": "冯子昂",
            "opened_on": "2022-03-01",
            "location_code": "甲柜03",
            "commitment_signed_on": "2022-03-10",
            "talked_on": "2022-03-10",
            "renewed_on": "2022-12-09",
            "unit": "人事科",
        },
    ),
    Ledger(
        code="NIS",
        name="廉政档案目录",
        model=IntegritySheet,
        system="C2",
        line="conduct",
        date="renewed_on",
        title=_sheet_title,
        key=("file", "category"),
        columns=("file", "category", "copies", "renewed_on", "location_code"),
        parent="file",
        readers=KEEPERS,
        note="个人有关事项、信访和核查材料不登记，也不登记份数",
        example={
            "file": "冯子昂廉政档案",
            "category": "基本情况",
            "copies": "2",
            "renewed_on": "2022-12-09",
            "location_code": "甲柜03",
            "unit": "人事科",
        },
    ),
    Ledger(
        code="NSL",
        name="政治监督活页",
        model=SupervisionLeaflet,
        system="C2",
        line="conduct",
        date="issued_on",
        due=(deadline("due_on", "由本人签字回复", done="signed_on", who="person", unit="issued_by"),),
        title=_leaflet_title,
        key=("sheet_number",),
        columns=(
            "person",
            "sheet_number",
            "issued_by",
            "trigger",
            "issued_on",
            "due_on",
            "signed_on",
            "location_code",
        ),
        readers=KEEPERS_AND_LEADERS,
        note="只登记签发、事由、时限和签字，活页内容留在线下",
        example={
            "person": "冯子昂",
            "sheet_number": "2022-017",
            "issued_by": "机关党建科",
            "trigger": "半月调度连续滞后",
            "issued_on": "2022-06-16",
            "due_on": "2022-06-30",
            "signed_on": "2022-06-28",
            "location_code": "乙柜01",
            "unit": "人事科",
        },
    ),
    Ledger(
        code="NRD",
        name="档案调阅登记",
        model=FileReading,
        system="C2",
        line="conduct",
        date="read_on",
        title=_reading_title,
        key=("file", "leaflet", "reader", "read_on"),
        columns=("file", "leaflet", "reader", "read_on", "purpose", "approved_by", "returned_on"),
        readers=KEEPERS,
        note="每次调阅都登记；当事人回避，批准人另有其人",
        example={
            "file": "冯子昂廉政档案",
            "reader": "苗秀云",
            "read_on": "2022-12-09",
            "purpose": "年度更新",
            "approved_by": "韩立诚",
            "returned_on": "2022-12-09",
            "unit": "人事科",
        },
    ),
    Ledger(
        code="NTK",
        name="廉政谈话台账",
        model=DisciplineTalk,
        system="C3",
        line="conduct",
        date="held_on",
        due=(deadline("follow_up_due", "完成谈话跟踪", done="followed_up_on", who="talker"),),
        title=_talk_title,
        key=("person", "kind", "held_on"),
        columns=(
            "person",
            "kind",
            "measure",
            "held_on",
            "talker",
            "reason",
            "follow_up_due",
            "follow_up",
            "followed_up_on",
        ),
        readers=KEEPERS,
        note="只登记第一种形态和例行廉政谈话；问题线索和其他形态归纪检机关，本系统不录",
        example={
            "person": "冯子昂",
            "kind": "日常廉政谈话",
            "held_on": "2022-07-08",
            "talker": "高振华",
            "reason": "例行谈话",
            "unit": "人事科",
        },
    ),
    Ledger(
        code="NWS",
        name="警示教育台账",
        model=WarningSession,
        system="C5",
        line="conduct",
        date="held_on",
        due=(event("held_on", among=("participants",)),),
        title="title",
        key=("title", "held_on"),
        columns=(
            "title",
            "held_on",
            "mode",
            "case",
            "case_source",
            "rule",
            "analysis",
            "warning",
            "event",
            "participants",
            "headcount",
        ),
        shown=("held_on", "title", "mode", "case_source", "headcount"),
        note="案例只用公开通报的",
        example={
            "title": "违规收送礼品礼金问题警示教育",
            "held_on": "2022-09-02",
            "mode": "案例＋释纪＋解析＋警鉴",
            "case": "某县一名科级干部在节日期间收受服务对象礼金，受到党内警告处分。",
            "case_source": "省纪委公开通报",
            "rule": "中国共产党纪律处分条例关于收受礼品礼金的规定",
            "analysis": "把人情往来当作挡箭牌，对微腐败习以为常。",
            "warning": "守住节点，守住小节，不该收的一分不收。",
            "headcount": "38",
            "unit": "机关党建科",
        },
    ),
    Ledger(
        code="NWF",
        name="警示教育片台账",
        model=FilmScreening,
        system="C5",
        line="conduct",
        date="screened_on",
        due=(event("screened_on", "观看", among=("participants",)),),
        title=_screening_title,
        key=("film", "screened_on"),
        columns=(
            "film",
            "producer",
            "screened_on",
            "place",
            "session",
            "event",
            "participants",
            "headcount",
        ),
        note="同一部片子看几场算一部",
        example={
            "film": "失守的底线",
            "screened_on": "2022-05-27",
            "place": "三楼会议室",
            "headcount": "36",
            "unit": "机关党建科",
        },
    ),
    Ledger(
        code="NRP",
        name="廉政风险点",
        model=RiskPoint,
        system="C6",
        line="conduct",
        date="identified_on",
        title=_point_title,
        key=("post", "power"),
        columns=("post", "power", "risk", "grade", "answering_post", "identified_on", "removed_on"),
        note="按岗位登记，不写姓名",
        example={
            "post": "办公室财务岗",
            "power": "经费支出审核",
            "risk": "把关不严，超标准、超范围列支",
            "grade": "高",
            "answering_post": "办公室主任",
            "identified_on": "2022-03-15",
            "unit": "办公室",
        },
    ),
    Ledger(
        code="NRM",
        name="风险防控措施",
        model=RiskMeasure,
        system="C6",
        line="conduct",
        date="due_on",
        due=(deadline("due_on", "落实防控措施", done="done_on"),),
        title=_measure_title,
        key=("point", "measure"),
        columns=("point", "measure", "due_on", "done_on", "result"),
        parent="point",
        example={
            "point": "办公室财务岗：经费支出审核",
            "measure": "大额支出由两人复核并在办公会上通报",
            "due_on": "2022-06-30",
            "done_on": "2022-06-20",
            "result": "已写入财务管理办法",
            "unit": "办公室",
        },
    ),
    Ledger(
        code="NRR",
        name="风险年度复核",
        model=RiskReview,
        system="C6",
        line="conduct",
        date="reviewed_on",
        title=_review_title,
        key=("point", "year"),
        columns=("point", "year", "reviewed_on", "grade", "conclusion"),
        parent="point",
        example={
            "point": "办公室财务岗：经费支出审核",
            "year": "2022",
            "reviewed_on": "2022-12-15",
            "grade": "中",
            "conclusion": "措施落实，等级下调",
            "unit": "办公室",
        },
    ),
]

"""The ledgers of submissions to upper bodies, their scores, and visits."""

from django.db.models import Q

from canmou.kernel.ledger.declare import Ledger
from canmou.kernel.ledger.due import event, evidence
from canmou.publishing.models import ScoreRule, Submission, SubmissionEvent, UpperVisit


def _submission_title(row: Submission) -> str:
    return f"{row.title}（报{row.body.spoken}）"


def _event_title(row: SubmissionEvent) -> str:
    return f"{row.submission.title} {row.get_kind_display()} {row.happened_on}"


def _score_title(row: ScoreRule) -> str:
    return f"{row.get_level_display()}{row.get_event_display()}"


def _visit_title(row: UpperVisit) -> str:
    return f"{row.ended_on} {row.body.spoken} {row.topic}"


SUBMISSIONS = [
    Ledger(
        code="BSB",
        name="对上报送",
        model=Submission,
        system="D4",
        line="drafting",
        date="sent_on",
        title=_submission_title,
        key=("title", "body", "sent_on"),
        columns=(
            "title",
            "kind",
            "body",
            "channel",
            "sent_on",
            "background",
            "writers",
            "work",
            "commissioned",
            "cited",
        ),
        note="同一文稿报两个单位的登记两条，指向同一母本",
        example={
            "title": "淄州市首创全国地市级“技改专项贷”助力产业转型升级",
            "kind": "经验材料",
            "body": "山东省人民政府研究室",
            "sent_on": "2022-06-16",
            "writers": "谭志刚、殷雪梅",
            "unit": "经济调研科",
            "mask": "淄州",
        },
    ),
    Ledger(
        code="BSE",
        name="报送结果",
        model=SubmissionEvent,
        system="D4",
        line="drafting",
        date="happened_on",
        due=(evidence("happened_on", "采用、批示或推广的证明", given=~Q(kind="sent")),),
        title=_event_title,
        key=("submission", "kind", "happened_on", "body", "channel", "instruction"),
        columns=(
            "submission",
            "kind",
            "happened_on",
            "level",
            "body",
            "channel",
            "reach",
            "instruction",
            "issue_text",
        ),
        parent="submission",
        example={
            "submission": "淄州市首创全国地市级“技改专项贷”助力产业转型升级（报省政府研究室）",
            "kind": "采用",
            "happened_on": "2022-07-01",
            "level": "省级",
            "body": "山东省人民政府研究室",
            "unit": "经济调研科",
        },
    ),
    Ledger(
        code="BSR",
        name="报送计分标准",
        model=ScoreRule,
        system="D4",
        line="drafting",
        date="valid_from",
        title=_score_title,
        key=("event", "level", "valid_from"),
        columns=("event", "level", "points", "valid_from", "ended_on", "basis"),
        note="同一报送件同级领导多次批示只计一次分",
        example={
            "event": "采用",
            "level": "省级",
            "points": "10",
            "valid_from": "2021-01-01",
            "basis": "市政府系统信息报送计分办法",
            "unit": "期刊信息科",
        },
    ),
    Ledger(
        code="BUV",
        name="上级来访调研",
        model=UpperVisit,
        system="D4",
        line="drafting",
        date="ended_on",
        due=(event("ended_on", "来访调研", among=("companions",), started="started_on"),),
        title=_visit_title,
        key=("body", "ended_on", "topic"),
        columns=(
            "body",
            "topic",
            "started_on",
            "ended_on",
            "leader",
            "headcount",
            "places",
            "companions",
            "hosts",
            "outcome",
        ),
        example={
            "body": "山东省人民政府研究室",
            "topic": "黄河滩区居民迁建后续帮扶",
            "started_on": "2022-04-19",
            "ended_on": "2022-04-20",
            "headcount": "5",
            "places": "高青原县",
            "unit": "综合调研一科",
        },
    ),
]

"""The ledgers of publishing: periodicals, submissions, special material."""

from canmou.kernel.ledger.declare import Ledger, register
from canmou.publishing.models import (
    Article,
    Demand,
    DemandItem,
    Distribution,
    Feature,
    Fee,
    Issue,
    IssuePlan,
    Periodical,
    ReviewPass,
    ScoreRule,
    Submission,
    SubmissionEvent,
    UpperVisit,
)


def _issue_title(row: Issue) -> str:
    return f"《{row.periodical.name}》{row.year}年第{row.sequence}期（总第{row.total_sequence}期）"


def _plan_title(row: IssuePlan) -> str:
    return f"《{row.periodical.name}》{row.planned_on} {row.topic}"


def _review_title(row: ReviewPass) -> str:
    return f"{row.issue.ref.title} {row.get_stage_display()}"


def _distribution_title(row: Distribution) -> str:
    return f"{row.issue.ref.title} 送{row.receiver}"


def _fee_title(row: Fee) -> str:
    return f"{row.payee} {row.article.title}"


def _submission_title(row: Submission) -> str:
    return f"{row.title}（报{row.body.spoken}）"


def _event_title(row: SubmissionEvent) -> str:
    return f"{row.submission.title} {row.get_kind_display()} {row.happened_on}"


def _score_title(row: ScoreRule) -> str:
    return f"{row.get_level_display()}{row.get_event_display()}"


def _visit_title(row: UpperVisit) -> str:
    return f"{row.ended_on} {row.body.spoken} {row.topic}"


def _item_title(row: DemandItem) -> str:
    return f"{row.demand.title} {row.position}. {row.title}"


PERIODICALS = [
    Ledger(
        code="BPD",
        name="刊物",
        model=Periodical,
        system="D3",
        line="drafting",
        date="founded_on",
        title="name",
        key=("name",),
        columns=(
            "name",
            "kind",
            "founded_on",
            "ended_on",
            "monthly_min",
            "monthly_max",
            "self_written_target",
            "registration",
            "readers",
        ),
        example={
            "name": "参阅件·政策与要闻专刊",
            "kind": "政策与要闻专刊",
            "founded_on": "2022-02-08",
            "monthly_min": "3",
            "monthly_max": "4",
            "readers": "市政府领导，市政府各部门，各区县政府",
            "unit": "期刊信息科",
        },
    ),
    Ledger(
        code="BFT",
        name="专题栏目",
        model=Feature,
        system="D3",
        line="drafting",
        date="started_on",
        title="name",
        key=("name", "periodical"),
        columns=("name", "kind", "periodical", "started_on", "ended_on", "editor", "aim", "cited"),
        example={
            "name": "奋进新征程建功新时代",
            "kind": "重点专题",
            "periodical": "经济社会发展",
            "started_on": "2022-03-15",
            "unit": "期刊信息科",
        },
    ),
    Ledger(
        code="BIS",
        name="刊期",
        model=Issue,
        system="D3",
        line="drafting",
        date="published_on",
        title=_issue_title,
        key=("periodical", "year", "sequence"),
        columns=(
            "periodical",
            "year",
            "sequence",
            "total_sequence",
            "published_on",
            "theme",
            "signer",
            "copies",
            "cited",
        ),
        note="期号和总期号都要连续；三审三校齐全后才印发",
        example={
            "periodical": "参阅件·政策与要闻专刊",
            "year": "2022",
            "sequence": "1",
            "total_sequence": "1",
            "published_on": "2022-02-09",
            "theme": "扩大消费",
            "signer": "周承远",
            "copies": "120",
            "unit": "期刊信息科",
        },
    ),
    Ledger(
        code="BPN",
        name="刊期计划",
        model=IssuePlan,
        system="D3",
        line="drafting",
        date="planned_on",
        title=_plan_title,
        key=("periodical", "planned_on", "topic"),
        columns=("periodical", "planned_on", "topic", "editor", "commissioned", "issue", "note"),
        parent="periodical",
        example={
            "periodical": "参阅件·政策与要闻专刊",
            "planned_on": "2022-02-09",
            "topic": "扩大消费的政策取向与外市做法",
            "editor": "贾书林",
            "unit": "期刊信息科",
        },
    ),
    Ledger(
        code="BAR",
        name="刊发稿件",
        model=Article,
        system="D3",
        line="drafting",
        date="published_on",
        title="title",
        key=("issue", "position"),
        columns=(
            "issue",
            "position",
            "title",
            "kind",
            "author_origin",
            "byline",
            "authors",
            "author_unit",
            "feature",
            "characters",
            "published_on",
            "work",
        ),
        parent="issue",
        example={
            "issue": "《参阅件·政策与要闻专刊》2022年第1期（总第1期）",
            "position": "1",
            "title": "多地出台促消费举措的特点和启示",
            "kind": "外市先进经验",
            "author_origin": "自主撰写",
            "byline": "期刊信息科",
            "characters": "3200",
            "published_on": "2022-02-09",
            "unit": "期刊信息科",
        },
    ),
    Ledger(
        code="BRV",
        name="三审三校记录",
        model=ReviewPass,
        system="D3",
        line="drafting",
        date="reviewed_on",
        title=_review_title,
        key=("issue", "stage"),
        columns=(
            "issue",
            "stage",
            "reviewer",
            "reviewed_on",
            "errors_found",
            "errors_left",
            "verdict",
            "opinion",
        ),
        parent="issue",
        note="初审由编辑、复审由科室负责人、终审由分管领导，同一人不得兼任两个环节",
        example={
            "issue": "《参阅件·政策与要闻专刊》2022年第1期（总第1期）",
            "stage": "初审一校",
            "reviewer": "祝春妮",
            "reviewed_on": "2022-02-07",
            "errors_found": "6",
            "verdict": "改后通过",
            "unit": "期刊信息科",
        },
    ),
    Ledger(
        code="BDS",
        name="刊物分送",
        model=Distribution,
        system="D3",
        line="drafting",
        date="sent_on",
        title=_distribution_title,
        key=("issue", "receiver"),
        columns=("issue", "receiver", "sent_on", "copies", "received_on", "signed_by"),
        parent="issue",
        example={
            "issue": "《参阅件·政策与要闻专刊》2022年第1期（总第1期）",
            "receiver": "淄州市发展和改革委员会",
            "sent_on": "2022-02-09",
            "copies": "2",
            "received_on": "2022-02-10",
            "unit": "期刊信息科",
        },
    ),
    Ledger(
        code="BFE",
        name="稿费发放",
        model=Fee,
        system="D3",
        line="drafting",
        date="listed_on",
        title=_fee_title,
        key=("article", "payee"),
        columns=("article", "payee", "standard", "amount", "listed_on", "paid_on"),
        parent="article",
        example={
            "article": "多地出台促消费举措的特点和启示",
            "payee": "王海亭",
            "standard": "每千字80元",
            "amount": "256.00",
            "listed_on": "2022-06-30",
            "paid_on": "2022-07-08",
            "unit": "期刊信息科",
        },
    ),
]

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

DEMANDS = [
    Ledger(
        code="BDM",
        name="专项材料与迎检",
        model=Demand,
        system="D5",
        line="drafting",
        date="due_on",
        title="title",
        key=("title", "due_on"),
        columns=(
            "title",
            "kind",
            "body",
            "received_on",
            "due_on",
            "responsible",
            "scope",
            "closed_on",
            "outcome",
            "cited",
        ),
        example={
            "title": "黄河流域生态保护和高质量发展专项巡视",
            "kind": "专项材料",
            "body": "山东省人民政府办公厅",
            "received_on": "2022-03-21",
            "due_on": "2022-04-15",
            "responsible": "郝景明",
            "unit": "综合调研二科",
        },
    ),
    Ledger(
        code="BDI",
        name="专项材料清单",
        model=DemandItem,
        system="D5",
        line="drafting",
        date="due_on",
        title=_item_title,
        key=("demand", "position"),
        columns=(
            "demand",
            "position",
            "title",
            "owner",
            "responsible",
            "due_on",
            "handed_in_on",
            "quality",
            "note",
        ),
        parent="demand",
        example={
            "demand": "黄河流域生态保护和高质量发展专项巡视",
            "position": "1",
            "title": "黄河滩区居民迁建情况",
            "owner": "综合调研二科",
            "responsible": "董建国",
            "due_on": "2022-04-08",
            "handed_in_on": "2022-04-07",
            "quality": "合格",
            "unit": "综合调研二科",
        },
    ),
]

register(PERIODICALS + SUBMISSIONS + DEMANDS)

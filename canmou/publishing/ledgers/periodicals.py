"""The ledgers of periodicals: issues, articles, reviews, distribution, fees."""

from canmou.kernel.ledger.declare import Ledger
from canmou.kernel.ledger.due import deadline
from canmou.publishing.models import (
    Article,
    Distribution,
    Feature,
    Fee,
    Issue,
    IssuePlan,
    Periodical,
    ReviewPass,
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
        parent="periodical",
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
        parent="periodical",
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
        due=(deadline("planned_on", "印发", done="issue", who="editor"),),
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

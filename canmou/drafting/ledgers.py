"""The ledgers of drafting: the leaders' week, tasks, manuscripts, and the office's passages and rules."""

from django.db.models import Exists, OuterRef

from canmou.drafting.models import (
    Delivery,
    LeaderEngagement,
    Manuscript,
    ManuscriptVersion,
    MaterialCall,
    Passage,
    ProofRule,
    ReviewOpinion,
    WritingTask,
)
from canmou.kernel.ledger.declare import Ledger, register
from canmou.kernel.ledger.due import deadline, event

#: A task is done when its text is handed over, a part when its final version is there.
_DELIVERED = Exists(Delivery.objects.filter(task=OuterRef("pk"), voided=False))
_FINISHED = Exists(
    ManuscriptVersion.objects.filter(manuscript=OuterRef("pk"), stage="final", voided=False)
) | Exists(Delivery.objects.filter(task=OuterRef("task"), voided=False))


def _engagement_title(row: LeaderEngagement) -> str:
    return f"{row.held_on} {row.get_part_display()} {row.leader.name} {row.title}"


def _task_title(row: WritingTask) -> str:
    return f"{row.title}（{row.held_on}）"


def _call_title(row: MaterialCall) -> str:
    return f"{row.task.title}：{row.provider} {row.content}"


def _manuscript_title(row: Manuscript) -> str:
    return f"{row.task.title}（{row.task.held_on}）{row.part}"


def _version_title(row: ManuscriptVersion) -> str:
    return f"{row.manuscript.ref.title} 第{row.sequence}稿"


def _opinion_title(row: ReviewOpinion) -> str:
    return f"{row.manuscript.ref.title} {row.reviewer.name}{row.get_stage_display()}意见"


def _delivery_title(row: Delivery) -> str:
    return f"{row.task.title} {row.delivered_on} 交付"


TASKS = [
    Ledger(
        code="MLW",
        name="领导一周活动",
        model=LeaderEngagement,
        system="D1",
        line="drafting",
        date="held_on",
        due=(event("held_on", "领导活动", who="leader"),),
        title=_engagement_title,
        key=("leader", "held_on", "part", "title"),
        columns=("leader", "held_on", "part", "title", "kind", "place", "needs_text", "note"),
        note="每周由办公室按领导活动安排导入，需要文稿的据此立文稿任务",
        example={
            "leader": "韦思齐",
            "held_on": "2022-09-21",
            "part": "上午",
            "title": "全市数字经济发展座谈会",
            "kind": "会议",
            "place": "市政府第一会议室",
            "needs_text": "是",
            "unit": "办公室",
        },
    ),
    Ledger(
        code="MTK",
        name="文稿任务",
        model=WritingTask,
        system="D1",
        line="drafting",
        date="held_on",
        due=(
            deadline("due_on", "交稿", done=_DELIVERED, who="responsible"),
            event("held_on", "使用文稿", who="responsible", among=("writers",)),
        ),
        title=_task_title,
        key=("title", "held_on"),
        columns=(
            "title",
            "genre",
            "occasion",
            "made_for",
            "speaker",
            "role",
            "engagement",
            "assigned_on",
            "due_on",
            "held_on",
            "responsible",
            "writers",
            "helpers",
            "requirements",
            "offline",
            "cited",
        ),
        shown=("held_on", "title", "genre", "made_for", "due_on", "responsible"),
        note="领导讲话、政府工作报告等综合文稿，一篇登记一条",
        example={
            "title": "在全市数字经济发展座谈会上的讲话",
            "genre": "讲话",
            "occasion": "全市数字经济发展座谈会",
            "made_for": "市政府主要领导",
            "speaker": "韦思齐",
            "role": "牵头起草",
            "assigned_on": "2022-09-13",
            "due_on": "2022-09-19",
            "held_on": "2022-09-21",
            "responsible": "韩立诚",
            "writers": "高振华、吕晓东",
            "unit": "综合调研一科",
        },
    ),
    Ledger(
        code="MMC",
        name="文稿素材调取",
        model=MaterialCall,
        system="D1",
        line="drafting",
        date="asked_on",
        due=(deadline("due_on", "收到素材", done="received_on"),),
        title=_call_title,
        key=("task", "provider", "content"),
        columns=("task", "provider", "content", "asked_on", "due_on", "received_on", "outcome"),
        parent="task",
        example={
            "task": "在全市数字经济发展座谈会上的讲话（2022-09-21）",
            "provider": "淄州市大数据局",
            "content": "数字经济核心产业增加值、重点项目进展",
            "asked_on": "2022-09-13",
            "due_on": "2022-09-15",
            "received_on": "2022-09-15",
            "outcome": "已采用",
            "unit": "综合调研一科",
        },
    ),
]

MANUSCRIPTS = [
    Ledger(
        code="MMS",
        name="稿件台账",
        model=Manuscript,
        system="D1",
        line="drafting",
        date="started_on",
        due=(deadline("due_on", "交稿", done=_FINISHED, who="writer"),),
        title=_manuscript_title,
        key=("task", "part"),
        columns=("task", "part", "writer", "started_on", "due_on", "target_characters"),
        parent="task",
        note="一人执笔的登记一条“全文”；分工起草的每个部分一条",
        example={
            "task": "在全市数字经济发展座谈会上的讲话（2022-09-21）",
            "part": "全文",
            "writer": "吕晓东",
            "started_on": "2022-09-13",
            "due_on": "2022-09-16",
            "target_characters": "4500",
            "unit": "综合调研一科",
        },
    ),
    Ledger(
        code="MVR",
        name="稿件版本",
        model=ManuscriptVersion,
        system="D1",
        line="drafting",
        date="made_on",
        title=_version_title,
        key=("manuscript", "sequence"),
        columns=("manuscript", "sequence", "stage", "made_on", "author", "characters", "changed", "text"),
        parent="manuscript",
        example={
            "manuscript": "在全市数字经济发展座谈会上的讲话（2022-09-21）全文",
            "sequence": "2",
            "stage": "修改稿",
            "made_on": "2022-09-16",
            "author": "高振华",
            "characters": "4380",
            "changed": "压缩形势部分，补充项目清单",
            "unit": "综合调研一科",
        },
    ),
    Ledger(
        code="MRV",
        name="审改意见",
        model=ReviewOpinion,
        system="D1",
        line="drafting",
        date="reviewed_on",
        title=_opinion_title,
        key=("manuscript", "stage", "reviewer", "reviewed_on"),
        columns=(
            "manuscript",
            "reviewed_version",
            "stage",
            "reviewer",
            "body",
            "reviewed_on",
            "verdict",
            "opinion",
            "handling",
            "reason",
        ),
        parent="manuscript",
        example={
            "manuscript": "在全市数字经济发展座谈会上的讲话（2022-09-21）全文",
            "stage": "核稿",
            "reviewer": "高振华",
            "reviewed_on": "2022-09-16",
            "verdict": "修改后同意",
            "opinion": "第三部分举措再具体一些，责任单位要点到",
            "handling": "采纳",
            "unit": "综合调研一科",
        },
    ),
    Ledger(
        code="MDL",
        name="文稿交付使用",
        model=Delivery,
        system="D1",
        line="drafting",
        date="delivered_on",
        title=_delivery_title,
        key=("task", "delivered_on"),
        columns=(
            "task",
            "delivered_on",
            "form",
            "characters",
            "reading_minutes",
            "receiver",
            "use",
            "used_on",
            "feedback",
            "filed_on",
        ),
        parent="task",
        example={
            "task": "在全市数字经济发展座谈会上的讲话（2022-09-21）",
            "delivered_on": "2022-09-19",
            "form": "大字稿",
            "characters": "4350",
            "reading_minutes": "24",
            "receiver": "市政府办公室秘书一科",
            "use": "照稿使用",
            "used_on": "2022-09-21",
            "unit": "综合调研一科",
        },
    ),
]

PROOFING = [
    Ledger(
        code="MPS",
        name="常用表述库",
        model=Passage,
        system="D2",
        line="drafting",
        date="adopted_on",
        title="heading",
        key=("heading",),
        columns=("heading", "kind", "text", "source", "adopted_on", "ended_on", "keywords"),
        shown=("heading", "kind", "source", "adopted_on", "ended_on"),
        note="文稿中反复使用、必须逐字一致的文字；提法有变化时停用旧条、另立新条",
        example={
            "heading": "“两个确立”",
            "kind": "规范提法",
            "text": "深刻领悟“两个确立”的决定性意义",
            "source": "党的十九届六中全会公报",
            "adopted_on": "2021-11-11",
            "keywords": "两个确立",
            "unit": "综合调研一科",
        },
    ),
    Ledger(
        code="MPR",
        name="本室校对规则",
        model=ProofRule,
        system="D2",
        line="drafting",
        date="valid_from",
        title="wrong",
        key=("wrong",),
        columns=(
            "wrong",
            "matching",
            "right",
            "level",
            "severity",
            "message",
            "basis",
            "valid_from",
            "ended_on",
        ),
        note="法规和国家标准的规则由系统内置，不能停用；这里只登记惯例和本单位的规则",
        example={
            "wrong": "其它",
            "matching": "原样文字",
            "right": "其他",
            "level": "惯例",
            "severity": "警告",
            "message": "统一写“其他”",
            "basis": "本室文稿体例",
            "valid_from": "2021-01-04",
            "unit": "期刊信息科",
        },
    ),
]

register(TASKS + MANUSCRIPTS + PROOFING)

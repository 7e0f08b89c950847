"""Intake: what comes in and is passed on, handled and answered (Z9); other people's forms (Z8)."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from canmou.kernel.ledger.fields import RefField
from canmou.kernel.ledger.links import link, person, unit
from canmou.kernel.ledger.models import Record

#: What stands in the place of a title where the text may not be here.
OFFLINE_TITLE = re.compile(r"线下事项\d{4}-\d{3,5}")
OFFLINE_TEXT = "线下事项不登记任何文字和文件，只登来件方式、日期、承办科室、承办人和时限"


class Matter(Record):
    """Something that came in: a document, a phone order, a remark in the corridor, a photo.

    `offline`: its text may not be here. It keeps a neutral title, owner, clock and count, and no word or file.
    """

    class Kind(models.TextChoices):
        DOCUMENT = "document", "来文"
        PHONE = "phone", "电话交办"
        ORAL = "oral", "口头交办"
        PHOTO = "photo", "图片转来"
        MESSAGE = "message", "即时消息"
        MEETING = "meeting", "会议通知"

    class Urgency(models.TextChoices):
        NORMAL = "normal", "一般"
        URGENT = "urgent", "较急"
        CRITICAL = "critical", "特急"

    WORDS = ("document_number", "content", "proposal", "reply", "mask")

    title = models.CharField("事项", max_length=150)
    kind = models.CharField("来件方式", max_length=10, choices=Kind.choices)
    received_on = models.DateField("收到日期")
    sender = unit("来文单位", optional=True)
    sender_person = person("交办人", optional=True)
    document_number = models.CharField("来文字号", max_length=40, blank=True)
    urgency = models.CharField("缓急", max_length=10, choices=Urgency.choices, default=Urgency.NORMAL)
    proposal = models.CharField("拟办意见", max_length=300, blank=True)
    proposed_by = person("拟办人", optional=True)
    approved_by = person("批办领导", optional=True)
    lead_section = unit("承办科室", optional=True)
    handler = person("承办人", optional=True)
    due_on = models.DateField("回告时限", null=True, blank=True)
    replied_on = models.DateField("回告日期", null=True, blank=True)
    reply = models.TextField("回告内容", blank=True)
    closed_on = models.DateField("办结日期", null=True, blank=True)
    task = RefField("转为任务", ledgers=("STK",))
    content = models.TextField("来件内容", blank=True, help_text="电话记录、消息原文等")
    offline = models.BooleanField(
        "线下办理",
        default=False,
        help_text="内容不能放进本系统的填“是”：只计承办人、期限和件数，不登记文字和文件",
    )

    class Meta:
        verbose_name = "收文与交办"
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("received_on")),
                name="supervision_matter_closed_after",
            )
        ]

    def clean(self) -> None:
        if self.closed_on and self.closed_on < self.received_on:
            raise ValidationError({"closed_on": "办结日期不能早于收到日期"})
        if self.due_on and self.due_on < self.received_on:
            raise ValidationError({"due_on": "回告时限不能早于收到日期"})
        if self.offline and (
            not OFFLINE_TITLE.fullmatch(self.title) or any(getattr(self, name) for name in self.WORDS)
        ):
            raise ValidationError({"offline": OFFLINE_TEXT})
        if self.offline and (self.sender_id or self.sender_person_id or self.source_unit_id):
            raise ValidationError({"offline": OFFLINE_TEXT})

    @property
    def wordless(self) -> str:
        return OFFLINE_TEXT if self.offline else ""


class Circulation(Record):
    """One reader of a matter passed round."""

    matter = link(Matter, "收文事项")
    reader = person("传阅人")
    sequence = models.PositiveSmallIntegerField("传阅次序")
    sent_on = models.DateField("送阅日期")
    read_on = models.DateField("阅毕日期", null=True, blank=True)
    opinion = models.CharField("批阅意见", max_length=200, blank=True)

    class Meta:
        verbose_name = "传阅"

    def clean(self) -> None:
        if self.read_on and self.read_on < self.sent_on:
            raise ValidationError({"read_on": "阅毕日期不能早于送阅日期"})


class MatterHandling(Record):
    """What a section did with a matter."""

    matter = link(Matter, "收文事项")
    section = unit("承办科室")
    handler = person("承办人", optional=True)
    assigned_on = models.DateField("分办日期")
    content = models.TextField("办理情况", blank=True)
    finished_on = models.DateField("办毕日期", null=True, blank=True)

    class Meta:
        verbose_name = "收文办理"

    @property
    def wordless(self) -> str:
        return self.matter.wordless

    def clean(self) -> None:
        if self.content and self.matter.offline:
            raise ValidationError({"content": OFFLINE_TEXT})
        if self.finished_on and self.finished_on < self.assigned_on:
            raise ValidationError({"finished_on": "办毕日期不能早于分办日期"})


class ForeignForm(Record):
    """Somebody else's form that is owed, and when and how it was handed in."""

    class Format(models.TextChoices):
        EXCEL = "excel", "Excel 表"
        WORD = "word", "Word 表"
        SYSTEM = "system", "网上系统"
        PAPER = "paper", "纸质"

    class Frequency(models.TextChoices):
        ONCE = "once", "一次性"
        WEEK = "week", "每周"
        MONTH = "month", "每月"
        QUARTER = "quarter", "每季"
        YEAR = "year", "每年"

    title = models.CharField("表格名称", max_length=120)
    sender = unit("要表单位")
    received_on = models.DateField("收到日期")
    due_on = models.DateField("报送时限")
    format = models.CharField("形式", max_length=8, choices=Format.choices)
    frequency = models.CharField("频次", max_length=8, choices=Frequency.choices, default=Frequency.ONCE)
    section = unit("填报科室", optional=True)
    filled_by = person("填报人", optional=True)
    reviewed_by = person("审核人", optional=True)
    zero_report = models.BooleanField("零报告", default=False)
    handed_in_on = models.DateField("报出日期", null=True, blank=True)
    method = models.CharField("报送方式", max_length=60, blank=True)

    class Meta:
        verbose_name = "外来表格"
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on__gte=F("received_on")), name="supervision_form_due_after_received"
            ),
            models.CheckConstraint(
                condition=Q(handed_in_on__isnull=True) | Q(handed_in_on__gte=F("received_on")),
                name="supervision_form_handed_in_after_received",
            ),
        ]

    def clean(self) -> None:
        if self.due_on < self.received_on:
            raise ValidationError({"due_on": "报送时限不能早于收到日期"})
        if self.handed_in_on and self.handed_in_on < self.received_on:
            raise ValidationError({"handed_in_on": "报出日期不能早于收到日期"})

"""Manuscripts: their versions, the opinions on them, and their delivery and use."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from canmou.drafting.models.tasks import WritingTask
from canmou.kernel.ledger.models import Record


class Manuscript(Record):
    """A text under one task: the whole, or one part where several people draft side by side."""

    task = models.ForeignKey(WritingTask, models.PROTECT, related_name="manuscripts", verbose_name="文稿任务")
    part = models.CharField(
        "部分",
        max_length=60,
        default="全文",
        help_text="分工起草的写明部分，如“第二部分 产业升级”；否则为“全文”",
    )
    writer = models.ForeignKey("kernel.Person", models.PROTECT, related_name="+", verbose_name="执笔人")
    started_on = models.DateField("开始日期")
    due_on = models.DateField("交稿期限")
    target_characters = models.PositiveIntegerField("要求字数", null=True, blank=True)

    class Meta:
        verbose_name = "稿件"
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on__gte=F("started_on")), name="manuscript_due_after_start"
            ),
        ]

    def clean(self) -> None:
        if self.task.offline:
            raise ValidationError({"task": "这项文稿任务是线下办理的，本系统不登记它的稿件"})
        if self.due_on < self.started_on:
            raise ValidationError({"due_on": "交稿期限不能早于开始日期"})


class ManuscriptVersion(Record):
    """One version of a manuscript: who made it, when, how long it is, and its text where kept here."""

    class Stage(models.TextChoices):
        OUTLINE = "outline", "提纲"
        FIRST = "first", "初稿"
        REVISED = "revised", "修改稿"
        FOR_APPROVAL = "for_approval", "送审稿"
        FINAL = "final", "定稿"

    manuscript = models.ForeignKey(Manuscript, models.PROTECT, related_name="versions", verbose_name="稿件")
    sequence = models.PositiveSmallIntegerField("第几稿")
    stage = models.CharField("稿次", max_length=14, choices=Stage.choices)
    made_on = models.DateField("成稿日期")
    author = models.ForeignKey("kernel.Person", models.PROTECT, related_name="+", verbose_name="修改人")
    characters = models.PositiveIntegerField("字数")
    changed = models.CharField("主要改动", max_length=200, blank=True)
    text = models.TextField("正文", blank=True)

    class Meta:
        verbose_name = "稿件版本"
        constraints = [
            models.CheckConstraint(condition=Q(sequence__gte=1), name="version_sequence_from_one"),
            models.CheckConstraint(condition=Q(characters__gte=1), name="version_has_characters"),
        ]

    def clean(self) -> None:
        if self.made_on < self.manuscript.started_on:
            raise ValidationError({"made_on": "成稿日期不能早于稿件开始日期"})


class ReviewOpinion(Record):
    """An opinion on a manuscript: by the section head, a countersigning unit, or the leader who signs off."""

    class Stage(models.TextChoices):
        REVIEW = "review", "核稿"
        COUNTERSIGN = "countersign", "会签"
        SIGN_OFF = "sign_off", "审签"
        SPEAKER = "speaker", "领导修改"

    class Verdict(models.TextChoices):
        AGREE = "agree", "同意"
        AGREE_AFTER = "agree_after", "修改后同意"
        RETURN = "return", "退回修改"

    class Handling(models.TextChoices):
        ADOPTED = "adopted", "采纳"
        PARTLY = "partly", "部分采纳"
        NOT_ADOPTED = "not_adopted", "未采纳"
        NONE = "none", "无须处理"

    manuscript = models.ForeignKey(Manuscript, models.PROTECT, related_name="opinions", verbose_name="稿件")
    reviewed_version = models.ForeignKey(
        ManuscriptVersion,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="opinions",
        verbose_name="所审版本",
    )
    stage = models.CharField("环节", max_length=12, choices=Stage.choices)
    reviewer = models.ForeignKey("kernel.Person", models.PROTECT, related_name="+", verbose_name="审改人")
    body = models.ForeignKey(
        "kernel.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="会签单位"
    )
    reviewed_on = models.DateField("审改日期")
    verdict = models.CharField("结论", max_length=12, choices=Verdict.choices)
    opinion = models.TextField("意见")
    handling = models.CharField("采纳情况", max_length=12, choices=Handling.choices, default=Handling.NONE)
    reason = models.CharField("未采纳理由", max_length=200, blank=True)

    class Meta:
        verbose_name = "审改意见"

    def clean(self) -> None:
        if self.stage == self.Stage.COUNTERSIGN and self.body_id is None:
            raise ValidationError({"body": "会签意见要写明会签单位"})
        if self.reviewed_version_id and self.reviewed_version.manuscript_id != self.manuscript_id:
            raise ValidationError({"reviewed_version": "所审版本不属于这份稿件"})
        if self.stage == self.Stage.REVIEW and self.reviewer_id == self.manuscript.writer_id:
            raise ValidationError({"reviewer": "执笔人不能核自己的稿"})
        if self.handling == self.Handling.NOT_ADOPTED and not self.reason:
            raise ValidationError({"reason": "意见未采纳的，请写明理由"})


class Delivery(Record):
    """The delivery of a text to whom it was written for, and what was made of it."""

    class Form(models.TextChoices):
        LARGE = "large", "大字稿"
        PLAIN = "plain", "普通稿"
        ELECTRONIC = "electronic", "电子稿"

    class Use(models.TextChoices):
        WHOLE = "whole", "照稿使用"
        REVISED = "revised", "修改后使用"
        FREELY = "freely", "脱稿参考"
        UNUSED = "unused", "未使用"
        PENDING = "pending", "尚未使用"

    task = models.ForeignKey(WritingTask, models.PROTECT, related_name="deliveries", verbose_name="文稿任务")
    delivered_on = models.DateField("交付日期")
    form = models.CharField("文稿样式", max_length=12, choices=Form.choices, default=Form.PLAIN)
    characters = models.PositiveIntegerField("字数")
    reading_minutes = models.PositiveSmallIntegerField("朗读时长（分钟）", null=True, blank=True)
    receiver = models.CharField("接收人", max_length=40, blank=True)
    use = models.CharField("使用情况", max_length=10, choices=Use.choices, default=Use.PENDING)
    used_on = models.DateField("实际使用日期", null=True, blank=True)
    feedback = models.CharField("反馈", max_length=200, blank=True)
    filed_on = models.DateField("归档日期", null=True, blank=True)

    class Meta:
        verbose_name = "文稿交付"
        constraints = [
            models.CheckConstraint(
                condition=Q(used_on__isnull=True) | Q(used_on__gte=F("delivered_on")),
                name="delivery_used_after_delivered",
            ),
        ]

    def clean(self) -> None:
        if self.used_on and self.used_on < self.delivered_on:
            raise ValidationError({"used_on": "实际使用日期不能早于交付日期"})
        used = self.use in (self.Use.WHOLE, self.Use.REVISED, self.Use.FREELY)
        if used and not self.used_on:
            raise ValidationError({"used_on": "文稿已经使用，请填实际使用日期"})
        if self.used_on and not used:
            raise ValidationError({"use": "填了实际使用日期，请同时写明怎样使用"})

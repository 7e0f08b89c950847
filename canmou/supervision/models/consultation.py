"""Drafts sent for comment: the clock, the sections asked, the earlier stance, the reply (Z9)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from canmou.kernel.ledger.fields import RefsField
from canmou.kernel.ledger.links import link, person, unit, units
from canmou.kernel.ledger.models import Record


class DraftConsultation(Record):
    """Another body's draft sent for comment: the clock, the sections asked, the earlier stance, the reply."""

    class Outcome(models.TextChoices):
        AGREE = "agree", "无不同意见"
        SUGGEST = "suggest", "提出修改意见"
        OBJECT = "object", "不同意"

    title = models.CharField("征求意见稿题名", max_length=150, help_text="不加书名号")
    sender = unit("来文单位")
    document_number = models.CharField("来文字号", max_length=40, blank=True)
    received_on = models.DateField("收到日期")
    due_on = models.DateField("反馈时限")
    sections = units("征求科室")
    section_due_on = models.DateField("科室反馈时限", null=True, blank=True)
    earlier = RefsField("以往意见", ledgers=("SCO",), help_text="同一事项以前提过的意见")
    outcome = models.CharField("反馈结论", max_length=8, choices=Outcome.choices, blank=True)
    reply_text = models.TextField("复函正文", blank=True, help_text="一段一行")
    approved_by = person("审签人", optional=True)
    replied_on = models.DateField("反馈日期", null=True, blank=True)
    reply_number = models.CharField("复函字号", max_length=40, blank=True)
    adopted = models.CharField("采纳情况", max_length=200, blank=True)
    adoption_told_on = models.DateField("得知采纳情况日期", null=True, blank=True)

    class Meta:
        verbose_name = "征求意见稿"
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on__gte=F("received_on")), name="supervision_consultation_due_after"
            )
        ]

    def clean(self) -> None:
        if self.due_on < self.received_on:
            raise ValidationError({"due_on": "反馈时限不能早于收到日期"})
        if self.section_due_on and self.section_due_on > self.due_on:
            raise ValidationError({"section_due_on": "科室反馈时限不能晚于对外反馈时限"})
        if self.replied_on and not self.outcome:
            raise ValidationError({"outcome": "已反馈的同时填写反馈结论和反馈日期"})
        if self.outcome and not (
            self.replied_on or self.reply_text
        ):  # a drafted reply concludes before it is sent
            raise ValidationError({"outcome": "已反馈的同时填写反馈结论和反馈日期"})


class ConsultationOpinion(Record):
    """A section's opinion on a draft for comment."""

    consultation = link(DraftConsultation, "征求意见稿")
    section = unit("科室")
    given_by = person("提出人", optional=True)
    given_on = models.DateField("提出日期")
    place = models.CharField("条款或位置", max_length=60, blank=True)
    opinion = models.TextField("意见")
    sent = models.BooleanField("已纳入复函", default=True)
    adopted = models.BooleanField("被采纳", default=False)

    class Meta:
        verbose_name = "征求意见反馈"

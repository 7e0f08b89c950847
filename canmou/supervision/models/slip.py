"""Meeting slips: what was said at a meeting attended, by speaker, and what became of each point (Z9)."""

from django.db import models

from canmou.kernel.ledger.fields import RefField
from canmou.kernel.ledger.links import link, person, persons
from canmou.kernel.ledger.models import Record


class MeetingSlip(Record):
    """What was said at a meeting attended, taken down by speaker."""

    title = models.CharField("会议名称", max_length=120)
    held_on = models.DateField("会议日期")
    place = models.CharField("地点", max_length=80, blank=True)
    presider = person("主持人", optional=True)
    attended_by = persons("本室参会人员")
    recorder = person("记录人", optional=True)

    class Meta:
        verbose_name = "会议记录单"


class MeetingPoint(Record):
    """One point of a speaker, and what becomes of it."""

    class Use(models.TextChoices):
        TASK = "task", "转任务"
        MATERIAL = "material", "转素材"
        NOTE = "note", "备查"
        OPEN = "open", "待定"

    slip = link(MeetingSlip, "会议记录单")
    sequence = models.PositiveSmallIntegerField("次序")
    said_on = models.DateField("讲话日期")
    speaker = person("讲话人", optional=True)
    speaker_name = models.CharField(
        "讲话人姓名", max_length=40, blank=True, help_text="讲话人不在人员库中的，只写姓名"
    )
    point = models.TextField("要点")
    use = models.CharField("去向", max_length=10, choices=Use.choices, default=Use.NOTE)
    followed_by = RefField("转成的记录", ledgers=())

    class Meta:
        verbose_name = "会议要点"

    @property
    def said_by(self) -> str:
        """Who said it, as written."""
        return self.speaker.name if self.speaker_id else self.speaker_name

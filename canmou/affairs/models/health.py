"""Epidemic measures with the days on which they hold, and whose turn it is."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from canmou.kernel.ledger.links import link, person, unit
from canmou.kernel.ledger.models import Record


class HealthMeasure(Record):
    """A measure of epidemic control or public health, from a day to a day."""

    class Kind(models.TextChoices):
        EPIDEMIC = "epidemic", "疫情防控"
        HYGIENE = "hygiene", "爱国卫生"
        SMOKE_FREE = "smoke_free", "控烟"

    title = models.CharField("措施名称", max_length=60, help_text="报告中的说法，如“核酸检测”")
    kind = models.CharField("措施类别", max_length=12, choices=Kind.choices)
    started_on = models.DateField("开始日期")
    ended_on = models.DateField("停止日期", null=True, blank=True, help_text="仍在执行的不填")
    frequency = models.CharField("频次", max_length=40, blank=True, help_text="如“每周两次”")
    basis = models.CharField("依据", max_length=150, blank=True)
    keeper = unit("负责科室", optional=True)
    cited = models.PositiveSmallIntegerField(
        "列举次序", null=True, blank=True, help_text="报告中列举的先后，不列举的不填"
    )

    class Meta:
        verbose_name = "卫生防疫措施"
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                name="affairs_measure_span",
            )
        ]

    def clean(self) -> None:
        if self.ended_on and self.ended_on < self.started_on:
            raise ValidationError({"ended_on": "停止日期不能早于开始日期"})


class HealthDuty(Record):
    """One person's turn under a measure, and whether it was done."""

    measure = link(HealthMeasure, "卫生防疫措施")
    person_on_duty = person("值班人")
    duty_on = models.DateField("值班日期")
    task = models.CharField("职责", max_length=80, help_text="如“组织全员采样”“汇总日报告”")
    done = models.BooleanField("已完成", default=False)
    headcount = models.PositiveIntegerField("涉及人数", null=True, blank=True)

    class Meta:
        verbose_name = "卫生防疫值班"

    def clean(self) -> None:
        ended = self.measure.ended_on
        if self.duty_on < self.measure.started_on or (ended and self.duty_on > ended):
            raise ValidationError({"duty_on": "值班日期不在该措施的执行期内"})

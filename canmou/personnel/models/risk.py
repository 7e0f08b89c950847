"""Integrity risk points by post, their measures and yearly reviews (C6). No person is named."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from canmou.kernel.ledger.links import link
from canmou.kernel.ledger.models import Record


class RiskGrade(models.TextChoices):
    """How grave a risk is."""

    HIGH = "high", "高"
    MEDIUM = "medium", "中"
    LOW = "low", "低"


class RiskPoint(Record):
    """A risk that lies in a post's power, whoever holds the post."""

    post = models.CharField("岗位", max_length=60, help_text="岗位名称，不写姓名")
    power = models.CharField("权力事项", max_length=100)
    risk = models.CharField("风险表现", max_length=200)
    grade = models.CharField("风险等级", max_length=8, choices=RiskGrade.choices)
    answering_post = models.CharField("防控责任岗位", max_length=60)
    identified_on = models.DateField("排查日期")
    removed_on = models.DateField("消除日期", null=True, blank=True, help_text="权力事项取消后填写")

    class Meta:
        verbose_name = "廉政风险点"

    def clean(self) -> None:
        if self.removed_on and self.removed_on < self.identified_on:
            raise ValidationError({"removed_on": "消除日期不能早于排查日期"})


class RiskMeasure(Record):
    """What is done about a risk point, by when."""

    point = link(RiskPoint, "廉政风险点")
    measure = models.CharField("防控措施", max_length=200)
    due_on = models.DateField("完成时限")
    done_on = models.DateField("完成日期", null=True, blank=True)
    result = models.CharField("落实情况", max_length=200, blank=True)

    class Meta:
        verbose_name = "风险防控措施"
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | Q(result__gt=""),
                name="personnel_measure_done_with_result",
            )
        ]

    def clean(self) -> None:
        if self.done_on and not self.result:
            raise ValidationError({"result": "已完成的措施请写明落实情况"})


class RiskReview(Record):
    """The yearly look at a risk point and the grade that it has from then on."""

    point = link(RiskPoint, "廉政风险点")
    year = models.PositiveIntegerField("复核年度")
    reviewed_on = models.DateField("复核日期")
    grade = models.CharField("复核后等级", max_length=8, choices=RiskGrade.choices)
    conclusion = models.CharField("复核意见", max_length=200)

    class Meta:
        verbose_name = "风险年度复核"

    def clean(self) -> None:
        if self.reviewed_on < self.point.identified_on:
            raise ValidationError({"reviewed_on": "复核日期不能早于排查日期"})

"""How many working days intake allows, one row per office; without a row the defaults hold (domain §8.2)."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models


def _workdays(label: str, default: int, help_text: str = "") -> models.Field:
    return models.PositiveSmallIntegerField(
        label,
        default=default,
        validators=[MinValueValidator(1, "不能小于1"), MaxValueValidator(90, "不能大于90")],
        help_text=help_text,
    )


class IntakeTerms(models.Model):
    """Until when a matter is answered by its urgency, a draft for comment without a term, and each step inside."""

    office = models.OneToOneField("kernel.Office", models.PROTECT, related_name="+", editable=False)
    critical_workdays = _workdays("特急件回告（工作日）", 1)
    urgent_workdays = _workdays("较急件回告（工作日）", 5)
    normal_workdays = _workdays("一般件回告（工作日）", 15)
    step_workdays = _workdays("拟办、批办、分办各（工作日）", 1, "特急件当天办；都不晚于回告时限")
    check_workdays = _workdays("回告待核（工作日）", 2, "特急件1个工作日")
    comment_workdays = _workdays("征求意见稿反馈（工作日）", 5, "来文没有写反馈时限的")

    class Meta:
        verbose_name = "收件时限设置"

    def clean(self) -> None:
        if self.critical_workdays > self.urgent_workdays:
            raise ValidationError({"critical_workdays": "特急件的时限不能长于较急件"})
        if self.urgent_workdays > self.normal_workdays:
            raise ValidationError({"urgent_workdays": "较急件的时限不能长于一般件"})

"""The time limits and thresholds of supervision, one row per office; without a row the defaults hold."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models


def _days(label: str, default: int, *, least: int = 0, most: int = 365, help_text: str = "") -> models.Field:
    return models.PositiveSmallIntegerField(
        label,
        default=default,
        validators=[MinValueValidator(least, f"不能小于{least}"), MaxValueValidator(most, f"不能大于{most}")],
        help_text=help_text,
    )


class SupervisionLimits(models.Model):
    """How long a task may take, when its light turns, when which slip follows, what lateness costs."""

    class Counting(models.TextChoices):
        CALENDAR = "calendar", "自然日（末日遇休息日顺延）"
        WORKDAYS = "workdays", "工作日"

    office = models.OneToOneField("kernel.Office", models.PROTECT, related_name="+", editable=False)
    counting = models.CharField(
        "办理时限按", max_length=10, choices=Counting.choices, default=Counting.CALENDAR
    )
    urgent_days = _days("较急事项时限（天）", 5, least=1)
    normal_days = _days("一般事项时限（天）", 15, least=1)
    standing_days = _days("长期事项时限（天）", 180, least=7, most=730)
    feedback_days = _days("长期事项反馈间隔（天）", 7, least=1, most=31)
    accept_workdays = _days("签收时限（工作日）", 1, least=1, most=10)
    objection_workdays = _days("异议期限（工作日）", 2, least=1, most=10)
    decide_workdays = _days("异议、延期批复时限（工作日）", 2, least=1, most=10)
    verify_workdays = _days("核查、销号时限（工作日）", 3, least=1, most=20)
    archive_days = _days("办结后归档时限（天）", 30, least=1)
    recent_days = _days("查重时看办结后多少天内的事项", 180)
    yellow_share = _days("黄灯：剩余时间不足（％）", 20, most=100)
    yellow_workdays = _days("黄灯：剩余不足（工作日）", 3, most=60)
    slip_workdays = _days("督查单反馈期限（工作日）", 2, least=1, most=20)
    red_workdays = _days("橙色警告后再超期多少个工作日发红色督办单", 5, least=1, most=60)
    slip_code = models.CharField(
        "督查单机关代字", max_length=12, blank=True, help_text="留空为本机关代字加“督”字"
    )
    points_per_workday = _days("每延误一个工作日扣分", 1, most=20)
    points_orange = _days("每张橙色警告单扣分", 2, most=50)
    points_red = _days("每张红色督办单扣分", 5, most=50)

    class Meta:
        verbose_name = "督办时限设置"

    def clean(self) -> None:
        if self.urgent_days > self.normal_days:
            raise ValidationError({"urgent_days": "较急事项的时限不能长于一般事项"})

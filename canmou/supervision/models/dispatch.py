"""Weekly sheets and the half-month dispatch built on them (C1, domain §8.2)."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from canmou.kernel.ledger.fields import RefField
from canmou.kernel.ledger.links import link, person, persons, unit
from canmou.kernel.ledger.models import Record
from canmou.supervision.models.task import SupervisionTask


class WeeklySheet(Record):
    """What a section did this week and means to do next week."""

    section = unit("科室")
    week_start = models.DateField("周一日期")
    done = models.TextField("本周工作")
    planned = models.TextField("下周计划")
    obstacle = models.TextField("困难和建议", blank=True)
    submitted_on = models.DateField("报送日期")
    submitted_by = person("填报人", optional=True)

    class Meta:
        verbose_name = "周工作表"
        constraints = [
            models.CheckConstraint(
                condition=Q(submitted_on__gte=F("week_start")), name="supervision_weekly_sheet_after_monday"
            )
        ]

    def clean(self) -> None:
        if self.week_start.weekday() != 0:
            raise ValidationError({"week_start": f"{self.week_start}不是星期一，请填这一周的星期一"})
        if self.submitted_on < self.week_start:
            raise ValidationError({"submitted_on": "报送日期不能早于这一周的星期一"})


class DispatchRound(Record):
    """One half month (1st to 15th, 16th to the end): locked some working days before its meeting.

    due_on: the day by which the sections hand in. first_locked_on stays when a locked round is opened again.
    """

    class Half(models.TextChoices):
        FIRST = "A", "上半月"
        SECOND = "B", "下半月"

    year = models.PositiveIntegerField("年份")
    month = models.PositiveSmallIntegerField("月份")
    half = models.CharField("期次", max_length=1, choices=Half.choices)
    ends_on = models.DateField("截止日", help_text="15日或月末")
    opened_on = models.DateField("开期日期", null=True, blank=True)
    due_on = models.DateField("报送时限", null=True, blank=True, help_text="会前2个工作日")
    locked_on = models.DateField("锁定日期", null=True, blank=True, help_text="会前2天")
    first_locked_on = models.DateField(
        "首次锁定日期", null=True, blank=True, help_text="解锁后重新锁定的，保留第一次"
    )
    meeting_on = models.DateField("调度会日期", null=True, blank=True)
    presider = person("主持人", optional=True)
    attendees = persons("参加人员")
    sheet_number = models.CharField("调度单字号", max_length=40, blank=True)
    decisions = models.TextField("议定事项", blank=True)

    class Meta:
        verbose_name = "半月调度"
        constraints = [
            models.CheckConstraint(
                condition=Q(month__gte=1, month__lte=12), name="supervision_dispatch_month"
            ),
            models.CheckConstraint(
                condition=Q(meeting_on__isnull=True)
                | Q(locked_on__isnull=True)
                | Q(meeting_on__gte=F("locked_on")),
                name="supervision_dispatch_locked_before_meeting",
            ),
        ]

    @property
    def starts_on(self) -> date:
        """The first day of the half month."""
        return date(self.year, self.month, 1 if self.half == self.Half.FIRST else 16)

    @property
    def label(self) -> str:
        """2024年1月上半月."""
        return f"{self.year}年{self.month}月{self.get_half_display()}"

    @property
    def notation(self) -> str:
        """The half month as a reporting period: 2024-01-A."""
        return f"{self.year:04d}-{self.month:02d}-{self.half}"

    def clean(self) -> None:
        if not 1 <= self.month <= 12:
            raise ValidationError({"month": "月份要在1到12之间"})
        first = self.half == self.Half.FIRST
        following = date(self.year + self.month // 12, self.month % 12 + 1, 1)
        end = date(self.year, self.month, 15) if first else date.fromordinal(following.toordinal() - 1)
        if self.ends_on != end:
            raise ValidationError({"ends_on": f"这一期的截止日应为{end}"})
        if self.locked_on and self.meeting_on and self.locked_on > self.meeting_on:
            raise ValidationError({"locked_on": "锁定日期不能晚于调度会日期"})


class DispatchSheet(Record):
    """What one section owes a round: handed in or not, and whether it was late, which stays for ever."""

    round = link(DispatchRound, "调度期次")
    section = unit("科室")
    due_on = models.DateField("报送时限")
    submitted_on = models.DateField("报送日期", null=True, blank=True)
    submitted_by = person("报送人", optional=True)
    late_on = models.DateField(
        "记迟报日期", null=True, blank=True, help_text="锁定时没有报送的记下，此后一直标明"
    )
    note = models.CharField("科室说明", max_length=200, blank=True)

    class Meta:
        verbose_name = "科室调度表"


class DispatchEntry(Record):
    """One task of a section in a round: how far, what stands in the way, with the light it was locked at."""

    class Light(models.TextChoices):
        GREEN = "green", "绿"
        YELLOW = "yellow", "黄"
        RED = "red", "红"

    round = link(DispatchRound, "调度期次")
    section = unit("科室")
    task = link(SupervisionTask, "督办事项", optional=True)
    content = models.CharField("工作任务", max_length=200)
    progress = models.TextField("进展")
    percent = models.PositiveSmallIntegerField("完成比例", help_text="0到100")
    due_on = models.DateField("时限", null=True, blank=True)
    light = models.CharField(
        "灯色", max_length=6, choices=Light.choices, help_text="绿：按期；黄：所剩时间不足；红：超期"
    )
    why = models.CharField("灯色说明", max_length=200, blank=True, help_text="为什么是这个灯色")
    obstacle = models.TextField("卡点", blank=True)
    next_plan = models.TextField("下期计划", blank=True)
    submitted_on = models.DateField("报送日期", help_text="晚于锁定日期的算迟报")
    submitted_by = person("填报人", optional=True)

    class Meta:
        verbose_name = "半月调度条目"
        constraints = [
            models.CheckConstraint(condition=Q(percent__lte=100), name="supervision_dispatch_entry_percent")
        ]

    def clean(self) -> None:
        if self.percent > 100:
            raise ValidationError({"percent": "完成比例不能超过100"})
        if self.light == self.Light.RED and not self.obstacle:
            raise ValidationError({"obstacle": "红灯的任务请写明卡点"})


class DispatchRemark(Record):
    """A leader's remark at a dispatch, and the task that it became."""

    round = link(DispatchRound, "调度期次")
    entry = link(DispatchEntry, "针对条目", optional=True)
    remark = models.CharField("调度意见", max_length=300)
    made_by = person("提出人", optional=True)
    made_on = models.DateField("提出日期")
    addressed_to = unit("承办科室", optional=True)
    due_on = models.DateField("时限", null=True, blank=True)
    task = RefField("转为任务", ledgers=("STK",))

    class Meta:
        verbose_name = "调度意见"

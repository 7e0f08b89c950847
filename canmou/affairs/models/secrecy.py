"""Secrecy work: leading group, training, checks. Nothing classified is named here."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from canmou.kernel.ledger.links import link, person, persons
from canmou.kernel.ledger.models import Record


class SecrecyMeeting(Record):
    """A meeting of the secrecy leading group."""

    title = models.CharField("会议名称", max_length=100)
    held_on = models.DateField("会议日期")
    chair = person("主持人", optional=True)
    participants = persons("参加人员")
    matters = models.TextField("议题", help_text="只写非涉密的工作事项")
    decisions = models.TextField("议定事项", blank=True)
    event = link("activities.Event", "同一活动", optional=True)

    class Meta:
        verbose_name = "保密工作领导小组会议"


class SecrecyTraining(Record):
    """A training on secrecy."""

    title = models.CharField("培训主题", max_length=100)
    held_on = models.DateField("培训日期")
    lecturer = models.CharField("授课人", max_length=60, blank=True)
    hours = models.DecimalField("学时", max_digits=4, decimal_places=1, null=True, blank=True)
    participants = persons("参加人员")
    headcount = models.PositiveIntegerField("参加人数", null=True, blank=True)
    tested = models.BooleanField("组织测试", default=False)
    event = link("activities.Event", "同一活动", optional=True)

    class Meta:
        verbose_name = "保密教育培训"
        constraints = [
            models.CheckConstraint(
                condition=Q(headcount__isnull=True) | Q(headcount__gte=1),
                name="affairs_secrecy_training_headcount",
            )
        ]


class SecrecyCheck(Record):
    """A check of machines and rooms: how many, what was wrong, put right when."""

    title = models.CharField("检查名称", max_length=100)
    checked_on = models.DateField("检查日期")
    checker = person("检查人", optional=True)
    machines = models.PositiveIntegerField("检查设备数")
    problems = models.PositiveIntegerField("发现问题数", default=0)
    account = models.TextField("问题情况", blank=True)
    rectified_on = models.DateField("整改完成日期", null=True, blank=True)

    class Meta:
        verbose_name = "保密检查"
        constraints = [
            models.CheckConstraint(
                condition=Q(rectified_on__isnull=True) | Q(rectified_on__gte=F("checked_on")),
                name="affairs_check_rectified",
            )
        ]

    def clean(self) -> None:
        if self.problems and not self.account:
            raise ValidationError({"account": "发现问题的请写明情况"})
        if self.rectified_on and self.rectified_on < self.checked_on:
            raise ValidationError({"rectified_on": "整改完成日期不能早于检查日期"})


class NetworkDuty(Record):
    """A span in which the networks are watched day and night, and why."""

    class Occasion(models.TextChoices):
        CONGRESS = "congress", "党代会"
        SESSIONS = "sessions", "两会"
        ANNIVERSARY = "anniversary", "重大纪念日"
        HOLIDAY = "holiday", "节假日"
        EVENT = "event", "重大活动"

    title = models.CharField("值守名称", max_length=80, help_text="如“2023年全国两会网络安全值守”")
    occasion = models.CharField("时段类别", max_length=12, choices=Occasion.choices)
    spoken = models.CharField("报告中的说法", max_length=40, help_text="如“全国两会”")
    started_on = models.DateField("开始日期")
    ended_on = models.DateField("结束日期")
    leader = person("带班领导", optional=True)
    watchers = persons("值守人员")
    plan = models.TextField("保障措施", blank=True)

    class Meta:
        verbose_name = "网络安全值守"
        constraints = [
            models.CheckConstraint(condition=Q(ended_on__gte=F("started_on")), name="affairs_duty_span")
        ]

    def clean(self) -> None:
        if self.ended_on < self.started_on:
            raise ValidationError({"ended_on": "结束日期不能早于开始日期"})


class ZeroReport(Record):
    """One day's report of a duty: nothing happened, or what did."""

    duty = link(NetworkDuty, "网络安全值守")
    reported_on = models.DateField("报告日期")
    reporter = person("报告人")
    incidents = models.PositiveIntegerField("事件数", default=0, help_text="没有情况填0，即零报告")
    account = models.CharField("情况说明", max_length=200, blank=True)

    class Meta:
        verbose_name = "零报告"

    def clean(self) -> None:
        if not self.duty.started_on <= self.reported_on <= self.duty.ended_on:
            raise ValidationError({"reported_on": "报告日期不在值守起止日期之内"})
        if self.incidents and not self.account:
            raise ValidationError({"account": "有事件的请写明情况"})

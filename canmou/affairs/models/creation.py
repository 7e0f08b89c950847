"""Creation work: what is created, activities, volunteer hours, donations, economical organ."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from canmou.kernel.ledger.fields import MoneyField, RefField
from canmou.kernel.ledger.links import link, person, persons, unit
from canmou.kernel.ledger.models import Record


class CreationWork(Record):
    """A creation that the office leads or takes part in, in a year."""

    class Kind(models.TextChoices):
        CIVILIZED_UNIT = "civilized_unit", "文明单位"
        CIVILIZED_CITY = "civilized_city", "文明城市"
        ECONOMICAL = "economical", "节约型机关"
        SMOKE_FREE = "smoke_free", "无烟机关"
        OTHER = "other", "其他"

    class Part(models.TextChoices):
        OWN = "own", "本室创建"
        JOINED = "joined", "参与创建"

    title = models.CharField("创建名称", max_length=60, help_text="不含“创建”二字，如“全国文明城市”")
    kind = models.CharField("创建类别", max_length=16, choices=Kind.choices)
    part = models.CharField("承担角色", max_length=8, choices=Part.choices)
    started_on = models.DateField("启动日期")
    ended_on = models.DateField("结束日期", null=True, blank=True, help_text="持续创建的不填")
    keeper = unit("负责科室", optional=True)
    honour = RefField("取得称号", ledgers=("HTI",), help_text="创建成功后命名的称号")
    content = models.TextField("主要任务", blank=True)

    class Meta:
        verbose_name = "创建工作"
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                name="affairs_creation_span",
            )
        ]

    def clean(self) -> None:
        if self.ended_on and self.ended_on < self.started_on:
            raise ValidationError({"ended_on": "结束日期不能早于启动日期"})


class CreationActivity(Record):
    """One activity of creation work. `series` is what a report calls the line of activities it belongs to."""

    class Kind(models.TextChoices):
        ENVIRONMENT = "environment", "环境保护"
        TRAFFIC = "traffic", "交通安全"
        VOLUNTEER = "volunteer", "志愿服务"
        DONATION = "donation", "捐赠"
        LOW_CARBON = "low_carbon", "节能低碳"
        CULTURE = "culture", "文化体育"
        HEALTH = "health", "爱国卫生"
        OTHER = "other", "其他"

    title = models.CharField("活动名称", max_length=100)
    series = models.CharField("系列", max_length=40, help_text="报告中列举的说法，不加引号，如“慈心一日捐”")
    kind = models.CharField("活动类别", max_length=12, choices=Kind.choices)
    work = link(CreationWork, "所属创建", optional=True)
    held_on = models.DateField("活动日期")
    place = models.CharField("地点", max_length=80, blank=True)
    event = link("activities.Event", "同一活动", optional=True)
    participants = persons("参加人员")
    headcount = models.PositiveIntegerField("参加人数", null=True, blank=True)
    content = models.TextField("活动内容", blank=True)
    cited = models.PositiveSmallIntegerField(
        "列举次序", null=True, blank=True, help_text="报告中列举该系列的先后，不列举的不填"
    )

    class Meta:
        verbose_name = "创建活动"
        constraints = [
            models.CheckConstraint(
                condition=Q(headcount__isnull=True) | Q(headcount__gte=1), name="affairs_activity_headcount"
            )
        ]


class VolunteerService(Record):
    """One person's volunteer hours in an activity."""

    activity = link(CreationActivity, "创建活动")
    volunteer = person("志愿者")
    served_on = models.DateField("服务日期")
    hours = models.DecimalField("服务时长（小时）", max_digits=4, decimal_places=1)
    content = models.CharField("服务内容", max_length=100, blank=True)

    class Meta:
        verbose_name = "志愿服务时长"
        constraints = [
            models.CheckConstraint(condition=Q(hours__gt=0, hours__lte=24), name="affairs_volunteer_hours")
        ]

    def clean(self) -> None:
        if not 0 < self.hours <= 24:
            raise ValidationError({"hours": "服务时长应大于0，一天不超过24小时"})


class Donation(Record):
    """What a person or a section gave in an activity."""

    activity = link(CreationActivity, "创建活动")
    donor = person("捐款人", optional=True)
    donor_unit = unit("捐款科室", optional=True, help_text="以科室名义捐的填")
    donated_on = models.DateField("捐款日期")
    amount = MoneyField("金额（元）")
    receiver = models.CharField("接收单位", max_length=80, blank=True)
    receipt = models.CharField("票据号", max_length=40, blank=True)

    class Meta:
        verbose_name = "捐款"
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="affairs_donation_positive"),
            models.CheckConstraint(
                condition=Q(donor__isnull=False, donor_unit__isnull=True)
                | Q(donor__isnull=True, donor_unit__isnull=False),
                name="affairs_donation_of_one_donor",
            ),
        ]

    def clean(self) -> None:
        if bool(self.donor_id) == bool(self.donor_unit_id):
            raise ValidationError({"donor": "捐款人和捐款科室填且只填一个"})
        if self.amount <= 0:
            raise ValidationError({"amount": "金额应大于0"})


class ResourceUse(Record):
    """What the office used in a month: electricity, water, paper, fuel."""

    class Resource(models.TextChoices):
        ELECTRICITY = "electricity", "用电"
        WATER = "water", "用水"
        PAPER = "paper", "用纸"
        FUEL = "fuel", "公务用车燃油"

    work = link(CreationWork, "所属创建", optional=True)
    resource = models.CharField("资源", max_length=12, choices=Resource.choices)
    month = models.CharField("月份", max_length=7, help_text="写成 2022-06")
    read_on = models.DateField("抄表日期")
    amount = models.DecimalField(
        "用量", max_digits=10, decimal_places=1, help_text="用电千瓦时、用水吨、用纸包、燃油升"
    )
    target = models.DecimalField("控制数", max_digits=10, decimal_places=1, null=True, blank=True)

    class Meta:
        verbose_name = "能源资源消耗"
        constraints = [
            models.CheckConstraint(condition=Q(amount__gte=0), name="affairs_resource_not_negative")
        ]

"""The hub itself: its channel, the items of information, how they were sent, who subscribes."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from canmou.kernel.ledger.models import Record
from canmou.policies.models.matching import EnterpriseProfile
from canmou.policies.models.policy import Policy, Theme


class PolicyHub(Record):
    """A place that gathers policies for enterprises; its followers are read off its channel."""

    channel = models.ForeignKey("activities.Channel", models.PROTECT, related_name="+", verbose_name="渠道")
    launched_on = models.DateField("上线日期")
    closed_on = models.DateField("停用日期", null=True, blank=True)
    description = models.CharField("说明", max_length=200, blank=True)

    class Meta:
        verbose_name = "惠企政策平台"
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("launched_on")),
                name="hub_closes_after_launch",
            )
        ]


class PolicyItem(Record):
    """An item of information for enterprises: a policy, a reading, a call for applications."""

    class Kind(models.TextChoices):
        POLICY = "policy", "政策原文"
        READING = "reading", "政策解读"
        CALL = "call", "申报通知"
        CASE = "case", "兑现案例"
        SERVICE = "service", "服务信息"

    hub = models.ForeignKey(PolicyHub, models.PROTECT, related_name="+", verbose_name="平台")
    title = models.CharField("信息标题", max_length=150)
    kind = models.CharField("信息类别", max_length=10, choices=Kind.choices)
    theme = models.CharField("主题分类", max_length=14, choices=Theme.choices, blank=True)
    policy = models.ForeignKey(
        Policy, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="政策"
    )
    collected_on = models.DateField("汇集日期")

    class Meta:
        verbose_name = "惠企政策信息"


class PolicyPush(Record):
    """One sending of an item. The same item may be sent again to others; it stays one item."""

    class Audience(models.TextChoices):
        ALL = "all", "全部关注者"
        SUBSCRIBERS = "subscribers", "订阅企业"
        MATCHED = "matched", "匹配企业"

    item = models.ForeignKey(PolicyItem, models.PROTECT, related_name="+", verbose_name="信息")
    pushed_on = models.DateField("推送日期")
    audience = models.CharField("推送对象", max_length=12, choices=Audience.choices)
    recipients = models.PositiveIntegerField("推送户数", null=True, blank=True)
    reads = models.PositiveIntegerField("阅读数", null=True, blank=True)

    class Meta:
        verbose_name = "政策推送"

    def clean(self) -> None:
        if self.pushed_on < self.item.collected_on:
            raise ValidationError({"pushed_on": "推送日期早于汇集日期"})


class Subscription(Record):
    """An enterprise's wish to be told of policies on a theme."""

    enterprise = models.ForeignKey(EnterpriseProfile, models.PROTECT, related_name="+", verbose_name="企业")
    theme = models.CharField("订阅主题", max_length=14, choices=Theme.choices)
    subscribed_on = models.DateField("订阅日期")
    cancelled_on = models.DateField("取消日期", null=True, blank=True)

    class Meta:
        verbose_name = "政策订阅"
        constraints = [
            models.CheckConstraint(
                condition=Q(cancelled_on__isnull=True) | Q(cancelled_on__gte=F("subscribed_on")),
                name="subscription_ends_after_start",
            )
        ]

    def clean(self) -> None:
        if self.cancelled_on and self.cancelled_on < self.subscribed_on:
            raise ValidationError({"cancelled_on": "取消日期早于订阅日期"})

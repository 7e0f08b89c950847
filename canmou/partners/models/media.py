"""Media campaigns: pieces, on which channels they went out, and how often they were read."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from canmou.kernel.ledger.models import Record


class Campaign(Record):
    """A run of media pieces under one title, with those who ran it together with the office."""

    title = models.CharField("专题名称", max_length=120, help_text="不加书名号")
    form = models.CharField("形式", max_length=40, help_text="如“专题采访报道”")
    co_organizers = models.ManyToManyField(
        "kernel.Unit", related_name="+", blank=True, verbose_name="联合单位", help_text="依次填写"
    )
    starts_on = models.DateField("开始日期")
    ends_on = models.DateField("结束日期")

    class Meta:
        verbose_name = "专题宣传"
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="campaign_ends_after_start")
        ]

    def clean(self) -> None:
        if self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": "结束日期早于开始日期"})


class MediaPiece(Record):
    """One piece of a campaign; it counts once on however many channels it appears."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, related_name="+", verbose_name="专题")
    title = models.CharField("稿件题名", max_length=120, help_text="不加书名号")
    position = models.PositiveSmallIntegerField("顺序", default=1, help_text="报告中点名的排在前面")
    finished_on = models.DateField("完稿日期")
    authors = models.ManyToManyField("kernel.Person", related_name="+", blank=True, verbose_name="作者")
    about = models.ManyToManyField("kernel.Unit", related_name="+", blank=True, verbose_name="报道对象")

    class Meta:
        verbose_name = "专题稿件"


class Placement(Record):
    """A piece as it went out on one channel."""

    piece = models.ForeignKey(MediaPiece, models.PROTECT, related_name="+", verbose_name="稿件")
    channel = models.ForeignKey("activities.Channel", models.PROTECT, related_name="+", verbose_name="渠道")
    published_on = models.DateField("播发日期")
    address = models.CharField("版面或网址", max_length=200, blank=True)

    class Meta:
        verbose_name = "稿件播发"

    def clean(self) -> None:
        if self.published_on < self.piece.finished_on:
            raise ValidationError({"published_on": "播发日期早于完稿日期"})


class Reading(Record):
    """How often a piece had been read on a channel by a day (a running total, not an increase)."""

    placement = models.ForeignKey(Placement, models.PROTECT, related_name="+", verbose_name="播发")
    read_on = models.DateField("读数日期")
    views = models.PositiveIntegerField("累计阅览量")

    class Meta:
        verbose_name = "阅览量读数"

    def clean(self) -> None:
        if self.read_on < self.placement.published_on:
            raise ValidationError({"read_on": "读数日期早于播发日期"})

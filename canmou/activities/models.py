"""Events that several ledgers may share, and the channels that carry what the office makes known."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from canmou.kernel.ledger.models import Record


class Event(Record):
    """One activity that took place once, however many ledgers (a salon, a training, a volunteer day) count it.

    Those records point here; a list of events therefore never holds the same hour twice.
    """

    class Kind(models.TextChoices):
        MEETING = "meeting", "会议"
        STUDY = "study", "学习研讨"
        FIELDWORK = "fieldwork", "调研活动"
        TRAINING = "training", "培训"
        VISIT = "visit", "参观走访"
        VOLUNTEER = "volunteer", "志愿服务"
        DONATION = "donation", "捐赠"
        CULTURE = "culture", "文体活动"
        PUBLICITY = "publicity", "宣传活动"
        RECEPTION = "reception", "来访接待"
        OTHER = "other", "其他"

    title = models.CharField("活动名称", max_length=120, help_text="如“慈心一日捐”")
    kind = models.CharField("活动类别", max_length=12, choices=Kind.choices)
    held_on = models.DateField("活动日期", help_text="跨日的填结束日")
    started_on = models.DateField("开始日期", null=True, blank=True, help_text="只有一天的不填")
    place = models.CharField("地点", max_length=120, blank=True)
    hosts = models.ManyToManyField(
        "kernel.Unit", related_name="+", verbose_name="主办单位", blank=True, help_text="联合主办的依次填写"
    )
    participants = models.ManyToManyField(
        "kernel.Person", related_name="+", verbose_name="参加人员", blank=True, help_text="本室参加的人"
    )
    headcount = models.PositiveIntegerField(
        "参加人数", null=True, blank=True, help_text="含外单位人员；只填能够核实的数"
    )
    content = models.TextField("活动内容", blank=True)

    class Meta:
        verbose_name = "活动"
        constraints = [
            models.CheckConstraint(
                condition=Q(started_on__isnull=True) | Q(started_on__lte=F("held_on")),
                name="event_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(headcount__isnull=True) | Q(headcount__gte=1), name="event_headcount_positive"
            ),
        ]

    def clean(self) -> None:
        if self.started_on and self.started_on > self.held_on:
            raise ValidationError({"started_on": "开始日期不能晚于活动日期（结束日）"})


class Channel(Record):
    """A medium: newspaper, station, public account, web site, column. `operator` runs it."""

    class Kind(models.TextChoices):
        NEWSPAPER = "newspaper", "报纸"
        BROADCAST = "broadcast", "广播电视"
        PERIODICAL = "periodical", "刊物"
        WEBSITE = "website", "网站"
        ACCOUNT = "account", "公众号"
        APP = "app", "客户端"
        VIDEO = "video", "视频号"
        COLUMN = "column", "栏目"

    class Level(models.TextChoices):
        CENTRAL = "central", "中央"
        PROVINCE = "province", "省级"
        CITY = "city", "市级"
        COUNTY = "county", "区县"
        OFFICE = "office", "本室"

    name = models.CharField("渠道名称", max_length=80, help_text="报告中使用的名称，如“淄州日报”")
    kind = models.CharField("渠道类别", max_length=12, choices=Kind.choices)
    level = models.CharField("渠道级别", max_length=10, choices=Level.choices)
    operator = models.ForeignKey(
        "kernel.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="主办单位"
    )
    own = models.BooleanField("本室运营", default=False)
    opened_on = models.DateField("开通日期", null=True, blank=True, help_text="外部媒体可不填")
    closed_on = models.DateField("停用日期", null=True, blank=True)
    address = models.CharField("网址或账号", max_length=200, blank=True)

    class Meta:
        verbose_name = "渠道"
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True)
                | Q(opened_on__isnull=True)
                | Q(closed_on__gte=F("opened_on")),
                name="channel_closes_after_it_opens",
            )
        ]

    def clean(self) -> None:
        if self.opened_on and self.closed_on and self.closed_on < self.opened_on:
            raise ValidationError({"closed_on": "停用日期不能早于开通日期"})


class ChannelReading(Record):
    """What a counter of a channel showed on a day (a stock, not an increase)."""

    class Measure(models.TextChoices):
        FOLLOWERS = "followers", "关注人数"
        VIEWS = "views", "累计阅览量"
        POSTS = "posts", "累计发布条数"

    channel = models.ForeignKey(Channel, models.PROTECT, related_name="readings", verbose_name="渠道")
    measure = models.CharField("读数项目", max_length=12, choices=Measure.choices)
    read_on = models.DateField("读数日期")
    value = models.PositiveBigIntegerField("读数", help_text="当日后台显示的累计数，填到个位")
    read_by = models.ForeignKey(
        "kernel.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="读数人"
    )

    class Meta:
        verbose_name = "渠道读数"

    def clean(self) -> None:
        opened = self.channel.opened_on
        if opened and self.read_on < opened:
            raise ValidationError({"read_on": f"读数日期早于该渠道的开通日期（{opened}）"})

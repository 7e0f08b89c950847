"""Works (one identity for a text in all its appearances), and the figures and materials library."""

from django.core.exceptions import ValidationError
from django.db import models

from canmou.kernel.ledger.fields import RefField, RefsField
from canmou.kernel.ledger.models import Record


class Work(Record):
    """A text that may live as report, periodical article, submission and journal piece: counted once.

    `cited` orders the works that a report names; empty means not named.
    """

    class Kind(models.TextChoices):
        REPORT = "report", "调研报告"
        ARTICLE = "article", "文章"
        EXPERIENCE = "experience", "经验材料"
        BRIEFING = "briefing", "情况汇报"
        CASE = "case", "典型案例"
        READING = "reading", "政策解读"
        MANUSCRIPT = "manuscript", "综合文稿"
        OTHER = "other", "其他"

    class AuthorOrigin(models.TextChoices):
        IN_HOUSE = "in_house", "本单位自主撰写"
        DEPARTMENT = "department", "市直部门供稿"
        DISTRICT = "district", "区县供稿"
        JOINT = "joint", "联合撰写"
        OUTSIDE = "outside", "外单位供稿"

    title = models.CharField("题名", max_length=200, help_text="正式题名，含副题，不加书名号")
    short_name = models.CharField("简称", max_length=40, blank=True, help_text="报告中列举时用，如“文化中心”")
    kind = models.CharField("文本类别", max_length=12, choices=Kind.choices)
    author_origin = models.CharField(
        "撰写来源", max_length=12, choices=AuthorOrigin.choices, default=AuthorOrigin.IN_HOUSE
    )
    authors = models.ManyToManyField(
        "kernel.Person", blank=True, related_name="+", verbose_name="作者", help_text="按署名先后"
    )
    author_units = models.ManyToManyField(
        "kernel.Unit", blank=True, related_name="+", verbose_name="署名单位", help_text="联合撰写时填"
    )
    finished_on = models.DateField("完成日期", help_text="定稿之日")
    characters = models.PositiveIntegerField("字数", null=True, blank=True)
    series = RefField("所属系列", ledgers=("RSE",), help_text="如重点产业链系列调研")
    priorities = RefsField("对应重点", ledgers=(), help_text="战略目录中的条目")
    keywords = models.CharField("关键词", max_length=100, blank=True, help_text="用顿号隔开")
    summary = models.TextField("摘要", blank=True)
    cited = models.PositiveSmallIntegerField(
        "列举次序", null=True, blank=True, help_text="报告中点名列举时的先后，不列举的不填"
    )

    class Meta:
        verbose_name = "成果母本"
        ordering = ["finished_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(cited__isnull=True) | models.Q(cited__gte=1), name="work_cited_from_1"
            )
        ]

    def clean(self) -> None:
        if self.cited and not self.short_name:
            raise ValidationError({"short_name": "要在报告中列举的成果请填写简称"})
        if "《" in self.title or "》" in self.title:
            raise ValidationError({"title": "题名不加书名号，出稿时自动添加"})


class Indicator(Record):
    """A figure of the statistics office or another source: what it means and who may say it when."""

    class Frequency(models.TextChoices):
        MONTH = "month", "月度"
        QUARTER = "quarter", "季度"
        YEAR = "year", "年度"

    class Aggregation(models.TextChoices):
        CUMULATIVE = "cumulative", "年初累计"
        CURRENT = "current", "当期"
        STOCK = "stock", "期末时点"

    name = models.CharField("指标名称", max_length=60, help_text="规范名称，如“规模以上工业增加值增速”")
    aliases = models.CharField("别称", max_length=120, blank=True, help_text="文稿中的其他叫法，用顿号隔开")
    definition = models.TextField("口径说明", help_text="统计范围、计算方法、可比价还是现价")
    measure = models.CharField("计量单位", max_length=16, help_text="如亿元、％、家")
    places = models.PositiveSmallIntegerField("小数位数", default=1)
    frequency = models.CharField("频度", max_length=8, choices=Frequency.choices)
    aggregation = models.CharField("时间口径", max_length=12, choices=Aggregation.choices)
    source = models.ForeignKey(
        "kernel.Unit",
        models.PROTECT,
        related_name="+",
        verbose_name="数据来源单位",
        help_text="归口提供数据的单位",
    )
    release_note = models.CharField(
        "发布约定", max_length=100, blank=True, help_text="如每月二十日后可对外使用"
    )
    used_from = models.DateField("启用日期")
    used_to = models.DateField("停用日期", null=True, blank=True)

    class Meta:
        verbose_name = "指标口径"
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(used_to__isnull=True) | models.Q(used_to__gte=models.F("used_from")),
                name="indicator_ends_after_it_starts",
            )
        ]


class IndicatorValue(Record):
    """One value of an indicator for a period, as known on a day. A correction is a further revision."""

    class Status(models.TextChoices):
        FLASH = "flash", "快报"
        PRELIMINARY = "preliminary", "初步核算"
        FINAL = "final", "最终核实"

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="+", verbose_name="指标")
    period = models.CharField("所属期", max_length=24, help_text="写成 2022-06、2022-Q2 或 2022")
    period_end = models.DateField("期末日期")
    value = models.DecimalField("数值", max_digits=18, decimal_places=4)
    growth = models.DecimalField(
        "同比增减", max_digits=8, decimal_places=2, null=True, blank=True, help_text="％，下降写负数"
    )
    revision = models.PositiveSmallIntegerField("版次", default=1, help_text="首次提供为1，每修订一次加1")
    revision_reason = models.CharField("修订原因", max_length=100, blank=True)
    status = models.CharField("数据状态", max_length=12, choices=Status.choices, default=Status.PRELIMINARY)
    as_of = models.DateField("取数日期", help_text="收到或核对这个数的日期")
    embargo_until = models.DateField(
        "限用至", null=True, blank=True, help_text="这一天（含）之前不得写入对外文稿"
    )

    class Meta:
        verbose_name = "指标数值"
        ordering = ["period_end", "revision"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(revision__gte=1), name="indicator_value_revision_from_1"
            ),
            models.CheckConstraint(
                condition=models.Q(as_of__gte=models.F("period_end")) | models.Q(status="flash"),
                name="indicator_value_known_after_period",
            ),
        ]

    def clean(self) -> None:
        if self.revision > 1 and not self.revision_reason:
            raise ValidationError({"revision_reason": "修订过的数值请写明修订原因"})
        if self.as_of < self.period_end and self.status != self.Status.FLASH:
            raise ValidationError({"as_of": "期末之前取得的数值只能标为快报"})


class LeaderPhrase(Record):
    """A leader's own words on a matter, with occasion and source, for quoting in drafts."""

    leader = models.ForeignKey("kernel.Person", models.PROTECT, related_name="+", verbose_name="领导")
    leader_post = models.CharField("当时职务", max_length=60)
    said_on = models.DateField("日期")
    occasion = models.CharField("场合", max_length=100, help_text="会议、调研或文件名称")
    topic = models.CharField("主题", max_length=40)
    words = models.TextField("原话")
    source = models.CharField("出处", max_length=120, help_text="讲话稿、纪要或报道")
    checked_by = models.ForeignKey(
        "kernel.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="核对人"
    )

    class Meta:
        verbose_name = "领导表述"
        ordering = ["-said_on"]


class CityPractice(Record):
    """What another city did, in short, with its source."""

    place = models.CharField("地方", max_length=40, help_text="如某某市、某某区")
    title = models.CharField("做法名称", max_length=120)
    topic = models.CharField("领域", max_length=40)
    gist = models.TextField("主要做法")
    effect = models.TextField("成效数据", blank=True)
    lesson = models.TextField("可借鉴之处", blank=True)
    source = models.CharField("出处", max_length=160)
    published_on = models.DateField("发布日期")
    collected_by = models.ForeignKey(
        "kernel.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="收集人"
    )
    used_in = RefsField("用于", ledgers=(), help_text="引用了这条经验的文稿或成果")

    class Meta:
        verbose_name = "外地经验"
        ordering = ["-published_on"]


class Clipping(Record):
    """A press piece kept for later use."""

    title = models.CharField("标题", max_length=160)
    medium = models.CharField("媒体", max_length=60)
    published_on = models.DateField("刊发日期")
    topic = models.CharField("领域", max_length=40)
    excerpt = models.TextField("摘录")
    address = models.CharField("网址或版次", max_length=200, blank=True)
    collected_by = models.ForeignKey(
        "kernel.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="收集人"
    )

    class Meta:
        verbose_name = "剪报"
        ordering = ["-published_on"]

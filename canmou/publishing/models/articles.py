"""Articles: features that run over several issues, articles with who wrote them, fees."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from canmou.kernel.ledger.fields import MoneyField
from canmou.kernel.ledger.models import Record
from canmou.publishing.models.issues import Issue, Periodical


class Feature(Record):
    """A column or feature of a periodical that runs over several issues."""

    class Kind(models.TextChoices):
        FEATURE = "feature", "重点专题"
        COLUMN = "column", "常设栏目"

    name = models.CharField("专题栏目名称", max_length=60, help_text="不带引号")
    kind = models.CharField("类别", max_length=10, choices=Kind.choices)
    periodical = models.ForeignKey(Periodical, models.PROTECT, related_name="features", verbose_name="刊物")
    started_on = models.DateField("开设日期")
    ended_on = models.DateField("结束日期", null=True, blank=True)
    editor = models.ForeignKey(
        "kernel.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="责任编辑"
    )
    aim = models.CharField("宗旨", max_length=160, blank=True)
    cited = models.PositiveSmallIntegerField(
        "列举次序", null=True, blank=True, help_text="报告中举例时的先后，不填的排在后面"
    )

    class Meta:
        verbose_name = "专题栏目"
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                name="feature_ends_after_it_starts",
            ),
        ]

    def clean(self) -> None:
        if self.ended_on and self.ended_on < self.started_on:
            raise ValidationError({"ended_on": "结束日期不能早于开设日期"})


class Article(Record):
    """An article of an issue. Characters are counted from the published file."""

    class Kind(models.TextChoices):
        POLICY = "policy", "中央重要政策文件"
        EXPERIENCE = "experience", "外市先进经验"
        NEWS = "news", "要闻"
        RESEARCH = "research", "调研报告"
        ADVICE = "advice", "对策建议"
        PRACTICE = "practice", "工作实践"
        THEORY = "theory", "理论文章"
        SPEECH = "speech", "领导讲话"
        DATA = "data", "数据分析"

    class AuthorOrigin(models.TextChoices):
        IN_HOUSE = "in_house", "自主撰写"
        COMMISSIONED = "commissioned", "约稿"
        CONTRIBUTED = "contributed", "来稿"
        EXCERPTED = "excerpted", "摘编"

    issue = models.ForeignKey(Issue, models.PROTECT, related_name="articles", verbose_name="刊期")
    position = models.PositiveSmallIntegerField("篇序", help_text="本期第几篇")
    title = models.CharField("篇名", max_length=160)
    kind = models.CharField("稿件类别", max_length=12, choices=Kind.choices)
    author_origin = models.CharField("作者来源", max_length=14, choices=AuthorOrigin.choices)
    byline = models.CharField("署名", max_length=80, blank=True, help_text="刊发时的署名")
    authors = models.ManyToManyField(
        "kernel.Person", related_name="+", verbose_name="本室作者", blank=True, help_text="按署名先后填写"
    )
    author_unit = models.ForeignKey(
        "kernel.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="作者单位"
    )
    feature = models.ForeignKey(
        Feature, models.PROTECT, null=True, blank=True, related_name="articles", verbose_name="专题栏目"
    )
    characters = models.PositiveIntegerField("字数", help_text="按刊发的文件统计")
    published_on = models.DateField("刊发日期", help_text="与所在刊期的印发日期一致")
    work = models.ForeignKey(
        "library.Work",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="所属母本",
        help_text="同一文稿另有调研报告、报送件的，指向同一母本",
    )

    class Meta:
        verbose_name = "刊发稿件"
        constraints = [
            models.CheckConstraint(condition=Q(characters__gte=1), name="article_has_characters"),
        ]

    def clean(self) -> None:
        if self.published_on != self.issue.published_on:
            raise ValidationError({"published_on": f"该期印发日期是 {self.issue.published_on}，两处须一致"})
        if self.feature_id and self.feature.periodical_id != self.issue.periodical_id:
            raise ValidationError({"feature": "专题栏目不属于这份刊物"})


class Fee(Record):
    """A writer's fee paid for an article."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="fees", verbose_name="稿件")
    payee = models.CharField("领取人", max_length=40)
    standard = models.CharField("计发标准", max_length=60, blank=True, help_text="如“每千字80元”")
    amount = MoneyField("金额", help_text="元")
    listed_on = models.DateField("造册日期")
    paid_on = models.DateField("发放日期", null=True, blank=True)

    class Meta:
        verbose_name = "稿费"
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="fee_positive"),
            models.CheckConstraint(
                condition=Q(paid_on__isnull=True) | Q(paid_on__gte=F("listed_on")),
                name="fee_paid_after_listed",
            ),
        ]

    def clean(self) -> None:
        if self.amount <= Decimal(0):
            raise ValidationError({"amount": "稿费金额应大于零"})
        if self.paid_on and self.paid_on < self.listed_on:
            raise ValidationError({"paid_on": "发放日期不能早于造册日期"})
        if self.article.author_origin == Article.AuthorOrigin.EXCERPTED:
            raise ValidationError({"article": "摘编稿件不发稿费"})

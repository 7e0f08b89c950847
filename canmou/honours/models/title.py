"""Creation titles with their validity and reviews, and the office's own assessment by the city (P7)."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from canmou.kernel.ledger.fields import RefsField
from canmou.kernel.ledger.lines import Line
from canmou.kernel.ledger.links import link, person, unit, units
from canmou.kernel.ledger.models import Record


class CreationTitle(Record):
    """A title that the office earned by creation work and keeps until it expires."""

    class Kind(models.TextChoices):
        CIVILIZED = "civilized", "文明单位"
        MODEL_ORGAN = "model_organ", "模范机关"
        ECONOMICAL = "economical", "节约型机关"
        SMOKE_FREE = "smoke_free", "无烟党政机关"
        OTHER = "other", "其他称号"

    class Level(models.TextChoices):
        NATION = "nation", "国家级"
        PROVINCE = "province", "省级"
        CITY = "city", "市级"

    title = models.CharField("称号", max_length=100, help_text="命名文件上的全称，不加引号")
    kind = models.CharField("称号类别", max_length=12, choices=Kind.choices)
    level = models.CharField("级别", max_length=10, choices=Level.choices)
    line = models.CharField("工作线", max_length=12, choices=Line.choices)
    granted_on = models.DateField("命名日期")
    bodies = units("命名单位", help_text="几家联合命名的依次填写，牵头的在前")
    document = models.CharField("命名文件", max_length=150, blank=True)
    standard = models.CharField("创建标准", max_length=150, blank=True)
    valid_to = models.DateField("有效期至", null=True, blank=True, help_text="长期有效的不填")
    keeper = unit("负责科室", optional=True)

    class Meta:
        verbose_name = "创建称号"
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("granted_on")),
                name="honours_title_span",
            )
        ]

    def clean(self) -> None:
        if self.valid_to and self.valid_to < self.granted_on:
            raise ValidationError({"valid_to": "有效期不能早于命名日期"})


class TitleReview(Record):
    """A self-rating or re-examination of a title."""

    class Kind(models.TextChoices):
        SELF_RATING = "self_rating", "自评"
        REEXAMINATION = "reexamination", "复审"
        SPOT_CHECK = "spot_check", "抽查"

    class Result(models.TextChoices):
        PASSED = "passed", "合格"
        CONDITIONAL = "conditional", "限期整改"
        FAILED = "failed", "不合格"

    title = link(CreationTitle, "创建称号")
    kind = models.CharField("检查方式", max_length=14, choices=Kind.choices)
    reviewed_on = models.DateField("检查日期")
    score = models.DecimalField(
        "得分", max_digits=5, decimal_places=1, null=True, blank=True, help_text="百分制"
    )
    result = models.CharField("结论", max_length=12, choices=Result.choices)
    reviewer = unit("检查单位", optional=True)
    problems = models.TextField("扣分和问题", blank=True)

    class Meta:
        verbose_name = "创建复审"
        constraints = [
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__gte=0, score__lte=100), name="honours_review_score"
            )
        ]

    def clean(self) -> None:
        if self.score is not None and not 0 <= self.score <= 100:
            raise ValidationError({"score": "得分要在0到100之间"})
        if self.reviewed_on < self.title.granted_on and self.kind != self.Kind.SELF_RATING:
            raise ValidationError({"reviewed_on": "复审日期不能早于命名日期"})


class AssessmentIndicator(Record):
    """An indicator that the city set for the office, what it scored, where points were lost and why."""

    year = models.PositiveIntegerField("考核年度")
    title = models.CharField("指标名称", max_length=100)
    set_by = unit("下达单位", optional=True)
    standard = models.TextField("评分标准", blank=True)
    weight = models.DecimalField(
        "分值", max_digits=5, decimal_places=1, validators=[MinValueValidator(Decimal("0.1"), "要大于0")]
    )
    section = unit("责任科室", optional=True)
    responsible = person("责任人", optional=True)
    target = models.CharField("目标值", max_length=60, blank=True)
    achieved = models.CharField("完成值", max_length=60, blank=True)
    evidence = RefsField("佐证记录", ledgers=())
    score = models.DecimalField("得分", max_digits=5, decimal_places=1, null=True, blank=True)
    scored_on = models.DateField("评定日期", help_text="未评定的填预计日期")
    analysis = models.TextField("失分分析", blank=True)

    TRACED = ("lost",)

    class Meta:
        verbose_name = "单位考核指标"
        constraints = [
            models.CheckConstraint(condition=Q(weight__gt=0), name="honours_indicator_weight"),
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__gte=0, score__lte=F("weight")),
                name="honours_indicator_score",
            ),
        ]

    def clean(self) -> None:
        if self.score is not None and not 0 <= self.score <= self.weight:
            raise ValidationError({"score": f"得分要在0到分值{self.weight}之间"})
        if self.score is not None and self.score < self.weight and not self.analysis:
            raise ValidationError({"analysis": "没有得满分的请写明失分分析"})

    @property
    def lost(self) -> Decimal | None:
        """Points lost; None while the indicator is not scored."""
        return None if self.score is None else self.weight - self.score

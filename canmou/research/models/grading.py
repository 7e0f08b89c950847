"""Grading of research results: round, quotas, entries, blind review, results, publicity, certificates."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models

from canmou.instructions.api import Conversion
from canmou.kernel import clock
from canmou.kernel.ledger.models import Record
from canmou.kernel.people.models import Unit


class Grade(models.TextChoices):
    """The four grades."""

    SPECIAL = "special", "特别成果"
    FIRST = "first", "一等成果"
    SECOND = "second", "二等成果"
    THIRD = "third", "三等成果"


class GradingRound(Record):
    """One round of grading. `round_year` is the year whose results are graded, usually the one before."""

    title = models.CharField("名称", max_length=60, help_text="如“优秀调研成果等级评定”")
    reach = models.CharField("范围", max_length=40, help_text="如“全市政府系统”")
    round_year = models.PositiveSmallIntegerField("成果年度")
    announced_on = models.DateField("启动日期")
    closes_on = models.DateField("申报截止")
    closes_at = models.DateTimeField(
        "截止时刻", null=True, blank=True, help_text="到点自动停止申报；不填的到截止当天24时"
    )
    concluded_on = models.DateField("评定完成日期", null=True, blank=True)
    word_limit = models.PositiveIntegerField("字数上限", default=8000)
    reviewers_each = models.PositiveSmallIntegerField("每篇评审人数", default=5, help_text="至少3人")
    department_limit = models.PositiveSmallIntegerField("部门限报篇数", null=True, blank=True)
    district_limit = models.PositiveSmallIntegerField("区县限报篇数", null=True, blank=True)
    section_limit = models.PositiveSmallIntegerField("本室科室限报篇数", null=True, blank=True)
    likeness_limit = models.PositiveSmallIntegerField(
        "重复率上限", default=30, help_text="百分数，超过的要说明"
    )
    avoid_years = models.PositiveSmallIntegerField(
        "回避年限", default=3, help_text="几年内同过单位、合作署名的要回避"
    )
    review_due_on = models.DateField("评审截止", null=True, blank=True)
    exclusions = models.TextField("不参评范围", blank=True)
    document = models.CharField("通报文号", max_length=60, blank=True)

    class Meta:
        verbose_name = "等级评定"
        ordering = ["round_year", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(reviewers_each__gte=3), name="grading_round_three_reviewers"
            ),
            models.CheckConstraint(
                condition=models.Q(concluded_on__isnull=True)
                | models.Q(concluded_on__gte=models.F("announced_on")),
                name="grading_round_concluded_after_announced",
            ),
        ]

    def clean(self) -> None:
        if self.reviewers_each < 3:
            raise ValidationError({"reviewers_each": "每篇至少3名评审"})
        if self.concluded_on and self.concluded_on < self.closes_on:
            raise ValidationError({"concluded_on": "评定完成日期不能早于申报截止"})
        if self.closes_at and self.closes_at.astimezone(clock.ZONE).date() != self.closes_on:
            raise ValidationError({"closes_at": "截止时刻要在申报截止那一天"})
        if self.likeness_limit > 100:
            raise ValidationError({"likeness_limit": "重复率上限是百分数，不能超过 100"})


class Quota(Record):
    """How many results a grade of a round may take."""

    round = models.ForeignKey(GradingRound, models.PROTECT, related_name="+", verbose_name="等级评定")
    grade = models.CharField("等级", max_length=8, choices=Grade.choices)
    unit_kind = models.CharField(
        "单位类别",
        max_length=12,
        choices=[(kind, kind.label) for kind in (Unit.Kind.DEPARTMENT, Unit.Kind.DISTRICT)],
        blank=True,
        help_text="不填的是这一等级的总名额；填了的是其中这类单位最多几个",
    )
    places = models.PositiveSmallIntegerField("名额", null=True, blank=True, help_text="按篇数定")
    share = models.DecimalField(
        "占参评数",
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="按比例定，百分数，不足一篇的舍去；与名额只填一项",
    )
    evidence_from = models.CharField(
        "转化证据门槛",
        max_length=4,
        choices=Conversion.Grade.choices,
        blank=True,
        help_text="达到这一级及以上才能评为该等级",
    )

    class Meta:
        verbose_name = "评定名额"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(places__isnull=True, share__gt=0, share__lte=100)
                | models.Q(places__isnull=False, share__isnull=True),
                name="quota_places_or_share",
            )
        ]

    def clean(self) -> None:
        if (self.places is None) == (self.share is None):
            raise ValidationError({"places": "名额和占参评数填一项，只填一项"})
        if self.share is not None and not 0 < self.share <= 100:
            raise ValidationError({"share": "占参评数是百分数，应在 0 到 100 之间"})


class Entry(Record):
    """A result entered for grading. The text handed to reviewers names neither author nor unit."""

    class Check(models.TextChoices):
        PENDING = "pending", "待审查"
        PASSED = "passed", "通过"
        RETURNED = "returned", "退回修改后通过"
        REFUSED = "refused", "不符合"

    round = models.ForeignKey(GradingRound, models.PROTECT, related_name="+", verbose_name="等级评定")
    work = models.ForeignKey("library.Work", models.PROTECT, related_name="+", verbose_name="参评成果")
    entered_by = models.ForeignKey("kernel.Unit", models.PROTECT, related_name="+", verbose_name="申报单位")
    category = models.CharField("评审组别", max_length=20, help_text="如产业经济、城乡建设、社会民生")
    submitted_on = models.DateField("申报日期")
    characters = models.PositiveIntegerField("字数")
    formal_check = models.CharField("形式审查", max_length=10, choices=Check.choices, default=Check.PENDING)
    check_note = models.CharField(
        "审查说明", max_length=200, blank=True, help_text="署名泄漏、超字数、重复率"
    )
    evidence_grade = models.CharField(
        "转化证据等级", max_length=4, choices=Conversion.Grade.choices, blank=True
    )
    evidence = models.CharField("转化佐证", max_length=200, blank=True)

    class Meta:
        verbose_name = "参评成果"
        ordering = ["submitted_on", "pk"]

    def clean(self) -> None:
        if self.formal_check in (self.Check.RETURNED, self.Check.REFUSED) and not self.check_note:
            raise ValidationError({"check_note": "退回或不符合的请写明原因"})
        if self.evidence_grade and not self.evidence:
            raise ValidationError({"evidence": "填了证据等级就要写明佐证"})


class EntryCheck(Record):
    """The duplicate check of an entry's text."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="+", verbose_name="参评成果")
    rate = models.DecimalField("重复率", max_digits=5, decimal_places=2, help_text="％")
    nearest = models.CharField("最相近文稿", max_length=200, blank=True)
    passed = models.BooleanField("通过", default=True)
    checked_on = models.DateField("查重日期")

    class Meta:
        verbose_name = "成果查重"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(rate__gte=0) & models.Q(rate__lte=100), name="entry_check_rate_0_to_100"
            )
        ]


class BlindCode(Record):
    """The code under which reviewers see an entry."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="+", verbose_name="参评成果")
    code = models.CharField("匿名编号", max_length=12)
    drawn_on = models.DateField("编号日期")

    class Meta:
        verbose_name = "匿名编号"


class Reviewer(Record):
    """A reviewer of a round, with the units whose entries they must not see."""

    round = models.ForeignKey(GradingRound, models.PROTECT, related_name="+", verbose_name="等级评定")
    person = models.ForeignKey("kernel.Person", models.PROTECT, related_name="+", verbose_name="评审")
    field = models.CharField("专业领域", max_length=40, blank=True)
    category = models.CharField("评审组别", max_length=20)
    invited_on = models.DateField("聘请日期")
    avoided = models.ManyToManyField("kernel.Unit", blank=True, related_name="+", verbose_name="回避单位")
    pledged_on = models.DateField("签署承诺日期", null=True, blank=True)
    confirmed_on = models.DateField(
        "身份核实日期",
        null=True,
        blank=True,
        help_text="姓名、单位、邮箱核实无误之日；没有核实的不能判为无需回避",
    )

    class Meta:
        verbose_name = "成果评审"


class ReviewScore(Record):
    """One reviewer's score of one entry, by the six items of the score sheet (100 in all)."""

    LIMITS = {"choice": 20, "depth": 20, "analysis": 20, "feasibility": 20, "style": 10, "use": 10}

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="+", verbose_name="参评成果")
    reviewer = models.ForeignKey(Reviewer, models.PROTECT, related_name="+", verbose_name="评审")
    choice = models.DecimalField("选题价值", max_digits=4, decimal_places=1, help_text="满分20")
    depth = models.DecimalField("调研深度与数据", max_digits=4, decimal_places=1, help_text="满分20")
    analysis = models.DecimalField("分析与创新", max_digits=4, decimal_places=1, help_text="满分20")
    feasibility = models.DecimalField("对策可行性", max_digits=4, decimal_places=1, help_text="满分20")
    style = models.DecimalField("文字与规范", max_digits=4, decimal_places=1, help_text="满分10")
    use = models.DecimalField("转化应用", max_digits=4, decimal_places=1, help_text="满分10")
    scored_on = models.DateField("评分日期")
    comment = models.CharField("评语", max_length=200, blank=True)

    class Meta:
        verbose_name = "成果评分"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(choice__lte=20)
                & models.Q(depth__lte=20)
                & models.Q(analysis__lte=20)
                & models.Q(feasibility__lte=20)
                & models.Q(style__lte=10)
                & models.Q(use__lte=10),
                name="review_score_within_limits",
            )
        ]

    @property
    def sum(self) -> Decimal:
        """The whole score, at most 100."""
        return sum((getattr(self, name) for name in self.LIMITS), Decimal(0))

    def clean(self) -> None:
        over = {
            name: f"“{self._meta.get_field(name).verbose_name}”应在 0 至 {limit} 之间"
            for name, limit in self.LIMITS.items()
            if not 0 <= getattr(self, name) <= limit
        }
        if over:
            raise ValidationError(over)


class GradeResult(Record):
    """The grade that a round gave an entry."""

    round = models.ForeignKey(GradingRound, models.PROTECT, related_name="+", verbose_name="等级评定")
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="+", verbose_name="参评成果")
    score = models.DecimalField(
        "得分",
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="去掉最高分和最低分后的平均分（5名及以上评审）；在系统里评定的不填，得分只在评审办公室的排名里",
    )
    place = models.PositiveSmallIntegerField("名次")
    grade = models.CharField("等级", max_length=8, choices=Grade.choices)
    decided_on = models.DateField("评定日期")

    class Meta:
        verbose_name = "评定结果"
        ordering = ["place", "pk"]

    def clean(self) -> None:
        if self.entry.round_id != self.round_id:
            raise ValidationError({"entry": "这篇成果不是本次评定的参评成果"})


class PublicNotice(Record):
    """The publicity of results before they are final (five working days or more)."""

    round = models.ForeignKey(GradingRound, models.PROTECT, related_name="+", verbose_name="等级评定")
    starts_on = models.DateField("公示开始")
    ends_on = models.DateField("公示结束")
    medium = models.CharField("公示方式", max_length=80)
    contact = models.CharField("受理方式", max_length=80, blank=True)

    class Meta:
        verbose_name = "评定公示"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="public_notice_ends_after_start"
            )
        ]

    def clean(self) -> None:
        if self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": "公示结束不能早于开始"})


class Objection(Record):
    """An objection raised in the publicity, and how it was settled."""

    class Outcome(models.TextChoices):
        UPHELD = "upheld", "成立"
        REFUSED = "refused", "不成立"
        OPEN = "open", "核查中"

    round = models.ForeignKey(GradingRound, models.PROTECT, related_name="+", verbose_name="等级评定")
    entry = models.ForeignKey(
        Entry, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="涉及成果"
    )
    raised_on = models.DateField("提出日期")
    raised_by = models.ForeignKey(
        "kernel.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="提出单位"
    )
    content = models.CharField("异议内容", max_length=300)
    outcome = models.CharField("结论", max_length=8, choices=Outcome.choices, default=Outcome.OPEN)
    settled_on = models.DateField("答复日期", null=True, blank=True)
    handling = models.CharField("核查处理", max_length=300, blank=True)

    class Meta:
        verbose_name = "评定异议"

    def clean(self) -> None:
        if self.outcome != self.Outcome.OPEN and not (self.settled_on and self.handling):
            raise ValidationError({"handling": "有结论的异议请填写答复日期和核查处理情况"})


class Certificate(Record):
    """A certificate issued for a graded result."""

    result = models.ForeignKey(GradeResult, models.PROTECT, related_name="+", verbose_name="评定结果")
    certificate_no = models.CharField("证书编号", max_length=40)
    holders = models.CharField("获证人", max_length=120, help_text="按署名先后，用顿号隔开")
    issued_on = models.DateField("颁发日期")
    check_code = models.CharField("校验码", max_length=16, blank=True, editable=False)

    class Meta:
        verbose_name = "成果证书"

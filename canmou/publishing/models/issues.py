"""Periodicals: what each promises, its issues, their three reviews, their distribution."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from canmou.kernel.ledger.models import Record


class Periodical(Record):
    """A periodical of the office and what it promises: issues a month, the share it writes itself."""

    class Kind(models.TextChoices):
        REFERENCE = "reference", "参阅件"
        LEADER = "leader", "呈阅专刊"
        DIGEST = "digest", "政策与要闻专刊"
        JOURNAL = "journal", "期刊"

    name = models.CharField("刊名", max_length=60, help_text="不带书名号")
    kind = models.CharField("刊物类别", max_length=12, choices=Kind.choices)
    founded_on = models.DateField("创刊日期")
    ended_on = models.DateField("停刊日期", null=True, blank=True)
    monthly_min = models.PositiveSmallIntegerField(
        "每月最少期数", null=True, blank=True, help_text="编发频次的承诺"
    )
    monthly_max = models.PositiveSmallIntegerField("每月最多期数", null=True, blank=True)
    self_written_target = models.PositiveSmallIntegerField(
        "自主撰写占比目标", null=True, blank=True, help_text="百分数，如 70"
    )
    registration = models.CharField("准印证号", max_length=40, blank=True)
    readers = models.CharField("发送范围", max_length=120, blank=True)

    class Meta:
        verbose_name = "刊物"
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("founded_on")),
                name="periodical_ends_after_founded",
            ),
            models.CheckConstraint(
                condition=Q(monthly_max__isnull=True)
                | Q(monthly_min__isnull=True)
                | Q(monthly_max__gte=F("monthly_min")),
                name="periodical_promise_in_order",
            ),
            models.CheckConstraint(
                condition=Q(self_written_target__isnull=True) | Q(self_written_target__lte=100),
                name="periodical_target_is_a_share",
            ),
        ]

    def clean(self) -> None:
        if self.ended_on and self.ended_on < self.founded_on:
            raise ValidationError({"ended_on": "停刊日期不能早于创刊日期"})
        if self.monthly_min and self.monthly_max and self.monthly_max < self.monthly_min:
            raise ValidationError({"monthly_max": "每月最多期数不能少于最少期数"})
        if self.self_written_target is not None and self.self_written_target > 100:
            raise ValidationError({"self_written_target": "占比目标不能超过 100"})


class Issue(Record):
    """One published issue: 年份第N期（总第M期）, both series without gaps."""

    periodical = models.ForeignKey(Periodical, models.PROTECT, related_name="issues", verbose_name="刊物")
    year = models.PositiveSmallIntegerField("年份")
    sequence = models.PositiveSmallIntegerField("期号", help_text="本年第几期，连续编号")
    total_sequence = models.PositiveIntegerField("总期号", help_text="创刊以来第几期，连续编号")
    published_on = models.DateField("印发日期")
    theme = models.CharField("主题", max_length=60, help_text="报告中列举用的短语，如“扩大消费”")
    signer = models.ForeignKey(
        "kernel.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="审签人"
    )
    copies = models.PositiveIntegerField("印数", null=True, blank=True)
    cited = models.PositiveSmallIntegerField(
        "列举次序", null=True, blank=True, help_text="报告中举例时的先后，不填的排在后面"
    )

    class Meta:
        verbose_name = "刊期"
        constraints = [
            models.UniqueConstraint(
                "periodical", "year", "sequence", condition=Q(voided=False), name="issue_once_in_year"
            ),
            models.UniqueConstraint(
                "periodical", "total_sequence", condition=Q(voided=False), name="issue_once_in_total"
            ),
            models.CheckConstraint(
                condition=Q(sequence__gte=1) & Q(total_sequence__gte=F("sequence")),
                name="issue_total_not_below_year",
            ),
        ]

    def clean(self) -> None:
        if self.published_on.year != self.year:
            raise ValidationError({"year": f"印发日期在{self.published_on.year}年，与年份不一致"})
        if self.published_on < self.periodical.founded_on:
            raise ValidationError({"published_on": "印发日期早于该刊创刊日期"})
        if self.periodical.ended_on and self.published_on > self.periodical.ended_on:
            raise ValidationError({"published_on": "该刊此时已经停刊"})
        if self.sequence < 1 or self.total_sequence < self.sequence:
            raise ValidationError({"total_sequence": "期号从 1 编起，总期号不能小于本年期号"})
        others = Issue.objects.live().filter(periodical_id=self.periodical_id)
        twin = others.filter(total_sequence=self.total_sequence).exclude(pk=self.pk).first()
        if twin:
            raise ValidationError({"total_sequence": f"总期号 {self.total_sequence} 已用于{twin.number}"})


class IssuePlan(Record):
    """A planned issue: topic, day, who sees to it, and the issue that came of it."""

    periodical = models.ForeignKey(Periodical, models.PROTECT, related_name="plans", verbose_name="刊物")
    planned_on = models.DateField("计划印发日期")
    topic = models.CharField("选题", max_length=80)
    editor = models.ForeignKey("kernel.Person", models.PROTECT, related_name="+", verbose_name="责任编辑")
    commissioned = models.ManyToManyField(
        "kernel.Unit", related_name="+", verbose_name="约稿单位", blank=True
    )
    issue = models.ForeignKey(
        Issue, models.PROTECT, null=True, blank=True, related_name="plans", verbose_name="实际刊期"
    )
    note = models.CharField("说明", max_length=200, blank=True, help_text="改题、推迟的原因")

    class Meta:
        verbose_name = "刊期计划"

    def clean(self) -> None:
        if self.issue_id and self.issue.periodical_id != self.periodical_id:
            raise ValidationError({"issue": "实际刊期不是这份刊物的"})


class ReviewPass(Record):
    """One of the three reviews and proofs of an issue. Nobody may hold two of them for the same issue."""

    class Stage(models.TextChoices):
        FIRST = "first", "初审一校"
        SECOND = "second", "复审二校"
        FINAL = "final", "终审三校"

    class Verdict(models.TextChoices):
        PASS = "pass", "通过"
        PASS_AFTER = "pass_after", "改后通过"
        HOLD = "hold", "撤稿缓发"

    #: Errors left that a review may let pass (an office's default).
    TOLERANCE = {"first": 5, "second": 3, "final": 1}

    issue = models.ForeignKey(Issue, models.PROTECT, related_name="reviews", verbose_name="刊期")
    stage = models.CharField("审校环节", max_length=10, choices=Stage.choices)
    reviewer = models.ForeignKey("kernel.Person", models.PROTECT, related_name="+", verbose_name="审校人")
    reviewed_on = models.DateField("审校日期")
    errors_found = models.PositiveSmallIntegerField("发现差错", default=0, help_text="处数")
    errors_left = models.PositiveSmallIntegerField(
        "留存差错", default=0, help_text="本环节漏过、后来查出的处数；初审不超过5、复审不超过3、终审不超过1"
    )
    verdict = models.CharField("结论", max_length=12, choices=Verdict.choices)
    opinion = models.CharField("意见", max_length=200, blank=True)

    class Meta:
        verbose_name = "三审三校"
        constraints = [
            models.UniqueConstraint(
                "issue", "reviewer", condition=Q(voided=False), name="review_one_stage_per_person"
            ),
        ]

    def clean(self) -> None:
        if self.reviewed_on > self.issue.published_on:
            raise ValidationError({"reviewed_on": "先审后发：审校日期不能晚于印发日期"})
        others = ReviewPass.objects.live().filter(issue_id=self.issue_id, reviewer_id=self.reviewer_id)
        if others.exclude(stage=self.stage).exclude(pk=self.pk).exists():
            raise ValidationError({"reviewer": "同一人不得兼任同一期的两个审校环节"})

    @property
    def over_tolerance(self) -> bool:
        """Whether more errors slipped through than this stage may let pass."""
        return self.errors_left > self.TOLERANCE[self.stage]


class Distribution(Record):
    """Copies of an issue sent to a body, and its receipt."""

    issue = models.ForeignKey(Issue, models.PROTECT, related_name="distributions", verbose_name="刊期")
    receiver = models.ForeignKey("kernel.Unit", models.PROTECT, related_name="+", verbose_name="接收单位")
    sent_on = models.DateField("分送日期")
    copies = models.PositiveIntegerField("份数")
    received_on = models.DateField("签收日期", null=True, blank=True)
    signed_by = models.CharField("签收人", max_length=40, blank=True)

    class Meta:
        verbose_name = "分送签收"
        constraints = [
            models.CheckConstraint(condition=Q(copies__gte=1), name="distribution_has_copies"),
            models.CheckConstraint(
                condition=Q(received_on__isnull=True) | Q(received_on__gte=F("sent_on")),
                name="distribution_received_after_sent",
            ),
        ]

    def clean(self) -> None:
        if self.sent_on < self.issue.published_on:
            raise ValidationError({"sent_on": "分送日期不能早于印发日期"})
        if self.received_on and self.received_on < self.sent_on:
            raise ValidationError({"received_on": "签收日期不能早于分送日期"})

"""What goes up: submissions and what became of them, how they score, visits by upper bodies."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from canmou.kernel.ledger.fields import RefField
from canmou.kernel.ledger.models import Record


class Level(models.TextChoices):
    """How high the body stands that took up or instructed on a submission."""

    NATION = "nation", "国家级"
    PROVINCE = "province", "省级"
    CITY = "city", "市级"


class EventKind(models.TextChoices):
    """What may become of a submission."""

    SENT = "sent", "报送"
    ADOPTED = "adopted", "采用"
    PUBLISHED = "published", "刊发"
    INSTRUCTED = "instructed", "批示"
    PROMOTED = "promoted", "推广"
    REPRINTED = "reprinted", "转载"


class Submission(Record):
    """A work sent up to one body. The same work sent to two bodies is two submissions and one work."""

    class Kind(models.TextChoices):
        EXPERIENCE = "experience", "经验材料"
        RESEARCH = "research", "调研报告"
        SUMMARY = "summary", "情况总结"
        ADVICE = "advice", "意见建议"
        INFORMATION = "information", "政务信息"

    title = models.CharField("题名", max_length=160)
    kind = models.CharField("材料类别", max_length=12, choices=Kind.choices)
    body = models.ForeignKey("kernel.Unit", models.PROTECT, related_name="+", verbose_name="报送对象")
    channel = models.ForeignKey(
        "activities.Channel", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="报送刊物"
    )
    sent_on = models.DateField("报送日期")
    background = models.CharField(
        "由来",
        max_length=120,
        blank=True,
        help_text="成文的由来，报告直接引用，句末不加标点，如“针对全市医药健康企业应对疫情中的做法开展了调研”",
    )
    writers = models.ManyToManyField("kernel.Person", related_name="+", verbose_name="撰稿人", blank=True)
    work = models.ForeignKey(
        "library.Work",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="所属母本",
        help_text="同一文稿另有调研报告、刊发稿件的，指向同一母本",
    )
    commissioned = models.BooleanField("约稿", default=False)
    cited = models.PositiveSmallIntegerField(
        "列举次序", null=True, blank=True, help_text="报告中举例时的先后，不填的排在后面"
    )

    class Meta:
        verbose_name = "对上报送"


class SubmissionEvent(Record):
    """One thing that became of a submission, in order of time."""

    class Reach(models.TextChoices):
        NATION = "nation", "全国"
        PROVINCE = "province", "全省"
        CITY = "city", "全市"

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="events", verbose_name="报送件")
    kind = models.CharField("事项", max_length=12, choices=EventKind.choices)
    happened_on = models.DateField("日期")
    level = models.CharField("级别", max_length=10, choices=Level.choices)
    body = models.ForeignKey(
        "kernel.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="采用推广单位"
    )
    channel = models.ForeignKey(
        "activities.Channel", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="刊发渠道"
    )
    reach = models.CharField("推广范围", max_length=10, choices=Reach.choices, blank=True)
    instruction = RefField("批示记录", ledgers=("IIN",), help_text="批示台账里的那一条，领导和职务以它为准")
    issue_text = models.CharField("刊期或文号", max_length=60, blank=True)

    class Meta:
        verbose_name = "报送结果"

    def clean(self) -> None:
        kind = self.kind
        if self.happened_on < self.submission.sent_on:
            raise ValidationError({"happened_on": f"日期早于报送日期（{self.submission.sent_on}）"})
        if kind == EventKind.INSTRUCTED and self.instruction_id is None:
            raise ValidationError({"instruction": "请先在批示台账登记，再在这里选那一条批示"})
        if kind in (EventKind.PUBLISHED, EventKind.REPRINTED) and self.channel_id is None:
            raise ValidationError({"channel": "刊发、转载要写明渠道"})
        if kind in (EventKind.ADOPTED, EventKind.PROMOTED, EventKind.SENT) and self.body_id is None:
            raise ValidationError({"body": "报送、采用、推广要写明单位"})
        if kind == EventKind.PROMOTED and not self.reach:
            raise ValidationError({"reach": "推广要写明范围"})


class ScoreRule(Record):
    """What an event of a submission scores, per event and level, from a day to a day."""

    event = models.CharField("事项", max_length=12, choices=EventKind.choices)
    level = models.CharField("级别", max_length=10, choices=Level.choices)
    points = models.DecimalField("分值", max_digits=5, decimal_places=1)
    valid_from = models.DateField("启用日期")
    ended_on = models.DateField("停用日期", null=True, blank=True)
    basis = models.CharField("依据", max_length=160, blank=True)

    class Meta:
        verbose_name = "报送计分"
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("valid_from")),
                name="score_rule_ends_after_start",
            ),
        ]

    def clean(self) -> None:
        if self.ended_on and self.ended_on < self.valid_from:
            raise ValidationError({"ended_on": "停用日期不能早于启用日期"})


class UpperVisit(Record):
    """A visit of an upper body for research. Counted on its last day."""

    body = models.ForeignKey("kernel.Unit", models.PROTECT, related_name="+", verbose_name="来访单位")
    topic = models.CharField("调研主题", max_length=120)
    started_on = models.DateField("开始日期", null=True, blank=True, help_text="只有一天的不填")
    ended_on = models.DateField("来访日期", help_text="跨日的填结束日")
    leader = models.CharField("带队人", max_length=60, blank=True)
    headcount = models.PositiveSmallIntegerField("来访人数", null=True, blank=True)
    places = models.CharField("调研地点", max_length=160, blank=True)
    companions = models.ManyToManyField(
        "kernel.Person", related_name="+", verbose_name="陪同人员", blank=True
    )
    hosts = models.ManyToManyField("kernel.Unit", related_name="+", verbose_name="接待单位", blank=True)
    outcome = models.CharField("结果", max_length=200, blank=True)

    class Meta:
        verbose_name = "上级来访调研"
        constraints = [
            models.CheckConstraint(
                condition=Q(started_on__isnull=True) | Q(started_on__lte=F("ended_on")),
                name="visit_ends_after_it_starts",
            ),
        ]

    def clean(self) -> None:
        if self.started_on and self.started_on > self.ended_on:
            raise ValidationError({"started_on": "开始日期不能晚于来访日期（结束日）"})

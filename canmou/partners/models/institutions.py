"""Universities, institutes and think tanks: agreements, joint research, adoption certificates."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from canmou.kernel.ledger.fields import RefField
from canmou.kernel.ledger.models import Record


class Institution(Record):
    """An institution that the office works with."""

    class Kind(models.TextChoices):
        UNIVERSITY = "university", "高等院校"
        INSTITUTE = "institute", "研究院所"
        THINK_TANK = "think_tank", "社会智库"
        PARTY_SCHOOL = "party_school", "党校行政学院"

    body = models.ForeignKey("kernel.Unit", models.PROTECT, related_name="+", verbose_name="合作机构")
    kind = models.CharField("机构类别", max_length=14, choices=Kind.choices)
    since = models.DateField("合作起始")
    until = models.DateField("合作终止", null=True, blank=True)
    strengths = models.CharField("优势领域", max_length=200, blank=True)
    contact = models.ForeignKey(
        "kernel.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="联系人"
    )

    class Meta:
        verbose_name = "合作机构"
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="institution_ends_after_start",
            )
        ]


class Agreement(Record):
    """A signed agreement: what it covers, in which mode, until when."""

    class Nature(models.TextChoices):
        THINK_TANK = "think_tank", "智库合作"
        GOVERNMENT = "government", "校政合作"
        PROJECT = "project", "项目合作"

    institution = models.ForeignKey(Institution, models.PROTECT, related_name="+", verbose_name="合作机构")
    title = models.CharField("协议名称", max_length=120, help_text="不加书名号")
    nature = models.CharField("协议性质", max_length=12, choices=Nature.choices)
    signed_on = models.DateField("签订日期")
    valid_to = models.DateField("有效期至")
    areas = models.CharField("合作领域", max_length=120, blank=True, help_text="多个领域用顿号隔开")
    mode = models.CharField("合作模式", max_length=40, blank=True, help_text="如“校地联合调研”")

    class Meta:
        verbose_name = "合作协议"
        constraints = [
            models.CheckConstraint(condition=Q(valid_to__gt=F("signed_on")), name="agreement_has_length")
        ]

    def clean(self) -> None:
        if self.valid_to <= self.signed_on:
            raise ValidationError({"valid_to": "有效期至应晚于签订日期"})


class JointResearch(Record):
    """A topic that the office and an institution study together."""

    institution = models.ForeignKey(Institution, models.PROTECT, related_name="+", verbose_name="合作机构")
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="依据协议"
    )
    topic = models.CharField("调研专题", max_length=120, help_text="不加书名号，如“中医药传承创新发展”")
    started_on = models.DateField("开展日期")
    finished_on = models.DateField("完成日期", null=True, blank=True)
    leaders = models.ManyToManyField("kernel.Person", related_name="+", blank=True, verbose_name="负责人")
    result_ref = RefField("成果", help_text="形成的调研报告或母本，可空")

    class Meta:
        verbose_name = "联合调研"
        constraints = [
            models.CheckConstraint(
                condition=Q(finished_on__isnull=True) | Q(finished_on__gte=F("started_on")),
                name="joint_research_ends_after_start",
            )
        ]

    def clean(self) -> None:
        if self.finished_on and self.finished_on < self.started_on:
            raise ValidationError({"finished_on": "完成日期早于开展日期"})


class AdoptionCertificate(Record):
    """A certificate that a result of joint research was adopted."""

    research = models.ForeignKey(JointResearch, models.PROTECT, related_name="+", verbose_name="联合调研")
    certificate_no = models.CharField("证明编号", max_length=40)
    issued_on = models.DateField("出具日期")
    adopted_by = models.ForeignKey("kernel.Unit", models.PROTECT, related_name="+", verbose_name="采纳单位")
    content = models.CharField("采纳内容", max_length=200)

    class Meta:
        verbose_name = "采纳证明"

    def clean(self) -> None:
        if self.issued_on < self.research.started_on:
            raise ValidationError({"issued_on": "出具日期早于联合调研开展日期"})

"""The partners' benefits: the list, requests, services, satisfaction. Nothing of illness or school records."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from canmou.kernel.ledger.models import Record
from canmou.partners.models.scheme import OfPartner, Scheme


class Relation(models.TextChoices):
    """Whom a service was for."""

    SELF = "self", "本人"
    SPOUSE = "spouse", "配偶"
    CHILD = "child", "子女"
    PARENT = "parent", "父母"
    STAFF = "staff", "骨干员工"
    COMPANY = "company", "本单位"


class Benefit(Record):
    """One of the benefits that the scheme promises."""

    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="+", verbose_name="合伙人制度")
    ordinal = models.PositiveSmallIntegerField("序号", help_text="第几条")
    name = models.CharField("礼遇事项", max_length=40, help_text="如“子女入学”")
    content = models.CharField("内容", max_length=200, blank=True)
    responsible = models.ForeignKey("kernel.Unit", models.PROTECT, related_name="+", verbose_name="责任部门")
    quota = models.CharField("额度", max_length=60, blank=True)
    valid_from = models.DateField("施行日期")
    valid_to = models.DateField("停止日期", null=True, blank=True)

    class Meta:
        verbose_name = "礼遇措施"
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                name="benefit_ends_after_start",
            )
        ]


class BenefitRequest(OfPartner):
    """A partner's request for a benefit and how it was answered."""

    class Outcome(models.TextChoices):
        GRANTED = "granted", "办理"
        REFUSED = "refused", "不予办理"
        WITHDRAWN = "withdrawn", "撤回"

    benefit = models.ForeignKey(Benefit, models.PROTECT, related_name="+", verbose_name="礼遇事项")
    relation = models.CharField("受益人", max_length=10, choices=Relation.choices)
    matter = models.CharField("申请事项", max_length=100, help_text="只写事项，不写学籍、病情等个人信息")
    requested_on = models.DateField("申请日期")
    accepted_on = models.DateField("受理日期", null=True, blank=True)
    closed_on = models.DateField("办结日期", null=True, blank=True)
    outcome = models.CharField("办理结果", max_length=10, choices=Outcome.choices, blank=True)
    reason = models.CharField("不予办理原因", max_length=200, blank=True)

    class Meta(OfPartner.Meta):
        verbose_name = "礼遇申请"

    def clean(self) -> None:
        super().clean()
        if self.closed_on and self.closed_on < self.requested_on:
            raise ValidationError({"closed_on": "办结日期早于申请日期"})
        if self.outcome == self.Outcome.REFUSED and not self.reason:
            raise ValidationError({"reason": "不予办理的请写明原因"})


class BenefitService(OfPartner):
    """One service to one beneficiary on one day: one person-time."""

    benefit = models.ForeignKey(Benefit, models.PROTECT, related_name="+", verbose_name="礼遇事项")
    request = models.ForeignKey(
        BenefitRequest, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="申请"
    )
    relation = models.CharField("受益人", max_length=10, choices=Relation.choices)
    beneficiary = models.CharField(
        "受益人代号", max_length=20, blank=True, help_text="同类受益人不止一个时写代号，如“子女一”，不写姓名"
    )
    served_on = models.DateField("服务日期")
    provider = models.ForeignKey("kernel.Unit", models.PROTECT, related_name="+", verbose_name="办理部门")

    class Meta(OfPartner.Meta):
        verbose_name = "礼遇服务"

    def clean(self) -> None:
        super().clean()
        if self.request_id and self.served_on < self.request.requested_on:
            raise ValidationError({"served_on": "服务日期早于申请日期"})


class Satisfaction(Record):
    """What the partner thought of a service, from 1 to 5."""

    service = models.ForeignKey(BenefitService, models.PROTECT, related_name="+", verbose_name="礼遇服务")
    rated_on = models.DateField("评价日期")
    score = models.PositiveSmallIntegerField(
        "满意度（1—5）", validators=[MinValueValidator(1, "最低1分"), MaxValueValidator(5, "最高5分")]
    )
    remark = models.CharField("意见", max_length=200, blank=True)

    class Meta:
        verbose_name = "礼遇满意度"
        constraints = [
            models.CheckConstraint(condition=Q(score__gte=1, score__lte=5), name="satisfaction_1_to_5")
        ]

    def clean(self) -> None:
        if self.rated_on < self.service.served_on:
            raise ValidationError({"rated_on": "评价日期早于服务日期"})

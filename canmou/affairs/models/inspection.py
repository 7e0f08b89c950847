"""Inspections: what was found, whose duty it is, closed how, and looked back at."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from canmou.kernel.ledger.links import link, person, unit
from canmou.kernel.ledger.models import Record


class Inspection(Record):
    """An inspection of the office by a body above."""

    class Kind(models.TextChoices):
        DISCIPLINE = "discipline", "巡察"
        PROVINCIAL = "provincial", "巡视"
        AUDIT = "audit", "审计"
        SUPERVISION = "supervision", "督查"

    title = models.CharField("检查名称", max_length=100)
    kind = models.CharField("检查方式", max_length=12, choices=Kind.choices)
    body = unit("检查单位", optional=True)
    inspected_on = models.DateField("进驻日期")
    feedback_on = models.DateField("反馈日期", null=True, blank=True)
    due_on = models.DateField("整改时限", null=True, blank=True)
    mechanism = models.CharField(
        "监督机制", max_length=60, blank=True, help_text="整改所依的机制，如“市委巡察整改日常监督工作机制”"
    )

    class Meta:
        verbose_name = "巡察检查"
        constraints = [
            models.CheckConstraint(
                condition=Q(feedback_on__isnull=True) | Q(feedback_on__gte=F("inspected_on")),
                name="affairs_inspection_feedback",
            )
        ]

    def clean(self) -> None:
        if self.feedback_on and self.feedback_on < self.inspected_on:
            raise ValidationError({"feedback_on": "反馈日期不能早于进驻日期"})


class InspectionFinding(Record):
    """One problem fed back, with who answers for it, until it is closed and verified by another."""

    inspection = link(Inspection, "巡察检查")
    sequence = models.PositiveSmallIntegerField("问题序号")
    problem = models.CharField("问题", max_length=300)
    section = unit("责任科室", optional=True)
    responsible = person("责任人")
    measure = models.TextField("整改措施", blank=True)
    due_on = models.DateField("整改时限")
    closed_on = models.DateField("销号日期", null=True, blank=True)
    verified_by = person("验收人", optional=True)
    result = models.CharField("整改成效", max_length=300, blank=True)

    class Meta:
        verbose_name = "巡察反馈问题"

    def clean(self) -> None:
        if self.closed_on and not (self.verified_by_id and self.result):
            raise ValidationError({"verified_by": "销号要写明整改成效并由他人验收"})
        if self.verified_by_id and self.verified_by_id == self.responsible_id:
            raise ValidationError({"verified_by": "验收人不能是责任人本人"})


class LookBack(Record):
    """A later look at whether what was closed has stayed closed."""

    inspection = link(Inspection, "巡察检查")
    looked_on = models.DateField("回头看日期")
    body = unit("组织单位", optional=True)
    checked = models.PositiveIntegerField("复查问题数")
    relapsed = models.PositiveIntegerField("反弹问题数", default=0)
    measures = models.TextField("巩固提升措施", blank=True)

    class Meta:
        verbose_name = "整改回头看"
        constraints = [
            models.CheckConstraint(
                condition=Q(checked__gte=1, relapsed__lte=F("checked")), name="affairs_look_back_counts"
            )
        ]

    def clean(self) -> None:
        if self.relapsed > self.checked:
            raise ValidationError({"relapsed": "反弹问题数不能多于复查问题数"})
        if self.looked_on < self.inspection.inspected_on:
            raise ValidationError({"looked_on": "回头看日期不能早于进驻日期"})

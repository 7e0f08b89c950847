"""The office's repeated passages and its own proof rules."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from canmou.kernel.ledger.models import Record


class Passage(Record):
    """A wording that texts repeat and must repeat exactly: set phrases, requirements, standing figures."""

    class Kind(models.TextChoices):
        SET_PHRASE = "set_phrase", "规范提法"
        REQUIREMENT = "requirement", "工作要求"
        SITUATION = "situation", "市情表述"
        OPENING = "opening", "开头结尾"
        QUOTATION = "quotation", "引文"

    heading = models.CharField("短题", max_length=60)
    kind = models.CharField("类别", max_length=12, choices=Kind.choices)
    text = models.TextField("标准文字", help_text="引用时逐字照此")
    source = models.CharField("出处", max_length=160, help_text="文件、讲话或会议的名称和日期")
    adopted_on = models.DateField("启用日期")
    ended_on = models.DateField("停用日期", null=True, blank=True)
    keywords = models.CharField("关键词", max_length=100, blank=True, help_text="用顿号隔开")

    class Meta:
        verbose_name = "常用表述"
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("adopted_on")),
                name="passage_ends_after_adopted",
            ),
        ]

    def clean(self) -> None:
        if self.ended_on and self.ended_on < self.adopted_on:
            raise ValidationError({"ended_on": "停用日期不能早于启用日期"})


class ProofRule(Record):
    """A proof rule of the office's own. Statutory and national-standard rules stand in the engine, not here."""

    class Level(models.TextChoices):
        CONVENTION = "convention", "惯例"
        OFFICE = "office", "本单位"

    class Severity(models.TextChoices):
        BLOCK = "block", "阻断"
        ERROR = "error", "错误"
        WARNING = "warning", "警告"
        HINT = "hint", "提示"

    class Matching(models.TextChoices):
        LITERAL = "literal", "原样文字"
        PATTERN = "pattern", "正则表达式"

    wrong = models.CharField("查找内容", max_length=120, help_text="容易写错的文字，或正则表达式")
    matching = models.CharField("查找方式", max_length=10, choices=Matching.choices, default=Matching.LITERAL)
    right = models.CharField("建议改为", max_length=120, blank=True)
    level = models.CharField("规则层级", max_length=12, choices=Level.choices, default=Level.OFFICE)
    severity = models.CharField("严重程度", max_length=10, choices=Severity.choices, default=Severity.WARNING)
    message = models.CharField("提示语", max_length=160)
    basis = models.CharField("依据", max_length=160, blank=True)
    valid_from = models.DateField("启用日期")
    ended_on = models.DateField("停用日期", null=True, blank=True)

    class Meta:
        verbose_name = "校对规则"
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("valid_from")),
                name="proof_rule_ends_after_start",
            ),
        ]

    def clean(self) -> None:
        if self.matching == self.Matching.PATTERN:
            try:
                re.compile(self.wrong)
            except re.error as error:
                raise ValidationError({"wrong": f"正则表达式写得不对：{error}"}) from error
        if self.right and self.right == self.wrong:
            raise ValidationError({"right": "建议改为的文字与查找内容相同"})
        if self.ended_on and self.ended_on < self.valid_from:
            raise ValidationError({"ended_on": "停用日期不能早于启用日期"})

"""Special campaigns with their steps and findings, and the mechanism ledger (P1)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from canmou.kernel.ledger.fields import RefField
from canmou.kernel.ledger.lines import Line
from canmou.kernel.ledger.links import link, person, persons, unit, units
from canmou.kernel.ledger.models import Record
from canmou.supervision.models.plan import PlanDocument


class Campaign(Record):
    """A special campaign, the office's own or one from above that it takes part in."""

    class Source(models.TextChoices):
        OWN = "own", "本室自行开展"
        ABOVE = "above", "上级统一部署"

    title = models.CharField("专项行动名称", max_length=120, help_text="名称中自带的引号照写")
    source = models.CharField("来源", max_length=6, choices=Source.choices)
    line = models.CharField("工作线", max_length=12, choices=Line.choices)
    launched_by = unit("部署单位", optional=True)
    basis = models.CharField("部署文件", max_length=200, blank=True)
    started_on = models.DateField("开始日期")
    ended_on = models.DateField("结束日期", null=True, blank=True, help_text="尚未结束的不填")
    aim = models.CharField("目标", max_length=200, blank=True)
    lead_section = unit("牵头科室", optional=True)
    support_sections = units("配合科室")
    summary = models.TextField("总结", blank=True)
    cited = models.PositiveSmallIntegerField(
        "列举次序", null=True, blank=True, help_text="报告中点名列举的先后，不列举的不填"
    )

    class Meta:
        verbose_name = "专项行动"
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("started_on")),
                name="supervision_campaign_span",
            )
        ]

    def clean(self) -> None:
        if self.ended_on and self.ended_on < self.started_on:
            raise ValidationError({"ended_on": "结束日期不能早于开始日期"})


class CampaignStep(Record):
    """A stage of a campaign."""

    campaign = link(Campaign, "专项行动")
    sequence = models.PositiveSmallIntegerField("步骤次序")
    title = models.CharField("步骤名称", max_length=60, help_text="如“动员部署”")
    started_on = models.DateField("开始日期")
    ended_on = models.DateField("结束日期")
    content = models.TextField("内容", blank=True)
    done_on = models.DateField("完成日期", null=True, blank=True)

    class Meta:
        verbose_name = "专项行动步骤"
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on__gte=F("started_on")), name="supervision_campaign_step_span"
            )
        ]

    def clean(self) -> None:
        if self.ended_on < self.started_on:
            raise ValidationError({"ended_on": "结束日期不能早于开始日期"})


class CampaignFinding(Record):
    """A problem found in a campaign, put right and verified by another; may be taken over into P4."""

    campaign = link(Campaign, "专项行动")
    problem = models.CharField("问题", max_length=200)
    category = models.CharField("类别", max_length=20, blank=True, help_text="如“庸”“懒”“散”“慢”“拖”“瞒”")
    found_on = models.DateField("发现日期")
    section = unit("责任科室", optional=True)
    responsible = person("责任人", optional=True)
    measure = models.TextField("整改措施", blank=True)
    due_on = models.DateField("整改时限")
    closed_on = models.DateField("整改到位日期", null=True, blank=True)
    verified_by = person("验收人", optional=True)
    rectification = RefField("整改台账记录", ledgers=("PRI",))

    class Meta:
        verbose_name = "专项行动发现问题"

    def clean(self) -> None:
        if self.closed_on and not self.verified_by_id:
            raise ValidationError({"verified_by": "整改到位要由他人验收，请填写验收人"})
        if self.verified_by_id and self.verified_by_id == self.responsible_id:
            raise ValidationError({"verified_by": "验收人不能是责任人本人"})
        if self.closed_on and self.closed_on < self.found_on:
            raise ValidationError({"closed_on": "整改到位日期不能早于发现日期"})


class Mechanism(Record):
    """A mechanism, rule or way of working that the office has set up."""

    class Kind(models.TextChoices):
        MECHANISM = "mechanism", "机制"
        RULE = "rule", "制度"
        LAYOUT = "layout", "工作格局"
        MODE = "mode", "工作模式"

    title = models.CharField("名称", max_length=100, help_text="报告中使用的名称，如“全员调研工作机制”")
    kind = models.CharField("类别", max_length=10, choices=Kind.choices)
    line = models.CharField("工作线", max_length=12, choices=Line.choices)
    established_on = models.DateField("建立日期")
    document = link(PlanDocument, "所依计划文件", optional=True)
    document_title = models.CharField(
        "文件名称", max_length=150, blank=True, help_text="以哪份文件建立，不加书名号"
    )
    content = models.TextField("主要内容", blank=True)
    keeper = unit("执行科室", optional=True)
    repealed_on = models.DateField("废止日期", null=True, blank=True)
    cited = models.PositiveSmallIntegerField(
        "列举次序", null=True, blank=True, help_text="报告中点名列举的先后，不列举的不填"
    )

    class Meta:
        verbose_name = "制度机制"
        constraints = [
            models.CheckConstraint(
                condition=Q(repealed_on__isnull=True) | Q(repealed_on__gte=F("established_on")),
                name="supervision_mechanism_span",
            )
        ]

    def clean(self) -> None:
        if self.repealed_on and self.repealed_on < self.established_on:
            raise ValidationError({"repealed_on": "废止日期不能早于建立日期"})


class MechanismChange(Record):
    """A revision or the repeal of a mechanism, by which document."""

    class Kind(models.TextChoices):
        REVISED = "revised", "修订"
        REPEALED = "repealed", "废止"

    mechanism = link(Mechanism, "制度机制")
    kind = models.CharField("变更", max_length=10, choices=Kind.choices)
    changed_on = models.DateField("变更日期")
    document_title = models.CharField("文件名称", max_length=150, blank=True)
    content = models.TextField("变更内容")

    class Meta:
        verbose_name = "制度机制变更"

    def clean(self) -> None:
        if self.changed_on < self.mechanism.established_on:
            raise ValidationError({"changed_on": "变更日期不能早于建立日期"})


class MechanismUse(Record):
    """Evidence that a mechanism is used."""

    mechanism = link(Mechanism, "制度机制")
    used_on = models.DateField("运用日期")
    content = models.CharField("运用情况", max_length=300)
    participants = persons("参加人员")
    evidence = RefField("佐证记录", ledgers=())

    class Meta:
        verbose_name = "制度机制运用"

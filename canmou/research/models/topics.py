"""Topics under study, and the reports that come of them."""

from django.core.exceptions import ValidationError
from django.db import models

from canmou.kernel.ledger.fields import RefField, RefsField
from canmou.kernel.ledger.models import Record
from canmou.research.models.selection import Call, IndustryChain, Proposal, Series, TopicClass


class Topic(Record):
    """A research topic from approval to close.

    `cited` orders the topics that a report names by their short name.
    """

    class Source(models.TextChoices):
        CALL = "call", "征集筛选"
        SELF_CHOSEN = "self_chosen", "自选小切口"
        ORDERED = "ordered", "市领导交办"
        UPPER = "upper", "上级交办"
        JOINT = "joint", "校地联合"

    class Ending(models.TextChoices):
        FINISHED = "finished", "结题"
        MERGED = "merged", "并入其他课题"
        WITHDRAWN = "withdrawn", "撤回"
        TERMINATED = "terminated", "终止"

    year = models.PositiveSmallIntegerField("年度")
    title = models.CharField("课题名称", max_length=120)
    short_name = models.CharField(
        "简称", max_length=40, blank=True, help_text="报告中列举时用，如“数字经济发展”"
    )
    topic_class = models.CharField("课题类别", max_length=8, choices=TopicClass.choices)
    source = models.CharField("来源", max_length=12, choices=Source.choices)
    call = models.ForeignKey(
        Call, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="征集"
    )
    proposal = models.ForeignKey(
        Proposal, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="选题建议"
    )
    order = RefField("交办依据", ledgers=("IIN",), help_text="由领导批示引出的填批示编号")
    series = models.ForeignKey(
        Series, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="所属系列"
    )
    chain = models.ForeignKey(
        IndustryChain, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="产业链"
    )
    priorities = RefsField("对应重点", ledgers=(), help_text="战略目录中的条目")
    lead_leader = models.ForeignKey(
        "kernel.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="牵头领导"
    )
    lead_unit = models.ForeignKey("kernel.Unit", models.PROTECT, related_name="+", verbose_name="承担单位")
    supporting = models.ManyToManyField("kernel.Unit", blank=True, related_name="+", verbose_name="协作单位")
    partners = models.CharField(
        "合作单位", max_length=200, blank=True, help_text="高校、智库等本市机关以外的单位，用顿号隔开"
    )
    methods = models.CharField("调研方法", max_length=100, blank=True, help_text="座谈、走访、问卷、暗访等")
    expected = models.CharField("预期成果", max_length=100, blank=True)
    assessed = models.BooleanField("与考核挂钩", default=True)
    approved_on = models.DateField("立项日期")
    due_on = models.DateField("完成时限")
    finished_on = models.DateField("结题日期", null=True, blank=True)
    ending = models.CharField("结果", max_length=12, choices=Ending.choices, blank=True)
    ended_why = models.CharField("并入、撤回、终止的理由", max_length=200, blank=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="并入课题"
    )
    cited = models.PositiveSmallIntegerField(
        "列举次序", null=True, blank=True, help_text="报告中点名列举时的先后，不列举的不填"
    )

    class Meta:
        verbose_name = "调研课题"
        ordering = ["approved_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(due_on__gte=models.F("approved_on")), name="topic_due_after_approved"
            ),
            models.CheckConstraint(
                condition=models.Q(finished_on__isnull=True)
                | models.Q(finished_on__gte=models.F("approved_on")),
                name="topic_finished_after_approved",
            ),
        ]

    def clean(self) -> None:
        if self.source == self.Source.CALL and self.call_id is None:
            raise ValidationError({"call": "征集筛选的课题请填写征集"})
        if self.due_on < self.approved_on:
            raise ValidationError({"due_on": "完成时限不能早于立项日期"})
        if self.finished_on and self.finished_on < self.approved_on:
            raise ValidationError({"finished_on": "结题日期不能早于立项日期"})
        if bool(self.finished_on) != bool(self.ending):
            raise ValidationError({"ending": "结题日期和结果要一起填写"})
        if self.merged_into_id and self.ending != self.Ending.MERGED:
            raise ValidationError({"merged_into": "只有并入其他课题的才填"})
        if self.merged_into_id and self.merged_into_id == self.pk:
            raise ValidationError({"merged_into": "不能并入自己"})
        if self.cited and not self.short_name:
            raise ValidationError({"short_name": "要在报告中列举的课题请填写简称"})


class Report(Record):
    """A finished research report: which work it is, from which topic, of which kind of origin."""

    class Kind(models.TextChoices):
        CHAIN = "chain", "产业链系列"
        LIVELIHOOD = "livelihood", "民生系列"
        SMALL_ENTRY = "small_entry", "自选小切口"
        MAJOR = "major", "重大课题"
        ORDERED = "ordered", "交办课题"
        CALL = "call", "征集课题"

    work = models.ForeignKey("library.Work", models.PROTECT, related_name="+", verbose_name="成果母本")
    topic = models.ForeignKey(
        Topic, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="课题"
    )
    kind = models.CharField("报告类别", max_length=12, choices=Kind.choices)
    finished_on = models.DateField("完成日期")
    characters = models.PositiveIntegerField("字数", null=True, blank=True)
    reviewed_by = models.ForeignKey(
        "kernel.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="核稿人"
    )
    approved_by = models.ForeignKey(
        "kernel.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="审签人"
    )
    findings = models.TextField("主要发现", blank=True)
    proposals = models.TextField("主要建议", blank=True)

    class Meta:
        verbose_name = "调研报告"
        ordering = ["finished_on", "pk"]

    def clean(self) -> None:
        if self.kind != self.Kind.ORDERED and self.topic_id is None:
            raise ValidationError({"topic": "除交办课题外，调研报告都要对应课题"})

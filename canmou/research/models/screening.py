"""The working papers of a call: criteria, sheets of reviewers, merges, the agenda, and files under review.

None of these are records: what comes of them enters the ledgers of selection when the step is over, so that nobody
reads another's scores while they are given.
"""

from django.db import models

from canmou.kernel.ledger.links import link, person, unit
from canmou.kernel.people.models import new_uid
from canmou.research.models.selection import Call, Proposal, SelectionMeeting, TopicClass


class ScreeningCriterion(models.Model):
    """One criterion of a call with its weight: the points it can bring. The weights of a call make 100."""

    uid = models.CharField("标识", max_length=16, default=new_uid, unique=True, editable=False)
    call = models.ForeignKey(Call, models.PROTECT, related_name="criteria", verbose_name="征集")
    place = models.PositiveSmallIntegerField("次序")
    name = models.CharField("评分项", max_length=30)
    weight = models.PositiveSmallIntegerField("分值")

    class Meta:
        verbose_name = "筛选评分项"
        ordering = ["call", "place"]
        constraints = [models.UniqueConstraint("call", "name", name="screening_criterion_once")]

    def __str__(self) -> str:
        return self.name


class ScreeningSheet(models.Model):
    """What one reviewer says of one proposal: points by criterion, or an abstention, and a note."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="sheets", verbose_name="选题建议")
    reviewer = person("评审人")
    abstained = models.BooleanField("弃权", default=False)
    total = models.DecimalField("合计", max_digits=4, decimal_places=1, null=True, blank=True)
    note = models.CharField("意见", max_length=200, blank=True)
    saved_at = models.DateTimeField("填写时间")

    class Meta:
        verbose_name = "选题评审表"
        constraints = [models.UniqueConstraint("proposal", "reviewer", name="screening_sheet_once")]


class ScreeningMark(models.Model):
    """The points of one criterion on one sheet."""

    sheet = models.ForeignKey(ScreeningSheet, models.CASCADE, related_name="marks", verbose_name="评审表")
    criterion = models.ForeignKey(ScreeningCriterion, models.PROTECT, related_name="+", verbose_name="评分项")
    points = models.DecimalField("得分", max_digits=4, decimal_places=1)

    class Meta:
        verbose_name = "选题评审得分"
        constraints = [
            models.UniqueConstraint("sheet", "criterion", name="screening_mark_once"),
            models.CheckConstraint(condition=models.Q(points__gte=0), name="screening_mark_not_negative"),
        ]


class ProposalMerge(models.Model):
    """One proposal goes on within another. The office's own paper until the list is published."""

    proposal = models.OneToOneField(Proposal, models.PROTECT, related_name="merge", verbose_name="选题建议")
    into = models.ForeignKey(Proposal, models.PROTECT, related_name="merged", verbose_name="并入")
    note = models.CharField("说明", max_length=200, blank=True)
    by = link("kernel.User", "办理人")
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = "选题合并"


class AgendaItem(models.Model):
    """The place of a proposal in the order of a selection meeting."""

    meeting = models.ForeignKey(
        SelectionMeeting, models.PROTECT, related_name="agenda", verbose_name="选题会"
    )
    proposal = link(Proposal, "选题建议")
    place = models.PositiveSmallIntegerField("次序")

    class Meta:
        verbose_name = "选题会议程"
        ordering = ["meeting", "place", "pk"]
        constraints = [models.UniqueConstraint("meeting", "proposal", name="agenda_item_once")]


class ProposalFile(models.Model):
    """An uploaded table of proposals under review. It is guarded as the call whose proposals it brings."""

    uid = models.CharField("标识", max_length=16, default=new_uid, unique=True, editable=False)
    call = link(Call, "征集")
    file_name = models.CharField("文件名", max_length=200)
    by = link("kernel.User", "上传人")
    at = models.DateTimeField("上传时间")
    closed_at = models.DateTimeField("结束核对时间", null=True, blank=True)
    taken = models.PositiveIntegerField("已收", default=0)

    class Meta:
        verbose_name = "待核对的选题建议"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.file_name


class ProposalRow(models.Model):
    """A row of the file: what it says, which unit that means, and what is wrong with it."""

    uid = models.CharField("标识", max_length=16, default=new_uid, unique=True, editable=False)
    file = models.ForeignKey(ProposalFile, models.CASCADE, related_name="rows", verbose_name="文件")
    place = models.PositiveSmallIntegerField("行号")
    title = models.CharField("建议题目", max_length=200, blank=True)
    unit_name = models.CharField("提出单位", max_length=80, blank=True)
    proposed_by = unit("提出单位（核对）", optional=True)
    field = models.CharField("领域", max_length=40, blank=True)
    question = models.TextField("要回答的问题", blank=True)
    suggested_class = models.CharField("建议类别", max_length=8, choices=TopicClass.choices, blank=True)
    contact = models.CharField("联系人", max_length=80, blank=True)
    problem = models.CharField("问题", max_length=300, blank=True)
    dropped = models.BooleanField("不收", default=False)
    taken = link(Proposal, "收为", optional=True)

    class Meta:
        verbose_name = "待核对的选题建议行"
        ordering = ["file", "place"]

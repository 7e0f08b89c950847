"""Calls for topics, proposals, their checks and scores, and what the selection meeting decided."""

from django.core.exceptions import ValidationError
from django.db import models

from canmou.kernel import clock
from canmou.kernel.ledger.fields import RefField, RefsField
from canmou.kernel.ledger.models import Record


class TopicClass(models.TextChoices):
    """How weighty a topic is."""

    MAJOR = "major", "重大"
    KEY = "key", "重点"
    GENERAL = "general", "一般"


class Series(Record):
    """A series under which topics are studied together, such as the key industry chains."""

    name = models.CharField("系列名称", max_length=60, help_text="如“重点产业链”")
    measure = models.CharField("量词", max_length=4, blank=True, help_text="列数目时用，如“条”，不列数目不填")
    started_on = models.DateField("开始日期")
    ended_on = models.DateField("结束日期", null=True, blank=True)
    lead = models.ForeignKey(
        "kernel.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="牵头领导"
    )
    aim = models.CharField("目的", max_length=200, blank=True)
    cited = models.PositiveSmallIntegerField(
        "列举次序", null=True, blank=True, help_text="报告中列举时的先后"
    )

    class Meta:
        verbose_name = "调研系列"
        ordering = ["cited", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ended_on__isnull=True) | models.Q(ended_on__gte=models.F("started_on")),
                name="series_ends_after_it_starts",
            )
        ]


class IndustryChain(Record):
    """One of the city's key industry chains."""

    series = models.ForeignKey(Series, models.PROTECT, related_name="+", verbose_name="所属系列")
    name = models.CharField("产业链名称", max_length=40)
    chain_leader = models.ForeignKey(
        "kernel.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="链长"
    )
    lead_department = models.ForeignKey(
        "kernel.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="牵头部门"
    )
    lead_enterprises = models.CharField("链主企业", max_length=120, blank=True, help_text="用顿号隔开")
    listed_on = models.DateField("列入日期")
    delisted_on = models.DateField("调出日期", null=True, blank=True)

    class Meta:
        verbose_name = "重点产业链"
        ordering = ["pk"]


class Call(Record):
    """A call for topics to the whole city government system."""

    title = models.CharField("活动名称", max_length=40, help_text="如“百题调研”")
    theme = models.CharField(
        "年度主题", max_length=40, blank=True, help_text="活动名称前的主题，如“品质提升年”"
    )
    reach = models.CharField("范围", max_length=40, help_text="如“全市政府系统”")
    year = models.PositiveSmallIntegerField("年度")
    issued_on = models.DateField("发出日期")
    closes_on = models.DateField("截止日期")
    published_on = models.DateField("课题公布日期", null=True, blank=True)
    document = models.CharField("通知文号", max_length=60, blank=True)
    directions = models.TextField("选题方向", blank=True, help_text="几个方向用顿号隔开，申报时从中选领域")
    recipients = models.ManyToManyField(
        "kernel.Unit", blank=True, related_name="+", verbose_name="发往单位", help_text="这些单位可以申报"
    )
    guide = models.TextField("申报指南", blank=True)
    closes_at = models.DateTimeField(
        "截止时刻", null=True, blank=True, help_text="到这一刻为止，过后不再接收"
    )
    title_limit = models.PositiveSmallIntegerField("题目字数上限", default=40)
    question_limit = models.PositiveSmallIntegerField("问题说明字数上限", default=500)
    department_limit = models.PositiveSmallIntegerField(
        "部门限报条数", null=True, blank=True, help_text="不限的不填"
    )
    district_limit = models.PositiveSmallIntegerField(
        "区县限报条数", null=True, blank=True, help_text="不限的不填"
    )
    section_limit = models.PositiveSmallIntegerField(
        "科室限报条数", null=True, blank=True, help_text="不限的不填"
    )
    screeners = models.ManyToManyField(
        "kernel.Person", blank=True, related_name="+", verbose_name="筛选评审人"
    )
    screening_due_on = models.DateField("评审截止", null=True, blank=True)

    class Meta:
        verbose_name = "选题征集"
        ordering = ["issued_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes_on__gte=models.F("issued_on")), name="call_closes_after_issue"
            )
        ]

    def clean(self) -> None:
        if self.closes_on < self.issued_on:
            raise ValidationError({"closes_on": "截止日期不能早于发出日期"})
        if self.published_on and self.published_on < self.closes_on:
            raise ValidationError({"published_on": "截止之前不能公布课题"})
        if self.closes_at and self.closes_at.astimezone(clock.ZONE).date() != self.closes_on:
            raise ValidationError({"closes_at": "截止时刻要在截止日期当天"})


class Proposal(Record):
    """A topic proposed under a call by a department, a district, a section, or on a leader's word."""

    class Source(models.TextChoices):
        DEPARTMENT = "department", "市直部门"
        DISTRICT = "district", "区县"
        SECTION = "section", "本室科室"
        LEADER = "leader", "市领导点题"
        SELF_CHOSEN = "self_chosen", "自选小切口"

    call = models.ForeignKey(Call, models.PROTECT, related_name="+", verbose_name="征集")
    title = models.CharField("建议题目", max_length=120)
    source = models.CharField("来源", max_length=12, choices=Source.choices)
    proposed_by = models.ForeignKey("kernel.Unit", models.PROTECT, related_name="+", verbose_name="提出单位")
    leader = models.ForeignKey(
        "kernel.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="点题领导"
    )
    filed_on = models.DateField("报送日期")
    field = models.CharField("领域", max_length=20, help_text="如产业、城建、民生、生态、改革")
    question = models.TextField("要回答的问题")
    suggested_class = models.CharField("建议类别", max_length=8, choices=TopicClass.choices, blank=True)
    contact = models.CharField("联系人", max_length=40, blank=True, help_text="姓名和电话")
    answer = models.CharField("办理答复", max_length=300, blank=True, help_text="提出单位看得到")
    supplement_by = models.DateField("补充时限", null=True, blank=True)
    split_from = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="拆自"
    )

    class Meta:
        verbose_name = "选题建议"
        ordering = ["filed_on", "pk"]

    def clean(self) -> None:
        if self.source == self.Source.LEADER and self.leader_id is None:
            raise ValidationError({"leader": "市领导点题请填写点题领导"})
        if self.state == self.DRAFT_STATE and self.call.state != Call.DRAFT_STATE:
            raise ValidationError(
                {"call": "这次征集在系统里办理，请在征集页面报送或者成批收件，不能直接登记"}
            )


class ProposalCheck(Record):
    """The check of a proposal against topics of the last three years (above 0.8 counts as a repeat)."""

    class Verdict(models.TextChoices):
        NEW = "new", "不重复"
        NEAR = "near", "相近"
        REPEAT = "repeat", "重复"

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="+", verbose_name="选题建议")
    nearest = models.CharField("最相近题目", max_length=120, blank=True)
    nearest_topic = RefField("最相近课题", ledgers=("RTP", "RPR"))
    similarity = models.DecimalField("相似度", max_digits=4, decimal_places=2, help_text="0 到 1，两位小数")
    verdict = models.CharField("结论", max_length=8, choices=Verdict.choices)
    checked_on = models.DateField("查重日期")
    checked_by = models.ForeignKey("kernel.Person", models.PROTECT, related_name="+", verbose_name="查重人")

    class Meta:
        verbose_name = "选题查重"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(similarity__gte=0) & models.Q(similarity__lte=1),
                name="proposal_similarity_0_to_1",
            )
        ]

    def clean(self) -> None:
        if self.similarity is not None and not 0 <= self.similarity <= 1:
            raise ValidationError({"similarity": "相似度应在 0 和 1 之间"})
        if self.similarity > 0.8 and self.verdict == self.Verdict.NEW:
            raise ValidationError({"verdict": "相似度超过 0.8，不能判为不重复"})


class ScreeningScore(Record):
    """One reviewer's score of a proposal."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="+", verbose_name="选题建议")
    reviewer = models.ForeignKey("kernel.Person", models.PROTECT, related_name="+", verbose_name="评审人")
    score = models.DecimalField(
        "评分", max_digits=4, decimal_places=1, null=True, blank=True, help_text="百分制，弃权的不填"
    )
    abstained = models.BooleanField("弃权", default=False)
    comment = models.CharField("意见", max_length=200, blank=True)
    scored_on = models.DateField("评分日期")

    class Meta:
        verbose_name = "选题评分"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(score__isnull=True) | models.Q(score__gte=0) & models.Q(score__lte=100),
                name="screening_score_0_to_100",
            )
        ]

    def clean(self) -> None:
        if self.abstained != (self.score is None):
            raise ValidationError({"score": "弃权的不填评分，不弃权的请填评分"})


class SelectionMeeting(Record):
    """The meeting that selects topics from the proposals."""

    call = models.ForeignKey(Call, models.PROTECT, related_name="+", verbose_name="征集")
    title = models.CharField("会议名称", max_length=80)
    held_on = models.DateField("会议日期")
    chair = models.ForeignKey("kernel.Person", models.PROTECT, related_name="+", verbose_name="主持人")
    attendees = models.ManyToManyField("kernel.Person", blank=True, related_name="+", verbose_name="参会人员")
    minutes = models.TextField("会议纪要", blank=True)

    class Meta:
        verbose_name = "选题会"
        ordering = ["held_on", "pk"]


class SelectionDecision(Record):
    """What a selection meeting decided on one proposal."""

    class Outcome(models.TextChoices):
        SELECTED = "selected", "入选"
        REJECTED = "rejected", "未入选"
        MERGED = "merged", "合并"
        RESERVED = "reserved", "储备"

    meeting = models.ForeignKey(SelectionMeeting, models.PROTECT, related_name="+", verbose_name="选题会")
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="+", verbose_name="选题建议")
    outcome = models.CharField("决定", max_length=10, choices=Outcome.choices)
    topic_class = models.CharField("课题类别", max_length=8, choices=TopicClass.choices, blank=True)
    merged_into = models.ForeignKey(
        Proposal, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="并入"
    )
    reason = models.CharField("理由", max_length=200, blank=True)
    final_title = models.CharField("确定题目", max_length=120, blank=True, help_text="与建议题目相同的不填")
    lead_unit = models.ForeignKey(
        "kernel.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="承担单位"
    )
    priorities = RefsField("对应重点", ledgers=(), help_text="战略目录中的条目")
    decided_on = models.DateField("决定日期")

    class Meta:
        verbose_name = "选题决定"
        ordering = ["decided_on", "pk"]

    def clean(self) -> None:
        if self.outcome == self.Outcome.SELECTED and not self.topic_class:
            raise ValidationError({"topic_class": "入选的请确定课题类别"})
        if self.outcome == self.Outcome.MERGED and self.merged_into_id is None:
            raise ValidationError({"merged_into": "合并的请填写并入哪条建议"})

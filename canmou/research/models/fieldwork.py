"""How a topic is worked on: team, outline, milestones, field activities, data requests, mid-term check."""

from django.core.exceptions import ValidationError
from django.db import models

from canmou.kernel.ledger.fields import RefField
from canmou.kernel.ledger.models import Record
from canmou.research.models.topics import Topic


class TeamMember(Record):
    """A person on the team of a topic."""

    class Role(models.TextChoices):
        HEAD = "head", "组长"
        WRITER = "writer", "执笔"
        MEMBER = "member", "成员"
        LIAISON = "liaison", "联络员"

    topic = models.ForeignKey(Topic, models.PROTECT, related_name="+", verbose_name="课题")
    person = models.ForeignKey("kernel.Person", models.PROTECT, related_name="+", verbose_name="姓名")
    role = models.CharField("分工", max_length=8, choices=Role.choices)
    joined_on = models.DateField("加入日期")
    left_on = models.DateField("退出日期", null=True, blank=True)

    class Meta:
        verbose_name = "课题组成员"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(left_on__isnull=True) | models.Q(left_on__gte=models.F("joined_on")),
                name="team_member_leaves_after_joining",
            )
        ]


class Outline(Record):
    """An outline of what to ask, whom, where."""

    topic = models.ForeignKey(Topic, models.PROTECT, related_name="+", verbose_name="课题")
    edition = models.PositiveSmallIntegerField("稿次", default=1)
    written_on = models.DateField("拟定日期")
    written_by = models.ForeignKey("kernel.Person", models.PROTECT, related_name="+", verbose_name="拟定人")
    questions = models.TextField("调研问题")
    respondents = models.CharField("调研对象", max_length=200, blank=True)
    approved_by = models.ForeignKey(
        "kernel.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="审定人"
    )
    approved_on = models.DateField("审定日期", null=True, blank=True)

    class Meta:
        verbose_name = "调研提纲"

    def clean(self) -> None:
        if self.approved_on and self.approved_on < self.written_on:
            raise ValidationError({"approved_on": "审定日期不能早于拟定日期"})


class Milestone(Record):
    """A step of a topic with its due date."""

    class Step(models.TextChoices):
        KICKOFF = "kickoff", "开题"
        FIELDWORK = "fieldwork", "实地调研"
        DRAFT = "draft", "形成初稿"
        REVIEW = "review", "评审修改"
        CLOSEOUT = "closeout", "结题"

    topic = models.ForeignKey(Topic, models.PROTECT, related_name="+", verbose_name="课题")
    step = models.CharField("节点", max_length=10, choices=Step.choices)
    responsible = models.ForeignKey(
        "kernel.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="责任人"
    )
    due_on = models.DateField("应完成日期")
    done_on = models.DateField("实际完成日期", null=True, blank=True)
    note = models.CharField("说明", max_length=200, blank=True)

    class Meta:
        verbose_name = "课题节点"


class FieldActivity(Record):
    """One outing or meeting for a topic. Plain travel, few cars, no burden on those visited."""

    class Method(models.TextChoices):
        MEETING = "meeting", "座谈"
        VISIT = "visit", "走访"
        SURVEY = "survey", "问卷"
        UNANNOUNCED = "unannounced", "暗访"
        OUTSIDE = "outside", "外出考察"

    topic = models.ForeignKey(Topic, models.PROTECT, related_name="+", verbose_name="课题")
    subject = models.CharField("活动内容", max_length=120)
    held_on = models.DateField("日期", help_text="多日的填最后一天")
    starts_on = models.DateField("开始日期", null=True, blank=True, help_text="一天的不填")
    place = models.CharField("地点", max_length=80)
    host = models.ForeignKey(
        "kernel.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="接洽单位"
    )
    method = models.CharField("方式", max_length=12, choices=Method.choices)
    participants = models.ManyToManyField(
        "kernel.Person", blank=True, related_name="+", verbose_name="参加人员"
    )
    met = models.CharField("调研对象", max_length=200, blank=True, help_text="见了哪些人、多少份问卷")
    itinerary = models.TextField("行程", blank=True)
    vehicle = models.CharField("用车", max_length=40, blank=True, help_text="车牌或“公共交通”")
    letter = models.CharField("联系函", max_length=60, blank=True, help_text="函的文号")
    contact = models.CharField("接洽联系人", max_length=80, blank=True, help_text="姓名、电话")
    notes = models.TextField("记录", blank=True)
    data_sources = models.CharField(
        "数据来源", max_length=200, blank=True, help_text="带回了哪些数据、出自哪里"
    )
    event = RefField("同一活动", ledgers=("AEV",), help_text="同时记入其他台账的活动")

    class Meta:
        verbose_name = "调研活动"
        ordering = ["held_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(starts_on__isnull=True) | models.Q(starts_on__lte=models.F("held_on")),
                name="field_activity_starts_before_end",
            )
        ]

    def clean(self) -> None:
        if self.starts_on and self.starts_on > self.held_on:
            raise ValidationError({"starts_on": "开始日期不能晚于日期"})


class MidtermCheck(Record):
    """The mid-term check of a topic."""

    class Verdict(models.TextChoices):
        ON_TRACK = "on_track", "进展正常"
        SLOW = "slow", "进展偏慢"
        REPLAN = "replan", "需要调整"

    topic = models.ForeignKey(Topic, models.PROTECT, related_name="+", verbose_name="课题")
    checked_on = models.DateField("检查日期")
    checked_by = models.ForeignKey("kernel.Person", models.PROTECT, related_name="+", verbose_name="检查人")
    progress = models.PositiveSmallIntegerField("进度", help_text="百分数，0 至 100")
    verdict = models.CharField("结论", max_length=10, choices=Verdict.choices)
    finding = models.CharField("情况", max_length=200)
    requirement = models.CharField("要求", max_length=200, blank=True)

    class Meta:
        verbose_name = "中期检查"
        constraints = [
            models.CheckConstraint(condition=models.Q(progress__lte=100), name="midterm_progress_to_100")
        ]

    def clean(self) -> None:
        if self.progress > 100:
            raise ValidationError({"progress": "进度是百分数，不能超过 100"})
        if self.verdict != self.Verdict.ON_TRACK and not self.requirement:
            raise ValidationError({"requirement": "进展不正常的请写明要求"})


class DataRequest(Record):
    """Data asked of a department for a topic."""

    topic = models.ForeignKey(Topic, models.PROTECT, related_name="+", verbose_name="课题")
    asked = models.ForeignKey("kernel.Unit", models.PROTECT, related_name="+", verbose_name="提供单位")
    content = models.CharField("所需数据", max_length=300, help_text="指标、范围、时段；不得索要涉密数据")
    requested_on = models.DateField("提出日期")
    due_on = models.DateField("要求日期")
    received_on = models.DateField("收到日期", null=True, blank=True)
    reply = models.TextField("答复", blank=True, help_text="口径、出处；数据表作附件")
    answered_by = models.CharField("答复人", max_length=80, blank=True)
    note = models.CharField("说明", max_length=200, blank=True)

    class Meta:
        verbose_name = "数据需求"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(due_on__gte=models.F("requested_on")), name="data_request_due_after_asked"
            )
        ]

    def clean(self) -> None:
        if self.due_on < self.requested_on:
            raise ValidationError({"due_on": "要求日期不能早于提出日期"})

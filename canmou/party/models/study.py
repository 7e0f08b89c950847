"""Theory study: plans and topics, party-group meetings, sessions, attendance, self-study, what followed (P2)."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from canmou.kernel.ledger.fields import RefField
from canmou.kernel.ledger.links import link, links, person, persons, unit
from canmou.kernel.ledger.models import Record

HOURS = MinValueValidator(Decimal("0.1"), "要大于0")


class StudyPlan(Record):
    """The year's arrangement of study for one audience."""

    class Audience(models.TextChoices):
        CENTRE_GROUP = "centre_group", "党组理论学习中心组"
        ALL_STAFF = "all_staff", "全体干部职工"

    title = models.CharField("文件题名", max_length=120, help_text="不加书名号")
    audience = models.CharField("学习对象", max_length=14, choices=Audience.choices)
    year = models.PositiveIntegerField("年度")
    issued_on = models.DateField("印发日期")
    document_number = models.CharField("发文字号", max_length=40, blank=True)
    secretary = person("学习秘书", optional=True)
    requirements = models.TextField("学习要求", blank=True)

    class Meta:
        verbose_name = "学习计划"


class FocusTopic(Record):
    """A focus topic of a plan."""

    plan = link(StudyPlan, "学习计划")
    sequence = models.PositiveSmallIntegerField("专题序号", validators=[MinValueValidator(1, "要从1起")])
    title = models.CharField("专题名称", max_length=150)
    materials = models.TextField("学习书目和文件", blank=True)
    planned_for = models.DateField("计划月份", help_text="填该月最后一天")
    lead_speaker = person("主发言人", optional=True)

    class Meta:
        verbose_name = "重点学习专题"
        constraints = [models.CheckConstraint(condition=Q(sequence__gte=1), name="party_topic_from_1")]


class PartyGroupMeeting(Record):
    """A meeting of the leading party members' group of the office."""

    year = models.PositiveIntegerField("年度")
    sequence = models.PositiveSmallIntegerField(
        "次数", validators=[MinValueValidator(1, "要从1起")], help_text="本年第几次"
    )
    held_on = models.DateField("会议日期")
    place = models.CharField("地点", max_length=60, blank=True)
    presider = person("主持人", optional=True)
    attendees = persons("出席人员")
    observers = persons("列席人员")
    absentees = models.CharField("缺席人员及原因", max_length=120, blank=True)
    recorder = person("记录人", optional=True)
    minutes_number = models.CharField("纪要编号", max_length=40, blank=True)

    class Meta:
        verbose_name = "党组会"
        constraints = [models.CheckConstraint(condition=Q(sequence__gte=1), name="party_meeting_from_1")]

    def clean(self) -> None:
        if self.held_on.year != self.year:
            raise ValidationError({"year": "年度要与会议日期一致"})


class AgendaItem(Record):
    """One item of a party-group meeting. The first must be the first topic (domain §7.3)."""

    class Result(models.TextChoices):
        STUDIED = "studied", "学习传达"
        PASSED = "passed", "通过"
        PRINCIPLE = "principle", "原则通过"
        DEFERRED = "deferred", "暂缓"
        HEARD = "heard", "听取汇报"

    meeting = link(PartyGroupMeeting, "党组会")
    sequence = models.PositiveSmallIntegerField("议题次序", validators=[MinValueValidator(1, "要从1起")])
    title = models.CharField("议题", max_length=200)
    first_topic = models.BooleanField("第一议题", default=False)
    content_source = models.CharField(
        "学习内容来源", max_length=200, blank=True, help_text="第一议题填讲话、文件的出处"
    )
    reporter = person("汇报人", optional=True)
    result = models.CharField("结果", max_length=10, choices=Result.choices)
    decision = models.TextField("决定或贯彻措施", blank=True)
    owner = person("责任人", optional=True)
    due_on = models.DateField("时限", null=True, blank=True)
    discussed_on = models.DateField("讨论日期")
    task = RefField("转为任务", ledgers=("STK",))

    class Meta:
        verbose_name = "党组会议题"
        constraints = [
            models.CheckConstraint(condition=Q(sequence__gte=1), name="party_agenda_from_1"),
            models.CheckConstraint(
                condition=~Q(sequence=1) | Q(first_topic=True), name="party_agenda_first_is_first_topic"
            ),
        ]

    def clean(self) -> None:
        if self.sequence == 1 and not self.first_topic:
            raise ValidationError({"first_topic": "党组会的第一项议题应为“第一议题”学习，请勾选"})
        if self.first_topic and not self.content_source:
            raise ValidationError({"content_source": "第一议题请填写学习内容的来源"})
        if self.discussed_on != self.meeting.held_on:
            raise ValidationError({"discussed_on": "讨论日期要与会议日期一致"})


class StudySession(Record):
    """A session of collective study: of the centre group, of all staff, or of a party group."""

    class Kind(models.TextChoices):
        CENTRE_GROUP = "centre_group", "党组理论学习中心组学习"
        COLLECTIVE = "collective", "集体学习"
        PARTY_GROUP = "party_group", "党小组学习"

    class Form(models.TextChoices):
        DISCUSSION = "discussion", "学习研讨"
        LECTURE = "lecture", "专题辅导"
        READING = "reading", "领学"
        VISIT = "visit", "现场学习"
        VIDEO = "video", "视频学习"

    title = models.CharField("学习主题", max_length=200)
    kind = models.CharField("学习类别", max_length=14, choices=Kind.choices)
    held_on = models.DateField("学习日期")
    group = unit("党小组", optional=True, help_text="党小组学习必填")
    form = models.CharField("学习形式", max_length=12, choices=Form.choices, default=Form.DISCUSSION)
    topics = links(FocusTopic, "对应专题")
    presider = person("主持人", optional=True)
    speakers = persons("发言人", help_text="按发言先后")
    place = models.CharField("地点", max_length=60, blank=True)
    content = models.TextField("学习内容", blank=True)
    hours = models.DecimalField(
        "学时", max_digits=4, decimal_places=1, default=Decimal(2), validators=[HOURS]
    )
    event = link("activities.Event", "同一活动", optional=True, help_text="同时算作培训等的，指向同一条活动")

    class Meta:
        verbose_name = "理论学习"
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="party_group") | Q(group__isnull=False), name="party_session_names_group"
            ),
            models.CheckConstraint(condition=Q(hours__gt=0), name="party_session_hours"),
        ]

    def clean(self) -> None:
        if (self.kind == self.Kind.PARTY_GROUP) != bool(self.group_id):
            raise ValidationError({"group": "党小组学习要填写是哪个党小组，其他学习不填"})


class Attendance(Record):
    """One person at one session."""

    class Status(models.TextChoices):
        PRESENT = "present", "出席"
        LEAVE = "leave", "请假"
        ABSENT = "absent", "缺席"
        MADE_UP = "made_up", "已补学"

    session = link(StudySession, "理论学习")
    person = person("人员")
    status = models.CharField("出席情况", max_length=10, choices=Status.choices, default=Status.PRESENT)
    attended_on = models.DateField("日期", help_text="学习日期；补学的填补学日期")
    reason = models.CharField("请假原因", max_length=60, blank=True)

    class Meta:
        verbose_name = "学习考勤"

    def clean(self) -> None:
        if self.attended_on < self.session.held_on:
            raise ValidationError({"attended_on": "日期不能早于学习日期"})


class SelfStudy(Record):
    """What one person studied alone."""

    person = person("人员")
    studied_on = models.DateField("自学日期")
    topic = link(FocusTopic, "对应专题", optional=True)
    content = models.CharField("学习内容", max_length=200)
    hours = models.DecimalField("学时", max_digits=4, decimal_places=1, validators=[HOURS])
    notes = models.TextField("心得", blank=True)

    class Meta:
        verbose_name = "个人自学"
        constraints = [models.CheckConstraint(condition=Q(hours__gt=0), name="party_self_study_hours")]


class Conversion(Record):
    """What followed from a session: a topic, a manuscript, a task, a measure."""

    class Kind(models.TextChoices):
        TOPIC = "topic", "调研课题"
        MANUSCRIPT = "manuscript", "文稿"
        TASK = "task", "任务"
        MEASURE = "measure", "制度措施"

    session = link(StudySession, "理论学习")
    kind = models.CharField("转化形式", max_length=12, choices=Kind.choices)
    converted_on = models.DateField("转化日期")
    content = models.CharField("转化内容", max_length=200)
    result = RefField("转化成的记录", ledgers=())
    owner = person("责任人", optional=True)

    class Meta:
        verbose_name = "学习转化"

    def clean(self) -> None:
        if self.converted_on < self.session.held_on:
            raise ValidationError({"converted_on": "转化日期不能早于学习日期"})

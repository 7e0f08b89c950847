"""What is to be written: the leaders' week, the writing tasks it gives rise to, the materials called for them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from canmou.kernel.ledger.models import Record


class LeaderEngagement(Record):
    """One entry of a leader's week. Two that overlap, or one with no writer, show as collisions."""

    class Part(models.TextChoices):
        MORNING = "morning", "上午"
        AFTERNOON = "afternoon", "下午"
        EVENING = "evening", "晚上"

    class Kind(models.TextChoices):
        MEETING = "meeting", "会议"
        FIELDWORK = "fieldwork", "调研"
        MEETING_GUESTS = "guests", "会见"
        CEREMONY = "ceremony", "仪式"
        OTHER = "other", "其他"

    leader = models.ForeignKey("kernel.Person", models.PROTECT, related_name="+", verbose_name="领导")
    held_on = models.DateField("日期")
    part = models.CharField("时段", max_length=10, choices=Part.choices)
    title = models.CharField("活动名称", max_length=120)
    kind = models.CharField("活动类别", max_length=10, choices=Kind.choices)
    place = models.CharField("地点", max_length=120, blank=True)
    needs_text = models.BooleanField("需要文稿", default=False)
    note = models.CharField("说明", max_length=200, blank=True)

    class Meta:
        verbose_name = "领导一周活动"


class WritingTask(Record):
    """A text to be written: for what occasion, for whom, by when, by whom. Counted on the day it is used."""

    class Genre(models.TextChoices):
        WORK_REPORT = "work_report", "政府工作报告"
        SPEECH = "speech", "讲话"
        HOSTING = "hosting", "主持词"
        ADDRESS = "address", "致辞"
        BRIEFING = "briefing", "汇报材料"
        ARTICLE = "article", "署名文章"
        STATEMENT = "statement", "表态发言"
        OTHER = "other", "其他文稿"

    class For(models.TextChoices):
        PRINCIPAL = "principal", "市政府主要领导"
        DEPUTY = "deputy", "市政府分管领导"
        COMMITTEE = "committee", "市委领导"
        GOVERNMENT = "government", "市政府"
        OFFICE = "office", "本室领导"

    class Role(models.TextChoices):
        LEAD = "lead", "牵头起草"
        TAKE_PART = "take_part", "参与起草"
        POLISH = "polish", "修改把关"

    title = models.CharField("文稿题目", max_length=160)
    genre = models.CharField("文稿种类", max_length=12, choices=Genre.choices)
    occasion = models.CharField(
        "使用场合", max_length=80, help_text="会议或活动的名称，如“全市数字经济发展座谈会”"
    )
    made_for = models.CharField("服务对象", max_length=12, choices=For.choices)
    speaker = models.ForeignKey(
        "kernel.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="讲话人"
    )
    role = models.CharField("起草方式", max_length=10, choices=Role.choices, default=Role.LEAD)
    engagement = models.ForeignKey(
        LeaderEngagement,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="tasks",
        verbose_name="领导活动",
    )
    assigned_on = models.DateField("交办日期")
    due_on = models.DateField("交稿期限")
    held_on = models.DateField("使用日期", help_text="会议或活动举行的日期，统计按这一天")
    responsible = models.ForeignKey(
        "kernel.Person",
        models.PROTECT,
        related_name="+",
        verbose_name="负责人",
        help_text="牵头的室领导或科长",
    )
    writers = models.ManyToManyField(
        "kernel.Person", related_name="+", verbose_name="执笔人", blank=True, help_text="按执笔先后填写"
    )
    helpers = models.ManyToManyField(
        "kernel.Unit",
        related_name="+",
        verbose_name="配合单位",
        blank=True,
        help_text="提供素材、参加起草的单位",
    )
    requirements = models.TextField("起草要求", blank=True, help_text="领导的要求、篇幅、重点")
    offline = models.BooleanField(
        "线下办理", default=False, help_text="内容不宜在本系统存放的填“是”：只计期限和件数，不登记稿件"
    )
    cited = models.PositiveSmallIntegerField(
        "列举次序", null=True, blank=True, help_text="报告中举例时的先后，不填的排在后面"
    )

    class Meta:
        verbose_name = "文稿任务"
        constraints = [
            models.CheckConstraint(condition=Q(due_on__gte=F("assigned_on")), name="task_due_after_assigned"),
        ]

    def clean(self) -> None:
        if self.due_on < self.assigned_on:
            raise ValidationError({"due_on": "交稿期限不能早于交办日期"})
        if self.due_on > self.held_on:
            raise ValidationError({"due_on": "交稿期限不能晚于使用日期，领导要在使用之前拿到文稿"})
        if self.genre == self.Genre.SPEECH and self.speaker_id is None:
            raise ValidationError({"speaker": "讲话稿要写明讲话人"})


class MaterialCall(Record):
    """Material asked of a section or department for a text, and when it came."""

    class Outcome(models.TextChoices):
        USED = "used", "已采用"
        PARTLY = "partly", "部分采用"
        UNUSED = "unused", "未采用"
        WAITING = "waiting", "待报送"

    task = models.ForeignKey(
        WritingTask, models.PROTECT, related_name="material_calls", verbose_name="文稿任务"
    )
    provider = models.ForeignKey(
        "kernel.Unit", models.PROTECT, related_name="+", verbose_name="提供单位", help_text="科室或外单位"
    )
    content = models.CharField("所需材料", max_length=200)
    asked_on = models.DateField("调取日期")
    due_on = models.DateField("报送期限")
    received_on = models.DateField("收到日期", null=True, blank=True)
    outcome = models.CharField("采用情况", max_length=10, choices=Outcome.choices, default=Outcome.WAITING)

    class Meta:
        verbose_name = "调取材料"
        constraints = [
            models.CheckConstraint(condition=Q(due_on__gte=F("asked_on")), name="call_due_after_asked"),
            models.CheckConstraint(
                condition=Q(received_on__isnull=True) | Q(received_on__gte=F("asked_on")),
                name="call_received_after_asked",
            ),
        ]

    def clean(self) -> None:
        if self.due_on < self.asked_on:
            raise ValidationError({"due_on": "报送期限不能早于调取日期"})
        if self.received_on and self.received_on < self.asked_on:
            raise ValidationError({"received_on": "收到日期不能早于调取日期"})
        waiting = self.outcome == self.Outcome.WAITING
        if waiting and self.received_on:
            raise ValidationError({"outcome": "材料已经收到，请写明采用情况"})
        if not waiting and not self.received_on:
            raise ValidationError({"received_on": "材料已有采用情况，请填收到日期"})

"""Leaders' instructions, the tasks that follow from them, and the decisions they turn into."""

from django.core.exceptions import ValidationError
from django.db import models

from canmou.kernel.ledger.fields import RefField
from canmou.kernel.ledger.models import Record


class Instruction(Record):
    """What one leader wrote on one paper: who, in what post, when, in which words, of what kind.

    On a work of the office, or to the office without one. The same words on a transcript are entered as a
    copy of the original and count nowhere.
    """

    TRACED = ("post_title",)
    #: States in which nobody but the registrar has said of what kind it is.
    UNCHECKED = ("registered", "correcting")
    #: Set while a live instruction is being registered: its kind is confirmed afterwards, by another person.
    to_be_checked = False

    class Level(models.TextChoices):
        NATION = "nation", "国家级领导"
        PROVINCE = "province", "省级领导"
        CITY = "city", "市级领导"
        COUNTY = "county", "县级领导"
        OTHER = "other", "其他领导"

    class Kind(models.TextChoices):
        AFFIRMATIVE = "affirmative", "肯定性"
        DIRECTIVE = "directive", "指示性"
        CIRCULATED = "circulated", "圈阅"
        FORWARDED = "forwarded", "转办"

    class Carrier(models.TextChoices):
        REPORT = "report", "调研报告"
        REFERENCE = "reference", "参阅件"
        SUBMISSION = "submission", "上报材料"
        MANUSCRIPT = "manuscript", "文稿"
        DOCUMENT = "document", "文件"
        SPOKEN = "spoken", "口头交办"
        OTHER = "other", "其他"

    leader = models.ForeignKey("kernel.Person", models.PROTECT, related_name="+", verbose_name="批示领导")
    leader_post = models.CharField(
        "当时职务", max_length=60, help_text="批示之日的职务，如“市委副书记、市长”"
    )
    leader_rank = models.PositiveIntegerField("领导排序", default=100, help_text="列举时的先后，数小在前")
    level = models.CharField("领导层级", max_length=10, choices=Level.choices)
    given_on = models.DateField("批示日期")
    received_on = models.DateField("收到日期", null=True, blank=True)
    kind = models.CharField(
        "批示类型", max_length=12, choices=Kind.choices, help_text="只圈阅的不算肯定性批示"
    )
    words = models.TextField("批示原文", help_text="照录原话，一字不改；口头交办的记要点")
    carrier = models.CharField("批示载体", max_length=12, choices=Carrier.choices)
    work = models.ForeignKey(
        "library.Work",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="批示成果",
        help_text="对成果的批示选母本；对本单位工作的批示不填",
    )
    appeared_in = RefField("刊发稿件", ledgers=(), help_text="批在哪一期参阅件、哪一份报送上")
    subject = models.CharField("批示事项", max_length=120, blank=True, help_text="没有成果的批示写明什么事")
    requirement = models.CharField("办理要求", max_length=300, blank=True)
    due_on = models.DateField("办理时限", null=True, blank=True)
    result = models.CharField("办理结果", max_length=300, blank=True)
    copy_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="原件",
        help_text="转抄件填原件的编号，转抄件不重复计数",
    )
    checked_by = models.ForeignKey(
        "kernel.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="类型复核人",
        help_text="肯定性批示由登记人以外的人复核",
    )
    checked_on = models.DateField("复核日期", null=True, blank=True)

    class Meta:
        verbose_name = "领导批示"
        ordering = ["given_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(received_on__isnull=True)
                | models.Q(received_on__gte=models.F("given_on")),
                name="instruction_received_after_given",
            ),
            models.CheckConstraint(
                condition=models.Q(work__isnull=False) | ~models.Q(subject=""),
                name="instruction_on_work_or_matter",
            ),
        ]

    @property
    def post_title(self) -> str:
        """The leader's post at that date."""
        return self.leader_post

    @property
    def unchecked(self) -> bool:
        """Whether its kind still waits for a second person."""
        return self.state in self.UNCHECKED

    @property
    def matter(self) -> str:
        """What it is about: the work in its marks, or the matter."""
        return f"《{self.work.title}》" if self.work_id else self.subject

    def clean(self) -> None:
        if self.work_id is None and not self.subject:
            raise ValidationError({"subject": "没有选成果的批示请写明批示事项"})
        if self.received_on and self.received_on < self.given_on:
            raise ValidationError({"received_on": "收到日期不能早于批示日期"})
        unchecked = self.to_be_checked or self.state in self.UNCHECKED
        if self.kind == self.Kind.AFFIRMATIVE and self.checked_by_id is None and not unchecked:
            raise ValidationError({"checked_by": "肯定性批示须由第二人复核，请填写类型复核人"})
        if self.checked_by_id and self.checked_on is None:
            raise ValidationError({"checked_on": "请填写复核日期"})
        if self.pk and self.copy_of_id == self.pk:
            raise ValidationError({"copy_of": "不能把自己填作原件"})


class FollowUpTask(Record):
    """What an instruction asks to be done: by whom, by when, done when, with what result."""

    instruction = models.ForeignKey(Instruction, models.PROTECT, related_name="+", verbose_name="领导批示")
    content = models.CharField("落实事项", max_length=300)
    responsible = models.ForeignKey(
        "kernel.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="责任人"
    )
    supporting = models.ManyToManyField("kernel.Unit", blank=True, related_name="+", verbose_name="配合单位")
    assigned_on = models.DateField("交办日期")
    due_on = models.DateField("办结时限")
    done_on = models.DateField("办结日期", null=True, blank=True)
    result = models.CharField("办理结果", max_length=400, blank=True)
    reported_on = models.DateField("反馈日期", null=True, blank=True, help_text="向批示领导报告结果之日")

    class Meta:
        verbose_name = "批示落实"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(due_on__gte=models.F("assigned_on")), name="follow_up_due_after_assigned"
            ),
            models.CheckConstraint(
                condition=models.Q(done_on__isnull=True) | models.Q(done_on__gte=models.F("assigned_on")),
                name="follow_up_done_after_assigned",
            ),
        ]

    def clean(self) -> None:
        if self.due_on < self.assigned_on:
            raise ValidationError({"due_on": "办结时限不能早于交办日期"})
        if self.done_on and not self.result:
            raise ValidationError({"result": "已办结的请填写办理结果"})
        if self.done_on and self.done_on < self.assigned_on:
            raise ValidationError({"done_on": "办结日期不能早于交办日期"})


class Conversion(Record):
    """How a work entered a decision, with the grade of its proof (L1 strongest)."""

    class Grade(models.TextChoices):
        L1 = "L1", "L1 专门文件、会议、制度"
        L2 = "L2", "L2 主要领导肯定性批示"
        L3 = "L3", "L3 其他领导批示"
        L4 = "L4", "L4 被重要会议、文件、讲话吸收"
        L5 = "L5", "L5 上级内参或党报党刊采用"

    class Form(models.TextChoices):
        DOCUMENT = "document", "出台文件"
        MEETING = "meeting", "会议决定"
        SYSTEM = "system", "建立制度"
        SPEECH = "speech", "讲话吸收"
        PLAN = "plan", "列入计划、规划"
        PROJECT = "project", "实施项目"
        INTERNAL = "internal", "上级内参采用"

    work = models.ForeignKey("library.Work", models.PROTECT, related_name="+", verbose_name="成果")
    instruction = models.ForeignKey(
        Instruction, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="由哪件批示促成"
    )
    form = models.CharField("转化形式", max_length=10, choices=Form.choices)
    grade = models.CharField("证据等级", max_length=4, choices=Grade.choices)
    converted_on = models.DateField("转化日期")
    body = models.ForeignKey(
        "kernel.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="采纳单位"
    )
    proof = models.CharField("佐证", max_length=200, help_text="文件题名和文号、会议名称和日期，或刊物期号")
    adopted = models.CharField("吸收的内容", max_length=400)

    class Meta:
        verbose_name = "成果转化"
        ordering = ["converted_on", "pk"]

    @property
    def days_from_instruction(self) -> int | None:
        """Days from the instruction to the decision."""
        return (self.converted_on - self.instruction.given_on).days if self.instruction_id else None

    @property
    def days_from_work(self) -> int:
        """Days from the finished text to the decision."""
        return (self.converted_on - self.work.finished_on).days

    def clean(self) -> None:
        if self.grade in (self.Grade.L2, self.Grade.L3) and self.instruction_id is None:
            raise ValidationError({"instruction": "以批示为佐证的转化请选明是哪件批示"})

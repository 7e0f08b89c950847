"""How an office runs its dispatch, and the frozen editions (定稿) of its sheets: rows that are only ever added."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from canmou.kernel.audit.models import Kept
from canmou.kernel.people.models import new_uid
from canmou.supervision.models.dispatch import DispatchEntry, DispatchRound


class DispatchSettings(models.Model):
    """One row per office. Without it the defaults hold.

    hand: in whose name rounds are opened and locked by themselves. exempt: sections that hand in nothing.
    """

    office = models.OneToOneField("kernel.Office", models.PROTECT, related_name="+", verbose_name="机关")
    convener = models.ForeignKey(
        "kernel.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="组织科室"
    )
    automatic = models.BooleanField("到日自动开期、锁定", default=True)
    hand = models.ForeignKey(
        "kernel.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="自动办理的账号"
    )
    meeting_after = models.PositiveSmallIntegerField(
        "调度会在期末后第几个工作日",
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(15)],
    )
    lock_before = models.PositiveSmallIntegerField(
        "会前几个工作日锁定", default=2, validators=[MinValueValidator(0), MaxValueValidator(10)]
    )
    presider = models.ForeignKey(
        "kernel.Person", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="主持人"
    )
    issuer_mark = models.CharField(
        "调度单发文机关标志", max_length=60, blank=True, help_text="空着用本机关的标志"
    )
    issuer_code = models.CharField(
        "调度单机关代字", max_length=12, blank=True, help_text="空着用本机关代字加“调”字"
    )
    exempt = models.ManyToManyField("kernel.Unit", related_name="+", blank=True, verbose_name="不填报的科室")

    class Meta:
        verbose_name = "半月调度设置"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(meeting_after__gt=models.F("lock_before")),
                name="dispatch_locks_after_the_half",
            )
        ]


class DispatchEdition(Kept):
    """What a round said when it was locked. `number` counts the lockings; `digest` is SM3 over everything kept."""

    uid = models.CharField("标识", max_length=16, default=new_uid, unique=True, editable=False)
    round = models.ForeignKey(DispatchRound, models.PROTECT, related_name="editions", verbose_name="调度期次")
    number = models.PositiveIntegerField("第几版")
    title = models.CharField("标题", max_length=200)
    locked_on = models.DateField("锁定日期")
    meeting_on = models.DateField("调度会日期", null=True, blank=True)
    presider = models.CharField("主持人", max_length=40, blank=True)
    since = models.DateField("变动起算日", help_text="上一期锁定之后")
    kept_at = models.DateTimeField("留存时间")
    kept_by = models.ForeignKey("kernel.User", models.PROTECT, related_name="+", verbose_name="锁定人")
    audit_count = models.BigIntegerField("审计条数")
    audit_head = models.CharField("审计链末条", max_length=64, blank=True)
    digest = models.CharField("校验值", max_length=64)

    class Meta:
        verbose_name = "调度单定稿"
        ordering = ["-kept_at", "-id"]
        constraints = [models.UniqueConstraint("round", "number", name="dispatch_edition_once")]

    def __str__(self) -> str:
        return f"{self.title}（第{self.number}版）"


class DispatchFigure(Kept):
    """A figure of the summary: the metric, its words, its value."""

    edition = models.ForeignKey(
        DispatchEdition, models.PROTECT, related_name="figures", verbose_name="调度单"
    )
    place = models.PositiveSmallIntegerField("次序")
    metric = models.CharField("指标", max_length=80)
    label = models.CharField("名称", max_length=60)
    measure = models.CharField("计量单位", max_length=10, blank=True)
    value = models.PositiveIntegerField("数值")

    class Meta:
        verbose_name = "调度单的数字"
        ordering = ["edition", "place"]
        constraints = [models.UniqueConstraint("edition", "place", name="dispatch_figure_once")]


class DispatchLine(Kept):
    """One line of a frozen sheet: an entry, a change, what nobody touched, a remark of last time, a late section."""

    class Part(models.TextChoices):
        ENTRY = "entry", "科室任务"
        CHANGE = "change", "与上期相比"
        IDLE = "idle", "无人更新"
        REMARK = "remark", "上期意见落实"
        ABSENT = "absent", "迟报未报"

    edition = models.ForeignKey(DispatchEdition, models.PROTECT, related_name="lines", verbose_name="调度单")
    part = models.CharField("部分", max_length=8, choices=Part.choices)
    place = models.PositiveIntegerField("次序")
    section = models.ForeignKey(
        "kernel.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="科室"
    )
    section_name = models.CharField("科室名称", max_length=80, blank=True)
    title = models.CharField("事项", max_length=300)
    what = models.CharField("情况", max_length=300, blank=True)
    light = models.CharField("灯色", max_length=6, choices=DispatchEntry.Light.choices, blank=True)
    why = models.CharField("灯色说明", max_length=200, blank=True)
    again = models.BooleanField("连续两期红灯", default=False)
    percent = models.PositiveSmallIntegerField("完成比例", null=True, blank=True)
    due_on = models.DateField("时限", null=True, blank=True)
    progress = models.TextField("完成情况", blank=True)
    obstacle = models.TextField("卡点", blank=True)
    next_plan = models.TextField("下步打算", blank=True)
    who = models.CharField("责任人", max_length=40, blank=True)
    ref = models.ForeignKey(
        "kernel.RecordRef", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="记录"
    )
    version = models.PositiveIntegerField("记录版本", null=True, blank=True)

    class Meta:
        verbose_name = "调度单的内容"
        ordering = ["edition", "part", "place"]
        constraints = [models.UniqueConstraint("edition", "part", "place", name="dispatch_line_once")]


class DispatchIssue(Kept):
    """A frozen sheet issued as an official document: its number, and the files as they were made."""

    edition = models.OneToOneField(
        DispatchEdition, models.PROTECT, related_name="issue", verbose_name="调度单"
    )
    document_number = models.ForeignKey(
        "kernel.DocumentNumber", models.PROTECT, related_name="+", verbose_name="发文字号"
    )
    replaces = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="替代"
    )
    issued_on = models.DateField("印发日期")
    issued_by = models.ForeignKey("kernel.User", models.PROTECT, related_name="+", verbose_name="印发人")
    docx = models.ForeignKey("kernel.Blob", models.PROTECT, related_name="+", verbose_name="Word 文件")
    pdf = models.ForeignKey("kernel.Blob", models.PROTECT, related_name="+", verbose_name="PDF 文件")

    class Meta:
        verbose_name = "调度单印发"

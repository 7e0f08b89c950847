"""A form of somebody else as the office fills it: the blank file, what each cell takes, what was handed in."""

from django.db import models
from django.db.models import Q

from canmou.kernel.people.models import new_uid


class FormLayout(models.Model):
    """A blank form and whose mapping it carries: a section's, or the whole office's (`unit` empty).

    `digest` names its structure: the same form of another year has the same one, and finds the mapping again.
    """

    class Kind(models.TextChoices):
        XLSX = "xlsx", "Excel 表"
        DOCX = "docx", "Word 表"

    uid = models.CharField("标识", max_length=16, default=new_uid, unique=True, editable=False)
    office = models.ForeignKey("kernel.Office", models.PROTECT, related_name="+", verbose_name="机关")
    unit = models.ForeignKey(
        "kernel.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="科室"
    )
    name = models.CharField("表名", max_length=120)
    file_name = models.CharField("文件名", max_length=200)
    kind = models.CharField("格式", max_length=4, choices=Kind.choices)
    digest = models.CharField("结构摘要", max_length=64)
    blob = models.ForeignKey("kernel.Blob", models.PROTECT, related_name="+", verbose_name="空白表")
    made_by = models.ForeignKey("kernel.User", models.PROTECT, related_name="+", verbose_name="上传人")
    made_at = models.DateTimeField("上传时间")

    class Meta:
        verbose_name = "外来空白表"
        ordering = ["-made_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                "office", "digest", condition=Q(unit__isnull=True), name="form_layout_once_per_office"
            ),
            models.UniqueConstraint(
                "office", "unit", "digest", condition=Q(unit__isnull=False), name="form_layout_once_per_unit"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def owner(self) -> object:
        """Whose mapping it is: the section, or the office."""
        return self.unit or self.office


class FormCell(models.Model):
    """What one cell takes. Tables, rows and columns count from 1; a list begins in this cell and runs down."""

    class What(models.TextChoices):
        METRIC = "metric", "数字"
        LIST = "list", "清单"
        FIELD = "field", "字段"
        TEXT = "text", "文字"

    class Span(models.TextChoices):
        SAME = "same", "填报期"
        TO_DATE = "to_date", "本年累计"
        LAST_YEAR = "last_year", "上年同期"
        YEAR = "year", "全年"

    class Field(models.TextChoices):
        OFFICE = "office", "单位全称"
        SHORT = "short", "单位简称"
        SECTION = "section", "填报科室"
        FILLER = "filler", "填表人"
        TODAY = "today", "填表日期"
        PERIOD = "period", "填报期"

    layout = models.ForeignKey(FormLayout, models.CASCADE, related_name="cells")
    table = models.PositiveIntegerField("表序")
    row = models.PositiveIntegerField("行")
    column = models.PositiveIntegerField("列")
    what = models.CharField("填什么", max_length=6, choices=What.choices)
    metric = models.CharField("指标", max_length=100, blank=True)
    style = models.CharField("写法", max_length=12, blank=True)
    span = models.CharField("期间", max_length=10, choices=Span.choices, default=Span.SAME)
    unit = models.ForeignKey(
        "kernel.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="科室"
    )
    field = models.CharField("字段", max_length=8, choices=Field.choices, blank=True)
    text = models.CharField("文字", max_length=300, blank=True)
    ledger = models.CharField("台账", max_length=4, blank=True)
    length = models.PositiveIntegerField("清单占几行", default=0)

    class Meta:
        verbose_name = "外来表的格"
        ordering = ["table", "row", "column"]
        constraints = [
            models.UniqueConstraint("layout", "table", "row", "column", name="form_cell_mapped_once")
        ]

    @property
    def place(self) -> tuple[int, int, int]:
        """Table, row and column."""
        return self.table, self.row, self.column


class FormColumn(models.Model):
    """Which column of the ledger goes to which column of the form; `number`, `name` and `sequence` are not its own."""

    cell = models.ForeignKey(FormCell, models.CASCADE, related_name="columns")
    column = models.PositiveIntegerField("表的列")
    source = models.CharField("台账的栏", max_length=60)

    class Meta:
        verbose_name = "清单的列"
        ordering = ["column"]
        constraints = [models.UniqueConstraint("cell", "column", name="form_column_once")]


class FormFill(models.Model):
    """A filled form that was handed in: with which record, for which period, the file kept there."""

    layout = models.ForeignKey(FormLayout, models.PROTECT, related_name="fills", verbose_name="空白表")
    ref = models.ForeignKey("kernel.RecordRef", models.PROTECT, related_name="+", verbose_name="外来表格记录")
    attachment = models.ForeignKey(
        "kernel.Attachment", models.SET_NULL, null=True, related_name="+", verbose_name="报出的文件"
    )
    period = models.CharField("填报期", max_length=30)
    unit = models.ForeignKey("kernel.Unit", models.PROTECT, null=True, related_name="+", verbose_name="科室")
    zero = models.BooleanField("零报告", default=False)
    by = models.ForeignKey("kernel.User", models.PROTECT, related_name="+", verbose_name="报出人")
    at = models.DateTimeField("报出时间")

    class Meta:
        verbose_name = "报出的表"
        ordering = ["-at", "-id"]

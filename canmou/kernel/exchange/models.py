"""What an import keeps until it is settled: its file, what was found in it, and what was corrected in the browser."""

from django.db import models


class ImportFile(models.Model):
    """The uploaded file of an import, encrypted. It goes when the import is discarded, and after some days."""

    batch = models.OneToOneField(
        "kernel.ImportBatch", models.CASCADE, related_name="file", verbose_name="导入批次"
    )
    blob = models.OneToOneField("kernel.Blob", models.PROTECT, related_name="+", verbose_name="内容")

    class Meta:
        verbose_name = "导入文件"


class RowKind(models.TextChoices):
    REFUSED = "refused", "有问题"
    ADDED = "added", "新增"
    CHANGED = "changed", "修改"
    UNCHANGED = "unchanged", "未变"


class ImportRow(models.Model):
    """A row of the file and what the import would do with it.

    `values` maps a heading to [before, after] as shown to readers, like a record's history; of a refused row it
    holds every cell as it stands in the file. `news`: it says something else than what was looked at before.
    """

    batch = models.ForeignKey("kernel.ImportBatch", models.CASCADE, related_name="rows")
    run = models.PositiveIntegerField("第几次处理")
    place = models.PositiveIntegerField("次序")
    sheet = models.CharField("工作表", max_length=31)
    ledger = models.CharField("台账", max_length=4, blank=True)
    line = models.PositiveIntegerField("行")
    kind = models.CharField("处理", max_length=10, choices=RowKind.choices)
    number = models.CharField("编号", max_length=32, blank=True)
    title = models.CharField("题名", max_length=300, blank=True)
    values = models.JSONField("各栏", default=dict)
    news = models.BooleanField("与上次核对不同", default=False)

    class Meta:
        verbose_name = "导入行"
        ordering = ["place"]
        indexes = [
            models.Index("batch", "run", "place", name="import_row_in_order"),
            models.Index("batch", "run", "kind", "place", name="import_row_by_kind"),
        ]


class ImportRemark(models.Model):
    """A problem or a notice of an import: where, and what to do. Line 0: the whole sheet."""

    batch = models.ForeignKey("kernel.ImportBatch", models.CASCADE, related_name="remarks")
    run = models.PositiveIntegerField("第几次处理")
    problem = models.BooleanField("是问题")
    sheet = models.CharField("工作表", max_length=200, blank=True)
    line = models.PositiveIntegerField("行", default=0)
    column = models.CharField("栏", max_length=200, blank=True)
    message = models.TextField("怎么办")

    class Meta:
        verbose_name = "导入问题"
        ordering = ["pk"]
        indexes = [models.Index("batch", "run", "sheet", "line", name="import_remark_by_row")]


class ImportCorrection(models.Model):
    """A cell of the file as corrected in the browser; with no column, the row is left out."""

    batch = models.ForeignKey("kernel.ImportBatch", models.CASCADE, related_name="corrections")
    sheet = models.CharField("工作表", max_length=31)
    line = models.PositiveIntegerField("行")
    column = models.CharField("栏", max_length=200, blank=True)
    text = models.TextField("改为", blank=True)

    class Meta:
        verbose_name = "导入改正"
        ordering = ["sheet", "line", "pk"]
        constraints = [
            models.UniqueConstraint("batch", "sheet", "line", "column", name="one_correction_per_cell")
        ]

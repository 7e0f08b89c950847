"""The register of document numbers: every 发文字号 that was ever given out, void ones included."""

from django.db import models

from canmou.lib.numbering import format_document_number


class DocumentCounter(models.Model):
    """The last number given out, per office × issuing code × year. Locked while a number is taken."""

    office = models.ForeignKey("kernel.Office", models.PROTECT, related_name="+")
    issuer_code = models.CharField(max_length=12)
    year = models.PositiveIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "发文字号计数"
        constraints = [models.UniqueConstraint("office", "issuer_code", "year", name="document_counter_once")]


class NumberState(models.TextChoices):
    ISSUED = "issued", "已用"
    VOID = "void", "空号"


class DocumentNumber(models.Model):
    """One 发文字号. Never changed, never reused; a void one stays as 空号 with its reason."""

    office = models.ForeignKey("kernel.Office", models.PROTECT, related_name="+", verbose_name="机关")
    issuer_code = models.CharField("机关代字", max_length=12)
    year = models.PositiveIntegerField("年份")
    sequence = models.PositiveIntegerField("发文顺序号")
    state = models.CharField("状态", max_length=8, choices=NumberState.choices, default=NumberState.ISSUED)
    title = models.CharField("公文标题", max_length=300)
    on = models.DateField("编号日期")
    ref = models.ForeignKey(
        "kernel.RecordRef", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="所编记录"
    )
    void_reason = models.CharField("作废原因", max_length=200, blank=True)

    class Meta:
        verbose_name = "发文字号"
        ordering = ["office", "issuer_code", "-year", "-sequence"]
        constraints = [
            models.UniqueConstraint("office", "issuer_code", "year", "sequence", name="document_number_once")
        ]

    def __str__(self) -> str:
        return format_document_number(self.issuer_code, self.year, self.sequence)

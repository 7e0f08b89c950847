"""Report templates as versioned rows of an office. A version is never changed; an edit makes the next one."""

from django.db import models


class ReportTemplate(models.Model):
    """One version of a template: a draft until it is put to use. In use is the highest version that was."""

    class Subject(models.TextChoices):
        OFFICE = "office", "全室"
        UNIT = "unit", "科室"
        PERSON = "person", "个人"

    class Span(models.TextChoices):
        YEAR = "year", "年"
        HALF = "half", "半年"
        QUARTER = "quarter", "季度"
        MONTH = "month", "月"
        FORTNIGHT = "fortnight", "半月"

    class Form(models.TextChoices):
        DOCUMENT = "document", "公文"
        PLAIN = "plain", "普通文稿"
        MINUTES = "minutes", "纪要"

    office = models.ForeignKey("kernel.Office", models.PROTECT, related_name="+", verbose_name="机关")
    code = models.SlugField("模板代码", max_length=40)
    name = models.CharField("模板名称", max_length=60)
    version = models.PositiveIntegerField("版本")
    subject = models.CharField("写谁", max_length=8, choices=Subject.choices, default=Subject.OFFICE)
    span = models.CharField("通常的期间", max_length=10, choices=Span.choices, default=Span.YEAR)
    form = models.CharField("格式", max_length=10, choices=Form.choices, default=Form.DOCUMENT)
    title = models.CharField("报告标题", max_length=200, help_text="可含 {{ period.year }} 等")
    source = models.TextField("模板正文")
    note = models.CharField("修改说明", max_length=200, blank=True)
    stock = models.CharField(
        "随附版本", max_length=64, blank=True, help_text="随系统附带的模板的摘要；本单位改过的为空"
    )
    created_at = models.DateTimeField("保存时间")
    created_by = models.ForeignKey(
        "kernel.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="保存人"
    )
    enabled_at = models.DateTimeField("启用时间", null=True, blank=True)
    enabled_by = models.ForeignKey(
        "kernel.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="启用人"
    )

    class Meta:
        verbose_name = "报告模板"
        ordering = ["code", "-version"]
        constraints = [models.UniqueConstraint("office", "code", "version", name="template_version_once")]

    def __str__(self) -> str:
        return f"{self.name}（第{self.version}版）"

    @property
    def is_draft(self) -> bool:
        """Whether it was never put to use."""
        return self.enabled_at is None

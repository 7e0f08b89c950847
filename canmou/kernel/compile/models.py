"""Report templates as versioned rows of an office. A version is never changed; an edit makes the next one."""

from django.db import models


class ReportTemplate(models.Model):
    """One version of a template. The highest version of a code is the one in use."""

    office = models.ForeignKey("kernel.Office", models.PROTECT, related_name="+", verbose_name="机关")
    code = models.SlugField("模板代码", max_length=40)
    name = models.CharField("模板名称", max_length=60)
    version = models.PositiveIntegerField("版本")
    title = models.CharField("报告标题", max_length=200, help_text="可含 {{ period.year }} 等")
    source = models.TextField("模板正文")
    stock = models.CharField(
        "随附版本", max_length=64, blank=True, help_text="随系统附带的模板的摘要；本单位改过的为空"
    )
    created_at = models.DateTimeField("保存时间")
    created_by = models.ForeignKey(
        "kernel.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="保存人"
    )

    class Meta:
        verbose_name = "报告模板"
        ordering = ["code", "-version"]
        constraints = [models.UniqueConstraint("office", "code", "version", name="template_version_once")]

    def __str__(self) -> str:
        return f"{self.name}（第{self.version}版）"

"""The office whose work is kept: its names, and general terms that change with time."""

from django.db import models


class Office(models.Model):
    """One office. Every record, setting, template, counter and issuing code belongs to one."""

    code = models.CharField("机关代码", max_length=8, unique=True, help_text="编号的开头，如 ZZ")
    name = models.CharField("机关全称", max_length=60)
    short_name = models.CharField("机关简称", max_length=40)
    plain_name = models.CharField("自称", max_length=20, help_text="如“研究室”")
    city = models.CharField("市名", max_length=20, help_text="不带“市”字，如“淄州”")
    city_full = models.CharField("市全称", max_length=20)
    city_short = models.CharField("市名单字简称", max_length=4)
    province = models.CharField("省名", max_length=20)
    province_full = models.CharField("省全称", max_length=20)
    issuer_mark = models.CharField("发文机关标志", max_length=60, blank=True)
    issuer_code = models.CharField("机关代字", max_length=12, blank=True)

    class Meta:
        verbose_name = "机关"

    def __str__(self) -> str:
        return self.name


class OfficeTerm(models.Model):
    """A general term of the trade that holds from a day to a day (e.g. which party congress)."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="terms", verbose_name="机关")
    key = models.CharField("名目", max_length=40, help_text="如 congress")
    label = models.CharField("含义", max_length=60)
    value = models.CharField("用语", max_length=60)
    valid_from = models.DateField("启用日期")
    valid_to = models.DateField("停用日期", null=True, blank=True)

    class Meta:
        verbose_name = "通用用语"
        ordering = ["key", "valid_from"]
        constraints = [models.UniqueConstraint("office", "key", "valid_from", name="term_once")]

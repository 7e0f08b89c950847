"""Units with their names and parents in time. Nothing is overwritten when a name changes."""

import secrets

from django.db import models


def new_uid() -> str:
    """A random, unguessable row id that may leave the database (URLs, Excel)."""
    return secrets.token_hex(8)


class Unit(models.Model):
    """A body: the office, its sections, departments and districts beside them, outside organizations.

    `name` and `short_name` are today's; former names stand in `UnitVersion`.
    """

    class Kind(models.TextChoices):
        OFFICE = "office", "本单位"
        SECTION = "section", "科室"
        PARTY_GROUP = "party_group", "党小组"
        DEPARTMENT = "department", "市直部门"
        DISTRICT = "district", "区县"
        UPPER_BODY = "upper_body", "上级机关"
        PARTY_BODY = "party_body", "党委机构"
        CITY_BODY = "city_body", "市级机构"
        UNIVERSITY = "university", "高校院所"
        MEDIA = "media", "媒体"
        COMPANY = "company", "企业"
        OTHER = "other", "其他单位"

    uid = models.CharField("行标识", max_length=16, default=new_uid, unique=True, editable=False)
    office = models.ForeignKey("kernel.Office", models.PROTECT, related_name="units", verbose_name="机关")
    name = models.CharField("单位名称", max_length=80, help_text="全称，如“综合调研一科”")
    short_name = models.CharField("简称", max_length=40, blank=True, help_text="报告中使用的简称，可空")
    kind = models.CharField("单位类别", max_length=16, choices=Kind.choices)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="上级单位"
    )
    mask = models.CharField(
        "遮蔽文字", max_length=60, blank=True, help_text="脱敏版中打星号的文字，多处用顿号隔开"
    )
    order = models.PositiveIntegerField("排序", default=0)
    contact = models.CharField("联系方式", max_length=80, blank=True, help_text="联系人、电话、地址等，可空")
    started_on = models.DateField("设立日期", null=True, blank=True)
    ended_on = models.DateField("撤销日期", null=True, blank=True, help_text="最后一天")
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="并入单位"
    )

    class Meta:
        verbose_name = "单位"
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint("office", "name", name="unit_name_once_per_office")]

    def __str__(self) -> str:
        return self.name

    @property
    def spoken(self) -> str:
        """Short name where there is one."""
        return self.short_name or self.name


class UnitVersion(models.Model):
    """A former name and parent of a unit, with the days between which it held (both included)."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="versions", verbose_name="单位")
    name = models.CharField("曾用名称", max_length=80)
    short_name = models.CharField("曾用简称", max_length=40, blank=True)
    parent = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="当时上级"
    )
    valid_from = models.DateField("启用日期")
    valid_to = models.DateField("停用日期")

    class Meta:
        verbose_name = "单位曾用名"
        ordering = ["unit", "valid_from"]

"""People, units, posts, logins. Dated facts keep their dates; nothing is overwritten when a name changes."""

import secrets

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
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
    ended_on = models.DateField("撤销日期", null=True, blank=True)

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


class Person(models.Model):
    """Anyone named: staff, leaders, experts, partners. A login is a `User`."""

    uid = models.CharField("行标识", max_length=16, default=new_uid, unique=True, editable=False)
    office = models.ForeignKey("kernel.Office", models.PROTECT, related_name="people", verbose_name="机关")
    code = models.CharField("人员编号", max_length=20, help_text="本机关内唯一，同名的人靠它区分")
    name = models.CharField("姓名", max_length=40)
    note = models.CharField("说明", max_length=80, blank=True, help_text="用来区分同名的人，如单位、专业")

    class Meta:
        verbose_name = "人员"
        ordering = ["code"]
        constraints = [models.UniqueConstraint("office", "code", name="person_code_once_per_office")]

    def __str__(self) -> str:
        return self.name


class Post(models.Model):
    """A person's post in a unit, with its level, from a day to a day (both included)."""

    class Level(models.TextChoices):
        NATION = "nation", "国家级"
        PROVINCE = "province", "省部级"
        CITY = "city", "市厅级"
        COUNTY = "county", "县处级"
        TOWNSHIP = "township", "乡科级"
        STAFF = "staff", "科员及以下"
        NONE = "none", "无"

    class Establishment(models.TextChoices):
        CIVIL = "civil", "公务员"
        INSTITUTION = "institution", "事业人员"
        NONE = "none", "编外或外单位"

    uid = models.CharField("行标识", max_length=16, default=new_uid, unique=True, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="posts", verbose_name="人员")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts", verbose_name="单位")
    title = models.CharField("职务", max_length=60)
    level = models.CharField("职级", max_length=10, choices=Level.choices, default=Level.NONE)
    establishment = models.CharField(
        "编制类别", max_length=12, choices=Establishment.choices, default=Establishment.NONE
    )
    leading = models.BooleanField("领导班子成员", default=False)
    rank = models.PositiveIntegerField("排名", default=100, help_text="同一份报告中排列先后，数小在前")
    valid_from = models.DateField("任职日期")
    valid_to = models.DateField("免职日期", null=True, blank=True)

    class Meta:
        verbose_name = "任职"
        ordering = ["rank", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=models.F("valid_from")),
                name="post_ends_after_it_starts",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} {self.title}"


class PersonRelation(models.Model):
    """A dated relation between persons, or a person and a unit (kinship, employer, co-author, project)."""

    class Kind(models.TextChoices):
        KIN = "kin", "近亲属"
        EMPLOYER = "employer", "任职单位"
        COAUTHOR = "coauthor", "合作署名"
        PROJECT = "project", "共同项目"
        TEACHER = "teacher", "师生"

    person = models.ForeignKey(Person, models.PROTECT, related_name="relations", verbose_name="人员")
    kind = models.CharField("关系", max_length=12, choices=Kind.choices)
    other = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="关系人"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="关系单位"
    )
    valid_from = models.DateField("起始日期", null=True, blank=True)
    valid_to = models.DateField("结束日期", null=True, blank=True)

    class Meta:
        verbose_name = "人员关系"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(other__isnull=False) | models.Q(unit__isnull=False),
                name="relation_has_a_second_side",
            )
        ]


class UserManager(BaseUserManager["User"]):
    """Finds logins by name; made here only through `create_login`."""

    def create_login(self, *, username: str, password: str, office, person=None) -> "User":
        user = self.model(username=username, office=office, person=person)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A login, and nothing more; who it is stands in `person`, what it may do in its role grants."""

    username = models.CharField("登录名", max_length=40, unique=True)
    office = models.ForeignKey("kernel.Office", models.PROTECT, related_name="users", verbose_name="机关")
    person = models.OneToOneField(
        Person, models.PROTECT, null=True, blank=True, related_name="login", verbose_name="人员"
    )
    is_active = models.BooleanField("启用", default=True)
    must_change_password = models.BooleanField("须改口令", default=False)

    objects = UserManager()
    USERNAME_FIELD = "username"

    class Meta:
        verbose_name = "用户"

    def __str__(self) -> str:
        return self.person.name if self.person else self.username


class RoleGrant(models.Model):
    """A role given to a login over a unit (empty: the whole office), from a day to a day."""

    user = models.ForeignKey(User, models.PROTECT, related_name="grants", verbose_name="用户")
    role = models.CharField("角色", max_length=40)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="范围"
    )
    valid_from = models.DateField("生效日期")
    valid_to = models.DateField("失效日期", null=True, blank=True)
    granted_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="授权人"
    )

    class Meta:
        verbose_name = "授权"
        constraints = [
            models.UniqueConstraint(
                "user", "role", "unit", "valid_from", name="grant_once", nulls_distinct=False
            )
        ]

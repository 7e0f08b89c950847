"""Persons, their dated posts and relations."""

from django.db import models

from canmou.kernel.people.models.units import Unit, new_uid


class Person(models.Model):
    """Anyone named: staff, leaders, experts, partners. A login is a `User`."""

    uid = models.CharField("行标识", max_length=16, default=new_uid, unique=True, editable=False)
    office = models.ForeignKey("kernel.Office", models.PROTECT, related_name="people", verbose_name="机关")
    code = models.CharField("人员编号", max_length=20, help_text="本机关内唯一，同名的人靠它区分")
    name = models.CharField("姓名", max_length=40)
    note = models.CharField("说明", max_length=80, blank=True, help_text="用来区分同名的人，如单位、专业")
    phone = models.CharField("联系电话", max_length=40, blank=True)
    email = models.EmailField("电子邮箱", max_length=80, blank=True)

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

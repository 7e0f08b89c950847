"""Who is away and who stands in, who is on duty, and who is whose B 岗."""

from django.db import models

from canmou.kernel.people.models.persons import Person
from canmou.kernel.people.models.units import new_uid


class Absence(models.Model):
    """A person is away from a day to a day (both included); another stands in."""

    class Kind(models.TextChoices):
        ANNUAL = "annual", "年休假"
        PRIVATE = "private", "事假"
        SICK = "sick", "病假"
        FAMILY = "family", "婚丧产假等"
        TRIP = "trip", "出差"
        STUDY = "study", "学习培训"
        SECONDED = "seconded", "抽调"
        OTHER = "other", "其他外出"

    uid = models.CharField("行标识", max_length=16, default=new_uid, unique=True, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="absences", verbose_name="外出人")
    kind = models.CharField("事由类别", max_length=10, choices=Kind.choices)
    valid_from = models.DateField("开始日期")
    valid_to = models.DateField("结束日期")
    stand_in = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="代岗人"
    )
    note = models.CharField("说明", max_length=80, blank=True, help_text="去向、联系方式等，可空")
    made_by = models.ForeignKey("kernel.User", models.PROTECT, related_name="+", verbose_name="登记人")
    made_at = models.DateTimeField("登记时间")
    voided = models.BooleanField("已撤销", default=False)

    class Meta:
        verbose_name = "外出登记"
        ordering = ["-valid_from", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__gte=models.F("valid_from")), name="absence_ends_after_it_starts"
            )
        ]


class Duty(models.Model):
    """A person is on duty on a day, as the leader of the day or as the one who sits there."""

    class Kind(models.TextChoices):
        LEADER = "leader", "带班领导"
        STAFF = "staff", "值班人员"

    uid = models.CharField("行标识", max_length=16, default=new_uid, unique=True, editable=False)
    on = models.DateField("值班日期")
    kind = models.CharField("班次", max_length=8, choices=Kind.choices, default=Kind.STAFF)
    person = models.ForeignKey(Person, models.PROTECT, related_name="duties", verbose_name="值班人")
    made_by = models.ForeignKey("kernel.User", models.PROTECT, related_name="+", verbose_name="安排人")
    made_at = models.DateTimeField("安排时间")
    voided = models.BooleanField("已撤销", default=False)

    class Meta:
        verbose_name = "值班安排"
        ordering = ["on", "kind", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["on", "kind", "person"], condition=models.Q(voided=False), name="duty_once"
            )
        ]


class StandIn(models.Model):
    """AB 岗: while the holder of a post is away, another does this part of the work."""

    uid = models.CharField("行标识", max_length=16, default=new_uid, unique=True, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="stand_ins", verbose_name="A岗")
    other = models.ForeignKey(Person, models.PROTECT, related_name="stands_in_for", verbose_name="B岗")
    matter = models.CharField("工作事项", max_length=80)
    valid_from = models.DateField("开始日期")
    valid_to = models.DateField("结束日期", null=True, blank=True)

    class Meta:
        verbose_name = "AB岗"
        ordering = ["person", "matter", "id"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(person=models.F("other")), name="stand_in_is_another")
        ]

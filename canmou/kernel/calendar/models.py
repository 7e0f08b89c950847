"""Days that differ from the plain week, the years whose arrangement is announced, and how both came to be so."""

from django.conf import settings
from django.db import models

from canmou.kernel.people.models import new_uid


class CalendarYear(models.Model):
    """A year of the working calendar. Not announced: terms that touch it are provisional (推定)."""

    year = models.PositiveSmallIntegerField("年份", primary_key=True)
    announced = models.BooleanField("已公布", default=False)
    source = models.CharField("依据", max_length=300, blank=True)

    class Meta:
        verbose_name = "工作日历年份"
        ordering = ["year"]

    def __str__(self) -> str:
        return str(self.year)


class CalendarDay(models.Model):
    """A day off on a weekday or weekend by arrangement, or a weekend day that is worked.

    year: the year whose notice settles the day (New Year's may begin in December); none: corrected by hand.
    """

    date = models.DateField("日期", primary_key=True)
    is_workday = models.BooleanField("上班")
    name = models.CharField("名称", max_length=20)
    source = models.CharField("依据", max_length=300, blank=True)
    year = models.PositiveSmallIntegerField("所属安排", null=True, blank=True)

    class Meta:
        verbose_name = "工作日历调整日"
        ordering = ["date"]

    def __str__(self) -> str:
        return f"{self.date} {self.name}{'上班' if self.is_workday else '放假'}"


class CalendarChange(models.Model):
    """A change of the calendar: a notice taken over, or one day corrected. Prepared, looked at, then applied."""

    class Kind(models.TextChoices):
        """What is changed."""

        NOTICE = "notice", "放假通知"
        CORRECTION = "correction", "更正单日"

    class State(models.TextChoices):
        """How far it is."""

        PREPARED = "prepared", "待确认"
        APPLIED = "applied", "已生效"
        DROPPED = "dropped", "已放弃"

    uid = models.CharField("行标识", max_length=16, default=new_uid, unique=True, editable=False)
    kind = models.CharField("种类", max_length=12, choices=Kind.choices)
    state = models.CharField("状态", max_length=12, choices=State.choices, default=State.PREPARED)
    year = models.PositiveSmallIntegerField("年份")
    whole = models.BooleanField("全年安排", default=False)
    title = models.CharField("标题或依据", max_length=160)
    number = models.CharField("文号", max_length=40, blank=True)
    issued_on = models.DateField("印发日期", null=True, blank=True)
    text = models.TextField("通知全文", blank=True)
    reason = models.CharField("更正原因", max_length=200, blank=True)
    after = models.PositiveIntegerField("录入时已生效的变动数", default=0)
    moved = models.PositiveIntegerField("期限变动件数", default=0)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="经办人"
    )
    made_at = models.DateTimeField("录入时间")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="确认人"
    )
    decided_at = models.DateTimeField("确认时间", null=True)

    class Meta:
        verbose_name = "工作日历变动"
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.source

    @property
    def source(self) -> str:
        """The notice by title, number and date, as it stands beside each of its days."""
        issued = (
            f"{self.issued_on.year}年{self.issued_on.month}月{self.issued_on.day}日" if self.issued_on else ""
        )
        told = "，".join(part for part in (self.number, issued) if part)
        return f"{self.title}（{told}）" if told else self.title


class CalendarChangeDay(models.Model):
    """One day of a change: what it becomes. settled false: it follows the plain week again."""

    change = models.ForeignKey(CalendarChange, models.PROTECT, related_name="days", verbose_name="变动")
    date = models.DateField("日期")
    settled = models.BooleanField("列入日历", default=True)
    is_workday = models.BooleanField("上班")
    name = models.CharField("名称", max_length=20, blank=True)

    class Meta:
        verbose_name = "变动的日子"
        ordering = ["date"]
        constraints = [models.UniqueConstraint("change", "date", name="changed_day_once")]
